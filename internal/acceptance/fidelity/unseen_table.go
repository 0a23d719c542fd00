package fidelity

import (
	"fmt"
	"strings"
)

// table is one of the tables that papers have: figures under a head that is
// repeated, a matrix with merged cells, or signatures without borders.
func (g *generator) table() {
	switch g.IntN(4) {
	case 0:
		g.signatures()
	case 1:
		g.matrix()
	default:
		g.figures()
	}
	g.block(para("", ""))
}

// cellPr keeps cells single-spaced, as Table Grid's own style does.
const cellPr = `<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`

func (g *generator) figures() {
	widths := pick(g.prose, []int{600, 3800, 1400, 2600}, []int{700, 4700, 3200}, []int{550, 2500, 2500, 1500, 1500})
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>` + pick(g.prose, "", `<w:jc w:val="center"/>`) + gridLines + pick(g.prose, "", `<w:tblLayout w:type="fixed"/>`) + `</w:tblPr>` + gridOf(widths))
	b.WriteString(`<w:tr><w:trPr><w:tblHeader/></w:trPr>`)
	for i, w := range widths {
		head := g.title(g.between(1, 2))
		if i == 0 {
			head = "No"
		}
		b.WriteString(cellOf(`<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/><w:vAlign w:val="center"/>`, w, `<w:p><w:pPr>`+cellPr+`<w:jc w:val="center"/></w:pPr>`+run(`<w:b/>`, head)+`</w:p>`))
	}
	b.WriteString(`</w:tr>`)
	split := pick(g.prose, `<w:trPr><w:cantSplit/></w:trPr>`, "", "")
	for n := range g.between(3, 14) {
		b.WriteString(`<w:tr>` + split)
		for i, w := range widths {
			switch {
			case i == 0:
				b.WriteString(cellOf("", w, para(cellPr+`<w:jc w:val="center"/>`, fmt.Sprintf("%d.", n+1))))
			case i == len(widths)-1:
				b.WriteString(cellOf("", w, para(cellPr+`<w:jc w:val="right"/>`, g.amount())))
			default:
				b.WriteString(cellOf("", w, para(cellPr, g.phrase(g.between(1, 24)))))
			}
		}
		b.WriteString(`</w:tr>`)
	}
	g.block(b.String() + `</w:tbl>`)
}

// matrix has cells merged across and down.
func (g *generator) matrix() {
	widths := []int{2000, 2200, 2200, 2200}
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="8600" w:type="dxa"/>` + gridLines + `</w:tblPr>` + gridOf(widths))
	text := func(n int) string { return para(cellPr, g.phrase(n)) }
	b.WriteString(`<w:tr>` + cellOf(`<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>`, 2000, text(2)) + cellOf(`<w:gridSpan w:val="3"/>`, 6600, text(6)) + `</w:tr>`)
	b.WriteString(`<w:tr>` + cellOf(`<w:vMerge/>`, 2000, text(0)) + cellOf("", 2200, text(2)) + cellOf("", 2200, text(2)) + cellOf("", 2200, text(2)) + `</w:tr>`)
	for range g.between(1, 3) {
		height := pick(g.prose, "", `<w:trPr><w:trHeight w:val="600"/></w:trPr>`)
		rows := g.between(2, 3)
		for k := range rows {
			merge := `<w:vMerge/>`
			label := text(0)
			if k == 0 {
				merge, label = `<w:vMerge w:val="restart"/>`, text(g.between(2, 6))
			}
			b.WriteString(`<w:tr>` + height + cellOf(merge, 2000, label) + cellOf("", 2200, text(g.between(2, 12))) + cellOf(`<w:gridSpan w:val="2"/>`, 4400, text(g.between(2, 25))) + `</w:tr>`)
		}
	}
	g.block(b.String() + `</w:tbl>`)
}

func (g *generator) signatures() {
	line := func(rPr, text string) string {
		return `<w:p><w:pPr><w:keepNext/>` + cellPr + `<w:jc w:val="center"/></w:pPr>` + run(rPr, text) + `</w:p>`
	}
	cell := func() string {
		return line(`<w:b/>`, g.title(2)) + line(`<w:b/>`, g.title(g.between(2, 5))) + line("", "") + line("", "") + line("", "") + line(`<w:b/><w:u w:val="single"/>`, g.title(2))
	}
	g.block(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>` + gridOf([]int{4300, 4300}) + `<w:tr><w:trPr><w:cantSplit/></w:trPr>` + cellOf("", 4300, cell()) + cellOf("", 4300, cell()) + `</w:tr></w:tbl>`)
}

// styles are headings and the list paragraph.
func (g *generator) styles() {
	spacing := pick(g.prose, `<w:spacing w:before="240" w:after="0"/>`, `<w:spacing w:before="120" w:after="120"/>`, "")
	g.d.styles = `<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:keepLines/>` + spacing + `<w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="720"/><w:contextualSpacing/></w:pPr></w:style>`
}

// numbering: ayat and huruf, and bullets as list 1000.
func (g *generator) numbering() {
	ayat := pick(g.prose, "(%1)", "%1.", "(%1)")
	left := pick(g.prose, 567, 426, 720)
	g.d.numbering = fmt.Sprintf(`<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%%2."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>`, ayat, left, left, left+425) +
		`<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1000"><w:abstractNumId w:val="2"/></w:num>`
}

// furniture adds headers and footers and returns their references.
func (g *generator) furniture() string {
	refs := ""
	if g.once(2) {
		refs += g.d.story("header", "default", para(`<w:spacing w:after="0"/><w:jc w:val="right"/>`, g.phrase(g.between(3, 10))))
	}
	if g.once(2) {
		refs += g.d.story("footer", "default", `<w:p><w:pPr><w:spacing w:after="0"/><w:tabs><w:tab w:val="right" w:pos="8700"/></w:tabs></w:pPr>`+run("", g.phrase(3))+`<w:r><w:tab/></w:r>`+run("", "Halaman ")+field("PAGE", "1")+run("", " dari ")+field("NUMPAGES", "1")+`</w:p>`)
	}
	if refs != "" && g.once(3) {
		refs += g.d.story("header", "first", para(`<w:spacing w:after="0"/><w:jc w:val="center"/>`, g.title(6))+para(`<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:after="0"/><w:jc w:val="center"/>`, g.phrase(8)))
		g.first = true
	}
	return refs
}

// opening is the title of the paper.
func (g *generator) opening() {
	for range g.between(2, 4) {
		g.block(`<w:p><w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr>` + run(fmt.Sprintf(`<w:b/><w:sz w:val="%d"/>`, pick(g.prose, 24, 26, 28)), g.title(g.between(2, 7))) + `</w:p>`)
	}
	g.block(para("", ""))
}
