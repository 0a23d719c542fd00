package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/store/storetest"
)

// mustFind checks that an error carries just this finding.
func mustFind(t *testing.T, err error, code string) {
	t.Helper()
	findings := diag.Findings(err)
	if len(findings) != 1 || findings[0].Code != code {
		t.Errorf("error = %v, want finding %s", err, code)
	}
}

// openRaw opens the file without the store.
func openRaw(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return db
}

// raw changes the file behind the store's back.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db := openRaw(t, path)
	defer func() {
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

func TestFilesThatAreNotOursAreRefusedUntouched(t *testing.T) {
	damaged := sound(t)
	copy(damaged[100:], bytes.Repeat([]byte{0xff}, 3000))
	for _, c := range []struct {
		name, code string
		content    []byte
		statements []string
	}{
		{"text", "ST002", []byte("Ini bukan basis data.\n"), nil},
		{"long text", "ST002", bytes.Repeat([]byte("nota kesepahaman "), 1000), nil},
		{"one byte", "ST002", []byte{0}, nil},
		{"two bytes", "ST002", []byte{0, 0}, nil},
		{"another program", "ST003", nil, []string{"CREATE TABLE resep (nama TEXT)"}},
		{"another mark", "ST003", nil, []string{"PRAGMA application_id = 7"}},
		{"our mark alone", "ST004", nil, []string{setApplication}},
		{"a newer version", "ST001", sound(t), []string{"UPDATE meta SET value = '99' WHERE key = 'schema'"}},
		{"no version", "ST004", sound(t), []string{"DELETE FROM meta"}},
		{"a senseless version", "ST004", sound(t), []string{"UPDATE meta SET value = 'satu' WHERE key = 'schema'"}},
		{"cut off", "ST004", sound(t)[:5000], nil},
		{"overwritten", "ST004", damaged, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "naskah.db")
			if c.content != nil {
				if err := os.WriteFile(path, c.content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if c.statements != nil {
				raw(t, path, c.statements...)
			}
			before := read(t, path)
			s, err := Open(t.Context(), path, Options{})
			if err == nil { // the header may be sound where the rest is not
				err = s.View(t.Context(), func(r dossier.Reader) error { _, err := r.History("2026-001"); return err })
				closed(t, s)
			}
			mustFind(t, err, c.code)
			if !bytes.Equal(read(t, path), before) {
				t.Error("the file was changed")
			}
			if left, err := filepath.Glob(path + "-*"); len(left) > 0 || err != nil {
				t.Errorf("left behind: %v %v", left, err)
			}
		})
	}
}

// sound returns the bytes of a record with one dossier.
func sound(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "naskah.db")
	s := openAt(t, path)
	add(t, s, "2026-001", storetest.Opening("isi"))
	closed(t, s)
	return read(t, path)
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPlacesThatCannotHoldARecordAreRefused(t *testing.T) {
	folder := t.TempDir()
	_, err := Open(t.Context(), filepath.Join(folder, "tidak", "ada.db"), Options{})
	mustFind(t, err, "ST009")
	_, err = Open(t.Context(), folder, Options{})
	mustFind(t, err, "ST002")
	if left, err := os.ReadDir(folder); len(left) != 0 || err != nil {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestAnEmptyFileBecomesARecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naskah.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := openAt(t, path)
	add(t, s, "2026-001", storetest.Opening("isi"))
	mustBeSound(t, s)
	closed(t, s)
}

func TestANewerProgramTakesTheFileOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naskah.db")
	s := openAt(t, path)
	defer func() { closed(t, s) }()
	raw(t, path, fmt.Sprintf("UPDATE meta SET value = '%d' WHERE key = 'schema'", schemaVersion+1))
	mustFind(t, s.Update(t.Context(), func(dossier.Ledger) error { return nil }), "ST001")
	mustFind(t, s.View(t.Context(), func(dossier.Reader) error { return nil }), "ST001")
}

func TestAFullDiskLeavesNothingHalfWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naskah.db")
	s := openAt(t, path)
	defer func() { closed(t, s) }()
	add(t, s, "2026-001", storetest.Opening("isi"))
	if _, err := s.write.Exec("PRAGMA max_page_count = 60"); err != nil {
		t.Fatal(err)
	}
	fill := func(size int) error {
		return s.Update(t.Context(), func(l dossier.Ledger) error {
			_, err := l.PutBlob(bytes.Repeat([]byte{byte(size)}, size))
			if size > 1000 && err == nil {
				t.Error("the disk is not full")
			}
			// A caller that overlooks the failure does not get half of its act.
			if err := l.Append("2026-001", "", storetest.Act(2, "isi", "arsip")); size > 1000 && err == nil {
				t.Error("Append after a failure was accepted")
			}
			return nil
		})
	}
	mustFind(t, fill(1<<20), "ST006")
	mustBeSound(t, s)
	if n := count(t, s); n != 1 {
		t.Errorf("%d dossiers, want 1", n)
	}
	if err := fill(10); err != nil {
		t.Errorf("a small act on the same disk: %v", err)
	}
	mustBeSound(t, s)
}

func TestPatienceEndsWithASentence(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naskah.db")
	holder := openAt(t, path)
	defer func() { closed(t, holder) }()
	waiter, err := Open(t.Context(), path, Options{Wait: 60 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { closed(t, waiter) }()
	err = holder.Update(t.Context(), func(dossier.Ledger) error {
		mustFind(t, waiter.Update(t.Context(), func(dossier.Ledger) error { return nil }), "ST007")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := waiter.Update(t.Context(), func(dossier.Ledger) error { return nil }); err != nil {
		t.Errorf("Update after the wait: %v", err)
	}
}

func TestAnIOErrorOfACommitStopsTheWriter(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "naskah.db"))
	defer func() { closed(t, s) }()
	gone := errors.New("fsync")
	s.broken.Store(&gone)
	if err := s.Update(t.Context(), func(dossier.Ledger) error { return nil }); !errors.Is(err, gone) {
		t.Errorf("Update = %v, want the I/O error", err)
	}
	if n := count(t, s); n != 0 {
		t.Errorf("%d dossiers", n)
	}
}

func TestAnExitingGoroutineLeavesTheStoreUsable(t *testing.T) {
	s := openAt(t, Memory)
	defer func() { closed(t, s) }()
	done := make(chan struct{})
	go func() {
		defer close(done)
		err := s.Update(context.Background(), func(l dossier.Ledger) error {
			if err := l.Append("2026-001", "", storetest.Opening("isi")); err != nil {
				t.Error(err)
			}
			runtime.Goexit()
			return nil
		})
		t.Errorf("Update returned %v from an exiting goroutine", err)
	}()
	<-done
	if n := count(t, s); n != 0 {
		t.Errorf("%d dossiers, want none", n)
	}
}

func TestEveryConnectionIsSetUp(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "naskah.db"))
	defer func() { closed(t, s) }()
	for _, db := range []*sql.DB{s.write, s.read} {
		for pragma, want := range map[string]string{
			"journal_mode": "wal", "synchronous": "2", "fullfsync": "1", "checkpoint_fullfsync": "1", "foreign_keys": "1", "trusted_schema": "0", "application_id": "1314081608",
		} {
			var got string
			if err := db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("PRAGMA %s = %s, %v, want %s", pragma, got, err, want)
			}
		}
	}
	var version string
	if err := s.read.QueryRow("SELECT sqlite_version()").Scan(&version); err != nil || version < "3.51.3" {
		t.Errorf("SQLite %s, %v: before 3.51.3 resetting a WAL could damage the file", version, err)
	}
	if _, err := s.read.Exec("DELETE FROM meta"); err == nil {
		t.Error("a reading connection could write")
	}
}

func TestSchemaVersionIsTheLastMigration(t *testing.T) {
	files, err := migrations.ReadDir("migrations")
	if err != nil {
		t.Fatal(err)
	}
	number, _, _ := strings.Cut(files[len(files)-1].Name(), "_")
	if last, err := strconv.Atoi(number); err != nil || last != schemaVersion {
		t.Errorf("schemaVersion = %d, want %d as in the last file of migrations/", schemaVersion, last)
	}
	s := openAt(t, Memory)
	defer func() { closed(t, s) }()
	var version int
	if err := s.write.QueryRow("SELECT max(version_id) FROM goose_db_version").Scan(&version); err != nil || version != schemaVersion {
		t.Errorf("goose is at %d, %v, want %d", version, err, schemaVersion)
	}
}
