package schema

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Accepts reports whether a value that was once an answer to another declaration
// could be one to this: of its kind and within its bounds. Decode asks less,
// because what was accepted once stays readable.
func (f Field) Accepts(v Value) bool {
	switch v := v.(type) {
	case string:
		return f.acceptsText(v)
	case int64:
		return f.Kind == KindInteger && f.within(v)
	case Money:
		return f.Kind == KindMoney && f.within(int64(v))
	case Decimal:
		return f.Kind == KindDecimal && (f.Min == nil || !v.below(*f.Min)) && (f.Max == nil || !v.above(*f.Max))
	case List:
		return f.Kind == KindList && f.within(int64(len(v))) && !slices.ContainsFunc(v, func(e Value) bool { return !f.member().Accepts(e) })
	case Record:
		return f.Kind == KindRecord && f.acceptsColumns(v)
	case bool:
		return f.Kind == KindBoolean
	case Date:
		return f.Kind == KindDate
	case Duration:
		return f.Kind == KindDuration
	}
	return false
}

func (f Field) within(n int64) bool {
	return (f.Min == nil || n >= *f.Min) && (f.Max == nil || n <= *f.Max)
}

func (f Field) acceptsText(s string) bool {
	if f.Kind == KindText && strings.Contains(s, "\n") {
		return false
	}
	switch f.Kind {
	case KindText, KindParagraph, KindNumber:
		return (f.MaxLen == 0 || utf8.RuneCountInString(s) <= f.MaxLen) && (f.Pattern == nil || f.Pattern.MatchString(s))
	case KindEnum:
		return slices.Contains(f.Options, s)
	}
	return false
}

func (f Field) acceptsColumns(r Record) bool {
	for name, v := range r {
		column, known := Lookup(f.Fields, name)
		if !known || !column.Accepts(v) {
			return false
		}
	}
	return !slices.ContainsFunc(f.Fields, func(column Field) bool {
		_, given := r[column.Name]
		return !given && !column.Optional
	})
}
