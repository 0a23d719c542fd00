package layout_test

import (
	"strings"
	"testing"

	"naskah/internal/layout"
)

// fieldOf is a complex field with an instruction and a saved result.
func fieldOf(instr, result string) string {
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	return mark("begin") + instr + mark("separate") + `<w:r><w:t>` + result + `</w:t></w:r>` + mark("end")
}

func instrText(text string) string {
	return `<w:r><w:instrText xml:space="preserve">` + text + `</w:instrText></w:r>`
}

// TestAnInstructionGoesOnBehindAFieldInIt sets an IF field whose condition holds
// another field: its instruction is read on behind it, and only its result shown.
func TestAnInstructionGoesOnBehindAFieldInIt(t *testing.T) {
	inner := fieldOf(instrText(" MERGEFIELD jenis "), "salah")
	doc, _ := lay(t, sample{body: `<w:p>` + fieldOf(instrText(" IF ")+inner+instrText(` = "PKS" "perjanjian" "nota" `), "perjanjian") + `</w:p>`})
	if got := strings.TrimSpace(textOf(doc)); got != "perjanjian" {
		t.Errorf("the page says %q, want the result of the outer field", got)
	}
}

// TestSectionPagesCountsThePagesOfItsSection prints it in the header of two
// sections and in the text of the second.
func TestSectionPagesCountsThePagesOfItsSection(t *testing.T) {
	page := `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`
	ref := `<w:headerReference w:type="default" r:id="rId7"/>`
	field := `<w:p><w:r><w:t xml:space="preserve">dari </w:t></w:r>` + fieldOf(instrText(" SECTIONPAGES "), "99") + `</w:p>`
	s := sample{
		body:    page + page + p("", "akhir") + `<w:p><w:pPr><w:sectPr>` + ref + smallPage + `</w:sectPr></w:pPr></w:p>` + field + page,
		section: smallPage,
		rels:    `<Relationship Id="rId7" Type="` + relType + `header" Target="h.xml"/>`,
		parts:   map[string]string{"h.xml": `<w:hdr ` + namespaces + `>` + field + `</w:hdr>`},
	}
	if doc, _ := layOut(t, s, layout.Options{Justify: layout.JustifyLO74}); !strings.Contains(textOf(doc), "dari 99") {
		t.Error("as LibreOffice 7.4 the saved number is not shown")
	}
	doc, _ := lay(t, s)
	var got []string
	for _, page := range doc.Pages {
		for _, it := range page.Items {
			if g, ok := it.(layout.Glyphs); ok && strings.HasPrefix(g.Text, "dari") {
				got = append(got, g.Text)
			}
		}
	}
	if want := "dari 3 dari 3 dari 3 dari 2 dari 2 dari 2"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}
