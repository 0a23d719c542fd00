// Package tag knows how a tag of a template looks: where it stands in a text,
// what was meant where Word has set typographic quotes, and which words open
// and close structures. It reads strings and knows neither files nor fields, and
// compiles no expression.
package tag

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a tag's place in a string, delimiters included.
type Span struct{ From, To int }

// Body returns what stands between the delimiters, without trim marks.
func (p Span) Body(s string) string {
	in := s[p.From+2 : p.To-2]
	in = strings.TrimPrefix(in, "- ")
	in = strings.TrimSuffix(in, " -")
	return strings.TrimSpace(in)
}

// Inside returns the body of a string that is a tag.
func Inside(s string) string { return Span{0, len(s)}.Body(s) }

// Find returns the tags of s in order. A delimiter inside a quoted string
// of a tag does not end it, so that {{ "}}" }} is one tag. An unclosed tag is
// the last span with To == -1. Nothing inside a mark ${...} is a tag.
func Find(s string) []Span {
	var out []Span
	for from := 0; ; {
		start, n := nextTag(s, from)
		if n == 0 {
			return out
		}
		end := End(s, start+n)
		if end < 0 {
			return append(out, Span{start, -1})
		}
		out = append(out, Span{start, end})
		from = end
	}
}

// nextTag finds the next opening delimiter and its length, 0 when there is none.
func nextTag(s string, from int) (at, n int) {
	for {
		i := strings.IndexByte(s[from:], '{')
		if i < 0 {
			return 0, 0
		}
		i += from
		from = i + 1
		if end := 0; i > 0 && s[i-1] == '$' {
			if end = MarkEnd(s, i-1); end > 0 {
				from = end
				continue
			}
		}
		if n := Delimiter(s, i); n > 0 && !strings.HasPrefix(s[i+n:], "{") {
			return i, n
		}
	}
}

// maxMark limits the bytes of a mark.
const maxMark = 200

// MarkEnd returns the offset behind the mark ${...} that begins at i, or 0.
// SRIKANDI fills such marks when the paper is signed; they are not ours.
func MarkEnd(s string, i int) int {
	depth := 0
	for j := i + 1; j < min(len(s), i+maxMark) && s[j] != '\n'; j++ {
		switch s[j] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	return 0
}

// Delimiter returns the length of two equal braces that begin at i, 0 when
// there is one only. Characters without width may stand between them: copied
// text brings them along.
func Delimiter(s string, i int) int {
	for j := i + 1; j < len(s); {
		r, n := utf8.DecodeRuneInString(s[j:])
		if !Widthless(r) {
			if byte(r) == s[i] && n == 1 {
				return j + 1 - i
			}
			return 0
		}
		j += n
	}
	return 0
}

// Widthless reports whether a character is invisible: a soft hyphen, or one of
// the format characters.
func Widthless(r rune) bool { return r >= utf8.RuneSelf && unicode.Is(unicode.Cf, r) }

// End returns the offset behind the closing delimiter, or -1.
func End(s string, from int) int {
	if strings.HasPrefix(s[from:], "/*") {
		i := strings.Index(s[from:], "*/}}")
		if i < 0 {
			return -1
		}
		return from + i + 4
	}
	if end := closedAt(s, from, false); end > 0 {
		return end
	}
	return closedAt(s, from, true)
}

// closedAt is End for an expression.
func closedAt(s string, from int, loose bool) int {
	for i := from; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case quotePairs[r] != "":
			end := stringEnd(s, i, loose)
			if end < 0 {
				return -1
			}
			i = end
			continue
		case r == '{' && Delimiter(s, i) > 0:
			return -1
		case r == '}':
			if n := Delimiter(s, i); n > 0 {
				return i + n
			}
		}
		i += n
	}
	return -1
}

// quotePairs gives for each quote that may begin a string those that end it. Word's
// autocorrection turns straight quotes into those of the language of the text,
// and sometimes the wrong way round.
var quotePairs = map[rune]string{
	'"': `"`, '“': `”“"`, '”': `”“"`, '„': `“”"`, '‟': `”"`, '«': "»", '»': "«»",
	'`': "`", '\'': "'’", '‘': "’‘'", '’': "’‘'", '‚': "‘’'", '‹': "›", '›': "‹›",
}

// raw are the quotes of strings in which a backslash is a backslash.
const raw = "`'‘’‚‹›"

// stringEnd returns the offset behind the string that begins with the quote at
// i, or -1. A straight quote that autocorrection left alone may be closed by a
// typographic one, loose says; strictly those are text inside of it.
func stringEnd(s string, i int, loose bool) int {
	open, n := utf8.DecodeRuneInString(s[i:])
	end := quotePairs[open]
	if loose && open == '"' {
		end = `"”“`
	}
	escapes := !strings.ContainsRune(raw, open)
	for j := i + n; j < len(s); {
		r, n := utf8.DecodeRuneInString(s[j:])
		switch {
		case r == '\\' && escapes:
			j++
		case strings.ContainsRune(end, r):
			return j + n
		}
		j += n
	}
	return -1
}

// Plain gives a tag as it was meant: straight quotes around its strings,
// plain blanks, no invisible characters. What stands inside a string stays.
func Plain(s string) string {
	if strings.HasPrefix(s, "{{/*") || plainExpression(s) {
		return s
	}
	loose := closedAt(s, 2, false) < 0
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if quotePairs[r] != "" {
			if end := stringEnd(s, i, loose); end > 0 {
				_, last := utf8.DecodeLastRuneInString(s[:end])
				b.WriteString(plainString(r, s[i+n:end-last]))
				i = end
				continue
			}
		}
		switch {
		case Widthless(r):
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.Is(unicode.Pd, r): // {{- becomes {{– in Word
			b.WriteByte('-')
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}

func plainExpression(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == '\'' || r >= utf8.RuneSelf }) < 0
}

// plainString writes a string that was opened by some quote.
func plainString(open rune, s string) string {
	switch {
	case !strings.ContainsRune(raw, open):
		return `"` + breaks.Replace(escapeQuotes(s)) + `"`
	case strings.ContainsRune(s, '`'):
		return strconv.Quote(s)
	}
	return "`" + s + "`"
}

// breaks writes line ends and tabs as a string between double quotes may.
var breaks = strings.NewReplacer("\n", `\n`, "\r", `\r`, "\t", `\t`)

// escapeQuotes sets a backslash before the straight quotes that lack one.
func escapeQuotes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			b.WriteByte(s[i])
			i++
		} else if s[i] == '"' {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// PlainLine is a line without edges and invisible characters, to be asked
// whether it holds control tags only.
func PlainLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if Widthless(r) {
			return -1
		}
		return r
	}, s))
}
