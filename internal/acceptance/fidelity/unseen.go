package fidelity

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// unseenSeed makes the unseen documents. Nobody looks at what they get wrong:
// rules are worked out on documents of other seeds (Tuning), which are judged
// only when asked for (-tuning and -seed of the test).
const (
	unseenSeed = 20261127
	generated  = 28
)

// generate makes the generated documents of a seed.
func generate(prefix string, seed uint64) []Document {
	out := make([]Document, generated)
	for i := range out {
		g := &generator{prose: prose{rand.New(rand.NewPCG(seed, uint64(i)))}}
		out[i] = Document{Name: fmt.Sprintf("%s-%02d", prefix, i+1), Kind: Unseen, Word: g.document()}
	}
	return out
}

// generator makes one document at random: its typeface, its manner of
// paragraphs, then blocks until it is some pages long.
type generator struct {
	prose
	d     draft
	jc    string
	after int
	line  string
	list  int    // numbered lists so far
	first bool   // the first page has a header of its own
	start string // how the last section begins
	b     strings.Builder
}

func (g *generator) document() []byte {
	g.d.font = pick(g.prose, "Liberation Serif", "Liberation Serif", "Liberation Sans", "Liberation Sans", "Carlito", "Carlito", "Caladea")
	g.d.halves = pick(g.prose, 20, 22, 22, 24, 24, 24)
	g.d.mode = pick(g.prose, 15, 15, 15, 14, 12)
	g.jc = pick(g.prose, "both", "both", "both", "left")
	g.after = pick(g.prose, 0, 0, 60, 120, 160, 200)
	g.line = pick(g.prose, `w:line="240" w:lineRule="auto"`, `w:line="240" w:lineRule="auto"`, `w:line="276" w:lineRule="auto"`, `w:line="259" w:lineRule="auto"`,
		`w:line="360" w:lineRule="auto"`, `w:line="312" w:lineRule="auto"`, `w:line="300" w:lineRule="exact"`, `w:line="320" w:lineRule="atLeast"`)
	g.d.defaults = fmt.Sprintf(`<w:spacing w:after="%d" %s/>`, g.after, g.line)
	g.styles()
	g.numbering()
	last := g.furniture()
	g.opening()
	want := g.between(600, 1500) // words: three pages and more
	size := pick(g.prose, a4, a4, a4, `<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>`,
		`<w:pgSz w:w="12191" w:h="18711"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>`)
	if g.first {
		size += `<w:titlePg/>`
	}
	g.sections(want, last, size)
	g.d.body, g.d.section = g.b.String(), last+g.start+size
	return g.d.bytes()
}

// sections fills the document; one in four has a stretch in two columns or on
// landscape pages.
func (g *generator) sections(want int, furniture, size string) {
	cut := 0
	if g.once(4) {
		cut = want / 2
	}
	for g.words() < want {
		if cut > 0 && g.words() > cut {
			cut = 0
			g.end(furniture + size)
			if g.once(2) {
				for range g.between(3, 6) {
					g.block(para(g.pPr(""), g.sentences(g.between(25, 70))))
				}
				g.end(`<w:type w:val="continuous"/>` + size + `<w:cols w:num="2" w:space="567"/>`)
				g.start = `<w:type w:val="continuous"/>`
			} else {
				g.table()
				g.block(para(g.pPr(""), g.sentences(60)))
				g.end(`<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>`)
			}
		}
		g.any()
	}
}

func (g *generator) words() int { return strings.Count(g.b.String(), " ") / 2 }

func (g *generator) block(xml string) { g.b.WriteString(xml) }

func (g *generator) end(section string) {
	g.block(`<w:p><w:pPr><w:sectPr>` + section + `</w:sectPr></w:pPr></w:p>`)
}

// any adds one block of a kind at random, in the proportions that letters and
// agreements have.
func (g *generator) any() {
	switch k := g.IntN(20); {
	case k < 7:
		g.paragraph()
	case k < 12:
		g.pasal()
	case k < 14:
		g.identity()
	case k < 17:
		g.table()
	case k < 18:
		g.bullets()
	case k < 19:
		g.boxed()
	default:
		g.hanging()
	}
}

func (g *generator) pPr(more string) string { return more + `<w:jc w:val="` + g.jc + `"/>` }

// paragraph is running text, with a few words in bold or italic.
func (g *generator) paragraph() {
	ind := pick(g.prose, "", "", `<w:ind w:firstLine="567"/>`, `<w:ind w:firstLine="720"/>`, `<w:ind w:left="567"/>`)
	g.block(`<w:p><w:pPr>` + g.pPr(ind) + `</w:pPr>` + g.runs(g.between(15, 90)) + `</w:p>`)
}

func (g *generator) runs(words int) string {
	if !g.once(3) {
		return run("", g.sentences(words))
	}
	style := pick(g.prose, `<w:b/>`, `<w:i/>`, `<w:b/><w:i/>`, `<w:u w:val="single"/>`, `<w:caps/>`)
	return run("", g.sentences(words/2)+" ") + run(style, g.phrase(g.between(1, 5))) + run("", " "+g.sentences(words-words/2))
}

// pasal is a heading with numbered ayat and huruf.
func (g *generator) pasal() {
	g.list++
	g.d.numbering += fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, g.list)
	g.block(para(`<w:pStyle w:val="Heading1"/>`, fmt.Sprintf("Pasal %d", g.list)))
	g.block(para(`<w:pStyle w:val="Heading1"/>`, g.title(g.between(1, 5))))
	for range g.between(1, 4) {
		g.item(0, g.between(12, 50))
		if g.once(2) {
			for range g.between(2, 4) {
				g.item(1, g.between(4, 20))
			}
		}
	}
}

func (g *generator) item(level, words int) {
	num := fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, g.list)
	g.block(para(g.pPr(num), g.sentences(words)))
}

func (g *generator) bullets() {
	for range g.between(2, 5) {
		g.block(para(g.pPr(`<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1000"/></w:numPr>`), g.sentences(g.between(5, 25))))
	}
}

// identity is the block of names and offices, held by tabs.
func (g *generator) identity() {
	tabs := `<w:tabs><w:tab w:val="left" w:pos="2268"/><w:tab w:val="left" w:pos="2552"/></w:tabs><w:ind w:left="2552" w:hanging="2552"/>`
	for _, label := range []string{"Nama", "Jabatan", "Alamat", "Nomor Induk"}[:g.between(2, 4)] {
		g.block(`<w:p><w:pPr>` + tabs + `</w:pPr>` + run("", label) + `<w:r><w:tab/></w:r>` + run("", ":") + `<w:r><w:tab/></w:r>` + run("", g.phrase(g.between(2, 16))) + `</w:p>`)
	}
}

// boxed is a paragraph with borders or shading.
func (g *generator) boxed() {
	box := pick(g.prose,
		`<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/></w:pBdr>`,
		`<w:pBdr><w:bottom w:val="double" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>`,
		`<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>`)
	g.block(para(box+`<w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/>`, g.phrase(g.between(3, 20))))
}

// hanging is text numbered by hand behind a hanging indent.
func (g *generator) hanging() {
	for i := range g.between(2, 4) {
		g.block(`<w:p><w:pPr>` + g.pPr(`<w:ind w:left="426" w:hanging="426"/>`) + `</w:pPr>` + run("", fmt.Sprintf("%d.", i+1)) + `<w:r><w:tab/></w:r>` + run("", g.sentences(g.between(10, 40))) + `</w:p>`)
	}
}
