package render

import (
	"bytes"
	"strings"
	"testing"

	"naskah/internal/docx"
	"naskah/templates"
)

// FuzzWhole reads any body, with any numbering, as a template made in
// Word: it is refused with findings, or its paper is XML and the same twice.
func FuzzWhole(f *testing.F) {
	numbering := wordNumbering()["word/numbering.xml"]
	vml := `<w:r><w:pict` + spaces14 + `><v:shape id="_x0000_s1026" type="#a" style="mso-next-textbox:#b"/></w:pict></w:r>`
	for _, body := range []string{
		listed("{{ range pihak }}", "1:P", "{{ range bidang }}", "2:x", "3:y", "@Huruf:z", "{{ end }}", "{{ end }}"),
		listed("{{ range pihak }}", "Nama", "5.1:x", "1.1:y", "{{ end }}", `{{ klausul "keadaan-kahar" }}`),
		par(run("{{ range bidang }}"), `<w:bookmarkStart w:id="1" w:name="a"/>`, vml, `<w:hyperlink w:anchor="a"/><w:bookmarkEnd w:id="1"/><w:r><w:footnoteReference w:id="2"/></w:r>`, run("{{ end }}")),
		par(formBox("tempat", "<w:date/>", prompt), formBox("daring", checkBox, prompt), formBox("sifat", listBox("comboBox"), prompt)),
		formBox("pihak", "<w15:repeatingSection/>", `<w:sdt><w:sdtPr/><w:sdtContent>`+par(formBox("nama", "", prompt))+`</w:sdtContent></w:sdt>`),
	} {
		f.Add(body, numbering)
	}
	fields := testFields(f)
	f.Fuzz(func(t *testing.T, body, numbering string) {
		more := wordNumbering()
		more["word/numbering.xml"] = numbering
		for name, part := range noteFile("{{ tempat }}") {
			if name != "rels" {
				more[name] = part
				continue
			}
			more[name] += strings.Replace(part, "rId7", "rId9", 1)
		}
		tpl, found := Parse("surat.docx", wordFile(t, body, more), templates.FS)
		if tpl == nil {
			if len(found) == 0 {
				t.Fatal("refused without a finding")
			}
			return
		}
		p, _ := tpl.Compile(Scope{Fields: fields})
		if p == nil {
			return
		}
		first := papers(t, p)
		if second := papers(t, p); !bytes.Equal(first, second) {
			t.Fatal("two papers differ")
		}
	})
}

// papers renders a program and reads what it made; nil when it was refused.
func papers(t *testing.T, p *Program) []byte {
	t.Helper()
	pkg, _, err := p.Render(t.Context(), testInput())
	if err != nil {
		t.Fatal(err)
	}
	if pkg == nil {
		return nil
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"word/document.xml", "word/numbering.xml", "word/footnotes.xml"} {
		if _, err := again.Tree(name); err != nil {
			t.Fatalf("%s is no XML: %v", name, err)
		}
	}
	return data
}
