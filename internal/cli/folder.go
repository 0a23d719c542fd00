package cli

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// ledgerName is the file that says, line by line, what each paper in a folder
// was made of: a digest, two blanks, a file name. Only that makes a run
// resumable; deleting it makes every paper anew.
const ledgerName = ".borongan"

// folder keeps the papers of a batch.
type folder struct {
	path    string
	sibling func(name, written string) // told when a target could not be replaced
	force   bool

	mu     sync.Mutex
	made   map[string]dossier.Digest
	ledger *os.File // nil in a trial, which writes nothing
}

// openFolder makes the folder, clears away what a killed run left half-written,
// and reads what was made before. One run at a time may use a folder.
func openFolder(path string, force, trial bool) (*folder, error) {
	f := &folder{path: path, force: force, made: map[string]dossier.Digest{}}
	name := filepath.Join(path, ledgerName)
	if err := f.read(name); err != nil {
		return nil, err
	}
	if trial {
		return f, nil
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, cannotWrite(path, err)
	}
	if err := sweep(path); err != nil {
		return nil, err
	}
	var err error
	if f.ledger, err = os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644); err != nil {
		return nil, cannotWrite(name, err)
	}
	// A line cut off by a kill must not swallow the one that is appended.
	if _, err := f.ledger.WriteString("\n"); err != nil {
		return nil, errors.Join(cannotWrite(name, err), f.ledger.Close())
	}
	return f, nil
}

// sweep clears away files on their way that never arrived.
func sweep(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("look through %s: %w", dir, err)
	}
	for _, e := range entries {
		if left, _ := filepath.Match(tempPattern, e.Name()); left && e.Type().IsRegular() {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return cannotWrite(filepath.Join(dir, e.Name()), err)
			}
		}
	}
	return nil
}

// read reads the ledger; the last line of a name counts.
func (f *folder) read(name string) error {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if digest, paper, ok := strings.Cut(lines.Text(), "  "); ok {
			f.made[paper] = dossier.Digest(digest)
		}
	}
	if err := errors.Join(lines.Err(), file.Close()); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// Kept implements engine.Keeper.
func (f *folder) Kept(names []string, of dossier.Digest) bool {
	if f.force {
		return false
	}
	f.mu.Lock()
	digest := f.made[names[0]]
	f.mu.Unlock()
	if digest != of {
		return false
	}
	for _, name := range names {
		if info, err := os.Lstat(filepath.Join(f.path, name)); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return true
}

// Keep implements engine.Keeper. A paper is noted when it is wholly there: one
// that a kill leaves unnoted is made again, which does no harm.
func (f *folder) Keep(files []engine.File, of dossier.Digest) error {
	for _, file := range files {
		name := filepath.Join(f.path, file.Name)
		written, err := writeFile(name, file.Data)
		if err != nil {
			return err
		}
		if written != name {
			f.sibling(name, written)
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, err := f.ledger.WriteString(string(of) + "  " + files[0].Name + "\n"); err != nil {
		return cannotWrite(f.ledger.Name(), err)
	}
	return nil
}

func (f *folder) close() error {
	if f.ledger == nil {
		return nil
	}
	return f.ledger.Close()
}

// reportName is the report of a batch, beside its papers.
const reportName = "laporan.csv"

// report is a CSV of the findings about rows, written as they come and put in
// place at the end. It has the separator of the table and the mark by which
// Excel knows UTF-8.
type report struct {
	*app
	name string
	file *os.File // nil in a trial
	csv  *csv.Writer
}

func newReport(dir string, comma rune, a *app) (*report, error) {
	r := &report{app: a, name: filepath.Join(dir, reportName)}
	if a.dryRun {
		return r, nil
	}
	var err error
	if r.file, err = os.CreateTemp(dir, tempPattern); err != nil {
		return nil, cannotWrite(r.name, err)
	}
	if _, err := r.file.WriteString("\ufeff"); err != nil {
		return nil, errors.Join(cannotWrite(r.name, err), r.file.Close())
	}
	r.csv = csv.NewWriter(r.file)
	r.csv.Comma = comma
	return r, r.csv.Write([]string{
		r.say("cli.report.row"), r.say("cli.report.column"), r.say("cli.report.value"), r.say("cli.report.severity"),
		r.say("cli.report.code"), r.say("cli.report.finding"), r.say("cli.finding.hint"),
	})
}

func (r *report) add(f engine.CellFinding) error {
	if r.file == nil {
		return nil
	}
	err := r.csv.Write([]string{
		strconv.Itoa(f.Row), f.Column, f.Value, r.severity(f.Severity), f.Code, f.Sentence(r.lang), f.HintText(r.lang),
	})
	if err != nil {
		return cannotWrite(r.name, err)
	}
	return nil
}

// close puts the report in place and returns its name, "" in a trial.
func (r *report) close() (string, error) {
	if r.file == nil {
		return "", nil
	}
	r.csv.Flush()
	if err := errors.Join(r.csv.Error(), fillFile(r.file, nil)); err != nil {
		return "", errors.Join(cannotWrite(r.name, err), os.Remove(r.file.Name()))
	}
	return replace(r.file.Name(), r.name)
}
