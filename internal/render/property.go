package render

import (
	"slices"
	"strings"
	"time"

	"naskah/internal/docx"
)

// coreProperties is the relationship to the properties of a file.
const coreProperties = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

// titleProperty is the title in the properties of a file.
func titleProperty(pkg *docx.Package) string {
	for _, name := range pkg.Related("", coreProperties) {
		if root, err := pkg.Tree(name); err == nil {
			if title := root.Child("dc:title"); title != nil {
				return strings.TrimSpace(title.Text())
			}
		}
	}
	return ""
}

// kept are the properties of a template that are as true of the papers made of
// it. Who saved it last and how often, and when, is not.
var kept = []string{
	"dc:title", "dc:subject", "dc:creator", "dc:description", "dc:language", "dc:identifier",
	"cp:category", "cp:contentStatus", "cp:keywords", "cp:version",
}

// setProperties gives the file the title, author and time of the paper (ECMA-376
// part 2, clause 8), where they are given; what else the template says of
// itself stays. A property the template has filled by tags is what its author
// wanted, and stays as well.
func setProperties(pkg *docx.Package, in Input, tagged map[string]bool) {
	related := pkg.Related("", coreProperties)
	if len(related) == 0 {
		return
	}
	root := docx.E("cp:coreProperties").With(
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	if old, err := pkg.Tree(related[0]); err == nil {
		root = old.Clone()
	}
	root.Children = slices.DeleteFunc(root.Children, func(n docx.Node) bool {
		e, ok := n.(*docx.Element)
		return !ok || !slices.Contains(kept, e.Name)
	})
	set := func(name, value string) *docx.Element {
		e := root.Child(name)
		if e == nil {
			e = docx.E(name)
			root.Append(e)
		}
		e.Children = []docx.Node{docx.Text(value)}
		return e
	}
	if in.Title != "" && !tagged["dc:title"] {
		set("dc:title", in.Title)
	}
	if in.Author != "" && !tagged["dc:creator"] {
		set("dc:creator", in.Author)
	}
	if !in.Created.IsZero() {
		s := in.Created.UTC().Format(time.RFC3339)
		set("dcterms:created", s).SetAttr("xsi:type", "dcterms:W3CDTF")
		set("dcterms:modified", s).SetAttr("xsi:type", "dcterms:W3CDTF")
	}
	if root.Child("dc:language") == nil {
		set("dc:language", "id-ID")
	}
	pkg.SetTree(related[0], root)
}
