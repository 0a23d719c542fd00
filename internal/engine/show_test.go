package engine_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"naskah/internal/dossier"
	"naskah/internal/engine"
)

func TestPapersServesTheStoredBytes(t *testing.T) {
	b := newBench(t)
	id := b.open()
	receipt := b.act(id, unit, "kirim", form...)
	for _, p := range receipt.Papers() {
		for ending, digest := range map[string]dossier.Digest{".docx": p.DOCX, ".pdf": p.PDF} {
			if data := b.file(id, p.ID, ending); dossier.DigestOf(data) != digest {
				t.Errorf("%s%s is not what was issued", p.ID, ending)
			}
		}
	}
	files, err := b.Papers(t.Context(), id)
	if err != nil || len(files) != 4 {
		t.Errorf("%d files, %v; want 4", len(files), err)
	}
	if files, err = b.Papers(t.Context(), id, "nota"); err != nil || len(files) != 2 || files[0].Name != "nota-r1.docx" || files[1].Name != "nota-r1.pdf" {
		t.Errorf("papers of nota: %v, %v", files, err)
	}
	_, err = b.Papers(t.Context(), id, "nota-r2")
	refused(t, err, "EN004")
}

func TestTheSameActsGiveTheSameBytes(t *testing.T) {
	play := func() []engine.File {
		b := newBench(t)
		id := b.toSigning()
		b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026")
		files, err := b.Papers(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	first, second := play(), play()
	if len(first) != 8 || len(second) != 8 {
		t.Fatalf("%d and %d files, want 8", len(first), len(second))
	}
	for i, f := range first {
		if f.Name != second[i].Name || !bytes.Equal(f.Data, second[i].Data) {
			t.Errorf("%s differs between two runs", f.Name)
		}
	}
}

func TestPreviewRecordsNothing(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.unchanged("a preview", func() {
		_, err := b.Preview(t.Context(), id, "nota")
		f := refused(t, err, "TP063")
		if !strings.HasSuffix(f.Pos.File, "nota.naskah") || f.Pos.Line == 0 {
			t.Errorf("missing value at %v, want a line of the template", f.Pos)
		}
		_, err = b.Preview(t.Context(), id, "notta")
		refused(t, err, "EN003")
	})
	if _, err := b.Fill(t.Context(), engine.FillRequest{Dossier: id, Actor: unit, Values: b.request(id, unit, "", form...).Values}); err != nil {
		t.Fatal(err)
	}
	b.unchanged("a preview", func() {
		files, err := b.Preview(t.Context(), id, "nota")
		if err != nil || len(files) != 2 || files[0].Name != "nota-r1.docx" || files[1].Name != "nota-r1.pdf" {
			t.Fatalf("Preview: %d files, %v", len(files), err)
		}
		// A letter can be looked at before its number is drawn.
		if _, err := b.Preview(t.Context(), id, "surat"); err != nil {
			t.Errorf("Preview of a paper whose number is not drawn yet: %v", err)
		}
	})
}

func TestShowTellsTheFormAndWhatCanBeDone(t *testing.T) {
	b := newBench(t)
	id := b.open()
	view, err := b.Show(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range view.Form {
		names = append(names, a.Field.Name)
	}
	if !slices.Equal(names, []string{"isi", "sifat", "nilai", "catatan"}) {
		t.Errorf("form %q", names)
	}
	if c := view.Choices[0]; c.Action != "kirim" || c.Ready() || c.Blockers[0].Code != "WF107" {
		t.Errorf("choice %+v, want kirim blocked by its form", c)
	}
	if len(view.History) != 1 || view.History[0].Kind != dossier.Opened {
		t.Errorf("history %v", view.History)
	}
	_, err = b.Show(t.Context(), "2026-0001")
	if f := refused(t, err, "EN001"); f.Hint.Args["mirip"] != "2026-001" {
		t.Errorf("hint %v, want the nearest dossier", f.Hint)
	}
}

func TestListFindsByStageAndText(t *testing.T) {
	b := newBench(t)
	one := b.open()
	b.open()
	b.act(one, unit, "kirim", form...)
	for _, c := range []struct {
		stage, text string
		want        int
	}{{"", "", 2}, {"bahas", "", 1}, {"", "PERTUKARAN", 2}, {"susun", "001", 0}} {
		list, err := b.List(t.Context(), c.stage, c.text)
		if err != nil || len(list) != c.want {
			t.Errorf("List(%q, %q) = %d dossiers, %v; want %d", c.stage, c.text, len(list), err, c.want)
		}
	}
}
