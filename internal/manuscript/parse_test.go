package manuscript

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/diag"
	"naskah/internal/tag"
	"naskah/templates"
)

const head = "---\nskema: naskah/v1\nnama: contoh\njudul: Contoh\nbab: pasal\n---\n"

// headLines is the number of lines of head.
var headLines = strings.Count(head, "\n")

// parse reads a body with the shipped style base.
func parse(body string) (*Paper, []diag.Diagnostic) {
	bag := new(diag.Bag)
	return Parse("templates/uji.naskah", []byte(head+body), templates.FS, bag), bag.List()
}

func say(found []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range found {
		b.WriteString(d.Code + " " + d.Pos.String() + "\n")
	}
	return b.String()
}

func TestFindingsPointAtTheLine(t *testing.T) {
	for _, c := range []struct {
		name, body string
		code       string
		line, col  int
	}{
		{"unclosed tag", "Teks {{ judul\n", "TP020", 1, 6},
		{"unclosed tag on a joined line", "Teks\ndan {{ judul\n", "TP020", 2, 5},
		{"unclosed tag of an id", "# A {#b{{c}\n", "TP020", 1, 8},
		{"unknown div", "::: komparis\n- a\n:::\n", "TP013", 1, 1},
		{"unclosed div", "::: kotak\na\n", "TP010", 1, 1},
		{"stray fence", "a\n:::\n", "TP011", 2, 1},
		{"stray fence in an item", "::: komparisi\n- a\n\n  :::\n:::\n", "TP011", 4, 3},
		{"unclosed comment", "a\n\n{{/* b\n", "TP012", 3, 1},
		{"table without rule", "| a | b |\n", "TP015", 1, 1},
		{"second rule", "| a |\n|---|\n|---|\n", "TP016", 3, 1},
		{"short row", "| a | b |\n|---|---|\n| 1 |\n", "TP017", 3, 1},
		{"other blocks among rows", "::: identitas\nteks\n:::\n", "TP019", 2, 1},
		{"a list in a letterhead", "::: kop\na. b\n:::\n", "TP019", 2, 1},
		{"text among parties", "::: komparisi\nteks\n:::\n", "TP021", 2, 1},
		{"unknown direction of an annex", "::: lampiran arah=miring\n:::\n", "TP004", 1, 1},
		{"a character XML cannot hold", "a\x01b\n", "TP022", -headLines, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := parse(c.body)
			if len(found) != 1 || found[0].Code != c.code || found[0].Pos.Line != c.line+headLines || found[0].Pos.Col != c.col {
				t.Errorf("found\n%swant %s at %d:%d", say(found), c.code, c.line+headLines, c.col)
			}
		})
	}
}

func TestAnUnknownDivSuggestsAKnownOne(t *testing.T) {
	_, found := parse("::: komparis\n- a\n:::\n")
	if len(found) != 1 || !strings.Contains(found[0].HintText("id"), "komparisi") {
		t.Errorf("found %s, want a hint that names komparisi", say(found))
	}
}

func TestFrontMatterIsReadStrictly(t *testing.T) {
	for _, c := range []struct{ text, code string }{
		{"Teks\n", "TP001"},
		{"---\nnama: a\n", "TP001"},
		{"---\nskema: naskah/v2\nnama: a\njudul: A\n---\n", "TP002"},
		{"---\nskema: naskah/v1\nnama: Nota Dinas\njudul: A\n---\n", "TP003"},
		{"---\nskema: naskah/v1\nnama: a\njudul: A\nbab: bagian\n---\n", "TP004"},
		{"---\nskema: naskah/v1\nnama: a\njudul: A\nukuran: 12,3\n---\n", "TP005"},
		{"---\nskema: naskah/v1\nnama: a\njudul: A\nbatas: 3 2 2\n---\n", "TP006"},
		{"---\nskema: naskah/v1\nnama: a\njudul: A\ngaya: tiada\n---\n", "TP007"},
	} {
		bag := new(diag.Bag)
		p := Parse("a.naskah", []byte(c.text), templates.FS, bag)
		if found := bag.List(); p != nil || len(found) != 1 || found[0].Code != c.code {
			t.Errorf("%q: found %s, want %s", c.text, say(found), c.code)
		}
	}
	if p, found := parse("a\n"); p == nil || p.Name != "contoh" || p.Title != "Contoh" || !p.Clauses || p.Alternat || p.Parties != "pihak" {
		t.Errorf("the front matter reads %+v %s", p, say(found))
	}
}

// Every tag of a part has its place: that of the tag in the text.
func TestTagsRememberTheirPlaces(t *testing.T) {
	body := "# {{ judul }} {#a_{{ urut }}}\n\n## Maksud **{{ x }}**\n\n(1) Satu\n    dua {{ y }}\n    {{ z }}.\n\n{{ if a }}\n| {{ b }} | c |\n|---|---|\n{{ range d }}\n| e\\|f | {{ \"|\" }} |\n{{ end }}\n\n{{ end }}\n\n::: identitas\n{{ k }} : {{ l }}\n:::\n"
	p, found := parse(body)
	if p == nil {
		t.Fatal(say(found))
	}
	lines := strings.Split(head+body, "\n")
	main := p.Package.MainPart()
	root, err := p.Package.Tree(main)
	if err != nil {
		t.Fatal(err)
	}
	markup := string(root.XML())
	spans := tag.Find(strings.NewReplacer("&quot;", `"`).Replace(markup))
	if len(spans) != len(p.Places[main]) || len(spans) == 0 {
		t.Fatalf("%d tags, %d places", len(spans), len(p.Places[main]))
	}
	for _, pos := range p.Places[main] {
		if at := []rune(lines[pos.Line-1]); pos.Col < 1 || pos.Col > len(at) || !strings.HasPrefix(string(at[pos.Col-1:]), "{{") {
			t.Errorf("no tag stands at %s", pos)
		}
	}
}

func TestLimitsOfNaskahTextAreMet(t *testing.T) {
	nest := func(open, body, end string, n int) string {
		return strings.Repeat(open, n) + body + strings.Repeat(end, n)
	}
	for _, c := range []struct {
		name string
		code string // beyond the limit
		n    int    // the limit
		body func(n int) string
	}{
		{"bytes of a line", "TP026", MaxLine, func(n int) string { return strings.Repeat("a", n) + "\n" }},
		{"divs inside each other", "TP014", maxDepth, func(n int) string { return nest("::: kotak\n", "a\n", ":::\n", n) }},
		{"columns", "TP025", 63, func(n int) string { return nest("|a", "|\n", "|-", n) + "|\n" }},
		{"columns of joined cells", "TP025", 63, func(n int) string {
			return "|a" + strings.Repeat("|", n) + "\n" + nest("|-", "", "", n) + "|\n"
		}},
		{"calls of clauses", "TP152", maxClauses, func(n int) string { return strings.Repeat("{{ klausul \"korespondensi\" }}\n\n", n) }},
	} {
		if _, found := parse(c.body(c.n)); diag.HasErrors(found) {
			t.Errorf("%s at the limit: %s", c.name, say(found))
		}
		if _, found := parse(c.body(c.n + 1)); !strings.Contains(say(found), c.code) {
			t.Errorf("%s beyond the limit: %s, want %s", c.name, say(found), c.code)
		}
	}
}

func TestTheSizeOfATextIsLimited(t *testing.T) {
	body := strings.Repeat(strings.Repeat("a", MaxLine-1)+"\n", MaxSource/MaxLine)
	body += strings.Repeat("a", MaxSource-len(head)-len(body)-1) + "\n"
	if _, found := parse(body); diag.HasErrors(found) {
		t.Errorf("at the limit: %s", say(found))
	}
	if _, found := parse(body + "a"); len(found) != 1 || found[0].Code != "TP009" {
		t.Errorf("beyond the limit: %s", say(found))
	}
	large := fstest.MapFS{"gaya/dinas/word/document.xml": {Data: make([]byte, maxBase+1)}}
	if _, err := readBase(large, "dinas"); err == nil {
		t.Error("a style base beyond the limit was read")
	}
	large["gaya/dinas/word/document.xml"].Data = make([]byte, maxBase)
	if _, err := readBase(large, "dinas"); err != nil {
		t.Errorf("a style base at the limit: %v", err)
	}
}

func TestFindingsOfAClausePointIntoItsFile(t *testing.T) {
	bases := fstest.MapFS{
		"klausul/muka.naskah": {Data: []byte("---\nnama: x\n---\n\nisi\n")}, "klausul/isi.naskah": {Data: []byte("isi\n")},
		"klausul/satu.naskah": {Data: []byte("{{ klausul \"dua\" }}\n")}, "klausul/dua.naskah": {Data: []byte("{{ klausul \"satu\" }}\n")},
	}
	for _, c := range []struct{ name, body, code, file string }{
		{"front matter", "{{ klausul \"muka\" }}", "TP153", "templates/klausul/muka.naskah:1"},
		{"a clause that is not there", "{{ klausul \"is\" }}", "TP150", "templates/uji.naskah"},
		{"a path", "{{ klausul \"../x\" }}", "TP150", "templates/uji.naskah"},
		{"a ring", "{{ klausul \"satu\" }}", "TP151", "templates/klausul/dua.naskah:1"},
	} {
		bag := new(diag.Bag)
		Parse("templates/uji.naskah", []byte(head+c.body+"\n"), joined{bases}, bag)
		found := bag.List()
		if len(found) != 1 || found[0].Code != c.code || found[0].Severity != diag.Error || !strings.HasPrefix(found[0].Pos.String(), c.file) {
			t.Errorf("%s: %s, want one %s in %s", c.name, say(found), c.code, c.file)
		}
	}
}

// joined are clauses of a test beside the shipped style bases.
type joined struct{ fs.FS }

func (j joined) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "gaya") {
		return templates.FS.Open(name)
	}
	return j.FS.Open(name)
}

// FuzzParse reads any text: a refusal has a finding, and what is taken is a
// Word file whose places lie in the text.
func FuzzParse(f *testing.F) {
	f.Add("## A {#a}\n\n(1) b {{ c }}\n\n::: komparisi\n- **a\n  {{ if daring }}\n:::\n| a || b |\n|--|--|--|\n")
	f.Add("a **b *c __d [e](https://f) {{ judul | kapital }} \\\n- x\n")
	f.Add("{{\"}}")
	f.Fuzz(func(t *testing.T, body string) {
		p, found := parse(body)
		if p == nil {
			if !diag.HasErrors(found) {
				t.Fatal("refused without a finding")
			}
			return
		}
		lines := strings.Count(head+body, "\n") + 1
		for part, places := range p.Places {
			if _, err := p.Package.Tree(part); err != nil {
				t.Fatalf("%s is no XML: %v", part, err)
			}
			for _, pos := range places {
				if pos.File == "templates/uji.naskah" && (pos.Line < 1 || pos.Line > lines) {
					t.Fatalf("%s: a tag at %s of %d lines", part, pos, lines)
				}
			}
		}
	})
}
