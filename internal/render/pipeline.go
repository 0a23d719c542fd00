package render

import (
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"naskah/internal/diag"
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
		c.find("TP030", "sebab", cause)
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
		if fn == nil && given > 0 {
			return p.unknownFunction(id)
		}
	} else if len(n.Args) > 1 || piped != nil {
		return p.fail(n, "TP050", "teks", n.Args[0].String())
	}
	return p.operand(n.Args[0])
}

func (p *pipeliner) unknownFunction(id *parse.IdentifierNode) expr {
	if p.absent(p.at(id), id.Ident) {
		return nil
	}
	var names []string
	for name := range functionByName() {
		names = append(names, name)
	}
	d := diag.New("TP051", p.at(id), "nama", id.Ident)
	if near := diag.Suggest(id.Ident, names); near != "" {
		d = d.WithHint("TP.mungkin", "nama", near)
	}
	p.bag.Add(p.cur.at(d))
	return nil
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
		return p.fail(id, "TP052", "nama", fn.Name, "ada", len(list), "bentuk", fn.Sign)
	}
	for i, x := range list {
		want := fn.params[min(i, len(fn.params)-1)]
		if t := x.typ(); !t.any && t.class()&want == 0 {
			return p.fail(id, "TP053", "nama", fn.Name, "ke", i+1, "ada", t.word(), "perlu", want.words())
		}
	}
	if fn.Name == "rujuk" {
		p.checkReference(id, list[0])
	}
	t, problem := fn.typeFor(list)
	if problem.Key != "" {
		return p.fail(id, "TP054", "nama", fn.Name, "sebab", problem)
	}
	return &call{fn: fn, args: list, t: t, pos: p.at(id)}
}

// checkReference finds a reference to a clause the template does not have.
func (p *pipeliner) checkReference(n parse.Node, x expr) {
	id, ok := x.(literal)
	if !ok {
		return
	}
	name, _ := id.v.(string)
	if p.marks.may(bookmarkName(name)) {
		return
	}
	d := diag.New("TP055", p.at(n), "nama", name)
	if near := diag.Suggest(name, p.marks.names); near != "" {
		d = d.WithHint("TP.mungkin", "nama", near)
	}
	p.bag.Add(p.cur.at(d))
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
		return p.walk(n, &field{scope: 0, t: valueType{field: p.scopes[0].field}}, n.Ident[1:])
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
	return &field{scope: i, t: valueType{field: p.scopes[i].field, any: p.scopes[i].broken}, path: p.scopes[i].path}
}

// declared reports whether some scope declares a bare name.
func (p *pipeliner) declared(name string) bool {
	return slices.ContainsFunc(p.scopes, func(s scope) bool {
		_, ok := schema.Lookup(s.field.Fields, name)
		return ok
	})
}
