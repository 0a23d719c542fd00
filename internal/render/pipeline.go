package render

import (
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// pipeline compiles the expression of a tag; nil after a finding. The grammar
// is that of text/template: its own parser reads the expression, with the
// check of function names switched off, because a bare name may be a field.
func (c *compiler) pipeline(body string) (expr, []string) {
	return c.pipelineOf("with", body)
}

// pipelineOf reads the expression as that of a with or a range, which may set
// two variables.
func (c *compiler) pipelineOf(word, body string) (expr, []string) {
	if body == "" || strings.HasSuffix(body, "|") {
		c.find("TP030", "sebab", message.P("TP.kosong"))
		return nil, nil
	}
	head := ""
	for _, v := range c.vars {
		if v.name != "" {
			head += "{{" + v.name + " := 0}}"
		}
	}
	head += "{{" + word + " "
	t := parse.New("naskah")
	t.Mode = parse.SkipFuncCheck
	tree, err := t.Parse(head+body+"}}{{end}}", "{{", "}}", map[string]*parse.Tree{})
	if err != nil {
		_, cause, _ := strings.Cut(strings.TrimPrefix(err.Error(), "template: naskah:"), ": ")
		if name, ok := strings.CutPrefix(cause, "undefined variable "); ok {
			c.unset(strings.Trim(name, `"`))
		} else {
			c.find("TP030", "sebab", unreadable(cause))
		}
		return nil, nil
	}
	var pipe *parse.PipeNode
	switch n := tree.Root.Nodes[len(tree.Root.Nodes)-1].(type) {
	case *parse.WithNode:
		pipe = n.Pipe
	case *parse.RangeNode:
		pipe = n.Pipe
	default:
		c.find("TP030", "sebab", body)
		return nil, nil
	}
	var decl []string
	for _, v := range pipe.Decl {
		decl = append(decl, v.Ident[0])
	}
	p := &pipeliner{compiler: c, lead: len(head), skip: len(c.cur.body) - len(body)}
	return p.pipe(pipe), decl
}

// causes are what the parser of text/template complains of, by the beginning of
// its words (text/template/parse, lex.go and parse.go of Go 1.26).
var causes = []struct {
	begins string
	phrase message.Phrase
}{
	{"unterminated quoted string", message.P("TP.kutip")}, {"unterminated raw quoted string", message.P("TP.kutip")},
	{"unterminated character constant", message.P("TP.kutip")}, {"unclosed left paren", message.P("TP.kurungbuka")},
	{"unexpected right paren", message.P("TP.kurungtutup")}, {"bad number syntax", message.P("TP.bukanbilangan")},
	{"missing value", message.P("TP.kosong")}, {"bad character", message.P("TP.karakter")},
	{"unexpected bad character", message.P("TP.karakter")}, {"unrecognized character", message.P("TP.karakter")},
	{"non executable command", message.P("TP.bukanfungsi")},
}

// unreadable says in the words of the catalog why an expression cannot be read.
func unreadable(cause string) message.Phrase {
	for _, c := range causes {
		if strings.HasPrefix(cause, c.begins) {
			return c.phrase
		}
	}
	if word, ok := strings.CutPrefix(cause, "unexpected "); ok {
		word, _, _ = strings.Cut(word, " in ")
		return message.P("TP.takterduga", "teks", word)
	}
	return message.P("TP.susunan")
}

// pipeliner compiles the nodes of one expression.
type pipeliner struct {
	*compiler
	lead int // bytes before the expression in what was parsed
	skip int // bytes before the expression in its tag
}

// at is the place of a node in the source.
func (p *pipeliner) at(n parse.Node) diag.Position {
	pos := p.cur.pos
	if pos.Col > 0 {
		pos.Col += p.cur.lead + int(n.Position()) - p.lead + p.skip
	}
	return pos
}

func (p *pipeliner) fail(n parse.Node, code string, pairs ...any) expr {
	p.bag.Add(p.cur.at(diag.New(code, p.at(n), pairs...)))
	return nil
}

// pipe compiles a | b | c: each result is the last argument of the next.
func (p *pipeliner) pipe(n *parse.PipeNode) expr {
	var x expr
	for i, cmd := range n.Cmds {
		// What is piped into a function that takes unfilled fields may be unfilled.
		next := (*Function)(nil)
		if i+1 < len(n.Cmds) {
			if id, ok := n.Cmds[i+1].Args[0].(*parse.IdentifierNode); ok {
				next = functionByName()[id.Ident]
			}
		}
		if next != nil && next.guards {
			p.lazy++
		}
		y := p.command(cmd, x)
		if next != nil && next.guards {
			p.lazy--
		}
		if y == nil {
			return nil
		}
		x = y
	}
	return x
}

// command compiles a name, a constant, or a function with its arguments.
func (p *pipeliner) command(n *parse.CommandNode, piped expr) expr {
	if id, ok := n.Args[0].(*parse.IdentifierNode); ok {
		fn := functionByName()[id.Ident]
		given := len(n.Args) - 1
		if piped != nil {
			given++
		}
		if fn != nil && (given > 0 || len(fn.params) == 0 || !p.declared(id.Ident)) {
			return p.call(id, fn, n.Args[1:], piped)
		}
		if fn == nil && given > 0 && p.declared(id.Ident) {
			return p.fail(id, "TP166", "nama", id.Ident)
		}
		if fn == nil && given > 0 {
			return p.unknownFunction(id, n.Args)
		}
	} else if len(n.Args) > 1 || piped != nil {
		return p.fail(n, "TP050", "teks", n.Args[0].String())
	}
	return p.operand(n.Args[0])
}

// unknownFunction is a finding about the first of some words. Words that are all
// names may be meant as one, written as a label is.
func (p *pipeliner) unknownFunction(id *parse.IdentifierNode, words []parse.Node) expr {
	if p.absent(p.at(id), id.Ident) {
		return nil
	}
	var names []string
	for name := range functionByName() {
		names = append(names, name)
	}
	d := diag.New("TP051", p.at(id), "nama", id.Ident)
	var parts []string
	for _, w := range words {
		if w, ok := w.(*parse.IdentifierNode); ok {
			parts = append(parts, strings.ToLower(w.Ident))
		}
	}
	if len(parts) == len(words) && len(words) > 1 {
		d = d.WithHint("TP.satunama", "nama", strings.Join(parts, "_"))
	}
	return p.failNear(d, id.Ident, names)
}

// call compiles a function call.
func (p *pipeliner) call(id *parse.IdentifierNode, fn *Function, args []parse.Node, piped expr) expr {
	if fn.guards {
		p.lazy++
		defer func() { p.lazy-- }()
	}
	var list []expr
	for _, a := range args {
		x := p.operand(a)
		if x == nil {
			return nil
		}
		list = append(list, x)
	}
	if piped != nil {
		list = append(list, piped)
	}
	least := len(fn.params) - fn.optional
	if len(list) < least || len(list) > len(fn.params) && !fn.variadic {
		d := diag.New("TP052", p.at(id), "nama", fn.Name, "ada", len(list), "bentuk", fn.Sign)
		if len(list) == 0 {
			d = d.WithHint("TP.namafungsi", "nama", fn.Name)
		}
		p.bag.Add(p.cur.at(d))
		return nil
	}
	for i, x := range list {
		want := fn.params[min(i, len(fn.params)-1)]
		t := x.typ()
		t.want(want)
		record := ""
		if want == classRecord {
			record = fn.record
		}
		t.be(record)
		if !t.any && (t.class()&want == 0 || record != "" && !t.like(record)) {
			return p.fail(id, "TP053", "nama", fn.Name, "ke", i+1, "ada", t.word(), "perlu", fn.wants(want))
		}
	}
	if fn.Name == "rujuk" {
		p.checkReference(id, list[0])
	}
	t, problem := fn.typeFor(list)
	if problem.Key != "" {
		name, _ := problem.Args["nama"].(string) // of a column, where it is one of those there are
		known, _ := problem.Args["ada"].([]string)
		return p.failNear(diag.New("TP054", p.at(id), "nama", fn.Name, "sebab", problem), name, known)
	}
	if fn.Name == "eq" || fn.Name == "ne" {
		p.checkOptions(id, list)
	}
	if fn.column && len(list) >= 2 {
		p.recordColumn(id, list[0], list[1])
	}
	if fn.joins {
		p.recordColumns(id, list)
	}
	return &call{fn: fn, args: list, t: t, pos: p.at(id)}
}

// failNear is a finding about a name that may be meant as another one: one of
// the first list that has one near enough.
func (p *pipeliner) failNear(d diag.Diagnostic, name string, known ...[]string) expr {
	for _, list := range known {
		if near := diag.Suggest(name, list); near != "" {
			d = d.WithHint("TP.mungkin", "nama", near)
			break
		}
	}
	p.bag.Add(p.cur.at(d))
	return nil
}

// checkOptions finds a pilihan compared with what it cannot be.
func (p *pipeliner) checkOptions(n parse.Node, list []expr) {
	for _, a := range list {
		f, ok := a.(*field)
		if !ok || f.t.field.Kind != schema.KindEnum {
			continue
		}
		for _, b := range list {
			word, ok := b.(literal)
			s, isText := word.v.(string)
			if ok && isText && !slices.Contains(f.t.field.Options, s) {
				p.failNear(diag.New("TP167", p.at(n), "nilai", s, "nama", f.path, "ada", f.t.field.Options), s, f.t.field.Options)
			}
		}
	}
}

// checkReference finds a reference to a clause the template does not have.
func (p *pipeliner) checkReference(n parse.Node, x expr) {
	id, ok := x.(literal)
	if !ok {
		return
	}
	name, _ := id.v.(string)
	if p.marks.may(docx.BookmarkName(name)) {
		return
	}
	p.failNear(diag.New("TP055", p.at(n), "nama", name), name, p.marks.names)
}

// operand compiles one argument.
func (p *pipeliner) operand(n parse.Node) expr {
	switch n := n.(type) {
	case *parse.PipeNode:
		return p.pipe(n)
	case *parse.IdentifierNode:
		if fn := functionByName()[n.Ident]; fn != nil && (len(fn.params) == 0 || !p.declared(n.Ident)) {
			return p.call(n, fn, nil, nil)
		}
		return p.name(n, n.Ident, nil)
	case *parse.ChainNode:
		id, ok := n.Node.(*parse.IdentifierNode)
		if !ok {
			return p.chain(n)
		}
		return p.name(n, id.Ident, n.Field)
	case *parse.FieldNode:
		return p.walk(n, p.dot(), n.Ident)
	case *parse.DotNode:
		return p.dot()
	case *parse.VariableNode:
		return p.variable(n)
	case *parse.StringNode:
		return literal{n.Text, typeOf(schema.KindText)}
	case *parse.BoolNode:
		return literal{n.True, typeOf(schema.KindBoolean)}
	case *parse.NumberNode:
		v, err := strconv.ParseInt(n.Text, 10, 64)
		if err != nil {
			return p.fail(n, "TP056", "teks", n.Text)
		}
		return literal{v, typeOf(schema.KindInteger)}
	}
	return p.fail(n, "TP050", "teks", n.String())
}

// chain reads fields of a bracketed expression: (first pihak).nama.
func (p *pipeliner) chain(n *parse.ChainNode) expr {
	x := p.operand(n.Node)
	if x == nil {
		return nil
	}
	slot := p.declare("", x.typ(), pathOf(x))
	of := p.walk(n, &field{scope: -1, variable: slot, t: x.typ(), path: pathOf(x)}, n.Field)
	if of == nil {
		return nil
	}
	return &chained{x: x, slot: slot, field: of}
}

// chained is a field of the result of an expression.
type chained struct {
	x     expr
	slot  int
	field expr
}

func (e *chained) typ() valueType { return e.field.typ() }

func (e *chained) eval(st *state) (schema.Value, *missing) {
	v, lack := e.x.eval(st)
	if lack != nil {
		return nil, lack
	}
	st.vars[e.slot] = v
	return e.field.eval(st)
}

// variable compiles $, $x and their fields.
func (p *pipeliner) variable(n *parse.VariableNode) expr {
	if n.Ident[0] == "$" {
		return p.walk(n, &field{scope: 0, t: p.scopes[0].t}, n.Ident[1:])
	}
	i := len(p.vars) - 1
	for i >= 0 && p.vars[i].name != n.Ident[0] {
		i--
	}
	if i < 0 {
		return p.fail(n, "TP057", "nama", n.Ident[0])
	}
	return p.walk(n, &field{scope: -1, variable: i, t: p.vars[i].t, path: p.vars[i].path}, n.Ident[1:])
}

func (p *pipeliner) dot() *field {
	i := len(p.scopes) - 1
	return &field{scope: i, t: p.scopes[i].t, path: p.scopes[i].path}
}

// declared reports whether some scope declares a bare name.
func (p *pipeliner) declared(name string) bool {
	return p.infer != nil && p.infer.inner(p.compiler) > 0 || slices.ContainsFunc(p.scopes, func(s scope) bool {
		_, ok := schema.Lookup(s.t.field.Fields, name)
		return ok
	})
}
