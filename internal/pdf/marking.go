package pdf

import "naskah/internal/layout"

// Marks that are no structure element.
const (
	artifact  = -1 // drawn, but not part of the text
	unmarked  = -2 // the document has no structure
	watermark = -3 // an artifact of its own kind
)

// marking tells for each mark of the layout what its content is marked as.
type marking []int

// newMarking resolves the marks: whatever hangs under an artifact is one. A
// structure of nothing but its root says nothing and is left out.
func newMarking(marks []layout.Mark) marking {
	if len(marks) < 2 {
		return nil
	}
	m := make(marking, len(marks))
	for i, mark := range marks {
		m[i] = i
		switch {
		case mark.Kind == layout.WatermarkMark:
			m[i] = watermark
		case mark.Kind.Artifact() || i > 0 && m[parentOf(marks, i)] < 0:
			m[i] = artifact
		}
	}
	return m
}

// parentOf returns a mark's parent, which stands before it; a mark that breaks
// this rule hangs under the root.
func parentOf(marks []layout.Mark, i int) int {
	if p := marks[i].Parent; p >= 0 && p < i {
		return p
	}
	return 0
}

// resolve returns the mark itself, artifact or unmarked.
func (m marking) resolve(mark int) int {
	switch {
	case m == nil:
		return unmarked
	case mark < 0 || mark >= len(m):
		return artifact
	}
	return m[mark]
}

// of returns the mark an item is drawn under. Rules and shading are
// decoration, wherever they stand (ISO 32000-1 14.8.2.2).
func (m marking) of(item layout.Item) int {
	switch v := item.(type) {
	case layout.Glyphs:
		return m.resolve(v.Mark)
	case layout.Image:
		return m.resolve(v.Mark)
	case layout.Line:
		return m.decoration(v.Mark)
	case layout.Fill:
		return m.decoration(v.Mark)
	}
	return m.resolve(artifact)
}

// decoration is what a rule or shading of a mark is.
func (m marking) decoration(mark int) int {
	if at := m.resolve(mark); at < 0 {
		return at
	}
	return artifact
}
