package render

import (
	"strings"
	"testing"
)

// lines renders a body and returns the text of the page without margins.
func lines(t *testing.T, head, body string) string {
	t.Helper()
	p := compileText(t, "uji.naskah", head+body)
	s := textOfPackage(t, render(t, p, testInput()))
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if l != "" && !strings.HasPrefix(l, "[") {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

func TestListsStartAnew(t *testing.T) {
	cases := []struct{ name, body, want string }{
		{"ayat in each pasal", "## A\n(1) a\n(1) b\n\n## B\n(1) c\n", "Pasal 1\nA\n(1) a\n(2) b\nPasal 2\nB\n(1) c"},
		{"huruf in each ayat", "## A\n(1) x:\na. p\nb. q\n(2) y:\na. r\n", "Pasal 1\nA\n(1) x:\na. p\nb. q\n(2) y:\na. r"},
		{"huruf below a pasal, then ayat", "## A\n\nTeks:\na. p\nb. q\n\n(1) x\n(2) y\n", "Pasal 1\nA\nTeks:\na. p\nb. q\n(1) x\n(2) y"},
		{"something between", "## A\na. p\nb. q\n\nTeks lain:\n\na. r\n1. s\n2. t\nb. u\n1. v\n", "Pasal 1\nA\na. p\nb. q\nTeks lain:\na. r\n1. s\n2. t\nb. u\n1. v"},
		{"a further paragraph of an item", "## A\na. p\n\n  lanjutan\n\nb. q\n", "Pasal 1\nA\na. p\nlanjutan\nb. q"},
		{"before the first pasal", "1. x\n2. y\n\n## A\n(1) p\n", "1. x\n2. y\nPasal 1\nA\n(1) p"},
		{"items of a loop go on", "## A\n{{ range bidang }}\na. {{ . }}\n{{ end }}\na. akhir\n", "Pasal 1\nA\na. riset\nb. pelatihan\nc. publikasi\nd. akhir"},
		{"lists in a loop start anew", "## A\n{{ range pihak }}\n{{ nama }}:\n\na. satu\nb. dua\n\n{{ end }}\n", "Pasal 1\nA\nBadan Riset:\na. satu\nb. dua\nKota Bima:\na. satu\nb. dua"},
		{"chapters in a loop", "{{ range bidang }}\n## {{ . }}\n(1) x\n\n{{ end }}\n## Akhir\n", "Pasal 1\nRISET\n(1) x\nPasal 2\nPELATIHAN\n(1) x\nPasal 3\nPUBLIKASI\n(1) x\nPasal 4\nAKHIR"},
		{"chapter left out", "## A\n\n{{ if terisi catatan }}\n## B\n{{ end }}\n## C {#c}\n(1) lihat {{ rujuk \"c\" }}\n", "Pasal 1\nA\nPasal 2\nC\n(1) lihat Pasal 2"},
		{"all levels", "## A\n(1) a\na. b\n1. c\na) d\n1) e\n2) f\nb) g\n2. h\nb. i\n(2) j\n", "Pasal 1\nA\n(1) a\na. b\n1. c\na) d\n1) e\n2) f\nb) g\n2. h\nb. i\n(2) j"},
		{"a wrapped reference is no item", "## A\n(1) sebagaimana dimaksud pada ayat\n(2) huruf\na. tetap\n", "Pasal 1\nA\n(1) sebagaimana dimaksud pada ayat (2) huruf a. tetap"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := lines(t, exampleHead, c.body); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestChaptersAreCountedAsAsked(t *testing.T) {
	for kind, want := range map[string]string{"romawi": "II. B", "huruf": "B. B", "angka": "2. B", "tanpa": "B"} {
		head := strings.Replace(exampleHead, "bab: pasal", "bab: "+kind, 1)
		if got := lines(t, head, "## A\n\nx\n\n## B\n"); !strings.HasSuffix(got, "\n"+want) {
			t.Errorf("bab: %s gives %q, want %q", kind, got, want)
		}
	}
}

func TestReferencesSayOnlyWhatIsNeeded(t *testing.T) {
	body := "## A {#a}\n(1) x {#satu}\na. y {#ha}\n1. z {#angka}\n\n## B\n%s\n"
	for expression, want := range map[string]string{
		`{{ rujuk "a" }}`: "Pasal 1", `{{ rujuk "satu" }}`: "Pasal 1 ayat (1)", `{{ rujuk "ha" }}`: "Pasal 1 ayat (1) huruf a",
		`{{ rujuk "angka" }}`: "Pasal 1 ayat (1) huruf a angka 1", `{{ rujuk "angka" "huruf" }}`: "huruf a angka 1",
		`{{ rujuk "satu" "a" }}`: "ayat (1)", `{{ rujuk "angka" "satu" }}`: "huruf a angka 1", `{{ rujuk "angka" "angka" }}`: "angka 1",
	} {
		got := lines(t, exampleHead, strings.Replace(body, "%s", "<"+expression+">", 1))
		if !strings.HasSuffix(got, "<"+want+">") {
			t.Errorf("%s gives %q, want %q", expression, got, want)
		}
	}
}

func TestEveryClauseCarriesABookmark(t *testing.T) {
	p := compileText(t, "uji.naskah", exampleHead+"## Maksud {#maksud}\n(1) a\n(2) b {#dua}\na. c\n\n## Tujuan dan Sasaran\n\n{{ range bidang }}\na. {{ . }} {#b_{{ . }}}\n{{ end }}\n")
	data, _ := render(t, p, testInput()).Part("word/document.xml")
	var got []string
	for _, s := range strings.Split(string(data), `<w:bookmarkStart `)[1:] {
		got = append(got, attribute("<x "+s, "w:name"))
	}
	want := "maksud maksud_ayat_1 dua dua_huruf_a tujuan_dan_sasaran b_riset b_pelatihan b_publikasi"
	if strings.Join(got, " ") != want {
		t.Errorf("bookmarks %v, want %s", got, want)
	}
}

// Section properties stand at the end of a section; when an annex is left out
// the last pages must not become landscape with it.
func TestAnnexLeftOutLeavesThePageAsItWas(t *testing.T) {
	p := program(t, "keputusan.naskah")
	for _, annex := range []bool{true, false} {
		in := testInput()
		in.Values["daring"] = annex
		data, _ := render(t, p, in).Part("word/document.xml")
		s := string(data)
		if got := strings.Contains(s, `w:orient="landscape"`); got != annex {
			t.Errorf("with annex %t landscape is %t", annex, got)
		}
		if n := strings.Count(s, "<w:titlePg/>"); n != 1 {
			t.Errorf("with annex %t there are %d first sections, want 1", annex, n)
		}
	}
}
