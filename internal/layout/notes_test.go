package layout_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"naskah/internal/layout"
)

// noteMaker writes text with footnotes of random length; each word occurs once.
type noteMaker struct {
	rand  *rand.Rand
	words int
	list  strings.Builder
	count int
	frame bool // text in frames, which may stand over other text
}

func (m *noteMaker) text(most int) string {
	var b strings.Builder
	for range 1 + m.rand.IntN(most) {
		m.words++
		fmt.Fprintf(&b, "q%dz ", m.words)
	}
	return `<w:r><w:t xml:space="preserve">` + b.String() + `</w:t></w:r>`
}

// paragraph refers to a note now and then.
func (m *noteMaker) paragraph(properties string) string {
	s := m.text(60)
	if m.rand.IntN(2) == 0 {
		m.count++
		fmt.Fprintf(&m.list, `<w:footnote w:id="%d"><w:p><w:r><w:footnoteRef/></w:r>%s</w:p><w:p>%s</w:p></w:footnote>`, m.count, m.text(120), m.text(9))
		s += fmt.Sprintf(`<w:r><w:footnoteReference w:id="%d"/></w:r>`, m.count) + m.text(20)
	}
	return `<w:p><w:pPr>` + properties + `</w:pPr>` + s + `</w:p>`
}

const unequal = `<w:cols w:num="2" w:equalWidth="0"><w:col w:w="1500" w:space="300"/><w:col w:w="3200"/></w:cols>`

func (m *noteMaker) sample(seed uint64) sample {
	var b strings.Builder
	columns := []string{"", `<w:cols w:num="2" w:space="300"/>`, unequal}
	for range 12 {
		switch m.rand.IntN(4 + int(seed%2)) {
		case 0:
			b.WriteString(table(gridBorders, 2500, []string{m.paragraph(""), m.paragraph("")}, []string{m.paragraph(""), m.paragraph("")}))
		case 4:
			m.frame = true
			b.WriteString(m.paragraph(`<w:framePr w:w="2000" w:hSpace="100" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:y="0"/>`))
		case 1:
			fmt.Fprintf(&b, `<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/>%s%s</w:sectPr></w:pPr></w:p>`, smallPage, columns[m.rand.IntN(3)])
		default:
			b.WriteString(m.paragraph(""))
		}
	}
	return sample{
		body: b.String(), section: `<w:type w:val="continuous"/>` + smallPage,
		parts: map[string]string{"f.xml": `<w:footnotes ` + namespaces + `>` + m.list.String() + `</w:footnotes>`},
		rels:  `<Relationship Id="rId7" Type="` + relType + `footnotes" Target="f.xml"/>`,
	}
}

// TestNotesAreSetOnceAndOnThePage lays random text with footnotes in tables,
// frames, columns and sections: no word is lost or doubled, none stands below
// the text.
func TestNotesAreSetOnceAndOnThePage(t *testing.T) {
	for seed := range uint64(60) {
		m := &noteMaker{rand: rand.New(rand.NewPCG(seed, 11))}
		doc, found := lay(t, m.sample(seed))
		if len(found) > 0 {
			t.Fatalf("seed %d: findings %v, want none", seed, found)
		}
		text := textOf(doc)
		for i := 1; i <= m.words; i++ {
			if n := strings.Count(text, fmt.Sprintf("q%dz", i)); n != 1 {
				t.Fatalf("seed %d: word q%dz occurs %d times", seed, i, n)
			}
		}
		for n, page := range doc.Pages {
			taken := map[[2]layout.Unit]string{}
			for _, it := range page.Items {
				g, ok := it.(layout.Glyphs)
				if !ok {
					continue
				}
				if g.Y > layout.Twip(5000) {
					t.Errorf("seed %d page %d: %q at %d twips, below the text", seed, n+1, g.Text, g.Y.Twips())
				}
				if at := [2]layout.Unit{g.X, g.Y}; taken[at] != "" && !m.frame {
					t.Errorf("seed %d page %d: %q over %q", seed, n+1, g.Text, taken[at])
				} else {
					taken[at] = g.Text
				}
			}
		}
	}
}

// TestNoteNumbersThatStartAgainAreTold lays notes whose numbers are to start
// again on each page.
func TestNoteNumbersThatStartAgainAreTold(t *testing.T) {
	s := noted("teks", 1, 1)
	s.settings = `<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>`
	_, found := lay(t, s)
	if len(found) != 1 || found[0].Code != "LY032" {
		t.Errorf("findings %v, want one LY032", found)
	}
}
