package app_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onward/app"
	"onward/app/directory"
)

// An entry is written, marked as checked, moved to another country and taken
// away, over a lock; a wrong one and too many are refused and change nothing.
func TestServices_KeptInTheVault(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.vault")
	d := create(t, path)
	id, err := d.SaveService(directory.Service{Country: "LA", Name: "ເຮືອນສີຟ້າ", Type: "ngo"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.SaveService(directory.Service{Country: "TH", Name: "1300", Type: "hotline"}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.SaveService(directory.Service{Country: "Laos", Name: "x", Type: "ngo"}); !errors.Is(err, app.ErrService) {
		t.Errorf("a wrong entry: %v", err)
	}
	one := find(t, d, id)
	if !one.CheckFirst(d.Now()) {
		t.Error("nobody checked it, and it does not say so")
	}
	if err := d.ServiceChecked(one); err != nil {
		t.Fatal(err)
	}
	if one = find(t, d, id); one.CheckFirst(d.Now()) || one.Checked != d.Now().Format("2006-01-02") || one.CheckedBy != d.Worker {
		t.Errorf("checked today, and it says %+v", one)
	}
	one.Country = "KH"
	if _, err := d.SaveService(one); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = unlock(t, path)
	if all, err := d.Services(); err != nil || len(all) != 2 || all[0].Country != "KH" || all[1].Country != "TH" {
		t.Errorf("%+v, %v", all, err)
	}
	var b strings.Builder
	b.WriteString("id,country,name,type\n")
	for i := range directory.Most {
		fmt.Fprintf(&b, "a%d,LA,House,ngo\n", i)
	}
	if m, err := d.TakeServices(strings.NewReader(b.String())); !errors.Is(err, app.ErrManyServices) || m.TooMany != 2 {
		t.Errorf("%+v, %v", m, err)
	}
	if err := d.RemoveService(id); err != nil {
		t.Fatal(err)
	}
	if all, _ := d.Services(); len(all) != 1 || all[0].Country != "TH" {
		t.Errorf("%+v", all)
	}
}

func find(t *testing.T, d *app.Desk, id string) directory.Service {
	t.Helper()
	all, err := d.Services()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.ID == id {
			return s
		}
	}
	t.Fatal("the entry is not there")
	return directory.Service{}
}
