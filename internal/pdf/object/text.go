package object

import (
	"bytes"
	"unicode/utf16"
)

// Decoded reads a text string (ISO 32000-1 7.9.2.2). What is neither UTF-16 nor
// UTF-8 is taken for Latin-1, from which PDFDocEncoding seldom differs.
func (t Text) Decoded() string {
	switch b := []byte(t); {
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		var units []uint16
		for i := 2; i+1 < len(b); i += 2 {
			units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
		}
		return string(utf16.Decode(units))
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return string(b[3:])
	default:
		runes := make([]rune, len(b))
		for i, c := range b {
			runes[i] = rune(c)
		}
		return string(runes)
	}
}

// Encoded is Go's text as a text string.
func Encoded(s string) Text {
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return Text(b)
}
