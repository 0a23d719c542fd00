package render

import (
	"strconv"
	"strings"

	"naskah/internal/docx"
)

// styleMerger says what the styles of a fragment are called in the package it
// goes to. A style means the one of the same kind and name there (names are the
// same in every language of Word, ids are not), else the one of the same id,
// else the heading of the same level; one that means nothing there is added with
// what it is based on.
type styleMerger struct {
	from, to *docx.Styles
	pkg      *docx.Package
	part     string        // of the styles, "" when the package has none
	root     *docx.Element // of that part
	ids      map[string]string
	added    int
}

func newStyleMerger(from, to *docx.Package) (*styleMerger, error) {
	m := &styleMerger{pkg: to, ids: map[string]string{}}
	var err error
	if m.from, err = from.Styles(); err != nil {
		return nil, err
	}
	if m.to, err = to.Styles(); err != nil {
		return nil, err
	}
	if names := to.Related(to.MainPart(), "styles"); len(names) > 0 {
		m.part = names[0]
		m.root, err = to.Tree(m.part)
	}
	return m, err
}

// id is the id of a style of the fragment in the package, "" for none.
func (m *styleMerger) id(id string) string {
	if given, ok := m.ids[id]; ok {
		return given
	}
	st := m.from.ByID(id)
	if st == nil {
		return ""
	}
	if same := m.same(st); same != nil {
		m.ids[id] = same.ID
		return same.ID
	}
	return m.add(st)
}

// same finds the style that means the same.
func (m *styleMerger) same(st *docx.Style) *docx.Style {
	if st.Default {
		return m.to.Default(st.Type)
	}
	level := outlineLevel(st)
	var byID, byLevel *docx.Style
	for _, other := range m.to.All() {
		switch {
		case other.Type != st.Type:
		case strings.EqualFold(other.Name, st.Name):
			return other
		case other.ID == st.ID:
			byID = other
		case byLevel == nil && level != "" && outlineLevel(other) == level:
			byLevel = other
		}
	}
	if byID != nil {
		return byID
	}
	return byLevel
}

func outlineLevel(st *docx.Style) string { return st.Element.Child("w:pPr").Val("w:outlineLvl") }

// add puts a style into the package. Its list stays behind: paragraphs state
// theirs, and a level of a list must name its style alone.
func (m *styleMerger) add(st *docx.Style) string {
	if m.root == nil {
		return ""
	}
	id := st.ID
	for n := 2; m.to.ByID(id) != nil || m.taken(id); n++ {
		id = st.ID + strconv.Itoa(n)
	}
	m.ids[st.ID] = id
	e := st.Element.Clone()
	e.SetAttr("w:styleId", id)
	if pPr := e.Child("w:pPr"); pPr != nil {
		pPr.RemoveAll("w:numPr")
	}
	m.root.Append(e)
	m.added++
	for _, name := range []string{"w:basedOn", "w:next", "w:link"} {
		if ref := e.Child(name); ref != nil {
			if given := m.id(ref.Attr("w:val")); given != "" {
				ref.SetAttr("w:val", given)
			} else {
				e.Remove(ref)
			}
		}
	}
	return id
}

func (m *styleMerger) taken(id string) bool {
	for _, given := range m.ids {
		if given == id {
			return true
		}
	}
	return false
}

func (m *styleMerger) close() {
	if m.added > 0 {
		m.pkg.SetTree(m.part, m.root)
	}
}
