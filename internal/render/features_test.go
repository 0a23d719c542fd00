package render

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/docx"
)

// feature is a row of the table in docs/features.md: a body of a Word file that
// asks for it, and what the paper, opened again, then reads.
type feature struct{ name, body, want string }

func asked(t *testing.T, list []feature, read func(t *testing.T, f feature) string) {
	t.Helper()
	for _, f := range list {
		t.Run(f.name, func(t *testing.T) {
			if got := read(t, f); got != f.want {
				t.Errorf("got  %q\nwant %q", got, f.want)
			}
		})
	}
}

// paper is the file that is made of a body.
func paper(t *testing.T, body string, more map[string]string) *docx.Package {
	t.Helper()
	pkg := reopened(t, wordPackage(t, body, more))
	if found := pkg.Check(); len(found) > 0 {
		t.Errorf("the paper is unsound: %s", say(found))
	}
	return pkg
}

func wordsOf(t *testing.T, f feature) string {
	return strings.TrimSpace(textOfPackage(t, paper(t, f.body, nil)))
}

// TestFeatures are the rows about what a template can say.
func TestFeatures(t *testing.T) {
	asked(t, []feature{
		{"plain tags", one("di {{ tempat }}."), "di Jakarta."},
		{"tags split across runs", par(run("di {"), run("{ tem"), `<w:proofErr w:type="spellEnd"/>`, run("pat"), run(" }}.")), "di Jakarta."},
		{"two w:t in a run, Shift+Enter or tab", par(`<w:r><w:t>{{ tempat }}</w:t><w:br/><w:t>{{ default</w:t><w:tab/><w:t>"x" sifat }}</w:t></w:r>`), "Jakarta\nbiasa"},
		{"if: paragraph", paras("a", "{{ if terisi catatan }}", "b", "{{ end }}", "c"), "a\nc"},
		{"else / elseif", paras("{{ if terisi catatan }}", "a", "{{ else if eq sifat \"rahasia\" }}", "b", "{{ else }}", "c", "{{ end }}"), "c"},
		{"loop: paragraphs, rows", paras("{{ range bidang }}", "{{ . }}", "{{ end }}") + tbl(1, trow("{{ range bidang }}"), trow("{{ . }}"), trow("{{ end }}")) + one("z"),
			"riset\npelatihan\npublikasi\n| riset |\n| pelatihan |\n| publikasi |\nz"},
		{"nested loops", paras("{{ range pihak }}", "{{ nama }}", "{{ range bidang }}", "{{ urut }} {{ . }}", "{{ end }}", "{{ end }}"),
			"Badan Riset\n1 riset\n2 pelatihan\n3 publikasi\nKota Bima\n1 riset\n2 pelatihan\n3 publikasi"},
		{"expressions", one(`{{ if and daring (gt peserta 20) }}{{ $n := tambah peserta 5 }}{{ $n | terbilang | kapital }}{{ end }}`), "TIGA PULUH"},
		{"filters: money, date, words", one("{{ rupiah nilai }}, {{ rupiah_terbilang nilai }}, {{ tanggal tgl_ttd }}, {{ hari tgl_ttd }}, {{ angka peserta }}"),
			"Rp1.500.000,00, satu juta lima ratus ribu rupiah, 22 Mei 2023, Senin, 25 (dua puluh lima)"},
		{"checkbox / SDT value set", par(formBox("tempat", "", prompt), run(" "), formBox("isi:not daring", checkBox, prompt)), "Jakarta ☐"},
		{"line break in a value", one("{{ replace \",\" \"\n\" (join \",\" bidang) }}"), "riset\npelatihan\npublikasi"},
		{"literal braces in the text", one(`{{ "{{" }} { A } ${srikandi}`), "{{ { A } ${srikandi}"},
	}, wordsOf)
}

// TestFeaturesOfTables are those about cells, columns and sections.
func TestFeaturesOfTables(t *testing.T) {
	asked(t, []feature{
		{"if: table row", tbl(1, trow("a"), trow("{{ if terisi catatan }}"), trow("b"), trow("{{ end }}")), "1000\n| a |\n"},
		{"if: column or cell", tbl(4, trow("a", "{{ if terisi catatan }}", "b", "{{ end }}")), "4000\n| a |\n"},
		{"loop: columns", tbl(4, trow("No", "{{ range bidang }}", "{{ . }}", "{{ end }}")), "1000 1000 1000 1000\n| No | riset | pelatihan | publikasi |\n"},
		{"vertical / horizontal cell merge by data", tbl(2, trow("{{ range pihak }}{{ gabung jenis }}", "{{ nama }}{{ end }}"), trow("x{{ rentang (panjang pihak) }}")),
			"1000 1000\n| K/L v | Badan Riset |\n|  ^ | Kota Bima |\n| x ×2 |\n"},
	}, func(t *testing.T, f feature) string { return gridText(mainTree(t, paper(t, f.body, nil))) })
	t.Run("if: section with its headers", func(t *testing.T) {
		end := `<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="A"/><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:pPr></w:p>`
		p := wordProgram(t, one("a")+end+paras("{{ if terisi catatan }}", "b")+strings.Replace(end, `"A"`, `"B"`, 1)+paras("{{ end }}", "c"), nil)
		if got := sectionsOf(mainTree(t, render(t, p, testInput()))); got != "a [A] c [Z]" {
			t.Errorf("got %s", got)
		}
	})
}

// TestFeaturesOfParts are the rows about where a tag may stand; matrix_test.go
// has every place.
func TestFeaturesOfParts(t *testing.T) {
	for _, row := range []string{"header", "footer", "footnotes", "endnotes", "comments part", "text boxes", "inside content control", "inside tracked insertion", "nested table", "core / custom properties"} {
		t.Run(row, func(t *testing.T) {
			first, second, _ := strings.Cut(row, " / ")
			seen := 0
			for _, p := range everywhere {
				if !strings.HasPrefix(p.name, first) && (second == "" || !strings.HasPrefix(p.name, second)) {
					continue
				}
				seen++
				made, said := compiled(t, p.file(t, "{{ tempat }}"))
				if made == nil {
					t.Fatalf("%s: %q", p.name, said)
				}
				if got := p.markup(t, reopened(t, render(t, made, testInput()))); !strings.Contains(got, "Jakarta") || strings.Contains(got, "{{") {
					t.Errorf("%s: %s", p.name, got)
				}
			}
			if seen == 0 {
				t.Error("no such place in matrix_test.go")
			}
		})
	}
}

// TestFeaturesOfMarkup are rows whose proof is in the markup.
func TestFeaturesOfMarkup(t *testing.T) {
	const body = "word/document.xml"
	for _, c := range []struct {
		feature
		part, pattern string
	}{
		{feature{"images", one(`{{ gambar kantor.logo "4 cm x 2 cm" "Lambang" }}`), "Lambang"}, body, `descr="(\w+)"`},
		{feature{"QR / barcode", one(`{{ qr "https://contoh.go.id/1" "3 cm" }}`), "1080000"}, body, `<wp:extent cx="(\d+)"`},
		{feature{"links by data", one(`{{ tautan tempat "https://contoh.go.id/?a=b" }}`), "https://contoh.go.id/?a=b"}, "word/_rels/document.xml.rels", `Target="(https[^"]*)"`},
		{feature{"rich text", one(`{{ markdown "satu **dua** tiga" }}`), "dua"}, body, `<w:b/>.*?<w:t[^>]*>(\w+)`},
		{feature{"Markdown", one(`{{ markdown "- satu\n- dua" }}`), "0 0"}, body, `<w:ilvl w:val="(\d)"/>`},
		{feature{"page break by data", one("a") + one("{{ halaman_baru }}") + one("b"), "pageBreakBefore"}, body, `(pageBreakBefore|w:br)`},
		{feature{"Word-safe ids when a shape is looped", one("{{ range bidang }}") + par(`<w:r><w:drawing><wp:inline><wp:docPr id="7" name="a"/></wp:inline></w:drawing></w:r>`) + one("{{ end }}"), "7 1 2"}, body, `docPr id="(\d+)"`},
		{feature{"cross references, TOC updated", item("1", "0", "Satu") + `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:bookmarkStart w:id="1" w:name="kahar"/>` + run("Kahar") + `<w:bookmarkEnd w:id="1"/></w:p>` +
			one(`lihat {{ rujuk "kahar" }}`), "Pasal 2"}, body, `<w:t[^>]*>(Pasal \d)<`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := values(t, paper(t, c.body, wordNumbering()), c.part, c.pattern); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	bases := clausesOf(t, map[string]string{"kahar.naskah": clauseText})
	for name, c := range map[string]struct{ body, want string }{
		"numbering restarts in loops":   {listed("{{ range pihak }}", "1:{{ nama }}", "1.1:x", "1.1:y", "{{ end }}"), "Pasal 1 Badan Riset|(1) x|(2) y|Pasal 2 Kota Bima|(1) x|(2) y"},
		"sub-document / clause library": {listed("1:P", callKahar, "1:Q"), "Pasal 1 P|Pasal 2|KAHAR|(1) satu|(2) dua:|a. Jakarta|b. y|Pasal 3|LAIN|(1) lihat Pasal 2|Pasal 4 Q"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, _ := withClauses(t, "surat.docx", wordFile(t, c.body, wordNumbering()), bases); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestFeaturesOfFindings are the rows about what a drafter is told.
func TestFeaturesOfFindings(t *testing.T) {
	told := func(body string) string {
		var out []string
		for _, d := range allFindings(t, wordFile(t, body, nil)) {
			s := d.Code + " " + d.PlaceText("id") + ": " + d.Excerpt
			if d.Hint.Key == "TP.mungkin" {
				s += " " + d.HintText("id")
			}
			out = append(out, s)
		}
		return strings.Join(out, "|")
	}
	asked(t, []feature{
		{"error names tag and place", tbl(2, trow("a", "b"), trow("c", "{{ zzzzzz }}")), "TP045 tabel 1, baris 2, kolom 2: {{ zzzzzz }}"},
		{"all errors at once", paras("{{ zzzzzz }}", "{{ bidang }}", "{{ if daring }}"), "TP045 paragraf 1: {{ zzzzzz }}|TP041 paragraf 2: {{ bidang }}|TP031 paragraf 3: {{ if daring }}"},
		{"did-you-mean", one("{{ tempatt }}"), `TP045 paragraf 1: {{ tempatt }} mungkin maksudnya "tempat"`},
		{"unclosed loop / unclosed tag seen", paras("{{ range bidang }}", "{{ tempat"), "TP031 paragraf 1: {{ range bidang }}|TP020 paragraf 2: {{ tempat"},
		{"type check of data against template", paras("{{ terbilang tempat }}", "{{ range sifat }}", "x", "{{ end }}"), "TP053 paragraf 1: {{ terbilang tempat }}|TP040 paragraf 2: {{ range sifat }}"},
		{"template code contained", paras("{{ env \"HOME\" }}", "{{ now }}"), "TP140 paragraf 1: {{ env \"HOME\" }}|TP140 paragraf 2: {{ now }}"},
	}, func(t *testing.T, f feature) string { return told(f.body) })
	t.Run("strict mode: missing value is an error", func(t *testing.T) {
		in := testInput()
		delete(in.Values, "tempat")
		if code := refused(t, wordProgram(t, one("{{ tempat }}"), nil), in); code != "TP063" {
			t.Errorf("found %s, want TP063", code)
		}
	})
	t.Run("list of variables", func(t *testing.T) {
		tpl, _ := Parse("surat.docx", wordFile(t, paras("{{ range pihak }}", "{{ nama }}", "{{ end }}", "{{ rupiah nilai }}"), nil), nil)
		list, found := tpl.Fields(Scope{Open: true})
		if got := showReads(list, ""); got != "pihak daftar rincian\n  nama teks\nnilai rupiah\n" || len(found) > 0 {
			t.Errorf("got %s%s", got, say(found))
		}
	})
	t.Run("zip-bomb limit", func(t *testing.T) {
		bomb := wordFile(t, one("{{ tempat }}"), map[string]string{"word/besar.xml": "<a>" + strings.Repeat(" ", docx.MaxPart) + "</a>"})
		if tpl, found := Parse("surat.docx", bomb, nil); tpl != nil || len(found) != 1 || found[0].Severity != diag.Error {
			t.Errorf("%d bytes were taken: %s", len(bomb), say(found))
		}
	})
}

// TestFeaturesOfFiles are the rows about the file as a whole.
func TestFeaturesOfFiles(t *testing.T) {
	settings := map[string]string{"word/settings.xml": "<w:settings" + docx.Namespaces + ">  <!-- tetap --></w:settings>"}
	p := wordProgram(t, one("{{ tempat }}"), settings)
	first := paperOf(t, p, testInput())
	t.Run("compile once, render many", func(t *testing.T) {
		in := testInput()
		in.Values["tempat"] = "Bima"
		if got := strings.TrimSpace(textOfPackage(t, reopened(t, render(t, p, in)))); got != "Bima" {
			t.Errorf("got %q", got)
		}
	})
	t.Run("byte-identical output twice", func(t *testing.T) {
		if !bytes.Equal(first, paperOf(t, p, testInput())) {
			t.Error("two papers of the same values differ")
		}
	})
	t.Run("untouched parts byte-for-byte", func(t *testing.T) {
		pkg, err := docx.Open(first)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := pkg.Part("word/settings.xml"); string(got) != settings["word/settings.xml"] {
			t.Errorf("word/settings.xml became %s", got)
		}
	})
	t.Run("control character in a value", func(t *testing.T) {
		in := testInput()
		in.Values["tempat"] = "a\x02<b>&\"c\""
		pkg, found, err := wordProgram(t, one("{{ tempat }}"), nil).Render(t.Context(), in)
		if err != nil || len(found) != 1 || found[0].Code != "TP064" {
			t.Fatalf("%s%v, want TP064", say(found), err)
		}
		if got := strings.TrimSpace(textOfPackage(t, reopened(t, pkg))); got != "a\ufffd<b>&\"c\"" {
			t.Errorf("got %q", got)
		}
	})
}

// TestFeaturesPage holds docs/features.md against the tests it names.
func TestFeaturesPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/features.md")
	if err != nil {
		t.Fatal(err)
	}
	var tests strings.Builder
	err = filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		data, err := os.ReadFile(name)
		tests.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`((?:Test|Fuzz|Benchmark)\\w+)").FindAllStringSubmatch(string(page), -1)
	for _, m := range named {
		if !strings.Contains(tests.String(), "func "+m[1]+"(") {
			t.Errorf("docs/features.md names %s, which is no test", m[1])
		}
	}
	rows := regexp.MustCompile("(?m)^\\| ([a-zA-Z][^|]*) \\| ([^|]+) \\| `TestFeatures").FindAllStringSubmatch(string(page), -1)
	for _, row := range rows {
		if !strings.Contains(tests.String(), `"`+row[1]) {
			t.Errorf("no subtest is named after row %q", row[1])
		}
	}
	if len(rows) < 40 {
		t.Errorf("the page has %d rows only", len(rows))
	}
}
