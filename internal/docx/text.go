package docx

import (
	"fmt"
	"strings"
)

// Text shows the document as plain text: what a reader of the pages would read,
// in the order of the document. It is made for comparing and for golden tests:
//
//   - one line for a paragraph, its number in front ("Pasal 3", "(2) …"), a
//     w:br as a line end, a w:tab as a tab;
//   - a table row as `| a | b |`, a line end in a cell as <br>, a | as \|;
//   - "[header]", "[header first]", "[footer even]" in front of each line of
//     headers and footers, in the first section that shows them;
//   - "[text box]" in front of each line of a text box, after its paragraph;
//   - footnotes and endnotes as [^1], their texts at the end;
//   - tracked insertions are in, deletions out; hidden text is out; fields are
//     shown by their last result; of alternate content one branch counts.
func (p *Package) Text() (string, error) {
	v := newView(p)
	if err := v.load(); err != nil {
		return "", err
	}
	sections, err := p.Sections()
	if err != nil {
		return "", err
	}
	root, err := p.Tree(p.MainPart())
	if err != nil {
		return "", err
	}
	v.begin(root.Children)
	var lines []string
	for _, s := range sections {
		heads, err := v.margins(s, s.Headers, "header")
		if err != nil {
			return "", err
		}
		feet, err := v.margins(s, s.Footers, "footer")
		if err != nil {
			return "", err
		}
		body := make([]Node, len(s.Blocks))
		for i, e := range s.Blocks {
			body[i] = e
		}
		lines = append(append(append(lines, heads...), v.blocks(body)...), feet...)
	}
	notes, err := v.noteTexts()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, line := range append(lines, notes...) {
		for _, l := range strings.Split(line, "\n") {
			b.WriteString(strings.TrimRight(l, " "))
			b.WriteByte('\n')
		}
	}
	return b.String(), nil
}

// ParagraphText is the text of one paragraph as a reader sees it, without its
// number. Text that only a style hides is shown, since no styles are at hand.
func ParagraphText(p *Element) string {
	v := newView(nil)
	v.begin(p.Children)
	return v.inline(nil, p.Children)
}

// view walks a document for Text.
type view struct {
	pkg     *Package
	styles  *Styles
	numbers *Numbering
	even    bool // even pages have headers of their own

	counter *Counter
	boxes   *Counter // text boxes are a story of their own
	fields  *fields
	carry   []byte // text of paragraphs whose mark is gone
	shown   map[string]bool
	waiting []*Element // text boxes of the paragraph being read

	notes    []note
	numbered map[note]int
	vanish   map[*Style]bool // what each style chain says
	defaults bool            // the document defaults hide everything
}

type note struct{ kind, id string }

func newView(p *Package) *view {
	styles := ReadStyles(E("w:styles"))
	n := ReadNumbering(nil, styles)
	return &view{
		pkg: p, styles: styles, numbers: n, counter: n.Counter(), boxes: n.Counter(), fields: &fields{},
		shown: map[string]bool{}, numbered: map[note]int{}, vanish: map[*Style]bool{},
	}
}

// load reads what the package has beside its text.
func (v *view) load() error {
	n, err := v.pkg.Numbering()
	if err != nil {
		return err
	}
	v.numbers, v.styles = n, n.styles
	v.defaults, _ = v.styles.RunDefaults().On("w:vanish")
	v.counter, v.boxes = n.Counter(), n.Counter()
	settings, err := v.pkg.Settings()
	if err != nil {
		return err
	}
	v.even, _ = settings.On("w:evenAndOddHeaders")
	return nil
}

// begin prepares for a story: it finds out which field marks belong together.
func (v *view) begin(nodes []Node) {
	v.fields = matchFields(nodes)
	v.carry = nil
}

// story reads nodes as a story of their own and returns its lines.
func (v *view) story(nodes []Node) []string {
	fields, carry := v.fields, v.carry
	v.begin(nodes)
	lines := v.blocks(nodes)
	v.fields, v.carry = fields, carry
	return lines
}

// margins reads the headers or footers a section shows.
func (v *view) margins(s Section, parts map[string]string, what string) ([]string, error) {
	var out []string
	for _, kind := range []string{"default", "first", "even"} {
		part := parts[kind]
		if part == "" || v.shown[part] || (kind == "first" && !s.TitlePage) || (kind == "even" && !v.even) {
			continue
		}
		v.shown[part] = true
		root, err := v.pkg.Tree(part)
		if err != nil {
			return nil, err
		}
		label := "[" + what + "] "
		if kind != "default" {
			label = "[" + what + " " + kind + "] "
		}
		body := v.counter
		v.counter = v.numbers.Counter()
		out = append(out, labelled(label, v.story(root.Children))...)
		v.counter = body
	}
	return out, nil
}

// labelled puts a label before each line that says something.
func labelled(label string, lines []string) []string {
	var out []string
	for _, line := range lines {
		for _, l := range strings.Split(line, "\n") {
			if strings.TrimSpace(l) != "" {
				out = append(out, label+l)
			}
		}
	}
	return out
}

// noteTexts reads the notes that were referred to, in that order.
func (v *view) noteTexts() ([]string, error) {
	if len(v.notes) == 0 {
		return nil, nil
	}
	bodies := map[note]*Element{}
	for _, kind := range []string{"footnote", "endnote"} {
		for _, part := range v.pkg.Related(v.pkg.MainPart(), kind+"s") {
			root, err := v.pkg.Tree(part)
			if err != nil {
				return nil, err
			}
			for _, e := range root.All("w:" + kind) {
				bodies[note{kind, e.Attr("w:id")}] = e
			}
		}
	}
	var out []string
	for i := 0; i < len(v.notes); i++ { // a note may refer to another
		v.counter = v.numbers.Counter()
		lines := v.story(bodies[v.notes[i]].children())
		text := strings.TrimSpace(strings.Join(lines, "\n"))
		out = append(out, fmt.Sprintf("[^%d]: %s", i+1, text))
	}
	return out, nil
}
