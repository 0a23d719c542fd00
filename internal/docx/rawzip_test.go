package docx

import (
	"bytes"
	"hash/crc32"

	"github.com/klauspost/compress/flate"
)

// rawZip writes an archive in which every field can lie.
type rawZip struct {
	entries []rawEntry
	out     []byte
	dir     []byte
	count   int    // claimed, when not 0
	start   uint32 // claimed offset of the directory, when not 0
}

// rawEntry is one entry; zero fields are filled in truthfully.
type rawEntry struct {
	name, local string
	data        []byte
	method      uint16
	flags       uint16
	crc         uint32
	size        int    // claimed, when not 0
	packed      []byte // instead of the data's own
	attr        uint32
	offset      int // of another entry's header, when not 0
}

func (z *rawZip) add(e rawEntry) int {
	z.entries = append(z.entries, e)
	packed := e.packed
	if packed == nil {
		packed = e.data
		if e.method == deflated {
			packed = squeeze(e.data)
		}
	}
	if e.crc == 0 {
		e.crc = crc32.ChecksumIEEE(e.data)
	}
	if e.size == 0 {
		e.size = len(e.data)
	}
	if e.local == "" {
		e.local = e.name
	}
	offset := e.offset
	if offset == 0 {
		offset = len(z.out)
		z.out = le.AppendUint32(z.out, signLocal)
		z.out = z.head(z.out, e, len(packed), len(e.local))
		z.out = append(le.AppendUint16(z.out, 0), e.local...)
		z.out = append(z.out, packed...)
	}
	z.dir = le.AppendUint32(z.dir, signCentral)
	z.dir = le.AppendUint16(z.dir, 0x031e)
	z.dir = z.head(z.dir, e, len(packed), len(e.name))
	z.dir = append(z.dir, make([]byte, 8)...)
	z.dir = le.AppendUint32(z.dir, e.attr)
	z.dir = append(le.AppendUint32(z.dir, uint32(offset)), e.name...)
	return offset
}

func (z *rawZip) head(b []byte, e rawEntry, packed, name int) []byte {
	b = le.AppendUint16(b, 20)
	b = le.AppendUint16(b, e.flags)
	b = le.AppendUint16(b, e.method)
	b = le.AppendUint32(b, 0x5c210000)
	b = le.AppendUint32(b, e.crc)
	b = le.AppendUint32(b, uint32(packed))
	b = le.AppendUint32(b, uint32(e.size))
	return le.AppendUint16(b, uint16(name))
}

func (z *rawZip) bytes() []byte {
	count, start := len(z.entries), uint32(len(z.out))
	if z.count != 0 {
		count = z.count
	}
	if z.start != 0 {
		start = z.start
	}
	out := append(append([]byte(nil), z.out...), z.dir...)
	out = append(le.AppendUint32(out, signEnd), 0, 0, 0, 0)
	out = le.AppendUint16(out, uint16(count))
	out = le.AppendUint16(out, uint16(count))
	out = le.AppendUint32(out, uint32(len(z.dir)))
	out = le.AppendUint32(out, start)
	return append(out, 0, 0)
}

func squeeze(data []byte) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err != nil {
		panic(err)
	}
	if _, err := w.Write(data); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
