package engine

import (
	"bytes"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// initialled counts the standing initials that were given after the paper's
// last draft: they were given to that text, and no other may slip under them.
func initialled(history []dossier.Entry, x dossier.Dossier, paper string) int {
	drafted := 0
	for _, e := range history {
		for _, p := range e.Papers {
			if p.Name == paper && p.Draft > 0 {
				drafted = e.Seq
			}
		}
	}
	given := map[string]int{} // by stage
	for _, e := range dossier.Retold(history) {
		for _, stage := range e.Voided {
			delete(given, stage)
		}
		stands := func(v dossier.Vote) bool { return v.Seat == e.Action && v.At.Equal(e.At) }
		if e.Kind == dossier.Voted && e.Seq > drafted && slices.ContainsFunc(x.Votes[e.From], stands) {
			given[e.From]++
		}
	}
	n := 0
	for _, count := range given {
		n += count
	}
	return n
}

// passedOver warns of answers that changed after a paper's text was adopted and
// that only its template would have shown: the adopted text stays as it is.
func passedOver(r dossier.Reader, x dossier.Dossier, def *workflow.Definition, name string, p *paper) ([]diag.Diagnostic, error) {
	history, err := r.History(x.ID)
	if err != nil {
		return nil, err
	}
	adopted := 0
	for i, e := range history {
		if e.Kind == dossier.Adopted && e.Action == name {
			adopted = i + 1
		}
	}
	then, err := dossier.Fold(x.ID, history[:adopted])
	if err != nil {
		return nil, err
	}
	late := lateFields(name, def)
	var labels []string
	for _, use := range p.program.Uses() {
		field, _, _ := strings.Cut(use.Path, ".")
		f, known := schema.Lookup(def.Fields, field)
		if !known || slices.Contains(late, field) || slices.Contains(labels, f.Label) {
			continue
		}
		if !bytes.Equal(then.Values[field], x.Values[field]) {
			labels = append(labels, f.Label)
		}
	}
	if len(labels) == 0 {
		return nil, nil
	}
	return []diag.Diagnostic{diag.Warn("EN038", diag.Position{}, "naskah", name, "data", labels)}, nil
}
