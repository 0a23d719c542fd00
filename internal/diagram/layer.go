package diagram

import "slices"

// cell is a place in a layer: a stage, or a point a long link passes through.
// Links to one stage share their points, so that ten ways to the same end are
// one line with ten feet.
type cell struct {
	stage  int // -1 for a passing point
	to     int // the stage a passing point leads to
	layer  int
	centre float64
}

// piece is the part of a link between two neighbouring layers. up says that it
// is walked from the lower end to the upper one.
type piece struct {
	upper, lower int // cells
	up           bool
	links        []int // what runs through it
	labels       []string
}

// layered is a graph in layers.
type layered struct {
	graph
	cells  []cell
	pieces []piece
	layers [][]int // cells of each layer, from left to right
	loops  [][]string
}

// layers gives every stage a layer below all it can be reached from, links
// that lead back left aside.
func layers(g graph) *layered {
	l := &layered{graph: g, loops: make([][]string, len(g.stages))}
	back := l.back()
	depth := l.depths(back)
	for i := range g.stages {
		l.cell(cell{stage: i, to: i, layer: depth[i]})
	}
	points := map[[3]int]int{} // stage led to, layer, back or not
	for i, link := range g.links {
		if link.from == link.to {
			l.loops[link.from] = append(l.loops[link.from], link.labels...)
			continue
		}
		l.cut(i, back[i], points)
	}
	return l
}

func (l *layered) cell(c cell) int {
	for len(l.layers) <= c.layer {
		l.layers = append(l.layers, nil)
	}
	l.cells = append(l.cells, c)
	at := len(l.cells) - 1
	l.layers[c.layer] = append(l.layers[c.layer], at)
	return at
}

// back marks the links that lead to a stage the walk is still inside of, in the
// order of the file; without them there is no circle.
func (l *layered) back() []bool {
	back := make([]bool, len(l.links))
	state := make([]int, len(l.stages)) // 0 unseen, 1 inside, 2 done
	var walk func(at int)
	walk = func(at int) {
		state[at] = 1
		for i, link := range l.links {
			switch {
			case link.from != at || link.to == at:
			case state[link.to] == 1:
				back[i] = true
			case state[link.to] == 0:
				walk(link.to)
			}
		}
		state[at] = 2
	}
	for i, s := range l.stages {
		if s.start && state[i] == 0 {
			walk(i)
		}
	}
	for i := range l.stages {
		if state[i] == 0 {
			walk(i)
		}
	}
	return back
}

// depths is the longest way from any beginning to each stage.
func (l *layered) depths(back []bool) []int {
	depth := make([]int, len(l.stages))
	for range l.stages { // at most as many rounds as there are stages
		changed := false
		for i, link := range l.links {
			if !back[i] && link.from != link.to && depth[link.to] < depth[link.from]+1 {
				depth[link.to], changed = depth[link.from]+1, true
			}
		}
		if !changed {
			break
		}
	}
	return depth
}

// cut makes the pieces of a link. Its label stands where it leaves its stage.
func (l *layered) cut(i int, back bool, points map[[3]int]int) {
	link := l.links[i]
	upper, lower := link.from, link.to
	if back {
		upper, lower = lower, upper
	}
	kind := 0
	if back {
		kind = 1
	}
	at := upper
	for layer := l.cells[upper].layer + 1; layer <= l.cells[lower].layer; layer++ {
		next := lower
		if layer < l.cells[lower].layer {
			key := [3]int{link.to, layer, kind}
			point, known := points[key]
			if !known {
				point = l.cell(cell{stage: -1, to: link.to, layer: layer})
				points[key] = point
			}
			next = point
		}
		var labels []string
		if !back && at == upper || back && next == lower {
			labels = link.labels
		}
		l.piece(piece{upper: at, lower: next, up: back, links: []int{i}, labels: labels})
		at = next
	}
}

// piece adds a piece, or joins it to one between the same cells.
func (l *layered) piece(p piece) {
	for i := range l.pieces {
		o := &l.pieces[i]
		if o.upper == p.upper && o.lower == p.lower && o.up == p.up && (l.cells[p.upper].stage < 0 && l.cells[p.lower].stage < 0 || p.labels == nil) {
			o.links = append(o.links, p.links...)
			return
		}
	}
	l.pieces = append(l.pieces, p)
}

// style of a piece: dashed when all that runs through it needs a reason, thin
// when all of it happens by itself.
func (l *layered) style(p piece) (reasoned, auto bool) {
	all := func(is func(link) bool) bool {
		return !slices.ContainsFunc(p.links, func(i int) bool { return !is(l.links[i]) })
	}
	return all(func(k link) bool { return k.reasoned }), all(func(k link) bool { return k.auto })
}
