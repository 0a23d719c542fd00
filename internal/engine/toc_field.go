package engine

import (
	"slices"
	"strings"
	"unicode"

	"naskah/internal/docx"
)

// storyField is a field of the body: complex, or w:fldSimple without marks.
type storyField struct {
	name     string            // TOC, PAGEREF, …
	words    []string          // arguments before the first switch
	switches map[string]string // `\o` → "1-3"; without an argument ""
	begin    fieldMark
	separate fieldMark
	end      fieldMark
	texts    []*docx.Element // w:t of the result that belong to no field inside
	code     strings.Builder
	result   bool
}

// fieldMark is where a field begins, shows its result, or ends.
type fieldMark struct{ run, paragraph, container *docx.Element }

// fieldWalk collects the fields of a story.
type fieldWalk struct {
	marks map[*docx.Element]bool
	open  []*storyField
	done  []*storyField
}

// fieldsOfStory lists the fields of a story in the order in which they end.
// Text boxes are stories of their own.
func fieldsOfStory(body *docx.Element) []*storyField {
	w := &fieldWalk{marks: docx.FieldMarks(body.Children)}
	w.walk(body, fieldMark{})
	return w.done
}

func (w *fieldWalk) walk(e *docx.Element, at fieldMark) {
	for _, c := range e.Elements() {
		here := at
		switch c.Name {
		case "w:drawing", "w:pict", "w:object", "mc:AlternateContent", "w:del", "w:moveFrom":
			continue
		case "w:p":
			here.paragraph, here.container = c, e
		case "w:r":
			here.run = c
		case "w:fldChar":
			w.mark(c, at)
		case "w:instrText":
			if n := len(w.open); n > 0 && !w.open[n-1].result {
				w.open[n-1].code.WriteString(c.Text())
			}
		case "w:t":
			if n := len(w.open); n > 0 && w.open[n-1].result {
				w.open[n-1].texts = append(w.open[n-1].texts, c)
			}
		case "w:fldSimple":
			f := &storyField{result: true}
			f.code.WriteString(c.Attr("w:instr"))
			w.open = append(w.open, f)
			w.walk(c, here)
			w.close(f)
			continue
		}
		w.walk(c, here)
	}
}

func (w *fieldWalk) mark(e *docx.Element, at fieldMark) {
	n := len(w.open)
	if !w.marks[e] {
		return
	}
	switch e.Attr("w:fldCharType") {
	case "begin":
		w.open = append(w.open, &storyField{begin: at})
	case "separate":
		if n > 0 {
			w.open[n-1].separate, w.open[n-1].result = at, true
		}
	case "end":
		if n > 0 {
			w.open[n-1].end = at
			w.close(w.open[n-1])
		}
	}
}

// close takes the innermost field off and reads its instruction.
func (w *fieldWalk) close(f *storyField) {
	w.open = w.open[:len(w.open)-1]
	f.parse(f.code.String())
	w.done = append(w.done, f)
}

// parse reads an instruction: a name, arguments, switches with an argument or
// without (17.16.4).
func (f *storyField) parse(code string) {
	f.switches = map[string]string{}
	last := ""
	for i, word := range fieldWords(code) {
		switch {
		case i == 0:
			f.name = strings.ToUpper(word)
		case len(word) == 2 && word[0] == '\\':
			last = strings.ToLower(word)
			f.switches[last] = ""
		case last != "":
			f.switches[last], last = word, ""
		default:
			f.words = append(f.words, word)
		}
	}
}

func (f *storyField) has(name string) bool {
	_, ok := f.switches[name]
	return ok
}

// fieldWords parts an instruction at blanks outside of quotes.
func fieldWords(code string) []string {
	var words []string
	var word strings.Builder
	quoted, any := false, false
	flush := func() {
		if any {
			words = append(words, word.String())
		}
		word.Reset()
		any = false
	}
	for _, r := range code {
		switch {
		case strings.ContainsRune(`"“”`, r):
			quoted, any = !quoted, true
		case unicode.IsSpace(r) && !quoted:
			flush()
		default:
			word.WriteRune(r)
			any = true
		}
	}
	flush()
	return words
}

// isContents reports whether a field is a table of contents made of headings:
// not one of figures (\c, \a), nor of TC fields (\f, \l).
func (f *storyField) isContents() bool {
	return f.name == "TOC" && !slices.ContainsFunc([]string{`\a`, `\c`, `\f`, `\l`}, f.has)
}

// span is a range of levels, "1-3"; the whole range where it says nothing.
func span(s string) (from, to int) {
	a, b, ok := strings.Cut(s, "-")
	from, to = digit(a), digit(b)
	if !ok || from == 0 || to == 0 {
		return 1, maxLevel
	}
	return from, to
}

func digit(s string) int {
	if s = strings.TrimSpace(s); len(s) == 1 && s[0] >= '1' && s[0] <= '9' {
		return int(s[0] - '0')
	}
	return 0
}
