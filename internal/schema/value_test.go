package schema

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestDateArithmetic(t *testing.T) {
	for _, c := range []struct {
		got, want string
	}{
		{Date{2024, 2, 29}.AddYears(1).String(), "2025-02-28"},
		{Date{2026, 1, 31}.AddMonths(1).String(), "2026-02-28"},
		{Date{2026, 11, 30}.AddMonths(3).String(), "2027-02-28"},
		{Date{2026, 3, 31}.AddMonths(-1).String(), "2026-02-28"},
		{Date{2026, 12, 31}.AddDays(1).String(), "2027-01-01"},
		{fmt.Sprint(Date{2026, 5, 22}.Compare(Date{2026, 6, 1})), "-1"},
		{fmt.Sprint(DateOf(time.Date(2026, 5, 22, 23, 59, 0, 0, time.FixedZone("WIT", 9*3600)))), "2026-05-22"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	if d, ok := (Duration{2, Weeks}).After(Date{2026, 5, 22}); !ok || d.String() != "2026-06-05" {
		t.Errorf("2 minggu = %v, %v", d, ok)
	}
	if _, ok := (Duration{2, WorkingDays}).After(Date{2026, 5, 22}); ok {
		t.Error("working days were counted without a calendar")
	}
	if !(Date{}).IsZero() || (Date{2026, 1, 1}).IsZero() {
		t.Error("IsZero is wrong")
	}
}

func TestEncodeIsCanonical(t *testing.T) {
	for _, c := range []struct {
		v    Value
		want string
	}{
		{"a <b> & \"c\"", `"a <b> & \"c\""`},
		{int64(-5), "-5"},
		{Money(150_000_000), "150000000"},
		{Decimal{1275, 2}, `"12.75"`},
		{Decimal{-5, 1}, `"-0.5"`},
		{Decimal{5, 0}, `"5"`},
		{Date{2026, 5, 22}, `"2026-05-22"`},
		{Duration{3, Years}, `"3 tahun"`},
		{true, "true"},
		{List{}, "[]"},
		{Record{"b": "x", "a": List{int64(1), "y"}}, `{"a":[1,"y"],"b":"x"}`},
	} {
		got, err := Encode(c.v)
		if err != nil || string(got) != c.want {
			t.Errorf("Encode(%v) = %s, %v, want %s", c.v, got, err, c.want)
		}
	}
	for _, v := range []Value{nil, 3, 1.5, "\xff", List{nil}, Record{"a": 3}} {
		if got, err := Encode(v); err == nil {
			t.Errorf("Encode(%v) = %s, want an error", v, got)
		}
	}
}

func TestDecodeRefusesOtherTypes(t *testing.T) {
	row := Field{Kind: KindRecord, Fields: []Field{{Name: "a"}}}
	for _, c := range []struct {
		f   Field
		raw string
	}{
		{Field{}, "5"}, {Field{}, "null"}, {Field{}, `"a" "b"`}, {Field{Kind: KindInteger}, "1.5"}, {Field{Kind: KindInteger}, `"1"`},
		{Field{Kind: KindMoney}, "1e3"}, {Field{Kind: KindDecimal}, `"12,5"`}, {Field{Kind: KindDate}, `"22-05-2026"`},
		{Field{Kind: KindDuration}, `"lama"`}, {Field{Kind: KindBoolean}, "null"}, {Field{Kind: KindBoolean}, `"ya"`},
		{Field{Kind: KindList, Element: &Field{}}, "null"}, {Field{Kind: KindList, Element: &Field{}}, `[1]`},
		{row, "null"}, {row, `{"b":"x"}`}, {row, `{"a":1}`}, {row, "[]"},
	} {
		if v, err := c.f.Decode(json.RawMessage(c.raw)); err == nil {
			t.Errorf("Decode(%s) as %s = %v, want an error", c.raw, c.f.Kind, v)
		}
	}
}

func TestShow(t *testing.T) {
	fs := fields(t, declarations)
	for _, c := range []struct {
		field string
		v     Value
		want  string
	}{
		{"maksud", "satu\ndua", "satu dua"},
		{"jumlah", int64(2026), "2026"},
		{"jumlah", int64(15000), "15.000"},
		{"bunga", Decimal{123456, 2}, "1.234,56"},
		{"nilai", Money(5), "Rp0,05"},
		{"tgl_ttd", Date{2026, 5, 22}, "22 Mei 2026"},
		{"jangka", Duration{15, WorkingDays}, "15 hari kerja"},
		{"aktif", false, "tidak"},
		{"ketua", Record{"nama": "Sri", "gelar_belakang": "S.H.", "jabatan": "Ketua", "status": "Plt."}, "Sri, S.H., Plt. Ketua"},
		{"pihak", List{Record{"nama": "A"}, Record{"nama": "B"}}, "A; B"},
		{"dasar", List{Record{"jenis": "Undang-Undang", "nomor": "23", "tahun": "2014", "tentang": "Pemerintahan Daerah"}},
			"Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"},
		{"lingkup", List{Record{"judul": "A", "uraian": "b"}, Record{"uraian": "c"}}, "A: b; c"},
		{"tindak_lanjut", List{Record{"uraian": "a", "tenggat": Date{2026, 6, 1}}}, "uraian: a, tenggat: 1 Juni 2026"},
		{"judul", nil, ""},
	} {
		f, _ := Lookup(fs, c.field)
		if got := f.Show(c.v); got != c.want {
			t.Errorf("%s: Show(%v) = %q, want %q", c.field, c.v, got, c.want)
		}
	}
}

// random draws a value that an answer to f could have.
func random(r *rand.Rand, f Field) Value {
	switch f.Kind {
	case KindText, KindParagraph, KindNumber:
		if f.Pattern != nil {
			return "2026"
		}
		letters := []rune("abc XYZ é'\"<&\\/–9 ")
		var b strings.Builder
		b.WriteByte('x')
		for range r.IntN(20) {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		return strings.Join(strings.Fields(b.String()), " ")
	case KindInteger:
		return r.Int64() - r.Int64()
	case KindDecimal:
		return Decimal{r.Int64N(1<<40) - 1<<39, r.IntN(9)}
	case KindMoney:
		return Money(r.Int64N(1<<50) - 1<<49)
	case KindDate:
		return DateOf(time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(100_000)))
	case KindDuration:
		return Duration{1 + r.IntN(MaxDuration), Unit(r.IntN(5))}
	case KindBoolean:
		return r.IntN(2) == 0
	case KindEnum:
		return f.Options[r.IntN(len(f.Options))]
	case KindList:
		out := List{}
		for range 2 + r.IntN(3) {
			out = append(out, random(r, *f.Element))
		}
		return out
	}
	out := Record{}
	for _, c := range f.Fields {
		if !c.Optional || r.IntN(2) == 0 {
			out[c.Name] = random(r, c)
		}
	}
	return out
}

func TestDecodeUndoesEncode(t *testing.T) {
	fs := fields(t, declarations)
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		f := fs[r.IntN(len(fs))]
		v := random(r, f)
		raw, err := Encode(v)
		if err != nil {
			t.Fatalf("%s: Encode(%#v): %v", f.Name, v, err)
		}
		back, err := f.Decode(raw)
		if err != nil || !reflect.DeepEqual(back, v) {
			t.Fatalf("%s: %s decodes to %#v (%v), want %#v", f.Name, raw, back, err, v)
		}
		if again, err := Encode(back); err != nil || string(again) != string(raw) {
			t.Fatalf("%s: second encoding %s differs from %s", f.Name, again, raw)
		}
	}
}

func TestFromTextUndoesShow(t *testing.T) {
	fs := fields(t, declarations)
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		f := fs[r.IntN(len(fs))]
		f.Min, f.Max, f.Pattern = nil, nil, nil
		if f.Kind == KindList || f.Kind == KindRecord {
			continue
		}
		v := random(r, f)
		back, ds := f.FromText(f.Show(v), nil)
		if len(ds) > 0 || !reflect.DeepEqual(back, v) {
			t.Fatalf("%s: %q reads as %#v (%s), want %#v", f.Name, f.Show(v), back, codes(ds), v)
		}
	}
}
