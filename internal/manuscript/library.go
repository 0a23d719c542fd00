package manuscript

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"naskah/internal/diag"
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

// ClauseCall is the clause a paragraph stands for.
func ClauseCall(s string) (string, bool) {
	m := clauseLine.FindStringSubmatch(tag.Plain(strings.TrimSpace(s)))
	if m == nil {
		return "", false
	}
	return m[1], true
}

// Library is the clauses as one template reads them.
type Library struct {
	Bag *diag.Bag // takes its findings

	bases fs.FS
	dir   string   // of the template, for findings
	open  []string // those around
	count int
}

// NewLibrary gives the library beside a template, the folder klausul of bases.
// Findings go into the bag.
func NewLibrary(template string, bases fs.FS, bag *diag.Bag) *Library {
	return &Library{bases: bases, dir: path.Dir(template), Bag: bag}
}

// Place is where findings say a file of the library stands.
func (c *Library) Place(file string) string { return path.Join(c.dir, file) }

// Enter opens a clause that is called at some place: its file and bytes, after
// a finding none.
func (c *Library) Enter(name string, pos diag.Position, place ...message.Phrase) (file string, data []byte) {
	switch c.count++; {
	case slices.Contains(c.open, name):
		c.Bag.Add(diag.New("TP151", pos, "nama", name, "jalan", strings.Join(append(slices.Clone(c.open), name), " → ")).In(place...))
		return "", nil
	case len(c.open) >= maxClauseDepth || c.count > maxClauses:
		c.Bag.Add(diag.New("TP152", pos, "tingkat", maxClauseDepth, "banyak", maxClauses).In(place...))
		return "", nil
	}
	file, data, err := c.read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d := diag.New("TP150", pos, "nama", name).In(place...)
		if near := diag.Suggest(name, c.known()); near != "" {
			d = d.WithHint("TP.mungkin", "nama", near)
		}
		c.Bag.Add(d)
		return "", nil
	case err != nil:
		c.Bag.Add(Findings(err, c.Place(file))...)
		return "", nil
	}
	c.open = append(c.open, name)
	return file, data
}

// Leave closes the clause that was opened last.
func (c *Library) Leave() { c.open = c.open[:len(c.open)-1] }

// read finds the file of a clause: naskah text first, then Word.
func (c *Library) read(name string) (string, []byte, error) {
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
func (c *Library) known() []string {
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
func (c *Library) expand(lines []line) []line {
	var out []line
	for _, l := range lines {
		name, ok := ClauseCall(l.s)
		if !ok {
			out = append(out, l)
			continue
		}
		file, data := c.Enter(name, l.pos)
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
		c.Leave()
	}
	return out
}

// lines reads naskah text of the library.
func (c *Library) lines(file string, data []byte) []line {
	text, ok := sourceText(c.Place(file), data, c.Bag)
	if !ok {
		return nil
	}
	if strings.HasPrefix(text, "---\n") {
		c.Bag.Add(diag.New("TP153", diag.Position{File: c.Place(file), Line: 1}))
		return nil
	}
	return splitLines(c.Place(file), text, 1, c.Bag)
}

// Fragment makes a clause of naskah text into a Word file; nil after a finding.
func (c *Library) Fragment(file string, data []byte) *Paper {
	f := defaultFront()
	f.chapter = "pasal"
	place := c.Place(file)
	parts, places := newBuilder(f, c.Bag).assemble(c.bases, place, parseBlocks(c.expand(c.lines(file, data)), c.Bag))
	return newPaper(place, parts, places, c.Bag)
}
