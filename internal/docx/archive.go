package docx

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"unicode/utf8"

	"naskah/internal/diag"
)

// The archive is read here and not by archive/zip, which keeps a record of
// every entry before anything can be counted, accepts entries that overlap,
// and does not show where an entry's bytes lie (APPNOTE.TXT 6.3.10 numbers the
// fields used below).

// entry is one file of the archive.
type entry struct {
	name   string
	dir    bool // a folder: kept, but not a part
	method uint16
	crc    uint32
	size   int    // unpacked, verified
	packed []byte // compressed bytes as they stand in the archive; nil when changed
	data   []byte // unpacked; nil when to be inflated again
}

const (
	stored   = 0
	deflated = 8

	signLocal     = 0x04034b50
	signCentral   = 0x02014b50
	signEnd       = 0x06054b50
	signEnd64     = 0x06064b50
	signLocator64 = 0x07064b50

	sizeLocal     = 30
	sizeCentral   = 46
	sizeEnd       = 22
	sizeEnd64     = 56
	sizeLocator64 = 20
)

var le = binary.LittleEndian

func refusal(code, part string, pairs ...any) error {
	return diag.Fail(diag.New(code, diag.Position{File: part}, pairs...))
}

// readArchive checks the container and returns its entries in the order of the
// directory, none of them unpacked yet.
func readArchive(data []byte) ([]*entry, error) {
	switch {
	case len(data) > MaxPackage:
		return nil, refusal("DX004", "", "batas", MaxPackage>>20)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		// [MS-CFB]: a password-protected package, or the format before 2007.
		return nil, refusal("DX002", "")
	case len(data) < sizeEnd || le.Uint32(data) != signLocal:
		return nil, refusal("DX001", "")
	}
	d, err := findDirectory(data)
	if err != nil {
		return nil, err
	}
	if d.count > MaxEntries {
		return nil, refusal("DX005", "", "jumlah", d.count, "batas", MaxEntries)
	}
	var spans []span
	var entries []*entry
	rest := data[d.offset : d.offset+d.size]
	for range d.count {
		e, s, n, err := readEntry(data[:d.offset], rest)
		if err != nil {
			return nil, err
		}
		rest = rest[n:]
		entries = append(entries, e)
		spans = append(spans, s)
	}
	if len(rest) != 0 {
		return nil, refusal("DX003", "")
	}
	return entries, disjoint(spans)
}

// span is the place of an entry in the file, header included.
type span struct {
	from, to int
	name     string
}

// disjoint refuses entries that share bytes: the mark of a bomb.
func disjoint(spans []span) error {
	sorted := slices.SortedFunc(slices.Values(spans), func(a, b span) int { return cmp.Compare(a.from, b.from) })
	for i := 1; i < len(sorted); i++ {
		if sorted[i].from < sorted[i-1].to {
			return refusal("DX008", sorted[i].name, "bagian", quoted(sorted[i].name))
		}
	}
	return nil
}

type directory struct{ offset, size, count int }

// findDirectory reads the end record (4.3.16), and the Zip64 one before it
// where it is needed (4.3.14, 4.3.15). The directory must end where the end
// record begins, so that no two readers can see two different archives.
func findDirectory(data []byte) (directory, error) {
	end := -1
	for i := len(data) - sizeEnd; i >= 0 && i >= len(data)-sizeEnd-0xFFFF; i-- {
		if le.Uint32(data[i:]) == signEnd && i+sizeEnd+int(le.Uint16(data[i+20:])) == len(data) {
			end = i
			break
		}
	}
	if end < 0 {
		return directory{}, refusal("DX003", "")
	}
	r := data[end:]
	disk, first := le.Uint16(r[4:]), le.Uint16(r[6:])
	count, size, offset := uint64(le.Uint16(r[10:])), uint64(le.Uint32(r[12:])), uint64(le.Uint32(r[16:]))
	limit := end
	if l := end - sizeLocator64; l >= 0 && le.Uint32(data[l:]) == signLocator64 {
		at := le.Uint64(data[l+8:])
		if at > uint64(l) || l-int(at) < sizeEnd64 || le.Uint32(data[at:]) != signEnd64 {
			return directory{}, refusal("DX003", "")
		}
		z := data[at:]
		count, size, offset = le.Uint64(z[32:]), le.Uint64(z[40:]), le.Uint64(z[48:])
		limit = int(at)
	}
	switch {
	case disk != 0 && disk != 0xFFFF, first != 0 && first != 0xFFFF,
		offset > uint64(limit), size > uint64(limit):
		return directory{}, refusal("DX003", "")
	case offset+size < uint64(limit):
		return directory{}, refusal("DX017", "")
	case offset+size > uint64(limit), count*sizeCentral > size:
		return directory{}, refusal("DX003", "")
	}
	return directory{offset: int(offset), size: int(size), count: int(count)}, nil
}

// readEntry reads one record of the directory (4.3.12) from the start of rest
// and the local header it points at.
func readEntry(body, rest []byte) (*entry, span, int, error) {
	fail := func(code, part string, pairs ...any) (*entry, span, int, error) {
		return nil, span{}, 0, refusal(code, part, pairs...)
	}
	if len(rest) < sizeCentral || le.Uint32(rest) != signCentral {
		return fail("DX003", "")
	}
	nameLen, extraLen, commentLen := int(le.Uint16(rest[28:])), int(le.Uint16(rest[30:])), int(le.Uint16(rest[32:]))
	n := sizeCentral + nameLen + extraLen + commentLen
	if len(rest) < n {
		return fail("DX003", "")
	}
	name := string(rest[sizeCentral : sizeCentral+nameLen])
	packed, size, offset, ok := sizes64(rest, rest[sizeCentral+nameLen:][:extraLen])
	flags, method := le.Uint16(rest[8:]), le.Uint16(rest[10:])
	e := &entry{name: name, method: method, crc: le.Uint32(rest[16:])}
	if len(name) > 0 && name[len(name)-1] == '/' {
		e.dir, name = true, name[:len(name)-1]
	}
	switch mode := le.Uint32(rest[38:]) >> 16 & 0o170000; {
	case !validName(name):
		return fail("DX010", "", "bagian", quoted(name))
	case flags&(1|1<<6|1<<13) != 0:
		return fail("DX012", name, "bagian", quoted(name))
	case method != stored && method != deflated:
		return fail("DX013", name, "bagian", quoted(name), "cara", method)
	case mode != 0 && mode != 0o100000 && !(e.dir && mode == 0o040000):
		return fail("DX011", name, "bagian", quoted(name))
	case !ok || (method == stored && packed != size) || (e.dir && size != 0):
		return fail("DX014", name, "bagian", quoted(name))
	case size > MaxPart:
		return fail("DX006", name, "bagian", quoted(name), "batas", MaxPart>>20)
	case packed > uint64(len(body)) || size > packed*maxDeflate+maxDeflate:
		return fail("DX014", name, "bagian", quoted(name))
	}
	from, ok := localData(body, offset, e.name, rest)
	if !ok {
		return fail("DX018", name, "bagian", quoted(name))
	}
	if from+int(packed) > len(body) {
		return fail("DX003", name)
	}
	e.packed, e.size = body[from:from+int(packed):from+int(packed)], int(size)
	return e, span{int(offset), from + int(packed), name}, n, nil
}

// sizes64 reads the sizes and the offset of a directory record, from its Zip64
// field (4.5.3) where the plain ones say so.
func sizes64(rec, extra []byte) (packed, size, offset uint64, ok bool) {
	packed, size, offset = uint64(le.Uint32(rec[20:])), uint64(le.Uint32(rec[24:])), uint64(le.Uint32(rec[42:]))
	wanted := []*uint64{}
	for _, v := range []*uint64{&size, &packed, &offset} {
		if *v == 0xFFFFFFFF {
			wanted = append(wanted, v)
		}
	}
	for len(wanted) > 0 && len(extra) >= 4 {
		id, n := le.Uint16(extra), int(le.Uint16(extra[2:]))
		if n > len(extra)-4 {
			return 0, 0, 0, false
		}
		if id == 1 {
			for i, v := range wanted {
				if n < 8*i+8 {
					return 0, 0, 0, false
				}
				*v = le.Uint64(extra[4+8*i:])
			}
			wanted = nil
		}
		extra = extra[4+n:]
	}
	return packed, size, offset, len(wanted) == 0
}

// localData checks the local header of an entry (4.3.7) against its record in
// the directory and returns where its bytes begin.
func localData(body []byte, offset uint64, name string, rec []byte) (int, bool) {
	if offset > uint64(len(body)) || len(body)-int(offset) < sizeLocal {
		return 0, false
	}
	h := body[offset:]
	n := int(le.Uint16(h[26:]))
	from := sizeLocal + n + int(le.Uint16(h[28:]))
	if le.Uint32(h) != signLocal || from > len(h) || string(h[sizeLocal:sizeLocal+n]) != name {
		return 0, false
	}
	flags := le.Uint16(h[6:])
	if (flags^le.Uint16(rec[8:]))&1 != 0 || le.Uint16(h[8:]) != le.Uint16(rec[10:]) {
		return 0, false
	}
	if flags&8 == 0 { // otherwise the sizes follow the data (4.3.9)
		packed := le.Uint32(h[18:])
		if le.Uint32(h[14:]) != le.Uint32(rec[16:]) || (packed != 0xFFFFFFFF && packed != le.Uint32(rec[20:])) {
			return 0, false
		}
	}
	return int(offset) + from, true
}

// quoted shortens a name for a message and takes out what could disturb a
// terminal.
func quoted(name string) string {
	out := make([]rune, 0, len(name))
	for _, r := range name {
		if r < 0x20 || r == 0x7F || r == utf8.RuneError || (r >= 0x80 && r < 0xA0) || bidi(r) {
			r = '\uFFFD'
		}
		if out = append(out, r); len(out) == 60 {
			return string(out) + "…"
		}
	}
	return string(out)
}

// bidi reports characters that change the direction or are invisible.
func bidi(r rune) bool {
	return (r >= 0x200B && r <= 0x200F) || (r >= 0x2028 && r <= 0x202E) || (r >= 0x2060 && r <= 0x206F) || r == 0xFEFF
}
