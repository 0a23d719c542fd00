package simulate

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// walk is a play without a desk: what the workflow decides is written into a
// history, numbers and papers are only noted. Nothing is rendered or stored.
type walk struct {
	*Script // with the seed of the walk
	scene   Scene
	reads   func(paper string) []workflow.PaperField
	serial  int
	path    []string // in the drafter's words
	took    []step
}

// step is one thing that was done on a walk.
type step struct {
	stage, action string
}

func (s *Script) newWalk(seed uint64, profile *office.Office, reads func(string) []workflow.PaperField) *walk {
	own, scenario := *s, *s.Scenario
	scenario.Seed = seed
	own.Scenario = &scenario
	calendar := profile.Calendar(s.Tempo.Start.date())
	return &walk{Script: &own, reads: reads, scene: Scene{
		Dossier: dossier.Dossier{ID: "2026-001"}, Office: profile, calendar: &calendar,
	}}
}

// take lets a cue happen. Findings say what is wrong with the workflow.
func (w *walk) take(c Cue) ([]diag.Diagnostic, error) {
	if c.Event != nil {
		return nil, w.happen(c)
	}
	m := &mind{Script: w.Script, scene: w.scene, at: c.At}
	command := workflow.Command{
		Dossier: w.scene.Dossier, Action: c.Move.Action, Actor: c.Move.Actor, Reason: c.Move.Reason, Values: c.Move.Values, Moment: m.moment(),
	}
	decide := w.Def.Decide
	if c.Move.Open {
		decide = w.Def.Begin
	}
	plan, err := decide(command)
	if err != nil {
		return w.failed(err, "SK044")
	}
	if !c.Move.Open {
		w.took = append(w.took, step{w.scene.Dossier.Stage, c.Move.Action})
	}
	return w.record(plan, c)
}

// happen notes an event; only a change of answers touches the dossier here.
func (w *walk) happen(c Cue) error {
	h := Happened{Event: c.Event.Name, At: c.At.UTC().Truncate(time.Second)}
	if c.Event.Change != nil {
		values, err := w.changed(w.scene.Office, c.Event, c.At)
		if err != nil {
			return err
		}
		m := &mind{Script: w.Script, scene: w.scene, at: c.At}
		plan, err := w.Def.Fill(workflow.Command{
			Dossier: w.scene.Dossier, Actor: dossier.Actor{Role: c.Event.Role, Name: w.NameOf(w.scene.Office, c.Event.Role, c.At)}, Values: values, Moment: m.moment(),
		})
		if refusal := diag.Findings(err); refusal != nil {
			h.Refused = refusal[0].Code
		} else if err != nil {
			return err
		} else if _, err := w.record(plan, c); err != nil {
			return err
		}
	}
	w.scene.Log = append(w.scene.Log, h)
	w.scene.Office = w.Office(w.scene.Office, w.scene.Log[len(w.scene.Log)-1:])
	calendar := w.scene.Office.Calendar(schema.DateOf(c.At))
	w.scene.calendar = &calendar
	return nil
}

// record turns a plan into entries, and sees that each paper has what it reads.
func (w *walk) record(plan workflow.Plan, c Cue) ([]diag.Diagnostic, error) {
	x := w.scene.Dossier.Clone()
	var found []diag.Diagnostic
	for i, s := range plan.Steps {
		e := dossier.Entry{
			Seq: x.Version + 1, At: c.At.UTC().Truncate(time.Second), Kind: s.Kind, Action: s.Action, From: s.From, To: s.To,
			Cleared: s.Cleared, Voided: s.Voided, Locked: s.Locked, Values: map[string]json.RawMessage{},
		}
		if i == 0 && c.Move != nil {
			e.Actor, e.Reason = c.Move.Actor, c.Move.Reason
			if c.Move.Open {
				e.Workflow, e.Definition = w.Def.ID, w.Def.Digest
			}
		}
		for name, v := range s.Values {
			raw, err := schema.Encode(v)
			if err != nil {
				return nil, fmt.Errorf("encode %s: %w", name, err)
			}
			e.Values[name] = raw
		}
		for _, n := range s.Numbers {
			w.serial++
			e.Values[n.Field] = json.RawMessage(fmt.Sprintf(`"%03d/%s"`, w.serial, n.Series))
		}
		e.Papers = w.papers(x, s)
		found = append(found, w.lacking(x, e, s)...)
		if err := x.Apply(e); err != nil {
			return nil, err
		}
		w.scene.History = append(w.scene.History, e)
		w.tell(s)
	}
	w.scene.Dossier = x
	return found, nil
}

// tell adds a step to the path.
func (w *walk) tell(s workflow.Step) {
	if len(w.path) == 0 {
		w.path = append(w.path, s.To)
		return
	}
	if s.Kind == dossier.Filled {
		return
	}
	w.path = append(w.path, "--"+s.Action+"--> "+s.To)
}

func (w *walk) papers(x dossier.Dossier, s workflow.Step) []dossier.Paper {
	var papers []dossier.Paper
	for _, use := range s.Papers {
		p := dossier.Paper{Name: use.Name, ID: fmt.Sprintf("%s-%d", use.Name, len(x.Papers)+len(papers)+1), Origin: dossier.Rendered}
		if use.Draft {
			p.Draft = x.Drafts(use.Name) + 1
		}
		papers = append(papers, p)
	}
	return papers
}

// lacking finds what a paper reads and nobody has filled in.
func (w *walk) lacking(x dossier.Dossier, e dossier.Entry, s workflow.Step) []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, use := range s.Papers {
		for _, f := range w.reads(use.Name) {
			root, _, _ := strings.Cut(f.Path, ".")
			_, filled := x.Values[root]
			_, given := e.Values[root]
			if _, known := w.Def.Field(root); known && !filled && !given && !f.Conditional && !slices.Contains(use.Late, root) {
				found = append(found, diag.New("SK043", use.Pos, "naskah", use.Name, "data", root, "aksi", s.Action))
			}
		}
	}
	return found
}

// failed turns an error of a decision into a finding about the workflow.
func (w *walk) failed(err error, code string) ([]diag.Diagnostic, error) {
	stage, _ := w.Def.Stage(w.scene.Dossier.Stage)
	var pos diag.Position
	if stage != nil {
		pos = stage.Pos
	}
	return append([]diag.Diagnostic{diag.New(code, pos, "tahap", w.scene.Dossier.Stage, "sebab", err.Error())}, diag.Findings(err)...), nil
}

// stroll chooses the next cue at random: mostly what leads on, so that walks get
// far, else anything that is offered.
func (w *walk) stroll() (Cue, bool, []diag.Diagnostic, error) {
	if w.scene.Dossier.Version == 0 {
		c, err := w.opening(w.scene)
		return c, err == nil, nil, err
	}
	r := dice(w.Seed, "langkah", fmt.Sprint(w.scene.moves()))
	m := &mind{Script: w.Script, scene: w.scene}
	m.at = m.when(erratic.Pace)
	choices := w.Def.Possible(w.scene.Dossier, m.moment())
	if found, err := w.promised(choices, m); len(found) > 0 || err != nil {
		return Cue{}, false, found, err
	}
	r.Shuffle(len(choices), func(i, j int) { choices[i], choices[j] = choices[j], choices[i] })
	if r.IntN(4) > 0 {
		slices.SortStableFunc(choices, func(a, b workflow.Choice) int { return int(m.rough(a)) - int(m.rough(b)) })
	}
	for _, c := range choices {
		if c.Automatic || m.voted(c) {
			continue
		}
		m.seat = Seat{Role: c.By[r.IntN(len(c.By))]}
		m.at = m.when(erratic.Pace)
		if m.waits(c) {
			if ready, err := m.afterDeadline(); err != nil || !ready {
				continue
			}
		}
		move, possible, err := m.try(option{Choice: c})
		if err != nil {
			found, err := w.failed(err, "SK044")
			return Cue{}, false, found, err
		}
		if possible {
			return Cue{At: m.at, Move: move}, true, nil, nil
		}
	}
	stage, _ := w.Def.Stage(w.scene.Dossier.Stage)
	return Cue{}, false, []diag.Diagnostic{diag.New("SK040", stage.Pos, "tahap", stage.Name)}, nil
}

// rough puts what leads on before everything else.
func (m *mind) rough(c workflow.Choice) kind {
	if m.kindOf(c) == leadOn {
		return leadOn
	}
	return giveUp
}

// promised holds what is offered against what is taken: whatever nothing blocks
// is accepted as it stands, and the rest is refused for what was said.
func (w *walk) promised(choices []workflow.Choice, m *mind) ([]diag.Diagnostic, error) {
	var found []diag.Diagnostic
	for _, c := range choices {
		if c.Automatic || len(c.By) == 0 {
			continue
		}
		m.seat = Seat{Role: c.By[0]}
		_, err := w.Def.Decide(workflow.Command{
			Dossier: w.scene.Dossier, Action: c.Action, Actor: m.actor(m.names()[0]), Reason: reasons[0], Moment: m.moment(),
		})
		refusal := diag.Findings(err)
		if err != nil && refusal == nil {
			return w.failed(err, "SK044")
		}
		if slices.ContainsFunc(refusal, func(f diag.Diagnostic) bool { return f.Code == "WF129" || f.Code == "WF130" }) {
			continue // which person may is not offered
		}
		stage, _ := w.Def.Stage(w.scene.Dossier.Stage)
		switch offered := c.Ready(); {
		case offered && err != nil:
			found = append(found, diag.New("SK041", stage.Pos, "aksi", c.Action, "tahap", stage.Name, "sebab", refusal[0].Code))
		case !offered && err == nil:
			found = append(found, diag.New("SK042", stage.Pos, "aksi", c.Action, "tahap", stage.Name, "sebab", c.Blockers[0].Code))
		case !offered && refusal[0].Code != c.Blockers[0].Code:
			found = append(found, diag.New("SK042", stage.Pos, "aksi", c.Action, "tahap", stage.Name, "sebab", c.Blockers[0].Code))
		}
	}
	return found, nil
}
