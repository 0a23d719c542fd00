package schema

import (
	"fmt"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/source"
)

// fields parses declarations and fails the test on findings.
func fields(t *testing.T, text string) []Field {
	t.Helper()
	fs, got := declared(text)
	if got != "" {
		t.Fatalf("ParseFields: findings %s", got)
	}
	return fs
}

func declared(text string) ([]Field, string) {
	bag := new(diag.Bag)
	n, ds := source.Parse("f.yaml", []byte(text))
	bag.Add(ds...)
	fs := ParseFields(n, bag)
	return fs, codes(bag.List())
}

func codes(ds []diag.Diagnostic) string {
	var out []string
	for _, d := range ds {
		if s := d.Sentence(message.ID) + d.HintText(message.EN); strings.Contains(s, "{") && d.Code != "SC010" {
			out = append(out, "unfilled: "+s)
		}
		out = append(out, fmt.Sprintf("%s %d:%d", d.Code, d.Pos.Line, d.Pos.Col))
	}
	return strings.Join(out, ", ")
}

const declarations = `
judul:   {jenis: teks, maks: 250, label: Judul kerja sama, bantuan: Tanpa titik di akhir}
maksud:  {jenis: paragraf}
jumlah:  {jenis: bilangan, min: 1, maks: 1.000}
bunga:   {jenis: desimal, min: 0, maks: 100}
nilai:   {jenis: rupiah, min: 0, maks: 5.000.000.000, opsional: ya}
tgl_ttd: {jenis: tanggal}
jangka:  {jenis: jangka, bawaan: 3 tahun}
aktif:   {jenis: ya_tidak}
saran:   {jenis: pilihan, dari: [lanjut, perpanjang, akhiri]}
nomor_nk: {jenis: nomor, deret: nota_kesepahaman}
kode:    {jenis: teks, pola: '[0-9]{3}'}
pihak:   {jenis: daftar, unsur: pihak, min: 2}
lingkup: {jenis: daftar, unsur: butir}
dasar:   {jenis: daftar, unsur: dasar_hukum, opsional: ya}
ketua:   {jenis: orang, bawaan: "@ketua"}
tindak_lanjut:
  jenis: daftar
  unsur: {jenis: rincian, kolom: {uraian: {jenis: paragraf}, pj: {jenis: teks}, tenggat: {jenis: tanggal, opsional: ya}}}
`

func TestParseFieldsKeepsOrderAndTerms(t *testing.T) {
	fs := fields(t, declarations)
	if len(fs) != 16 || fs[0].Name != "judul" || fs[15].Name != "tindak_lanjut" {
		t.Fatalf("fields = %v", fs)
	}
	f, _ := Lookup(fs, "nilai")
	if *f.Min != 0 || *f.Max != 500_000_000_000 || !f.Optional || f.Label != "Nilai" {
		t.Errorf("nilai = %+v, want bounds in sen", f)
	}
	if f, _ = Lookup(fs, "tgl_ttd"); f.Label != "Tgl ttd" || f.Pos.Line != 7 || f.Pos.Col != 1 {
		t.Errorf("tgl_ttd = %+v", f)
	}
	if f, _ = Lookup(fs, "tindak_lanjut"); f.Element.Fields[2].Name != "tenggat" || f.Element.Fields[2].Kind != KindDate {
		t.Errorf("tindak_lanjut = %+v", f.Element)
	}
	if f, _ = Lookup(fs, "pihak"); f.Element.Composite != "pihak" || *f.Min != 2 {
		t.Errorf("pihak = %+v", f)
	}
	if _, ok := Lookup(fs, "tiada"); ok {
		t.Error("Lookup found tiada")
	}
}

func TestParseFieldsRefuses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Judul: {jenis: teks}", "SC001 1:1"},
		{"a: {jenis: tekss}", "SC002 1:12"},
		{"a: {jenis: [teks]}", "SC002 1:12"},
		{"a: {label: x}", "SR032 1:4"},
		{"a: teks", "SR030 1:4"},
		{"[a]", "SR030 1:1"},
		{"a: {jenis: tanggal, maks: 3}", "SC003 1:27"},
		{"a: {jenis: orang, kolom: {b: {jenis: teks}}}", "SC003 1:26"},
		{"a: {jenis: teks, min: 3}", "SC003 1:23"},
		{"a: {jenis: teks, maks: 5000}", "SC004 1:24"},
		{"a: {jenis: daftar, unsur: teks, maks: 5000}", "SC004 1:39"},
		{"a: {jenis: bilangan, min: 5, maks: 4}", "SC005 1:27"},
		{"a: {jenis: bilangan, min: 1.5}", "SC006 1:27"},
		{"a: {jenis: teks, pola: '['}", "SC007 1:24"},
		{"a: {jenis: teks, pola: 'a)|(?:b'}", "SC007 1:24"},
		{"a: {jenis: pilihan, dari: [x, X]}", "SC008 1:31"},
		{"a: {jenis: pilihan}", "SR032 1:4"},
		{"a: {jenis: daftar, unsur: {jenis: nomor, deret: x}}", "SC009 1:35"},
		{"a: {jenis: daftar, unsur: pilihan}", "SC010 1:27"},
		{"a: {jenis: daftar}", "SR032 1:4"},
		{"a: {jenis: rincian, kolom: {}}", "SC011 1:28"},
		{"a: {jenis: nomor}", "SR032 1:4"},
		{"a: {jenis: nomor, deret: A B}", "SC001 1:26"},
		{"a: {jenis: teks, bawaan: }", "SC012 1:18"},
		{"a: {jenis: bilangan, bawaan: 012}", "SC025 1:30"},
		{"a: {jenis: tanggal, bawaan: 31 Februari 2026}", "SC028 1:29"},
		{"a: {jenis: rincian, kolom: {b: {jenis: teks}}, bawaan: x}", "SC037 1:56"},
		{"a: {jenis: teks, maksimal: 3}", "SR031 1:18"},
		{"a: {jenis: teks, opsional: mungkin}", "SR035 1:28"},
	} {
		if _, got := declared(c.text); got != c.want {
			t.Errorf("%s: findings %q, want %q", c.text, got, c.want)
		}
	}
}

func TestEveryWordHasItsKind(t *testing.T) {
	for _, w := range Words() {
		_, composite := Composite(w)
		if _, got := declared("a: {jenis: " + w + "}"); strings.Contains(got, "SC002") {
			t.Errorf("%s (composite %v): findings %s", w, composite, got)
		}
	}
	if got := Kind(99).String() + KindMoney.String(); got != "?rupiah" {
		t.Errorf("String = %q", got)
	}
}

// The words of the library are English; its place in the pattern is not.
func TestAnUnreadablePatternIsQuotedWhereItFails(t *testing.T) {
	root, _ := source.Parse("a.yaml", []byte("a: {jenis: teks, pola: 'x{2,1}y'}\n"))
	bag := new(diag.Bag)
	ParseFields(root, bag)
	ds := bag.List()
	if len(ds) != 1 || ds[0].Sentence(message.ID) != `pola "x{2,1}y" tidak terbaca di "{2,1}"` {
		t.Errorf("findings %v", ds)
	}
}
