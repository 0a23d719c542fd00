package workflow

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/message"
)

// mutant is what verification says of the sample with one change.
func mutant(t *testing.T, old, with string) []diag.Diagnostic {
	t.Helper()
	text := sampleText(t)
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q stands %d times in the sample", old, strings.Count(text, old))
	}
	return all(strings.Replace(text, old, with, 1))
}

// A hint must name a remedy that works: a number is never asked for in a form,
// and asking again is not the first remedy for what an action has emptied.
func TestProofHintsAtWhatWouldHelp(t *testing.T) {
	for _, c := range []struct{ name, old, with, paper, field, hint string }{
		{"number of a final", "nomori: [nomor_nk], ", "", "nota_kesepahaman", "nomor_nk",
			"tambahkan nomori: [nomor_nk] pada aksi tanda_tangan di tahap penandatanganan_nk, atau pada aksi sebelumnya"},
		{"number of a draft", "menyusul: [nomor_pks, tgl_pks, ", "menyusul: [tgl_pks, ", "perjanjian", "nomor_pks",
			"tambahkan \"nomor_pks\" pada menyusul dokumen ini, karena nomornya baru ada kemudian"},
		{"asked later", "menyusul: [nomor_pks, tgl_pks, ", "menyusul: [nomor_pks, ", "perjanjian", "tgl_pks",
			"tambahkan \"tgl_pks\" pada menyusul dokumen ini bila memang baru diisi kemudian, atau minta pada isi tahap penyusunan_pks, tanpa opsional"},
		{"emptied on the way", "setuju: {ke: penandatanganan_pks}", "setuju: {ke: penandatanganan_pks, kosongkan: [no_setuju]}", "pertimbangan", "no_setuju",
			"\"no_setuju\" dikosongkan oleh aksi setuju di tahap persetujuan: hapus dari kosongkan, atau minta lagi sesudahnya"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ds := mutant(t, c.old, c.with)
			i := slices.IndexFunc(ds, func(d diag.Diagnostic) bool {
				return d.Code == "WF081" && d.Args["dokumen"] == c.paper && d.Args["data"] == c.field
			})
			if i < 0 {
				t.Fatalf("no WF081, got:%s", describe(ds))
			}
			if got := ds[i].HintText(message.ID); got != c.hint {
				t.Errorf("hint %q, want %q", got, c.hint)
			}
		})
	}
}

func TestOneMistakeInAFieldIsOneFinding(t *testing.T) {
	text := strings.Replace(sampleText(t), "nilai:         {jenis: rupiah,", "nilai:         {jenis: rupia,", 1)
	_, ds := Parse(sampleFile, []byte(text))
	if len(ds) != 1 || ds[0].Code != "SC002" {
		t.Errorf("want SC002 alone, got:%s", describe(ds))
	}
}

// The words of the expression library are English and speak of tokens.
func TestSyntaxOfConditionsIsExplainedInTheUsersLanguage(t *testing.T) {
	const rule = "bernilai_besar: nilai > batas"
	for _, c := range []struct{ with, sentence, hint string }{
		{"bernilai_besar: nilai = batas", "syarat tidak terbaca di sini (\"=\" tidak pada tempatnya)", "\"sama dengan\" ditulis ==, bukan ="},
		{"bernilai_besar: nilai >", "syarat tidak terbaca di sini (terputus)", ""},
		{"bernilai_besar: nilai batas", "syarat tidak terbaca di sini (\"batas\" tidak pada tempatnya)", ""},
		{"bernilai_besar: \"nilai > 'batas\"", "syarat tidak terbaca di sini (tanda petik tidak ditutup)", ""},
		{"bernilai_besar: nilai > 5.000.000", "angka \"5.000.000\" tidak jelas", ""},
		{"bernilai_besar: nilai > ~batas", "syarat tidak terbaca di sini (\"~\" tidak pada tempatnya)", ""},
	} {
		ds := mutant(t, rule, c.with)
		i := slices.IndexFunc(ds, func(d diag.Diagnostic) bool { return d.Sentence(message.ID) == c.sentence })
		if i < 0 {
			t.Errorf("%s: want %q, got:%s", c.with, c.sentence, describe(ds))
		} else if c.hint != "" && ds[i].HintText(message.ID) != c.hint {
			t.Errorf("%s: hint %q, want %q", c.with, ds[i].HintText(message.ID), c.hint)
		}
	}
}

// Paths of many stages were once put together in quadratic time, for every
// finding: the largest file that is read did not end within a test run.
func TestLongCirclesAreVerified(t *testing.T) {
	const n = 900
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  s%d: {oleh: [pimpinan], dokumen: [berita_acara_arsip, laporan_pelaksanaan, nota_kesepahaman], aksi: {a: {ke: s%d, nomori: [nomor_nk, nomor_pks]}}}\n", i, (i+1)%n)
	}
	ds := mutant(t, "tahap:\n", "tahap:\n"+b.String()+"\n")
	ds = append(ds, all(strings.NewReplacer("tahap:\n", "tahap:\n"+b.String(), "mulai: penjajakan", "mulai: s0").Replace(sampleText(t)))...)
	if len(ds) == 0 {
		t.Error("no findings in a file whose papers are asked for on every stage of a circle")
	}
}
