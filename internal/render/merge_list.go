package render

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"naskah/internal/docx"
)

// listMerger says which lists the paragraphs of a fragment belong to in the
// package they go to. A level of a list is known by how it looks: "Pasal 1",
// "(1)", "a.". Where the package uses such a level, the fragment's paragraphs
// join it: pasal go on counting, and so do the lower levels of one list, which
// begin anew below it by themselves. A list of one level begins anew, as a list
// of its own. A level the package does not know is added with the fragment's
// list.
type listMerger struct {
	from     *docx.Numbering
	to       *docx.Numbering
	pkg      *docx.Package
	part     string
	root     *docx.Element          // of the package's numbering, nil for none yet
	source   *docx.Element          // of the fragment's numbering
	known    map[string]listPlace   // by look, as the package uses it first
	current  map[string][]listPlace // by list of the fragment: the list of each level at hand
	copied   map[string]string      // abstract list of the fragment → its copy
	nextNum  int
	nextList int
	changed  bool
}

// listPlace is a level of a list; "" is none.
type listPlace struct {
	numID    string
	level    int
	abstract string
	copied   bool
}

func newListMerger(from, to *docx.Package) (*listMerger, error) {
	m := &listMerger{pkg: to, known: map[string]listPlace{}, current: map[string][]listPlace{}, copied: map[string]string{}, nextNum: 1}
	var err error
	if m.from, err = from.Numbering(); err != nil {
		return nil, err
	}
	if m.to, err = to.Numbering(); err != nil {
		return nil, err
	}
	for _, name := range from.Related(from.MainPart(), "numbering") {
		if m.source, err = from.Tree(name); err != nil {
			return nil, err
		}
	}
	for _, name := range to.Related(to.MainPart(), "numbering") {
		if m.root, err = to.Tree(name); err != nil {
			return nil, err
		}
		m.part = name
	}
	main, err := to.Tree(to.MainPart())
	if err != nil {
		return nil, err
	}
	m.survey(main)
	return m, nil
}

// survey notes what the package has: the lists its paragraphs use come first,
// then the others.
func (m *listMerger) survey(main *docx.Element) {
	main.Walk(func(e *docx.Element) bool {
		if e.Name == "w:p" {
			if numID, level, ok := m.to.Of(e); ok {
				m.learn(numID, level)
			}
		}
		return true
	})
	for _, e := range m.root.All("w:num") {
		m.nextNum = max(m.nextNum, number(e.Attr("w:numId"), 0)+1)
		for level := range 9 {
			m.learn(e.Attr("w:numId"), level)
		}
	}
	for _, e := range m.root.All("w:abstractNum") {
		m.nextList = max(m.nextList, number(e.Attr("w:abstractNumId"), 0)+1)
	}
}

func (m *listMerger) learn(numID string, level int) {
	l := m.to.Level(numID, level)
	if l == nil {
		return
	}
	if _, ok := m.known[lookOf(l)]; !ok {
		m.known[lookOf(l)] = listPlace{numID: numID, level: level, abstract: m.to.Abstract(numID)}
	}
}

var levelNumber = regexp.MustCompile(`%[1-9]`)

// lookOf is what a level is known by.
func lookOf(l *docx.Level) string {
	return l.Format + " " + strings.ToLower(strings.TrimSpace(levelNumber.ReplaceAllString(l.Text, "%")))
}

// paragraph puts a paragraph of the fragment on its list.
func (m *listMerger) paragraph(p *docx.Element) {
	numID, level, ok := m.from.Of(p)
	if !ok {
		if p.Child("w:pPr").Child("w:numPr") != nil {
			p.Child("w:pPr").RemoveAll("w:numPr")
		}
		return
	}
	at := m.place(numID, level)
	pPr := p.Child("w:pPr")
	if pPr == nil {
		pPr = docx.E("w:pPr")
		p.Insert(0, pPr)
	}
	pPr.RemoveAll("w:numPr")
	i := 0
	for j, n := range pPr.Children {
		if c, ok := n.(*docx.Element); ok && beforeNumber[c.Name] {
			i = j + 1
		}
	}
	pPr.Insert(i, docx.E("w:numPr", docx.E("w:ilvl").With("w:val", strconv.Itoa(at.level)), docx.E("w:numId").With("w:val", at.numID)))
}

// place is where a level of the fragment's list stands now. A level ends those
// below it.
func (m *listMerger) place(numID string, level int) listPlace {
	levels := m.current[numID]
	if levels == nil {
		levels = make([]listPlace, 9)
		m.current[numID] = levels
	}
	if levels[level].numID == "" {
		levels[level] = m.find(numID, level, levels[:level])
	}
	clear(levels[level+1:])
	return levels[level]
}

func (m *listMerger) find(numID string, level int, above []listPlace) listPlace {
	l := m.from.Level(numID, level)
	at, known := m.known[lookOf(l)]
	switch {
	case known && (at.level > 0 || l.Bullet() || countsThrough.MatchString(l.Text)):
		return at
	case known:
		// A further w:num of the same list would move the package's own on.
		abstract := m.copy(m.root, at.abstract)
		return listPlace{numID: m.num(abstract, at.level, l.Start), level: at.level, abstract: abstract}
	}
	for i := len(above) - 1; i >= 0; i-- {
		if above[i].copied {
			return listPlace{numID: above[i].numID, level: level, abstract: above[i].abstract, copied: true}
		}
	}
	source := m.from.Abstract(numID)
	if m.copied[source] == "" {
		m.copied[source] = m.copy(m.source, source)
	}
	abstract := m.copied[source]
	return listPlace{numID: m.num(abstract, level, l.Start), level: level, abstract: abstract, copied: true}
}

// num adds a w:num that begins at a level.
func (m *listMerger) num(abstract string, level, start int) string {
	id := strconv.Itoa(m.nextNum)
	m.nextNum++
	e := docx.E("w:num", docx.E("w:abstractNumId").With("w:val", abstract),
		docx.E("w:lvlOverride", docx.E("w:startOverride").With("w:val", strconv.Itoa(start))).With("w:ilvl", strconv.Itoa(level))).With("w:numId", id)
	m.insert(e, "w:numIdMacAtCleanup")
	return id
}

// copy adds an abstract list under an nsid of its own, or Word would join it
// with the one it was copied from.
func (m *listMerger) copy(numbering *docx.Element, abstract string) string {
	id := strconv.Itoa(m.nextList)
	m.nextList++
	for _, e := range numbering.All("w:abstractNum") {
		if e.Attr("w:abstractNumId") != abstract {
			continue
		}
		c := e.Clone()
		c.SetAttr("w:abstractNumId", id)
		for _, name := range []string{"w:nsid", "w:name", "w:styleLink", "w:numStyleLink"} {
			c.RemoveAll(name)
		}
		for _, lvl := range c.All("w:lvl") {
			lvl.RemoveAll("w:pStyle")
			lvl.RemoveAll("w:lvlPicBulletId")
		}
		c.Insert(0, docx.E("w:nsid").With("w:val", fmt.Sprintf("4E4B%04X", m.nextList&0xFFFF)))
		m.insert(c, "w:num")
	}
	return id
}

// insert puts an element before the first of some name, or at the end.
func (m *listMerger) insert(e *docx.Element, before string) {
	if m.root == nil {
		m.root, m.part = docx.E("w:numbering"), "word/numbering.xml"
		for n := 2; ; n++ {
			if _, there := m.pkg.Part(m.part); !there {
				break
			}
			m.part = fmt.Sprintf("word/numbering%d.xml", n)
		}
	}
	m.changed = true
	if first := m.root.Child(before); first != nil {
		m.root.Insert(m.root.Index(first), e)
		return
	}
	if last := m.root.Child("w:numIdMacAtCleanup"); last != nil {
		m.root.Insert(m.root.Index(last), e)
		return
	}
	m.root.Append(e)
}

func (m *listMerger) close() {
	if !m.changed {
		return
	}
	_, there := m.pkg.Part(m.part)
	m.pkg.SetTree(m.part, m.root)
	if !there {
		ensureType(m.pkg, m.part, "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml")
		if _, err := m.pkg.AddRelationship(m.pkg.MainPart(), "numbering", m.part, false); err != nil {
			panic("render: the relationships of a checked package: " + err.Error())
		}
	}
}
