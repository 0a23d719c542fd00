// Package pdf writes laid out pages as PDF/A (ISO 19005): 3b, in which the Word
// file and the data travel, or 2b and 2u, which carry nothing. It never breaks a
// line and never measures for layout; it draws what a layout.Document says,
// where it says it.
//
// Data passes in two steps. The items of each page go through a narrow drawing
// interface (canvas) to fpdf, which builds content streams, font subsets and
// picture streams. Then the seal takes fpdf's objects apart and puts them
// together again with all that PDF/A asks for and fpdf does not write: file
// identifier, output intent, metadata, readable character maps, outline,
// annotations, attachments, and the structure tree that says what is a heading,
// a list or a table. The same document and Meta give the same bytes.
package pdf

import (
	"errors"
	"fmt"
	"io"
	"time"

	"naskah/internal/layout"
)

// Meta describes the document in its information dictionary and its XMP
// packet. Created is written with its own zone; when it is zero, the file
// carries no date at all.
type Meta struct {
	Title    string // or that of the layout
	Author   string
	Subject  string
	Keywords string
	Lang     string // BCP 47, or that of the layout
	Created  time.Time

	Flavour     Flavour // A3b when empty
	Attachments []Attachment
}

// Write draws the document. Nothing is written to w unless the whole file
// could be made. What had to be replaced on the way (a character no face has,
// a picture that cannot be read) is told by Check, not here.
func Write(w io.Writer, doc *layout.Document, meta Meta) error {
	data, err := produce(doc, meta)
	if err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	_, err = w.Write(data)
	return err
}

// errEmpty: a PDF needs a page.
var errEmpty = errors.New("the layout has no pages")

// produce draws and seals. A panic inside fpdf, which indexes its tables without
// asking, becomes an error of this one document.
func produce(doc *layout.Document, meta Meta) (data []byte, err error) {
	if doc == nil || len(doc.Pages) == 0 {
		return nil, errEmpty
	}
	defer func() {
		if p := recover(); p != nil {
			data, err = nil, fmt.Errorf("drawing gave up: %v", p)
		}
	}()
	if err := meta.checkFlavour(); err != nil {
		return nil, err
	}
	if meta.Title == "" {
		meta.Title = doc.Title
	}
	if meta.Lang == "" {
		meta.Lang = doc.Lang
	}
	if meta.Lang == "" {
		meta.Lang = "id-ID"
	}
	t := collect(doc)
	c, err := newFpdfCanvas(t, doc.Pages[0])
	if err != nil {
		return nil, err
	}
	if err := drawPages(c, t, doc); err != nil {
		return nil, err
	}
	body, err := c.finish()
	if err != nil {
		return nil, err
	}
	return seal(body, sealing{meta: meta, types: t, notes: c.notes, pages: doc.Pages, marks: doc.Structure})
}
