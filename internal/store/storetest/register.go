package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"naskah/internal/dossier"
)

func testNextID(t *testing.T, b *bench) {
	var got []dossier.ID
	next := func(year int) {
		b.update(func(l dossier.Ledger) error {
			id, err := l.NextID(year)
			got = append(got, id)
			return errors.Join(err, l.Append(id, "", Opening("isi")))
		})
	}
	next(2026)
	next(2026)
	next(2027)
	b.append("2026-003", "own choice", Opening("isi"))
	next(2026)
	b.update(func(l dossier.Ledger) error {
		for range 2 {
			id, err := l.NextID(2027)
			if err != nil {
				return err
			}
			got = append(got, id)
		}
		return nil
	})
	want := []dossier.ID{"2026-001", "2026-002", "2027-001", "2026-004", "2027-002", "2027-003"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("NextID = %v, want %v", got, want)
	}
}

// number draws the next serial and returns it as an entry carries it.
func number(l dossier.Ledger, series string, year int) (dossier.Number, error) {
	serial, err := l.NextSerial(series, year)
	return dossier.Number{Field: "nomor", Series: series, Year: year, Serial: serial,
		Text: fmt.Sprintf("%s/%d/%d", series, serial, year)}, err
}

func testSerials(t *testing.T, b *bench) {
	draw := func(id dossier.ID, seq int, books ...any) (got []int) {
		b.update(func(l dossier.Ledger) error {
			entry := Act(seq, "isi", "isi")
			if seq == 1 {
				entry = Opening("isi")
			}
			for i := 0; i < len(books); i += 2 {
				n, err := number(l, books[i].(string), books[i+1].(int))
				if err != nil {
					return err
				}
				entry.Numbers = append(entry.Numbers, n)
				got = append(got, n.Serial)
			}
			return l.Append(id, "", entry)
		})
		return got
	}
	for i, c := range []struct {
		got, want []int
	}{
		{draw("2026-001", 1, "nk", 2026, "nk", 2026, "pks", 2026, "nk", 2027), []int{1, 2, 1, 1}},
		{draw("2026-002", 1, "nk", 2026), []int{3}},
		{draw("2026-001", 2, "nk", 2026, "pks", 2026), []int{4, 2}},
	} {
		if fmt.Sprint(c.got) != fmt.Sprint(c.want) {
			t.Errorf("draw %d = %v, want %v", i, c.got, c.want)
		}
	}
	b.sound()
}

func testDrawnNumber(t *testing.T, b *bench) {
	refused := func(what string, fn func(dossier.Ledger) error) {
		t.Helper()
		if err := b.store.Update(t.Context(), fn); err == nil {
			t.Errorf("%s was accepted", what)
		}
	}
	refused("a number that stands in no entry", func(l dossier.Ledger) error {
		_, err := l.NextSerial("nk", 2026)
		return errors.Join(err, l.Append("2026-001", "", Opening("isi")))
	})
	refused("a number that was not drawn", func(l dossier.Ledger) error {
		e := Opening("isi")
		e.Numbers = []dossier.Number{{Field: "nomor", Series: "nk", Year: 2026, Serial: 7, Text: "7"}}
		return l.Append("2026-001", "", e)
	})
	refused("a number used twice", func(l dossier.Ledger) error {
		n, err := number(l, "nk", 2026)
		e := Opening("isi")
		e.Numbers = []dossier.Number{n, n}
		return errors.Join(err, l.Append("2026-001", "", e))
	})
	refused("a series without a name", func(l dossier.Ledger) error {
		_, err := l.NextSerial("", 2026)
		return err
	})
	b.gone("2026-001")
	b.update(func(l dossier.Ledger) error {
		n, err := number(l, "nk", 2026)
		if n.Serial != 1 {
			t.Errorf("first serial after refusals = %d, want 1", n.Serial)
		}
		e := Opening("isi")
		e.Numbers = []dossier.Number{n}
		return errors.Join(err, l.Append("2026-001", "", e))
	})
	b.sound()
}

func testCommands(t *testing.T, b *bench) {
	first, second := Opening("isi"), Act(2, "isi", "telaah")
	first.Command, second.Command = "k1", "k1" // one act, two entries
	third := Act(3, "telaah", "arsip")
	third.Command = "k2"
	b.append("2026-001", "", first, second)
	b.append("2026-001", "", third)
	b.view(func(r dossier.Reader) error {
		for key, want := range map[string]int{"k1": 1, "k2": 3} {
			if id, seq, err := r.Command(key); id != "2026-001" || seq != want || err != nil {
				t.Errorf("Command(%s) = %s, %d, %v, want 2026-001, %d", key, id, seq, err, want)
			}
		}
		return nil
	})
	again := Opening("isi")
	again.Command = "k2"
	err := b.store.Update(t.Context(), func(l dossier.Ledger) error { return l.Append("2026-002", "", again) })
	if !errors.Is(err, dossier.ErrConflict) {
		t.Errorf("Append with a used key = %v, want ErrConflict", err)
	}
	b.gone("2026-002")
	b.sound()
}

func testBlobs(t *testing.T, b *bench) {
	large := bytes.Repeat([]byte("0123456789abcdef"), 1<<17) // 2 MiB
	for _, data := range [][]byte{nil, []byte("isi"), {0, 255, 0}, large, []byte("isi")} {
		var digest dossier.Digest
		b.update(func(l dossier.Ledger) (err error) {
			digest, err = l.PutBlob(data)
			return err
		})
		if digest != dossier.DigestOf(data) {
			t.Errorf("PutBlob(%d bytes) = %s, want their SHA-256", len(data), digest)
		}
		b.view(func(r dossier.Reader) error {
			got, err := r.Blob(digest)
			if !bytes.Equal(got, data) {
				t.Errorf("Blob returns %d bytes, want the %d stored", len(got), len(data))
			}
			return err
		})
	}
	b.sound()
}

func testMissingBlob(t *testing.T, b *bench) {
	digest := dossier.DigestOf([]byte("isi"))
	spoken := map[string]func(*dossier.Entry){
		"workflow": func(e *dossier.Entry) { e.Definition = digest },
		"template": func(e *dossier.Entry) { e.Templates = map[string]dossier.Digest{"nota": digest} },
		"docx":     func(e *dossier.Entry) { e.Papers = []dossier.Paper{{ID: "a", Name: "a", DOCX: digest}} },
		"pdf":      func(e *dossier.Entry) { e.Papers = []dossier.Paper{{ID: "a", Name: "a", PDF: digest}} },
		"file":     func(e *dossier.Entry) { e.Papers = []dossier.Paper{{ID: "a", Name: "a", File: digest}} },
		"made of":  func(e *dossier.Entry) { e.Papers = []dossier.Paper{{ID: "a", Name: "a", Template: digest}} },
	}
	for name, speak := range spoken {
		e := Opening("isi")
		speak(&e)
		err := b.store.Update(t.Context(), func(l dossier.Ledger) error { return l.Append("2026-001", "", e) })
		if err == nil {
			t.Errorf("an entry whose %s is not stored was accepted", name)
		}
	}
	b.gone("2026-001")
	e := Opening("isi")
	e.Definition = digest
	b.update(func(l dossier.Ledger) error { // the order within an act does not matter
		err := l.Append("2026-001", "", e)
		_, blobErr := l.PutBlob([]byte("isi"))
		return errors.Join(err, blobErr)
	})
	b.sound()
}

func testList(t *testing.T, b *bench) {
	for _, c := range []struct {
		id    dossier.ID
		title string
		stage string
	}{
		{"2026-1000", "Kerja sama ÉNERGI", "arsip"},
		{"2026-002", "Pertukaran Data", "isi"},
		{"2025-1001", "Beasiswa 100%", "isi"},
		{"2026-999", "pertukaran pegawai", "arsip"},
	} {
		b.append(c.id, c.title, Opening(c.stage))
	}
	for _, c := range []struct {
		stage, text string
		want        string
	}{
		{"", "", "2025-1001 2026-002 2026-999 2026-1000"},
		{"isi", "", "2025-1001 2026-002"},
		{"", "PERTUKARAN", "2026-002 2026-999"},
		{"arsip", "pertukaran", "2026-999"},
		{"", "énergi", "2026-1000"},
		{"", "2026-", "2026-002 2026-999 2026-1000"},
		{"", "%", "2025-1001"},
		{"", "_", ""},
		{"ttd", "", ""},
	} {
		b.view(func(r dossier.Reader) error {
			list, err := r.List(c.stage, c.text)
			got := ""
			for _, s := range list {
				got += " " + string(s.ID)
			}
			if got != " "+c.want && got != c.want {
				t.Errorf("List(%q, %q) =%s, want %s", c.stage, c.text, got, c.want)
			}
			return err
		})
	}
}

func testTitle(t *testing.T, b *bench) {
	open := Opening("isi")
	b.append("2026-001", "Judul lama", open)
	b.append("2026-001", "Judul baru", Act(2, "isi", "telaah"))
	b.append("2026-001", "", Act(3, "telaah", "telaah"))
	b.view(func(r dossier.Reader) error {
		list, err := r.List("", "")
		if err != nil || len(list) != 1 {
			t.Fatalf("List = %v, %v", list, err)
		}
		got, second, third := list[0], Act(2, "isi", "telaah"), Act(3, "telaah", "telaah")
		if got.Title != "Judul baru" || got.Version != 3 || got.Stage != "telaah" || got.Workflow != open.Workflow ||
			!got.Since.Equal(second.At) || !got.Changed.Equal(third.At) {
			t.Errorf("Summary = %+v", got)
		}
		return nil
	})
}

func testHeads(t *testing.T, b *bench) {
	b.append("2026-002", "", Opening("isi"), Act(2, "isi", "telaah"))
	b.append("2026-001", "", Opening("isi"))
	b.append("2026-002", "", Act(3, "telaah", "arsip"))
	stop := errors.New("stop")
	b.view(func(r dossier.Reader) error {
		var got []dossier.Head
		values := map[dossier.Digest]bool{}
		err := r.Heads(func(h dossier.Head) error {
			got = append(got, h)
			values[h.Value] = true
			return nil
		})
		if err != nil || len(got) != 4 || len(values) != 4 {
			t.Fatalf("Heads = %v, %v, want four of different value", got, err)
		}
		for i, want := range []dossier.Entry{Opening("isi"), Act(2, "", ""), Opening("isi"), Act(3, "", "")} {
			if got[i].Pos != i+1 || !got[i].At.Equal(want.At) || len(got[i].Value) != 64 {
				t.Errorf("head %d = %+v, want the time %v", i+1, got[i], want.At)
			}
		}
		chains := map[dossier.Digest]bool{}
		for seq := 1; seq <= 3; seq++ {
			chain, err := r.Chain("2026-002", seq)
			if err != nil || len(chain) != 64 {
				t.Errorf("Chain(%d) = %q, %v", seq, chain, err)
			}
			chains[chain] = true
		}
		if _, err := r.Chain("2026-002", 4); !errors.Is(err, dossier.ErrNotFound) || len(chains) != 3 {
			t.Errorf("Chain of no entry = %v, want %v; %d different ones", err, dossier.ErrNotFound, len(chains))
		}
		if err := r.Heads(func(dossier.Head) error { return stop }); !errors.Is(err, stop) {
			t.Errorf("Heads = %v, want the error of each", err)
		}
		return nil
	})
	b.sound()
}
