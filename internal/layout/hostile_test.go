package layout_test

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/layout"
)

// floating is a text box anchored behind the text, or over it.
func floating(behind, content string) string {
	return `<w:r><w:drawing><wp:anchor behindDoc="` + behind + `"><wp:extent cx="1905000" cy="635000"/><a:graphic><a:graphicData><wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>` +
		content + `</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`
}

func inside(anchor, text string) string {
	return `<w:hyperlink w:anchor="` + anchor + `"><w:r><w:t>` + text + `</w:t></w:r></w:hyperlink>`
}

// Links in text boxes behind the text are drawn before all others, those to
// nowhere are taken out: neither may disturb the rest.
func TestLinksBehindTheTextFindTheirPage(t *testing.T) {
	box := func(anchor string) string { return floating("1", `<w:p>`+inside(anchor, "di belakang")+`</w:p>`) }
	body := `<w:p>` + inside("ada", "satu") + box("hilang") + box("ada") + inside("hilang", "dua") + inside("ada", "tiga") + `</w:p>` +
		`<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:bookmarkStart w:id="1" w:name="ada"/><w:r><w:t>sasaran</w:t></w:r></w:p>`
	doc, _ := lay(t, sample{body: body})
	links := 0
	for _, it := range doc.Pages[0].Items {
		if l, ok := it.(layout.Link); ok {
			links++
			if l.Page != 1 {
				t.Errorf("a link leads to page %d, want 1", l.Page)
			}
		}
	}
	if links != 3 {
		t.Errorf("%d links, want 3\n%s", links, layout.Dump(doc))
	}
	if text := textOf(doc); strings.Count(text, "di belakang") != 2 || !strings.Contains(text, "dua") {
		t.Errorf("text lost: %s", text)
	}
}

// Shapes that took the square of their size, or that ask for far more pages and
// words than they hold, end: set whole, or refused with a finding.
func TestGreedyShapesEnd(t *testing.T) {
	many := strings.Repeat
	column := `<w:tblGrid>` + many(`<w:gridCol w:w="100"/>`, 40) + `</w:tblGrid>`
	merged := `<w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>` + many(`<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>`, 40) + `</w:tr>`
	tiny := `<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>` + many("kepala ", 3000) + `</w:t></w:r>`
	for name, c := range map[string]struct {
		sample
		code string
	}{
		"a long word":             {sample{body: p("", many("a", 600_000))}, ""},
		"a long word in parts":    {sample{body: p("", many("ab\u00ad", 100_000))}, ""},
		"many equal runs":         {sample{body: `<w:p>` + many(`<w:r><w:t>`+many("kata ", 40)+`</w:t></w:r>`, 5_000) + `</w:p>`}, ""},
		"many tabs":               {sample{body: `<w:p><w:r>` + many(`<w:tab/>`, 100_000) + `</w:r></w:p>`}, ""},
		"many paragraphs":         {sample{body: many(`<w:p/>`, 300_001)}, "LY060"},
		"many merged rows":        {sample{body: `<w:tbl>` + many(`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>`, 30_000) + `</w:tbl>`}, ""},
		"many merged columns":     {sample{body: `<w:tbl>` + column + many(merged, 2000) + `</w:tbl>`}, ""},
		"many table conditions":   {sample{body: `<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>` + many(`<w:tr>`+many(`<w:tc><w:p/></w:tc>`, 20)+`</w:tr>`, 300) + `</w:tbl>`, styles: `<w:style w:type="table" w:styleId="T">` + many(`<w:tblStylePr w:type="wholeTable"/>`, 30_000) + `</w:style>`}, ""},
		"a long list label":       {sample{body: many(p(numbered("0", ""), "a"), 5000), numbering: strings.ReplaceAll(pasal, "Pasal %1", "Pasal %1"+many(" %1", 30_000))}, ""},
		"many notes":              {sample{body: `<w:p>` + many(`<w:r><w:footnoteReference w:id="1"/></w:r>`, 20_000) + `</w:p>`, parts: map[string]string{"f.xml": `<w:footnotes ` + namespaces + `><w:footnote w:id="1">` + many(p("", "catatan"), 2000) + `</w:footnote></w:footnotes>`}, rels: `<Relationship Id="rId7" Type="` + relType + `footnotes" Target="f.xml"/>`}, ""},
		"many findings":           {sample{body: many(`<w:p><w:pPr><w:framePr/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, 5000)}, "LY023"},
		"pages without end":       {sample{body: `<w:p><w:r>` + many(`<w:br w:type="page"/>`, 20_000) + `</w:r></w:p>`}, "LY021"},
		"a header on every page":  {sample{body: `<w:p><w:r>` + many(`<w:br w:type="page"/>`, 1000) + `</w:r></w:p>`, section: `<w:headerReference w:type="default" r:id="rId7"/>` + smallPage, parts: map[string]string{"h.xml": `<w:hdr ` + namespaces + `><w:p>` + tiny + `</w:p></w:hdr>`}, rels: `<Relationship Id="rId7" Type="` + relType + `header" Target="h.xml"/>`}, ""},
		"its number on each page": {sample{body: `<w:p><w:r>` + many(`<w:br w:type="page"/>`, 5000) + `</w:r></w:p>`, section: `<w:headerReference w:type="default" r:id="rId7"/>` + smallPage, parts: map[string]string{"h.xml": `<w:hdr ` + namespaces + `><w:p><w:r><w:pgNum/></w:r>` + tiny + `</w:p></w:hdr>`}, rels: `<Relationship Id="rId7" Type="` + relType + `header" Target="h.xml"/>`}, "LY022"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, found := layOut(t, c.sample, layout.Options{})
			told := slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == c.code })
			if len(doc.Pages) == 0 || len(found) > 60 || (c.code != "") != told {
				t.Errorf("%d pages, %d findings, want %q among them", len(doc.Pages), len(found), c.code)
			}
		})
	}
}
