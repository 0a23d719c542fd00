package workflow

import (
	"cmp"
	"slices"
	"time"

	"naskah/internal/dossier"
	"naskah/internal/schema"
)

// There is no daemon that watches deadlines. What went by since the last command
// is written down by the next one, dated when it went by. It follows from the
// definition, the history and the day alone, and the history itself says what has
// been written already: so whoever comes next, and however often, the entries
// are the same.

// MayLapse reports, by the snapshot alone, whether anything can have gone by
// unrecorded: if not, nobody needs to read the history. A pause only puts a
// deadline off.
func (d *Definition) MayLapse(x dossier.Dossier, m Moment) (bool, error) {
	s, ok := d.Stage(x.Stage)
	if !ok {
		return false, nil
	}
	if slices.ContainsFunc(s.Actions, func(a Action) bool { return a.Every != nil }) {
		return true, nil
	}
	m.Past = nil
	due, running, err := d.stageDue(s, x, m)
	return running && due.Late(m.Today), err
}

// Lapses lists what has gone by for a dossier where it stands and is not in its
// history, in the order of the days.
func (d *Definition) Lapses(x dossier.Dossier, m Moment) ([]Due, error) {
	all, err := d.Due(x, m)
	if err != nil {
		return nil, err
	}
	late := slices.DeleteFunc(all, func(u Due) bool { return !u.Late(m.Today) || m.recorded(u) })
	slices.SortStableFunc(late, func(a, b Due) int {
		return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.Action, b.Action))
	})
	return late, nil
}

// recorded reports whether the history says that it went by. A day that is put
// off and goes by again is another.
func (m Moment) recorded(u Due) bool {
	return slices.ContainsFunc(m.Past, func(e dossier.Entry) bool {
		return e.Kind == dossier.Lapsed && e.From == u.Stage && e.Action == u.Action && e.Due == u.On.String()
	})
}

// Lapse is the entry that records it: at the first moment after the last day, or,
// where that made it late after the fact, at the last change of the dossier or
// with the decree that moved the day.
func (m Moment) Lapse(u Due, x dossier.Dossier) dossier.Entry {
	at := m.start(u.On.AddDays(1))
	if known := m.Calendar.Since(); !known.IsZero() && at.Before(m.start(known)) {
		at = m.start(known)
	}
	if at.Before(x.Changed) {
		at = x.Changed
	}
	return dossier.Entry{
		Seq: x.Version + 1, At: at, Kind: dossier.Lapsed, Action: u.Action, From: u.Stage,
		Due: u.On.String(), Provisional: u.Provisional, Told: u.Escalate,
	}
}

// start is the first moment of a day.
func (m Moment) start(day schema.Date) time.Time {
	return time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, m.place()).UTC()
}
