package engine

import (
	"context"
	"fmt"
	"maps"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// View is one dossier as a person wants to see it.
type View struct {
	Dossier    dossier.Dossier
	Definition *workflow.Definition
	Stage      *workflow.Stage
	Form       []Answer          // the fields of the present stage, in order
	Choices    []workflow.Choice // what can be done now, and why not
	Due        []workflow.Due    // by when
	Today      schema.Date
	Chain      Chain
	History    []dossier.Entry
}

// Answer is one field of a form with its value, if it has one.
type Answer struct {
	Field schema.Field
	Value schema.Value
	Given bool
}

// Show returns a dossier with its form, its possible actions and its history.
func (d *Desk) Show(ctx context.Context, id dossier.ID) (View, error) {
	var v View
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		x, def, err := d.load(r, id)
		if err != nil {
			return err
		}
		history, err := r.History(id)
		if err != nil {
			return err
		}
		stage, _ := def.Stage(x.Stage)
		v = View{Dossier: x, Definition: def, Stage: stage, History: history}
		t := d.turn()
		v.Today = t.today()
		if v.Chain, err = chainOf(r, x); err != nil {
			return err
		}
		moment := t.moment(history)
		if moment.Mother, err = t.kin(r, x.Mother); err != nil {
			return err
		}
		if moment.Children, err = t.awaited(r, x, def); err != nil {
			return err
		}
		if v.Choices, v.Due, err = t.outlook(x, def, moment); err != nil {
			return err
		}
		v.Form, err = form(x, def, stage.Form)
		return err
	})
	return v, err
}

// outlook says what can be done and what is due. What a form lacks but has a
// `bawaan` for does not stand in the way, because Act would file it.
func (t *turn) outlook(x dossier.Dossier, def *workflow.Definition, moment workflow.Moment) ([]workflow.Choice, []workflow.Due, error) {
	due, err := def.Due(x, moment)
	if err != nil {
		return nil, nil, err
	}
	full, err := t.withDefaults(x, def)
	if diag.Findings(err) != nil {
		full, err = x, nil // Act says why the `bawaan` cannot be taken
	}
	if err != nil {
		return nil, nil, err
	}
	return def.Possible(full, moment), due, nil
}

// form reads the values of the named fields.
func form(x dossier.Dossier, def *workflow.Definition, names []string) ([]Answer, error) {
	values, err := decodeAll(x, def)
	if err != nil {
		return nil, err
	}
	var answers []Answer
	for _, name := range names {
		field, _ := def.Field(name)
		v, given := values[name]
		answers = append(answers, Answer{Field: field, Value: v, Given: given})
	}
	return answers, nil
}

// List returns the dossiers of a stage whose ID or title holds text; empty
// arguments do not filter.
func (d *Desk) List(ctx context.Context, stage, text string) ([]dossier.Summary, error) {
	var list []dossier.Summary
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		var err error
		list, err = r.List(stage, text)
		return err
	})
	return list, err
}

// File is one stored file of a paper.
type File struct {
	Paper dossier.Paper
	Name  string // file name to write it under
	Data  []byte
}

// Papers returns the stored files of a dossier's papers: the bytes that were
// issued, never made again. ids narrows them to papers of those IDs or names.
func (d *Desk) Papers(ctx context.Context, id dossier.ID, ids ...string) ([]File, error) {
	var files []File
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		x, _, err := d.load(r, id)
		if err != nil {
			return err
		}
		papers, err := choose(x.Papers, ids)
		if err != nil {
			return err
		}
		files, err = stored(r, papers)
		return err
	})
	return files, err
}

// Stored returns the files of papers an act has just made.
func (d *Desk) Stored(ctx context.Context, papers []dossier.Paper) ([]File, error) {
	var files []File
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		var err error
		files, err = stored(r, papers)
		return err
	})
	return files, err
}

func stored(r dossier.Reader, papers []dossier.Paper) ([]File, error) {
	var files []File
	for _, p := range papers {
		for _, f := range []struct {
			digest dossier.Digest
			name   string
		}{{p.DOCX, p.ID + ".docx"}, {p.PDF, p.ID + ".pdf"}, {p.File, p.ID + "-" + p.FileName}} {
			if f.digest == "" {
				continue
			}
			data, err := r.Blob(f.digest)
			if err != nil {
				return nil, fmt.Errorf("read %s: %w", f.name, err)
			}
			files = append(files, File{Paper: p, Name: f.name, Data: data})
		}
	}
	return files, nil
}

// choose picks papers by ID or by name.
func choose(papers []dossier.Paper, ids []string) ([]dossier.Paper, error) {
	if len(ids) == 0 {
		return papers, nil
	}
	var chosen []dossier.Paper
	var known []string
	for _, p := range papers {
		known = append(known, p.ID)
	}
	for _, id := range ids {
		found := false
		for _, p := range papers {
			if p.ID == id && p.Erased {
				return nil, diag.Fail(diag.New("EN139", diag.Position{}, "naskah", p.ID))
			}
			if p.ID == id || p.Name == id {
				chosen, found = append(chosen, p), true
			}
		}
		if !found {
			return nil, diag.Fail(missing("EN004", "naskah", id, known))
		}
	}
	return chosen, nil
}

// Preview renders a paper from the present values without recording anything:
// a draft with blanks for whatever its workflow lets follow later.
func (d *Desk) Preview(ctx context.Context, id dossier.ID, name string) ([]File, error) {
	t := d.turn()
	var sheets []*sheet
	var x dossier.Dossier
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		var def *workflow.Definition
		var err error
		if x, def, err = d.load(r, id); err != nil {
			return err
		}
		if x, err = t.withDefaults(x, def); err != nil {
			return err
		}
		use := workflow.PaperUse{Name: name, Draft: true}
		sheets, err = t.sheets(ctx, r, x, def, use)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := t.layOut(ctx, x, sheets); err != nil {
		return nil, err
	}
	var files []File
	for _, s := range sheets {
		files = append(files,
			File{Paper: s.paper, Name: s.paper.ID + ".docx", Data: s.docx},
			File{Paper: s.paper, Name: s.paper.ID + ".pdf", Data: s.pdf})
	}
	return files, nil
}

// withDefaults is the dossier as it would be if the present form's defaults were
// filed now, as an action will do.
func (t *turn) withDefaults(x dossier.Dossier, def *workflow.Definition) (dossier.Dossier, error) {
	stage, _ := def.Stage(x.Stage)
	values, err := t.defaults(def, stage.Form, x.Values, nil)
	if err != nil {
		return x, err
	}
	raw, err := encodeAll(values)
	if err != nil {
		return x, err
	}
	x = x.Clone()
	if x.Values == nil {
		x.Values = raw
	}
	maps.Copy(x.Values, raw)
	return x, nil
}

// Fields returns the fields the dossier's present stage asks for.
func (d *Desk) Fields(ctx context.Context, id dossier.ID) ([]schema.Field, error) {
	var fields []schema.Field
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		x, def, err := d.load(r, id)
		if err != nil {
			return err
		}
		stage, _ := def.Stage(x.Stage)
		fields = fieldsOf(def, stage.Form)
		return nil
	})
	return fields, err
}

// Opening returns the fields a workflow asks for when a dossier is opened.
func (d *Desk) Opening(id string) ([]schema.Field, error) {
	def, _, findings, err := d.Shelf.Workflow(id)
	if err != nil {
		return nil, err
	}
	if err := diag.Fail(findings...); err != nil {
		return nil, err
	}
	return fieldsOf(def, def.Open), nil
}
