package render

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/docx"
	"naskah/internal/schema"
	"naskah/templates"
)

// reopened writes a package and opens what was written.
func reopened(t testing.TB, pkg *docx.Package) *docx.Package {
	t.Helper()
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// FuzzParse reads any text as naskah text: it never panics, and what it takes
// is a Word file that opens, compiles or is refused with findings.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.naskah")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add(exampleHead + "::: komparisi\n- **a\n  {{ if daring }}\n:::\n| a || b |\n|--|--|--|\n")
	f.Add(exampleHead + "a **b *c __d [e](https://f) {{ judul | kapital }} \\\n- x\n")
	fields := testFields(f)
	f.Fuzz(func(t *testing.T, s string) {
		tpl, found := Parse("uji.naskah", []byte(s), templates.FS)
		if tpl == nil {
			if len(found) == 0 {
				t.Fatal("refused without a finding")
			}
			return
		}
		if _, err := docx.Open(tpl.DOCX()); err != nil {
			t.Fatalf("the template does not open: %v", err)
		}
		p, _ := tpl.Compile(Scope{Fields: fields})
		if p == nil {
			return
		}
		in := testInput()
		if pkg, _, err := p.Render(t.Context(), in); err != nil {
			t.Fatal(err)
		} else if pkg != nil {
			if _, err := reopened(t, pkg).Tree("word/document.xml"); err != nil {
				t.Fatalf("the paper is no XML: %v", err)
			}
		}
	})
}

// foldValue is the stated folding of a value on its way through a paper: line
// ends become one kind, a tab one tab, characters XML cannot hold U+FFFD.
func foldValue(s string) string {
	s, _ = docx.Legal(s)
	return lineEnds.Replace(s)
}

// FuzzRender puts any text into a paper and reads it back.
func FuzzRender(f *testing.F) {
	for _, s := range []string{"a", "a & b <c> \"d\" 'e'", "satu\ndua\r\ntiga\rempat", "a\tb", " tepi ", "</w:t></w:r>", "{{ judul }}", "\x00\x01\x1b\ufffe", "\u2028\u0085", "\xff\xfe", "]]>", "&#x0;"} {
		f.Add(s)
	}
	p := compileText(f, "uji.naskah", exampleHead+"[{{ catatan }}]\n")
	f.Fuzz(func(t *testing.T, s string) {
		if s != "" {
			valueReadsBack(t, p, s)
			return
		}
		in := testInput()
		in.Values["catatan"] = s
		if pkg, _, err := p.Render(t.Context(), in); pkg != nil || err != nil {
			t.Fatalf("an empty value is not missing: %v", err)
		}
	})
}

// plainText is the text of all paragraphs, breaks and tabs as characters.
func plainText(root *docx.Element) string {
	var b strings.Builder
	root.Walk(func(e *docx.Element) bool {
		switch e.Name {
		case "w:t":
			b.WriteString(e.Text())
		case "w:br":
			b.WriteByte('\n')
		case "w:tab":
			b.WriteByte('\t')
		}
		return true
	})
	return b.String()
}

// FuzzExpression compiles any expression; what compiles also renders or is
// refused with findings, within the budget.
func FuzzExpression(f *testing.F) {
	for _, fn := range Functions() {
		f.Add(fn.Example)
	}
	fields := testFields(f)
	f.Fuzz(func(t *testing.T, s string) {
		tpl, _ := Parse("uji.naskah", []byte(exampleHead+s+"\n"), templates.FS)
		if tpl == nil {
			return
		}
		if p, _ := tpl.Compile(Scope{Fields: fields}); p != nil {
			for _, in := range []Input{testInput(), {Values: schema.Record{}, Late: true}} {
				if _, _, err := p.Render(t.Context(), in); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// FuzzRunSplits cuts the text of a paragraph into runs in any way: the paper
// reads the same, or the same is found wrong.
func FuzzRunSplits(f *testing.F) {
	for _, s := range []string{
		"Kota {{ tempat }} dan {{ if daring }}a{{ else }}b{{ end }}.", "{{ default “nihil” catatan }}", "${a}{{ tempat }}}{", "{{ tempatt }} {{ x",
		"}} {{{ sifat }}}", "{{\u00a0tempat\u200b }}", "{{ \"{{\" }}", "{{ range bidang }}{{ . }}, {{ end }}",
	} {
		f.Add(s, uint64(0x5555555555555555))
		f.Add(s, uint64(0xffffffffffffffff))
	}
	fields := testFields(f)
	outcome := func(t *testing.T, body string) string {
		tpl, found := Parse("surat.docx", wordFile(t, body, nil), nil)
		if tpl == nil {
			return say(found)
		}
		p, found := tpl.Compile(Scope{Fields: fields})
		if p == nil {
			return say(found)
		}
		pkg, found, err := p.Render(t.Context(), testInput())
		if err != nil {
			t.Fatal(err)
		}
		if pkg == nil {
			return say(found)
		}
		if faults := pkg.Faults(); len(faults) > 0 {
			t.Fatalf("the paper is at fault: %s", say(faults))
		}
		return textOfPackage(t, pkg)
	}
	f.Fuzz(func(t *testing.T, s string, cuts uint64) {
		s, _ = docx.Legal(s)
		if strings.ContainsAny(s, "\r\ue000\ue001") || len(s) > 2000 {
			return
		}
		var runs []string
		from := 0
		for i := range s {
			if i > 0 && cuts>>(i%64)&1 == 1 {
				runs = append(runs, run(docx.Escape(s[from:i])), `<w:proofErr w:type="spellEnd"/>`)
				from = i
			}
		}
		runs = append(runs, run(docx.Escape(s[from:])))
		if whole, parts := outcome(t, par(run(docx.Escape(s)))), outcome(t, par(runs...)); whole != parts {
			t.Errorf("in one run %q, in several %q", whole, parts)
		}
	})
}

func BenchmarkRender(b *testing.B) {
	p := program(b, "kesepahaman.naskah")
	in := testInput()
	emblem, _ := testImages("logo.png")
	in.Images = func(string) ([]byte, bool) { return emblem, true }
	for b.Loop() {
		pkg, found, err := p.Render(b.Context(), in)
		if err != nil {
			b.Fatal(err)
		}
		if pkg == nil {
			b.Fatal(say(found))
		}
		if _, err := pkg.Bytes(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCompile against BenchmarkRender says what keeping a program saves.
func BenchmarkCompile(b *testing.B) {
	tpl, found := Parse("kesepahaman.naskah", mustRead(b, "kesepahaman.naskah"), templates.FS)
	if tpl == nil {
		b.Fatal(say(found))
	}
	fields := testFields(b)
	for b.Loop() {
		if p, found := tpl.Compile(Scope{Fields: fields}); p == nil {
			b.Fatal(say(found))
		}
	}
}

func BenchmarkParse(b *testing.B) {
	data := mustRead(b, "kesepahaman.naskah")
	fields := testFields(b)
	for b.Loop() {
		tpl, found := Parse("kesepahaman.naskah", data, templates.FS)
		if tpl == nil {
			b.Fatal(say(found))
		}
		if p, found := tpl.Compile(Scope{Fields: fields}); p == nil {
			b.Fatal(say(found))
		}
	}
}

// pieces are what FuzzStructure builds Word files of: text and tags, and from
// the fifteenth on the ends of runs, paragraphs, cells, rows and tables.
var pieces = []string{
	"a", "{{ tempat }}", "{{ if daring }}", "{{ if terisi catatan }}", "{{ else }}", "{{ end }}", "{{ range bidang }}", "{{ . }}", "{{ break }}",
	`{{ define "d" }}`, `{{ template "d" }}`, "{{ gabung sifat }}", "{{ rentang 2 }}", "{{ range pihak }}{{ nama }}", "{{ end }}",
	"run", "par", "par", "cell", "cell", "row", "table", "section",
}

const layoutPieces = 15

// pieceFile writes the body that a string of piece numbers stands for. Rows
// have three cells.
func pieceFile(s []byte) string {
	var out, text strings.Builder
	depth, cells := 0, 0 // 1 in a table
	endRun := func() {
		if text.Len() > 0 {
			out.WriteString(run(text.String()))
			text.Reset()
		}
	}
	endRow := func() {
		for endRun(); cells < 2; cells++ {
			out.WriteString("</w:p></w:tc><w:tc><w:p>")
		}
		cells = 0
	}
	out.WriteString("<w:p>")
	for _, c := range s {
		k := int(c) % len(pieces)
		if k < layoutPieces {
			text.WriteString(pieces[k])
			continue
		}
		endRun()
		switch pieces[k] {
		case "par":
			out.WriteString("</w:p><w:p>")
		case "cell":
			if depth > 0 && cells < 2 {
				cells++
				out.WriteString("</w:p></w:tc><w:tc><w:p>")
			}
		case "row":
			if depth > 0 {
				endRow()
				out.WriteString("</w:p></w:tc></w:tr><w:tr><w:tc><w:p>")
			}
		case "table":
			if depth == 0 {
				out.WriteString(`</w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:p>`)
			} else {
				endRow()
				out.WriteString("</w:p></w:tc></w:tr></w:tbl><w:p>")
			}
			depth = 1 - depth
		case "section":
			if depth == 0 {
				out.WriteString(`</w:p><w:p><w:pPr><w:sectPr/></w:pPr>`)
			}
		}
	}
	endRun()
	if depth > 0 {
		endRow()
		out.WriteString("</w:p></w:tc></w:tr></w:tbl><w:p>")
	}
	return out.String() + "</w:p>"
}

// FuzzStructure puts tags anywhere in a Word file: it is refused with findings,
// or the paper is whole.
func FuzzStructure(f *testing.F) {
	for _, s := range []string{
		"\x02\x10\x00\x10\x05", "\x15\x06\x12\x07\x12\x05\x15", "\x15\x06\x07\x12\x00\x12\x00\x05\x14\x0b\x15", "\x15\x02\x14\x00\x14\x05\x15\x16\x03\x16\x05",
		"\x09\x10\x00\x10\x05\x10\x0a", "\x15\x0d\x12\x0c\x00\x12\x0e\x15", "\x02\x10\x15\x06\x00\x15\x10\x05\x10\x05",
	} {
		f.Add([]byte(s))
	}
	fields := testFields(f)
	f.Fuzz(func(t *testing.T, s []byte) {
		body := pieceFile(s)
		tpl, found := Parse("surat.docx", wordFile(t, body, nil), nil)
		if tpl == nil {
			if len(found) == 0 {
				t.Fatal("refused without a finding")
			}
			return
		}
		p, found := tpl.Compile(Scope{Fields: fields})
		if p == nil {
			if len(found) == 0 {
				t.Fatal("refused without a finding")
			}
			return
		}
		pkg, found, err := p.Render(t.Context(), testInput())
		if err != nil {
			t.Fatal(err)
		}
		if pkg == nil {
			if len(found) == 0 {
				t.Fatal("refused without a finding")
			}
			return
		}
		if bad := sound(mainTree(t, pkg)); bad != "" {
			t.Fatalf("%s\n%s", bad, body)
		}
	})
}

// FuzzMarkdown gives any text to a tag that makes paragraphs and lists of it,
// alone and inside a text: the paper reads back as XML, and no letter is lost.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"a **b** *c* __d__", "# J\n\n1. a\n   - b\n2. c", "[a](https://b.go.id) [c](javascript:d)", "{{ a }} <br> ${b} \\*", "3. a\n1. b\n\t- c\x00"} {
		f.Add(s)
	}
	alone, inside := wordProgram(f, par(run("{{ markdown judul }}")), nil), wordProgram(f, par(run("x{{ markdown judul }}")), nil)
	f.Fuzz(func(t *testing.T, s string) {
		for _, p := range []*Program{alone, inside} {
			pkg, _, err := p.Render(t.Context(), inputWith(map[string]string{"judul": s + "a"}))
			if err != nil {
				t.Fatal(err)
			}
			if pkg == nil {
				continue // too many lists
			}
			text := textOfPackage(t, reopened(t, pkg))
			if strings.Contains(s, "](") {
				continue // the address of a link is no text
			}
			if want, got := strings.Count(s, "a")+1, strings.Count(text, "a"); got != want {
				t.Errorf("%q reads %q", s, text)
			}
		}
	})
}
