package office

import (
	"testing"

	"naskah/internal/schema"
)

const changing = head + `pejabat:
  kepala: {nama: Arya, jabatan: Kepala Badan, dasar: Keppres 1}
  sekretaris: {nama: Wira, jabatan: Sekretaris}
libur:
  2026:
    - {tanggal: 1 Mei 2026, nama: Hari Buruh}
`

func TestAPostChangesHandsOnItsDay(t *testing.T) {
	o := open(t, changing)
	day := on("2026-05-04")
	plt := o.WithHolder("kepala", schema.Record{"nama": "Bima", "status": "Plt."}, "SP 1", day)
	plh := o.WithHolder("kepala", schema.Record{"nama": "Bima", "status": "Plh."}, "SP 1", day)
	for _, c := range []struct {
		name        string
		o           *Office
		day         string
		want, basis string
	}{
		{"as it was", o, "2026-05-04", "Arya", "Keppres 1"},
		{"the day before", plt, "2026-05-03", "Arya", "Keppres 1"},
		{"the day", plt, "2026-05-04", "Bima", "SP 1"},
		{"standing in", plh, "2026-05-04", "Bima", "SP 1"},
	} {
		got, ok := c.o.own.Holder("kepala", on(c.day))
		if !ok || got.Person.Text("nama") != c.want || got.Basis != c.basis || got.Person.Text("jabatan") != "Kepala Badan" {
			t.Errorf("%s: %+v, want %s by %s", c.name, got, c.want, c.basis)
		}
	}
	if n := len(plh.own.Terms); n != 3 {
		t.Errorf("%d terms with a Plh., want 3", n)
	}
	for _, term := range plh.own.Terms {
		if term.Key == "kepala" && term.Person.Text("nama") == "Arya" && !term.Covers(day) {
			t.Error("the holder left for a Plh.")
		}
	}
	if o.WithHolder("camat", schema.Record{"nama": "X"}, "", day) != nil {
		t.Error("a post nobody has changed hands")
	}
}

func TestADecreeMakesDaysHolidays(t *testing.T) {
	o := open(t, changing)
	changed := o.WithDecree(on("2026-04-20"), on("2026-05-04"), on("2026-05-05"), "Cuti bersama")
	for day, want := range map[string]bool{"2026-05-01": false, "2026-05-04": false, "2026-05-05": false, "2026-05-06": true} {
		if got := changed.Calendar(on("2026-04-20")).Working(on(day)); got != want {
			t.Errorf("working on %s: %v, want %v", day, got, want)
		}
	}
	if !changed.Calendar(on("2026-04-19")).Working(on("2026-05-04")) {
		t.Error("the day before the decree it was known")
	}
	if !o.Calendar(on("2026-04-20")).Working(on("2026-05-04")) {
		t.Error("the office itself has changed")
	}
}
