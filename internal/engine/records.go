package engine

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/schema"
)

// TableRow is one row of a table as a record.
type TableRow struct {
	Number   int // as a spreadsheet shows it
	Values   schema.Record
	Findings []CellFinding
	table    *Table
	row      row
}

// Failed reports whether something forbids to use the row.
func (r *TableRow) Failed() bool { return failed(r.Findings) }

// Blame files a finding about the whole row.
func (r *TableRow) Blame(d diag.Diagnostic) {
	r.Findings = append(r.Findings, r.table.cell(r.row, column{}, "", d))
}

// Records reads all rows by the fields their headings name. Headings that name
// none are told beside them.
func (t *Table) Records(fields []schema.Field) ([]TableRow, []diag.Diagnostic, error) {
	columns, findings := t.columns(fields)
	if err := diag.Fail(findings...); err != nil {
		return nil, nil, err
	}
	var out []TableRow
	for x, err := range t.rows() {
		if err != nil {
			return nil, nil, err
		}
		r := TableRow{Number: x.number, table: t, row: x}
		r.Values, r.Findings = t.values(x, columns, fields, nil)
		out = append(out, r)
	}
	return out, findings, nil
}

// PairTable is a table of one row, made of key=value arguments.
func PairTable(pairs []string) (*Table, error) {
	var head, cells []string
	for _, pair := range pairs {
		name, text, ok := strings.Cut(pair, "=")
		if !ok {
			return nil, diag.Fail(diag.New("EN015", diag.Position{}, "teks", pair))
		}
		head, cells = append(head, name), append(cells, text)
	}
	var b bytes.Buffer
	b.WriteString("sep=,\n")
	w := csv.NewWriter(&b)
	if err := w.WriteAll([][]string{head, cells}); err != nil {
		return nil, fmt.Errorf("make a row of the arguments: %w", err)
	}
	return ReadTable("", func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b.Bytes())), nil })
}
