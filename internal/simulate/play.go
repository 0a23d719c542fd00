package simulate

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
)

// Clock is a clock that stands still until it is set.
type Clock struct {
	now time.Time
}

// Now returns the moment the clock was last set to.
func (c *Clock) Now() time.Time { return c.now }

// Skip lets time go by.
func (c *Clock) Skip(d time.Duration) { c.now = c.now.Add(d) }

// Set sets the clock to a moment.
func (c *Clock) Set(now time.Time) { c.now = now }

// Outcome is what came of one step.
type Outcome struct {
	Step    Step
	At      time.Time
	Stage   string // the stage the step was taken in; of an opening, the first
	Next    string // the stage after it
	Papers  []dossier.Paper
	Refusal []diag.Diagnostic // why it was refused, when it was
	Dossier dossier.ID

	Workflow string // of the dossier

	Findings []diag.Diagnostic // worth knowing about the papers of a step that was done
}

// Player plays stories at a desk whose clock it sets.
type Player struct {
	Desk  *engine.Desk
	Clock *Clock
	Place *time.Location // where the story's dates and hours are meant
	Files fs.FS          // the files beside the story
}

// Play carries out the steps in order and reports each. A step that must be
// refused and is not, or is refused and must not be, ends the story with a
// *diag.Failed; so does a file that cannot be read.
func (p *Player) Play(ctx context.Context, s *Story, report func(Outcome) error) error {
	var x dossier.Dossier
	for _, step := range s.Steps {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.Clock.now = step.At.In(p.Place)
		if step.Back {
			var err error
			if x, err = p.mother(ctx, x); err != nil {
				return err
			}
		}
		out := Outcome{Step: step, At: p.Clock.now, Stage: x.Stage}
		receipt, err := p.take(ctx, s, x, step)
		findings := diag.Findings(err)
		switch {
		case err != nil && findings == nil:
			return err
		case err != nil && !expected(step, findings):
			return unexpected(step, findings)
		case err == nil && step.Refused != "":
			return diag.Fail(diag.New("CR011", step.Pos, "langkah", name(step), "kode", step.Refused))
		case err != nil:
			out.Refusal, out.Next = findings, x.Stage
		default:
			x = receipt.Dossier
			out.Papers, out.Findings, out.Next = receipt.Papers(), receipt.Findings, x.Stage
			if step.Open || step.Child != "" {
				out.Stage = x.Stage
			}
		}
		out.Dossier, out.Workflow = x.ID, x.Workflow
		if err := report(out); err != nil {
			return err
		}
	}
	return nil
}

func expected(step Step, findings []diag.Diagnostic) bool {
	return step.Refused != "" && slices.ContainsFunc(findings, func(f diag.Diagnostic) bool { return f.Code == step.Refused })
}

// unexpected says which step was refused and why; a refusal without a place
// of its own is told at the step.
func unexpected(step Step, findings []diag.Diagnostic) error {
	all := []diag.Diagnostic{diag.New("CR010", step.Pos, "langkah", name(step))}
	for _, f := range findings {
		if f.Pos.File == "" {
			f.Pos = step.Pos
		}
		all = append(all, f)
	}
	return diag.Fail(all...)
}

// name says which act a step is, for findings.
func name(step Step) string {
	switch {
	case step.Open:
		return "buka"
	case step.Child != "":
		return "anak " + step.Child
	case step.Action != "":
		return step.Action
	case step.Adopt != nil:
		return "adopsi " + step.Adopt.Paper
	case step.Attach != nil:
		return "lampirkan " + step.Attach.File
	}
	return "isi"
}

// mother is the dossier that one was opened under, as it stands.
func (p *Player) mother(ctx context.Context, x dossier.Dossier) (dossier.Dossier, error) {
	view, err := p.Desk.Show(ctx, x.Mother)
	return view.Dossier, err
}

func (p *Player) open(ctx context.Context, workflow string, mother dossier.ID, step Step) (engine.Receipt, error) {
	fields, err := p.Desk.Opening(workflow)
	if err != nil {
		return engine.Receipt{}, err
	}
	values, err := p.values(step, fields)
	if err != nil {
		return engine.Receipt{}, err
	}
	return p.Desk.Open(ctx, engine.OpenRequest{Workflow: workflow, Actor: step.Actor, Values: values, Mother: mother})
}

func (p *Player) take(ctx context.Context, s *Story, x dossier.Dossier, step Step) (engine.Receipt, error) {
	if step.Open {
		return p.open(ctx, s.Workflow, "", step)
	}
	if step.Child != "" {
		return p.open(ctx, step.Child, x.ID, step)
	}
	if step.Adopt != nil || step.Attach != nil {
		return p.deliver(ctx, x, step)
	}
	fields, err := p.Desk.Fields(ctx, x.ID)
	if err != nil {
		return engine.Receipt{}, err
	}
	values, err := p.values(step, fields)
	if err != nil {
		return engine.Receipt{}, err
	}
	if step.Action == "" {
		return p.Desk.Fill(ctx, engine.FillRequest{Dossier: x.ID, Actor: step.Actor, Values: values})
	}
	return p.Desk.Act(ctx, engine.ActRequest{
		Dossier: x.ID, Action: step.Action, Actor: step.Actor, Reason: step.Reason, Values: values,
	})
}

// values reads a step's answers, from the story or from the file beside it.
func (p *Player) values(step Step, fields []schema.Field) (map[string]schema.Value, error) {
	if step.Answers != nil {
		return p.Desk.ParseAnswers(step.Answers, fields)
	}
	if step.File == "" {
		return nil, nil
	}
	data, err := p.read(step, step.File)
	if err != nil {
		return nil, err
	}
	return p.Desk.ReadAnswers(step.File, data, fields)
}

// read returns a file beside the story.
func (p *Player) read(step Step, name string) ([]byte, error) {
	data, err := fs.ReadFile(p.Files, name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, diag.Fail(diag.New("CR007", step.Pos, "berkas", name))
	}
	if err != nil {
		return nil, fmt.Errorf("read a file of the story: %w", err)
	}
	return data, nil
}

func (p *Player) deliver(ctx context.Context, x dossier.Dossier, step Step) (engine.Receipt, error) {
	d := step.Adopt
	if d == nil {
		d = step.Attach
	}
	data, err := p.read(step, d.File)
	if err != nil {
		return engine.Receipt{}, err
	}
	if step.Attach != nil {
		return p.Desk.Attach(ctx, engine.AttachRequest{
			Dossier: x.ID, Title: d.Title, File: d.File, Data: data, Actor: step.Actor,
		})
	}
	return p.Desk.Adopt(ctx, engine.AdoptRequest{
		Dossier: x.ID, Paper: d.Paper, File: d.File, Data: data, Actor: step.Actor, Reason: step.Reason,
	})
}
