package layout

import (
	"context"
	"maps"
	"slices"
	"strings"

	"naskah/internal/diag"
)

// Limits on what a document may grow to when it is laid out. A few kilobytes of
// a Word file can ask for any number of pages, each with a header as long as the
// file; past these limits the document is refused with a finding rather than cut.
const (
	maxPages      = 10_000    // beyond it lies no paper
	maxParagraphs = 300_000   // thirty a page
	maxPieces     = 3_000_000 // words, spaces and tabs measured, headers anew for each page
	maxItems      = 2_000_000 // things drawn, long texts counted as several
	itemText      = 128       // bytes of text that count as one thing drawn
	maxTold       = 50        // findings of one code
)

// budget counts what a document has used up of the limits.
type budget struct {
	ctx           context.Context
	pieces, items int
	refusal       *diag.Diagnostic // the limit that was passed first
}

// refuse ends the work: the phases look at over before each further page.
func (b *budget) refuse(code string, limit int) {
	if b.refusal == nil {
		d := diag.New(code, diag.Position{}, "batas", limit)
		b.refusal = &d
	}
}

func (b *budget) over() bool { return b.refusal != nil || b.ctx.Err() != nil }

// page asks for one more page.
func (b *budget) page(pages int) bool {
	if pages >= maxPages {
		b.refuse("LY021", maxPages)
	}
	return !b.over()
}

// measure asks for a paragraph of so many pieces.
func (b *budget) measure(pieces int) bool {
	if b.pieces += pieces + 1; b.pieces > maxPieces {
		b.refuse("LY022", maxPieces)
	}
	return !b.over()
}

// draw asks for a thing with so many bytes of text.
func (b *budget) draw(text int) bool {
	if b.items += 1 + text/itemText; b.items > maxItems {
		b.refuse("LY022", maxItems)
	}
	return !b.over()
}

// size counts what is read. A document that will pass a limit anyway is refused
// before it is all in memory.
type size struct{ paragraphs, spaces int }

func (s *size) text(t string) { s.spaces += strings.Count(t, " ") }

// over is the limit that was passed, or nil.
func (s *size) over() *diag.Diagnostic {
	var d diag.Diagnostic
	switch {
	case s.paragraphs > maxParagraphs:
		d = diag.New("LY060", diag.Position{}, "batas", maxParagraphs)
	case 2*s.spaces > maxPieces: // a word and a space are two pieces
		d = diag.New("LY022", diag.Position{}, "batas", maxPieces)
	default:
		return nil
	}
	return &d
}

// crier passes findings on, but no more than maxTold of one code: what is wrong
// everywhere need not be told of every place.
type crier struct {
	bag  *diag.Bag
	told map[string]int
}

func (c *crier) add(d diag.Diagnostic) {
	if c.told == nil {
		c.told = map[string]int{}
	}
	if c.told[d.Code]++; c.told[d.Code] <= maxTold {
		c.bag.Add(d)
	}
}

// rest says how much was left unsaid.
func (c *crier) rest() {
	for _, code := range slices.Sorted(maps.Keys(c.told)) {
		if n := c.told[code]; n > maxTold {
			c.bag.Add(diag.Note("LY023", diag.Position{}, "kode", code, "jumlah", n-maxTold))
		}
	}
}
