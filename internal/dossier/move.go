package dossier

import (
	"maps"
	"slices"
)

// move puts a dossier under another definition. The stage it stands in may have
// another name there; it was not entered anew.
func (d *Dossier) move(e Entry) {
	d.Workflow, d.Definition, d.Templates, d.Stage = e.Workflow, e.Definition, e.Templates, e.To
	votes := map[string][]Vote{}
	for stage, list := range d.Votes {
		if now, renamed := e.Renamed[stage]; renamed {
			stage = now
		}
		votes[stage] = append(votes[stage], list...)
	}
	d.Votes = votes
	for _, name := range e.Cleared {
		delete(d.Values, name)
	}
}

// Retold is a history in the words of the last definition: stages have the names
// they bear now. It is for reasoning about what happened; what is shown and
// proven is the history as it was written.
func Retold(history []Entry) []Entry {
	if !slices.ContainsFunc(history, func(e Entry) bool { return e.Kind == Moved }) {
		return history
	}
	out := slices.Clone(history)
	names := map[string]string{} // then → now, from the entry at hand on
	now := func(stage string) string {
		if name, renamed := names[stage]; renamed {
			return name
		}
		return stage
	}
	for i := len(out) - 1; i >= 0; i-- {
		e := &out[i]
		if e.Kind == Moved { // the stage was not entered anew
			older := maps.Clone(names)
			for then, next := range e.Renamed {
				older[then] = now(next)
			}
			names = older
			e.From, e.To = now(e.From), now(e.From)
			continue
		}
		e.From, e.To = now(e.From), now(e.To)
		e.Voided = slices.Clone(e.Voided)
		for j, stage := range e.Voided {
			e.Voided[j] = now(stage)
		}
	}
	return out
}
