package render

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/tag"
)

// A template may take clauses from a library, the folder klausul beside it:
// {{ klausul "keadaan-kahar" }} alone in its paragraph stands for the blocks of
// klausul/keadaan-kahar.naskah, or of klausul/keadaan-kahar.docx. What stands
// there is read with the template, through the same file system, so that it is
// pinned with it; its tags mean what they would at the place of the call.

// Limits of the library.
const (
	maxClauseDepth = 8   // clauses inside each other
	maxClauses     = 200 // in one template
)

var (
	clauseLine = regexp.MustCompile(`^\{\{-?\s*klausul\s+"([^"]*)"\s*-?\}\}$`)
	clauseName = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,63}$`)
)

// clauseCall is the clause a paragraph stands for.
func clauseCall(s string) (string, bool) {
	m := clauseLine.FindStringSubmatch(tag.Plain(strings.TrimSpace(s)))
	if m == nil {
		return "", false
	}
	return m[1], true
}

// clauses are the library as one template reads it.
type clauses struct {
	bases fs.FS
	dir   string // of the template, for findings
	bag   *diag.Bag
	open  []string // those around
	count int
}

func newClauses(template string, bases fs.FS, bag *diag.Bag) *clauses {
	return &clauses{bases: bases, dir: path.Dir(template), bag: bag}
}

// place is where findings say a file of the library stands.
func (c *clauses) place(file string) string { return path.Join(c.dir, file) }

// enter opens a clause that is called at some place: its file and bytes, after
// a finding none.
func (c *clauses) enter(name string, pos diag.Position, place ...message.Phrase) (file string, data []byte) {
	switch c.count++; {
	case slices.Contains(c.open, name):
		c.bag.Add(diag.New("TP151", pos, "nama", name, "jalan", strings.Join(append(slices.Clone(c.open), name), " → ")).In(place...))
		return "", nil
	case len(c.open) >= maxClauseDepth || c.count > maxClauses:
		c.bag.Add(diag.New("TP152", pos, "tingkat", maxClauseDepth, "banyak", maxClauses).In(place...))
		return "", nil
	}
	file, data, err := c.read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d := diag.New("TP150", pos, "nama", name).In(place...)
		if near := diag.Suggest(name, c.known()); near != "" {
			d = d.WithHint("TP.mungkin", "nama", near)
		}
		c.bag.Add(d)
		return "", nil
	case err != nil:
		c.bag.Add(findings(err, c.place(file))...)
		return "", nil
	}
	c.open = append(c.open, name)
	return file, data
}

func (c *clauses) leave() { c.open = c.open[:len(c.open)-1] }

// read finds the file of a clause: naskah text first, then Word.
func (c *clauses) read(name string) (string, []byte, error) {
	if c.bases == nil || !clauseName.MatchString(name) {
		return "", nil, fs.ErrNotExist
	}
	for _, ending := range []string{".naskah", ".docx"} {
		file := "klausul/" + name + ending
		data, err := fs.ReadFile(c.bases, file)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return file, data, err
		}
	}
	return "", nil, fs.ErrNotExist
}

// known lists the clauses there are.
func (c *clauses) known() []string {
	if c.bases == nil {
		return nil
	}
	entries, err := fs.ReadDir(c.bases, "klausul")
	if err != nil {
		return nil // without a library there is nothing to suggest
	}
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), path.Ext(e.Name())))
	}
	return out
}

// expand puts the lines of clauses in naskah text in the place of the lines
// that call them. Those in Word files stay: they are put in as markup.
func (c *clauses) expand(lines []line) []line {
	var out []line
	for _, l := range lines {
		name, ok := clauseCall(l.s)
		if !ok {
			out = append(out, l)
			continue
		}
		file, data := c.enter(name, l.pos)
		switch {
		case file == "":
			continue
		case strings.HasSuffix(file, ".docx"):
			out = append(out, l)
		default:
			out = append(out, line{pos: l.pos})
			for _, inner := range c.expand(c.lines(file, data)) {
				inner.indent += l.indent
				out = append(out, inner)
			}
			out = append(out, line{pos: l.pos})
		}
		c.leave()
	}
	return out
}

// lines reads naskah text of the library.
func (c *clauses) lines(file string, data []byte) []line {
	text, ok := sourceText(c.place(file), data, c.bag)
	if !ok {
		return nil
	}
	if strings.HasPrefix(text, "---\n") {
		c.bag.Add(diag.New("TP153", diag.Position{File: c.place(file), Line: 1}))
		return nil
	}
	return splitLines(c.place(file), text, 1, c.bag)
}

// sourceText makes the bytes of naskah text ready to be read.
func sourceText(name string, data []byte, bag *diag.Bag) (string, bool) {
	if len(data) > maxSource {
		bag.Add(diag.New("TP009", diag.Position{File: name}, "batas", maxSource))
		return "", false
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
	clean, bad := docx.Legal(text)
	if bad > 0 {
		bag.Add(diag.New("TP022", diag.Position{File: name}, "banyak", bad))
	}
	return clean, true
}
