package render

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/docx"
)

// A list that Word numbers goes on through every iteration of a loop. That is
// right where each iteration is one item of it, and wrong where an iteration
// brings a list of its own along. Which lists begin anew is read from the body
// of the loop when it is compiled:
//
//   - a body of nothing but items of one list goes on with it;
//   - a body that is led by its only item of a list, with whatever belongs to
//     the item below it, goes on as well: "Pasal 1", its title, its ayat;
//   - any other list that stands together with something else begins anew;
//   - the numbers of headings, of pasal and of bab count through the paper
//     (UU 12/2011 Lampiran II), whatever leads them.
//
// The answer holds for each loop by itself, so that in a loop of pasal with a
// loop of ayat in it and one of huruf in that, pasal go on, ayat begin anew
// with each pasal and huruf with each ayat.
type restarts struct {
	numbering *docx.Numbering
	styles    *docx.Styles
	byStyle   map[string]styleList
	loops     map[int]map[string]int // by loop: abstract list → the level that begins anew
	abstracts map[string]string      // markup, by w:abstractNumId
	nums      map[string]string      // markup, by w:numId
	managed   string                 // the abstract list of naskah text, which lists.go counts
}

// styleList is the numbering a paragraph has by its style.
type styleList struct {
	numID  string
	level  int
	indent string // the style's own w:ind, which stands above the list's
}

// planRestarts plans the lists of the main part.
func (p *Program) planRestarts(pkg *docx.Package, numbering *docx.Numbering, xml string) *restarts {
	styles, err := pkg.Styles()
	if err != nil || !firstNum.MatchString(xml) || !strings.Contains(xml, "</w:numbering>") {
		return nil // told by Check when the template was read; or a numbering part as no program writes it
	}
	r := &restarts{
		numbering: numbering, styles: styles, byStyle: map[string]styleList{}, loops: map[int]map[string]int{},
		abstracts: map[string]string{}, nums: map[string]string{}, managed: numbering.Abstract(p.numID),
	}
	for _, x := range docx.AbstractLists(xml) {
		r.abstracts[attribute(x[:tagClose(x, 0)], "w:abstractNumId")] = x
	}
	for _, x := range docx.Lists(xml) {
		r.nums[attribute(x[:tagClose(x, 0)], "w:numId")] = x
	}
	for _, part := range p.parts {
		if part.main {
			r.plan(part.nodes)
		}
	}
	if len(r.loops) == 0 {
		return nil
	}
	return r
}

// plan finds the loops among nodes.
func (r *restarts) plan(list []node) {
	for _, n := range list {
		if l, ok := n.(*loop); ok {
			var b strings.Builder
			flatten(&b, l.body)
			again := r.again(r.items(b.String()))
			if delete(again, r.managed); len(again) > 0 {
				r.loops[l.id] = again
			}
		}
		for _, body := range bodies(n) {
			r.plan(body)
		}
	}
}

// bodies are the nodes below a node.
func bodies(n node) [][]node {
	switch n := n.(type) {
	case *loop:
		return [][]node{n.body, n.otherwise}
	case *condition:
		var out [][]node
		for _, arm := range n.arms {
			out = append(out, arm.body)
		}
		return out
	case composition:
		return [][]node{n.body}
	case *filling:
		return [][]node{n.body}
	}
	return nil
}

// The signs that stand in flattened markup for a loop inside.
const innerBegin, innerEnd = "\x03", "\x04"

// flatten joins the markup of nodes, all arms of conditions included.
func flatten(b *strings.Builder, list []node) {
	for _, n := range list {
		switch n := n.(type) {
		case markup:
			b.WriteString(string(n))
		case *value, filledTag:
			b.WriteByte('x')
		}
		_, inner := n.(*loop)
		if inner {
			b.WriteString(innerBegin)
		}
		for _, body := range bodies(n) {
			flatten(b, body)
		}
		if inner {
			b.WriteString(innerEnd)
		}
	}
}

// listedPara is a paragraph in the body of a loop; abstract is "" for one that
// is in no list.
type listedPara struct {
	abstract string
	level    int
	inner    bool // in a loop inside
	heading  bool
}

// items reads the paragraphs of flattened markup that say something.
func (r *restarts) items(s string) []listedPara {
	reader := bodyReader{restarts: r}
	for i := 0; i < len(s); {
		lt := strings.IndexByte(s[i:], '<')
		if lt < 0 {
			break
		}
		reader.text(s[i : i+lt])
		i += lt
		end := tagClose(s, i)
		reader.tag(s[i:end])
		i = end
	}
	return reader.out
}

// bodyReader reads the body of a loop. Text boxes count by themselves, so they
// are passed over.
type bodyReader struct {
	*restarts
	out                []listedPara
	depth, box         int
	said               bool // the paragraph at hand says something
	numID, ilvl, style string
}

func (b *bodyReader) text(s string) {
	b.depth += strings.Count(s, innerBegin) - strings.Count(s, innerEnd)
	b.said = b.said || strings.Trim(s, innerBegin+innerEnd+" \n") != ""
}

func (b *bodyReader) tag(tag string) {
	name := tagName(tag)
	switch name {
	case "w:txbxContent":
		b.box++
	case "/w:txbxContent":
		b.box--
	}
	if b.box > 0 {
		return
	}
	switch name {
	case "w:p":
		b.numID, b.ilvl, b.style, b.said = "", "", "", false
	case "w:pStyle":
		b.style = attribute(tag, "w:val")
	case "w:numId":
		b.numID = attribute(tag, "w:val")
	case "w:ilvl":
		b.ilvl = attribute(tag, "w:val")
	case "w:drawing", "w:pict":
		b.said = true
	case "/w:p":
		if b.said {
			p := b.paragraph(b.numID, b.ilvl, b.style)
			p.inner = b.depth > 0
			b.out = append(b.out, p)
		}
	}
}

func (r *restarts) paragraph(numID, ilvl, style string) listedPara {
	numID, level := r.place(numID, ilvl, style)
	l := r.numbering.Level(numID, level)
	if l == nil || l.Bullet() {
		return listedPara{}
	}
	return listedPara{abstract: r.numbering.Abstract(numID), level: level, heading: r.heading(l, style)}
}

// place is the list and level of a paragraph, by its own properties or its
// style's.
func (r *restarts) place(numID, ilvl, style string) (string, int) {
	level, _ := strconv.Atoi(ilvl) // not stated: 0
	if numID != "" {
		return numID, level
	}
	by, ok := r.byStyle[style]
	if !ok {
		p := docx.E("w:p", docx.E("w:pPr", docx.E("w:pStyle").With("w:val", style)))
		if id, depth, numbered := r.numbering.Of(p); numbered {
			by = styleList{numID: id, level: depth, indent: r.indent(style)}
		}
		r.byStyle[style] = by
	}
	if ilvl == "" {
		level = by.level
	}
	return by.numID, level
}

// indent is the indent of a style up to where its number comes from.
func (r *restarts) indent(style string) string {
	for _, st := range r.styles.Chain(style) {
		if ind := st.Element.Path("w:pPr", "w:ind"); ind != nil {
			var b strings.Builder
			b.WriteString("<w:ind")
			for _, a := range ind.Attrs {
				if !strings.HasPrefix(a.Name, "w:") {
					continue
				}
				b.WriteString(" " + a.Name + `="` + docx.Escape(a.Value) + `"`)
			}
			return b.String() + "/>"
		}
		if st.Element.Path("w:pPr", "w:numPr") != nil {
			break
		}
	}
	return ""
}

var countsThrough = regexp.MustCompile(`(?i)\b(pasal|bab)\b`)

// heading reports whether the numbers of a level count through the paper.
func (r *restarts) heading(l *docx.Level, style string) bool {
	return countsThrough.MatchString(l.Text) || slices.ContainsFunc(r.styles.Chain(style), func(st *docx.Style) bool {
		return st.Element.Path("w:pPr", "w:outlineLvl") != nil
	})
}

// again says which lists of a body begin anew, and from which level.
func (r *restarts) again(body []listedPara) map[string]int {
	out := map[string]int{}
	for _, p := range body {
		if _, done := out[p.abstract]; done || p.abstract == "" {
			continue
		}
		top, ok := begins(body, p.abstract)
		if ok {
			out[p.abstract] = top
		}
	}
	return out
}

// begins reports whether a list of a body begins anew, and its highest level.
func begins(body []listedPara, abstract string) (top int, anew bool) {
	top = maxNesting
	for _, p := range body {
		if p.abstract == abstract {
			top = min(top, p.level)
		}
	}
	first, many, others := 0, false, false
	for i, p := range body {
		switch {
		case p.abstract != abstract:
			others = true
		case p.level > top:
		case p.heading:
			return top, false
		case first == 0 && !p.inner:
			first = i + 1
		default:
			many = true
		}
	}
	return top, others && (first != 1 || many)
}

// count moves a list of Word on and puts the paragraph on a list of its own
// where the iteration it stands in begins anew.
func (r *restarts) count(f *finisher, p *paragraph) {
	numID, level := r.place(p.numID, p.ilvl, p.style)
	abstract := r.numbering.Abstract(numID)
	if abstract == "" {
		return
	}
	used := f.lists.used[abstract]
	f.lists.used[abstract] = true
	for i := len(f.scopes) - 1; i > 0; i-- {
		s := &f.scopes[i]
		top, ok := r.loops[s.loop][abstract]
		if !ok || level < top {
			continue
		}
		num, begun := s.lists[abstract]
		if !begun {
			num = numID
			if used {
				num = f.lists.add(r.newList(numID, abstract, top))
			}
			if s.lists == nil {
				s.lists = map[string]string{}
			}
			s.lists[abstract] = num
		}
		if num != numID {
			f.renumber(p, num, level, r.byStyle[p.style].indent)
		}
		return
	}
}

// newList is a list that begins at a level. Word's own way is a further w:num
// with an override on the same abstract list. On a lower level it would disturb
// the ones above in LibreOffice 7.4, so a label that shows its own level only
// gets a clone.
func (r *restarts) newList(numID, abstract string, top int) addedList {
	level := r.numbering.Level(numID, top)
	if level == nil { // another w:num of the list has it
		level = &docx.Level{Depth: top, Start: 1}
	}
	if top > 0 && r.abstracts[abstract] != "" && !strings.Contains(r.abstracts[abstract], "<w:numStyleLink ") && ownLevelOnly(level) {
		return addedList{clone: r.abstracts[abstract]}
	}
	return addedList{num: overridden(r.nums[numID], abstract, top, level.Start)}
}

// ownLevelOnly reports whether a label shows no number of a level above.
func ownLevelOnly(l *docx.Level) bool {
	for d := range l.Depth {
		if strings.Contains(l.Text, "%"+strconv.Itoa(d+1)) {
			return false
		}
	}
	return true
}

var lvlOverride = regexp.MustCompile(`(?s)<w:lvlOverride [^>]*>.*?</w:lvlOverride>`)

// overridden is what stands in a w:num of an abstract list that begins at a
// level; other overrides of the num it comes from stay.
func overridden(num, abstract string, top, start int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:abstractNumId w:val="%s"/>`, docx.Escape(abstract))
	override := fmt.Sprintf(`<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, top, start)
	for _, x := range lvlOverride.FindAllString(num, -1) {
		if attribute(x[:tagClose(x, 0)], "w:ilvl") != strconv.Itoa(top) {
			b.WriteString(x)
			continue
		}
		if at := strings.Index(x, "<w:lvl "); at >= 0 {
			override = strings.TrimSuffix(override, "</w:lvlOverride>") + x[at:]
		}
	}
	return b.String() + override
}

// renumber puts a paragraph on another list. Where its style gave the list, the
// style's indent is stated again, since it would stand below the list's now.
func (f *finisher) renumber(p *paragraph, num string, level int, indent string) {
	switch {
	case p.numID != "":
		f.edits = append(f.edits, edit{from: p.numAt[0], to: p.numAt[1], s: num})
		return
	case p.numPrEnd > 0:
		f.edits = append(f.edits, edit{from: p.numPrEnd, to: p.numPrEnd, s: `<w:numId w:val="` + num + `"/>`})
	default:
		s := fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%s"/></w:numPr>`, level, num)
		if p.keepAt == 0 {
			s = "<w:pPr>" + s + "</w:pPr>"
			p.numSpot = p.afterPPr
		}
		f.edits = append(f.edits, edit{from: p.numSpot, to: p.numSpot, s: s, rank: 1})
	}
	if indent != "" && !p.indented {
		at := max(p.numSpot, p.indSpot)
		f.edits = append(f.edits, edit{from: at, to: at, s: indent, rank: 2})
	}
}

// beforeNumber and beforeIndent are the properties of a paragraph that stand
// before w:numPr and w:ind (ECMA-376 17.3.1.26).
var (
	beforeNumber = map[string]bool{"w:pPr": true, "w:pStyle": true, "w:keepNext": true, "w:keepLines": true, "w:pageBreakBefore": true, "w:framePr": true, "/w:framePr": true, "w:widowControl": true}
	beforeIndent = map[string]bool{
		"/w:numPr": true, "w:suppressLineNumbers": true, "/w:pBdr": true, "w:shd": true, "/w:tabs": true, "w:suppressAutoHyphens": true, "w:kinsoku": true, "w:wordWrap": true, "w:overflowPunct": true,
		"w:topLinePunct": true, "w:autoSpaceDE": true, "w:autoSpaceDN": true, "w:bidi": true, "w:adjustRightInd": true, "w:snapToGrid": true, "w:spacing": true,
	}
)

// spot notes where a number and an indent may be put.
func (p *paragraph) spot(name string, i, end int) {
	switch {
	case beforeNumber[name]:
		p.numSpot = end
	case beforeIndent[name]:
		p.indSpot = end
	case name == "w:ind":
		p.indented = true
	}
	if name == "/w:numPr" {
		p.numPrEnd = i
	}
}
