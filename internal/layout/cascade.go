package layout

import (
	"cmp"
	"slices"
	"strings"

	"naskah/internal/docx"
)

// applyRun lays the settings of one w:rPr over p (ECMA-376 17.3.2).
func (t *theme) applyRun(p *runProps, rPr *docx.Element) {
	if rPr == nil {
		return
	}
	for _, e := range rPr.Elements() {
		v := e.Attr("w:val")
		if bit, ok := toggleNames[e.Name]; ok {
			p.set(bit, onOff(v))
			continue
		}
		switch e.Name {
		case "w:rFonts":
			t.applyFonts(p, e)
		case "w:sz":
			p.size = clampSize(intOr(v, p.size))
		case "w:u":
			p.underline = underlineOf(cmp.Or(v, "single"))
			p.underlineColor = t.paint(e, "w:color")
		case "w:color":
			p.color = t.paint(e, "w:val")
		case "w:highlight":
			rgb, ok := highlights[v]
			p.highlight = paint{ok, rgb}
		case "w:shd":
			p.shade = t.shade(e)
		case "w:vertAlign":
			p.vert = vertNames[v]
		case "w:position":
			p.raise = max(-3168, min(3168, intOr(v, 0)))
		case "w:spacing":
			p.spacing = twipsOr(v, 0)
		case "w:w":
			p.scale = max(0, min(600, intOr(strings.TrimSuffix(v, "%"), 0)))
		case "w:lang":
			p.lang = cmp.Or(v, p.lang)
		case "w:rtl":
			p.rtl = onOff(v)
		case "w:kern":
			p.kern = max(0, intOr(v, 0))
		case "w14:ligatures": // [MS-DOCX] 2.6.1.12; Word sets none without it
			p.ligatures = strings.HasPrefix(v, "standard") || v == "all"
		}
	}
}

var toggleNames = map[string]toggles{
	"w:b": bold, "w:i": italic, "w:caps": caps, "w:smallCaps": smallCaps,
	"w:strike": strike, "w:dstrike": doubleStrike, "w:vanish": hidden,
}

var vertNames = map[string]vertAlign{"superscript": superscript, "subscript": subscript}

// clampSize keeps font sizes between one half point and the 1,638 points that
// Word accepts.
func clampSize(halfPoints int) int { return max(1, min(3276, halfPoints)) }

func underlineOf(v string) underline {
	switch v {
	case "none", "":
		return noUnderline
	case "double", "wavyDouble":
		return doubleUnderline
	case "thick", "wavyHeavy":
		return thickUnderline
	case "dotted", "dottedHeavy":
		return dottedUnderline
	case "dash", "dashedHeavy", "dashLong", "dashLongHeavy", "dotDash", "dashDotHeavy", "dotDotDash", "dashDotDotHeavy":
		return dashedUnderline
	case "words":
		return wordsUnderline
	}
	return singleUnderline
}

// applyFonts resolves w:rFonts; theme references win over names (17.3.2.26).
func (t *theme) applyFonts(p *runProps, e *docx.Element) {
	pick := func(current string, themeAttrs, nameAttrs []string) string {
		for _, a := range themeAttrs {
			if f := t.fonts[e.Attr(a)]; f != "" {
				return f
			}
		}
		for _, a := range nameAttrs {
			if f := strings.TrimSpace(e.Attr(a)); f != "" {
				return f
			}
		}
		return current
	}
	p.font = pick(p.font, []string{"w:asciiTheme", "w:hAnsiTheme"}, []string{"w:ascii", "w:hAnsi"})
	p.fontCS = pick(p.fontCS, []string{"w:cstheme"}, []string{"w:cs"})
	p.fontEA = pick(p.fontEA, []string{"w:eastAsiaTheme"}, []string{"w:eastAsia"})
}

// applyPara lays the settings of one w:pPr over p (17.3.1). Numbering and the
// paragraph mark are the caller's business.
func (t *theme) applyPara(p *paraProps, pPr *docx.Element) {
	if pPr == nil {
		return
	}
	for _, e := range pPr.Elements() {
		v := e.Attr("w:val")
		switch e.Name {
		case "w:jc":
			p.align = alignOf(v, p.align)
		case "w:ind":
			applyIndent(p, e)
		case "w:spacing":
			applySpacing(p, e)
		case "w:contextualSpacing":
			p.contextual = onOff(v)
		case "w:keepNext":
			p.keepNext = onOff(v)
		case "w:keepLines":
			p.keepLines = onOff(v)
		case "w:pageBreakBefore":
			p.pageBreakBefore = onOff(v)
		case "w:snapToGrid":
			p.offGrid = !onOff(v)
		case "w:widowControl":
			p.widow = onOff(v)
		case "w:pBdr":
			t.applyBorders(p, e)
		case "w:shd":
			p.shade = t.shade(e)
		case "w:tabs":
			applyTabs(p, e)
		case "w:outlineLvl":
			p.outline = outlineOf(intOr(v, 9))
		case "w:bidi":
			p.rightToLeft = onOff(v)
		case "w:framePr":
			p.frame = frameOf(e)
		}
	}
}

func outlineOf(n int) int {
	if n < 0 || n > 8 {
		return -1
	}
	return n
}

func alignOf(v string, fallback align) align {
	switch v {
	case "left", "start":
		return alignLeft
	case "center":
		return alignCenter
	case "right", "end":
		return alignRight
	case "both", "lowKashida", "mediumKashida", "highKashida", "thaiDistribute":
		return alignJustify
	case "distribute":
		return alignDistribute
	}
	return fallback
}

// applyIndent reads w:ind (17.3.1.12); start and end are the Strict names.
func applyIndent(p *paraProps, e *docx.Element) {
	p.left = twipsOr(cmp.Or(e.Attr("w:start"), e.Attr("w:left")), p.left)
	p.right = twipsOr(cmp.Or(e.Attr("w:end"), e.Attr("w:right")), p.right)
	if u, ok := parseTwips(e.Attr("w:firstLine")); ok {
		p.first = u
	}
	if u, ok := parseTwips(e.Attr("w:hanging")); ok {
		p.first = -u // hanging wins over firstLine
	}
}

// applySpacing reads w:spacing (17.3.1.33).
func applySpacing(p *paraProps, e *docx.Element) {
	if u, ok := parseTwips(e.Attr("w:before")); ok {
		p.before = max(0, u)
	}
	if u, ok := parseTwips(e.Attr("w:after")); ok {
		p.after = max(0, u)
	}
	if v := e.Attr("w:beforeAutospacing"); v != "" {
		p.autoBefore = onOff(v)
	}
	if v := e.Attr("w:afterAutospacing"); v != "" {
		p.autoAfter = onOff(v)
	}
	rule := e.Attr("w:lineRule")
	if v := e.Attr("w:line"); v != "" {
		if u, ok := parseTwips(v); ok {
			p.line = int(u.Twips())
			p.rule = lineAuto
		}
	}
	switch rule {
	case "exact":
		p.rule = lineExact
	case "atLeast":
		p.rule = lineAtLeast
	case "auto":
		p.rule = lineAuto
	}
}

// applyTabs merges custom stops: "clear" removes one inherited (17.3.1.37).
func applyTabs(p *paraProps, e *docx.Element) {
	tabs := slices.Clone(p.tabs)
	for _, tab := range e.All("w:tab") {
		pos, ok := parseTwips(tab.Attr("w:pos"))
		if !ok || len(tabs) > 200 {
			continue
		}
		tabs = slices.DeleteFunc(tabs, func(s tabStop) bool { return s.pos == pos })
		stop := tabStop{pos: pos, kind: tabKindOf(tab.Attr("w:val")), leader: leaders[tab.Attr("w:leader")]}
		if stop.kind != tabClear {
			tabs = append(tabs, stop)
		}
	}
	slices.SortStableFunc(tabs, func(a, b tabStop) int { return cmp.Compare(a.pos, b.pos) })
	p.tabs = tabs
}

func tabKindOf(v string) tabKind {
	switch v {
	case "center":
		return tabCenter
	case "right", "end":
		return tabRight
	case "decimal":
		return tabDecimal
	case "bar":
		return tabBar
	case "clear":
		return tabClear
	}
	return tabLeft
}

var leaders = map[string]rune{"dot": '.', "hyphen": '-', "underscore": '_', "heavy": '_', "middleDot": '·'}

func (t *theme) applyBorders(p *paraProps, e *docx.Element) {
	for _, b := range e.Elements() {
		edge := t.border(b)
		switch b.Name {
		case "w:top":
			p.box.top = edge
		case "w:bottom":
			p.box.bottom = edge
		case "w:left", "w:start":
			p.box.left = edge
		case "w:right", "w:end":
			p.box.right = edge
		case "w:between":
			p.between = edge
		}
	}
}
