package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/workflow"
)

// player does things at random with one dossier, as an office would over weeks.
type player struct {
	*bench
	*rand.Rand
	id   dossier.ID
	seen map[dossier.Kind]int
}

// answersOf are for whatever a form of the small workflow may ask.
var answersOf = map[string][]string{
	"isi": {"isi=Para pihak bertukar data.", "isi=Para pihak saling membantu."}, "nilai": {"nilai=1.500.000", "nilai=2.000.000.000"},
	"tgl_ttd": {"tgl_ttd=23 Februari 2026"}, "telaah": {"telaah=Cukup."}, "uraian": {"uraian=Semester I", "uraian=Semester II"},
	"catatan": {"catatan=Segera"},
}

// pick is one member of a list.
func pick[T any](p *player, list []T) T { return list[p.IntN(len(list))] }

// step does one thing; a refusal is as good as any outcome.
func (p *player) step() {
	view, err := p.Show(p.Context(), p.id)
	if err != nil {
		p.Fatal(err)
	}
	var pairs []string
	for _, f := range view.Form {
		if answers := answersOf[f.Field.Name]; answers != nil && p.IntN(9) > 0 {
			pairs = append(pairs, pick(p, answers))
		}
	}
	var receipt engine.Receipt
	switch what := p.IntN(12); {
	case what == 0:
		receipt, err = p.Attach(p.Context(), engine.AttachRequest{Dossier: p.id, Actor: unit, File: "pindaian.pdf", Data: []byte{byte(p.Int())}})
	case what == 1:
		receipt, err = p.Fill(p.Context(), engine.FillRequest{Dossier: p.id, Actor: unit, Values: p.request(p.id, unit, "", pairs...).Values})
	case what < 3 && view.Dossier.Drafts("nota") > 0:
		receipt, err = p.Adopt(p.Context(), p.adoption(p.id, p.file(p.id, fmt.Sprintf("nota-r%d", view.Dossier.Drafts("nota")), ".docx")))
	default:
		people := slices.DeleteFunc(view.Choices, func(c workflow.Choice) bool {
			return c.Automatic || c.To == "batal" && p.IntN(4) > 0 // most are not given up
		})
		if len(people) == 0 {
			return // it has ended
		}
		choice := pick(p, people)
		actor := map[string]dossier.Actor{"unit": unit, "hukum": hukum, "mitra": mitra, "pimpinan": pimpinan}[choice.By[0]]
		receipt, err = p.Act(p.Context(), p.request(p.id, actor, choice.Action, pairs...))
	}
	if err != nil && diag.Findings(err) == nil {
		p.Fatal(err)
	}
	for _, e := range receipt.Entries {
		p.seen[e.Kind]++
	}
}

// Whatever is done in whatever order, each past moment can be seen as it was
// seen then, and the history gives the snapshot.
func TestThePastIsSeenAsItWas(t *testing.T) {
	seen := map[dossier.Kind]int{}
	for seed := range uint64(8) {
		b := newBench(t)
		p := &player{bench: b, Rand: rand.New(rand.NewPCG(seed, 1)), id: b.open(), seen: seen}
		now, was := morning, map[time.Time]string{}
		for range 25 {
			now = now.Add(time.Duration(p.IntN(3)) * 7 * time.Hour) // sometimes two things at one moment
			b.clock.Store(&now)
			p.step()
			was[now] = dump(t, b.dossier(p.id))
		}
		for moment, want := range was {
			view, err := b.ShowAt(t.Context(), p.id, moment)
			if err != nil {
				t.Fatal(err)
			}
			if got := dump(t, view.Dossier); got != want {
				t.Errorf("seed %d: on %s\n%swas\n%s", seed, moment, got, want)
			}
			if len(view.History) != view.Dossier.Version || len(view.Choices) > 0 {
				t.Errorf("seed %d: %d entries, %d choices at version %d", seed, len(view.History), len(view.Choices), view.Dossier.Version)
			}
		}
		b.checkFold(p.id)
		b.record() // verifies the store
	}
	for _, kind := range []dossier.Kind{dossier.Filled, dossier.Acted, dossier.Voted, dossier.Automatic, dossier.Adopted, dossier.Attached} {
		if seen[kind] == 0 {
			t.Errorf("no entry of kind %s in any history: %v", kind, seen)
		}
	}
}

func TestAMomentIsADayOrAMinute(t *testing.T) {
	b := newBench(t)
	zone := b.Office.Location()
	for text, want := range map[string]time.Time{
		"20 Januari 2026":        time.Date(2026, 1, 20, 23, 59, 59, 999999999, zone),
		"20-01-2026":             time.Date(2026, 1, 20, 23, 59, 59, 999999999, zone),
		"20-01-2026 09.05":       time.Date(2026, 1, 20, 9, 5, 59, 999999999, zone),
		"20 Januari 2026  14:30": time.Date(2026, 1, 20, 14, 30, 59, 999999999, zone),
	} {
		if got, err := b.ReadMoment(text); err != nil || !got.Equal(want) {
			t.Errorf("ReadMoment(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "kemarin", "31 Februari 2026", "20 Januari 2026 25.00"} {
		if _, err := b.ReadMoment(text); diag.Findings(err) == nil {
			t.Errorf("ReadMoment(%q): %v, want a finding", text, err)
		}
	}
}

func TestNothingIsSeenBeforeTheOpening(t *testing.T) {
	b := newBench(t)
	id := b.open()
	_, err := b.ShowAt(t.Context(), id, morning.Add(-time.Second))
	if f := refused(t, err, "EN060"); f.Args["dibuka"] != "05-01-2026 09.00" {
		t.Errorf("opened %v", f.Args)
	}
	_, err = b.ShowAt(t.Context(), "2026-009", morning)
	refused(t, err, "EN001")
}

func TestAConflictSaysWhoMovedTheDossierAndWhen(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	b.at(6, time.January, 2026)
	b.act(id, unit, "sepakat")
	b.act(id, hukum, "paraf_hukum")
	b.act(id, mitra, "paraf_mitra") // brings automatic entries with it
	q := b.request(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026")
	q.Expect = 2
	_, err := b.Act(t.Context(), q)
	if f := refused(t, err, "EN012"); f.Args["oleh"] != "Sari (Mitra)" || f.Args["saat"] != "06-01-2026 12.00" {
		t.Errorf("moved by %v", f.Args)
	}
}
