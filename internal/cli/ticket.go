package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"naskah/internal/diag"
	"naskah/internal/press"
)

// ticketStore keeps the tickets of an office's prints in cetak beside its record, each in a
// folder of its number: the ticket itself and the PDF of each part. They are a
// memory for going on after a jam; what was printed stands in the record.
type ticketStore struct {
	dir  string
	last []byte // the ticket as this run last read or wrote it
}

func ticketShelf(w *workspace) *ticketStore {
	return &ticketStore{dir: filepath.Join(filepath.Dir(w.store.Path()), "cetak")}
}

const ticketFile = "tiket.json"

var ticketName = regexp.MustCompile(`^[0-9]{4,9}$`)

// next is the name the next ticket will have.
func (s *ticketStore) next() string {
	last := 0
	entries, _ := os.ReadDir(s.dir) // a folder that is not there has none; reserve tells of any other trouble
	for _, e := range entries {
		if n, err := strconv.Atoi(e.Name()); err == nil && ticketName.MatchString(e.Name()) {
			last = max(last, n)
		}
	}
	return fmt.Sprintf("%04d", last+1)
}

// reserve takes the next name for this run alone.
func (s *ticketStore) reserve() (string, error) {
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return "", cannotWrite(s.dir, err)
	}
	for {
		name := s.next()
		err := os.Mkdir(filepath.Join(s.dir, name), 0o755)
		switch {
		case err == nil:
			return name, nil
		case !errors.Is(err, fs.ErrExist):
			return "", cannotWrite(s.dir, err)
		}
	}
}

// release gives a name back whose ticket was not made.
func (s *ticketStore) release(name string) error {
	dir := filepath.Join(s.dir, name)
	if _, err := os.Stat(filepath.Join(dir, ticketFile)); err == nil {
		return nil
	}
	return os.RemoveAll(dir)
}

// fill keeps the PDFs of a ticket's parts. Without the ticket itself they are
// nothing yet.
func (s *ticketStore) fill(t *press.Ticket) error {
	for _, part := range t.Parts {
		if _, err := writeFile(filepath.Join(s.dir, t.Name, part.File), part.Data()); err != nil {
			return err
		}
	}
	return nil
}

// read is the PDF of a part as it was prepared.
func (s *ticketStore) read(t *press.Ticket, part press.Part) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(s.dir, t.Name, filepath.Base(part.File)))
	if err != nil {
		return nil, fmt.Errorf("read part of print ticket %s: %w", t.Name, err)
	}
	return data, part.Check(data)
}

// save keeps how far a ticket is. It refuses when another run has gone on with
// the ticket in the meantime: both would print what is left.
func (s *ticketStore) save(t *press.Ticket) error {
	data, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return fmt.Errorf("encode print ticket: %w", err)
	}
	data = append(data, '\n')
	file := filepath.Join(s.dir, t.Name, ticketFile)
	if s.last != nil {
		now, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("read print ticket %s: %w", t.Name, err)
		}
		if !bytes.Equal(now, s.last) {
			return diag.Fail(diag.New("PR056", diag.Position{}, "tiket", t.Name))
		}
	}
	if _, err := writeFile(file, data); err != nil {
		return err
	}
	s.last = data
	return nil
}

// load reads a ticket by its name.
func (s *ticketStore) load(name string) (*press.Ticket, error) {
	missing := diag.Fail(diag.New("PR008", diag.Position{}, "tiket", name))
	if !ticketName.MatchString(name) {
		return nil, missing
	}
	data, err := os.ReadFile(filepath.Join(s.dir, name, ticketFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, missing
	}
	if err != nil {
		return nil, fmt.Errorf("read print ticket %s: %w", name, err)
	}
	t := new(press.Ticket)
	if err := json.Unmarshal(data, t); err != nil {
		return nil, fmt.Errorf("read print ticket %s: %w", name, err)
	}
	t.Name, s.last = name, data
	return t, nil
}
