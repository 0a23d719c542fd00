package sqlite

import (
	"fmt"
	"path/filepath"
	"testing"

	"naskah/internal/dossier"
	"naskah/internal/store/storetest"
)

// BenchmarkAppend is one act: one entry in one durable transaction.
func BenchmarkAppend(b *testing.B) {
	s := openAt(b, filepath.Join(b.TempDir(), "naskah.db"))
	defer func() { closed(b, s) }()
	add(b, s, "2026-001", storetest.Opening("isi"))
	seq := 1
	for b.Loop() {
		seq++
		add(b, s, "2026-001", storetest.Act(seq, "isi", "isi"))
	}
}

// BenchmarkView reads one dossier with a history of ten entries.
func BenchmarkView(b *testing.B) {
	s := openAt(b, filepath.Join(b.TempDir(), "naskah.db"))
	defer func() { closed(b, s) }()
	add(b, s, "2026-001", storetest.Opening("isi"))
	for seq := 2; seq <= 10; seq++ {
		add(b, s, "2026-001", storetest.Act(seq, "isi", "isi"))
	}
	for b.Loop() {
		err := s.View(b.Context(), func(r dossier.Reader) error {
			if _, err := r.Dossier("2026-001"); err != nil {
				return err
			}
			_, err := r.History("2026-001")
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens a file of 100 dossiers, looks at one, and closes.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "naskah.db")
	s := openAt(b, path)
	for i := range 100 {
		add(b, s, dossier.ID(fmt.Sprintf("2026-%03d", i+1)), storetest.Opening("isi"))
	}
	closed(b, s)
	for b.Loop() {
		s := openAt(b, path)
		if err := s.View(b.Context(), func(r dossier.Reader) error { _, err := r.Dossier("2026-007"); return err }); err != nil {
			b.Fatal(err)
		}
		closed(b, s)
	}
}

func add(t testing.TB, s *Store, id dossier.ID, entries ...dossier.Entry) {
	t.Helper()
	err := s.Update(t.Context(), func(l dossier.Ledger) error { return l.Append(id, "Judul", entries...) })
	if err != nil {
		t.Fatalf("Update: %v", err)
	}
}

func closed(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
}
