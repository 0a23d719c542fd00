package engine_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/store/sqlite"
)

const lateFlow = `skema: alur/v1
id: telat
versi: "1"
nama: Telat
mulai: susun
buka: [judul]
peran: {unit: {nama: Unit}, pimpinan: {nama: Pimpinan}}
data: {judul: {jenis: teks}}
tahap:
  susun:
    oleh: unit
    tenggat: {lama: 4 hari kerja, naikkan: pimpinan}
    aksi:
      kirim: {ke: jalan}
      titip: {tetap: ya, jeda: mulai}
      ambil: {tetap: ya, jeda: selesai}
  jalan:
    oleh: unit
    aksi:
      lapor: {tetap: ya, setiap: 1 bulan}
      ulang: {ke: susun, alasan: wajib}
      tutup: {ke: selesai}
  selesai: {akhir: tuntas}
`

// lateBench is a desk with that workflow, and a holiday decreed in the midst of
// it.
func lateBench(t *testing.T, b *bench) *bench {
	t.Helper()
	profile, err := os.ReadFile("testdata/naskah.yaml")
	if err != nil {
		t.Fatal(err)
	}
	o, findings := office.Parse("naskah.yaml", append(profile, []byte(`
libur:
  2026:
    - {tanggal: 1 Januari 2026, nama: Tahun Baru}
    - {keputusan: KB 2, ditetapkan: 12 Januari 2026, libur: [{tanggal: 9 Januari 2026, nama: Cuti bersama}]}
    - {keputusan: KB 3, ditetapkan: 2 Februari 2026, batal: [9 Januari 2026], libur: [{tanggal: 3 Februari 2026, nama: Cuti bersama}]}
`)...))
	noFindings(t, findings)
	config := b.Config
	config.Office, config.Shelf = o, engine.Shelf{OfficeWorkflows: fstest.MapFS{"telat.yaml": {Data: []byte(lateFlow)}}}
	b.Desk = engine.New(config)
	return b
}

// deed is something done on a day; an empty action attaches a file, which
// changes nothing that is due.
type deed struct {
	day    int // of the year
	action string
}

// played does the deeds and returns what went by meanwhile.
func played(t *testing.T, deeds []deed) []dossier.Entry {
	t.Helper()
	b := lateBench(t, newBench(t))
	r, err := b.Open(t.Context(), engine.OpenRequest{Workflow: "telat", Actor: unit, Values: map[string]schema.Value{"judul": "Uji"}})
	if err != nil {
		t.Fatal(err)
	}
	id := r.Dossier.ID
	for i, d := range deeds {
		b.at(d.day, time.January, 2026)
		if d.action == "" {
			_, err = b.Attach(t.Context(), engine.AttachRequest{Dossier: id, Actor: unit, File: "a.pdf", Data: []byte{byte(i)}})
		} else {
			_, err = b.Act(t.Context(), engine.ActRequest{Dossier: id, Action: d.action, Actor: unit, Reason: "Uji"})
		}
		if err != nil {
			t.Fatalf("%v of %v: %v", d, deeds, err)
		}
	}
	view, err := b.Show(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if folded, err := dossier.Fold(id, view.History); err != nil || folded.Version != view.Dossier.Version || folded.Stage != view.Dossier.Stage {
		t.Fatalf("the history folds to %+v, %v", folded, err)
	}
	var lapsed []dossier.Entry
	var last time.Time
	for _, e := range view.History {
		if e.At.Before(last) {
			t.Errorf("entry %d lies before the one before it: %v", e.Seq, view.History)
		}
		if last = e.At; e.Kind == dossier.Lapsed {
			e.Seq = 0
			lapsed = append(lapsed, e)
		}
	}
	return lapsed
}

// What goes by is written down the same, whoever comes in between and how often.
func TestWhatWentByDoesNotDependOnWhoComesNext(t *testing.T) {
	told := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 5))
		var deeds []deed
		ways := map[string][]string{"susun": {"kirim", "titip"}, "titip": {"ambil"}, "jalan": {"lapor", "ulang", "lapor"}}
		at, day := "susun", 5
		for range 6 {
			day += r.IntN(25)
			action := ways[at][r.IntN(len(ways[at]))]
			deeds = append(deeds, deed{day, action})
			at = map[string]string{"kirim": "jalan", "titip": "titip", "ambil": "susun", "lapor": "jalan", "ulang": "susun"}[action]
		}
		deeds = append(deeds, deed{day + 40, ""})
		want := played(t, deeds)
		told += len(want)
		busy := slices.Clone(deeds)
		for range 1 + r.IntN(12) {
			busy = append(busy, deed{5 + r.IntN(day+34), ""})
		}
		slices.SortStableFunc(busy, func(a, b deed) int { return a.day - b.day })
		if got := played(t, busy); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: alone\n%s\nwith others in between\n%s", seed, sayLapses(want), sayLapses(got))
		}
	}
	if told < 60 {
		t.Errorf("only %d deadlines went by: the test says little", told)
	}
}

func sayLapses(list []dossier.Entry) string {
	var lines []string
	for _, e := range list {
		lines = append(lines, fmt.Sprintf("%s %s %s %s %v", e.At.Format(time.DateTime), e.From, e.Action, e.Due, e.Told))
	}
	return strings.Join(lines, "\n")
}

func TestWhatWentByIsDatedAndTold(t *testing.T) {
	got := sayLapses(played(t, []deed{{20, "kirim"}, {40, ""}, {80, ""}, {85, "lapor"}, {86, ""}}))
	// 9 January was decreed free on the 12th; until then Friday the 9th was the last day.
	want := "2026-01-09 15:00:00 susun  2026-01-09 [pimpinan]\n" +
		"2026-01-12 15:00:00 susun  2026-01-12 [pimpinan]\n" +
		"2026-02-20 15:00:00 jalan lapor 2026-02-20 []\n" +
		"2026-03-26 03:00:00 jalan lapor 2026-03-20 []"
	if got != want {
		t.Errorf("went by:\n%s\nwant\n%s", got, want)
	}
}

// A refused command leaves the dossier as it was; the next one writes what went
// by, dated alike. Several processes write it once.
func TestWhatWentByIsWrittenOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "naskah.db")
	b := lateBench(t, benchOn(t, file))
	r, err := b.Open(t.Context(), engine.OpenRequest{Workflow: "telat", Actor: unit, Values: map[string]schema.Value{"judul": "Uji"}})
	if err != nil {
		t.Fatal(err)
	}
	id := r.Dossier.ID
	b.at(20, time.January, 2026)
	b.unchanged("a refusal", func() {
		_, err := b.Act(t.Context(), engine.ActRequest{Dossier: id, Action: "ambil", Actor: unit})
		refused(t, err, "WF122")
	})
	var group sync.WaitGroup
	for i := range 4 {
		store, err := sqlite.Open(t.Context(), file, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		config := b.Config
		config.Store = store
		desk := engine.New(config)
		group.Go(func() {
			for n := range 5 {
				_, err := desk.Attach(t.Context(), engine.AttachRequest{Dossier: id, Actor: unit, File: "a.pdf", Data: []byte{byte(i), byte(n)}})
				if err != nil {
					t.Error(err)
				}
			}
			if err := store.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	view, err := b.Show(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[dossier.Kind]int{}
	for _, e := range view.History {
		kinds[e.Kind]++
	}
	if kinds[dossier.Lapsed] != 2 || kinds[dossier.Attached] != 20 || view.History[1].Kind != dossier.Lapsed || view.History[2].Kind != dossier.Lapsed {
		t.Errorf("history %v, want the two that went by first and once", kinds)
	}
}
