package docx

import (
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/message"
)

// What Strip says of the active content it takes out, by relationship type and
// by element.
var (
	strippedRels = map[string]string{
		vbaRel:     "DX051",
		vbaDataRel: "DX051",
		"http://schemas.microsoft.com/office/2006/relationships/keyMapCustomizations": "DX051",
		transitionalRel + "oleObject":        "DX052",
		transitionalRel + "package":          "DX052",
		transitionalRel + "control":          "DX053",
		transitionalRel + "aFChunk":          "DX054",
		transitionalRel + "attachedTemplate": "DX055",
	}
	strippedElements = map[string]string{
		"o:OLEObject": "DX052", "w:objectEmbed": "DX052", "w:objectLink": "DX052", "c:externalData": "DX052",
		"w:control": "DX053", "w:altChunk": "DX054", "w:attachedTemplate": "DX055",
	}
	// strippedTypes are pieces of the content types of parts that act.
	strippedTypes = []string{"vbaproject", "vbadata", "oleobject", "activex", "keymapcustomizations"}
)

// Strip takes out of the package what could run or fetch something when another
// program opens it: macros, embedded objects and ActiveX controls, of which the
// picture stays, chunks of other formats, attached templates, and fields that
// start programs or read files, of which the shown text stays. No relationship,
// part or content type of it is left. Each thing taken out is a warning that
// says where it stood; what [Package.Active] reports besides stays.
func (p *Package) Strip() []diag.Diagnostic {
	s := &stripper{p: p, dropped: map[string]map[string]dropped{}}
	before := p.reachable()
	s.relationships()
	for _, name := range p.Names() {
		if p.isXML(name) && (s.dropped[name] != nil || slices.Contains(p.storyParts(), name)) {
			s.text(name)
		}
	}
	s.unused()
	s.parts(before)
	if main := p.MainPart(); p.ContentType(main) != wmlType+"document.main+xml" {
		if mainTypes[p.ContentType(main)] {
			s.find("DX051", main)
		}
		p.SetContentType(main, wmlType+"document.main+xml")
	}
	return s.bag.List()
}

// stripper is one run of Strip.
type stripper struct {
	p       *Package
	bag     diag.Bag
	dropped map[string]map[string]dropped // by part and relationship id

	part      string
	paragraph int // of the part
	changed   bool
}

// dropped is a relationship that was taken out.
type dropped struct {
	code, target string
	told         bool
}

func (s *stripper) find(code, part string, pairs ...any) {
	place := []message.Phrase{message.P("DX.bagian", "nama", part)}
	if part == s.part && s.paragraph > 0 {
		place = append(place, message.P("DX.paragraf", "n", s.paragraph))
	}
	s.bag.Add(diag.Warn(code, diag.Position{File: part}, pairs...).In(place...))
}

// relationships takes out those to active content.
func (s *stripper) relationships() {
	for _, name := range s.p.Names() {
		source, ok := sourceOf(name)
		if !ok {
			continue
		}
		rows, err := s.p.Relationships(source)
		if err != nil {
			continue // Faults tells
		}
		for _, r := range rows {
			code := strippedRels[r.Type]
			if code == "" {
				continue
			}
			if s.dropped[source] == nil {
				s.dropped[source] = map[string]dropped{}
			}
			s.dropped[source][r.ID] = dropped{code: code, target: r.Target}
			s.p.RemoveRelationship(source, r.ID)
		}
	}
}

// unused tells of relationships no text used.
func (s *stripper) unused() {
	s.part = ""
	for _, part := range s.p.Names() {
		s.unusedOf(part)
	}
	s.unusedOf("")
}

func (s *stripper) unusedOf(part string) {
	for _, d := range s.dropped[part] {
		if !d.told {
			s.find(d.code, part, "sasaran", quoted(d.target))
		}
	}
}

// text cleans the tree of a part.
func (s *stripper) text(name string) {
	root, err := s.p.Tree(name)
	if err != nil {
		return // Faults tells
	}
	s.part, s.paragraph, s.changed = name, 0, false
	s.clean(root)
	s.fields(root)
	if s.changed {
		s.p.SetTree(name, root)
	}
}

// clean takes active elements out of the children of e.
func (s *stripper) clean(e *Element) {
	var out []Node
	changed := false
	for _, n := range e.Children {
		c, ok := n.(*Element)
		if !ok {
			out = append(out, n)
			continue
		}
		if c.Name == "w:p" {
			s.paragraph++
		}
		if code, target := s.active(c); code != "" {
			s.find(code, s.part, "sasaran", quoted(target))
			changed = true
			continue
		}
		s.clean(c)
		if c.Name == "w:fldSimple" && s.fetches(c.Attr("w:instr")) {
			c.RemoveAll("w:fldData")
			out, changed = append(out, c.Children...), true
			continue
		}
		out = append(out, c)
	}
	if !changed {
		return
	}
	s.changed = true
	e.Children = out
	switch e.Name {
	case "w:object":
		onlyPicture(e)
	case "w:tc", "w:txbxContent": // must end in a paragraph (17.4.65)
		if last := e.Elements(); len(last) == 0 || last[len(last)-1].Name != "w:p" {
			e.Append(E("w:p"))
		}
	}
}

// active says whether an element is to go, and what it brings.
func (s *stripper) active(e *Element) (code, target string) {
	code, target = strippedElements[e.Name], e.Attr("ProgID")
	for _, a := range e.Attrs {
		d, ok := s.dropped[s.part][a.Value]
		if !ok || !strings.HasPrefix(a.Name, "r:") {
			continue
		}
		d.told = true
		s.dropped[s.part][a.Value] = d
		if code == "" {
			code = d.code
		}
		if target == "" {
			target = d.target
		}
	}
	return code, target
}

// onlyPicture turns an object that has lost its data into the picture of it
// (17.3.3.19 w:object, 17.3.3.21 w:pict).
func onlyPicture(e *Element) {
	e.Name = "w:pict"
	e.RemoveAttr("w:dxaOrig")
	e.RemoveAttr("w:dyaOrig")
	if drawing := e.Child("w:drawing"); drawing != nil {
		*e = *drawing
		return
	}
	e.Walk(func(x *Element) bool {
		x.RemoveAttr("o:ole")
		return true
	})
}

// fetches reports whether a field code reaches outside, and tells of it.
func (s *stripper) fetches(instruction string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(instruction), " ")
	word = strings.ToUpper(word)
	if !fetching[word] {
		return false
	}
	s.find("DX056", s.part, "nama", quoted(word))
	return true
}

// fieldRun follows the complex fields of a story through the children of its
// runs. Fields nest, so what is to go is counted by stretches and swept once.
type fieldRun struct {
	pieces []piece
	open   []*codeOfField
	cover  map[int]int // change of the number of stretches at a piece
}

// piece is a child of a run.
type piece struct{ run, child *Element }

// codeOfField is a field whose end has not come: where it begins, and where its
// result does, among the pieces.
type codeOfField struct {
	text        strings.Builder
	from, shown int
}

// fields takes the marks and codes of complex fields that reach outside away;
// the result stays as text (17.16.18). What stands in the code of such a field
// goes with it, fields in it included.
func (s *stripper) fields(root *Element) {
	fields := &fieldRun{cover: map[int]int{}}
	s.paragraph = 0
	root.Walk(func(e *Element) bool {
		if e.Name == "w:p" {
			s.paragraph++
		}
		if e.Name != "w:r" {
			return true
		}
		for _, c := range e.Elements() {
			if c.Name != "w:rPr" && (len(fields.open) > 0 || c.Name == "w:fldChar") {
				s.fieldPiece(fields, piece{e, c})
			}
		}
		return true
	})
	s.changed = fields.sweep() || s.changed
}

// fieldPiece follows the fields through one child of a run.
func (s *stripper) fieldPiece(fields *fieldRun, p piece) {
	at := len(fields.pieces)
	fields.pieces = append(fields.pieces, p)
	kind := ""
	if p.child.Name == "w:fldChar" {
		kind = p.child.Attr("w:fldCharType")
	}
	if kind == "begin" {
		fields.open = append(fields.open, &codeOfField{from: at, shown: -1})
		return
	}
	last := len(fields.open) - 1
	if last < 0 {
		return
	}
	f := fields.open[last]
	switch {
	case p.child.Name == "w:instrText" && f.shown < 0:
		f.text.WriteString(p.child.Text())
	case kind == "separate":
		f.shown = at
	case kind == "end":
		if s.fetches(f.text.String()) {
			if f.shown < 0 {
				f.shown = at
			}
			fields.drop(f.from, f.shown+1)
			fields.drop(at, at+1)
		}
		fields.open = fields.open[:last]
	}
}

func (f *fieldRun) drop(from, to int) {
	f.cover[from]++
	f.cover[to]--
}

// sweep takes the dropped pieces out of their runs.
func (f *fieldRun) sweep() bool {
	gone, runs, depth := map[Node]bool{}, map[*Element]bool{}, 0
	for i, p := range f.pieces {
		if depth += f.cover[i]; depth > 0 {
			gone[p.child], runs[p.run] = true, true
		}
	}
	for run := range runs {
		run.Children = slices.DeleteFunc(run.Children, func(n Node) bool { return gone[n] })
	}
	return len(gone) > 0
}

// parts takes away the parts nothing points at any more, and content types no
// part has any more.
func (s *stripper) parts(before map[string]bool) {
	after := s.p.reachable()
	gone := map[string]bool{}
	for _, name := range s.p.Names() {
		ct := fold(s.p.ContentType(name))
		acts := slices.ContainsFunc(strippedTypes, func(t string) bool { return strings.Contains(ct, t) })
		if acts && !before[name] {
			s.find("DX051", name)
		}
		if acts || before[name] && !after[name] {
			gone[extension(name)] = true
			s.p.RemovePart(name)
		}
	}
	for _, name := range s.p.Names() {
		delete(gone, extension(name))
	}
	root, err := s.p.rawTree(typesName)
	if err != nil {
		return // Faults tells
	}
	kept := slices.DeleteFunc(slices.Clone(root.Children), func(n Node) bool {
		e, ok := n.(*Element)
		return ok && e.Name == "ct:Default" && gone[fold(e.Attr("Extension"))]
	})
	if len(kept) < len(root.Children) {
		root.Children = kept
		s.p.SetTree(typesName, root)
	}
}

// extension is what the default content type of a part goes by.
func extension(name string) string {
	return fold(name[strings.LastIndexByte(name, '.')+1:])
}

// reachable are the parts something leads to from the package itself.
func (p *Package) reachable() map[string]bool {
	out := map[string]bool{}
	next := []string{""}
	for len(next) > 0 {
		source := next[0]
		next = next[1:]
		rows, err := p.relationships(source)
		if err != nil {
			continue // Faults tells
		}
		for _, r := range rows {
			if !r.External && r.Part != "" && p.byName[fold(r.Part)] != nil && !out[r.Part] {
				out[r.Part] = true
				next = append(next, r.Part)
			}
		}
	}
	return out
}
