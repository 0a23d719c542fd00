package schema

import (
	"regexp"
	"testing"
)

func TestAcceptsAsksWhatAnAnswerIsAsked(t *testing.T) {
	n := func(n int64) *int64 { return &n }
	row := Field{Kind: KindRecord, Fields: []Field{{Name: "nama"}, {Name: "umur", Kind: KindInteger, Optional: true}}}
	for name, c := range map[string]struct {
		f    Field
		v    Value
		want bool
	}{
		"a text":             {Field{}, "satu", true},
		"too long":           {Field{MaxLen: 3}, "satu", false},
		"another form":       {Field{Pattern: regexp.MustCompile(`^[0-9]+$`)}, "satu", false},
		"lines in a text":    {Field{}, "satu\ndua", false},
		"lines":              {Field{Kind: KindParagraph}, "satu\ndua", true},
		"an option":          {Field{Kind: KindEnum, Options: []string{"a", "b"}}, "b", true},
		"an option no more":  {Field{Kind: KindEnum, Options: []string{"a"}}, "b", false},
		"a number":           {Field{Kind: KindInteger, Min: n(1), Max: n(4)}, int64(4), true},
		"beyond":             {Field{Kind: KindInteger, Min: n(1), Max: n(4)}, int64(5), false},
		"money for a number": {Field{Kind: KindInteger}, Money(5), false},
		"too little money":   {Field{Kind: KindMoney, Min: n(100)}, Money(99), false},
		"a decimal":          {Field{Kind: KindDecimal, Max: n(4)}, Decimal{Unscaled: 35, Scale: 1}, true},
		"a decimal beyond":   {Field{Kind: KindDecimal, Max: n(4)}, Decimal{Unscaled: 41, Scale: 1}, false},
		"a list":             {Field{Kind: KindList, Min: n(1), Element: &Field{}}, List{"a"}, true},
		"too short a list":   {Field{Kind: KindList, Min: n(2), Element: &Field{}}, List{"a"}, false},
		"a list of others":   {Field{Kind: KindList, Element: &Field{Kind: KindDate}}, List{"a"}, false},
		"a record":           {row, Record{"nama": "A"}, true},
		"without a column":   {row, Record{"umur": int64(3)}, false},
		"a column no more":   {row, Record{"nama": "A", "nip": "1"}, false},
		"a date":             {Field{Kind: KindDate}, Date{2026, 1, 1}, true},
		"nothing":            {Field{}, nil, false},
	} {
		if got := c.f.Accepts(c.v); got != c.want {
			t.Errorf("%s: Accepts(%v) = %v", name, c.v, got)
		}
	}
}
