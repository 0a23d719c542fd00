package docx

import "slices"

// Style is one w:style (ECMA-376 part 1, 17.7.4.17).
type Style struct {
	ID      string
	Name    string
	Type    string // paragraph, character, table, numbering
	BasedOn string // id of the parent, "" for none
	Next    string
	Link    string
	Default bool
	Element *Element

	numID, ilvl string // its w:numPr: asked for once a paragraph
}

// Styles is the style part, indexed.
type Styles struct {
	byID     map[string]*Style
	order    []*Style
	defaults map[string]*Style // by type
	docs     *Element          // w:docDefaults
}

// Styles reads the styles of the main part. A package without a style part has
// none, which is no fault.
func (p *Package) Styles() (*Styles, error) {
	s := &Styles{byID: map[string]*Style{}, defaults: map[string]*Style{}}
	names := p.Related(p.MainPart(), "styles")
	if len(names) == 0 {
		return s, nil
	}
	root, err := p.Tree(names[0])
	if err != nil {
		return nil, err
	}
	return ReadStyles(root), nil
}

// ReadStyles indexes a w:styles element. Where an id is declared twice the
// last one counts, as in Word.
func ReadStyles(root *Element) *Styles {
	s := &Styles{byID: map[string]*Style{}, defaults: map[string]*Style{}, docs: root.Child("w:docDefaults")}
	for _, e := range root.All("w:style") {
		st := &Style{
			ID: e.Attr("w:styleId"), Type: e.Attr("w:type"), Element: e,
			Name: e.Val("w:name"), BasedOn: e.Val("w:basedOn"), Next: e.Val("w:next"), Link: e.Val("w:link"),
		}
		numPr := e.Path("w:pPr", "w:numPr")
		st.numID, st.ilvl = numPr.Val("w:numId"), numPr.Val("w:ilvl")
		if st.Type == "" {
			st.Type = "paragraph"
		}
		switch e.Attr("w:default") {
		case "1", "true", "on":
			st.Default = true
			s.defaults[st.Type] = st
		}
		s.byID[st.ID] = st
		s.order = append(s.order, st)
	}
	return s
}

// ByID finds a style by its id, nil when there is none.
func (s *Styles) ByID(id string) *Style { return s.byID[id] }

// ByName finds a style by its name ("heading 1"), nil when there is none.
func (s *Styles) ByName(name string) *Style {
	if i := slices.IndexFunc(s.order, func(st *Style) bool { return fold(st.Name) == fold(name) }); i >= 0 {
		return s.order[i]
	}
	return nil
}

// All lists the styles in the order of the part.
func (s *Styles) All() []*Style { return s.order }

// Default returns the default style of a type, nil when none is marked.
func (s *Styles) Default(kind string) *Style { return s.defaults[kind] }

// Chain returns a style and what it is based on, nearest first. A ring of
// styles ends where it closes (17.7.4.3 forbids rings; files have them).
func (s *Styles) Chain(id string) []*Style {
	var chain []*Style
	for st := s.byID[id]; st != nil && len(chain) < maxChain && !slices.Contains(chain, st); st = s.byID[st.BasedOn] {
		if len(chain) > 0 && st.Type != chain[0].Type {
			break // a parent of another type is no parent
		}
		chain = append(chain, st)
	}
	return chain
}

// Paragraph returns the style chain of a paragraph: that of its w:pStyle, or of
// the default paragraph style when it names none that exists (17.3.1.27).
func (s *Styles) Paragraph(p *Element) []*Style {
	return s.chainOf(p.Child("w:pPr").Val("w:pStyle"), "paragraph")
}

// Run returns the style chain of a run's w:rStyle, or of the default character
// style.
func (s *Styles) Run(r *Element) []*Style {
	return s.chainOf(r.Child("w:rPr").Val("w:rStyle"), "character")
}

// Table returns the style chain of a table's w:tblStyle, or of the default
// table style.
func (s *Styles) Table(t *Element) []*Style {
	return s.chainOf(t.Child("w:tblPr").Val("w:tblStyle"), "table")
}

func (s *Styles) chainOf(id, kind string) []*Style {
	st := s.byID[id]
	if st == nil || st.Type != kind {
		st = s.defaults[kind]
	}
	if st == nil {
		return nil
	}
	return s.Chain(st.ID)
}

// ParagraphDefaults is the w:pPr of the document defaults, nil when absent.
func (s *Styles) ParagraphDefaults() *Element { return s.docs.Path("w:pPrDefault", "w:pPr") }

// RunDefaults is the w:rPr of the document defaults, nil when absent.
func (s *Styles) RunDefaults() *Element { return s.docs.Path("w:rPrDefault", "w:rPr") }

// Toggle resolves a toggle property (17.7.3: bold, italic, caps, vanish and
// their like) of a run: stated directly it stands as stated; the paragraph and
// the character style cancel each other out. paragraph is the style chain of
// the paragraph, found once for all its runs.
func (s *Styles) Toggle(paragraph []*Style, r *Element, name string) bool {
	if on, set := r.Child("w:rPr").On(name); set {
		return on
	}
	on := inherits(paragraph, name) != inherits(s.Run(r), name)
	if fallback, _ := s.RunDefaults().On(name); fallback {
		return true // what the defaults switch on no style switches off
	}
	return on
}

func inherits(chain []*Style, name string) bool {
	for _, st := range chain {
		if on, set := st.Element.Child("w:rPr").On(name); set {
			return on
		}
	}
	return false
}
