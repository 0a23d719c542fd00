package render

import (
	"strconv"

	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// What a cell says about its columns and rows stands as a mark in its text
// until the table is whole (grid.go).
const (
	joinMark = "<?naskah-gabung"
	spanMark = "<?naskah-rentang"
)

// tableFunctions join cells by data.
func tableFunctions() []Function {
	return []Function{
		{Name: "gabung", Sign: "gabung data → nilai", Key: "TP.f.gabung", Example: `{{ gabung sifat }}`, Want: "biasa",
			params: []class{classAny}, resultOf: func(a []expr) (valueType, message.Phrase) { return a[0].typ(), none },
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) { return a[0], none }},
		{Name: "rentang", Sign: "rentang bilangan → sisipan", Key: "TP.f.rentang", Example: `{{ rentang 1 }}`, Want: "",
			params: []class{classInteger}, result: classRuns,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				n := a[0].(int64)
				if n < 1 || n > docx.MaxColumns {
					return nil, message.P("TP.rentangsalah", "ada", n, "batas", docx.MaxColumns)
				}
				return runs(func(st *state, _ string) string {
					return spanMark + " " + strconv.Itoa(st.tag.number) + " " + strconv.FormatInt(n, 10) + "?>"
				}), none
			}},
	}
}

// calls reports whether an expression calls a function.
func calls(x expr, name string) bool {
	switch x := x.(type) {
	case *call:
		if x.fn.Name == name {
			return true
		}
		for _, a := range x.args {
			if calls(a, name) {
				return true
			}
		}
	case *chained:
		return calls(x.x, name)
	}
	return false
}

// joinHere marks the cell of a value for gabung. Cells join within one run of
// a loop over rows only.
func (st *state) joinHere(tag *tagUse) string {
	return joinMark + " " + strconv.Itoa(tag.number) + " " + strconv.Itoa(st.rows.now) + "?>"
}
