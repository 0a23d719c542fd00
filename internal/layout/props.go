package layout

// align is the alignment of a paragraph (ECMA-376 17.18.44) or a cell.
type align uint8

const (
	alignLeft align = iota
	alignCenter
	alignRight
	alignJustify
	alignDistribute
)

// toggles are the run properties that styles switch over rather than set
// (ECMA-376 17.7.3).
type toggles uint16

const (
	bold toggles = 1 << iota
	italic
	caps
	smallCaps
	strike
	doubleStrike
	hidden
)

// vertAlign is the place of a run relative to the baseline (17.18.96).
type vertAlign uint8

const (
	baseline vertAlign = iota
	superscript
	subscript
)

// underline is the kind of line below a run, reduced to what is drawn.
type underline uint8

const (
	noUnderline underline = iota
	singleUnderline
	doubleUnderline
	thickUnderline
	dottedUnderline
	dashedUnderline
	wordsUnderline // below words only
)

// paint is a colour that may be unset.
type paint struct {
	set bool
	rgb RGB
}

// runProps are the resolved properties of a run. They are comparable: runs
// with equal properties are set as one.
type runProps struct {
	font, fontCS, fontEA string
	size                 int // half points
	toggles              toggles
	underline            underline
	underlineColor       paint
	color                paint
	highlight            paint
	shade                paint
	vert                 vertAlign
	raise                int  // half points above the baseline
	spacing              Unit // after each character
	scale                int  // percent; 0 is 100
	lang                 string
	rtl                  bool
	ligatures            bool // standard ones
	kern                 int  // font size in half points from which pairs are kerned; 0 for never
}

func (p *runProps) is(t toggles) bool { return p.toggles&t != 0 }

func (p *runProps) set(t toggles, on bool) {
	if on {
		p.toggles |= t
	} else {
		p.toggles &^= t
	}
}

// lineRule says how w:line is meant (17.18.48).
type lineRule uint8

const (
	lineAuto lineRule = iota
	lineExact
	lineAtLeast
)

// border is one edge of a paragraph, cell or page.
type border struct {
	style borderStyle
	width Unit // of the whole edge, gaps included
	space Unit // between edge and text
	color RGB
	set   bool // named at all, be it as "none"
}

type borderStyle uint8

const (
	borderNone borderStyle = iota
	borderSingle
	borderDouble
	borderDotted
	borderDashed
	borderThickThin // thick line outside, thin one inside
	borderThinThick
)

// visible reports whether the edge is drawn.
func (b border) visible() bool { return b.style != borderNone && b.width > 0 }

// edges are the four sides of a box.
type edges struct{ top, bottom, left, right border }

// tabKind is ST_TabJc (17.18.84).
type tabKind uint8

const (
	tabLeft tabKind = iota
	tabCenter
	tabRight
	tabDecimal
	tabBar
	tabClear
)

// tabStop is one stop, measured from the left margin of the text.
type tabStop struct {
	pos    Unit
	kind   tabKind
	leader rune // 0 for none
}

// paraProps are the resolved properties of a paragraph.
type paraProps struct {
	style                  string
	align                  align
	left, right, first     Unit // first is negative for a hanging indent
	before, after          Unit
	autoBefore, autoAfter  bool
	line                   int // 240ths of a line, or twips, as rule says
	rule                   lineRule
	contextual             bool
	keepNext, keepLines    bool
	pageBreakBefore, widow bool
	box                    edges
	between                border
	shade                  paint
	tabs                   []tabStop // sorted by pos
	outline                int       // 0 to 8; -1 for body text
	numbered, rightToLeft  bool
	frame                  *textFrame
	offGrid                bool // its lines keep out of the document grid
}

// sameBox reports whether two neighbours share one frame of borders
// (17.3.1.7): equal borders and equal indents.
func (p *paraProps) sameBox(q *paraProps) bool {
	return p.box == q.box && p.left == q.left && p.right == q.right && min(0, p.first) == min(0, q.first)
}

// bordered reports whether any edge is drawn.
func (e *edges) bordered() bool {
	return e.top.visible() || e.bottom.visible() || e.left.visible() || e.right.visible()
}
