package engine_test

import (
	"slices"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// correction is a wish to mend answers.
func (b *bench) correction(id dossier.ID, actor dossier.Actor, pairs ...string) engine.CorrectRequest {
	b.Helper()
	fields, err := b.AllFields(b.Context(), id)
	if err != nil {
		b.Fatal(err)
	}
	return engine.CorrectRequest{Dossier: id, Actor: actor, Values: b.pairs(fields, pairs), Reason: "Salah ketik"}
}

func TestACorrectionKeepsBothValuesAndNamesThePapers(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	b.act(id, mitra, "kembali")
	b.act(id, unit, "kirim")
	b.at(7, time.January, 2026)
	q := b.correction(id, unit, "judul=Pertukaran data statistik")
	q.Command = "k"
	receipt, err := b.Correct(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	e := receipt.Entries[0]
	if e.Kind != dossier.Corrected || string(e.Replaced["judul"]) != `"Pertukaran data"` || string(e.Values["judul"]) != `"Pertukaran data statistik"` ||
		e.Actor != unit || e.Reason != "Salah ketik" || e.From != "bahas" || receipt.Dossier.Stage != "bahas" {
		t.Errorf("entry %+v in stage %s", e, receipt.Dossier.Stage)
	}
	if len(receipt.Findings) != 1 || receipt.Findings[0].Code != "EN063" {
		t.Fatalf("findings %v", receipt.Findings)
	}
	if got := receipt.Findings[0].Args["naskah"].([]string); !slices.Contains(got, "nota-r1") || !slices.Contains(got, "nota-r2") {
		t.Errorf("papers %q, want both drafts", got)
	}
	list, err := b.List(t.Context(), "", "statistik")
	if err != nil || len(list) != 1 {
		t.Errorf("the list shows the old title: %v, %v", list, err)
	}
	b.checkFold(id)
	b.unchanged("a repetition", func() {
		again, err := b.Correct(t.Context(), q)
		if err != nil || !again.Repeated {
			t.Errorf("again: %v, repeated %v", err, again.Repeated)
		}
	})
	// What was issued is as it was; the next paper is made from the new value.
	old := b.text(id, "nota-r2")
	b.act(id, mitra, "kembali")
	b.act(id, unit, "kirim")
	if b.text(id, "nota-r2") != old || b.text(id, "nota-r3") == b.text(id, "nota-r2") {
		t.Error("the issued draft changed, or the new one did not")
	}
	// A paper made from another value does not carry this one.
	receipt, err = b.Correct(t.Context(), b.correction(id, unit, "judul=Pertukaran data"))
	if err != nil {
		t.Fatal(err)
	}
	if got := receipt.Findings[0].Args["naskah"].([]string); slices.Contains(got, "nota-r1") || !slices.Contains(got, "nota-r3") {
		t.Errorf("papers %q, want those of the third sending", got)
	}
}

func TestCorrectionsThatAreRefused(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	refuse := func(code, what string, q engine.CorrectRequest) diag.Diagnostic {
		t.Helper()
		var f diag.Diagnostic
		b.unchanged(what, func() {
			_, err := b.Correct(t.Context(), q)
			f = refused(t, err, code)
		})
		return f
	}
	silent := b.correction(id, unit, "judul=Lain")
	silent.Reason = " "
	refuse("WF140", "no reason", silent)
	refuse("WF141", "an empty answer", b.correction(id, unit, "uraian=Semester I"))
	refuse("WF142", "the same answer", b.correction(id, unit, "nilai=Rp1.500.000"))
	refuse("WF103", "another role", b.correction(id, mitra, "isi=Lain"))
	refuse("WF112", "a drawn number", b.correction(id, unit, "nomor_surat=S-009/I/2026"))
	old := b.correction(id, unit, "judul=Lain")
	old.Expect = 1
	refuse("EN012", "an old version", old)
	dry := b.correction(id, unit, "judul=Lain")
	dry.DryRun = true
	b.unchanged("a dry run", func() {
		if receipt, err := b.Correct(t.Context(), dry); err != nil || len(receipt.Findings) != 1 {
			t.Errorf("dry run: %v, findings %v", err, receipt.Findings)
		}
	})

	b.act(id, unit, "sepakat")
	b.act(id, hukum, "paraf_hukum")
	receipt, err := b.Correct(t.Context(), b.correction(id, unit, "judul=Lain"))
	if err != nil || len(receipt.Dossier.Votes) > 0 || len(receipt.Entries[0].Voided) != 1 {
		t.Errorf("while initials are collected: %v, %v, entries %+v; want that they fall", err, receipt.Dossier.Votes, receipt.Entries)
	}
	b.act(id, hukum, "paraf_hukum")
	b.act(id, mitra, "paraf_mitra")
	if f := refuse("EN062", "an initialled text awaiting signature", b.correction(id, unit, "isi=Lain")); f.Args["jumlah"] != 2 {
		t.Errorf("initials %v", f.Args)
	}
	b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026")
	refuse("EN061", "a locked paper", b.correction(id, unit, "judul=Lagi"))
	b.act(id, unit, "akhiri")
	refuse("WF101", "an ended dossier", b.correction(id, unit, "nilai=Rp2"))
}

func TestWhatNoLockedPaperCarriesMayBeCorrectedAfterSigning(t *testing.T) {
	b := newBench(t)
	id := b.toSigning()
	b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026")
	receipt, err := b.Correct(t.Context(), b.correction(id, unit, "sifat=Segera"))
	if err != nil || len(receipt.Findings) != 1 {
		t.Fatalf("%v, findings %v", err, receipt.Findings)
	}
	if got := receipt.Findings[0].Args["naskah"].([]string); !slices.Equal(got, []string{"surat"}) {
		t.Errorf("papers %q, want the letter", got)
	}
}
