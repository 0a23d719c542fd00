package engine_test

import (
	"testing"

	"naskah/internal/diag"
	"naskah/internal/schema"
)

func TestAnswersAreReadStrictly(t *testing.T) {
	b := newBench(t)
	fields, err := b.Fields(t.Context(), b.open())
	if err != nil {
		t.Fatal(err)
	}
	values, err := b.ReadAnswers("jawaban.yaml", []byte("isi: Teks\nnilai: 1.500.000\n"), fields)
	if err != nil || values["nilai"] != schema.Money(150000000) || values["isi"] != "Teks" {
		t.Errorf("answers %v, %v", values, err)
	}
	for text, code := range map[string]string{
		"- isi":               "EN014",
		"isii: Teks":          "EN016",
		"tgl_ttd: 2026-01-01": "EN016",
		"nilai: banyak":       "SC027",
	} {
		_, err := b.ReadAnswers("jawaban.yaml", []byte(text), fields)
		f := diag.Findings(err)
		if len(f) != 1 || f[0].Code != code || f[0].Pos.File != "jawaban.yaml" || f[0].Pos.Line != 1 {
			t.Errorf("%q: %v, want %s in line 1", text, err, code)
		}
	}
	for text, code := range map[string]string{"isi": "EN015", "isii=x": "EN016"} {
		_, err := b.ReadPairs([]string{text}, fields)
		refused(t, err, code)
	}
	_, err = b.ReadPairs([]string{"isi=a", "isi=b"}, fields)
	refused(t, err, "EN019")
	if _, err := b.ReadAnswers("kosong.yaml", nil, fields); err == nil {
		t.Error("an empty file of answers was read")
	}
}
