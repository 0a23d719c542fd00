package engine_test

import (
	"bytes"
	"strings"
	"testing"

	"naskah/internal/docx"
	"naskah/internal/dossier"
	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/office"
)

// practising is a desk at which everything is an exercise.
func practising(t *testing.T) *bench {
	b := newBench(t)
	b.Practice = true
	return b
}

// markedPages counts the pages of a Word file, and those across which a text stands.
func markedPages(t *testing.T, data []byte, text string) (pages, marked int) {
	t.Helper()
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	doc, _, err := layout.Lay(t.Context(), pkg, fonts, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range doc.Pages {
		for _, item := range page.Items {
			if g, ok := item.(layout.Glyphs); ok && g.Text == text && doc.Structure[g.Mark].Kind == layout.WatermarkMark {
				marked++
			}
		}
	}
	return len(doc.Pages), marked
}

// Drafts, what came back from the partner, and originals: each page says once
// that it is an exercise, and each number does.
func TestEveryPaperOfAnExerciseSaysSo(t *testing.T) {
	b := practising(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	b.adopt(id, b.returned(id, rewrite))
	b.act(id, unit, "sepakat")
	b.act(id, hukum, "paraf_hukum")
	b.act(id, mitra, "paraf_mitra")
	b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026")
	files, err := b.Papers(b.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[dossier.Origin]bool{}
	for _, f := range files {
		if !strings.HasSuffix(f.Name, ".docx") || f.Name == f.Paper.ID+"-"+f.Paper.FileName {
			continue
		}
		seen[f.Paper.Origin] = true
		if pages, marked := markedPages(t, f.Data, "LATIHAN"); pages == 0 || pages != marked {
			t.Errorf("%s: %d of %d pages say LATIHAN once", f.Name, marked, pages)
		}
		if n := f.Paper.Number; n != "" && !strings.HasPrefix(n, "LATIHAN/") {
			t.Errorf("%s bears the number %q", f.Name, n)
		}
	}
	for _, origin := range []dossier.Origin{dossier.Rendered, dossier.Returned, dossier.Completed} {
		if !seen[origin] {
			t.Errorf("no paper of origin %s", origin)
		}
	}
	if text := b.text(id, "nota-asli-1"); !strings.Contains(text, "NOMOR: LATIHAN/NK-01/BU/2026") {
		t.Errorf("the original prints another number:\n%s", text)
	}
	preview, err := b.Preview(b.Context(), id, "surat")
	if err != nil {
		t.Fatal(err)
	}
	if pages, marked := markedPages(t, preview[0].Data, "LATIHAN"); pages != marked {
		t.Errorf("preview: %d of %d pages say LATIHAN", marked, pages)
	}
}

func TestAnOfficesPapersAreNoExercise(t *testing.T) {
	b := newBench(t)
	id := b.open()
	receipt := b.act(id, unit, "kirim", form...)
	for _, p := range receipt.Papers() {
		if _, marked := markedPages(t, b.file(id, p.ID, ".docx"), "LATIHAN"); marked > 0 || strings.Contains(p.Number, "LATIHAN") {
			t.Errorf("%s, number %q, %d pages say LATIHAN", p.ID, p.Number, marked)
		}
	}
}

// A class's office may word its numbers itself.
func TestAPatternThatSaysItIsAnExerciseIsLeftAlone(t *testing.T) {
	b := practising(t)
	profile, findings := office.Parse("naskah.yaml", bytes.Replace(profileText(t), []byte(`"S-{urut:03}/`), []byte(`"S-{urut:03}/Latihan/`), 1))
	noFindings(t, findings)
	b.Office = profile
	id := b.open()
	for _, p := range b.act(id, unit, "kirim", form...).Papers() {
		if p.Number != "" && p.Number != "S-001/Latihan/I/2026" {
			t.Errorf("%s bears %q", p.ID, p.Number)
		}
	}
}
