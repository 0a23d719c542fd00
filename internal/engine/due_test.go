package engine_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"naskah/internal/engine"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

func (b *bench) due(until time.Time) []engine.Upcoming {
	b.Helper()
	list, err := b.Due(b.Context(), until)
	if err != nil {
		b.Fatal(err)
	}
	return list
}

func TestDueCountsWorkingDaysFromTheDayAStageBegan(t *testing.T) {
	b := newBench(t)
	flow := b.own["workflows/uji.yaml"]
	flow.Data = []byte(replaceOnce(t, string(flow.Data), "    nama: Penyusunan\n", "    nama: Penyusunan\n    tenggat: 5 hari kerja\n"))
	flow.Data = []byte(replaceOnce(t, string(flow.Data), "    nama: Pembahasan\n", "    nama: Pembahasan\n    tenggat: 1 bulan\n"))
	first := b.open() // Monday, 5 January 2026
	b.at(7, time.January, 2026)
	second, third := b.open(), b.open()
	b.act(third, unit, "kirim", form...)
	b.at(13, time.January, 2026)
	list := b.due(time.Time{})
	if len(list) != 3 {
		t.Fatalf("%d deadlines, want 3", len(list))
	}
	day := func(m time.Month, d int, provisional bool) workflow.Due {
		return workflow.Due{On: schema.Date{Year: 2026, Month: m, Day: d}, Provisional: provisional}
	}
	for i, want := range []engine.Upcoming{
		{Dossier: first, Due: day(1, 12, true), Left: -1, Late: true},
		{Dossier: second, Due: day(1, 14, true), Left: 1},
		{Dossier: third, Due: day(2, 7, false), Left: 18},
	} {
		got := list[i]
		if got.Dossier != want.Dossier || got.On != want.On || got.Left != want.Left || got.Late != want.Late || got.Provisional != want.Provisional {
			t.Errorf("deadline %d: %+v, want %+v", i, got, want)
		}
	}
	if got := list[2]; got.Title != "Pertukaran data" || got.Stage != "bahas" || len(got.Roles) != 2 || got.Roles[0] != "mitra" {
		t.Errorf("%+v waits for %q", got, got.Roles)
	}
	last, err := b.ReadMoment("14 Januari 2026")
	if err != nil || len(b.due(last)) != 2 {
		t.Errorf("until %s: %d deadlines, %v; want 2", last, len(b.due(last)), err)
	}
	b.act(second, unit, "batalkan")
	if list := b.due(last); len(list) != 1 {
		t.Errorf("%d deadlines, want none of a dossier that has ended", len(list))
	}
}

// replaceOnce changes a text that must be there.
func replaceOnce(t *testing.T, s, old, fresh string) string {
	t.Helper()
	if !strings.Contains(s, old) {
		t.Fatalf("%q is not there", old)
	}
	return strings.Replace(s, old, fresh, 1)
}

// What was due is told as it was known then, also when a decree has changed the
// holidays since.
func TestDeadlinesOfThePastAreCountedAsTheyWereKnown(t *testing.T) {
	b := newBench(t)
	flow := b.own["workflows/uji.yaml"]
	flow.Data = []byte(replaceOnce(t, string(flow.Data), "    nama: Penyusunan\n", "    nama: Penyusunan\n    tenggat: 5 hari kerja\n"))
	profile, err := os.ReadFile("testdata/naskah.yaml")
	if err != nil {
		t.Fatal(err)
	}
	o, findings := office.Parse("naskah.yaml", append(profile, []byte(`
libur:
  2026:
    - {tanggal: 1 Januari 2026, nama: Tahun Baru}
    - {keputusan: KB 2, ditetapkan: 7 Januari 2026, libur: [{tanggal: 8 Januari 2026, hingga: 9 Januari 2026, nama: Cuti bersama}]}
`)...))
	noFindings(t, findings)
	config := b.Config
	config.Office = o
	b.Desk = engine.New(config)
	id := b.open() // Monday, 5 January 2026
	b.at(20, time.January, 2026)
	for day, want := range map[string]schema.Date{
		"6 Januari 2026":  {Year: 2026, Month: 1, Day: 12},
		"7 Januari 2026":  {Year: 2026, Month: 1, Day: 14},
		"19 Januari 2026": {Year: 2026, Month: 1, Day: 14},
	} {
		at, err := b.ReadMoment(day)
		if err != nil {
			t.Fatal(err)
		}
		v, err := b.ShowAt(t.Context(), id, at)
		if err != nil || len(v.Due) != 1 || v.Due[0].On != want || v.Today != schema.DateOf(at) || v.Due[0].Late(v.Today) != (want.Compare(v.Today) < 0) {
			t.Errorf("on %s: due %+v as of %s, %v, want %s", day, v.Due, v.Today, err, want)
		}
	}
}
