package engine_test

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"naskah/internal/dossier"
	"naskah/internal/engine"
)

func dump(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data) + "\n"
}

func TestADossierFromOpeningToEnd(t *testing.T) {
	b := newBench(t)
	id := b.open()
	if id != "2026-001" {
		t.Errorf("ID %s, want 2026-001", id)
	}
	first := b.act(id, unit, "kirim", form...)
	sameIDs(t, first.Papers(), "nota-r1", "surat")
	b.act(id, mitra, "kembali")
	sameIDs(t, b.act(id, unit, "kirim").Papers(), "nota-r2", "surat-2")
	b.act(id, unit, "sepakat")
	b.act(id, hukum, "paraf_hukum")
	last := b.act(id, mitra, "paraf_mitra")
	if got := len(last.Entries); got != 3 || last.Dossier.Stage != "penandatanganan" {
		t.Errorf("last initial: %d entries, stage %s; want the initial, the quorum and the branch", got, last.Dossier.Stage)
	}
	b.at(23, time.February, 2026)
	signed := b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026")
	sameIDs(t, signed.Papers(), "nota-asli-1", "nota-asli-2")
	sameIDs(t, b.act(id, unit, "lapor", "uraian=Semester I").Papers(), "laporan")
	sameIDs(t, b.act(id, unit, "lapor", "uraian=Semester II").Papers(), "laporan-2")
	if end := b.act(id, unit, "akhiri"); end.Dossier.Stage != "selesai" {
		t.Errorf("stage %s, want selesai", end.Dossier.Stage)
	}
	for paper, want := range map[string]string{
		"nota-r1": "RANCANGAN KE-1", "nota-r2": "RANCANGAN KE-2", "surat": "S-001/I/2026", "surat-2": "S-002/I/2026",
		"nota-asli-1": "NOMOR: NK-01/BU/2026", "laporan": "NK-01/BU/2026 tanggal 23 Februari 2026", "laporan-2": "Semester II",
	} {
		if text := b.text(id, paper); !strings.Contains(text, want) {
			t.Errorf("%s lacks %q:\n%s", paper, want, text)
		}
		if pdf := b.file(id, paper, ".pdf"); !strings.HasPrefix(string(pdf), "%PDF-") {
			t.Errorf("%s has no PDF", paper)
		}
	}
	if text := b.text(id, "nota-r1"); !strings.Contains(text, "NOMOR: ....") {
		t.Errorf("the draft has no blank for its number:\n%s", text)
	}
	if text := b.text(id, "nota-asli-1"); strings.Contains(text, "RANCANGAN") || strings.Contains(text, "....") {
		t.Errorf("the original has a draft mark or blanks:\n%s", text)
	}
	b.checkNumbers(id)
	b.checkFold(id)
}

// checkNumbers asserts that a paper knows its own number and no other.
func (b *bench) checkNumbers(id dossier.ID) {
	b.Helper()
	for _, p := range b.dossier(id).Papers {
		want := map[string]string{"surat": "S-001/I/2026", "surat-2": "S-002/I/2026", "nota-asli-1": "NK-01/BU/2026", "nota-asli-2": "NK-01/BU/2026"}[p.ID]
		if p.Number != want {
			b.Errorf("%s has number %q, want %q", p.ID, p.Number, want)
		}
	}
}

// checkFold asserts that the history gives the snapshot.
func (b *bench) checkFold(id dossier.ID) {
	b.Helper()
	view, err := b.Show(b.Context(), id)
	if err != nil {
		b.Fatal(err)
	}
	folded, err := dossier.Fold(id, view.History)
	if err != nil {
		b.Fatal(err)
	}
	if got, want := dump(b, folded), dump(b, view.Dossier); got != want {
		b.Errorf("folded %s\nsnapshot %s", got, want)
	}
}

func TestOriginalsShareTheTextAndPutTheKeeperFirst(t *testing.T) {
	b := newBench(t)
	id := b.toSigning()
	papers := b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026").Papers()
	one, two := b.text(id, "nota-asli-1"), b.text(id, "nota-asli-2")
	if one == two {
		t.Error("both originals are the same")
	}
	first, second := strings.Split(one, "\n"), strings.Split(two, "\n")
	slices.Sort(first)
	slices.Sort(second)
	// Whoever stands in which place, the same words are there.
	if got, want := words(two), words(one); !slices.Equal(got, want) {
		t.Errorf("the originals differ in words:\n%s\n%s", one, two)
	}
	body := func(s string) string {
		_, s, _ = strings.Cut(s, "ISI\n")
		s, _, _ = strings.Cut(s, "ditandatangani.")
		return s
	}
	if body(one) == "" || body(one) != body(two) {
		t.Errorf("bodies differ:\n%s\n---\n%s", body(one), body(two))
	}
	for i, want := range []struct{ keeper, first string }{{"Badan Uji", "RANGGA WISESA"}, {"Kota Contoh", "SEKAR AYU"}} {
		text := b.text(id, papers[i].ID)
		other := []string{"SEKAR AYU", "RANGGA WISESA"}[i]
		if papers[i].Keeper != want.keeper || strings.Index(text, want.first) > strings.Index(text, other) {
			t.Errorf("%s is kept by %s and does not begin with %s:\n%s", papers[i].ID, papers[i].Keeper, want.first, text)
		}
	}
}

func words(s string) []string {
	list := strings.Fields(strings.NewReplacer("|", " ", "I.", " ").Replace(s))
	slices.Sort(list)
	return list
}

func TestNumbersAreGaplessThroughTheYear(t *testing.T) {
	b := newBench(t)
	one, two := b.open(), b.open()
	for i, id := range []dossier.ID{one, two, one, two} {
		if i == 3 {
			b.at(4, time.January, 2027)
		}
		receipt := b.act(id, unit, "kirim", form...)
		want := []string{"S-001/I/2026", "S-002/I/2026", "S-003/I/2026", "S-001/I/2027"}[i]
		numbers := receipt.Entries[0].Numbers
		if len(numbers) != 1 || numbers[0].Text != want {
			t.Errorf("act %d drew %v, want %s", i, numbers, want)
		}
		b.act(id, unit, "kembali")
	}
}

func TestTheNumberBearsTheDateOfTheOffice(t *testing.T) {
	b := newBench(t)
	// 23.30 UTC on New Year's Eve is half past eight in Jayapura, a year later.
	eve := time.Date(2026, time.December, 31, 23, 30, 0, 0, time.UTC)
	b.clock.Store(&eve)
	id := b.open()
	receipt := b.act(id, unit, "kirim", form...)
	if id != "2027-001" || receipt.Entries[0].Numbers[0].Text != "S-001/I/2027" {
		t.Errorf("dossier %s, number %v; want those of 2027", id, receipt.Entries[0].Numbers)
	}
}

func TestOpenPinsWorkflowAndTemplates(t *testing.T) {
	file := filepath.Join(t.TempDir(), "naskah.db")
	b := benchOn(t, file)
	b.own["templates/klausul/pengantar.naskah"] = &fstest.MapFile{Data: []byte("Klausul kemarin.\n")}
	b.own["templates/surat.naskah"] = &fstest.MapFile{Data: append(b.own["templates/surat.naskah"].Data, "\n\n{{ klausul \"pengantar\" }}\n"...)}
	id := b.open()
	for name, f := range b.own {
		text := strings.NewReplacer("kemarin", "hari ini", "nama: Penyusunan", "nama: Perancangan", "Bersama ini", "DIUBAH", "jenis: nomor, deret: surat", "jenis: nomor, deret: nota").Replace(string(f.Data))
		b.own[name] = &fstest.MapFile{Data: []byte(text)}
	}
	// Another process knows nothing of what this one has compiled.
	later := benchWith(t, b.store)
	later.own = b.own
	later.Shelf.OfficeWorkflows, later.Shelf.OfficeTemplates = sub(t, b.own, "workflows"), sub(t, b.own, "templates")
	view, err := later.Show(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if view.Stage.Label != "Penyusunan" {
		t.Errorf("stage %q, want that of the pinned workflow", view.Stage.Label)
	}
	later.act(id, unit, "kirim", form...)
	if text := later.text(id, "surat"); !strings.Contains(text, "Bersama ini") || !strings.Contains(text, "S-001") || !strings.Contains(text, "Klausul kemarin.") {
		t.Errorf("the letter was made from the shelf of today:\n%s", text)
	}
	other := later.open()
	later.act(other, unit, "kirim", form...)
	if text := later.text(other, "surat"); !strings.Contains(text, "DIUBAH") || !strings.Contains(text, "NK-01") || !strings.Contains(text, "Klausul hari ini.") {
		t.Errorf("the new dossier was made from the shelf of yesterday:\n%s", text)
	}
}

func TestOpenRefusesWhatCheckRefuses(t *testing.T) {
	b := newBench(t)
	q := b.opening("")
	b.own["templates/laporan.naskah"] = &fstest.MapFile{Data: []byte(strings.Replace(string(b.own["templates/laporan.naskah"].Data), "uraian", "urayan", 1))}
	b.unchanged("a refused opening", func() {
		_, err := b.Open(t.Context(), q)
		if err == nil {
			t.Error("a dossier was pinned to a template that cannot be compiled")
		}
	})
}

func TestAnActOnAnOlderVersionIsRefused(t *testing.T) {
	b := newBench(t)
	id := b.open()
	seen := b.dossier(id).Version
	b.act(id, unit, "kirim", form...)
	q := b.request(id, unit, "sepakat")
	q.Expect = seen
	b.unchanged("a stale act", func() {
		_, err := b.Act(t.Context(), q)
		refused(t, err, "EN012")
	})
	q.Expect = seen + 1
	if _, err := b.Act(t.Context(), q); err != nil {
		t.Errorf("Act on the present version: %v", err)
	}
}

func TestADryRunShowsAndLeavesEverything(t *testing.T) {
	b := newBench(t)
	id := b.open()
	q := b.request(id, unit, "kirim", form...)
	q.DryRun = true
	opening := b.opening("")
	opening.DryRun = true
	b.unchanged("a dry run", func() {
		receipt, err := b.Act(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		sameIDs(t, receipt.Papers(), "nota-r1", "surat")
		if n := receipt.Entries[0].Numbers; receipt.Dossier.Stage != "bahas" || len(n) != 1 || n[0].Serial != 1 {
			t.Errorf("dry run: stage %s, numbers %v", receipt.Dossier.Stage, n)
		}
		if receipt, err := b.Open(t.Context(), opening); err != nil || receipt.Dossier.ID != "2026-002" {
			t.Errorf("Open: %s, %v", receipt.Dossier.ID, err)
		}
	})
}

func TestRefusalsLeaveNoTrace(t *testing.T) {
	b := newBench(t)
	id := b.open()
	values := b.request(id, unit, "kirim", form...).Values
	act := func(q engine.ActRequest) func() error {
		q.Dossier = id
		return func() error { _, err := b.Act(t.Context(), q); return err }
	}
	fill := func(q engine.FillRequest) func() error {
		q.Dossier = id
		return func() error { _, err := b.Fill(t.Context(), q); return err }
	}
	for name, c := range map[string]struct {
		code string
		do   func() error
	}{
		"wrong role":        {"WF103", act(engine.ActRequest{Action: "kirim", Actor: mitra, Values: values})},
		"incomplete form":   {"WF107", act(engine.ActRequest{Action: "kirim", Actor: unit})},
		"unknown action":    {"WF102", act(engine.ActRequest{Action: "krim", Actor: unit, Values: values})},
		"no reason":         {"WF108", act(engine.ActRequest{Action: "batalkan", Actor: unit})},
		"nothing filled":    {"EN017", fill(engine.FillRequest{Actor: unit})},
		"cleared elsewhere": {"EN016", fill(engine.FillRequest{Actor: unit, Clear: []string{"tgl_ttd"}})},
		"both ways":         {"EN018", fill(engine.FillRequest{Actor: unit, Values: values, Clear: []string{"isi"}})},
		"unknown dossier": {"EN001", func() error {
			_, err := b.Act(t.Context(), engine.ActRequest{Dossier: "2026-010", Action: "kirim", Actor: unit})
			return err
		}},
	} {
		t.Run(name, func(t *testing.T) {
			b.unchanged(name, func() { refused(t, c.do(), c.code) })
		})
	}
}

func TestFillFilesAndEmpties(t *testing.T) {
	b := newBench(t)
	id := b.open()
	values := b.request(id, unit, "", "catatan=Segera", "nilai=0").Values
	if _, err := b.Fill(t.Context(), engine.FillRequest{Dossier: id, Actor: unit, Values: values}); err != nil {
		t.Fatal(err)
	}
	receipt, err := b.Fill(t.Context(), engine.FillRequest{Dossier: id, Actor: unit, Clear: []string{"catatan"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, there := receipt.Dossier.Values["catatan"]; there || string(receipt.Dossier.Values["nilai"]) != "0" {
		t.Errorf("values %v, want nilai alone", receipt.Dossier.Values)
	}
	b.checkFold(id)
}

func TestDefaultsAreFiledByTheActionThatNeedsThem(t *testing.T) {
	b := newBench(t)
	id := b.open()
	if _, err := b.Fill(t.Context(), engine.FillRequest{Dossier: id, Actor: unit, Values: b.request(id, unit, "", form...).Values}); err != nil {
		t.Fatal(err)
	}
	view, err := b.Show(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if c := view.Choices[0]; c.Action != "kirim" || !c.Ready() {
		t.Errorf("%s is blocked by %v, though its default would be filed", c.Action, c.Blockers)
	}
	other := b.open()
	if receipt := b.act(other, unit, "batalkan"); len(receipt.Entries[0].Values) > 0 {
		t.Errorf("a cancellation filed %v", receipt.Entries[0].Values)
	}
	if receipt := b.act(id, unit, "kirim"); string(receipt.Entries[0].Values["sifat"]) != `"Biasa"` {
		t.Errorf("values %v, want sifat Biasa", receipt.Entries[0].Values)
	}
}

func TestAPaperThatCannotBeMadeTakesItsNumberBack(t *testing.T) {
	b := newBench(t)
	id := b.open()
	q := b.request(id, unit, "kirim", form...)
	logo := b.images["kota.png"]
	delete(b.images, "kota.png")
	b.unchanged("an act whose picture is missing", func() {
		_, err := b.Act(t.Context(), q)
		refused(t, err, "TP080")
	})
	b.images["kota.png"] = logo
	if receipt := b.act(id, unit, "kirim", form...); receipt.Entries[0].Numbers[0].Serial != 1 {
		t.Errorf("numbers %v, want the first", receipt.Entries[0].Numbers)
	}
}

func TestOriginalsWithoutPartiesAreAFinding(t *testing.T) {
	b := newBench(t)
	swap := func(file, old, with string) {
		b.own[file] = &fstest.MapFile{Data: []byte(strings.Replace(string(b.own[file].Data), old, with, 1))}
	}
	swap("templates/laporan.naskah", "nama: laporan\n", "nama: laporan\nalternat: ya\npihak: saksi\n")
	swap("workflows/uji.yaml", "data:\n", "data:\n  saksi: {jenis: daftar, unsur: pihak, opsional: ya, label: Saksi}\n")
	swap("workflows/uji.yaml", "isi: [uraian]", "isi: [uraian, saksi]")
	id := b.toSigning()
	b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026")
	b.unchanged("a paper without parties", func() {
		_, err := b.Act(t.Context(), b.request(id, unit, "lapor", "uraian=Semester I"))
		refused(t, err, "EN021")
	})
	sameIDs(t, b.act(id, unit, "lapor", "uraian=Semester I", "saksi=@kota").Papers(), "laporan-asli-1")
}

func TestTwoPapersOfOneNameInOneAct(t *testing.T) {
	b := newBench(t)
	b.own["templates/berita.naskah"] = &fstest.MapFile{Data: []byte("---\nskema: naskah/v1\nnama: berita\njudul: Berita\n---\n{{ judul }}\n")}
	text := strings.Replace(string(b.own["workflows/uji.yaml"].Data), "batalkan: {ke: batal, alasan: wajib}", "batalkan: {ke: batal, alasan: wajib, dokumen: [berita]}", 1)
	text = strings.Replace(text, "{akhir: batal}", "{akhir: batal, dokumen: [{pakai: berita, sebagai: final}]}", 1)
	b.own["workflows/uji.yaml"] = &fstest.MapFile{Data: []byte(text)}
	id := b.open()
	sameIDs(t, b.act(id, unit, "batalkan").Papers(), "berita", "berita-2")
}

func TestAnInterruptedActLeavesNoTrace(t *testing.T) {
	b := newBench(t)
	id := b.open()
	q := b.request(id, unit, "kirim", form...)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	config := b.Config
	config.Now = func() time.Time { cancel(); return morning } // read once the act has begun
	interrupted := engine.New(config)
	b.unchanged("an interrupted act", func() {
		if _, err := interrupted.Act(ctx, q); !errors.Is(err, context.Canceled) {
			t.Errorf("Act: %v, want canceled", err)
		}
	})
}

func TestTwoDesksOnOneFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "naskah.db")
	desks := []*bench{benchOn(t, file), benchOn(t, file)}
	const each = 4
	var wait sync.WaitGroup
	for _, b := range desks {
		opening := b.opening("")
		wait.Go(func() {
			for range each {
				receipt, err := b.Open(t.Context(), opening)
				if err != nil {
					t.Error(err)
					return
				}
				id := receipt.Dossier.ID
				values := b.request(id, unit, "kirim", form...).Values
				if _, err := b.Act(t.Context(), engine.ActRequest{Dossier: id, Action: "kirim", Actor: unit, Values: values}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	list, err := desks[0].List(t.Context(), "bahas", "")
	if err != nil || len(list) != 2*each {
		t.Fatalf("%d dossiers, %v; want %d", len(list), err, 2*each)
	}
	serials := map[int]bool{}
	for _, s := range list {
		view, err := desks[1].Show(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range view.History {
			for _, n := range e.Numbers {
				serials[n.Serial] = true
			}
		}
	}
	if len(serials) != 2*each || !serials[1] || !serials[2*each] {
		t.Errorf("serials %v, want 1 to %d", serials, 2*each)
	}
	desks[0].record()
}

func TestTwoDesksOnOneDossier(t *testing.T) {
	file := filepath.Join(t.TempDir(), "naskah.db")
	desks := []*bench{benchOn(t, file), benchOn(t, file)}
	id := desks[0].open()
	desks[0].act(id, unit, "kirim", form...)
	q := desks[0].request(id, unit, "sepakat")
	q.Expect = desks[0].dossier(id).Version
	errs := make([]error, 2)
	var wait sync.WaitGroup
	for i, b := range desks {
		wait.Go(func() { _, errs[i] = b.Act(t.Context(), q) })
	}
	wait.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Fatalf("errors %v, want one refusal", errs)
	}
	refused(t, errors.Join(errs...), "EN012")
	if v := desks[1].dossier(id).Version; v != q.Expect+1 {
		t.Errorf("version %d, want %d", v, q.Expect+1)
	}
}
