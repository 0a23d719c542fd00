package layout

import (
	"strings"
	"unicode"
)

// joint says whether a line may end between two characters.
type joint uint8

const (
	jointNone  joint = iota
	jointSlash       // only where a word is longer than a line
	jointFree
)

// jointOf says whether a line may end between a and b, neither of them a
// space; before is the rune ahead of a. The rules are the part of UAX 14 that
// official letters meet, as LibreOffice 7.4 applies it (measured): after a
// hyphen always, after dashes and exclamation marks, never after a full stop,
// comma, colon or bracket; after a slash only when the line holds no space to
// end at, and not between figures: "dan/atau" and numbers of letters stay
// whole.
func jointOf(before, a, b rune) joint {
	if glued(a) || glued(b) || strings.ContainsRune(closing, b) {
		return jointNone
	}
	free := false
	switch a {
	case '-', '‐', '–', '!', '?', '|', '…', '\u200b', '\u00ad', '\\', '—':
		free = a != b
	case '/':
		if b != '/' && !(unicode.IsDigit(before) && unicode.IsDigit(b)) {
			return jointSlash
		}
	default:
		free = b == '—' || (wide(a) || wide(b)) && !strings.ContainsRune(opening, a)
	}
	if free {
		return jointFree
	}
	return jointNone
}

// closing may not begin a line, opening may not end one.
const (
	closing = ",.;:!?)]}'\"”’»/…、。，．：；！？）］｝」』】〉》-–%"
	// neverFirst may not begin a line even behind a space, and spaces behind
	// opening brackets do not end one (UAX 14 LB13, LB14): "Nama : isi"
	neverFirst = ",.;:!?)]}/"
	opening    = "([{“‘«（［｛「『【〈《"
)

// glued holds its neighbours fast: no-break space, no-break hyphen, word
// joiner.
func glued(r rune) bool {
	switch r {
	case '\u00a0', '\u2011', '\u2060', '\u202f', '\ufeff':
		return true
	}
	return false
}

// wide reports whether a line may end at the character as such: ideographs
// and kana.
func wide(r rune) bool {
	return r >= 0x2e80 && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r) ||
		unicode.Is(unicode.Katakana, r) || unicode.Is(unicode.Hangul, r))
}
