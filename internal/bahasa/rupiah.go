package bahasa

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Rupiah writes an amount given in sen, "Rp1.500.000,00": no space after Rp,
// dots between thousands, comma and two digits (UU 10/2020 Pasal 5 writes so).
func Rupiah(sen int64) string {
	return amount("Rp", sen, '.', ',')
}

// amount writes hundredths with a currency sign in front.
func amount(sign string, hundredths int64, thousands, point byte) string {
	minus := ""
	rest := hundredths % 100
	whole := hundredths / 100
	if hundredths < 0 {
		minus, rest, whole = "-", -rest, -whole
	}
	return fmt.Sprintf("%s%s%s%c%02d", minus, sign, grouped(fmt.Sprint(whole), thousands), point, rest)
}

// ParseRupiah reads an amount in digits and gives its sen. The sign Rp, the dots
// and ",00" may be left out, and the old habits "Rp. 1.500,-" and "Rp 1.500" are
// understood, since the value is never in doubt; Rupiah writes it properly.
func ParseRupiah(s string) (int64, error) {
	text, negative := strings.CutPrefix(strings.TrimSpace(s), "-")
	if len(text) >= 2 && strings.EqualFold(text[:2], "rp") {
		text = strings.TrimSpace(strings.TrimPrefix(text[2:], "."))
	}
	whole, fraction, comma := strings.Cut(text, ",")
	if !comma || fraction == "-" {
		fraction = "00"
	}
	n, err := parseGrouped(whole)
	if err == nil && len(fraction) != 2 {
		err = errors.New("two digits wanted after the comma")
	}
	if err == nil {
		n, err = appendDigits(n, fraction)
	}
	if err != nil {
		return 0, fmt.Errorf("read amount %q: %w", s, err)
	}
	if negative {
		n = -n
	}
	return n, nil
}

// maxSen is the greatest amount that is written in words.
const maxSen = MaxTerbilang * 100

// RupiahTerbilang writes an amount given in sen in words: "seribu rupiah", "nol
// rupiah lima puluh sen". Zero sen are not spoken. Magnitudes above MaxTerbilang
// rupiah are refused.
func RupiahTerbilang(sen int64) (string, error) {
	return moneyWords(sen, "rupiah")
}

func moneyWords(hundredths int64, unit string) (string, error) {
	if hundredths < -maxSen || hundredths > maxSen {
		return "", fmt.Errorf("write %d sen in words: magnitude above %d", hundredths, maxSen)
	}
	sign := ""
	if hundredths < 0 {
		sign, hundredths = "minus ", -hundredths
	}
	words := sign + magnitudeWords(hundredths/100) + " " + unit
	if rest := hundredths % 100; rest > 0 {
		words += " " + magnitudeWords(rest) + " sen"
	}
	return words, nil
}

// ParseRupiahTerbilang reads an amount in words and gives its sen: the inverse of
// RupiahTerbilang, as strict as ParseTerbilang. "lima puluh sen" without "nol
// rupiah" is tolerated, "nol sen" is not.
func ParseRupiahTerbilang(s string) (int64, error) {
	r, err := ReadRupiahTerbilang(s)
	if err != nil {
		return 0, err
	}
	return r.strict(s)
}

// ReadRupiahTerbilang reads like ParseRupiahTerbilang, but understands wrong
// forms too and lists every departure.
func ReadRupiahTerbilang(s string) (Reading, error) {
	words, err := fields(s)
	if err != nil {
		return Reading{}, err
	}
	words, negative := cutMinus(words)
	r := &numeral{}
	value, err := r.money(words)
	if err != nil {
		return Reading{}, fmt.Errorf("read amount %q: %w", s, err)
	}
	return r.reading(s, value, 0, negative)
}

func (r *numeral) money(words []string) (int64, error) {
	var whole, sen int64
	var err error
	tail := words
	unit := slices.Index(words, "rupiah")
	if unit >= 0 {
		if whole, err = r.number(words[:unit]); err != nil {
			return 0, err
		}
		tail = words[unit+1:]
	}
	if unit < 0 || len(tail) > 0 {
		if sen, err = r.sen(tail); err != nil {
			return 0, err
		}
	}
	text := strings.Join(tail, " ")
	switch {
	case unit < 0:
		r.remark(Tolerated, text, "nol rupiah "+text)
	case len(tail) > 0 && sen == 0:
		r.remark(Wrong, text, "")
	}
	if total := whole*100 + sen; total <= maxSen {
		return total, nil
	}
	return 0, fmt.Errorf("amount above %d rupiah", MaxTerbilang)
}

// sen reads "lima puluh sen".
func (r *numeral) sen(words []string) (int64, error) {
	if len(words) == 0 || words[len(words)-1] != "sen" {
		return 0, errors.New(`"rupiah" or "sen" wanted at the end`)
	}
	n, err := r.number(words[:len(words)-1])
	if err == nil && n > 99 {
		err = errors.New("more than 99 sen")
	}
	return n, err
}

// currencies are the foreign currencies with hundredths that are spelled out.
var currencies = map[string]string{
	"USD": "dolar Amerika Serikat",
	"EUR": "euro",
	"AUD": "dolar Australia",
	"SGD": "dolar Singapura",
	"MYR": "ringgit Malaysia",
}

// Valuta writes a foreign amount, given in hundredths, for Indonesian text:
// "USD1.000,00". The code is that of ISO 4217.
func Valuta(code string, hundredths int64) string {
	return amount(code, hundredths, '.', ',')
}

// ValutaInggris writes a foreign amount for English text: "USD1,000.00".
func ValutaInggris(code string, hundredths int64) string {
	return amount(code, hundredths, ',', '.')
}

// ValutaTerbilang writes a foreign amount in words, "seribu dolar Amerika
// Serikat". It knows USD, EUR, AUD, SGD, MYR and IDR.
func ValutaTerbilang(code string, hundredths int64) (string, error) {
	if code == "IDR" {
		return RupiahTerbilang(hundredths)
	}
	unit, ok := currencies[code]
	if !ok {
		return "", fmt.Errorf("write amount in words: unknown currency %q", code)
	}
	return moneyWords(hundredths, unit)
}
