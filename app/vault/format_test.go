package vault

// This file reads testdata/v2.vault as FORMAT.md says, with a reader of its
// own: SQLite for the rows, the ciphers straight from the library, and none of
// this room's code. Every value is compared with the worked example in
// FORMAT.md, so that the paper stays true.

import (
	"context"
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/hpke"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/crypto/argon2"
)

// paper gives a worked example: lines of "name: value" under a heading.
func paper(t *testing.T, heading string) map[string]string {
	t.Helper()
	b, err := os.ReadFile("FORMAT.md")
	must(t, err)
	_, example, ok := strings.Cut(string(b), heading+"\n")
	if !ok {
		t.Fatal("FORMAT.md has no", heading)
	}
	example, _, _ = strings.Cut(example, "\n## ")
	said := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^    ([a-z ]+): +(.+)$`).FindAllStringSubmatch(example, -1) {
		said[m[1]] = m[2]
	}
	return said
}

// stranger reads a vault of the second format.
type stranger struct {
	t          *testing.T
	conn       *sql.Conn
	vault      []byte
	office     []byte
	said, used map[string]string
}

func (s *stranger) check(name, got string) {
	s.t.Helper()
	s.used[name] = got
	if *update {
		s.t.Logf("    %s: %s", name, got)
	} else if s.said[name] != got {
		s.t.Errorf("%s: the paper says %q, the file %q", name, s.said[name], got)
	}
}

func (s *stranger) body(at int) (b []byte) {
	must(s.t, s.conn.QueryRowContext(context.Background(), `SELECT body FROM header WHERE at=?`, at).Scan(&b))
	return b
}

// envelope opens an HPKE envelope for the pair of a secret.
func (s *stranger) envelope(secret, id []byte, kind string, text []byte) ([]byte, error) {
	private, err := hpke.DHKEM(ecdh.X25519()).NewPrivateKey(derive(secret, "pair"))
	must(s.t, err)
	info := append([]byte("onward/2/envelope\x00"), s.vault...)
	info = append(append(info, id...), make([]byte, 8)...)
	return hpke.Open(private, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), append(info, kind...), text)
}

// slot opens a slot by the key that its pass phrase or sheet gives, and gives
// the user's secret and her rings.
func (s *stranger) slot(b []byte, user string, key []byte) (secret []byte, rings [5][]byte) {
	bind := sha256.Sum256([]byte(string(b[:2]) + string(b[19:35]) + string(b[35:44]) + user))
	secret = unsealed(s.t, key, b[44:68], b[68:116], data(s.vault, b[3:19], 0, "slot "+hex.EncodeToString(bind[:])))
	for i, ring := range []string{"office", "cases", "identity", "private", "log"} {
		if k, err := s.envelope(secret, b[3:19], "ring "+ring, b[116+80*i:116+80*(i+1)]); err == nil {
			rings[i] = k
		}
	}
	if h := sha256.Sum256(append(append([]byte("onward/1/hint\x00"), s.vault...), user...)); b[2] != h[0] {
		s.t.Error("the hint is not as FORMAT.md says")
	}
	if sum := sha256.Sum256(b[:516]); string(sum[:4]) != string(b[516:]) || len(b) != 520 {
		s.t.Error("the slot's check is not as FORMAT.md says")
	}
	return secret, rings
}

func named16(key []byte, parts ...string) []byte {
	all := [][]byte{[]byte("name")}
	for _, p := range parts {
		all = append(all, []byte(p))
	}
	return hmacOf(key, all...)[:16]
}

// record finds and opens a record of a box: of a case where one is given.
func (s *stranger) record(key []byte, box, of, kind, name string) []byte {
	kids := derive(s.office, "kids")
	kid := named16(kids, "kid", box)
	if of != "" {
		kid = named16(kids, box, of)
	}
	id := named16(derive(key, box+"/name"), kind, name)
	var ver uint64
	var nonce, ct []byte
	err := s.conn.QueryRowContext(context.Background(), `SELECT ver, nonce, ct FROM obj WHERE kid=? AND id=?`, kid, id).Scan(&ver, &nonce, &ct)
	if err != nil {
		s.t.Fatalf("no %s %s where FORMAT.md says: %v", box, kind, err)
	}
	plain := unpadded(s.t, unsealed(s.t, derive(key, box+"/seal"), nonce, ct, data(s.vault, id, ver, box)))
	rest, ok := strings.CutPrefix(string(plain), string(rune(len(kind)))+kind+string(rune(len(name)))+name)
	if !ok {
		s.t.Errorf("record %s does not begin as FORMAT.md says", kind)
	}
	return []byte(rest)
}

func caseID(id string) []byte {
	sum := sha256.Sum256([]byte("onward/2/case\x00" + id))
	return sum[:16]
}

func TestFormat_IsAsThePaperSays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v2.vault")
	copyFile(t, "testdata/v2.vault", path)
	db, conn, err := dial(path)
	must(t, err)
	defer db.Close()
	defer conn.Close()
	s := &stranger{t: t, conn: conn, said: paper(t, "## Worked example"), used: map[string]string{}}
	header := s.body(0)
	s.check("header", hex.EncodeToString(header))
	s.vault = header[8:24]

	slot := s.body(16)
	phrase := []byte("កូនឆ្មា nước mắm 12 ต\u0e4d\u0e32") // sara am in two, as NFKC has it
	s.check("pass phrase", hex.EncodeToString(phrase))
	s.check("slot begins", hex.EncodeToString(slot[:44]))
	stretched := argon2.IDKey(phrase, slot[19:35], binary.BigEndian.Uint32(slot[35:]), binary.BigEndian.Uint32(slot[39:]), slot[43], 32)
	s.check("stretched key", hex.EncodeToString(stretched))
	secret, rings := s.slot(slot, "worker 7", stretched)
	s.office = rings[0]
	s.check("secret", hex.EncodeToString(secret))
	s.check("envelope of office", hex.EncodeToString(slot[116:196]))
	for i, ring := range []string{"office", "cases", "identity", "private", "log"} {
		s.check("ring "+ring, hex.EncodeToString(rings[i]))
	}
	s.others(rings)

	var slots [][]byte
	for at := 16; at < 20; at++ {
		slots = append(slots, s.body(at))
	}
	mac := hmacOf(derive(s.office, "header"), append([][]byte{header}, slots...)...)
	s.check("mac", hex.EncodeToString(mac))
	if !hmac.Equal(mac, s.body(1)) {
		t.Error("the mac is not as FORMAT.md says")
	}
	sealedHead := s.body(2)
	head := unpadded(t, unsealed(t, derive(s.office, "head"), sealedHead[:24], sealedHead[24:], data(s.vault, make([]byte, 16), 0, "head")))
	s.check("head", hex.EncodeToString(head))
	if string(head[24:56]) != string(s.total()) || !hmac.Equal(head[56:], mac) {
		t.Error("the head is not as FORMAT.md says")
	}
	user := s.record(s.office, "user", "", "user", hex.EncodeToString(slot[3:19]))
	s.check("user", string(user))
	s.signs(user, secret)
	s.check("setting", string(s.record(s.office, "setting", "", "setting", "all")))
	s.check("summary", string(s.record(rings[1], "summary", "", "summary", "case-0001")))
	s.check("named", string(s.record(rings[2], "named", "", "named", "case-0001")))
	s.theCase(rings)
	s.theCaseApart(secret, slot[3:19])
	for name := range s.said {
		if _, ok := s.used[name]; !ok {
			t.Errorf("nothing checks %q in FORMAT.md", name)
		}
	}
}

// others opens the slots of the others: what each holds is the same, and no
// more than she should.
func (s *stranger) others(all [5][]byte) {
	want := map[string][5]bool{"nok": {true, true, true, false, true}, "audit": {true, false, false, false, true}, "": {true, true, true, true, true}}
	sheet, err := os.ReadFile("testdata/v2.sheet.txt")
	must(s.t, err)
	for at, user := range map[int]string{17: "nok", 18: "audit", 19: ""} {
		b := s.body(at)
		var key []byte
		if user == "" {
			key, err = hkdf.Key(sha256.New, []byte(strings.TrimSpace(string(sheet))), b[19:35], "onward/2/sheet", 32)
			must(s.t, err)
			s.check("key of the sheet", hex.EncodeToString(key))
		} else {
			pass := map[string]string{"nok": "ข้าว ดาว ปลา ลม ฝน ไม้", "audit": "rice star fish wind rain tree"}[user]
			key = argon2.IDKey([]byte(pass), b[19:35], binary.BigEndian.Uint32(b[35:]), binary.BigEndian.Uint32(b[39:]), b[43], 32)
		}
		_, rings := s.slot(b, user, key)
		for i, k := range rings {
			if (k != nil) != want[user][i] || k != nil && !hmac.Equal(k, all[i]) {
				s.t.Errorf("%q has ring %d: %v", user, i, k != nil)
			}
		}
	}
}

func (s *stranger) signs(user, secret []byte) {
	var u struct{ Seals, Signs []byte }
	must(s.t, json.Unmarshal(user, &u))
	private, err := ecdh.X25519().NewPrivateKey(derive(secret, "pair"))
	must(s.t, err)
	signs := ed25519.NewKeyFromSeed(derive(secret, "sign")).Public().(ed25519.PublicKey)
	if string(u.Seals) != string(private.PublicKey().Bytes()) || string(u.Signs) != string(signs) {
		s.t.Error("the public keys are not as FORMAT.md says: " + base64.StdEncoding.EncodeToString(signs))
	}
}

// theCase reads a case whose keys are in the rings, and the letter in it.
func (s *stranger) theCase(rings [5][]byte) {
	const id = "case-0001"
	wrapped := s.record(s.office, "wrap", "", "key", id)
	if len(wrapped) != 3*81 {
		s.t.Fatalf("the keys have %d bytes", len(wrapped))
	}
	var keys [3][]byte
	for p, name := range []string{"case", "identity", "private"} {
		w := wrapped[81*p : 81*(p+1)]
		if w[0] != 1 || string(w[73:]) != string(make([]byte, 8)) {
			s.t.Errorf("the key of %s is not wrapped by its ring", name)
		}
		keys[p] = unsealed(s.t, derive(rings[1+p], "wrap"), w[1:25], w[25:73], data(s.vault, caseID(id), 0, "key "+name))
		s.check("key of "+map[string]string{"case": "content", "identity": "identity", "private": "private"}[name], hex.EncodeToString(keys[p]))
	}
	s.check("content", string(s.record(keys[0], "case", id, "sitting", "sitting-0001")))
	s.check("who", string(s.record(keys[1], "identity", id, "sitting", "sitting-0001")))
	kid := named16(derive(s.office, "kids"), "left", id)
	s.check("kid of letters", hex.EncodeToString(kid))
	var rec, nonce, ct []byte
	var ver uint64
	must(s.t, s.conn.QueryRowContext(context.Background(), `SELECT id, ver, nonce, ct FROM obj WHERE kid=?`, kid).Scan(&rec, &ver, &nonce, &ct))
	plain := unpadded(s.t, unsealed(s.t, derive(keys[0], "left/seal"), nonce, ct, data(s.vault, rec, ver, "left")))
	text := plain[1+int(plain[0]):]
	name := string(text[1 : 1+int(text[0])])
	if !strings.HasPrefix(name, "private ") || !strings.HasSuffix(name, " sitting-0001") {
		s.t.Errorf("the letter is called %q", name)
	}
	letter, err := s.envelope(rings[3], caseID(id), "left private", text[1+int(text[0]):])
	must(s.t, err)
	s.check("letter", string(unpadded(s.t, letter)))
}

// theCaseApart reads a case that is kept apart, as one who is named.
func (s *stranger) theCaseApart(secret, me []byte) {
	const id = "case-0002"
	b := s.record(s.office, "apart", "", "key", id)
	if b[0] != 0 || len(b) != 1+2*256 { // for the supervisor and the sheet
		s.t.Fatalf("%d bytes of keys, %d", len(b), b[0])
	}
	for b = b[1:]; string(b[:16]) != string(me); b = b[256:] {
	}
	private, err := s.envelope(secret, caseID(id), "key private of "+hex.EncodeToString(me), b[16+160:16+240])
	must(s.t, err)
	s.check("key kept apart", hex.EncodeToString(private))
	s.check("private", string(s.record(private, "private", id, "sitting", "sitting-0002")))
	content, err := s.envelope(secret, caseID(id), "key case of "+hex.EncodeToString(me), b[16:16+80])
	must(s.t, err)
	s.check("summary kept apart", string(s.record(content, "case", id, "summary", id)))
}

// total adds up all rows.
func (s *stranger) total() []byte {
	rows, err := s.conn.QueryContext(context.Background(), `SELECT kid, id, ver, nonce FROM obj`)
	must(s.t, err)
	defer rows.Close()
	total := make([]byte, 32)
	for rows.Next() {
		var kid, id, nonce []byte
		var ver uint64
		must(s.t, rows.Scan(&kid, &id, &ver, &nonce))
		m := hmacOf(derive(s.office, "sum"), kid, id, binary.BigEndian.AppendUint64(nil, ver), nonce)
		carry := 0
		for i := 31; i >= 0; i-- {
			carry += int(total[i]) + int(m[i])
			total[i], carry = byte(carry), carry>>8
		}
	}
	return total
}
