package vault

// This file reads testdata/v1.vault as the appendix of FORMAT.md says, with a
// reader of its own: SQLite for the rows, the ciphers straight from the library, and none of
// this room's code. Every value is compared with the worked example in
// FORMAT.md, so that the paper stays true.

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
)

func hmacOf(key []byte, parts ...[]byte) []byte {
	m := hmac.New(sha256.New, key)
	for _, p := range parts {
		m.Write(binary.BigEndian.AppendUint64(nil, uint64(len(p))))
		m.Write(p)
	}
	return m.Sum(nil)
}

func derive(key []byte, purpose string) []byte {
	m := hmac.New(sha256.New, key)
	m.Write([]byte("onward/1/" + purpose + "\x01"))
	return m.Sum(nil)
}

func data(vault, id []byte, version uint64, kind string) []byte {
	b := append([]byte("onward/1/record\x00"), vault...)
	b = append(b, id...)
	b = binary.BigEndian.AppendUint64(b, version)
	return append(b, kind...)
}

func unsealed(t *testing.T, key, nonce, text, data []byte) []byte {
	t.Helper()
	a, err := chacha20poly1305.NewX(key)
	if err != nil {
		t.Fatal(err)
	}
	b, err := a.Open(nil, nonce, text, data)
	if err != nil {
		t.Fatal("a seal does not open as FORMAT.md says")
	}
	return b
}

func unpadded(t *testing.T, b []byte) []byte {
	t.Helper()
	b = []byte(strings.TrimRight(string(b), "\x00"))
	if len(b) == 0 || b[len(b)-1] != 0x80 {
		t.Fatal("padding is not as FORMAT.md says")
	}
	return b[:len(b)-1]
}

func TestFormat_OneIsAsThePaperSays(t *testing.T) {
	said, used := paper(t, "### Worked example of format 1"), map[string]bool{}
	check := func(name, got string) {
		t.Helper()
		used[name] = true
		if *update {
			t.Logf("    %s: %s", name, got)
		} else if said[name] != got {
			t.Errorf("%s: the paper says %q, the file %q", name, said[name], got)
		}
	}
	path := filepath.Join(t.TempDir(), "v1.vault")
	copyFile(t, "testdata/v1.vault", path)
	db, conn, err := dial(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	defer conn.Close()
	body := func(at int) (b []byte) {
		if err := conn.QueryRowContext(context.Background(), `SELECT body FROM header WHERE at=?`, at).Scan(&b); err != nil {
			t.Fatal(err)
		}
		return b
	}

	header := body(0)
	check("header", hex.EncodeToString(header))
	vault := header[8:24]

	slot := body(16)
	phrase := []byte("កូនឆ្មា nước mắm 12 ต\u0e4d\u0e32") // sara am in two, as NFKC has it
	user := []byte("worker 7")
	check("pass phrase", hex.EncodeToString(phrase))
	check("slot begins", hex.EncodeToString(slot[:44]))
	h := sha256.Sum256(append(append([]byte("onward/1/hint\x00"), vault...), user...))
	if slot[2] != h[0] {
		t.Error("the hint is not as FORMAT.md says")
	}
	slotID, salt, params := slot[3:19], slot[19:35], slot[35:44]
	stretched := argon2.IDKey(phrase, salt, binary.BigEndian.Uint32(params), binary.BigEndian.Uint32(params[4:]), params[8], 32)
	check("stretched key", hex.EncodeToString(stretched))
	bind := sha256.Sum256([]byte(string(slot[:2]) + string(salt) + string(params) + string(user)))
	wrapData := data(vault, slotID, 0, "slot "+hex.EncodeToString(bind[:]))
	check("slot data", hex.EncodeToString(wrapData))
	root := unsealed(t, stretched, slot[44:68], slot[68:116], wrapData)
	check("vault key", hex.EncodeToString(root))
	name := unpadded(t, unsealed(t, derive(root, "user"), slot[116:140], slot[140:1180], data(vault, slotID, 0, "user")))
	check("user", string(name))
	sum := sha256.Sum256(slot[:1180])
	if string(sum[:4]) != string(slot[1180:]) {
		t.Error("the slot's check is not as FORMAT.md says")
	}

	mac := hmacOf(derive(root, "header"), header, slot)
	check("mac", hex.EncodeToString(mac))
	if !hmac.Equal(mac, body(1)) {
		t.Error("the mac is not as FORMAT.md says")
	}
	sealedHead := body(2)
	head := unpadded(t, unsealed(t, derive(root, "head"), sealedHead[:24], sealedHead[24:], data(vault, make([]byte, 16), 0, "head")))
	check("head", hex.EncodeToString(head))

	// One case, by its id alone.
	type found struct {
		ver       uint64
		nonce, ct []byte
	}
	find := func(kid, id []byte) (f found) {
		err := conn.QueryRowContext(context.Background(), `SELECT ver, nonce, ct FROM obj WHERE kid=? AND id=?`, kid, id).Scan(&f.ver, &f.nonce, &f.ct)
		if err != nil {
			t.Fatalf("no row where FORMAT.md says: %v", err)
		}
		return f
	}
	nameOf := func(key []byte, kind, name string) []byte {
		return hmacOf(key, []byte("name"), []byte(kind), []byte(name))[:16]
	}
	record := func(key []byte, box, kind, name string) []byte {
		kid := nameOf(key, "kid", box)
		id := nameOf(derive(key, box+"/name"), kind, name)
		f := find(kid, id)
		check(kind+" kid", hex.EncodeToString(kid))
		check(kind+" id", hex.EncodeToString(id))
		check(kind+" nonce", hex.EncodeToString(f.nonce))
		plain := unpadded(t, unsealed(t, derive(key, box+"/seal"), f.nonce, f.ct, data(vault, id, f.ver, box)))
		front := string(rune(len(kind))) + kind + string(rune(len(name))) + name
		rest, ok := strings.CutPrefix(string(plain), front)
		if !ok {
			t.Errorf("record %s does not begin as FORMAT.md says", kind)
		}
		return []byte(rest)
	}
	wrapped := record(root, "wrap", "key", "case-0001")
	keyID := nameOf(derive(root, "wrap/name"), "key", "case-0001")
	if wrapped[0] != 1 {
		t.Error("the form of wrap is not 1")
	}
	caseKey := unsealed(t, derive(root, "wrap/seal"), wrapped[1:25], wrapped[25:], data(vault, keyID, 0, "case key"))
	check("case key", hex.EncodeToString(caseKey))
	check("sitting data", string(record(caseKey, "case", "sitting", "sitting-0001")))
	check("summary data", string(record(root, "summary", "summary", "case-0001")))
	check("setting data", string(record(root, "setting", "setting", "all")))

	// The sum over all rows is the one in the head.
	rows, err := conn.QueryContext(context.Background(), `SELECT kid, id, ver, nonce FROM obj`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var total [32]byte
	for rows.Next() {
		var kid, id, nonce []byte
		var ver uint64
		if err := rows.Scan(&kid, &id, &ver, &nonce); err != nil {
			t.Fatal(err)
		}
		m := hmacOf(derive(root, "sum"), kid, id, binary.BigEndian.AppendUint64(nil, ver), nonce)
		carry := 0
		for i := 31; i >= 0; i-- {
			carry += int(total[i]) + int(m[i])
			total[i], carry = byte(carry), carry>>8
		}
	}
	if string(head[24:]) != string(total[:]) {
		t.Error("the sum is not as FORMAT.md says")
	}
	for name := range said {
		if !used[name] {
			t.Errorf("nothing checks %q in FORMAT.md", name)
		}
	}
}
