package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"

	"naskah/internal/diag"
)

// Memory is the path of a record that lives only as long as its Store.
const Memory = ":memory:"

// schemaVersion is the number of the last file in migrations/. Open compares it
// with the file's and starts goose only when they differ: goose reads and
// parses its whole folder, and asks the database several times, to find that
// there is nothing to do.
const schemaVersion = 5

// applicationID marks the file as ours ("NSKH") in its header, where
// file(1) and SQLite's tools show it.
const applicationID = 0x4e534b48

// readers is how many Views of one Store run side by side.
const readers = 4

//go:embed migrations/*.sql
var migrations embed.FS

// Open opens the record at path, and makes it when there is no file or an
// empty one. What the user can mend (a newer version, not a database, a
// read-only folder, a full disk …) comes back as an error that carries a
// finding; nothing has been changed then. A record that cannot be written but
// read is opened for Views alone (ReadOnly).
func Open(ctx context.Context, path string, opt Options) (*Store, error) {
	s := &Store{path: path, rand: opt.source(), wait: opt.Wait, practice: opt.Practice}
	if s.wait == 0 {
		s.wait = DefaultWait
	}
	if err := s.connect(opt); err != nil {
		return nil, fmt.Errorf("open the record: %w", err)
	}
	err := s.prepare(ctx)
	if notWritable(err) {
		err = errors.Join(s.Close(), s.openFixed(ctx, err))
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the record: %w", err), s.Close())
	}
	return s, nil
}

// connect makes the pools. It looks at the path but never opens the file
// itself: closing any descriptor of it would drop the POSIX locks that other
// handles of this process hold (sqlite.org/howtocorrupt.html, 2.2).
func (s *Store) connect(opt Options) error {
	if s.path == Memory {
		db, err := pool(Memory+"?"+settings("immediate"), 1)
		s.write, s.read = db, db
		return err
	}
	path, err := filepath.Abs(s.path)
	if err != nil {
		return err
	}
	switch folder, err := os.Stat(filepath.Dir(path)); {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", diag.Fail(diag.New("ST005", s.pos())), err)
	case err != nil || !folder.IsDir():
		return diag.Fail(diag.New("ST009", s.pos(), "folder", filepath.Dir(path)))
	}
	// SQLite would take a file of one byte for an empty one, and begin anew.
	if file, err := os.Stat(path); err == nil && (!file.Mode().IsRegular() || file.Size() == 1) {
		return diag.Fail(diag.New("ST002", s.pos()))
	}
	if err := s.checkPlace(path, opt); err != nil {
		return err
	}
	if s.write, err = pool(fileName(path, settings("immediate")), 1); err != nil {
		return err
	}
	if s.read, err = pool(fileName(path, settings("deferred")+"&_query_only=1"), readers); err != nil {
		return errors.Join(err, s.write.Close())
	}
	return nil
}

// settings are the parameters of every connection. The busy handler is short
// because patiently does the waiting.
func settings(lock string) string {
	return "_txlock=" + lock + "&_dqs=0&_error_rc=1&_busy_timeout=20&_foreign_keys=1&_synchronous=FULL" +
		"&_pragma=fullfsync(1)&_pragma=checkpoint_fullfsync(1)" + // macOS: fsync alone leaves data in the disk's cache
		"&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_pragma=temp_store(2)"
}

// fileName writes a path as the URI SQLite takes, so that no character of it
// ('?', '#', '%') is read as anything but a part of the name.
func fileName(path, query string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… → file:///C:/…
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: query}).String()
}

func pool(name string, size int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	return db, nil
}

// prepare finds out what the file is, and makes or brings up to date what is
// ours.
func (s *Store) prepare(ctx context.Context) error {
	var version int
	err := s.patiently(ctx, func() error {
		// One transaction: another process may be making the file right now.
		tx, err := s.write.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			return err
		}
		version, err = s.recognise(ctx, tx)
		return errors.Join(err, tx.Rollback())
	})
	if err != nil {
		return err
	}
	if err := s.patiently(ctx, func() error { return s.enterWAL(ctx) }); err != nil {
		return err
	}
	if version == schemaVersion {
		return nil
	}
	return s.patiently(ctx, func() error { return s.migrate(ctx) })
}

// querier is what a pool and a transaction have in common.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// recognise returns the file's schema version: 0 when it is new. A file of
// another program or of a newer version is refused.
func (s *Store) recognise(ctx context.Context, q querier) (int, error) {
	var application, tables int
	if err := q.QueryRowContext(ctx, getApplication).Scan(&application); err != nil {
		return 0, err
	}
	if application != applicationID {
		if err := q.QueryRowContext(ctx, countTables).Scan(&tables); err != nil {
			return 0, err
		}
		if application != 0 || tables != 0 {
			return 0, diag.Fail(diag.New("ST003", s.pos()))
		}
		return 0, nil
	}
	version, err := s.version(ctx, q)
	if err == nil {
		err = s.checkPurpose(ctx, q)
	}
	return version, err
}

// version reads the schema version and refuses one from the future.
func (s *Store) version(ctx context.Context, q querier) (version int, _ error) {
	var text string
	err := q.QueryRowContext(ctx, getSchema).Scan(&text)
	if err == nil {
		version, err = strconv.Atoi(text)
	}
	switch code := primary(err); {
	case code != 0 && code != codeError:
		return 0, err
	case err != nil: // our mark, but no schema version: no table, no row, no number
		return 0, fmt.Errorf("%w: %w", diag.Fail(diag.New("ST004", s.pos())), err)
	}
	if version > schemaVersion {
		return 0, diag.Fail(diag.New("ST001", s.pos(), "ada", version, "kenal", schemaVersion))
	}
	return version, nil
}

// checkVersion refuses to go on when a newer program has changed the file
// since it was opened.
func (s *Store) checkVersion(ctx context.Context, tx *sql.Tx) error {
	_, err := s.version(context.WithoutCancel(ctx), tx)
	return err
}

// enterWAL turns write-ahead logging on; the file remembers it. A file system
// that cannot share memory between processes (a network share) cannot have it.
func (s *Store) enterWAL(ctx context.Context) error {
	if s.path == Memory {
		return nil
	}
	var mode string
	if err := s.write.QueryRowContext(ctx, useWAL).Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		return diag.Fail(diag.New("ST010", s.pos()))
	}
	return nil
}

// migrate brings the file up to date in one transaction: whatever happens, the
// file is either as it was or up to date. The transaction is begun by hand on
// the only connection of the pool, and goose, told to keep DDL apart, begins
// none of its own; so processes that start together wait here, and the second
// finds the work done. An error leaves the transaction open: Open closes the
// connection then, which takes everything back.
func (s *Store) migrate(ctx context.Context) error {
	if _, err := s.write.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	version, err := s.recognise(ctx, s.write)
	if err != nil {
		return err
	}
	if version < schemaVersion {
		if err := s.runMigrations(ctx); err != nil {
			return err
		}
		if err := s.fillIn(ctx, version); err != nil {
			return fmt.Errorf("bring the record up to date: %w", err)
		}
	}
	_, err = s.write.ExecContext(ctx, "COMMIT")
	return err
}

func (s *Store) runMigrations(ctx context.Context) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.write, files,
		goose.WithIsolateDDL(true), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	if _, err := s.write.ExecContext(ctx, setMeta, "program", "naskah"); err != nil {
		return err
	}
	if s.practice {
		if _, err := s.write.ExecContext(ctx, setMeta, practiceKey, "ya"); err != nil {
			return err
		}
	}
	if _, err := s.write.ExecContext(ctx, setMeta, "schema", strconv.Itoa(schemaVersion)); err != nil {
		return err
	}
	_, err = s.write.ExecContext(ctx, setApplication)
	return err
}
