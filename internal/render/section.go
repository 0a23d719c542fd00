package render

import (
	"strings"

	"naskah/internal/docx"
)

// Properties of a section stand at its end (ECMA-376 17.6.17), and a template
// may leave sections out or repeat them. A section of the paper has the
// properties of the section of the template in which its first paragraph
// stands: where sections are left out whole, theirs go along; where only the
// break is left out, with what follows it, the section goes on as it began.

type (
	// sectionProps writes the properties of a section, those of the template's
	// n-th when own is set.
	sectionProps struct {
		n    int
		own  bool
		last bool
	}
	// sectionBreak stands behind the last paragraph of a section.
	sectionBreak struct{}
	// sectionOf says that a paragraph of the template's n-th section follows.
	sectionOf int
)

// sectionMarker stands behind the paragraphs that end sections.
const sectionMarker = docx.Raw("<?naskah-bagian?>")

// sectionEnds marks the paragraphs that end sections.
func sectionEnds(root *docx.Element) {
	body := root.Child("w:body")
	if body == nil {
		return
	}
	var mark func(e *docx.Element)
	mark = func(e *docx.Element) {
		for i := 0; i < len(e.Children); i++ {
			c, ok := e.Children[i].(*docx.Element)
			switch {
			case !ok:
			case c.Name == "w:p" && c.Path("w:pPr", "w:sectPr") != nil:
				i++
				e.Insert(i, sectionMarker)
			case c.Name == "w:sdt" || c.Name == "w:sdtContent":
				mark(c)
			}
		}
	}
	mark(body)
}

// countSections numbers the sections the segments stand in, and returns their
// properties.
func countSections(list []segment) []string {
	var props []string
	place := 0
	for i := range list {
		list[i].place = place
		switch {
		case list[i].section:
			props = append(props, list[i].raw)
		case list[i].ends:
			place = len(props)
		}
	}
	if len(props) == 0 {
		props = []string{""}
	}
	return props
}

// section compiles what concerns sections in a segment of markup.
func (c *compiler) section(s segment) []node {
	own := len(c.calling) > 0
	switch {
	case s.ends:
		return []node{sectionBreak{}}
	case s.section:
		n := s.place
		return []node{sectionProps{n: n, own: own, last: n == len(c.sections)-1}}
	case len(c.sections) > 1 && !own && (strings.Contains(s.raw, "<w:p>") || strings.Contains(s.raw, "<w:p ")):
		return []node{sectionOf(s.place), markup(s.raw)}
	}
	return []node{markup(s.raw)}
}

func (s sectionProps) exec(st *state) {
	n := s.n
	switch {
	case st.section >= 0 && !s.own:
		n = st.section
	case s.last && st.broke.to > 0:
		// Nothing stands behind the last break, which would make an empty page.
		// Its properties become those of the end.
		all := st.out.String()
		props := all[st.broke.from:st.broke.to]
		st.out.Reset()
		st.out.WriteString(all[:st.broke.from] + all[st.broke.to:] + props)
		return
	}
	st.broke.from = st.out.Len()
	st.out.WriteString(st.props[n])
	st.broke.to = st.out.Len()
}

func (sectionBreak) exec(st *state) { st.section = -1 }

func (n sectionOf) exec(st *state) {
	if st.section < 0 {
		st.section = int(n)
	}
}
