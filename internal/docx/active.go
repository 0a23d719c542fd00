package docx

import (
	"net/url"
	"strings"
	"unicode"

	"naskah/internal/diag"
)

// Relationship types of Microsoft that bring programs along.
const (
	vbaRel     = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
	vbaDataRel = "http://schemas.microsoft.com/office/2006/relationships/wordVbaData"
)

// active names, by relationship type, the content that can act on its own.
var active = map[string]string{
	vbaRel:                               "DX040",
	vbaDataRel:                           "DX040",
	transitionalRel + "oleObject":        "DX041",
	transitionalRel + "package":          "DX041",
	transitionalRel + "control":          "DX041",
	transitionalRel + "aFChunk":          "DX042",
	transitionalRel + "frame":            "DX044",
	transitionalRel + "attachedTemplate": "DX043",
}

// Active reports what in the package could run, or fetch something, when other
// programs open it: macros, embedded objects and alternative chunks as errors;
// remote templates, linked pictures, dangerous links and fields that read
// files as warnings. Nothing of it is ever executed or fetched here, and the
// parts can still be read.
func (p *Package) Active() []diag.Diagnostic {
	var bag diag.Bag
	if mainTypes[p.ContentType(p.MainPart())] {
		bag.Add(diag.New("DX040", diag.Position{File: p.MainPart()}))
	}
	for _, name := range p.Names() {
		if strings.Contains(fold(p.ContentType(name)), "vbaproject") {
			bag.Add(diag.New("DX040", diag.Position{File: name}))
		}
		if source, ok := sourceOf(name); ok {
			rows, err := p.relationships(source)
			if err != nil {
				continue // Faults tells
			}
			for _, r := range rows {
				if d, ok := dangerous(source, r); ok {
					bag.Add(d)
				}
			}
		}
	}
	for _, name := range p.storyParts() {
		if root, err := p.Tree(name); err == nil {
			bag.Add(p.activeFields(name, root)...)
		}
	}
	return bag.List()
}

// External lists the targets outside the package, in the order of the parts.
func (p *Package) External() []Relationship {
	var out []Relationship
	for _, name := range p.Names() {
		if source, ok := sourceOf(name); ok {
			rows, err := p.relationships(source)
			if err != nil {
				continue // Faults tells
			}
			for _, r := range rows {
				if r.External {
					out = append(out, r)
				}
			}
		}
	}
	return out
}

// sourceOf is relsName the other way round.
func sourceOf(rels string) (string, bool) {
	lower := fold(rels)
	i := strings.LastIndex(lower, "_rels/")
	if !strings.HasSuffix(lower, ".rels") || i < 0 || (i > 0 && rels[i-1] != '/') {
		return "", false
	}
	base := rels[i+len("_rels/") : len(rels)-len(".rels")]
	if strings.Contains(base, "/") {
		return "", false
	}
	return rels[:i] + base, true
}

func dangerous(source string, r Relationship) (diag.Diagnostic, bool) {
	pos := diag.Position{File: relsName(source)}
	target := quoted(r.Target)
	switch code := active[r.Type]; {
	case code == "DX040":
		return diag.New("DX040", pos), true
	case code == "DX041":
		return diag.New("DX041", pos, "sasaran", target), true
	case code == "DX042":
		return diag.New("DX042", pos, "sasaran", target), true
	case !r.External:
		return diag.Diagnostic{}, false
	case code == "DX043":
		return diag.Warn("DX043", pos, "sasaran", target), true
	case r.Type != transitionalRel+"hyperlink":
		return diag.Warn("DX044", pos, "sasaran", target), true
	case !SafeLink(r.Target):
		return diag.Warn("DX045", pos, "sasaran", target), true
	}
	return diag.Diagnostic{}, false
}

// written is the target of a relationship id as the file has it, or the id where
// there is none, so that a chunk and its relationship are told of in one way.
func (p *Package) written(part, id string) string {
	rows, err := p.relationships(part)
	if err != nil {
		return id // Faults tells
	}
	for _, r := range rows {
		if r.ID == id {
			return r.Target
		}
	}
	return id
}

// SafeLink reports whether an address may be offered for clicking: web and
// mail addresses and telephone numbers, no scripts, files or other schemes.
func SafeLink(target string) bool {
	scheme, rest, ok := strings.Cut(strings.ToLower(target), ":")
	switch scheme {
	case "http", "https":
		return ok && strings.HasPrefix(rest, "//")
	case "mailto", "tel":
		return ok
	}
	return strings.HasPrefix(target, "#") && !ok
}

// MaxLink is how many bytes an address may have.
const MaxLink = 2_000

// Address is an address outside that may be offered for clicking; false for
// scripts, files, and what Word could not read as an address.
func Address(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) > MaxLink || !SafeLink(s) || strings.HasPrefix(s, "#") {
		return "", false
	}
	if strings.ContainsAny(s, "<>\"{}|\\^`") || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }) {
		return "", false
	}
	u, err := url.Parse(s)
	return s, err == nil && (u.Host != "" || u.Opaque != "")
}

// storyParts lists the parts with text, each once.
func (p *Package) storyParts() []string {
	main := p.MainPart()
	out := []string{main}
	for _, kind := range []string{"header", "footer", "footnotes", "endnotes", "comments"} {
		out = append(out, p.Related(main, kind)...)
	}
	return out
}

// fetching are the fields that start a program or read something from outside
// (ECMA-376 part 1, 17.16.5; DDE is [MS-OI29500] 2.1.501).
var fetching = map[string]bool{
	"DDE": true, "DDEAUTO": true, "INCLUDE": true, "INCLUDETEXT": true, "INCLUDEPICTURE": true, "IMPORT": true, "LINK": true,
	"DATABASE": true, "RD": true, "MACROBUTTON": true, "EMBED": true,
}

// activeFields reports the fields of a story that reach outside, and chunks of
// foreign formats.
func (p *Package) activeFields(part string, root *Element) []diag.Diagnostic {
	var out []diag.Diagnostic
	var code strings.Builder
	check := func(instruction string) {
		word, _, _ := strings.Cut(strings.TrimSpace(instruction), " ")
		if fetching[strings.ToUpper(word)] {
			out = append(out, diag.Warn("DX046", diag.Position{File: part}, "nama", quoted(strings.ToUpper(word))))
		}
	}
	root.Walk(func(e *Element) bool {
		switch e.Name {
		case "w:fldSimple":
			check(e.Attr("w:instr"))
		case "w:instrText", "w:delInstrText":
			code.WriteString(e.Text())
		case "w:fldChar":
			check(code.String())
			code.Reset()
		case "w:altChunk":
			out = append(out, diag.New("DX042", diag.Position{File: part}, "sasaran", quoted(p.written(part, e.Attr("r:id")))))
		}
		return true
	})
	check(code.String())
	return out
}
