package render

import (
	"strconv"

	"naskah/internal/schema"
)

// valueType is the type of an expression: that of a field, or markup made by a
// function (a picture, a reference, a page number), which can only be printed.
type valueType struct {
	field schema.Field
	runs  bool
	any   bool // unknown, because a finding has already been made or it is inferred
	guess *guess
}

func typeOf(k schema.Kind) valueType { return valueType{field: schema.Field{Kind: k}} }

var (
	typeAny  = valueType{any: true}
	typeRuns = valueType{runs: true}
)

// class sorts kinds into what functions accept.
type class uint

const (
	classText class = 1 << iota
	classInteger
	classDecimal
	classMoney
	classDate
	classDuration
	classBoolean
	classList
	classRecord
	classRuns
	classPlain = classText | classInteger | classDecimal | classMoney | classDate | classDuration | classBoolean
	classAny   = classText | classInteger | classDecimal | classMoney | classDate | classDuration | classBoolean | classList | classRecord
)

func (t valueType) class() class {
	if t.runs {
		return classRuns
	}
	switch t.field.Kind {
	case schema.KindInteger:
		return classInteger
	case schema.KindDecimal:
		return classDecimal
	case schema.KindMoney:
		return classMoney
	case schema.KindDate:
		return classDate
	case schema.KindDuration:
		return classDuration
	case schema.KindBoolean:
		return classBoolean
	case schema.KindList:
		return classList
	case schema.KindRecord:
		return classRecord
	}
	return classText
}

// word names the type in findings, in the words of the definition language.
func (t valueType) word() string {
	switch {
	case t.runs:
		return "sisipan"
	case t.any:
		return "?"
	case t.field.Composite != "":
		return t.field.Composite
	}
	return t.field.Kind.String()
}

// like reports whether a record can stand for a composite: it is one, or a
// rincian with a name.
func (t valueType) like(composite string) bool {
	_, named := schema.Lookup(t.field.Fields, "nama")
	return t.field.Composite == composite || t.field.Composite == "" && named
}

// words names the kinds of a class.
func (c class) words() []string {
	var out []string
	for i, w := range []string{"teks", "bilangan", "desimal", "rupiah", "tanggal", "jangka", "ya_tidak", "daftar", "rincian"} {
		if c&(1<<i) != 0 {
			out = append(out, w)
		}
	}
	return out
}

// printable reports whether a value of the type can stand in running text.
func (t valueType) printable() bool {
	switch t.class() {
	case classList:
		return false
	case classRecord:
		return t.field.Composite == "dasar_hukum"
	}
	return true
}

// filled reports whether a value says anything.
func filled(v schema.Value) bool {
	switch v := v.(type) {
	case nil:
		return false
	case string:
		return v != ""
	case schema.List:
		return len(v) > 0
	case schema.Record:
		return len(v) > 0
	case schema.Date:
		return !v.IsZero()
	}
	return true
}

// truth is the value of a condition: a yes/no itself, anything else whether it
// is filled.
func truth(v schema.Value) bool {
	if b, ok := v.(bool); ok {
		return b
	}
	return filled(v)
}

// show prints a value. Whole numbers are printed without separators, since
// they may be years; the function ribuan sets them.
func (t valueType) show(v schema.Value) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	}
	return t.field.Show(v)
}
