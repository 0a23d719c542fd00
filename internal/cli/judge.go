package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"naskah/internal/simulate"
)

// markJSON is a line of the rubric as scripts read it.
type markJSON struct {
	Name   string `json:"butir"`
	Label  string `json:"nama"`
	Weight int    `json:"bobot"`
	Points int    `json:"nilai"`
	Open   bool   `json:"menunggu_pelatih,omitempty"`
	Why    string `json:"sebab"`
	Basis  string `json:"dasar,omitempty"`
}

// goalJSON is a test of a scenario as scripts read it.
type goalJSON struct {
	Stage string `json:"tahap"`
	Good  bool   `json:"tercapai"`
	Why   string `json:"sebab"`
}

// judged is the score of a rehearsal, in words, for scripts and as a table for
// spreadsheets.
func (a *app) judged(ctx context.Context, r *simulate.Rehearsal, out string) (epilogue, error) {
	marks, goals, err := r.Score(ctx, nil)
	if err != nil {
		return epilogue{}, err
	}
	list, tests := a.marksJSON(marks), []goalJSON{}
	for _, g := range goals {
		tests = append(tests, goalJSON{Stage: g.Stage, Good: g.Good(), Why: g.Why.In(a.lang)})
	}
	sheet, err := a.scoreSheet(list)
	if err != nil {
		return epilogue{}, err
	}
	var b strings.Builder
	if err := a.showMarks(&b, list, tests); err != nil {
		return epilogue{}, err
	}
	more := epilogue{text: b.String(), object: map[string]any{"rubrik": list, "uji": tests, "benih": r.Script.Seed}}
	if len(list) > 0 {
		more.files = []outFile{{name: filepath.Join(out, "nilai.csv"), data: sheet}}
	}
	return more, nil
}

func (a *app) marksJSON(marks []simulate.Mark) []markJSON {
	list := []markJSON{}
	for _, m := range marks {
		list = append(list, markJSON{
			Name: m.Item.Name, Label: m.Item.Label, Weight: m.Item.Weight, Points: m.Points, Open: m.Open, Why: m.Why.In(a.lang), Basis: m.Item.Basis,
		})
	}
	return list
}

// showMarks prints the rubric with its sum, and the tests.
func (a *app) showMarks(b *strings.Builder, marks []markJSON, tests []goalJSON) error {
	if len(marks) > 0 {
		points, weight, open := 0, 0, 0
		var rows [][]string
		for _, m := range marks {
			got := fmt.Sprintf("%d/%d", m.Points, m.Weight)
			if m.Open {
				got, open = "…/"+strconv.Itoa(m.Weight), open+m.Weight
			}
			points, weight = points+m.Points, weight+m.Weight
			why := m.Why
			if m.Basis != "" {
				why += " (" + m.Basis + ")"
			}
			rows = append(rows, []string{got, m.Label, why})
		}
		fmt.Fprintf(b, "\n%s\n", a.say("cli.simulate.score", "nilai", points, "bobot", weight-open, "menunggu", open))
		g := grid{width: storyWidth, head: []string{a.say("cli.head.mark"), a.say("cli.head.item"), a.say("cli.head.why")}, rows: rows}
		if err := g.print(b); err != nil {
			return err
		}
	}
	if len(tests) > 0 {
		fmt.Fprintf(b, "\n%s\n", a.say("cli.simulate.tests"))
		for _, t := range tests {
			word := a.say("cli.simulate.good")
			if !t.Good {
				word = a.say("cli.simulate.bad")
			}
			fmt.Fprintf(b, "  %s: %s\n", word, t.Why)
		}
	}
	return nil
}

// scoreSheet is the rubric as CSV.
func (a *app) scoreSheet(marks []markJSON) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rows := [][]string{{"butir", "nama", "bobot", "nilai", "sebab", "dasar"}}
	for _, m := range marks {
		points := strconv.Itoa(m.Points)
		if m.Open {
			points = ""
		}
		rows = append(rows, []string{m.Name, m.Label, strconv.Itoa(m.Weight), points, m.Why, m.Basis})
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("write the score sheet: %w", err)
	}
	return b.Bytes(), nil
}
