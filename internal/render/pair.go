package render

import (
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/tag"
)

// Pairing finds what belongs together: each if, with, range, define, block and
// susun with its else tags and its end. A tag closes the nearest structure it
// can close where it stands (level.go), so that a forgotten end is found at
// the tag that lacks it, and one mistake is told once.

// spot is where a tag stands in the tree of a part.
type spot struct {
	n     int // of the tag
	order int // in the part
	word  string
	path  []*docx.Element // from the root to what holds the marker
	attr  string          // the attribute it stands in; textOnly for a text without runs
}

// textOnly stands for the text of an element that has no runs: the instruction
// of a field, a property.
const textOnly = "\x00teks"

func (s spot) parent() *docx.Element { return s.path[len(s.path)-1] }

// structure is an opening tag with what belongs to it.
type structure struct {
	tags  []spot // opener, else tags, end
	moves []move // that bring the tags to one level
}

func (s *structure) opener() spot { return s.tags[0] }

// unclosed is an opener whose end was not found before the end of another.
type unclosed struct {
	*structure
	over spot // opener of the structure that ended
	end  spot // its end
}

// pairer pairs the tags of one part.
type pairer struct {
	*lifter
	root  *docx.Element
	open  []*structure
	done  []*structure
	lost  []unclosed
	found []diag.Diagnostic

	byName map[string]pieceLevel // definitions
}

// pair pairs the tags of a part and brings those of a structure to one level.
// What cannot be paired is found, and mended so far that the rest of the part
// can still be checked.
func (l *lifter) pair(root *docx.Element) {
	p := &pairer{lifter: l, root: root}
	for _, s := range p.spots() {
		if len(p.found) >= maxMistakes {
			break
		}
		switch {
		case tag.Closer(s.word) != "":
			if len(p.open) == maxNesting {
				p.find(s, "TP039", "batas", maxNesting)
				root.Children = nil // beyond mending: nothing else is said of this part
				l.found = p.found
				return
			}
			p.open = append(p.open, &structure{tags: []spot{s}})
		case tag.Closes(s.word):
			p.close(s)
		case s.word == "else" || s.word == "else if" || s.word == "else with":
			p.otherwise(s)
		}
	}
	p.leftOpen()
	if len(p.found) >= maxMistakes {
		root.Children = nil // what else would be said of this part comes of them
	}
	sound := len(p.found) == 0
	if sound {
		p.level()
	}
	p.definitions()
	if sound {
		p.calls()
		p.grids()
	}
	p.parents()
	l.found = p.found
}

// spots lists the control tags of a part in reading order.
func (p *pairer) spots() []spot {
	var out []spot
	var path []*docx.Element
	add := func(n int, attr string) {
		if word := p.tags[n].word(); word != "" {
			out = append(out, spot{n: n, order: len(out), word: word, path: slices.Clone(path), attr: attr})
		}
	}
	var walk func(e *docx.Element)
	walk = func(e *docx.Element) {
		path = append(path, e)
		for _, a := range e.Attrs {
			for _, n := range attrNumbers(a.Value) {
				add(n, a.Name)
			}
		}
		for _, c := range e.Children {
			switch c := c.(type) {
			case *docx.Element:
				walk(c)
			case docx.Raw:
				if n := markerNumber(string(c)); n >= 0 {
					add(n, "")
				}
			case docx.Text:
				for _, n := range attrNumbers(string(c)) {
					add(n, textOnly)
				}
			}
		}
		path = path[:len(path)-1]
	}
	walk(p.root)
	return out
}

// close ends the nearest structure that can end at s.
func (p *pairer) close(s spot) {
	top := -1 // the nearest structure that this word closes
	var reason message.Phrase
	for i := len(p.open) - 1; i >= 0; i-- {
		if tag.Closer(p.open[i].opener().word) != s.word {
			continue
		}
		moves, why := p.plan(append(slices.Clone(p.open[i].tags), s))
		if why.Key == "" {
			p.end(i, s, moves)
			return
		}
		if top < 0 {
			top, reason = i, why
		}
	}
	switch {
	case top >= 0:
		opener := p.open[top].opener()
		p.end(top, s, nil)
		p.find(opener, "TP035", "kata", opener.word, "penutup", p.where(s), "sebab", reason)
	case len(p.lost) > 0:
		x := p.lost[len(p.lost)-1]
		p.lost = p.lost[:len(p.lost)-1]
		p.find(x.opener(), "TP115", "satu", p.quote(x.over), "tempat", p.where(x.over), "dua", p.quote(x.opener()), "penutup", p.where(s))
		p.closeAt(x)
		p.remove(s)
	default:
		p.find(s, "TP032", "kata", s.word)
		p.remove(s)
	}
}

// end takes structure i off the stack; what was opened in it is lost.
func (p *pairer) end(i int, s spot, moves []move) {
	x := p.open[i]
	for _, inner := range p.open[i+1:] {
		p.lost = append(p.lost, unclosed{inner, x.opener(), s})
	}
	x.tags, x.moves = append(x.tags, s), moves
	p.done = append(p.done, x)
	p.open = p.open[:i]
}

// otherwise adds an else tag to the nearest structure that can have it there.
func (p *pairer) otherwise(s spot) {
	misplaced := -1
	var reason message.Phrase
	for i := len(p.open) - 1; i >= 0; i-- {
		x := p.open[i]
		if word := x.opener().word; word == "range" && s.word != "else" {
			break
		} else if word != "if" && word != "with" && word != "range" {
			continue
		}
		_, why := p.plan([]spot{x.opener(), s})
		if why.Key != "" {
			if misplaced < 0 {
				misplaced, reason = i, why
			}
			continue
		}
		if x.tags[len(x.tags)-1].word == "else" {
			p.find(s, "TP036")
			p.remove(s)
			return
		}
		for _, inner := range p.open[i+1:] {
			p.lost = append(p.lost, unclosed{inner, x.opener(), s})
		}
		x.tags = append(x.tags, s)
		p.open = p.open[:i+1]
		return
	}
	if misplaced >= 0 {
		opener := p.open[misplaced].opener()
		p.find(s, "TP116", "kata", s.word, "pembuka", p.quote(opener), "tempat", p.where(opener), "sebab", reason)
	} else {
		p.find(s, "TP032", "kata", s.word)
	}
	p.remove(s)
}

// leftOpen finds the structures that were never closed.
func (p *pairer) leftOpen() {
	for _, x := range p.lost[:min(len(p.lost), maxMistakes)] {
		p.find(x.opener(), "TP031", "kata", x.opener().word, "akhir", message.P("TP.sampaipenutup", "pembuka", p.quote(x.over), "tempat", p.where(x.end)))
		p.closeAt(x)
	}
	for i := len(p.open) - 1; i >= 0; i-- {
		x := p.open[i]
		p.find(x.opener(), "TP031", "kata", x.opener().word, "akhir", message.P("TP.sampaiakhir"))
		p.closeAt(unclosed{structure: x})
	}
}

// closeAt puts the end a structure lacks where what holds it ends, or where
// the structure around it does.
func (p *pairer) closeAt(x unclosed) {
	opener := x.opener()
	n := len(p.tags)
	u := p.tags[opener.n]
	u.body, u.number = tag.Closer(opener.word), n
	p.tags = append(p.tags, u)
	parent := opener.parent()
	inside := x.over.path != nil && x.end.parent() == parent && x.end.attr == opener.attr
	if opener.attr != "" {
		opener.edit(func(s string) string {
			if inside {
				return strings.Replace(s, attrMarker(x.end.n), attrMarker(n)+attrMarker(x.end.n), 1)
			}
			return s + attrMarker(n)
		})
		return
	}
	at := len(parent.Children)
	if inside {
		at = parent.Index(marker(x.end.n))
	}
	parent.Insert(at, marker(n))
}

// remove takes a tag that belongs to nothing out of the part.
func (p *pairer) remove(s spot) {
	if s.attr != "" {
		s.edit(func(text string) string { return strings.Replace(text, attrMarker(s.n), "", 1) })
		return
	}
	s.parent().Remove(marker(s.n))
}

// edit changes the attribute, or the text without runs, that a tag stands in.
func (s spot) edit(change func(string) string) {
	e := s.parent()
	if s.attr == textOnly {
		for i, n := range e.Children {
			if t, ok := n.(docx.Text); ok {
				e.Children[i] = docx.Text(change(string(t)))
				return
			}
		}
		return
	}
	e.SetAttr(s.attr, change(e.Attr(s.attr)))
}

// find files a finding at a tag.
func (p *pairer) find(s spot, code string, pairs ...any) {
	p.found = append(p.found, p.tags[s.n].at(diag.New(code, diag.Position{}, pairs...)))
}

// where is the place of a tag as part of a sentence.
func (p *pairer) where(s spot) []message.Phrase {
	tag := p.tags[s.n]
	if tag.pos.Line > 0 {
		return []message.Phrase{message.P("TP.baris", "n", tag.pos.Line)}
	}
	return tag.place
}

func (p *pairer) quote(s spot) string { return "{{ " + p.tags[s.n].body + " }}" }

// parents notes for each control tag what it stands in now, and for each tag
// whether that lies in a cell.
func (p *pairer) parents() {
	for _, s := range p.spots() {
		p.tags[s.n].parent = s.parent()
	}
	p.root.Walk(func(e *docx.Element) bool {
		if e.Name == "w:tc" {
			for _, m := range p.markers(e) {
				p.tags[markerNumber(string(m.(docx.Raw)))].cell = true
			}
		}
		return e.Name != "w:tc"
	})
}
