package sqlite

import (
	"errors"
	"fmt"

	driver "modernc.org/sqlite"

	"naskah/internal/diag"
)

// Primary result codes of SQLite (sqlite.org/rescode.html).
const (
	codeError    = 1
	codePerm     = 3
	codeBusy     = 5
	codeLocked   = 6
	codeReadOnly = 8
	codeIO       = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeProtocol = 15
	codeNotADB   = 26

	// codeShmSize is an extended code: the WAL index could not grow, which is
	// how a full disk shows itself when a file is opened.
	codeShmSize = codeIO | 19<<8
)

// primary returns SQLite's primary result code, or 0.
func primary(err error) int {
	var e *driver.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Code() & 0xff
}

// explain puts one clear sentence before an error of SQLite; errors.As finds
// the finding (*diag.Failed) as well as the driver's own error. Errors that
// were explained before, that carry no code or that have no sentence are
// returned as they are.
func (s *Store) explain(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) || diag.Findings(err) != nil {
		return err
	}
	pos := s.pos()
	var finding diag.Diagnostic
	switch code := e.Code(); {
	case code&0xff == codeFull || code == codeShmSize:
		finding = diag.New("ST006", pos)
	case code&0xff == codeNotADB:
		finding = diag.New("ST002", pos)
	case code&0xff == codeCorrupt:
		finding = diag.New("ST004", pos)
	case code&0xff == codePerm, code&0xff == codeReadOnly, code&0xff == codeCantOpen:
		finding = diag.New("ST005", pos)
	case code&0xff == codeBusy, code&0xff == codeLocked, code&0xff == codeProtocol:
		finding = diag.New("ST007", pos)
	case code&0xff == codeIO:
		finding = diag.New("ST008", pos)
	default:
		return err
	}
	return fmt.Errorf("%w: %w", diag.Fail(finding), err)
}

// pos is where findings about the file point.
func (s *Store) pos() diag.Position { return diag.Position{File: s.path} }
