package simulate

import (
	"context"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// Wander is a script without a scenario: nobody has a seat of their own, and
// walks go anywhere. It tries a workflow out.
func Wander(def *workflow.Definition, start schema.Date) *Script {
	s := &Scenario{File: def.File, Title: def.Name, Workflow: def.ID, Tempo: Tempo{Start: Moment{start.Year, start.Month, start.Day, 8, 0}}}
	return &Script{Scenario: s, Def: def, telling: def.Telling(), ways: (&binder{Script: &Script{Scenario: s, Def: def}}).goals(), wander: true}
}

// Exploration is what walks are made on.
type Exploration struct {
	Script *Script
	Office *office.Office
	Reads  func(paper string) []workflow.PaperField // what the papers' templates read
	Walks  int
	Seed   uint64                // of the first walk; the n-th has Seed+n-1
	Told   func(walk, found int) // may be nil: how far it has come
}

// Survey is what many walks came to.
type Survey struct {
	Walks    int
	Ended    int // at an end, or wherever the scenario was to go
	Cut      int // too long
	Stages   []StageSurvey
	Actions  []ActionSurvey
	Events   []EventSurvey
	Goals    []GoalSurvey
	Failed   int
	Shortest *Failure // of the failed walks
}

// StageSurvey says how often and how long dossiers stood in a stage.
type StageSurvey struct {
	Name, Label string
	Visits      int
	Median      int // working days of a stay
	Most        int // of nine in ten stays
	Deadline    bool
	Late        int // stays that went past the deadline

	stays []int
}

// ActionSurvey says how often an action was taken, or an initial given.
type ActionSurvey struct {
	Stage, Action string
	Times         int
}

// EventSurvey says in how many walks an event happened, and was not refused.
type EventSurvey struct {
	Event   *Event
	Times   int
	Refused int
}

// GoalSurvey says in how many walks a goal was reached in its time.
type GoalSurvey struct {
	Goal
	Times int
}

// Failure is a walk that went wrong.
type Failure struct {
	Seed     uint64
	Path     string // in the drafter's words
	Steps    int
	Findings []diag.Diagnostic
}

// maxSteps is how long a walk may be.
const maxSteps = 120

// Explore makes the walks. They render nothing and store nothing.
func (e Exploration) Explore(ctx context.Context) (*Survey, error) {
	v := e.survey()
	uses := map[string][]workflow.PaperField{}
	for _, name := range e.Script.Def.PaperNames() {
		uses[name] = e.Reads(name)
	}
	reads := func(name string) []workflow.PaperField { return uses[name] }
	for n := range e.Walks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		w := e.Script.newWalk(e.Seed+uint64(n), e.Office, reads)
		found, err := w.run(v)
		if err != nil {
			return nil, err
		}
		if err := v.add(w, found); err != nil {
			return nil, err
		}
		if e.Told != nil {
			e.Told(n+1, v.Failed)
		}
	}
	v.finish()
	return v, nil
}

// survey is an empty survey with a line for everything there is.
func (e Exploration) survey() *Survey {
	v := &Survey{Walks: e.Walks}
	for _, s := range e.Script.Def.Stages {
		v.Stages = append(v.Stages, StageSurvey{Name: s.Name, Label: s.Label, Deadline: s.Deadline != nil})
		for _, seat := range s.Seats {
			v.Actions = append(v.Actions, ActionSurvey{Stage: s.Name, Action: seat.Name})
		}
		for _, a := range s.Actions {
			if !a.Quorum {
				v.Actions = append(v.Actions, ActionSurvey{Stage: s.Name, Action: a.Name})
			}
		}
	}
	for i := range e.Script.Events {
		v.Events = append(v.Events, EventSurvey{Event: &e.Script.Events[i]})
	}
	for _, g := range e.Script.Goals {
		v.Goals = append(v.Goals, GoalSurvey{Goal: g})
	}
	return v
}

// run walks until the play is over, something is wrong or the walk is too long.
func (w *walk) run(v *Survey) ([]diag.Diagnostic, error) {
	for range maxSteps {
		if w.scene.Dossier.Version > 0 && w.Over(w.scene) {
			v.Ended++
			return w.missed(), nil
		}
		c, found, findings, err := w.next()
		if err != nil || len(findings) > 0 {
			return findings, err
		}
		if !found {
			stage, _ := w.Def.Stage(w.scene.Dossier.Stage)
			return []diag.Diagnostic{diag.New("SK040", stage.Pos, "tahap", stage.Name)}, nil
		}
		if findings, err = w.take(c); err != nil || len(findings) > 0 {
			return findings, err
		}
	}
	v.Cut++
	return w.missed(), nil
}

// next is the next cue of a walk: at random, or as the scenario's bots and events
// have it.
func (w *walk) next() (Cue, bool, []diag.Diagnostic, error) {
	if w.wander {
		return w.stroll()
	}
	c, found, err := w.Next(w.scene)
	if err != nil {
		findings, err := w.failed(err, "SK044")
		return c, false, findings, err
	}
	return c, found, nil, nil
}

// missed are the goals that were not reached in their time.
func (w *walk) missed() []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, r := range w.Tests(w.scene) {
		if !r.Good() {
			found = append(found, diag.New("SK045", r.Pos, "tahap", r.Stage, "sebab", r.Why))
		}
	}
	return found
}

// add counts a walk.
func (v *Survey) add(w *walk, found []diag.Diagnostic) error {
	if err := v.stays(w); err != nil {
		return err
	}
	for i := range v.Actions {
		a := &v.Actions[i]
		for _, s := range w.took {
			if s.stage == a.Stage && s.action == a.Action {
				a.Times++
			}
		}
	}
	for i := range v.Events {
		for _, h := range w.scene.Log {
			switch {
			case h.Event == v.Events[i].Event.Name && h.Refused != "":
				v.Events[i].Refused++
			case h.Event == v.Events[i].Event.Name:
				v.Events[i].Times++
			}
		}
	}
	for i, r := range w.Tests(w.scene) {
		if r.Good() {
			v.Goals[i].Times++
		}
	}
	if len(found) == 0 {
		return nil
	}
	v.Failed++
	if v.Shortest == nil || len(w.path) < v.Shortest.Steps {
		v.Shortest = &Failure{Seed: w.Seed, Path: strings.Join(w.path, " "), Steps: len(w.path), Findings: found}
	}
	return nil
}

// stays measures how long the dossier stood in each stage.
func (v *Survey) stays(w *walk) error {
	x := dossier.Dossier{ID: w.scene.Dossier.ID}
	loc, days := w.scene.Office.Location(), w.scene.days()
	for i, e := range w.scene.History {
		if x.Stage != "" && e.To != x.Stage {
			at := slices.IndexFunc(v.Stages, func(s StageSurvey) bool { return s.Name == x.Stage })
			s, left := &v.Stages[at], schema.DateOf(e.At.In(loc))
			s.stays = append(s.stays, days.WorkingDaysBetween(schema.DateOf(x.Since.In(loc)), left))
			if s.Deadline {
				late, _, err := w.late(x, w.scene, i, left)
				if err != nil {
					return err
				}
				if late {
					s.Late++
				}
			}
		}
		from := x.Stage
		if err := x.Apply(e); err != nil {
			return err
		}
		if x.Stage != from {
			v.Stages[slices.IndexFunc(v.Stages, func(s StageSurvey) bool { return s.Name == x.Stage })].Visits++
		}
	}
	return nil
}

// finish sorts the stays and reads what they say.
func (v *Survey) finish() {
	for i := range v.Stages {
		s := &v.Stages[i]
		if n := len(s.stays); n > 0 {
			slices.Sort(s.stays)
			s.Median, s.Most = s.stays[n/2], s.stays[n*9/10]
		}
	}
}
