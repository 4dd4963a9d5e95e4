package vault

import (
	"errors"
	"strings"
	"testing"
)

// The keys a house writes with are for those who have to do with its people;
// they are so too after all keys were replaced.
func TestLetters_NotForAuditorsAndAdministrators(t *testing.T) {
	v, _, _, _ := agency(t)
	v = enter(t, v, testUser, testPhrase)
	must(t, v.SaveLetters([]byte(`{"person":"secret"}`)))
	for name, phrase := range map[string]string{"Audit": auditPhrase, "Desk A": adminPhrase} {
		v = enter(t, v, name, phrase)
		if b, err := v.Letters(); !errors.Is(err, ErrNoKey) || b != nil {
			t.Errorf("%s reads %q, %v", name, b, err)
		}
		if err := v.SaveLetters([]byte(`{}`)); !errors.Is(err, ErrNoKey) {
			t.Errorf("%s writes: %v", name, err)
		}
	}
	v = enter(t, v, testUser, testPhrase)
	var gone UserID
	users, err := v.Users()
	must(t, err)
	for _, u := range users {
		if u.Name == "Audit" {
			gone = u.ID
		}
	}
	must(t, v.RemoveUser(gone))
	if b, err := v.Letters(); err != nil || !strings.Contains(string(b), "secret") {
		t.Errorf("after the keys were replaced: %q, %v", b, err)
	}
}
