package workflow

import (
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/office"
	"naskah/internal/schema"
)

// timed is a small workflow in which everything that speaks of time occurs.
const timed = `
skema: alur/v1
id: waktu
versi: 1
nama: Waktu
mulai: dprd
peran: {biro: {nama: Biro}, dewan: {nama: DPRD, luar: ya}, kepala: {nama: Kepala}}
data:
  diterima: {jenis: tanggal}
  nomor: {jenis: teks}
tahap:
  dprd:
    oleh: biro
    isi: [diterima, nomor]
    tenggat: {lama: 10 hari kerja, sejak: diterima, ingatkan: 3 hari kerja, naikkan: kepala}
    aksi:
      setuju: {oleh: dewan, ke: jalan}
      minta: {oleh: dewan, tetap: ya, jeda: mulai}
      lengkapi: {tetap: ya, jeda: selesai}
      dianggap: {ke: jalan, alasan: wajib, lewat_tenggat: ya}
  jalan:
    oleh: biro
    aksi:
      lapor: {tetap: ya, setiap: 6 bulan}
      tutup: {ke: selesai}
  selesai: {akhir: tuntas}
`

func timedPlay(t *testing.T) (*play, Moment) {
	t.Helper()
	d, ds := Parse("waktu.yaml", []byte(timed))
	ds = append(ds, d.Check()...)
	if len(ds) > 0 {
		t.Fatalf("findings:%s", describe(ds))
	}
	profile, ds := office.Parse("naskah.yaml", office.Sample())
	if diag.HasErrors(ds) {
		t.Fatal(ds)
	}
	return begin(t, d, nil), Moment{Calendar: profile.Calendar(date(2026, 1, 1)), Zone: time.UTC}
}

func date(year int, month time.Month, d int) schema.Date {
	return schema.Date{Year: year, Month: month, Day: d}
}

// act records that an action was taken on a day, without asking Decide.
func (m *Moment) act(p *play, action, from, to string, on schema.Date) {
	p.t.Helper()
	e := dossier.Entry{Seq: p.x.Version + 1, At: on.Time().Add(3 * time.Hour), Kind: dossier.Acted, Action: action, From: from, To: to}
	if err := p.x.Apply(e); err != nil {
		p.t.Fatal(err)
	}
	m.Past = append(m.Past, e)
}

func due(t *testing.T, p *play, m Moment) Due {
	t.Helper()
	list, err := p.d.Due(p.x, m)
	if err != nil || len(list) != 1 {
		t.Fatalf("due %+v, %v, want one", list, err)
	}
	return list[0]
}

func TestDeadlineCountsWorkingDaysFromTheDayItWasReceived(t *testing.T) {
	p, m := timedPlay(t)
	if list, err := p.d.Due(p.x, m); err != nil || len(list) != 0 {
		t.Fatalf("due %+v, %v before anything was received", list, err)
	}
	p.x.Values = map[string]jsonRaw{"diterima": jsonRaw(`"2026-05-11"`)}
	u := due(t, p, m)
	// 14 and 15, 27 and 28 May and 1 June 2026 are free, besides the weekends.
	if want := date(2026, 5, 29); u.On != want || u.Provisional {
		t.Errorf("due on %v (provisional %v), want %v", u.On, u.Provisional, want)
	}
	if want := []schema.Date{date(2026, 5, 22)}; !slices.Equal(u.Remind, want) || !slices.Equal(u.Escalate, []string{"kepala"}) || !slices.Equal(u.Deemed, []string{"dianggap"}) {
		t.Errorf("due %+v, want a reminder on %v, kepala told, dianggap possible", u, want)
	}
	if u.Late(date(2026, 5, 29)) || !u.Late(date(2026, 5, 30)) {
		t.Error("the last day is late, or the day after is not")
	}
	p.x.Values["diterima"] = jsonRaw(`"2026-12-28"`)
	if u := due(t, p, m); !u.Provisional {
		t.Errorf("%v lies in a year whose holidays are not published, and is not provisional", u.On)
	}
}

func TestClockStandsStillWhileSomebodyElseHoldsTheDraft(t *testing.T) {
	p, m := timedPlay(t)
	p.x.Values = map[string]jsonRaw{"diterima": jsonRaw(`"2026-07-01"`)}
	if u := due(t, p, m); u.On != date(2026, 7, 15) {
		t.Fatalf("due on %v", u.On)
	}
	m.act(p, "minta", "dprd", "dprd", date(2026, 7, 6))
	if u := due(t, p, m); u.Suspended != date(2026, 7, 6) || u.Late(date(2027, 1, 1)) {
		t.Errorf("due %+v, want it to stand still since 6 July", u)
	}
	m.act(p, "lengkapi", "dprd", "dprd", date(2026, 7, 13)) // five working days later
	if u := due(t, p, m); u.On != date(2026, 7, 22) || !u.Suspended.IsZero() {
		t.Errorf("due %+v, want 22 July", u)
	}
	// What was late when the draft went out is late when it comes back.
	m.act(p, "minta", "dprd", "dprd", date(2026, 7, 24))
	m.act(p, "lengkapi", "dprd", "dprd", date(2026, 7, 30))
	if u := due(t, p, m); u.On != date(2026, 7, 22) || !u.Late(date(2026, 7, 30)) {
		t.Errorf("due %+v, want 22 July and late", u)
	}
}

func TestActionsWaitForTheirTime(t *testing.T) {
	p, m := timedPlay(t)
	try := func(role, action string, on schema.Date, codes ...string) {
		t.Helper()
		m.Today = on
		_, err := p.d.Decide(Command{Dossier: p.x, Action: action, Actor: dossier.Actor{Role: role}, Reason: "uji", Moment: m})
		refused(t, err, codes...)
		for _, c := range p.d.Possible(p.x, m) {
			if c.Action == action && c.Ready() != (len(codes) == 0) {
				t.Errorf("%s on %v: ready %v, refused with %v", action, on, c.Ready(), codes)
			}
		}
	}
	try("biro", "dianggap", date(2026, 7, 20), "WF123")
	p.x.Values = map[string]jsonRaw{"diterima": jsonRaw(`"2026-07-01"`), "nomor": jsonRaw(`"1"`)}
	try("biro", "dianggap", date(2026, 7, 15), "WF125")
	try("biro", "dianggap", date(2026, 7, 16))
	try("biro", "lengkapi", date(2026, 7, 6), "WF122")
	try("dewan", "minta", date(2026, 7, 6))
	m.act(p, "minta", "dprd", "dprd", date(2026, 7, 6))
	try("dewan", "minta", date(2026, 7, 7), "WF121")
	try("biro", "dianggap", date(2026, 9, 1), "WF124")
	try("biro", "lengkapi", date(2026, 9, 1))
}

func TestRepeatedActionsAreDueOneAfterAnother(t *testing.T) {
	p, m := timedPlay(t)
	m.act(p, "setuju", "dprd", "jalan", date(2026, 2, 28))
	if u := due(t, p, m); u.Action != "lapor" || u.On != date(2026, 8, 28) {
		t.Errorf("due %+v, want lapor on 28 August", u)
	}
	m.act(p, "lapor", "jalan", "jalan", date(2026, 8, 1))
	if u := due(t, p, m); u.On != date(2027, 2, 28) {
		t.Errorf("due on %v, want 28 February 2027", u.On)
	}
	if u := due(t, p, m); !u.Late(date(2027, 3, 1)) {
		t.Error("a report left out is not late")
	}
}

// Mistakes with time, each found on its line.
var timedMutations = []mutation{
	{"pause without a deadline", "    tenggat: {lama: 10 hari kerja, sejak: diterima, ingatkan: 3 hari kerja, naikkan: kepala}\n", "", "WF094", "jeda: mulai"},
	{"pause that never ends", "      lengkapi: {tetap: ya, jeda: selesai}\n", "", "WF095", "jeda: mulai"},
	{"pause that leads away", "minta: {oleh: dewan, tetap: ya, jeda: mulai}", "minta: {oleh: dewan, ke: jalan, jeda: mulai}", "WF096", "jeda: mulai"},
	{"reminder before the beginning", "ingatkan: 3 hari kerja", "ingatkan: 10 hari kerja", "WF097", "ingatkan: 10"},
	{"counted from a text", "sejak: diterima", "sejak: nomor", "WF098", "sejak: nomor"},
	{"counted from nothing", "sejak: diterima", "sejak: diterim", "WF022", "sejak: diterim,"},
	{"counted from what is never repeated", "tutup: {ke: selesai}", "tutup: {ke: selesai, sejak: diterima}", "WF099", "tutup:"},
	{"neither start nor end", "jeda: selesai", "jeda: habis", "WF100", "jeda: habis"},
	{"escalated to nobody", "naikkan: kepala", "naikkan: kepla", "WF021", "kepla"},
	{"unreadable length", "setiap: 6 bulan", "setiap: semester", "WF028", "setiap: semester"},
	{"deadline nobody of the office holds", "    oleh: biro\n    isi: [diterima, nomor]\n    tenggat: {lama: 10 hari kerja, sejak: diterima, ingatkan: 3 hari kerja, naikkan: kepala}",
		"    oleh: dewan\n    isi: [diterima, nomor]\n    tenggat: {lama: 10 hari kerja}", "WF126", "tenggat: {lama: 10 hari kerja}"},
	{"without a length", "lama: 10 hari kerja, ", "", "SR032", "sejak: diterima"},
}

func TestMistakesWithTimeAreCaught(t *testing.T) {
	for _, m := range timedMutations {
		if strings.Count(timed, m.old) != 1 {
			t.Fatalf("%s: %q stands %d times", m.name, m.old, strings.Count(timed, m.old))
		}
		mutant := strings.Replace(timed, m.old, m.new, 1)
		d, ds := Parse("waktu.yaml", []byte(mutant))
		ds = append(ds, d.Check()...)
		line := lineOf(t, mutant, m.at)
		if !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == m.code && d.Pos.Line == line }) {
			t.Errorf("%s: want %s on line %d, got:%s", m.name, m.code, line, describe(ds))
		}
	}
}

// A definition with findings is never pinned; asked all the same, it answers.
func TestActionWithoutItsDeadlineIsNoPanic(t *testing.T) {
	m := timedMutations[0] // no deadline
	d, _ := Parse("waktu.yaml", []byte(strings.Replace(timed, m.old, m.new, 1)))
	p := begin(t, d, nil)
	if _, err := p.try("biro", "dianggap", nil); err == nil || diag.Findings(err) != nil {
		t.Errorf("Decide = %v, want a failure", err)
	}
	d.Possible(p.x, Moment{})
}
