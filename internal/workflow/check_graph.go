package workflow

import (
	"slices"
	"strings"
)

// graph checks that every stage can be reached from the first and that every
// reachable stage leads to an end. The graph is flat (parallel initials are a
// ledger inside one stage), so soundness is two searches, O(stages + edges).
func (c *checker) graph() {
	d := c.d
	start, ok := d.stages[d.Start]
	if !ok {
		return // reported by Parse
	}
	all := func(edge) bool { return true }
	reached := reach(start, c.edges, len(d.Stages), all)
	for i, s := range d.Stages {
		if !reached[i] {
			c.add("WF070", s.Pos, "tahap", s.Name, "mulai", d.Start)
		}
	}
	c.endless(reached)
	c.circles()
}

// endless reports the reachable stages from which no end can be reached; a
// stage without any way out has its own finding.
func (c *checker) endless(reached []bool) {
	d := c.d
	back := make([]edge, 0, len(c.edges)+len(d.Stages))
	for _, e := range c.edges {
		back = append(back, edge{from: e.to, to: e.from})
	}
	root := len(d.Stages) // a stage after all ends
	ends := false
	for i, s := range d.Stages {
		if s.End != "" {
			ends = true
			back = append(back, edge{from: root, to: i})
		}
	}
	if !ends {
		c.add("WF069", d.position(d.Start))
		return
	}
	leads := reach(root, back, root+1, func(edge) bool { return true })
	var stuck []string
	first := -1
	for i, s := range d.Stages {
		if reached[i] && !leads[i] && (len(s.Actions) > 0 || s.Automatic()) {
			stuck = append(stuck, s.Name)
			if first < 0 {
				first = i
			}
		}
	}
	if first >= 0 {
		c.add("WF071", d.Stages[first].Pos, "tahap", strings.Join(stuck, ", "))
	}
}

// circles looks for automatic stages that lead to themselves through nothing
// but automatic stages: a command would never come to rest.
func (c *checker) circles() {
	d := c.d
	automatic := func(e edge) bool { return d.Stages[e.from].Automatic() }
	for i := range d.Stages {
		s := &d.Stages[i]
		if !s.Automatic() {
			continue
		}
		for _, b := range s.Branches {
			if b.To == s.Name {
				c.add("WF072", b.Pos, "tahap", s.Name, "jalan", s.Name+" --otomatis--> "+s.Name)
			}
		}
		if walk, ok := path(i, i, c.edges, len(d.Stages), automatic); ok {
			c.add("WF072", s.Pos, "tahap", s.Name, "jalan", d.show(i, walk))
		}
	}
}

// votes looks for ways back into a parallel stage on which the votes still
// stand. After a quorum that is a dead end: nobody is left to initial, and the
// text may have changed since. Before one it may be meant, so it is a warning.
func (c *checker) votes() {
	d := c.d
	for i := range d.Stages {
		s := &d.Stages[i]
		if !s.Parallel() {
			continue
		}
		keeps := func(e edge) bool { return e.action == nil || e.action.Void != s.Name }
		for _, out := range c.edges {
			if out.from != i || !out.moves() || !keeps(out) {
				continue
			}
			walk, ok := path(out.to, i, c.edges, len(d.Stages), keeps)
			if !ok {
				continue
			}
			way := d.show(i, append([]edge{out}, walk...))
			if out.action != nil && out.action.Quorum {
				c.add("WF076", out.pos, "tahap", s.Name, "jalan", way)
			} else {
				c.warn("WF077", out.pos, "tahap", s.Name, "jalan", way)
			}
			break // one way is enough to see it
		}
	}
}

// locks looks for papers that are asked for again after they were frozen: the
// issued bytes would be served, with the old values.
func (c *checker) locks() {
	d := c.d
	told := map[place]bool{}
	for _, e := range c.edges {
		if e.action == nil || len(e.action.Lock) == 0 {
			continue
		}
		after := reach(e.to, c.edges, len(d.Stages), func(edge) bool { return true })
		for _, name := range e.action.Lock {
			for _, later := range c.edges {
				if !after[later.from] {
					continue
				}
				for _, use := range d.papersOf(later) {
					at := place{use.Name, use.Pos}
					if use.Name == name && !told[at] {
						told[at] = true
						c.warn("WF079", use.Pos, "dokumen", name, "aksi", e.event, "tahap", d.Stages[e.from].Name)
					}
				}
			}
		}
	}
}

// numbers looks for ways back to an action that issues papers with a number on
// which the number still stands: it is not drawn again, so that the papers of
// the next round would bear the number of the first. A paper the action locks
// is not made again, and a draft is no paper of record.
func (c *checker) numbers() {
	d, told := c.d, 0
	for _, e := range c.edges {
		if e.action == nil || !d.issues(e) {
			continue
		}
		for _, name := range e.action.Number {
			round, again := d.round(e, name)
			if !again {
				continue
			}
			c.warn("WF091", e.pos, "nama", name, "aksi", e.event, "jalan", d.show(e.from, round))
			if told++; told == maxRounds {
				return
			}
		}
	}
}

// maxRounds bounds how many numbers that are used again are told: each search
// goes through the whole graph.
const maxRounds = 20

// issues reports whether an edge makes a final that can be made again.
func (d *Definition) issues(e edge) bool {
	return slices.ContainsFunc(d.papersOf(e), func(use PaperUse) bool {
		return !use.Draft && !contains(e.action.Lock, use.Name)
	})
}
