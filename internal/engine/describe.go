package engine

import (
	"cmp"
	"strings"
	"time"

	"naskah/internal/docx"
	"naskah/internal/pdf"
)

// described fills in what the caller left open from the properties of the Word
// file (ECMA-376 part 2, clause 8): a PDF never takes its date from the clock.
func described(pkg *docx.Package, meta pdf.Meta) pdf.Meta {
	for _, name := range pkg.Related("", "core-properties") {
		root, err := pkg.Tree(name)
		if err != nil {
			continue // a damaged part has been told of; a PDF can do without
		}
		property := func(name string) string {
			if e := root.Child(name); e != nil {
				return strings.TrimSpace(e.Text())
			}
			return ""
		}
		meta.Author = cmp.Or(meta.Author, property("dc:creator"))
		meta.Subject = cmp.Or(meta.Subject, property("dc:subject"))
		meta.Keywords = cmp.Or(meta.Keywords, property("cp:keywords"))
		for _, name := range []string{"dcterms:modified", "dcterms:created"} {
			if at, err := time.Parse(time.RFC3339, property(name)); err == nil && meta.Created.IsZero() {
				meta.Created = at
			}
		}
	}
	return meta
}
