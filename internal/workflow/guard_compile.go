package workflow

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"naskah/internal/diag"
	"naskah/internal/message"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

// maxGuard is the longest condition in bytes. It keeps parsing and the
// verification's enumeration cheap; a longer thought belongs into `aturan`.
const maxGuard = 500

// maxAtoms is how many comparisons a condition may consist of with its rules
// written out. Rules made of rules double in size with every line.
const maxAtoms = 200

// compiler turns the text of one condition into a cond. It walks expr's tree
// and lets through only what the language allows: DisableAllBuiltins alone
// still leaves predicates, let, pipes and member access.
type compiler struct {
	scope *scope
	text  string
	pos   diag.Position
	inner int // characters between pos and the text (an opening quote)
	bag   *diag.Bag
	bad   bool
}

// compile reads a condition. On findings the guard keeps its source but has no
// root; every user of guards leaves such a one alone.
func (s *scope) compile(text string, pos diag.Position, inner int, bag *diag.Bag) Guard {
	g := Guard{source: text, pos: pos}
	c := &compiler{scope: s, text: text, pos: pos, inner: inner, bag: bag}
	if strings.TrimSpace(text) == "" {
		g.source = " " // not the guard that always holds
		bag.Add(diag.New("WF039", pos))
		return g
	}
	if len(text) > maxGuard {
		bag.Add(diag.New("WF041", pos, "panjang", len(text), "batas", maxGuard))
		return g
	}
	if !utf8.ValidString(text) {
		bag.Add(diag.New("WF040", pos, "sebab", message.P("WF040.utf8")))
		return g
	}
	tree, err := parser.Parse(text)
	if err != nil {
		c.syntax(err)
		return g
	}
	if root := c.logic(tree.Node); !c.bad && root != nil {
		g.root = root
	}
	return g
}

// syntax reports a condition expr cannot parse. Of the library's answer only
// the place is used: its words are English and speak of tokens.
func (c *compiler) syntax(err error) {
	if m := groupedAmount.FindStringIndex(c.text); m != nil {
		d := diag.New("WF055", c.shift(utf8.RuneCountInString(c.text[:m[0]])), "teks", c.text[m[0]:m[1]])
		d.Excerpt = c.text
		c.bag.Add(d)
		return
	}
	at, token, why := c.pos, "", message.P("WF040.ends")
	var fe *file.Error
	if errors.As(err, &fe) {
		at, token = c.shift(fe.From), tokenAt(c.text, fe.From)
	}
	switch {
	case fe != nil && strings.Contains(fe.Message, "literal not terminated"):
		why = message.P("WF040.quote")
	case fe != nil && (strings.Contains(fe.Message, "EOF") || strings.Contains(fe.Message, "unexpected end")):
	case token != "":
		why = message.P("WF040.token", "tanda", token)
	}
	d := diag.New("WF040", at, "sebab", why)
	if token == "=" {
		d = d.WithHint("WF040.equal")
	}
	c.bag.Add(d)
}

// groupedAmount is an amount with dots between thousands, which drafters write
// and expr cannot read.
var groupedAmount = regexp.MustCompile(`\b[0-9]{1,3}(?:\.[0-9]{3}){2,}\b`)

var tokenPattern = regexp.MustCompile(`^(?:[\pL\pN_]+|.)`)

// tokenAt returns the word or sign that begins with the n-th character, "" at
// the end.
func tokenAt(text string, n int) string {
	runes := []rune(text)
	if n < 0 || n >= len(runes) {
		return ""
	}
	return tokenPattern.FindString(strings.TrimLeft(string(runes[n:]), " "))
}

// shift moves the position of the condition on by n characters. expr counts
// characters from 0, as do we within a line.
func (c *compiler) shift(n int) diag.Position {
	at := c.pos
	if at.Col > 0 && !strings.Contains(c.text, "\n") {
		at.Col += n + c.inner
	}
	return at
}

func (c *compiler) at(n ast.Node) diag.Position { return c.shift(n.Location().From) }

// fail reports a finding about the condition, at the node.
func (c *compiler) fail(code string, n ast.Node, pairs ...any) *cond {
	c.bad = true
	d := diag.New(code, c.at(n), pairs...)
	d.Excerpt = c.text
	c.bag.Add(d)
	return nil
}

// logic reads a node that must say yes or no.
func (c *compiler) logic(n ast.Node) *cond {
	switch n := n.(type) {
	case *ast.BoolNode:
		return constant(n.Value)
	case *ast.IdentifierNode:
		return c.name(n)
	case *ast.CallNode:
		return c.call(n)
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			if kid := c.logic(n.Node); kid != nil {
				return negate(kid)
			}
			return nil
		}
		return c.fail("WF045", n, "teks", n.String())
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.IntegerNode, *ast.FloatNode, *ast.StringNode:
		return c.fail("WF045", n, "teks", n.String())
	}
	return c.fail("WF042", n, "bagian", construct(n))
}

func (c *compiler) binary(n *ast.BinaryNode) *cond {
	switch n.Operator {
	case "and", "&&", "or", "||":
		kind := opAnd
		if n.Operator == "or" || n.Operator == "||" {
			kind = opOr
		}
		left, right := c.logic(n.Left), c.logic(n.Right)
		if left == nil || right == nil {
			return nil
		}
		if left.size+right.size > maxAtoms {
			return c.fail("WF063", n, "batas", maxAtoms)
		}
		return join(kind, left, right)
	case "==", "!=":
		if c.saysYesNo(n.Left) || c.saysYesNo(n.Right) {
			return c.equalTruths(n)
		}
		return c.comparison(n)
	case "<", "<=", ">", ">=":
		return c.comparison(n)
	case "in":
		return c.membership(n)
	case "+", "-", "*":
		return c.fail("WF045", n, "teks", n.String())
	case "/":
		return c.fail("WF049", n)
	}
	return c.fail("WF042", n, "bagian", n.Operator)
}

// name reads a name standing alone: a rule, a ya_tidak field or constant.
func (c *compiler) name(n *ast.IdentifierNode) *cond {
	if value, ok := truthWord(n.Value); ok {
		return constant(value)
	}
	if lit, ok := c.scope.constants[n.Value]; ok {
		c.scope.used[n.Value] = true
		if lit.class == truthClass {
			return constant(lit.truth)
		}
		return c.fail("WF045", n, "teks", n.Value)
	}
	if c.scope.isRule(n.Value) {
		return c.rule(n)
	}
	sym, ok := c.scope.symbols[n.Value]
	if !ok {
		return c.unknown(n)
	}
	if sym.class != truthClass {
		return c.fail("WF045", n, "teks", n.Value)
	}
	return c.leaf(n, n.Value, leaf{text: n.Value, exact: true, field: n.Value, points: []any{true, false}}, n.Value)
}

func (c *compiler) unknown(n *ast.IdentifierNode) *cond {
	c.bad = true
	if c.scope.broken[n.Value] {
		return nil // its declaration has a finding of its own
	}
	d := diag.New("WF043", c.at(n), "nama", n.Value)
	d.Excerpt = c.text
	c.bag.Add(suggest(d, n.Value, c.scope.names()))
	return nil
}

func (c *compiler) rule(n *ast.IdentifierNode) *cond {
	kid, state := c.scope.rule(n.Value)
	switch state {
	case ruleCycle:
		return c.fail("WF047", n, "nama", n.Value)
	case ruleBroken: // its own findings say why
		c.bad = true
		return nil
	}
	return &cond{op: opRule, name: n.Value, kids: []*cond{kid}, key: kid.key, show: n.Value, reads: kid.reads, size: kid.size}
}

// call reads terisi(x); jumlah(x) counts and is read by term.
func (c *compiler) call(n *ast.CallNode) *cond {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return c.fail("WF042", n, "bagian", construct(n.Callee))
	}
	switch callee.Value {
	case "terisi":
		name, ok := c.argument(n, "terisi")
		if !ok {
			return nil
		}
		show := n.String()
		return &cond{op: opFilled, name: name, key: show, show: show, reads: []string{name}, size: 1}
	case "jumlah":
		return c.fail("WF045", n, "teks", n.String())
	}
	return c.noFunction(callee)
}

func (c *compiler) noFunction(callee *ast.IdentifierNode) *cond {
	c.bad = true
	d := diag.New("WF046", c.at(callee), "nama", callee.Value)
	d.Excerpt = c.text
	c.bag.Add(suggest(d, callee.Value, []string{"terisi", "jumlah"}))
	return nil
}

// argument returns the one field a function of ours is asked about.
func (c *compiler) argument(n *ast.CallNode, function string) (string, bool) {
	if len(n.Arguments) == 1 {
		if id, ok := n.Arguments[0].(*ast.IdentifierNode); ok {
			if _, known := c.scope.symbols[id.Value]; known {
				return id.Value, true
			}
			c.unknown(id)
			return "", false
		}
	}
	c.fail("WF050", n, "fungsi", function)
	return "", false
}

// saysYesNo reports whether a side of == is a condition, not a value.
func (c *compiler) saysYesNo(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BoolNode:
		return true
	case *ast.IdentifierNode:
		if _, ok := truthWord(n.Value); ok || c.scope.isRule(n.Value) {
			return true
		}
		return c.scope.symbols[n.Value].class == truthClass || c.scope.constants[n.Value].class == truthClass
	case *ast.UnaryNode:
		return n.Operator == "not" || n.Operator == "!"
	}
	return false
}

// equalTruths reads `membebani == ya`. One side must be fixed: comparing two
// conditions doubles their size at each level and nobody writes it.
func (c *compiler) equalTruths(n *ast.BinaryNode) *cond {
	left, right := c.logic(n.Left), c.logic(n.Right)
	if left == nil || right == nil {
		return nil
	}
	if left.op == opConst {
		left, right = right, left
	}
	if right.op != opConst {
		return c.fail("WF044", n, "kiri", n.Left.String(), "kanan", n.Right.String())
	}
	if (right.value == True) == (n.Operator == "==") {
		return left
	}
	return negate(left)
}

// leaf finishes a comparison: expr type-checks it and compiles it once for all
// conditions that contain it.
func (c *compiler) leaf(n ast.Node, key string, l leaf, reads ...string) *cond {
	program, err := c.scope.program(l.text)
	if err != nil {
		return c.fail("WF051", n, "sebab", firstLine(err.Error()))
	}
	l.program = program
	slices.Sort(reads)
	return &cond{op: opLeaf, leaf: &l, key: key, show: n.String(), reads: slices.Compact(reads), size: 1}
}

func constant(value bool) *cond {
	if value {
		return &cond{op: opConst, value: True, key: "true", show: "ya"}
	}
	return &cond{op: opConst, value: False, key: "false", show: "tidak"}
}

func negate(kid *cond) *cond {
	if kid.op == opNot {
		return kid.kids[0]
	}
	return &cond{op: opNot, kids: []*cond{kid}, key: "not (" + kid.key + ")", show: "not (" + kid.show + ")", reads: kid.reads, size: kid.size}
}

func join(kind op, left, right *cond) *cond {
	word := " and "
	if kind == opOr {
		word = " or "
	}
	reads := slices.Concat(left.reads, right.reads)
	slices.Sort(reads)
	j := &cond{op: kind, reads: slices.Compact(reads), size: left.size + right.size}
	for _, kid := range []*cond{left, right} {
		if kid.op == kind {
			j.kids = append(j.kids, kid.kids...)
		} else {
			j.kids = append(j.kids, kid)
		}
	}
	keys, shows := make([]string, len(j.kids)), make([]string, len(j.kids))
	for i, kid := range j.kids {
		keys[i], shows[i] = "("+kid.key+")", kid.show
		if kid.op == opAnd || kid.op == opOr {
			shows[i] = "(" + kid.show + ")"
		}
	}
	j.key, j.show = strings.Join(keys, word), strings.Join(shows, word)
	return j
}

// truthWord lets drafters write ya and tidak where expr says true and false.
func truthWord(word string) (value, ok bool) {
	switch word {
	case "ya":
		return true, true
	case "tidak":
		return false, true
	}
	return false, false
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// construct names what the language does not have.
func construct(n ast.Node) string {
	switch n := n.(type) {
	case *ast.NilNode:
		return "nil"
	case *ast.BuiltinNode:
		return n.Name + "(…)"
	case *ast.MemberNode, *ast.SliceNode, *ast.ChainNode:
		return "x.y"
	case *ast.ConditionalNode:
		return "? :"
	case *ast.VariableDeclaratorNode:
		return "let"
	case *ast.SequenceNode:
		return ";"
	case *ast.ArrayNode:
		return "[…]"
	case *ast.MapNode:
		return "{…}"
	case *ast.PredicateNode, *ast.PointerNode:
		return "#"
	case *ast.BytesNode:
		return `b"…"`
	}
	return n.String()
}
