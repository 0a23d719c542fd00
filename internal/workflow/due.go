package workflow

import (
	"encoding/json"
	"fmt"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/office"
	"naskah/internal/schema"
)

// Moment is when something is asked, and how the office counts days. The zero
// value knows no history: a definition for which LooksBack is false asks for
// none.
type Moment struct {
	Past     []dossier.Entry // the dossier's history so far
	Today    schema.Date
	Calendar office.Calendar
	Zone     *time.Location // nil is UTC
	Mother   *Kin           // the dossier it was opened under; nil: none
	Children []Kin          // those of the workflows its stage waits for (Awaits)
}

func (m Moment) place() *time.Location {
	if m.Zone == nil {
		return time.UTC
	}
	return m.Zone
}

func (m Moment) day(t time.Time) schema.Date { return schema.DateOf(t.In(m.place())) }

// LooksBack reports whether what is allowed depends on the history.
func (d *Definition) LooksBack() bool {
	for _, s := range d.Stages {
		for _, a := range s.Actions {
			if a.Overdue || a.Pause != NoPause || len(a.Apart) > 0 || a.Await != nil {
				return true
			}
		}
		for _, seat := range s.Seats {
			if len(seat.Apart) > 0 {
				return true
			}
		}
	}
	return false
}

// Due is a day by which something should be done with a dossier.
type Due struct {
	Stage  string
	Action string // of an action to be repeated; "" for the stage as a whole
	Roles  []string
	From   schema.Date // the day it is counted from
	On     schema.Date // the last day
	// Provisional says that the count touches a year whose holidays are not
	// published yet, so that the day may move.
	Provisional bool
	Suspended   schema.Date   // the clock stands still since; zero while it runs
	Remind      []schema.Date // days to speak of it
	Escalate    []string      // roles to tell once it is late
	Deemed      []string      // actions that become possible once it is late
}

// Late reports whether the day has gone by. While the clock stands still
// nothing is late that was not late before.
func (u Due) Late(today schema.Date) bool {
	if !u.Suspended.IsZero() {
		today = u.Suspended
	}
	return u.On.Compare(today) < 0
}

// Due says what is due for a dossier where it stands: the deadline of its
// stage, and the next of each action that is to be repeated. It is computed
// anew each time, so that a change of the calendar moves what is to come.
func (d *Definition) Due(x dossier.Dossier, m Moment) ([]Due, error) {
	s, ok := d.Stage(x.Stage)
	if !ok {
		return nil, fmt.Errorf("dossier %s stands in stage %q, which workflow %s does not have", x.ID, x.Stage, d.ID)
	}
	var list []Due
	due, running, err := d.stageDue(s, x, m)
	if err != nil {
		return nil, err
	}
	if running {
		list = append(list, due)
	}
	for i := range s.Actions {
		if s.Actions[i].Every == nil {
			continue
		}
		due, running, err := d.nextDue(s, &s.Actions[i], x, m)
		if err != nil {
			return nil, err
		}
		if running {
			list = append(list, due)
		}
	}
	return list, nil
}

// stageDue is the deadline of a stage; it does not run while the date it is
// counted from is unknown.
func (d *Definition) stageDue(s *Stage, x dossier.Dossier, m Moment) (Due, bool, error) {
	if s.Deadline == nil {
		return Due{}, false, nil
	}
	u := Due{Stage: s.Name, Roles: s.actors(), From: m.day(x.Since), Escalate: s.Deadline.Escalate}
	if s.Deadline.Since != "" {
		var known bool
		var err error
		if u.From, known, err = d.date(s.Deadline.Since, x.Values); !known || err != nil {
			return Due{}, false, err
		}
	}
	u.On, u.Provisional = m.Calendar.After(u.From, s.Deadline.Length)
	for _, stop := range d.pauses(s, m) {
		u.extend(stop, s.Deadline.Length.Unit, m)
	}
	for _, before := range s.Deadline.Remind {
		u.Remind = append(u.Remind, m.before(u.On, before))
	}
	for _, a := range s.Actions {
		if a.Overdue {
			u.Deemed = append(u.Deemed, a.Name)
		}
	}
	return u, true, nil
}

// stop is a time in which the clock stood still; a zero end means it still does.
type stop struct{ from, to schema.Date }

// extend moves the end of a deadline by the days of a stop. Days of the stop
// before the deadline began and after it ended do not count: what was late when
// the draft went out is late when it comes back.
func (u *Due) extend(s stop, unit schema.Unit, m Moment) {
	if s.from.Compare(u.From) < 0 {
		s.from = u.From
	}
	if s.from.Compare(u.On) > 0 {
		return
	}
	if s.to.IsZero() {
		u.Suspended = s.from
		return
	}
	if s.to.Compare(s.from) <= 0 {
		return
	}
	if unit == schema.WorkingDays {
		var beyond bool
		u.On, beyond = m.Calendar.AddWorkingDays(u.On, m.Calendar.WorkingDaysBetween(s.from, s.to))
		u.Provisional = u.Provisional || beyond
		return
	}
	u.On = u.On.AddDays(int(s.to.Time().Sub(s.from.Time()).Hours() / 24))
}

// pauses lists the stops since the dossier came to the stage.
func (d *Definition) pauses(s *Stage, m Moment) []stop {
	var stops []stop
	open := false
	for _, e := range m.Past {
		if e.To == s.Name && e.From != s.Name {
			stops, open = nil, false // entered anew
			continue
		}
		a := s.action(e.Action)
		if e.Kind != dossier.Acted || e.From != s.Name || a == nil {
			continue
		}
		switch {
		case a.Pause == PauseStart && !open:
			stops, open = append(stops, stop{from: m.day(e.At)}), true
		case a.Pause == PauseEnd && open:
			stops[len(stops)-1].to, open = m.day(e.At), false
		}
	}
	return stops
}

// before is the day that lies a length before another.
func (m Moment) before(day schema.Date, length schema.Duration) schema.Date {
	length.N = -length.N
	out, _ := m.Calendar.After(day, length)
	return out
}

// nextDue is when an action is to be taken again: the n-th time n lengths after
// the first day, so that one left out stays due.
func (d *Definition) nextDue(s *Stage, a *Action, x dossier.Dossier, m Moment) (Due, bool, error) {
	u := Due{Stage: s.Name, Action: a.Name, Roles: s.takers(a)}
	if a.EverySince != "" {
		var known bool
		var err error
		if u.From, known, err = d.date(a.EverySince, x.Values); !known || err != nil {
			return Due{}, false, err
		}
	} else if u.From = m.first(s.Name); u.From.IsZero() {
		u.From = m.day(x.Since)
	}
	length := *a.Every
	for _, e := range m.Past {
		if e.Kind == dossier.Acted && e.From == s.Name && e.Action == a.Name && m.day(e.At).Compare(u.From) >= 0 {
			length.N += a.Every.N
		}
	}
	u.On, u.Provisional = m.Calendar.After(u.From, length)
	return u, true, nil
}

// first is the day a stage was first entered.
func (m Moment) first(stage string) schema.Date {
	for _, e := range m.Past {
		if e.To == stage {
			return m.day(e.At)
		}
	}
	return schema.Date{}
}

// date reads a date that was answered.
func (d *Definition) date(name string, values map[string]json.RawMessage) (schema.Date, bool, error) {
	f, ok := d.Field(name)
	raw, filled := values[name]
	if !ok || !filled {
		return schema.Date{}, false, nil
	}
	v, err := f.Decode(raw)
	if err != nil {
		return schema.Date{}, false, fmt.Errorf("read value %s: %w", name, err)
	}
	date, ok := v.(schema.Date)
	return date, ok, nil
}

// untimely says why it is not the time for an action: a clock that already
// stands still or runs, a deadline that has not gone by.
func (t *turn) untimely(a *Action) []diag.Diagnostic {
	if !a.Overdue && a.Pause == NoPause {
		return nil
	}
	if a.Pause != NoPause {
		stops := t.d.pauses(t.stage, t.c.Moment)
		paused := len(stops) > 0 && stops[len(stops)-1].to.IsZero()
		switch {
		case paused && a.Pause == PauseStart:
			return []diag.Diagnostic{diag.New("WF121", diag.Position{}, "aksi", a.Label)}
		case !paused && a.Pause == PauseEnd:
			return []diag.Diagnostic{diag.New("WF122", diag.Position{}, "aksi", a.Label)}
		}
		return nil
	}
	due, running, err := t.d.stageDue(t.stage, t.c.Dossier, t.c.Moment)
	switch {
	case err != nil:
		t.view.err = err
	case t.stage.Deadline == nil:
		t.view.err = fmt.Errorf("action %s waits for a deadline stage %q does not have", a.Name, t.stage.Name)
	case !running:
		return []diag.Diagnostic{diag.New("WF123", diag.Position{}, "aksi", a.Label, "data", t.labels([]string{t.stage.Deadline.Since}))}
	case !due.Late(t.c.Today) && !due.Suspended.IsZero():
		return []diag.Diagnostic{diag.New("WF124", diag.Position{}, "aksi", a.Label, "sejak", due.Suspended.String())}
	case !due.Late(t.c.Today):
		return []diag.Diagnostic{diag.New("WF125", diag.Position{}, "aksi", a.Label, "tanggal", due.On.String())}
	}
	return nil
}
