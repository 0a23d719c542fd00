package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/schema"
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

// Acting for another is recorded with its basis; without one, or when its time
// is over, it is told, or refused where the role is for its holders only.
func TestActingForAnotherNeedsABasis(t *testing.T) {
	const delegations = "pelimpahan:\n" +
		"  - {dari: empat, kepada: satu, dasar: Surat Kuasa, nomor: 7/2026, tanggal: 2 Januari 2026, hingga: 31 Maret 2026}\n" +
		"  - {dari: empat, kepada: dua, dasar: Nota Dinas}\n"
	for name, c := range map[string]struct {
		actor string
		month time.Month
		want  string
		found string
	}{
		"the holder":             {"Dodi", 2, "", ""},
		"by delegation":          {"Ani", 2, "a.n. Empat|Surat Kuasa Nomor 7/2026 tanggal 2 Januari 2026|false", ""},
		"after its time":         {"Ani", 4, "||true", "EN090"},
		"on an incomplete basis": {"Budi", 2, "a.n. Empat|Nota Dinas|false", "EN091"},
		"without any":            {"Cici", 2, "||true", "EN080"},
	} {
		for _, strict := range []bool{false, true} {
			b := newBench(t)
			b.at(10, c.month, 2026)
			role := "  biro: empat\n"
			if strict {
				role = "  biro: {dipegang: empat, wajib: ya}\n"
			}
			profile := strings.Replace(staffOffice, "peran:\n  biro: empat\n", delegations+"peran:\n"+role, 1)
			o, findings := office.Parse("naskah.yaml", []byte(profile))
			if diag.HasErrors(findings) {
				t.Fatal(findings)
			}
			config := b.Config
			config.Office, config.Shelf = o, engine.Shelf{OfficeWorkflows: fstest.MapFS{"staf.yaml": {Data: []byte(staffFlow)}}}
			r, err := engine.New(config).Open(t.Context(), engine.OpenRequest{
				Workflow: "staf", Actor: dossier.Actor{Role: "biro", Name: c.actor}, Values: map[string]schema.Value{"judul": "Uji"},
			})
			if strict && c.found != "" {
				want := strings.Replace(c.found, "EN080", "EN081", 1)
				if f := diag.Findings(err); len(f) != 1 || f[0].Code != want {
					t.Errorf("%s: refused with %v, want %s", name, err, want)
				}
				continue
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			var found []string
			for _, f := range r.Findings {
				found = append(found, f.Code)
			}
			a := r.Entries[0].Actor
			got := fmt.Sprintf("%s|%s|%v", a.As, a.Basis, a.Doubt)
			if c.want == "" {
				c.want = "||false"
			}
			if got != c.want || strings.Join(found, " ") != c.found {
				t.Errorf("%s: recorded %s, told %v, want %s and %s", name, got, found, c.want, c.found)
			}
		}
	}
}
