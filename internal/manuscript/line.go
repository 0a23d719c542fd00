package manuscript

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"naskah/internal/diag"
	"naskah/internal/tag"
)

// line is one line of a body: its text without indent and trailing blanks.
type line struct {
	s      string
	indent int
	pos    diag.Position // of the first character that is not a blank
}

// lineKind is what the grammar makes of a line by itself.
type lineKind int

const (
	lineBlank lineKind = iota
	lineTitle
	lineChapter
	lineSub
	lineItem
	lineDash
	lineRow
	lineControl
	lineCall
	lineDiv
	linePageBreak
	lineSpace
	lineComment
	lineText
)

var (
	itemMark = regexp.MustCompile(`^(\(\d+\)|[a-z]\.|\d+\.|[a-z]\)|\d+\)) +(\S.*)$`)
	idMark   = regexp.MustCompile(`\s*\{#((?:[^{}\s]|\{\{[^{}]*\}\})+)\}$`)
)

// splitLines cuts a body into lines; first is the number of its first line.
func splitLines(name, body string, first int, bag *diag.Bag) []line {
	var out []line
	for i, s := range strings.Split(body, "\n") {
		if len(s) > MaxLine {
			bag.Add(diag.New("TP026", diag.Position{File: name, Line: first + i}, "batas", MaxLine))
			continue
		}
		s = strings.TrimRight(s, " \t\r")
		t := strings.TrimLeft(s, " \t")
		blank := s[:len(s)-len(t)]
		indent := len(blank) + 3*strings.Count(blank, "\t")
		pos := diag.Position{File: name, Line: first + i, Col: 1 + utf8.RuneCountInString(blank)}
		out = append(out, line{s: t, indent: indent, pos: pos})
	}
	return out
}

func (l line) text(from int) text {
	p := l.pos
	p.Col += utf8.RuneCountInString(l.s[:from])
	return textAt(l.s[from:], p)
}

// kind says what a line is, before its neighbours are looked at.
func (l line) kind() lineKind {
	switch s := l.s; {
	case s == "":
		return lineBlank
	case strings.HasPrefix(s, "{{/*"):
		return lineComment
	case strings.HasPrefix(s, ":::"):
		return lineDiv
	case s == "::ruang::":
		return lineSpace
	case s == "---":
		return linePageBreak
	case strings.HasPrefix(s, "### "):
		return lineSub
	case strings.HasPrefix(s, "## "):
		return lineChapter
	case strings.HasPrefix(s, "# "):
		return lineTitle
	case strings.HasPrefix(s, "|"):
		return lineRow
	case strings.HasPrefix(s, "- "):
		return lineDash
	case itemMark.MatchString(s):
		return lineItem
	case tag.IsControlLine(s):
		return lineControl
	case isCallLine(s):
		return lineCall
	}
	return lineText
}

// isCallLine reports whether a line holds calls of definitions, and perhaps
// control tags around them, and nothing else.
func isCallLine(s string) bool {
	at, calls := 0, false
	for _, t := range tag.Find(s) {
		if t.To < 0 || strings.TrimSpace(s[at:t.From]) != "" {
			return false
		}
		body := t.Body(s)
		if !tag.IsCall(body) && !tag.IsControl(body) {
			return false
		}
		calls = calls || tag.IsCall(body)
		at = t.To
	}
	return calls && strings.TrimSpace(s[at:]) == ""
}

// level gives the list level of an item line's marker and where its text
// begins. The written number or letter itself means nothing.
func (l line) level() (int, int) {
	m := itemMark.FindStringSubmatchIndex(l.s)
	mark := l.s[m[2]:m[3]]
	letter := mark[0] >= 'a' && mark[0] <= 'z'
	switch {
	case mark[0] == '(':
		return 1, m[4]
	case letter && strings.HasSuffix(mark, "."):
		return 2, m[4]
	case strings.HasSuffix(mark, "."):
		return 3, m[4]
	case letter:
		return 4, m[4]
	}
	return 5, m[4]
}

// refersOn reports whether a line ends in the middle of a reference, so that a
// next line beginning with "(2)" or "a." goes on with it: "pada ayat / (2)".
func refersOn(s string) bool {
	for _, w := range []string{"ayat", "huruf", "angka", "Pasal", "nomor", "Nomor"} {
		if s == w || strings.HasSuffix(s, " "+w) {
			return true
		}
	}
	return false
}
