package bahasa

import (
	"fmt"
	"strings"
)

// maxRomawi is the greatest number that is written with the seven letters.
const maxRomawi = 3999

var romanParts = [...]struct {
	value   int
	letters string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"},
	{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"},
	{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

// Romawi writes n, from 1 to 3999, as a roman numeral, as months stand in the
// numbers of papers and chapters in regulations (BAB IV).
func Romawi(n int) (string, error) {
	if n < 1 || n > maxRomawi {
		return "", fmt.Errorf("write %d as a roman numeral: outside 1 to %d", n, maxRomawi)
	}
	var b strings.Builder
	for _, p := range romanParts {
		for ; n >= p.value; n -= p.value {
			b.WriteString(p.letters)
		}
	}
	return b.String(), nil
}

// ParseRomawi reads a roman numeral in capitals or in small letters, and only in
// the form Romawi writes: "IV" but not "IIII".
func ParseRomawi(s string) (int, error) {
	upper := strings.ToUpper(s)
	n, rest := 0, upper
	for _, p := range romanParts {
		// More than three of a kind cannot be canonical; the bound also keeps
		// a hostile text short.
		for range 3 {
			after, ok := strings.CutPrefix(rest, p.letters)
			if !ok {
				break
			}
			n, rest = n+p.value, after
		}
	}
	canonical, err := Romawi(n)
	if err != nil || rest != "" || canonical != upper || s != upper && s != strings.ToLower(upper) {
		return 0, fmt.Errorf("read roman numeral %q: not a number from I to MMMCMXCIX in standard form", s)
	}
	return n, nil
}

// maxHuruf is as far as Word counts in letters.
const maxHuruf = 780

// Huruf writes the label of the n-th item in letters, from 1: a … z, then aa,
// bb, cc … zz, aaa. The letter is repeated, not advanced, because the printed
// label comes from Word's numbering, which counts so (ECMA-376 Part 1 17.18.59,
// lowerLetter), and a clause must be quoted by the label it bears.
func Huruf(n int) (string, error) {
	if n < 1 || n > maxHuruf {
		return "", fmt.Errorf("write %d as a letter: outside 1 to %d", n, maxHuruf)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1), nil
}

// ParseHuruf reads a label that Huruf wrote.
func ParseHuruf(s string) (int, error) {
	if s == "" || s[0] < 'a' || s[0] > 'z' || strings.Trim(s, s[:1]) != "" || len(s) > maxHuruf/26 {
		return 0, fmt.Errorf("read letter %q: a to z, or one of them repeated, wanted", s)
	}
	return (len(s)-1)*26 + int(s[0]-'a') + 1, nil
}
