package archive

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
)

// LegacyWorkflow is what agreements made elsewhere are filed under, unless the
// office has a workflow of its own for them.
const LegacyWorkflow = "kerja-sama-lama"

// filesField is the column that names the scans of a row.
const filesField = "pindaian"

// ImportRequest asks for agreements of a list to be filed.
type ImportRequest struct {
	Workflow string
	Table    *engine.Table
	Files    fs.FS // where the scans lie; may be nil
	Actor    dossier.Actor
	DryRun   bool
}

// Imported is what became of one row.
type Imported struct {
	Row      int
	Dossier  dossier.ID // that it is filed as; "" in a trial
	Known    bool       // it was filed before
	Scans    int
	Findings []engine.CellFinding
}

// Failed reports whether the row is not filed.
func (i Imported) Failed() bool {
	return slices.ContainsFunc(i.Findings, func(f engine.CellFinding) bool { return f.Severity == diag.Error })
}

// Import files the rows of a list one by one and tells of each. A row that
// fails hinders no other. Every step of a row has a key of its own, made of what
// the row is about: after a kill or with a longer list it is done again, and
// what has been done is not done twice. The findings are about headings.
func (a *Archive) Import(ctx context.Context, q ImportRequest, tell func(Imported) error) ([]diag.Diagnostic, error) {
	opening, err := a.Desk.Opening(q.Workflow)
	if err != nil {
		return nil, err
	}
	m := &importer{Archive: a, q: q, opening: opening, seen: map[string]int{}}
	rows, findings, err := q.Table.Records(m.fields())
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if err := ctx.Err(); err != nil {
			return findings, err
		}
		done, err := m.row(ctx, &rows[i])
		if err != nil {
			return findings, err
		}
		if err := tell(done); err != nil {
			return findings, err
		}
	}
	return findings, nil
}

type importer struct {
	*Archive
	q       ImportRequest
	opening []schema.Field
	seen    map[string]int // identity → the row it was first met in
}

// fields are the columns a list may have: the answers of the opening, the scans,
// and what an archivist records.
func (m *importer) fields() []schema.Field {
	fields := append(slices.Clone(m.opening), schema.Field{
		Name: filesField, Label: "Pindaian", Kind: schema.KindList, Optional: true, Element: &schema.Field{MaxLen: 250},
	})
	for _, f := range Fields() {
		if _, taken := schema.Lookup(fields, f.Name); !taken {
			fields = append(fields, f)
		}
	}
	return fields
}

// pick returns the values of a row that some fields name.
func pick(values schema.Record, fields []schema.Field) map[string]schema.Value {
	out := map[string]schema.Value{}
	for _, f := range fields {
		if v, ok := values[f.Name]; ok && v != nil {
			out[f.Name] = v
		}
	}
	return out
}

// scan is one file of a row.
type scan struct {
	name string
	data []byte
}

func (m *importer) row(ctx context.Context, r *engine.TableRow) (Imported, error) {
	answers := pick(r.Values, m.opening)
	m.unanswered(r, answers)
	key := m.identity(answers)
	if first, twice := m.seen[key]; twice {
		r.Blame(diag.New("AR071", diag.Position{}, "baris", first))
	}
	m.seen[key] = r.Number
	scans := m.scans(r)
	done := Imported{Row: r.Number, Scans: len(scans)}
	if !r.Failed() {
		err := m.file(ctx, key, answers, pick(r.Values, Fields()), scans, &done)
		switch findings := diag.Findings(err); {
		case findings != nil:
			for _, f := range findings {
				r.Blame(f)
			}
		case err != nil:
			return done, fmt.Errorf("file row %d: %w", r.Number, err)
		}
	}
	done.Findings = r.Findings
	return done, nil
}

// unanswered blames a row for what opening a dossier must have.
func (m *importer) unanswered(r *engine.TableRow, answers map[string]schema.Value) {
	for _, f := range m.opening {
		if _, given := answers[f.Name]; !given && !f.Optional && f.Default == "" && !r.Failed() {
			r.Blame(diag.New("AR072", diag.Position{}, "data", f.Label))
		}
	}
}

// identity stands for what a row is about: the answers that opening a dossier
// must have. Two rows of one identity are one agreement.
func (m *importer) identity(answers map[string]schema.Value) string {
	var text strings.Builder
	for _, f := range m.opening {
		if !f.Optional {
			text.WriteString(strings.ToLower(strings.Join(strings.Fields(f.Show(answers[f.Name])), " ")) + "\n")
		}
	}
	return "impor-" + string(dossier.DigestOf([]byte(text.String())))[:32]
}

// scans reads the files a row names.
func (m *importer) scans(r *engine.TableRow) []scan {
	names, _ := r.Values[filesField].(schema.List)
	var scans []scan
	for _, v := range names {
		name := strings.ReplaceAll(strings.TrimSpace(v.(string)), `\`, "/")
		if m.q.Files == nil {
			r.Blame(diag.New("AR073", diag.Position{}, "berkas", name))
			continue
		}
		info, err := fs.Stat(m.q.Files, name)
		if err == nil && info.Size() > engine.MaxAttachment {
			r.Blame(diag.New("EN034", diag.Position{}, "ukuran", info.Size()>>20, "batas", engine.MaxAttachment>>20))
			continue
		}
		data, err := fs.ReadFile(m.q.Files, name)
		if err != nil {
			r.Blame(diag.New("AR074", diag.Position{}, "berkas", name))
			continue
		}
		scans = append(scans, scan{name, data})
	}
	return scans
}

// file opens the dossier of a row, attaches its scans and records where it lies.
func (m *importer) file(ctx context.Context, key string, answers, facts map[string]schema.Value, scans []scan, done *Imported) error {
	receipt, err := m.Desk.Open(ctx, engine.OpenRequest{Workflow: m.q.Workflow, Actor: m.q.Actor, Values: answers, Command: key, DryRun: m.q.DryRun})
	if err != nil {
		return err
	}
	if done.Known = receipt.Repeated; m.q.DryRun {
		return nil
	}
	done.Dossier = receipt.Dossier.ID
	for _, s := range scans {
		_, err := m.Desk.Attach(ctx, engine.AttachRequest{
			Dossier: done.Dossier, File: s.name, Data: s.data, Actor: m.q.Actor, Command: key + "-" + string(dossier.DigestOf(s.data))[:16],
		})
		if err != nil {
			return err
		}
	}
	if day, ok := answers["tgl_akhir"]; ok && facts["berakhir"] == nil {
		facts["berakhir"] = day
	}
	if len(facts) == 0 {
		return nil
	}
	_, err = m.Desk.File(ctx, engine.FilingRequest{
		Dossier: done.Dossier, Folder: m.Schedule.partOf("").Key, Values: facts, Actor: m.q.Actor, Command: key + "-arsip",
	})
	return err
}
