package engine

import (
	"fmt"
	"strings"
	"testing"

	"naskah/internal/docx"
	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/render"
	"naskah/internal/schema"
	"naskah/templates"
)

func library(t *testing.T) *font.Library {
	t.Helper()
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// refreshed runs contents on a package and returns the codes it found.
func refreshed(t *testing.T, pkg *docx.Package) string {
	t.Helper()
	found, err := contents(t.Context(), pkg, library(t))
	if err != nil {
		t.Fatal(err)
	}
	codes := ""
	for _, d := range found {
		codes += d.Code
	}
	return codes
}

// entries are the lines of the body that end in a tab and a number.
func entries(t *testing.T, pkg *docx.Package) []string {
	t.Helper()
	text, err := pkg.Text()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, line := range strings.Split(text, "\n") {
		if strings.Contains(line, "\t") {
			out = append(out, line)
		}
	}
	return out
}

// pagesOf tells on which page, as it is printed there, each text stands last:
// a heading stands behind the contents that name it.
func pagesOf(doc *layout.Document, texts []string) map[string]string {
	pages := map[string]string{}
	for _, p := range doc.Pages {
		var b strings.Builder
		for _, item := range p.Items {
			if g, ok := item.(layout.Glyphs); ok {
				b.WriteString(g.Text)
			}
		}
		flat := strings.Join(strings.Fields(b.String()), "")
		for _, text := range texts {
			if strings.Contains(flat, strings.Join(strings.Fields(text), "")) {
				pages[text] = p.Label
			}
		}
	}
	return pages
}

// TestContentsNameThePagesOfTheLayout makes papers of growing contents, whose
// own length moves the pages, and looks each heading up on the pages laid out.
func TestContentsNameThePagesOfTheLayout(t *testing.T) {
	const source = `---
skema: naskah/v1
nama: toc
judul: Daftar
bab: pasal
---
# PERJANJIAN

::: daftar-isi DAFTAR ISI
:::

{{ range bagian }}
## Ketentuan {{ . }} {#k{{ urut }}}

(1) Isi ayat satu yang cukup panjang untuk mengisi baris. Isi ayat satu yang cukup panjang untuk mengisi baris. Isi ayat satu.

### Rincian {{ . }}

Isi yang cukup panjang untuk mengisi baris. Isi yang cukup panjang untuk mengisi baris. Isi yang cukup panjang untuk mengisi baris.
{{ end }}
`
	template, findings := render.Parse("toc.naskah", []byte(source), templates.FS)
	if template == nil {
		t.Fatal(findings)
	}
	program, findings := template.Compile(render.Scope{Fields: []schema.Field{{Name: "bagian", Kind: schema.KindList, Element: &schema.Field{}}}})
	if program == nil {
		t.Fatal(findings)
	}
	for _, n := range []int{1, 9, 24, 61} {
		var list schema.List
		for i := range n {
			list = append(list, fmt.Sprintf("nomor-%d-", i+1))
		}
		pkg, findings, err := program.Render(t.Context(), render.Input{Values: schema.Record{"bagian": list}})
		if pkg == nil {
			t.Fatal(findings, err)
		}
		if codes := refreshed(t, pkg); codes != "" {
			t.Errorf("%d headings: found %s", n, codes)
		}
		doc, _, err := layout.Lay(t.Context(), pkg, library(t), layout.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var headings []string
		for i := range n {
			headings = append(headings, fmt.Sprintf("Pasal %dKETENTUAN NOMOR-%d-", i+1, i+1), fmt.Sprintf("Rincian nomor-%d-", i+1))
		}
		pages := pagesOf(doc, headings)
		lines := entries(t, pkg)
		if len(lines) != 2*n {
			t.Fatalf("%d headings: %d entries, want %d:\n%s", n, len(lines), 2*n, strings.Join(lines, "\n"))
		}
		for i, line := range lines {
			text := strings.Replace(headings[i], "KETENTUAN", " KETENTUAN", 1)
			if want := text + "\t" + pages[headings[i]]; line != want {
				t.Errorf("%d headings: entry %q, want %q", n, line, want)
			}
		}
		before, err := pkg.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if refreshed(t, pkg) != "" {
			t.Errorf("%d headings: findings the second time", n)
		}
		if after, err := pkg.Bytes(); err != nil || string(after) != string(before) {
			t.Errorf("%d headings: bringing up to date twice changed the file (%v)", n, err)
		}
	}
}

// wordFile is a package with this body and the styles Word has.
func wordFile(t *testing.T, body string) *docx.Package {
	t.Helper()
	style := func(id, name, pPr string) string {
		return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:pPr>` + pPr + `</w:pPr></w:style>`
	}
	parts := map[string]string{
		"[Content_Types].xml":          `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
		"_rels/.rels":                  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
		"word/styles.xml": `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
			style("Judul1", "heading 1", `<w:outlineLvl w:val="0"/>`) + style("Judul2", "heading 2", `<w:outlineLvl w:val="1"/>`) +
			style("Sub", "Subjudul", "") + style("TOC1", "toc 1", "") + `</w:styles>`,
		"word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`,
	}
	data := map[string][]byte{}
	for name, text := range parts {
		data[name] = []byte(text)
	}
	pkg, err := docx.New(data)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

func fld(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }

// toc is the beginning of a table of contents.
func toc(switches string) string {
	return fld("begin") + `<w:r><w:instrText xml:space="preserve"> TOC ` + switches + ` </w:instrText></w:r>` + fld("separate")
}

func par(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

const nextPage = `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`

// TestContentsOfAWordTemplate brings the table of a file made in Word up to
// date: numbers as each section prints them, the author's properties of entries
// and bookmarks around the table kept, a bookmark of Word used again.
func TestContentsOfAWordTemplate(t *testing.T) {
	pkg := wordFile(t, `<w:p><w:pPr><w:pStyle w:val="TOC1"/><w:tabs><w:tab w:val="right" w:leader="hyphen" w:pos="8000"/></w:tabs></w:pPr>`+
		`<w:r><w:t>Isi: </w:t></w:r>`+toc(`\o &quot;1-3&quot; \h \z \u`)+`<w:r><w:t>usang</w:t></w:r></w:p>`+
		`<w:p><w:bookmarkStart w:id="7" w:name="luar"/><w:r><w:t>usang juga</w:t></w:r></w:p><w:p>`+fld("end")+`</w:p>`+
		`<w:p><w:bookmarkEnd w:id="7"/></w:p>`+
		`<w:p><w:pPr><w:pStyle w:val="Judul1"/></w:pPr><w:bookmarkStart w:id="3" w:name="_Toc123"/><w:r><w:t>Kata </w:t></w:r><w:r><w:br/></w:r><w:r><w:t>Pengantar</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>`+
		`<w:p><w:pPr><w:sectPr><w:pgNumType w:fmt="lowerRoman"/></w:sectPr></w:pPr></w:p>`+
		par("Judul1", "Bab &amp; Awal")+nextPage+par("Judul2", "Rincian")+
		`<w:tbl><w:tr><w:tc>`+par("Judul1", "Dalam tabel")+`</w:tc></w:tr></w:tbl>`+
		`<w:p><w:r><w:t>lihat halaman </w:t></w:r>`+fld("begin")+`<w:r><w:instrText>PAGEREF _Toc123</w:instrText></w:r>`+fld("separate")+`<w:r><w:t>99</w:t></w:r>`+fld("end")+`</w:p>`+
		`<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>`)
	if codes := refreshed(t, pkg); codes != "" {
		t.Errorf("found %s", codes)
	}
	text, err := pkg.Text()
	if err != nil {
		t.Fatal(err)
	}
	want := "Isi: Kata Pengantar\ti\nBab & Awal\t1\nRincian\t2\nDalam tabel\t2\n\n\nKata \nPengantar"
	if want = strings.ReplaceAll(want, "Kata \n", "Kata\n"); !strings.HasPrefix(text, want) || !strings.HasSuffix(strings.TrimSpace(text), "lihat halaman i") {
		t.Errorf("text is\n%s\nwant\n%s", text, want)
	}
	data, _ := pkg.Part("word/document.xml")
	for _, part := range []string{
		`w:anchor="_Toc123"`, `<w:bookmarkStart w:id="7" w:name="luar"/>`, `w:leader="hyphen"`, `<w:bookmarkStart w:id="8" w:name="_Toc000000001"/>`,
	} {
		if !strings.Contains(string(data), part) {
			t.Errorf("the file lacks %s:\n%s", part, data)
		}
	}
	if strings.Contains(string(data), "usang") {
		t.Errorf("an old entry is left:\n%s", data)
	}
}

func TestContentsObeyTheirSwitches(t *testing.T) {
	body := `<w:bookmarkStart w:id="1" w:name="bagian"/>` + par("Judul1", "Satu") + par("Sub", "Sub") + `<w:bookmarkEnd w:id="1"/>` + par("Judul2", "Dua") +
		`<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Garis</w:t></w:r></w:p>` + par("Judul1", "") + `<w:sectPr/>`
	for switches, want := range map[string]string{
		``:                               "Satu\t1|Dua\t1",
		`\o &quot;1-1&quot;`:             "Satu\t1",
		`\o &quot;2-3&quot; \u`:          "Dua\t1|Garis\t1",
		`\u`:                             "Satu\t1|Dua\t1|Garis\t1",
		`\t &quot;Subjudul;2&quot;`:      "Sub\t1",
		`\o &quot;1-1&quot; \b bagian`:   "Satu\t1",
		`\u \b bagian`:                   "Satu\t1",
		`\o \n &quot;2-2&quot;`:          "Satu\t1|Dua",
		`\o \n`:                          "Satu|Dua",
		`\o \p &quot; - &quot;`:          "Satu - 1|Dua - 1",
		`\o &quot;1-2&quot; \h \z \w \x`: "Satu\t1|Dua\t1",
	} {
		pkg := wordFile(t, `<w:p>`+toc(switches)+`<w:r><w:t>usang</w:t></w:r>`+fld("end")+`</w:p>`+body)
		codes := refreshed(t, pkg)
		text, err := pkg.Text()
		if err != nil {
			t.Fatal(err)
		}
		got, _, _ := strings.Cut(text, "\nSatu\n")
		if got = strings.ReplaceAll(got, "\n", "|"); got != want || codes != "" {
			t.Errorf("TOC %s lists %q (found %s), want %q", switches, got, codes, want)
		}
	}
}

// TestContentsLeaveAloneWhatTheyDoNotKnow keeps tables of figures, tables across
// containers or with sections in them, and references to nothing.
func TestContentsLeaveAloneWhatTheyDoNotKnow(t *testing.T) {
	head := par("Judul1", "Satu")
	for name, c := range map[string]struct{ body, codes string }{
		"figures":          {`<w:p>` + toc(`\h \c &quot;Gambar&quot;`) + `<w:r><w:t>usang</w:t></w:r>` + fld("end") + `</w:p>` + head, ""},
		"across cells":     {`<w:p>` + toc(`\u`) + `<w:r><w:t>usang</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p>` + fld("end") + `</w:p></w:tc></w:tr></w:tbl>` + head, "TP172"},
		"section in it":    {`<w:p>` + toc(`\u`) + `<w:r><w:t>usang</w:t></w:r></w:p><w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p>` + fld("end") + `</w:p>` + head, "TP172"},
		"unclosed":         {`<w:p>` + toc(`\u`) + `<w:r><w:t>usang</w:t></w:r></w:p>` + head, ""},
		"reference to air": {`<w:p>` + fld("begin") + `<w:r><w:instrText>PAGEREF tiada</w:instrText></w:r>` + fld("separate") + `<w:r><w:t>usang</w:t></w:r>` + fld("end") + `</w:p>`, ""},
	} {
		pkg := wordFile(t, c.body+`<w:sectPr/>`)
		before, _ := pkg.Part("word/document.xml")
		if codes := refreshed(t, pkg); codes != c.codes {
			t.Errorf("%s: found %q, want %q", name, codes, c.codes)
		}
		if after, _ := pkg.Part("word/document.xml"); !strings.Contains(string(after), "usang") {
			t.Errorf("%s: was changed\n%s\ninto\n%s", name, before, after)
		}
	}
	if codes := refreshed(t, wordFile(t, `<w:p>`+toc(`\u`)+fld("end")+`</w:p><w:sectPr/>`)); codes != "TP173" {
		t.Errorf("contents without a heading: found %q, want TP173", codes)
	}
}
