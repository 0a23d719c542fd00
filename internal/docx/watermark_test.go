package docx

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// sectPr is the properties of a section of A4 with what a test adds.
func sectPr(refs, more string) string {
	return `<w:sectPr>` + refs + `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="600" w:right="1134" w:bottom="1134" w:left="1134" w:header="720" w:footer="720"/>` + more + `</w:sectPr>`
}

func headerRef(kind string, n int) string {
	return fmt.Sprintf(`<w:headerReference w:type="%s" r:id="header%d"/>`, kind, n)
}

// TestAWatermarkStandsInEveryHeaderAPageMayHave covers kinds of header that are
// missing, inherited, unused, and one without a paragraph.
func TestAWatermarkStandsInEveryHeaderAPageMayHave(t *testing.T) {
	end := func(s string) string { return `<w:p><w:pPr>` + s + `</w:pPr></w:p>` }
	kop := `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>KOP</w:t></w:r></w:p>`
	grid := `<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`
	for _, c := range []struct {
		name, body, settings string
		headers              map[string]string // inner XML
		parts                int               // headers with a watermark
		refs                 int               // header references in the document
		lifted               bool              // the header made would push the text down
	}{
		{name: "no header", body: end(sectPr("", "")) + `<w:p/>` + sectPr("", ""), parts: 1, refs: 1, lifted: true},
		{name: "no section", body: `<w:p/>`, parts: 1, refs: 1},
		{name: "a first page without a header", body: `<w:p/>` + sectPr(headerRef("default", 1), `<w:titlePg/>`), headers: map[string]string{"word/header1.xml": kop}, parts: 2, refs: 2},
		{name: "a later first page", body: end(sectPr(headerRef("default", 1), "")) + `<w:p/>` + sectPr("", `<w:titlePg/>`), headers: map[string]string{"word/header1.xml": kop}, parts: 2, refs: 2},
		{name: "even pages", body: `<w:p/>` + sectPr(headerRef("default", 1), ""), settings: `<w:evenAndOddHeaders/>`, headers: map[string]string{"word/header1.xml": grid}, parts: 2, refs: 2},
		{name: "an unused first header", body: `<w:p/>` + sectPr(headerRef("default", 1)+headerRef("first", 2), ""), headers: map[string]string{"word/header1.xml": kop, "word/header2.xml": `<w:p/>`}, parts: 2, refs: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			given := map[string]string{"word/document.xml": c.body}
			if c.settings != "" {
				given["word/settings.xml"] = c.settings
			}
			for name, inner := range c.headers {
				given[name] = inner
			}
			pkg, err := New(parts(given))
			if err != nil {
				t.Fatal(err)
			}
			if err := pkg.AddWatermark("LATIHAN"); err != nil {
				t.Fatal(err)
			}
			marked, ids := 0, map[string]bool{}
			for _, name := range pkg.Names() {
				data, _ := pkg.Part(name)
				if !strings.HasPrefix(name, "word/header") {
					continue
				}
				marked += strings.Count(string(data), `string="LATIHAN"`)
				for _, id := range regexp.MustCompile(`id="(PowerPlus\w+|_x0000_s\d+)"`).FindAllString(string(data), -1) {
					if ids[id] {
						t.Errorf("%s comes twice", id)
					}
					ids[id] = true
				}
				if c.headers[name] == kop && !strings.Contains(string(data), `<w:r><w:t>KOP</w:t></w:r>`) {
					t.Errorf("the header lost its text: %s", data)
				}
			}
			if marked != c.parts || len(ids) != 2*c.parts {
				t.Errorf("%d watermarks with the ids %v, want %d", marked, ids, c.parts)
			}
			data, _ := pkg.Part("word/document.xml")
			if got := strings.Count(string(data), "<w:headerReference "); got != c.refs {
				t.Errorf("%d references to headers, want %d: %s", got, c.refs, data)
			}
			if lifted := strings.Contains(string(data), `w:header="580"`); lifted != c.lifted {
				t.Errorf("the header stands higher: %v, want %v: %s", lifted, c.lifted, data)
			}
			reopen(t, pkg)
		})
	}
}

// reopen writes a package, opens it again and marks it again, which changes
// nothing.
func reopen(t *testing.T, pkg *Package) {
	t.Helper()
	out, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.AddWatermark(" LATIHAN "); err != nil {
		t.Fatal(err)
	}
	twice, err := again.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if string(twice) != string(out) {
		t.Error("a second time changes the package")
	}
}

// TestAWatermarkFillsTheSmallestTextOfItsSections sizes the diagonal to a header
// that a landscape section shares, and escapes its text.
func TestAWatermarkFillsTheSmallestTextOfItsSections(t *testing.T) {
	pkg, err := New(parts(map[string]string{
		"word/document.xml": `<w:p><w:pPr>` + sectPr(headerRef("default", 1), "") + `</w:pPr></w:p><w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="-1440" w:right="1134" w:bottom="1440" w:left="1134" w:header="720" w:footer="720"/></w:sectPr>`,
		"word/header1.xml":  `<w:p><w:r><w:pict><v:shape id="PowerPlusWaterMarkObject9000"/></w:pict></w:r></w:p>`,
		"word/styles.xml":   `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Bookman Old Style"/></w:rPr></w:rPrDefault></w:docDefaults>`,
	}))
	if err != nil {
		t.Fatal(err)
	}
	if err := pkg.AddWatermark(`<R&D "X">`); err != nil {
		t.Fatal(err)
	}
	data, _ := pkg.Part("word/header1.xml")
	// (11906-2880)/20 pt of height; 9 letters are 4.5 times as wide as high
	for _, want := range []string{"width:522.19pt;height:116.04pt", `"PowerPlusWaterMarkObject9001"`, `font-family:&quot;Bookman Old Style&quot;`, `string="&lt;R&amp;D &quot;X&quot;>"`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %s in %s", want, data)
		}
	}
}
