package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"naskah/internal/dossier"
)

// DefaultWait is how long Open, Update and View wait for other processes.
const DefaultWait = time.Minute

// Options adjust a store; the zero value is right for an office.
type Options struct {
	// Rand is where the salts of entries come from; nil means crypto/rand. A
	// story passes a scripted source so that it can be repeated to the byte.
	Rand io.Reader
	// Wait is how long to wait for another process that holds the file before
	// saying so; zero means DefaultWait.
	Wait time.Duration
	// Trusted opens a record on a disk that may belong to another computer, on
	// the word of whoever set it that this computer alone uses it.
	Trusted bool
	// Practice is for the record of a training: its file is marked, no office can
	// open it, and only such a one can be taken back (Rewind).
	Practice bool
}

// Store is an open record. It is safe for use by several goroutines.
type Store struct {
	path string
	rand io.Reader
	wait time.Duration
	// practice is what the file must be marked as, or as not.
	practice bool
	// write has one connection, so that the writers of this process queue up in
	// order instead of polling the file. read has several, which cannot write.
	// In memory both are the same single connection.
	write, read *sql.DB
	// broken holds the I/O error of a commit. What has reached the disk is then
	// unknown, and a second fsync would claim success for pages the kernel has
	// dropped, so nothing more is written until the file is opened afresh.
	broken atomic.Pointer[error]
	fixed  *fixed // nil for a record that takes writes
}

// Update runs fn in one exclusive transaction. When fn returns nil, all it
// wrote is on the disk before Update returns nil; when it returns an error or
// panics, or ctx has ended, nothing of it remains. fn runs at most once. It
// must not call Update or View of the same Store, and the Ledger must not
// outlive it.
func (s *Store) Update(ctx context.Context, fn func(dossier.Ledger) error) error {
	if s.fixed != nil {
		return fmt.Errorf("begin an update: %w", s.fixed.why)
	}
	if broken := s.broken.Load(); broken != nil {
		return *broken
	}
	t, err := s.begin(ctx, s.write, nil)
	if err != nil {
		return fmt.Errorf("begin an update: %w", err)
	}
	defer t.end()
	l := &ledger{reader: reader{ctx: ctx, store: s, tx: t.tx}}
	if err := fn(l); err != nil {
		return err
	}
	if err := l.settle(); err != nil {
		return err
	}
	if err := t.tx.Commit(); err != nil {
		if primary(err) == codeIO {
			stopped := s.explain(err)
			s.broken.Store(&stopped)
		}
		return fmt.Errorf("commit: %w", s.explain(err))
	}
	return nil
}

// View runs fn on the record as it stands at this moment; changes made
// meanwhile are not seen. fn must not call Update of the same Store, and the
// Reader must not outlive it.
func (s *Store) View(ctx context.Context, fn func(dossier.Reader) error) error {
	t, err := s.begin(ctx, s.read, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("begin a view: %w", err)
	}
	defer t.end()
	if err := s.steady(); err != nil {
		return err
	}
	return errors.Join(fn(&reader{ctx: ctx, store: s, tx: t.tx}), s.steady())
}

// Path is where the record lies.
func (s *Store) Path() string { return s.path }

// Close ends the store. The last handle to close folds the WAL into the file.
func (s *Store) Close() error {
	if s.read == s.write {
		return s.write.Close()
	}
	// The writer goes last: a read-only connection cannot fold the WAL.
	return errors.Join(s.read.Close(), s.write.Close())
}

// transaction is a transaction with the connection it runs on.
type transaction struct {
	conn *sql.Conn
	tx   *sql.Tx
	file bool
}

// begin starts a transaction, waiting for other processes, and makes sure that
// the file has not been taken over by a newer version in the meantime. The
// version is the first thing read, which is what fixes a View's snapshot.
func (s *Store) begin(ctx context.Context, db *sql.DB, opt *sql.TxOptions) (*transaction, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, s.explain(err)
	}
	t := &transaction{conn: conn, file: s.read != s.write}
	err = s.patiently(ctx, func() error {
		// The transaction is not tied to ctx: database/sql would roll it back
		// from another goroutine in the middle of fn, and SQLite's interrupt
		// may end it silently. The ledger asks ctx itself, before each step.
		if t.tx, err = conn.BeginTx(context.WithoutCancel(ctx), opt); err != nil {
			return err
		}
		if err = s.checkVersion(ctx, t.tx); err != nil {
			return errors.Join(err, t.tx.Rollback())
		}
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return t, nil
}

// end rolls back what was not committed and gives the connection back.
func (t *transaction) end() {
	err := t.tx.Rollback()
	if err == nil || errors.Is(err, sql.ErrTxDone) || !t.file {
		_ = t.conn.Close() // its only error says that it was given back already
		return
	}
	// SQLite had ended the transaction by itself, or could not: the state of
	// the connection is not known, so the pool drops it. The file is safe either
	// way, closing takes back what was not committed.
	_ = t.conn.Raw(func(any) error { return driver.ErrBadConn })
}

// patiently repeats a step that another process or handle keeps from going on,
// until it goes on, ctx ends or the store's patience does. SQLite's own busy
// handler sleeps up to 100 ms between tries and loses against a process that
// writes without pause; short steps win a turn soon.
func (s *Store) patiently(ctx context.Context, step func() error) error {
	patience := time.NewTimer(s.wait)
	defer patience.Stop()
	pause := time.Millisecond
	for {
		err := ctx.Err()
		if err == nil {
			err = step()
		}
		if code := primary(err); code != codeBusy && code != codeLocked && code != codeProtocol {
			return s.explain(err)
		}
		turn := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			turn.Stop()
			return ctx.Err()
		case <-patience.C:
			turn.Stop()
			return s.explain(err)
		case <-turn.C:
		}
		pause = min(pause*3/2, 8*time.Millisecond)
	}
}

func (o Options) source() io.Reader {
	if o.Rand == nil {
		return rand.Reader
	}
	return o.Rand
}
