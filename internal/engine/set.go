package engine

import (
	"encoding/json"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/render"
	"naskah/internal/workflow"
)

// set is a workflow of the shelf with the templates it uses, examined: what a
// new dossier is pinned to, and what Check judges.
type set struct {
	def      *workflow.Definition
	source   []byte
	papers   map[string]*shelved
	findings []diag.Diagnostic
}

// shelved is a template of the shelf, compiled, with the bytes that are pinned.
type shelved struct {
	*paper
	data []byte
}

// set reads and examines a workflow and its templates: the definition by
// itself, each template against the definition's fields, that every placeholder
// is filled on every path that prints it, and that the office can number its
// papers. All findings are in the set; def is nil when they forbid parsing.
func (d *Desk) set(id string) (*set, error) {
	def, source, findings, err := d.Shelf.Workflow(id)
	if err != nil {
		return nil, err
	}
	s := &set{source: source, papers: map[string]*shelved{}, findings: findings}
	if diag.HasErrors(findings) {
		return s, nil
	}
	s.def = def
	var bag diag.Bag
	bag.Add(findings...)
	if def.ID != id {
		bag.Add(diag.Warn("EN005", diag.Position{File: def.File, Line: 1}, "alur", id, "id", def.ID))
	}
	bag.Add(def.Check()...)
	if err := d.takePapers(s, &bag); err != nil {
		return nil, err
	}
	bag.Add(def.Proof(s.reads)...)
	bag.Add(d.checkSeries(def)...)
	kinship, err := d.checkMother(def)
	if err != nil {
		return nil, err
	}
	bag.Add(kinship...)
	if kinship, err = d.checkChildren(def); err != nil {
		return nil, err
	}
	bag.Add(kinship...)
	bag.Add(d.checkStaff(def)...)
	s.findings = bag.List()
	return s, nil
}

// takePapers compiles every template the definition uses, side by side: that is
// nearly all the work of a check. A template that stands on no shelf is a
// finding at the first place that asks for it.
func (d *Desk) takePapers(s *set, bag *diag.Bag) error {
	var uses []workflow.PaperUse
	for _, use := range paperUses(s.def) {
		if !slices.ContainsFunc(uses, func(u workflow.PaperUse) bool { return u.Name == use.Name }) {
			uses = append(uses, use)
		}
	}
	papers, findings := make([]*shelved, len(uses)), make([][]diag.Diagnostic, len(uses))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, use := range uses {
		g.Go(func() error {
			var err error
			papers[i], findings[i], err = d.takePaper(use.Name, s.def)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for i, use := range uses {
		bag.Add(at(findings[i], use.Pos)...)
		if papers[i] != nil {
			s.papers[use.Name] = papers[i]
		}
	}
	return nil
}

func (d *Desk) takePaper(name string, def *workflow.Definition) (*shelved, []diag.Diagnostic, error) {
	b, template, findings, err := d.Shelf.template(name)
	if missing := diag.Findings(err); missing != nil {
		return nil, missing, nil
	}
	if err != nil || template == nil {
		return nil, findings, err
	}
	program, more := template.Compile(d.scope(name, def))
	findings = append(findings, more...)
	if template.Name() != name {
		findings = append(findings, diag.Warn("EN006", diag.Position{File: b.place(), Line: 1}, "naskah", name, "nama", template.Name()))
	}
	if program == nil {
		return nil, findings, nil
	}
	data, err := json.Marshal(b)
	if err != nil {
		return nil, nil, fmt.Errorf("encode template %s: %w", name, err)
	}
	p := &paper{template: template, program: program, digest: dossier.DigestOf(data), number: numberOf(name, program, def)}
	return &shelved{paper: p, data: data}, findings, nil
}

// reads lists the fields a paper reads, for the proof.
func (s *set) reads(name string) []workflow.PaperField {
	p, ok := s.papers[name]
	if !ok {
		return nil
	}
	var fields []workflow.PaperField
	for _, u := range p.program.Uses() {
		fields = append(fields, workflow.PaperField{Path: u.Path, Pos: u.Pos, Conditional: u.Conditional})
	}
	return fields
}

// checkSeries asks that the office has a number pattern for each series the
// definition draws from.
func (d *Desk) checkSeries(def *workflow.Definition) []diag.Diagnostic {
	var findings []diag.Diagnostic
	for _, stage := range def.Stages {
		for _, action := range stage.Actions {
			for _, name := range action.Number {
				if f, ok := def.Field(name); ok && f.Series != "" {
					findings = append(findings, d.Office.CheckSeries(f.Series, f.Pos)...)
				}
			}
		}
	}
	return findings
}

// keepCompiled spares the first act of a new dossier the compiling.
func (d *Desk) keepCompiled(s *set) {
	digest := s.def.Digest
	d.definitions.put(digest, s.def)
	for _, p := range s.papers {
		d.papers.put(paperKey{template: p.digest, definition: digest}, p.paper)
	}
}

// at gives findings without a place the place that led to them.
func at(findings []diag.Diagnostic, pos diag.Position) []diag.Diagnostic {
	for i := range findings {
		if findings[i].Pos.File == "" {
			findings[i].Pos = pos
		}
	}
	return findings
}

// parse reads the template of a bundle, with its own style base.
func (b bundle) parse() (*render.Template, []diag.Diagnostic) {
	return render.Parse(b.place(), b.Source, memory(b.Styles))
}

// place is where findings say the template stands.
func (b bundle) place() string { return "templates/" + b.File }
