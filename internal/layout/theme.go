package layout

import (
	"strings"

	"naskah/internal/docx"
)

// theme holds what a document's theme part says of fonts and colours
// (ECMA-376 20.1.6).
type theme struct {
	fonts  map[string]string // by ST_Theme value: "minorHAnsi" …
	colors map[string]RGB    // by ST_ThemeColor value
}

// newTheme reads the theme part; a document without one gets Word's defaults.
func newTheme(root *docx.Element) *theme {
	t := &theme{fonts: map[string]string{}, colors: map[string]RGB{}}
	if root == nil {
		return t
	}
	root.Walk(func(e *docx.Element) bool {
		switch e.Name {
		case "a:majorFont":
			t.readFonts("major", e)
			return false
		case "a:minorFont":
			t.readFonts("minor", e)
			return false
		case "a:clrScheme":
			t.readColors(e)
			return false
		}
		return true
	})
	return t
}

func (t *theme) readFonts(prefix string, e *docx.Element) {
	for name, keys := range map[string][]string{
		"a:latin": {"HAnsi", "Ascii"}, "a:ea": {"EastAsia"}, "a:cs": {"Bidi"},
	} {
		if c := e.Child(name); c != nil {
			for _, k := range keys {
				t.fonts[prefix+k] = c.Attr("typeface")
			}
		}
	}
}

// themeColorNames maps the scheme's elements to ST_ThemeColor; text and
// background colours stand for dark and light ones (the default mapping).
var themeColorNames = map[string][]string{
	"a:dk1": {"dark1", "text1", "tx1"}, "a:lt1": {"light1", "background1", "bg1"},
	"a:dk2": {"dark2", "text2", "tx2"}, "a:lt2": {"light2", "background2", "bg2"},
	"a:accent1": {"accent1"}, "a:accent2": {"accent2"}, "a:accent3": {"accent3"},
	"a:accent4": {"accent4"}, "a:accent5": {"accent5"}, "a:accent6": {"accent6"},
	"a:hlink": {"hyperlink", "hlink"}, "a:folHlink": {"followedHyperlink", "folHlink"},
}

func (t *theme) readColors(scheme *docx.Element) {
	for _, e := range scheme.Elements() {
		for _, c := range e.Elements() {
			v := c.Attr("val")
			if c.Name == "a:sysClr" {
				v = c.Attr("lastClr")
			}
			if rgb, ok := parseColor(v); ok {
				for _, name := range themeColorNames[e.Name] {
					t.colors[name] = rgb
				}
			}
		}
	}
}

// paint reads a colour attribute. Word writes the computed colour beside the
// theme reference, so the plain value is trusted; the theme is asked only
// where it is missing.
func (t *theme) paint(e *docx.Element, attr string) paint {
	if rgb, ok := parseColor(e.Attr(attr)); ok {
		return paint{true, rgb}
	}
	if rgb, ok := t.colors[e.Attr("w:themeColor")]; ok && e.Attr(attr) != "auto" {
		return paint{true, rgb}
	}
	return paint{}
}

// shade reads w:shd (17.3.5): solid patterns take the pattern colour, "pctN"
// mixes, anything else shows the fill.
func (t *theme) shade(e *docx.Element) paint {
	back, backSet := parseColor(e.Attr("w:fill"))
	if !backSet {
		if rgb, ok := t.colors[e.Attr("w:themeFill")]; ok {
			back, backSet = rgb, true
		}
	}
	front, frontSet := parseColor(e.Attr("w:color"))
	pattern := e.Attr("w:val")
	switch {
	case pattern == "nil":
		return paint{}
	case pattern == "solid":
		return paint{true, front}
	case strings.HasPrefix(pattern, "pct"):
		n := max(0, min(100, intOr(pattern[3:], 0)))
		if !backSet {
			back = RGB{255, 255, 255}
		}
		if !frontSet {
			front = RGB{}
		}
		return paint{true, mix(front, back, n)}
	}
	return paint{backSet, back}
}

func mix(front, back RGB, percent int) RGB {
	f := func(a, b uint8) uint8 { return uint8((int(a)*percent + int(b)*(100-percent)) / 100) }
	return RGB{f(front.R, back.R), f(front.G, back.G), f(front.B, back.B)}
}

// border reads CT_Border (17.18.2). The width w:sz counts eighths of a point
// and, for compound lines, one of their strokes.
func (t *theme) border(e *docx.Element) border {
	kind := e.Attr("w:val")
	b := border{set: true}
	size := max(0, min(96, intOr(e.Attr("w:sz"), 4)))
	b.width = Unit(size) * Twip(20) / 8
	b.space = Twip(int64(max(0, min(31, intOr(e.Attr("w:space"), 0)))) * 20)
	if c := t.paint(e, "w:color"); c.set {
		b.color = c.rgb
	}
	switch kind {
	case "", "nil", "none":
		b.width = 0
	case "double", "triple", "doubleWave":
		b.style, b.width = borderDouble, 3*b.width
	case "dotted", "dotDash", "dotDotDash":
		b.style = borderDotted
	case "dashed", "dashSmallGap", "dashDotStroked":
		b.style = borderDashed
	case "thinThickSmallGap", "thinThickMediumGap", "thinThickLargeGap":
		b.style, b.width = borderThinThick, compoundWidth(kind, b.width)
	case "thickThinSmallGap", "thickThinMediumGap", "thickThinLargeGap":
		b.style, b.width = borderThickThin, compoundWidth(kind, b.width)
	default:
		b.style = borderSingle
	}
	return b
}

// compoundWidth is the whole width of a thick and a thin line with their gap
// (LibreOffice 7.4 measured: a small gap and the thin line take 0.75 pt each).
func compoundWidth(kind string, thick Unit) Unit {
	switch {
	case strings.HasSuffix(kind, "SmallGap"):
		return thick + Twip(30)
	case strings.HasSuffix(kind, "MediumGap"):
		return 2 * thick
	}
	return thick + Twip(45)
}
