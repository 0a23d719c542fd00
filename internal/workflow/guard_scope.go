package workflow

import (
	"math/big"
	"slices"
	"strings"

	"naskah/internal/diag"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"
)

// class says what a condition may do with a value.
type class int

const (
	opaqueClass  class = iota // only terisi(x)
	truthClass                // ya or tidak
	wholeClass                // whole number
	moneyClass                // sen
	decimalClass              // millionths
	dateClass                 // day number
	textClass                 // text
	choiceClass               // one of the field's options
	listClass                 // jumlah(x)
	numberClass               // a number in the text, before it meets its partner
)

// counts reports whether the class does arithmetic.
func (k class) counts() bool {
	return k == wholeClass || k == moneyClass || k == decimalClass || k == numberClass
}

func (k class) isText() bool { return k == textClass || k == choiceClass }

// ordersNot reports whether < and > mean nothing: alphabetical order of words
// is no condition of any office.
func (k class) ordersNot() bool { return k.isText() }

// Scales of the numbers expr sees. Money is sen; decimals are millionths, as
// no field of an agreement is finer and int64 stays exact.
const (
	senScale     = 100
	decimalScale = 1_000_000
)

// symbol is a field as conditions see it.
type symbol struct {
	class    class
	options  []string
	min, max *int64 // in the unit expr sees; of a list, its length
}

func (s symbol) offers(option string) bool { return slices.Contains(s.options, option) }

// literal is a fixed value from the text of a condition or from `tetapan`.
type literal struct {
	class   class
	number  *big.Rat
	text    string
	truth   bool
	machine any // int64 or string, once its partner is known
}

// units converts a number to the unit of class: rupiah become sen. It is not
// ok when a fraction of a unit would be lost or the range left.
func (l literal) units(k class) (int64, bool) {
	scale := int64(1)
	switch k {
	case moneyClass:
		scale = senScale
	case decimalClass:
		scale = decimalScale
	}
	r := new(big.Rat).Mul(l.number, new(big.Rat).SetInt64(scale))
	if !r.IsInt() || !r.Num().IsInt64() {
		return 0, false
	}
	return r.Num().Int64(), true
}

// ruleText is one entry of `aturan` before it is compiled.
type ruleText struct {
	text  string
	pos   diag.Position
	inner int
}

type ruleState int

const (
	ruleReady ruleState = iota
	ruleCycle
	ruleBroken
)

// scope is what names in conditions mean. It compiles rules when first asked,
// so that a rule may use another wherever it stands.
type scope struct {
	symbols   map[string]symbol
	broken    map[string]bool // fields whose declaration cannot be used
	constants map[string]literal
	texts     map[string]ruleText
	order     []string // names of rules as in the file
	rules     map[string]Guard
	open      map[string]bool // rules being compiled, to find circles
	used      map[string]bool // names some condition has read
	bag       *diag.Bag
	env       map[string]any
	programs  map[string]*vm.Program
}

func newScope(bag *diag.Bag) *scope {
	return &scope{
		symbols:   map[string]symbol{},
		broken:    map[string]bool{},
		constants: map[string]literal{},
		texts:     map[string]ruleText{},
		rules:     map[string]Guard{},
		open:      map[string]bool{},
		used:      map[string]bool{},
		bag:       bag,
		env:       map[string]any{},
		programs:  map[string]*vm.Program{},
	}
}

// declare makes a field known.
func (s *scope) declare(name string, sym symbol) {
	s.symbols[name] = sym
	switch sym.class {
	case truthClass:
		s.env[name] = false
	case textClass, choiceClass:
		s.env[name] = ""
	case opaqueClass:
	default:
		s.env[name] = int64(0)
	}
}

func (s *scope) isRule(name string) bool {
	_, ok := s.texts[name]
	return ok
}

// rule returns a rule's condition, compiling it on first use.
func (s *scope) rule(name string) (*cond, ruleState) {
	s.used[name] = true
	if g, done := s.rules[name]; done {
		if !g.compiled() {
			return nil, ruleBroken
		}
		return g.root, ruleReady
	}
	if s.open[name] {
		return nil, ruleCycle
	}
	s.open[name] = true
	text := s.texts[name]
	g := s.compile(text.text, text.pos, text.inner, s.bag)
	delete(s.open, name)
	s.rules[name] = g
	if !g.compiled() {
		return nil, ruleBroken
	}
	return g.root, ruleReady
}

func (s *scope) program(text string) (*vm.Program, error) {
	if p, ok := s.programs[text]; ok {
		return p, nil
	}
	p, err := compileLeaf(text, s.env)
	if err != nil {
		return nil, err
	}
	s.programs[text] = p
	return p, nil
}

// names lists everything a condition may speak of.
func (s *scope) names() []string {
	var names []string
	for name := range s.symbols {
		names = append(names, name)
	}
	for name := range s.constants {
		names = append(names, name)
	}
	return append(names, s.order...)
}

func (c *compiler) notOffered(n ast.Node, option string, field *term) diag.Diagnostic {
	d := diag.New("WF062", c.at(n), "nilai", option, "nama", field.field, "pilihan", strings.Join(field.sym.options, ", "))
	d.Excerpt = c.text
	return suggest(d, option, field.sym.options)
}

// suggest adds a "did you mean" when a candidate is near.
func suggest(d diag.Diagnostic, name string, candidates []string) diag.Diagnostic {
	if near := diag.Suggest(name, candidates); near != "" {
		return d.WithHint("WF.maksud", "usul", near)
	}
	return d
}
