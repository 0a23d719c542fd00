// Package render turns the text of a paper into a Word file. It reads naskah
// text (docs/design/naskah-text.md) or a .docx with tags, checks every name
// and type in it against the fields of a dossier before anything is rendered,
// and fills in values.
//
// Data passes like this: [Parse] has naskah text made into a Word file with tags
// and their places in the text (manuscript), or opens a .docx made in Word. Lifting
// (lift.go, stretch.go, lift_attribute.go, lift_property.go) finds the tags in
// the parts, however Word has split them, and the place of each in words
// (place.go, outline.go); it pairs them (pair.go) and brings those of a
// structure to one level (level.go).
// [Template.Compile] turns them into typed nodes (compile.go, condition.go,
// pipeline.go, name.go): the grammar of expressions is that of text/template,
// the functions are those of one table (functions.go). [Program.Render] executes
// the nodes (exec.go, compose.go), sets right the tables whose cells depend on
// data (grid.go) and finishes the text (finish.go, lists.go): numbers,
// bookmarks, references. Parts without tags are copied as they are.
//
// The package reads no database, knows no workflow, lays out no page, and has
// no clock: equal input gives equal bytes.
package render

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/manuscript"
	"naskah/internal/message"
	"naskah/internal/tag"
)

// Template is a paper that has not met its values yet. It is safe for
// concurrent use.
type Template struct {
	name, title string
	alternat    bool
	parties     string
	file        string
	pkg         *docx.Package // with tags, as exported
	bytes       []byte
	parts       []templatePart
	marks       marks // bookmarks of the main part
	links       map[string]taggedLinks
	tagged      map[string]bool // properties of the file that hold tags
	told        diag.Bag        // about its tags, one by one; compiling tells the rest
	auto        bool            // clauses get bookmarks of their own
	text        bool            // written as naskah text
}

// templatePart is a part that holds tags.
type templatePart struct {
	name     string
	main     bool
	kind     partKind
	links    map[string]string // addresses with tags, by relationship id
	first    int               // last number a made relationship has
	tags     []tagUse
	segments []segment
	sections []string // properties
	defs     []definition
	grid     bool
	found    []diag.Diagnostic // what is wrong with its structures
}

// partKind tells the parts with text from those with properties.
type partKind int

const (
	storyPart partKind = iota
	propertyPart
)

// wordEndings are those of files that claim to be made by Word.
var wordEndings = []string{".docx", ".docm", ".dotx", ".dotm"}

// Parse reads a template: naskah text, or a .docx with tags. Style bases are
// the folders gaya/<name> of bases. The template is nil when findings forbid
// its use.
func Parse(name string, data []byte, bases fs.FS) (*Template, []diag.Diagnostic) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || slices.Contains(wordEndings, strings.ToLower(path.Ext(name))) {
		return parseDOCX(name, data, bases)
	}
	bag := new(diag.Bag)
	p := manuscript.Parse(name, data, bases, bag)
	if p == nil {
		return nil, bag.List()
	}
	setProperties(p.Package, Input{Title: p.Title}, nil)
	t := &Template{name: p.Name, title: p.Title, alternat: p.Alternat, parties: p.Parties, file: name, pkg: p.Package, auto: p.Clauses, text: true}
	var err error
	if t.bytes, err = p.Package.Bytes(); err != nil {
		bag.Add(manuscript.Findings(err, name)...)
	}
	t.takeLinks(bag)
	t.lift(p.Places, manuscript.NewLibrary(name, bases, bag), bag)
	if bag.HasErrors() {
		return nil, bag.List()
	}
	return t, bag.List()
}

// parseDOCX reads a template made in Word. What the front matter of naskah text
// would say is taken from the file, so that an exported template stays what it
// was: the title from the properties, the rest from the tags of the party divs.
func parseDOCX(name string, data []byte, bases fs.FS) (*Template, []diag.Diagnostic) {
	bag := new(diag.Bag)
	pkg, err := docx.Open(data)
	if err != nil {
		found := manuscript.Findings(err, name)
		for i := range found {
			found[i].Pos.File = name // their sentences name the part
		}
		return nil, found
	}
	// What is active in a template would be in every paper made of it.
	found := pkg.Strip()
	if asksSingle(pkg) {
		if _, err := doubleBraces(pkg); err != nil {
			return nil, manuscript.Findings(err, name)
		}
	}
	if data, err = pkg.Bytes(); err != nil {
		return nil, manuscript.Findings(err, name)
	}
	t := &Template{file: name, pkg: pkg, bytes: data, parties: "pihak"}
	t.takeLinks(bag)
	for _, f := range append(found, pkg.Check()...) {
		f.Pos.File = name
		bag.Add(f)
	}
	if bag.HasErrors() {
		return nil, bag.List()
	}
	t.name = strings.TrimSuffix(path.Base(name), path.Ext(name))
	t.title = t.name
	t.lift(nil, manuscript.NewLibrary(name, bases, bag), bag)
	if bag.HasErrors() {
		return nil, bag.List()
	}
	if title := titleProperty(pkg); title != "" && len(tag.Find(title)) == 0 {
		t.title = title
	}
	t.partyTags()
	return t, bag.List()
}

// partyTags learns from the tags whether there is an original for each party,
// and which field holds the parties: the one the first such div ranges over.
func (t *Template) partyTags() {
	for _, part := range t.parts {
		inside := false
		for _, tag := range part.tags {
			switch words := strings.Fields(tag.body); {
			case len(words) > 1 && words[0] == "susun" && slices.Contains(words, `"alternat"`):
				inside = true
			case inside && len(words) == 2 && words[0] == "range":
				t.alternat, t.parties = true, strings.TrimPrefix(words[1], ".")
				return
			}
		}
	}
}

// tagged are the relationship types of parts that may hold tags.
var tagged = []string{"header", "footer", "footnotes", "endnotes", "comments"}

// lift finds the tags of all parts.
func (t *Template) lift(places map[string][]diag.Position, library *manuscript.Library, bag *diag.Bag) {
	main := t.pkg.MainPart()
	var g *guide
	if places == nil {
		var err error
		if g, err = newGuide(t.pkg); err != nil {
			bag.Add(manuscript.Findings(err, t.file)...)
			return
		}
	}
	known := tagParts(t.pkg)
	for _, name := range known {
		part := templatePart{name: name, main: name == main, links: t.links[name].tagged, first: t.links[name].last}
		t.liftStory(part, g, places[name], library, bag)
	}
	for _, kind := range propertyParts {
		for _, name := range t.pkg.Related("", kind) {
			t.liftProperties(name, g, bag)
			known = append(known, name)
		}
	}
	t.notFilled(known)
	count := 0
	for _, part := range t.parts {
		count += len(part.tags)
	}
	if count > maxTags {
		bag.Add(diag.New("TP163", diag.Position{File: t.file}, "batas", maxTags))
	}
}

// notFilled tells of tags in parts other than the known ones, such as charts.
func (t *Template) notFilled(known []string) {
	for _, name := range t.pkg.Names() {
		if data, ok := t.pkg.Part(name); ok && !slices.Contains(known, name) && path.Ext(name) == ".xml" && bytes.Contains(data, []byte("{{")) {
			t.told.Add(diag.Warn("TP107", diag.Position{File: t.file}).In(message.P("TP.pasal", "nama", name)))
		}
	}
}

// liftStory finds the tags of a part that holds paragraphs.
func (t *Template) liftStory(part templatePart, g *guide, source []diag.Position, library *manuscript.Library, bag *diag.Bag) {
	data, ok := t.pkg.Part(part.name)
	if !ok || !bytes.Contains(data, []byte("{")) && !bytes.Contains(data, []byte("<w:tag ")) && len(part.links) == 0 && !part.main {
		return
	}
	root, err := docx.ParseXML(data)
	if err != nil {
		bag.Add(manuscript.Findings(err, t.file)...)
		return
	}
	if root.Attr("xmlns:w") == "" {
		bag.Add(diag.New("TP024", diag.Position{File: t.file}))
		return
	}
	if !plainTree(root) {
		bag.Add(diag.New("TP027", diag.Position{File: t.file}))
		return
	}
	l := &lifter{file: t.file, source: source, bag: &t.told, links: part.links, name: part.name, pkg: t.pkg, library: library}
	if g != nil {
		l.places = g.places(part.name, root, part.links)
	}
	l.attributes(root)
	l.survey(root)
	l.forms(root, docx.Block)
	l.container(root)
	l.flush()
	l.pair(root)
	if part.main {
		t.marks = marksOf(root)
	}
	if len(l.tags) == 0 && (!part.main || g != nil) {
		return // copied as it is; only the text of naskah text needs numbers and marks
	}
	if part.main {
		sectionEnds(root)
	}
	t.add(part, l, root)
}

// liftProperties finds the tags of a part with properties of the file.
func (t *Template) liftProperties(name string, g *guide, bag *diag.Bag) {
	data, ok := t.pkg.Part(name)
	if !ok || g == nil || !bytes.Contains(data, []byte("{{")) {
		return
	}
	root, err := docx.ParseXML(data)
	if err != nil {
		bag.Add(manuscript.Findings(err, t.file)...)
		return
	}
	if !plainTree(root) {
		bag.Add(diag.New("TP027", diag.Position{File: t.file}))
		return
	}
	l := &lifter{file: t.file, bag: &t.told}
	t.tagged = l.properties(root, g, t.tagged)
	l.pair(root)
	t.add(templatePart{name: name, kind: propertyPart}, l, root)
}

// add files a part that has been lifted.
func (t *Template) add(part templatePart, l *lifter, root *docx.Element) {
	part.tags, part.segments = l.tags, segments(wholeAttributes(string(root.XML())), part.main, l.tags)
	part.sections, part.defs, part.grid, part.found = countSections(part.segments), l.defs, l.grid, l.found
	t.parts = append(t.parts, part)
}

// marks are the bookmarks of a part as far as the template tells.
type marks struct {
	names []string
	stems []string // of names that end in a value: "premis_"
}

func marksOf(root *docx.Element) marks {
	var m marks
	root.Walk(func(e *docx.Element) bool {
		if e.Name == "w:bookmarkStart" {
			if stem, _, made := strings.Cut(e.Attr("w:name"), "\ue000"); made {
				m.stems = append(m.stems, stem)
			} else {
				m.names = append(m.names, stem)
			}
		}
		return true
	})
	return m
}

// may reports whether a bookmark of that name can come about.
func (m marks) may(name string) bool {
	return slices.Contains(m.names, name) || slices.ContainsFunc(m.stems, func(stem string) bool { return strings.HasPrefix(name, stem) })
}

// Name is the name workflows use for the paper.
func (t *Template) Name() string { return t.name }

// Title is the paper's name for people.
func (t *Template) Title() string { return t.title }

// Alternat reports whether the paper is made in one original for each party.
func (t *Template) Alternat() bool { return t.alternat }

// PartyField names the field whose elements are the parties.
func (t *Template) PartyField() string { return t.parties }

// DOCX is the template as a Word file with tags, for someone who prefers Word.
func (t *Template) DOCX() []byte { return bytes.Clone(t.bytes) }
