package render

import "strings"

// span is a tag's place in a string, delimiters included.
type span struct{ from, to int }

// body returns what stands between the delimiters, without trim marks.
func (p span) body(s string) string {
	in := s[p.from+2 : p.to-2]
	in = strings.TrimPrefix(in, "- ")
	in = strings.TrimSuffix(in, " -")
	return strings.TrimSpace(in)
}

// findTags returns the tags of s in order. A delimiter inside a quoted string
// of a tag does not end it, so that {{ "}}" }} is one tag. An unclosed tag is
// the last span with to == -1.
func findTags(s string) []span {
	var out []span
	for from := 0; ; {
		i := strings.Index(s[from:], "{{")
		if i < 0 {
			return out
		}
		start := from + i
		end := tagEnd(s, start+2)
		if end < 0 {
			return append(out, span{start, -1})
		}
		out = append(out, span{start, end})
		from = end
	}
}

// tagEnd returns the offset behind the closing delimiter, or -1.
func tagEnd(s string, from int) int {
	if strings.HasPrefix(s[from:], "/*") {
		i := strings.Index(s[from:], "*/}}")
		if i < 0 {
			return -1
		}
		return from + i + 4
	}
	var quote byte
	for i := from; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0 && c == '\\' && quote == '"':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '`':
			quote = c
		case c == '{' && strings.HasPrefix(s[i:], "{{"):
			return -1
		case c == '}' && strings.HasPrefix(s[i:], "}}"):
			return i + 2
		}
	}
	return -1
}

// quotes mends what Word's autocorrection does to the quotes of an expression.
var quotes = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "`", "’", "`", "\u00a0", " ")
