package workflow

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"
)

// term is a value inside a comparison, with the text expr will compile.
type term struct {
	class class
	fixed *literal // a literal or constant: it takes the class of the other side
	text  string   // not yet set for a fixed term
	show  string
	field string // set for a field (or the length of a list) standing alone
	reads []string
	sym   symbol
}

// comparison reads `a < b` and its like.
func (c *compiler) comparison(n *ast.BinaryNode) *cond {
	left, okL := c.term(n.Left)
	right, okR := c.term(n.Right)
	if !okL || !okR {
		return nil
	}
	if left.fixed != nil && right.fixed != nil {
		return c.fail("WF048", n, "teks", n.String())
	}
	if !c.unify(n, &left, &right) {
		return nil
	}
	if left.class.ordersNot() && n.Operator != "==" && n.Operator != "!=" {
		return c.fail("WF052", n, "tanda", n.Operator, "teks", n.String())
	}
	l := leaf{text: left.text + " " + n.Operator + " " + right.text}
	l.exact, l.field, l.points = exactness(left, right)
	return c.leaf(n, l.text, l, append(left.reads, right.reads...)...)
}

// membership reads `x in [a, b]` as x == a or x == b, so that a field of kind
// int64 is never looked up in expr's table of int.
func (c *compiler) membership(n *ast.BinaryNode) *cond {
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok || len(list.Nodes) == 0 {
		return c.fail("WF053", n.Right, "teks", n.Right.String())
	}
	left, ok := c.term(n.Left)
	if !ok {
		return nil
	}
	if left.fixed != nil {
		return c.fail("WF048", n, "teks", n.String())
	}
	l := leaf{exact: left.field != "", field: left.field}
	parts := make([]string, 0, len(list.Nodes))
	for _, item := range list.Nodes {
		value, ok := c.term(item)
		if !ok {
			return nil
		}
		if value.fixed == nil {
			return c.fail("WF053", item, "teks", item.String())
		}
		if one := left; !c.unify(n, &one, &value) {
			return nil
		}
		parts = append(parts, left.text+" == "+value.text)
		l.points = append(l.points, value.fixed.machine)
	}
	l.text = strings.Join(parts, " or ")
	return c.leaf(n, l.text, l, left.reads...)
}

func exactness(left, right term) (exact bool, field string, points []any) {
	switch {
	case left.field != "" && right.fixed != nil:
		return true, left.field, []any{right.fixed.machine}
	case right.field != "" && left.fixed != nil:
		return true, right.field, []any{left.fixed.machine}
	}
	return false, "", nil
}

// term reads a node that must be a value.
func (c *compiler) term(n ast.Node) (term, bool) {
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return c.number(n)
	case *ast.StringNode:
		return term{class: textClass, fixed: &literal{class: textClass, text: n.Value}, show: n.String()}, true
	case *ast.IdentifierNode:
		return c.value(n)
	case *ast.CallNode:
		return c.count(n)
	case *ast.UnaryNode:
		if n.Operator == "-" {
			return c.minus(n)
		}
		if n.Operator == "+" {
			c.fail("WF054", n, "tanda", n.Operator)
		} else { // `not a > b` is (not a) > b to expr
			c.fail("WF045", n, "teks", n.String())
		}
		return term{}, false
	case *ast.BinaryNode:
		return c.sum(n)
	}
	c.fail("WF042", n, "bagian", construct(n))
	return term{}, false
}

// plainNumber is how numbers are written in conditions. Exactly three decimals
// are refused elsewhere: 1.500 is a thousand and a half to the drafter.
var plainNumber = regexp.MustCompile(`^(0|[1-9][0-9]{0,17})(\.[0-9]{1,6})?$`)

func (c *compiler) number(n ast.Node) (term, bool) {
	loc, runes := n.Location(), []rune(c.text)
	text := n.String()
	if loc.From >= 0 && loc.To <= len(runes) && loc.From < loc.To {
		text = string(runes[loc.From:loc.To])
	}
	_, decimals, _ := strings.Cut(text, ".")
	rat, ok := new(big.Rat).SetString(text)
	if !ok || !plainNumber.MatchString(text) || len(decimals) == 3 {
		c.fail("WF055", n, "teks", text)
		return term{}, false
	}
	return term{class: numberClass, fixed: &literal{class: numberClass, number: rat}, show: text}, true
}

func (c *compiler) value(n *ast.IdentifierNode) (term, bool) {
	if lit, ok := c.scope.constants[n.Value]; ok && lit.class != truthClass {
		c.scope.used[n.Value] = true
		copied := lit
		return term{class: lit.class, fixed: &copied, show: n.Value}, true
	}
	sym, ok := c.scope.symbols[n.Value]
	switch {
	case c.scope.isRule(n.Value) || sym.class == truthClass:
		c.fail("WF056", n, "nama", n.Value)
	case !ok:
		c.unknown(n)
	case sym.class == opaqueClass:
		c.fail("WF057", n, "nama", n.Value)
	case sym.class == listClass:
		c.fail("WF058", n, "nama", n.Value)
	default:
		return term{class: sym.class, text: n.Value, show: n.Value, field: n.Value, reads: []string{n.Value}, sym: sym}, true
	}
	return term{}, false
}

// count reads jumlah(list), the number of its items.
func (c *compiler) count(n *ast.CallNode) (term, bool) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		c.fail("WF042", n, "bagian", construct(n.Callee))
		return term{}, false
	}
	switch callee.Value {
	case "jumlah":
	case "terisi":
		c.fail("WF056", n, "nama", "terisi(…)")
		return term{}, false
	default:
		c.noFunction(callee)
		return term{}, false
	}
	name, ok := c.argument(n, "jumlah")
	if !ok {
		return term{}, false
	}
	sym := c.scope.symbols[name]
	if sym.class != listClass {
		c.fail("WF050", n, "fungsi", "jumlah")
		return term{}, false
	}
	sym.class = wholeClass
	// expr sees a list as the number of its items.
	return term{class: wholeClass, text: name, show: n.String(), field: name, reads: []string{name}, sym: sym}, true
}

func (c *compiler) minus(n *ast.UnaryNode) (term, bool) {
	t, ok := c.term(n.Node)
	if !ok {
		return term{}, false
	}
	if t.fixed == nil || t.fixed.class != numberClass {
		c.fail("WF054", n, "tanda", "-")
		return term{}, false
	}
	t.fixed = &literal{class: numberClass, number: new(big.Rat).Neg(t.fixed.number)}
	t.show = "-" + t.show
	return t, true
}

// sum reads + - and *; / is refused, since it would bring in floats.
func (c *compiler) sum(n *ast.BinaryNode) (term, bool) {
	function := map[string]string{"+": addFunc, "-": subFunc, "*": mulFunc}[n.Operator]
	if function == "" {
		if n.Operator == "/" {
			c.fail("WF049", n)
		} else {
			c.fail("WF042", n, "bagian", n.Operator)
		}
		return term{}, false
	}
	left, okL := c.term(n.Left)
	right, okR := c.term(n.Right)
	if !okL || !okR {
		return term{}, false
	}
	if !left.class.counts() || !right.class.counts() {
		c.fail("WF054", n, "tanda", n.Operator)
		return term{}, false
	}
	if left.fixed != nil && right.fixed != nil {
		return fold(n, left, right), true
	}
	class, ok := c.resultClass(n, &left, &right)
	if !ok {
		return term{}, false
	}
	return term{class: class, text: function + "(" + left.text + ", " + right.text + ")", show: n.String(), reads: append(left.reads, right.reads...)}, true
}

// resultClass says what a sum or product is: rupiah plus rupiah is rupiah,
// rupiah times a whole number is rupiah, anything else has no unit we know.
func (c *compiler) resultClass(n *ast.BinaryNode, left, right *term) (class, bool) {
	if n.Operator != "*" {
		return left.classOf(right), c.unify(n, left, right)
	}
	for _, pair := range [][2]*term{{left, right}, {right, left}} {
		factor, other := pair[0], pair[1]
		if other.fixed != nil {
			continue
		}
		if factor.class == wholeClass {
			return other.class, true
		}
		if factor.fixed != nil {
			return other.class, c.settle(n, factor, wholeClass)
		}
	}
	c.fail("WF044", n, "kiri", left.show, "kanan", right.show)
	return 0, false
}

func (t *term) classOf(other *term) class {
	if t.fixed != nil {
		return other.class
	}
	return t.class
}

func fold(n *ast.BinaryNode, left, right term) term {
	r := new(big.Rat)
	switch n.Operator {
	case "+":
		r.Add(left.fixed.number, right.fixed.number)
	case "-":
		r.Sub(left.fixed.number, right.fixed.number)
	default:
		r.Mul(left.fixed.number, right.fixed.number)
	}
	return term{class: numberClass, fixed: &literal{class: numberClass, number: r}, show: n.String()}
}

// unify makes both sides speak of the same thing: a fixed number beside
// rupiah becomes sen, a quoted date beside a date a day number.
func (c *compiler) unify(n ast.Node, left, right *term) bool {
	switch {
	case left.fixed != nil:
		return c.settleSide(n, left, right)
	case right.fixed != nil:
		return c.settleSide(n, right, left)
	}
	same := left.class == right.class || left.class.isText() && right.class.isText()
	if !same {
		c.fail("WF044", n, "kiri", left.show, "kanan", right.show)
	}
	return same
}

func (c *compiler) settleSide(n ast.Node, fixed, other *term) bool {
	if other.class == choiceClass && fixed.fixed.class == textClass && !other.sym.offers(fixed.fixed.text) {
		c.bad = true
		c.bag.Add(c.notOffered(n, fixed.fixed.text, other))
		return false
	}
	return c.settle(n, fixed, other.class)
}

// settle gives a fixed term the class of its partner and writes it for expr.
func (c *compiler) settle(n ast.Node, t *term, want class) bool {
	lit := *t.fixed
	switch {
	case lit.class == numberClass && want.counts():
		units, ok := lit.units(want)
		if !ok {
			c.fail("WF059", n, "teks", t.show)
			return false
		}
		lit.machine, t.text = units, strconv.FormatInt(units, 10)
	case lit.class == textClass && want == dateClass:
		day, err := time.Parse(time.DateOnly, lit.text)
		if err != nil {
			c.fail("WF060", n, "teks", lit.text)
			return false
		}
		number := dayNumber(day)
		lit.machine, t.text = number, strconv.FormatInt(number, 10)
	case lit.class == textClass && want.isText():
		lit.machine, t.text = lit.text, fmt.Sprintf("%q", lit.text)
	default:
		c.fail("WF061", n, "teks", t.show)
		return false
	}
	t.fixed, t.class = &lit, want
	return true
}

// dayNumber counts days, so that dates compare as whole numbers.
func dayNumber(t time.Time) int64 { return t.Unix() / (24 * 60 * 60) }
