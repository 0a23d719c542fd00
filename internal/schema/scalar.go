package schema

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
)

// scalar reads a text by the kind of its field.
func (a *answer) scalar(f Field, path, s string, pos diag.Position) (Value, bool) {
	switch f.Kind {
	case KindText, KindParagraph, KindNumber:
		return a.text(f, path, s, pos)
	}
	s = strings.TrimSpace(s)
	refuse := func(d diag.Diagnostic) (Value, bool) {
		a.bag.Add(d)
		return nil, false
	}
	switch f.Kind {
	case KindInteger:
		n, err := bahasa.ParseRibuan(s)
		if err != nil {
			return refuse(numberHint(diag.New("SC025", pos, "isian", path, "teks", brief(s)), s))
		}
		return n, a.between(f, path, s, pos, f.Min != nil && n < *f.Min, f.Max != nil && n > *f.Max)
	case KindDecimal:
		unscaled, scale, err := bahasa.ParseDesimal(s)
		if err != nil {
			return refuse(numberHint(diag.New("SC026", pos, "isian", path, "teks", brief(s)), s))
		}
		d := Decimal{unscaled, scale}
		return d, a.between(f, path, s, pos, f.Min != nil && d.below(*f.Min), f.Max != nil && d.above(*f.Max))
	case KindMoney:
		sen, err := bahasa.ParseRupiah(s)
		if err != nil {
			return refuse(diag.New("SC027", pos, "isian", path, "teks", brief(s)))
		}
		return Money(sen), a.between(f, path, s, pos, f.Min != nil && sen < *f.Min, f.Max != nil && sen > *f.Max)
	case KindDate:
		t, err := bahasa.ParseTanggal(s)
		if err != nil {
			return refuse(diag.New("SC028", pos, "isian", path, "teks", brief(s)))
		}
		return DateOf(t), true
	case KindDuration:
		d, err := ParseDuration(s)
		if err != nil {
			return refuse(diag.New("SC029", pos, "isian", path, "teks", brief(s)))
		}
		return d, true
	case KindBoolean:
		switch strings.ToLower(s) {
		case "ya", "true":
			return true, true
		case "tidak", "false":
			return false, true
		}
		return refuse(diag.New("SC030", pos, "isian", path, "teks", brief(s)))
	}
	return a.option(f, path, s, pos)
}

// between reports whether the value keeps its bounds.
func (a *answer) between(f Field, path, s string, pos diag.Position, low, high bool) bool {
	switch {
	case low:
		a.bag.Add(diag.New("SC032", pos, "isian", path, "teks", s, "batas", f.showBound(*f.Min)))
	case high:
		a.bag.Add(diag.New("SC033", pos, "isian", path, "teks", s, "batas", f.showBound(*f.Max)))
	}
	return !low && !high
}

func (f Field) showBound(n int64) string {
	if f.Kind == KindMoney {
		return bahasa.Rupiah(n)
	}
	return bahasa.Ribuan(n)
}

var (
	leadingZero = regexp.MustCompile(`^-?0[0-9]`)
	pointAsMark = regexp.MustCompile(`^-?[0-9]+\.[0-9]+$`)
)

// numberHint explains the two usual slips: a code with a zero in front, and a
// decimal point where Indonesian writes a comma.
func numberHint(d diag.Diagnostic, s string) diag.Diagnostic {
	switch {
	case leadingZero.MatchString(s):
		return d.WithHint("SC025.leading_zero", "teks", s)
	case pointAsMark.MatchString(s):
		return d.WithHint("SC025.point")
	}
	return d
}

// text reads a teks, paragraf or nomor.
func (a *answer) text(f Field, path, s string, pos diag.Position) (Value, bool) {
	s = strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n"))
	limit := MaxText
	if f.Kind == KindParagraph {
		limit = MaxParagraph
	}
	if f.MaxLen > 0 {
		limit = f.MaxLen
	}
	length := utf8.RuneCountInString(s)
	switch {
	case f.Kind != KindParagraph && strings.ContainsAny(s, "\n\t"):
		a.bag.Add(diag.New("SC022", pos, "isian", path, "teks", brief(strings.Join(strings.Fields(s), " "))))
	case !utf8.ValidString(s) || strings.ContainsFunc(s, unprintable):
		a.bag.Add(diag.New("SC038", pos, "isian", path))
	case length > limit:
		a.bag.Add(diag.New("SC023", pos, "isian", path, "panjang", length, "batas", limit))
	case f.Pattern != nil && !f.Pattern.MatchString(s):
		pattern := strings.TrimSuffix(strings.TrimPrefix(f.Pattern.String(), "^(?:"), ")$")
		a.bag.Add(diag.New("SC024", pos, "isian", path, "teks", brief(s), "pola", pattern))
	default:
		return s, true
	}
	return nil, false
}

// unprintable finds what no paper can hold: XML 1.0 (2.2 Char) has no room for
// control characters, and U+2028 comes in with text pasted from Word.
func unprintable(r rune) bool {
	return (unicode.IsControl(r) && r != '\n' && r != '\t') || r == '\u2028' || r == '\u2029' || r == '\ufffe' || r == '\uffff'
}

// option reads a choice; letter case does not matter, the declared spelling is
// kept.
func (a *answer) option(f Field, path, s string, pos diag.Position) (Value, bool) {
	i := slices.IndexFunc(f.Options, func(o string) bool { return strings.EqualFold(o, s) })
	if i >= 0 {
		return f.Options[i], true
	}
	d := diag.New("SC031", pos, "isian", path, "teks", brief(s), "pilihan", f.Options)
	if near := diag.Suggest(s, f.Options); near != "" {
		d = d.WithHint("SC031.suggest", "saran", near)
	}
	a.bag.Add(d)
	return nil, false
}

// A regulation as it is quoted: "Peraturan Pemerintah Nomor 28 Tahun 2018
// tentang Kerja Sama Daerah", with its gazette in brackets behind it or not.
var legalPattern = regexp.MustCompile(
	`^(\S.*?) Nomor (\S+(?: \S+)*?) Tahun ([0-9]{4}) tentang (\S.*?)(?: \(((?:Lembaran|Berita) [^()]+(?:\([^()]*\)[^()]*)*)\))?$`)

// parseLegalBasis reads the quoted form of a regulation.
func parseLegalBasis(s string) (Record, bool) {
	if len(s) > MaxText || strings.ContainsFunc(s, unprintable) || !utf8.ValidString(s) {
		return nil, false
	}
	m := legalPattern.FindStringSubmatch(strings.Join(strings.Fields(s), " "))
	if m == nil {
		return nil, false
	}
	r := Record{"jenis": m[1], "nomor": m[2], "tahun": m[3], "tentang": m[4]}
	if m[5] != "" {
		r["lembaran"] = m[5]
	}
	return r, true
}
