package fidelity

import (
	"fmt"
	"strings"
)

// Result is the score of one document of the corpus.
type Result struct {
	Document
	*Score
}

// Total sums the scores of one part of the corpus.
type Total struct {
	Documents, PagesEqual int
	Lines, Ends, Strict   int
	Missing, Extra, Cut   int
	DX, DY                []float64
}

// Sum adds up the results of a kind.
func Sum(results []Result, kind Kind) Total {
	var t Total
	for _, r := range results {
		if r.Kind != kind {
			continue
		}
		t.Documents++
		if r.Score.PagesEqual() {
			t.PagesEqual++
		}
		t.Lines += r.Lines
		t.Ends += r.Ends
		t.Strict += r.Strict
		t.Missing += len(r.Missing)
		t.Extra += len(r.Extra)
		t.Cut += r.Cut
		t.DX = append(t.DX, r.DX...)
		t.DY = append(t.DY, r.DY...)
	}
	return t
}

// Share is a part of a whole in percent.
func Share(part, whole int) float64 { return 100 * float64(part) / float64(max(1, whole)) }

// Table is docs/fidelity.md without its preface.
func Table(results []Result) string {
	var b strings.Builder
	b.WriteString("| documents | pages equal | line ends | … on the right page | words missing, extra, cut elsewhere | left edges, median | baselines, 95 % |\n|---|--:|--:|--:|--:|--:|--:|\n")
	for _, k := range []Kind{Paper, Agreement, Unseen, Rule} {
		t := Sum(results, k)
		fmt.Fprintf(&b, "| %s | %d of %d | %.1f %% | %.1f %% | %d, %d, %d | %.2f pt | %.2f pt |\n", k, t.PagesEqual, t.Documents,
			Share(t.Ends, t.Lines), Share(t.Strict, t.Lines), t.Missing, t.Extra, t.Cut, Quantile(t.DX, .5), Quantile(t.DY, .95))
	}
	b.WriteString("\n| document | pages | lines | ends on the right page | left edges | baselines |\n|---|--:|--:|--:|--:|--:|\n")
	for _, r := range results {
		pages := fmt.Sprint(r.WantPages)
		if !r.Score.PagesEqual() {
			pages = fmt.Sprintf("%d for %d", r.Pages, r.WantPages)
		}
		fmt.Fprintf(&b, "| %s | %s | %d | %.1f %% | %.1f pt | %.1f pt |\n", r.Name, pages, r.Lines, Share(r.Strict, r.Lines), Quantile(r.DX, .5), Quantile(r.DY, .95))
	}
	return b.String()
}
