package seal

// Answers that others worked out, for each function of the vault: Project
// Wycheproof (testdata/wycheproof) holds the ones that went wrong somewhere
// once, RFC 9106 those of Argon2id.

import (
	"bytes"
	"compress/gzip"
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"slices"
	"testing"
	_ "unsafe" // for go:linkname
)

// unhexed is bytes that stand in JSON as hexadecimal digits.
type unhexed []byte

func (u *unhexed) UnmarshalText(b []byte) (err error) {
	*u, err = hex.DecodeString(string(b))
	return err
}

// vector is a test of any of the files; each uses some of it.
type vector struct {
	TcID                             int
	Flags                            []string
	Result                           string
	Key, IV, AAD, Msg, CT, Tag       unhexed
	IKM, Salt, Info, OKM             unhexed
	Public, Private, Shared, Sig, PK unhexed
	Size, TagSize                    int
}

// vectors gives each test of a file to do, which tells whether what should
// come out did. A test that should fail must be refused.
func vectors(t *testing.T, file string, least int, do func(v vector) bool) {
	t.Helper()
	f, err := os.Open("testdata/wycheproof/" + file + "_test.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		NumberOfTests int
		TestGroups    []struct {
			TagSize   int
			PublicKey struct{ PK unhexed }
			Tests     []vector
		}
	}
	if err := json.NewDecoder(z).Decode(&all); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, g := range all.TestGroups {
		for _, v := range g.Tests {
			n++
			v.TagSize, v.PK = g.TagSize, g.PublicKey.PK
			if do(v) != (v.Result != "invalid") {
				t.Errorf("%s %d (%s, %v) came out otherwise", file, v.TcID, v.Result, v.Flags)
			}
		}
	}
	if n != all.NumberOfTests || n < least {
		t.Errorf("%s: %d of %d tests done", file, n, all.NumberOfTests)
	}
}

func TestVectors_XChaCha20Poly1305(t *testing.T) {
	vectors(t, "xchacha20_poly1305", 300, func(v vector) bool {
		if len(v.IV) != NonceSize {
			return false // a Nonce cannot be of another size
		}
		k, err := KeyFrom(v.Key)
		if err != nil {
			return false
		}
		sealed := slices.Concat(v.CT, v.Tag)
		got, err := k.aead().Open(nil, v.IV, sealed, v.AAD)
		return err == nil && bytes.Equal(got, v.Msg) && bytes.Equal(k.aead().Seal(nil, v.IV, v.Msg, v.AAD), sealed)
	})
}

func TestVectors_HMAC(t *testing.T) {
	vectors(t, "hmac_sha256", 150, func(v vector) bool {
		m := hmac.New(sha256.New, v.Key)
		m.Write(v.Msg)
		return hmac.Equal(m.Sum(nil)[:v.TagSize/8], v.Tag)
	})
}

func TestVectors_HKDF(t *testing.T) {
	vectors(t, "hkdf_sha256", 80, func(v vector) bool {
		prk, err := hkdf.Extract(sha256.New, v.IKM, v.Salt)
		if err != nil {
			return false
		}
		got, err := hkdf.Expand(sha256.New, prk, string(v.Info), v.Size)
		return err == nil && bytes.Equal(got, v.OKM)
	})
}

func TestVectors_Ed25519(t *testing.T) {
	vectors(t, "ed25519", 150, func(v vector) bool {
		return ed25519.Verify(ed25519.PublicKey(v.PK), v.Msg, v.Sig)
	})
}

// A shared secret that is all zeros is refused, whatever the other side sends.
func TestVectors_X25519(t *testing.T) {
	vectors(t, "x25519", 500, func(v vector) bool {
		private, err := ecdh.X25519().NewPrivateKey(v.Private)
		if err != nil {
			return false
		}
		public, err := ecdh.X25519().NewPublicKey(v.Public)
		if err != nil {
			return false
		}
		got, err := private.ECDH(public)
		if slices.Contains(v.Flags, "ZeroSharedSecret") {
			return err != nil
		}
		return err == nil && bytes.Equal(got, v.Shared)
	})
}

// argon2 is what argon2.IDKey calls. The example of RFC 9106 has a secret and
// data beside the pass phrase, which IDKey leaves out.
//
//go:linkname argon2Derive golang.org/x/crypto/argon2.deriveKey
func argon2Derive(mode int, password, salt, secret, data []byte, passes, memory uint32, threads uint8, keyLen uint32) []byte

func TestVectors_Argon2id(t *testing.T) {
	const argon2id = 2
	fill := func(b byte, n int) []byte { return bytes.Repeat([]byte{b}, n) }
	got := argon2Derive(argon2id, fill(1, 32), fill(2, 16), fill(3, 8), fill(4, 12), 3, 32, 4, 32)
	// RFC 9106, section 5.3.
	if want := "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"; hex.EncodeToString(got) != want {
		t.Errorf("RFC 9106 gives %s, we %x", want, got)
	}
	// And Stretch is that function, with the numbers in their places.
	phrase, salt := []byte("pass phrase"), []byte("somesaltsomesalt")
	k, err := Stretch(phrase, salt, Floor)
	if err != nil {
		t.Fatal(err)
	}
	if want := argon2Derive(argon2id, phrase, salt, nil, nil, Floor.Passes, Floor.Memory, Floor.Threads, KeySize); !bytes.Equal(k.b[:], want) {
		t.Errorf("Stretch gives %x, Argon2id %x", k.b, want)
	}
}
