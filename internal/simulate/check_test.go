package simulate_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/simulate"
	"naskah/internal/workflow"
	"naskah/scenarios"
)

// checked is what a shipped scenario with one thing changed is told.
func checked(t *testing.T, name, old, new string) []diag.Diagnostic {
	t.Helper()
	data, err := fs.ReadFile(scenarios.FS, name+".yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	s, findings := simulate.ParseScenario(name, []byte(strings.Replace(string(data), old, new, 1)))
	if err := diag.Fail(findings...); err != nil {
		t.Fatal(err)
	}
	def, _ := workflow.Parse("kl.yaml", []byte(shippedFlow(t)))
	profile, _ := office.Parse("naskah.yaml", office.Sample())
	script, findings := s.Bind(def, profile)
	if diag.HasErrors(findings) {
		return findings
	}
	found, err := script.Check(t.Context(), profile)
	if err != nil {
		t.Fatal(err)
	}
	return append(findings, found...)
}

func TestShippedScenariosCheckClean(t *testing.T) {
	for _, name := range []string{"siklus-penuh", "perundingan-alot", "kerja-sama-tidur"} {
		for _, f := range checked(t, name, "skema:", "skema:") {
			t.Errorf("%s: %s %s", name, f.Code, f.Sentence(message.EN))
		}
	}
}

func TestWhatCannotComeAboutIsFound(t *testing.T) {
	const hard = "perundingan-alot"
	for name, c := range map[string]struct{ old, new, code string }{
		"an unknown role":             {"  mitra:            {bot", "  mitraa:           {bot", "SK030"},
		"a role without a seat":       {"  biro_hukum:       {orang: 1}\n", "", "SK031"},
		"an unknown stage":            {"tahap: paraf_nk\n", "tahap: paraf\n", "SK030"},
		"an action of another stage":  {"aksi: tolak\n", "aksi: revisi\n", "SK030"},
		"an unknown post":             {"{pejabat: kepala, nama: Sekar", "{pejabat: camat, nama: Sekar", "SK030"},
		"a bad prepared answer":       {"nk_jangka: 3 tahun", "nk_jangka: lama", "SC029"},
		"a bad relative day":          {"+4 hari kerja", "+empat hari", "SK033"},
		"a deadline that is not":      {"kembali: {ke: penyusunan_pks, maksimal: 2}", "tenggat: cek_anggaran", "SK032"},
		"a condition that never":      {"jika: kunjungan == 2\n    diam", "jika: kunjungan < 1\n    diam", "SK090"},
		"a stage nobody stands in":    {"tahap: paraf_nk\n", "tahap: cek_anggaran\n", "SK091"},
		"an edit before the paper":    {"tahap: pembahasan_pks\n    jika: kunjungan == 1", "tahap: pembahasan_nk\n    jika: kunjungan == 1", "SK092"},
		"a role that does not act":    {"jika: kunjungan == 2\n    oleh: mitra", "jika: kunjungan == 2\n    oleh: biro_hukum", "SK093"},
		"a field that is not asked":   {"ubah: {pks_nilai: 1.500.000.000}", "ubah: {nk_tempat: Jakarta}", "SK094"},
		"an order that cannot be":     {"urutan: [telaah_anggaran.setuju, paraf_pks.paraf_hukum]", "urutan: [tetapkan, paraf_nk.paraf_hukum]", "SK095"},
		"a goal without a way":        {"- {tahap: telaah_anggaran}", "- {tahap: pelaksanaan}\n  - {tahap: penjajakan}", "SK096"},
		"a stage that is never again": {"kembali: {ke: penyusunan_pks, maksimal: 2}", "kembali: {ke: selesai, maksimal: 2}", "SK097"},
		"an event the bots miss":      {"jika: kunjungan == 2\n    diam", "jika: kunjungan == 9\n    diam", "SK098"},
		"a goal the bots miss":        {"dalam: 60 hari kerja", "dalam: 1 hari kerja", "SK099"},
	} {
		found := checked(t, hard, c.old, c.new)
		if !slices.ContainsFunc(found, func(f diag.Diagnostic) bool { return f.Code == c.code }) {
			t.Errorf("%s: %v, want %s", name, found, c.code)
		}
	}
}
