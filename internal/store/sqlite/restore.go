package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	driver "modernc.org/sqlite"

	"naskah/internal/diag"
	"naskah/internal/disk"
	"naskah/internal/dossier"
)

// Restoring says what to put in place of which record.
type Restoring struct {
	Backup string
	Digest dossier.Digest // of the backup's bytes; "" when it is not known
	Record string         // the file to be replaced, or made
	Aside  string         // where the replaced record is kept; must not exist
	Try    bool           // only find out whether it would go
}

// Restore replaces a record by a backup. The backup is copied beside the
// record, held against its digest and verified whole before anything is
// touched; then the old record is copied aside and the new one takes its
// place, at once. kept says whether there was an old one.
func Restore(ctx context.Context, r Restoring, opt Options) (kept bool, err error) {
	s := &Store{path: r.Record}
	if err := s.checkPlace(r.Record, opt); err != nil {
		return false, err
	}
	if exists(r.Aside) { // what is there is not ours to write over, nor to remove
		return false, fmt.Errorf("keep the old record as %s: %w", r.Aside, os.ErrExist)
	}
	tmp, err := emptyBeside(r.Record)
	if err != nil {
		return false, err
	}
	defer func() {
		err = errors.Join(err, removeAll(tmp))
	}()
	if err := r.take(ctx, tmp); err != nil {
		return false, named(err, r.Backup)
	}
	if r.Try {
		return exists(r.Record), nil
	}
	if exists(r.Record) {
		kept, err = true, r.replace(ctx, tmp, opt)
	} else {
		err = os.Rename(tmp, r.Record)
	}
	if err != nil {
		return false, err
	}
	return kept, disk.SyncFolder(filepath.Dir(r.Record))
}

// take copies the backup, brings an older one up to date and verifies it.
func (r Restoring) take(ctx context.Context, tmp string) error {
	if err := copyBytes(r.Backup, tmp); err != nil {
		return err
	}
	digest, err := syncFile(tmp)
	if err != nil {
		return err
	}
	if r.Digest != "" && digest != r.Digest {
		return diag.Fail(diag.New("ST013", diag.Position{}, "sidik", digest, "catatan", r.Digest))
	}
	if info, err := os.Stat(tmp); err != nil || info.Size() == 0 {
		return errors.Join(err, diag.Fail(diag.New("ST002", diag.Position{}))) // an empty file would become an empty record
	}
	// A copy of the whole data folder may have a WAL with the last acts in it.
	if exists(r.Backup + "-wal") {
		if err := copyBytes(r.Backup+"-wal", tmp+"-wal"); err != nil {
			return err
		}
	}
	s, err := Open(ctx, tmp, Options{Trusted: true})
	if err != nil {
		return err
	}
	return errors.Join(diag.Fail(s.Verify(ctx)...), s.Close())
}

// replace keeps the old record aside and writes the new one over it: into the
// same file, in one transaction of SQLite. Putting another file in its place
// would not do: a process that had the old one open, and came to its turn after
// the change, would write its pages into the WAL of the new one.
//
// The first page taken holds the record's write lock from then on, so nothing
// can be acknowledged between the copy aside and the change.
func (r Restoring) replace(ctx context.Context, tmp string, opt Options) error {
	old, err := Open(ctx, r.Record, opt)
	if damaged(err) {
		return r.replaceDamaged(tmp)
	}
	if err != nil {
		return err
	}
	err = old.explain(old.overwrite(ctx, tmp, r.Aside))
	if err != nil {
		err = errors.Join(err, removeAll(r.Aside))
	}
	err = errors.Join(err, old.Close())
	if damaged(err) {
		return r.replaceDamaged(tmp)
	}
	return err
}

// restorer is what the driver's connection offers besides SQL.
type restorer interface {
	NewRestore(from string) (*driver.Backup, error)
}

func (s *Store) overwrite(ctx context.Context, tmp, aside string) error {
	if s.fixed != nil {
		return s.fixed.why
	}
	from, err := filepath.Abs(tmp)
	if err != nil {
		return err
	}
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	return errors.Join(conn.Raw(func(c any) error {
		pages, err := c.(restorer).NewRestore(fileName(from, "mode=ro"))
		if err != nil {
			return err
		}
		return errors.Join(s.takeOver(ctx, pages, aside), pages.Finish())
	}), conn.Close())
}

// takeOver takes the write lock with the first page, copies the old record
// aside as it stands, and takes the other pages. Unless the last has come, the
// record stays as it was.
func (s *Store) takeOver(ctx context.Context, pages *driver.Backup, aside string) error {
	err := s.patiently(ctx, func() error {
		_, err := pages.Step(1)
		return err
	})
	if err == nil {
		err = s.keep(ctx, aside)
	}
	if err != nil {
		return err
	}
	_, err = pages.Step(-1)
	return err
}

// keep copies the record aside through a connection of its own: this one is
// taken, and those for Views may not write, not even elsewhere.
func (s *Store) keep(ctx context.Context, aside string) error {
	path, err := filepath.Abs(s.path)
	if err != nil {
		return err
	}
	db, err := pool(fileName(path, settings("deferred")), 1)
	if err != nil {
		return err
	}
	if err := errors.Join(copyInto(ctx, db, aside), db.Close()); err != nil {
		return err
	}
	_, err = syncFile(aside)
	return err
}

// damaged reports whether a record can no longer be read as one.
func damaged(err error) bool {
	for _, d := range diag.Findings(err) {
		if d.Code == "ST002" || d.Code == "ST004" {
			return true
		}
	}
	return false
}

// replaceDamaged keeps a damaged record aside byte for byte, with its WAL. That
// WAL must not lie beside the new one, which SQLite would read it into.
func (r Restoring) replaceDamaged(tmp string) error {
	for _, suffix := range []string{"", "-wal"} {
		if !exists(r.Record + suffix) {
			continue
		}
		if err := copyBytes(r.Record+suffix, r.Aside+suffix); err != nil {
			return fmt.Errorf("keep the damaged record: %w", err)
		}
		if _, err := syncFile(r.Aside + suffix); err != nil {
			return fmt.Errorf("keep the damaged record: %w", err)
		}
	}
	if err := disk.SyncFolder(filepath.Dir(r.Record)); err != nil {
		return err
	}
	for _, suffix := range []string{"-wal", "-shm"} {
		if err := os.Remove(r.Record + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return os.Rename(tmp, r.Record)
}

func copyBytes(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = src.Close() }() // only read from
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	return errors.Join(err, dst.Close())
}
