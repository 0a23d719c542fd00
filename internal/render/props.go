package render

import (
	"slices"
	"strings"

	"naskah/internal/docx"
	"naskah/internal/manuscript"
)

// propOrder is the order the children of a properties element must have.
type propOrder struct {
	name  string
	order []string
}

// The orders of CT_RPr and CT_PPr (ECMA-376 17.3.2.28 and 17.3.1.26); what is
// not listed, such as Word's extensions, stands at the end.
var (
	runProperties = propOrder{"w:rPr", strings.Fields(`w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline
		w:shadow w:emboss w:imprint w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing w:w w:kern w:position w:sz w:szCs
		w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout w:specVanish w:oMath`)}
	paraProperties = propOrder{"w:pPr", strings.Fields(`w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr
		w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE
		w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc
		w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange`)}
)

func (o propOrder) rank(name string) int {
	if i := slices.Index(o.order, name); i >= 0 {
		return i
	}
	return len(o.order)
}

// setProp puts a property into a serialised properties element, in its place
// and instead of one of that name; "" takes it out. The element may be "", and
// is "" when nothing is left.
func setProp(props string, o propOrder, name, prop string) string {
	var out strings.Builder
	put := prop == ""
	for _, c := range propsOf(props, o) {
		n := tagName(c[:tagClose(c, 0)])
		if n == name {
			continue
		}
		if !put && o.rank(n) > o.rank(name) {
			put = true
			out.WriteString(prop)
		}
		out.WriteString(c)
	}
	if !put {
		out.WriteString(prop)
	}
	if out.Len() == 0 {
		return ""
	}
	return "<" + o.name + ">" + out.String() + "</" + o.name + ">"
}

// propOf finds a property, "" when it is not there.
func propOf(props string, o propOrder, name string) string {
	for _, c := range propsOf(props, o) {
		if tagName(c[:tagClose(c, 0)]) == name {
			return c
		}
	}
	return ""
}

// propsOf cuts a serialised properties element into its children.
func propsOf(props string, o propOrder) []string {
	s := strings.TrimSuffix(strings.TrimPrefix(props, "<"+o.name+">"), "</"+o.name+">")
	var out []string
	depth, from := 0, 0
	for i := strings.IndexByte(s, '<'); i >= 0 && i < len(s); {
		end := tagClose(s, i)
		switch tag := s[i:end]; {
		case strings.HasPrefix(tag, "</"):
			depth--
		case !strings.HasSuffix(tag, "/>"):
			depth++
		}
		if depth == 0 {
			out = append(out, s[from:end])
			from = end
		}
		next := strings.IndexByte(s[end:], '<')
		if next < 0 {
			break
		}
		i = end + next
	}
	return out
}

// formatted gives run properties the formats of a mark.
func formatted(props string, m manuscript.Mark) string {
	set := func(on bool, list ...string) {
		for _, name := range list {
			if on {
				props = setProp(props, runProperties, name, "<"+name+"/>")
			}
		}
	}
	set(m.Bold, "w:b", "w:bCs")
	set(m.Italic, "w:i", "w:iCs")
	if m.Under {
		props = setProp(props, runProperties, "w:u", `<w:u w:val="single"/>`)
	}
	return props
}

// linkLook gives run properties the look of a link: the template's style, or the
// colour and line Word gives it.
func linkLook(props, style string) string {
	if style != "" {
		return setProp(props, runProperties, "w:rStyle", `<w:rStyle w:val="`+docx.Escape(style)+`"/>`)
	}
	props = setProp(props, runProperties, "w:color", `<w:color w:val="0563C1"/>`)
	return setProp(props, runProperties, "w:u", `<w:u w:val="single"/>`)
}
