package render

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/templates"
)

// compileFindings parses and compiles a body and returns what was found.
func compileFindings(t *testing.T, body string, late ...string) []diag.Diagnostic {
	t.Helper()
	tpl, found := Parse("uji.naskah", []byte(exampleHead+body), templates.FS)
	if tpl == nil {
		return found
	}
	_, more := tpl.Compile(Scope{Fields: testFields(t), Late: late})
	return append(found, more...)
}

// exampleLines is the number of lines of exampleHead.
var exampleLines = strings.Count(exampleHead, "\n")

func TestFindingsPointAtTheLine(t *testing.T) {
	cases := []struct {
		name, body string
		code       string
		line, col  int
		hint       string
	}{
		{"unknown name", "Teks {{ judull }}\n", "TP045", 1, 9, "judul"},
		{"unknown name on a joined line", "Teks yang panjang\ndan {{ judull }}\n", "TP045", 2, 8, "judul"},
		{"unknown function", "{{ terbilan peserta }}\n", "TP051", 1, 4, "terbilang"},
		{"wrong kind of argument", "{{ terbilang tgl_ttd }}\n", "TP053", 1, 4, ""},
		{"wrong number of arguments", "{{ rupiah nilai nilai }}\n", "TP052", 1, 4, ""},
		{"field of a text", "{{ judul.nama }}\n", "TP046", 1, 9, ""},
		{"unknown column", "{{ range pihak }}\n{{ penandatangan.namaa }}\n{{ end }}\n", "TP047", 2, 17, "nama"},
		{"name of an element outside its loop", "{{ range rencana }}\n{{ kegiatan }}\n{{ end }}\n\n{{ kegiatan }}\n", "TP045", 5, 4, ""},
		{"range over a text", "{{ range judul }}\nx\n{{ end }}\n", "TP040", 1, 1, ""},
		{"list printed as it is", "{{ bidang }}\n", "TP041", 1, 1, ""},
		{"unclosed if", "{{ if daring }}\nx\n", "TP031", 1, 1, ""},
		{"stray end", "x\n\n{{ end }}\n", "TP032", 3, 1, ""},
		{"if across containers", "{{ if daring }}\n| a |\n|---|\n| {{ end }}b |\n", "TP035", 1, 1, ""},
		{"unreadable expression", "{{ judul | }}\n", "TP030", 1, 1, ""},
		{"reference to nothing", "## Satu {#satu}\n\n{{ rujuk \"satuu\" }}\n", "TP055", 3, 4, "satu"},
		{"reference to nothing beside marks of a loop", "{{ range bidang }}\na. {{ . }} {#butir_{{ urut }}}\n{{ end }}\n\n{{ rujuk \"satuu\" }}\n", "TP055", 5, 4, ""},
		{"sum of texts", "{{ jumlah rencana \"pj\" }}\n", "TP054", 1, 4, ""},
		{"sum of an unknown column", "{{ jumlah rencana \"anggara\" }}\n", "TP054", 1, 4, ""},
		{"compare different kinds", "{{ if gt nilai 5 }}\nx\n{{ end }}\n", "TP054", 1, 7, ""},
		{"optional without guard", "{{ catatan }}\n", "TP048", 1, 4, ""},
		{"shadowed name", "{{ range ruang_lingkup }}\n{{ judul }}\n{{ end }}\n", "TP044", 2, 4, ""},
		{"break outside a loop", "{{ break }}\n", "TP033", 1, 1, ""},
		{"unset variable", "{{ $x }}\n", "TP057", 1, 4, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			found := compileFindings(t, c.body)
			for _, d := range found {
				if d.Code == c.code && d.Pos.Line == c.line+exampleLines && d.Pos.Col == c.col {
					if hint := d.HintText("id"); c.hint != "" && !strings.Contains(hint, c.hint) {
						t.Errorf("hint %q, want it to name %q", hint, c.hint)
					}
					return
				}
			}
			t.Errorf("found\n%swant %s at %d:%d", say(found), c.code, c.line+exampleLines, c.col)
		})
	}
}

func TestGuardedReadsAreConditional(t *testing.T) {
	p := compileText(t, "uji.naskah", exampleHead+"{{ judul }}\n\n{{ if terisi catatan }}\n{{ catatan }}\n{{ end }}\n\n{{ range pihak }}\n{{ nama }} {{ default \"-\" singkatan }}\n{{ end }}\n")
	got := map[string]bool{}
	for _, u := range p.Uses() {
		if _, seen := got[u.Path]; !seen || !u.Conditional {
			got[u.Path] = u.Conditional
		}
	}
	want := map[string]bool{"judul": false, "catatan": true, "pihak": false, "pihak.nama": false, "pihak.singkatan": true}
	for path, conditional := range want {
		if c, ok := got[path]; !ok || c != conditional {
			t.Errorf("use of %s: conditional %t, %t, want %t", path, c, ok, conditional)
		}
	}
}

func TestGuardsOfOptionalFields(t *testing.T) {
	for _, body := range []string{
		"{{ if terisi catatan }}\n{{ catatan }}\n{{ end }}\n",
		"{{ if not (terisi catatan) }}\nx\n{{ else }}\n{{ catatan }}\n{{ end }}\n",
		"{{ if and daring (terisi catatan) }}\n{{ catatan }}\n{{ end }}\n",
		"{{ with catatan }}\n{{ . }}\n{{ end }}\n",
		"{{ catatan | default \"-\" }}\n",
		"{{ range pihak }}\n{{ range dasar }}\n{{ . }}\n{{ end }}\n{{ end }}\n",
	} {
		if found := compileFindings(t, body); len(found) > 0 {
			t.Errorf("%s found %s", body, say(found))
		}
	}
	if found := compileFindings(t, "{{ if terisi catatan }}\nx\n{{ end }}\n\n{{ catatan }}\n"); len(found) != 1 || found[0].Code != "TP048" {
		t.Errorf("a guard reaches beyond its end: %s", say(found))
	}
}

func TestNamesMeanTheNearestScope(t *testing.T) {
	p := compileText(t, "uji.naskah", exampleHead+"{{ range $i, $p := pihak }}\n{{ $i }} {{ $p.singkatan }} {{ .nama }} {{ $.judul }} {{ with penandatangan }}{{ .nama }}{{ end }} {{ urut }}\n{{ else }}\nkosong\n{{ end }}\n")
	s := textOfPackage(t, render(t, p, testInput()))
	if want := "2 Bima Kota Bima Peningkatan Kapasitas Penelitian dan Pelayanan Publik Ahmad Syahril 2"; !strings.Contains(s, want) {
		t.Errorf("got %q, want %q", s, want)
	}
}

func TestMissingValueNamesFieldAndLine(t *testing.T) {
	p := compileText(t, "uji.naskah", exampleHead+"{{ judul }}\n\n{{ range pihak }}\n{{ nama }}\n{{ end }}\n\n| {{ tempat }} |\n|---|\n")
	in := testInput()
	delete(in.Values, "judul")
	delete(in.Values, "tempat")
	pkg, found, err := p.Render(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if pkg != nil || len(found) != 2 {
		t.Fatalf("Render gave %v and\n%s", pkg != nil, say(found))
	}
	for i, want := range []struct {
		line  int
		label string
	}{{1, "Judul"}, {7, "Tempat"}} {
		if d := found[i]; d.Code != "TP063" || d.Pos.Line != want.line+exampleLines || !strings.Contains(d.Sentence("id"), want.label) {
			t.Errorf("finding %d is %s", i, say(found[i:i+1]))
		}
	}
}

func TestFieldWithTheNameOfAFunction(t *testing.T) {
	tpl, _ := Parse("uji.naskah", []byte(exampleHead+"x\n"), templates.FS)
	fields := testFields(t)
	fields[0].Name = "tanggal"
	if _, found := tpl.Compile(Scope{Fields: fields}); len(found) != 1 || found[0].Code != "TP049" {
		t.Errorf("found %s, want TP049", say(found))
	}
}

func TestNestedLoopsStopAtTheBudget(t *testing.T) {
	body := strings.Repeat("{{ range bidang }}\n", 14) + "x\n" + strings.Repeat("{{ end }}\n", 14)
	p := compileText(t, "uji.naskah", exampleHead+body)
	in := testInput()
	pkg, found, err := p.Render(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if pkg != nil || len(found) == 0 || found[0].Code != "TP062" {
		t.Errorf("Render of 3^14 paragraphs gave %v, %s", pkg != nil, say(found))
	}
}

func TestExportedTemplateIsTheSameTemplate(t *testing.T) {
	tpl, found := Parse("kesepahaman.naskah", mustRead(t, "kesepahaman.naskah"), templates.FS)
	if tpl == nil {
		t.Fatal(say(found))
	}
	again, found := Parse("kesepahaman.docx", tpl.DOCX(), nil)
	if again == nil {
		t.Fatal(say(found))
	}
	p, found := again.Compile(Scope{Fields: testFields(t)})
	if p == nil {
		t.Fatal(say(found))
	}
	a := textOfPackage(t, render(t, p, testInput()))
	b := textOfPackage(t, render(t, program(t, "kesepahaman.naskah"), testInput()))
	if a != b {
		t.Errorf("the exported template renders\n%s\nwant\n%s", a, b)
	}
	if _, err := docx.Open(tpl.DOCX()); err != nil {
		t.Error(err)
	}
}

// What a function hands on of a list are elements of that list still: what is
// read of them is read of the list.
func TestReadingWhatAFunctionPicksIsReadingTheList(t *testing.T) {
	for body, want := range map[string]string{
		`{{ range saring pihak "kota" "Bima" }}{{ nama }}{{ end }}`:         "pihak pihak.kota pihak.nama",
		`{{ range reverse (ambil 1 pihak) }}{{ nama }}{{ end }}`:            "pihak pihak.nama",
		`{{ daftar (kolom (urutkan pihak "kota") "nama") }}`:                "pihak pihak.kota pihak.nama",
		`{{ (first (uniq pihak "kota")).nama }}`:                            "pihak pihak.kota pihak.nama",
		`{{ range satukan dasar_hukum dasar_hukum }}{{ tentang }}{{ end }}`: "dasar_hukum dasar_hukum.jenis dasar_hukum.lembaran dasar_hukum.nomor dasar_hukum.tahun dasar_hukum.tentang",
	} {
		var got []string
		for _, u := range compileText(t, "uji.naskah", exampleHead+body+"\n").Uses() {
			got = append(got, u.Path)
		}
		slices.Sort(got)
		if s := strings.Join(slices.Compact(got), " "); s != want {
			t.Errorf("%s reads %s, want %s", body, s, want)
		}
	}
}

func TestNumbersOutOfReachAreSaidInWords(t *testing.T) {
	p := compileText(t, "uji.naskah", exampleHead+"{{ romawi (kalikan peserta 1000) }}\n")
	_, found, err := p.Render(t.Context(), testInput())
	if err != nil || len(found) != 1 {
		t.Fatal(say(found), err)
	}
	if got := found[0].Sentence(message.ID); !strings.Contains(got, "25000 di luar jangkauan") {
		t.Errorf("says %q", got)
	}
	if got := found[0].Sentence(message.EN); !strings.Contains(got, "25000 is out of range") {
		t.Errorf("says %q", got)
	}
}

func TestAFunctionWithoutArgumentsMayBeMeantAsAField(t *testing.T) {
	found := compileFindings(t, "{{ range bulan }}x{{ end }}\n")
	if len(found) != 1 || found[0].Code != "TP052" || !strings.Contains(found[0].HintText("id"), "bulan adalah nama fungsi") {
		t.Errorf("found %s", say(found))
	}
}
