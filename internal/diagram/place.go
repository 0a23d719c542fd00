package diagram

import (
	"math"
	"slices"
	"strings"
)

// Measures of the picture, in pixels of CSS. Text is measured by count: the
// reader's typeface is not known, so a character is taken as wide as a wide one.
const (
	boxWidth    = 196.0
	pointWidth  = 14.0
	apart       = 26.0
	margin      = 20.0
	lineHeight  = 16.0
	noteHeight  = 13.0
	labelHeight = 13.0
	labelChar   = 6.2
	boxPadding  = 9.0
	leastGap    = 44.0
	maxChars    = 25 // of a line of a stage's name
	maxNote     = 33
	maxLabel    = 30
)

// block is the text of a stage.
type block struct {
	title, notes []string
	height       float64
}

// label is the text at a piece, with the place of its middle.
type label struct {
	lines         []string
	x, y          float64
	width, height float64
}

func (a label) hits(b label) bool {
	return math.Abs(a.x-b.x) < (a.width+b.width)/2+6 && math.Abs(a.y-b.y) < (a.height+b.height)/2+1
}

// picture is all places of a drawing.
type picture struct {
	*layered
	blocks        []block
	top, bottom   []float64 // of each layer
	labels        []label
	ends          [][2]float64 // x of each piece at its upper and lower end
	width, height float64
}

func layOut(g graph) *picture {
	l := layers(g)
	l.order()
	p := &picture{layered: l}
	for i, s := range l.stages {
		p.blocks = append(p.blocks, blockOf(s, l.loops[i]))
	}
	p.across()
	p.down()
	return p
}

func blockOf(s stage, loops []string) block {
	b := block{title: wrap(s.label, maxChars)}
	for _, note := range s.notes {
		b.notes = append(b.notes, wrap(note, maxNote)...)
	}
	for _, loop := range loops {
		b.notes = append(b.notes, wrap("↻ "+loop, maxNote)...)
	}
	b.height = 2*boxPadding + lineHeight*float64(len(b.title)) + noteHeight*float64(len(b.notes))
	return b
}

// wrap breaks a text into lines of at most n characters where there are blanks.
func wrap(text string, n int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len([]rune(line))+1+len([]rune(word)) > n {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	if line == "" {
		return lines
	}
	return append(lines, line)
}

func (p *picture) halfWidth(c int) float64 {
	if p.cells[c].stage < 0 {
		return pointWidth / 2
	}
	return boxWidth / 2
}

// across gives every cell its x: as near to the middle of its neighbours as the
// order of its layer allows, points being stiffer than boxes so that long lines
// are straight.
func (p *picture) across() {
	for _, cells := range p.layers {
		x := 0.0
		for _, c := range cells {
			p.cells[c].centre = x + p.halfWidth(c)
			x += 2*p.halfWidth(c) + apart
		}
	}
	for round := range 40 {
		for i := range p.layers {
			layer, by := i, i-1
			if round%2 == 1 {
				layer = len(p.layers) - 1 - i
				by = layer + 1
			}
			if by >= 0 && by < len(p.layers) {
				p.relax(layer, by)
			}
		}
	}
	left := math.Inf(1)
	for c := range p.cells {
		left = min(left, p.cells[c].centre-p.halfWidth(c))
	}
	for c := range p.cells {
		p.cells[c].centre = math.Round(p.cells[c].centre - left + margin)
		p.width = max(p.width, p.cells[c].centre+p.halfWidth(c)+margin)
	}
}

// relax moves the cells of a layer towards their neighbours in another: the
// places nearest to what each wants, least squares under the order of the layer
// (pool adjacent violators).
func (p *picture) relax(layer, by int) {
	want, weight := make([]float64, len(p.cells)), make([]float64, len(p.cells))
	pull := func(at, to int) {
		if p.cells[at].layer == layer && p.cells[to].layer == by {
			w := 1.0
			if p.cells[at].stage < 0 && p.cells[to].stage < 0 {
				w = 8
			}
			want[at] += w * p.cells[to].centre
			weight[at] += w
		}
	}
	for _, k := range p.pieces {
		pull(k.upper, k.lower)
		pull(k.lower, k.upper)
	}
	type pool struct {
		sum, weight float64
		count       int
	}
	var pools []pool
	offsets := make([]float64, len(p.layers[layer]))
	for i, c := range p.layers[layer] {
		if i > 0 {
			before := p.layers[layer][i-1]
			offsets[i] = offsets[i-1] + p.halfWidth(before) + apart + p.halfWidth(c)
		}
		if weight[c] == 0 {
			want[c], weight[c] = 0.1*p.cells[c].centre, 0.1
		}
		next := pool{want[c] - weight[c]*offsets[i], weight[c], 1}
		for len(pools) > 0 && pools[len(pools)-1].sum/pools[len(pools)-1].weight > next.sum/next.weight {
			last := pools[len(pools)-1]
			pools = pools[:len(pools)-1]
			next = pool{last.sum + next.sum, last.weight + next.weight, last.count + next.count}
		}
		pools = append(pools, next)
	}
	at := 0
	for _, q := range pools {
		for range q.count {
			p.cells[p.layers[layer][at]].centre = q.sum/q.weight + offsets[at]
			at++
		}
	}
}

// down gives every layer its y, with as much room between two layers as the
// labels there need.
func (p *picture) down() {
	p.feet()
	y := margin
	for i, cells := range p.layers {
		height := 0.0
		for _, c := range cells {
			if s := p.cells[c].stage; s >= 0 {
				height = max(height, p.blocks[s].height)
			}
		}
		p.top = append(p.top, y)
		p.bottom = append(p.bottom, y+height)
		y += height
		if i < len(p.layers)-1 {
			y += p.gap(i, y)
		}
	}
	p.height = y + margin
}

// feet spreads the ends of pieces along the boxes they leave and reach, in the
// order of their other ends.
func (p *picture) feet() {
	p.ends = make([][2]float64, len(p.pieces))
	for c := range p.cells {
		for end := range 2 {
			var at []int
			for i, k := range p.pieces {
				if [2]int{k.upper, k.lower}[end] == c {
					at = append(at, i)
				}
			}
			slices.SortStableFunc(at, func(a, b int) int {
				return int(p.far(a, end)) - int(p.far(b, end))
			})
			for n, i := range at {
				p.ends[i][end] = p.cells[c].centre
				if p.cells[c].stage >= 0 {
					p.ends[i][end] += boxWidth * (float64(n+1)/float64(len(at)+1) - 0.5)
				}
			}
		}
	}
}

// far is where a piece's other end is.
func (p *picture) far(i, end int) float64 {
	if end == 0 {
		return p.cells[p.pieces[i].lower].centre
	}
	return p.cells[p.pieces[i].upper].centre
}

// gap places the labels below a layer, the gap growing until none lies on
// another, and returns its height.
func (p *picture) gap(layer int, top float64) float64 {
	for height := leastGap; ; height += labelHeight {
		if labels, ok := p.fit(layer, top, height); ok {
			p.labels = append(p.labels, labels...)
			return height
		}
	}
}

func (p *picture) fit(layer int, top, height float64) ([]label, bool) {
	var placed []label
	for i, k := range p.pieces {
		if p.cells[k.upper].layer != layer || len(k.labels) == 0 {
			continue
		}
		one, ok := p.label(i, top, height, placed)
		if !ok {
			return nil, false
		}
		if len(one.lines) > 0 {
			placed = append(placed, one)
		}
	}
	return placed, true
}

// label finds the first place along a piece, from the stage it leaves, where
// its text lies on no other.
func (p *picture) label(i int, top, height float64, placed []label) (label, bool) {
	k := p.pieces[i]
	var one label
	for _, text := range k.labels {
		one.lines = append(one.lines, wrap(text, maxLabel)...)
	}
	for _, line := range one.lines {
		one.width = max(one.width, labelChar*float64(len([]rune(line))))
	}
	one.height = labelHeight * float64(len(one.lines))
	for step := 6 + one.height/2; step <= height-10-one.height/2; step += labelHeight / 2 {
		one.y = top + step
		if k.up {
			one.y = top + height - step
		}
		share := (one.y - top) / height
		one.x = p.ends[i][0] + share*(p.ends[i][1]-p.ends[i][0])
		if !slices.ContainsFunc(placed, one.hits) {
			return one, true
		}
	}
	return one, len(one.lines) == 0
}
