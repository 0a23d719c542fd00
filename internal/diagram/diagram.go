// Package diagram draws a workflow for people: as SVG with a layout of its own,
// and as Mermaid text for pages that draw it themselves. It reads a
// workflow.Definition and decides nothing.
//
// The way to a picture: link the stages (diagram.go), give each a layer and cut
// long links into pieces of one layer each (layer.go), order the layers so that
// few links cross (order.go), give everything a place (place.go), write it down
// (svg.go). Everything said by shape and line style, nothing by colour: the
// picture is for a laser printer.
package diagram

import (
	"naskah/internal/workflow"
)

// link joins two stages by everything that leads from one to the other.
type link struct {
	from, to int
	labels   []string
	reasoned bool // every action of it needs a reason: a way back or out
	auto     bool // nobody is waited for: branches and quorums
}

// shape is how a stage looks.
type shape int

const (
	boxShape      shape = iota
	parallelShape       // seats initial side by side
	autoShape           // left at once
	endShape
)

// stage is one stage as it is drawn.
type stage struct {
	name, label string
	notes       []string // who acts, in small print
	shape       shape
	start       bool
}

// graph is what is drawn.
type graph struct {
	stages []stage
	links  []link
}

func graphOf(d *workflow.Definition) graph {
	var g graph
	index := map[string]int{}
	for i, s := range d.Stages {
		index[s.Name] = i
		g.stages = append(g.stages, stageOf(d, s))
	}
	for i, s := range d.Stages {
		for _, a := range s.Actions {
			to, known := index[a.To]
			if a.Stay {
				to, known = i, true
			}
			if known {
				g.add(link{from: i, to: to, labels: []string{a.Label}, reasoned: a.Reason, auto: a.Quorum})
			}
		}
		for _, b := range s.Branches {
			if to, known := index[b.To]; known {
				g.add(link{from: i, to: to, labels: []string{b.If.String()}, auto: true})
			}
		}
	}
	return g
}

func stageOf(d *workflow.Definition, s workflow.Stage) stage {
	out := stage{name: s.Name, label: s.Label, start: s.Name == d.Start}
	switch {
	case s.End != "":
		out.shape = endShape
	case s.Automatic():
		out.shape = autoShape
	case s.Parallel():
		out.shape = parallelShape
		for _, seat := range s.Seats {
			out.notes = append(out.notes, seat.Label)
		}
		return out
	}
	for _, name := range s.By {
		out.notes = append(out.notes, d.RoleName(name))
	}
	return out
}

// add joins a link to one between the same stages and of the same kind.
func (g *graph) add(l link) {
	for i := range g.links {
		o := &g.links[i]
		if o.from == l.from && o.to == l.to && o.reasoned == l.reasoned && o.auto == l.auto {
			o.labels = append(o.labels, l.labels...)
			return
		}
	}
	g.links = append(g.links, l)
}
