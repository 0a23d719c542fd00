package office

import (
	"maps"
	"slices"

	"naskah/internal/schema"
)

// The office as it would be: rehearsals change posts and holidays while they
// are played, and never write the profile.

// WithHolder is the office after a post changed hands: its holder leaves it the
// day before, unless the new one only stands in (Plh.). Columns that person
// leaves out stay as they were. It is nil when the office has no such post.
func (o *Office) WithHolder(post string, person schema.Record, basis string, from schema.Date) *Office {
	if !slices.Contains(o.own.posts(), post) {
		return nil
	}
	changed := *o
	changed.own.Terms = slices.Clone(o.own.Terms)
	term := Term{Key: post, Person: schema.Record{}, Basis: basis, From: from}
	if before, ok := o.own.Holder(post, from); ok {
		term.Person["jabatan"] = before.Person["jabatan"]
	}
	maps.Copy(term.Person, person)
	if !term.standsIn() {
		for i, t := range changed.own.Terms {
			if t.Key == post && t.Covers(from) {
				changed.own.Terms[i].To = from.AddDays(-1)
			}
		}
	}
	changed.own.Terms = append(changed.own.Terms, term)
	return &changed
}

// WithHoliday is the office after the decree gained days, both ends included.
func (o *Office) WithHoliday(from, to schema.Date, name string) *Office {
	changed := *o
	changed.calendar.holidays = maps.Clone(o.calendar.holidays)
	if changed.calendar.holidays == nil {
		changed.calendar.holidays = map[schema.Date]string{}
	}
	for day := from; day.Compare(to) <= 0; day = day.AddDays(1) {
		changed.calendar.holidays[day] = name
	}
	return &changed
}
