package docx

import "maps"

// Section is one section of the body (ECMA-376 part 1, 17.6).
type Section struct {
	Properties *Element          // w:sectPr; nil when the body ends without one
	Blocks     []*Element        // block-level children of w:body that belong to it
	Headers    map[string]string // part names under "default", "first", "even"; inherited ones too (17.10.5)
	Footers    map[string]string
	TitlePage  bool // the first page has its own header and footer (17.10.6)
}

// Sections cuts the body at its section breaks. A break inside a block-level
// content control ends its section after the whole control.
func (p *Package) Sections() ([]Section, error) {
	root, err := p.Tree(p.MainPart())
	if err != nil {
		return nil, err
	}
	var out []Section
	var now Section
	closeWith := func(sectPr *Element) {
		now.Properties = sectPr
		now.TitlePage, _ = sectPr.On("w:titlePg")
		if len(out) > 0 {
			now.Headers, now.Footers = maps.Clone(out[len(out)-1].Headers), maps.Clone(out[len(out)-1].Footers)
		} else {
			now.Headers, now.Footers = map[string]string{}, map[string]string{}
		}
		p.references(sectPr, "w:headerReference", now.Headers)
		p.references(sectPr, "w:footerReference", now.Footers)
		out = append(out, now)
		now = Section{}
	}
	body := root.Child("w:body").Elements()
	for i, e := range body {
		if e.Name == "w:sectPr" {
			if i == len(body)-1 {
				closeWith(e)
			}
			continue
		}
		now.Blocks = append(now.Blocks, e)
		if sectPr := sectionBreak(e); sectPr != nil {
			closeWith(sectPr)
		}
	}
	if len(now.Blocks) > 0 || len(out) == 0 {
		closeWith(nil)
	}
	return out, nil
}

// sectionBreak finds the w:sectPr a block ends its section with.
func sectionBreak(e *Element) *Element {
	switch e.Name {
	case "w:p":
		return e.Path("w:pPr", "w:sectPr")
	case "w:sdt", "w:sdtContent", "w:customXml", "w:ins":
		children := e.Elements()
		for i := len(children) - 1; i >= 0; i-- {
			if s := sectionBreak(children[i]); s != nil {
				return s
			}
		}
	}
	return nil
}

// references resolves the header or footer references of a section.
func (p *Package) references(sectPr *Element, name string, into map[string]string) {
	for _, ref := range sectPr.All(name) {
		kind := ref.Attr("w:type")
		if kind == "" {
			kind = "default"
		}
		if part, external, ok := p.Target(p.MainPart(), ref.Attr("r:id")); ok && !external {
			into[kind] = part
		}
	}
}

// Settings returns the settings of the main part, an empty element when there
// are none.
func (p *Package) Settings() (*Element, error) {
	names := p.Related(p.MainPart(), "settings")
	if len(names) == 0 {
		return E("w:settings"), nil
	}
	return p.Tree(names[0])
}
