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
	var out bytes.Buffer
	out.Grow(size)
	var dir []byte
	// A compressor costs a megabyte to make, so it is used again. What it wrote
	// before has no influence: Reset puts old matches out of reach, and a test
	// compares.
	pack, _ := packers.Get().(*flate.Writer)
	defer func() {
		if pack != nil {
			packers.Put(pack)
		}
	}()
	for _, e := range entries {
		packed, method := e.packed, e.method
		crc, unpacked := e.crc, e.size
		if packed == nil {
			var err error
			if packed, pack, err = deflate(pack, e.data); err != nil {
				return nil, fmt.Errorf("deflate %s: %w", e.name, err)
			}
			method, crc, unpacked = deflated, crc32.ChecksumIEEE(e.data), len(e.data)
		}
		offset := out.Len()
		head := commonFields(e.name, method, crc, len(packed), unpacked)
		local := le.AppendUint32(nil, signLocal)
		local = append(local, head...)
		local = append(le.AppendUint16(local, 0), e.name...)
		out.Write(local)
		out.Write(packed)
		dir = le.AppendUint32(dir, signCentral)
		dir = le.AppendUint16(dir, 20) // made by: MS-DOS, version 2.0
		dir = append(dir, head...)
		dir = append(dir, make([]byte, 2+2+2+2+4)...) // extra, comment, disk, attributes
		dir = append(le.AppendUint32(dir, uint32(offset)), e.name...)
	}
	offset := out.Len()
	if offset+len(dir) > MaxPackage {
		return nil, refusal("DX004", "", "batas", MaxPackage>>20)
	}
	out.Write(dir)
	end := append(le.AppendUint32(nil, signEnd), 0, 0, 0, 0)
	end = le.AppendUint16(end, uint16(len(entries)))
	end = le.AppendUint16(end, uint16(len(entries)))
	end = le.AppendUint32(end, uint32(len(dir)))
	end = le.AppendUint32(end, uint32(offset))
	out.Write(append(end, 0, 0))
	return out.Bytes(), nil
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

func deflate(w *flate.Writer, data []byte) ([]byte, *flate.Writer, error) {
	var out bytes.Buffer
	out.Grow(len(data)/4 + 64)
	if w == nil {
		var err error
		if w, err = flate.NewWriter(&out, flate.DefaultCompression); err != nil {
			return nil, nil, err
		}
	} else {
		w.Reset(&out)
	}
	if _, err := w.Write(data); err != nil {
		return nil, nil, err
	}
	if err := w.Close(); err != nil {
		return nil, nil, err
	}
	return out.Bytes(), w, nil
}
