package engine

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/dossier"
	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/pdf"
	"naskah/internal/render"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// sheet is one paper on its way into the store.
type sheet struct {
	paper  dossier.Paper
	values json.RawMessage // that the paper reads
	docx   []byte
	pdf    []byte
}

// produce makes the papers of one step and stores their bytes. x holds the
// values the papers speak of.
func (t *turn) produce(ctx context.Context, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition, uses []workflow.PaperUse) ([]dossier.Paper, error) {
	var sheets []*sheet
	for _, use := range uses {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		more, err := t.sheets(ctx, l, x, def, use)
		if err != nil {
			return nil, err
		}
		for _, s := range more {
			x.Papers = append(x.Papers[:len(x.Papers):len(x.Papers)], s.paper)
		}
		sheets = append(sheets, more...)
	}
	if err := t.layOut(ctx, x, sheets); err != nil {
		return nil, err
	}
	return keep(l, sheets)
}

// keep stores the bytes of finished sheets and returns their papers.
func keep(l dossier.Ledger, sheets []*sheet) ([]dossier.Paper, error) {
	papers := make([]dossier.Paper, len(sheets))
	for i, s := range sheets {
		var err error
		if s.paper.DOCX, err = l.PutBlob(s.docx); err != nil {
			return nil, err
		}
		if s.paper.PDF, err = l.PutBlob(s.pdf); err != nil {
			return nil, err
		}
		papers[i] = s.paper
	}
	return papers, nil
}

// sheets renders one paper: a draft is one sheet, a final one per original.
func (t *turn) sheets(ctx context.Context, r dossier.Reader, x dossier.Dossier, def *workflow.Definition, use workflow.PaperUse) ([]*sheet, error) {
	p, err := t.pinnedPaper(r, x, def, use.Name)
	if err != nil {
		return nil, err
	}
	values, err := decodeAll(x, def)
	if err != nil {
		return nil, err
	}
	base := dossier.Paper{
		Name: use.Name, Title: p.template.Title(), Template: p.digest, Origin: dossier.Rendered, Number: values.Text(p.number),
	}
	if use.Draft {
		base.Draft = x.Drafts(use.Name) + 1
	}
	base.ID = paperID(x, base)
	in := t.input(p, values, base.Draft)
	var pkg *docx.Package
	var findings []diag.Diagnostic
	if id, adopted := x.Adopted[use.Name]; adopted {
		base.Origin = dossier.Completed
		record, err := textOfRecord(r, x, id)
		if err != nil {
			return nil, err
		}
		if pkg, findings, err = p.program.Complete(ctx, record, in); err != nil {
			return nil, err
		}
		findings = at(findings, diag.Position{File: id + ".docx"})
		warnings, err := passedOver(r, x, def, use.Name, p)
		if err != nil {
			return nil, err
		}
		findings = append(findings, warnings...)
	} else if pkg, findings, err = p.program.Render(ctx, in); err != nil {
		return nil, err
	}
	if err := t.note(findings); err != nil {
		return nil, err
	}
	var sheets []*sheet
	if use.Draft || !p.template.Alternat() {
		sheets, err = t.finish(ctx, pkg, base)
	} else {
		sheets, err = t.originals(ctx, pkg, base, parties(values, p.template.PartyField()), base.ID+".docx")
	}
	if err != nil {
		return nil, err
	}
	return withValues(sheets, p.program, in.Values)
}

// note keeps what is worth knowing and fails on what forbids the paper.
func (t *turn) note(findings []diag.Diagnostic) error {
	if err := diag.Fail(findings...); err != nil {
		return err
	}
	t.found.Add(findings...)
	return nil
}

// textOfRecord opens the adopted file that a paper is completed from.
func textOfRecord(r dossier.Reader, x dossier.Dossier, id string) (*docx.Package, error) {
	record, ok := x.Paper(id)
	if !ok {
		return nil, fmt.Errorf("dossier %s: the adopted text %s is not among its papers", x.ID, id)
	}
	data, err := r.Blob(record.DOCX)
	if err != nil {
		return nil, fmt.Errorf("read adopted text %s: %w", id, err)
	}
	pkg, err := docx.Open(data)
	if err != nil {
		return nil, fmt.Errorf("open adopted text %s: %w", id, err)
	}
	return pkg, nil
}

func (t *turn) input(p *paper, values schema.Record, draft int) render.Input {
	all := schema.Record{"kantor": t.Office.Values()}
	for name, v := range values {
		all[name] = v
	}
	return render.Input{
		Values: all, Draft: draft, Late: draft > 0, Images: t.image,
		Title: p.template.Title(), Author: t.author(), Created: t.at,
	}
}

// maxImage is more than a picture in a paper may have; render names the limit.
const maxImage = 32 << 20

// image reads a picture named in the profile or in a party. Why one cannot be
// had is told with the place that asked for it.
func (d *Desk) image(name string) ([]byte, bool) {
	if d.Images == nil {
		return nil, false
	}
	f, err := d.Images.Open(name)
	if err != nil {
		return nil, false
	}
	data, err := io.ReadAll(io.LimitReader(f, maxImage))
	return data, errors.Join(err, f.Close()) == nil
}

// author is the institution, for the properties of a file.
func (d *Desk) author() string { return d.Office.Values().Text("nama") }

// finish wraps one package as one sheet. The contents of a rendered paper get
// their pages; in a text that was negotiated in Word nothing is made anew.
func (t *turn) finish(ctx context.Context, pkg *docx.Package, p dossier.Paper) ([]*sheet, error) {
	if p.Origin == dossier.Rendered {
		found, err := contents(ctx, pkg, t.Fonts)
		if err != nil {
			return nil, inFile(p.ID+".docx", err)
		}
		t.found.Add(at(found, diag.Position{File: p.ID + ".docx"})...)
	}
	if t.Practice {
		if err := pkg.AddWatermark(practiceMark); err != nil {
			return nil, inFile(p.ID+".docx", err)
		}
	}
	data, err := pkg.Bytes()
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", p.ID, err)
	}
	return []*sheet{{paper: p, docx: data}}, nil
}

// originals makes one original per party from the one text; file is what
// findings about that text call it.
func (t *turn) originals(ctx context.Context, pkg *docx.Package, base dossier.Paper, keepers []string, file string) ([]*sheet, error) {
	if len(keepers) == 0 {
		return nil, diag.Fail(diag.New("EN021", diag.Position{}, "naskah", base.Name))
	}
	var sheets []*sheet
	for i, keeper := range keepers {
		original, findings := render.Original(pkg, i+1)
		if err := t.note(at(findings, diag.Position{File: file})); err != nil {
			return nil, err
		}
		p := base
		p.Original, p.Keeper = i+1, keeper
		p.ID = fmt.Sprintf("%s-asli-%d", base.ID, i+1)
		more, err := t.finish(ctx, original, p)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, more...)
	}
	return sheets, nil
}

// parties returns the names of the parties in the order of their sebutan.
func parties(values schema.Record, field string) []string {
	list, _ := values[field].(schema.List)
	var names []string
	for _, v := range list {
		party, _ := v.(schema.Record)
		name, _ := party["nama"].(string)
		names = append(names, name)
	}
	return names
}

// paperID names a paper within its dossier: nota_kesepahaman-r2 is the second
// draft, laporan_pelaksanaan-2 the second final of that name.
func paperID(x dossier.Dossier, p dossier.Paper) string {
	if p.Draft > 0 {
		return fmt.Sprintf("%s-r%d", p.Name, p.Draft)
	}
	for n := 1; ; n++ {
		id := p.Name
		if n > 1 {
			id = fmt.Sprintf("%s-%d", p.Name, n)
		}
		taken := false
		for _, other := range x.Papers {
			taken = taken || other.ID == id || strings.HasPrefix(other.ID, id+"-asli-")
		}
		if !taken {
			return id
		}
	}
}

// layOut makes the PDFs, side by side: layout is the slow part of an act and
// the papers do not depend on each other.
func (t *turn) layOut(ctx context.Context, x dossier.Dossier, sheets []*sheet) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	found := make([][]diag.Diagnostic, len(sheets))
	for i, s := range sheets {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			carried, err := s.enclose(x, t.Practice)
			if err != nil {
				return err
			}
			s.pdf, found[i], err = layOut(ctx, s.docx, t.Fonts, drawing{stamp: t.stampOf(x, s), meta: pdf.Meta{
				Title: pdfTitle(s.paper, x), Author: t.author(), Lang: "id-ID", Created: t.at, Attachments: carried,
			}})
			if err != nil {
				return inFile(s.paper.ID+".docx", err)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for i, s := range sheets {
		// What is merely worth knowing, such as a typeface of equal widths, would be
		// the same at every act.
		told := slices.DeleteFunc(found[i], func(d diag.Diagnostic) bool { return d.Severity == diag.Info })
		t.found.Add(at(told, diag.Position{File: s.paper.ID + ".docx"})...)
	}
	return nil
}

// LayOut lays a Word file out and writes it as PDF. The findings say what the
// layout could not honour, which typefaces were replaced, and what the PDF
// shows in place of a character or picture it cannot have.
func LayOut(ctx context.Context, data []byte, fonts *font.Library, meta pdf.Meta) ([]byte, []diag.Diagnostic, error) {
	return layOut(ctx, data, fonts, drawing{meta: meta})
}

// drawing is how a Word file becomes a PDF.
type drawing struct {
	meta  pdf.Meta
	opt   layout.Options
	stamp *stamp // in the margin; nil: none
}

func layOut(ctx context.Context, data []byte, fonts *font.Library, d drawing) ([]byte, []diag.Diagnostic, error) {
	pkg, err := docx.Open(data)
	if err != nil {
		return nil, nil, err
	}
	return draw(ctx, pkg, fonts, d)
}

// LayOutForeign is LayOut for a file that was not made here: a fault anywhere in
// it refuses it. Macros, embedded objects and chunks of other formats are only
// told of, since nothing of them can reach a page; but a file that has them does
// not travel in its PDF, as any other does where the flavour carries files. All
// findings name the file.
func LayOutForeign(ctx context.Context, file string, data []byte, fonts *font.Library, meta pdf.Meta, opt layout.Options) ([]byte, []diag.Diagnostic, error) {
	pkg, found, err := openForeign(file, data)
	if err != nil {
		return nil, nil, err
	}
	told := len(found)
	for _, f := range pkg.Active() {
		f.Severity = max(f.Severity, diag.Warning)
		found = append(found, f)
	}
	switch {
	case !meta.Flavour.CarriesFiles():
	case len(found) > told:
		found = append(found, diag.Warn("EN039", diag.Position{}))
	default:
		meta.Attachments = []pdf.Attachment{word(carriedName(file), data)}
	}
	made, more, err := draw(ctx, pkg, fonts, drawing{meta: meta, opt: opt})
	if err != nil {
		return nil, nil, inFile(file, err)
	}
	return made, named(file, append(found, more...)), nil
}

func draw(ctx context.Context, pkg *docx.Package, fonts *font.Library, d drawing) ([]byte, []diag.Diagnostic, error) {
	doc, findings, err := layout.Lay(ctx, pkg, fonts, d.opt)
	if err != nil {
		return nil, nil, err
	}
	if err := diag.Fail(findings...); err != nil {
		return nil, nil, err
	}
	meta := d.meta
	if meta.Title == "" {
		meta.Title = doc.Title
	}
	meta = described(pkg, meta)
	more, err := d.stamp.put(doc, fonts)
	if err != nil {
		return nil, nil, err
	}
	findings = append(append(findings, more...), pdf.Check(doc)...)
	var out bytes.Buffer
	if err := pdf.Write(&out, doc, meta); err != nil {
		return nil, nil, fmt.Errorf("draw pdf: %w", err)
	}
	return out.Bytes(), findings, nil
}

// pdfTitle is what a viewer shows in its window.
func pdfTitle(p dossier.Paper, x dossier.Dossier) string {
	title := p.Title
	if subject := titleOf(x); subject != string(x.ID) {
		title += " tentang " + bahasa.JudulKata(subject)
	}
	if p.Draft > 0 {
		title += fmt.Sprintf(" (rancangan ke-%d)", p.Draft)
	}
	return title
}
