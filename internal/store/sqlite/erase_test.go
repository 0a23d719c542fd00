package sqlite

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/store/storetest"
)

// erasedFile is the file of a record from which a dossier's data were erased.
func erasedFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "naskah.db")
	s := openAt(t, path)
	for _, step := range []func(dossier.Ledger) error{
		func(l dossier.Ledger) error { return storetest.WritePersonal(l, "2026-001") },
		func(l dossier.Ledger) error { return l.Erase("2026-001", storetest.Erasing(4, "kontak", "nota-r1")) },
	} {
		if err := s.Update(t.Context(), step); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, s)
	return path
}

// holding lists the files beside a record, itself included, that hold a text.
func holding(t *testing.T, path, text string) (list []string) {
	t.Helper()
	names, err := filepath.Glob(path + "*")
	if err != nil || len(names) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(text)) {
			list = append(list, filepath.Base(name))
		}
	}
	return list
}

func TestErasedBytesAreGoneFromTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naskah.db")
	s := openAt(t, path)
	update := func(fn func(dossier.Ledger) error) {
		t.Helper()
		if err := s.Update(t.Context(), fn); err != nil {
			t.Fatal(err)
		}
	}
	update(func(l dossier.Ledger) error { return storetest.WritePersonal(l, "2026-001") })
	if len(holding(t, path, storetest.Secret())) == 0 {
		t.Fatal("the text was not in the files to begin with")
	}
	update(func(l dossier.Ledger) error { return l.Erase("2026-001", storetest.Erasing(4, "kontak", "nota-r1")) })
	if !slices.Contains(codes(s.Verify(t.Context())), "ST039") {
		t.Error("verify does not say that the file is not swept yet")
	}
	if err := s.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left := holding(t, path, storetest.Secret()); len(left) > 0 { // the store is still open: the WAL too
		t.Errorf("%q still hold what was erased", left)
	}
	if got := codes(s.Verify(t.Context())); !slices.Equal(got, []string{"ST038"}) {
		t.Errorf("verify finds %q after the sweep", got)
	}
	closed(t, s)
}

func TestSweepSaysThatAReaderKeepsItFromEnding(t *testing.T) {
	path := erasedFile(t)
	s, err := Open(t.Context(), path, Options{Wait: 1})
	if err != nil {
		t.Fatal(err)
	}
	other := openAt(t, path)
	err = other.View(t.Context(), func(r dossier.Reader) error {
		if err := s.Sweep(t.Context()); !slices.Equal(codes(diag.Findings(err)), []string{"ST040"}) {
			t.Errorf("Sweep beside a reader: %v, want ST040", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Sweep(t.Context()); err != nil {
		t.Errorf("Sweep once the reader has ended: %v", err)
	}
	closed(t, other)
	closed(t, s)
}

func TestVerifyFindsTamperingWithWhatWasErased(t *testing.T) {
	for name, c := range map[string]struct{ statement, code string }{
		"a redacted entry":     {`UPDATE entry SET payload = replace(payload, '"nilai":5', '"nilai":6') WHERE seq = 2`, "ST021"},
		"its salt":             {`UPDATE entry SET salt = 'x' WHERE seq = 1`, "ST021"},
		"its digest":           {`UPDATE entry SET digest = 'x' WHERE seq = 2`, "ST021"},
		"the basis":            {`UPDATE entry SET payload = replace(payload, '3 Maret', '4 Maret') WHERE seq = 4`, "ST021"},
		"the erasure denied":   {`UPDATE entry SET payload = replace(payload, '"penghapusan"', '"apa"') WHERE seq = 4`, "ST021"},
		"the snapshot":         {`UPDATE dossier SET snapshot = replace(snapshot, '"nilai":5', '"nilai":6')`, "ST024"},
		"another paper's byte": {`UPDATE blob SET data = x'00'`, "ST025"},
		"another paper gone":   {`DELETE FROM blob`, "ST027"},
	} {
		t.Run(name, func(t *testing.T) {
			path := erasedFile(t)
			unguarded(t, path)
			raw(t, path, c.statement)
			s := openAt(t, path)
			if got := codes(s.Verify(t.Context())); !slices.Contains(got, c.code) {
				t.Errorf("verify finds %q, want %s", got, c.code)
			}
			closed(t, s)
		})
	}
}

func TestAPracticeRecordIsNotErasedFrom(t *testing.T) {
	s, err := Open(t.Context(), Memory, Options{Practice: true})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Update(t.Context(), func(l dossier.Ledger) error {
		if err := storetest.WritePersonal(l, "2026-001"); err != nil {
			return err
		}
		if l.Erase("2026-001", storetest.Erasing(4, "kontak", "nota-r1")) == nil {
			t.Error("Erase went through")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	closed(t, s)
}

// codes are those of findings, in order.
func codes(findings []diag.Diagnostic) (list []string) {
	for _, d := range findings {
		list = append(list, d.Code)
	}
	return list
}
