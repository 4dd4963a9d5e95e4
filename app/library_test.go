package app

import (
	"slices"
	"testing"

	"onward/i18n"
)

// Every action has its words, an owner and a time; one of a country says where
// that is known from and which actions it goes with, and calls itself checked
// only with a day.
func TestLibrary_IsWhole(t *testing.T) {
	words := i18n.Open()
	ids := map[string]bool{}
	for _, a := range library() {
		ids[a.ID] = true
	}
	for _, a := range library() {
		if !slices.Contains(Domains, a.Area) || a.OwnerKind == "" || a.Phase == "" {
			t.Errorf("%+v", a)
		}
		for _, l := range i18n.Languages() {
			for _, part := range []string{"what", "goal"} {
				if w, ok := words.For(l.Tag).Find("action." + a.ID + "." + part); !ok || w.Fallback {
					t.Errorf("%s has no words for %s of %s", l.Tag, part, a.ID)
				}
			}
		}
		if a.Country == "" {
			continue
		}
		if a.Source == "" || !slices.Contains([]string{"read", "general"}, a.Sure) || !slices.Contains([]string{"here", "home", "any"}, a.Side) || len(a.Tags) == 0 {
			t.Errorf("%s: %+v", a.ID, a)
		}
		for _, tag := range a.Tags {
			if !ids[tag] {
				t.Errorf("%s goes with %q, which is not there", a.ID, tag)
			}
		}
	}
}

// Wherever she goes home to, each part of life offers something, and never an
// action of a country that is none of hers.
func TestLibrary_OffersOnlyWhatFits(t *testing.T) {
	countries := []string{"TH", "LA", "MM", "KH", "VN", "CN", "JP", ""}
	most := map[string]int{}
	for _, here := range countries {
		for _, home := range countries {
			for _, dom := range Domains {
				fit := 0
				for _, a := range library() {
					if a.Area != dom || !a.fits(here, home) {
						continue
					}
					fit++
					if a.Country == "" {
						continue
					}
					most[a.Country]++
					if a.Country != here && a.Country != home || a.Side == "home" && a.Country != home || a.Side == "here" && a.Country != here {
						t.Errorf("made in %q for %q: %s is offered", here, home, a.ID)
					}
					if a.Foreign && home == a.Country {
						t.Errorf("%s is offered to somebody who is at home there", a.ID)
					}
				}
				if fit < 2 {
					t.Errorf("made in %q for %q: %s offers %d", here, home, dom, fit)
				}
			}
		}
	}
	for _, country := range []string{"TH", "LA", "MM", "KH", "VN", "CN"} {
		if most[country] == 0 {
			t.Errorf("nothing of %s is ever offered", country)
		}
	}
}
