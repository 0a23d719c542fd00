package workflow

import (
	"slices"

	"naskah/internal/diag"

	"github.com/expr-lang/expr/vm"
)

// Truth is the outcome of a condition. A value that is not filled in makes a
// comparison Unknown, never an error and never silently false.
type Truth int

// The three outcomes, ordered so that `and` is the lesser and `or` the greater.
const (
	False Truth = iota
	Unknown
	True
)

// not turns True into False and leaves Unknown alone.
func (t Truth) not() Truth { return True - t }

// Guard is a compiled condition (`jika`, or a rule of `aturan`). The zero
// Guard always holds.
type Guard struct {
	source string
	pos    diag.Position
	root   *cond
}

// String returns the condition as the drafter wrote it.
func (g Guard) String() string { return g.source }

// Pos returns where the condition stands in the workflow file.
func (g Guard) Pos() diag.Position { return g.pos }

// Always reports whether there is no condition at all.
func (g Guard) Always() bool { return g.source == "" }

// Reads returns the names of the fields the condition reads, sorted.
func (g Guard) Reads() []string {
	if g.root == nil {
		return nil
	}
	return slices.Clone(g.root.reads)
}

// compiled reports whether the condition can be evaluated or reasoned about.
func (g Guard) compiled() bool { return g.root != nil }

// op is what a node of a condition does.
type op int

const (
	opConst  op = iota // always value
	opNot              // kids[0] turned round
	opAnd              // all kids
	opOr               // any kid
	opLeaf             // a comparison or a ya_tidak field, run by expr
	opFilled           // terisi(field)
	opRule             // a named rule; kids[0] is its condition
)

// cond is a condition taken apart into logic, which we evaluate three-valued
// and reason about, and leaves, which expr type-checks and runs once all they
// read is there.
type cond struct {
	op    op
	kids  []*cond
	value Truth    // of opConst
	name  string   // field of opFilled, rule of opRule
	leaf  *leaf    // of opLeaf
	key   string   // canonical text; equal keys mean equal conditions
	show  string   // for people, as written
	reads []string // fields read here and below, sorted, each once
	size  int      // atoms here and below, rules written out
}

// leaf is one comparison.
type leaf struct {
	program *vm.Program
	text    string
	// exact leaves compare one field (or the length of one list) with fixed
	// values: they can be decided by trying the values around points.
	exact  bool
	field  string
	points []any // int64, string or bool
}

// lookup gives a field's value as expr sees it: int64 (a count, whole number,
// money in sen, decimal in millionths, day number), string or bool. For a field
// that is filled but cannot be compared the value is nil.
type lookup func(field string) (value any, filled bool)

// eval decides the condition. The error, if any, comes from arithmetic that
// left the range of int64; the outcome is then Unknown.
func (c *cond) eval(get lookup) (Truth, error) {
	return c.decide(func(atom *cond) (Truth, error) {
		if atom.op == opLeaf {
			return atom.leaf.eval(atom.reads, get)
		}
		if _, filled := get(atom.name); filled {
			return True, nil
		}
		return False, nil
	})
}

// decide combines the outcomes of the atoms (opLeaf and opFilled) by Kleene's
// logic: false and unknown is false, true and unknown is unknown.
func (c *cond) decide(atom func(*cond) (Truth, error)) (Truth, error) {
	switch c.op {
	case opConst:
		return c.value, nil
	case opNot:
		t, err := c.kids[0].decide(atom)
		return t.not(), err
	case opRule:
		return c.kids[0].decide(atom)
	case opLeaf, opFilled:
		return atom(c)
	}
	trouble := error(nil)
	result := True
	if c.op == opOr {
		result = False
	}
	for _, kid := range c.kids {
		t, err := kid.decide(atom)
		if err != nil && trouble == nil {
			trouble = err
		}
		if c.op == opAnd {
			result = min(result, t)
		} else {
			result = max(result, t)
		}
	}
	if result != Unknown {
		trouble = nil // decided by the other side; the trouble does not matter
	}
	return result, trouble
}

func (l *leaf) eval(reads []string, get lookup) (Truth, error) {
	env := make(map[string]any, len(reads))
	for _, name := range reads {
		v, filled := get(name)
		if !filled || v == nil {
			return Unknown, nil
		}
		env[name] = v
	}
	return l.run(env)
}

// why narrows a condition that does not hold to the part that makes it so, in
// the drafter's words: of "a and b" the side that failed, of a rule its name
// and its condition.
func (c *cond) why(get lookup) string {
	switch c.op {
	case opAnd:
		for _, want := range []Truth{False, Unknown} {
			for _, kid := range c.kids {
				if t, _ := kid.eval(get); t == want {
					return kid.why(get)
				}
			}
		}
	case opRule:
		return c.name + " (" + c.kids[0].show + ")"
	}
	return c.show
}

// lacking returns the fields that must be filled before the condition can be
// decided, in order of reading.
func (c *cond) lacking(get lookup) []string {
	var names []string
	var walk func(*cond)
	walk = func(c *cond) {
		if t, _ := c.eval(get); t != Unknown {
			return
		}
		if c.op == opLeaf {
			for _, name := range c.reads {
				if _, filled := get(name); !filled && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
		for _, kid := range c.kids {
			walk(kid)
		}
	}
	walk(c)
	return names
}
