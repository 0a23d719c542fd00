package engine_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
)

func erasure(id dossier.ID, fields ...string) engine.EraseRequest {
	return engine.EraseRequest{Dossier: id, Actor: unit, Fields: fields, Basis: "Permohonan 3 Maret 2026", Command: "h"}
}

// everything is all that is told of a dossier.
func (b *bench) everything(id dossier.ID) string {
	b.Helper()
	rec, err := b.Record(b.Context(), id)
	if err != nil {
		b.Fatal(err)
	}
	list, err := b.List(b.Context(), "", string(id))
	if err != nil {
		b.Fatal(err)
	}
	data, err := json.Marshal([]any{rec.Dossier, rec.History, list})
	if err != nil {
		b.Fatal(err)
	}
	return string(data)
}

func TestErasingTakesValuesAndDraftsOutOfTheHistory(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	b.act(id, mitra, "kembali")
	b.act(id, unit, "kirim", "isi=Isi kedua.")
	q := erasure(id, "judul", "isi")
	b.unchanged("a dry run", func() {
		q.DryRun = true
		if _, err := b.Erase(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	})
	q.DryRun = false
	receipt, err := b.Erase(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	e := receipt.Entries[0]
	if e.Kind != dossier.Erased || e.Erasure.Basis != q.Basis || len(e.Erasure.Redacted) != 3 ||
		!slices.Equal(e.Erasure.Papers, []string{"nota-r1", "nota-r2"}) {
		t.Errorf("entry %+v, erasure %+v", e, e.Erasure)
	}
	// The letters are finals: they are told, and kept until somebody names them.
	if got := codesOf(receipt.Findings); got != "EN136" || !slices.Contains(receipt.Findings[0].Args["naskah"].([]string), "surat") {
		t.Errorf("findings %q %v", got, receipt.Findings)
	}
	b.checkFold(id)
	for _, text := range []string{"Pertukaran data", "bertukar data", "Isi kedua"} {
		if strings.Contains(b.everything(id), text) {
			t.Errorf("%q is left in %s", text, b.everything(id))
		}
	}
	if _, err := b.Papers(t.Context(), id, "nota-r1"); err == nil {
		t.Error("an erased paper was served")
	} else {
		refused(t, err, "EN139")
	}
	if diag.HasErrors(b.store.Verify(t.Context())) {
		t.Errorf("verify: %v", b.store.Verify(t.Context()))
	}
	again, err := b.Erase(t.Context(), q)
	if err != nil || !again.Repeated || again.Dossier.Version != receipt.Dossier.Version {
		t.Errorf("again: %v, %+v", err, again)
	}
}

func TestWhatMayNotBeErased(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	adopted := b.adopt(id, b.returned(id, func(xml string) string { return xml })).Papers()[0].ID
	change := func(edit func(*engine.EraseRequest)) engine.EraseRequest {
		q := erasure(id, "isi")
		edit(&q)
		return q
	}
	for name, c := range map[string]struct {
		code string
		q    engine.EraseRequest
	}{
		"without a basis":           {"EN131", change(func(q *engine.EraseRequest) { q.Basis = " " })},
		"an unknown field":          {"EN016", erasure(id, "isii")},
		"a field without a value":   {"EN135", erasure(id, "catatan")},
		"a number":                  {"EN132", erasure(id, "nomor_surat")},
		"an unknown role":           {"EN020", change(func(q *engine.EraseRequest) { q.Actor.Role = "tamu" })},
		"an unknown paper":          {"EN004", change(func(q *engine.EraseRequest) { q.Papers = []string{"nota-r9"} })},
		"a final of a running one":  {"EN134", change(func(q *engine.EraseRequest) { q.Papers = []string{"surat"} })},
		"a text of a running one":   {"EN134", change(func(q *engine.EraseRequest) { q.Papers = []string{adopted} })},
		"an unknown dossier":        {"EN001", change(func(q *engine.EraseRequest) { q.Dossier = "2026-009" })},
		"a version seen long since": {"EN012", change(func(q *engine.EraseRequest) { q.Expect = 1 })},
	} {
		b.unchanged(name, func() {
			_, err := b.Erase(t.Context(), c.q)
			if err == nil {
				t.Fatalf("%s was erased", name)
			}
			refused(t, err, c.code)
		})
	}
	b.act(id, mitra, "kembali")
	_, err := b.Erase(t.Context(), erasure(id, "isi"))
	refused(t, err, "EN133") // the form asks for it
	b.Practice = true
	_, err = b.Erase(t.Context(), erasure(id, "judul"))
	refused(t, err, "EN130")
}

func TestAnEndedDossierGivesUpTheFinalsThatAreNamed(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	b.act(id, mitra, "kembali")
	q := b.request(id, unit, "batalkan")
	q.Reason = "Tidak jadi"
	if _, err := b.Act(t.Context(), q); err != nil {
		t.Fatal(err)
	}
	erase := erasure(id, "isi")
	erase.Papers = []string{"surat"}
	receipt, err := b.Erase(t.Context(), erase)
	if err != nil {
		t.Fatal(err)
	}
	if got := receipt.Entries[0].Erasure.Papers; !slices.Contains(got, "surat") || !slices.Contains(got, "nota-r1") {
		t.Errorf("papers %q were erased", got)
	}
	b.checkFold(id)
}

func TestADossierWhoseFolderWasHandedOnIsNotErasedFrom(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	file := engine.FilingRequest{Dossier: id, Folder: "pokok", Actor: unit, Values: map[string]schema.Value{"lokasi": "Rak 3"}}
	for _, state := range []string{"", "inaktif"} {
		if state != "" {
			file.Values["keadaan"] = state
		}
		if _, err := b.File(t.Context(), file); err != nil {
			t.Fatal(err)
		}
		q := erasure(id, "isi")
		q.DryRun = true
		_, err := b.Erase(t.Context(), q)
		if state == "" && err != nil {
			t.Errorf("only filed: %v", err)
		} else if state != "" {
			refused(t, err, "EN137")
		}
	}
}

func TestErasingFindsWhatAFieldWasCalledBefore(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", append([]string{"catatan=Rahasia sekali"}, form...)...)
	b.newer(t)
	if _, err := b.migrate(false, id); err != nil {
		t.Fatal(err)
	}
	receipt, err := b.Erase(t.Context(), erasure(id, "keterangan"))
	if err != nil {
		t.Fatal(err)
	}
	if got := receipt.Entries[0].Erasure.Fields; !slices.Equal(got, []string{"catatan", "keterangan"}) {
		t.Errorf("fields %q", got)
	}
	if strings.Contains(b.everything(id), "Rahasia sekali") {
		t.Errorf("the value is left under its old name: %s", b.everything(id))
	}
	b.checkFold(id)
}
