package part

import "testing"

func TestLines_MissingLetterIsABox(t *testing.T) {
	ls := breakLines(Said{Text: "name \U0001F600 and \u0628 end", Lang: "en"}, false, 15, endless)
	if len(ls) != 1 || ls[0].text != "name □ and □ end" {
		t.Errorf("got %q", ls[0].text)
	}
}
