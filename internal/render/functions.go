package render

import (
	"slices"
	"sync"

	"naskah/internal/message"
	"naskah/internal/schema"
)

// Function is one function of the template language. The table of functions is
// the whole language: nothing in it reads the machine, the clock or chance, and
// nothing grows without bound.
type Function struct {
	Name    string
	Subject string // the subject it is listed under, a sentence in the message catalog
	Sign    string // "terbilang bilangan → teks"
	Key     string // its sentence in the message catalog
	Example string // a tag
	Want    string // what the tag prints
	Limits  string // what bounds it, a sentence in the message catalog, or ""

	params   []class
	optional int    // how many of the last parameters may be left out
	variadic bool   // the last parameter may be repeated
	record   string // the composite that a record argument is meant to be
	picks    bool   // the result is an element of its list, or a list of such
	joins    bool   // the result is a list of the elements of all its arguments
	column   bool   // the second argument names a column of the first
	guards   bool   // its arguments may be unfilled
	result   class  // by class; resultOf overrides it
	resultOf func(args []expr) (valueType, message.Phrase)
	call     func(args []schema.Value, types []valueType) (schema.Value, message.Phrase)
	lazy     func(st *state, args []expr) (schema.Value, *missing)
}

// Functions returns the table of functions, by subject.
func Functions() []Function {
	out := make([]Function, len(functionTable()))
	copy(out, functionTable())
	return out
}

// Meaning is the function's sentence.
func (f Function) Meaning() message.Phrase { return message.Phrase{Key: f.Key} }

// Under is the subject the function is listed under.
func (f Function) Under() message.Phrase { return message.Phrase{Key: f.Subject} }

// Bounds say what the function refuses.
func (f Function) Bounds() []message.Phrase {
	var out []message.Phrase
	if f.Limits != "" {
		out = append(out, message.Phrase{Key: f.Limits})
	}
	if f.lazy == nil && slices.ContainsFunc(f.params, func(c class) bool { return c&classText != 0 }) {
		out = append(out, message.P("TP.b.teks"))
	}
	return out
}

// functionTable builds the table once.
var functionTable = sync.OnceValue(func() []Function {
	var out []Function
	for _, group := range []struct {
		subject string
		list    [][]Function
	}{
		{"TP.s.syarat", [][]Function{logicFunctions()}},
		{"TP.s.bilangan", [][]Function{numberFunctions(), arithmeticFunctions()}},
		{"TP.s.tanggal", [][]Function{dateFunctions(), calendarFunctions()}},
		{"TP.s.teks", [][]Function{textFunctions()}},
		{"TP.s.daftar", [][]Function{listFunctions(), choiceFunctions()}},
		{"TP.s.tabel", [][]Function{tableFunctions()}},
		{"TP.s.sisipan", [][]Function{markupFunctions()}},
	} {
		for _, f := range slices.Concat(group.list...) {
			f.Subject = group.subject
			out = append(out, f)
		}
	}
	return out
})

var functionByName = sync.OnceValue(func() map[string]*Function {
	out := map[string]*Function{}
	list := functionTable()
	for i := range list {
		out[list[i].Name] = &list[i]
	}
	return out
})

// kindOf gives the kind that stands for a class of results.
func (c class) kind() schema.Kind {
	switch c {
	case classInteger:
		return schema.KindInteger
	case classDecimal:
		return schema.KindDecimal
	case classMoney:
		return schema.KindMoney
	case classDate:
		return schema.KindDate
	case classDuration:
		return schema.KindDuration
	case classBoolean:
		return schema.KindBoolean
	case classList:
		return schema.KindList
	}
	return schema.KindText
}

// wants words what an argument must be.
func (f *Function) wants(c class) []string {
	if f.record != "" && c == classRecord {
		return []string{f.record}
	}
	return c.words()
}

// typeFor gives the type of a call, or what is wrong with its arguments.
func (f *Function) typeFor(args []expr) (valueType, message.Phrase) {
	switch {
	case f.resultOf != nil:
		return f.resultOf(args)
	case f.result == classRuns:
		return typeRuns, none
	}
	return typeOf(f.result.kind()), none
}

// outOfRange is what a function says of a number that package bahasa does not
// write; why it does not is an error in English.
func outOfRange(n schema.Value, t valueType) (schema.Value, message.Phrase) {
	return nil, message.P("TP.luarjangkauan", "n", t.show(n))
}

// Adapters: most functions are one function of package bahasa or sprig.

func textToText(f func(string) string) func([]schema.Value, []valueType) (schema.Value, message.Phrase) {
	return func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
		return f(a[0].(string)), none
	}
}

func intToText(f func(int64) (string, error)) func([]schema.Value, []valueType) (schema.Value, message.Phrase) {
	return func(a []schema.Value, t []valueType) (schema.Value, message.Phrase) {
		s, err := f(a[0].(int64))
		if err != nil {
			return outOfRange(a[0], t[0])
		}
		return s, none
	}
}

// textOf is an argument as text.
func textOf(a []schema.Value, i int) string {
	if i >= len(a) {
		return ""
	}
	s, ok := a[i].(string)
	if !ok {
		return ""
	}
	return s
}
