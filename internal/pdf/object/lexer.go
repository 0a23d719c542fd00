package object

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// The kinds of object (ISO 32000-1 7.3). Null is nil; a boolean, an integer and
// a real are Go's own.
type (
	Name   string
	Text   string // a string, its bytes as decoded
	Array  []any
	Dict   map[string]any
	Ref    struct{ Number, Generation int }
	Stream struct {
		Dict Dict
		Raw  []byte
	}
)

// maxDepth bounds arrays and dictionaries inside each other; Annex C asks for 28.
const maxDepth = 64

var (
	errSyntax = errors.New("not a PDF object")
	errDepth  = errors.New("arrays and dictionaries too deep in each other")
	errEnd    = errors.New("the file ends inside an object")
)

// lexer reads objects out of bytes.
type lexer struct {
	b     []byte
	at    int
	depth int
	left  *int // how many objects may still be read of the file
}

func white(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// skip passes white space and comments.
func (l *lexer) skip() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case white(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// word takes the characters up to the next delimiter or white space.
func (l *lexer) word() string {
	start := l.at
	for l.at < len(l.b) && !white(l.b[l.at]) && !delimiter(l.b[l.at]) {
		l.at++
	}
	return string(l.b[start:l.at])
}

// keyword takes a word if it is the one expected.
func (l *lexer) keyword(want string) bool {
	l.skip()
	start := l.at
	if l.word() == want {
		return true
	}
	l.at = start
	return false
}

// integer takes a whole number that is not negative.
func (l *lexer) integer() (int, bool) {
	l.skip()
	start := l.at
	n, err := strconv.Atoi(l.word())
	if err != nil || n < 0 {
		l.at = start
		return 0, false
	}
	return n, true
}

// object reads one object; a stream's bytes are not part of it.
func (l *lexer) object() (any, error) {
	l.skip()
	if l.at >= len(l.b) {
		return nil, errEnd
	}
	if *l.left--; *l.left < 0 {
		return nil, ErrObjects
	}
	switch c := l.b[l.at]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case bytes.HasPrefix(l.b[l.at:], []byte("<<")):
		return l.nested(l.dict)
	case c == '<':
		return l.hex()
	case c == '[':
		return l.nested(l.array)
	case c >= '0' && c <= '9':
		return l.numberOrRef()
	}
	switch w := l.word(); w {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	default:
		return number(w)
	}
}

func (l *lexer) nested(read func() (any, error)) (any, error) {
	if l.depth++; l.depth > maxDepth {
		return nil, errDepth
	}
	defer func() { l.depth-- }()
	return read()
}

func number(w string) (any, error) {
	if n, err := strconv.Atoi(w); err == nil {
		return n, nil
	}
	if f, err := strconv.ParseFloat(w, 64); err == nil {
		return f, nil
	}
	return nil, fmt.Errorf("%w: %.20q", errSyntax, w)
}

// numberOrRef tells "12 0 R" from the number 12.
func (l *lexer) numberOrRef() (any, error) {
	first := l.word()
	after := l.at
	if n, err := strconv.Atoi(first); err == nil {
		if g, ok := l.integer(); ok && l.keyword("R") {
			return Ref{n, g}, nil
		}
	}
	l.at = after
	return number(first)
}

// name decodes #xx (7.3.5).
func (l *lexer) name() (any, error) {
	l.at++
	raw := l.word()
	if !bytes.Contains([]byte(raw), []byte("#")) {
		return Name(raw), nil
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if c, err := strconv.ParseUint(raw[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(c))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return Name(out), nil
}

// literal decodes a string in parentheses (7.3.4.2).
func (l *lexer) literal() (any, error) {
	l.at++
	var out []byte
	for open := 1; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '\\':
			out = l.escape(out)
		case '(':
			open++
			out = append(out, c)
		case ')':
			if open--; open == 0 {
				l.at++
				return Text(out), nil
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return nil, errEnd
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// escape decodes what follows a backslash and stays on its last character.
func (l *lexer) escape(out []byte) []byte {
	l.at++
	if l.at >= len(l.b) {
		return out
	}
	c := l.b[l.at]
	switch {
	case c >= '0' && c <= '7':
		n := 0
		for i := 0; i < 3 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; i++ {
			n = n*8 + int(l.b[l.at]-'0')
			l.at++
		}
		l.at--
		return append(out, byte(n))
	case c == '\n':
		return out // a line that goes on
	case c == '\r':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
			l.at++
		}
		return out
	}
	if e, ok := escapes[c]; ok {
		c = e
	}
	return append(out, c)
}

func (l *lexer) hex() (any, error) {
	end := bytes.IndexByte(l.b[l.at:], '>')
	if end < 0 {
		return nil, errEnd
	}
	digits := bytes.Map(func(r rune) rune {
		if r < 0x80 && white(byte(r)) {
			return -1
		}
		return r
	}, l.b[l.at+1:l.at+end])
	l.at += end + 1
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, 0, len(digits)/2)
	for i := 0; i < len(digits); i += 2 {
		c, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
		if err != nil {
			return nil, fmt.Errorf("%w: hexadecimal string %.20q", errSyntax, digits)
		}
		out = append(out, byte(c))
	}
	return Text(out), nil
}

func (l *lexer) array() (any, error) {
	l.at++
	out := Array{}
	for {
		l.skip()
		if l.at < len(l.b) && l.b[l.at] == ']' {
			l.at++
			return out, nil
		}
		v, err := l.object()
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
}

func (l *lexer) dict() (any, error) {
	l.at += 2
	out := Dict{}
	for {
		l.skip()
		if bytes.HasPrefix(l.b[l.at:], []byte(">>")) {
			l.at += 2
			return out, nil
		}
		key, err := l.object()
		if err != nil {
			return nil, err
		}
		k, ok := key.(Name)
		if !ok {
			return nil, fmt.Errorf("%w: a key that is no name", errSyntax)
		}
		v, err := l.object()
		if err != nil {
			return nil, err
		}
		out[string(k)] = v
	}
}
