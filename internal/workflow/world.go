package workflow

import (
	"fmt"
	"slices"

	"naskah/internal/schema"
)

// maxTries bounds how many combinations of values are tried.
const maxTries = 20_000

// world is the finite set of situations that can tell a group of conditions
// apart: for each field the options of a pilihan, ya and tidak, or the values
// at and next to each fixed value it is compared with; "not filled" where that
// may be; and either outcome for comparisons that cannot be tried.
type world struct {
	conds    []*cond
	axes     []axis
	index    map[string]int
	complete bool // every situation is covered
	guessed  bool // some comparison is taken as able to come out either way
	cache    map[string]Truth
}

// axis is one thing that varies.
type axis struct {
	field  schema.Field
	values []any  // of a field: what expr sees, or absent
	leaf   string // key of a comparison that cannot be tried; values are Truths
}

// absent is the value of a field that is not filled.
type absent struct{}

// free is the value of a filled field nothing compares in a way we can try.
type free struct{}

func (d *Definition) world(conds []*cond, mayLack func(field string) bool) *world {
	w := &world{conds: conds, index: map[string]int{}, complete: true, cache: map[string]Truth{}}
	points := map[string][]any{}
	for _, c := range conds {
		w.collect(c, points)
	}
	var asked []string
	for _, c := range conds {
		asked = append(asked, c.reads...)
	}
	slices.Sort(asked)
	for _, name := range slices.Compact(asked) {
		f, ok := d.Field(name)
		if !ok {
			continue
		}
		values := pointsOf(symbolOf(f), points[name])
		if w.asksFilled(name) && mayLack(name) {
			values = append(values, absent{})
		}
		w.axis(name, axis{field: f, values: values})
	}
	tries := 1
	for _, a := range w.axes {
		if tries *= len(a.values); tries > maxTries {
			w.complete = false
			break
		}
	}
	return w
}

func (w *world) axis(key string, a axis) {
	w.index[key] = len(w.axes)
	w.axes = append(w.axes, a)
}

// collect gathers the fixed values each field is compared with, and makes an
// axis of every comparison that cannot be tried.
func (w *world) collect(c *cond, points map[string][]any) {
	if c.op == opLeaf {
		if c.leaf.exact {
			points[c.leaf.field] = append(points[c.leaf.field], c.leaf.points...)
		} else if _, known := w.index[c.key]; !known {
			w.axis(c.key, axis{leaf: c.show, values: []any{False, True}})
			w.guessed = true
		}
	}
	for _, kid := range c.kids {
		w.collect(kid, points)
	}
}

// asksFilled reports whether any condition asks terisi(name).
func (w *world) asksFilled(name string) bool {
	var asks func(c *cond) bool
	asks = func(c *cond) bool {
		return c.op == opFilled && c.name == name || slices.ContainsFunc(c.kids, asks)
	}
	return slices.ContainsFunc(w.conds, asks)
}

// pointsOf chooses the values of a field that can make a difference.
func pointsOf(s symbol, points []any) []any {
	if len(points) == 0 {
		return []any{free{}}
	}
	switch s.class {
	case truthClass:
		return []any{true, false}
	case choiceClass:
		values := make([]any, len(s.options))
		for i, o := range s.options {
			values[i] = o
		}
		return values
	case textClass:
		return textPoints(points)
	case listClass:
		one := int64(1) // an empty list counts as not filled
		if s.min == nil || *s.min < 1 {
			s.min = &one
		}
	}
	return numberPoints(s, points)
}

func textPoints(points []any) []any {
	var values []any
	other := "x"
	for _, p := range points {
		if text, ok := p.(string); ok && text != "" && !slices.Contains(values, p) {
			values = append(values, p)
			other += text
		}
	}
	return append(values, other) // longer than each, so equal to none
}

func numberPoints(s symbol, points []any) []any {
	var numbers []int64
	for _, p := range points {
		n, ok := p.(int64)
		if !ok {
			continue
		}
		for _, near := range []int64{-1, 0, 1} {
			if m, ok := add(n, near); ok || near == 0 {
				numbers = append(numbers, m)
			}
		}
	}
	for _, bound := range []*int64{s.min, s.max} {
		if bound != nil {
			numbers = append(numbers, *bound)
		}
	}
	slices.Sort(numbers)
	var values []any
	for _, n := range slices.Compact(numbers) {
		if (s.min == nil || n >= *s.min) && (s.max == nil || n <= *s.max) {
			values = append(values, n)
		}
	}
	return values
}

// find returns the first situation in which the truths of the conditions
// please, in words; nil when there is none.
func (w *world) find(pleases func([]Truth) bool) []string {
	if !w.complete {
		return nil
	}
	at := make([]int, len(w.axes))
	truths := make([]Truth, len(w.conds))
	for _, a := range w.axes {
		if len(a.values) == 0 {
			return nil
		}
	}
	for {
		for i, c := range w.conds {
			truths[i], _ = c.decide(func(atom *cond) (Truth, error) { return w.atom(atom, at), nil })
		}
		if pleases(truths) {
			return w.words(at)
		}
		if !w.next(at) {
			return nil
		}
	}
}

// next turns to the next situation, like a counter.
func (w *world) next(at []int) bool {
	for i := range at {
		if at[i]++; at[i] < len(w.axes[i].values) {
			return true
		}
		at[i] = 0
	}
	return false
}

func (w *world) atom(c *cond, at []int) Truth {
	if c.op == opFilled {
		if i, ok := w.index[c.name]; ok && w.axes[i].values[at[i]] == any(absent{}) {
			return False
		}
		return True
	}
	for _, name := range c.reads {
		if i, ok := w.index[name]; ok && w.axes[i].values[at[i]] == any(absent{}) {
			return Unknown
		}
	}
	if !c.leaf.exact {
		i := w.index[c.key]
		t, _ := w.axes[i].values[at[i]].(Truth)
		return t
	}
	i := w.index[c.leaf.field]
	key := fmt.Sprint(at[i], " ", c.key)
	t, known := w.cache[key]
	if !known {
		t, _ = c.leaf.run(map[string]any{c.leaf.field: w.axes[i].values[at[i]]})
		w.cache[key] = t
	}
	return t
}

// words describes a situation for people.
func (w *world) words(at []int) []string {
	words := []string{}
	for i, a := range w.axes {
		switch v := a.values[at[i]].(type) {
		case Truth:
			if v == True {
				words = append(words, a.leaf)
			} else {
				words = append(words, "not ("+a.leaf+")")
			}
		case absent:
			words = append(words, "not terisi("+a.field.Name+")")
		case free:
		default:
			words = append(words, sayValue(a.field, v))
		}
	}
	return words
}

// sayValue writes `nilai = Rp5.000.000.000,00` from what expr sees.
func sayValue(f schema.Field, v any) string {
	if n, ok := v.(int64); ok && f.Kind == schema.KindList {
		return fmt.Sprintf("jumlah(%s) = %d", f.Name, n)
	}
	return f.Name + " = " + f.Show(fieldValue(f, v))
}

// fieldValue is the value of a field that expr sees as v.
func fieldValue(f schema.Field, v any) schema.Value {
	n, ok := v.(int64)
	if !ok {
		return v
	}
	switch f.Kind {
	case schema.KindMoney:
		return schema.Money(n)
	case schema.KindDate:
		return schema.Date{Year: 1970, Month: 1, Day: 1}.AddDays(int(n))
	case schema.KindDecimal:
		return schema.Decimal{Unscaled: n, Scale: 6}
	}
	return n
}

// Telling lists, by field, the values that make a difference to some condition
// of the workflow; of a list, the lengths (int64). Whoever tries a workflow out
// begins with these.
func (d *Definition) Telling() map[string][]schema.Value {
	var conds []*cond
	add := func(g Guard) {
		if g.compiled() {
			conds = append(conds, g.root)
		}
	}
	for _, s := range d.Stages {
		for _, use := range s.Papers {
			add(use.If)
		}
		for _, b := range s.Branches {
			add(b.If)
		}
		for _, a := range s.Actions {
			add(a.If)
			for _, use := range a.Papers {
				add(use.If)
			}
		}
	}
	telling := map[string][]schema.Value{}
	for _, a := range d.world(conds, func(string) bool { return false }).axes {
		for _, v := range a.values {
			if v != any(free{}) && a.leaf == "" {
				telling[a.field.Name] = append(telling[a.field.Name], fieldValue(a.field, v))
			}
		}
	}
	return telling
}
