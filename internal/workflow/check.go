package workflow

import (
	"slices"

	"naskah/internal/diag"
)

// Check verifies the definition as far as that is possible without templates:
// whether every stage can be reached and left, every quorum can come about,
// every condition can be decided and come out either way, and somebody can
// act. It expects a definition as Parse returned it; names Parse could not
// resolve are passed over.
func (d *Definition) Check() []diag.Diagnostic {
	c := &checker{d: d, edges: d.edges()}
	for i := range d.Stages {
		c.shape(&d.Stages[i])
		c.parallel(&d.Stages[i])
		c.actors(&d.Stages[i])
		c.deadlines(&d.Stages[i])
	}
	c.graph()
	c.duties()
	c.votes()
	c.locks()
	c.numbers()
	c.kinship()
	c.guards()
	c.undecided()
	c.unused()
	return c.bag.List()
}

type checker struct {
	d     *Definition
	edges []edge
	bag   diag.Bag
}

func (c *checker) add(code string, pos diag.Position, pairs ...any) {
	c.bag.Add(diag.New(code, pos, pairs...))
}

func (c *checker) warn(code string, pos diag.Position, pairs ...any) {
	c.bag.Add(diag.Warn(code, pos, pairs...))
}

// shape checks that the keys of a stage go together.
func (c *checker) shape(s *Stage) {
	switch {
	case s.End != "":
		if len(s.Actions) > 0 || s.Automatic() || s.Parallel() || len(s.Form) > 0 || s.Deadline != nil {
			c.add("WF030", s.Pos, "tahap", s.Name)
		}
	case s.Automatic():
		if len(s.Actions) > 0 || s.Parallel() || len(s.Form) > 0 || len(s.Papers) > 0 || len(s.By) > 0 || s.Deadline != nil {
			c.add("WF031", s.Pos, "tahap", s.Name)
		}
		c.branches(s)
	case len(s.Actions) == 0:
		c.add("WF029", s.Pos, "tahap", s.Name)
	}
	for i := range s.Actions {
		if a := &s.Actions[i]; a.To == s.Name && !a.Stay {
			c.add("WF037", a.Pos, "aksi", a.Name, "tahap", s.Name)
		}
	}
}

// branches: tried in order, the last one catches the rest.
func (c *checker) branches(s *Stage) {
	for i, b := range s.Branches {
		last := i == len(s.Branches)-1
		if last && !b.If.Always() {
			c.add("WF067", b.Pos, "tahap", s.Name)
		}
		if !last && b.If.Always() {
			c.add("WF068", b.Pos, "tahap", s.Name)
		}
	}
}

// parallel checks seats, quorum and the actions that belong to them.
func (c *checker) parallel(s *Stage) {
	quorums := 0
	for i := range s.Actions {
		a := &s.Actions[i]
		if a.AnySeat && !s.Parallel() {
			c.add("WF036", a.Pos, "aksi", a.Name, "tahap", s.Name)
		}
		if !a.Quorum {
			continue
		}
		quorums++
		if !s.Parallel() {
			c.add("WF033", a.Pos, "aksi", a.Name, "tahap", s.Name)
		}
		if !a.If.Always() || a.Reason || a.Stay || a.AnySeat || len(a.By) > 0 {
			c.add("WF034", a.Pos, "aksi", a.Name)
		}
		if quorums == 2 {
			c.add("WF035", a.Pos, "tahap", s.Name)
		}
	}
	if !s.Parallel() {
		return
	}
	if quorums == 0 {
		c.add("WF032", s.Pos, "tahap", s.Name)
	}
	if q := s.Quorum; q.Minimum < 1 || q.Minimum > len(s.Seats) {
		c.add("WF064", q.Pos, "minimal", q.Minimum, "kursi", len(s.Seats))
	}
	c.order(s)
	if !slices.ContainsFunc(s.Actions, func(a Action) bool { return !a.Quorum && a.To != "" }) {
		c.warn("WF078", s.Pos, "tahap", s.Name)
	}
}

// order looks for seats that wait for each other: none of them could ever
// initial.
func (c *checker) order(s *Stage) {
	done := map[string]bool{}
	for again := true; again; {
		again = false
		for _, seat := range s.Seats {
			if !done[seat.Name] && len(seat.awaits(done)) == 0 {
				done[seat.Name], again = true, true
			}
		}
	}
	for _, seat := range s.Seats {
		if !done[seat.Name] {
			c.add("WF092", seat.Pos, "kursi", seat.Name, "tahap", s.Name, "setelah", seat.awaits(done))
		}
	}
}

// actors checks that somebody may take each action.
func (c *checker) actors(s *Stage) {
	for i := range s.Actions {
		a := &s.Actions[i]
		if !a.Quorum && len(s.takers(a)) == 0 {
			c.add("WF066", a.Pos, "aksi", a.Name, "tahap", s.Name)
		}
	}
}

// unused points at what the file declares and nothing mentions: mostly a
// spelling that went wrong elsewhere.
func (c *checker) unused() {
	roles, fields := map[string]bool{}, map[string]bool{}
	mark := func(set map[string]bool, names ...string) {
		for _, name := range names {
			set[name] = true
		}
	}
	mark(fields, c.d.Open...)
	mark(fields, c.d.taken()...)
	for _, s := range c.d.Stages {
		mark(roles, s.actors()...)
		if s.Deadline != nil {
			mark(roles, s.Deadline.Escalate...)
		}
		mark(fields, s.Form...)
		for _, a := range s.Actions {
			mark(fields, a.Number...)
			mark(fields, a.Await.taken()...)
		}
	}
	for _, r := range c.d.Roles {
		if !roles[r.Name] {
			c.warn("WF087", r.Pos, "nama", r.Name)
		}
	}
	for _, f := range c.d.Fields {
		if !fields[f.Name] {
			c.warn("WF088", f.Pos, "nama", f.Name)
		}
	}
	for _, r := range c.d.Rules {
		if !c.d.used[r.Name] {
			c.warn("WF089", r.Pos, "nama", r.Name)
		}
	}
	for _, k := range c.d.Constants {
		if !c.d.used[k.Name] {
			c.warn("WF089", k.Pos, "nama", k.Name)
		}
	}
}
