package bahasa

import (
	"errors"
	"fmt"
	"strings"
)

// Ordinal writes the formal ordinal of n: "kesatu", "kedua", "kesebelas",
// "kedua puluh satu". PIHAK KESATU and KESATU of a diktum use it (PMDN22 Lampiran).
func Ordinal(n int64) (string, error) {
	if n < 1 {
		return "", fmt.Errorf("write ordinal %d: counting starts with 1", n)
	}
	words, err := Terbilang(n)
	if err != nil {
		return "", err
	}
	return "ke" + words, nil
}

// OrdinalUmum writes like Ordinal, with "pertama" for the first, as general
// language does. One text keeps to one scheme.
func OrdinalUmum(n int64) (string, error) {
	if n == 1 {
		return "pertama", nil
	}
	return Ordinal(n)
}

// ParseOrdinal reads an ordinal in words of either scheme.
func ParseOrdinal(s string) (int64, error) {
	text := strings.TrimSpace(s)
	if strings.EqualFold(text, "pertama") {
		return 1, nil
	}
	if len(text) < 3 || !strings.EqualFold(text[:2], "ke") || strings.TrimSpace(text[2:]) != text[2:] {
		return 0, fmt.Errorf("read ordinal %q: \"ke\" wanted in front of a number", s)
	}
	n, err := ParseTerbilang(text[2:])
	if err == nil && n < 1 {
		err = errors.New("counting starts with 1")
	}
	if err != nil {
		return 0, fmt.Errorf("read ordinal %q: %w", s, err)
	}
	return n, nil
}

// Pecahan writes a fraction in words, "dua per tiga"; one half is "setengah".
func Pecahan(numerator, denominator int64) (string, error) {
	if numerator < 0 || denominator < 1 {
		return "", fmt.Errorf("write fraction %d/%d: numerator from 0 and denominator from 1 wanted", numerator, denominator)
	}
	if numerator == 1 && denominator == 2 {
		return "setengah", nil
	}
	above, err := Terbilang(numerator)
	if err != nil {
		return "", err
	}
	below, err := Terbilang(denominator)
	if err != nil {
		return "", err
	}
	return above + " per " + below, nil
}

// ParsePecahan reads a fraction in words. Besides what Pecahan writes it takes
// "satu per dua" and the joined forms of EYD, "seperdua" and "dua pertiga".
func ParsePecahan(s string) (numerator, denominator int64, err error) {
	words, err := fields(s)
	if err != nil {
		return 0, 0, err
	}
	text := strings.Join(words, " ")
	if text == "setengah" {
		return 1, 2, nil
	}
	above, below, ok := strings.Cut(" "+text, " per")
	if tail, one := strings.CutPrefix(text, "seper"); one {
		above, below, ok = digitWords[1], tail, true
	}
	if !ok {
		return 0, 0, fmt.Errorf("read fraction %q: \"per\" wanted between two numbers", s)
	}
	if numerator, err = ParseTerbilang(above); err == nil {
		denominator, err = ParseTerbilang(below)
	}
	if err == nil && (numerator < 0 || denominator < 1) {
		err = errors.New("numerator from 0 and denominator from 1 wanted")
	}
	if err != nil {
		return 0, 0, fmt.Errorf("read fraction %q: %w", s, err)
	}
	return numerator, denominator, nil
}
