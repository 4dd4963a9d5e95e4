package handover

import (
	"bytes"
	"encoding/json"
)

// deepest is how far JSON may nest.
const deepest = 32

// Exactly reads JSON that was written from a value of the same type, and
// refuses any other: unknown, doubled or differently spelled names, more than
// one value, white space, numbers written another way. What is read twice by
// two programs is then the same. Error: ErrMade.
func Exactly(data []byte, into any) error {
	if depth(data) > deepest {
		return ErrMade
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return ErrMade
	}
	again, err := json.Marshal(into)
	if err != nil || !bytes.Equal(again, data) {
		return ErrMade
	}
	return nil
}

// depth counts how deeply brackets nest, without reading what they hold.
func depth(data []byte) int {
	deep, most, quoted := 0, 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			deep++
			most = max(most, deep)
		case c == '}' || c == ']':
			deep--
		}
	}
	return most
}
