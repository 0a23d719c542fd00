package docx

import (
	"strings"

	"naskah/internal/diag"
)

// Check is [Package.Faults] and [Package.Active] together: all that is to be
// said of a package that came from outside.
func (p *Package) Check() []diag.Diagnostic {
	var bag diag.Bag
	bag.Add(p.Faults()...)
	bag.Add(p.Active()...)
	return bag.List()
}

// Faults reads everything there is to read in a package that came from outside:
// the XML of every XML part, the targets of every relationship, and the
// relationship ids the text uses. An empty list means that no later reading
// will meet a fault of form.
//
// Trees are dropped again, except that of the main part and small ones, which
// will be read next: memory holds one big part at a time.
func (p *Package) Faults() []diag.Diagnostic {
	var bag diag.Bag
	kept := 0
	for _, name := range p.Names() {
		if !p.isXML(name) {
			continue
		}
		cached := p.trees[fold(name)] != nil
		root, err := p.Tree(name)
		if err != nil {
			bag.Add(diag.Findings(err)...)
			continue
		}
		bag.Add(p.checkIDs(name, root)...)
		if cached || name == p.MainPart() {
			continue
		}
		if kept += p.byName[fold(name)].size; kept > maxKeptTrees {
			delete(p.trees, fold(name))
		}
	}
	for _, name := range p.Names() {
		source, ok := sourceOf(name)
		if !ok {
			continue
		}
		rows, err := p.relationships(source)
		if err != nil {
			bag.Add(diag.Findings(err)...)
		}
		for _, r := range rows {
			if !r.External && (r.Part == "" || p.byName[fold(r.Part)] == nil) && !strings.HasPrefix(r.Target, "#") {
				bag.Add(missing(source, r))
			}
		}
	}
	return bag.List()
}

// isXML reports whether a part claims to be XML.
func (p *Package) isXML(name string) bool {
	ct := fold(p.ContentType(name))
	lower := fold(name)
	return name == typesName || strings.HasSuffix(ct, "+xml") || ct == "application/xml" || ct == "text/xml" ||
		strings.HasSuffix(lower, ".rels") || (ct == "" && strings.HasSuffix(lower, ".xml"))
}

// checkIDs warns of relationship ids that lead nowhere; Word shows a red cross
// there and goes on.
func (p *Package) checkIDs(name string, root *Element) []diag.Diagnostic {
	rows, err := p.relationships(name)
	if err != nil {
		return nil // told with the part that holds them
	}
	known := make(map[string]bool, len(rows))
	for _, r := range rows {
		known[r.ID] = true
	}
	var out []diag.Diagnostic
	root.Walk(func(e *Element) bool {
		for _, a := range e.Attrs {
			if strings.HasPrefix(a.Name, "r:") && a.Value != "" && !known[a.Value] {
				out = append(out, diag.Warn("DX033", diag.Position{File: name}, "bagian", quoted(name), "nama", quoted(a.Value)))
			}
		}
		return true
	})
	return out
}
