package layout

import (
	"slices"
	"strings"

	"naskah/internal/docx"
)

// styles resolves style inheritance (ECMA-376 17.7.2): document defaults, then
// table style, then the paragraph style from the root of its basedOn chain,
// with its numbering where it names one, then direct numbering, then direct
// formatting.
type styles struct {
	docx.Styles
	theme     *theme
	numbering *docx.Numbering
	resolved  map[styleKey]*styleProps
}

// tableFormat is what a table style says about the text of a cell, weakest
// first.
type tableFormat struct {
	para, run []*docx.Element
}

type styleKey struct {
	id    string
	table *tableFormat
}

// styleProps are the properties a paragraph style amounts to.
type styleProps struct {
	para     paraProps
	run      runProps
	numbered bool
}

func newStyles(s *docx.Styles, n *docx.Numbering, th *theme) *styles {
	return &styles{Styles: *s, theme: th, numbering: n, resolved: map[styleKey]*styleProps{}}
}

// chain returns a style and its ancestors, root first.
func (s *styles) chain(id string) []*docx.Element {
	styles := s.Chain(id)
	out := make([]*docx.Element, len(styles))
	for i, st := range styles {
		out[len(out)-1-i] = st.Element
	}
	return out
}

// baseProps are what holds where a document says nothing: ECMA-376 17.7.5
// leaves them to the application, these are Word's.
func baseProps() styleProps {
	return styleProps{
		para: paraProps{line: 240, widow: true, outline: -1},
		run:  runProps{font: "Times New Roman", size: 20},
	}
}

// named returns id, or the default style of a kind where id is none of it.
func (s *styles) named(id, kind string) string {
	if st := s.ByID(id); st != nil && st.Type == kind {
		return id
	}
	if st := s.Default(kind); st != nil {
		return st.ID
	}
	return ""
}

// paragraphStyle resolves a paragraph style within a table format (nil outside
// tables).
func (s *styles) paragraphStyle(id string, table *tableFormat) *styleProps {
	id = s.named(id, "paragraph")
	key := styleKey{id, table}
	if r, ok := s.resolved[key]; ok {
		return r
	}
	r := baseProps()
	s.theme.applyRun(&r.run, s.RunDefaults())
	s.theme.applyPara(&r.para, s.ParagraphDefaults())
	if table != nil {
		for _, e := range table.para {
			s.theme.applyPara(&r.para, e)
		}
		for _, e := range table.run {
			s.theme.applyRun(&r.run, e)
		}
	}
	sample := docx.E("w:p", docx.E("w:pPr", docx.E("w:pStyle").With("w:val", id)))
	numID, depth, numbered := s.numbering.Of(sample)
	for _, e := range s.chain(id) {
		if r.para.outline < 0 {
			r.para.outline = headingLevel(e)
		}
		if numbered && e.Path("w:pPr", "w:numPr").Val("w:numId") == numID {
			s.applyLevel(&r, numID, depth)
		}
		s.theme.applyPara(&r.para, e.Child("w:pPr"))
		s.theme.applyRun(&r.run, e.Child("w:rPr"))
	}
	r.para.style, r.numbered = id, numbered
	s.resolved[key] = &r
	return &r
}

// applyLevel lays the indents and tabs of a list level over r.
func (s *styles) applyLevel(r *styleProps, numID string, depth int) {
	if l := s.numbering.Level(numID, depth); l != nil {
		s.theme.applyPara(&r.para, l.Paragraph())
	}
}

// headingLevel knows the built-in headings by their name, for files that rely
// on Word's built-in definition of them.
func headingLevel(style *docx.Element) int {
	rest, ok := strings.CutPrefix(strings.ToLower(style.Val("w:name")), "heading ")
	if !ok {
		return -1
	}
	return outlineOf(intOr(rest, 10) - 1)
}

// paragraph resolves a paragraph: its properties, those its runs start from,
// and its list and level.
func (s *styles) paragraph(p *docx.Element, table *tableFormat) (r styleProps, numID string, depth int) {
	pPr := p.Child("w:pPr")
	r = *s.paragraphStyle(pPr.Val("w:pStyle"), table)
	r.para.tabs = slices.Clip(r.para.tabs)
	numID, depth, numbered := s.numbering.Of(p)
	switch {
	case !numbered && r.numbered:
		// numId 0 takes away a style's number, with its indents (17.9.18)
		r.para.left, r.para.first = 0, 0
	case numbered && pPr.Child("w:numPr") != nil:
		s.applyLevel(&r, numID, depth)
	}
	s.theme.applyPara(&r.para, pPr)
	r.numbered = numbered
	r.para.numbered = numbered
	return r, numID, depth
}

// run resolves a run's properties over those of its paragraph. The toggles of
// a character style switch those of the paragraph style over (17.7.3).
func (s *styles) run(base runProps, rPr *docx.Element) runProps {
	if rPr == nil {
		return base
	}
	p := base
	if id := rPr.Val("w:rStyle"); id != "" {
		p.toggles = 0
		for _, style := range s.chain(id) {
			s.theme.applyRun(&p, style.Child("w:rPr"))
		}
		p.toggles ^= base.toggles
	}
	s.theme.applyRun(&p, rPr)
	return p
}
