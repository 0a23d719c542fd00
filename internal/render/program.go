package render

import (
	"cmp"
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/manuscript"
	"naskah/internal/schema"
)

// Program is a template whose names and types have been checked. It is safe
// for concurrent use.
type Program struct {
	template *Template
	parts    []programPart
	uses     []Use
	numID    string // the managed list
	abstract string
	kind     string
	nextNum  int
	bullet   string // w:numId of the template's own bullets, "" when it has none
	link     string // id of the template's style of links, "" when it has none
	levels   [6]*docx.Level
	restarts *restarts         // of lists made in Word
	reserved map[identity]bool // ids in parts that are not rendered
}

type programPart struct {
	name     string
	main     bool
	nodes    []node
	vars     int
	sections []string
	links    map[string]string // relationships that links with tags had
	first    int
	kind     partKind
	file     string        // of the template
	grid     bool          // its tables must be looked at
	tags     []tagUse      // their places
	last     *atomic.Int64 // bytes of the last rendering: the next will need as many
}

// maxAhead limits the bytes that are set aside for a part before it is rendered.
const maxAhead = 4 << 20

// builder gives a part the room it needed last time.
func (p programPart) builder() *strings.Builder {
	b := new(strings.Builder)
	b.Grow(int(min(p.last.Load(), maxAhead)))
	return b
}

// Input is what a paper is rendered with.
type Input struct {
	Values  schema.Record
	Draft   int  // n of RANCANGAN KE-n; 0 for a final
	Late    bool // fields that come late may be unfilled: they print as blanks
	Images  func(name string) ([]byte, bool)
	Title   string
	Author  string
	Created time.Time // in the properties of the file; left out when zero
}

// Compile checks every tag against the fields and gives a program; nil when
// findings forbid its use.
func (t *Template) Compile(s Scope) (*Program, []diag.Diagnostic) {
	p, found := t.compile(s)
	if diag.HasErrors(found) {
		return nil, found
	}
	return p, found
}

// compile gives a program even where findings forbid its use.
func (t *Template) compile(s Scope) (*Program, []diag.Diagnostic) {
	if !s.Open {
		return t.pass(s, nil)
	}
	first := newInference()
	t.pass(s, first) // what it finds, the second pass finds again
	return t.pass(s, first.again())
}

// pass compiles every part once.
func (t *Template) pass(s Scope, infer *inference) (*Program, []diag.Diagnostic) {
	bag := new(diag.Bag)
	bag.Add(t.told.List()...)
	for _, f := range s.Fields {
		if functionByName()[f.Name] != nil || f.Name == counterName {
			bag.Add(diag.New("TP049", f.Pos, "nama", f.Name))
		}
	}
	p := &Program{template: t}
	for _, part := range t.parts {
		c := &compiler{
			part: part.name, tags: slices.Clone(part.tags), segments: part.segments, sections: part.sections,
			names: &s, bag: new(diag.Bag), marks: t.marks, elsewhere: t.elsewhere(part.name), repeated: map[*form]bool{},
			scopes: []scope{{t: infer.root(s.Fields), loop: -1}}, infer: infer,
		}
		infer.enter(c)
		c.define(part.defs)
		nodes, _, _ := c.block()
		if !c.bag.HasErrors() { // a call could be behind what is wrong
			c.uncalled()
		}
		bag.Add(part.found...)
		for _, d := range c.bag.List() {
			if len(part.found) == 0 || d.Severity == diag.Error { // a warning may come of what is wrong already
				bag.Add(d)
			}
		}
		p.parts = append(p.parts, programPart{
			name: part.name, main: part.main, nodes: nodes, vars: c.maxVars, sections: part.sections, last: new(atomic.Int64),
			links: part.links, first: part.first, kind: part.kind, file: t.file, grid: part.grid, tags: part.tags,
		})
		p.uses = append(p.uses, c.uses...)
	}
	p.numbering()
	p.reserve()
	infer.settle(bag)
	return p, bag.List()
}

// elsewhere lists what the other parts define, with the part.
func (t *Template) elsewhere(name string) map[string]string {
	out := map[string]string{}
	for _, part := range t.parts {
		for _, d := range part.defs {
			if part.name != name {
				out[d.name] = part.name
			}
		}
	}
	return out
}

// numbering finds the list that finishing manages, and what values that bring
// lists and links find in the template.
func (p *Program) numbering() {
	pkg := p.template.pkg.Clone() // its caches are this goroutine's
	p.link = linkStyle(pkg)
	xml := ""
	for _, name := range pkg.Related(pkg.MainPart(), "numbering") {
		if data, ok := pkg.Part(name); ok {
			xml = string(data)
			p.numID, p.abstract, p.kind, p.nextNum = managedList(xml)
			p.bullet = bulletList(pkg, name)
		}
	}
	numbering, err := pkg.Numbering()
	if err != nil || xml == "" {
		return // told when the template was read
	}
	p.restarts = p.planRestarts(pkg, numbering, xml)
	for i := range p.levels {
		p.levels[i] = numbering.Level(p.numID, i)
	}
}

// insertions begins what the parts of a paper share.
func (p *Program) insertions() *insertions {
	return &insertions{
		pictures: map[string]picture{}, style: p.link,
		lists: listMaker{next: max(p.nextNum, 1), bullet: p.bullet},
	}
}

// Uses lists every place where the program reads a field, in reading order.
func (p *Program) Uses() []Use {
	out := slices.Clone(p.uses)
	slices.SortStableFunc(out, func(a, b Use) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col), cmp.Compare(a.Pos.Order, b.Pos.Order))
	})
	return out
}

// Render fills the program with values. The package is nil when something is
// missing or cannot be; each missing value is a finding with the label of its
// field and its line in the template. The error is that of a context that ended
// meanwhile, or tells of a fault of this program: it stops one paper, not the
// process that makes others, since nothing here is shared and half done.
func (p *Program) Render(ctx context.Context, in Input) (pkg *docx.Package, found []diag.Diagnostic, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			pkg, found, err = nil, nil, fmt.Errorf("render %s: %v\n%s", p.template.name, fault, debug.Stack())
		}
	}()
	bag := new(diag.Bag)
	pkg = p.template.pkg.Clone()
	run := &rendering{in: &in, pkg: pkg, found: bag, shared: p.insertions(), ids: newIdentities(p.reserved, p.template.text), budget: budget{ctx: ctx}}
	for _, part := range p.parts {
		st := p.part(run, part)
		if err := ctx.Err(); err != nil {
			return nil, nil, fmt.Errorf("render %s: %w", p.template.name, err)
		}
		if !bag.HasErrors() {
			pkg.SetPart(part.name, []byte(st.text))
			st.writeLinks(&part)
		}
	}
	p.finishNotes(run)
	setProperties(pkg, in, p.template.tagged)
	if bag.HasErrors() {
		return nil, bag.List(), nil
	}
	if err := run.shared.lists.write(pkg); err != nil {
		return nil, manuscript.Findings(err, p.template.file), nil
	}
	return pkg, bag.List(), nil
}

// part renders one part and finishes it.
func (p *Program) part(run *rendering, part programPart) *state {
	st := &state{
		rendering: run, out: part.builder(), part: part.name, file: part.file,
		scopes: []schema.Value{run.in.Values}, vars: make([]schema.Value, part.vars), props: part.sections, section: -1,
		links: addresses{ids: map[string]string{}, first: part.first},
	}
	st.run(part.nodes)
	if st.halted {
		return st
	}
	st.text = placeBreaks(st.out.String())
	part.last.Store(int64(len(st.text)))
	st.total += len(st.text)
	if part.grid && !run.found.HasErrors() {
		st.text = st.tables(st.text, part.tags)
	}
	st.text = p.finish(st, part)
	return st
}

// finish runs the finishing pass over a part and clones the lists it asks for.
// Only the main part has a list that is managed.
func (p *Program) finish(st *state, part programPart) string {
	s, ids := st.text, st.ids
	if part.kind != storyPart {
		return loopMarks.ReplaceAllString(s, "")
	}
	for _, note := range noteParts {
		if copies := ids.notes[note.element]; slices.Contains(st.pkg.Related(st.pkg.MainPart(), note.relation), part.name) {
			s = addNotes(s, note.element, copies)
			delete(ids.notes, note.element)
		}
	}
	f := newFinisher(st, s)
	if !part.main {
		return st.resolve(f.finish(), nil)
	}
	l := &lists{
		numID: p.numID, clone: p.abstract, free: st.shared.lists.next, targets: map[string][]listItem{}, used: map[string]bool{}, chapter: p.kind != "tanpa", levels: p.levels,
	}
	f.lists, f.auto, f.restarts = l, p.template.auto, p.restarts
	s = f.finish()
	if len(l.added) > 0 {
		for _, name := range st.pkg.Related(st.pkg.MainPart(), "numbering") {
			data, _ := st.pkg.Part(name)
			st.pkg.SetPart(name, []byte(addLists(string(data), l.free, l.added)))
		}
		st.shared.lists.next += len(l.added)
	}
	if p.numID == "" && len(st.refs) > 0 {
		l.targets = wordTargets(st.pkg, s)
	}
	return st.resolve(s, l.targets)
}

// finishNotes adds the copies of notes to parts without tags.
func (p *Program) finishNotes(run *rendering) {
	for _, note := range noteParts {
		copies := run.ids.notes[note.element]
		if len(copies) == 0 {
			continue
		}
		for _, name := range run.pkg.Related(run.pkg.MainPart(), note.relation) {
			data, _ := run.pkg.Part(name)
			st := &state{rendering: run, part: name}
			run.pkg.SetPart(name, []byte(newFinisher(st, addNotes(string(data), note.element, copies)).finish()))
		}
	}
}

// reserve notes the ids of the text parts that are passed on as they are.
func (p *Program) reserve() {
	pkg := p.template.pkg.Clone() // its caches are this goroutine's
	run := &rendering{pkg: pkg, found: new(diag.Bag), ids: newIdentities(nil, false), budget: budget{ctx: context.Background()}}
	for _, name := range tagParts(pkg) {
		data, ok := pkg.Part(name)
		if ok && !slices.ContainsFunc(p.parts, func(part programPart) bool { return part.name == name }) {
			newFinisher(&state{rendering: run, part: name}, string(data)).finish()
		}
	}
	p.reserved = run.ids.taken
}
