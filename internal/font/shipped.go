package font

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"io"
	"strings"
)

//go:embed data/*.ttf data/*.ttf.gz
var files embed.FS

// Indexes into shipped.
const (
	sans = iota
	serif
	mono
	carlito
	caladea
	bonum
)

// shipped are the families in the binary. The table is laid once and only
// read; each face parses itself when first asked.
var shipped = [...]family{
	sans:    bundle("Liberation Sans"),
	serif:   bundle("Liberation Serif"),
	mono:    bundle("Liberation Mono"),
	carlito: bundle("Carlito"),
	caladea: bundle("Caladea"),
	bonum:   bundle("Naskah Bonum"),
}

// symbols holds ticks, boxes, arrows and ornaments that text faces lack. No
// document asks for it by name.
var symbols = bundled("Naskah Simbol", "NaskahSimbol-Regular", 0)

// last has a glyph for nearly every character of the BMP, drawn on a coarse
// grid: what no other face can show is at least readable. It is unpacked when
// the first such character comes along.
var last = packed("Naskah Unikode", "NaskahUnikode-Regular")

// bundle declares the four faces of a shipped family by their file names.
func bundle(name string) family {
	f := family{name: name}
	stem := strings.ReplaceAll(name, " ", "")
	for i, style := range [4]string{"Regular", "Bold", "Italic", "BoldItalic"} {
		f.faces[i] = bundled(name, stem+"-"+style, i)
	}
	return f
}

// bundled declares one shipped face; style is a styleIndex.
func bundled(name, file string, style int) *Face {
	return &Face{
		family: name, bold: style&1 != 0, italic: style&2 != 0,
		key: strings.ToLower(file),
		load: func() []byte {
			data, err := files.ReadFile("data/" + file + ".ttf")
			if err != nil {
				panic("font: the binary lacks " + file)
			}
			return data
		},
	}
}

// packed declares a shipped face that lies compressed in the binary.
func packed(name, file string) *Face {
	return &Face{family: name, key: strings.ToLower(file), load: func() []byte {
		raw, err := files.ReadFile("data/" + file + ".ttf.gz")
		if err != nil {
			panic("font: the binary lacks " + file)
		}
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			panic("font: " + file + " in the binary is damaged: " + err.Error())
		}
		// A gzip file ends with the size of what it holds (RFC 1952 2.3.1).
		data := make([]byte, binary.LittleEndian.Uint32(raw[len(raw)-4:]))
		if _, err := io.ReadFull(z, data); err != nil {
			panic("font: " + file + " in the binary is damaged: " + err.Error())
		}
		return data
	}}
}

// Box returns the face whose U+25A1 (white square) is drawn for characters
// that no face has.
func Box() *Face { return shipped[sans].faces[0] }

// fallbackOrder lists the shipped families to search for a rune that the named
// one lacks, the most alike first.
func fallbackOrder(name string) []int {
	switch normal(name) {
	case "liberationsans", "carlito":
		return []int{sans, carlito, serif, mono, bonum, caladea}
	case "liberationmono":
		return []int{mono, sans, serif, carlito, bonum, caladea}
	}
	return []int{serif, bonum, caladea, sans, carlito, mono}
}
