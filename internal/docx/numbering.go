package docx

import "strconv"

// maxLevels is how many levels a list has (ECMA-376 part 1, 17.9.3).
const maxLevels = 9

// Level is one level of a list as it applies to one w:num, overrides included
// (ECMA-376 part 1, 17.9.6).
type Level struct {
	Depth   int    // w:ilvl, from 0
	Start   int    // 17.9.25; 0 when not stated
	Format  string // 17.9.17, "decimal" when not stated
	Text    string // 17.9.11, such as "Pasal %1"
	Suffix  string // 17.9.28: "tab", "space" or "nothing"
	Restart int    // 17.9.10: -1 after any higher level, 0 never, n after level n-1 or higher
	Legal   bool   // 17.9.4
	Style   string // 17.9.23, the paragraph style that belongs to the level
	Jc      string // 17.9.7 w:lvlJc: "left", "center", "right"; "start" and "end" are mapped
	Element *Element
}

// Paragraph is the w:pPr of the level, nil when absent.
func (l *Level) Paragraph() *Element { return l.Element.Child("w:pPr") }

// Run is the w:rPr of the level: how the label looks.
func (l *Level) Run() *Element { return l.Element.Child("w:rPr") }

// Bullet reports whether the label is a sign and no number.
func (l *Level) Bullet() bool { return l.Format == "bullet" }

// Numbering is the numbering part, indexed (ECMA-376 part 1, 17.9).
type Numbering struct {
	nums      map[string]*numberingInstance
	abstracts map[string]*abstractNumbering
	styles    *Styles
}

type abstractNumbering struct {
	levels    [maxLevels]*Level
	styleLink string // w:numStyleLink: the levels are those of a numbering style
}

type numberingInstance struct {
	abstract string
	levels   [maxLevels]*Level // replaced by w:lvlOverride/w:lvl
	starts   [maxLevels]*int   // w:startOverride
}

// Numbering reads the numbering of the main part together with its styles,
// which paragraphs may take their numbers from. Without a numbering part no
// paragraph is numbered.
func (p *Package) Numbering() (*Numbering, error) {
	styles, err := p.Styles()
	if err != nil {
		return nil, err
	}
	names := p.Related(p.MainPart(), "numbering")
	if len(names) == 0 {
		return ReadNumbering(nil, styles), nil
	}
	root, err := p.Tree(names[0])
	if err != nil {
		return nil, err
	}
	return ReadNumbering(root, styles), nil
}

// ReadNumbering indexes a w:numbering element; nil stands for none.
func ReadNumbering(root *Element, styles *Styles) *Numbering {
	n := &Numbering{nums: map[string]*numberingInstance{}, abstracts: map[string]*abstractNumbering{}, styles: styles}
	for _, e := range root.All("w:abstractNum") {
		a := &abstractNumbering{styleLink: e.Val("w:numStyleLink")}
		for _, lvl := range e.All("w:lvl") {
			if l := readLevel(lvl); l != nil {
				a.levels[l.Depth] = l
			}
		}
		n.abstracts[e.Attr("w:abstractNumId")] = a
	}
	for _, e := range root.All("w:num") {
		num := &numberingInstance{abstract: e.Val("w:abstractNumId")}
		for _, o := range e.All("w:lvlOverride") {
			depth, err := strconv.Atoi(o.Attr("w:ilvl"))
			if err != nil || depth < 0 || depth >= maxLevels {
				continue
			}
			if lvl := o.Child("w:lvl"); lvl != nil {
				if num.levels[depth] = readLevel(lvl); num.levels[depth] != nil {
					num.levels[depth].Depth = depth
				}
			}
			if start, err := strconv.Atoi(o.Val("w:startOverride")); err == nil {
				num.starts[depth] = &start
			}
		}
		n.nums[e.Attr("w:numId")] = num
	}
	return n
}

// readLevel reads a w:lvl, nil when its depth is none.
func readLevel(e *Element) *Level {
	depth, err := strconv.Atoi(e.Attr("w:ilvl"))
	if err != nil || depth < 0 || depth >= maxLevels {
		return nil
	}
	l := &Level{
		Depth: depth, Element: e, Format: "decimal", Suffix: "tab", Restart: -1, Jc: "left",
		Text: e.Child("w:lvlText").Attr("w:val"), Style: e.Val("w:pStyle"),
	}
	if text := []rune(l.Text[:min(len(l.Text), 4*maxLabel)]); len(text) > maxLabel {
		l.Text = string(text[:maxLabel])
	}
	l.Start, _ = strconv.Atoi(e.Val("w:start")) // not stated or not a number: 0 (17.9.25)
	l.Legal, _ = e.On("w:isLgl")
	if f := levelFormat(e); f != "" {
		l.Format = f
	}
	if s := e.Val("w:suff"); s == "space" || s == "nothing" {
		l.Suffix = s
	}
	// A value not below the level's own number means nothing (17.9.10).
	if r, err := strconv.Atoi(e.Val("w:lvlRestart")); err == nil && r >= 0 && r <= depth {
		l.Restart = r
	}
	switch jc := e.Val("w:lvlJc"); jc {
	case "end", "right":
		l.Jc = "right"
	case "center":
		l.Jc = jc
	}
	return l
}

// levelFormat finds the number format of a level, which Word wraps in
// alternate content when it is a custom one.
func levelFormat(e *Element) string {
	f := e.Child("w:numFmt")
	if f == nil {
		for _, n := range Flat(e.Children) {
			if c, ok := n.(*Element); ok && c.Name == "w:numFmt" {
				f = c
				break
			}
		}
	}
	if f.Attr("w:val") == "custom" {
		return customFormat(f.Attr("w:format"))
	}
	return f.Attr("w:val")
}

// Level returns a level of a w:num, nil when there is no such list or level.
func (n *Numbering) Level(numID string, depth int) *Level {
	num := n.nums[numID]
	if num == nil || depth < 0 || depth >= maxLevels {
		return nil
	}
	if l := num.levels[depth]; l != nil {
		return l
	}
	a := n.resolve(num.abstract)
	if a == nil {
		return nil
	}
	return a.levels[depth]
}

// Abstract returns the w:abstractNumId a w:num stands for, "" when there is no
// such w:num. Nums of one abstract list count together.
func (n *Numbering) Abstract(numID string) string {
	if num := n.nums[numID]; num != nil {
		return num.abstract
	}
	return ""
}

// resolve follows numbering styles to the definition that holds the levels
// (17.9.21 numStyleLink): style, its w:num, that one's abstract definition.
func (n *Numbering) resolve(id string) *abstractNumbering {
	for range maxLevels { // a ring of links ends somewhere
		a := n.abstracts[id]
		if a == nil || a.styleLink == "" {
			return a
		}
		st := n.styles.ByID(a.styleLink)
		if st == nil {
			return a
		}
		num := n.nums[st.numID]
		if num == nil {
			return a
		}
		id = num.abstract
	}
	return nil
}

// Of says which list and level a paragraph belongs to, by its own w:numPr or by
// its style's (17.3.1.19). A list number 0 takes a paragraph out of any list.
func (n *Numbering) Of(p *Element) (numID string, depth int, ok bool) {
	own := p.Path("w:pPr", "w:numPr")
	numID, ilvl := own.Val("w:numId"), own.Val("w:ilvl")
	if numID == "" {
		var byStyle string
		if numID, byStyle = n.ofStyle(n.styles.Paragraph(p)); ilvl == "" {
			ilvl = byStyle
		}
	}
	if ilvl != "" {
		var err error
		if depth, err = strconv.Atoi(ilvl); err != nil {
			return "", 0, false
		}
	}
	return numID, depth, numID != "" && numID != "0" && n.Level(numID, depth) != nil
}

// ofStyle finds list and level in a style chain. The level is the one that
// names the style in its w:pStyle; what the style says itself comes second,
// since Word ignores it (17.9.23).
func (n *Numbering) ofStyle(chain []*Style) (numID, ilvl string) {
	var seen []*Style
	for _, st := range chain {
		seen = append(seen, st)
		if ilvl == "" {
			ilvl = st.ilvl
		}
		if numID = st.numID; numID != "" {
			break
		}
	}
	for _, st := range seen {
		for depth := range maxLevels {
			if l := n.Level(numID, depth); l != nil && l.Style == st.ID {
				return numID, strconv.Itoa(depth)
			}
		}
	}
	return numID, ilvl
}
