package simulate_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/simulate"
	"naskah/internal/workflow"
	"naskah/scenarios"
)

const smallScenario = `skema: skenario/v1
judul: Perundingan
tujuan: Menjaga isi
alur: uji
benih: 7
jam: {mulai: 2026-03-02 08.00, laju: 1 hari = 2 menit}
kursi:
  unit: {orang: 2, nama: Rina}
  mitra: {bot: keras}
perilaku:
  keras:
    jeda: [2 hari kerja, 6 hari kerja]
    tolak: 2
    acak: ya
    langkah:
      - {tahap: bahas, aksi: revisi, kali: 1, jika: nilai > 10, alasan: [Belum., Masih belum.], isi: {catatan: Ya}}
taklimat:
  umum: Kedua kota ingin bekerja sama.
  rahasia: {mitra: Jangan buka data.}
jawaban: {judul: Uji}
kejadian:
  suntingan: {tahap: bahas, oleh: mitra, sunting: {naskah: nota, pasal: maksud, ganti: A, menjadi: B, alasan: Begitu}}
  plt: {hari: 20, ganti_pejabat: {pejabat: kepala, nama: Bima, status: Plt., dasar: SP 1}}
  anggaran: {nama: Anggaran dipotong, jika: hari > 3, oleh: unit, diam: ya, ubah: {nilai: 1.000}}
  sakit: {manual: ya, mangkir: {peran: mitra, selama: 25 hari kerja}}
  cuti: {hari: 2, libur: {tanggal: 9 Maret 2026, hingga: 10 Maret 2026, nama: Cuti}}
  bentrok: {hari: 2, oleh: unit, nomor_terpakai: {deret: nota, jumlah: 2}}
  kabar: {hari: 4, berita: Kabar.}
rubrik:
  waktu: {tenggat: bahas, bobot: 10, dasar: PP 28/2018}
  alasan: {alasan: {aksi: revisi, minimal: 20}}
  memuat: {memuat: {naskah: nota, teks: bersama}}
  tanpa: {tanpa: {naskah: nota, teks: sendiri}}
  pejabat: {pelaku: {aksi: tanda_tangan, pejabat: kepala}}
  urut: {urutan: [kirim, sepakat]}
  bolak_balik: {kembali: {ke: susun, maksimal: 2}}
  sampai: {capai: {tahap: selesai, dalam: 60 hari kerja}}
  syarat: {jika: nilai > 0}
  mutu: {nama: Mutu argumentasi, pelatih: ya}
uji:
  - {tahap: selesai, dalam: 3 bulan}
`

func TestAScenarioIsReadWhole(t *testing.T) {
	s, findings := simulate.ParseScenario("s.yaml", []byte(smallScenario))
	if err := diag.Fail(findings...); err != nil {
		t.Fatal(err)
	}
	if s.Title != "Perundingan" || s.Aim != "Menjaga isi" || s.Workflow != "uji" || s.Seed != 7 || s.Answers.Get("judul").Text() != "Uji" {
		t.Errorf("head %+v", s)
	}
	if want := (simulate.Moment{Year: 2026, Month: time.March, Day: 2, Hour: 8}); s.Tempo.Start != want || s.Tempo.Day != 2*time.Minute {
		t.Errorf("tempo %+v", s.Tempo)
	}
	if unit, mitra := s.Seats[0], s.Seats[1]; unit.Role != "unit" || unit.People != 2 || unit.Name != "Rina" || unit.Bot() || !mitra.Bot() || mitra.Manner != "keras" || unit.Manner != "lancar" {
		t.Errorf("seats %+v", s.Seats)
	}
	m, ok := s.Manner("keras")
	if !ok || m.Quick != 2 || m.Slow != 6 || m.Refuse != 2 || !m.Erratic {
		t.Errorf("manner %+v", m)
	}
	r := m.Rules[0]
	if r.Stage != "bahas" || r.Action != "revisi" || r.Times != 1 || r.If.Text != "nilai > 10" || len(r.Reasons) != 2 || r.Answers.Get("catatan").Text() != "Ya" {
		t.Errorf("rule %+v", r)
	}
	if _, ok := s.Manner("alot"); !ok {
		t.Error("no shipped manner alot")
	}
	if b := s.Briefs; len(b) != 2 || b[0].Role != "" || b[1].Role != "mitra" || b[1].Text != "Jangan buka data." {
		t.Errorf("briefs %+v", b)
	}
}

func TestEveryKindOfEventIsRead(t *testing.T) {
	s, _ := simulate.ParseScenario("s.yaml", []byte(smallScenario))
	e := s.Events
	if e[0].Edit == nil || e[0].Edit.Clause != "maksud" || e[0].Edit.Find != "A" || e[0].Edit.Put != "B" || e[0].Role != "mitra" || e[0].When.Stage != "bahas" {
		t.Errorf("edit %+v", e[0])
	}
	if e[1].Replace == nil || e[1].Replace.Person.Text("status") != "Plt." || e[1].Replace.Basis != "SP 1" || *e[1].When.Day != 20 {
		t.Errorf("replacement %+v", e[1])
	}
	if e[2].Change.Get("nilai").Text() != "1.000" || !e[2].Quiet || e[2].Label != "Anggaran dipotong" || e[2].When.If.Text != "hari > 3" {
		t.Errorf("change %+v", e[2])
	}
	if e[3].Away == nil || e[3].Away.Length != (schema.Duration{N: 25, Unit: schema.WorkingDays}) || !e[3].When.ByHand {
		t.Errorf("absence %+v", e[3])
	}
	if e[4].Holiday == nil || e[4].Holiday.To.Day != 10 || e[5].Numbers == nil || e[5].Numbers.Count != 2 || e[6].Tale != "Kabar." {
		t.Errorf("the rest %+v", e[4:])
	}
}

func TestEveryKindOfItemIsRead(t *testing.T) {
	s, _ := simulate.ParseScenario("s.yaml", []byte(smallScenario))
	it := s.Rubric
	if it[0].Deadline != "bahas" || it[0].Weight != 10 || it[0].Basis != "PP 28/2018" || *it[1].Reason != (simulate.ReasonCheck{Action: "revisi", Least: 20}) {
		t.Errorf("deadline, reason %+v", it[:2])
	}
	if *it[2].Has != (simulate.TextCheck{Paper: "nota", Text: "bersama"}) || *it[3].Lacks != (simulate.TextCheck{Paper: "nota", Text: "sendiri"}) {
		t.Errorf("texts %+v", it[2:4])
	}
	if *it[4].Taker != (simulate.TakerCheck{Action: "tanda_tangan", Post: "kepala"}) || !slices.Equal(it[5].Order, []string{"kirim", "sepakat"}) {
		t.Errorf("taker, order %+v", it[4:6])
	}
	if *it[6].Returns != (simulate.ReturnCheck{Stage: "susun", Most: 2}) || it[7].Reach.Stage != "selesai" || it[8].If.Text != "nilai > 0" || !it[9].Trainer {
		t.Errorf("the rest %+v", it[6:])
	}
	if g := s.Goals; len(g) != 1 || g[0].Stage != "selesai" || *g[0].Within != (schema.Duration{N: 3, Unit: schema.Months}) {
		t.Errorf("goals %+v", g)
	}
}

func TestFindingsInScenarios(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string
		want     []string
	}{
		"another schema":         {"skema: skenario/v1", "skema: alur/v1", []string{"SK001"}},
		"a seed below 0":         {"benih: 7", "benih: -1", []string{"SK002"}},
		"a name in capitals":     {"  kabar:", "  Kabar:", []string{"SK003"}},
		"goals without dashes":   {"uji:\n  - {tahap: selesai, dalam: 3 bulan}", "uji: {tahap: selesai}", []string{"SK004"}},
		"no time":                {"2026-03-02 08.00", "besok", []string{"SK005"}},
		"no rate":                {"1 hari = 2 menit", "cepat", []string{"SK006"}},
		"a crowd":                {"orang: 2", "orang: 21", []string{"SK007"}},
		"a shipped manner":       {"  keras:\n", "  alot:\n", []string{"SK008"}},
		"refusing less than 0":   {"tolak: 2", "tolak: -2", []string{"SK009"}},
		"a pace in weeks":        {"[2 hari kerja, 6 hari kerja]", "2 minggu", []string{"SK010"}},
		"a pace turned round":    {"[2 hari kerja, 6 hari kerja]", "[6 hari kerja, 2 hari kerja]", []string{"SK010"}},
		"no length":              {"25 hari kerja", "lama", []string{"SK011"}},
		"no date":                {"tanggal: 9 Maret 2026", "tanggal: besok", []string{"SK012"}},
		"two acts":               {"kabar: {hari: 4,", "kabar: {hari: 4, oleh: unit, ubah: {nilai: 1}, mangkir: {peran: unit, selama: 1 minggu},", []string{"SK013"}},
		"no act and no message":  {", berita: Kabar.", "", []string{"SK013"}},
		"a quiet message":        {", berita: Kabar.", ", diam: ya, berita: Kabar.", []string{"SK014"}},
		"nobody's edit":          {"oleh: mitra, sunting", "sunting", []string{"SK015"}},
		"somebody's holiday":     {"cuti: {hari: 2,", "cuti: {hari: 2, oleh: unit,", []string{"SK016"}},
		"by hand and on a day":   {"manual: ya", "manual: ya, hari: 3", []string{"SK017"}},
		"never":                  {"kabar: {hari: 4,", "kabar: {", []string{"SK017"}},
		"an edit of nothing":     {"ganti: A, menjadi: B, ", "", []string{"SK018"}},
		"a nameless official":    {"nama: Bima, ", "", []string{"SK019"}},
		"a holiday turned round": {"hingga: 10 Maret", "hingga: 8 Maret", []string{"SK020"}},
		"no number":              {"jumlah: 2", "jumlah: 0", []string{"SK021"}},
		"two checks":             {"pelatih: ya", "pelatih: ya, tenggat: bahas", []string{"SK022"}},
		"no check":               {", pelatih: ya", "", []string{"SK022"}},
		"an order of one":        {"[kirim, sepakat]", "kirim", []string{"SK023"}},
		"a name and a post":      {"nama: Rina}", "nama: Rina, pejabat: kepala}", []string{"SK024"}},
		"an unknown key":         {"tujuan:", "tujuannya:", []string{"SR031"}},
		"a weight of 0":          {"bobot: 10", "bobot: 0", []string{"SK009"}},
		"a bad status":           {"status: Plt.", "status: Penjabat", []string{"SC031"}},
		"a list as seat":         {"mitra: {bot: keras}", "mitra: [keras]", []string{"SR030"}},
		"no clock":               {"jam: {mulai: 2026-03-02 08.00, laju: 1 hari = 2 menit}\n", "", []string{"SR032"}},
	} {
		if !strings.Contains(smallScenario, c.old) {
			t.Fatalf("%s: %q is not in the scenario", name, c.old)
		}
		_, findings := simulate.ParseScenario("s.yaml", []byte(strings.Replace(smallScenario, c.old, c.new, 1)))
		var got []string
		for _, f := range findings {
			got = append(got, f.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: findings %q, want %q", name, got, c.want)
		}
	}
}

// Whatever a scenario holds, reading it ends, without a panic, and what is read
// without a finding can be bound to a workflow.
func FuzzParseScenario(f *testing.F) {
	f.Add([]byte(smallScenario))
	entries, err := fs.ReadDir(scenarios.FS, ".")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		data, err := fs.ReadFile(scenarios.FS, e.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	def, _ := workflow.Parse("kl.yaml", []byte(shippedFlow(f)))
	profile, _ := office.Parse("naskah.yaml", office.Sample())
	f.Fuzz(func(t *testing.T, data []byte) {
		s, findings := simulate.ParseScenario("s.yaml", data)
		if s == nil && len(findings) == 0 {
			t.Fatal("no scenario and no finding")
		}
		if diag.HasErrors(findings) {
			return
		}
		if script, findings := s.Bind(def, profile); !diag.HasErrors(findings) && script.Tempo.Start == (simulate.Moment{}) {
			t.Error("a script without a beginning")
		}
	})
}
