package simulate

import (
	"slices"
	"testing"
	"time"

	"naskah/internal/dossier"
)

func codes(t *testing.T, text string) []string {
	t.Helper()
	_, findings := ParseStory("cerita.yaml", []byte(text))
	list := []string{}
	for _, f := range findings {
		if f.Pos.File != "cerita.yaml" || f.Pos.Line == 0 {
			t.Errorf("%s stands nowhere: %v", f.Code, f.Pos)
		}
		list = append(list, f.Code)
	}
	return list
}

const head = "skema: cerita/v1\njudul: Uji\nalur: uji\nlangkah:\n  - {saat: 2026-01-05 09.00, peran: unit, nama: Rina, buka: ya, isi: {judul: Uji}, cerita: Dibuka}\n"

func TestAStoryIsRead(t *testing.T) {
	s, findings := ParseStory("cerita.yaml", []byte(head+
		"  - {saat: 2026-01-06 10.30, peran: mitra, adopsi: {naskah: nota, berkas: a.docx}, alasan: Disunting}\n"+
		"  - {saat: 2026-01-06 10.30, peran: mitra, aksi: kirim, jawaban: a.yaml, ditolak: WF107}\n"+
		"  - {saat: 2026-01-07 00.00, peran: unit, lampirkan: {judul: Surat, berkas: a.pdf}}\n"))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	if s.Title != "Uji" || s.Workflow != "uji" || len(s.Steps) != 4 {
		t.Fatalf("story %+v", s)
	}
	first, second, third, last := s.Steps[0], s.Steps[1], s.Steps[2], s.Steps[3]
	if !first.Open || first.Actor != (dossier.Actor{Role: "unit", Name: "Rina"}) || first.Tale != "Dibuka" || first.Answers == nil || first.Pos.Line != 5 {
		t.Errorf("first step %+v", first)
	}
	if second.Adopt == nil || *second.Adopt != (Delivery{Paper: "nota", File: "a.docx"}) || second.Reason != "Disunting" {
		t.Errorf("second step %+v", second)
	}
	if third.Action != "kirim" || third.File != "a.yaml" || third.Refused != "WF107" {
		t.Errorf("third step %+v", third)
	}
	if last.Attach == nil || *last.Attach != (Delivery{Title: "Surat", File: "a.pdf"}) {
		t.Errorf("last step %+v", last)
	}
	place := time.FixedZone("WIT", 9*60*60)
	if got, want := second.At.In(place), time.Date(2026, time.January, 6, 10, 30, 0, 0, place); !got.Equal(want) {
		t.Errorf("second step at %v, want %v", got, want)
	}
}

func TestFindingsInStories(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"another schema":             {"skema: alur/v1\njudul: U\nalur: uji\nlangkah: [{saat: 2026-01-05 09.00, buka: ya}]\n", []string{"CR001"}},
		"no list":                    {"skema: cerita/v1\nalur: uji\nlangkah: buka\n", []string{"CR002"}},
		"an empty list":              {"skema: cerita/v1\nalur: uji\nlangkah: []\n", []string{"CR002"}},
		"nothing opened":             {"skema: cerita/v1\nalur: uji\nlangkah: [{saat: 2026-01-05 09.00, aksi: kirim}]\n", []string{"CR003"}},
		"back in time":               {head + "  - {saat: 2026-01-05 08.59, aksi: kirim}\n", []string{"CR004"}},
		"not a time":                 {head + "  - {saat: besok, aksi: kirim}\n  - {saat: 2026-01-05 09.00, aksi: kirim}\n", []string{"CR005"}},
		"no such day":                {head + "  - {saat: 2026-02-30 09.00, aksi: kirim}\n", []string{"CR005"}},
		"no time":                    {head + "  - {aksi: kirim}\n", []string{"SR032"}},
		"two acts":                   {head + "  - {saat: 2026-01-05 09.00, aksi: kirim, lampirkan: {berkas: a}}\n", []string{"CR006"}},
		"no act":                     {head + "  - {saat: 2026-01-05 09.00, cerita: Sepi}\n", []string{"CR006"}},
		"answers twice":              {head + "  - {saat: 2026-01-05 09.00, isi: {a: b}, jawaban: a.yaml}\n", []string{"CR006"}},
		"answers with a delivery":    {head + "  - {saat: 2026-01-05 09.00, isi: {a: b}, lampirkan: {berkas: a}}\n", []string{"CR006"}},
		"a reason for nothing":       {head + "  - {saat: 2026-01-05 09.00, isi: {a: b}, alasan: Begitu}\n", []string{"CR006"}},
		"back from nowhere":          {head + "  - {saat: 2026-01-05 09.00, kembali: ya, aksi: a}\n", []string{"CR012"}},
		"back once too often":        {head + "  - {saat: 2026-01-05 09.00, anak: b}\n  - {saat: 2026-01-05 09.00, kembali: ya, aksi: a}\n  - {saat: 2026-01-05 09.00, kembali: ya, aksi: a}\n", []string{"CR012"}},
		"back from what was refused": {head + "  - {saat: 2026-01-05 09.00, anak: b, ditolak: WF159}\n  - {saat: 2026-01-05 09.00, kembali: ya, aksi: a}\n", []string{"CR012"}},
		"two acts in one":            {head + "  - {saat: 2026-01-05 09.00, anak: b, aksi: a}\n", []string{"CR006"}},
		"a second opening":           {head + "  - {saat: 2026-01-05 09.00, buka: ya}\n", []string{"CR008"}},
		"an unknown key":             {head + "  - {saat: 2026-01-05 09.00, aksii: kirim, isi: {a: b}}\n", []string{"SR031"}},
		"no paper to adopt":          {head + "  - {saat: 2026-01-05 09.00, adopsi: {berkas: a}}\n", []string{"SR032"}},
		"a title to adopt":           {head + "  - {saat: 2026-01-05 09.00, adopsi: {naskah: n, berkas: a, judul: J}}\n", []string{"SR031"}},
		"no file to attach":          {head + "  - {saat: 2026-01-05 09.00, lampirkan: {judul: J}}\n", []string{"SR032"}},
		"a bare delivery":            {head + "  - {saat: 2026-01-05 09.00, adopsi: a.docx}\n", []string{"SR030"}},
	} {
		if got := codes(t, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: findings %q, want %q", name, got, c.want)
		}
	}
}
