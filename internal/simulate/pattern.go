package simulate

import (
	"regexp/syntax"
	"strings"
	"unicode/utf8"

	"naskah/internal/schema"
)

// matching makes up a text that matches the field's pattern and keeps its length;
// "" when some tries find none: the field is then asked in vain, which the
// desk says.
func (v *inventor) matching(f schema.Field, limit int) string {
	tree, err := syntax.Parse(f.Pattern.String(), syntax.Perl)
	if err != nil {
		return "" // it was compiled once
	}
	for range 20 {
		var b strings.Builder
		v.write(&b, tree)
		s := strings.TrimSpace(b.String())
		if f.Pattern.MatchString(s) && utf8.RuneCountInString(s) <= limit {
			return s
		}
	}
	return ""
}

// write appends a text that matches a regular expression.
func (v *inventor) write(b *strings.Builder, re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		b.WriteRune(v.member(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteRune(rune('a' + v.IntN(26)))
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			v.write(b, sub)
		}
	case syntax.OpAlternate:
		v.write(b, re.Sub[v.IntN(len(re.Sub))])
	case syntax.OpStar:
		v.repeat(b, re.Sub[0], 0, -1)
	case syntax.OpPlus:
		v.repeat(b, re.Sub[0], 1, -1)
	case syntax.OpQuest:
		v.repeat(b, re.Sub[0], 0, 1)
	case syntax.OpRepeat:
		v.repeat(b, re.Sub[0], re.Min, re.Max)
	}
}

// repeat writes an expression at least least times; most < 0 is without bound.
func (v *inventor) repeat(b *strings.Builder, re *syntax.Regexp, least, most int) {
	if most < 0 || most > least+3 {
		most = least + 3
	}
	for range least + v.IntN(most-least+1) {
		v.write(b, re)
	}
}

// member picks from a class, letters and digits before anything else.
func (v *inventor) member(ranges []rune) rune {
	var plain []rune
	for r := rune('0'); r <= 'z'; r++ {
		for i := 0; i+1 < len(ranges); i += 2 {
			if ranges[i] <= r && r <= ranges[i+1] && (r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a') {
				plain = append(plain, r)
			}
		}
	}
	if len(plain) > 0 {
		return plain[v.IntN(len(plain))]
	}
	return ranges[2*v.IntN(len(ranges)/2)]
}
