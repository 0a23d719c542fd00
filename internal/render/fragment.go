package render

import (
	"path"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/manuscript"
	"naskah/internal/tag"
)

// clause lifts a clause in the place of the paragraph that calls it. Naskah text
// becomes a Word file first, so that there is one way to put a clause into a
// template made in Word.
func (l *lifter) clause(all string, call tag.Span, name string) []docx.Node {
	tag := l.tags[l.use(all, call, nil)]
	file, data := l.library.Enter(name, tag.pos, tag.place...)
	if file == "" {
		return nil
	}
	defer l.library.Leave()
	from, source := loadClause(l.library, file, data)
	if from == nil {
		return nil
	}
	m, err := newMerger(from, l.pkg, l.name, func(what string) {
		l.library.Bag.Add(tag.at(diag.Warn("TP155", tag.pos, "apa", what, "nama", name)))
	})
	if err != nil {
		l.library.Bag.Add(manuscript.Findings(err, l.library.Place(file))...)
		return nil
	}
	holder := docx.E("w:body", m.body()...)
	m.close()
	outer := *l
	l.file, l.source, l.sourced, l.links, l.places = l.library.Place(file), source, 0, nil, nil
	if source == nil {
		g, err := newGuide(from)
		if err != nil {
			l.library.Bag.Add(manuscript.Findings(err, l.file)...)
			return nil
		}
		l.places = g.places(from.MainPart(), holder, nil)
	}
	l.attributes(holder)
	l.survey(holder)
	l.forms(holder, docx.Block)
	l.container(holder)
	l.flush()
	l.file, l.source, l.sourced, l.links, l.places, l.at, l.nth = outer.file, outer.source, outer.sourced, outer.links, outer.places, outer.at, outer.nth
	return holder.Children
}

// loadClause reads a clause as a package, with the places of its tags where it
// is naskah text.
func loadClause(from *manuscript.Library, file string, data []byte) (*docx.Package, []diag.Position) {
	if path.Ext(file) == ".docx" {
		return wordClause(from, file, data), nil
	}
	p := from.Fragment(file, data)
	if p == nil {
		return nil, nil
	}
	return p.Package, p.Places[p.Package.MainPart()]
}

// wordClause reads a clause made in Word.
func wordClause(from *manuscript.Library, file string, data []byte) *docx.Package {
	pkg, err := docx.Open(data)
	if err != nil {
		from.Bag.Add(manuscript.Findings(err, from.Place(file))...)
		return nil
	}
	found := append(pkg.Strip(), pkg.Check()...)
	for _, f := range found {
		f.Pos.File = from.Place(file)
		from.Bag.Add(f)
	}
	root, err := pkg.Tree(pkg.MainPart())
	switch {
	case err != nil || diag.HasErrors(found):
		return nil
	case !plainTree(root):
		from.Bag.Add(diag.New("TP027", diag.Position{File: from.Place(file)}))
		return nil
	}
	return pkg
}

// merger puts the body of one package into a part of another.
type merger struct {
	from, to *docx.Package
	part     string            // of the package it goes to
	lost     func(what string) // tells what cannot go along
	styles   *styleMerger
	lists    *listMerger
}

func newMerger(from, to *docx.Package, part string, lost func(string)) (*merger, error) {
	styles, err := newStyleMerger(from, to)
	if err != nil {
		return nil, err
	}
	lists, err := newListMerger(from, to)
	if err != nil {
		return nil, err
	}
	return &merger{from: from, to: to, part: part, lost: lost, styles: styles, lists: lists}, nil
}

// body is what goes along: everything but the page setup.
func (m *merger) body() []docx.Node {
	root, err := m.from.Tree(m.from.MainPart())
	if err != nil {
		return nil // Check has read it
	}
	body := root.Child("w:body").Clone()
	if body == nil {
		return nil
	}
	m.rewrite(body)
	return body.Children
}

// close writes the styles and lists that were added.
func (m *merger) close() {
	m.styles.close()
	m.lists.close()
}

// staying are the elements that mean nothing outside their own file, by what is
// said of them; comments and page setup go in silence.
var staying = map[string]string{
	"w:sectPr": "", "w:commentRangeStart": "", "w:commentRangeEnd": "", "w:commentReference": "",
	"w:footnoteReference": "catatan kaki", "w:endnoteReference": "catatan akhir",
}

// rewrite makes the children of e fit the package they go to.
func (m *merger) rewrite(e *docx.Element) {
	var out []docx.Node
	for _, n := range e.Children {
		c, ok := n.(*docx.Element)
		if !ok {
			out = append(out, n)
			continue
		}
		what, stays := staying[c.Name]
		if !stays && !m.relations(c) {
			what, stays = "gambar atau objek", true
		}
		if stays {
			if what != "" {
				m.lost(what)
			}
			continue
		}
		if c.Name == "w:p" {
			m.lists.paragraph(c)
		}
		switch c.Name {
		case "w:p", "w:tr":
			for _, a := range append([]docx.Attr(nil), c.Attrs...) {
				if strings.HasPrefix(a.Name, "w14:") || strings.HasPrefix(a.Name, "w:rsid") {
					c.RemoveAttr(a.Name)
				}
			}
		case "w:pStyle", "w:rStyle", "w:tblStyle":
			id := m.styles.id(c.Attr("w:val"))
			if id == "" {
				continue
			}
			c.SetAttr("w:val", id)
		}
		m.rewrite(c)
		out = append(out, c)
	}
	e.Children = out
}

// relations gives the relationships an element names to the part it goes to;
// false when one cannot go along. Links and pictures can.
func (m *merger) relations(e *docx.Element) bool {
	for i := range e.Attrs {
		a := &e.Attrs[i]
		if !strings.HasPrefix(a.Name, "r:") || a.Value == "" {
			continue
		}
		id := m.relation(a.Value)
		if id == "" {
			return false
		}
		a.Value = id
	}
	return true
}

func (m *merger) relation(id string) string {
	rows, err := m.from.Relationships(m.from.MainPart())
	if err != nil {
		return "" // Check has told
	}
	for _, r := range rows {
		if r.ID != id {
			continue
		}
		target := r.Target
		if !r.External {
			if !strings.HasSuffix(r.Type, "/image") {
				return ""
			}
			target = m.picture(r.Part)
		}
		given, err := m.to.AddRelationship(m.part, r.Type, target, r.External)
		if err != nil {
			return ""
		}
		return given
	}
	return ""
}

// picture copies a picture; one that is there already is used again.
func (m *merger) picture(part string) string {
	data, _ := m.from.Part(part)
	name := "word/media/klausul_" + digest8(string(data)) + strings.ToLower(path.Ext(part))
	m.to.SetPart(name, data)
	ensureType(m.to, name, m.from.ContentType(part))
	return name
}
