package layout

import "strings"

// symbol translates a character of Word's symbol fonts, which live in the
// private use area U+F000 to U+F0FF or in their 8-bit form, to Unicode, so
// that any face can draw it and the text can be read back.
func symbol(family string, r rune) rune {
	code := r
	if r >= 0xf000 && r <= 0xf0ff {
		code = r - 0xf000
	}
	var table map[rune]rune
	switch name := strings.ToLower(family); {
	case name == "symbol":
		table = symbolTable
	case strings.HasPrefix(name, "wingdings"):
		table = wingdingsTable
	case code != r:
		table = symbolTable // a private character in a text font came from Symbol
	default:
		return r
	}
	if u, ok := table[code]; ok {
		return u
	}
	if code != r {
		return '•' // an ornament we do not know: still a bullet
	}
	return r
}

var symbolTable = map[rune]rune{
	0x22: '∀', 0x24: '∃', 0x27: '∋', 0x2a: '∗', 0x2d: '−', 0x40: '≅',
	0x61: 'α', 0x62: 'β', 0x63: 'χ', 0x64: 'δ', 0x65: 'ε', 0x66: 'φ', 0x67: 'γ', 0x68: 'η', 0x69: 'ι',
	0x6c: 'λ', 0x6d: 'μ', 0x70: 'π', 0x71: 'θ', 0x72: 'ρ', 0x73: 'σ', 0x74: 'τ', 0x77: 'ω',
	0x44: 'Δ', 0x53: 'Σ', 0x57: 'Ω', 0x7e: '∼',
	0xa3: '≤', 0xa5: '∞', 0xa8: '♦', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓', 0xb0: '°', 0xb1: '±',
	0xb3: '≥', 0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xba: '≡', 0xbb: '≈', 0xbc: '…',
	0xd6: '√', 0xd8: '¬', 0xde: '⇒', 0xe0: '◊', 0xe5: '∑',
}

var wingdingsTable = map[rune]rune{
	0x28: '☎', 0x2a: '✉', 0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x72: '❒', 0x75: '◆', 0x76: '❖',
	0x77: '♦', 0x9f: '•', 0xa7: '▪', 0xa8: '□', 0xb7: '•', 0xd8: '➢', 0xe0: '→', 0xe8: '➔', 0xf0: '⇨',
	0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑',
}

// symbolic reports whether a family is a symbol font, whose characters are set
// in Unicode with whatever face has them.
func symbolic(family string) bool {
	name := strings.ToLower(family)
	return name == "symbol" || strings.HasPrefix(name, "wingdings") || name == "webdings"
}
