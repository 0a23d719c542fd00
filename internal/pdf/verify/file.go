package verify

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// maxDecoded bounds the bytes unpacked of one file.
const maxDecoded = 128 << 20

var (
	errFilter = errors.New("packed in a way that is not read here")
	errLarge  = errors.New("unpacks to too much")
	errObject = errors.New("no such object")
)

// file is a PDF file being read. Objects are read when they are asked for.
type file struct {
	data     []byte
	sections []*section // the newest first
	entries  map[int]entry
	objects  map[int]any
	failed   map[int]error // objects that could not be read, so that none is tried twice
	reading  map[int]bool
	packed   map[int][]any // objects of a stream of objects
	counted  int
	decoded  int
	left     int
}

func (f *file) lexer(b []byte, at int) *lexer { return &lexer{b: b, at: at, left: &f.left} }

// open reads the tables; objects follow on demand.
func open(data []byte) (*file, error) {
	f := &file{data: data, entries: map[int]entry{}, objects: map[int]any{}, failed: map[int]error{}, reading: map[int]bool{}, packed: map[int][]any{}, left: maxParts}
	return f, f.readSections()
}

// anyNumber is asked of a cross-reference stream, which no table names yet.
const anyNumber = -1

// readObject reads "n g obj" at an offset.
func (f *file) readObject(at, number int) (any, error) {
	if at < 0 || at >= len(f.data) {
		return nil, errObject
	}
	l := f.lexer(f.data, at)
	n, ok := l.integer()
	_, ok2 := l.integer()
	if !ok || !ok2 || !l.keyword("obj") || number != anyNumber && n != number {
		return nil, errObject
	}
	v, err := l.object()
	if err != nil {
		return nil, err
	}
	d, isDict := v.(dict)
	if !isDict || !l.keyword("stream") {
		return v, nil
	}
	// 7.3.8.1: the keyword ends with a line feed, or both.
	if l.at < len(l.b) && l.b[l.at] == '\r' {
		l.at++
	}
	if l.at < len(l.b) && l.b[l.at] == '\n' {
		l.at++
	}
	length, ok := f.resolve(d["Length"]).(int)
	if !ok || length < 0 || length > len(l.b)-l.at {
		return nil, fmt.Errorf("%w: stream without a length", errSyntax)
	}
	raw := l.b[l.at : l.at+length]
	l.at += length
	if !l.keyword("endstream") {
		return nil, fmt.Errorf("%w: stream longer than stated", errSyntax)
	}
	return &stream{dict: d, raw: raw}, nil
}

// object returns an indirect object. An object that is not there is null
// (7.3.10); one that cannot be read is an error.
func (f *file) object(n int) (any, error) {
	if v, ok := f.objects[n]; ok {
		return v, nil
	}
	if err := f.failed[n]; err != nil {
		return nil, err
	}
	e, ok := f.entries[n]
	if !ok {
		return nil, nil
	}
	if f.reading[n] || len(f.reading) > maxDepth {
		return nil, fmt.Errorf("%w: object %d leads to itself", errSyntax, n)
	}
	f.reading[n] = true
	defer delete(f.reading, n)
	v, err := f.load(n, e)
	if err != nil {
		f.failed[n] = err
		return nil, err
	}
	f.objects[n] = v
	return v, nil
}

func (f *file) load(n int, e entry) (any, error) {
	if e.within > 0 {
		list, err := f.unpack(e.within)
		if err != nil {
			return nil, err
		}
		if e.offset < 0 || e.offset >= len(list) {
			return nil, errObject
		}
		return list[e.offset], nil
	}
	return f.readObject(e.offset, n)
}

// unpack reads a stream of objects (7.5.7).
func (f *file) unpack(n int) ([]any, error) {
	if list, ok := f.packed[n]; ok {
		return list, nil
	}
	v, err := f.object(n)
	st, ok := v.(*stream)
	if err != nil || !ok {
		return nil, errObject
	}
	b, err := f.decode(st)
	if err != nil {
		return nil, err
	}
	count, _ := st.dict["N"].(int)
	first, _ := st.dict["First"].(int)
	if first < 0 || first > len(b) || count < 0 || count > len(b) {
		return nil, errObject
	}
	head := f.lexer(b[:first], 0)
	list := make([]any, 0, count)
	for range count {
		if err := f.count(); err != nil {
			return nil, err
		}
		_, ok := head.integer()
		at, ok2 := head.integer()
		if !ok || !ok2 || at > len(b)-first {
			return nil, errObject
		}
		v, err := f.lexer(b, first+at).object()
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	f.packed[n] = list
	return list, nil
}

// resolve follows references. What cannot be read is null here: the rule that
// reads every object of the table reports it.
func (f *file) resolve(v any) any {
	for range maxDepth {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		var err error
		if v, err = f.object(r.number); err != nil {
			return nil
		}
	}
	return nil
}

// dictOf is the dictionary of a dictionary or stream, or nil.
func (f *file) dictOf(v any) dict {
	switch v := f.resolve(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (f *file) arrayOf(v any) array {
	a, _ := f.resolve(v).(array)
	return a
}

// list is an array, or the one object that stands for an array of one.
func (f *file) list(v any) array {
	switch v := f.resolve(v).(type) {
	case nil:
		return nil
	case array:
		return v
	}
	return array{v}
}

func (f *file) nameOf(v any) string {
	n, _ := f.resolve(v).(name)
	return string(n)
}

// decode unpacks a stream. Only what documents' own structure uses is read:
// Flate, with the predictors of tables.
func (f *file) decode(st *stream) ([]byte, error) {
	b := st.raw
	params := f.list(st.dict["DecodeParms"])
	for i, filter := range f.list(st.dict["Filter"]) {
		if f.nameOf(filter) != "FlateDecode" {
			return nil, errFilter
		}
		z, err := zlib.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, err
		}
		b, err = io.ReadAll(io.LimitReader(z, int64(maxDecoded-f.decoded)+1))
		if err != nil {
			return nil, err
		}
		if f.decoded += len(b); f.decoded > maxDecoded {
			return nil, errLarge
		}
		if i < len(params) {
			if b, err = f.unpredict(b, f.dictOf(params[i])); err != nil {
				return nil, err
			}
		}
	}
	return b, nil
}

// unpredict undoes the PNG predictor (7.4.4.4) as cross-reference streams use
// it: one byte a component.
func (f *file) unpredict(b []byte, p dict) ([]byte, error) {
	if kind, _ := f.resolve(p["Predictor"]).(int); kind < 2 {
		return b, nil
	} else if kind < 10 {
		return nil, errFilter
	}
	columns, _ := f.resolve(p["Columns"]).(int)
	if columns < 1 || columns > 1<<16 || p["Colors"] != nil || p["BitsPerComponent"] != nil {
		return nil, errFilter
	}
	out := make([]byte, 0, len(b))
	above := make([]byte, columns)
	for ; len(b) > columns; b = b[columns+1:] {
		row := bytes.Clone(b[1 : columns+1])
		for i := range row {
			var left, corner byte
			if i > 0 {
				left, corner = row[i-1], above[i-1]
			}
			row[i] += predicted(b[0], left, above[i], corner)
		}
		out = append(out, row...)
		above = row
	}
	return out, nil
}

// predicted is what a PNG filter adds (PNG 9.2).
func predicted(kind, left, up, corner byte) byte {
	switch kind {
	case 1:
		return left
	case 2:
		return up
	case 3:
		return byte((int(left) + int(up)) / 2)
	case 4:
		return paeth(int(left), int(up), int(corner))
	}
	return 0
}

func paeth(a, b, c int) byte {
	p := a + b - c
	pa, pb, pc := max(p-a, a-p), max(p-b, b-p), max(p-c, c-p)
	switch {
	case pa <= pb && pa <= pc:
		return byte(a)
	case pb <= pc:
		return byte(b)
	}
	return byte(c)
}
