package simulate_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/simulate"
	"naskah/internal/workflow"
)

// happenings is a history of the shipped workflow, a line an entry: the day of
// January 2026, who, what, from where, to where, and why.
func happenings(t *testing.T, lines string) (dossier.Dossier, []dossier.Entry) {
	t.Helper()
	x := dossier.Dossier{ID: "2026-001"}
	var history []dossier.Entry
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.SplitN(strings.TrimSpace(line), " ", 6)
		var day int
		if _, err := fmt.Sscan(f[0], &day); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		e := dossier.Entry{
			Seq: i + 1, At: time.Date(2026, time.January, day, 3, 0, 0, 0, time.UTC), Kind: dossier.Acted, Action: f[2], From: f[3], To: f[4],
			Actor: dossier.Actor{Role: "unit_kerja_sama", Name: strings.ReplaceAll(f[1], "_", " ")},
		}
		if i == 0 {
			e.Kind, e.Action, e.From = dossier.Opened, "", ""
		}
		if len(f) > 5 {
			e.Reason = f[5]
		}
		if err := x.Apply(e); err != nil {
			t.Fatal(err)
		}
		history = append(history, e)
	}
	return x, history
}

const wentWell = `5 Ayu buka - penjajakan
6 Ayu undang penjajakan rapat_penjajakan
8 Ayu lanjut rapat_penjajakan penyusunan_nk
9 Ayu kirim penyusunan_nk pembahasan_nk
12 Sari revisi pembahasan_nk penyusunan_nk Jangka waktunya masih terlalu panjang.
13 Ayu kirim penyusunan_nk pembahasan_nk
14 Ayu sepakat pembahasan_nk paraf_nk
15 Bima_Ardhanarendra tanda_tangan penandatanganan_nk penyusunan_pks`

// judged is the mark of one item for a history.
func judged(t *testing.T, item, lines string) simulate.Mark {
	t.Helper()
	text := "skema: skenario/v1\njudul: U\nalur: kl-dalam-negeri\njam: {mulai: 2026-01-05 08.00}\nrubrik:\n  butir: {bobot: 10, " + item + "}\nkursi:\n"
	for _, role := range []string{"unit_kerja_sama", "pemrakarsa", "biro_hukum", "biro_perencanaan", "pimpinan", "mitra"} {
		text += "  " + role + ": {bot: lancar}\n"
	}
	s, findings := simulate.ParseScenario("s.yaml", []byte(text))
	if err := diag.Fail(findings...); err != nil {
		t.Fatal(err)
	}
	def, _ := workflow.Parse("kl.yaml", []byte(shippedFlow(t)))
	profile, _ := office.Parse("naskah.yaml", office.Sample())
	script, findings := s.Bind(def, profile)
	if err := diag.Fail(findings...); err != nil {
		t.Fatal(err)
	}
	x, history := happenings(t, lines)
	marks, err := script.Score(simulate.Evidence{
		Scene:   simulate.Scene{Dossier: x, History: history, Office: profile},
		Trainer: map[string]int{"butir": 70},
		Text: func(paper string) (string, bool, error) {
			return "Pasal 1\nBiaya  ditanggung\nPARA PIHAK.", paper == "nota_kesepahaman", nil
		},
	})
	if err != nil || len(marks) != 1 {
		t.Fatal(marks, err)
	}
	return marks[0]
}

func TestEveryKindOfItemIsJudged(t *testing.T) {
	late := strings.ReplaceAll(wentWell, "14 Ayu sepakat", "30 Ayu sepakat")
	late = strings.ReplaceAll(late, "15 Bima", "30 Bima")
	for _, c := range []struct {
		item, history string
		points        int
	}{
		{"tenggat: penjajakan", wentWell, 10},
		{"tenggat: rapat_penjajakan", strings.ReplaceAll(wentWell, "8 Ayu lanjut", "9 Ayu lanjut"), 10},
		{"tenggat: evaluasi", wentWell, 0}, // not left
		{"tenggat: rapat_penjajakan", "5 A buka - penjajakan\n6 A undang penjajakan rapat_penjajakan\n30 A lanjut rapat_penjajakan penyusunan_nk", 0},
		{"alasan: {aksi: revisi, minimal: 20}", wentWell, 10},
		{"alasan: {aksi: revisi, minimal: 200}", wentWell, 0},
		{"alasan: {aksi: revisi, tahap: pembahasan_pks, minimal: 200}", wentWell, 10}, // none was due
		{"memuat: {naskah: nota_kesepahaman, teks: biaya ditanggung para pihak}", wentWell, 10},
		{"memuat: {naskah: nota_kesepahaman, teks: pajak}", wentWell, 0},
		{"memuat: {naskah: notula, teks: biaya}", wentWell, 0}, // not made
		{"tanpa: {naskah: nota_kesepahaman, teks: pajak}", wentWell, 10},
		{"tanpa: {naskah: nota_kesepahaman, teks: biaya}", wentWell, 0},
		{"tanpa: {naskah: notula, teks: pajak}", wentWell, 0}, // not made
		{"pelaku: {aksi: tanda_tangan, pejabat: kepala}", wentWell, 10},
		{"pelaku: {aksi: tanda_tangan, pejabat: sestama}", wentWell, 0},
		{"pelaku: {aksi: tetapkan, pejabat: kepala}", wentWell, 0}, // not taken
		{"urutan: [kirim, sepakat]", wentWell, 10},
		{"urutan: [sepakat, revisi]", wentWell, 0},
		{"urutan: [kirim, tetapkan]", wentWell, 0},
		{"urutan: [penyusunan_nk.kirim, pembahasan_nk.sepakat]", wentWell, 10},
		{"kembali: {ke: penyusunan_nk, maksimal: 1}", wentWell, 10},
		{"kembali: {ke: penyusunan_nk}", wentWell, 0},
		{"kembali: {ke: evaluasi, maksimal: 1}", wentWell, 0}, // never there
		{"capai: {tahap: paraf_nk}", wentWell, 10},
		{"capai: {tahap: paraf_nk, dalam: 8 hari kerja}", wentWell, 10},
		{"capai: {tahap: paraf_nk, dalam: 8 hari kerja}", late, 0},
		{"capai: {tahap: selesai}", wentWell, 0},
		{"jika: hari > 5 and tahap == \"penyusunan_pks\"", wentWell, 10},
		{"jika: terisi(nk_maksud)", wentWell, 0},
		{"pelatih: ya", wentWell, 7},
	} {
		mark := judged(t, c.item, c.history)
		if mark.Points != c.points || mark.Open {
			t.Errorf("%s: %d points because %s, want %d", c.item, mark.Points, mark.Why.In(message.EN), c.points)
		}
		if why := mark.Why.In(message.ID); why == "" || strings.Contains(why, "{") {
			t.Errorf("%s: because %q", c.item, why)
		}
	}
}
