package i18n

import "testing"

// A talk in an earlier version of a form says what it said then, where that was
// kept; else what the form says today, in the same language.
func TestFind_WordsOfEarlierVersions(t *testing.T) {
	c := From(files)
	c.Add("en", Draft, map[string]string{"f99.now.title": "Today", "f99.more.title": "More", "f99@1.0.0.now.title": "How it was"})
	c.Add("th", Draft, map[string]string{"f99.now.title": "วันนี้", "f99.more.title": "อีก"})
	for key, want := range map[string]string{
		"f99@1.0.0.now.title": "[en] How it was", "f99@1.0.0.more.title": "อีก", "f99@2.0.0.now.title": "วันนี้",
		"f99@1.0.title": "⟨f99@1.0.title⟩", "f99@1.0.0.none": "⟨f99@1.0.0.none⟩",
	} {
		if got := c.For("th").Say(key, nil); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if Today("f99@1.2.3.a.b") != "f99.a.b" || Today("f99.a") != "f99.a" {
		t.Error("keys of today are read wrongly")
	}
}
