package docx

import (
	"bytes"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"
)

// inflater unpacks entries one after the other with one decompressor.
type inflater struct {
	in  bytes.Reader
	out io.ReadCloser
}

func (f *inflater) open(e *entry) (io.Reader, error) {
	f.in.Reset(e.packed)
	if e.method == stored {
		return &f.in, nil
	}
	if f.out == nil {
		f.out = flate.NewReader(&f.in)
		return f.out, nil
	}
	return f.out, f.out.(flate.Resetter).Reset(&f.in, nil)
}

// verify unpacks an entry and checks size and checksum against what the
// directory says. It returns the bytes only when they are to be kept.
func (f *inflater) verify(e *entry, keep bool) ([]byte, error) {
	r, err := f.open(e)
	if err != nil {
		return nil, err
	}
	var data []byte
	sum := uint32(0)
	n := 0
	if keep {
		data = make([]byte, e.size)
		n, err = io.ReadFull(r, data)
		sum = crc32.ChecksumIEEE(data)
	} else {
		n, sum, err = drain(r, e.size)
	}
	if err == nil || err == io.ErrUnexpectedEOF || err == io.EOF {
		var more [1]byte
		if m, _ := io.ReadFull(r, more[:]); m == 0 && n == e.size && sum == e.crc {
			return data, nil
		}
	}
	// A broken stream, a wrong checksum and a lying size are one thing to the
	// user: this file is damaged or made to do harm.
	return nil, refusal("DX014", e.name, "bagian", quoted(e.name))
}

// drain reads up to size bytes and forgets them.
func drain(r io.Reader, size int) (int, uint32, error) {
	buf := make([]byte, 64<<10)
	n, sum := 0, uint32(0)
	for n < size {
		m, err := r.Read(buf[:min(len(buf), size-n)])
		sum = crc32.Update(sum, crc32.IEEETable, buf[:m])
		n += m
		if err != nil {
			return n, sum, err
		}
	}
	return n, sum, nil
}

// verifyAll unpacks every entry once, and keeps what is small: an entry that
// lies is refused even when nobody would have read it, since its bytes would
// be passed on.
func verifyAll(entries []*entry) error {
	total := 0
	for _, e := range entries {
		if total += e.size; total > MaxUnpacked {
			return refusal("DX007", "", "batas", MaxUnpacked>>20)
		}
	}
	f, kept := &inflater{}, 0
	for _, e := range entries {
		keep := kept+e.size <= maxKept
		data, err := f.verify(e, keep)
		if err != nil {
			return err
		}
		if keep {
			e.data, kept = data, kept+e.size
			if data == nil {
				e.data = []byte{}
			}
		}
	}
	return nil
}

// bytes returns the unpacked bytes of an entry that has been verified.
func (e *entry) bytes() []byte {
	if e.data != nil {
		return e.data
	}
	data, err := (&inflater{}).verify(e, true)
	if err != nil {
		panic("docx: an entry verified by Open does not unpack: " + e.name)
	}
	return data
}
