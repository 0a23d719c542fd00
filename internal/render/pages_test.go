package render

import (
	"fmt"
	"strings"
	"testing"

	"naskah/internal/docx"
	"naskah/internal/font"
	"naskah/internal/layout"
)

// pagesOf lays a package out and returns the words of each page's text.
func pagesOf(t *testing.T, lib *font.Library, pkg *docx.Package) []string {
	t.Helper()
	doc, found, err := layout.Lay(t.Context(), pkg, lib, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if doc == nil {
		t.Fatal(say(found))
	}
	var pages []string
	for _, p := range doc.Pages {
		var words []string
		for _, it := range p.Items {
			if g, ok := it.(layout.Glyphs); ok && !doc.Structure[g.Mark].Kind.Artifact() {
				words = append(words, g.Text)
			}
		}
		pages = append(pages, strings.Join(words, " "))
	}
	return pages
}

func TestSignatureBlockIsNeverAlone(t *testing.T) {
	lib, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	one := signature
	two := "\n::: tanda-tangan\n- Kepala,\n\n  ::ruang::\n\n  Nama Penanda\n- Ketua,\n\n  ::ruang::\n\n  Nama Lain\n:::\n"
	kinds := map[string]func(n int) string{
		"identitas":  func(n int) string { return "::: identitas\n" + strings.Repeat("Label : baris\n", n) + ":::\n" },
		"diktum":     func(n int) string { return "::: diktum\n" + strings.Repeat("KESATU : baris\n", n) + ":::\n" },
		"table":      func(n int) string { return "| A |\n|---|\n" + strings.Repeat("| baris |\n", n) },
		"paragraphs": func(n int) string { return strings.Repeat("baris\n\n", n) },
		"recital": func(n int) string {
			return strings.Repeat("baris\n\n", n) + "::: konsiderans KEDUA\nbaris:\n\na. baris\na. baris\n:::\n"
		},
	}
	for name, body := range kinds {
		for i, block := range []string{one, two} {
			t.Run(fmt.Sprint(name, i+1), func(t *testing.T) {
				for n := 18; n < 46; n++ {
					pages := pagesOf(t, lib, render(t, compileText(t, "uji.naskah", exampleHead+body(n)+block), testInput()))
					last := pages[len(pages)-1]
					if strings.Count(last, "baris") < 2 || !strings.Contains(last, "Kepala,") || !strings.Contains(last, "Penanda") {
						t.Errorf("with %d lines before it the last of %d pages holds %q", n, len(pages), last)
					}
				}
			})
		}
	}
}

func TestHeadHasSpace(t *testing.T) {
	s := mainPart(t, "# NOTA\n\n::: antara\n- SATU\n- DUA\n:::\n\n# TENTANG\n# POKOK\n\n::: nomor-pihak\n- NOMOR: 1\n:::\n\nIsi.\n")
	for text, want := range map[string]string{
		"NOTA": `w:after="120"`, "TENTANG": `w:before="240"`, "POKOK": `w:after="240"`, "ANTARA": `"KataKepala"`, "DAN": `"KataKepala"`,
	} {
		if p := around(t, s, "w:p", ">"+text+"<"); !strings.Contains(p, want) {
			t.Errorf("%s has not %s: %s", text, want, p)
		}
	}
}

func TestRowsOfSignaturesStandApart(t *testing.T) {
	s := mainPart(t, "::: tanda-tangan\n"+strings.Repeat("- Kepala,\n\n  ::ruang::\n\n  Nama\n", 4)+":::\n")
	if rows := strings.Count(s, "<w:tr>"); rows != 7 {
		t.Errorf("four signatures have %d rows, want 3, a gap and 3", rows)
	}
}

func TestAddressIsSetClose(t *testing.T) {
	s := mainPart(t, "::: alamat\nYth.\n1. Menteri\n2. Gubernur\n\ndi tempat\n:::\n\nIsi.\n")
	for _, text := range []string{"Yth.", "Menteri", "Gubernur", "di tempat"} {
		if p := around(t, s, "w:p", ">"+text+"<"); !strings.Contains(p, `w:val="Alamat"`) {
			t.Errorf("%q is not of the address: %s", text, p)
		}
	}
}
