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
		if pkg, _ := p.Render(in); pkg != nil {
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
		in := testInput()
		in.Values["catatan"] = s
		pkg, found := p.Render(in)
		if s == "" {
			if pkg != nil {
				t.Fatal("an empty value is not missing")
			}
			return
		}
		if pkg == nil {
			t.Fatal(say(found))
		}
		raw, err := pkg.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, err := docx.Open(raw)
		if err != nil {
			t.Fatal(err)
		}
		root, err := again.Tree("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		if got, want := plainText(root), "["+foldValue(s)+"]"; got != want {
			t.Errorf("value %q reads back as %q, want %q", s, got, want)
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
			p.Render(testInput())
			p.Render(Input{Values: schema.Record{}, Late: true})
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
		pkg, found := p.Render(testInput())
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
				runs = append(runs, run(escape.Replace(s[from:i])), `<w:proofErr w:type="spellEnd"/>`)
				from = i
			}
		}
		runs = append(runs, run(escape.Replace(s[from:])))
		if whole, parts := outcome(t, par(run(escape.Replace(s)))), outcome(t, par(runs...)); whole != parts {
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
		pkg, found := p.Render(in)
		if pkg == nil {
			b.Fatal(say(found))
		}
		if _, err := pkg.Bytes(); err != nil {
			b.Fatal(err)
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

// FuzzMarkdown gives any text to a tag that makes paragraphs and lists of it,
// alone and inside a text: the paper reads back as XML, and no letter is lost.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"a **b** *c* __d__", "# J\n\n1. a\n   - b\n2. c", "[a](https://b.go.id) [c](javascript:d)", "{{ a }} <br> ${b} \\*", "3. a\n1. b\n\t- c\x00"} {
		f.Add(s)
	}
	alone, inside := wordProgram(f, par(run("{{ markdown judul }}")), nil), wordProgram(f, par(run("x{{ markdown judul }}")), nil)
	f.Fuzz(func(t *testing.T, s string) {
		for _, p := range []*Program{alone, inside} {
			pkg, _ := p.Render(inputWith(map[string]string{"judul": s + "a"}))
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
