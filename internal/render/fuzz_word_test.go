package render

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"naskah/internal/docx"
	"naskah/internal/schema"
	"naskah/internal/tag"
)

// wordTemplate makes a Word file with a body, or nothing where that is no XML.
func wordTemplate(body string) []byte {
	pkg, err := docx.Open(wordShell)
	if err != nil {
		panic("render: the shell of a Word file does not open: " + err.Error())
	}
	part := docx.XMLHead + "<w:document" + docx.Namespaces + "><w:body>" + body + "</w:body></w:document>"
	if _, err := docx.ParseXML([]byte(part)); err != nil {
		return nil
	}
	pkg.SetPart("word/document.xml", []byte(part))
	data, err := pkg.Bytes()
	if err != nil {
		panic("render: the shell of a Word file cannot be written: " + err.Error())
	}
	return data
}

var wordShell []byte

// wordBody makes the body of a Word template of a text: a line is a paragraph, one
// of cells between bars a row, one of markup itself.
func wordBody(text string, c *cutter) string {
	var b strings.Builder
	table := false
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if row := strings.HasPrefix(line, "|"); row != table {
			table = row
			b.WriteString(map[bool]string{true: "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>", false: "</w:tbl>"}[row])
		}
		switch {
		case table:
			b.WriteString("<w:tr>")
			for _, cell := range strings.Split(line[1:], "|") {
				b.WriteString("<w:tc>" + par(c.runs(cell)) + "</w:tc>")
			}
			b.WriteString("</w:tr>")
		case strings.HasPrefix(line, "<"):
			b.WriteString(line)
		default:
			b.WriteString(par(c.runs(line)))
		}
	}
	if table {
		b.WriteString("</w:tbl>")
	}
	return b.String()
}

// FuzzWord takes any text as a Word template and any value through the whole
// engine. The paper opens, is the same the second time, is XML that reads back
// as it was written, and keeps the text of paragraphs without tags.
func FuzzWord(f *testing.F) {
	wordShell = wordFile(f, "", nil)
	for i, text := range []string{
		"a {{ sifat }} b\n\n{{ range bidang }}\n{{ urut }}. {{ . }}\n{{ end }}\nc", "|{{ range pihak }}|\n|{{ nama }}|{{ kota | default \"-\" }}\n|{{ end }}|\nx",
		"{{ if eq sifat \"x\" }}\na\n{{ else if daring }}\nb\n{{ else }}\nc\n{{ end }}", "{{ with ketua }}{{ gelar . }}{{ end }} {{ rupiah nilai }} {{ nilai | rupiah_terbilang }}",
		"{{ $x := judul }}{{ $x | kapital | replace \"A\" sifat }}", "{{ susun \"tanda-tangan\" 9071 \"alternat\" }}\n{{ range pihak }}\n{{ slot }}\n{{ nama }}\n{{ ruang_ttd }}\nx\n{{ end }}\n{{ akhir_susun }}",
		`<w:p><w:bookmarkStart w:id="1" w:name="a{{ urut }}"/></w:p>` + "\n{{ rujuk \"a\" }} {{ halaman }} {{ gambar \"logo.png\" \"2 cm\" }}", "{{ define \"a\" }}\nx\n{{ end }}\n{{ template \"a\" . }}",
		`<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>{{ sifat }}</w:t></w:r></w:p></w:sdtContent></w:sdt>`, "{{ range rencana }}\n{{ if gt anggaran nilai }}{{ break }}{{ end }}{{ mulai }}\n{{ end }}\n{{ jumlah rencana \"anggaran\" }}",
	} {
		f.Add(text, uint64(i), randomValue(newCutter(uint64(i)).r))
	}
	for _, body := range hostileBodies(2) {
		f.Add(body, uint64(0), "nilai")
	}
	fields := testFields(f)
	f.Fuzz(func(t *testing.T, text string, seed uint64, value string) {
		text, _ = docx.Legal(strings.ReplaceAll(text, "\r", ""))
		body := wordBody(text, newCutter(seed))
		data := wordTemplate(body)
		if data == nil || len(data) > 1<<16 {
			return
		}
		tpl, found := Parse("surat.docx", data, nil)
		if tpl == nil {
			if len(found) == 0 {
				t.Fatal("refused without a finding")
			}
			return
		}
		tpl.Fields(Scope{Open: true})
		p, found := tpl.Compile(Scope{Fields: fields})
		if p == nil {
			if len(found) == 0 {
				t.Fatal("not compiled without a finding")
			}
			return
		}
		in := testInput()
		for _, name := range []string{"sifat", "judul", "catatan"} {
			in.Values[name] = value
		}
		in.Values["bidang"] = schema.List{value, "b"}
		first := paperBytes(t, p, in)
		if first == nil {
			return
		}
		if !bytes.Equal(first, paperBytes(t, p, in)) {
			t.Fatal("the second paper is not the first")
		}
		checkPaper(t, first, tpl, body)
	})
}

// paperBytes renders a paper, or nothing where findings forbid it.
func paperBytes(t *testing.T, p *Program, in Input) []byte {
	t.Helper()
	pkg, found, err := p.Render(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if pkg == nil {
		if len(found) == 0 {
			t.Fatal("no paper without a finding")
		}
		return nil
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// checkPaper opens a paper and holds it against its template.
func checkPaper(t *testing.T, data []byte, tpl *Template, body string) {
	t.Helper()
	pkg, err := docx.Open(data)
	if err != nil {
		t.Fatalf("the paper does not open: %v", err)
	}
	root, err := pkg.Tree("word/document.xml")
	if err != nil {
		t.Fatalf("the paper is no XML: %v", err)
	}
	again, err := docx.ParseXML(root.XML())
	if err != nil || !again.Equal(root) {
		t.Fatalf("the paper is not what it reads back as: %v", err)
	}
	for _, part := range tpl.parts {
		for _, use := range part.tags {
			if tag.Silent(use.body) {
				return // it may leave paragraphs out
			}
		}
	}
	before, err := docx.ParseXML([]byte("<w:body" + docx.Namespaces + ">" + body + "</w:body>"))
	if err != nil {
		t.Fatal(err)
	}
	texts := paragraphTexts(root)
	for _, s := range paragraphTexts(before) {
		if strings.Contains(s, "{") || strings.Contains(s, "\ue000") {
			continue
		}
		i := slices.Index(texts, s)
		if i < 0 {
			t.Fatalf("the paragraph %q is gone or out of its order", s)
		}
		texts = texts[i+1:]
	}
}

// paragraphTexts are the texts of the paragraphs that hold no other one.
func paragraphTexts(root *docx.Element) []string {
	var out []string
	root.Walk(func(e *docx.Element) bool {
		if e.Name == "w:p" && len(e.All("w:p")) == 0 {
			out = append(out, plainText(e))
		}
		return true
	})
	return out
}
