package bahasa

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestRupiah(t *testing.T) {
	cases := []struct {
		sen    int64
		digits string
		words  string
	}{
		{1_000_000, "Rp10.000,00", "sepuluh ribu rupiah"},
		{100_000, "Rp1.000,00", "seribu rupiah"},
		{25_000_000_000, "Rp250.000.000,00", "dua ratus lima puluh juta rupiah"},
		{125_050_075, "Rp1.250.500,75", "satu juta dua ratus lima puluh ribu lima ratus rupiah tujuh puluh lima sen"},
		{500_000_005, "Rp5.000.000,05", "lima juta rupiah lima sen"},
		{50, "Rp0,50", "nol rupiah lima puluh sen"},
		{150_000_000, "Rp1.500.000,00", "satu juta lima ratus ribu rupiah"},
		{0, "Rp0,00", "nol rupiah"},
		{-150_050, "-Rp1.500,50", "minus seribu lima ratus rupiah lima puluh sen"},
		{-1, "-Rp0,01", "minus nol rupiah satu sen"},
		{maxSen, "Rp1.000.000.000.000.000,00", "seribu triliun rupiah"},
	}
	for _, c := range cases {
		if got := Rupiah(c.sen); got != c.digits {
			t.Errorf("Rupiah(%d) = %q, want %q", c.sen, got, c.digits)
		}
		if got, err := ParseRupiah(c.digits); got != c.sen || err != nil {
			t.Errorf("ParseRupiah(%q) = %d, %v, want %d", c.digits, got, err, c.sen)
		}
		if got, err := RupiahTerbilang(c.sen); got != c.words || err != nil {
			t.Errorf("RupiahTerbilang(%d) = %q, %v, want %q", c.sen, got, err, c.words)
		}
		if got, err := ReadRupiahTerbilang(c.words); got.Value != c.sen || got.Standing != Standard || err != nil {
			t.Errorf("ReadRupiahTerbilang(%q) = %+v, %v, want %d, standard", c.words, got, err, c.sen)
		}
	}
}

func TestRupiahAtTheEndsOfItsType(t *testing.T) {
	for sen, want := range map[int64]string{math.MaxInt64: "Rp92.233.720.368.547.758,07", math.MinInt64: "-Rp92.233.720.368.547.758,08"} {
		if got := Rupiah(sen); got != want {
			t.Errorf("Rupiah(%d) = %q, want %q", sen, got, want)
		}
		if got, err := RupiahTerbilang(sen); err == nil {
			t.Errorf("RupiahTerbilang(%d) = %q, want an error", sen, got)
		}
	}
	if got, err := ParseRupiah("92.233.720.368.547.758,08"); err == nil {
		t.Errorf("ParseRupiah beyond the type = %d, want an error", got)
	}
}

func TestParseRupiahUnderstandsHabits(t *testing.T) {
	for _, s := range []string{"Rp1.500.000,00", "Rp1.500.000", "1.500.000", "1500000", "1500000,00", "Rp 1.500.000", "Rp. 1.500.000,-", "rp1500000", " Rp1.500.000,00 "} {
		if got, err := ParseRupiah(s); got != 150_000_000 || err != nil {
			t.Errorf("ParseRupiah(%q) = %d, %v, want 150000000", s, got, err)
		}
	}
	for _, s := range []string{"", "Rp", "-", "Rp-5", "1.50", "1,500,000", "1.500.000,5", "1.500,000", "01500", "1.500,", "USD5", "Rp1.500,--", "5e3", "Rp5 juta"} {
		if got, err := ParseRupiah(s); err == nil {
			t.Errorf("ParseRupiah(%q) = %d, want an error", s, got)
		}
	}
}

func TestReadRupiahTerbilangTellsToleratedAndWrong(t *testing.T) {
	cases := []struct {
		text     string
		sen      int64
		standing Standing
	}{
		{"Sepuluh Ribu Rupiah", 1_000_000, Standard},
		{"dua milyar rupiah", 200_000_000_000, Tolerated},
		{"lima puluh sen", 50, Tolerated},
		{"lima rupiah nol sen", 500, Wrong},
		{"satu ribu rupiah", 100_000, Wrong},
		{"lima rupiah satu puluh sen", 510, Wrong},
	}
	for _, c := range cases {
		got, err := ReadRupiahTerbilang(c.text)
		if err != nil || got.Value != c.sen || got.Standing != c.standing {
			t.Errorf("ReadRupiahTerbilang(%q) = %+v, %v, want %d, standing %d", c.text, got, err, c.sen, c.standing)
		}
		if n, err := ParseRupiahTerbilang(c.text); (err == nil) != (c.standing != Wrong) || err == nil && n != c.sen {
			t.Errorf("ParseRupiahTerbilang(%q) = %d, %v", c.text, n, err)
		}
	}
	for _, s := range []string{"", "rupiah", "sen", "lima", "lima rupiah lima", "lima rupiah sen", "lima rupiah seratus sen", "rupiah lima",
		"lima sen rupiah", "lima rupiah rupiah", "minus nol rupiah", "minus nol sen", "lima rupiah minus lima sen", "seribu triliun rupiah satu sen"} {
		if got, err := ReadRupiahTerbilang(s); err == nil {
			t.Errorf("ReadRupiahTerbilang(%q) = %+v, want an error", s, got)
		}
	}
}

func TestRupiahTerbilangReadsBack(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 5))
	for p := int64(10); p <= maxSen; p *= 10 {
		for range 300 {
			sen := r.Int64N(2*p+1) - p
			words, err := RupiahTerbilang(sen)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := ParseRupiahTerbilang(words); got != sen || err != nil {
				t.Fatalf("ParseRupiahTerbilang(%q) = %d, %v, want %d", words, got, err, sen)
			}
			if got, err := ParseRupiah(Rupiah(sen)); got != sen || err != nil {
				t.Fatalf("ParseRupiah(%q) = %d, %v, want %d", Rupiah(sen), got, err, sen)
			}
		}
	}
}

func TestValuta(t *testing.T) {
	words, err := ValutaTerbilang("USD", 100_000)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := Valuta("USD", 100_000)+" ("+words+")", "USD1.000,00 (seribu dolar Amerika Serikat)"; got != want {
		t.Errorf("Indonesian text: %q, want %q", got, want)
	}
	if got, want := ValutaInggris("USD", 100_000), "USD1,000.00"; got != want {
		t.Errorf("ValutaInggris = %q, want %q", got, want)
	}
	if got, err := ValutaTerbilang("IDR", 150); got != "satu rupiah lima puluh sen" || err != nil {
		t.Errorf("ValutaTerbilang(IDR) = %q, %v", got, err)
	}
	if got, err := ValutaTerbilang("XXX", 1); err == nil {
		t.Errorf("ValutaTerbilang(XXX) = %q, want an error", got)
	}
}

func FuzzParseRupiahTerbilang(f *testing.F) {
	f.Add("lima juta rupiah lima sen")
	f.Add("minus lima puluh sen")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ReadRupiahTerbilang(s)
		if err != nil {
			return
		}
		words, err := RupiahTerbilang(r.Value)
		if err != nil {
			t.Fatalf("ReadRupiahTerbilang(%q) = %+v, which cannot be written: %v", s, r, err)
		}
		if sen, err := ParseRupiahTerbilang(words); sen != r.Value || err != nil {
			t.Errorf("ParseRupiahTerbilang(%q) = %d, %v, want %d", words, sen, err, r.Value)
		}
	})
}
