package tag

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	firstWord = regexp.MustCompile(`^-?\s*(else if|else with|[a-z_0-9]+)?`)
	setting   = regexp.MustCompile(`^\$[A-Za-z0-9_]*\s*:?=`)
	named     = regexp.MustCompile("^(?:define|block|template)\\s+(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`)\\s*(.*)$")
)

// controls are the words that make a tag a control tag: it prints nothing and
// takes its line, paragraph or table row with it.
var controls = map[string]bool{
	"if": true, "else": true, "else if": true, "else with": true, "range": true, "with": true, "end": true,
	"break": true, "continue": true, "define": true, "block": true,
	"susun": true, "slot": true, "ruang_ttd": true, "akhir_susun": true,
}

// Control words that no author writes: they stand for a picture that is
// replaced.
const (
	Frame    = "\x00bingkai"
	EndFrame = "\x00akhir"
)

// closers are the words that open a structure, with the word that closes it.
var closers = map[string]string{
	"if": "end", "with": "end", "range": "end", "define": "end", "block": "end", "susun": "akhir_susun", Frame: EndFrame,
}

// Controls lists the control words an author may write, sorted.
func Controls() []string { return slices.Sorted(maps.Keys(controls)) }

// Closer is the word that closes the structure a control word opens, "" when
// it opens none.
func Closer(word string) string { return closers[word] }

// Closes reports whether a control word closes a structure.
func Closes(word string) bool { return word == "end" || word == "akhir_susun" || word == EndFrame }

// first is the word at the beginning of the inside of a tag.
func first(body string) string {
	if m := firstWord.FindStringSubmatch(body); m != nil {
		return m[1]
	}
	return ""
}

// Word is the control word the inside of a tag begins with, or "".
func Word(body string) string {
	if w := first(body); controls[w] {
		return w
	}
	return ""
}

// IsControl reports whether the inside of a tag is a control word.
func IsControl(body string) bool { return Word(body) != "" }

// IsCall reports whether a tag calls a definition.
func IsCall(body string) bool { return first(body) == "template" }

// IsSetting reports whether a tag sets a variable.
func IsSetting(body string) bool { return setting.MatchString(body) }

// Silent reports whether a tag prints nothing: a control word, or the setting
// of a variable.
func Silent(body string) bool { return IsControl(body) || IsSetting(body) }

// Named reads the name in the tag of a definition or a call, and the expression
// behind it.
func Named(body string) (name, rest string, ok bool) {
	m := named.FindStringSubmatch(body)
	if m == nil {
		return "", "", false
	}
	name, err := strconv.Unquote(m[1])
	return name, m[2], err == nil && name != ""
}

// IsControlLine reports whether a line holds nothing but tags that print
// nothing, or comments.
func IsControlLine(s string) bool {
	return Only(s, func(body string) bool { return Silent(body) || strings.HasPrefix(body, "/*") })
}

// Only reports whether a line holds tags of one sort, which is asked with the
// inside of each as it was meant, and nothing else.
func Only(s string, sort func(body string) bool) bool {
	at := 0
	for _, t := range Find(s) {
		if t.To < 0 || strings.TrimSpace(s[at:t.From]) != "" || !sort(Plain(t.Body(s))) {
			return false
		}
		at = t.To
	}
	return at > 0 && strings.TrimSpace(s[at:]) == ""
}
