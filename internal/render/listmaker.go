package render

import (
	"fmt"
	"strconv"

	"naskah/internal/docx"
)

// listMaker makes the lists of values that bring their own. The lists a
// template is written with are Word's own business, or that of type lists.
type listMaker struct {
	next    int    // free w:numId
	bullet  string // w:numId of the template's own bullets
	dots    int    // w:numId of bullets made here, 0 for none
	numbers []madeList
}

// madeList is a numbered list that begins anew.
type madeList struct{ numID, level, start int }

func (m *listMaker) take() int {
	m.next++
	return m.next - 1
}

// bullets gives the w:numId of a list of bullets: the template's, if it has one.
func (m *listMaker) bullets() int {
	if n, err := strconv.Atoi(m.bullet); err == nil {
		return n
	}
	if m.dots == 0 {
		m.dots = m.take()
	}
	return m.dots
}

// numbered gives the w:numId of a new numbered list.
func (st *state) numbered(level, start int) int {
	m := &st.shared.lists
	if !st.room(len(m.numbers), "daftar") {
		return 0 // no list
	}
	list := madeList{m.take(), level, start}
	m.numbers = append(m.numbers, list)
	return list.numID
}

// bulletList finds a list of bullets in a numbering part, "" when it has none.
func bulletList(pkg *docx.Package, name string) string {
	root, err := pkg.Tree(name)
	if err != nil {
		return ""
	}
	for _, abstract := range root.All("w:abstractNum") {
		if level := abstract.Child("w:lvl"); level.Val("w:numFmt") != "bullet" || level.Child("w:pStyle") != nil {
			continue
		}
		for _, num := range root.All("w:num") {
			if num.Val("w:abstractNumId") == abstract.Attr("w:abstractNumId") && num.Child("w:lvlOverride") == nil {
				return num.Attr("w:numId")
			}
		}
	}
	return ""
}

// write puts the lists into the package.
func (m *listMaker) write(pkg *docx.Package) error {
	if m.dots == 0 && len(m.numbers) == 0 {
		return nil
	}
	name, root, err := numberingPart(pkg)
	if err != nil {
		return err
	}
	free := 0
	for _, abstract := range root.All("w:abstractNum") {
		if n, err := strconv.Atoi(abstract.Attr("w:abstractNumId")); err == nil {
			free = max(free, n+1)
		}
	}
	var abstracts, nums []docx.Node
	num := func(id int, more ...docx.Node) {
		list := docx.E("w:num", docx.E("w:abstractNumId").With("w:val", strconv.Itoa(free))).With("w:numId", strconv.Itoa(id))
		list.Append(more...)
		nums = append(nums, list)
	}
	if m.dots > 0 {
		abstracts = append(abstracts, abstractList(free, "bullet"))
		num(m.dots)
		free++
	}
	if len(m.numbers) > 0 {
		abstracts = append(abstracts, abstractList(free, "decimal"))
	}
	for _, list := range m.numbers {
		num(list.numID, docx.E("w:lvlOverride", docx.E("w:startOverride").With("w:val", strconv.Itoa(list.start))).With("w:ilvl", strconv.Itoa(list.level)))
	}
	insertLists(root, abstracts, nums)
	pkg.SetTree(name, root)
	return nil
}

// insertLists keeps the order of CT_Numbering (ECMA-376 17.9.16): pictures of
// bullets, abstract lists, lists, what Word cleans up.
func insertLists(root *docx.Element, abstracts, nums []docx.Node) {
	at, end := len(root.Children), len(root.Children)
	for i, n := range root.Children {
		e, ok := n.(*docx.Element)
		if ok && e.Name == "w:numIdMacAtCleanup" {
			at, end = min(at, i), i
		}
		if ok && e.Name == "w:num" {
			at = min(at, i)
		}
	}
	root.Insert(end, nums...)
	root.Insert(at, abstracts...)
}

// numberingPart is the part of the lists, made where the template has none.
func numberingPart(pkg *docx.Package) (string, *docx.Element, error) {
	main := pkg.MainPart()
	for _, name := range pkg.Related(main, "numbering") {
		root, err := pkg.Tree(name)
		return name, root, err
	}
	const name = "word/numbering.xml"
	pkg.SetPart(name, []byte(docx.XMLHead+"<w:numbering"+docx.Namespaces+"/>"))
	pkg.SetContentType(name, "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml")
	if _, err := pkg.AddRelationship(main, "numbering", name, false); err != nil {
		return "", nil, fmt.Errorf("add lists: %w", err)
	}
	root, err := pkg.Tree(name)
	return name, root, err
}

// abstractList makes a list of nine levels. Its nsid is its own: Word joins
// lists whose nsid is the same.
func abstractList(id int, format string) *docx.Element {
	list := docx.E("w:abstractNum",
		docx.E("w:nsid").With("w:val", fmt.Sprintf("4E44%04X", id&0xffff)),
		docx.E("w:multiLevelType").With("w:val", "hybridMultilevel"),
	).With("w:abstractNumId", strconv.Itoa(id))
	for i := range maxListDepth {
		text := "%" + strconv.Itoa(i+1) + "."
		if format == "bullet" {
			text = [2]string{"•", "–"}[i%2]
		}
		list.Append(docx.E("w:lvl",
			docx.E("w:start").With("w:val", "1"),
			docx.E("w:numFmt").With("w:val", format),
			docx.E("w:lvlText").With("w:val", text),
			docx.E("w:lvlJc").With("w:val", "left"),
			docx.E("w:pPr", docx.E("w:ind").With("w:left", strconv.Itoa(listIndent*(i+1)), "w:hanging", strconv.Itoa(listIndent))),
		).With("w:ilvl", strconv.Itoa(i)))
	}
	return list
}
