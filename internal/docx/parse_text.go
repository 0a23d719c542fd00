package docx

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"naskah/internal/diag"
	"naskah/internal/message"
)

// decode turns the bytes of a part into a UTF-8 string; wide says they were
// UTF-16. A package holds nothing else (ECMA-376 part 2, 8.1.4 / 10.1).
func (p *parser) decode(data []byte) (src string, wide bool, err error) {
	var order binary.ByteOrder
	switch {
	case len(data) >= 2 && data[0] == 0xFE && data[1] == 0xFF:
		order = binary.BigEndian
	case len(data) >= 2 && data[0] == 0xFF && data[1] == 0xFE:
		order = binary.LittleEndian
	default:
		if !utf8.Valid(data) {
			return "", false, p.refuse(diag.New("DX022", diag.Position{File: p.part}, "bagian", p.label()))
		}
		return string(data), false, nil
	}
	s, ok := fromUTF16(data[2:], order)
	if !ok {
		return "", true, p.refuse(diag.New("DX022", diag.Position{File: p.part}, "bagian", p.label()))
	}
	return s, true, nil
}

func fromUTF16(data []byte, order binary.ByteOrder) (string, bool) {
	if len(data)%2 != 0 {
		return "", false
	}
	var b strings.Builder
	b.Grow(len(data) / 2)
	for i := 0; i < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			if i+4 > len(data) {
				return "", false
			}
			r = utf16.DecodeRune(r, rune(order.Uint16(data[i+2:])))
			if r == utf8.RuneError {
				return "", false
			}
			i += 2
		}
		b.WriteRune(r)
	}
	return b.String(), true
}

// declaration checks an XML declaration and returns it for writing: a part is
// always written in UTF-8.
func (p *parser) declaration(text string, wide bool) (string, error) {
	version, okV := pseudo(text, "version")
	if !okV || version != "1.0" {
		return "", p.fail(message.P("docx.xml.declaration"))
	}
	encoding, stated := pseudo(text, "encoding")
	switch {
	case !stated || (!wide && strings.EqualFold(encoding, "UTF-8")):
		return text, nil
	case wide && strings.HasPrefix(strings.ToUpper(encoding), "UTF-16"):
		return strings.Replace(text, encoding, "UTF-8", 1), nil
	}
	return "", p.refuse(diag.New("DX022", p.where(), "bagian", p.label()))
}

// pseudo reads a pseudo-attribute of an XML declaration.
func pseudo(text, name string) (string, bool) {
	_, rest, ok := strings.Cut(text, name)
	if !ok {
		return "", false
	}
	rest = strings.TrimLeft(rest, " \t\r\n")
	rest, ok = strings.CutPrefix(rest, "=")
	rest = strings.TrimLeft(rest, " \t\r\n")
	if !ok || rest == "" || (rest[0] != '"' && rest[0] != '\'') {
		return "", false
	}
	value, _, ok := strings.Cut(rest[1:], rest[:1])
	return value, ok
}

// unescape resolves references and line ends in text or in an attribute value
// that starts at p.pos, and refuses characters XML cannot hold.
func (p *parser) unescape(s string, attr bool) (string, error) {
	i := 0
	for ; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '&' || c == '<' || c == '>' || c == 0xEF {
			if c == '&' || c == '\r' || (attr && c != '>' && c != 0xEF) {
				break
			}
			if !p.plain(s, i, attr) {
				return "", p.bad(s, i)
			}
		}
	}
	if i == len(s) {
		return s, nil
	}
	begin := p.pos
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	for i < len(s) {
		switch c := s[i]; {
		case c == '&':
			p.pos = begin + i
			r, n, err := p.reference(s[i:])
			if err != nil {
				return "", err
			}
			b.WriteRune(r)
			i += n
			continue
		case c == '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			b.WriteByte(pick(attr, ' ', '\n'))
		case attr && (c == '\n' || c == '\t'):
			b.WriteByte(' ')
		case !p.plain(s, i, attr):
			p.pos = begin
			return "", p.bad(s, i)
		default:
			b.WriteByte(c)
		}
		i++
	}
	p.pos = begin
	return b.String(), nil
}

func pick(first bool, a, b byte) byte {
	if first {
		return a
	}
	return b
}

// plain reports whether the byte at i may stand there as it is.
func (p *parser) plain(s string, i int, attr bool) bool {
	switch c := s[i]; {
	case c == '<':
		return false
	case c == '>':
		return attr || !strings.HasSuffix(s[:i], "]]")
	case c == 0xEF:
		return !strings.HasPrefix(s[i:], "\uFFFE") && !strings.HasPrefix(s[i:], "\uFFFF")
	case c < 0x20:
		return c == '\t' || c == '\n' || c == '\r'
	}
	return true
}

// bad is the finding for the byte at i of s, which begins at p.pos.
func (p *parser) bad(s string, i int) error {
	p.pos += i
	switch s[i] {
	case '<':
		return p.fail(message.P("docx.xml.unclosed"))
	case '>':
		return p.fail(message.P("docx.xml.cdata"))
	}
	return p.refuse(diag.New("DX023", p.where(), "bagian", p.label()))
}

// illegal finds the first byte of a character XML cannot hold (XML 1.0, 2.2).
func illegal(s string) int {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' {
			return i
		}
		if c == 0xEF && (strings.HasPrefix(s[i:], "\uFFFE") || strings.HasPrefix(s[i:], "\uFFFF")) {
			return i
		}
	}
	return -1
}

// reference resolves a character or one of the five predefined entity
// references at the start of s; there are no others without a DOCTYPE.
func (p *parser) reference(s string) (rune, int, error) {
	end := strings.IndexByte(s[:min(len(s), 12)], ';')
	if end < 2 {
		return 0, 0, p.fail(message.P("docx.xml.reference"))
	}
	name := s[1:end]
	switch name {
	case "amp":
		return '&', end + 1, nil
	case "lt":
		return '<', end + 1, nil
	case "gt":
		return '>', end + 1, nil
	case "quot":
		return '"', end + 1, nil
	case "apos":
		return '\'', end + 1, nil
	}
	digits, ok := strings.CutPrefix(name, "#")
	base := 10
	if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if !ok || err != nil {
		return 0, 0, p.fail(message.P("docx.xml.reference"))
	}
	if n > utf8.MaxRune || !legalRune(rune(n)) {
		return 0, 0, p.refuse(diag.New("DX023", p.where(), "bagian", p.label()))
	}
	return rune(n), end + 1, nil
}

// legalRune reports whether XML 1.0 (2.2 Char) can hold r.
func legalRune(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || (r >= 0x20 && r <= 0xD7FF) ||
		(r >= 0xE000 && r <= 0xFFFD) || (r >= 0x10000 && r <= utf8.MaxRune)
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// nameEnd returns where the name that starts at i ends; i itself when none
// does (XML 1.0 fifth edition, 2.3 Name; the colon is checked elsewhere).
func nameEnd(s string, i int) int {
	begin := i
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == ':'
			if !letter && (i == begin || (c < '0' || c > '9') && c != '-' && c != '.') {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !nameRune(r, i == begin) {
			return i
		}
		i += n
	}
	return i
}

func nameRune(r rune, first bool) bool {
	if !first && (r == 0xB7 || (r >= 0x300 && r <= 0x36F) || (r >= 0x203F && r <= 0x2040)) {
		return true
	}
	for _, span := range nameSpans {
		if r >= span[0] && r <= span[1] {
			return true
		}
	}
	return false
}

var nameSpans = [][2]rune{
	{0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF}, {0x370, 0x37D}, {0x37F, 0x1FFF}, {0x200C, 0x200D}, {0x2070, 0x218F},
	{0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
}
