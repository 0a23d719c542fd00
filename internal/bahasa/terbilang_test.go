package bahasa

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// numberForms are the settled forms; the boundaries of se- and of each scale.
var numberForms = []struct {
	n    int64
	want string
}{
	{0, "nol"},
	{10, "sepuluh"},
	{11, "sebelas"},
	{12, "dua belas"},
	{19, "sembilan belas"},
	{20, "dua puluh"},
	{21, "dua puluh satu"},
	{45, "empat puluh lima"},
	{100, "seratus"},
	{101, "seratus satu"},
	{110, "seratus sepuluh"},
	{111, "seratus sebelas"},
	{211, "dua ratus sebelas"},
	{1_000, "seribu"},
	{1_001, "seribu satu"},
	{1_010, "seribu sepuluh"},
	{1_100, "seribu seratus"},
	{1_111, "seribu seratus sebelas"},
	{1_999, "seribu sembilan ratus sembilan puluh sembilan"},
	{2_011, "dua ribu sebelas"},
	{10_000, "sepuluh ribu"},
	{11_000, "sebelas ribu"},
	{21_000, "dua puluh satu ribu"},
	{100_000, "seratus ribu"},
	{101_000, "seratus satu ribu"},
	{111_111, "seratus sebelas ribu seratus sebelas"},
	{1_000_000, "satu juta"},
	{1_001_000, "satu juta seribu"},
	{11_011_011, "sebelas juta sebelas ribu sebelas"},
	{1_001_001_001, "satu miliar satu juta seribu satu"},
	{2_500_000_000, "dua miliar lima ratus juta"},
	{1_000_000_000_000, "satu triliun"},
	// Years.
	{1999, "seribu sembilan ratus sembilan puluh sembilan"},
	{2000, "dua ribu"},
	{2010, "dua ribu sepuluh"},
	{2011, "dua ribu sebelas"},
	{2020, "dua ribu dua puluh"},
	{2026, "dua ribu dua puluh enam"},
	// Beyond the table.
	{-7, "minus tujuh"},
	{-1_000, "minus seribu"},
	{999_999_999_999_999, "sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan miliar " +
		"sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan"},
	{MaxTerbilang, "seribu triliun"},
	{-MaxTerbilang, "minus seribu triliun"},
}

func TestTerbilang(t *testing.T) {
	for _, c := range numberForms {
		if got, err := Terbilang(c.n); got != c.want || err != nil {
			t.Errorf("Terbilang(%d) = %q, %v, want %q", c.n, got, err, c.want)
		}
		if got, err := ParseTerbilang(c.want); got != c.n || err != nil {
			t.Errorf("ParseTerbilang(%q) = %d, %v, want %d", c.want, got, err, c.n)
		}
	}
}

func TestTerbilangRefusesBeyondTheLimit(t *testing.T) {
	for _, n := range []int64{MaxTerbilang + 1, -MaxTerbilang - 1, 1<<63 - 1, -1 << 63} {
		if got, err := Terbilang(n); err == nil {
			t.Errorf("Terbilang(%d) = %q, want an error", n, got)
		}
	}
}

// say is a second terbilang, written from the top down by recursion.
func say(n int64) string {
	over := func(size int64, name string) string {
		return strings.TrimSpace(say(n/size) + name + " " + tail(n%size))
	}
	switch {
	case n < 0:
		return "minus " + say(-n)
	case n < 12:
		return strings.Fields("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas")[n]
	case n < 20:
		return say(n-10) + " belas"
	case n < 100:
		return over(10, " puluh")
	case n < 200:
		return strings.TrimSpace("seratus " + tail(n-100))
	case n < 1_000:
		return over(100, " ratus")
	case n < 2_000:
		return strings.TrimSpace("seribu " + tail(n-1_000))
	case n < 1_000_000:
		return over(1_000, " ribu")
	case n < 1_000_000_000:
		return over(1_000_000, " juta")
	case n < 1_000_000_000_000:
		return over(1_000_000_000, " miliar")
	default:
		return over(1_000_000_000_000, " triliun")
	}
}

func tail(n int64) string {
	if n == 0 {
		return ""
	}
	return say(n)
}

// sampleNumbers gives everything small, the surroundings of every power of ten,
// and random numbers of every length, in both signs.
func sampleNumbers() []int64 {
	var out []int64
	for n := range int64(12_000) {
		out = append(out, n)
	}
	r := rand.New(rand.NewPCG(86, 12))
	for p := int64(10); p <= MaxTerbilang; p *= 10 {
		for d := int64(-12); d <= 12; d++ {
			out = append(out, p+d, 2*p+d, p+p/1000+d)
		}
		for range 500 {
			out = append(out, r.Int64N(p))
		}
	}
	out = slices.DeleteFunc(out, func(n int64) bool { return n > MaxTerbilang || n < 0 })
	for _, n := range slices.Clone(out) {
		out = append(out, -n)
	}
	return out
}

func TestTerbilangAgreesWithSecondImplementationAndReadsBack(t *testing.T) {
	for _, n := range sampleNumbers() {
		words, err := Terbilang(n)
		if err != nil || words != say(n) {
			t.Fatalf("Terbilang(%d) = %q, %v, want %q", n, words, err, say(n))
		}
		got, err := ReadTerbilang(words)
		if err != nil || got.Value != n || got.Standing != Standard || len(got.Remarks) > 0 {
			t.Fatalf("ReadTerbilang(%q) = %+v, %v, want %d, standard", words, got, err, n)
		}
	}
}

func TestReadTerbilangTellsStandardToleratedAndWrong(t *testing.T) {
	cases := []struct {
		text    string
		value   int64
		remarks []Remark
	}{
		{"Dua Ribu  Sebelas", 2011, nil},
		{"dua\u00a0ratus\nsebelas", 211, nil},
		{"dua milyar", 2_000_000_000, []Remark{{Tolerated, "milyar", "miliar"}}},
		{"satu trilyun", 1_000_000_000_000, []Remark{{Tolerated, "trilyun", "triliun"}}},
		{"satu kuadriliun", MaxTerbilang, []Remark{{Tolerated, "satu kuadriliun", "seribu triliun"}}},
		{"satu puluh", 10, []Remark{{Wrong, "satu puluh", "sepuluh"}}},
		{"satu belas", 11, []Remark{{Wrong, "satu belas", "sebelas"}}},
		{"satu ratus", 100, []Remark{{Wrong, "satu ratus", "seratus"}}},
		{"satu ribu", 1_000, []Remark{{Wrong, "satu ribu", "seribu"}}},
		{"satu juta satu ribu", 1_001_000, []Remark{{Wrong, "satu ribu", "seribu"}}},
		{"sejuta", 1_000_000, []Remark{{Wrong, "sejuta", "satu juta"}}},
		{"semilyar", 1_000_000_000, []Remark{{Tolerated, "semilyar", "semiliar"}, {Wrong, "semiliar", "satu miliar"}}},
		{"dua puluh dan satu", 21, []Remark{{Wrong, "puluh dan satu", "puluh satu"}}},
		{"dua-puluh-satu", 21, []Remark{{Wrong, "dua-puluh-satu", "dua puluh satu"}}},
		{"limabelas", 15, []Remark{{Wrong, "limabelas", "lima belas"}}},
		{"satu juta, lima ratus ribu", 1_500_000, []Remark{{Wrong, "juta,", "juta"}}},
		{"minus satu ratus", -100, []Remark{{Wrong, "satu ratus", "seratus"}}},
	}
	for _, c := range cases {
		got, err := ReadTerbilang(c.text)
		if err != nil || got.Value != c.value || !slices.Equal(got.Remarks, c.remarks) {
			t.Errorf("ReadTerbilang(%q) = %+v, %v, want %d with %v", c.text, got, err, c.value, c.remarks)
		}
		wrong := slices.ContainsFunc(c.remarks, func(m Remark) bool { return m.Standing == Wrong })
		if wrong != (got.Standing == Wrong) {
			t.Errorf("ReadTerbilang(%q).Standing = %d, want wrong to be %t", c.text, got.Standing, wrong)
		}
		if n, err := ParseTerbilang(c.text); wrong == (err == nil) || err == nil && n != c.value {
			t.Errorf("ParseTerbilang(%q) = %d, %v, want refused to be %t", c.text, n, err, wrong)
		}
	}
}

func TestParseTerbilangNamesTheStandardForm(t *testing.T) {
	_, err := ParseTerbilang("satu ratus ribu")
	if err == nil || !strings.Contains(err.Error(), `"satu ratus" should be "seratus"`) {
		t.Errorf("ParseTerbilang error = %v, want it to name seratus", err)
	}
}

func TestReadTerbilangRefusesWhatIsNoNumber(t *testing.T) {
	for _, s := range []string{
		"", "  ", "minus", "minus nol", "minus minus satu", "dan", "dan satu", "satu dan", "satu dan dan dua",
		"nol satu", "satu nol", "dua puluh nol", "nol puluh", "nol ratus", "nol ribu", "puluh", "belas", "ratus", "ribu", "juta",
		"satu dua", "sepuluh satu", "sebelas puluh", "sepuluh belas", "dua puluh tiga puluh", "seratus dua ratus",
		"lima ribu dua juta", "lima ribu dua ribu", "seribu seribu", "seribu juta", "dua ribu triliun", "seribu triliun satu",
		"dua kuadriliun", "seribu triliun seribu triliun", "satu,", "-satu", "satu-", "satu--dua", "duapuluhx", "dua koma lima", "2", "satu rupiah",
		strings.Repeat("satu ", maxText),
	} {
		if got, err := ReadTerbilang(s); err == nil {
			t.Errorf("ReadTerbilang(%.60q) = %+v, want an error", s, got)
		}
	}
}

func TestVocabularyIsPrefixFree(t *testing.T) {
	for _, a := range vocabulary {
		for _, b := range vocabulary {
			if a != b && strings.HasPrefix(b, a) {
				t.Errorf("%q begins %q: joined words could be taken apart in two ways", a, b)
			}
		}
	}
}

func TestAngka(t *testing.T) {
	// UU 12/2011 Lampiran II angka 86.
	for n, want := range map[int64]string{3: "3 (tiga)", 5: "5 (lima)", 30: "30 (tiga puluh)", 1500: "1.500 (seribu lima ratus)"} {
		if got, err := Angka(n); got != want || err != nil {
			t.Errorf("Angka(%d) = %q, %v, want %q", n, got, err, want)
		}
	}
	if got, err := Angka(MaxTerbilang + 1); err == nil {
		t.Errorf("Angka beyond the limit = %q, want an error", got)
	}
}

func FuzzParseTerbilang(f *testing.F) {
	for _, c := range numberForms {
		f.Add(c.want)
	}
	f.Add("satu-ratus dan limabelas, milyar")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ReadTerbilang(s)
		if err != nil {
			return
		}
		words, err := Terbilang(r.Value)
		if err != nil {
			t.Fatalf("ReadTerbilang(%q) = %d, which cannot be written: %v", s, r.Value, err)
		}
		if n, err := ParseTerbilang(words); err != nil || n != r.Value {
			t.Errorf("ParseTerbilang(%q) = %d, %v, want %d", words, n, err, r.Value)
		}
		canonical := strings.Join(strings.Fields(strings.ToLower(s)), " ") == words
		if canonical != (r.Standing == Standard) || canonical != (len(r.Remarks) == 0) {
			t.Errorf("ReadTerbilang(%q) = %+v, standard form %q", s, r, words)
		}
		if _, err := ParseTerbilang(s); (err == nil) != (r.Standing != Wrong) {
			t.Errorf("ParseTerbilang(%q) error = %v, standing %d", s, err, r.Standing)
		}
	})
}
