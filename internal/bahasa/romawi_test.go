package bahasa

import (
	"strings"
	"testing"
)

func TestRomawi(t *testing.T) {
	months := strings.Fields("I II III IV V VI VII VIII IX X XI XII")
	for i, want := range months {
		if got, err := Romawi(i + 1); got != want || err != nil {
			t.Errorf("Romawi(%d) = %q, %v, want %q", i+1, got, err, want)
		}
	}
	for n, want := range map[int]string{14: "XIV", 40: "XL", 99: "XCIX", 444: "CDXLIV", 1999: "MCMXCIX", 2026: "MMXXVI", 3999: "MMMCMXCIX"} {
		if got, err := Romawi(n); got != want || err != nil {
			t.Errorf("Romawi(%d) = %q, %v, want %q", n, got, err, want)
		}
	}
	for _, n := range []int{0, -1, 4000} {
		if got, err := Romawi(n); err == nil {
			t.Errorf("Romawi(%d) = %q, want an error", n, got)
		}
	}
}

func TestParseRomawiReadsEveryNumberBack(t *testing.T) {
	for n := 1; n <= maxRomawi; n++ {
		s, err := Romawi(n)
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range []string{s, strings.ToLower(s)} {
			if got, err := ParseRomawi(form); got != n || err != nil {
				t.Fatalf("ParseRomawi(%q) = %d, %v, want %d", form, got, err, n)
			}
		}
	}
	for _, s := range []string{"", "IIII", "VV", "IC", "IM", "XM", "VX", "IVI", "IXIX", "Iv", "MMMM", "A", "I ", "1", "ı", "ⅳ", strings.Repeat("M", 1_000_000)} {
		if got, err := ParseRomawi(s); err == nil {
			t.Errorf("ParseRomawi(%.20q) = %d, want an error", s, got)
		}
	}
}

func TestHuruf(t *testing.T) {
	// As Word's lowerLetter counts (ECMA-376 Part 1 17.18.59).
	for n, want := range map[int]string{1: "a", 2: "b", 26: "z", 27: "aa", 28: "bb", 52: "zz", 53: "aaa"} {
		if got, err := Huruf(n); got != want || err != nil {
			t.Errorf("Huruf(%d) = %q, %v, want %q", n, got, err, want)
		}
	}
	for n := 1; n <= maxHuruf; n++ {
		s, err := Huruf(n)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ParseHuruf(s); got != n || err != nil {
			t.Fatalf("ParseHuruf(%q) = %d, %v, want %d", s, got, err, n)
		}
	}
	for _, n := range []int{0, -3, maxHuruf + 1} {
		if got, err := Huruf(n); err == nil {
			t.Errorf("Huruf(%d) = %q, want an error", n, got)
		}
	}
	for _, s := range []string{"", "A", "ab", "1", "é", strings.Repeat("a", 31)} {
		if got, err := ParseHuruf(s); err == nil {
			t.Errorf("ParseHuruf(%q) = %d, want an error", s, got)
		}
	}
}
