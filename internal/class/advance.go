package class

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/simulate"
)

// eventsID is the dossier of the events in a group's record. It stands in the
// journal among the others, so that a group is taken back with its events.
const eventsID dossier.ID = "kejadian"

// maxBeats is how much may happen while nobody looks.
const maxBeats = 500

// advance lets everything happen that is due by the group's clock. What a bot
// could not do is kept as trouble: it must not keep people from working.
func (r *Room) advance(ctx context.Context) error {
	for range maxBeats {
		if err := ctx.Err(); err != nil {
			return err
		}
		cue, found, err := r.play.Next(ctx)
		if err != nil {
			return err
		}
		if !found || cue.At.After(r.now) {
			break
		}
		moved, err := r.let(ctx, cue)
		if err != nil {
			return err
		}
		if !moved {
			break
		}
	}
	r.settle()
	return nil
}

// let lets a cue happen and notes it if it is an event; false says that nothing
// more can.
func (r *Room) let(ctx context.Context, cue simulate.Cue) (bool, error) {
	_, err := r.play.Let(ctx, cue)
	if err == nil && cue.Event != nil {
		err = r.note(ctx)
	}
	found := diag.Findings(err)
	says := func(codes ...string) bool {
		return slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return slices.Contains(codes, d.Code) })
	}
	switch {
	case err == nil:
		return true, nil
	case found == nil:
		return false, err
	case says("EN012", "EN013"):
		return true, nil // somebody moved in the meantime: what is due is another thing now
	case says("KL010", "KL012"):
		return false, nil // the trainer has ended the class or taken the group back
	}
	r.Trouble = append(r.Trouble, found...)
	return false, nil
}

// note records the last event of the play, unless somebody else has.
func (r *Room) note(ctx context.Context) error {
	h := r.play.Log[len(r.play.Log)-1]
	return gate{Store: r.Store, room: r, trainer: true}.Update(ctx, func(l dossier.Ledger) error {
		log, err := readLog(l)
		if err != nil || slices.ContainsFunc(log, func(o simulate.Happened) bool { return o.Event == h.Event }) {
			return err
		}
		entry := dossier.Entry{Seq: len(log) + 1, At: h.At, Kind: dossier.Filled, Action: h.Event}
		if entry.Seq == 1 {
			entry.Kind = dossier.Opened
		}
		raw, err := json.Marshal(h)
		if err != nil {
			return fmt.Errorf("note event %s: %w", h.Event, err)
		}
		entry.Values = map[string]json.RawMessage{h.Event: raw}
		return l.Append(eventsID, "", entry)
	})
}

// readLog reads the events of a group in order.
func readLog(r dossier.Reader) ([]simulate.Happened, error) {
	history, err := r.History(eventsID)
	if errors.Is(err, dossier.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var log []simulate.Happened
	for _, e := range history {
		for name, raw := range e.Values { // one each
			var h simulate.Happened
			if err := json.Unmarshal(raw, &h); err != nil {
				return nil, fmt.Errorf("read event %s: %w", name, err)
			}
			log = append(log, h)
		}
	}
	return log, nil
}

// Injected says what came of an event in a group.
type Injected struct {
	Group   string
	Event   string
	Refusal []diag.Diagnostic // why the desk did not let it happen
}

// Inject lets an event of the scenario happen now in groups, whatever its
// trigger says. In a group it happens once.
func (c *Class) Inject(ctx context.Context, event string, groups ...string) ([]Injected, error) {
	s, err := c.State(ctx)
	if err != nil {
		return nil, err
	}
	if !s.Ended.IsZero() {
		return nil, diag.Fail(diag.New("KL010", diag.Position{}))
	}
	list, err := s.chosen(groups)
	if err != nil {
		return nil, err
	}
	var done []Injected
	err = c.each(ctx, list, func(r *Room) error {
		one, err := r.inject(ctx, event)
		done = append(done, one)
		return err
	})
	return done, err
}

func (r *Room) inject(ctx context.Context, event string) (Injected, error) {
	one := Injected{Group: r.Group.Name, Event: event}
	if _, known := r.Script.Event(event); !known {
		var names []string
		for _, e := range r.Script.Events {
			names = append(names, e.Name)
		}
		d := diag.New("KL027", diag.Position{}, "kejadian", event, "ada", names)
		if near := diag.Suggest(event, names); near != "" {
			d = d.WithHint("KL027.suggest", "mirip", near)
		}
		return one, diag.Fail(d)
	}
	if slices.ContainsFunc(r.play.Log, func(h simulate.Happened) bool { return h.Event == event }) {
		return one, diag.Fail(diag.New("KL018", diag.Position{}, "kejadian", event, "kelompok", r.Group.Name))
	}
	beat, err := r.play.Inject(ctx, event)
	if err != nil {
		return one, err
	}
	if one.Refusal = beat.Refusal; len(one.Refusal) > 0 {
		return one, nil // it did not happen; the trainer may try again later
	}
	return one, r.note(ctx)
}
