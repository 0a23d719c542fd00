package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"naskah/internal/layout"
)

// absurd documents must end soon, without panic, with every word.
func absurd() map[string]sample {
	deep := p("", "inti")
	for range 40 {
		deep = table("", 4000, []string{deep + "<w:p/>"})
	}
	var chain, rows strings.Builder
	for i := range 400 {
		chain.WriteString(p(`<w:keepNext/><w:keepLines/>`, fmt.Sprintf("rantai%d", i)))
		fmt.Fprintf(&rows, `<w:tr><w:tc><w:tcPr><w:vMerge%s/></w:tcPr>%s</w:tc><w:tc>%s</w:tc></w:tr>`,
			map[bool]string{true: ` w:val="restart"`}[i == 0], p("", fmt.Sprintf("gabung%d", i)), p(`<w:keepNext/>`, fmt.Sprintf("baris%d", i)))
	}
	tall := `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>` + strings.Repeat(p("", words("tinggi", 20)), 30) + `</w:tc></w:tr></w:tbl>`
	return map[string]sample{
		"nested":       {body: deep},
		"keepNext":     {body: chain.String()},
		"merged":       {body: `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>` + rows.String() + `</w:tbl>`},
		"tallRow":      {body: tall},
		"allHeader":    {body: strings.ReplaceAll(tall, `<w:cantSplit/>`, `<w:tblHeader/>`)},
		"zeroColumn":   {body: table("", 0, []string{words("nol", 30), words("kosong", 30)})},
		"narrow":       {body: p(`<w:ind w:left="9000" w:right="9000"/>`, words("sempit", 30))},
		"negative":     {body: p(`<w:ind w:left="-20000" w:firstLine="-20000"/>`, words("luar", 30))},
		"hugeFont":     {body: `<w:p><w:r><w:rPr><w:sz w:val="3276"/></w:rPr><w:t>` + words("besar", 5) + `</w:t></w:r></w:p>`},
		"hugeSize":     {body: `<w:p><w:r><w:rPr><w:sz w:val="99999999"/><w:spacing w:val="-99999"/><w:w w:val="600"/></w:rPr><w:t>` + words("besar", 5) + `</w:t></w:r></w:p>`},
		"longWord":     {body: p("", strings.Repeat("panjang", 5000))},
		"manyTabs":     {body: `<w:p>` + strings.Repeat(`<w:r><w:tab/></w:r>`, 5000) + `</w:p>`},
		"manyBreaks":   {body: `<w:p>` + strings.Repeat(`<w:r><w:br w:type="page"/></w:r>`, 300) + `</w:p>`},
		"tinyPage":     {body: p("", words("kecil", 50)), section: `<w:pgSz w:w="10" w:h="10"/><w:pgMar w:top="5000" w:bottom="5000" w:left="5000" w:right="5000"/>`},
		"hugeHeader":   {body: p("", words("isi", 50)), section: `<w:headerReference w:type="default" r:id="rId7"/>` + smallPage, rels: `<Relationship Id="rId7" Type="` + relType + `header" Target="h1.xml"/>`, parts: map[string]string{"h1.xml": `<w:hdr ` + namespaces + `>` + strings.Repeat(p("", "kepala"), 60) + `</w:hdr>`}},
		"manyColumns":  {body: p("", words("kolom", 100)), section: smallPage + `<w:cols w:num="45" w:space="0"/>`},
		"hugeSpacing":  {body: strings.Repeat(p(`<w:spacing w:before="99999" w:after="99999" w:line="99999" w:lineRule="exact"/>`, "jarak"), 20)},
		"emptyTable":   {body: `<w:tbl/><w:tbl><w:tr/></w:tbl><w:tbl><w:tr><w:tc/></w:tr></w:tbl>`},
		"wideSpan":     {body: `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr>` + p("", "rentang") + `</w:tc><w:tc>` + p("", "luapan") + `</w:tc></w:tr></w:tbl>`},
		"styleRing":    {body: p(`<w:pStyle w:val="A"/>`, "lingkaran"), styles: `<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>`},
		"tallFrame":    {body: p(`<w:framePr w:w="1000" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:y="0"/>`, words("bingkai", 200)) + p("", "sesudah")},
		"deepFloats":   {body: strings.Repeat(table(`<w:tblpPr w:vertAnchor="text" w:tblpY="2000"/>`, 300, []string{"a"})+p("", words("apung", 5)), 300)},
		"wideShape":    {body: `<w:p><w:r><w:t>` + words("lebar", 30) + `</w:t></w:r><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="9900000" cy="99000000"/><wp:wrapSquare wrapText="bothSides"/><a:graphic><a:graphicData><wps:wsp><wps:spPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`},
		"nothing":      {},
		"pageBreakAll": {body: strings.Repeat(p(`<w:pageBreakBefore/><w:keepNext/>`, "hal"), 50)},
	}
}

func TestAbsurdDocumentsEndSoon(t *testing.T) {
	for name, s := range absurd() {
		t.Run(name, func(t *testing.T) {
			doc, _ := lay(t, s)
			if len(doc.Pages) == 0 || len(doc.Pages) > 2000 {
				t.Errorf("%s has %d pages", name, len(doc.Pages))
			}
		})
	}
}

// TestAbsurdDocumentsLoseNothing counts the words of those that have any.
func TestAbsurdDocumentsLoseNothing(t *testing.T) {
	want := map[string][]string{
		"nested": {"inti"}, "keepNext": {"rantai0", "rantai399"}, "tallRow": {"tinggi20"}, "zeroColumn": {"nol30", "kosong30"},
		"narrow": {"sempit30"}, "hugeFont": {"besar5"}, "tinyPage": {"kecil50"}, "manyColumns": {"kolom100"}, "wideSpan": {"rentang", "luapan"},
		"hugeHeader": {"isi50"}, "merged": {"gabung0", "baris399", "baris0"}, "styleRing": {"lingkaran"}, "tallFrame": {"bingkai200", "sesudah"}, "deepFloats": {"apung5"}, "wideShape": {"lebar30"}, "allHeader": {"tinggi20"},
	}
	all := absurd()
	for name, list := range want {
		doc, _ := lay(t, all[name])
		text := textOf(doc)
		for _, w := range list {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %q is not on the pages", name, w)
			}
		}
	}
}

func FuzzLay(f *testing.F) {
	for _, s := range goldens {
		f.Add(s.body, s.section, s.styles, s.numbering)
	}
	f.Fuzz(func(t *testing.T, body, section, styles, numbering string) {
		if len(body) > 1<<16 {
			return
		}
		s := sample{body: body, section: section, styles: styles, numbering: numbering}
		doc, _ := layOut(t, s, layout.Options{})
		if len(doc.Pages) == 0 {
			t.Error("no page")
		}
		checkStructure(t, doc)
		layout.Dump(doc)
	})
}

func BenchmarkLay(b *testing.B) {
	var body strings.Builder
	for i := range 60 {
		body.WriteString(p(numbered("1", `<w:jc w:val="both"/>`), long+" "+long))
		if i%10 == 0 {
			body.WriteString(table(gridBorders, 1600, []string{"No", "Uraian", "Jumlah"}, []string{"1", long, "3"}))
		}
	}
	pkg := sample{body: body.String(), numbering: pasal}.pack(b)
	b.ReportAllocs()
	for b.Loop() {
		doc, _, err := layout.Lay(b.Context(), pkg, library, layout.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if len(doc.Pages) < 5 {
			b.Fatalf("%d pages", len(doc.Pages))
		}
	}
}
