package engine_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/office"
)

const staffFlow = `skema: alur/v1
id: staf
versi: "1"
nama: Staf
mulai: susun
buka: [judul]
peran: {biro: {nama: Biro}, hukum: {nama: Hukum}, umum: {nama: Umum}, mitra: {nama: Mitra, luar: ya}}
data: {judul: {jenis: teks}}
tahap:
  susun:
    oleh: biro
    aksi: {lanjut: {ke: paraf}}
  paraf:
    paralel:
      a: {oleh: hukum, beda_orang: [paraf]}
      b: {oleh: [hukum, umum], beda_orang: [paraf]}
      c: {oleh: umum, beda_orang: [paraf, susun]}
      d: {oleh: mitra}
    kuorum: {minimal: 4}
    aksi:
      lengkap: {otomatis: kuorum, ke: selesai}
      tolak: {oleh: salah_satu, ke: batal, alasan: wajib}
  selesai: {akhir: tuntas}
  batal: {akhir: batal}
`

const staffOffice = `skema: kantor/v1
lembaga: {nama: Badan Uji, jenis: K/L, alamat: Jalan Uji, kota: Jakarta, penandatangan: {nama: Ani, jabatan: Satu}}
nomor: {bawaan: {pola: "{urut}"}}
pejabat:
  satu: {nama: Ani, jabatan: Satu}
  dua: {nama: Budi, jabatan: Dua}
  tiga: {nama: Cici, jabatan: Tiga, hingga: 31 Desember 2026}
  empat: {nama: Dodi, jabatan: Empat}
peran:
  biro: empat
`

// Whether the seats can be filled is a matching, not a count: in the second case
// Ani must leave the seat that Budi can take as well.
func TestStaffingOfQuorums(t *testing.T) {
	for name, c := range map[string]struct {
		roles string
		year  int
		want  string
	}{
		"roles nobody lists":            {"", 2026, ""},
		"found by moving somebody":      {"  hukum: [satu, dua]\n  umum: [satu, tiga]\n", 2026, ""},
		"the same when one has retired": {"  hukum: [satu, dua]\n  umum: [satu, tiga]\n", 2027, "EN083"},
		"two people for three seats":    {"  hukum: [satu, dua]\n  umum: [satu, dua]\n", 2026, "EN083"},
		"nobody at all":                 {"  hukum: [satu, dua]\n  umum: tiga\n", 2027, "EN082 EN083"},
		"the drafter alone":             {"  hukum: [satu, dua]\n  umum: empat\n", 2026, "EN084"},
		"a role nobody knows":           {"  hokum: [satu, dua]\n", 2026, "EN085"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			b.at(5, 1, c.year)
			o, findings := office.Parse("naskah.yaml", []byte(staffOffice+c.roles))
			noFindings(t, findings)
			config := b.Config
			config.Office, config.Shelf = o, engine.Shelf{OfficeWorkflows: fstest.MapFS{"staf.yaml": {Data: []byte(staffFlow)}}}
			checked, err := engine.New(config).Check()
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range checked.Findings {
				got = append(got, f.Code)
				t.Log(f.Pos.Line, f.Sentence(message.ID), f.HintText(message.ID))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("found %v, want %s", got, c.want)
			}
		})
	}
}
