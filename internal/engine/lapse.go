package engine

import (
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// moment is the time of the turn, as the office counted days then.
func (t *turn) moment(history []dossier.Entry) workflow.Moment {
	return workflow.Moment{Past: dossier.Retold(history), Today: t.today(), Calendar: t.calendar, Zone: t.Office.Location()}
}

// lapse writes down the deadlines that went by since the last command, before
// anything else happens to the dossier. It looks at the end of each day on which
// the holidays were still others, and now: what counts is what was known when a
// day went by, not what the next command knows.
func (t *turn) lapse(l dossier.Ledger, x dossier.Dossier, def *workflow.Definition) (dossier.Dossier, error) {
	now := x.Clone()
	var entries []dossier.Entry
	for _, m := range t.looks(x) {
		may, err := def.MayLapse(now, m)
		if err != nil {
			return x, err
		}
		if !may {
			continue
		}
		history, err := l.History(x.ID)
		if err != nil {
			return x, err
		}
		m.Past = append(dossier.Retold(history), entries...)
		late, err := def.Lapses(now, m)
		if err != nil {
			return x, err
		}
		for _, u := range late {
			entry := m.Lapse(u, now)
			if err := now.Apply(entry); err != nil {
				return x, err
			}
			entries = append(entries, entry)
		}
	}
	if len(entries) == 0 {
		return x, nil
	}
	_, err := appended(l, now, entries)
	return now, err
}

// looks are the moments since the last change at which something may be found to
// have gone by.
func (t *turn) looks(x dossier.Dossier) []workflow.Moment {
	var list []workflow.Moment
	changed := schema.DateOf(x.Changed.In(t.Office.Location()))
	for _, decreed := range t.Office.Revised(changed, t.today()) {
		eve := decreed.AddDays(-1)
		list = append(list, workflow.Moment{Today: eve, Calendar: t.Office.Calendar(eve), Zone: t.Office.Location()})
	}
	return append(list, t.moment(nil))
}
