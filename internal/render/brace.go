package render

import (
	"regexp"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/manuscript"
	"naskah/internal/tag"
)

// singleTag is a tag in single braces, as go-docx and many home-made templates
// write it: {nama}, {Nama Lengkap}, {pihak.nama}. What else stands in braces is
// text, and so are ${nama} (a mark of SRIKANDI) and {{ nama }}.
var singleTag = regexp.MustCompile(`\{[A-Za-z](?:[A-Za-z0-9_. -]{0,38}[A-Za-z0-9_])?\}`)

// fieldSigns folds a key into the name of a field, sign by sign, so that text
// keeps its place.
var fieldSigns = strings.NewReplacer(" ", "_", "-", "_")

// DoubleBraces turns the tags of a Word file that are written in single braces
// into ours: {Nama Lengkap} becomes {{ nama_lengkap }}. It is a mode of
// compatibility that has to be asked for, since braces are text as a rule. A file
// without such a tag is a finding.
func DoubleBraces(name string, data []byte) ([]byte, []diag.Diagnostic) {
	pkg, err := docx.Open(data)
	if err != nil {
		return nil, manuscript.Findings(err, name)
	}
	n, err := doubleBraces(pkg)
	if err != nil {
		return nil, manuscript.Findings(err, name)
	}
	if data, err = pkg.Bytes(); err != nil {
		return nil, manuscript.Findings(err, name)
	}
	if n == 0 {
		return data, []diag.Diagnostic{diag.Warn("TP177", diag.Position{File: name})}
	}
	return data, nil
}

// doubleBraces rewrites the parts of a package that may hold tags and returns
// how many tags it found.
func doubleBraces(pkg *docx.Package) (int, error) {
	main := pkg.MainPart()
	names := []string{main}
	for _, kind := range tagged {
		names = append(names, pkg.Related(main, kind)...)
	}
	total := 0
	for _, part := range names {
		root, err := pkg.Tree(part)
		if err != nil {
			return 0, err
		}
		n := 0
		root.Walk(func(e *docx.Element) bool {
			if e.Name == "w:p" {
				n += doubleIn(e)
			}
			return true
		})
		if n > 0 {
			pkg.SetTree(part, root)
		}
		total += n
	}
	return total, nil
}

// doubleIn rewrites the tags of one paragraph where they stand: each piece of
// text keeps its run, however Word has split the tag.
func doubleIn(p *docx.Element) int {
	parts, all := stretches(p)
	var tags []tag.Span
	for _, m := range singleTag.FindAllStringIndex(all, -1) {
		doubled := m[0] > 0 && strings.ContainsRune("{$", rune(all[m[0]-1])) || m[1] < len(all) && all[m[1]] == '}'
		if !doubled {
			tags = append(tags, tag.Span{From: m[0], To: m[1]})
		}
	}
	for _, part := range parts {
		var b strings.Builder
		at := part.from
		for _, t := range tags {
			if t.To <= part.from || t.From >= part.end() {
				continue
			}
			from, to := max(t.From, part.from), min(t.To, part.end())
			b.WriteString(all[at:from])
			if from == t.From {
				b.WriteString("{{ ")
			}
			b.WriteString(fieldSigns.Replace(strings.ToLower(all[max(from, t.From+1):max(from, min(to, t.To-1))])))
			if to == t.To {
				b.WriteString(" }}")
			}
			at = to
		}
		if at > part.from && part.el.Name == "w:t" {
			b.WriteString(all[at:part.end()])
			part.el.Children = []docx.Node{docx.Text(b.String())}
			part.el.SetAttr("xml:space", "preserve")
		}
	}
	return len(tags)
}

// customProperties is the relationship to properties a user has added.
const customProperties = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"

// asksSingle reports whether a file asks for single braces by a property of its
// own: kurung = tunggal (in Word: File, Info, Advanced Properties, Custom).
func asksSingle(pkg *docx.Package) bool {
	asks := false
	for _, name := range pkg.Related("", customProperties) {
		root, err := pkg.Tree(name)
		if err != nil {
			continue // the check of all parts refuses it
		}
		root.Walk(func(e *docx.Element) bool {
			if strings.EqualFold(e.Attr("name"), "kurung") && strings.EqualFold(strings.TrimSpace(e.Text()), "tunggal") {
				asks = true
			}
			return !asks
		})
	}
	return asks
}
