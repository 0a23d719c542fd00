package office

import (
	"slices"
	"strings"
	"testing"
)

const roleText = `
skema: kantor/v1
lembaga: {nama: Badan Uji, jenis: K/L, alamat: Jalan Uji, kota: Jakarta, penandatangan: {nama: Ani, jabatan: Satu}}
pejabat:
  kepala:
    - {nama: Bima Ardhana, gelar_depan: Dr., gelar_belakang: M.Si., jabatan: Kepala, hingga: 30 Juni 2026}
    - {nama: Laras Puspita, jabatan: Kepala, status: Plt., sejak: 1 Juli 2026, dasar: Surat Perintah 12/2026}
    - {nama: Togar, jabatan: Kepala, status: Plh., sejak: 2 Februari 2026, hingga: 6 Februari 2026}
  karo: {nama: Naila, jabatan: Kepala Biro}
peran:
  pimpinan: {dipegang: kepala, wajib: ya}
  biro_hukum: [karo, kepala]
`

func TestRolesAreHeldByWhoIsInThePostThatDay(t *testing.T) {
	o := open(t, roleText)
	for _, c := range []struct{ role, day, want string }{
		{"pimpinan", "2026-01-05", "Dr. Bima Ardhana, M.Si."},
		{"pimpinan", "2026-02-06", "Dr. Bima Ardhana, M.Si.; Togar"},
		{"pimpinan", "2026-06-30", "Dr. Bima Ardhana, M.Si."},
		{"pimpinan", "2026-07-01", "Laras Puspita"},
		{"biro_hukum", "2026-07-01", "Naila; Laras Puspita"},
	} {
		s := o.Staff(c.role, on(c.day))
		if got := strings.Join(s.Names(), "; "); got != c.want || !s.Listed || s.Strict != (c.role == "pimpinan") {
			t.Errorf("Staff(%s, %s) = %q %+v, want %q", c.role, c.day, got, s, c.want)
		}
	}
	s := o.Staff("pimpinan", on("2026-01-05"))
	for name, want := range map[string]bool{
		"bima  ardhana": true, "Dr. Bima Ardhana, M.Si.": true, "Bima": false, "Laras Puspita": false, "": false,
	} {
		if _, holds := s.Find(name); holds != want {
			t.Errorf("Find(%q) = %v", name, holds)
		}
	}
	if s := o.Staff("mitra", on("2026-01-05")); s.Listed || s.Strict || len(s.People) > 0 {
		t.Errorf("a role the profile does not name has staff: %+v", s)
	}
}

func TestRolesNameOfficialsThereAre(t *testing.T) {
	_, ds := Parse("naskah.yaml", []byte(strings.Replace(roleText, "[karo, kepala]", "[karro, kepala]", 1)))
	if codes(ds) != "OF024 12:16" {
		t.Errorf("found %s", codes(ds))
	}
	_, ds = Parse("naskah.yaml", []byte(strings.Replace(roleText, "dipegang: kepala, ", "", 1)))
	if !slices.ContainsFunc(strings.Split(codes(ds), ", "), func(s string) bool { return strings.HasPrefix(s, "SR") }) {
		t.Errorf("a role held by nobody named: %s", codes(ds))
	}
}
