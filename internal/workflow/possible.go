package workflow

import (
	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// Choice is one thing that could be done with a dossier where it stands.
type Choice struct {
	Action    string // what to type
	Label     string
	To        string   // stage it leads to; the same stage for a seat and for `tetap`
	By        []string // roles that may do it
	Outside   bool     // every one of them is outside: a letter is recorded
	Seat      bool     // an initial
	Automatic bool     // happens by itself once nothing blocks it
	Reason    bool     // a reason must be given
	Blockers  []diag.Diagnostic
}

// Ready reports whether nothing stands in the way but the role.
func (c Choice) Ready() bool { return len(c.Blockers) == 0 }

// Possible lists everything the stage offers, in the order of the file, seats
// first, each with what stands in its way: what Decide would refuse it for,
// in the order in which one would mend it. It is empty for an ended dossier
// and for one that does not fit the definition.
func (d *Definition) Possible(x dossier.Dossier, m Moment) []Choice {
	t, err := d.settled(Command{Dossier: x, Moment: m})
	if err != nil || t.stage.End != "" {
		return nil
	}
	var list []Choice
	done := t.stage.voted(x)
	for i := range t.stage.Seats {
		list = append(list, t.seatChoice(&t.stage.Seats[i], done))
	}
	for i := range t.stage.Actions {
		list = append(list, t.actionChoice(&t.stage.Actions[i], done))
	}
	return list
}

func (t *turn) seatChoice(seat *Seat, done map[string]bool) Choice {
	c := Choice{Action: seat.Name, Label: seat.Label, To: t.stage.Name, By: seat.By, Outside: t.outside(seat.By), Seat: true}
	if done[seat.Name] {
		t.seat = seat
		c.Blockers = []diag.Diagnostic{diag.New("WF109", diag.Position{}, "kursi", seat.Label, "nama", t.voter())}
		return c
	}
	if first := seat.awaits(done); len(first) > 0 {
		c.Blockers = []diag.Diagnostic{diag.New("WF120", diag.Position{}, "kursi", seat.Label, "setelah", first)}
		return c
	}
	// The initial that completes the quorum takes the quorum's action with it.
	done[seat.Name] = true
	if a := t.stage.quorumAction(); a != nil && t.stage.Quorum.met(done) {
		c.Blockers = t.probe(a)
	}
	delete(done, seat.Name)
	return c
}

func (t *turn) actionChoice(a *Action, done map[string]bool) Choice {
	by := t.stage.takers(a)
	c := Choice{Action: a.Name, Label: a.Label, To: a.To, By: by, Reason: a.Reason, Automatic: a.Quorum}
	if a.Stay {
		c.To = t.stage.Name
	}
	if a.Quorum {
		c.By = nil
		if !t.stage.Quorum.met(done) {
			c.Blockers = append(c.Blockers, diag.New("WF116", diag.Position{}, "sudah", len(done), "minimal", t.stage.Quorum.Minimum, "kursi", t.waiting()))
		}
	} else {
		c.Outside = t.outside(by)
	}
	c.Blockers = append(c.Blockers, t.probe(a)...)
	return c
}

// probe says what stands in the way of an action now or of what it brings
// about: its papers, and the automatic stages behind it.
func (t *turn) probe(a *Action) []diag.Diagnostic {
	if list := t.blockers(a); len(list) > 0 {
		return list
	}
	trial := &turn{d: t.d, c: t.c, stage: t.stage, view: newView(t.d, t.c.Dossier.Values, nil), locked: t.c.Dossier.Locked}
	trial.take(a, dossier.Acted)
	return trial.refusals
}

// outside reports whether all roles are outside the office.
func (t *turn) outside(roles []string) bool {
	for _, name := range roles {
		if r, ok := t.d.Role(name); !ok || !r.Outside {
			return false
		}
	}
	return len(roles) > 0
}
