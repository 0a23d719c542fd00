// Package object reads PDF files as what they are made of: objects, streams and
// cross-reference tables (ISO 32000-1 7), and walks their pages. It reads files
// of any maker, signed and updated ones too, within stated bounds whatever the
// file claims. What the objects mean is for others: package verify judges them,
// package impose lays their pages out anew.
//
// Bytes pass from the lexer, which knows one object, through the tables, which
// say where each is, to File, which reads an object when it is asked for.
package object

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// MaxDecoded bounds the bytes unpacked of one file.
const MaxDecoded = 128 << 20

// ErrLarge: the file unpacks to more than MaxDecoded.
var ErrLarge = errors.New("unpacks to too much")

var (
	errFilter = errors.New("packed in a way that is not read here")
	errObject = errors.New("no such object")
)

// File is a PDF file being read. Objects are read when they are asked for.
type File struct {
	Data     []byte
	Sections []*Section // the newest first
	Entries  map[int]Entry
	objects  map[int]any
	failed   map[int]error // objects that could not be read, so that none is tried twice
	reading  map[int]bool
	packed   map[int][]any // objects of a stream of objects
	counted  int
	decoded  int
	left     int
}

func (f *File) lexer(b []byte, at int) *lexer { return &lexer{b: b, at: at, left: &f.left} }

// Open reads the tables; objects follow on demand.
func Open(data []byte) (*File, error) {
	f := &File{Data: data, Entries: map[int]Entry{}, objects: map[int]any{}, failed: map[int]error{}, reading: map[int]bool{}, packed: map[int][]any{}, left: maxParts}
	return f, f.readSections()
}

// anyNumber is asked of a cross-reference stream, which no table names yet.
const anyNumber = -1

// readObject reads "n g obj" at an offset.
func (f *File) readObject(at, number int) (any, error) {
	if at < 0 || at >= len(f.Data) {
		return nil, errObject
	}
	l := f.lexer(f.Data, at)
	n, ok := l.integer()
	_, ok2 := l.integer()
	if !ok || !ok2 || !l.keyword("obj") || number != anyNumber && n != number {
		return nil, errObject
	}
	v, err := l.object()
	if err != nil {
		return nil, err
	}
	d, isDict := v.(Dict)
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
	length, ok := f.Resolve(d["Length"]).(int)
	if !ok || length < 0 || length > len(l.b)-l.at {
		return nil, fmt.Errorf("%w: stream without a length", errSyntax)
	}
	raw := l.b[l.at : l.at+length]
	l.at += length
	if !l.keyword("endstream") {
		return nil, fmt.Errorf("%w: stream longer than stated", errSyntax)
	}
	return &Stream{Dict: d, Raw: raw}, nil
}

// Object returns an indirect object. An object that is not there is null
// (7.3.10); one that cannot be read is an error.
func (f *File) Object(n int) (any, error) {
	if v, ok := f.objects[n]; ok {
		return v, nil
	}
	if err := f.failed[n]; err != nil {
		return nil, err
	}
	e, ok := f.Entries[n]
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

func (f *File) load(n int, e Entry) (any, error) {
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
func (f *File) unpack(n int) ([]any, error) {
	if list, ok := f.packed[n]; ok {
		return list, nil
	}
	v, err := f.Object(n)
	st, ok := v.(*Stream)
	if err != nil || !ok {
		return nil, errObject
	}
	b, err := f.Decode(st)
	if err != nil {
		return nil, err
	}
	count, _ := st.Dict["N"].(int)
	first, _ := st.Dict["First"].(int)
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

// Resolve follows references. What cannot be read is null here: the rule that
// reads every object of the table reports it.
func (f *File) Resolve(v any) any {
	for range maxDepth {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		var err error
		if v, err = f.Object(r.Number); err != nil {
			return nil
		}
	}
	return nil
}

// DictOf is the dictionary of a dictionary or stream, or nil.
func (f *File) DictOf(v any) Dict {
	switch v := f.Resolve(v).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// ArrayOf is an array, or nil.
func (f *File) ArrayOf(v any) Array {
	a, _ := f.Resolve(v).(Array)
	return a
}

// List is an array, or the one object that stands for an array of one.
func (f *File) List(v any) Array {
	switch v := f.Resolve(v).(type) {
	case nil:
		return nil
	case Array:
		return v
	}
	return Array{v}
}

// NameOf is the text of a name, or "".
func (f *File) NameOf(v any) string {
	n, _ := f.Resolve(v).(Name)
	return string(n)
}

// Decode unpacks a stream. Only what documents' own structure uses is read:
// Flate, with the predictors of tables.
func (f *File) Decode(st *Stream) ([]byte, error) {
	b := st.Raw
	params := f.List(st.Dict["DecodeParms"])
	for i, filter := range f.List(st.Dict["Filter"]) {
		if f.NameOf(filter) != "FlateDecode" {
			return nil, errFilter
		}
		z, err := zlib.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, err
		}
		b, err = io.ReadAll(io.LimitReader(z, int64(MaxDecoded-f.decoded)+1))
		if err != nil {
			return nil, err
		}
		if f.decoded += len(b); f.decoded > MaxDecoded {
			return nil, ErrLarge
		}
		if i < len(params) {
			if b, err = f.unpredict(b, f.DictOf(params[i])); err != nil {
				return nil, err
			}
		}
	}
	return b, nil
}

// unpredict undoes the PNG predictor (7.4.4.4) as cross-reference streams use
// it: one byte a component.
func (f *File) unpredict(b []byte, p Dict) ([]byte, error) {
	if kind, _ := f.Resolve(p["Predictor"]).(int); kind < 2 {
		return b, nil
	} else if kind < 10 {
		return nil, errFilter
	}
	columns, _ := f.Resolve(p["Columns"]).(int)
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
