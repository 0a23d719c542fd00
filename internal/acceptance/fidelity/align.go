package fidelity

import "slices"

// match is a run of equal words: n of them from a in the one list, b in the
// other.
type match struct{ a, b, n int }

// aligner finds the runs of words that two lists share, as Python's difflib
// does (Ratcliff and Obershelp): the longest run first, then what lies left and
// right of it, so that one early break that differs does not spoil the rest.
type aligner struct {
	a, b  []string
	where map[string][]int // of each word in b
	found []match
}

func matches(a, b []string) []match {
	al := aligner{a: a, b: b, where: map[string][]int{}}
	for j, w := range b {
		al.where[w] = append(al.where[w], j)
	}
	todo := [][4]int{{0, len(a), 0, len(b)}}
	for len(todo) > 0 {
		r := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		m := al.longest(r[0], r[1], r[2], r[3])
		if m.n == 0 {
			continue
		}
		al.found = append(al.found, m)
		todo = append(todo, [4]int{r[0], m.a, r[2], m.b}, [4]int{m.a + m.n, r[1], m.b + m.n, r[3]})
	}
	slices.SortFunc(al.found, func(x, y match) int { return x.a - y.a })
	return al.found
}

// longest is the longest run within two stretches; of several the first.
func (al *aligner) longest(alo, ahi, blo, bhi int) match {
	best := match{a: alo, b: blo}
	lengths := map[int]int{} // of runs that end at a word of b
	for i := alo; i < ahi; i++ {
		next := map[int]int{}
		for _, j := range al.where[al.a[i]] {
			if j < blo {
				continue
			}
			if j >= bhi {
				break
			}
			k := lengths[j-1] + 1
			next[j] = k
			if k > best.n {
				best = match{i - k + 1, j - k + 1, k}
			}
		}
		lengths = next
	}
	return best
}
