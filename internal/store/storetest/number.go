package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"naskah/internal/dossier"
)

// numbered returns an entry of the book about numbers.
func numbered(seq int, numbers ...dossier.Number) dossier.Entry {
	e := Act(seq, "", "")
	e.Kind, e.Action, e.Numbers = dossier.Numbered, "", numbers
	return e
}

// reserved opens the book with one reserved number.
func (b *bench) reserved() (n dossier.Number) {
	b.update(func(l dossier.Ledger) (err error) {
		n, err = number(l, "nk", 2026)
		n.State, n.Field, n.For = dossier.Reserved, "", "2026-001"
		return errors.Join(err, l.Append(dossier.Book, "", dossier.Entry{Seq: 1, At: noon, Kind: dossier.Opened}, numbered(2, n)))
	})
	return n
}

// wantRegister compares the register of one series.
func (b *bench) wantRegister(want string) {
	b.Helper()
	b.view(func(r dossier.Reader) error {
		list, err := r.Numbers("nk", 2026)
		got := ""
		for _, n := range list {
			got += fmt.Sprintf("%d %s %q %s/%d;", n.Serial, n.Text, n.State, n.Dossier, n.Seq)
		}
		if got != want {
			b.Errorf("register %s, want %s", got, want)
		}
		return err
	})
	b.sound()
}

// refusedEntry wants an entry not to be taken.
func (b *bench) refusedEntry(what string, e dossier.Entry) {
	b.Helper()
	if err := b.store.Update(b.Context(), func(l dossier.Ledger) error { return l.Append(dossier.Book, "", e) }); err == nil {
		b.Errorf("%s was accepted", what)
	}
}

// kept wants a number to be reserved for a dossier; 0 is none.
func (b *bench) kept(id dossier.ID, series string, want int) {
	b.Helper()
	b.update(func(l dossier.Ledger) error {
		got, err := l.Reserved(id, series)
		if want == 0 && errors.Is(err, dossier.ErrNotFound) {
			return nil
		}
		if got.Serial != want || got.Text == "" || got.State != dossier.Reserved {
			b.Errorf("Reserved(%s, %s) = %+v, %v, want serial %d", id, series, got, err, want)
		}
		return err
	})
}

func testNumberStates(t *testing.T, b *bench) {
	n := b.reserved()
	b.wantRegister(`1 nk/1/2026 "cadangan" nomor/2;`)
	b.kept("2026-001", "nk", 1)
	b.kept("2026-002", "nk", 0)
	b.kept("2026-001", "pks", 0)
	b.refusedEntry("a second reservation", numbered(3, n))
	other := n
	other.Text = "lain"
	b.refusedEntry("another text", numbered(3, other))
	open := Opening("isi")
	n.State, n.Field, n.For = dossier.InForce, "nomor", ""
	open.Numbers = []dossier.Number{n}
	b.append("2026-001", "", open)
	b.wantRegister(`1 nk/1/2026 "" 2026-001/1;`)
	b.kept("2026-001", "nk", 0)
	n.State = dossier.External
	b.refusedEntry("a number in force as used elsewhere", numbered(3, n))
	n.State = dossier.Void
	void := Act(2, "isi", "isi")
	void.Numbers = []dossier.Number{n}
	b.append("2026-001", "", void)
	b.wantRegister(`1 nk/1/2026 "batal" 2026-001/2;`)
	for _, state := range []dossier.NumberState{dossier.InForce, dossier.Reserved, dossier.Void, dossier.External} {
		n.State = state
		b.refusedEntry("a void number again", numbered(3, n))
	}
	// The next one is drawn behind it.
	b.update(func(l dossier.Ledger) error {
		next, err := number(l, "nk", 2026)
		next.State = dossier.External
		return errors.Join(err, l.Append(dossier.Book, "", numbered(3, next)))
	})
	b.wantRegister(`1 nk/1/2026 "batal" 2026-001/2;2 nk/2/2026 "luar" nomor/3;`)
}

func testBook(t *testing.T, b *bench) {
	n := b.reserved()
	b.append("2026-001", "Judul", Opening("isi"))
	b.view(func(r dossier.Reader) error {
		list, err := r.List("", "")
		if err != nil || len(list) != 1 || list[0].ID != "2026-001" {
			t.Errorf("List = %v, %v, want the dossier alone", list, err)
		}
		for _, c := range []struct {
			series string
			year   int
			want   int
		}{{"", 0, 1}, {"nk", 0, 1}, {"", 2026, 1}, {"pks", 0, 0}, {"nk", 2027, 0}} {
			got, err := r.Numbers(c.series, c.year)
			if err != nil || len(got) != c.want {
				t.Errorf("Numbers(%q, %d) = %v, %v, want %d", c.series, c.year, got, err, c.want)
			}
		}
		got, err := r.Numbers("", 0)
		want := []dossier.Registered{{Number: n, Dossier: dossier.Book, Seq: 2}}
		if !slices.Equal(got, want) {
			t.Errorf("Numbers = %+v, want %+v", got, want)
		}
		return err
	})
	b.sound()
}
