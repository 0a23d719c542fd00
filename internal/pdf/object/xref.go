package object

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
)

// Bounds of what a hostile file can make the reader keep.
const (
	maxObjects  = 2_000_000  // in tables and streams of objects
	maxParts    = 20_000_000 // objects, those inside others included, however often read
	maxSections = 100
)

var (
	lineEnd = regexp.MustCompile(`^(\r\n|\r|\n)`)
	errXref = errors.New("broken cross-reference table")
)

// ErrObjects: the file holds more objects than are read.
var ErrObjects = errors.New("too many objects")

// Entry says where an object is (ISO 32000-1 7.5.4, 7.5.8).
type Entry struct {
	offset     int // in the file, or the index in a stream of objects
	generation int
	within     int // number of that stream, or 0
}

// Section is one cross-reference table with its trailer: the file as it first
// was, or one update of it.
type Section struct {
	At      int
	Entries map[int]Entry
	Free    map[int]bool
	Trailer Dict
	EOF     int // behind its %%EOF
	End     int // behind the line that holds it
}

// readSections follows the chain of tables from the newest to the oldest.
func (f *File) readSections() error {
	tail := f.Data[max(0, len(f.Data)-2048):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return fmt.Errorf("%w: no startxref", errXref)
	}
	l := f.lexer(tail, i+len("startxref"))
	at, ok := l.integer()
	if !ok {
		return fmt.Errorf("%w: startxref without an offset", errXref)
	}
	seen := map[int]bool{}
	for at > 0 || len(f.Sections) == 0 {
		if seen[at] || at >= len(f.Data) || len(f.Sections) >= maxSections {
			return fmt.Errorf("%w at byte %d", errXref, at)
		}
		seen[at] = true
		s, err := f.readSection(at)
		if err != nil {
			return err
		}
		f.Sections = append(f.Sections, s)
		hybrid, _ := s.Trailer["XRefStm"].(int)
		if hybrid > 0 && hybrid < len(f.Data) && !seen[hybrid] {
			seen[hybrid] = true
			more, err := f.readSection(hybrid)
			if err != nil {
				return err
			}
			for n, e := range more.Entries {
				if _, known := s.Entries[n]; !known {
					s.Entries[n] = e
				}
			}
		}
		at, _ = s.Trailer["Prev"].(int)
	}
	for i := len(f.Sections) - 1; i >= 0; i-- { // the newest rules
		for n := range f.Sections[i].Free {
			delete(f.Entries, n)
		}
		for n, e := range f.Sections[i].Entries {
			f.Entries[n] = e
		}
	}
	return nil
}

func (f *File) readSection(at int) (*Section, error) {
	s := &Section{At: at, Entries: map[int]Entry{}, Free: map[int]bool{}, EOF: len(f.Data)}
	if i := bytes.Index(f.Data[at:], []byte("%%EOF")); i >= 0 {
		s.EOF = at + i + len("%%EOF")
	}
	s.End = s.EOF + len(lineEnd.Find(f.Data[s.EOF:]))
	l := f.lexer(f.Data, at)
	var err error
	if l.keyword("xref") {
		err = f.readTable(l, s)
	} else {
		err = f.readXrefStream(at, s)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// readTable reads the classic form.
func (f *File) readTable(l *lexer, s *Section) error {
	for !l.keyword("trailer") {
		first, ok := l.integer()
		count, ok2 := l.integer()
		if !ok || !ok2 {
			return fmt.Errorf("%w at byte %d", errXref, l.at)
		}
		for i := range count {
			offset, ok := l.integer()
			generation, ok2 := l.integer()
			if !ok || !ok2 {
				return fmt.Errorf("%w at byte %d", errXref, l.at)
			}
			if err := f.count(); err != nil {
				return err
			}
			switch {
			case l.keyword("n"):
				s.Entries[first+i] = Entry{offset: offset, generation: generation}
			case l.keyword("f"):
				s.Free[first+i] = true
			default:
				return fmt.Errorf("%w at byte %d", errXref, l.at)
			}
		}
	}
	v, err := l.object()
	d, ok := v.(Dict)
	if err != nil || !ok {
		return fmt.Errorf("%w: no trailer", errXref)
	}
	s.Trailer = d
	return nil
}

func (f *File) count() error {
	if f.counted++; f.counted > maxObjects {
		return ErrObjects
	}
	return nil
}

// readXrefStream reads the form of PDF 1.5 (7.5.8.2).
func (f *File) readXrefStream(at int, s *Section) error {
	v, err := f.readObject(at, anyNumber)
	if err != nil {
		return fmt.Errorf("%w at byte %d: %w", errXref, at, err)
	}
	st, ok := v.(*Stream)
	if !ok {
		return fmt.Errorf("%w at byte %d", errXref, at)
	}
	s.Trailer = st.Dict
	rows, err := f.Decode(st)
	if err != nil {
		return fmt.Errorf("%w at byte %d: %w", errXref, at, err)
	}
	width, err := widths(st.Dict)
	if err != nil {
		return err
	}
	index, _ := st.Dict["Index"].(Array)
	if len(index) == 0 {
		index = Array{0, st.Dict["Size"]}
	}
	size := width[0] + width[1] + width[2]
	for i := 0; i+1 < len(index); i += 2 {
		first, ok := index[i].(int)
		count, ok2 := index[i+1].(int)
		if !ok || !ok2 || first < 0 || count < 0 || count > len(rows)/size {
			return fmt.Errorf("%w at byte %d", errXref, at)
		}
		for n := range count {
			if err := f.count(); err != nil {
				return err
			}
			s.row(first+n, rows[n*size:(n+1)*size], width)
		}
		rows = rows[count*size:]
	}
	return nil
}

func widths(d Dict) ([3]int, error) {
	var width [3]int
	w, _ := d["W"].(Array)
	sum := 0
	for i := range width {
		if i < len(w) {
			width[i], _ = w[i].(int)
		}
		if width[i] < 0 || width[i] > 8 {
			return width, errXref
		}
		sum += width[i]
	}
	if sum == 0 {
		return width, errXref
	}
	return width, nil
}

// row takes one entry of a cross-reference stream.
func (s *Section) row(n int, b []byte, width [3]int) {
	var v [3]int
	for i, w := range width {
		for range w {
			v[i] = v[i]<<8 | int(b[0])
			b = b[1:]
		}
	}
	if width[0] == 0 {
		v[0] = 1 // the default
	}
	switch v[0] {
	case 0:
		s.Free[n] = true
	case 1:
		s.Entries[n] = Entry{offset: v[1], generation: v[2]}
	case 2:
		s.Entries[n] = Entry{within: v[1], offset: v[2]}
	}
}
