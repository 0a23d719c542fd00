package office

import (
	"slices"
	"testing"

	"naskah/internal/schema"
)

const partiesText = `skema: pihak/v1
pihak:
  bandar:
    nama: Pemerintah Kota Rekaan
    jenis: pemda
    alamat: Jalan Rekaan
    pejabat:
      - {kunci: wali, nama: Satu, jabatan: Wali Kota, hingga: 31 Desember 2026, dasar: SK 1}
      - {kunci: wali, nama: Dua, jabatan: Wali Kota, status: Plh., dasar: SK 2, sejak: 2 Maret 2026, hingga: 6 Maret 2026}
      - {kunci: sekda, nama: Tiga, jabatan: Sekda, dasar: SK 3}
`

func withParties(t *testing.T) *Office {
	t.Helper()
	o, findings := Parse("naskah.yaml", Sample())
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	wider, findings := o.WithParties("pihak.yaml", []byte(partiesText))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	if len(o.Partners()) != 2 {
		t.Error("reading a register changed the office it was added to")
	}
	return wider
}

func TestAPartyIsSignedForByTheHolderOfTheDay(t *testing.T) {
	o := withParties(t)
	for _, c := range []struct {
		key         string
		day         schema.Date
		name, basis string
	}{
		{"bandar", schema.Date{Year: 2026, Month: 1, Day: 5}, "Satu", "SK 1"},
		{"bandar", schema.Date{Year: 2026, Month: 3, Day: 4}, "Dua", "SK 2"},
		{"bandar:sekda", schema.Date{Year: 2026, Month: 3, Day: 4}, "Tiga", "SK 3"},
		{"bandar", schema.Date{Year: 2027, Month: 1, Day: 1}, "", ""},
		{"bandar:lain", schema.Date{Year: 2026, Month: 1, Day: 5}, "", ""},
	} {
		v, ok := o.Resolver(c.day)("pihak", c.key)
		if ok != (c.name != "") {
			t.Errorf("@%s on %s: %v", c.key, c.day, v)
			continue
		}
		if !ok {
			continue
		}
		party := v.(schema.Record)
		if got := party["penandatangan"].(schema.Record).Text("nama"); got != c.name || party["dasar"].(schema.List)[0] != c.basis {
			t.Errorf("@%s on %s is signed by %s, %v, want %s, %s", c.key, c.day, got, party["dasar"], c.name, c.basis)
		}
	}
}

func TestAPostThatHasEndedIsNotOffered(t *testing.T) {
	o := withParties(t)
	before, after := schema.Date{Year: 2026, Month: 12, Day: 31}, schema.Date{Year: 2027, Month: 1, Day: 1}
	if !slices.Contains(o.Keys("orang", before), "bandar:wali") || !slices.Contains(o.Keys("pihak", before), "bandar") {
		t.Error("a holder is not offered on the last day of the term")
	}
	if keys := o.Keys("orang", after); slices.Contains(keys, "bandar:wali") || !slices.Contains(keys, "bandar:sekda") {
		t.Errorf("offered after the term: %v", keys)
	}
	if slices.Contains(o.Keys("pihak", after), "bandar") {
		t.Error("a party nobody signs for is offered")
	}
}
