package manuscript

import (
	"fmt"

	"naskah/internal/diag"
)

// contentsLevels are the levels a table of contents lists where it says nothing.
const contentsLevels = "3"

// contents writes a table of contents as Word inserts one: a field in a control
// of its own (ECMA-376 17.16.5.68, 17.5.2.10). Its entries are made when the
// paper is finished and has pages; until then the field is empty.
func (b *builder) contents(x block) {
	if len(x.body) > 0 {
		b.bag.Add(diag.New("TP176", x.body[0].pos))
	}
	levels := contentsLevels
	if opt, ok := x.opts["tingkat"]; ok {
		if len(opt) != 1 || opt < "1" || opt > "9" {
			b.bag.Add(diag.New("TP175", x.pos, "nilai", opt))
			return
		}
		levels = opt
	}
	b.WriteString(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	if x.arg.s != "" {
		b.Paragraph(Para{Style: "JudulDaftarIsi"}, b.inline(x.arg))
	}
	b.Writer.open(Para{Style: "TOC1"})
	mark := func(kind string) { fmt.Fprintf(b, `<w:r><w:fldChar w:fldCharType="%s"/></w:r>`, kind) }
	mark("begin")
	fmt.Fprintf(b, `<w:r><w:instrText xml:space="preserve"> TOC \o "1-%s" \h \z \u </w:instrText></w:r>`, levels)
	mark("separate")
	mark("end")
	b.WriteString("</w:p></w:sdtContent></w:sdt>")
}
