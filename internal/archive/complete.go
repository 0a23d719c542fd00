package archive

import (
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/workflow"
)

// Complete holds a dossier against its pinned definition and the path it took:
// what is missing for a complete archive, and who owes it.
func (a *Archive) Complete(rec engine.Record) ([]diag.Diagnostic, error) {
	c := &completeness{Record: rec}
	c.ended()
	c.promised()
	c.letters()
	c.signed()
	folders, err := a.Folders(rec, false)
	if err != nil {
		return nil, err
	}
	for _, f := range folders {
		if f.Code() == "" {
			c.bag.Add(diag.New("AR035", c.pos(), "map", f.Part.Key))
		}
	}
	return c.bag.List(), nil
}

type completeness struct {
	engine.Record
	bag diag.Bag
}

// pos names the dossier in the place of a file.
func (c *completeness) pos() diag.Position { return diag.Position{File: string(c.Dossier.ID)} }

// owers are the people who act in a stage.
func (c *completeness) owers(stage *workflow.Stage) []string {
	roles := stage.By
	for _, seat := range stage.Seats {
		roles = append(slices.Clone(roles), seat.By...)
	}
	names := c.Definition.RoleNames(roles)
	slices.Sort(names)
	return slices.Compact(names)
}

// ended finds what a dossier that still runs has to issue.
func (c *completeness) ended() {
	here, _ := c.Definition.Stage(c.Dossier.Stage)
	if here.End != "" {
		return
	}
	c.bag.Add(diag.New("AR031", c.pos(), "tahap", here.Label, "oleh", c.owers(here)))
	for _, stage := range c.ahead() {
		for _, use := range uses(stage) {
			if !use.Draft && !c.issued(use.Name) {
				c.bag.Add(diag.New("AR032", c.pos(), "naskah", use.Name, "tahap", stage.Label, "oleh", c.owers(stage)))
			}
		}
	}
}

// ahead lists the stages that can still come, this one first.
func (c *completeness) ahead() []*workflow.Stage {
	var list []*workflow.Stage
	seen := map[string]bool{}
	queue := []string{c.Dossier.Stage}
	for ; len(queue) > 0; queue = queue[1:] {
		stage, ok := c.Definition.Stage(queue[0])
		if !ok || seen[queue[0]] {
			continue
		}
		seen[queue[0]] = true
		list = append(list, stage)
		for _, a := range stage.Actions {
			queue = append(queue, a.To)
		}
		for _, b := range stage.Branches {
			queue = append(queue, b.To)
		}
	}
	return list
}

// uses lists the papers a stage and its actions make.
func uses(stage *workflow.Stage) []workflow.PaperUse {
	all := slices.Clone(stage.Papers)
	for _, action := range stage.Actions {
		all = append(all, action.Papers...)
	}
	return all
}

// issued reports whether there is a final of that name.
func (c *completeness) issued(name string) bool {
	return slices.ContainsFunc(c.Dossier.Papers, func(p dossier.Paper) bool { return p.Name == name && p.Draft == 0 })
}

// promised finds papers that an action on the path should have made. A paper
// with a condition may have been left out by it; a locked one is not made again.
func (c *completeness) promised() {
	var locked []string
	for _, e := range c.History {
		stage, ok := c.Definition.Stage(e.From)
		if ok && (e.Kind == dossier.Acted || e.Kind == dossier.Automatic) {
			for _, use := range made(stage, e.Action) {
				is := func(p dossier.Paper) bool { return p.Name == use.Name }
				if use.If.Always() && !slices.Contains(locked, use.Name) && !slices.ContainsFunc(e.Papers, is) {
					c.bag.Add(diag.New("AR030", c.pos(), "naskah", use.Name, "aksi", e.Action, "urut", e.Seq, "oleh", c.owers(stage)))
				}
			}
		}
		locked = append(locked, e.Locked...)
	}
}

// made are the papers an action makes.
func made(stage *workflow.Stage, action string) []workflow.PaperUse {
	for _, a := range stage.Actions {
		switch {
		case a.Name != action:
		case len(a.Papers) > 0:
			return a.Papers
		case a.Complete():
			return stage.Papers
		}
	}
	return nil
}

// letters finds what was done by a letter of which there is no scan.
func (c *completeness) letters() {
	for _, e := range c.History {
		if l := e.Actor.Letter; l.Number != "" && l.Scan == "" {
			c.bag.Add(diag.New("AR033", c.pos(), "nomor", l.Number, "tanggal", l.Date, "urut", e.Seq, "oleh", c.Definition.RoleName(e.Actor.Role)))
		}
	}
}

// signed finds originals, and papers that were locked because they were signed,
// of which no signed copy is kept.
func (c *completeness) signed() {
	for _, e := range c.History {
		for _, p := range e.Papers {
			copied := slices.ContainsFunc(c.Dossier.Papers, func(other dossier.Paper) bool { return other.Of == p.ID })
			if p.Draft > 0 || copied || p.Original == 0 && !slices.Contains(c.Dossier.Locked, p.Name) {
				continue
			}
			owers := []string{c.Definition.RoleName(e.Actor.Role)}
			if stage, ok := c.Definition.Stage(e.From); ok {
				owers = c.owers(stage)
			}
			c.bag.Add(diag.New("AR034", c.pos(), "naskah", p.ID, "berkas", string(c.Dossier.ID), "oleh", owers))
		}
	}
}
