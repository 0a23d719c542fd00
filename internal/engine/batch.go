package engine

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/render"
	"naskah/internal/schema"
)

// BatchRequest asks for one paper from each row of a table.
type BatchRequest struct {
	FormRequest
	Table    *Table
	Name     string              // pattern of the file names; "" for template and row number
	FileName func(string) string // makes a name safe for a file
	PDF      bool
	DryRun   bool // fill each paper, keep none
}

// Batch makes one paper per row. However many rows there are, a fixed number of
// them is in memory, besides the names that were given.
type Batch struct {
	BatchRequest
	form    *Form
	table   *Table
	columns []column
	name    *render.Pattern
	digest  dossier.Digest
	resolve schema.Resolver
}

// Keeper keeps what a batch makes. Its methods are called from several
// goroutines.
type Keeper interface {
	// Kept reports whether the papers of these names are there, and were made of
	// what the digest stands for.
	Kept(names []string, of dossier.Digest) bool
	Keep(files []File, of dossier.Digest) error
}

// Made is what became of one row.
type Made struct {
	Row      int
	Names    []string // of its files
	Skipped  bool     // made before, of the same row and template
	Findings []CellFinding
}

// Failed reports whether the row has no paper.
func (m Made) Failed() bool { return failed(m.Findings) }

func failed(findings []CellFinding) bool {
	return slices.ContainsFunc(findings, func(f CellFinding) bool { return f.Severity == diag.Error })
}

// Batch compiles the template and the pattern of the names, and finds the field
// of each column. What it finds that forbids nothing is returned beside it.
func (d *Desk) Batch(q BatchRequest) (*Batch, []diag.Diagnostic, error) {
	if q.Open {
		q.Fields = q.Table.textFields()
	}
	form, findings, err := d.Form(q.FormRequest)
	if err != nil {
		return nil, nil, err
	}
	b := &Batch{BatchRequest: q, form: form, table: q.Table, resolve: d.Office.Resolver(d.today())}
	var more []diag.Diagnostic
	b.columns, more = q.Table.columns(form.fields)
	findings = append(findings, more...)
	if q.Name != "" {
		b.name, more = render.CompilePattern("--name", q.Name, form.scope)
		findings = append(findings, more...)
	}
	b.digest = dossier.DigestOf(fmt.Appendf(nil, "%s %t", form.digest, q.PDF))
	return b, diag.Sorted(findings), diag.Fail(findings...)
}

// job is one row on its way.
type job struct {
	made   Made
	row    row
	values schema.Record
	stem   string // of the file names
}

// Run makes the papers on all cores and tells of each row in the order of the
// table. A row that fails hinders no other; what the machine fails at ends the
// run, and so does the context: what is made by then stays, and running again
// makes the rest.
func (b *Batch) Run(ctx context.Context, k Keeper, tell func(Made) error) error {
	return InOrder(ctx, b.jobs(ctx),
		func(ctx context.Context, j *job) error { return b.make(ctx, j, k) },
		func(j *job) error { return tell(j.made) })
}

// jobs reads the rows one after another and names their papers. Names are given
// in the order of the rows, so that they do not depend on who is done first.
func (b *Batch) jobs(ctx context.Context) iter.Seq2[*job, error] {
	return func(yield func(*job, error) bool) {
		given := map[string]int{}
		for x, err := range b.table.rows() {
			if err != nil {
				yield(nil, err)
				return
			}
			j := &job{made: Made{Row: x.number}, row: x}
			j.values, j.made.Findings = b.table.values(x, b.columns, b.form.fields, b.resolve)
			if !j.made.Failed() {
				if err := b.call(ctx, j, given); err != nil {
					yield(nil, err)
					return
				}
			}
			if !yield(j, nil) {
				return
			}
		}
	}
}

// call gives the paper of a row its name. Two rows of one name are two papers:
// the later one takes the number of its row.
func (b *Batch) call(ctx context.Context, j *job, given map[string]int) error {
	number := j.row.number
	stem := fmt.Sprintf("%s-%04d", b.form.template.Name(), number)
	if b.name != nil {
		filled, findings, err := b.name.Fill(ctx, j.values)
		if err != nil {
			return err
		}
		b.blame(j, findings)
		if j.made.Failed() {
			return nil
		}
		if stem = filled; stem == "" {
			b.blame(j, []diag.Diagnostic{diag.New("TP170", diag.Position{File: "--name"})})
			return nil
		}
	}
	stem = strings.TrimSuffix(b.FileName(stem+".docx"), ".docx")
	if first, taken := given[strings.ToLower(stem)]; taken {
		other := stem
		for taken {
			other = fmt.Sprintf("%s-baris-%d", other, number)
			_, taken = given[strings.ToLower(other)]
		}
		b.blame(j, []diag.Diagnostic{diag.Note("TP171", diag.Position{}, "nama", stem, "baris", first, "pakai", other)})
		stem = other
	}
	given[strings.ToLower(stem)] = number
	j.stem = stem
	j.made.Names = []string{stem + ".docx"}
	if b.PDF {
		j.made.Names = append(j.made.Names, stem+".pdf")
	}
	return nil
}

// blame files findings about a row; those about a field name its column.
func (b *Batch) blame(j *job, findings []diag.Diagnostic) {
	for _, d := range findings {
		path, _ := d.Args["jalur"].(string)
		c := column{header: path}
		if i := slices.IndexFunc(b.columns, func(c column) bool { return path != "" && c.leads(path) }); i >= 0 {
			c = b.columns[i]
		}
		j.made.Findings = append(j.made.Findings, b.table.cell(j.row, c, "", d))
	}
}

// make makes the paper of a row, unless it is there.
func (b *Batch) make(ctx context.Context, j *job, k Keeper) error {
	if j.made.Failed() {
		return nil
	}
	values, err := b.form.inputs(j.values)
	if err != nil {
		return err
	}
	digest := dossier.DigestOf(fmt.Appendf(nil, "%s %s %s", b.digest, j.stem, values))
	if k.Kept(j.made.Names, digest) {
		j.made.Skipped = true
		return nil
	}
	pkg, findings, err := b.form.fill(ctx, j.values)
	if err != nil {
		return err
	}
	b.blame(j, findings)
	if j.made.Failed() || b.DryRun {
		return nil
	}
	files, findings, err := b.form.files(ctx, pkg, j.stem, b.PDF)
	if refused := diag.Findings(err); refused != nil {
		findings, err = refused, nil
	}
	b.blame(j, findings)
	if err != nil || j.made.Failed() {
		return err
	}
	return k.Keep(files, digest)
}
