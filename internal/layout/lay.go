package layout

import (
	"context"
	"fmt"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/font"
)

// Justify says how justified lines are filled.
type Justify int

const (
	// JustifyAuto lets spaces shrink in documents of compatibilityMode 15 and
	// later, as Word 2013 does.
	JustifyAuto Justify = iota
	// JustifyLO74 lays out as LibreOffice 7.4 does, which judges our pages: it
	// never shrinks spaces, as Word up to 2010, and takes pages that are nearly of
	// a known size for it.
	JustifyLO74
)

// Options are choices of the caller; the zero value is a good one.
type Options struct {
	Justify Justify
}

// Lay sets a document. What it cannot draw is reported by warnings that name
// the feature and its place; text is never left out. A document that grows past
// the limits is cut, with an error among the findings. A package whose main part
// cannot be read gives an empty page and the error as a finding. The failure is
// that of a context that has ended; it ends the work soon.
func Lay(ctx context.Context, pkg *docx.Package, library *font.Library, opt Options) (*Document, []diag.Diagnostic, error) {
	bag := &diag.Bag{}
	out := &crier{bag: bag}
	m, err := read(ctx, pkg, opt, out)
	if err != nil {
		found := diag.Findings(err)
		if found == nil {
			found = []diag.Diagnostic{diag.New("LY001", diag.Position{}, "sebab", err.Error())}
		}
		bag.Add(found...)
		return &Document{Pages: []Page{{Width: Twip(11906), Height: Twip(16838)}}, Structure: newTree().marks}, bag.List(), nil
	}
	told := map[font.Substitution]bool{} // once for all styles of a typeface
	metrics := newMetrics(library, func(s *font.Substitution) {
		asked, same := shorten(s.Asked, 60), *s
		same.Asked = strings.ToLower(s.Asked)
		switch {
		case symbolic(s.Asked) || told[same]:
		case s.StyleLost:
			out.add(diag.Warn("LY030", diag.Position{}, "huruf", asked))
		case s.MetricEqual:
			out.add(diag.Note("LY031", diag.Position{}, "huruf", asked, "pengganti", s.Used))
		default:
			out.add(diag.Warn("LY020", diag.Position{}, "huruf", asked, "pengganti", s.Used))
		}
		told[same] = true
	})
	metrics.lo74 = opt.Justify == JustifyLO74
	b := &builder{metrics: metrics, model: m, budget: budget{ctx: ctx}, lo74: opt.Justify == JustifyLO74}
	b.shrink = !b.lo74 && m.settings.mode >= 15
	doc := newPaginator(b).paginate()
	if err := ctx.Err(); err != nil {
		return nil, nil, fmt.Errorf("lay out: %w", err)
	}
	out.rest()
	if b.refusal != nil {
		bag.Add(*b.refusal)
	}
	doc.Title, doc.Lang = m.title, m.lang
	doc.Structure = m.marks // the builder may have added artifacts
	return doc, bag.List(), nil
}

// model is the whole document after the resolve phase.
type model struct {
	settings settings
	sections []*section
	marks    []Mark
	title    string
	lang     string
	notes    []*note // footnotes in the order of their references
}

// first is the paragraph the document begins with, nil where that is a table.
func (m *model) first() *paragraph {
	for _, s := range m.sections {
		if len(s.blocks) > 0 {
			p, _ := s.blocks[0].(*paragraph)
			return p
		}
	}
	return nil
}

// read is the resolve phase.
func read(ctx context.Context, pkg *docx.Package, opt Options, out *crier) (*model, error) {
	main := pkg.MainPart()
	root, err := pkg.Tree(main)
	if err != nil {
		return nil, fmt.Errorf("read main part: %w", err)
	}
	st, err := pkg.Styles()
	if err != nil {
		return nil, fmt.Errorf("read styles: %w", err)
	}
	numbering, err := pkg.Numbering()
	if err != nil {
		return nil, fmt.Errorf("read numbering: %w", err)
	}
	th := newTheme(related(pkg, main, "theme"))
	body, set := root.Child("w:body"), related(pkg, main, "settings")
	r := &reader{
		ctx: ctx, pkg: pkg, part: main, theme: th, styles: newStyles(st, numbering, th),
		settings: readSettings(set, opt.Justify == JustifyLO74), counter: numbering.Counter(),
		tree: newTree(), out: out, stories: map[string]*story{}, pictures: map[string][]byte{}, boxes: map[*docx.Element]bool{}, notes: readNotes(pkg, main, out, set, body.Child("w:sectPr")), lo74: opt.Justify == JustifyLO74,
	}
	m := &model{settings: r.settings}
	m.sections = r.body(body)
	if over := r.size.over(); over != nil {
		return nil, diag.Fail(*over)
	}
	last := m.sections[len(m.sections)-1]
	last.blocks = append(last.blocks, r.notes.ends...)
	m.notes = r.notes.feet
	if len(last.blocks) == 0 {
		last.blocks = append(last.blocks, r.leftover(&flow{}, nil))
	}
	m.marks = r.tree.marks
	m.title, m.lang = title(pkg), r.defaultLang()
	if m.lang == "" {
		m.lang = "id-ID"
	}
	return m, nil
}

// related parses the first related part of a kind; nil where there is none or
// it is damaged, since pages can be made without it.
func related(pkg *docx.Package, part, kind string) *docx.Element {
	for _, name := range pkg.Related(part, kind) {
		if root, err := pkg.Tree(name); err == nil {
			return root
		}
	}
	return nil
}

// title reads dc:title.
func title(pkg *docx.Package) string {
	for _, name := range pkg.Related("", "core-properties") {
		if root, err := pkg.Tree(name); err == nil {
			return root.Child("dc:title").Text()
		}
	}
	return ""
}
