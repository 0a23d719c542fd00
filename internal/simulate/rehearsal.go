package simulate

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/office"
)

// Rehearsal plays a script at a desk, on a clock that jumps from cue to cue.
type Rehearsal struct {
	Script *Script
	Desk   *engine.Desk // of a throw-away store; its clock is Clock
	Clock  *Clock
	Held   map[string]bool // roles that people play
	Log    []Happened
	Fork   *Fork // another choice to be made once; nil: none

	profile *office.Office // as it was before any event
	id      dossier.ID
	parted  bool // the fork has been taken
}

// NewRehearsal begins a rehearsal; the desk's office is the one of before any
// event.
func NewRehearsal(script *Script, desk *engine.Desk, clock *Clock) *Rehearsal {
	return &Rehearsal{Script: script, Desk: desk, Clock: clock, profile: desk.Office}
}

// Resume goes on with a rehearsal as a record has it: the dossier it is played
// with, "" when it is not opened yet, and the events so far.
func (r *Rehearsal) Resume(id dossier.ID, log []Happened) {
	r.id, r.Log = id, log
	r.Desk = r.Desk.With(r.Script.Office(r.profile, log))
}

// Beat is what came of a cue.
type Beat struct {
	Cue
	Stage    string // before it
	Next     string // after it
	Papers   []dossier.Paper
	Findings []diag.Diagnostic // worth knowing about the papers
	Refusal  []diag.Diagnostic // of an event: why the desk did not let it happen
}

// Dossier is the ID of the dossier that is played with, "" before it is opened.
func (r *Rehearsal) Dossier() dossier.ID { return r.id }

// Scene is how the rehearsal stands.
func (r *Rehearsal) Scene(ctx context.Context) (Scene, error) {
	sc := Scene{Log: r.Log, Office: r.Desk.Office, Held: r.Held}
	if r.id == "" {
		return sc, nil
	}
	view, err := r.Desk.Show(ctx, r.id)
	sc.Dossier, sc.History = view.Dossier, view.History
	return sc, err
}

// Next is what happens next; see Script.Next.
func (r *Rehearsal) Next(ctx context.Context) (Cue, bool, error) {
	sc, err := r.Scene(ctx)
	if err != nil {
		return Cue{}, false, err
	}
	c, found, err := r.Script.Next(sc)
	return c.keyed(sc), found, err
}

// keyed says which command a cue is, and for which version of the dossier it was
// thought out.
func (c Cue) keyed(sc Scene) Cue {
	c.seen, c.key = sc.Dossier.Version, "gladi/"+strconv.Itoa(sc.Dossier.Version)
	if c.Event != nil {
		c.key = "gladi/" + c.Event.Name
	}
	return c
}

// Play lets everything happen until nobody moves any more, and reports it.
func (r *Rehearsal) Play(ctx context.Context, report func(Beat) error) error {
	for range maxBeats {
		if err := ctx.Err(); err != nil {
			return err
		}
		c, found, err := r.Next(ctx)
		if err != nil {
			return err
		}
		if !found {
			return r.stands(ctx)
		}
		if other, err := r.forked(ctx, c); err != nil {
			return err
		} else if other != nil {
			c = *other
		}
		beat, err := r.Let(ctx, c)
		if err != nil {
			return err
		}
		if err := report(beat); err != nil {
			return err
		}
	}
	return diag.Fail(diag.New("SK051", r.Script.Tempo.Pos, "batas", maxBeats))
}

// maxBeats is how long a play may be; bots that send a dossier round and round
// are stopped here.
const maxBeats = 2000

// stands tells of a play that came to rest before its end.
func (r *Rehearsal) stands(ctx context.Context) error {
	sc, err := r.Scene(ctx)
	if err != nil || len(r.Held) > 0 {
		return err
	}
	if r.Script.Over(sc) {
		if r.Fork != nil && !r.parted {
			return diag.Fail(diag.New("SK055", diag.Position{}, "tahap", r.Fork.Stage, "kali", r.Fork.Visit))
		}
		return nil
	}
	stage, _ := r.Script.Def.Stage(sc.Dossier.Stage)
	return diag.Fail(diag.New("SK050", r.Script.Tempo.Pos, "tahap", stage.Label, "berkas", string(r.id)))
}

// Let lets a cue happen. A move that the workflow would take and the desk
// refuses is a finding about the material that is rehearsed; an event that is
// refused is reported as such.
func (r *Rehearsal) Let(ctx context.Context, c Cue) (Beat, error) {
	sc, err := r.Scene(ctx)
	if err != nil {
		return Beat{}, err
	}
	r.Clock.now = c.At
	beat := Beat{Cue: c, Stage: sc.Dossier.Stage, Next: sc.Dossier.Stage}
	receipt, err := r.Script.Perform(ctx, r.Desk, r.id, c)
	refusal := diag.Findings(err)
	switch {
	case err != nil && refusal == nil:
		return beat, err
	case err != nil && c.Event == nil:
		return beat, diag.Fail(append([]diag.Diagnostic{diag.New("SK052", r.Script.Tempo.Pos, "aksi", c.Move.Action, "tahap", beat.Stage)}, refusal...)...)
	case receipt.Dossier.ID != "":
		r.id = receipt.Dossier.ID
		beat.Next, beat.Papers, beat.Findings = receipt.Dossier.Stage, receipt.Papers(), receipt.Findings
	}
	if c.Event != nil {
		beat.Refusal = refusal
		r.note(c, refusal)
	}
	if beat.Stage == "" {
		beat.Stage = beat.Next
	}
	return beat, nil
}

// note puts an event on the log; what it did to the office holds from now on.
func (r *Rehearsal) note(c Cue, refusal []diag.Diagnostic) {
	h := Happened{Event: c.Event.Name, At: c.At.UTC().Truncate(time.Second)}
	if len(refusal) > 0 {
		h.Refused = refusal[0].Code
	}
	r.Log = append(r.Log, h)
	r.Desk = r.Desk.With(r.Script.Office(r.profile, r.Log))
}

// Inject lets an event happen now, whatever its trigger says.
func (r *Rehearsal) Inject(ctx context.Context, name string) (Beat, error) {
	e, ok := r.Script.Event(name)
	if !ok {
		return Beat{}, fmt.Errorf("inject event %q: the scenario has none of that name", name)
	}
	return r.Let(ctx, Cue{At: r.Clock.now, Event: e}.keyed(Scene{}))
}

// Score judges the rehearsal as it stands.
func (r *Rehearsal) Score(ctx context.Context, trainer map[string]int) ([]Mark, []Reached, error) {
	sc, err := r.Scene(ctx)
	if err != nil {
		return nil, nil, err
	}
	marks, err := r.Script.Score(Evidence{Scene: sc, Trainer: trainer, Text: func(paper string) (string, bool, error) {
		return Text(ctx, r.Desk, r.id, paper)
	}})
	return marks, r.Script.Tests(sc), err
}
