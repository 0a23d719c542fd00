package render

import (
	"strings"

	"naskah/internal/docx"
	"naskah/internal/message"
)

// propertyParts are the relationship types of the properties of a file.
var propertyParts = []string{coreProperties, "extended-properties", "custom-properties"}

// propertyNames are what Word calls the properties people fill in.
var propertyNames = map[string]message.Phrase{
	"dc:title": message.P("TP.p.judul"), "dc:subject": message.P("TP.p.subjek"), "dc:creator": message.P("TP.p.penulis"),
	"cp:keywords": message.P("TP.p.katakunci"), "dc:description": message.P("TP.p.komentar"), "cp:category": message.P("TP.p.kategori"),
	"cp:contentStatus": message.P("TP.p.status"), "ep:Company": message.P("TP.p.perusahaan"), "ep:Manager": message.P("TP.p.manajer"),
}

// properties lifts the tags of the values of a part with properties, and adds
// the names of those that have any.
func (l *lifter) properties(root *docx.Element, g *guide, tagged map[string]bool) map[string]bool {
	if tagged == nil {
		tagged = map[string]bool{}
	}
	for _, e := range root.Elements() {
		name, known := propertyNames[e.Name]
		if !known {
			name = message.P("TP.pasal", "nama", e.Name)
		}
		if s := e.Attr("name"); s != "" { // of office/custom.xml
			name = message.P("TP.pasal", "nama", s)
		}
		before := len(l.tags)
		g.order += orderStep
		l.at, l.nth = location{[]message.Phrase{message.P("TP.properti"), name}, g.order}, 0
		e.Walk(func(e *docx.Element) bool {
			for i, n := range e.Children {
				if t, ok := n.(docx.Text); ok && strings.Contains(string(t), "{") {
					e.Children[i] = docx.Text(l.string(string(t), inValue))
				}
			}
			return true
		})
		if len(l.tags) > before {
			tagged[e.Name] = true
		}
	}
	return tagged
}
