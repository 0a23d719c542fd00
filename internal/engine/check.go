package engine

import (
	"slices"

	"naskah/internal/diag"
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
	whole, roles := len(ids) == 0, d.Office.Roles()
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
		for _, name := range s.def.PaperNames() {
			if !slices.Contains(c.Templates, name) {
				c.Templates = append(c.Templates, name)
			}
		}
	}
	if whole { // else a workflow that was not asked for may know the role
		for name, pos := range roles {
			bag.Add(diag.Warn("EN085", pos, "peran", name))
		}
	}
	c.Findings = bag.List()
	return c, nil
}
