package render

import (
	"strings"
	"testing"
)

func TestTextBetweenTagsIsPrinted(t *testing.T) {
	body := "{{ if terisi judul }}isi{{ end }}\n\n{{ if terisi judul }}{{ else }}\n{{ end }}\n\n| A |\n|---|\n| {{ if terisi judul }}sel{{ end }} |\n"
	if got, want := lines(t, exampleHead, body), "isi\n| A |\n| sel |"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRowsInsideAListItemStandApart(t *testing.T) {
	body := "## A\n(1) x:\n\n    ::: identitas\n    Nama : satu\n    Alamat : dua\n      lanjut\n    :::\n\n(2) y\n"
	if got, want := lines(t, exampleHead, body), "Pasal 1\nA\n(1) x:\n| Nama | : | satu |\n| Alamat | : | dua lanjut |\n(2) y"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestListsInRows(t *testing.T) {
	body := "::: diktum\nKESATU : satu.\nKEDUA : tugas:\n\n  {{ range bidang }}\n  a. {{ . }}\n  {{ end }}\n\nKETIGA :\n  a. x\n\n     lanjut\n  b. y\n:::\n"
	want := "| KESATU | : | satu. |\n| KEDUA | : | tugas:<br>a. riset<br>b. pelatihan<br>c. publikasi |\n| KETIGA | : | a. x<br>lanjut<br>b. y |"
	if got := lines(t, exampleHead, body); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// mainPart renders a body and returns the markup of the main part.
func mainPart(t *testing.T, body string) string {
	t.Helper()
	data, ok := render(t, compileText(t, "uji.naskah", exampleHead+body), testInput()).Part("word/document.xml")
	if !ok {
		t.Fatal("no main part")
	}
	return string(data)
}

// around returns the markup of the element that holds a text.
func around(t *testing.T, s, element, text string) string {
	t.Helper()
	at := strings.Index(s, text)
	from := max(strings.LastIndex(s[:max(at, 0)], "<"+element+">"), strings.LastIndex(s[:max(at, 0)], "<"+element+" "))
	if at < 0 || from < 0 {
		t.Fatalf("no %s around %q in %s", element, text, s)
	}
	return s[from : at+strings.Index(s[at:], "</"+element+">")]
}

const signature = "\n::: tanda-tangan\nKepala,\n\n::ruang::\n\nNama Penanda\n:::\n"

func TestSignatureBlockKeepsTheRowBeforeIt(t *testing.T) {
	long := strings.Repeat("isi yang panjang ", 8)
	cases := []struct {
		name, body string
		kept, free []string
	}{
		{"short rows", "::: identitas\nSatu : a\nDua : b\nTiga : c\n:::\n", []string{"Tiga", "Dua"}, []string{"Satu"}},
		{"a long row", "::: diktum\nKESATU : a\nKEDUA : " + long + "\n:::\n", []string{"KEDUA", "isi yang"}, []string{"KESATU"}},
		{"pipe table", "| A |\n|---|\n| satu |\n| dua |\n| tiga |\n", []string{"dua", "tiga"}, []string{"satu"}},
		{"a line below a table", "| A |\n|---|\n| satu |\n| dua |\n\nJumlah.\n", []string{"dua", "Jumlah."}, []string{"satu"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := mainPart(t, c.body+signature)
			for _, text := range c.kept {
				if p := around(t, s, "w:p", text); !strings.Contains(p, "<w:keepNext/>") {
					t.Errorf("%q is not kept: %s", text, p)
				}
				if text == "Jumlah." {
					continue
				}
				if r := around(t, s, "w:tr", text); !strings.Contains(r, "<w:cantSplit/>") {
					t.Errorf("the row of %q may break: %s", text, r)
				}
			}
			for _, text := range c.free {
				if p := around(t, s, "w:p", text); strings.Contains(p, "<w:keepNext/>") {
					t.Errorf("%q is kept: %s", text, p)
				}
			}
		})
	}
}

func TestOnlyRowOfATableIsKeptButMayBreak(t *testing.T) {
	for name, body := range map[string]string{
		"recital": "::: konsiderans KEDUA\nsatu:\n\na. dua\nb. akhir\n:::\n", "diktum": "::: diktum\nKEDUA : akhir\n:::\n",
	} {
		s := mainPart(t, body+signature)
		row := around(t, s, "w:tr", "KEDUA")
		if strings.Contains(row, "cantSplit") {
			t.Errorf("%s: the row may not break: %s", name, row)
		}
		for _, text := range []string{"KEDUA", "akhir"} {
			if p := around(t, s, "w:p", text); !strings.Contains(p, "<w:keepNext/>") {
				t.Errorf("%s: %q is not kept: %s", name, text, p)
			}
		}
	}
}

func TestSingleSignerStandsInAWholeCell(t *testing.T) {
	s := mainPart(t, "Isi.\n"+signature)
	row := around(t, s, "w:tr", "Kepala,")
	if !strings.Contains(row, "<w:cantSplit/>") || !strings.Contains(row, "Nama Penanda") {
		t.Errorf("row is %s", row)
	}
}

func TestTableAtTheEndIsFollowedByALowParagraph(t *testing.T) {
	for name, body := range map[string]string{
		"signature": "Isi." + signature, "before an annex": "Isi." + signature + "\n::: lampiran Satu\nIsi.\n:::\n", "pipe table": "| A |\n|---|\n| b |\n",
	} {
		s := mainPart(t, body)
		end := s[strings.LastIndex(s[:strings.Index(s, "<w:sectPr>")], "</w:tbl>"):]
		end = end[:strings.Index(end, "<w:sectPr>")]
		if paragraphs, low := strings.Count(end, "<w:p>"), strings.Count(end, lowest); paragraphs == 0 || low != paragraphs {
			t.Errorf("%s: %d of %d paragraphs are low: %s", name, low, paragraphs, end)
		}
	}
}

func TestAnnouncementKeepsWithWhatFollows(t *testing.T) {
	s := mainPart(t, "Meliputi:\n\na. satu; dan\na. {{ judul }}:\n\n| A |\n|---|\n| sel: |\n\nAkhir.\n")
	for text, want := range map[string]bool{"Meliputi:": true, "satu; dan": false, "Peningkatan": true, "sel:": false, "Akhir.": false} {
		if p := around(t, s, "w:p", text); strings.Contains(p, "<w:keepNext/>") != want {
			t.Errorf("%q kept is %t: %s", text, !want, p)
		}
	}
}

func TestPicturesStandWithoutDistance(t *testing.T) {
	if s := mainPart(t, "{{ gambar \"logo.png\" }}\n"); !strings.Contains(s, `distT="0" distB="0" distL="0" distR="0"><wp:extent`) {
		t.Errorf("picture is %s", s)
	}
}
