package office

import (
	"maps"
	"slices"

	"naskah/internal/schema"
)

// The office as it would be: rehearsals change posts and holidays while they
// are played, and never write the profile.

// Posts lists the keys of the office's posts, sorted.
func (o *Office) Posts() []string { return o.own.posts() }

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

// WithDecree is the office after a decree of that day made days holidays, both
// ends included; they are of one year.
func (o *Office) WithDecree(issued, from, to schema.Date, name string) *Office {
	changed := *o
	d := decree{year: from.Year, issued: issued}
	for day := from; day.Compare(to) <= 0; day = day.AddDays(1) {
		d.free = append(d.free, holiday{day, name})
	}
	changed.decrees = append(slices.Clone(o.decrees), d)
	slices.SortStableFunc(changed.decrees, func(a, b decree) int { return a.issued.Compare(b.issued) })
	return &changed
}
