package docx

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Every entry is dated 1 January 1980, the first day a ZIP can name: the date
// Word writes too, and the same bytes each time.
const (
	dosDate = 0x0021
	dosTime = 0
)

// tooSmall is the size up to which a changed part is stored: to deflate it takes a
// thirtieth of the time of a whole paper and saves some two hundred bytes.
const tooSmall = 768

// archiveWriter writes entries one behind the other.
type archiveWriter struct {
	out  bytes.Buffer
	dir  []byte
	pack *flate.Writer
}

// writeArchive writes the entries in their order. Unchanged ones keep their
// compressed bytes; headers are written anew, without data descriptors, extra
// fields and comments.
func writeArchive(entries []*entry, packers *sync.Pool) ([]byte, error) {
	size := sizeEnd
	for _, e := range entries {
		size += sizeLocal + sizeCentral + 2*len(e.name) + len(e.packed)
		if e.packed == nil {
			size += len(e.data)/3 + 64
		}
	}
	var w archiveWriter
	w.out.Grow(size)
	// A compressor costs a megabyte to make, so it is used again. What it wrote
	// before has no influence: Reset puts old matches out of reach, and a test
	// compares.
	w.pack, _ = packers.Get().(*flate.Writer)
	defer func() {
		if w.pack != nil {
			packers.Put(w.pack)
		}
	}()
	for _, e := range entries {
		if err := w.add(e); err != nil {
			return nil, fmt.Errorf("deflate %s: %w", e.name, err)
		}
	}
	offset := w.out.Len()
	if offset+len(w.dir) > MaxPackage {
		return nil, refusal("DX004", "", "batas", MaxPackage>>20)
	}
	w.out.Write(w.dir)
	end := append(le.AppendUint32(nil, signEnd), 0, 0, 0, 0)
	end = le.AppendUint16(end, uint16(len(entries)))
	end = le.AppendUint16(end, uint16(len(entries)))
	end = le.AppendUint32(end, uint32(len(w.dir)))
	end = le.AppendUint32(end, uint32(offset))
	w.out.Write(append(end, 0, 0))
	return w.out.Bytes(), nil
}

// add writes an entry and its record in the directory. The local header is
// filled in behind its data, whose packed size nobody knows before.
func (w *archiveWriter) add(e *entry) error {
	offset := w.out.Len()
	w.out.Write(make([]byte, sizeLocal))
	w.out.WriteString(e.name)
	from := w.out.Len()
	method, crc := e.method, e.crc
	switch {
	case e.packed != nil:
		w.out.Write(e.packed)
	case len(e.data) <= tooSmall:
		method, crc = stored, crc32.ChecksumIEEE(e.data)
		w.out.Write(e.data)
	default:
		method, crc = deflated, crc32.ChecksumIEEE(e.data)
		if err := w.deflate(e.data); err != nil {
			return err
		}
	}
	head := commonFields(e.name, method, crc, w.out.Len()-from, e.size)
	local := le.AppendUint32(w.out.Bytes()[offset:offset], signLocal)
	le.AppendUint16(append(local, head...), 0) // no extra fields
	w.dir = le.AppendUint32(w.dir, signCentral)
	w.dir = le.AppendUint16(w.dir, 20) // made by: MS-DOS, version 2.0
	w.dir = append(w.dir, head...)
	w.dir = append(w.dir, make([]byte, 2+2+2+2+4)...) // extra, comment, disk, attributes
	w.dir = append(le.AppendUint32(w.dir, uint32(offset)), e.name...)
	return nil
}

// commonFields are those a local header and a directory record share: version
// needed to length of the name.
func commonFields(name string, method uint16, crc uint32, packed, unpacked int) []byte {
	b := le.AppendUint16(nil, 20)
	flags := uint16(0)
	for i := range len(name) {
		if name[i] >= 0x80 {
			flags = 1 << 11 // the name is UTF-8 (APPNOTE 4.4.4)
		}
	}
	b = le.AppendUint16(b, flags)
	b = le.AppendUint16(b, method)
	b = le.AppendUint16(b, dosTime)
	b = le.AppendUint16(b, dosDate)
	b = le.AppendUint32(b, crc)
	b = le.AppendUint32(b, uint32(packed))
	b = le.AppendUint32(b, uint32(unpacked))
	return le.AppendUint16(b, uint16(len(name)))
}

func (w *archiveWriter) deflate(data []byte) error {
	if w.pack == nil {
		var err error
		if w.pack, err = flate.NewWriter(&w.out, flate.DefaultCompression); err != nil {
			return err
		}
	} else {
		w.pack.Reset(&w.out)
	}
	if _, err := w.pack.Write(data); err != nil {
		return err
	}
	return w.pack.Close()
}
