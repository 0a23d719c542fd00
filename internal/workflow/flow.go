package workflow

import "slices"

// node is a stage together with what is known of the tracked conditions.
type node struct {
	stage int
	facts facts
}

// step is an edge between nodes.
type step struct {
	from, to int // node indices
	edge     int
	gain     fieldSet // fields certain after the step whatever was before
	lose     fieldSet // fields emptied by it
}

// flow is the must-be-filled analysis: which fields are certainly filled when
// a stage is entered, on every walk that leads there. It is the classic
// must-dataflow over stages split by the conditions of papers: the set on
// entry is the intersection over all ways in, found by a worklist until
// nothing changes. Loops (revision, monitoring, renewal) need no special case.
type flow struct {
	d     *Definition
	r     *reasoner
	edges []edge
	nodes []node
	in    []fieldSet // filled on entry of a node
	steps []step
	out   [][]int // steps leaving a node
	index map[node]int
	left  int // conditions not followed, because there are too many
	start int // the stage all walks begin in
	first fieldSet
}

// flow follows a dossier from its opening.
func (d *Definition) flow() *flow {
	start, ok := d.stages[d.Start]
	if !ok {
		start = -1
	}
	return d.flowFrom(start, d.opened())
}

// flowFrom follows one from a stage it stands in, with what is filled there.
func (d *Definition) flowFrom(start int, filled fieldSet) *flow {
	f := &flow{d: d, edges: d.edges(), index: map[node]int{}, start: start, first: filled}
	f.r, f.left = newReasoner(d)
	if start >= 0 {
		f.build(start)
		f.solve(start)
	}
	return f
}

// before is what is known of a node at the moment an edge is about to be
// taken: fields of the form may have been written anew, and if the edge needs a
// complete form, all that is required is there. It reports false when what is
// known rules the edge out.
func (f *flow) before(n node, filled fieldSet, e edge) (knowledge, bool) {
	k := knowledge{facts: f.r.forget(n.facts, f.d.Stages[n.stage].Form), filled: filled.clone()}
	if e.action != nil && e.action.Complete() {
		f.require(n.stage, k.filled)
	} else {
		f.drop(f.d.Stages[n.stage].Form, k.filled) // anyone may have emptied it
	}
	for _, g := range e.refused {
		if !f.hold(g, False, &k) {
			return k, false
		}
	}
	return k, true
}

// atAction is what is known once the edge's condition has held and its numbers
// are drawn: what its papers see.
func (f *flow) atAction(n node, filled fieldSet, e edge) (knowledge, bool) {
	k, possible := f.before(n, filled, e)
	if !possible || !f.hold(e.guard, True, &k) {
		return k, false
	}
	if e.action != nil {
		f.r.fill(&k, e.action.Number...)
		k.facts = f.r.forget(k.facts, e.action.Number)
		f.takeOver(e.action.Await, &k)
	}
	return k, true
}

// takeOver is what is known once an action has taken values from a child.
func (f *flow) takeOver(w *Await, k *knowledge) {
	for _, name := range w.taken() {
		if i, ok := f.d.fields[name]; ok && !f.d.Fields[i].Optional {
			k.filled.set(i)
		}
	}
	k.facts = f.r.forget(k.facts, w.taken())
}

// hold assumes a guard; a guard that always holds cannot be false.
func (f *flow) hold(g Guard, want Truth, k *knowledge) bool {
	if g.Always() {
		return want == True
	}
	if !g.compiled() {
		return true
	}
	if f.r.judge(g.root, *k) == want.not() {
		return false
	}
	f.r.assume(g.root, want, k)
	return true
}

// require sets the fields a complete form guarantees.
func (f *flow) require(stage int, filled fieldSet) {
	for _, name := range f.d.Stages[stage].Form {
		if i, ok := f.d.fields[name]; ok && !f.d.Fields[i].Optional {
			filled.set(i)
		}
	}
}

// collect adds fields to a set, drop takes them out.
func (f *flow) collect(names []string, set fieldSet) {
	for _, name := range names {
		if i, ok := f.d.fields[name]; ok {
			set.set(i)
		}
	}
}

func (f *flow) drop(names []string, set fieldSet) {
	for _, name := range names {
		if i, ok := f.d.fields[name]; ok {
			set[i/64] &^= 1 << (i % 64)
		}
	}
}

// build unfolds the nodes that can be reached.
func (f *flow) build(start int) {
	out := outgoing(f.edges, len(f.d.Stages))
	f.node(node{stage: start})
	for at := 0; at < len(f.nodes); at++ {
		n := f.nodes[at]
		for _, i := range out[n.stage] {
			e := f.edges[i]
			k, possible := f.atAction(n, newFieldSet(len(f.d.Fields)), e)
			if !possible {
				continue
			}
			lose := newFieldSet(len(f.d.Fields))
			if e.action != nil {
				if !e.action.Complete() {
					f.collect(f.d.Stages[n.stage].Form, lose)
					for w := range lose {
						lose[w] &^= k.filled[w] // what the condition has read is there
					}
				}
				f.collect(e.action.Clear, lose)
				k.facts = f.r.forget(k.facts, e.action.Clear)
			}
			to := f.node(node{stage: e.to, facts: k.facts})
			f.out[at] = append(f.out[at], len(f.steps))
			f.steps = append(f.steps, step{from: at, to: to, edge: i, gain: k.filled, lose: lose})
		}
	}
}

func (f *flow) node(n node) int {
	if i, ok := f.index[n]; ok {
		return i
	}
	i := len(f.nodes)
	f.index[n] = i
	f.nodes = append(f.nodes, n)
	f.out = append(f.out, nil)
	return i
}

// opened is what is filled when a dossier begins.
func (d *Definition) opened() fieldSet {
	b := newFieldSet(len(d.Fields))
	names := d.Open
	if m := d.Mother; m != nil && !m.Optional {
		names = slices.Concat(names, d.taken())
	}
	for _, name := range names {
		if i, ok := d.fields[name]; ok && !d.Fields[i].Optional {
			b.set(i)
		}
	}
	return b
}

// solve runs the worklist, first in first out.
func (f *flow) solve(start int) {
	f.in = make([]fieldSet, len(f.nodes))
	first := f.index[node{stage: start}]
	f.in[first] = f.first.clone()
	queue, queued := []int{first}, make([]bool, len(f.nodes))
	queued[first] = true
	for len(queue) > 0 {
		at := queue[0]
		queue, queued[at] = queue[1:], false
		for _, i := range f.out[at] {
			s := f.steps[i]
			after := f.in[at].clone()
			after.unite(s.gain)
			for w := range after {
				after[w] &^= s.lose[w]
			}
			changed := f.in[s.to] == nil
			if changed {
				f.in[s.to] = after
			} else {
				changed = f.in[s.to].meet(after)
			}
			if changed && !queued[s.to] {
				queue, queued[s.to] = append(queue, s.to), true
			}
		}
	}
}

// walk finds the shortest walk from the beginning to each node on which the
// field is empty on arrival; came gives for (node, empty?) how it was reached.
type walk struct {
	came map[[2]int]trail
	dist map[[2]int]int
}

type trail struct {
	state [2]int
	step  int
}

const (
	emptyState  = 0
	filledState = 1
)

// emptyWalks searches breadth-first over pairs of a node and whether the field
// is filled. A step that fills the field ends a walk on which it is empty; one
// that empties it (`kosongkan`) begins a new one.
func (f *flow) emptyWalks(field int) walk {
	w := walk{came: map[[2]int]trail{}, dist: map[[2]int]int{}}
	if len(f.nodes) == 0 {
		return w
	}
	begin := [2]int{0, emptyState}
	if f.first.has(field) {
		begin[1] = filledState
	}
	w.dist[begin] = 0
	for queue := [][2]int{begin}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		for _, i := range f.out[at[0]] {
			s := f.steps[i]
			next := [2]int{s.to, at[1]}
			if s.gain.has(field) {
				next[1] = filledState
			}
			if s.lose.has(field) {
				next[1] = emptyState
			}
			if _, seen := w.dist[next]; !seen {
				w.dist[next] = w.dist[at] + 1
				w.came[next] = trail{state: at, step: i}
				queue = append(queue, next)
			}
		}
	}
	return w
}

// to returns the edges of the shortest walk that arrives at the node with the
// field empty, or else of one on which it is emptied there.
func (w walk) to(f *flow, at int) ([]edge, bool) {
	state := [2]int{at, emptyState}
	if _, ok := w.dist[state]; !ok {
		state[1] = filledState
	}
	if _, ok := w.dist[state]; !ok {
		return nil, false
	}
	var edges []edge
	for w.dist[state] > 0 {
		t := w.came[state]
		edges = append(edges, f.edges[f.steps[t.step].edge])
		state = t.state
	}
	slices.Reverse(edges)
	return edges, true
}
