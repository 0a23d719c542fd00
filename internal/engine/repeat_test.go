package engine_test

import (
	"testing"

	"naskah/internal/engine"
)

func TestRepeatedCommandsAreCarriedOutOnce(t *testing.T) {
	b := newBench(t)
	opening := b.opening("buka-1")
	opened, err := b.Open(t.Context(), opening)
	if err != nil {
		t.Fatal(err)
	}
	id := opened.Dossier.ID
	q := b.request(id, unit, "kirim", form...)
	q.Command = "kirim-1"
	sent, err := b.Act(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	adopt := b.adoption(id, b.returned(id, rewrite))
	adopt.Command = "adopsi-1"
	adopted, err := b.Adopt(t.Context(), adopt)
	if err != nil {
		t.Fatal(err)
	}
	other := b.open()
	fill := engine.FillRequest{Dossier: id, Actor: unit, Command: "isi-1"}
	attach := engine.AttachRequest{Dossier: id, Actor: unit, File: "a.pdf", Data: []byte("x"), Command: "lampir-1"}
	attached, err := b.Attach(t.Context(), attach)
	if err != nil {
		t.Fatal(err)
	}
	b.unchanged("a repetition", func() {
		again, err := b.Act(t.Context(), q)
		if err != nil || !again.Repeated || dump(t, again.Entries) != dump(t, sent.Entries) {
			t.Errorf("Act again: %v, repeated %v", err, again.Repeated)
		}
		delete(b.own, "templates/surat.naskah") // the same opening would be refused today
		reopened, err := b.Open(t.Context(), opening)
		if err != nil || !reopened.Repeated || reopened.Dossier.ID != id {
			t.Errorf("Open again: %v, %s, repeated %v", err, reopened.Dossier.ID, reopened.Repeated)
		}
		kept, err := b.Attach(t.Context(), attach)
		if err != nil || !kept.Repeated || dump(t, kept.Entries) != dump(t, attached.Entries) {
			t.Errorf("Attach again: %v, repeated %v", err, kept.Repeated)
		}
		taken, err := b.Adopt(t.Context(), adopt)
		if err != nil || !taken.Repeated || dump(t, taken.Entries) != dump(t, adopted.Entries) {
			t.Errorf("Adopt again: %v, repeated %v", err, taken.Repeated)
		}
		elsewhere := attach
		elsewhere.Dossier = other
		_, err = b.Attach(t.Context(), elsewhere)
		refused(t, err, "EN013")
		fill.Command = "kirim-1"
		_, err = b.Fill(t.Context(), fill)
		refused(t, err, "EN013")
		q.Action = "batalkan"
		_, err = b.Act(t.Context(), q)
		refused(t, err, "EN013")
	})
}

func TestALastInitialIsRepeatedWithWhatItBroughtAbout(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	agree := b.request(id, unit, "sepakat")
	agree.Command = "s"
	if _, err := b.Act(t.Context(), agree); err != nil {
		t.Fatal(err)
	}
	b.act(id, hukum, "paraf_hukum")
	q := b.request(id, mitra, "paraf_mitra")
	q.Command = "p"
	first, err := b.Act(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026")
	again, err := b.Act(t.Context(), q)
	if err != nil || !again.Repeated || dump(t, again.Entries) != dump(t, first.Entries) {
		t.Errorf("again: %v, %s\nwant %s", err, dump(t, again.Entries), dump(t, first.Entries))
	}
	if again, err = b.Act(t.Context(), agree); err != nil || len(again.Entries) != 1 {
		t.Errorf("agreed again: %v, %d entries, want its own", err, len(again.Entries))
	}
}
