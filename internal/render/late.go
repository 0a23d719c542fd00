package render

import (
	"context"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/manuscript"
)

// Complete fills the late values into an adopted Word file: a text that has
// been negotiated outside and is not rendered again. Each control of the
// adopted file that carries the tag of a late value receives what the program
// prints there with the values of now; everything else stays as it came. The
// draft mark is set to that of the input, so a final has none. The slots of the
// parties must be there too, because the originals are made by them. Findings
// about the adopted file have no position: the caller knows its name.
func (p *Program) Complete(ctx context.Context, adopted *docx.Package, in Input) (*docx.Package, []diag.Diagnostic, error) {
	fresh, found, err := p.Render(ctx, in)
	if fresh == nil {
		return nil, found, err
	}
	bag := new(diag.Bag)
	bag.Add(found...)
	texts, slots := map[string]string{}, map[string]bool{}
	for _, name := range tagParts(fresh) {
		root, err := fresh.Tree(name)
		if err != nil {
			bag.Add(manuscript.Findings(err, name)...)
			continue
		}
		for _, c := range docx.Controls(root) {
			switch tag := c.Tag(); {
			case strings.HasPrefix(tag, slotPrefix):
				slots[tag] = true
			case tag != "":
				texts[tag] = c.Text()
			}
		}
	}
	out := adopted.Clone()
	filled := map[string]bool{}
	for _, name := range tagParts(out) {
		fillPart(out, name, texts, filled, bag)
	}
	bag.Add(lost(filled, texts, slots)...)
	if !bag.HasErrors() && !filled[manuscript.DraftTag] && strayMark(out) {
		bag.Add(diag.New("TP096", diag.Position{}))
	}
	if bag.HasErrors() {
		return nil, bag.List(), nil
	}
	return out, bag.List(), nil
}

// strayMark reports whether a draft mark stands in a head without its control:
// then nothing could take it away, and the final would call itself a draft. A
// head from which the mark is gone is as good.
func strayMark(pkg *docx.Package) bool {
	for _, name := range pkg.Related(pkg.MainPart(), "header") {
		if root, err := pkg.Tree(name); err == nil && strings.Contains(root.Text(), draftWords) {
			return true
		}
	}
	return false
}

// lost says which controls an adopted file should have and has not. A file
// without any was not edited in Word: LibreOffice 7.4 drops every inline and
// block control when it writes a DOCX, and one sentence says that better than
// twenty.
func lost(found map[string]bool, texts map[string]string, slots map[string]bool) []diag.Diagnostic {
	var out []diag.Diagnostic
	kept := 0
	for _, tag := range slices.Sorted(maps.Keys(texts)) {
		if tag == manuscript.DraftTag {
			continue // see strayMark
		}
		if found[tag] {
			kept++
			continue
		}
		out = append(out, diag.New("TP090", diag.Position{}, "nama", tag, "nilai", texts[tag]))
	}
	for _, tag := range slices.Sorted(maps.Keys(slots)) {
		if found[tag] {
			kept++
			continue
		}
		out = append(out, diag.New("TP093", diag.Position{}, "nama", tag))
	}
	if kept == 0 && len(out) > 1 {
		return []diag.Diagnostic{diag.New("TP095", diag.Position{}, "jumlah", len(out))}
	}
	return out
}

// slotPrefix begins the tags of the parties' slots.
const slotPrefix = "alternat/"

// blankRunes is what a blank may have become in Word.
const blankRunes = ". …_\u00a0"

// tagParts lists the parts that may hold controls, the main part first.
func tagParts(pkg *docx.Package) []string {
	main := pkg.MainPart()
	names := []string{main}
	for _, kind := range tagged {
		for _, n := range pkg.Related(main, kind) {
			if !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	return names
}

// fillPart fills the controls of one part of an adopted file.
func fillPart(pkg *docx.Package, name string, texts map[string]string, filled map[string]bool, bag *diag.Bag) {
	shared, err := pkg.Tree(name)
	if err != nil {
		bag.Add(manuscript.Findings(err, path.Base(name))...)
		return
	}
	root := shared.Clone()
	changed := false
	for _, c := range docx.Controls(root) {
		filled[c.Tag()] = true
		text, ok := texts[c.Tag()]
		if !ok {
			continue
		}
		// What the other side wrote into the place of a late value is not the
		// value: that comes from the dossier. It must not get lost in silence.
		if old := c.Text(); c.Tag() != manuscript.DraftTag && old != text && strings.Trim(old, blankRunes) != "" {
			bag.Add(diag.Warn("TP094", diag.Position{}, "nama", c.Tag(), "lama", old, "baru", text))
		}
		if c.Text() != text || c.Placeholder() {
			c.SetText(text)
			changed = true
		}
	}
	if changed {
		pkg.SetTree(name, root)
	}
}

// Original makes the original of one party out of the canonical text: in every
// party div the keeper's slot comes first, the others follow in their order.
// The sebutan stay with their parties. The same step serves an adopted Word
// file, since the controls travel through Word.
func Original(pkg *docx.Package, keeper int) (*docx.Package, []diag.Diagnostic) {
	bag := new(diag.Bag)
	out := pkg.Clone()
	for _, name := range tagParts(out) {
		shared, err := out.Tree(name)
		if err != nil {
			bag.Add(manuscript.Findings(err, path.Base(name))...)
			continue
		}
		root := shared.Clone()
		groups := slotGroups(docx.Controls(root))
		for _, g := range groups {
			g.arrange(keeper, bag, name)
		}
		if len(groups) > 0 {
			out.SetTree(name, root)
		}
	}
	if bag.HasErrors() {
		return nil, bag.List()
	}
	return out, bag.List()
}

// slotGroup is one party div in a document.
type slotGroup struct {
	div     string
	slots   []*docx.Control
	parties []int // party of each slot
}

// slotGroups gathers the slots of each div in document order. A party that
// comes again begins another div of the same name.
func slotGroups(controls []*docx.Control) []*slotGroup {
	var out []*slotGroup
	open := map[string]*slotGroup{}
	for _, c := range controls {
		rest, ok := strings.CutPrefix(c.Tag(), slotPrefix)
		if !ok {
			continue
		}
		div, digits, _ := strings.Cut(rest, "/")
		n, err := strconv.Atoi(digits)
		if err != nil {
			continue
		}
		g := open[div]
		if g == nil || slices.Contains(g.parties, n) {
			g = &slotGroup{div: div}
			open[div] = g
			out = append(out, g)
		}
		g.slots = append(g.slots, c)
		g.parties = append(g.parties, n)
	}
	return out
}

// arrange puts the keeper's content first. Tags move with their content, so
// that an original can be turned into another party's.
func (g *slotGroup) arrange(keeper int, bag *diag.Bag, part string) {
	order := slices.Clone(g.parties)
	slices.Sort(order)
	for i, n := range order {
		if n != i+1 {
			bag.Add(diag.New("TP091", diag.Position{}, "nama", g.div, "ke", i+1))
			return
		}
	}
	at := slices.Index(order, keeper)
	if at < 0 {
		bag.Add(diag.New("TP092", diag.Position{}, "ke", keeper, "nama", g.div, "ada", len(order)))
		return
	}
	order = append([]int{keeper}, slices.Delete(order, at, at+1)...)
	from := make([]int, len(order))
	for i, n := range order {
		from[i] = slices.Index(g.parties, n)
	}
	aligns := g.aligns()
	if err := docx.Permute(g.slots, from); err != nil {
		bag.Add(manuscript.Findings(err, path.Base(part))...)
		return
	}
	for i, c := range g.slots {
		c.Element.Child("w:sdtPr").Child("w:tag").SetAttr("w:val", slotTag(g.div, order[i]-1))
	}
	if g.div == "lambang" {
		g.realign(aligns)
	}
}

// aligns notes the alignment of the emblems: it belongs to the place.
func (g *slotGroup) aligns() []string {
	out := make([]string, len(g.slots))
	for i, c := range g.slots {
		c.Element.Walk(func(e *docx.Element) bool {
			if e.Name == "w:jc" && out[i] == "" {
				out[i] = e.Attr("w:val")
			}
			return true
		})
	}
	return out
}

func (g *slotGroup) realign(aligns []string) {
	for i, c := range g.slots {
		c.Element.Walk(func(e *docx.Element) bool {
			if e.Name == "w:jc" && aligns[i] != "" {
				e.SetAttr("w:val", aligns[i])
			}
			return true
		})
	}
}
