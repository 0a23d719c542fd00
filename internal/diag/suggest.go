package diag

import (
	"slices"
	"strings"
)

// Suggest returns the candidate nearest to name for a "did you mean", or ""
// when none is near enough. Nearness is edit distance with neighbouring
// letters swapped counted once and capitals no matter; a third of the letters may differ.
func Suggest(name string, candidates []string) string {
	sorted := slices.Sorted(slices.Values(candidates))
	limit := max(1, (len([]rune(name))+1)/3)
	best, bestDistance := "", limit+1
	for _, c := range sorted {
		if c == name {
			continue
		}
		if d := distance([]rune(strings.ToLower(name)), []rune(strings.ToLower(c))); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance is the optimal string alignment distance of a and b.
func distance(a, b []rune) int {
	before, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
		}
		before, previous, current = previous, current, before
	}
	return previous[len(b)]
}
