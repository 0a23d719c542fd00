package pdf

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unsafe"

	"naskah/internal/diag"
	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/message"
)

// Check finds what Write will have to replace or leave out. It draws nothing;
// each character and each picture is named once, at its first page.
func Check(doc *layout.Document) []diag.Diagnostic {
	if doc == nil {
		return nil
	}
	c := checker{types: newTypecase(), runes: map[rune]bool{}, told: map[string]int{}, images: map[pictureKey]bool{}, pages: len(doc.Pages)}
	for i := range doc.Pages {
		c.place = message.P("PD.halaman", "nomor", i+1)
		for _, item := range doc.Pages[i].Items {
			switch v := item.(type) {
			case layout.Glyphs:
				c.text(v)
			case layout.Image:
				c.image(v)
			case layout.Link:
				c.link(v)
			}
		}
	}
	return append(c.found, c.rest()...)
}

// maxTold is how many findings of one code are told.
const maxTold = 50

type checker struct {
	found  []diag.Diagnostic
	told   map[string]int // by code
	place  message.Phrase
	album  album
	pages  int
	types  *typecase // filled as Write does
	runes  map[rune]bool
	images map[pictureKey]bool
}

func (c *checker) add(d diag.Diagnostic) {
	if c.told[d.Code]++; c.told[d.Code] <= maxTold {
		c.found = append(c.found, d.In(c.place))
	}
}

// rest says how much was left unsaid.
func (c *checker) rest() []diag.Diagnostic {
	var rest []diag.Diagnostic
	for _, code := range slices.Sorted(maps.Keys(c.told)) {
		if n := c.told[code]; n > maxTold {
			rest = append(rest, diag.Note("PD070", diag.Position{}, "kode", code, "jumlah", n-maxTold))
		}
	}
	return rest
}

func (c *checker) text(g layout.Glyphs) {
	if g.Face == nil {
		return
	}
	set := c.types.set(g.Face)
	for _, r := range g.Text {
		if set.add(r) || font.Invisible(r) || c.runes[r] {
			continue
		}
		c.runes[r] = true
		d := diag.Warn("PD001", diag.Position{}, "tanda", string(r), "kode", fmt.Sprintf("U+%04X", r))
		d.Excerpt = strings.TrimSpace(g.Text)
		c.add(d)
	}
}

func (c *checker) image(v layout.Image) {
	key := pictureKey{unsafe.SliceData(v.Data), len(v.Data)}
	if c.images[key] {
		return
	}
	c.images[key] = true
	name := v.Alt
	if name == "" {
		name = v.Format
	}
	var large tooManyPixels
	switch _, err := c.album.read(v.Data); {
	case err == nil:
	case errors.Is(err, errPicture):
		c.add(diag.Warn("PD005", diag.Position{}, "nama", name))
	case errors.Is(err, errAllPixels):
		c.add(diag.Warn("PD007", diag.Position{}, "nama", name))
	case errors.As(err, &large):
		c.add(diag.Warn("PD006", diag.Position{}, "nama", name, "lebar", large.width, "tinggi", large.height, "batas", large.most>>20))
	default:
		d := diag.Warn("PD002", diag.Position{}, "nama", name)
		d.Excerpt = err.Error()
		c.add(d)
	}
}

func (c *checker) link(v layout.Link) {
	if _, ok := linkTarget(v, c.pages); ok {
		return
	}
	if v.URL == "" {
		c.add(diag.Warn("PD004", diag.Position{}, "nomor", v.Page+1))
		return
	}
	c.add(diag.Warn("PD003", diag.Position{}, "alamat", v.URL))
}

// Fonts tells what is wrong with the office's own font files.
func Fonts(lib *font.Library) []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, p := range lib.Problems() {
		at := diag.Position{File: p.File}
		switch p.Reason {
		case font.Format:
			found = append(found, diag.Warn("PD011", at, "berkas", p.File))
		case font.Outlines:
			found = append(found, diag.Warn("PD012", at, "berkas", p.File))
		case font.Protected:
			found = append(found, diag.Warn("PD013", at, "berkas", p.File))
		case font.NoUnicode:
			found = append(found, diag.Warn("PD014", at, "berkas", p.File))
		case font.Duplicated:
			found = append(found, diag.Warn("PD015", at, "berkas", p.File))
		case font.Oversized:
			found = append(found, diag.Warn("PD016", at, "berkas", p.File))
		case font.TooMany:
			found = append(found, diag.Warn("PD017", at, "berkas", p.File))
		default:
			d := diag.Warn("PD010", at, "berkas", p.File)
			d.Excerpt = p.Err.Error()
			found = append(found, d)
		}
	}
	return found
}
