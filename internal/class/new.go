package class

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/disk"
	"naskah/internal/dossier"
	"naskah/internal/office"
	"naskah/internal/simulate"
)

// Setup is what a class is made of.
type Setup struct {
	Title    string // "" for the scenario's
	Scenario *simulate.Scenario
	Source   []byte // the scenario's file
	Office   fs.FS  // the office everybody plays in: its profile and what lies beside it; nil for the sample
	Groups   int    // 0: as many as the people need
	People   []Person
	Frame    Frame
}

// maxOffice is how large the folder of an office may be that a class copies.
const maxOffice = 256 << 20

// New makes a class in a folder that does not exist yet. It is made beside it
// and put in place when it is whole: whatever is killed when, there is a class
// or there is none.
func New(ctx context.Context, dir string, q Setup, tools Tools) (err error) {
	if _, err := os.Lstat(dir); err == nil {
		return diag.Fail(diag.New("KL008", diag.Position{File: dir}))
	}
	groups, seats, err := seat(q.Scenario, q.Groups, q.People)
	if err != nil {
		return err
	}
	tmp, err := beside(dir)
	if err != nil {
		return fmt.Errorf("make the folder of the class: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(tmp))
		}
	}()
	c := &Class{Tools: tools, dir: tmp}
	s := State{Title: q.Title, Made: c.now(), Seats: seats, Frame: q.Frame}
	if s.Title == "" {
		s.Title = q.Scenario.Title
	}
	if err := c.furnish(q); err != nil {
		return err
	}
	if err := c.seatGroups(ctx, q, &s, groups); err != nil {
		return err
	}
	if err := c.enter(ctx, s); err != nil {
		return err
	}
	if err := putInPlace(tmp, dir); err != nil {
		return fmt.Errorf("put the class in place: %w", err)
	}
	return nil
}

// beside makes an empty folder beside the one that is to come, and clears away
// what a killed call left there.
func beside(dir string) (string, error) {
	parent, name := filepath.Split(filepath.Clean(dir))
	parent = filepath.Join(parent, ".")
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return "", err
	}
	pattern := ".naskah-kelas-" + name + "-"
	left, err := os.ReadDir(parent)
	if err != nil {
		return "", err
	}
	for _, e := range left {
		if e.IsDir() && strings.HasPrefix(e.Name(), pattern) {
			if err := os.RemoveAll(filepath.Join(parent, e.Name())); err != nil {
				return "", err
			}
		}
	}
	return os.MkdirTemp(parent, pattern)
}

// putInPlace makes everything in a folder durable, and then gives it its name.
func putInPlace(tmp, dir string) error {
	if err := os.Chmod(tmp, 0o755); err != nil {
		return err
	}
	err := filepath.WalkDir(tmp, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return disk.SyncFolder(name)
		}
		return disk.SyncFile(name)
	})
	if err == nil {
		err = os.Rename(tmp, dir)
	}
	if err == nil {
		err = disk.SyncFolder(filepath.Dir(filepath.Clean(dir)))
	}
	return err
}

// furnish copies the scenario and the office.
func (c *Class) furnish(q Setup) error {
	if err := os.WriteFile(filepath.Join(c.dir, scenarioName), q.Source, 0o644); err != nil {
		return fmt.Errorf("keep the scenario: %w", err)
	}
	if q.Office == nil {
		return c.sampleOffice()
	}
	var size int64
	err := fs.WalkDir(q.Office, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".":
			return nil
		case strings.HasPrefix(d.Name(), "."), name == "data": // an office's record stays where it is
			return skip(d)
		case d.IsDir() && holdsClass(q.Office, name): // nor do other classes come along
			return fs.SkipDir
		case d.IsDir(), !d.Type().IsRegular(), strings.HasSuffix(name, ".db"):
			return nil
		}
		n, err := c.copyIn(q.Office, name)
		if size += n; err == nil && size > maxOffice {
			err = diag.Fail(diag.New("KL026", diag.Position{}, "batas", maxOffice>>20))
		}
		return err
	})
	if err != nil && diag.Findings(err) == nil {
		return fmt.Errorf("copy the office of the class: %w", err)
	}
	return err
}

func (c *Class) sampleOffice() error {
	dir := c.officeDir()
	err := os.MkdirAll(dir, 0o755)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "naskah.yaml"), office.Sample(), 0o644)
	}
	if err != nil {
		return fmt.Errorf("make the office of the class: %w", err)
	}
	return nil
}

func holdsClass(office fs.FS, name string) bool {
	_, err := fs.Stat(office, path.Join(name, recordName))
	return err == nil
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func (c *Class) copyIn(office fs.FS, name string) (n int64, err error) {
	to := filepath.Join(c.officeDir(), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return 0, err
	}
	from, err := office.Open(name)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	file, err := os.Create(to)
	if err != nil {
		return 0, err
	}
	n, err = io.Copy(file, io.LimitReader(from, maxOffice+1))
	return n, errors.Join(err, file.Close())
}

// seatGroups makes the groups. They all begin alike, so the first is made and
// copied.
func (c *Class) seatGroups(ctx context.Context, q Setup, s *State, names []string) error {
	given := &codes{rand: c.Rand, given: map[string]bool{}}
	for i := range s.Seats {
		var err error
		if s.Seats[i].Code, err = given.next(); err != nil {
			return err
		}
	}
	for i, name := range names {
		code, err := given.next()
		if err != nil {
			return err
		}
		s.Groups = append(s.Groups, Group{Name: name, Code: code, folder: folderOf(i)})
	}
	if err := c.begin(ctx, q, s); err != nil {
		return err
	}
	first := c.recordOf(s.Groups[0].folder)
	for i := range s.Groups {
		g := &s.Groups[i]
		g.Clock = Clock{Since: s.Made, Shown: s.Opens, Day: q.Scenario.Tempo.Day}
		if i == 0 {
			continue
		}
		if err := copyFile(first, c.recordOf(g.folder)); err != nil {
			return fmt.Errorf("make group %s: %w", g.Name, err)
		}
	}
	return nil
}

// begin makes the record of the first group: the dossier is opened as the
// scenario says.
func (c *Class) begin(ctx context.Context, q Setup, s *State) error {
	g := &s.Groups[0]
	if err := os.MkdirAll(filepath.Dir(c.recordOf(g.folder)), 0o755); err != nil {
		return fmt.Errorf("make the groups of the class: %w", err)
	}
	r, err := c.room(ctx, *s, *g)
	if err != nil {
		return err
	}
	s.Opens = q.Scenario.Tempo.Start.In(r.Desk.Office.Location())
	s.start, err = r.openDossier(ctx)
	return errors.Join(err, r.Close())
}

// openDossier lets the first thing of the play happen, and counts the entries
// that are there then.
func (r *Room) openDossier(ctx context.Context) (int, error) {
	cue, found, err := r.play.Next(ctx)
	if err != nil || !found {
		return 0, errors.Join(err, errors.New("the scenario does not begin"))
	}
	if _, err := r.play.Let(ctx, cue); err != nil {
		return 0, err
	}
	head, err := r.Head(ctx)
	return head.Pos, err
}

// copyFile copies a closed record into a folder of its own.
func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// enter writes the record of the class.
func (c *Class) enter(ctx context.Context, s State) error {
	values, err := s.values()
	if err != nil {
		return err
	}
	store, err := c.Tools.Open(ctx, filepath.Join(c.dir, recordName))
	if err != nil {
		return err
	}
	err = store.Update(ctx, func(l dossier.Ledger) error {
		return l.Append(self, "", dossier.Entry{Seq: 1, At: s.Made, Kind: dossier.Opened, Values: values})
	})
	return errors.Join(err, store.Close())
}
