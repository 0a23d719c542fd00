package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"naskah/internal/class"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/font"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/store/sqlite"
)

// profileName is the file that makes a folder a workspace.
const profileName = "naskah.yaml"

// workspace is an opened office.
type workspace struct {
	dir   string // of the office; "" in a class
	desk  *engine.Desk
	store *sqlite.Store
	class *class.Class // of a group's room
}

func (w *workspace) close() error {
	err := w.store.Close()
	if w.class != nil {
		err = errors.Join(err, w.class.Close())
	}
	return err
}

// noWorkspace says that no folder upwards is an office, and none was named.
type noWorkspace struct{ usageError }

func (e noWorkspace) Unwrap() error { return e.usageError }

// findWorkspace is --kantor, or the nearest folder upwards with a naskah.yaml.
func (a *app) findWorkspace() (string, error) {
	if a.classDir() != "" {
		return "", usage("cli.class.office")
	}
	start := a.dir
	if start == "" {
		start = a.Getenv("NASKAH_KANTOR")
	}
	if start != "" {
		if err := outsideClass(start); err != nil {
			return "", err
		}
		if _, err := os.Stat(filepath.Join(start, profileName)); err != nil {
			return "", usage("cli.workspace.not", "folder", start)
		}
		return start, nil
	}
	here, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the present folder: %w", err)
	}
	if err := outsideClass(here); err != nil {
		return "", err
	}
	for dir := here; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, profileName)); err == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", noWorkspace{usageError{message.P("cli.workspace.none", "folder", here)}}
		}
	}
}

// anyWorkspace is for commands that work outside an office too: "" then, and in a
// class. An office that was named and is none is still a misuse.
func (a *app) anyWorkspace() (string, error) {
	if a.classDir() != "" && a.dir == "" {
		return "", nil
	}
	dir, err := a.findWorkspace()
	if errors.As(err, new(noWorkspace)) {
		return "", nil
	}
	return dir, err
}

// openWorkspace opens the office's profile, shelf and database; in a class the
// room of a group.
func (a *app) openWorkspace(ctx context.Context) (*workspace, error) {
	if a.classDir() != "" {
		return a.openRoom(ctx)
	}
	dir, err := a.findWorkspace()
	if err != nil {
		return nil, err
	}
	config, err := a.officeConfig(dir)
	if err != nil {
		return nil, err
	}
	record := recordFile(dir)
	if err := os.MkdirAll(filepath.Dir(record), 0o755); err != nil {
		return nil, cannotWrite(filepath.Dir(record), err)
	}
	store, err := sqlite.Open(ctx, record, a.storeOptions())
	if err != nil {
		return nil, err
	}
	if store.ReadOnly() {
		a.talk("cli.workspace.readonly")
	}
	config.Store, config.Now = store, a.Now
	return &workspace{dir: dir, desk: engine.New(config), store: store}, nil
}

// officeConfig is what lies in an office's folder, for a desk over any record.
func (a *app) officeConfig(dir string) (engine.Config, error) {
	profile, err := a.loadOffice(dir)
	if err != nil {
		return engine.Config{}, err
	}
	fonts, err := a.fonts(dir)
	return engine.Config{Office: profile, Shelf: a.shelf(dir), Fonts: fonts, Images: os.DirFS(dir)}, err
}

// recordFile is where an office keeps its database.
func recordFile(dir string) string { return filepath.Join(dir, "data", "naskah.db") }

func (a *app) storeOptions() sqlite.Options {
	return sqlite.Options{Rand: a.Rand, Trusted: a.Getenv("NASKAH_DISKA") == "lokal"}
}

// loadOffice reads the profile of a folder, with its register of parties.
func (a *app) loadOffice(dir string) (*office.Office, error) {
	r, err := a.openRegister(dir)
	if err != nil {
		return nil, err
	}
	return r.office, nil
}

// fonts opens the shipped typefaces, those of the office and, for what neither
// has, those installed on the machine.
func (a *app) fonts(dir string) (*font.Library, error) {
	var office []fs.FS
	own := filepath.Join(dir, "fonts")
	if info, err := os.Stat(own); dir != "" && err == nil && info.IsDir() {
		office = append(office, os.DirFS(own))
	}
	library, err := font.NewLibrary(office...)
	if err != nil {
		return nil, err
	}
	var installed []fs.FS
	for _, folder := range fontFolders(runtime.GOOS, a.Getenv) {
		installed = append(installed, os.DirFS(folder))
	}
	return library.WithSystem(installed...), nil
}

// fontFolders are where a system keeps its fonts, or the folders named in
// NASKAH_FONTS; "-" there means none.
func fontFolders(system string, getenv func(string) string) []string {
	switch list := getenv("NASKAH_FONTS"); {
	case list == "-":
		return nil
	case list != "":
		return filepath.SplitList(list)
	}
	home := getenv("HOME")
	switch system {
	case "windows":
		return present(filepath.Join(getenv("WINDIR"), "Fonts"), filepath.Join(getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts"))
	case "darwin":
		return present("/Library/Fonts", "/System/Library/Fonts", filepath.Join(home, "Library", "Fonts"))
	}
	return present("/usr/local/share/fonts", "/usr/share/fonts", filepath.Join(home, ".local", "share", "fonts"), filepath.Join(home, ".fonts"))
}

// present leaves out what an empty variable made relative: such a folder would
// be one of the folder the program was called in.
func present(folders ...string) []string {
	return slices.DeleteFunc(folders, func(f string) bool { return !filepath.IsAbs(f) })
}

// shelf is the office's workflows and templates over the shipped ones. dir may
// be empty: only the shipped ones then.
func (a *app) shelf(dir string) engine.Shelf {
	s := engine.Shelf{ShippedWorkflows: a.Workflows, ShippedTemplates: a.Templates}
	if dir != "" {
		s.OfficeWorkflows = os.DirFS(filepath.Join(dir, "workflows"))
		s.OfficeTemplates = os.DirFS(filepath.Join(dir, "templates"))
	}
	return s
}

// actor reads --as ROLE[:NAME], or NASKAH_AS.
func (a *app) actor() (dossier.Actor, error) {
	text := a.as
	if text == "" {
		text = a.Getenv("NASKAH_AS")
	}
	role, name, _ := strings.Cut(text, ":")
	role, name = strings.TrimSpace(role), strings.TrimSpace(name)
	if a.seat != nil {
		actor, err := a.seat.Actor(role, name)
		if err != nil || actor.Role != "" {
			return actor, err
		}
	}
	switch {
	case text == "":
		return dossier.Actor{}, usage("cli.as.none")
	case role == "":
		return dossier.Actor{}, usage("cli.as.wrong", "teks", text)
	}
	return dossier.Actor{Role: role, Name: name}, nil
}
