package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/simulate"
	"naskah/internal/workflow"
)

// stepper lets one person play a seat of a rehearsal at the terminal; the bots
// play the others.
type stepper struct {
	*app
	r      *simulate.Rehearsal
	role   workflow.Role
	prompt *prompter
	report func(simulate.Beat) error
}

// stepThrough plays until the rehearsal is over or the person has had enough.
func (a *app) stepThrough(ctx context.Context, r *simulate.Rehearsal, role string, report func(simulate.Beat) error) error {
	known, ok := r.Script.Def.Role(role)
	if !ok {
		var names []string
		for _, one := range r.Script.Def.Roles {
			names = append(names, one.Name)
		}
		return usage("cli.step.role", "peran", role, "ada", names)
	}
	if !a.interactive() {
		return usage("cli.step.terminal")
	}
	s := &stepper{app: a, r: r, role: known, prompt: a.prompter(), report: report}
	return s.play(ctx)
}

func (s *stepper) play(ctx context.Context) error {
	s.r.Held = map[string]bool{s.role.Name: true}
	if err := s.brief(); err != nil {
		return err
	}
	if err := s.next(ctx); err != nil { // the dossier is opened
		return err
	}
	for {
		sc, err := s.r.Scene(ctx)
		if err != nil || s.r.Script.Over(sc) {
			return err
		}
		again, err := s.turn(ctx)
		if err != nil || !again {
			return err
		}
	}
}

// brief tells the person what the seat knows.
func (s *stepper) brief() error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", s.r.Script.Title, s.say("cli.step.seat", "peran", s.role.Label))
	for _, brief := range s.r.Script.Briefs {
		if brief.Role == "" || brief.Role == s.role.Name {
			fmt.Fprintf(&b, "\n%s\n", strings.Join(wrap(strings.Join(strings.Fields(brief.Text), " "), pageWidth), "\n"))
		}
	}
	_, err := io.WriteString(s.Stderr, b.String())
	return err
}

// turn shows where the dossier stands and lets the person act, wait or leave;
// false once they leave.
func (s *stepper) turn(ctx context.Context) (bool, error) {
	view, err := s.r.Desk.Show(ctx, s.r.Dossier())
	if err != nil {
		return false, err
	}
	choices := slices.DeleteFunc(view.Choices, func(c workflow.Choice) bool { return c.Automatic || !slices.Contains(c.By, s.role.Name) })
	options := []string{}
	for _, c := range choices {
		options = append(options, s.offer(c, view))
	}
	options = append(options, s.say("cli.step.wait"), s.say("cli.step.leave"))
	title := s.say("cli.step.stands", "waktu", moment(s.r.Clock.Now().In(s.r.Desk.Office.Location())), "tahap", view.Stage.Label)
	for _, u := range view.Due {
		title += "\n" + s.due(u, view)
	}
	picked, err := s.prompt.choose(ctx, question{title: title}, options, true)
	if err != nil {
		return false, err
	}
	switch i := slices.Index(options, picked); i {
	case len(options) - 1:
		return false, nil
	case len(options) - 2:
		return true, s.next(ctx)
	default:
		return true, s.act(ctx, view, choices[i])
	}
}

// offer is a choice in words, with what stands in its way besides the form.
func (s *stepper) offer(c workflow.Choice, view engine.View) string {
	text := c.Label
	if c.To != view.Dossier.Stage {
		text = s.say("cli.step.offer", "aksi", c.Label, "ke", engine.StageLabel(view.Definition, c.To))
	}
	for _, f := range c.Blockers {
		text += "\n     - " + s.blocker(f)
	}
	return text
}

// act asks for what an action needs and takes it. A refusal is told and the
// person goes on.
func (s *stepper) act(ctx context.Context, view engine.View, c workflow.Choice) error {
	move := &simulate.Move{Actor: dossier.Actor{Role: s.role.Name, Name: s.r.Script.NameOf(s.r.Desk.Office, s.role.Name, s.r.Clock.Now())}, Action: c.Action, Label: c.Label}
	if len(view.Form) > 0 && !c.Reason {
		q := questioner{app: s.app, desk: s.r.Desk, prompt: s.prompt}
		var err error
		if move.Values, err = q.form(ctx, view.Form, false); err != nil {
			return err
		}
	}
	if c.Reason {
		reason, err := s.prompt.line(ctx, question{title: s.say("cli.step.reason"), check: func(string) error { return nil }})
		if err != nil {
			return err
		}
		move.Reason = reason
	}
	return s.let(ctx, simulate.Cue{At: s.r.Clock.Now().Add(stepMinutes * time.Minute), Move: move})
}

// stepMinutes is what an act of a person takes; bots never act sooner.
const stepMinutes = 15

// next lets happen what happens without the person; where nothing does, a day
// goes by.
func (s *stepper) next(ctx context.Context) error {
	cue, found, err := s.r.Next(ctx)
	if err != nil {
		return err
	}
	if !found {
		s.r.Clock.Skip(24 * time.Hour)
		return nil
	}
	return s.let(ctx, cue)
}

func (s *stepper) let(ctx context.Context, cue simulate.Cue) error {
	beat, err := s.r.Let(ctx, cue)
	if findings := diag.Findings(err); findings != nil && cue.Event == nil {
		s.printFindings(s.Stderr, findings)
		return nil
	}
	if err != nil {
		return err
	}
	o := s.outcome(s.r, beat)
	s.talk("cli.step.happened", "waktu", moment(o.At.In(s.r.Desk.Office.Location())), "siapa", engine.Who(s.lang, o.Step.Actor, s.r.Script.Def.RoleName), "apa", o.Step.Tale)
	return s.report(beat)
}
