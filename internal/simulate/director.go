package simulate

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// Scene is how a rehearsal stands: all that what happens next depends on.
type Scene struct {
	Dossier dossier.Dossier // the zero value before it is opened
	History []dossier.Entry
	Log     []Happened      // the events so far, in order
	Office  *office.Office  // with what they did to it, see Script.Office
	Held    map[string]bool // roles that people play: their bots wait

	calendar *office.Calendar // as known at that time; nil until it is asked for
}

// days is the calendar as it is known when the scene stands.
func (sc *Scene) days() office.Calendar {
	if sc.calendar == nil {
		c := sc.Office.Calendar(schema.DateOf(sc.now()))
		sc.calendar = &c
	}
	return *sc.calendar
}

// calendarOn is the calendar as it was known on a day; a scene that has looked at
// its own keeps to that.
func (sc *Scene) calendarOn(day schema.Date) office.Calendar {
	if sc.calendar != nil {
		return *sc.calendar
	}
	return sc.Office.Calendar(day)
}

// Happened is an event that has happened.
type Happened struct {
	Event   string    `json:"kejadian"`
	At      time.Time `json:"waktu"`
	Refused string    `json:"ditolak,omitempty"` // code of the desk's refusal
}

// Cue is what happens next: an event, or a move of a bot.
type Cue struct {
	At    time.Time
	Event *Event
	Move  *Move

	key  string // of the command: two who let the same cue happen let it happen once
	seen int    // the dossier it was thought out for, by its version
}

// Move is what a bot does.
type Move struct {
	Actor  dossier.Actor
	Open   bool   // it opens the dossier
	Action string // an action or a seat
	Label  string // what people call it
	Reason string
	Values map[string]schema.Value

	kind kind
}

// Next says what happens next, and when; false when nothing does before a
// person moves or the trainer lets an event happen. It depends on nothing but
// the script and the scene.
func (s *Script) Next(sc Scene) (Cue, bool, error) {
	sc.days()
	if sc.Dossier.Version == 0 {
		cue, err := s.opening(sc)
		return cue, err == nil, err
	}
	if s.Over(sc) {
		return Cue{}, false, nil
	}
	cue, found, err := s.nextMove(sc)
	if err != nil {
		return Cue{}, false, err
	}
	until := sc.now().AddDate(0, 0, maxWait)
	if found {
		until = cue.At
	}
	event, first, err := s.nextEvent(sc, until)
	if err != nil || !first {
		return cue, found, err
	}
	return event, true, nil
}

// maxWait is how many days ahead an event is looked for while nobody moves.
const maxWait = 800

// Over reports whether the play has come to its end: the dossier has ended, or
// has been wherever it was to go.
func (s *Script) Over(sc Scene) bool {
	stage, ok := s.Def.Stage(sc.Dossier.Stage)
	return !ok || stage.End != "" || s.heading(sc) == nil
}

// heading is the way the bots are on: to the first goal the dossier has not been
// at, after the one before.
func (s *Script) heading(sc Scene) *way {
	at := 0
	for _, e := range sc.History {
		for at < len(s.ways) && slices.Contains(s.ways[at].to, e.To) {
			at++
		}
	}
	if at == len(s.ways) {
		return nil
	}
	return &s.ways[at]
}

// now is when something last happened.
func (sc Scene) now() time.Time {
	now := sc.Dossier.Changed
	if n := len(sc.Log); n > 0 && sc.Log[n-1].At.After(now) {
		now = sc.Log[n-1].At
	}
	return now.In(sc.Office.Location())
}

// Office is the office after the events of a log.
func (s *Script) Office(profile *office.Office, log []Happened) *office.Office {
	for _, h := range log {
		e, ok := s.Event(h.Event)
		if !ok || h.Refused != "" {
			continue
		}
		day := schema.DateOf(h.At.In(profile.Location()))
		switch {
		case e.Replace != nil:
			if changed := profile.WithHolder(e.Replace.Post, e.Replace.Person, e.Replace.Basis, day); changed != nil {
				profile = changed
			}
		case e.Holiday != nil:
			profile = profile.WithDecree(day, e.Holiday.From, e.Holiday.To, e.Holiday.Name)
		}
	}
	return profile
}

// Event returns the event of that name.
func (s *Scenario) Event(name string) (*Event, bool) {
	i := slices.IndexFunc(s.Events, func(e Event) bool { return e.Name == name })
	if i < 0 {
		return nil, false
	}
	return &s.Events[i], true
}

// opening is how every play begins.
func (s *Script) opening(sc Scene) (Cue, error) {
	stage, ok := s.Def.Stage(s.Def.Start)
	if !ok {
		return Cue{}, fmt.Errorf("open a dossier of %s: no first stage %q", s.Def.ID, s.Def.Start)
	}
	role := s.Def.Roles[0].Name
	if len(stage.By) > 0 {
		role = stage.By[0]
	}
	seat, _ := s.Seat(role)
	at := s.Tempo.Start.In(sc.Office.Location())
	m := &mind{Script: s, scene: sc, seat: seat, at: at}
	return Cue{At: at, Move: &Move{Actor: m.actor(m.names()[0]), Open: true, Values: m.answers(s.Def.Open, nil, 0)}}, nil
}

// Seat returns the seat of a role; a role without one is played by a bot.
func (s *Scenario) Seat(role string) (Seat, bool) {
	i := slices.IndexFunc(s.Seats, func(seat Seat) bool { return seat.Role == role })
	if i < 0 {
		return Seat{Role: role, Manner: fluent}, false
	}
	return s.Seats[i], true
}

// nextMove is the first wish of the bots among those of the first kind.
func (s *Script) nextMove(sc Scene) (Cue, bool, error) {
	var wishes []Cue
	for _, r := range s.Def.Roles {
		if sc.Held[r.Name] {
			continue
		}
		seat, _ := s.Seat(r.Name)
		cue, ok, err := s.wish(sc, seat)
		if err != nil {
			return Cue{}, false, err
		}
		if ok {
			wishes = append(wishes, cue)
		}
	}
	if len(wishes) == 0 {
		return Cue{}, false, nil
	}
	first := slices.MinFunc(wishes, func(a, b Cue) int { return cmp.Or(cmp.Compare(a.Move.kind, b.Move.kind), a.At.Compare(b.At)) })
	return first, true, nil
}

// nextEvent is the first event that comes no later than until.
func (s *Script) nextEvent(sc Scene, until time.Time) (Cue, bool, error) {
	var cues []Cue
	for i := range s.Events {
		e := &s.Events[i]
		if e.When.ByHand || slices.ContainsFunc(sc.Log, func(h Happened) bool { return h.Event == e.Name }) {
			continue
		}
		at, ok, err := s.due(sc, e.When, until)
		if err != nil {
			return Cue{}, false, err
		}
		if ok {
			cues = append(cues, Cue{At: at, Event: e})
		}
	}
	if len(cues) == 0 {
		return Cue{}, false, nil
	}
	return slices.MinFunc(cues, func(a, b Cue) int { return a.At.Compare(b.At) }), true, nil
}

// due is when a trigger holds, no later than until and as long as nothing else
// happens: only the day of the play moves.
func (s *Script) due(sc Scene, t Trigger, until time.Time) (time.Time, bool, error) {
	if t.Stage != "" && t.Stage != sc.Dossier.Stage {
		return time.Time{}, false, nil
	}
	at := sc.now()
	if t.Day != nil {
		if first := s.morning(sc, *t.Day); first.After(at) {
			at = first
		}
	}
	q := s.asks[t.If.node]
	for !at.After(until) {
		truth, err := q.Answer(sc.Dossier, s.own(sc, at))
		if err != nil || truth == workflow.True {
			return at, err == nil, err
		}
		if !slices.Contains(q.Reads(), "hari") {
			break
		}
		at = s.morning(sc, s.Day(sc, at)+1)
	}
	return time.Time{}, false, nil
}

// morning is when the office opens on the n-th day of the play.
func (s *Script) morning(sc Scene, n int) time.Time {
	return atHour(s.Tempo.Start.date().AddDays(n-1), opens, sc.Office.Location())
}

// Day is the number of the day of the play, from 1.
func (s *Script) Day(sc Scene, at time.Time) int {
	day := schema.DateOf(at.In(sc.Office.Location()))
	return 1 + int(day.Time().Sub(s.Tempo.Start.date().Time())/(24*time.Hour))
}

// own are the values of the names conditions have besides the workflow's.
func (s *Script) own(sc Scene, at time.Time) map[string]schema.Value {
	visits := 0
	for _, e := range sc.History {
		if e.To == sc.Dossier.Stage && e.From != e.To {
			visits++
		}
	}
	return map[string]schema.Value{"tahap": sc.Dossier.Stage, "hari": int64(s.Day(sc, at)), "kunjungan": int64(visits)}
}

func atHour(day schema.Date, hour time.Duration, loc *time.Location) time.Time {
	return time.Date(day.Year, day.Month, day.Day, 0, int(hour/time.Minute), 0, 0, loc)
}

// refusedFor reports whether an error is a refusal for nothing but these codes.
func refusedFor(err error, codes ...string) bool {
	findings := diag.Findings(err)
	return len(findings) > 0 && !slices.ContainsFunc(findings, func(f diag.Diagnostic) bool { return !slices.Contains(codes, f.Code) })
}

// later is the later of two moments.
func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}
