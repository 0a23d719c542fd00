package bahasa

import (
	"fmt"
	"strings"
)

// MaxTerbilang is the greatest magnitude that is written in words, one thousand
// trillion: beyond it no cooperation paper goes, and usage is unsettled.
const MaxTerbilang int64 = 1_000_000_000_000_000

var digitWords = [10]string{
	"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
}

// scales are the names of the powers of a thousand, greatest first.
var scales = [...]struct {
	size int64
	name string
}{
	{1_000_000_000_000, "triliun"},
	{1_000_000_000, "miliar"},
	{1_000_000, "juta"},
	{1_000, "ribu"},
}

// Terbilang writes n in words: 1.111 is "seribu seratus sebelas". A negative
// number begins with "minus". Magnitudes above MaxTerbilang are refused.
func Terbilang(n int64) (string, error) {
	if n < -MaxTerbilang || n > MaxTerbilang {
		return "", fmt.Errorf("write %d in words: magnitude above %d", n, MaxTerbilang)
	}
	if n < 0 {
		return "minus " + magnitudeWords(-n), nil
	}
	return magnitudeWords(n), nil
}

// magnitudeWords writes n, which lies between 0 and MaxTerbilang.
func magnitudeWords(n int64) string {
	switch n {
	case 0:
		return digitWords[0]
	case MaxTerbilang:
		// State budgets count in "ribu triliun"; "kuadriliun" is in the dictionary
		// but not in use, so the reader only tolerates it.
		return "seribu triliun"
	}
	var parts []string
	for _, s := range scales {
		group := n / s.size
		n %= s.size
		switch {
		case group == 0:
		case group == 1 && s.size == 1_000:
			// One is "se-" before ribu, also after greater groups ("satu juta seribu"),
			// but "satu" from juta upward.
			parts = append(parts, "seribu")
		default:
			parts = append(parts, groupWords(group)+" "+s.name)
		}
	}
	if n > 0 {
		parts = append(parts, groupWords(n))
	}
	return strings.Join(parts, " ")
}

// groupWords writes n, which lies between 1 and 999.
func groupWords(n int64) string {
	var parts []string
	switch hundreds := n / 100; hundreds {
	case 0:
	case 1:
		parts = append(parts, "seratus")
	default:
		parts = append(parts, digitWords[hundreds]+" ratus")
	}
	switch rest := n % 100; {
	case rest == 0:
	case rest < 10:
		parts = append(parts, digitWords[rest])
	case rest == 10:
		parts = append(parts, "sepuluh")
	case rest == 11:
		parts = append(parts, "sebelas")
	case rest < 20:
		parts = append(parts, digitWords[rest-10]+" belas")
	default:
		parts = append(parts, digitWords[rest/10]+" puluh")
		if rest%10 > 0 {
			parts = append(parts, digitWords[rest%10])
		}
	}
	return strings.Join(parts, " ")
}

// Angka writes a number with its words in brackets, "3 (tiga)", the form in
// which clauses state numbers (UU12L2 angka 86).
func Angka(n int64) (string, error) {
	words, err := Terbilang(n)
	if err != nil {
		return "", err
	}
	return Ribuan(n) + " (" + words + ")", nil
}
