// Package engine is the desk of the office: the acts a person can do with a
// dossier. It opens dossiers, files answers, carries actions through the
// workflow, produces the papers, adopts what a partner edited in Word, and shows
// where everything stands. It also joins a workflow's facts with what its
// templates read, which is the proof `naskah check` prints.
//
// A datum passes through it like this: typed values and a command come in; the
// workflow decides (purely) what happens; numbers are drawn, papers are
// rendered, laid out and stored; and the entries are appended. All of it happens
// in one exclusive transaction of the Store, so that a refused or interrupted
// act leaves the dossier as it was.
//
// The desk prints nothing, reads no clock and no file of its own: those come in
// through Config.
package engine

import (
	"context"
	"io/fs"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/font"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// Store keeps dossiers. Update runs fn alone: everything fn wrote is kept when
// it returns nil, and nothing otherwise.
type Store interface {
	Update(ctx context.Context, fn func(dossier.Ledger) error) error
	View(ctx context.Context, fn func(dossier.Reader) error) error
}

// Config is what a desk works with.
type Config struct {
	Store  Store
	Office *office.Office
	Shelf  Shelf
	Fonts  *font.Library
	Images fs.FS            // where logos named in the profile lie; may be nil
	Now    func() time.Time // the clock; entries carry its time in UTC

	Practice bool // what is made here is an exercise, and every page and number says so
}

// practiceMark stands across every page and in every number of an exercise.
const practiceMark = "LATIHAN"

// Desk does the acts. It is safe for concurrent use.
type Desk struct {
	Config

	definitions *cache[dossier.Digest, *workflow.Definition]
	papers      *cache[paperKey, *paper]
}

// How many parsed workflows and compiled templates a desk keeps: more than an
// office has in use at one time.
const (
	keptDefinitions = 32
	keptPapers      = 128
)

// New returns a desk.
func New(c Config) *Desk {
	return &Desk{
		Config:      c,
		definitions: newCache[dossier.Digest, *workflow.Definition](keptDefinitions),
		papers:      newCache[paperKey, *paper](keptPapers),
	}
}

// With is the same desk in an office that has changed.
func (d *Desk) With(o *office.Office) *Desk {
	changed := *d
	changed.Office = o
	return &changed
}

// today is the civil date at the office's place.
func (d *Desk) today() schema.Date { return schema.DateOf(d.Now().In(d.Office.Location())) }

// Receipt says what an act did.
type Receipt struct {
	Dossier  dossier.Dossier
	Entries  []dossier.Entry
	Findings []diag.Diagnostic // of an act that succeeded: worth knowing about its papers
	Repeated bool              // the command had been carried out before; nothing was done again
}

// Papers lists the papers the act made, in order.
func (r Receipt) Papers() []dossier.Paper {
	var papers []dossier.Paper
	for _, e := range r.Entries {
		papers = append(papers, e.Papers...)
	}
	return papers
}
