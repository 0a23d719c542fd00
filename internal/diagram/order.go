package diagram

import "slices"

// sweeps is how often the layers are ordered anew, down and up in turn.
const sweeps = 24

// order arranges the cells of each layer so that few pieces cross: each cell
// moves to the middle of its neighbours in the layer before (the barycentre
// method of Sugiyama), and the best arrangement seen is kept.
func (l *layered) order() {
	best, fewest := l.arrangement(), l.crossings()
	for sweep := 0; sweep < sweeps && fewest > 0; sweep++ {
		if sweep%2 == 0 {
			for i := 1; i < len(l.layers); i++ {
				l.sort(i, i-1)
			}
		} else {
			for i := len(l.layers) - 2; i >= 0; i-- {
				l.sort(i, i+1)
			}
		}
		if n := l.crossings(); n < fewest {
			best, fewest = l.arrangement(), n
		}
	}
	l.layers = best
}

func (l *layered) arrangement() [][]int {
	out := make([][]int, len(l.layers))
	for i, cells := range l.layers {
		out[i] = slices.Clone(cells)
	}
	return out
}

// ranks is the place of each cell in its layer.
func (l *layered) ranks() []int {
	rank := make([]int, len(l.cells))
	for _, cells := range l.layers {
		for i, c := range cells {
			rank[c] = i
		}
	}
	return rank
}

// sort orders a layer by the middle of each cell's neighbours in another.
func (l *layered) sort(layer, by int) {
	rank := l.ranks()
	sum, count := make([]float64, len(l.cells)), make([]float64, len(l.cells))
	note := func(at, neighbour int) {
		if l.cells[at].layer == layer && l.cells[neighbour].layer == by {
			sum[at] += float64(rank[neighbour])
			count[at]++
		}
	}
	for _, p := range l.pieces {
		note(p.upper, p.lower)
		note(p.lower, p.upper)
	}
	middle := func(c int) float64 {
		if count[c] == 0 {
			return float64(rank[c])
		}
		return sum[c] / count[c]
	}
	slices.SortStableFunc(l.layers[layer], func(a, b int) int {
		switch x, y := middle(a), middle(b); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
}

// crossings counts the pairs of pieces that cross.
func (l *layered) crossings() int {
	rank := l.ranks()
	between := make([][]piece, len(l.layers))
	for _, p := range l.pieces {
		layer := l.cells[p.upper].layer
		between[layer] = append(between[layer], p)
	}
	n := 0
	for _, pieces := range between {
		for i, p := range pieces {
			for _, q := range pieces[:i] {
				if (rank[p.upper]-rank[q.upper])*(rank[p.lower]-rank[q.lower]) < 0 {
					n++
				}
			}
		}
	}
	return n
}
