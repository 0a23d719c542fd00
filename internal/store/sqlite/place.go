package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"naskah/internal/diag"
)

// place is what the system says of the disk a file lies on.
type place int

// SQLite's locks and its shared memory need a disk that one computer alone
// looks at (sqlite.org/wal.html: "WAL does not work over a network filesystem").
const (
	local   place = iota // or nothing is known of it
	shared               // perhaps another computer's: a folder of the host, a file system of a program
	network              // another computer's
)

// checkPlace refuses to keep the record where several computers could write
// into it at once. Where that is only suspected, opt.Trusted lets it pass.
func (s *Store) checkPlace(path string, opt Options) error {
	where, err := placeOf(path)
	if errors.Is(err, fs.ErrNotExist) {
		where, err = placeOf(filepath.Dir(path))
	}
	if err != nil {
		return fmt.Errorf("ask what disk the record is on: %w", err)
	}
	return s.allow(where, opt)
}

func (s *Store) allow(where place, opt Options) error {
	switch {
	case where == network:
		return diag.Fail(diag.New("ST010", s.pos()))
	case where == shared && !opt.Trusted:
		return diag.Fail(diag.New("ST011", s.pos()))
	}
	return nil
}
