package sqlite

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/store/storetest"
)

func openPractice(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, Options{Practice: true, Rand: rand.NewChaCha8([32]byte{7})})
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return s
}

// practiceActs are transactions that touch every table. Each appends one entry.
func practiceActs(l dossier.Ledger, n int) error {
	number := func(serial int, state dossier.NumberState, kept dossier.ID) []dossier.Number {
		return []dossier.Number{{Series: "nk", Year: 2026, Serial: serial, Text: fmt.Sprintf("NK-%d", serial), State: state, For: kept}}
	}
	entry := dossier.Entry{Seq: 2, Kind: dossier.Acted, From: "a", To: "b", Command: fmt.Sprintf("perintah-%d", n)}
	var id dossier.ID
	var err error
	switch n {
	case 0, 3: // a dossier is opened, with bytes of its own
		entry = storetest.Opening("a")
		entry.Command = fmt.Sprintf("perintah-%d", n)
		if entry.Definition, err = l.PutBlob([]byte(entry.Command)); err == nil {
			id, err = l.NextID(2026)
		}
	case 1: // a number is reserved
		id, entry.Seq, entry.Kind, entry.Values = dossier.Book, 1, dossier.Opened, nil
		_, err = l.NextSerial("nk", 2026)
		entry.Numbers = number(1, dossier.Reserved, "2026-001")
	case 2: // … and used, with a paper
		id = "2026-001"
		entry.Numbers = number(1, dossier.InForce, "")
		var digest dossier.Digest
		digest, err = l.PutBlob([]byte("naskah"))
		entry.Papers = []dossier.Paper{{ID: "nota", Name: "nota", DOCX: digest, PDF: digest}}
	case 4: // the number is void
		id, entry.Seq = "2026-001", 3
		entry.Numbers = number(1, dossier.Void, "")
	case 5: // another is drawn; both dossiers have the same bytes
		id = "2026-002"
		_, err = l.NextSerial("nk", 2026)
		entry.Numbers = number(2, dossier.InForce, "")
		entry.Papers = []dossier.Paper{{ID: "nota", Name: "nota", DOCX: dossier.DigestOf([]byte("naskah"))}}
	}
	if err != nil {
		return err
	}
	return l.Append(id, fmt.Sprintf("Judul %d", n), entry)
}

const allActs = 6

func playActs(t testing.TB, s *Store, from, to int) {
	t.Helper()
	for n := from; n < to; n++ {
		if err := s.Update(t.Context(), func(l dossier.Ledger) error { return practiceActs(l, n) }); err != nil {
			t.Fatalf("act %d: %v", n, err)
		}
	}
}

// rowsOf returns all rows of a table as text.
func rowsOf(t testing.TB, s *Store, table string) []string {
	t.Helper()
	rows, err := s.write.Query("SELECT * FROM " + table + " ORDER BY 1, 2")
	if err != nil {
		t.Fatal(err)
	}
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for rows.Next() {
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		list = append(list, fmt.Sprint(values...))
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		t.Fatal(err)
	}
	return list
}

// A record that was taken back holds exactly what one holds that never went
// further, and goes on as that one does.
func TestARecordTakenBackIsAsIfNothingHadFollowed(t *testing.T) {
	for pos := range allActs + 1 {
		t.Run(fmt.Sprint(pos), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "lama.db")
			long := openPractice(t, path)
			playActs(t, long, 0, allActs)
			if err := long.Rewind(t.Context(), pos); err != nil {
				t.Fatal(err)
			}
			if found := long.Verify(t.Context()); len(found) > 0 {
				t.Errorf("Verify after Rewind: %v", found)
			}
			short := openPractice(t, filepath.Join(t.TempDir(), "pendek.db"))
			playActs(t, short, 0, pos)
			for _, table := range []string{"dossier", "entry", "journal", "command", "register", "blob", "meta"} {
				if diff := cmp.Diff(rowsOf(t, short, table), rowsOf(t, long, table)); diff != "" {
					t.Errorf("%s (-never went further +taken back):\n%s", table, diff)
				}
			}
			if triggers := rowsOf(t, long, "(SELECT name, sql FROM sqlite_schema WHERE type = 'trigger')"); len(triggers) < 10 {
				t.Errorf("only %d triggers are left", len(triggers))
			}
			playActs(t, long, pos, allActs)
			if found := long.Verify(t.Context()); len(found) > 0 {
				t.Errorf("Verify after going on: %v", found)
			}
			closed(t, long)
			closed(t, short)
		})
	}
}

func TestOnlyAPracticeRecordIsTakenBackAndOnlyToWhereItWas(t *testing.T) {
	s := openPractice(t, Memory)
	playActs(t, s, 0, 2)
	for _, pos := range []int{-1, 3} {
		if err := s.Rewind(t.Context(), pos); !errors.Is(err, dossier.ErrNotFound) {
			t.Errorf("Rewind(%d) = %v, want ErrNotFound", pos, err)
		}
	}
	office := openAt(t, Memory)
	playActs(t, office, 0, 2)
	if err := office.Rewind(t.Context(), 0); err == nil || len(rowsOf(t, office, "entry")) != 2 {
		t.Errorf("the record of an office was taken back: %v", err)
	}
	closed(t, s)
	closed(t, office)
}

func TestPracticeAndOfficeDoNotOpenEachOthersRecords(t *testing.T) {
	for _, c := range []struct {
		made, opened bool
		code         string
	}{{true, false, "ST014"}, {false, true, "ST015"}} {
		path := filepath.Join(t.TempDir(), "naskah.db")
		s, err := Open(t.Context(), path, Options{Practice: c.made})
		if err != nil {
			t.Fatal(err)
		}
		closed(t, s)
		_, err = Open(t.Context(), path, Options{Practice: c.opened})
		if found := diag.Findings(err); len(found) != 1 || found[0].Code != c.code {
			t.Errorf("a record with practice %v opened with %v: %v, want %s", c.made, c.opened, err, c.code)
		}
		if s, err = Open(t.Context(), path, Options{Practice: c.made}); err != nil {
			t.Fatalf("its own kind: %v", err)
		}
		closed(t, s)
	}
}

func TestABackupOfAPracticeRecordIsNotRestoredIntoAnOffice(t *testing.T) {
	dir := t.TempDir()
	s := openPractice(t, filepath.Join(dir, "latihan.db"))
	playActs(t, s, 0, 2)
	closed(t, s)
	_, err := Restore(t.Context(), Restoring{
		Backup: filepath.Join(dir, "latihan.db"), Record: filepath.Join(dir, "naskah.db"), Aside: filepath.Join(dir, "lama.db"),
	}, Options{})
	if found := diag.Findings(err); len(found) != 1 || found[0].Code != "ST014" {
		t.Errorf("Restore: %v, want ST014", err)
	}
}
