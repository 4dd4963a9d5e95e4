package vault

import (
	"encoding/binary"

	"onward/app/vault/seal"
)

// Rows of the header table. FORMAT.md draws each byte by byte.
const (
	atHeader = 0  // format, reader, vault id
	atMAC    = 1  // authenticates atHeader and every slot
	atHead   = 2  // sealed: what rows there are, and which atMAC goes with them
	atSlots  = 16 // from here on, one slot a row
)

const (
	format = 2 // what this program writes
	reader = 2 // the oldest program that may read it
)

// header is row 0. It is read before any key is known, so it holds nothing
// but what is needed to find one.
type header struct {
	Format, Reader uint16
	Flags          uint32 // none yet; one that is not known is ErrNewer
	Vault          seal.ID
	rest           []byte // of a newer format that we may still read
}

const headerSize = 24

func (h header) bytes() []byte {
	b := binary.BigEndian.AppendUint16(nil, h.Format)
	b = binary.BigEndian.AppendUint16(b, h.Reader)
	b = binary.BigEndian.AppendUint32(b, h.Flags)
	b = append(b, h.Vault[:]...)
	return append(b, h.rest...)
}

func readHeader(b []byte) (h header, err error) {
	if len(b) < 4 {
		return h, ErrNotVault
	}
	h.Format = binary.BigEndian.Uint16(b)
	h.Reader = binary.BigEndian.Uint16(b[2:])
	if h.Reader > format {
		return h, ErrNewer
	}
	if len(b) < headerSize || h.Format < 1 || h.Reader < 1 {
		return h, ErrNotVault
	}
	if h.Flags = binary.BigEndian.Uint32(b[4:]); h.Flags != 0 {
		return h, ErrNewer
	}
	copy(h.Vault[:], b[8:])
	h.rest = append(h.rest, b[headerSize:]...)
	return h, nil
}
