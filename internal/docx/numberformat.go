package docx

import (
	"strconv"
	"strings"
)

// maxNumber is the largest number Word counts to in a list.
const maxNumber = 32767

// FormatNumber writes a number in a number format of WordprocessingML
// (ECMA-376 part 1, 17.18.59), as lists and page numbers use it. Formats this
// program does not know are written as decimal; "none" and "bullet" are empty.
func FormatNumber(n int, format string) string {
	switch format {
	case "none", "bullet":
		return ""
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	if width, ok := strings.CutPrefix(format, "custom:"); ok {
		if s := strconv.Itoa(n); n >= 0 && len(s) < len(width) {
			return width[:len(width)-len(s)] + s
		}
	}
	return strconv.Itoa(n)
}

// letters counts a to z, then aa, bb to zz, then aaa: Word repeats the letter
// where a spreadsheet would count on (17.18.59 lowerLetter).
func letters(n int, first byte) string {
	if n < 1 || n > 780 { // Word starts again after thirty rounds; nobody reads that far
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+byte((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > maxNumber {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
		{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

// customFormat turns "001, 002, 003, ..." (the w:format of a custom number
// format, [MS-DOCX] 2.2.1) into a width; anything else is decimal.
func customFormat(format string) string {
	first, _, _ := strings.Cut(format, ",")
	if first = strings.TrimSpace(first); len(first) > 1 && len(first) <= 8 && strings.Trim(first[:len(first)-1], "0") == "" && first[len(first)-1] == '1' {
		return "custom:" + strings.Repeat("0", len(first))
	}
	return "decimal"
}
