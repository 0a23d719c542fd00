package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	driver "modernc.org/sqlite"

	"naskah/internal/diag"
)

// fixed is a record opened only to be read: its disk, folder or file does not
// take writes from this user, or the disk is full.
type fixed struct {
	why error // what Updates answer
	// A WAL can be read only with a WAL index beside it, which cannot be made
	// here. When nobody is writing there is no WAL, and the file is opened as
	// one that never changes (immutable); before and after each look its size
	// and time tell whether that was so.
	still    bool
	size     int64
	modified time.Time
}

// ReadOnly reports whether the record can be read but not written.
func (s *Store) ReadOnly() bool { return s.fixed != nil }

// openFixed opens for reading what could not be opened for writing, and
// returns why when that does not go either.
func (s *Store) openFixed(ctx context.Context, why error) error {
	path, err := filepath.Abs(s.path)
	if err != nil {
		return why
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return why
	}
	f := &fixed{why: why, still: empty(path + "-wal"), size: info.Size(), modified: info.ModTime()}
	query := settings("deferred") + "&mode=ro"
	if f.still {
		query += "&immutable=1"
	}
	db, err := pool(fileName(path, query), 1)
	if err != nil {
		return why
	}
	s.read, s.write, s.fixed = db, db, f
	err = s.patiently(ctx, func() error {
		tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			return err
		}
		version, err := s.recognise(ctx, tx)
		if err == nil && version != schemaVersion {
			err = why // an older file would have to be brought up to date first
		}
		return errors.Join(err, tx.Rollback())
	})
	if errors.Is(err, why) || notWritable(err) {
		err = why
	}
	return err
}

// notWritable reports whether SQLite's trouble is that it may not write, or has
// no room to.
func notWritable(err error) bool {
	switch primary(err) {
	case codePerm, codeReadOnly, codeCantOpen, codeFull:
		return true
	}
	var e *driver.Error
	return errors.As(err, &e) && e.Code() == codeShmSize
}

// empty reports whether a file has nothing in it, or is not there.
func empty(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Size() == 0
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// steady refuses a look at a file that was taken for unchanging and changed.
func (s *Store) steady() error {
	if s.fixed == nil || !s.fixed.still {
		return nil
	}
	info, err := os.Stat(s.path)
	if err != nil {
		return fmt.Errorf("look at the file again: %w", err)
	}
	if info.Size() != s.fixed.size || !info.ModTime().Equal(s.fixed.modified) {
		return diag.Fail(diag.New("ST012", s.pos()))
	}
	return nil
}
