// Package simulate plays cooperations that did not happen: on a throw-away
// store, with a scripted clock, through the same desk and the same workflow files
// as the real ones. A story (skema: cerita/v1) is a list of acts played in order;
// it is how the examples are shown and how a workflow is tried out.
//
// The package decides nothing about a dossier and makes no paper: it only calls
// the desk, and reports what came of each step.
package simulate

import (
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Story is a parsed story.
type Story struct {
	Title    string
	Workflow string // name of the workflow's file, without ending
	Steps    []Step
}

// Step is one act of a story. Exactly one of the act fields is set.
type Step struct {
	Pos   diag.Position
	At    Moment
	Actor dossier.Actor
	Tale  string // what a narrator would say

	Open    bool
	Child   string // a workflow: a dossier of it is opened under the one at hand, and the next steps are done with it
	Back    bool   // the step, and those after it, are done with the mother again
	Action  string
	Adopt   *Delivery
	Attach  *Delivery
	Reason  string
	Answers *source.Node // values in the story itself
	File    string       // or a file of answers beside it
	Refused string       // the finding's code the step must be refused with
}

// Moment is a civil date and time at the office's place.
type Moment struct {
	Year   int
	Month  time.Month
	Day    int
	Hour   int
	Minute int
}

// In gives the instant of the moment at a place.
func (m Moment) In(loc *time.Location) time.Time {
	return time.Date(m.Year, m.Month, m.Day, m.Hour, m.Minute, 0, 0, loc)
}

// date is the day of the moment.
func (m Moment) date() schema.Date { return schema.Date{Year: m.Year, Month: m.Month, Day: m.Day} }

// Delivery is a file that comes from outside.
type Delivery struct {
	Paper string // adopted: template name
	Title string // attached: what it is
	File  string // beside the story
}

// ParseStory reads a story strictly; all findings are collected.
func ParseStory(file string, data []byte) (*Story, []diag.Diagnostic) {
	node, findings := source.Parse(file, data)
	if diag.HasErrors(findings) {
		return nil, findings
	}
	var bag diag.Bag
	bag.Add(findings...)
	r := source.Read(node, &bag)
	if n := r.Need("skema"); n != nil && n.Text() != "cerita/v1" {
		bag.Add(diag.New("CR001", n.Pos(), "skema", n.Text()))
	}
	s := &Story{Title: r.Text("judul")}
	if n := r.Need("alur"); n != nil {
		s.Workflow = n.Text()
	}
	if n := r.Need("langkah"); n != nil {
		s.Steps = parseSteps(n, &bag)
	}
	r.Done()
	return s, bag.List()
}

func parseSteps(n *source.Node, bag *diag.Bag) []Step {
	if n.Kind() != source.Sequence {
		bag.Add(diag.New("CR002", n.Pos()))
		return nil
	}
	if len(n.Items()) == 0 {
		bag.Add(diag.New("CR002", n.Pos()))
	}
	var steps []Step
	var last Moment
	depth := 0
	for i, item := range n.Items() {
		step := parseStep(item, bag)
		if step.Back {
			depth--
		}
		if depth < 0 {
			bag.Add(diag.New("CR012", item.Pos()))
			depth = 0
		}
		if step.Child != "" && step.Refused == "" {
			depth++
		}
		if i == 0 && !step.Open {
			bag.Add(diag.New("CR003", item.Pos()))
		}
		if i > 0 && step.Open {
			bag.Add(diag.New("CR008", item.Pos()))
		}
		if step.At != (Moment{}) { // an unreadable one has its finding already
			if step.At.In(time.UTC).Before(last.In(time.UTC)) {
				bag.Add(diag.New("CR004", item.Pos()))
			}
			last = step.At
		}
		steps = append(steps, step)
	}
	return steps
}

func parseStep(n *source.Node, bag *diag.Bag) Step {
	r := source.Read(n, bag)
	step := Step{
		Pos:   n.Pos(),
		Actor: dossier.Actor{Role: r.Text("peran"), Name: r.Text("nama")},
		Tale:  r.Text("cerita"), Reason: r.Text("alasan"), File: r.Text("jawaban"), Refused: r.Text("ditolak"),
		Answers: r.Node("isi"), Action: r.Text("aksi"), Open: r.Bool("buka"), Child: r.Text("anak"), Back: r.Bool("kembali"),
		Adopt: parseAdoption(r.Node("adopsi"), bag), Attach: parseAttachment(r.Node("lampirkan"), bag),
	}
	if at := r.Need("saat"); at != nil {
		var ok bool
		if step.At, ok = parseMoment(at.Text()); !ok {
			bag.Add(diag.New("CR005", at.Pos(), "saat", at.Text()))
		}
	}
	if !step.wellFormed() {
		bag.Add(diag.New("CR006", n.Pos()))
	}
	r.Done()
	return step
}

// wellFormed reports whether the step is one act with at most one source of
// answers; a delivery has none.
func (s Step) wellFormed() bool {
	acts := 0
	for _, set := range []bool{s.Open, s.Child != "", s.Action != "", s.Adopt != nil, s.Attach != nil} {
		if set {
			acts++
		}
	}
	answered := s.Answers != nil || s.File != ""
	delivers := s.Adopt != nil || s.Attach != nil
	switch {
	case acts > 1, acts == 0 && !answered, delivers && answered:
		return false
	case s.Answers != nil && s.File != "":
		return false
	}
	return s.Reason == "" || s.Action != "" || s.Adopt != nil
}

func parseAdoption(n *source.Node, bag *diag.Bag) *Delivery {
	if n == nil {
		return nil
	}
	r := source.Read(n, bag)
	d := &Delivery{}
	if paper := r.Need("naskah"); paper != nil {
		d.Paper = paper.Text()
	}
	d.readFile(r)
	return d
}

func parseAttachment(n *source.Node, bag *diag.Bag) *Delivery {
	if n == nil {
		return nil
	}
	r := source.Read(n, bag)
	d := &Delivery{Title: r.Text("judul")}
	d.readFile(r)
	return d
}

func (d *Delivery) readFile(r *source.Reader) {
	if f := r.Need("berkas"); f != nil {
		d.File = f.Text()
	}
	r.Done()
}
