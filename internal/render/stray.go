package render

import (
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/tag"
)

// closed finds the tags of a line, and follows one that is not closed from line
// to line: what began in one and ends in another is one finding. A control tag
// that is not closed counts as if it were, in the text returned, so that the
// structure it begins or ends is still looked at.
func (l *lifter) closed(all string) (string, []tag.Span) {
	spans := tag.Find(all)
	if len(spans) > maxInLine {
		l.tellAt(diag.New("TP168", diag.Position{}, "batas", maxInLine), all, tag.Span{From: spans[0].From, To: max(spans[0].To, spans[0].From+2)})
		return all, nil
	}
	gaps := gapsOf(all, spans)
	if l.open != nil && len(spans)+len(gaps) > 0 {
		l.join(all, gaps)
	} else if len(gaps) > 0 && gaps[0].stray >= 0 && l.source == nil {
		at := gaps[0].stray
		l.tellAt(diag.Warn("TP101", diag.Position{}), all, tag.Span{From: at, To: at + 2})
	}
	for _, g := range gaps {
		if g.mark != (tag.Span{}) && l.source == nil {
			l.tellAt(diag.Warn("TP102", diag.Position{}, "teks", all[g.mark.From:g.mark.To]), all, g.mark)
		}
	}
	n := len(spans) - 1
	if n < 0 || spans[n].To >= 0 {
		return all, spans
	}
	last := tag.Span{From: spans[n].From, To: len(all)}
	u := tagUse{place: l.at.place, excerpt: nearby(all, last), pos: diag.Position{File: l.file, Order: l.at.order + orderStep - 1}}
	if at := l.sourced + n; at < len(l.source) {
		u.pos = l.source[at]
	}
	l.flush()
	l.open = &u
	if tag.IsControl(tag.Inside(all[last.From:] + "}}")) {
		spans[n].To = len(all) + 2
		return all + "}}", spans
	}
	return all, spans[:n]
}

// tellAt files a finding about a part of the line at hand.
func (l *lifter) tellAt(d diag.Diagnostic, all string, t tag.Span) {
	u := tagUse{place: l.at.place, excerpt: nearby(all, t), pos: diag.Position{File: l.file, Order: l.at.order}}
	l.bag.Add(u.at(d))
}

// join ends the open tag: with the closing delimiter that comes first in this
// line, or as never closed when another tag comes first.
func (l *lifter) join(all string, gaps []gap) {
	if len(gaps) == 0 || gaps[0].stray < 0 || !gaps[0].first {
		l.flush()
		return
	}
	end := strings.TrimSpace(all[:gaps[0].stray+2])
	d := l.open.at(diag.New("TP100", diag.Position{}, "tempat", l.at.place, "akhir", tail(end, wordsAround)))
	if len(l.at.place) == 0 {
		d.Args["tempat"] = message.P("TP.lain")
	}
	l.bag.Add(d)
	l.open = nil
}

// flush tells of a tag that is closed nowhere.
func (l *lifter) flush() {
	if l.open != nil {
		l.bag.Add(l.open.at(diag.New("TP020", diag.Position{})))
		l.open = nil
	}
}

// gap is what is amiss in the text between two tags.
type gap struct {
	stray int      // offset of a closing delimiter without an opening one, or -1
	mark  tag.Span // of a mark ${...} that holds what looks like a tag
	first bool     // no tag stands before it
}

// gapsOf looks at the text between the tags of a line.
func gapsOf(s string, spans []tag.Span) []gap {
	if !strings.ContainsAny(s, "{}") {
		return nil
	}
	var out []gap
	from := 0
	for i := 0; i <= len(spans); i++ {
		to := len(s)
		if i < len(spans) {
			to = spans[i].From
		}
		g := gap{stray: -1, first: i == 0}
		for j := from; j < to; j++ {
			switch end := 0; {
			case s[j] == '}' && g.stray < 0 && tag.Delimiter(s, j) > 0:
				g.stray = j
			case strings.HasPrefix(s[j:], "${"):
				if end = tag.MarkEnd(s, j); end == 0 {
					continue
				}
				if strings.Contains(s[j+1:end], "{{") {
					g.mark = tag.Span{From: j, To: end}
				}
				j = end - 1
			}
		}
		if g.stray >= 0 || g.mark != (tag.Span{}) {
			out = append(out, g)
		}
		if i < len(spans) {
			if from = spans[i].To; from < 0 {
				break
			}
		}
	}
	return out
}

// rangeKinds mark where something begins or ends (ECMA-376 17.13); they may
// stand between paragraphs and rows as well.
var rangeKinds = map[string]bool{
	"w:bookmarkStart": true, "w:bookmarkEnd": true, "w:commentRangeStart": true, "w:commentRangeEnd": true, "w:permStart": true, "w:permEnd": true,
}

// rangeMarks lists the marks in an element, but those of comments that are
// anchored in it and go with it.
func rangeMarks(e *docx.Element) []docx.Node {
	anchored := map[string]bool{}
	e.Walk(func(c *docx.Element) bool {
		if c.Name == "w:commentReference" {
			anchored[c.Attr("w:id")] = true
		}
		return true
	})
	var out []docx.Node
	e.Walk(func(c *docx.Element) bool {
		if rangeKinds[c.Name] && !(strings.HasPrefix(c.Name, "w:comment") && anchored[c.Attr("w:id")]) {
			out = append(out, c)
		}
		return true
	})
	return out
}
