package layout

import "strings"

// tree grows the structure of a document while it is read.
type tree struct {
	marks  []Mark
	parent int   // where new blocks go
	lists  []int // open lists, outermost first
	levels []int // their levels
	items  []int // the last item of each
	aside  bool  // inside a header or footer: everything is an artifact
}

func newTree() *tree { return &tree{marks: []Mark{{Kind: DocumentMark, Parent: -1}}} }

// add appends a mark below the current parent.
func (t *tree) add(m Mark) int {
	if t.aside {
		return t.parent
	}
	m.Parent = t.parent
	t.marks = append(t.marks, m)
	return len(t.marks) - 1
}

// within runs f with another parent; open lists end at its borders.
func (t *tree) within(parent int, f func()) {
	saved := *t
	t.parent = parent
	t.lists, t.levels, t.items = nil, nil, nil
	f()
	t.parent, t.lists, t.levels, t.items = saved.parent, saved.lists, saved.levels, saved.items
}

// artifact runs f with every mark an artifact.
func (t *tree) artifact(f func()) int {
	t.marks = append(t.marks, Mark{Kind: ArtifactMark, Parent: 0})
	id := len(t.marks) - 1
	t.within(id, func() {
		was := t.aside
		t.aside = true
		f()
		t.aside = was
	})
	return id
}

// watermark marks what stands behind the text of all pages.
func (t *tree) watermark() int {
	t.marks = append(t.marks, Mark{Kind: WatermarkMark, Parent: 0})
	return len(t.marks) - 1
}

// block marks a paragraph that is no list item.
func (t *tree) block(m Mark) int {
	t.lists, t.levels, t.items = nil, nil, nil
	return t.add(m)
}

// item marks a list item of a level, opening and closing lists as needed.
func (t *tree) item(level int) int {
	if t.aside {
		return t.parent
	}
	for len(t.levels) > 0 && t.levels[len(t.levels)-1] > level {
		n := len(t.levels) - 1
		t.lists, t.levels, t.items = t.lists[:n], t.levels[:n], t.items[:n]
	}
	if n := len(t.levels); n == 0 || t.levels[n-1] < level {
		parent := t.parent
		if n > 0 {
			parent = t.items[n-1]
		}
		t.marks = append(t.marks, Mark{Kind: ListMark, Parent: parent, Level: n + 1})
		t.lists = append(t.lists, len(t.marks)-1)
		t.levels = append(t.levels, level)
		t.items = append(t.items, 0)
	}
	n := len(t.lists) - 1
	t.marks = append(t.marks, Mark{Kind: ListItemMark, Parent: t.lists[n], Level: n + 1})
	t.items[n] = len(t.marks) - 1
	return t.items[n]
}

// child marks a part of a paragraph: its number, a figure in it.
func (t *tree) child(parent int, m Mark) int {
	if t.aside {
		return parent
	}
	m.Parent = parent
	t.marks = append(t.marks, m)
	return len(t.marks) - 1
}

// plain is the text of a paragraph as an outline or a finding shows it.
func (p *paragraph) plain(most int) string {
	var b strings.Builder
	if p.label != nil {
		b.WriteString(p.label.text + " ")
	}
	for i := range p.inlines {
		switch in := &p.inlines[i]; in.kind {
		case inText:
			b.WriteString(in.text)
		case inTab, inLineBreak:
			b.WriteByte(' ')
		}
		if most > 0 && b.Len() > 4*most {
			break
		}
	}
	text := strings.Join(strings.Fields(b.String()), " ")
	if most > 0 {
		return shorten(text, most)
	}
	return text
}

// shorten cuts a text for a finding.
func shorten(text string, most int) string {
	if runes := []rune(text[:min(len(text), 4*most+4)]); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return text
}
