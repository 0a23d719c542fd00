package render

import (
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/templates"
)

// Markup of small Word files.
func one(s string) string         { return par(run(s)) }
func tc(content ...string) string { return "<w:tc>" + strings.Join(content, "") + "</w:tc>" }
func tr(cells ...string) string   { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }
func trow(texts ...string) string {
	return tr(each(texts, func(s string) string { return tc(one(s)) })...)
}
func paras(texts ...string) string { return strings.Join(each(texts, one), "") }

// tbl is a table whose grid has columns of 1000 twips.
func tbl(columns int, rows ...string) string {
	return "<w:tbl><w:tblPr/><w:tblGrid>" + strings.Repeat(`<w:gridCol w:w="1000"/>`, columns) + "</w:tblGrid>" + strings.Join(rows, "") + "</w:tbl>"
}

func each(list []string, f func(string) string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = f(s)
	}
	return out
}

// Bidang are riset, pelatihan, publikasi; pihak Badan Riset of Jakarta and Kota
// Bima of Bima; catatan is empty, daring is yes.
func TestStructuresOfAWordFile(t *testing.T) {
	cases := []struct{ name, body, want string }{
		{"else if in one paragraph", one("a {{ if terisi catatan }}b{{ else if daring }}c{{ else }}d{{ end }} e"), "a c e"},
		{"several tags alone in a paragraph", paras("{{ if daring }}{{ range bidang }}", "{{ . }}", "{{ end }}{{ end }}"), "riset\npelatihan\npublikasi"},
		{"variable alone in a paragraph", paras("{{ $x := tempat }}", "{{ $x }}"), "Jakarta"},
		{"comment alone in a paragraph", paras("a", "{{/* tidak dicetak */}}", "b"), "a\nb"},
		{"condition around all text of a paragraph", paras("a", "{{ if terisi catatan }}b{{ end }}", "{{ if daring }}{{ if terisi catatan }}c{{ end }}{{ end }}", "{{ with sifat }}{{ . }}{{ end }}"), "a\nbiasa"},
		{"two conditions in a paragraph", paras("a", "{{ if terisi catatan }}b{{ end }}{{ if terisi catatan }}c{{ end }}", "d"), "a\n\nd"},
		{"condition around the text of a loop", paras("{{ range bidang }}{{ if eq . \"riset\" }}{{ . }}{{ end }}{{ end }}", "d"), "riset\nd"},
		{"opener before text, closer behind text", paras("{{ range bidang }}mulai {{ . }}", "tengah", "akhir{{ end }}", "z"),
			"mulai riset\ntengah\nakhir\nmulai pelatihan\ntengah\nakhir\nmulai publikasi\ntengah\nakhir\nz"},
		{"opener alone, closer behind text", paras("{{ if daring }}", "a", "b{{ end }}", "c"), "a\nb\nc"},
		{"opener before text, else and closer alone", paras("{{ if terisi catatan }}a", "{{ else }}", "b", "{{ end }}", "c"), "b\nc"},
		{"row from first to last cell", tbl(2, trow("{{ range pihak }}{{ nama }}", "{{ kota }}{{ end }}")), "| Badan Riset | Jakarta |\n| Kota Bima | Bima |"},
		{"row from first to last paragraph of its cells", tbl(2, tr(tc(one("{{ range bidang }}"), one("{{ . }}")), tc(one("x"), one("{{ end }}")))),
			"| riset | x |\n| pelatihan | x |\n| publikasi | x |"},
		{"rows with control rows", tbl(2, trow("A", "B"), trow("{{ range pihak }}", ""), trow("{{ nama }}", "{{ kota }}"), trow("{{ end }}", "")), "| A | B |\n| Badan Riset | Jakarta |\n| Kota Bima | Bima |"},
		{"else between rows", tbl(1, trow("{{ if terisi catatan }}"), trow("a"), trow("{{ else }}"), trow("b"), trow("{{ end }}")), "| b |"},
		{"row loop in row loop", tbl(2, trow("{{ range pihak }}", ""), trow("{{ nama }}", "{{ kota }}"), trow("{{ range bidang }}- {{ . }}", "{{ urut }}{{ end }}"), trow("{{ end }}", "")),
			"| Badan Riset | Jakarta |\n| - riset | 1 |\n| - pelatihan | 2 |\n| - publikasi | 3 |\n| Kota Bima | Bima |\n| - riset | 1 |\n| - pelatihan | 2 |\n| - publikasi | 3 |"},
		{"paragraph loop in a cell", tbl(2, tr(tc(one("{{ range bidang }}"), one("{{ . }}"), one("{{ end }}")), tc(one("x")))), "| riset<br>pelatihan<br>publikasi | x |"},
		{"break and continue", paras("{{ range bidang }}", "{{ if eq . \"riset\" }}{{ continue }}{{ end }}", "{{ . }}", "{{ break }}", "{{ end }}", "z"), "pelatihan\nz"},
		{"columns", tbl(4, trow("No", "{{ range bidang }}", "{{ . }}", "{{ end }}")), "| No | riset | pelatihan | publikasi |"},
		{"columns without a value", tbl(3, trow("{{ range bidang }}", "", "{{ end }}"), trow("{{ range bidang }}", "{{ . }}", "{{ end }}")), "|  |  |  |\n| riset | pelatihan | publikasi |"},
		{"condition around a cell", tbl(4, trow("a", "{{ if terisi catatan }}", "b", "{{ end }}")), "| a |"},
		{"else between cells", tbl(5, trow("{{ if terisi catatan }}", "b", "{{ else }}", "c", "{{ end }}")), "| c |"},
		{"opener before the text of its cell", tbl(3, trow("a", "{{ range bidang }}{{ . }}", "{{ end }}")), "| a | riset | pelatihan | publikasi |"},
		{"two cells in a loop", tbl(4, trow("{{ range pihak }}", "{{ nama }}", "{{ kota }}", "{{ end }}")), "| Badan Riset | Jakarta | Kota Bima | Bima |"},
		{"a table without rows goes", one("a") + tbl(1, trow("{{ if terisi catatan }}"), trow("b"), trow("{{ end }}")) + one("c"), "a\nc"},
		{"definition of paragraphs", paras(`{{ define "p" }}`, "{{ nama }} di", "{{ kota }}", "{{ end }}", "{{ range pihak }}", `{{ template "p" . }}`, "{{ end }}"), "Badan Riset di\nJakarta\nKota Bima di\nBima"},
		{"definition inside a paragraph", paras(`{{ define "k" }}({{ . }}, {{ $.tempat }}){{ end }}`, `a {{ template "k" sifat }} b {{ template "k" tempat }}`), "a (biasa, Jakarta) b (Jakarta, Jakarta)"},
		{"definition of rows", tbl(2, trow(`{{ define "b" }}`, ""), trow("{{ nama }}", "{{ kota }}"), trow("{{ end }}", ""), trow(`{{ template "b" first pihak }}`, ""), trow(`{{ template "b" last pihak }}`, "")), "| Badan Riset | Jakarta |\n| Kota Bima | Bima |"},
		{"definition called in a condition", paras(`{{ define "p" }}`, "x", "{{ end }}", `{{ if daring }}{{ template "p" }}{{ end }}`, `{{ if terisi catatan }}{{ template "p" }}{{ end }}`), "x"},
		{"definition that calls another", paras(`{{ define "a" }}[{{ template "b" . }}]{{ end }}`, `{{ define "b" }}<{{ . }}>{{ end }}`, `{{ template "a" tempat }}`), "[<Jakarta>]"},
		{"definition without argument", paras(`{{ define "a" }}{{ tempat }}{{ end }}`, `{{ template "a" }}`), "Jakarta"},
		{"block", paras(`{{ block "a" pihak }}`, "{{ range . }}{{ nama }};{{ end }}", "{{ end }}", `{{ template "a" pihak }}`), "Badan Riset;Kota Bima;\nBadan Riset;Kota Bima;"},
		{"numbered paragraphs", strings.ReplaceAll(paras("{{ range bidang }}", "{{ . }}", "{{ end }}"), "<w:p>", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`), "riset\npelatihan\npublikasi"},
		{"text box", par(`<w:r><w:pict><w:txbxContent>`+paras("{{ range bidang }}", "{{ . }}", "{{ end }}")+`</w:txbxContent></w:pict></w:r>`, run("a{{ if daring }}b{{ end }}")), "ab\n[text box] riset\n[text box] pelatihan\n[text box] publikasi"},
		{"page break beside a tag stays", par(run("{{ if daring }}"), `<w:r><w:br w:type="page"/></w:r>`) + paras("a", "{{ end }}", "b"), "\na\nb"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Trim(renderWord(t, strings.ReplaceAll(c.body, "<{{", "&lt;{{"), nil), "\n"); got != strings.Trim(c.want, "\n") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestStructuresOfNaskahText(t *testing.T) {
	cases := []struct{ name, body, want string }{
		{"variable on its line", "{{ $x := tempat }}\n{{ $x }}\n", "Jakarta"},
		{"list items", "{{ range bidang }}\na. {{ . }}\n{{ end }}\n", "a. riset\nb. pelatihan\nc. publikasi"},
		{"columns", "| No | {{ range bidang }} | {{ . }} | {{ end }} |\n|---|---|---|---|\n| 1 | {{ range bidang }} | {{ urut }} | {{ end }} |\n", "| No | riset | pelatihan | publikasi |\n| 1 | 1 | 2 | 3 |"},
		{"definition of paragraphs", "{{ define \"p\" }}\nSatu {{ nama }}.\n\nDua.\n{{ end }}\n\n{{ range pihak }}\n{{ template \"p\" . }}\n{{ end }}\n", "Satu Badan Riset.\nDua.\nSatu Kota Bima.\nDua."},
		{"definition of text", "{{ define \"k\" }}({{ . }}){{ end }}\n\nDi {{ template \"k\" tempat }}.\n", "Di (Jakarta)."},
		{"definition of text on its line", "{{ define \"k\" }}({{ . }}){{ end }}\n\n{{ template \"k\" tempat }}\n", "(Jakarta)"},
		{"definition of rows", "| a | b |\n|---|---|\n{{ define \"b\" }}\n| {{ nama }} | {{ jenis }} |\n{{ end }}\n{{ range pihak }}\n{{ template \"b\" . }}\n{{ end }}\n", "| a | b |\n| Badan Riset | K/L |\n| Kota Bima | K/L |"},
		{"block", "{{ block \"a\" tempat }}\nDi {{ . }}.\n{{ end }}\n\n{{ template \"a\" sifat }}\n", "Di Jakarta.\nDi biasa."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			pkg := render(t, compileText(t, "uji.naskah", exampleHead+c.body), testInput())
			if bad := sound(mainTree(t, pkg)); bad != "" {
				t.Error(bad)
			}
			s := textOfPackage(t, pkg)
			if got := strings.TrimSpace(strings.Split(s, "\n[")[0]); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// findingsOfWord parses and compiles a Word file and returns what was found.
func findingsOfWord(t *testing.T, body string) []diag.Diagnostic {
	t.Helper()
	tpl, found := Parse("surat.docx", wordFile(t, body, nil), nil)
	if tpl == nil {
		return found
	}
	_, more := tpl.Compile(Scope{Fields: testFields(t)})
	return append(found, more...)
}

// One mistake is one finding, which says what stands where.
func TestMistakesInStructures(t *testing.T) {
	cases := []struct{ name, body, code, says string }{
		{"unclosed", paras("a", "{{ range pihak }}", "{{ nama }}"), "TP031", "range tidak ditutup sampai akhir bagian ini"},
		{"tag over two cells", tbl(2, trow("{{", "range pihak }}")), "TP100", ""},
		{"unclosed inside another", paras("{{ if daring }}") + tbl(1, trow("{{ range pihak }}{{ nama }}")) + one("{{ end }}"), "TP031", "sampai akhir {{ if daring }}"},
		{"unclosed in text inside another", paras("{{ range pihak }}", "a {{ if daring }} {{ nama }}", "{{ end }}", "z"), "TP031", "if tidak ditutup sampai akhir {{ range pihak }}"},
		{"unopened", paras("a", "{{ end }}"), "TP032", "end"},
		{"unopened else", paras("a {{ else }} b"), "TP032", "else"},
		{"crossed", paras("{{ if daring }}") + tbl(1, trow("{{ range pihak }}{{ nama }}")) + one("{{ end }}") + tbl(1, trow("{{ end }}x")), "TP115", "{{ range pihak }} bersilang dengan {{ if daring }} (paragraf 1)"},
		{"opener in a table, closer outside", tbl(1, trow("x {{ if daring }}"), trow("y")) + paras("a", "{{ end }}"), "TP035", "yang satu di dalam tabel"},
		{"opener in the middle of text", paras("x {{ if daring }} y", "a", "{{ end }}"), "TP035", "{{ if daring }} berdiri di tengah teks"},
		{"closer in the middle of text", paras("{{ if daring }}", "a {{ end }} b"), "TP035", "{{ end }} berdiri di tengah teks"},
		{"closer in the middle of a cell", tbl(2, trow("{{ range pihak }}{{ nama }}", "{{ end }} a")), "TP035", "{{ end }} berdiri di tengah teks"},
		{"else in the middle of text", paras("{{ if daring }}", "a {{ else }} b", "{{ end }}"), "TP116", "else"},
		{"second else", paras("{{ if daring }}", "a", "{{ else }}", "b", "{{ else }}", "c", "{{ end }}"), "TP036", ""},
		{"second else of a range", paras("{{ range bidang }}a{{ else }}b{{ else }}c{{ end }}"), "TP036", ""},
		{"else if of a range", paras("{{ range bidang }}a{{ else if daring }}b{{ end }}"), "TP032", "else if"},
		{"text box and paragraph", par(run("{{ if daring }}"), `<w:r><w:pict><w:txbxContent>`+one("{{ end }}")+`</w:txbxContent></w:pict></w:r>`), "TP035", "kotak teks"},
		{"break in the middle of text", paras("{{ range bidang }}", "{{ . }} {{ if eq . \"riset\" }}{{ break }}{{ end }} x", "{{ end }}"), "TP117", "break"},
		{"no such definition", paras(`{{ define "pihak" }}a{{ end }}`, `{{ template "pihak" }} {{ template "pihakk" }}`), "TP120", "pihakk"},
		{"definition twice", paras(`{{ define "a" }}a{{ end }}`, `{{ define "a" }}b{{ end }}`, `{{ template "a" }}`), "TP119", "a"},
		{"definition that calls itself", paras(`{{ define "a" }}{{ template "b" }}{{ end }}`, `{{ define "b" }}{{ template "a" }}{{ end }}`, `{{ template "a" }}`), "TP122", "a, b, a"},
		{"paragraphs called in a paragraph", paras(`{{ define "a" }}`, "a", "{{ end }}", `x {{ template "a" }}`), "TP123", "paragraf"},
		{"rows called outside a table", tbl(1, trow(`{{ define "a" }}`), trow("x"), trow("{{ end }}"), trow("y")) + one(`{{ template "a" }}`), "TP123", "baris"},
		{"definition without a name", paras(`{{ define pihak }}`, "a", "{{ end }}"), "TP118", "define"},
		{"name of no field in a definition", paras(`{{ define "a" }}{{ namaa }}{{ end }}`, `{{ range pihak }}{{ template "a" . }}{{ end }}`), "TP045", "namaa"},
		{"unknown argument", paras(`{{ define "a" }}{{ nama }}{{ end }}`, `{{ template "a" pihakk }}`), "TP045", "pihakk"},
		{"range over no list", paras("{{ range judul }}", "{{ nama }} {{ .kota }}", "{{ end }}"), "TP040", ""},
		{"gabung outside a table", one("{{ gabung tempat }}"), "TP125", ""},
		{"text over control columns", tbl(3, trow("a", "b", "c"), trow("{{ range bidang }}", "{{ . }}", "{{ end }}")), "TP129", "a"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			found := findingsOfWord(t, c.body)
			if len(found) != 1 || found[0].Code != c.code || !strings.Contains(found[0].Sentence("id"), c.says) {
				t.Errorf("found\n%swant one %s that says %q", say(found), c.code, c.says)
			}
		})
	}
}

func TestMistakesInNaskahTextPointAtTheirLines(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"{{ if daring }}\nx\n\n| {{ range pihak }}{{ nama }} |\n|---|\n\n{{ end }}\n", "TP031 range tidak ditutup sampai akhir {{ if daring }} (baris 13)"},
		{"{{ if daring }}\n| {{ range bidang }}{{ . }} |\n|---|\n{{ end }}\n", "TP031"},
	} {
		found := compileFindings(t, c.body)
		if len(found) != 1 || !strings.Contains(say(found), c.want) {
			t.Errorf("%q: found\n%swant %s", c.body, say(found), c.want)
		}
	}
}

func TestDefinitionsOfAnotherPart(t *testing.T) {
	more := map[string]string{
		"rels":             `<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>`,
		"word/header1.xml": docx.XMLHead + "<w:hdr" + docx.Namespaces + ">" + one(`{{ template "a" }}`) + "</w:hdr>",
	}
	tpl, found := Parse("surat.docx", wordFile(t, paras(`{{ define "a" }}x{{ end }}`, `{{ template "a" }}`), more), nil)
	if tpl == nil {
		t.Fatal(say(found))
	}
	if _, found = tpl.Compile(Scope{Fields: testFields(t)}); len(found) != 1 || found[0].Code != "TP121" {
		t.Errorf("found %s, want TP121", say(found))
	}
}

func TestNestingHasALimit(t *testing.T) {
	nest := func(n int) string {
		return exampleHead + strings.Repeat("{{ if daring }}\n", n) + "{{ sifat }}\n" + strings.Repeat("{{ end }}\n", n)
	}
	if got := textOfPackage(t, render(t, compileText(t, "uji.naskah", nest(maxNesting)), testInput())); !strings.Contains(got, "biasa") {
		t.Errorf("%d levels print %q", maxNesting, got)
	}
	tpl, found := Parse("uji.naskah", []byte(nest(maxNesting+1)), templates.FS)
	if tpl == nil {
		t.Fatal(say(found))
	}
	if _, found := tpl.Compile(Scope{Fields: testFields(t)}); len(found) != 1 || found[0].Code != "TP039" {
		t.Errorf("%d levels: found %s, want TP039", maxNesting+1, say(found))
	}
}
