package render

import (
	"strconv"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/schema"
	"naskah/internal/tag"
)

// {{ define "nama" }} … {{ end }} sets a piece of a part aside, which
// {{ template "nama" data }} prints: runs inside a paragraph, or whole
// paragraphs, cells or rows, as the tags of the definition stand.

// pieceLevel is what a definition holds.
type pieceLevel int

const (
	levelRuns pieceLevel = iota
	levelParagraphs
	levelCells
	levelRows
)

// phrase names the level in a finding.
func (l pieceLevel) phrase() message.Phrase {
	switch l {
	case levelParagraphs:
		return message.P("TP.isiparagraf")
	case levelCells:
		return message.P("TP.isisel")
	case levelRows:
		return message.P("TP.isibaris")
	}
	return message.P("TP.isiteks")
}

// definition is such a piece.
type definition struct {
	name  string
	level pieceLevel
	tag   int // that opens it
}

// definitions notes what a part defines, and takes away the paragraphs that
// hold nothing else.
func (p *pairer) definitions() {
	moved, seen := newShift(), map[*docx.Element]bool{}
	p.byName = map[string]pieceLevel{}
	for _, s := range p.spots() {
		if s.word != "define" && s.word != "block" {
			continue
		}
		name, rest, ok := tag.Named(p.tags[s.n].body)
		switch {
		case !ok:
			p.find(s, "TP118", "kata", s.word)
			continue
		case s.word == "define" && rest != "":
			p.find(s, "TP030", "sebab", rest)
		}
		if _, twice := p.byName[name]; twice {
			p.find(s, "TP119", "nama", name)
			continue
		}
		d := definition{name: name, tag: s.n, level: levelParagraphs}
		switch {
		case s.attr != "" || inParagraph(s.path):
			d.level = levelRuns
			if par := s.parent(); !seen[par] && p.onlyDefinitions(par) {
				par.RemoveAll("w:pPr")
				moved.replace(s.path[len(s.path)-2], par, par.Children)
			}
			seen[s.parent()] = true
		case s.parent().Name == "w:tbl":
			d.level = levelRows
		case s.parent().Name == "w:tr":
			d.level = levelCells
		}
		p.defs = append(p.defs, d)
		p.byName[name] = d.level
	}
	moved.apply()
}

// onlyDefinitions reports whether all a paragraph holds is set aside.
func (l *lifter) onlyDefinitions(par *docx.Element) bool {
	if par.Name != "w:p" || par.Path("w:pPr", "w:sectPr") != nil {
		return false
	}
	depth := 0
	for _, c := range par.Children {
		switch c := c.(type) {
		case docx.Raw:
			n := markerNumber(string(c))
			if n < 0 {
				continue
			}
			switch word := tag.Word(l.tags[n].body); {
			case tag.Closer(word) != "" && (depth > 0 || word == "define"):
				depth++
			case depth > 0 && tag.Closes(word):
				depth--
			case depth == 0:
				return false
			}
		case *docx.Element:
			if depth == 0 && l.says(c) {
				return false
			}
		}
	}
	return true
}

// calls brings the calls of whole paragraphs, cells and rows to their level:
// what holds nothing but the call gives way to what is called.
func (p *pairer) calls() {
	moved := newShift()
	var path []*docx.Element
	var walk func(e *docx.Element)
	walk = func(e *docx.Element) {
		path = append(path, e)
		for _, c := range e.Elements() {
			walk(c)
		}
		if e.Name == "w:p" {
			p.call(path, moved)
		}
		path = path[:len(path)-1]
	}
	walk(p.root)
	moved.apply()
}

// call brings the calls of the paragraph at the end of a path to their level.
func (p *pairer) call(path []*docx.Element, moved *shift) {
	par := path[len(path)-1]
	level, first, inline := levelRuns, 0, false
	for _, m := range p.markers(par) {
		n := markerNumber(string(m.(docx.Raw)))
		name, _, _ := tag.Named(p.tags[n].body)
		l, ok := p.byName[name]
		if !ok || !tag.IsCall(p.tags[n].body) {
			continue
		}
		if inline = inline || l == levelRuns; l > level {
			level, first = l, n
		}
	}
	if level == levelRuns {
		return
	}
	i := len(path) - 1
	for holds := map[pieceLevel]string{levelParagraphs: "w:p", levelCells: "w:tc", levelRows: "w:tr"}[level]; i > 0 && path[i].Name != holds; {
		i--
	}
	past := path[i]
	if _, done := moved.instead[past]; done {
		return
	}
	v := view{lifter: p.lifter, calls: true}
	v.node(past)
	if inline || v.before || i == 0 || par.Path("w:pPr", "w:sectPr") != nil {
		name, _, _ := tag.Named(p.tags[first].body)
		p.find(spot{n: first}, "TP123", "nama", name, "isi", level.phrase())
		return
	}
	moved.replace(path[i-1], past, p.markers(past))
}

// called is a definition as the compiler knows it.
type called struct {
	definition
	from int  // the segment behind its opening tag
	used bool // there is a call
	made map[string]*insertion
}

// insertion is a definition compiled for one kind of argument.
type insertion struct {
	body []node
	vars int
}

// calling prints a definition.
type calling struct {
	of  *insertion
	arg expr // nil when there is none
}

// define finds where the definitions of a part begin.
func (c *compiler) define(defs []definition) {
	at := map[int]int{}
	for i, s := range c.segments {
		if s.tag >= 0 {
			at[s.tag] = i + 1
		}
	}
	c.defs = map[string]*called{}
	for _, d := range defs {
		c.defs[d.name] = &called{definition: d, from: at[d.tag], made: map[string]*insertion{}}
	}
}

// skip passes over a definition.
func (c *compiler) skip() {
	for depth := 1; c.i < len(c.segments) && depth > 0; c.i++ {
		if s := c.segments[c.i]; s.tag >= 0 {
			switch word := c.tags[s.tag].word(); {
			case tag.Closer(word) != "":
				depth++
			case tag.Closes(word):
				depth--
			}
		}
	}
}

// call compiles template, and block, which is also its definition.
func (c *compiler) call(s segment, use *tagUse) []node {
	name, rest, ok := tag.Named(use.body)
	if !ok {
		c.find("TP118", "kata", "template")
		return nil
	}
	d := c.defs[name]
	switch {
	case d == nil:
		c.noDefinition(name)
		return nil
	case s.inRun || use.kind != inText:
		c.find("TP123", "nama", name, "isi", d.level.phrase())
		return nil
	}
	d.used = true
	if len(c.calling) == maxNesting {
		c.tooMuch()
		return nil
	}
	for i, other := range c.calling {
		if other == name {
			c.find("TP122", "lingkar", append(c.calling[i:len(c.calling):len(c.calling)], name))
			return nil
		}
	}
	var arg expr
	if rest != "" {
		c.lazy++
		arg, _ = c.pipeline(rest)
		c.lazy--
		if arg == nil {
			arg = literal{nil, typeAny}
		}
	}
	return []node{&calling{of: c.insert(d, arg), arg: arg}}
}

// noDefinition finds a call of what is not there.
func (c *compiler) noDefinition(name string) {
	if part, ok := c.elsewhere[name]; ok {
		c.find("TP121", "nama", name, "bagian", part)
		return
	}
	var names []string
	for n := range c.defs {
		names = append(names, n)
	}
	d := diag.New("TP120", diag.Position{}, "nama", name)
	if near := diag.Suggest(name, names); near != "" {
		d = d.WithHint("TP.mungkin", "nama", near)
	}
	c.bag.Add(c.cur.at(d))
}

// insert compiles a definition for an argument. Names in it mean fields of the
// argument first, then of the dossier; variables of the caller are not seen.
func (c *compiler) insert(d *called, arg expr) *insertion {
	key, known := c.kindOfCall(arg)
	if x := d.made[key]; known && x != nil {
		return x
	}
	out := &insertion{}
	outer := *c
	c.calling = append(c.calling[:len(c.calling):len(c.calling)], d.name)
	c.i, c.vars, c.maxVars, c.scopes = d.from, nil, 0, c.scopes[:1:1]
	c.composed, c.around = nil, nil
	if arg != nil {
		c.scopes = append(c.scopes, scope{t: arg.typ(), path: pathOf(arg), loop: -1, at: c.i})
	}
	out.body, _, _ = c.block("end")
	out.vars = c.maxVars
	c.calling, c.i, c.vars, c.maxVars, c.scopes = outer.calling, outer.i, outer.vars, outer.maxVars, outer.scopes
	c.composed, c.around, c.cur = outer.composed, outer.around, outer.cur
	if known {
		d.made[key] = out
	}
	return out
}

// kindOfCall sums up what the compilation of a definition depends on; false
// when the type of the argument has no name.
func (c *compiler) kindOfCall(arg expr) (string, bool) {
	key := strconv.Itoa(c.loops) + strconv.FormatBool(c.arms > 0)
	for _, g := range c.guards {
		key += " " + g
	}
	switch {
	case arg == nil:
		return key, true
	case pathOf(arg) != "":
		return key + "|" + pathOf(arg), true
	case arg.typ().class()&(classList|classRecord) == 0:
		return key + "|:" + arg.typ().word(), true
	}
	return "", false
}

// uncalled warns of definitions nobody calls: nothing in them was checked.
func (c *compiler) uncalled() {
	for _, d := range c.defs {
		if !d.used {
			c.cur = &c.tags[d.tag]
			c.warn("TP124", "nama", d.name)
		}
	}
}

func (n *calling) exec(st *state) {
	scopes, vars := st.scopes, st.vars
	inner := scopes[:1:1]
	if n.arg != nil {
		v, _ := n.arg.eval(st) // what is missing is told where it is needed
		inner = append(inner, v)
	}
	st.scopes, st.vars = inner, make([]schema.Value, n.of.vars)
	st.run(n.of.body)
	st.scopes, st.vars = scopes, vars
}
