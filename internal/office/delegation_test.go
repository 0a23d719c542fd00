package office

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/schema"
)

// Signing for another: documents of the field know a.n. (delegated by the
// superior) and u.b. (the second level after a.n.); a surat kuasa, decision or
// other letter is its basis.
const delegationText = `
skema: kantor/v1
lembaga: {nama: Badan Uji, jenis: K/L, alamat: Jalan Uji, kota: Jakarta, penandatangan: "@kepala"}
pejabat:
  kepala: {nama: Bima Ardhana, jabatan: Kepala Badan Uji}
  sestama: {nama: Laras Puspita, jabatan: Sekretaris Utama}
  karo:
    - {nama: Yudha, jabatan: Kepala Biro, hingga: 30 Juni 2026}
    - {nama: Naila, jabatan: Kepala Biro, status: Plt., dasar: SP 1/2026, sejak: 1 Juli 2026}
pelimpahan:
  - {dari: kepala, kepada: sestama, dasar: Keputusan Kepala, nomor: 1 Tahun 2026, tanggal: 2 Januari 2026, sejak: 5 Januari 2026}
  - {dari: sestama, kepada: karo, cara: u.b., dasar: Surat Kuasa, nomor: 2/2026, tanggal: 2 Februari 2026, hingga: 31 Juli 2026}
peran:
  pimpinan: {dipegang: kepala, wajib: ya}
  sekretariat: sestama
`

func TestWhoSignsForAnotherIsSaidWithTheBasis(t *testing.T) {
	o := open(t, delegationText)
	for _, c := range []struct{ key, day, want string }{
		{"sestama", "2026-02-10", "Laras Puspita||||"},
		{"sestama a.n. kepala", "2026-02-10", "Laras Puspita|Kepala Badan Uji||Keputusan Kepala Nomor 1 Tahun 2026 tanggal 2 Januari 2026|"},
		{"sestama a.n. kepala", "2026-01-04", ""},
		{"karo u.b. sestama", "2026-02-10", "Yudha|Kepala Badan Uji|Sekretaris Utama|Surat Kuasa Nomor 2/2026 tanggal 2 Februari 2026|"},
		{"karo u.b. sestama", "2026-07-10", "Naila|Kepala Badan Uji|Sekretaris Utama|Surat Kuasa Nomor 2/2026 tanggal 2 Februari 2026|Plt."},
		{"karo u.b. sestama", "2026-01-04", ""}, // nobody signs a.n. kepala yet
		{"karo u.b. sestama", "2026-08-01", ""},
		{"karo a.n. sestama", "2026-02-10", ""}, // that was delegated another way
		{"sestama a.n. karo", "2026-02-10", ""},
	} {
		got := ""
		if v, ok := o.Resolver(on(c.day))("orang", c.key); ok {
			r := v.(schema.Record)
			got = strings.Join([]string{r.Text("nama"), r.Text("atas_nama"), r.Text("untuk_beliau"), r.Text("kuasa"), r.Text("status")}, "|")
		}
		if got != c.want {
			t.Errorf("@%s on %s = %q, want %q", c.key, c.day, got, c.want)
		}
	}
	if keys := o.Keys("orang", on("2026-02-10")); !slices.Contains(keys, "sestama a.n. kepala") || !slices.Contains(keys, "karo u.b. sestama") {
		t.Errorf("keys %q do not offer the delegations", keys)
	}
	if keys := o.Keys("orang", on("2026-08-01")); slices.Contains(keys, "karo u.b. sestama") {
		t.Errorf("keys %q offer a delegation that has ended", keys)
	}
}

func TestAPartyIsRepresentedOnTheBasisOfTheDelegation(t *testing.T) {
	o := open(t, delegationText)
	v, ok := o.Resolver(on("2026-02-10"))("pihak", "lembaga:sestama a.n. kepala")
	if !ok {
		t.Fatal("not resolved")
	}
	party := v.(schema.Record)
	signer := party["penandatangan"].(schema.Record)
	basis := party["dasar"].(schema.List)
	if signer.Text("atas_nama") != "Kepala Badan Uji" || len(basis) != 1 || basis[0] != "Keputusan Kepala Nomor 1 Tahun 2026 tanggal 2 Januari 2026" {
		t.Errorf("party %v", party)
	}
	// The register itself is as it was.
	if v, _ := o.Resolver(on("2026-02-10"))("orang", "sestama"); v.(schema.Record).Text("atas_nama") != "" {
		t.Error("signing for another was written into the register")
	}
}

func TestADelegateHoldsTheRoleWhileTheDelegationLasts(t *testing.T) {
	o := open(t, delegationText)
	for _, c := range []struct{ role, day, people, lapsed string }{
		{"pimpinan", "2026-02-10", "Bima Ardhana; Laras Puspita a.n. Kepala Badan Uji; Yudha u.b. Sekretaris Utama", ""},
		{"pimpinan", "2026-08-01", "Bima Ardhana; Laras Puspita a.n. Kepala Badan Uji", "Naila u.b. Sekretaris Utama"},
		{"sekretariat", "2026-02-10", "Laras Puspita; Yudha u.b. Sekretaris Utama", ""},
	} {
		s := o.Staff(c.role, on(c.day))
		say := func(list []Holder) string {
			var parts []string
			for _, h := range list {
				parts = append(parts, strings.TrimSpace(h.Person.Text("nama")+" "+h.As))
			}
			return strings.Join(parts, "; ")
		}
		if say(s.People) != c.people || say(s.Lapsed) != c.lapsed {
			t.Errorf("Staff(%s, %s) = %s, lapsed %s, want %s, lapsed %s", c.role, c.day, say(s.People), say(s.Lapsed), c.people, c.lapsed)
		}
	}
	h, ok := o.Staff("sekretariat", on("2026-07-10")).Find("naila")
	if !ok || h.As != "u.b. Sekretaris Utama" || h.Bare || h.Basis == "" {
		t.Errorf("holder %+v, %v", h, ok)
	}
}

func TestDelegationsThatCannotBeAreTold(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"to nobody", "kepada: sestama,", "kepada: sestam,", "OF024 11:28, OF042 12:5"},
		{"to itself", "dari: kepala, kepada: sestama,", "dari: sestama, kepada: sestama,", "OF041 11:5, OF042 12:5"},
		{"u.b. without a.n.", "cara: u.b., dasar: Surat Kuasa, nomor: 2/2026, tanggal: 2 Februari 2026, hingga: 31 Juli 2026",
			"cara: u.b., dasar: Surat Kuasa, nomor: 2/2026, tanggal: 2 Februari 2026, hingga: 4 Januari 2026", "OF042 12:5"},
		{"without a number", "nomor: 2/2026, ", "", "OF043 12:5"},
		{"ends before it begins", "sejak: 5 Januari 2026}", "sejak: 5 Januari 2026, hingga: 4 Januari 2026}", "OF044 11:139"},
		{"another way", "cara: u.b.", "cara: p.p.", "SC"},
	} {
		if strings.Count(delegationText, c.old) != 1 {
			t.Fatalf("%s: %q stands %d times", c.name, c.old, strings.Count(delegationText, c.old))
		}
		_, ds := Parse("naskah.yaml", []byte(strings.Replace(delegationText, c.old, c.new, 1)))
		if got := codes(ds); got != c.want && !(len(c.want) == 2 && strings.HasPrefix(got, c.want)) {
			t.Errorf("%s: found %s, want %s", c.name, got, c.want)
		}
	}
	if _, ds := Parse("naskah.yaml", []byte(head+"pelimpahan: {dari: a}\n")); codes(ds) != "OF040 3:13" {
		t.Errorf("a mapping: %s", codes(ds))
	}
}
