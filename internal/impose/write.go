package impose

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"naskah/internal/pdf/object"
)

// Duplex is how the sides are meant to be printed.
type Duplex string

// The values of Duplex (ISO 32000-1 table 150).
const (
	OneSided Duplex = "Simplex"
	ByShort  Duplex = "DuplexFlipShortEdge"
	ByLong   Duplex = "DuplexFlipLongEdge"
)

// Meta describes the file to viewers; a viewer that prints it offers Duplex and
// does not shrink the pages.
type Meta struct {
	Title  string
	Duplex Duplex
}

const producer = "Naskah (impose)"

// Write makes one file of the sides. What of the pages cannot be read is told
// before anything is written.
func Write(w io.Writer, sides []Side, meta Meta) error {
	b := &book{forms: map[Page]*form{}, copies: map[*object.File]*copier{}}
	if err := b.prepare(sides); err != nil {
		return err
	}
	out := newWriter(w)
	b.write(out, sides, meta)
	if out.err == nil {
		out.err = out.w.Flush()
	}
	if out.err != nil {
		return fmt.Errorf("write imposed PDF: %w", out.err)
	}
	return nil
}

// book is a file being made. Objects 1 to 3 are catalog, page tree and
// information; then come pages and their contents in turn, then what is copied.
type book struct {
	packer
	forms  map[Page]*form
	order  []*form
	copies map[*object.File]*copier
	files  []*copier
	next   int // number of the next object
}

// prepare makes the forms of all pages and finds all that they need.
func (b *book) prepare(sides []Side) error {
	b.next = firstPage + 2*len(sides)
	for _, side := range sides {
		for _, place := range side.Places {
			if err := b.take(place.Page); err != nil {
				return err
			}
		}
	}
	for _, c := range b.files {
		if err := c.follow(); err != nil {
			return err
		}
	}
	return nil
}

// take makes a page's form, once.
func (b *book) take(p Page) error {
	if b.forms[p] != nil {
		return nil
	}
	c := b.copies[p.source.file]
	if c == nil {
		c = &copier{source: p.source, book: b, numbers: map[int]int{}}
		b.copies[p.source.file] = c
		b.files = append(b.files, c)
	}
	f, err := c.form(p)
	if err != nil {
		return err
	}
	f.number = b.number()
	b.forms[p] = f
	b.order = append(b.order, f)
	return nil
}

// number gives out the number of an object.
func (b *book) number() int {
	b.next++
	return b.next - 1
}

const (
	catalogNumber = 1 + iota
	treeNumber
	infoNumber
	firstPage
)

// write puts the file out object by object.
func (b *book) write(out *writer, sides []Side, meta Meta) {
	// The second line has four bytes above 127, so that nobody takes the file for text.
	out.raw("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	out.object(catalogNumber, object.Dict{
		"Type": object.Name("Catalog"), "Pages": object.Ref{Number: treeNumber},
		"ViewerPreferences": object.Dict{"PrintScaling": object.Name("None"), "Duplex": object.Name(cmp.Or(meta.Duplex, OneSided)), "DisplayDocTitle": true},
	})
	kids := make(object.Array, len(sides))
	for i := range sides {
		kids[i] = object.Ref{Number: firstPage + 2*i}
	}
	out.object(treeNumber, object.Dict{"Type": object.Name("Pages"), "Kids": kids, "Count": len(sides)})
	out.object(infoNumber, object.Dict{"Title": object.Encoded(meta.Title), "Producer": object.Text(producer)})
	for i, side := range sides {
		b.page(out, firstPage+2*i, side)
	}
	for _, f := range b.order {
		out.object(f.number, f.stream)
	}
	for _, c := range b.files {
		for _, o := range c.objects {
			out.object(o.number, o.value)
		}
	}
	out.finish(b.next)
}

// page writes a side as a page: each form drawn at its place.
func (b *book) page(out *writer, number int, side Side) {
	forms, names := object.Dict{}, map[int]string{}
	name := func(n int) string {
		if names[n] == "" {
			names[n] = fmt.Sprintf("P%d", len(names)+1)
			forms[names[n]] = object.Ref{Number: n}
		}
		return names[n]
	}
	var draw bytes.Buffer
	for _, place := range side.Places {
		f := b.forms[place.Page]
		fmt.Fprintf(&draw, "q %s cm /%s Do\n", f.page.upright().then(place.Matrix), name(f.number))
		for _, a := range f.appearances {
			fmt.Fprintf(&draw, "q %s cm /%s Do Q\n", a.matrix, name(a.number))
		}
		draw.WriteString("Q\n")
		if r := place.Frame; r != nil {
			fmt.Fprintf(&draw, "q 0.5 G 0.3 w %s %s %s %s re S Q\n", decimal(r[0]), decimal(r[1]), decimal(r[2]), decimal(r[3]))
		}
	}
	out.object(number, object.Dict{
		"Type": object.Name("Page"), "Parent": object.Ref{Number: treeNumber},
		"MediaBox":  object.Array{0, 0, round(side.Width), round(side.Height)},
		"Resources": object.Dict{"XObject": forms}, "Contents": object.Ref{Number: number + 1},
	})
	out.object(number+1, b.pack(draw.Bytes(), object.Dict{}))
}

// String writes the numbers as the operator cm takes them.
func (m Matrix) String() string {
	parts := make([]string, len(m))
	for i, v := range m {
		parts[i] = decimal(v)
	}
	return strings.Join(parts, " ")
}

// sorted are the keys of a dictionary, so that the same file has the same bytes.
func sorted(d object.Dict) []string { return slices.Sorted(maps.Keys(d)) }
