package storetest

import (
	"errors"
	"strings"
	"testing"

	"naskah/internal/dossier"
)

// testTexts writes texts that a driver may trip over into every place that
// takes one: ID, title, key, series, reason, actor.
func testTexts(t *testing.T, b *bench) {
	for _, text := range []string{
		`O'Brien "kutip" \ garis`, "a%b_c;--", "baris\nbaru\ttab\r", "é e\u0301 Ω 中文 🇮🇩", "\u202eterbalik", "$1 ?1 :nama @p",
		" spasi di tepi ", strings.Repeat("panjang ", 10_000),
	} {
		id := dossier.ID(text)
		e := Opening("isi")
		e.Command, e.Reason, e.Actor.Name = text, text, text
		b.update(func(l dossier.Ledger) error {
			n, err := number(l, text, 2026)
			e.Numbers = []dossier.Number{n}
			return errors.Join(err, l.Append(id, text, e))
		})
		b.view(func(r dossier.Reader) error {
			d, err := r.Dossier(id)
			if err != nil {
				return err
			}
			history, err := r.History(id)
			if err != nil {
				return err
			}
			by, _, err := r.Command(text)
			if got := history[0]; d.Title != text || by != id || got.Reason != text || got.Actor.Name != text || got.Numbers[0].Series != text {
				t.Errorf("%.40q came back as %.40q, %.40q, %+v", text, d.Title, by, got)
			}
			return err
		})
	}
	b.sound()
}

func testSeveral(t *testing.T, b *bench) {
	both := func(l dossier.Ledger) error {
		for _, id := range []dossier.ID{"2026-001", "2026-002"} {
			if err := l.Append(id, "", Opening("isi")); err != nil {
				return err
			}
		}
		return l.Append("2026-001", "", Act(2, "isi", "arsip"))
	}
	stop := errors.New("stop")
	err := b.store.Update(t.Context(), func(l dossier.Ledger) error { return errors.Join(both(l), stop) })
	if !errors.Is(err, stop) {
		t.Errorf("Update = %v, want the error of fn", err)
	}
	b.gone("2026-001")
	b.gone("2026-002")
	b.update(both)
	b.view(func(r dossier.Reader) error {
		for id, want := range map[dossier.ID]int{"2026-001": 2, "2026-002": 1} {
			if d, err := r.Dossier(id); d.Version != want || err != nil {
				t.Errorf("Dossier(%s) is at version %d, %v, want %d", id, d.Version, err, want)
			}
		}
		return nil
	})
	b.sound()
}
