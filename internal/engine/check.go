package engine

import (
	"slices"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// Checked is what Check looked at and found.
type Checked struct {
	Workflows []string
	Templates []string
	Findings  []diag.Diagnostic
}

// Check verifies workflows and every template they use: the definitions by
// themselves, the templates against the fields of each definition that uses
// them, and that every placeholder is filled on every path that prints it.
// No ids means every workflow on the shelf.
func (d *Desk) Check(ids ...string) (Checked, error) {
	var c Checked
	var bag diag.Bag
	whole, roles, dates := len(ids) == 0, d.Office.Roles(), d.Office.NumberDates()
	if whole {
		all, err := d.Shelf.Workflows()
		if err != nil {
			return c, err
		}
		ids = all
	}
	for _, id := range ids {
		s, err := d.set(id)
		if err != nil {
			return c, err
		}
		bag.Add(s.findings...)
		c.Workflows = append(c.Workflows, id)
		if s.def == nil {
			continue
		}
		for _, r := range s.def.Roles {
			delete(roles, r.Name)
		}
		for _, f := range s.def.Fields {
			if f.Kind == schema.KindDate {
				delete(dates, f.Name)
			}
		}
		for _, name := range s.def.PaperNames() {
			if !slices.Contains(c.Templates, name) {
				c.Templates = append(c.Templates, name)
			}
		}
	}
	if whole { // else a workflow that was not asked for may know them
		for name, pos := range roles {
			bag.Add(diag.Warn("EN085", pos, "peran", name))
		}
		for name, pos := range dates {
			bag.Add(diag.Warn("EN092", pos, "data", name))
		}
	}
	c.Findings = bag.List()
	return c, nil
}

// Reads compiles the templates a workflow uses and says what each paper reads.
// The findings are those of the templates.
func (d *Desk) Reads(def *workflow.Definition) (func(paper string) []workflow.PaperField, []diag.Diagnostic, error) {
	s := &set{def: def, papers: map[string]*shelved{}}
	var bag diag.Bag
	err := d.takePapers(s, &bag)
	return s.reads, bag.List(), err
}
