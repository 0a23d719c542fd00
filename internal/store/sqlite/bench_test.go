package sqlite

import (
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"naskah/internal/dossier"
	"naskah/internal/store/storetest"
)

var (
	office  = flag.Int("office", 2000, "how many dossiers BenchmarkOffice holds")
	entries = flag.Int("entries", 40, "how many entries each of them has")
)

// BenchmarkCommand is one act: one entry in one durable transaction. In turn
// with each, the bare statements of such an act are run on a file of their own,
// so that both meet the same disk at the same time.
func BenchmarkCommand(b *testing.B) {
	b.Run("sqlite-1", func(b *testing.B) {
		s := openAt(b, filepath.Join(b.TempDir(), "naskah.db"))
		defer func() { closed(b, s) }()
		add(b, s, "2026-001", storetest.Opening("isi"))
		bare := newBare(b)
		var ours, theirs []time.Duration
		seq := 1
		for b.Loop() {
			seq++
			began := time.Now()
			add(b, s, "2026-001", storetest.Act(seq, "isi", "isi"))
			ours = append(ours, time.Since(began))
			b.StopTimer()
			began = time.Now()
			bare.act(b, seq)
			theirs = append(theirs, time.Since(began))
			b.StartTimer()
		}
		report(b, "", ours)
		report(b, "bare-", theirs)
	})
}

// report gives the rate and the slowest hundredth.
func report(b *testing.B, name string, times []time.Duration) {
	slices.Sort(times)
	var sum time.Duration
	for _, t := range times {
		sum += t
	}
	b.ReportMetric(float64(len(times))/sum.Seconds(), name+"acts/s")
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, name+"p50-ms")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, name+"p99-ms")
}

// bare writes what an act writes, with nothing of ours around it.
type bare struct {
	db       *sql.DB
	payload  string
	snapshot string
}

func newBare(b *testing.B) *bare {
	path := filepath.Join(b.TempDir(), "naskah.db")
	s := openAt(b, path)
	add(b, s, "2026-001", storetest.Opening("isi"))
	x := &bare{}
	if err := s.write.QueryRow("SELECT payload, snapshot FROM entry JOIN dossier ON id = dossier").Scan(&x.payload, &x.snapshot); err != nil {
		b.Fatal(err)
	}
	closed(b, s)
	var err error
	if x.db, err = pool(fileName(path, settings("immediate")), 1); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := x.db.Close(); err != nil {
			b.Error(err)
		}
	})
	return x
}

func (x *bare) act(b *testing.B, seq int) {
	tx, err := x.db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	digest := string(dossier.DigestOf(nil))
	at := stamp(storetest.Act(seq, "", "").At)
	for _, c := range []struct {
		query string
		args  []any
	}{
		{putDossier, []any{"2026-001", "Judul", "2026-001\njudul", "nota_kesepahaman", "isi", at, at, seq, x.snapshot, digest}},
		{addEntry, []any{"2026-001", seq, digest[:32], x.payload, digest, digest}},
		{addJournal, []any{seq, "2026-001", seq, at, digest}},
	} {
		if _, err := tx.Exec(c.query, c.args...); err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkReplay reads and folds the history of one dossier of 1,000 entries.
func BenchmarkReplay(b *testing.B) {
	s := openAt(b, Memory)
	defer func() { closed(b, s) }()
	add(b, s, "2026-001", history(1000)...)
	for b.Loop() {
		if _, err := dossier.Fold("2026-001", mustHistory(b, s, "2026-001")); err != nil {
			b.Fatal(err)
		}
	}
}

func mustHistory(b *testing.B, s *Store, id dossier.ID) (list []dossier.Entry) {
	b.Helper()
	err := s.View(b.Context(), func(r dossier.Reader) (err error) {
		list, err = r.History(id)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return list
}

// history is an opening and acts that move between stages.
func history(entries int) []dossier.Entry {
	stages := []string{"penyusunan", "pembahasan", "paraf", "tanda_tangan", "pelaksanaan"}
	list := []dossier.Entry{storetest.Opening(stages[0])}
	for seq := 2; seq <= entries; seq++ {
		list = append(list, storetest.Act(seq, stages[(seq-2)%5], stages[(seq-1)%5]))
	}
	return list
}

// BenchmarkOffice asks what a command asks of a record with many dossiers.
func BenchmarkOffice(b *testing.B) {
	path := filepath.Join(b.TempDir(), "naskah.db")
	fillOffice(b, path)
	b.Run("open and look", func(b *testing.B) {
		for b.Loop() {
			s := openAt(b, path)
			if err := s.View(b.Context(), func(r dossier.Reader) error { _, err := r.Dossier("2026-007"); return err }); err != nil {
				b.Fatal(err)
			}
			closed(b, s)
		}
	})
	s := openAt(b, path)
	defer func() { closed(b, s) }()
	for name, by := range map[string][2]string{"list by text": {"", "ke-777"}, "list by stage and text": {"pembahasan", "ke-9"}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				err := s.View(b.Context(), func(r dossier.Reader) error {
					list, err := r.List(by[0], by[1])
					if err == nil && len(list) == 0 {
						b.Error("nothing found")
					}
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("act", func(b *testing.B) {
		seq := len(mustHistory(b, s, "2026-007"))
		for b.Loop() {
			seq++
			add(b, s, "2026-007", storetest.Act(seq, "pelaksanaan", "pelaksanaan"))
		}
	})
	b.Run("quick_check", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.write.Exec("PRAGMA quick_check"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func fillOffice(b *testing.B, path string) {
	s := openAt(b, path)
	const batch = 200
	for from := 0; from < *office; from += batch {
		err := s.Update(b.Context(), func(l dossier.Ledger) error {
			for i := from; i < min(from+batch, *office); i++ {
				id, err := l.NextID(2026)
				if err != nil {
					return err
				}
				if err := l.Append(id, fmt.Sprintf("Pertukaran data dan informasi ke-%d", i%1000), history(*entries-i%min(5, *entries))...); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	closed(b, s)
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d dossiers, %d bytes each", *office, info.Size()/int64(*office))
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
