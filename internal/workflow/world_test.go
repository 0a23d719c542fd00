package workflow

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
)

const kinds = `skema: alur/v1
id: jenis
versi: 1
nama: Jenis
mulai: a
peran: {p: {nama: P}}
data:
  r: {jenis: rupiah}
  d: {jenis: desimal, min: 0, maks: 100}
  i: {jenis: bilangan, min: 0, maks: 10}
  t: {jenis: teks}
  g: {jenis: tanggal}
  y: {jenis: ya_tidak}
  c: {jenis: pilihan, dari: [merah, biru]}
  l: {jenis: daftar, unsur: teks, maks: 3}
  j: {jenis: jangka, opsional: ya}
tahap:
  a:
    oleh: p
    isi: [r, d, i, t, g, y, c, l, j]
    aksi:
      x: {ke: z, jika: "SATU"}
      y: {ke: z, jika: "DUA"}
  z: {akhir: tuntas}
`

func kindsWith(one, two string) string {
	return strings.NewReplacer("SATU", one, "DUA", two).Replace(kinds)
}

// Two actions: is there a case in which neither is possible, and does the
// finding name it?
func TestStuckStagesAreFoundByTryingValues(t *testing.T) {
	for _, c := range []struct {
		one, two string
		want     string // the case, "" for none
		warning  bool
	}{
		{"i < 5", "i >= 5", "", false},
		{"i < 5", "i > 5", "i = 5", false},
		{"i < 5", "i > 4", "", false},
		{"i <= 10", "i > 3", "", false},
		{"r < 100", "r >= 100.01", "r = Rp100", false},
		{"d < 12.5", "d > 12.5", "d = 12,5", false},
		{"d < 12.5", "d >= 12.5", "", false},
		{"g < '2026-05-22'", "g > '2026-05-22'", "g = 22 Mei 2026", false},
		{"y", "not y", "", false},
		{"y", "y and i > 3", "y = tidak", false},
		{"c == 'merah'", "c == 'biru'", "", false},
		{"c == 'merah'", "c != 'biru'", "c = biru", false},
		{"t == 'a'", "t != 'a'", "", false},
		{"t == 'a'", "t == 'b'", "t = xab", false},
		{"jumlah(l) == 1", "jumlah(l) == 2", "jumlah(l) = 3", false},
		{"jumlah(l) == 1", "jumlah(l) > 1", "", false}, // an empty list is not filled
		{"terisi(j)", "not terisi(j)", "", false},
		{"terisi(j)", "y", "not terisi(j), y = tidak", false},
		{"i + 1 > 5", "i < 4", "not (i + 1 > 5)", true},
		{"i + 1 > 5", "not (i + 1 > 5)", "", false},
	} {
		ds := all(kindsWith(c.one, c.two))
		var stuck []diag.Diagnostic
		for _, d := range ds {
			if d.Code == "WF074" {
				stuck = append(stuck, d)
			} else {
				t.Errorf("%s | %s:%s", c.one, c.two, describe(ds))
			}
		}
		if (c.want == "") != (len(stuck) == 0) {
			t.Errorf("%s | %s: want %q, got:%s", c.one, c.two, c.want, describe(ds))
			continue
		}
		if c.want == "" {
			continue
		}
		got := stuck[0].Args["keadaan"].(string)
		if !strings.Contains(got, c.want) || (stuck[0].Severity == diag.Warning) != c.warning {
			t.Errorf("%s | %s: stuck when %q (severity %d), want %q", c.one, c.two, got, stuck[0].Severity, c.want)
		}
	}
}

func TestConditionsThatNeverHold(t *testing.T) {
	for _, c := range []struct {
		guard string
		never bool
	}{
		{"i > 10", true}, {"i >= 10", false}, {"i < 0", true}, {"d > 100", true}, {"d > 99.5", false},
		{"t == 'a' and t == 'b'", true}, {"g > '2026-01-01' and g < '2026-01-02'", true}, {"jumlah(l) > 3", true},
		{"y and not y", true}, {"c == 'merah' and c == 'biru'", true}, {"r < -1", false}, {"terisi(j) and not terisi(j)", true},
		{"i + 1 > 5 and i + 1 < 2", false}, // arithmetic is not tried: either may be
	} {
		ds := all(kindsWith(c.guard, "not ("+c.guard+")"))
		got := slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == "WF073" })
		if got != c.never {
			t.Errorf("%s: never = %v, want %v:%s", c.guard, got, c.never, describe(ds))
		}
	}
}

// Values of every kind reach conditions, whether given with the command or
// stored in the dossier.
func TestConditionsReadEveryKind(t *testing.T) {
	full := values{
		"r": schema.Money(10_050), "d": schema.Decimal{Unscaled: 1250, Scale: 2}, "i": int64(7), "t": "teks", "y": true, "c": "biru",
		"g": schema.Date{Year: 2026, Month: 5, Day: 22}, "l": schema.List{"a", "b"}, "j": schema.Duration{N: 2, Unit: schema.Years},
	}
	for _, guard := range []string{
		"r == 100.5", "d == 12.5", "i == 7", "t == 'teks'", "y", "c == 'biru'", "g == '2026-05-22'", "jumlah(l) == 2", "terisi(j)",
		"r * 2 - 1 == 200", "d + d == 25", "i * r > 700",
	} {
		d, ds := Parse("j.yaml", []byte(kindsWith(guard, "ya")))
		if diag.HasErrors(ds) {
			t.Fatalf("%s:%s", guard, describe(ds))
		}
		p := begin(t, d, nil)
		if _, err := p.try("p", "x", full); err != nil {
			t.Errorf("%s with values given: %v", guard, err)
		}
		plan, err := d.Fill(Command{Dossier: p.x, Actor: dossier.Actor{Role: "p"}, Values: full})
		if err != nil {
			t.Fatal(err)
		}
		p.record(plan, dossier.Actor{Role: "p"})
		if _, err := p.try("p", "x", nil); err != nil {
			t.Errorf("%s with values stored: %v", guard, err)
		}
	}
}

func TestDecimalsBeyondMillionthsAreUndecided(t *testing.T) {
	for _, c := range []struct {
		d    schema.Decimal
		want any
	}{
		{schema.Decimal{Unscaled: 5}, int64(5_000_000)},
		{schema.Decimal{Unscaled: 123_456_789, Scale: 6}, int64(123_456_789)},
		{schema.Decimal{Unscaled: 1_230_000_000, Scale: 9}, int64(1_230_000)},
		{schema.Decimal{Unscaled: 1, Scale: 7}, nil},
		{schema.Decimal{Unscaled: 1 << 62}, nil},
	} {
		if got := decimalUnits(c.d); got != c.want {
			t.Errorf("decimalUnits(%v) = %v, want %v", c.d, got, c.want)
		}
	}
}

func TestOverflowInAConditionIsARefusal(t *testing.T) {
	d, ds := Parse("j.yaml", []byte(kindsWith("r * 900000000000 > 1", "ya")))
	if diag.HasErrors(ds) {
		t.Fatal(describe(ds))
	}
	p := begin(t, d, nil)
	full := values{
		"r": schema.Money(1 << 60), "d": schema.Decimal{Unscaled: 1}, "i": int64(7), "t": "teks", "y": true, "c": "biru",
		"g": schema.Date{Year: 2026, Month: 5, Day: 22}, "l": schema.List{"a"},
	}
	_, err := p.try("p", "x", full)
	refused(t, err, "WF115")
}

func TestTellingValuesStandNextToWhatConditionsCompare(t *testing.T) {
	telling := sample(t).Telling()
	if got, want := fmt.Sprint(telling["nilai"]), fmt.Sprint([]schema.Value{schema.Money(0), schema.Money(499_999_999_999), schema.Money(500_000_000_000), schema.Money(500_000_000_001)}); got != want {
		t.Errorf("nilai %s, want %s", got, want)
	}
	if got := fmt.Sprint(telling["membebani"]); got != "[true false]" {
		t.Errorf("membebani %s", got)
	}
	if got := telling["maksud"]; got != nil {
		t.Errorf("maksud %v, which no condition reads", got)
	}
}
