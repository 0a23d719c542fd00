package engine

import (
	"bytes"
	"context"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/font"
	"naskah/internal/layout"
)

// maxRounds is how often a paper is laid out to find the pages of its contents.
// The first round tells the pages, the second that the numbers, now with their
// true width, have moved none.
const maxRounds = 3

// contents brings the tables of contents of a paper up to date, and the pages
// that PAGEREF fields show: what Word does on F9, with the pages of our own
// layout, so that the Word file as it stands and the PDF say the same. Entries
// are made of the headings the field's switches ask for (ECMA-376 17.16.5.68).
//
// It is done here and not while rendering, because only a finished paper has
// pages, and rendering knows no layout.
func contents(ctx context.Context, pkg *docx.Package, fonts *font.Library) ([]diag.Diagnostic, error) {
	main := pkg.MainPart()
	data, _ := pkg.Part(main)
	if !bytes.Contains(data, []byte("TOC")) && !bytes.Contains(data, []byte("PAGEREF")) {
		return nil, nil
	}
	root, err := pkg.Tree(main)
	if err != nil {
		return nil, err
	}
	body := root.Child("w:body")
	c, err := newOutline(pkg, body)
	if err != nil {
		return nil, err
	}
	found := c.refresh()
	refs := pageRefs(body)
	if !c.changed && len(refs) == 0 {
		return found, nil
	}
	for range maxRounds {
		pkg.SetTree(main, root)
		doc, findings, err := layout.Lay(ctx, pkg, fonts, layout.Options{})
		if err != nil {
			return nil, err
		}
		if err := diag.Fail(findings...); err != nil {
			return nil, err
		}
		if !setPages(refs, doc) {
			return found, nil
		}
	}
	pkg.SetTree(main, root)
	return append(found, diag.Warn("TP174", diag.Position{}, "kali", maxRounds)), nil
}

// pageRef is a PAGEREF field and the texts of its result.
type pageRef struct {
	bookmark string
	texts    []*docx.Element
}

// pageRefs finds the PAGEREF fields that have a result to be set.
func pageRefs(body *docx.Element) []pageRef {
	var refs []pageRef
	for _, f := range fieldsOfStory(body) {
		if f.name == "PAGEREF" && len(f.words) > 0 && len(f.texts) > 0 {
			refs = append(refs, pageRef{bookmark: f.words[0], texts: f.texts})
		}
	}
	return refs
}

// setPages writes the pages of bookmarks into their fields, as the page itself
// prints its number, and reports whether one changed. A bookmark that is not
// there leaves its field as it is.
func setPages(refs []pageRef, doc *layout.Document) bool {
	changed := false
	for _, r := range refs {
		page, ok := doc.Bookmarks[r.bookmark]
		if !ok {
			continue
		}
		for i, t := range r.texts {
			label := ""
			if i == 0 {
				label = doc.Pages[page].Label
			}
			if t.Text() != label {
				t.Children = []docx.Node{docx.Text(label)}
				changed = true
			}
		}
	}
	return changed
}
