package workflow

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
)

// Command is somebody's wish to move a dossier.
type Command struct {
	Dossier dossier.Dossier
	Action  string // an action of the stage, or a seat that initials
	Actor   dossier.Actor
	Reason  string
	Values  map[string]schema.Value // filled in with the command
	Clear   []string                // fields to empty again; Fill only
	Moment
}

// Plan is what a command does, step by step.
type Plan struct {
	Steps []Step
}

// Step becomes one entry of the history. Within it, values are set first, then
// numbers drawn, then papers made (they see all of that), and only then are
// the fields of Cleared emptied.
type Step struct {
	Kind     dossier.Kind
	Action   string // action, seat or automatic branch
	From, To string
	Values   map[string]schema.Value
	Cleared  []string
	Voided   []string // parallel stages whose votes fall
	Locked   []string
	Numbers  []NumberOrder
	Papers   []PaperUse // in order; conditions already decided
}

// NumberOrder asks the register for a number.
type NumberOrder struct {
	Field, Series string
}

// Decide says what a command does. A refusal is a *diag.Failed whose findings
// say why, all at once, and what would make the command possible; any other
// error means that the dossier does not fit this definition.
func (d *Definition) Decide(c Command) (Plan, error) {
	t, err := d.turn(c)
	if err != nil {
		return Plan{}, err
	}
	if t.seat == nil && t.action == nil {
		return t.result()
	}
	t.checkActor()
	t.checkLetter()
	t.checkDuty()
	t.checkValues(t.stage.Form)
	if t.seat != nil {
		t.vote()
	} else {
		t.act(t.action)
	}
	return t.result()
}

// Begin decides how a dossier begins: at the first stage, with the fields of
// `buka`, and on through automatic stages. The dossier of the command is not
// looked at.
func (d *Definition) Begin(c Command) (Plan, error) {
	stage, ok := d.Stage(d.Start)
	if !ok {
		return Plan{}, fmt.Errorf("open with workflow %s: no first stage %q", d.ID, d.Start)
	}
	c.Values = given(c.Values)
	t := &turn{d: d, c: c, stage: stage, view: newView(d, nil, c.Values)}
	t.checkValues(d.Open)
	t.checkMother()
	if missing := t.missing(d.Open, nil); len(missing) > 0 {
		t.refuse(diag.New("WF117", diag.Position{}, "data", t.labels(missing)))
	}
	t.steps = append(t.steps, Step{Kind: dossier.Opened, To: stage.Name, Values: maps.Clone(t.view.given)})
	t.chain(stage)
	return t.result()
}

// Fill decides whether values may be set without any action.
func (d *Definition) Fill(c Command) (Plan, error) {
	c.Action = ""
	t, err := d.settled(c)
	if err != nil {
		return Plan{}, err
	}
	if len(t.refusals) == 0 {
		t.checkRole(t.stage.actors())
		t.checkDuty()
		t.checkValues(t.stage.Form)
		t.refusals = append(t.refusals, t.beyondMother()...)
	}
	t.steps = []Step{{Kind: dossier.Filled, From: t.stage.Name, To: t.stage.Name, Values: maps.Clone(c.Values), Cleared: c.Clear, Voided: t.fallen()}}
	return t.result()
}

// turn is one decision in the making.
type turn struct {
	d        *Definition
	c        Command
	stage    *Stage
	action   *Action
	seat     *Seat
	view     *view
	steps    []Step
	locked   []string // papers locked by the steps so far
	refusals []diag.Diagnostic
}

// settled finds the stage of a dossier; an ended one refuses everything.
func (d *Definition) settled(c Command) (*turn, error) {
	if c.Dossier.Definition != "" && c.Dossier.Definition != d.Digest {
		return nil, fmt.Errorf("dossier %s is pinned to workflow %s %.12s, not to %.12s", c.Dossier.ID, c.Dossier.Workflow, c.Dossier.Definition, d.Digest)
	}
	stage, ok := d.Stage(c.Dossier.Stage)
	if !ok {
		return nil, fmt.Errorf("dossier %s stands in stage %q, which workflow %s does not have", c.Dossier.ID, c.Dossier.Stage, d.ID)
	}
	c.Values = given(c.Values)
	t := &turn{d: d, c: c, stage: stage, view: newView(d, c.Dossier.Values, c.Values), locked: slices.Clone(c.Dossier.Locked)}
	if stage.End != "" {
		t.refuse(diag.New("WF101", diag.Position{}, "tahap", stage.Label, "akhir", stage.End))
	}
	return t, nil
}

// turn finds what the command names.
func (d *Definition) turn(c Command) (*turn, error) {
	t, err := d.settled(c)
	if err != nil || len(t.refusals) > 0 {
		return t, err
	}
	for i := range t.stage.Seats {
		if t.stage.Seats[i].Name == c.Action {
			t.seat = &t.stage.Seats[i]
			return t, nil
		}
	}
	t.action = t.stage.action(c.Action)
	switch {
	case t.action == nil:
		t.refuse(t.unknownAction())
	case t.action.Quorum:
		t.refuse(diag.New("WF113", diag.Position{}, "aksi", t.action.Name, "kursi", t.waiting()))
		t.action = nil
	}
	return t, nil
}

func (t *turn) unknownAction() diag.Diagnostic {
	var names []string
	for _, seat := range t.stage.Seats {
		names = append(names, seat.Name)
	}
	for _, a := range t.stage.Actions {
		if !a.Quorum {
			names = append(names, a.Name)
		}
	}
	d := diag.New("WF102", diag.Position{}, "aksi", t.c.Action, "tahap", t.stage.Label, "pilihan", strings.Join(names, ", "))
	if near := diag.Suggest(t.c.Action, names); near != "" {
		return d.WithHint("WF102.usul", "usul", near, "pilihan", strings.Join(names, ", "))
	}
	return d
}

func (t *turn) refuse(d diag.Diagnostic) { t.refusals = append(t.refusals, d) }

func (t *turn) result() (Plan, error) {
	if t.view.err != nil {
		return Plan{}, fmt.Errorf("decide on dossier %s: %w", t.c.Dossier.ID, t.view.err)
	}
	if len(t.refusals) > 0 {
		return Plan{}, &diag.Failed{Findings: t.refusals}
	}
	return Plan{Steps: t.steps}, nil
}

// act takes an action: everything that speaks against it is collected before
// anything is planned.
func (t *turn) act(a *Action) {
	if a.Reason && strings.TrimSpace(t.c.Reason) == "" {
		t.refuse(diag.New("WF108", diag.Position{}, "aksi", a.Label))
	}
	t.refusals = append(t.refusals, t.blockers(a)...)
	if len(t.refusals) > 0 {
		return
	}
	t.take(a, dossier.Acted)
}

// blockers says, in order, what of the dossier stands in an action's way: the
// time, the form, then the condition.
func (t *turn) blockers(a *Action) []diag.Diagnostic {
	list := append(t.untimely(a), t.awaits(a)...)
	if a.Complete() || len(t.c.Values) > 0 {
		list = append(list, t.beyondMother()...)
	}
	if a.Complete() {
		if missing := t.missing(t.stage.Form, a.Number); len(missing) > 0 {
			list = append(list, diag.New("WF107", diag.Position{}, "aksi", a.Label, "data", t.labels(missing)))
		}
	}
	if blocked, is := t.guard(a.If, "WF105", "WF106", "aksi", a.Label); is {
		list = append(list, blocked)
	}
	return list
}

// guard says why a condition does not hold, if it does not.
func (t *turn) guard(g Guard, no, undecided string, pairs ...any) (diag.Diagnostic, bool) {
	if !g.compiled() {
		return diag.Diagnostic{}, false
	}
	truth, err := g.root.eval(t.view.get)
	if truth == True {
		return diag.Diagnostic{}, false
	}
	pairs = append(slices.Clone(pairs), "syarat", g.root.why(t.view.get))
	if truth == False {
		return diag.New(no, diag.Position{}, pairs...), true
	}
	if lacking := g.root.lacking(t.view.get); err == nil && len(lacking) > 0 {
		return diag.New(undecided, diag.Position{}, append(pairs, "data", t.labels(lacking))...), true
	}
	return diag.New("WF115", diag.Position{}, "syarat", g.source), true
}

// take plans an action nothing speaks against.
func (t *turn) take(a *Action, kind dossier.Kind) {
	to, err := t.d.machine.fire(t.stage.Name, a.Name)
	if err != nil {
		t.view.err = err // a definition with findings was run all the same
		return
	}
	step := Step{Kind: kind, Action: a.Name, From: t.stage.Name, To: to, Cleared: slices.Clone(a.Clear), Locked: slices.Clone(a.Lock)}
	if len(t.steps) == 0 {
		step.Values = maps.Clone(t.c.Values)
	}
	t.takeFromChild(a, &step)
	for _, name := range a.Number {
		// A number that was drawn before the paper came back is used again:
		// the register has no gaps and no paper two numbers.
		if f, ok := t.d.Field(name); ok && !t.view.filled(name) {
			step.Numbers = append(step.Numbers, NumberOrder{Field: name, Series: f.Series})
			t.view.drawn[name] = true
		}
	}
	if a.Void != "" {
		step.Voided = []string{a.Void}
	}
	t.papers(&step, t.stage.papersOf(a))
	t.finish(step, a.Clear)
}

// finish adds a step that arrives somewhere and goes on from there.
func (t *turn) finish(step Step, clear []string) {
	to, ok := t.d.Stage(step.To)
	if !ok {
		t.view.err = fmt.Errorf("step %s leads to unknown stage %q", step.Action, step.To)
		return
	}
	if to.End != "" {
		t.papers(&step, to.Papers)
	}
	t.locked = append(t.locked, step.Locked...)
	t.view.empty(clear)
	t.steps = append(t.steps, step)
	if step.From != step.To {
		t.chain(to)
	}
}

// papers adds those papers whose condition holds. A locked paper is never made
// again: the issued bytes are served.
func (t *turn) papers(step *Step, uses []PaperUse) {
	for _, use := range uses {
		if slices.Contains(t.locked, use.Name) {
			continue
		}
		if use.If.compiled() {
			truth, _ := use.If.root.eval(t.view.get)
			if truth == False {
				continue
			}
			if blocked, is := t.guard(use.If, "WF118", "WF118", "dokumen", use.Name); is {
				t.refuse(blocked)
				continue
			}
		}
		step.Papers = append(step.Papers, use)
	}
}

// chain passes through automatic stages until the dossier comes to rest.
func (t *turn) chain(s *Stage) {
	if !s.Automatic() {
		return
	}
	for _, step := range t.steps[:len(t.steps)-1] {
		if step.Kind == dossier.Automatic && step.To == s.Name {
			t.view.err = fmt.Errorf("automatic stages go round in a circle at %q", s.Name)
			return
		}
	}
	for i, b := range s.Branches {
		truth := True
		if b.If.compiled() {
			truth, _ = b.If.root.eval(t.view.get)
		}
		switch truth {
		case Unknown:
			blocked, _ := t.guard(b.If, "WF114", "WF114", "tahap", s.Label)
			t.refuse(blocked)
			return
		case True:
			to, err := t.d.machine.fire(s.Name, branchEvent(i))
			if err != nil {
				t.view.err = err
				return
			}
			t.finish(Step{Kind: dossier.Automatic, Action: branchEvent(i), From: s.Name, To: to}, nil)
			return
		}
	}
	t.view.err = fmt.Errorf("no branch of automatic stage %q holds", s.Name)
}
