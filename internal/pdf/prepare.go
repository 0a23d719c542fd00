package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// prepare builds the TrueType file that fpdf receives for a face: the face's
// own tables, the outlines and a character map of nothing but the codes this
// document uses, and a name table with no more than the PostScript name. fpdf reads that map into
// Go maps for each document, reads only its format 4, and prints to stdout
// when a table is not to its taste; a file built here gives it no reason.
func prepare(set *typeset) ([]byte, error) {
	from, err := tables(set.face.Data())
	if err != nil {
		return nil, err
	}
	to := map[string][]byte{
		"cmap": characterMap(set),
		"name": nameTable(set.face.PostScript()),
		"head": patched(from["head"], 52, 0), // glyphDataFormat
		"hhea": patched(from["hhea"], 32, 0), // metricDataFormat
		"post": from["post"][:32],
	}
	to["glyf"], to["loca"] = outlines(set, from)
	for _, tag := range []string{"hmtx", "maxp", "cvt ", "fpgm", "prep"} {
		if len(from[tag]) > 0 {
			to[tag] = from[tag]
		}
	}
	// fpdf reads the capital height out of every OS/2 above version 1.
	if os2 := from["OS/2"]; len(os2) >= 96 {
		to["OS/2"] = os2
	}
	return assemble(to), nil
}

// tables finds the tables of a file that the font room has already checked.
func tables(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errors.New("font file is cut off")
	}
	found := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		rec := data[12+16*i:]
		off, size := binary.BigEndian.Uint32(rec[8:]), binary.BigEndian.Uint32(rec[12:])
		found[string(rec[:4])] = data[off : off+size]
	}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "post": 32} {
		if len(found[tag]) < least {
			return nil, fmt.Errorf("font table %q is cut off", tag)
		}
	}
	return found, nil
}

func patched(table []byte, at int, v uint16) []byte {
	table = slices.Clone(table)
	binary.BigEndian.PutUint16(table[at:], v)
	return table
}

// characterMap writes one format 4 subtable for platform 3, encoding 1
// (OpenType cmap). Each code is a segment of its own: a document uses a few
// hundred at most, and a segment with idDelta needs no array behind it.
func characterMap(set *typeset) []byte {
	used := set.meanings()
	n := len(used) + 1
	size := 16 + 8*n
	b := make([]byte, 0, 12+size)
	put := func(v ...int) {
		for _, x := range v {
			b = binary.BigEndian.AppendUint16(b, uint16(x))
		}
	}
	put(0, 1, 3, 1, 0, 12) // header and one record
	search := 1
	shift := 0
	for search*2 <= n {
		search, shift = search*2, shift+1
	}
	put(4, min(size, 0xFFFF), 0, 2*n, 2*search, shift, 2*n-2*search)
	for _, r := range used {
		put(int(set.codes[r].at))
	}
	put(0xFFFF, 0)
	for _, r := range used {
		put(int(set.codes[r].at))
	}
	put(0xFFFF)
	for _, r := range used {
		put(int(set.codes[r].glyph) - int(set.codes[r].at))
	}
	put(1)
	b = append(b, make([]byte, 2*n)...) // idRangeOffset
	return b
}

// nameTable holds name 6 for Windows, US English (OpenType name, format 0).
func nameTable(postScript string) []byte {
	var b []byte
	for _, v := range []int{0, 1, 18, 3, 1, 0x409, 6, 2 * len(postScript), 0} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	for _, r := range postScript {
		b = binary.BigEndian.AppendUint16(b, uint16(r))
	}
	return b
}

// assemble writes a TrueType file. Checksums stay zero: fpdf computes its own
// for the subset that reaches the PDF.
func assemble(from map[string][]byte) []byte {
	tags := make([]string, 0, len(from))
	size := 12 + 16*len(from)
	for tag, data := range from {
		tags = append(tags, tag)
		size += (len(data) + 3) &^ 3
	}
	slices.Sort(tags)
	out := make([]byte, 12+16*len(tags), size)
	binary.BigEndian.PutUint32(out, 0x00010000)
	binary.BigEndian.PutUint16(out[4:], uint16(len(tags)))
	for i, tag := range tags {
		rec := out[12+16*i:]
		copy(rec, tag)
		binary.BigEndian.PutUint32(rec[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(rec[12:], uint32(len(from[tag])))
		out = append(out, from[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}
