package render

import (
	"cmp"
	"math/big"
	"strings"

	"naskah/internal/message"
	"naskah/internal/schema"
)

// logicFunctions decide. Those whose arguments may be unfilled look at them one
// by one, as far as they must.
func logicFunctions() []Function {
	return []Function{
		{Name: "terisi", Sign: "terisi data → ya_tidak", Key: "TP.f.terisi", Example: `{{ terisi catatan }}`, Want: "tidak",
			params: []class{classAny}, guards: true, result: classBoolean, lazy: lazyFilled},
		{Name: "default", Sign: "default pengganti data → nilai", Key: "TP.f.default", Example: `{{ default "nihil" catatan }}`, Want: "nihil",
			params: []class{classAny, classAny}, guards: true, resultOf: defaultType, lazy: lazyDefault},
		{Name: "ternary", Sign: "ternary bila_ya bila_tidak ya_tidak → nilai", Key: "TP.f.ternary", Example: `{{ ternary "daring" "luring" daring }}`, Want: "daring",
			params: []class{classAny, classAny, classBoolean}, resultOf: firstType, lazy: lazyTernary},
		{Name: "and", Sign: "and a b … → ya_tidak", Key: "TP.f.and", Example: `{{ and daring (terisi catatan) }}`, Want: "tidak",
			params: []class{classAny, classAny}, variadic: true, guards: true, result: classBoolean, lazy: lazyAll(false)},
		{Name: "or", Sign: "or a b … → ya_tidak", Key: "TP.f.or", Example: `{{ or daring (terisi catatan) }}`, Want: "ya",
			params: []class{classAny, classAny}, variadic: true, guards: true, result: classBoolean, lazy: lazyAll(true)},
		{Name: "not", Sign: "not a → ya_tidak", Key: "TP.f.not", Example: `{{ not daring }}`, Want: "tidak",
			params: []class{classAny}, guards: true, result: classBoolean,
			lazy: func(st *state, a []expr) (schema.Value, *missing) {
				v, _ := a[0].eval(st)
				return !truth(v), nil
			}},
		{Name: "eq", Sign: "eq a b … → ya_tidak", Key: "TP.f.eq", Example: `{{ eq sifat "biasa" }}`, Want: "ya",
			params: []class{classEqual, classEqual}, variadic: true, resultOf: sameTypes,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				for _, b := range a[1:] {
					if n, ok := compareValues(a[0], b); ok && n == 0 {
						return true, none
					}
				}
				return false, none
			}},
		comparison("ne", classEqual, "TP.f.ne", `{{ ne sifat "biasa" }}`, "tidak", func(n int) bool { return n != 0 }),
		comparison("lt", classOrdered, "TP.f.lt", `{{ lt peserta 30 }}`, "ya", func(n int) bool { return n < 0 }),
		comparison("le", classOrdered, "TP.f.le", `{{ le peserta 25 }}`, "ya", func(n int) bool { return n <= 0 }),
		comparison("gt", classOrdered, "TP.f.gt", `{{ gt peserta 30 }}`, "tidak", func(n int) bool { return n > 0 }),
		comparison("ge", classOrdered, "TP.f.ge", `{{ ge peserta 25 }}`, "ya", func(n int) bool { return n >= 0 }),
	}
}

func comparison(name string, of class, key, example, want string, test func(int) bool) Function {
	return Function{Name: name, Sign: name + " a b → ya_tidak", Key: key, Example: example, Want: want,
		params: []class{of, of}, resultOf: sameTypes,
		call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
			n, ok := compareValues(a[0], a[1])
			if !ok {
				return nil, message.P("TP.banding")
			}
			return test(n), none
		}}
}

// What can be equal, and what has an order.
const (
	classEqual   = classAny &^ (classList | classRecord)
	classOrdered = classEqual &^ classBoolean
)

// sameTypes types a comparison; values of different classes have no order.
func sameTypes(args []expr) (valueType, message.Phrase) {
	first := args[0].typ()
	for _, a := range args[1:] {
		alike(first, a.typ())
		if t := a.typ(); !t.any && !first.any && t.class() != first.class() {
			return typeAny, message.P("TP.beda", "satu", first.word(), "dua", t.word())
		}
	}
	return typeOf(schema.KindBoolean), none
}

// compareValues orders two values of one type; false when there is no order.
func compareValues(a, b schema.Value) (int, bool) {
	switch a := a.(type) {
	case string:
		b, ok := b.(string)
		return strings.Compare(a, b), ok
	case int64:
		b, ok := b.(int64)
		return cmp.Compare(a, b), ok
	case schema.Money:
		b, ok := b.(schema.Money)
		return cmp.Compare(a, b), ok
	case schema.Date:
		b, ok := b.(schema.Date)
		return a.Compare(b), ok
	case schema.Decimal:
		b, ok := b.(schema.Decimal)
		return compareDecimals(a, b), ok
	case schema.Duration:
		b, ok := b.(schema.Duration)
		return cmp.Compare(a.N, b.N), ok && a.Unit == b.Unit
	case bool:
		b, ok := b.(bool)
		if a == b {
			return 0, ok
		}
		return 1, ok
	}
	return 0, false
}

// compareDecimals compares digits of one scale, so that nothing is lost; with
// scales up to 18 they can be longer than a machine word.
func compareDecimals(a, b schema.Decimal) int {
	scale := max(a.Scale, b.Scale)
	return alignDecimal(a, scale).Cmp(alignDecimal(b, scale))
}

func alignDecimal(d schema.Decimal, scale int) *big.Int {
	factor := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(scale-d.Scale)), nil)
	return factor.Mul(factor, big.NewInt(d.Unscaled))
}

// firstType is the type of both choices of a ternary.
func firstType(args []expr) (valueType, message.Phrase) {
	a, b := args[0].typ(), args[1].typ()
	alike(a, b)
	if !a.any && !b.any && a.class() != b.class() {
		return typeAny, message.P("TP.beda", "satu", a.word(), "dua", b.word())
	}
	return a, none
}

// defaultType is the type of the field, or text where a text stands in for a
// value of another type.
func defaultType(args []expr) (valueType, message.Phrase) {
	if g := args[1].typ().guess; g != nil {
		g.lean(args[0].typ())
		return args[1].typ(), none
	}
	if args[0].typ().class() == args[1].typ().class() {
		return args[1].typ(), none
	}
	return typeOf(schema.KindText), none
}

func lazyFilled(st *state, a []expr) (schema.Value, *missing) {
	v, lack := a[0].eval(st)
	return lack == nil && filled(v), nil
}

func lazyDefault(st *state, a []expr) (schema.Value, *missing) {
	from := a[1]
	v, lack := from.eval(st)
	if lack != nil {
		from = a[0]
		v, lack = from.eval(st)
	}
	if lack == nil && a[0].typ().class() != a[1].typ().class() {
		return from.typ().show(v), nil
	}
	return v, lack
}

func lazyTernary(st *state, a []expr) (schema.Value, *missing) {
	v, lack := a[2].eval(st)
	switch {
	case lack != nil:
		return nil, lack
	case truth(v):
		return a[0].eval(st)
	}
	return a[1].eval(st)
}

func lazyAll(stop bool) func(*state, []expr) (schema.Value, *missing) {
	return func(st *state, args []expr) (schema.Value, *missing) {
		for _, a := range args {
			if v, _ := a.eval(st); truth(v) == stop {
				return stop, nil
			}
		}
		return !stop, nil
	}
}
