// Package press makes of a dossier's papers what an office prints of them: the
// originals for each party, working copies, numbered copies with the
// declaration an official signs, the set for the archive, a handout to fold. It
// counts sheets, numbers copies and keeps what a print is at, so that it can go
// on from any sheet after a jam.
//
// Data passes like this: a Request names dossiers and sets; Prepare takes the
// stored PDFs of the papers through the desk, marks them and lays them out
// (package impose) as the parts of a Ticket, one part for each run of sheets
// that a printer can print in one job; Send hands the parts to a printer one
// after another. The bytes of papers are never made again, and what is written
// in the record is that sheets were asked for.
package press

import (
	"math"

	"naskah/internal/dossier"
	"naskah/internal/impose"
	"naskah/internal/ipp"
	"naskah/internal/schema"
)

// Set is a purpose for which papers are printed.
type Set string

// The sets.
const (
	Originals Set = "asli"    // one for each party, single-sided, as they are
	Working   Set = "kerja"   // to work with: both sides, marked
	Copies    Set = "salinan" // numbered, with a declaration to be signed by an official
	Archive   Set = "arsip"   // all finals and what was attached
	Handout   Set = "bimtek"  // a booklet
)

// front is what the part is called that lists the others.
const front Set = "tiket"

// Sets are all sets, in the order in which they are printed.
func Sets() []Set { return []Set{Originals, Working, Copies, Archive, Handout} }

// manner is how the papers of a set are printed unless asked otherwise.
type manner struct {
	sides ipp.Sides
	mark  string // on each page
	fold  bool
}

var manners = map[Set]manner{
	Originals: {sides: ipp.OneSided},
	Working:   {sides: ipp.LongEdge, mark: "SALINAN KERJA"},
	Copies:    {sides: ipp.LongEdge, mark: "SALINAN"},
	Archive:   {sides: ipp.LongEdge},
	Handout:   {sides: ipp.ShortEdge, fold: true},
}

// Marks are the words an office puts over pages besides those of the sets.
func Marks() []string { return []string{"RAHASIA", "TEMBUSAN", "LATIHAN"} }

// Request asks for a print.
type Request struct {
	Dossiers   []dossier.ID
	Sets       []Set
	Papers     []string // by ID or name; empty for those a set is usually of
	Count      int      // of each paper
	Sides      ipp.Sides
	Sheet      ipp.Sheet // "" for the size of each paper
	Mark       string
	For        string        // who gets the copies
	Declarer   schema.Record // the official who declares copies to be true, an orang
	Separators bool          // a sheet in front that lists all, and one before each paper
	Actor      dossier.Actor
	Target     string // the printer's address or a file's name, for the record
}

// sheetOf is the sheet a page is made for. Papers set as F4 are 210 or 215 mm
// wide; whatever has no sheet of its own is printed on A4.
func sheetOf(p impose.Page) ipp.Sheet {
	const near = 17 // points, 6 mm
	w, h := p.Size()
	w, h = min(w, h), max(w, h)
	for _, name := range []ipp.Sheet{ipp.A4, ipp.F4, ipp.A3} {
		s := sizeOf(name)
		if math.Abs(w-s.Width) < near && math.Abs(h-s.Height) < near {
			return name
		}
	}
	return ipp.A4
}

// sizeOf is a sheet of that name, which the reading of the request has checked.
func sizeOf(name ipp.Sheet) impose.Sheet {
	s, _ := impose.Named(string(name))
	return s
}
