package font

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// maxSystem bounds the files looked at in the machine's own folders.
const maxSystem = 5000

// system finds typefaces among those installed on the machine. The folders are
// gone through when a document first names a family that neither the office nor
// the program has; a file is opened when it may be of that family, and read whole
// when it is. What cannot be used there (a collection, a damaged file, one that
// may not be embedded, a folder that may not be read) is passed over: the office
// did not choose these files and is told of the substitution.
type system struct {
	folders []fs.FS

	mu       sync.Mutex
	files    []location // nil until the folders were gone through
	families map[string]*family
}

// location is a font file; name is the normal name of its family once the file
// was opened for it.
type location struct {
	folder fs.FS
	file   string
	opened bool
	name   string
}

// WithSystem lets the library look into the machine's own font folders. It is
// called before the library is shared.
func (l *Library) WithSystem(folders ...fs.FS) *Library {
	l.system.folders = folders
	return l
}

// family returns an installed family by its name, or nil.
func (s *system) family(name string) *family {
	if len(s.folders) == 0 {
		return nil
	}
	name = normal(name)
	s.mu.Lock()
	defer s.mu.Unlock()
	if f, known := s.families[name]; known {
		return f
	}
	if s.families == nil {
		s.families = map[string]*family{}
		s.list()
	}
	var found *family
	for i := range s.files {
		at := &s.files[i]
		if !at.of(name) {
			continue
		}
		data, err := readAll(at.folder, at.file)
		if err != nil || len(data) > maxFile {
			continue
		}
		face, err := officeFace(data)
		if err != nil {
			continue
		}
		if found == nil {
			found = &family{name: face.family}
		}
		if i := styleIndex(face.bold, face.italic); found.faces[i] == nil {
			found.faces[i] = face
		}
	}
	s.families[name] = found
	return found
}

// list notes the font files.
func (s *system) list() {
	for _, folder := range s.folders {
		walk := func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.EqualFold(path.Ext(file), ".ttf") {
				return nil
			}
			if len(s.files) == maxSystem {
				return fs.SkipAll
			}
			s.files = append(s.files, location{folder: folder, file: file})
			return nil
		}
		_ = fs.WalkDir(folder, ".", walk) // walk passes every error over
	}
}

// of reports whether the file holds a face of the family. A family that the
// program has a twin of is in nearly every document, and on most machines without
// Windows it is not installed; so only files are opened whose names begin as its
// own does ("arialbd.ttf", "BOOKOS.TTF", "cour.ttf").
func (at *location) of(name string) bool {
	if !at.opened {
		if _, twin := equals[name]; twin && !alike(normal(path.Base(at.file)), name) {
			return false
		}
		at.opened = true
		if family, err := peek(at.folder, at.file); err == nil {
			at.name = normal(family)
		}
	}
	return at.name == name
}

// alike reports whether two names begin with the same few letters.
func alike(a, b string) bool {
	const few = 3
	return len(a) >= few && len(b) >= few && a[:few] == b[:few]
}

var errPeek = errors.New("no family name to be read")

// peek reads the family name of a TrueType file and no more of it than that
// takes.
func peek(folder fs.FS, file string) (family string, err error) {
	defer func() {
		if p := recover(); p != nil {
			family, err = "", errPeek // the parser gave up on a damaged table
		}
	}()
	f, err := folder.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	r, ok := f.(io.ReaderAt)
	if !ok {
		return "", errPeek
	}
	head := make([]byte, 12+16*maxTables)
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) || n < 12 {
		return "", errPeek
	}
	if magic := binary.BigEndian.Uint32(head); magic != 0x00010000 && magic != 0x74727565 {
		return "", errPeek
	}
	records := head[12:min(n, 12+16*int(binary.BigEndian.Uint16(head[4:])))]
	for record := range slices.Chunk(records, 16) {
		if len(record) < 16 || string(record[:4]) != "name" {
			continue
		}
		raw := make([]byte, min(binary.BigEndian.Uint32(record[12:]), 1<<16))
		if _, err := r.ReadAt(raw, int64(binary.BigEndian.Uint32(record[8:]))); err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		names, _, err := tables.ParseName(raw)
		return names.Name(1), err
	}
	return "", errPeek
}
