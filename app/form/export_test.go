package form

import "io/fs"

// TypesForTest gives the text of types.json.
func TypesForTest() string { return string(typesJSON) }

// LoadPlain loads a plain pair, schema.json and ui.json.
func LoadPlain(fsys fs.FS) (*Def, error) { return load(fsys, "plain", false) }
