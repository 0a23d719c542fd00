package bahasa

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestRibuan(t *testing.T) {
	cases := map[int64]string{
		0: "0", 7: "7", 999: "999", 1_000: "1.000", 1_500_000: "1.500.000", -1_234: "-1.234", -999: "-999",
		math.MaxInt64: "9.223.372.036.854.775.807", math.MinInt64: "-9.223.372.036.854.775.808",
	}
	for n, want := range cases {
		if got := Ribuan(n); got != want {
			t.Errorf("Ribuan(%d) = %q, want %q", n, got, want)
		}
		if n == math.MinInt64 {
			continue // one below what the reader takes
		}
		if got, err := ParseRibuan(want); got != n || err != nil {
			t.Errorf("ParseRibuan(%q) = %d, %v, want %d", want, got, err, n)
		}
	}
	if got, err := ParseRibuan(" 1500000 "); got != 1_500_000 || err != nil {
		t.Errorf("ParseRibuan without dots = %d, %v", got, err)
	}
	for _, s := range []string{"", "-", "012", "1.50", "1.5000", "1..000", ".500", "1500.000", "1,5", "0.500", "9.223.372.036.854.775.808", "١", "+5", "1 000"} {
		if got, err := ParseRibuan(s); err == nil {
			t.Errorf("ParseRibuan(%q) = %d, want an error", s, got)
		}
	}
}

func TestDesimal(t *testing.T) {
	cases := []struct {
		unscaled int64
		scale    int
		digits   string
		words    string
	}{
		{25, 1, "2,5", "dua koma lima"},
		{205, 2, "2,05", "dua koma nol lima"},
		{1275, 2, "12,75", "dua belas koma tujuh lima"},
		{115, 2, "1,15", "satu koma satu lima"},
		{250, 2, "2,50", "dua koma lima nol"},
		{5, 1, "0,5", "nol koma lima"},
		{-5, 2, "-0,05", "minus nol koma nol lima"},
		{123456, 2, "1.234,56", "seribu dua ratus tiga puluh empat koma lima enam"},
		{21, 0, "21", "dua puluh satu"},
		{1, 18, "0,000000000000000001", "nol koma nol nol nol nol nol nol nol nol nol nol nol nol nol nol nol nol nol satu"},
	}
	for _, c := range cases {
		if got, err := Desimal(c.unscaled, c.scale); got != c.digits || err != nil {
			t.Errorf("Desimal(%d, %d) = %q, %v, want %q", c.unscaled, c.scale, got, err, c.digits)
		}
		if u, s, err := ParseDesimal(c.digits); u != c.unscaled || s != c.scale || err != nil {
			t.Errorf("ParseDesimal(%q) = %d, %d, %v", c.digits, u, s, err)
		}
		if got, err := TerbilangDecimal(c.unscaled, c.scale); got != c.words || err != nil {
			t.Errorf("TerbilangDecimal(%d, %d) = %q, %v, want %q", c.unscaled, c.scale, got, err, c.words)
		}
		r, err := ReadTerbilangDecimal(c.words)
		if r.Value != c.unscaled || r.Scale != c.scale || r.Standing != Standard || err != nil {
			t.Errorf("ReadTerbilangDecimal(%q) = %+v, %v", c.words, r, err)
		}
	}
}

func TestTerbilangPersen(t *testing.T) {
	want := "dua belas koma tujuh lima persen"
	if got, err := TerbilangPersen(1275, 2); got != want || err != nil {
		t.Errorf("TerbilangPersen(1275, 2) = %q, %v, want %q", got, err, want)
	}
}

func TestReadTerbilangDecimalToleratesTheTailAsNumber(t *testing.T) {
	cases := []struct {
		text     string
		unscaled int64
		scale    int
		want     string
	}{
		{"satu koma lima belas", 115, 2, "satu lima"},
		{"dua belas koma tujuh puluh lima", 1275, 2, "tujuh lima"},
		{"satu koma nol dua belas", 1012, 3, "satu dua"},
		{"minus dua koma lima ratus", -2500, 3, "lima nol nol"},
	}
	for _, c := range cases {
		r, err := ReadTerbilangDecimal(c.text)
		if err != nil || r.Value != c.unscaled || r.Scale != c.scale || r.Standing != Tolerated || r.Remarks[0].Want != c.want {
			t.Errorf("ReadTerbilangDecimal(%q) = %+v, %v, want %d, %d, tolerated for %q", c.text, r, err, c.unscaled, c.scale, c.want)
		}
		if u, s, err := ParseTerbilangDecimal(c.text); u != c.unscaled || s != c.scale || err != nil {
			t.Errorf("ParseTerbilangDecimal(%q) = %d, %d, %v", c.text, u, s, err)
		}
	}
	if _, _, err := ParseTerbilangDecimal("satu ratus koma lima"); err == nil {
		t.Error("ParseTerbilangDecimal accepts a wrong whole part")
	}
}

func TestDecimalsRefused(t *testing.T) {
	for _, s := range []string{"", "2,", ",5", "2.5", "2,5,5", "01,5", "2,x", "2,-5", "9223372036854775807,5", "1,0000000000000000000"} {
		if u, scale, err := ParseDesimal(s); err == nil {
			t.Errorf("ParseDesimal(%q) = %d, %d, want an error", s, u, scale)
		}
	}
	for _, s := range []string{"", "koma", "koma lima", "dua koma", "dua koma lima koma tiga", "dua koma x", "minus koma", "minus nol koma nol", "dua koma satu puluh nol",
		"sembilan ratus triliun koma satu dua tiga empat lima"} {
		if r, err := ReadTerbilangDecimal(s); err == nil {
			t.Errorf("ReadTerbilangDecimal(%q) = %+v, want an error", s, r)
		}
	}
	for _, scale := range []int{-1, 19} {
		if got, err := Desimal(5, scale); err == nil {
			t.Errorf("Desimal(5, %d) = %q, want an error", scale, got)
		}
		if got, err := TerbilangDecimal(5, scale); err == nil {
			t.Errorf("TerbilangDecimal(5, %d) = %q, want an error", scale, got)
		}
	}
	if got, err := TerbilangDecimal(math.MaxInt64, 1); err == nil {
		t.Errorf("TerbilangDecimal beyond the limit = %q, want an error", got)
	}
}

func TestDecimalsReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 18))
	for range 5_000 {
		scale := r.IntN(maxScale + 1)
		n := r.Int64N(MaxTerbilang)
		if r.IntN(2) == 0 {
			n = -n
		}
		digits, err := Desimal(n, scale)
		if err != nil {
			t.Fatal(err)
		}
		if u, s, err := ParseDesimal(digits); u != n || s != scale || err != nil {
			t.Fatalf("ParseDesimal(%q) = %d, %d, %v, want %d, %d", digits, u, s, err, n, scale)
		}
		words, err := TerbilangDecimal(n, scale)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ReadTerbilangDecimal(words); got.Value != n || got.Scale != scale || got.Standing != Standard || err != nil {
			t.Fatalf("ReadTerbilangDecimal(%q) = %+v, %v, want %d, %d", words, got, err, n, scale)
		}
	}
}

// FuzzDigits covers the readers of numbers in digits.
func FuzzDigits(f *testing.F) {
	for _, s := range []string{"1.500.000", "-12", "1.234,56", "Rp1.500.000,00", "Rp. 1.500,-", "rp 5", "012"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, err := ParseRibuan(s); err == nil {
			if again, err := ParseRibuan(Ribuan(n)); again != n || err != nil {
				t.Errorf("ParseRibuan(%q) = %d, again %d, %v", s, n, again, err)
			}
		}
		if n, err := ParseRupiah(s); err == nil {
			if again, err := ParseRupiah(Rupiah(n)); again != n || err != nil {
				t.Errorf("ParseRupiah(%q) = %d, again %d, %v", s, n, again, err)
			}
		}
		if u, scale, err := ParseDesimal(s); err == nil {
			digits, err := Desimal(u, scale)
			if err != nil {
				t.Fatalf("ParseDesimal(%q) = %d, %d, which cannot be written: %v", s, u, scale, err)
			}
			if again, s2, err := ParseDesimal(digits); again != u || s2 != scale || err != nil {
				t.Errorf("ParseDesimal(%q) = %d, %d, again %d, %d, %v", s, u, scale, again, s2, err)
			}
		}
	})
}

func FuzzParseTerbilangDecimal(f *testing.F) {
	f.Add("satu koma lima belas")
	f.Add("minus nol koma nol lima")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ReadTerbilangDecimal(s)
		if err != nil {
			return
		}
		words, err := TerbilangDecimal(r.Value, r.Scale)
		if err != nil {
			t.Fatalf("ReadTerbilangDecimal(%q) = %+v, which cannot be written: %v", s, r, err)
		}
		if u, scale, err := ParseTerbilangDecimal(words); u != r.Value || scale != r.Scale || err != nil {
			t.Errorf("ParseTerbilangDecimal(%q) = %d, %d, %v, want %+v", words, u, scale, err, r)
		}
	})
}
