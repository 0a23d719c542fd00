// Package layout turns a Word file into pages: positioned words, lines, fills
// and pictures. It reads WordprocessingML only, knows nothing of a dossier and
// nothing of PDF; what draws the pages is another room's business.
//
// Data passes through phases which never look back, each in files of its own:
// resolve (styles and direct formatting become paragraph and run properties),
// measure (text becomes pieces with widths), break (pieces become lines), build
// (paragraphs and tables become blocks), paginate (blocks are dealt out to
// pages) and place (pages receive their items).
package layout

import "naskah/internal/font"

// Unit is a length: 1/64 twip, that is 1/1280 point. Integers keep sums exact,
// so that the same document always breaks at the same words.
type Unit int64

// unitsPerTwip is the resolution of Unit.
const unitsPerTwip = 64

// Twip returns n twips (1/20 point) as a Unit.
func Twip(n int64) Unit { return Unit(n * unitsPerTwip) }

// Points returns the length in points, 1/72 inch.
func (u Unit) Points() float64 { return float64(u) / (20 * unitsPerTwip) }

// Twips returns the length in whole twips, cut off towards zero.
func (u Unit) Twips() int64 { return int64(u) / unitsPerTwip }

// RGB is a colour in the sRGB space.
type RGB struct{ R, G, B uint8 }

// Document is a laid out document.
type Document struct {
	Title     string         // dc:title of the package, or ""
	Lang      string         // language of the text, "id-ID" unless the styles say otherwise
	Pages     []Page         // in order, never empty
	Outline   []Heading      // headings in order
	Bookmarks map[string]int // index of the page on which each bookmark begins
	Structure []Mark         // tree of what the items mean; Structure[0] is the document
}

// Page is one sheet side. The origin is the upper left corner; y grows
// downwards. Items come in drawing order, and text among them in reading order.
type Page struct {
	Width, Height Unit
	Label         string // the page number as PAGE fields print it: "3", "iv"
	Items         []Item
}

// Heading is an entry of the outline.
type Heading struct {
	Level int // 0 for the outermost
	Text  string
	Page  int // index into Pages
	Y     Unit
}

// Item is something drawn on a page: Glyphs, Line, Fill, Image or Link. A Turn is
// around the point X, Y.
type Item interface{ item() }

// Glyphs is text set in one face on one baseline, positioned at its first
// character. Text may hold spaces (also a trailing one, so that words can be
// told apart when text is read back); a justified line has one Glyphs a word.
type Glyphs struct {
	X, Y    Unit // left end of the baseline
	Face    *font.Face
	Size    Unit // of the em square
	Color   RGB
	Text    string
	Width   Unit // sum of advances, Spacing and Stretch included
	Spacing Unit // added after each character (w:spacing); mostly zero
	Stretch int  // horizontal scale in percent (w:w); zero means 100
	Kerned  bool // pairs stand as Face.Kern says
	Turn    Angle
	Mark    int
}

// Line is a straight stroke: border, rule, underline.
type Line struct {
	X1, Y1, X2, Y2 Unit
	Width          Unit
	Color          RGB
	Dash           []Unit // lengths on, off, …; empty for a solid line
	Mark           int
}

// Fill is a filled rectangle: shading or highlight.
type Fill struct {
	X, Y, W, H Unit
	Color      RGB
	Turn       Angle
	Mark       int
}

// Image is a picture stretched over a rectangle.
type Image struct {
	X, Y, W, H Unit
	Data       []byte
	Format     string // "png" or "jpeg"
	Alt        string
	Crop       Crop
	Turn       Angle
	Mark       int
}

// Crop says how much of a picture each side loses, in 100,000ths of its width or
// height (ECMA-376 20.1.8.55); a side may gain an empty margin too.
type Crop struct{ Left, Top, Right, Bottom int }

// Link is a clickable rectangle; it draws nothing.
type Link struct {
	X, Y, W, H Unit
	URL        string // an outside target, or "" for one inside
	Page       int    // index of the target page when URL is empty
	Mark       int
}

func (Glyphs) item() {}
func (Line) item()   {}
func (Fill) item()   {}
func (Image) item()  {}
func (Link) item()   {}

// Kind says what a part of the document is.
type Kind int

// Kinds of marks.
const (
	DocumentMark Kind = iota // the root
	HeadingMark              // Level counts from 1
	ParagraphMark
	ListMark
	ListItemMark
	LabelMark // the number or bullet of a list item
	TableMark
	RowMark
	HeaderCellMark
	CellMark
	FigureMark
	LinkMark
	ArtifactMark  // headers, footers, repeated header rows, borders: not part of the text
	WatermarkMark // an artifact too
)

// Artifact reports whether what is marked so is no part of the text.
func (k Kind) Artifact() bool { return k == ArtifactMark || k == WatermarkMark }

// Cell is how a table cell stands in its grid.
type Cell struct {
	Columns, Rows int  // that it spans; 0 is one
	Covered       bool // by a merged cell above: no cell of its own
}

// Mark is a node of the structure tree. Items refer to it by index. A parent
// stands before its children; siblings stand in reading order.
type Mark struct {
	Kind   Kind
	Parent int // index; -1 for the root
	Level  int // of headings and lists
	Cell   Cell
	Alt    string
	Lang   string // "" where the parent's holds
}
