package workflow

import (
	"fmt"
	"slices"
	"strings"

	"naskah/internal/diag"
)

// edge is one way a dossier moves (or, with Stay, one thing that happens to
// it): an action, or a branch of an automatic stage.
type edge struct {
	from, to int
	event    string
	action   *Action // nil for a branch
	guard    Guard
	refused  []Guard // conditions of the branches before, all false
	pos      diag.Position
}

// moves reports whether the edge leaves its stage.
func (e edge) moves() bool { return e.from != e.to }

// branchEvent names the n-th branch, counting from 0.
func branchEvent(n int) string { return fmt.Sprintf("otomatis[%d]", n+1) }

// edges lists every edge whose ends are known, in the order of the file.
func (d *Definition) edges() []edge {
	var list []edge
	for i := range d.Stages {
		s := &d.Stages[i]
		for j := range s.Actions {
			a := &s.Actions[j]
			to, ok := d.stages[a.To]
			if a.Stay {
				to, ok = i, true
			}
			if ok {
				list = append(list, edge{from: i, to: to, event: a.Name, action: a, guard: a.If, pos: a.Pos})
			}
		}
		var refused []Guard
		for j, b := range s.Branches {
			if to, ok := d.stages[b.To]; ok {
				list = append(list, edge{from: i, to: to, event: branchEvent(j), guard: b.If, refused: refused[:len(refused):len(refused)], pos: b.Pos})
			}
			refused = append(refused, b.If)
		}
	}
	return list
}

// outgoing groups edges by the stage they leave.
func outgoing(edges []edge, stages int) [][]int {
	out := make([][]int, stages)
	for i, e := range edges {
		out[e.from] = append(out[e.from], i)
	}
	return out
}

// reach marks every stage that can be got to from start along allowed edges.
func reach(start int, edges []edge, stages int, allowed func(edge) bool) []bool {
	seen := make([]bool, stages)
	out := outgoing(edges, stages)
	queue := []int{start}
	seen[start] = true
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, i := range out[at] {
			if e := edges[i]; !seen[e.to] && allowed(e) {
				seen[e.to] = true
				queue = append(queue, e.to)
			}
		}
	}
	return seen
}

// path finds the shortest walk from one stage to another (of at least one
// edge) along allowed edges.
func path(from, to int, edges []edge, stages int, allowed func(edge) bool) ([]edge, bool) {
	out := outgoing(edges, stages)
	came := make([]int, stages) // edge by which a stage was first reached, plus 1
	queue := []int{from}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, i := range out[at] {
			e := edges[i]
			if !e.moves() || came[e.to] != 0 || !allowed(e) {
				continue
			}
			came[e.to] = i + 1
			if e.to == to {
				return trace(from, to, edges, came), true
			}
			queue = append(queue, e.to)
		}
	}
	return nil, false
}

func trace(from, to int, edges []edge, came []int) []edge {
	var walk []edge
	for at := to; len(walk) == 0 || at != from; {
		e := edges[came[at]-1]
		walk = append(walk, e)
		at = e.from
	}
	slices.Reverse(walk)
	return walk
}

// show writes a walk in the drafter's own words.
func (d *Definition) show(start int, walk []edge) string {
	var b strings.Builder
	b.WriteString(d.Stages[start].Name)
	for _, e := range walk {
		b.WriteString(" --" + e.event + "--> " + d.Stages[e.to].Name)
	}
	return b.String()
}
