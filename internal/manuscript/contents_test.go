package manuscript

import (
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/templates"
)

// TestContentsDiv writes a table of contents as a field in a control of its own,
// with the levels that were asked for.
func TestContentsDiv(t *testing.T) {
	head := "---\nskema: naskah/v1\nnama: a\njudul: A\n---\n"
	for body, want := range map[string]string{
		"::: daftar-isi\n:::\n":                       `TOC \o "1-3" \h \z \u`,
		"::: daftar-isi DAFTAR ISI tingkat=1\n:::\n":  `TOC \o "1-1" \h \z \u`,
		"::: daftar-isi tingkat=0\n:::\n":             "TP175",
		"::: daftar-isi tingkat=banyak\n:::\n":        "TP175",
		"::: daftar-isi DAFTAR ISI\nPendahuluan\n:::": "TP176",
	} {
		bag := new(diag.Bag)
		paper := Parse("a.naskah", []byte(head+body), templates.FS, bag)
		if paper == nil {
			if found := bag.List(); len(found) != 1 || found[0].Code != want || found[0].Pos.Line < 6 {
				t.Errorf("%q: found %v, want %s", body, found, want)
			}
			continue
		}
		data, _ := paper.Package.Part(paper.Package.MainPart())
		control := `<w:docPartGallery w:val="Table of Contents"/>`
		if s := string(data); !strings.Contains(s, want) || !strings.Contains(s, control) || strings.Contains(s, "DAFTAR ISI") != strings.Contains(body, "DAFTAR ISI") {
			t.Errorf("%q: document is %s", body, s)
		}
	}
}
