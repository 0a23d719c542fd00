package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/dossier"
)

func testEmpty(t *testing.T, b *bench) {
	digest := dossier.DigestOf([]byte("tidak ada"))
	b.view(func(r dossier.Reader) error {
		if _, err := r.Dossier("2026-001"); !errors.Is(err, dossier.ErrNotFound) {
			t.Errorf("Dossier = %v, want ErrNotFound", err)
		}
		if _, err := r.History("2026-001"); !errors.Is(err, dossier.ErrNotFound) {
			t.Errorf("History = %v, want ErrNotFound", err)
		}
		if _, err := r.Blob(digest); !errors.Is(err, dossier.ErrNotFound) {
			t.Errorf("Blob = %v, want ErrNotFound", err)
		}
		if _, _, err := r.Command("kunci"); !errors.Is(err, dossier.ErrNotFound) {
			t.Errorf("Command = %v, want ErrNotFound", err)
		}
		if list, err := r.List("", ""); err != nil || len(list) != 0 {
			t.Errorf("List = %v, %v, want nothing", list, err)
		}
		return nil
	})
	b.sound()
}

// full is an opening with everything in it, and the bytes it speaks of.
func full(l dossier.Ledger) ([]dossier.Entry, error) {
	digest, err := l.PutBlob([]byte("isi"))
	if err != nil {
		return nil, err
	}
	serial, err := l.NextSerial("nk", 2026)
	if err != nil {
		return nil, err
	}
	open := Opening("penyusunan")
	open.Definition, open.Templates = digest, map[string]dossier.Digest{"nota": digest}
	open.Command, open.Reason = "perintah-1", "permintaan <mitra> & pimpinan"
	vote := dossier.Entry{Seq: 2, At: noon, Kind: dossier.Voted, Action: "kursi-1", From: "penyusunan", Actor: open.Actor}
	act := Act(3, "penyusunan", "arsip")
	act.Cleared, act.Voided, act.Locked = []string{"nilai"}, []string{"paraf"}, []string{"nota"}
	act.Numbers = []dossier.Number{{Field: "nomor_nk", Series: "nk", Year: 2026, Serial: serial, Text: "HK.001/2026"}}
	act.Papers = []dossier.Paper{{
		ID: "nota-1", Name: "nota", Title: "Nota Kesepahaman", Draft: 1, Original: 2, Keeper: "PIHAK KEDUA",
		Number: "HK.001/2026", Origin: dossier.Rendered, Template: digest, DOCX: digest, PDF: digest,
	}}
	return []dossier.Entry{open, vote, act}, nil
}

func testRoundTrip(t *testing.T, b *bench) {
	var want []dossier.Entry
	b.update(func(l dossier.Ledger) (err error) {
		if want, err = full(l); err != nil {
			return err
		}
		return l.Append("2026-001", "Pertukaran data", want...)
	})
	want[0].Title = "Pertukaran data"
	b.view(func(r dossier.Reader) error {
		got, err := r.History("2026-001")
		if err != nil {
			return err
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("History differs (-want +got):\n%s", diff)
		}
		checkFold(t, r, "2026-001", want)
		return nil
	})
	b.sound()
}

// checkFold compares the snapshot with the fold of a history. They are compared
// as JSON: nil and empty are the same in the record.
func checkFold(t *testing.T, r dossier.Reader, id dossier.ID, history []dossier.Entry) {
	t.Helper()
	want, err := dossier.Fold(id, history)
	if err != nil {
		t.Fatalf("Fold: %v", err)
	}
	got, err := r.Dossier(id)
	if err != nil {
		t.Fatalf("Dossier(%s): %v", id, err)
	}
	if diff := cmp.Diff(asJSON(t, want), asJSON(t, got)); diff != "" {
		t.Errorf("Dossier(%s) differs from the fold (-fold +snapshot):\n%s", id, diff)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func testValueBytes(t *testing.T, b *bench) {
	want := map[string]json.RawMessage{
		"teks":  json.RawMessage(`"A & B <C> \u0022 é"`),
		"nilai": json.RawMessage(`1500000000000000123`),
		"nip":   json.RawMessage(`"012"`),
		"orang": json.RawMessage(`{"jabatan":"Kepala","nama":"Budi Contoh"}`),
	}
	open := Opening("isi")
	open.Values = want
	b.append("2026-001", "", open)
	b.append("2026-001", "", Act(2, "isi", "arsip")) // the snapshot is read and written again
	b.view(func(r dossier.Reader) error {
		d, err := r.Dossier("2026-001")
		if err != nil {
			return err
		}
		for name, value := range want {
			if string(d.Values[name]) != string(value) {
				t.Errorf("value %s = %s, want %s", name, d.Values[name], value)
			}
		}
		return nil
	})
}

func testConflict(t *testing.T, b *bench) {
	b.append("2026-001", "A", Opening("isi"), Act(2, "isi", "telaah"))
	for _, seq := range []int{1, 2, 4} {
		entry := Act(seq, "telaah", "arsip")
		if seq == 1 {
			entry = Opening("isi")
		}
		err := b.store.Update(t.Context(), func(l dossier.Ledger) error { return l.Append("2026-001", "A", entry) })
		if !errors.Is(err, dossier.ErrConflict) {
			t.Errorf("Append(entry %d after 2) = %v, want ErrConflict", seq, err)
		}
	}
	err := b.store.Update(t.Context(), func(l dossier.Ledger) error {
		return l.Append("2026-001", "A", Act(3, "telaah", "arsip"), Act(5, "arsip", "arsip"))
	})
	if !errors.Is(err, dossier.ErrConflict) {
		t.Errorf("Append(3, 5) = %v, want ErrConflict", err)
	}
	err = b.store.Update(t.Context(), func(l dossier.Ledger) error { return l.Append("2026-002", "B", Act(2, "isi", "isi")) })
	if !errors.Is(err, dossier.ErrConflict) {
		t.Errorf("Append(entry 2 of a new dossier) = %v, want ErrConflict", err)
	}
	b.gone("2026-002")
	b.sound()
}

func testRefusedAppend(t *testing.T, b *bench) {
	b.update(func(l dossier.Ledger) error {
		if err := l.Append("2026-001", "A", Opening("isi"), Act(3, "isi", "arsip")); err == nil {
			t.Error("Append with a gap was accepted")
		}
		if err := l.Append("", "A", Opening("isi")); err == nil {
			t.Error("Append without an ID was accepted")
		}
		broken := Opening("isi")
		broken.Values = map[string]json.RawMessage{"nilai": json.RawMessage(`{`)}
		if err := l.Append("2026-001", "A", broken); err == nil {
			t.Error("Append of a value that is not JSON was accepted")
		}
		if err := l.Append("2026-001", "A"); err != nil {
			t.Errorf("Append of nothing = %v", err)
		}
		return l.Append("2026-001", "A", Opening("isi"))
	})
	b.view(func(r dossier.Reader) error {
		history, err := r.History("2026-001")
		if len(history) != 1 {
			t.Errorf("History has %d entries (%v), want 1", len(history), err)
		}
		return nil
	})
	b.sound()
}

func testOwnWrites(t *testing.T, b *bench) {
	b.update(func(l dossier.Ledger) error {
		entries, err := full(l)
		if err != nil {
			return err
		}
		if err := l.Append("2026-001", "Data", entries...); err != nil {
			return err
		}
		entries[0].Title = "Data"
		checkFold(t, l, "2026-001", entries)
		if id, seq, err := l.Command("perintah-1"); id != "2026-001" || seq != 1 || err != nil {
			t.Errorf("Command = %s, %d, %v, want 2026-001, 1", id, seq, err)
		}
		if list, err := l.List("arsip", "data"); len(list) != 1 || err != nil {
			t.Errorf("List = %v, %v, want one", list, err)
		}
		_, err = l.Blob(dossier.DigestOf([]byte("isi")))
		return err
	})
}

func testEnded(t *testing.T, b *bench) {
	var kept dossier.Ledger
	b.update(func(l dossier.Ledger) error {
		kept = l
		return nil
	})
	if err := kept.Append("2026-001", "A", Opening("isi")); err == nil {
		t.Error("Append after the transaction was accepted")
	}
	if _, err := kept.PutBlob([]byte("x")); err == nil {
		t.Error("PutBlob after the transaction was accepted")
	}
	if _, err := kept.List("", ""); err == nil {
		t.Error("List after the transaction was answered")
	}
	b.gone("2026-001")
}

// everything writes into all parts of the record.
func everything(l dossier.Ledger) error {
	entries, err := full(l)
	if err != nil {
		return err
	}
	id, err := l.NextID(2026)
	if err != nil {
		return err
	}
	return l.Append(id, "Semua", entries...)
}

// untouched checks that nothing of everything remains, by doing it again.
func (b *bench) untouched() {
	b.Helper()
	b.gone("2026-001")
	b.view(func(r dossier.Reader) error {
		if _, err := r.Blob(dossier.DigestOf([]byte("isi"))); !errors.Is(err, dossier.ErrNotFound) {
			b.Errorf("Blob = %v, want ErrNotFound", err)
		}
		if _, _, err := r.Command("perintah-1"); !errors.Is(err, dossier.ErrNotFound) {
			b.Errorf("Command = %v, want ErrNotFound", err)
		}
		return nil
	})
	b.sound()
	b.update(everything)
	b.view(func(r dossier.Reader) error {
		d, err := r.Dossier("2026-001") // neither ID nor number were used up
		if err == nil && d.Papers[0].Number != "HK.001/2026" {
			b.Errorf("number = %s, want HK.001/2026", d.Papers[0].Number)
		}
		return err
	})
	b.sound()
}

func testRollbackOnError(t *testing.T, b *bench) {
	boom := errors.New("boom")
	err := b.store.Update(t.Context(), func(l dossier.Ledger) error {
		if err := everything(l); err != nil {
			return err
		}
		return fmt.Errorf("act: %w", boom)
	})
	if !errors.Is(err, boom) {
		t.Errorf("Update = %v, want the error of fn", err)
	}
	b.untouched()
}

func testRollbackOnPanic(t *testing.T, b *bench) {
	func() {
		defer func() {
			if p := recover(); p != "boom" {
				t.Errorf("recovered %v, want the panic of fn", p)
			}
		}()
		b.update(func(l dossier.Ledger) error {
			if err := everything(l); err != nil {
				return err
			}
			panic("boom")
		})
	}()
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic of a view was swallowed")
			}
		}()
		b.view(func(dossier.Reader) error { panic("boom") })
	}()
	b.untouched()
}

func testCancelled(t *testing.T, b *bench) {
	ctx, cancel := context.WithCancel(t.Context())
	err := b.store.Update(ctx, func(l dossier.Ledger) error {
		err := everything(l)
		cancel()
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Update = %v, want context.Canceled", err)
	}
	err = b.store.Update(ctx, func(dossier.Ledger) error {
		t.Error("fn ran under an ended context")
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Update under an ended context = %v, want context.Canceled", err)
	}
	b.untouched()
}
