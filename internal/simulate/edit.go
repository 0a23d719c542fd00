package simulate

import (
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
)

// editClause does to a Word file what a partner does at the desk: it replaces
// words of one clause, strikes them out, or adds an ayat. Whatever stands
// elsewhere stays as it is.
func editClause(data []byte, e *ClauseEdit) ([]byte, error) {
	pkg, err := docx.Open(data)
	if err != nil {
		return nil, err
	}
	root, err := pkg.Tree(pkg.MainPart())
	if err != nil {
		return nil, err
	}
	body := root.Child("w:body")
	clause := clauseOf(body, docx.BookmarkName(e.Clause))
	if clause == nil {
		return nil, diag.Fail(diag.New("SK060", e.Pos, "pasal", e.Clause, "naskah", e.Paper))
	}
	if e.Find == "" {
		addAyat(body, clause, e.Put)
	} else if !slices.ContainsFunc(clause, func(p *docx.Element) bool { return replaceWords(p, e.Find, e.Put) }) {
		return nil, diag.Fail(diag.New("SK061", e.Pos, "teks", e.Find, "pasal", e.Clause, "naskah", e.Paper))
	}
	pkg.SetTree(pkg.MainPart(), root)
	return pkg.Bytes()
}

// clauseOf returns the paragraphs of the clause a bookmark begins: up to the next
// numbered one of its level or a higher one.
func clauseOf(body *docx.Element, bookmark string) []*docx.Element {
	var clause []*docx.Element
	own := ""
	for _, block := range body.Elements() {
		if block.Name != "w:p" {
			continue
		}
		level := block.Path("w:pPr", "w:numPr", "w:ilvl").Attr("w:val")
		switch {
		case clause == nil && marks(block, bookmark):
			own, clause = level, []*docx.Element{block}
		case clause == nil:
		case level != "" && level <= own: // one digit
			return clause
		default:
			clause = append(clause, block)
		}
	}
	return clause
}

func marks(p *docx.Element, bookmark string) bool {
	return slices.ContainsFunc(p.All("w:bookmarkStart"), func(b *docx.Element) bool { return b.Attr("w:name") == bookmark })
}

// texts lists the pieces of text of a paragraph, in order.
func texts(p *docx.Element) []*docx.Element {
	var list []*docx.Element
	p.Walk(func(e *docx.Element) bool {
		if e.Name == "w:t" {
			list = append(list, e)
		}
		return true
	})
	return list
}

// replaceWords puts words in the place of others, however Word has split them;
// the new ones look like the first of the old.
func replaceWords(p *docx.Element, find, put string) bool {
	pieces := texts(p)
	var whole strings.Builder
	for _, t := range pieces {
		whole.WriteString(t.Text())
	}
	from := strings.Index(whole.String(), find)
	if from < 0 {
		return false
	}
	to, at := from+len(find), 0
	for _, t := range pieces {
		s := t.Text()
		begin, end := max(from-at, 0), min(to-at, len(s))
		at += len(s)
		if begin >= end {
			continue
		}
		setText(t, s[:begin]+put+s[end:])
		put = ""
	}
	return true
}

func setText(t *docx.Element, s string) {
	t.Children = []docx.Node{docx.Text(s)}
	t.SetAttr("xml:space", "preserve")
}

// addAyat writes a new ayat behind the last of the clause, in its looks.
func addAyat(body *docx.Element, clause []*docx.Element, text string) {
	last := clause[len(clause)-1]
	model := last
	for _, p := range clause[1:] {
		if p.Path("w:pPr", "w:numPr") != nil {
			model = p // the first numbered one is an ayat, deeper ones are its items
			break
		}
	}
	t := docx.E("w:t")
	setText(t, text)
	run := docx.E("w:r")
	if r := model.Child("w:r"); r != nil && r.Child("w:rPr") != nil {
		run.Append(r.Child("w:rPr").Clone())
	}
	run.Append(t)
	added := docx.E("w:p")
	if pPr := model.Child("w:pPr"); pPr != nil {
		added.Append(pPr.Clone())
	}
	added.Append(run)
	body.Insert(body.Index(last)+1, added)
}
