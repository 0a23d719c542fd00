package bahasa

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// maxScale is the number of decimal digits that fit an int64.
const maxScale = 18

// Ribuan writes a whole number with dots between thousands, "1.500.000".
func Ribuan(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	return sign + grouped(digits, '.')
}

func grouped(digits string, separator byte) string {
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(separator)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// ParseRibuan reads a whole number in digits, with dots between all thousands
// or none: "1.500.000", "1500000". Leading zeros are refused, for "012" is a
// code or an octal number, and so is "1.50", which may be meant as a decimal.
func ParseRibuan(s string) (int64, error) {
	text, negative := strings.CutPrefix(strings.TrimSpace(s), "-")
	n, err := parseGrouped(text)
	if err != nil {
		return 0, fmt.Errorf("read whole number %q: %w", s, err)
	}
	if negative {
		n = -n
	}
	return n, nil
}

var errGroups = errors.New("digits with dots between all thousands or none wanted")

// parseGrouped reads digits without sign.
func parseGrouped(s string) (int64, error) {
	groups := strings.Split(s, ".")
	for i, g := range groups {
		if g == "" || strings.Trim(g, "0123456789") != "" {
			return 0, errGroups
		}
		if len(groups) > 1 && (i > 0 && len(g) != 3 || len(g) > 3) {
			return 0, errGroups
		}
	}
	digits := strings.Join(groups, "")
	if len(digits) > 1 && digits[0] == '0' {
		return 0, errors.New("leading zero")
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, errors.New("number too great")
	}
	return n, nil
}

// Desimal writes unscaled × 10^-scale with a decimal comma and dots between
// thousands: 123456 with scale 2 is "1.234,56". The scale lies between 0 and 18.
func Desimal(unscaled int64, scale int) (string, error) {
	whole, fraction, negative, err := decimalParts(unscaled, scale)
	if err != nil {
		return "", err
	}
	out := grouped(whole, '.')
	if fraction != "" {
		out += "," + fraction
	}
	if negative {
		out = "-" + out
	}
	return out, nil
}

// decimalParts gives the digits before and after the comma.
func decimalParts(unscaled int64, scale int) (whole, fraction string, negative bool, err error) {
	if scale < 0 || scale > maxScale {
		return "", "", false, fmt.Errorf("write decimal: scale %d outside 0 to %d", scale, maxScale)
	}
	digits := strconv.FormatInt(unscaled, 10)
	digits, negative = strings.CutPrefix(digits, "-")
	if missing := scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	cut := len(digits) - scale
	return digits[:cut], digits[cut:], negative, nil
}

// ParseDesimal reads a decimal in digits, "1.234,56" or "2,5" or "2", and gives
// its unscaled value and scale. Digits are kept as written: "2,50" has scale 2.
func ParseDesimal(s string) (unscaled int64, scale int, err error) {
	text, negative := strings.CutPrefix(strings.TrimSpace(s), "-")
	whole, fraction, comma := strings.Cut(text, ",")
	n, err := parseGrouped(whole)
	if err == nil && comma {
		n, err = appendDigits(n, fraction)
	}
	if err != nil {
		return 0, 0, fmt.Errorf("read decimal %q: %w", s, err)
	}
	if negative {
		n = -n
	}
	return n, len(fraction), nil
}

// appendDigits writes the digits of a fraction behind n.
func appendDigits(n int64, fraction string) (int64, error) {
	if fraction == "" || len(fraction) > maxScale {
		return 0, fmt.Errorf("1 to %d digits wanted after the comma", maxScale)
	}
	for _, c := range fraction {
		if c < '0' || c > '9' {
			return 0, fmt.Errorf("digits wanted after the comma, not %q", fraction)
		}
		d := int64(c - '0')
		if n > (math.MaxInt64-d)/10 {
			return 0, errors.New("number too great")
		}
		n = n*10 + d
	}
	return n, nil
}

// TerbilangDecimal writes unscaled × 10^-scale in words, the digits after the
// comma one by one: 205 with scale 2 is "dua koma nol lima".
func TerbilangDecimal(unscaled int64, scale int) (string, error) {
	whole, fraction, negative, err := decimalParts(unscaled, scale)
	if err != nil {
		return "", err
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || n > MaxTerbilang {
		return "", fmt.Errorf("write %s in words: magnitude above %d", whole, MaxTerbilang)
	}
	words := magnitudeWords(n)
	if fraction != "" {
		words += " koma"
	}
	for _, c := range fraction {
		words += " " + digitWords[c-'0']
	}
	if negative {
		words = "minus " + words
	}
	return words, nil
}

// TerbilangPersen writes a percentage in words: 1275 with scale 2 is "dua belas
// koma tujuh lima persen".
func TerbilangPersen(unscaled int64, scale int) (string, error) {
	words, err := TerbilangDecimal(unscaled, scale)
	if err != nil {
		return "", err
	}
	return words + " persen", nil
}

// ParseTerbilangDecimal reads a decimal in words and gives its unscaled value
// and scale. Official formats also read the tail as a number, "satu koma lima
// belas" for 1,15; that habit is tolerated.
func ParseTerbilangDecimal(s string) (unscaled int64, scale int, err error) {
	r, err := ReadTerbilangDecimal(s)
	if err != nil {
		return 0, 0, err
	}
	unscaled, err = r.strict(s)
	return unscaled, r.Scale, err
}

// ReadTerbilangDecimal reads like ParseTerbilangDecimal, but understands wrong
// forms too and lists every departure.
func ReadTerbilangDecimal(s string) (Reading, error) {
	words, err := fields(s)
	if err != nil {
		return Reading{}, err
	}
	words, negative := cutMinus(words)
	comma := slices.Index(words, "koma")
	if comma < 0 {
		return ReadTerbilang(s)
	}
	r := &numeral{}
	value, err := r.number(words[:comma])
	if err != nil {
		return Reading{}, fmt.Errorf("read decimal %q: %w", s, err)
	}
	fraction, err := r.fraction(words[comma+1:])
	if err == nil {
		value, err = appendDigits(value, fraction)
	}
	if err != nil {
		return Reading{}, fmt.Errorf("read decimal %q: %w", s, err)
	}
	return r.reading(s, value, len(fraction), negative)
}

// fraction reads the words after "koma" as digits.
func (r *numeral) fraction(words []string) (string, error) {
	var digits strings.Builder
	for i, w := range words {
		d, ok := digitValues[w]
		if !ok || d != 0 && !allDigits(words[i:]) {
			// Zeros are spoken in both habits; from here the tail is a number.
			n, err := r.number(words[i:])
			if err != nil {
				return "", err
			}
			tail := strconv.FormatInt(n, 10)
			r.remark(Tolerated, strings.Join(words[i:], " "), spoken(tail))
			return digits.String() + tail, nil
		}
		digits.WriteByte(byte('0' + d))
	}
	return digits.String(), nil
}

func allDigits(words []string) bool {
	for _, w := range words {
		if _, ok := digitValues[w]; !ok {
			return false
		}
	}
	return true
}

// spoken says digits one by one.
func spoken(digits string) string {
	words := make([]string, len(digits))
	for i := range len(digits) {
		words[i] = digitWords[digits[i]-'0']
	}
	return strings.Join(words, " ")
}
