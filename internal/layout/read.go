package layout

import (
	"context"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
)

// maxNesting bounds tables and text boxes inside each other. Word stops at a
// few dozen; what lies deeper is set as plain paragraphs.
const maxNesting = 24

// reader is the resolve phase: it turns the element trees into the model.
type reader struct {
	ctx      context.Context
	pkg      *docx.Package
	part     string // the part being read, for its relationships
	styles   *styles
	theme    *theme
	settings settings
	counter  *docx.Counter
	tree     *tree
	out      *crier
	place    []message.Phrase
	marks    map[*docx.Element]bool // field marks of the story that belong together
	fields   []field                // open complex fields, outermost first
	buried   int                    // open fields deeper than maxFields
	pending  []inline
	framed   []inline // frames that wait for the paragraph behind them
	tables   int
	depth    int
	size     size
	notes    *notes
	pictures map[string][]byte      // by part name
	boxes    map[*docx.Element]bool // text boxes that have been read
	paged    bool                   // a page number has been read
	stories  map[string]*story
	lo74     bool // as LibreOffice 7.4 rather than Word
}

// flow is one stretch of blocks being read.
type flow struct {
	table     *tableFormat
	emit      func(block)
	section   func(sectPr *docx.Element, empty bool) // told of the end of each section and whether its paragraph has no content; nil where none counts
	carryover []inline                               // text of paragraphs whose mark was deleted
}

// all reads a whole story or cell: nothing of it waits for a paragraph to come.
func (r *reader) all(e *docx.Element, f *flow) {
	r.blocks(e, f)
	r.settle(f)
}

// settle gives text that has lost its paragraph mark a paragraph of its own
// where no further one comes to take it in: before a table, at the end of a
// cell or of a story.
func (r *reader) settle(f *flow) {
	if len(f.carryover) > 0 || len(r.framed) > 0 {
		f.emit(r.leftover(f, r.unframed(append(f.carryover, r.pending...))))
		f.carryover, r.pending = nil, nil
	}
}

// leftover is a paragraph for text that has lost its own.
func (r *reader) leftover(f *flow, in []inline) *paragraph {
	s := r.styles.paragraphStyle("", f.table)
	p := &paragraph{props: s.para, mark: s.run, inlines: in}
	r.mark(p, 0)
	return p
}

// blocks walks block-level content (17.2.2, 17.5.2.29, 17.13.5).
func (r *reader) blocks(e *docx.Element, f *flow) {
	for _, c := range e.Elements() {
		switch c.Name {
		case "w:p":
			r.paragraphInto(c, f)
		case "w:tbl":
			r.tableInto(c, f)
		case "w:sdt":
			r.blocks(c.Child("w:sdtContent"), f)
		case "mc:AlternateContent":
			r.blocks(docx.Choose(c), f)
		case "w:bookmarkStart":
			r.pending = append(r.pending, bookmark(c))
		case "w:altChunk":
			r.warn("LY010", "LY.part.alt")
		case "m:oMathPara", "m:oMath":
			r.equation(c, f)
		case "w:del", "w:moveFrom", "w:sectPr", "w:tcPr", "w:r":
		default: // w:ins, w:customXml and whatever else may wrap blocks
			r.blocks(c, f)
		}
	}
}

func bookmark(e *docx.Element) inline {
	return inline{kind: inBookmark, name: e.Attr("w:name")}
}

// paragraphInto reads one paragraph (17.3.1.22).
func (r *reader) paragraphInto(e *docx.Element, f *flow) {
	if r.size.paragraphs++; r.size.over() != nil || r.ctx.Err() != nil {
		return // told at the end
	}
	pPr := e.Child("w:pPr")
	resolved, numID, depth := r.styles.paragraph(e, f.table)
	p := &paragraph{props: resolved.para}
	p.mark = r.styles.run(resolved.run, pPr.Child("w:rPr"))
	p.inlines = append(f.carryover, r.pending...)
	f.carryover, r.pending = nil, nil
	end := pPr.Child("w:sectPr")
	if f.section == nil {
		end = nil
	}
	joins := markGone(p, pPr) && end == nil
	if resolved.numbered && !joins {
		r.label(p, numID, depth)
	}
	r.mark(p, depth)
	in := &inlines{reader: r, p: p, base: resolved.run}
	in.children(e)
	r.reportParagraph(p)
	if joins {
		f.carryover = p.inlines
		return
	}
	if f.frames(p) && end == nil {
		r.hang(p)
		return
	}
	p.inlines = r.unframed(p.inlines)
	f.emit(p)
	if end != nil {
		f.section(end, len(p.inlines) == 0 && p.label == nil)
	}
}

// markGone reports a paragraph whose mark is deleted (17.13.5.15) or hidden
// (17.3.1.29): it has no number of its own, and its text joins the next
// paragraph. The text view of docx reads it the same way.
func markGone(p *paragraph, pPr *docx.Element) bool {
	rPr := pPr.Child("w:rPr")
	return rPr.Child("w:del") != nil || rPr.Child("w:moveFrom") != nil || p.mark.is(hidden)
}

// mark gives the paragraph its place in the structure.
func (r *reader) mark(p *paragraph, depth int) {
	lang := ""
	if p.mark.lang != "" && p.mark.lang != r.defaultLang() {
		lang = p.mark.lang
	}
	switch {
	case p.props.outline >= 0:
		p.id = r.tree.block(Mark{Kind: HeadingMark, Level: p.props.outline + 1, Lang: lang})
	case p.label != nil && p.label.text != "":
		p.id = r.tree.item(depth)
	default:
		p.id = r.tree.block(Mark{Kind: ParagraphMark, Lang: lang})
	}
	if p.label != nil {
		p.label.id = r.tree.child(p.id, Mark{Kind: LabelMark})
	}
}

func (r *reader) defaultLang() string {
	return r.styles.paragraphStyle("", nil).run.lang
}

// reportParagraph warns of what the engine leaves out of a paragraph.
func (r *reader) reportParagraph(p *paragraph) {
	var warnings [][2]string
	if p.props.rightToLeft || p.mark.rtl {
		warnings = append(warnings, [2]string{"LY007", "LY.part.rtl"})
	}
	if fr := p.props.frame; fr != nil && (!fr.at.beside() || fr.dropped || r.tables > 0 && r.depth > 0) {
		warnings = append(warnings, [2]string{"LY012", "LY.part.frame"})
	}
	report := func() {
		for _, w := range warnings {
			r.warn(w[0], w[1])
		}
	}
	// The place is worded for a finding only: a long document has many paragraphs.
	if len(warnings) > 0 && len(r.place) < 2 && p.plain(40) != "" {
		r.at(message.P("LY.at.paragraph", "teks", p.plain(40)), report)
	} else {
		report()
	}
}

// equation sets an equation as plain text, so that no word is lost.
func (r *reader) equation(e *docx.Element, f *flow) {
	resolved := r.styles.paragraphStyle("", f.table)
	p := &paragraph{props: resolved.para, mark: resolved.run}
	r.mark(p, 0)
	in := &inlines{reader: r, p: p, base: resolved.run}
	in.equation(e)
	f.emit(p)
}

// label counts a numbered paragraph and gives it its number (17.9). The number
// takes the formatting of the paragraph mark, then that of its level; it is
// never underlined with the text.
func (r *reader) label(p *paragraph, numID string, depth int) {
	l, ok := r.counter.Count(numID, depth)
	if !ok {
		return
	}
	props := p.mark
	props.underline = noUnderline
	props.set(hidden, false)
	r.theme.applyRun(&props, l.Level.Run())
	p.label = &label{text: l.Text, props: props, align: alignOf(l.Level.Jc, alignLeft), list: numID}
	switch l.Suffix {
	case "space":
		p.label.suff = suffixSpace
	case "nothing":
		p.label.suff = suffixNothing
	}
}

// warn files a warning with the place at hand.
func (r *reader) warn(code, feature string, pairs ...any) {
	d := diag.Warn(code, diag.Position{File: r.part}, append([]any{"apa", message.P(feature)}, pairs...)...)
	r.out.add(d.In(r.place...))
}

// at runs f with one more place in words.
func (r *reader) at(place message.Phrase, f func()) {
	saved := r.place
	r.place = append(saved[:len(saved):len(saved)], place)
	f()
	r.place = saved
}
