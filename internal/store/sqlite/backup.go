package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"naskah/internal/diag"
	"naskah/internal/disk"
	"naskah/internal/dossier"
)

// Backup writes the record as it stands at this moment into a new file, while
// others go on writing, verifies the copy whole, and returns the digest of its
// bytes. The file has its name only when all of that is done.
func (s *Store) Backup(ctx context.Context, to string) (digest dossier.Digest, err error) {
	if exists(to) {
		return "", fmt.Errorf("back up to %s: %w", to, os.ErrExist)
	}
	tmp, err := emptyBeside(to)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, removeAll(tmp))
		}
	}()
	if err := s.patiently(ctx, func() error { return copyInto(ctx, s.write, tmp) }); err != nil {
		return "", fmt.Errorf("back up: %w", err)
	}
	if err := s.steady(); err != nil {
		return "", err
	}
	if err := verifyFile(ctx, tmp); err != nil {
		return "", fmt.Errorf("verify the copy: %w", named(err, s.path))
	}
	if digest, err = syncFile(tmp); err != nil {
		return "", err
	}
	if err := os.Rename(tmp, to); err != nil {
		return "", err
	}
	return digest, disk.SyncFolder(filepath.Dir(to))
}

// copyInto lets SQLite write a copy of one snapshot, defragmented and without a
// WAL, into an empty file.
func copyInto(ctx context.Context, db *sql.DB, file string) error {
	_, err := db.ExecContext(ctx, copyFile, file)
	return err
}

// verifyFile verifies a record that nobody writes to, without touching it.
func verifyFile(ctx context.Context, path string) error {
	s := &Store{path: path, wait: DefaultWait}
	err := s.openFixed(ctx, diag.Fail(diag.New("ST005", s.pos())))
	if err == nil {
		err = diag.Fail(s.Verify(ctx)...)
	}
	if s.read != nil {
		err = errors.Join(err, s.Close())
	}
	return err
}

// named lets the findings of an error point at the file the user knows.
func named(err error, path string) error {
	findings := diag.Findings(err)
	if findings == nil {
		return err
	}
	list := make([]diag.Diagnostic, len(findings))
	for i, d := range findings {
		d.Pos.File = path
		list[i] = d
	}
	return diag.Fail(list...)
}

// passing are the names of copies on their way.
const passing = ".naskah-*.db"

// emptyBeside makes an empty file of a passing name in the folder of another.
func emptyBeside(name string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(name), passing)
	if err != nil {
		return "", err
	}
	info, err := f.Stat()
	if err == nil {
		err = sweep(filepath.Dir(name), info.ModTime())
	}
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// abandoned is how old a copy on its way is that nobody makes any more. The
// folder may hold that of another process, which must stay.
const abandoned = 24 * time.Hour

// sweep clears away copies that a killed process left; now is the time by the
// clock of the disk they lie on.
func sweep(folder string, now time.Time) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if ours, _ := filepath.Match(passing, e.Name()); !ours || !e.Type().IsRegular() {
			continue
		}
		info, err := e.Info()
		if err != nil || now.Sub(info.ModTime()) < abandoned {
			continue // gone by itself meanwhile, or on its way
		}
		if err := removeAll(filepath.Join(folder, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// syncFile makes a file durable and returns the digest of its bytes.
func syncFile(path string) (dossier.Digest, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, err = io.Copy(h, f)
	if err == nil {
		err = f.Sync()
	}
	return dossier.Digest(hex.EncodeToString(h.Sum(nil))), errors.Join(err, f.Close())
}

// removeAll removes a database with what SQLite keeps beside it.
func removeAll(path string) error {
	var all error
	for _, suffix := range []string{"-wal", "-shm", "-journal", ""} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			all = errors.Join(all, err)
		}
	}
	return all
}
