package fidelity

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// pairs are minimal documents, one for each rule that decides where lines and
// pages end: the rule's name and a Word file that shows little else.
func pairs() []Document {
	var out []Document
	for _, list := range [][]pair{linePairs(), paragraphPairs(), tabPairs(), numberingPairs(), tablePairs(), widthPairs(), pagePairs(), objectPairs()} {
		for _, p := range list {
			out = append(out, Document{Name: "rule-" + p.name, Kind: Rule, Word: p.bytes()})
		}
	}
	return out
}

type pair struct {
	name string
	draft
}

// text is the same prose for every pair that asks for the same length.
func text(words int) string {
	return prose{rand.New(rand.NewPCG(1, uint64(words)))}.sentences(words)
}

// justified is a justified paragraph of so many words.
func justified(pPr string, words int) string { return para(pPr+`<w:jc w:val="both"/>`, text(words)) }

func linePairs() []pair {
	var sizes, spacings strings.Builder
	for _, halves := range []int{14, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 32, 36, 48} {
		sizes.WriteString(`<w:p><w:pPr><w:jc w:val="both"/></w:pPr>` + run(fmt.Sprintf(`<w:sz w:val="%d"/>`, halves), text(45)) + `</w:p>`)
	}
	for _, v := range []string{`w:line="240"`, `w:line="252"`, `w:line="259"`, `w:line="276"`, `w:line="278"`, `w:line="312"`, `w:line="360"`, `w:line="429"`, `w:line="480"`, `w:line="200"`} {
		spacings.WriteString(justified(`<w:spacing `+v+` w:lineRule="auto"/>`, 60))
	}
	mixed := `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>` + run("", text(20)) + run(`<w:sz w:val="36"/>`, " besar ") + run("", text(30)) + run(`<w:rFonts w:ascii="Carlito" w:hAnsi="Carlito"/>`, " lain ") + run("", text(25)) + `</w:p>`
	out := []pair{
		{"height-sizes", draft{body: sizes.String()}},
		{"height-multiples", draft{body: spacings.String()}},
		{"height-exact", draft{body: justified(`<w:spacing w:line="252" w:lineRule="exact"/>`, 120) + justified(`<w:spacing w:line="195" w:lineRule="exact"/>`, 120) + justified("", 30)}},
		{"height-least", draft{body: justified(`<w:spacing w:line="360" w:lineRule="atLeast"/>`, 120) + justified(`<w:spacing w:line="120" w:lineRule="atLeast"/>`, 120)}},
		{"height-mixed", draft{body: mixed + mixed}},
		{"break-greedy", draft{body: justified("", 700)}},
		{"break-left", draft{body: para("", text(300)) + para(`<w:jc w:val="right"/>`, text(100)) + para(`<w:jc w:val="center"/>`, text(100))}},
		{"break-hyphen", draft{body: para("", strings.Repeat("undang-undang perundang-undangan anak-anak ", 30)), section: slip}},
		{"break-slash", draft{body: para("", strings.Repeat("dan/atau barang/jasa 415.4/021/PKS/2025 ", 25)), section: slip}},
		{"break-hyphen-slash", draft{body: hyphenSlash(), section: slip}},
		{"break-dash", draft{body: para("", strings.Repeat("tahun 2024–2026 hal — penting… 'kutip' “ganda” ", 20)), section: slip}},
		{"break-nobreak", draft{body: para("", strings.Repeat("Pasal\u00a01 ayat\u00a0(2) huruf\u00a0a tanggal\u00a011 ", 25)), section: slip}},
		{"break-soft-hyphen", draft{body: para("", strings.Repeat("penye\u00adleng\u00adgara\u00adan per\u00adtang\u00adgung\u00adjawab\u00adan ", 25)), section: slip}},
		{"break-long-word", draft{body: para("", strings.Repeat("kata ", 5)+strings.Repeat("panjangsekali", 20)+" akhir"), section: slip}},
		{"break-br", draft{body: `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>` + run("", text(25)) + `<w:r><w:br/></w:r>` + run("", text(25)) + `<w:r><w:br/><w:br/></w:r>` + run("", "akhir") + `</w:p>`}},
		{"break-dots", draft{body: para(`<w:jc w:val="both"/>`, strings.Repeat("Nama ........................ jabatan ______________ ", 12)), section: slip}},
		{"run-styles", draft{body: `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>` + styledRuns() + `</w:p>`}},
		{"run-kerning", draft{body: para(`<w:jc w:val="right"/>`, "Tata Wajah AV To P. Yayasan") + `<w:p>` + run(`<w:kern w:val="2"/>`, strings.Repeat("AVATAR Tata Yayasan WAKAF To Va, ", 24)) + `</w:p><w:p><w:pPr><w:jc w:val="right"/></w:pPr>` + run(`<w:kern w:val="28"/>`, "Tata Wajah AV To P. Yayasan") + `</w:p>`}},
		{"run-spacing", draft{body: `<w:p>` + run(`<w:spacing w:val="20"/>`, text(60)) + run(`<w:spacing w:val="-10"/>`, text(60)) + run(`<w:w w:val="90"/>`, text(60)) + `</w:p>`}},
		{"run-script", draft{body: para("", text(20)) + `<w:p>` + run("", "luas 100 m") + run(`<w:vertAlign w:val="superscript"/>`, "2") + run("", " dan H") + run(`<w:vertAlign w:val="subscript"/>`, "2") + run("", "O "+text(30)) + run(`<w:position w:val="6"/>`, "naik") + `</w:p>` + para("", text(20))}},
		{"run-ligatures", draft{font: "Carlito", body: justified("", 40) + para("", strings.Repeat("penelitian perhatian tiap titik setting offset efisien aktif kritik konflik ", 12))}},
		{"run-hidden", draft{body: `<w:p>` + run("", text(20)) + run(`<w:vanish/>`, " TERSEMBUNYI ") + run("", text(20)) + `</w:p>`}},
		{"run-revisions", draft{body: `<w:p>` + run("", text(20)) + `<w:ins w:id="1" w:author="A">` + run("", " disisipkan ") + `</w:ins>` + run("", text(20)) + `</w:p>`}},
	}
	for _, f := range []string{"Liberation Sans", "Carlito", "Caladea"} {
		out = append(out, pair{"face-" + strings.ToLower(strings.ReplaceAll(f, " ", "-")), draft{font: f, halves: 22, body: justified("", 500) + sizes.String()}})
	}
	return append(out, pair{"face-theme", draft{body: `<w:p>` + run(`<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>`, text(120)) + `</w:p>`, parts: map[string]string{"theme1.xml": theme}, rels: relation("t1", "theme", "theme1.xml")}})
}

// hyphenSlash sets words of hyphens and slashes at many places of a line.
func hyphenSlash() string {
	var b strings.Builder
	for n := range 14 {
		fill := strings.Repeat("w", 20+n/2) + strings.Repeat("i", n%2)
		b.WriteString(para("", fill+" anak-anak/ibu-ibu akhir") + para("", fill+" e-government/layanan") + para("", fill+" satu-satunya/2026"))
	}
	return b.String()
}

const theme = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="t"><a:themeElements><a:clrScheme name="c"><a:dk1><a:srgbClr val="000000"/></a:dk1></a:clrScheme><a:fontScheme name="f"><a:majorFont><a:latin typeface="Caladea"/></a:majorFont><a:minorFont><a:latin typeface="Carlito"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`

func styledRuns() string {
	var b strings.Builder
	for _, s := range []string{`<w:b/>`, `<w:i/>`, `<w:b/><w:i/>`, `<w:caps/>`, `<w:smallCaps/>`, `<w:u w:val="single"/>`, `<w:strike/>`, `<w:highlight w:val="yellow"/>`} {
		b.WriteString(run(s, text(18)+" "))
	}
	return b.String()
}

func paragraphPairs() []pair {
	gaps := ""
	for _, v := range []string{`w:before="240" w:after="120"`, `w:before="60" w:after="200"`, `w:before="0" w:after="0"`, `w:before="300"`} {
		gaps += justified(`<w:spacing `+v+`/>`, 30)
	}
	context := strings.Repeat(para(`<w:pStyle w:val="A"/>`, text(12)), 3) + strings.Repeat(para(`<w:pStyle w:val="B"/>`, text(12)), 3)
	contextStyles := `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120" w:after="240"/><w:contextualSpacing/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="200" w:after="100"/></w:pPr></w:style>`
	keep := strings.Repeat(justified("", 70), 3) + para(`<w:keepNext/><w:jc w:val="center"/>`, "Pasal 1") + para(`<w:keepNext/><w:jc w:val="center"/>`, "JUDUL") + justified("", 60) + justified("", 40)
	box := `<w:pBdr><w:top w:val="single" w:sz="12" w:space="4" w:color="000000"/><w:left w:val="single" w:sz="12" w:space="4" w:color="000000"/><w:bottom w:val="single" w:sz="12" w:space="4" w:color="000000"/><w:right w:val="single" w:sz="12" w:space="4" w:color="000000"/></w:pBdr>`
	return []pair{
		{"gap-larger", draft{body: gaps + gaps}},
		{"gap-sum", draft{body: gaps + gaps, settings: "", mode: 15, normal: `<w:pPr><w:spacing w:before="100" w:after="100"/></w:pPr>`}},
		{"gap-contextual", draft{body: context + context, styles: contextStyles}},
		{"gap-auto", draft{body: strings.Repeat(justified(`<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>`, 25), 4)}},
		{"gap-auto-where", draft{numbering: oneList, body: autoGaps()}},
		{"gap-page-top", draft{body: strings.Repeat(justified(`<w:spacing w:before="360" w:after="120"/>`, 50), 5), section: slip}},
		{"indent", draft{body: justified(`<w:ind w:left="720" w:right="500"/>`, 60) + justified(`<w:ind w:firstLine="720"/>`, 60) + justified(`<w:ind w:left="720" w:hanging="720"/>`, 60) + justified(`<w:ind w:left="-300" w:right="-300"/>`, 60)}},
		{"widow", draft{body: strings.Repeat(justified("", 47), 8), section: slip}},
		{"widow-off", draft{body: strings.Repeat(justified(`<w:widowControl w:val="0"/>`, 47), 8), section: slip}},
		{"keep-next", draft{body: keep + keep, section: slip}},
		{"keep-lines", draft{body: strings.Repeat(justified(`<w:keepLines/>`, 60), 6), section: slip}},
		{"page-break-before", draft{body: justified("", 20) + justified(`<w:pageBreakBefore/>`, 20) + justified("", 20), section: slip}},
		{"borders", draft{body: justified("", 30) + justified(box, 30) + justified(box, 30) + justified(`<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="24" w:space="1" w:color="000000"/></w:pBdr>`, 10) + justified("", 30)}},
		{"shading", draft{body: justified(`<w:shd w:val="clear" w:color="auto" w:fill="DDDDDD"/>`, 40) + justified("", 30)}},
		{"style-chain", draft{body: para(`<w:pStyle w:val="C"/>`, text(40)) + para(`<w:pStyle w:val="D"/>`, text(40)), styles: `<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="200"/><w:ind w:left="400"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="D"><w:name w:val="D"/><w:basedOn w:val="C"/><w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:b w:val="0"/></w:rPr></w:style>`}},
	}
}

// oneList is a list of one level, number 1.
const oneList = `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%1)"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`

// autoGaps are automatic spaces at the ends of cells and in a list.
func autoGaps() string {
	const auto = `<w:spacing w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/>`
	p, plain := para(auto, "auto"), para("", "biasa")
	item := para(auto+`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, "butir")
	cells := tableOf(gridLines, []int{2000, 3000}, []string{p, p + p}, []string{plain + p, p + plain}, []string{"a", "b"})
	return plain + cells + p + plain + item + item + item + plain + item + p + p
}

func tabPairs() []pair {
	tabbed := func(pPr string, cells ...string) string {
		runs := make([]string, len(cells))
		for i, c := range cells {
			runs[i] = run("", c)
		}
		return `<w:p><w:pPr>` + pPr + `</w:pPr>` + strings.Join(runs, `<w:r><w:tab/></w:r>`) + `</w:p>`
	}
	stops := `<w:tabs><w:tab w:val="left" w:pos="2000"/><w:tab w:val="center" w:pos="4500"/><w:tab w:val="right" w:pos="7500"/><w:tab w:val="decimal" w:pos="8300"/></w:tabs>`
	decimal := `<w:tabs><w:tab w:val="decimal" w:pos="4000"/></w:tabs>`
	leaders := `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8700"/></w:tabs>`
	return []pair{
		{"tab-default", draft{body: tabbed("", "a", "bb", "cccc", text(30), "akhir")}},
		{"tab-kinds", draft{body: tabbed(stops, "kiri", "kedua", "tengah", "kanan", "12,50") + tabbed(stops, "x", "y", "lebih panjang", "1.000", "1.250,75")}},
		{"tab-decimal", draft{body: tabbed(decimal, "x", "12.50") + tabbed(decimal, "x", "1,250.75") + tabbed(decimal, "x", "utuh") + tabbed(decimal, "x", "0."+strings.Repeat("25", 20))}},
		{"tab-leader", draft{body: tabbed(leaders, "Pendahuluan", "1") + tabbed(leaders, text(6), "12")}},
		{"tab-hanging", draft{body: tabbed(`<w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs><w:ind w:left="2552" w:hanging="2552"/>`, "Nama", ":", text(25)) + tabbed(`<w:ind w:left="426" w:hanging="426"/><w:jc w:val="both"/>`, "1.", text(40))}},
		{"tab-beyond", draft{body: tabbed(`<w:tabs><w:tab w:val="left" w:pos="6000"/></w:tabs>`, text(4), text(12)), section: slip}},
	}
}
