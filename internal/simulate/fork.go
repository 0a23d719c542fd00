package simulate

import (
	"context"
	"regexp"
	"slices"
	"strconv"

	"naskah/internal/diag"
	"naskah/internal/workflow"
)

// Fork is another choice at one point of a play: what if we had revised?
type Fork struct {
	Stage  string
	Visit  int // the n-th time the dossier stands there, from 1
	Action string
}

var forkPattern = regexp.MustCompile(`^([a-z][a-z0-9_]*)(?::([1-9][0-9]?))?\.([a-z][a-z0-9_]*)$`)

// ParseFork reads pembahasan_pks.revisi or, for the second time the dossier
// stands there, pembahasan_pks:2.revisi.
func ParseFork(text string) (*Fork, bool) {
	m := forkPattern.FindStringSubmatch(text)
	if m == nil {
		return nil, false
	}
	f := &Fork{Stage: m[1], Visit: 1, Action: m[3]}
	if m[2] != "" {
		f.Visit, _ = strconv.Atoi(m[2]) // two digits
	}
	return f, true
}

// forked is the cue that takes the place of a move at the fork; nil elsewhere. From
// there on the play goes where it goes.
func (r *Rehearsal) forked(ctx context.Context, c Cue) (*Cue, error) {
	if r.Fork == nil || r.parted || c.Move == nil || c.Move.Open {
		return nil, nil
	}
	sc, err := r.Scene(ctx)
	if err != nil || sc.Dossier.Stage != r.Fork.Stage || len(arrivals(sc.History, r.Fork.Stage)) != r.Fork.Visit {
		return nil, err
	}
	r.parted = true
	sc.days()
	m := &mind{Script: r.Script, scene: sc, at: c.At}
	choices := r.Script.Def.Possible(sc.Dossier, m.moment())
	i := slices.IndexFunc(choices, func(o workflow.Choice) bool { return o.Action == r.Fork.Action && !o.Automatic })
	if i < 0 {
		var names []string
		for _, o := range choices {
			names = append(names, o.Action)
		}
		return nil, diag.Fail(diag.New("SK053", diag.Position{}, "aksi", r.Fork.Action, "tahap", r.Fork.Stage, "ada", names))
	}
	for _, role := range choices[i].By {
		m.seat, _ = r.Script.Seat(role)
		move, possible, err := m.try(option{Choice: choices[i]})
		if err != nil || possible {
			return &Cue{At: c.At, Move: move}, err
		}
	}
	return nil, diag.Fail(diag.New("SK054", diag.Position{}, "aksi", r.Fork.Action, "tahap", r.Fork.Stage))
}
