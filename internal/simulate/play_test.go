package simulate_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/engine"
	"naskah/internal/font"
	"naskah/internal/office"
	"naskah/internal/simulate"
	"naskah/internal/store/sqlite"
	"naskah/templates"
)

const shelf = "../engine/testdata/shelf"

// player stands at a desk with the small workflow of the engine's tests.
func player(t *testing.T, files fs.FS) *simulate.Player {
	t.Helper()
	data, err := os.ReadFile("../engine/testdata/naskah.yaml")
	if err != nil {
		t.Fatal(err)
	}
	profile, findings := office.Parse("naskah.yaml", bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("  logo: bu.png\n"), nil), []byte("    logo: kota.png\n"), nil))
	if err := diag.Fail(findings...); err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(t.Context(), ":memory:", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	clock := &simulate.Clock{}
	desk := engine.New(engine.Config{
		Store: store, Office: profile, Fonts: fonts, Now: clock.Now,
		Shelf: engine.Shelf{OfficeWorkflows: os.DirFS(shelf + "/workflows"), OfficeTemplates: os.DirFS(shelf + "/templates"), ShippedTemplates: templates.FS},
	})
	return &simulate.Player{Desk: desk, Clock: clock, Place: profile.Location(), Files: files}
}

func story(t *testing.T, steps string) *simulate.Story {
	t.Helper()
	s, findings := simulate.ParseStory("cerita.yaml", []byte("skema: cerita/v1\njudul: Uji\nalur: uji\nlangkah:\n"+opening+steps))
	if err := diag.Fail(findings...); err != nil {
		t.Fatal(err)
	}
	return s
}

const (
	opening = `  - {saat: 2026-01-05 09.00, peran: unit, nama: Rina, buka: ya, isi: {judul: Uji, pihak: ["@lembaga", "@kota"]}}
`
	send = `  - {saat: 2026-01-06 23.30, peran: unit, nama: Rina, aksi: kirim, jawaban: isi.yaml}
`
)

var answers = fstest.MapFS{"isi.yaml": {Data: []byte("isi: Bertukar data.\nnilai: 2.000.000.000\n")}}

func play(t *testing.T, p *simulate.Player, steps string) ([]simulate.Outcome, error) {
	t.Helper()
	var outcomes []simulate.Outcome
	err := p.Play(t.Context(), story(t, steps), func(o simulate.Outcome) error {
		outcomes = append(outcomes, o)
		return nil
	})
	return outcomes, err
}

func TestAStoryIsPlayedOnItsOwnClock(t *testing.T) {
	p := player(t, answers)
	outcomes, err := play(t, p, `  - {saat: 2026-01-05 10.00, peran: unit, aksi: kirim, ditolak: WF107}
  - {saat: 2026-01-05 11.00, peran: unit, isi: {catatan: Segera}}
`+send+`  - {saat: 2026-01-07 08.00, peran: unit, lampirkan: {judul: Surat, berkas: isi.yaml}}
`)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range outcomes {
		refusal := ""
		if len(o.Refusal) > 0 {
			refusal = o.Refusal[0].Code
		}
		got = append(got, fmt.Sprintf("%s %s>%s %d %s", o.At.Format("02 15.04"), o.Stage, o.Next, len(o.Papers), refusal))
	}
	want := []string{"05 09.00 susun>susun 0 ", "05 10.00 susun>susun 0 WF107", "05 11.00 susun>susun 0 ", "06 23.30 susun>bahas 2 ", "07 08.00 bahas>bahas 1 "}
	if !slices.Equal(got, want) {
		t.Errorf("outcomes\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	view, err := p.Desk.Show(t.Context(), outcomes[0].Dossier)
	if err != nil {
		t.Fatal(err)
	}
	if at := view.History[2].At; !at.Equal(time.Date(2026, time.January, 6, 14, 30, 0, 0, time.UTC)) {
		t.Errorf("sent at %v, want 23.30 in the place of the office", at)
	}
}

func TestAStoryEndsWhereItIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		steps string
		codes []string
	}{
		"refused, not expected":    {"  - {saat: 2026-01-06 09.00, peran: unit, aksi: kirim}\n", []string{"CR010", "WF107"}},
		"refused for another rule": {"  - {saat: 2026-01-06 09.00, peran: unit, aksi: kirim, ditolak: WF103}\n", []string{"CR010", "WF107"}},
		"accepted, not expected":   {"  - {saat: 2026-01-06 09.00, peran: unit, aksi: kirim, jawaban: isi.yaml, ditolak: WF107}\n", []string{"CR011"}},
		"a missing answers file":   {"  - {saat: 2026-01-06 09.00, peran: unit, aksi: kirim, jawaban: hilang.yaml}\n", []string{"CR007", "CR010"}},
		"a missing attachment":     {"  - {saat: 2026-01-06 09.00, peran: unit, lampirkan: {berkas: hilang.pdf}}\n", []string{"CR007", "CR010"}},
		"a file outside":           {"  - {saat: 2026-01-06 09.00, peran: unit, lampirkan: {berkas: ../naskah.yaml}}\n", []string{"CR007", "CR010"}},
		"a wrong answer":           {"  - {saat: 2026-01-06 09.00, peran: unit, isi: {nilai: banyak}}\n", []string{"CR010", "SC027"}},
	} {
		t.Run(name, func(t *testing.T) {
			outcomes, err := play(t, player(t, answers), c.steps)
			var got []string
			for _, f := range diag.Findings(err) {
				got = append(got, f.Code)
				if f.Pos.File != "cerita.yaml" || f.Pos.Line != 6 {
					t.Errorf("%s at %v, want line 6 of the story", f.Code, f.Pos)
				}
			}
			if !slices.Equal(got, c.codes) || len(outcomes) != 1 {
				t.Errorf("findings %q after %d steps, want %q after 1", got, len(outcomes), c.codes)
			}
		})
	}
}

func TestAPartnersFileIsAdopted(t *testing.T) {
	first := player(t, answers)
	outcomes, err := play(t, first, send)
	if err != nil {
		t.Fatal(err)
	}
	files, err := first.Desk.Stored(t.Context(), outcomes[1].Papers[:1])
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := docx.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	main, _ := pkg.Part(pkg.MainPart())
	pkg.SetPart(pkg.MainPart(), bytes.Replace(main, []byte("Bertukar data."), []byte("Berbagi data."), 1))
	edited, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	p := player(t, fstest.MapFS{"isi.yaml": answers["isi.yaml"], "nota.docx": {Data: edited}})
	outcomes, err = play(t, p, send+"  - {saat: 2026-01-08 09.00, peran: unit, adopsi: {naskah: nota, berkas: nota.docx}}\n")
	if err != nil {
		t.Fatal(err)
	}
	if last := outcomes[2]; len(last.Papers) != 1 || last.Papers[0].ID != "nota-r2" || len(last.Findings) > 0 {
		t.Errorf("adoption %+v", last)
	}
}

func TestPlayStopsWithItsContextAndItsReporter(t *testing.T) {
	p := player(t, answers)
	ctx, cancel := context.WithCancel(t.Context())
	stop := errors.New("folder is full")
	cancel()
	report := func(simulate.Outcome) error { return stop }
	if err := p.Play(ctx, story(t, ""), report); !errors.Is(err, context.Canceled) {
		t.Errorf("Play: %v, want canceled", err)
	}
	if err := p.Play(t.Context(), story(t, send), report); !errors.Is(err, stop) {
		t.Errorf("Play: %v, want the reporter's error", err)
	}
}
