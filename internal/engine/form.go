package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/dossier"
	"naskah/internal/pdf"
	"naskah/internal/render"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Form is a template by itself, compiled to be filled outside any dossier. It
// is safe for concurrent use.
type Form struct {
	desk     *Desk
	template *render.Template
	program  *render.Program
	scope    render.Scope // of names outside the template: the pattern of file names
	fields   []schema.Field
	reads    map[string]bool // the fields it reads, whole ones
	digest   dossier.Digest  // of the template and what its papers depend on besides their values
	office   schema.Record   // nil where there is no office
	created  time.Time
}

// FormRequest asks for a form.
type FormRequest struct {
	Template string         // a name on the shelf; of a template that is given, its file
	Source   []byte         // the template itself, nil to take it from the shelf
	Fields   []schema.Field // what its names mean
	Open     bool           // the template says itself which fields it reads; Fields are what else there is
	Braces   bool           // the given Word file has its tags in single braces
	NoOffice bool           // there is no profile that `kantor` could mean
	Created  time.Time      // in the properties of the papers
}

// Form reads and compiles a template. What it finds that does not forbid the
// use is returned beside the form.
func (d *Desk) Form(q FormRequest) (*Form, []diag.Diagnostic, error) {
	b, template, findings, err := d.Shelf.formTemplate(q)
	if err != nil {
		return nil, nil, err
	}
	if err := diag.Fail(findings...); err != nil {
		return nil, nil, err
	}
	f := &Form{desk: d, template: template, fields: q.Fields, created: q.Created}
	read := q.Fields
	if q.Open {
		reads, more := template.Fields(render.Scope{Open: true, Fields: d.ownFields(nil)})
		if err := diag.Fail(more...); err != nil {
			return nil, nil, err
		}
		read = inferred(reads)
		f.fields = joined(read, q.Fields)
		read = f.fields[:len(read)] // now with the labels of the table
	}
	f.scope = render.Scope{Fields: d.ownFields(f.fields)}
	program, more := template.Compile(render.Scope{Fields: d.ownFields(read)})
	if q.Open { // an inferred field is optional because nothing reads it unguarded
		more = slices.DeleteFunc(more, func(f diag.Diagnostic) bool { return f.Code == "TP048" })
	}
	findings = append(findings, more...)
	if q.NoOffice && program != nil {
		findings = append(findings, withoutOffice(program.Uses())...)
	}
	if err := diag.Fail(findings...); err != nil {
		return nil, nil, err
	}
	f.program, f.reads = program, map[string]bool{}
	for _, u := range program.Uses() {
		name, _, _ := strings.Cut(u.Path, ".")
		f.reads[name] = true
	}
	if !q.NoOffice {
		f.office = d.Office.Values()
	}
	f.digest, err = f.digestOf(b)
	return f, findings, err
}

// formTemplate takes the template from the shelf, or sets the given one in a
// style base of the shelf.
func (s Shelf) formTemplate(q FormRequest) (bundle, *render.Template, []diag.Diagnostic, error) {
	if q.Source == nil {
		return s.template(q.Template)
	}
	b := bundle{File: q.Template, Source: q.Source, Styles: map[string][]byte{}}
	var findings []diag.Diagnostic
	if q.Braces {
		if b.Source, findings = render.DoubleBraces(q.Template, q.Source); b.Source == nil {
			return b, nil, findings, nil
		}
	}
	template, more := render.Parse(q.Template, b.Source, styles{shelf: s, read: b.Styles})
	return b, template, append(findings, more...), nil
}

// withoutOffice finds where a template speaks of an office that is not there.
func withoutOffice(uses []render.Use) []diag.Diagnostic {
	var bag diag.Bag
	for _, u := range uses {
		if u.Path == "kantor" || strings.HasPrefix(u.Path, "kantor.") {
			bag.Add(diag.New("EN041", u.Pos, "jalur", u.Path))
		}
	}
	return bag.List()
}

// digestOf stands for everything but the values that a paper is made of.
func (f *Form) digestOf(b bundle) (dossier.Digest, error) {
	template, err := json.Marshal(b)
	if err != nil {
		return "", fmt.Errorf("encode template %s: %w", f.template.Name(), err)
	}
	office, err := schema.Encode(f.office)
	if err != nil {
		return "", err
	}
	return dossier.DigestOf(fmt.Appendf(template, "\n%s\n%s", office, f.created.UTC().Format(time.RFC3339))), nil
}

// inputs are the values a paper of the form depends on.
func (f *Form) inputs(values schema.Record) (json.RawMessage, error) {
	read := schema.Record{}
	for name, v := range values {
		if f.reads[name] {
			read[name] = v
		}
	}
	return schema.Encode(read)
}

// Make fills the form and writes it as Word file and PDF of that name, dated
// created. What forbids the paper is an error; what is worth knowing of it is
// returned.
func (f *Form) Make(ctx context.Context, values schema.Record, name string, created time.Time) ([]File, []diag.Diagnostic, error) {
	dated := *f
	dated.created = created
	f = &dated
	pkg, findings, err := f.fill(ctx, values)
	if err != nil {
		return nil, nil, err
	}
	if err := diag.Fail(findings...); err != nil {
		return nil, nil, err
	}
	files, more, err := f.files(ctx, pkg, name, true)
	return files, append(findings, more...), err
}

// fill makes the paper of these values.
func (f *Form) fill(ctx context.Context, values schema.Record) (*docx.Package, []diag.Diagnostic, error) {
	all := schema.Record{}
	if f.office != nil {
		all["kantor"] = f.office
	}
	for name, v := range values {
		all[name] = v
	}
	return f.program.Render(ctx, render.Input{
		Values: all, Images: f.desk.image, Title: f.template.Title(), Author: f.office.Text("nama"), Created: f.created,
	})
}

// files writes a filled form as Word file and, where asked, as PDF.
func (f *Form) files(ctx context.Context, pkg *docx.Package, name string, withPDF bool) ([]File, []diag.Diagnostic, error) {
	found, err := contents(ctx, pkg, f.desk.Fonts)
	if err != nil {
		return nil, nil, err
	}
	data, err := pkg.Bytes()
	if err != nil {
		return nil, nil, fmt.Errorf("write %s: %w", name, err)
	}
	files := []File{{Name: name + ".docx", Data: data}}
	if !withPDF {
		return files, found, nil
	}
	made, findings, err := LayOut(ctx, data, f.desk.Fonts, pdf.Meta{
		Title: f.template.Title(), Author: f.office.Text("nama"), Lang: "id-ID", Created: f.created,
	})
	if err != nil {
		return nil, nil, err
	}
	return append(files, File{Name: name + ".pdf", Data: made}), append(found, findings...), nil
}

// FieldsOf are the fields a workflow declares.
func (d *Desk) FieldsOf(id string) ([]schema.Field, error) {
	def, _, findings, err := d.Shelf.Workflow(id)
	if err != nil {
		return nil, err
	}
	if err := diag.Fail(findings...); err != nil {
		return nil, err
	}
	return def.Fields, nil
}

// ReadFields reads declarations from a file of their own, written as below
// `data:` of a workflow.
func ReadFields(file string, data []byte) ([]schema.Field, error) {
	node, findings := source.Parse(file, data)
	if err := diag.Fail(findings...); err != nil {
		return nil, err
	}
	bag := new(diag.Bag)
	fields := schema.ParseFields(node, bag)
	return fields, diag.Fail(bag.List()...)
}
