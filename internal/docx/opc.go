package docx

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"naskah/internal/diag"
)

const (
	transitionalRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	strictRel       = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	packageRel      = "http://schemas.openxmlformats.org/package/2006/relationships/"
	wmlType         = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relsType        = "application/vnd.openxmlformats-package.relationships+xml"
)

// mainTypes are the content types a main part may have; true marks those that
// can hold macros.
var mainTypes = map[string]bool{
	wmlType + "document.main+xml":                                    false,
	wmlType + "template.main+xml":                                    false,
	"application/vnd.ms-word.document.macroEnabled.main+xml":         true,
	"application/vnd.ms-word.template.macroEnabledTemplate.main+xml": true,
	"application/vnd.ms-word.template.macroenabledtemplate.main+xml": true,
	"application/vnd.ms-word.document.macroenabled.main+xml":         true,
}

// roots gives the root element of the parts this program works on.
var roots = map[string]string{
	wmlType + "styles+xml": "w:styles", wmlType + "numbering+xml": "w:numbering", wmlType + "settings+xml": "w:settings",
	wmlType + "header+xml": "w:hdr", wmlType + "footer+xml": "w:ftr",
	wmlType + "footnotes+xml": "w:footnotes", wmlType + "endnotes+xml": "w:endnotes",
	relsType: "rel:Relationships",
}

func rootOf(name, contentType string) string {
	if fold(name) == fold(typesName) {
		return "ct:Types"
	}
	if strings.HasSuffix(fold(name), ".rels") {
		return "rel:Relationships"
	}
	if _, ok := mainTypes[contentType]; ok {
		return "w:document"
	}
	return roots[contentType]
}

// contentTypes is [Content_Types].xml, read (ECMA-376 part 2, 7.2.3).
type contentTypes struct {
	defaults  map[string]string // by extension
	overrides map[string]string // by folded part name
}

func (p *Package) contentTypes() (*contentTypes, error) {
	if p.types != nil {
		return p.types, nil
	}
	root, err := p.rawTree(typesName)
	if err != nil {
		return nil, err
	}
	t := &contentTypes{defaults: map[string]string{}, overrides: map[string]string{}}
	for _, e := range root.Elements() {
		switch e.Name {
		case "ct:Default":
			t.defaults[fold(e.Attr("Extension"))] = e.Attr("ContentType")
		case "ct:Override":
			t.overrides[fold(strings.TrimPrefix(e.Attr("PartName"), "/"))] = e.Attr("ContentType")
		}
	}
	p.types = t
	return t, nil
}

// rawTree parses a part of the package itself, whose type is not declared.
func (p *Package) rawTree(name string) (*Element, error) { return p.tree(name, "") }

// ContentType returns the declared type of a part, "" when there is none.
func (p *Package) ContentType(name string) string {
	t, err := p.contentTypes()
	if err != nil {
		return ""
	}
	if ct, ok := t.overrides[fold(name)]; ok {
		return ct
	}
	return t.defaults[fold(strings.TrimPrefix(path.Ext(name), "."))]
}

// SetContentType declares the type of one part; "" takes the declaration away.
func (p *Package) SetContentType(name, contentType string) {
	root, err := p.rawTree(typesName)
	if err != nil || p.ContentType(name) == contentType && contentType != "" {
		return
	}
	for _, e := range root.All("ct:Override") {
		if fold(strings.TrimPrefix(e.Attr("PartName"), "/")) == fold(name) {
			root.Remove(e)
		}
	}
	if contentType != "" {
		root.Append(E("ct:Override").With("PartName", "/"+name, "ContentType", contentType))
	}
	p.types = nil
	p.SetTree(typesName, root)
}

// Relationship is one row of a .rels part (ECMA-376 part 2, 6.5.3).
type Relationship struct {
	ID, Type string // a Strict type is given in its Transitional spelling
	Target   string // as written
	External bool
	Part     string // the part an internal target names, "" when it leaves the package
	Source   string // the part that points, "" for the package
}

// relationships reads the rows of a source part, "" for the package.
func (p *Package) relationships(part string) ([]Relationship, error) {
	key := fold(part)
	if rows, ok := p.rels[key]; ok {
		return rows, nil
	}
	name := relsName(part)
	if p.byName[fold(name)] == nil {
		return nil, nil
	}
	root, err := p.rawTree(name)
	if err != nil {
		return nil, err
	}
	var rows []Relationship
	seen := map[string]bool{}
	for _, e := range root.All("rel:Relationship") {
		r := Relationship{Source: part, ID: e.Attr("Id"), Type: canonicalRel(e.Attr("Type")), Target: e.Attr("Target"), External: e.Attr("TargetMode") == "External"}
		if seen[r.ID] {
			return nil, refusal("DX032", name, "bagian", quoted(name), "nama", quoted(r.ID))
		}
		seen[r.ID] = true
		if !r.External {
			r.Part = p.locate(part, r.Target)
		}
		rows = append(rows, r)
	}
	p.rels[key] = rows
	return rows, nil
}

func canonicalRel(t string) string {
	if rest, ok := strings.CutPrefix(t, strictRel); ok {
		return transitionalRel + rest
	}
	return t
}

// locate resolves an internal target to a part name, "" when it climbs out of
// the package or is no name at all (ECMA-376 part 2, 6.4.2).
func (p *Package) locate(source, target string) string {
	target, _, _ = strings.Cut(target, "#")
	if target == "" || strings.ContainsAny(target, `\?`) {
		return ""
	}
	name := target
	if !strings.HasPrefix(target, "/") {
		name = "/" + path.Dir(source) + "/" + target
		depth := strings.Count(path.Clean("/"+path.Dir(source)+"/x"), "/") - 1
		for _, segment := range strings.Split(target, "/") {
			switch segment {
			case "..":
				depth--
			case "", ".":
			default:
				depth++
			}
			if depth < 0 {
				return ""
			}
		}
	}
	name = strings.TrimPrefix(path.Clean(name), "/")
	if e := p.byName[fold(name)]; e != nil {
		return e.name
	}
	if plain, err := url.PathUnescape(name); err == nil {
		if e := p.byName[fold(plain)]; e != nil {
			return e.name
		}
	}
	if !validName(name) {
		return ""
	}
	return name
}

// Relationships lists what a part points at, in the order of the file; "" is
// the package itself.
func (p *Package) Relationships(part string) ([]Relationship, error) {
	rows, err := p.relationships(part)
	return append([]Relationship(nil), rows...), err
}

// MainPart is the name of the main document part, "" when there is none.
func (p *Package) MainPart() string {
	for _, name := range p.Related("", "officeDocument") {
		return name
	}
	return ""
}

// Related lists the parts a part points at by a relationship of some type: the
// last word of a type of ECMA-376 ("header", "image", "styles") or a whole URI.
// Targets that are not in the package are left out.
func (p *Package) Related(part, relType string) []string {
	rows, err := p.relationships(part)
	if err != nil {
		return nil
	}
	var out []string
	for _, r := range rows {
		if (r.Type == relType || r.Type == transitionalRel+relType) && r.Part != "" && p.byName[fold(r.Part)] != nil {
			out = append(out, r.Part)
		}
	}
	return out
}

// Target resolves a relationship id of a part: to the name of a part, or to an
// address outside.
func (p *Package) Target(part, id string) (target string, external, ok bool) {
	rows, err := p.relationships(part)
	if err != nil {
		return "", false, false
	}
	for _, r := range rows {
		if r.ID == id {
			if r.External {
				return r.Target, true, true
			}
			return r.Part, false, r.Part != ""
		}
	}
	return "", false, false
}

// AddRelationship makes a part ("" for the package) point at another part, or
// at an address outside, and returns the new id. An equal one is used again.
// relType is given as for [Package.Related].
func (p *Package) AddRelationship(part, relType, target string, external bool) (string, error) {
	if !strings.Contains(relType, ":") {
		relType = transitionalRel + relType
	}
	rows, err := p.relationships(part)
	if err != nil {
		return "", err
	}
	used := map[string]bool{}
	for _, r := range rows {
		used[fold(r.ID)] = true
		if r.Type == relType && r.External == external && (external && r.Target == target || !external && fold(r.Part) == fold(target)) {
			return r.ID, nil
		}
	}
	n := len(rows) + 1
	for used["rid"+strconv.Itoa(n)] {
		n++
	}
	id := "rId" + strconv.Itoa(n)
	row := E("rel:Relationship").With("Id", id, "Type", relType)
	if external {
		row.With("Target", target, "TargetMode", "External")
	} else {
		row.SetAttr("Target", "/"+target)
		if dir := path.Dir(part); part == "" || dir == "." {
			row.SetAttr("Target", target)
		} else if rest, ok := strings.CutPrefix(target, dir+"/"); ok {
			row.SetAttr("Target", rest)
		}
	}
	return id, p.EditRelationships(part, func(rows *Element) { rows.Append(row) })
}

// EditRelationships changes the rows of a part ("" for the package); a part
// without rows gets an empty list to begin with.
func (p *Package) EditRelationships(part string, edit func(rows *Element)) error {
	root := E("rel:Relationships").With("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
	if p.byName[fold(relsName(part))] != nil {
		var err error
		if root, err = p.rawTree(relsName(part)); err != nil {
			return err
		}
	}
	edit(root)
	p.SetTree(relsName(part), root)
	return nil
}

// RemoveRelationship takes one row away and reports whether it was there.
func (p *Package) RemoveRelationship(part, id string) bool {
	root, err := p.rawTree(relsName(part))
	if err != nil {
		return false
	}
	for _, e := range root.All("rel:Relationship") {
		if e.Attr("Id") == id {
			root.Remove(e)
			p.SetTree(relsName(part), root)
			return true
		}
	}
	return false
}

// missing tells a broken relationship.
func missing(source string, r Relationship) diag.Diagnostic {
	pos := diag.Position{File: relsName(source)}
	if r.Part == "" {
		return diag.New("DX030", pos, "bagian", quoted(relsName(source)), "sasaran", quoted(r.Target))
	}
	return diag.New("DX031", pos, "bagian", quoted(relsName(source)), "sasaran", quoted(r.Part))
}
