package font

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// Reason sorts what is wrong with an office's font file.
type Reason int

// Reasons.
const (
	Broken     Reason = iota // the file is damaged
	Format                   // not TrueType: a collection, a web font, something else
	Outlines                 // PostScript (CFF) outlines, which cannot be embedded
	Protected                // its licence bits forbid embedding
	NoUnicode                // a symbol font without Unicode characters
	Duplicated               // another file gives the same family and style
	Oversized                // larger than 64 MiB
	TooMany                  // the folder holds more than 500 fonts
)

// Problem is an office's font file that is left out.
type Problem struct {
	File   string
	Reason Reason
	Err    error
}

// maxFonts bounds the files read from one office folder.
const maxFonts = 500

// scan takes the fonts of a folder into the library, in the order of names.
func (l *Library) scan(folder fs.FS) error {
	seen := 0
	err := fs.WalkDir(folder, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		ext := strings.ToLower(path.Ext(file))
		if d.IsDir() || ext != ".ttf" && ext != ".otf" && ext != ".ttc" {
			return nil
		}
		if seen++; seen > maxFonts {
			l.report(file, TooMany, fmt.Errorf("more than %d fonts", maxFonts))
			return fs.SkipAll
		}
		data, err := readAll(folder, file)
		if err != nil {
			return err
		}
		if len(data) > maxFile {
			l.report(file, Oversized, fmt.Errorf("more than %d bytes", maxFile))
			return nil
		}
		l.take(file, data)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read font folder: %w", err)
	}
	return nil
}

// readAll reads one byte more than is allowed at most.
func readAll(folder fs.FS, file string) ([]byte, error) {
	f, err := folder.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}

// take adds one file to the library or reports why not.
func (l *Library) take(file string, data []byte) {
	face, err := officeFace(data)
	if err != nil {
		l.report(file, reasonOf(err), err)
		return
	}
	key := normal(face.family)
	f := l.office[key]
	if f == nil {
		f = &family{name: face.family}
		l.office[key] = f
	}
	i := styleIndex(face.bold, face.italic)
	if f.faces[i] != nil {
		l.report(file, Duplicated, errors.New("family and style are there already"))
		return
	}
	f.faces[i] = face
}

// officeFace parses a file fully, so that what is accepted here never fails
// later. A panic of the parser on a damaged file is a finding, not a crash.
func officeFace(data []byte) (face *Face, err error) {
	defer func() {
		if p := recover(); p != nil {
			face, err = nil, fmt.Errorf("parser gave up: %v", p)
		}
	}()
	name, bold, italic, err := styleOf(data)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	face = &Face{
		family: name, bold: bold, italic: italic,
		key:  "office-" + hex.EncodeToString(sum[:8]),
		data: data,
	}
	if face.tables, err = read(data); err != nil {
		return nil, err
	}
	face.once.Do(func() {}) // already open
	return face, nil
}

func reasonOf(err error) Reason {
	switch {
	case errors.Is(err, errFormat):
		return Format
	case errors.Is(err, errOutline):
		return Outlines
	case errors.Is(err, errEmbed):
		return Protected
	case errors.Is(err, errSymbol):
		return NoUnicode
	}
	return Broken
}

func (l *Library) report(file string, reason Reason, err error) {
	l.problems = append(l.problems, Problem{File: file, Reason: reason, Err: err})
}
