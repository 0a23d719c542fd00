package render

import (
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/tag"
)

// node is a piece of a compiled part.
type node interface{ exec(st *state) }

type (
	// markup is copied as it is.
	markup string
	// value prints an expression.
	value struct {
		x     expr
		tag   *tagUse
		props string // of the run it stands in
		inRun bool
		block *blockFrame   // the paragraph it stood alone in, or nil
		frame *pictureFrame // the picture it replaces, or nil
		late  string        // tag of the content control, when it reads a late field
		comes bool          // it reads a late field
		joins bool          // its cell may join the one above
		label string
	}
	// branch is one arm of a condition; with gives its scope a value.
	branch struct {
		cond  expr
		scope int // of a with, else 0
		slot  int // of the variable it sets, or -1
		body  []node
	}
	// condition is if and with.
	condition struct{ arms []branch }
	// loop is range.
	loop struct {
		list      expr
		tag       *tagUse
		scope     int
		number    int  // of its counter
		id        int  // in its part
		slots     bool // its body holds slots of a composition
		index     int  // variable slot or -1
		element   int  // variable slot or -1
		rows      bool // it repeats rows of a table
		body      []node
		otherwise []node
	}
	// set gives a variable its value.
	set struct {
		slot int
		x    expr
		tag  *tagUse
	}
	// jump is break or continue.
	jump bool
)

// scope is where names are looked up.
type scope struct {
	t    valueType
	path string
	loop int // number of its counter, or -1 for a with
	at   int // segment behind the tag that opened it
}

// compiler builds the nodes of one part.
type compiler struct {
	part      string
	infer     *inference // of fields nobody declared, or nil
	tags      []tagUse
	segments  []segment
	i         int
	names     *Scope
	scopes    []scope
	vars      []variable
	loops     int
	maxVars   int
	guards    []string // paths known to be filled here
	arms      int      // depth of conditions
	composed  *tagUse  // the susun around, or nil
	ranging   bool     // the list of a range is read, which may be empty
	lazy      int      // depth of arguments that may be unfilled
	sections  []string
	around    []*tagUse          // range tags and the structures in them
	defs      map[string]*called // definitions of the part
	calling   []string           // definitions being compiled
	halted    bool               // the part is beyond the limits, which has been told
	inserted  int                // segments compiled in definitions
	elsewhere map[string]string  // definitions of other parts, and the part
	marks     marks              // bookmarks of the template
	uses      []Use
	bag       *diag.Bag
	cur       *tagUse
	loopIDs   int
	slots     int            // slots compiled so far
	filling   *filling       // the control that is filled
	repeated  map[*form]bool // sections whose item is repeated
}

// block reads nodes up to a tag whose word is among ends, which it returns.
func (c *compiler) block(ends ...string) ([]node, *tagUse, string) {
	var out []node
	defer c.forget(len(c.vars))
	for c.i < len(c.segments) && !c.halted {
		s := c.segments[c.i]
		c.i++
		if len(c.calling) > 0 {
			c.inserted++
		}
		if c.inserted > maxInserted {
			c.tooMuch()
		}
		if s.tag < 0 {
			out = append(out, c.section(s)...)
			continue
		}
		tag := &c.tags[s.tag]
		if tag.form != nil {
			if word, ok := c.endsHere(tag.form, ends); ok {
				return out, tag, word
			}
			out = append(out, c.form(s, tag)...)
			continue
		}
		word := tag.word()
		if slices.Contains(ends, word) {
			return out, tag, word
		}
		out = append(out, c.node(s, tag, word)...)
	}
	return out, nil, ""
}

// node compiles one tag and what it encloses.
func (c *compiler) node(s segment, use *tagUse, word string) []node {
	c.cur = use
	if c.bag.Len() >= maxFindings && !c.halted {
		c.find("TP162", "batas", maxFindings)
		c.halted = true
	}
	if c.halted {
		return nil
	}
	if len(use.body) > maxExpression || len(c.vars) > maxVariables {
		c.tooMuch()
		return nil
	}
	switch word {
	case "":
		if tag.IsCall(use.body) {
			return c.placed(s, c.call(s, use))
		}
		return c.value(s, use)
	case "if", "with":
		return []node{c.condition(use, word)}
	case "range":
		return []node{c.loop(use)}
	case "break", "continue":
		return c.jump(use, word)
	case "define":
		c.skip()
	case "block":
		out := c.call(s, use)
		c.skip()
		return c.placed(s, out)
	case "susun":
		return c.composition(use)
	case "slot", "ruang_ttd":
		if c.composed == nil || c.composed.parent != use.parent {
			c.find("TP034", "kata", word)
			return nil
		}
		c.slots++
		return []node{slotMark(word == "ruang_ttd")}
	case tag.Frame:
		return []node{c.framed(use)}
	}
	return nil
}

// tooMuch ends the compilation of a part.
func (c *compiler) tooMuch() {
	if !c.halted {
		c.find("TP039", "batas", maxNesting)
	}
	c.halted = true
}

// placed says in which section a call stands.
func (c *compiler) placed(s segment, call []node) []node {
	if len(c.sections) > 1 && len(c.calling) == 0 {
		return append([]node{sectionOf(s.place)}, call...)
	}
	return call
}

// jump compiles break and continue. They end what lies around them up to their
// range, so no paragraph, cell or row may be open in between.
func (c *compiler) jump(use *tagUse, word string) []node {
	for i := len(c.around) - 1; i >= 0; i-- {
		around := c.around[i]
		if around.parent != use.parent {
			c.find("TP117", "kata", word, "pembuka", "{{ "+around.body+" }}")
			return nil
		}
		if tag.Word(around.body) == "range" {
			return []node{jump(word == "break")}
		}
	}
	c.find("TP033", "kata", word)
	return nil
}

// find files a finding at the tag at hand.
func (c *compiler) find(code string, pairs ...any) *diag.Diagnostic {
	d := c.cur.at(diag.New(code, diag.Position{}, pairs...))
	c.bag.Add(d)
	return &d
}

func (c *compiler) warn(code string, pairs ...any) {
	c.bag.Add(c.cur.at(diag.Warn(code, diag.Position{}, pairs...)))
}

// loop compiles range, up to its end.
func (c *compiler) loop(tag *tagUse) node {
	defer c.forget(len(c.vars))
	c.ranging = true
	x, decl := c.pipelineOf("range", strings.TrimSpace(strings.TrimPrefix(tag.body, "range")))
	c.ranging = false
	if x == nil {
		x = literal{schema.List{}, typeAny}
	}
	return c.loopOver(tag, x, decl)
}

// loopOver compiles the body of a range.
func (c *compiler) loopOver(tag *tagUse, x expr, decl []string) node {
	t := x.typ()
	t.want(classList)
	if !t.any && t.class() != classList {
		c.find("TP040", "jenis", t.word())
		t = typeAny
	}
	element := elementOf(t)
	out := &loop{list: x, tag: tag, scope: len(c.scopes), number: c.loops, id: c.loopIDs, index: -1, element: -1, rows: tag.parent != nil && tag.parent.Name == "w:tbl"}
	c.loopIDs++
	slots := c.slots
	if len(decl) > 0 {
		out.element = c.declare(decl[len(decl)-1], element, pathOf(x))
	}
	if len(decl) > 1 {
		out.index = c.declare(decl[0], typeOf(schema.KindInteger), "")
	}
	c.loops++
	c.scopes = append(c.scopes, scope{t: element, path: pathOf(x), loop: out.number, at: c.i})
	c.around = append(c.around, tag)
	body, _, how := c.block("else", "end")
	c.around = c.around[:len(c.around)-1]
	c.scopes = c.scopes[:len(c.scopes)-1]
	out.body, out.slots = body, c.slots > slots || tag.kind != inText
	c.loops--
	if how == "else" {
		out.otherwise, _, _ = c.block("end")
	}
	return out
}

// value compiles a tag that prints something, or sets a variable.
func (c *compiler) value(s segment, tag *tagUse) []node {
	body := tag.body
	if strings.HasPrefix(body, "/*") {
		return nil
	}
	if strings.HasPrefix(body, "klausul ") {
		c.find("TP154")
		return nil
	}
	x, decl := c.pipeline(body)
	if x == nil {
		return nil
	}
	if len(decl) > 0 {
		return []node{set{slot: c.slotFor(decl[0], body, x), x: x, tag: tag}}
	}
	t := x.typ()
	t.print()
	if !t.any && !t.printable() {
		c.find("TP041", "jenis", t.word())
		return nil
	}
	if t.runs && !s.inRun && s.holder == "" {
		c.find("TP042")
		return nil
	}
	out := &value{
		x: x, tag: tag, props: s.props, inRun: s.inRun, block: blockFrameOf(s.holder), frame: pictureFrameOf(s.holder), joins: calls(x, "gabung"),
	}
	if (out.joins || calls(x, "rentang")) && !tag.cell {
		c.find("TP125")
		return nil
	}
	if out.frame != nil && !makesPicture(x) {
		c.find("TP134")
		return nil
	}
	if f := reads(x); f != nil {
		out.label = f.t.field.Label
		if out.comes = f.late; f.late {
			if s.inRun || out.block != nil {
				out.late = lateTag(body)
			}
			c.warnLate(tag, f.path, t.runs)
		}
	}
	return []node{out}
}
