package render

import (
	"slices"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// expr is a compiled expression.
type expr interface {
	// eval gives the value. An unfilled field that the expression needs comes
	// back as missing, with a nil value.
	eval(st *state) (schema.Value, *missing)
	typ() valueType
}

// missing says which field had no value.
type missing struct {
	path  string
	label string
}

// literal is a constant.
type literal struct {
	v schema.Value
	t valueType
}

func (e literal) eval(*state) (schema.Value, *missing) { return e.v, nil }
func (e literal) typ() valueType                       { return e.t }

// field reads a value: from a scope (0 is the dossier, others are elements of
// range and with) or from a variable.
type field struct {
	scope    int
	variable int // slot, when scope < 0
	names    []string
	path     string // "pihak.penandatangan.nama"
	t        valueType
	late     bool
}

func (e *field) typ() valueType { return e.t }

func (e *field) eval(st *state) (schema.Value, *missing) {
	var v schema.Value
	if e.scope < 0 {
		v = st.vars[e.variable]
	} else {
		v = st.scopes[e.scope]
	}
	for _, name := range e.names {
		r, ok := v.(schema.Record)
		if !ok {
			return nil, e.lack()
		}
		v = r[name]
	}
	if !filled(v) {
		return nil, e.lack()
	}
	return v, nil
}

func (e *field) lack() *missing { return &missing{path: e.path, label: e.t.field.Label} }

// counter is the running number of a range, from 1.
type counter struct{ loop int }

func (e counter) eval(st *state) (schema.Value, *missing) { return int64(st.loops[e.loop]), nil }
func (e counter) typ() valueType                          { return typeOf(schema.KindInteger) }

// call applies a function.
type call struct {
	fn   *Function
	args []expr
	t    valueType
	pos  diag.Position
}

func (e *call) typ() valueType { return e.t }

func (e *call) eval(st *state) (schema.Value, *missing) {
	if !st.step() {
		return nil, nil
	}
	if e.fn.lazy != nil {
		return e.fn.lazy(st, e.args)
	}
	args, types, lack, ok := e.arguments(st)
	switch {
	case !ok:
		st.find(diag.New("TP133", e.pos, "fungsi", e.fn.Name, "batas", maxText))
		return "", nil
	case lack != nil:
		return nil, lack
	}
	v, problem := e.fn.call(args, types)
	st.steps += cost(v)
	switch {
	case problem.Key != "":
		st.find(diag.New("TP060", e.pos, "fungsi", e.fn.Name, "sebab", problem))
		return "", nil
	case tooLong(v):
		st.find(diag.New("TP061", e.pos, "fungsi", e.fn.Name))
		return "", nil
	}
	return v, nil
}

// none is no problem.
var none message.Phrase

// reads returns the first field an expression reads, a late one before others.
func reads(x expr) *field {
	switch x := x.(type) {
	case *field:
		return x
	case *call:
		var first *field
		for _, a := range x.args {
			if f := reads(a); f != nil && (first == nil || f.late && !first.late) {
				first = f
			}
		}
		return first
	}
	return nil
}

// pathOf is the path of the field that an expression is, or is an element of.
func pathOf(x expr) string {
	switch x := x.(type) {
	case *field:
		return x.path
	case *chained:
		return pathOf(x.field)
	case *call:
		if i := slices.Index(x.fn.params, classList); x.fn.picks && i < len(x.args) {
			return pathOf(x.args[i])
		}
	}
	return ""
}
