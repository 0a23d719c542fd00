package render

import (
	"strings"
	"testing"

	"naskah/internal/docx"
	"naskah/internal/schema"
)

// TestSingleBracesAsGoDocxWritesThem fills what go-docx fills (tags whole, split
// over runs, in tables, content controls and text boxes) and what it stumbles
// over: two tags that share a run, line breaks and tabs in a run, stray braces.
func TestSingleBracesAsGoDocxWritesThem(t *testing.T) {
	r := func(texts ...string) string {
		s := "<w:p>"
		for _, x := range texts {
			s += `<w:r><w:t xml:space="preserve">` + x + `</w:t></w:r><w:proofErr w:type="spellStart"/>`
		}
		return s + "</w:p>"
	}
	fields := []schema.Field{{Name: "nama"}, {Name: "jab"}, {Name: "nama_lengkap"}, {Name: "pihak", Kind: schema.KindRecord, Fields: []schema.Field{{Name: "kota"}}}}
	values := schema.Record{"nama": "Budi & {jab}", "jab": "Staf", "nama_lengkap": "Budi S.", "pihak": schema.Record{"kota": "Ambon"}}
	for name, c := range map[string]struct {
		body, want string
		none       bool // no tag is found
	}{
		"whole":              {r("Yth. {nama}!"), "Yth. Budi & {jab}!", false},
		"split in three":     {r("{na", "m", "a} x"), "Budi & {jab} x", false},
		"brace by brace":     {r("{", "nama", "}"), "Budi & {jab}", false},
		"shared run":         {r("{na", "ma}, {ja", "b}"), "Budi & {jab}, Staf", false},
		"two in one run":     {r("{nama}{jab}"), "Budi & {jab}Staf", false},
		"capitals and blank": {r("{Nama", " Lengkap}"), "Budi S.", false},
		"hyphen":             {r("{nama-lengkap}"), "Budi S.", false},
		"path":               {r("{pihak.kota}"), "Ambon", false},
		"table":              {`<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>` + r("{nama}") + `</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>`, `| \| Budi & {jab} \| |`, false},
		"control":            {`<w:sdt><w:sdtContent>` + r("{nama}") + `</w:sdtContent></w:sdt>`, "Budi & {jab}", false},
		"break and tab":      {`<w:p><w:r><w:t>{nama}</w:t><w:br/><w:t>{jab}</w:t><w:tab/><w:t>: {pihak.kota}</w:t></w:r></w:p>`, "Budi & {jab}\nStaf\t: Ambon", false},
		"stray braces":       {r("himpunan { A } dan { B, {1}, {a,b}, { nama }, {}"), "himpunan { A } dan { B, {1}, {a,b}, { nama }, {}", true},
		"stray, then a tag":  {r("himpunan { A {na", "ma}"), "himpunan { A Budi & {jab}", false},
		"marks of SRIKANDI":  {r("${nama} ", "$", "{nama}"), "${nama} ${nama}", true},
		"double braces too":  {r("{{ nama }} {jab}"), "Budi & {jab} Staf", false},
		"equation":           {`<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath></w:p>` + r("{jab}"), "Staf", false},
	} {
		data, found := DoubleBraces("a.docx", wordFile(t, c.body, nil))
		if none := len(found) == 1 && found[0].Code == "TP177"; none != c.none || len(found) > 1 {
			t.Errorf("%s: found %v, want a TP177: %t", name, found, c.none)
		}
		template, found := Parse("a.docx", data, nil)
		if template == nil {
			t.Errorf("%s: %v", name, found)
			continue
		}
		program, found := template.Compile(Scope{Fields: fields})
		if program == nil {
			t.Errorf("%s: %v", name, found)
			continue
		}
		pkg, found, err := program.Render(t.Context(), Input{Values: values})
		if pkg == nil {
			t.Errorf("%s: %v, %v", name, found, err)
			continue
		}
		text, err := pkg.Text()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Trim(text, "\n"); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: text %q, want %q", name, got, c.want)
		}
	}
}

// TestSingleBracesOnlyOnRequest leaves braces alone unless the file or the
// caller asks.
func TestSingleBracesOnlyOnRequest(t *testing.T) {
	body := `<w:p><w:r><w:t>{nama}</w:t></w:r></w:p>`
	property := func(value string) map[string]string {
		return map[string]string{
			"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>`,
			"docProps/custom.xml": `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Kurung"><vt:lpwstr>` + value + `</vt:lpwstr></property></Properties>`,
		}
	}
	for name, c := range map[string]struct {
		more map[string]string
		want string
	}{
		"no request":    {nil, "{nama}"},
		"property":      {property("tunggal"), "Budi"},
		"another value": {property("ganda"), "{nama}"},
	} {
		template, found := Parse("a.docx", wordFile(t, body, c.more), nil)
		if template == nil {
			t.Errorf("%s: %v", name, found)
			continue
		}
		program, _ := template.Compile(Scope{Fields: []schema.Field{{Name: "nama"}}})
		pkg, found, err := program.Render(t.Context(), Input{Values: schema.Record{"nama": "Budi"}})
		if pkg == nil {
			t.Fatal(name, found, err)
		}
		text, err := pkg.Text()
		if err != nil || strings.TrimSpace(text) != c.want {
			t.Errorf("%s: text %q, %v, want %q", name, text, err, c.want)
		}
		exported, err := docx.Open(template.DOCX())
		if err != nil {
			t.Fatal(err)
		}
		if s, _ := exported.Text(); name == "property" && strings.TrimSpace(s) != "{{ nama }}" {
			t.Errorf("exported template reads %q", s)
		}
	}
}
