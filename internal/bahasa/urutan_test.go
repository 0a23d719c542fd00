package bahasa

import (
	"strings"
	"testing"
)

func TestOrdinal(t *testing.T) {
	for n, want := range map[int64]string{1: "kesatu", 2: "kedua", 3: "ketiga", 10: "kesepuluh", 11: "kesebelas", 21: "kedua puluh satu", 100: "keseratus", 1000: "keseribu"} {
		if got, err := Ordinal(n); got != want || err != nil {
			t.Errorf("Ordinal(%d) = %q, %v, want %q", n, got, err, want)
		}
		if got, err := ParseOrdinal(strings.ToUpper(want)); got != n || err != nil {
			t.Errorf("ParseOrdinal(%q) = %d, %v, want %d", strings.ToUpper(want), got, err, n)
		}
	}
	for n, want := range map[int64]string{1: "pertama", 2: "kedua"} {
		if got, err := OrdinalUmum(n); got != want || err != nil {
			t.Errorf("OrdinalUmum(%d) = %q, %v, want %q", n, got, err, want)
		}
	}
	if n, err := ParseOrdinal("PERTAMA"); n != 1 || err != nil {
		t.Errorf("ParseOrdinal(PERTAMA) = %d, %v", n, err)
	}
	for _, n := range []int64{0, -1, MaxTerbilang + 1} {
		if got, err := Ordinal(n); err == nil {
			t.Errorf("Ordinal(%d) = %q, want an error", n, got)
		}
	}
	for _, s := range []string{"", "ke", "ke dua", "kenol", "dua", "keminus dua", "ke-2", "kesatu ratus", "kepala"} {
		if got, err := ParseOrdinal(s); err == nil {
			t.Errorf("ParseOrdinal(%q) = %d, want an error", s, got)
		}
	}
}

func TestPecahan(t *testing.T) {
	cases := []struct {
		above, below int64
		want         string
	}{
		{1, 2, "setengah"}, {2, 3, "dua per tiga"}, {3, 4, "tiga per empat"}, {1, 16, "satu per enam belas"}, {15, 17, "lima belas per tujuh belas"}, {0, 1, "nol per satu"},
	}
	for _, c := range cases {
		if got, err := Pecahan(c.above, c.below); got != c.want || err != nil {
			t.Errorf("Pecahan(%d, %d) = %q, %v, want %q", c.above, c.below, got, err, c.want)
		}
		if a, b, err := ParsePecahan(c.want); a != c.above || b != c.below || err != nil {
			t.Errorf("ParsePecahan(%q) = %d, %d, %v", c.want, a, b, err)
		}
	}
	for s, want := range map[string][2]int64{"satu per dua": {1, 2}, "seperdua": {1, 2}, "Seperenam Belas": {1, 16}, "tiga perempat": {3, 4}, "dua persepuluh": {2, 10}, "seperseratus": {1, 100}} {
		if a, b, err := ParsePecahan(s); a != want[0] || b != want[1] || err != nil {
			t.Errorf("ParsePecahan(%q) = %d, %d, %v, want %v", s, a, b, err, want)
		}
	}
	for _, c := range [][2]int64{{1, 0}, {-1, 2}, {1, -2}, {MaxTerbilang + 1, 2}, {2, MaxTerbilang + 1}} {
		if got, err := Pecahan(c[0], c[1]); err == nil {
			t.Errorf("Pecahan(%d, %d) = %q, want an error", c[0], c[1], got)
		}
	}
	for _, s := range []string{"", "dua", "perdua", "dua per", "dua per nol", "minus satu per dua", "dua persen", "dua per tiga per empat", "satu per minus dua"} {
		if a, b, err := ParsePecahan(s); err == nil {
			t.Errorf("ParsePecahan(%q) = %d, %d, want an error", s, a, b)
		}
	}
}

func FuzzParseLabels(f *testing.F) {
	for _, s := range []string{"kedua puluh satu", "pertama", "dua pertiga", "setengah", "MCMXCIX", "zz"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, err := ParseOrdinal(s); err == nil {
			again, err := Ordinal(n)
			if m, err2 := ParseOrdinal(again); m != n || err != nil || err2 != nil {
				t.Errorf("ParseOrdinal(%q) = %d, again %d, %v, %v", s, n, m, err, err2)
			}
		}
		if a, b, err := ParsePecahan(s); err == nil {
			again, err := Pecahan(a, b)
			if c, d, err2 := ParsePecahan(again); c != a || d != b || err != nil || err2 != nil {
				t.Errorf("ParsePecahan(%q) = %d/%d, again %d/%d, %v, %v", s, a, b, c, d, err, err2)
			}
		}
		if n, err := ParseRomawi(s); err == nil {
			if again, err := Romawi(n); !strings.EqualFold(again, s) || err != nil {
				t.Errorf("ParseRomawi(%q) = %d, again %q, %v", s, n, again, err)
			}
		}
		if n, err := ParseHuruf(s); err == nil {
			if again, err := Huruf(n); again != s || err != nil {
				t.Errorf("ParseHuruf(%q) = %d, again %q, %v", s, n, again, err)
			}
		}
	})
}
