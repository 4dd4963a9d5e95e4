package form

// TypesForTest gives the text of types.json.
func TypesForTest() string { return string(typesJSON) }
