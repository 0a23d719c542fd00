package simulate

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/office"
	"naskah/internal/schema"
)

// Perform lets a cue happen at a desk whose clock stands at its time. Of an event
// that only concerns the office or the players the receipt is empty.
func (s *Script) Perform(ctx context.Context, desk *engine.Desk, id dossier.ID, c Cue) (engine.Receipt, error) {
	if c.Event != nil {
		return s.let(ctx, desk, id, c)
	}
	m := c.Move
	if m.Open {
		return desk.Open(ctx, engine.OpenRequest{Workflow: s.Workflow, Actor: m.Actor, Values: m.Values, Command: c.key})
	}
	return desk.Act(ctx, engine.ActRequest{Dossier: id, Action: m.Action, Actor: m.Actor, Reason: m.Reason, Values: m.Values, Command: c.key, Expect: c.seen})
}

// let does what an event does to the dossier and the register.
func (s *Script) let(ctx context.Context, desk *engine.Desk, id dossier.ID, c Cue) (engine.Receipt, error) {
	e := c.Event
	actor := dossier.Actor{Role: e.Role, Name: s.NameOf(desk.Office, e.Role, c.At)}
	switch {
	case e.Edit != nil:
		return s.edit(ctx, desk, id, c, actor)
	case e.Change != nil:
		values, err := s.changed(desk.Office, e, c.At)
		if err != nil {
			return engine.Receipt{}, err
		}
		return desk.Fill(ctx, engine.FillRequest{Dossier: id, Actor: actor, Values: values, Command: c.key})
	case e.Numbers != nil:
		return engine.Receipt{}, s.takeNumbers(ctx, desk, c, actor)
	}
	return engine.Receipt{}, nil
}

// NameOf is the name a seat acts by at a moment.
func (s *Script) NameOf(profile *office.Office, role string, at time.Time) string {
	seat, _ := s.Seat(role)
	m := &mind{Script: s, scene: Scene{Office: profile}, seat: seat, at: at}
	return m.names()[0]
}

// edit sends the newest Word file of a paper back with its clause edited.
func (s *Script) edit(ctx context.Context, desk *engine.Desk, id dossier.ID, c Cue, actor dossier.Actor) (engine.Receipt, error) {
	e := c.Event
	newest, err := newestText(ctx, desk, id, e.Edit.Paper)
	if err != nil {
		return engine.Receipt{}, err
	}
	if newest == nil {
		return engine.Receipt{}, diag.Fail(diag.New("SK062", e.Edit.Pos, "naskah", e.Edit.Paper))
	}
	data, err := editClause(newest, e.Edit)
	if err != nil {
		return engine.Receipt{}, err
	}
	reason := e.Edit.Reason
	if reason == "" {
		reason = e.Label
	}
	return desk.Adopt(ctx, engine.AdoptRequest{
		Dossier: id, Paper: e.Edit.Paper, File: e.Edit.Paper + "-" + e.Role + ".docx", Data: data, Actor: actor, Reason: reason,
		Command: c.key,
	})
}

// newestText is the Word file of the newest paper of a name, nil when there is
// none.
func newestText(ctx context.Context, desk *engine.Desk, id dossier.ID, name string) ([]byte, error) {
	view, err := desk.Show(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, p := range slices.Backward(view.Dossier.Papers) {
		if p.Name != name || p.DOCX == "" {
			continue
		}
		files, err := desk.Stored(ctx, []dossier.Paper{p})
		if err != nil {
			return nil, err
		}
		return files[0].Data, nil
	}
	return nil, nil
}

// Text reads the newest text of a paper, as a reader of its pages would.
func Text(ctx context.Context, desk *engine.Desk, id dossier.ID, paper string) (text string, made bool, err error) {
	data, err := newestText(ctx, desk, id, paper)
	if err != nil || data == nil {
		return "", false, err
	}
	pkg, err := docx.Open(data)
	if err != nil {
		return "", false, fmt.Errorf("open the text of %s: %w", paper, err)
	}
	text, err = pkg.Text()
	return text, true, err
}

// changed reads the answers an event changes.
func (s *Script) changed(profile *office.Office, e *Event, at time.Time) (map[string]schema.Value, error) {
	day := schema.DateOf(at.In(profile.Location()))
	values := map[string]schema.Value{}
	var bag diag.Bag
	for _, key := range e.Change.Keys() {
		f, ok := s.Def.Field(key.Text())
		if !ok {
			return nil, fmt.Errorf("event %s changes %s, which the workflow does not have", e.Name, key.Text())
		}
		if v, ok := prepared(f, e.Change.Get(key.Text()), profile, day, &bag); ok {
			values[f.Name] = v
		}
	}
	return values, diag.Fail(bag.List()...)
}

// takeNumbers uses up the next numbers of a series: papers made elsewhere bear
// them.
func (s *Script) takeNumbers(ctx context.Context, desk *engine.Desk, c Cue, actor dossier.Actor) error {
	e, next, year := c.Event, 1, schema.DateOf(c.At.In(desk.Office.Location())).Year
	err := desk.Store.View(ctx, func(r dossier.Reader) error {
		book, err := r.Numbers(e.Numbers.Series, year)
		next = len(book) + 1
		return err
	})
	if err != nil {
		return errors.Join(errors.New("read the register"), err)
	}
	_, err = desk.MarkNumbers(ctx, engine.NumberRequest{
		Series: e.Numbers.Series, From: next, To: next + e.Numbers.Count - 1, State: dossier.External, Actor: actor, Reason: e.Label,
		Command: c.key,
	})
	return err
}
