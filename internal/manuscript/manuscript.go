// Package manuscript makes naskah text (docs/design/naskah-text.md) into a Word
// file with tags and a source map.
//
// Data passes like this: [Parse] cuts a .naskah file into front matter
// (front.go) and body, puts the lines of clauses in the place of the lines that
// call them (library.go), reads the lines (line.go) into blocks (block.go,
// table.go) and the text of each into pieces (inline.go), and writes them as
// WordprocessingML (build*.go, writer.go) into the parts of a style base
// (base.go). A text remembers where each of its bytes stood (text.go), so that
// every tag that is written has its place in the source.
//
// What a writer of party divs and of marked values needs besides is exported
// too: [Writer], [Piece], [ParseMarks].
//
// The package knows the look of tags and their words (tag), but no fields and no
// values, and compiles no expression: that is the work of render.
package manuscript

import (
	"io/fs"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
)

// Paper is naskah text as a Word file with tags.
type Paper struct {
	Name, Title string
	Alternat    bool   // it is made in one original for each party
	Parties     string // the field that holds the parties
	Clauses     bool   // its chapters are pasal, with clauses below them
	Package     *docx.Package
	Places      map[string][]diag.Position // where the tags of each part stand in the text, in document order
}

// Parse reads a .naskah file: front matter and body. Style bases are the
// folders gaya/<name> of bases, clauses stand in its folder klausul. The paper
// is nil when there are errors among the findings, which go into the bag.
func Parse(file string, data []byte, bases fs.FS, bag *diag.Bag) *Paper {
	text, ok := sourceText(file, data, bag)
	if !ok {
		return nil
	}
	matter, body, line, ok := splitFront(text)
	if !ok {
		bag.Add(diag.New("TP001", diag.Position{File: file, Line: 1}))
		return nil
	}
	f := parseFront(file, matter, bag)
	lines := NewLibrary(file, bases, bag).expand(splitLines(file, body, line, bag))
	parts, places := newBuilder(f, bag).assemble(bases, file, parseBlocks(lines, bag))
	if bag.HasErrors() {
		return nil
	}
	p := newPaper(file, parts, places, bag)
	if p != nil {
		p.Name, p.Title, p.Alternat, p.Parties, p.Clauses = f.name, f.title, f.alternat, f.parties, f.chapter == "pasal"
	}
	return p
}

// newPaper packs the parts of a paper; nil after a finding.
func newPaper(file string, parts map[string][]byte, places map[string][]diag.Position, bag *diag.Bag) *Paper {
	if parts == nil {
		return nil
	}
	pkg, err := docx.New(parts)
	if err != nil {
		bag.Add(Findings(err, file)...)
		return nil
	}
	return &Paper{Package: pkg, Places: places}
}

// Findings are those an error carries, or the error as one about a file.
func Findings(err error, file string) []diag.Diagnostic {
	if list := diag.Findings(err); list != nil {
		return list
	}
	return []diag.Diagnostic{diag.New("TP023", diag.Position{File: file}, "sebab", err.Error())}
}

// sourceText makes the bytes of naskah text ready to be read.
func sourceText(name string, data []byte, bag *diag.Bag) (string, bool) {
	if len(data) > MaxSource {
		bag.Add(diag.New("TP009", diag.Position{File: name}, "batas", MaxSource))
		return "", false
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
	clean, bad := docx.Legal(text)
	if bad > 0 {
		bag.Add(diag.New("TP022", diag.Position{File: name}, "banyak", bad))
	}
	return clean, true
}
