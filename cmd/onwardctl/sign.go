package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"onward/app/form"
)

// formsKeygen makes a key to sign packs with. The file is as secret as a key to
// a house: whoever has it signs in the publisher's name.
func (t *tool) formsKeygen(args []string) error {
	var name, out string
	if _, err := t.flags("forms keygen", args, func(f *flag.FlagSet) {
		f.StringVar(&name, "name", "", "who publishes, as people know them")
		f.StringVar(&out, "out", "", "the file to write; it is not overwritten")
	}); err != nil {
		return err
	}
	if err := need(map[string]string{"name": name, "out": out}); err != nil {
		return err
	}
	k, err := form.NewSigningKey(name)
	if err != nil {
		return fmt.Errorf("%w: %w", errUse, err)
	}
	b, err := k.Bytes()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err = f.Write(b); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "%s\t%s\n", k.Signature().Publisher, k.Signature().Fingerprint())
	return nil
}

// formsSign signs a pack that is one file, in place.
func (t *tool) formsSign(args []string) error {
	var key string
	rest, err := t.flags("forms sign", args, func(f *flag.FlagSet) {
		f.StringVar(&key, "key", "", "a file of forms keygen")
	})
	if err != nil {
		return err
	}
	if err := need(map[string]string{"key": key}); err != nil {
		return err
	}
	if len(rest) != 1 || filepath.Ext(rest[0]) != form.Ext {
		return fmt.Errorf("%w: forms sign takes one file *%s", errUse, form.Ext)
	}
	b, err := os.ReadFile(key)
	if err != nil {
		return err
	}
	k, err := form.ReadSigningKey(b)
	if err != nil {
		return err
	}
	p, err := form.ReadPack(rest[0])
	if err != nil {
		t.faults(filepath.Base(rest[0]), err)
		return errFound
	}
	signed, err := p.Sign(k)
	if err != nil {
		return err
	}
	err = write(rest[0], func(w io.Writer) error {
		_, err := w.Write(signed.Bytes())
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "%s\t%s\t%s\t%s\n", p.Def.ID(), p.Def.Version(), k.Signature().Publisher, k.Signature().Fingerprint())
	return nil
}
