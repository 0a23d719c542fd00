package render

import (
	"regexp"
	"slices"
	"strings"

	"naskah/internal/message"
)

// level is one level of the outline of a story: a heading or a numbered item.
type level struct {
	rank rank
	name string // "Pasal 5", "ayat (2)"; of a heading its text
}

// rank orders the levels of agreements and regulations (UU 12/2011 Lampiran II,
// C.3), whether they are one list in Word, several, or typed by hand.
type rank int

const (
	rankAnnex rank = iota
	rankChapter
	rankHeading
	rankSection // A., I.
	rankPasal
	rankAyat
	rankHuruf
	rankAngka
	rankInnerHuruf
	rankInnerAngka
)

// labels tell the level by the number in front of a paragraph.
var labels = []struct {
	pattern *regexp.Regexp
	rank    rank
	word    string
}{
	{regexp.MustCompile(`^(?i:pasal)\s+(\d+[A-Za-z]?|\{\{[^{}]*\}\})$`), rankPasal, "Pasal "},
	{regexp.MustCompile(`^(?:BAB|Bab)\s+([IVXLC]+|\d+|\{\{[^{}]*\}\})\b`), rankChapter, "BAB "},
	{regexp.MustCompile(`^\((\d+)\)$`), rankAyat, "ayat "},
	{regexp.MustCompile(`^([a-z]{1,2})\.$`), rankHuruf, "huruf "},
	{regexp.MustCompile(`^(\d+(?:\.\d+)*)\.?$`), rankAngka, "angka "},
	{regexp.MustCompile(`^([a-z]{1,2}\))$`), rankInnerHuruf, "huruf "},
	{regexp.MustCompile(`^(\d+\))$`), rankInnerAngka, "angka "},
	{regexp.MustCompile(`^([A-Z])\.$`), rankSection, "huruf "},
	{regexp.MustCompile(`^([IVXLC]+)\.$`), rankSection, "angka "},
}

var (
	typedMark = regexp.MustCompile(`^(\(\d+\)|[a-z]\.|\d{1,3}\.|[a-z]\)|\d{1,3}\))\s`)
	annexHead = regexp.MustCompile(`^LAMPIRAN(\s+(?:[IVXLC]+|\d+))?\b`)
)

// maxHeading is how much of a heading names a place, maxAnnex how long the line
// of an annex's head may be.
const (
	maxHeading = 60
	maxAnnex   = 120
)

// outline follows the clauses of a story, by Word's numbers and by typed ones.
type outline struct {
	stack []level // open levels, outermost first
	fresh bool    // a pasal has just begun: a heading that follows is its title
}

// next moves on to a paragraph. It returns the levels the paragraph is numbered
// on, nil when it is not numbered itself.
func (o *outline) next(label, text string, heading bool) []level {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	l, ok := levelOf(strings.TrimSpace(label))
	if !ok {
		l, ok = typedLevel(line)
	}
	fresh := o.fresh
	if line != "" || label != "" {
		o.fresh = false
	}
	switch {
	case ok:
		o.push(l)
		o.fresh = l.rank == rankPasal && !strings.Contains(strings.TrimSpace(text), "\n")
		return slices.Clone(o.stack)
	case heading && line != "" && !fresh:
		o.push(level{rankHeading, head(line, maxHeading)})
	}
	return nil
}

// push closes the levels that are not above a new one.
func (o *outline) push(l level) {
	n := 0
	for n < len(o.stack) && o.stack[n].rank < l.rank {
		n++
	}
	o.stack = append(o.stack[:n:n], l)
}

// levelOf reads a label.
func levelOf(label string) (level, bool) {
	for _, k := range labels {
		if m := k.pattern.FindStringSubmatch(label); m != nil {
			n := m[1]
			if k.rank == rankAyat {
				n = "(" + n + ")"
			}
			return level{k.rank, k.word + n}, true
		}
	}
	return level{}, false
}

// typedLevel reads a number typed by hand at the beginning of a paragraph.
func typedLevel(line string) (level, bool) {
	if m := typedMark.FindStringSubmatch(line); m != nil {
		return levelOf(m[1])
	}
	if m := annexHead.FindStringSubmatch(line); m != nil && len(line) < maxAnnex {
		return level{rankAnnex, "Lampiran" + m[1]}, true
	}
	if l, ok := levelOf(line); ok && l.rank <= rankPasal {
		return l, true
	}
	return level{}, false
}

// phrases names the clause at hand: that of item, or of the pasal or heading a
// paragraph without a number stands in. Where there is a pasal it says enough.
func (o *outline) phrases(item []level) []message.Phrase {
	stack := item
	if item == nil {
		for _, l := range o.stack {
			if l.rank <= rankPasal {
				stack = append(stack, l)
			}
		}
	}
	var out []message.Phrase
	var clause []string
	pasal := slices.ContainsFunc(stack, func(l level) bool { return l.rank == rankPasal })
	for _, l := range stack {
		switch {
		case l.rank == rankAnnex:
			out = append(out, message.P("TP.pasal", "nama", l.name))
		case pasal && l.rank < rankPasal:
		case l.rank == rankHeading:
			out = append(out, message.P("TP.bagian", "nama", l.name))
		default:
			clause = append(clause, l.name)
		}
	}
	if len(clause) > 0 {
		out = append(out, message.P("TP.pasal", "nama", strings.Join(clause, " ")))
	}
	return out
}
