package workflow

import (
	"strings"

	"naskah/internal/diag"
)

// guards tries conditions over the values that can make a difference: one that
// is never true is a mistake, and a stage all of whose actions may be refused
// at once is a trap.
func (c *checker) guards() {
	for i := range c.d.Stages {
		s := &c.d.Stages[i]
		for _, a := range s.Actions {
			c.everTrue(a.If)
			for _, use := range a.Papers {
				c.everTrue(use.If)
			}
		}
		for _, use := range s.Papers {
			c.everTrue(use.If)
		}
		c.branchOrder(s)
		c.stuck(s)
		c.together(s)
	}
}

func (c *checker) everTrue(g Guard) bool {
	possible := c.d.possibly(g)
	if !possible {
		c.add("WF073", g.pos, "syarat", g.source)
	}
	return possible
}

// possibly reports whether some values make a condition true.
func (d *Definition) possibly(g Guard) bool {
	if !g.compiled() {
		return true
	}
	w := d.world([]*cond{g.root}, func(string) bool { return true })
	return !w.complete || w.find(func(t []Truth) bool { return t[0] == True }) != nil
}

// branchOrder looks for branches all of whose cases an earlier one takes. For
// the last branch, which must be there, that is no more than a remark.
func (c *checker) branchOrder(s *Stage) {
	var before []*cond
	for i, b := range s.Branches {
		possible := c.everTrue(b.If)
		if !b.If.Always() && !b.If.compiled() {
			return
		}
		tried := before
		if b.If.compiled() {
			tried = append(before[:len(before):len(before)], b.If.root)
		}
		w := c.d.world(tried, func(string) bool { return true })
		reached := !w.complete || w.find(func(t []Truth) bool {
			for j := range before {
				if t[j] != False {
					return false
				}
			}
			return len(t) == len(before) || t[len(before)] == True
		}) != nil
		switch {
		case reached || !possible:
		case i == len(s.Branches)-1:
			c.warn("WF075", b.Pos, "cabang", branchEvent(i), "tahap", s.Name)
		default:
			c.add("WF075", b.Pos, "cabang", branchEvent(i), "tahap", s.Name)
		}
		before = tried
	}
}

// stuck looks for values with which no action of the stage is possible. It is
// only a warning when a comparison could not be tried but was taken as able to
// come out either way, and when values of earlier stages are read: the way
// here may have excluded them.
func (c *checker) stuck(s *Stage) {
	if s.Parallel() || len(s.Actions) == 0 {
		return
	}
	var all []*cond
	for i := range s.Actions {
		a := &s.Actions[i]
		if !a.If.compiled() {
			return
		}
		all = append(all, a.If.root)
	}
	mayLack := func(name string) bool {
		f, ok := c.d.Field(name)
		return !ok || f.Optional || !contains(s.Form, name)
	}
	w := c.d.world(all, mayLack)
	found := w.find(func(t []Truth) bool {
		for _, one := range t {
			if one != False {
				return false
			}
		}
		return true
	})
	if !w.complete || found == nil {
		return
	}
	d := diag.New("WF074", s.Pos, "tahap", s.Name, "keadaan", strings.Join(found, ", "))
	if w.guessed || decidedBefore(all, s) {
		d.Severity = diag.Warning
	}
	c.bag.Add(d)
}

// decidedBefore reports whether a condition reads what this stage does not ask.
func decidedBefore(conds []*cond, s *Stage) bool {
	for _, c := range conds {
		for _, name := range c.reads {
			if !contains(s.Form, name) {
				return true
			}
		}
	}
	return false
}

// undecided looks for conditions that read a field which may be empty when
// they are asked. A branch or paper that cannot be decided stops the action
// that leads there, so that is an error; an action is merely not yet possible.
func (c *checker) undecided() { c.bag.Add(c.d.undecided(c.d.flow())...) }

func (d *Definition) undecided(f *flow) []diag.Diagnostic {
	u := &undecided{f: f, told: map[diag.Position]bool{}, walks: map[int]walk{}}
	for at, n := range u.f.nodes {
		for _, i := range u.f.out[at] {
			e := u.f.edges[u.f.steps[i].edge]
			k, possible := u.f.before(n, u.f.in[at], e)
			if !possible {
				continue
			}
			if e.action == nil {
				u.ask(e.guard, at, k, "WF084", diag.Error, "tahap", d.Stages[e.from].Name)
			} else {
				u.ask(e.guard, at, k, "WF085", diag.Warning, "aksi", e.event)
			}
			if k, possible = u.f.atAction(n, u.f.in[at], e); !possible {
				continue
			}
			for _, use := range d.papersOf(e) {
				u.ask(use.If, at, k, "WF086", diag.Error, "dokumen", use.Name)
			}
		}
	}
	return u.bag.List()
}

type undecided struct {
	f     *flow
	bag   diag.Bag
	told  map[diag.Position]bool
	walks map[int]walk
}

// ask reports a guard once, with the shortest way to find its field empty.
func (u *undecided) ask(g Guard, at int, k knowledge, code string, severity diag.Severity, pairs ...any) {
	if !g.compiled() || u.told[g.pos] || u.f.r.judge(g.root, k) != Unknown {
		return
	}
	name, open := u.f.lacks(g.root, k.filled)
	if !open {
		return
	}
	field := u.f.d.fields[name]
	w, ok := u.walks[field]
	if !ok {
		w = u.f.emptyWalks(field)
		u.walks[field] = w
	}
	edges, ok := w.to(u.f, at)
	if !ok {
		return
	}
	u.told[g.pos] = true
	d := diag.New(code, g.pos, append(pairs, "syarat", g.source, "data", name, "jalan", u.f.d.show(u.f.start, edges))...)
	d.Severity = severity
	u.bag.Add(d)
}

// maxLacking is how many possibly empty fields of one condition are tried in
// every combination.
const maxLacking = 8

// lacks returns a field whose emptiness leaves the condition undecided. All
// combinations of emptiness are tried, so that `terisi(x) and x > 3` is known
// to be safe.
func (f *flow) lacks(c *cond, filled fieldSet) (string, bool) {
	var open []string
	for _, name := range c.reads {
		if i, ok := f.d.fields[name]; ok && !filled.has(i) {
			open = append(open, name)
		}
	}
	if len(open) == 0 {
		return "", false
	}
	if len(open) > maxLacking {
		return open[0], true
	}
	for empty := 1; empty < 1<<len(open); empty++ {
		absent := map[string]bool{}
		first := ""
		for i, name := range open {
			if empty>>i&1 == 1 {
				absent[name] = true
				if first == "" {
					first = name
				}
			}
		}
		if outcomes(c, absent)&(1<<Unknown) != 0 {
			return first, true
		}
	}
	return "", false
}

// outcomes is the set of truths a condition can have when the fields of absent
// are empty and all others have any value: bit t stands for truth t.
func outcomes(c *cond, absent map[string]bool) uint8 {
	switch c.op {
	case opConst:
		return 1 << c.value
	case opFilled:
		if absent[c.name] {
			return 1 << False
		}
		return 1 << True
	case opLeaf:
		for _, name := range c.reads {
			if absent[name] {
				return 1 << Unknown
			}
		}
		return 1<<False | 1<<True
	case opRule:
		return outcomes(c.kids[0], absent)
	}
	sets := make([]uint8, len(c.kids))
	for i, kid := range c.kids {
		sets[i] = outcomes(kid, absent)
	}
	if c.op == opNot {
		return each(sets[0], 1<<False, func(t, _ Truth) Truth { return t.not() })
	}
	result := sets[0]
	for _, set := range sets[1:] {
		if c.op == opAnd {
			result = each(result, set, func(a, b Truth) Truth { return min(a, b) })
		} else {
			result = each(result, set, func(a, b Truth) Truth { return max(a, b) })
		}
	}
	return result
}

func each(a, b uint8, combine func(a, b Truth) Truth) uint8 {
	var out uint8
	for x := False; x <= True; x++ {
		for y := False; y <= True; y++ {
			if a&(1<<x) != 0 && b&(1<<y) != 0 {
				out |= 1 << combine(x, y)
			}
		}
	}
	return out
}
