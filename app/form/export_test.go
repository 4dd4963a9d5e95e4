package form

import "io/fs"

// TypesForTest gives the text of types.json.
func TypesForTest() string { return string(typesJSON) }

// LoadPlain loads a plain pair, schema.json and ui.json.
func LoadPlain(fsys fs.FS) (*Def, error) { return load(fsys, "plain", false) }

// Keywords gives every keyword the loader knows, ours and the refused ones too.
func Keywords() []string {
	return append(append(sortedKeys(standard), sortedKeys(refused)...), sortedKeys(extensions)...)
}
