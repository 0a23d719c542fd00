package layout

// The model is the document after the resolve phase: what is to be set, with
// every property known, and nothing measured yet.

// block is a paragraph or a table.
type block interface{ isBlock() }

// paragraph is text with one set of paragraph properties.
type paragraph struct {
	props   paraProps
	mark    runProps // of the paragraph mark: height of an empty line, font of the number
	label   *label
	inlines []inline
	id      int // index into the structure
}

// label is the number or bullet before a paragraph.
type label struct {
	text  string
	props runProps
	suff  suffix
	align align
	list  string // w:numId
	id    int    // index into the structure
}

// suffix is what follows a number (ECMA-376 17.9.28).
type suffix uint8

const (
	suffixTab suffix = iota
	suffixSpace
	suffixNothing
)

// inlineKind tells the inlines of a paragraph apart.
type inlineKind uint8

const (
	inText inlineKind = iota
	inTab
	inLineBreak
	inPageBreak
	inColumnBreak
	inPicture  // in the line
	inAnchored // placed on the page
	inPageNumber
	inPageCount
	inSectionCount // of the pages of a section
	inBookmark
	inNote
)

// inline is a stretch of text with one set of properties, or something that
// stands among text.
type inline struct {
	kind  inlineKind
	text  string
	props *runProps
	link  *target
	shape *shape
	name  string // of a bookmark
	to    Unit   // position of an absolute tab
	ptab  tabKind
	note  *note
}

// target is where a hyperlink leads.
type target struct {
	url    string
	anchor string // a bookmark, when url is empty
}

// shape is a picture, a text box or a drawn line.
type shape struct {
	width, height  Unit
	data           []byte
	format         string // "png", "jpeg", or "" where there is no picture
	alt            string
	blocks         []block // of a text box; paragraphs of a frame
	inset          [4]Unit // left, top, right, bottom
	stroke         border
	fill           paint
	rule           bool // a straight line from corner to corner
	flipped        bool // the other diagonal
	anchorVertical align
	turn           Angle // around its middle
	textTurn       Angle // of its text alone
	vertical       bool  // it holds vertical text and nothing else
	art            *wordArt
	crop           Crop
	at             position
	id             int // index into the structure
	watermark      int // its mark; 0 for other objects
	children       []groupShape
	frame          *textFrame // of a paragraph frame
}

// groupShape is a member of a group with its place inside it.
type groupShape struct {
	x, y Unit
	*shape
}

// position says where an anchored shape stands (20.4.2.3).
type position struct {
	relH, relV     string // page, margin, column, paragraph, …
	alignH, alignV string
	x, y           Unit
	behind         bool
	wrap           wrapKind
	distTop        Unit
	distBottom     Unit
	distLeft       Unit
	distRight      Unit
	nudge          Unit // to the right, from where the alignment says
}

type wrapKind uint8

const (
	wrapNone wrapKind = iota
	wrapTopBottom
	wrapSquare
)

// table is rows of cells on a grid.
type table struct {
	grid    []Unit // widths of the columns as the file has them
	width   tableWidth
	fixed   bool
	indent  Unit
	align   align
	margins cellMargins // defaults of the table
	rows    []*row
	id      int

	floating *position // of a floating table
}

// tableWidth is a wished width: twips, or fiftieths of a percent of what there
// is; neither for automatic. It is set where the file names it at all.
type tableWidth struct {
	value Unit
	share int
	set   bool
}

// row is one row of a table.
type row struct {
	cells     []*cell
	height    Unit
	rule      lineRule // lineAtLeast or lineExact; lineAuto without a height
	header    bool
	cantSplit bool
	before    int // grid columns skipped at the left
	id        int
}

// cell is one cell; a vertically merged cell knows how many rows it spans.
type cell struct {
	blocks  []block
	column  int // first grid column
	span    int
	width   tableWidth
	rows    int  // rows covered, 1 unless merged
	covered bool // continues the merged cell above
	margins cellMargins
	box     edges
	shade   paint
	align   align // vertical: left is top, right is bottom
	turn    Angle // of its text
	id      int
}

// cellMargins are the distances between a cell's edges and its text.
type cellMargins struct{ left, top, right, bottom Unit }

// section is a stretch of the body with one page setup.
type section struct {
	page    pageSetup
	blocks  []block
	headers hdrSet
	footers hdrSet
	start   sectionStart
}

// hdrSet holds the header or footer stories by kind; nil where there is none.
type hdrSet struct{ standard, first, even *story }

// story is the text of a header or footer.
type story struct {
	blocks []block
	paged  bool // it holds page numbers: each page has its own lines
	id     int
}

type sectionStart uint8

const (
	startNextPage sectionStart = iota
	startContinuous
	startEvenPage
	startOddPage
	startNextColumn
)

// pageSetup is the geometry of a section's pages (17.6).
type pageSetup struct {
	width, height            Unit
	top, bottom, left, right Unit // top and bottom may be negative: exact
	header, footer           Unit
	columns                  []column
	titlePage                bool
	numberFormat             string
	numberStart              int // -1: continue
	borders                  edges
	bordersFromText          bool
	vertical                 align
	grid                     Unit // pitch of the lines; 0 without a document grid
}

// column is a text column: its distance from the left margin and its width.
type column struct{ x, width Unit }

func (*paragraph) isBlock() {}
func (*table) isBlock()     {}
