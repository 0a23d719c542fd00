package engine

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/source"
)

// Limits of a table of rows. There is none on the number of rows of a CSV file:
// they are read one at a time.
const (
	maxRow     = 1 << 20 // bytes of one row
	maxColumns = 1_000
	maxYAML    = 64 << 20 // bytes of a YAML list, which is read whole
)

// Table is a file of rows: CSV with a heading, or a YAML list of mappings.
type Table struct {
	Count int  // rows that are not empty
	Comma rune // what parts the cells; of YAML a semicolon, for reports

	file   string
	open   func() (io.ReadCloser, error)
	header []string
	items  []*source.Node
}

// row is one row as it stands in the file.
type row struct {
	number int // as a spreadsheet shows it, the heading being 1; of YAML the place in the list
	line   int
	cells  []string
	node   *source.Node
}

// errLongRow ends the reading of a row past maxRow.
var errLongRow = errors.New("row is too long")

// ReadTable reads a table once through, so that nothing is made of a file that
// cannot be read to its end. open may be called again and again.
func ReadTable(file string, open func() (io.ReadCloser, error)) (*Table, error) {
	t := &Table{file: file, open: open, Comma: ';'}
	read := t.readCSV
	if ext := strings.ToLower(filepath.Ext(file)); ext == ".yaml" || ext == ".yml" {
		read = t.readYAML
	}
	if err := read(); err != nil {
		return nil, err
	}
	if t.Count == 0 {
		return nil, diag.Fail(diag.New("EN040", diag.Position{File: file}))
	}
	return t, nil
}

// readYAML reads a list of mappings.
func (t *Table) readYAML() error {
	in, err := t.open()
	if err != nil {
		return err
	}
	data, err := io.ReadAll(io.LimitReader(in, maxYAML+1))
	if err := errors.Join(err, in.Close()); err != nil {
		return fmt.Errorf("read %s: %w", t.file, err)
	}
	if len(data) > maxYAML {
		return diag.Fail(diag.New("EN034", diag.Position{File: t.file}, "ukuran", len(data)>>20, "batas", maxYAML>>20))
	}
	root, findings := source.Parse(t.file, data)
	if err := diag.Fail(findings...); err != nil {
		return err
	}
	for _, n := range root.Items() {
		if n.Kind() != source.Mapping {
			return t.noTable("EN.sebab.yaml", n.Pos())
		}
	}
	if root.Kind() != source.Sequence {
		return t.noTable("EN.sebab.yaml", root.Pos())
	}
	t.items, t.Count = root.Items(), len(root.Items())
	return nil
}

// readCSV reads the heading, counts the rows and finds what cannot be read.
func (t *Table) readCSV() error {
	in, err := t.open()
	if err != nil {
		return err
	}
	r := bufio.NewReader(in)
	err = t.heading(r)
	if err := errors.Join(err, in.Close()); err != nil {
		return err
	}
	for _, err := range t.rows() {
		if err != nil {
			return err
		}
		t.Count++
	}
	return nil
}

// heading finds out what parts the cells: the line "sep=;" that Excel knows, or
// the sign that stands most often in the heading.
func (t *Table) heading(r *bufio.Reader) error {
	head, err := r.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read %s: %w", t.file, err)
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")) {
		return t.noTable("EN.sebab.buku", diag.Position{File: t.file})
	}
	head = bytes.TrimPrefix(head, []byte(byteOrderMark))
	first, _, _ := bytes.Cut(head, []byte("\n"))
	if sep, ok := separatorLine(first); ok {
		t.Comma = sep
		return nil
	}
	most := 0
	t.Comma = ','
	for _, sign := range ",;\t" {
		if n := outsideQuotes(string(first), sign); n > most {
			t.Comma, most = sign, n
		}
	}
	return nil
}

// byteOrderMark is what Excel writes before UTF-8.
const byteOrderMark = "\ufeff"

// separatorLine reads a first line like "sep=;".
func separatorLine(line []byte) (rune, bool) {
	rest, ok := bytes.CutPrefix(bytes.ToLower(bytes.TrimRight(line, "\r")), []byte("sep="))
	if !ok || utf8.RuneCount(rest) != 1 {
		return 0, false
	}
	sep, _ := utf8.DecodeRune(rest)
	return sep, strings.ContainsRune(",;\t|", sep)
}

func outsideQuotes(s string, sign rune) int {
	n, quoted := 0, false
	for _, r := range s {
		switch {
		case r == '"':
			quoted = !quoted
		case r == sign && !quoted:
			n++
		}
	}
	return n
}

// rows reads the rows that are not empty, one at a time.
func (t *Table) rows() iter.Seq2[row, error] {
	if t.items == nil {
		return t.records
	}
	return func(yield func(row, error) bool) {
		for i, n := range t.items {
			if !yield(row{number: i + 1, line: n.Pos().Line, node: n}, nil) {
				return
			}
		}
	}
}

// records reads the rows of a CSV file. It takes in the heading on its way.
func (t *Table) records(yield func(row, error) bool) {
	in, err := t.open()
	if err != nil {
		yield(row{}, err)
		return
	}
	defer func() { _ = in.Close() }() // only read from
	limit := &rowLimit{r: in, left: maxRow}
	buffered := bufio.NewReader(limit)
	if mark, err := buffered.Peek(len(byteOrderMark)); err == nil && string(mark) == byteOrderMark {
		_, _ = buffered.Discard(len(byteOrderMark)) // what was peeked can be discarded
	}
	r := csv.NewReader(buffered)
	r.Comma, r.FieldsPerRecord = t.Comma, -1
	number, next, heading := 0, 1, true // next: the line after the row before
	for {
		limit.left = maxRow
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			yield(row{}, t.unreadable(err))
			return
		}
		line, _ := r.FieldPos(0)
		last, _ := r.FieldPos(len(cells) - 1)
		// The reader passes over blank lines; a spreadsheet counts them.
		number += 1 + line - next
		next = last + strings.Count(cells[len(cells)-1], "\n") + 1
		if heading && number == 1 && isSeparatorRow(cells, t.Comma) {
			number = 0
			continue
		}
		x := row{number: number, line: line, cells: cells}
		if err := t.encoded(x); err != nil {
			yield(x, err)
			return
		}
		if heading {
			heading = false
			if err := t.takeHeading(x); err != nil {
				yield(x, err)
				return
			}
			continue
		}
		if strings.TrimSpace(strings.Join(cells, "")) != "" && !yield(x, nil) {
			return
		}
	}
}

// isSeparatorRow recognises the line "sep=;", which the separator cuts in two.
func isSeparatorRow(cells []string, comma rune) bool {
	sep, ok := separatorLine([]byte(strings.Join(cells, string(comma))))
	return ok && sep == comma
}

// takeHeading keeps the heading, without the empty columns Excel leaves at its
// end.
func (t *Table) takeHeading(x row) error {
	for i := range x.cells {
		x.cells[i] = strings.Join(strings.Fields(x.cells[i]), " ")
	}
	for len(x.cells) > 0 && x.cells[len(x.cells)-1] == "" {
		x.cells = x.cells[:len(x.cells)-1]
	}
	if len(x.cells) > maxColumns {
		return t.noRow("EN.sebab.kolom", diag.Position{File: t.file, Line: x.line}, "jumlah", len(x.cells), "batas", maxColumns)
	}
	t.header = x.cells
	return nil
}

// encoded refuses cells that are not UTF-8.
func (t *Table) encoded(x row) error {
	for i, cell := range x.cells {
		if !utf8.ValidString(cell) {
			d := diag.New("EN045", diag.Position{File: t.file, Line: x.line}, "teks", strings.ToValidUTF8(cell, "\ufffd"))
			return diag.Fail(d.In(message.P("TP.baris", "n", x.number), message.P("EN.kolom", "kolom", i+1)))
		}
	}
	return nil
}

// unreadable says why a row cannot be read.
func (t *Table) unreadable(err error) error {
	pos := diag.Position{File: t.file}
	var wrong *csv.ParseError
	switch {
	case errors.Is(err, errLongRow):
		return t.noRow("EN.sebab.panjang", pos, "batas", maxRow>>10)
	case errors.As(err, &wrong):
		pos.Line, pos.Col = wrong.StartLine, wrong.Column
		return t.noRow("EN.sebab.petik", pos)
	}
	return fmt.Errorf("read %s: %w", t.file, err)
}

// noTable refuses a file that is no table, noRow a row that cannot be read.
func (t *Table) noTable(why string, pos diag.Position) error {
	return diag.Fail(diag.New("EN049", pos, "sebab", message.P(why)))
}

func (t *Table) noRow(why string, pos diag.Position, pairs ...any) error {
	return diag.Fail(diag.New("EN048", pos, "sebab", message.P(why, pairs...)))
}

// rowLimit stops a row that does not end: a quote that is never closed would
// take the whole file into memory.
type rowLimit struct {
	r    io.Reader
	left int
}

func (l *rowLimit) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errLongRow
	}
	n, err := l.r.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}
