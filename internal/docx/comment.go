package docx

import (
	"strconv"
	"strings"
	"unicode"
)

// Remark is a comment for the margin.
type Remark struct {
	Text string // what it says; line ends begin new paragraphs
	Near string // the text it is about, as it stands in the document; blanks do not matter
}

// AddRemarks puts comments into the margin of the main part (ECMA-376 17.13.4),
// after those that are there. Remarks about one text are dealt out to the places
// where it stands, in order. A remark whose text is not found stands at the
// first paragraph: Word has no comments in headers, footers and text boxes.
func (p *Package) AddRemarks(author string, remarks []Remark) error {
	main := p.MainPart()
	root, err := p.Tree(main)
	if err != nil {
		return err
	}
	m := &margin{paragraphs: bodyParagraphs(root.Child("w:body")), seen: map[string]int{}}
	if len(m.paragraphs) == 0 || len(remarks) == 0 {
		return nil // a document without a paragraph has no margin
	}
	part, comments, err := p.comments(main)
	if err != nil {
		return err
	}
	for _, c := range comments.All("w:comment") {
		if id, err := strconv.Atoi(c.Attr("w:id")); err == nil {
			m.next = max(m.next, id+1)
		}
	}
	for _, r := range remarks {
		id := strconv.Itoa(m.next)
		m.anchor(id, foldText(r.Near))
		m.next++
		comment := E("w:comment").With("w:id", id, "w:author", author, "w:initials", author[:1])
		for line := range strings.SplitSeq(r.Text, "\n") {
			clean, _ := Legal(line)
			comment.Append(E("w:p", textRun(clean, nil)))
		}
		comments.Append(comment)
	}
	p.SetTree(part, comments)
	p.SetTree(main, root)
	return nil
}

// comments is the comments part of the main part, made where there is none.
func (p *Package) comments(main string) (string, *Element, error) {
	if names := p.Related(main, "comments"); len(names) > 0 {
		root, err := p.Tree(names[0])
		return names[0], root, err
	}
	name := p.unusedName(main, "comments")
	if _, err := p.AddRelationship(main, "comments", name, false); err != nil {
		return "", nil, err
	}
	p.SetContentType(name, "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
	return name, E("w:comments"), nil
}

// margin places remarks.
type margin struct {
	paragraphs []*Element
	seen       map[string]int // how many remarks a text has
	next       int
}

// bodyParagraphs lists the paragraphs that may have a comment.
func bodyParagraphs(body *Element) []*Element {
	var out []*Element
	body.Walk(func(e *Element) bool {
		if e.Name == "w:p" {
			out = append(out, e)
		}
		return e.Name != "w:txbxContent" && e.Name != "w:del"
	})
	return out
}

// anchor marks the place of a text, or the first paragraph.
func (m *margin) anchor(id, near string) {
	nth := m.seen[near]
	m.seen[near]++
	at, from, to := m.paragraphs[0], -1, -1
	for _, p := range m.paragraphs {
		if nth < 0 || near == "" {
			break
		}
		text, ends := foldedChildren(p)
		for start := 0; nth >= 0; nth-- {
			i := strings.Index(text[start:], near)
			if i < 0 {
				break
			}
			at, from, to = p, childAt(ends, start+i), childAt(ends, start+i+len(near)-1)
			start += i + len(near)
		}
	}
	mark(at, id, from, to)
}

// mark puts the marks of a comment around children of a paragraph; around all
// when from is negative.
func mark(p *Element, id string, from, to int) {
	if from < 0 {
		from, to = 0, len(p.Children)-1
		if p.Child("w:pPr") != nil {
			from = p.Index(p.Child("w:pPr")) + 1
		}
	}
	p.Insert(to+1, E("w:commentRangeEnd").With("w:id", id), E("w:r", E("w:commentReference").With("w:id", id)))
	p.Insert(min(from, to+1), E("w:commentRangeStart").With("w:id", id))
}

// foldedChildren joins the texts of a paragraph's children without blanks; ends
// says where that of each child ends.
func foldedChildren(p *Element) (string, []int) {
	var b strings.Builder
	ends := make([]int, len(p.Children))
	for i, n := range p.Children {
		if e, ok := n.(*Element); ok {
			e.Walk(func(c *Element) bool {
				if c.Name == "w:t" {
					b.WriteString(foldText(c.Text()))
				}
				return c.Name != "w:txbxContent" && c.Name != "w:del"
			})
		}
		ends[i] = b.Len()
	}
	return b.String(), ends
}

// childAt is the child whose text holds an offset.
func childAt(ends []int, offset int) int {
	for i, end := range ends {
		if offset < end {
			return i
		}
	}
	return len(ends) - 1
}

// foldText takes out blanks and makes all quotes alike, so that a text is found
// however Word has set it.
func foldText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case strings.ContainsRune("“”„«»", r):
			return '"'
		case strings.ContainsRune("‘’", r):
			return '`'
		}
		return r
	}, s)
}
