package verify

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
	lineEnd    = regexp.MustCompile(`^(\r\n|\r|\n)`)
	errXref    = errors.New("broken cross-reference table")
	errObjects = errors.New("too many objects")
)

// entry says where an object is (ISO 32000-1 7.5.4, 7.5.8).
type entry struct {
	offset     int // in the file, or the index in a stream of objects
	generation int
	within     int // number of that stream, or 0
}

// section is one cross-reference table with its trailer: the file as it first
// was, or one update of it.
type section struct {
	at      int
	entries map[int]entry
	free    map[int]bool
	trailer dict
	eof     int // behind its %%EOF
	end     int // behind the line that holds it
}

// sections follows the chain of tables from the newest to the oldest.
func (f *file) readSections() error {
	tail := f.data[max(0, len(f.data)-2048):]
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
	for at > 0 || len(f.sections) == 0 {
		if seen[at] || at >= len(f.data) || len(f.sections) >= maxSections {
			return fmt.Errorf("%w at byte %d", errXref, at)
		}
		seen[at] = true
		s, err := f.readSection(at)
		if err != nil {
			return err
		}
		f.sections = append(f.sections, s)
		hybrid, _ := s.trailer["XRefStm"].(int)
		if hybrid > 0 && hybrid < len(f.data) && !seen[hybrid] {
			seen[hybrid] = true
			more, err := f.readSection(hybrid)
			if err != nil {
				return err
			}
			for n, e := range more.entries {
				if _, known := s.entries[n]; !known {
					s.entries[n] = e
				}
			}
		}
		at, _ = s.trailer["Prev"].(int)
	}
	for i := len(f.sections) - 1; i >= 0; i-- { // the newest rules
		for n := range f.sections[i].free {
			delete(f.entries, n)
		}
		for n, e := range f.sections[i].entries {
			f.entries[n] = e
		}
	}
	return nil
}

func (f *file) readSection(at int) (*section, error) {
	s := &section{at: at, entries: map[int]entry{}, free: map[int]bool{}, eof: len(f.data)}
	if i := bytes.Index(f.data[at:], []byte("%%EOF")); i >= 0 {
		s.eof = at + i + len("%%EOF")
	}
	s.end = s.eof + len(lineEnd.Find(f.data[s.eof:]))
	l := f.lexer(f.data, at)
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
func (f *file) readTable(l *lexer, s *section) error {
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
				s.entries[first+i] = entry{offset: offset, generation: generation}
			case l.keyword("f"):
				s.free[first+i] = true
			default:
				return fmt.Errorf("%w at byte %d", errXref, l.at)
			}
		}
	}
	v, err := l.object()
	d, ok := v.(dict)
	if err != nil || !ok {
		return fmt.Errorf("%w: no trailer", errXref)
	}
	s.trailer = d
	return nil
}

func (f *file) count() error {
	if f.counted++; f.counted > maxObjects {
		return errObjects
	}
	return nil
}

// readXrefStream reads the form of PDF 1.5 (7.5.8.2).
func (f *file) readXrefStream(at int, s *section) error {
	v, err := f.readObject(at, anyNumber)
	if err != nil {
		return fmt.Errorf("%w at byte %d: %w", errXref, at, err)
	}
	st, ok := v.(*stream)
	if !ok {
		return fmt.Errorf("%w at byte %d", errXref, at)
	}
	s.trailer = st.dict
	rows, err := f.decode(st)
	if err != nil {
		return fmt.Errorf("%w at byte %d: %w", errXref, at, err)
	}
	width, err := widths(st.dict)
	if err != nil {
		return err
	}
	index, _ := st.dict["Index"].(array)
	if len(index) == 0 {
		index = array{0, st.dict["Size"]}
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

func widths(d dict) ([3]int, error) {
	var width [3]int
	w, _ := d["W"].(array)
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
func (s *section) row(n int, b []byte, width [3]int) {
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
		s.free[n] = true
	case 1:
		s.entries[n] = entry{offset: v[1], generation: v[2]}
	case 2:
		s.entries[n] = entry{within: v[1], offset: v[2]}
	}
}
