package engine

import (
	"errors"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/render"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// FieldsRequest asks what a template reads.
type FieldsRequest struct {
	Name     string // on the shelf; or the file's, when Data is given
	Data     []byte
	Workflow string // "" for the one that uses the paper, if there is one
}

// Reading is what a template reads.
type Reading struct {
	Paper    string
	Title    string
	Workflow string   // whose fields it was checked against; "" when their types are inferred
	Others   []string // several workflows use the paper, so that none was chosen
	Fields   []render.Read
	Findings []diag.Diagnostic
}

// TemplateFields lists the fields a template reads, of the shelf or a file. Against a
// workflow they are checked and have their declared types; without one the
// types are inferred from use.
func (d *Desk) TemplateFields(q FieldsRequest) (Reading, error) {
	_, template, findings, err := d.Shelf.formTemplate(FormRequest{Template: q.Name, Source: q.Data})
	if err := errors.Join(err, diag.Fail(findings...)); err != nil {
		return Reading{}, err
	}
	r := Reading{Paper: template.Name(), Title: template.Title()}
	def, err := d.workflowOf(q, &r)
	if err != nil {
		return Reading{}, err
	}
	scope := render.Scope{Open: true, Fields: d.ownFields(nil)}
	if def != nil {
		scope = d.scope(r.Paper, def)
		r.Workflow = def.ID
	}
	var more []diag.Diagnostic
	r.Fields, more = template.Fields(scope)
	r.Findings = diag.Sorted(append(findings, more...))
	return r, nil
}

// workflowOf is the workflow to check against: the one asked for, or the only
// one on the shelf that uses the paper. A file that lies in no office belongs to
// no workflow, whatever its name.
func (d *Desk) workflowOf(q FieldsRequest, r *Reading) (*workflow.Definition, error) {
	if q.Workflow != "" {
		def, _, findings, err := d.Shelf.Workflow(q.Workflow)
		return def, errors.Join(err, diag.Fail(findings...))
	}
	if q.Data != nil && d.Shelf.OfficeWorkflows == nil {
		return nil, nil
	}
	ids, err := d.Shelf.Workflows()
	if err != nil {
		return nil, err
	}
	var using []*workflow.Definition
	for _, id := range ids {
		def, _, findings, err := d.Shelf.Workflow(id)
		if err != nil {
			return nil, err
		}
		// A workflow with faults is for `check` to tell of.
		if !diag.HasErrors(findings) && slices.Contains(def.PaperNames(), r.Paper) {
			using = append(using, def)
			r.Others = append(r.Others, id)
		}
	}
	if len(using) != 1 {
		return nil, nil
	}
	r.Others = nil
	return using[0], nil
}

// ownFields are the fields of a dossier and the institution as `kantor`.
func (d *Desk) ownFields(fields []schema.Field) []schema.Field {
	return append(slices.Clone(fields), schema.Field{Name: "kantor", Kind: schema.KindRecord, Fields: d.Office.Fields()})
}
