package office

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/schema"
)

func codes(ds []diag.Diagnostic) string {
	var out []string
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%s %d:%d", d.Code, d.Pos.Line, d.Pos.Col))
	}
	return strings.Join(out, ", ")
}

func on(s string) schema.Date {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return schema.DateOf(t)
}

// open parses a profile and fails the test on findings.
func open(t *testing.T, text string) *Office {
	t.Helper()
	o, ds := Parse("naskah.yaml", []byte(text))
	if len(ds) > 0 {
		t.Fatalf("Parse: %s: %s", codes(ds), ds[0].Sentence(message.ID))
	}
	return o
}

// head is the least profile; the tests add to it.
const head = `skema: kantor/v1
lembaga: {nama: Badan X, jenis: K/L, alamat: Jalan Y, kota: Jakarta, penandatangan: {nama: A, jabatan: Kepala}}
`

func TestSampleWorksAtOnce(t *testing.T) {
	o := open(t, string(Sample()))
	day := on("2026-05-22")
	for _, c := range []struct{ series, want string }{
		{"undangan", "B-007/HM.01/BHK/05/2026"},
		{"nota_kesepahaman", "NK-07/BPDC/V/2026"},
		{"berita_acara", "BA-007/KS.01/BHK/05/2026"},
		{"pks", "PKS-07/BPDC/V/2026"},
		{"keputusan", "7 TAHUN 2026"},
		{"laporan", "LAP-007/KS.02/BHK/05/2026"},
		{"surat_monev", "B-007/KS.03/BHK/05/2026"},
		{"laporan_evaluasi", "LE-007/KS.03/BHK/05/2026"},
		{"lain", "N-007/KS.00/BHK/05/2026"},
	} {
		if got, ok := o.FormatNumber(c.series, 7, day); !ok || got != c.want {
			t.Errorf("FormatNumber(%s) = %q, %v, want %q", c.series, got, ok, c.want)
		}
	}
	resolve := o.Resolver(day)
	for _, kind := range []string{"orang", "pihak"} {
		for _, key := range o.Keys(kind, day) {
			v, ok := resolve(kind, key)
			if !ok {
				t.Errorf("@%s is no %s", key, kind)
				continue
			}
			raw, err := schema.Encode(v)
			if err != nil {
				t.Fatal(err)
			}
			f, _ := schema.Composite(kind)
			if _, err := f.Decode(raw); err != nil {
				t.Errorf("@%s is not a plain %s: %v", key, kind, err)
			}
		}
	}
	if again := Sample(); &again[0] == &Sample()[0] {
		t.Error("Sample hands out its own bytes")
	}
}

func TestValuesFitFields(t *testing.T) {
	o := open(t, string(Sample()))
	values := o.Values()
	for _, f := range o.Fields() {
		if _, ok := values[f.Name]; !ok && !f.Optional {
			t.Errorf("kantor.%s has no value", f.Name)
		}
	}
	f := schema.Field{Kind: schema.KindRecord, Fields: o.Fields()}
	raw, err := schema.Encode(values)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := f.Decode(raw); err != nil || !reflect.DeepEqual(back, values) {
		t.Errorf("values do not fit the fields: %v", err)
	}
	plain := open(t, head)
	if got := plain.Values(); !reflect.DeepEqual(got["kop"], schema.List{"Badan X"}) || got.Text("zona") != "WIB" {
		t.Errorf("defaults = %v", got)
	}
	plain.Values()["nama"] = "Lain"
	if plain.Values().Text("nama") != "Badan X" {
		t.Error("changing Values changed the office")
	}
	if _, offset := time.Date(2026, 1, 1, 0, 0, 0, 0, plain.Location()).Zone(); offset != 7*3600 {
		t.Errorf("WIB is %d s east of Greenwich", offset)
	}
}

func TestOfficialsChangeWithTheDay(t *testing.T) {
	o := open(t, string(Sample()))
	for _, c := range []struct{ day, key, want string }{
		{"2026-02-01", "kepala", "Bima Ardhanarendra"},
		{"2026-02-02", "kepala", "Laras Puspitaweni"},
		{"2026-02-06", "kepala", "Laras Puspitaweni"},
		{"2026-02-07", "kepala", "Bima Ardhanarendra"},
		{"2025-12-31", "karo_hukum", "Yudha Pramuditya"},
		{"2026-01-01", "karo_hukum", "Naila Kusumahati"},
	} {
		v, ok := o.Resolver(on(c.day))("orang", c.key)
		if r, _ := v.(schema.Record); !ok || r.Text("nama") != c.want {
			t.Errorf("@%s on %s = %v, want %s", c.key, c.day, v, c.want)
		}
	}
	if _, ok := o.Resolver(on("2026-01-01"))("orang", "tiada"); ok {
		t.Error("@tiada was answered")
	}
	if _, ok := o.Resolver(on("2026-01-01"))("butir", "kepala"); ok {
		t.Error("a butir was answered")
	}
}

func TestTheInstitutionIsRepresentedByTheOfficialOfTheDay(t *testing.T) {
	o := open(t, string(Sample()))
	signer := func(day, key string) (string, schema.Value) {
		v, ok := o.Resolver(on(day))("pihak", key)
		if !ok {
			return "", nil
		}
		r := v.(schema.Record)
		return r["penandatangan"].(schema.Record).Text("nama"), r["dasar"]
	}
	if name, basis := signer("2026-05-22", "lembaga"); name != "Bima Ardhanarendra" || !reflect.DeepEqual(basis, schema.List{"Keputusan Presiden Nomor 0/P Tahun 2023"}) {
		t.Errorf("@lembaga = %s, %v", name, basis)
	}
	if name, basis := signer("2026-02-03", "lembaga"); name != "Laras Puspitaweni" || !reflect.DeepEqual(basis, schema.List{"Surat Perintah Nomor 0 Tahun 2026"}) {
		t.Errorf("@lembaga under Plh. = %s, %v", name, basis)
	}
	if name, _ := signer("2026-05-22", "lembaga:deputi"); name != "Togar Hasiholan" {
		t.Errorf("@lembaga:deputi = %s", name)
	}
	for _, key := range []string{"lembaga:tiada", "lembaga:", "kepala", "universitas:kepala"} {
		if name, _ := signer("2026-05-22", key); name != "" {
			t.Errorf("@%s = %s, want nothing", key, name)
		}
	}
	if name, _ := signer("2026-05-22", "universitas"); name != "Ratna Kinasihati" {
		t.Errorf("@universitas = %s", name)
	}
	if name, _ := func() (string, schema.Value) { o = open(t, head); return signer("2026-05-22", "lembaga") }(); name != "A" {
		t.Errorf("a signer written out = %s", name)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"skema: kantor/v2\n" + strings.SplitN(head, "\n", 2)[1], "OF001 1:8"},
		{"skema: kantor/v1\n", "SR032 1:1"},
		{head + "pejabatt: {}\n", "SR031 3:1"},
		{strings.Replace(head, "kota: Jakarta, ", "", 1), "SC020 2:10"},
		{strings.Replace(head, "kota: Jakarta", "kota: Jakarta, logo: a.gif", 1), "OF003 2:76"},
		{strings.Replace(head, "kota: Jakarta", "kota: Jakarta, logo: ../a.png", 1), "OF004 2:76"},
		{strings.Replace(head, "{nama: A, jabatan: Kepala}", `"@kepala"`, 1), "SC039 2:85"},
		{head + "pejabat: {Kepala: {nama: A, jabatan: B}}\n", "OF002 3:11"},
		{head + "pejabat: {kepala: []}\n", "OF006 3:19"},
		{head + "pejabat: {kepala: {nama: A, jabatan: B, sejak: 2026-02-01, hingga: 2026-01-01}}\n", "OF007 3:68"},
		{head + "pejabat:\n  kepala:\n    - {nama: A, jabatan: B}\n    - {nama: C, jabatan: B, sejak: 2026-01-01}\n", "OF008 6:7"},
		{head + "pejabat:\n  kepala:\n    - {nama: A, jabatan: B, hingga: 2026-01-01}\n    - {nama: C, jabatan: B, status: Plt., sejak: 2026-01-01}\n", "OF008 6:7"},
		{head + "mitra: {lembaga: {}}\n", "OF005 3:9"},
		{head + "mitra: {a: {nama: B}}\n", "OF032 3:12, SC020 3:12, SC020 3:12"},
		{head + "nomor: {a: '{urut'}\n", "OF009 3:12"},
		{head + "nomor: {a: 'urut}'}\n", "OF009 3:12"},
		{head + "nomor: {a: ''}\n", "OF011 3:12"},
		{head + "nomor: {a: [x]}\n", "OF009 3:12"},
		{head + "nomor: {a: '{uruts}'}\n", "OF010 3:12"},
		{head + "nomor: {a: '{urut:3}'}\n", "OF010 3:12"},
		{head + "nomor: {a: 'X/{tahun}'}\n", "OF011 3:12"},
		{head + "nomor: {a: '{urut}/A', b: '{urut}/B', c: {pola: '{urut}/{kode}', kode: A}}\n", "OF012 3:39"},
		{head + "nomor: {a: '{urut}/{tahun:02}'}\n", "OF013 3:12"},
		{head + "nomor: {a: '{urut}/{kode}'}\n", "OF014 3:12"},
		{head + "nomor: {a: '{urut} '}\n", "OF015 3:12"},
		{head + "nomor: {a: {kode: X}}\n", "SR032 3:12"},
		{head + "nomor: {a: {pola: '{urut}', kodee: X}}\n", "SR031 3:29"},
		{head + "libur: {26: []}\n", "OF020 3:9"},
		{head + "libur: {2026: }\n", "OF020 3:9"},
		{head + "libur: {2026: [{tanggal: 2027-01-01, nama: A}]}\n", "OF022 3:16"},
		{head + "libur: {2026: [{tanggal: 2026-01-02, hingga: 2026-01-01, nama: A}]}\n", "OF023 3:16"},
		{head + "libur: {2026: [{tanggal: 2026-01-01, hingga: 2026-01-15, nama: A}]}\n", "OF023 3:16"},
		{head + "libur: {2026: [{tanggal: 2026-01-01}]}\n", "SC020 3:16"},
		{head + "akhir_pekan: [Ahad]\n", "SC031 3:15"},
		{head + "akhir_pekan: [Minggu, minggu]\n", "OF021 3:14"},
		{"", "SR005 1:0"},
	} {
		if _, ds := Parse("naskah.yaml", []byte(c.text)); codes(ds) != c.want {
			t.Errorf("%s\nfindings %s, want %s", strings.TrimPrefix(c.text, head), codes(ds), c.want)
		}
	}
}

func TestNumbersFollowTheirPattern(t *testing.T) {
	o := open(t, head+`nomor:
  surat: "000.2.5/{urut}/BPSDM"
  pks: "{urut:03}.{urut}/{bulan}-{bulan:02}-{bulan_romawi}/{tahun}"
`)
	for _, c := range []struct {
		series string
		serial int
		want   string
	}{
		{"surat", 3970, "000.2.5/3970/BPSDM"},
		{"pks", 5, "005.5/9-09-IX/2026"},
		{"pks", 1234, "1234.1234/9-09-IX/2026"},
	} {
		if got, ok := o.FormatNumber(c.series, c.serial, on("2026-09-01")); !ok || got != c.want {
			t.Errorf("FormatNumber(%s, %d) = %q, %v, want %q", c.series, c.serial, got, ok, c.want)
		}
	}
	if got, ok := o.FormatNumber("lain", 1, on("2026-09-01")); ok {
		t.Errorf("a series without a pattern gave %q", got)
	}
	ds := o.CheckSeries("surrat", diag.Position{File: "a.yaml", Line: 3})
	if len(ds) != 1 || ds[0].Code != "OF016" || !strings.Contains(ds[0].HintText(message.ID), `"surat"`) {
		t.Errorf("CheckSeries = %v", ds)
	}
	if ds := o.CheckSeries("surat", diag.Position{}); ds != nil {
		t.Errorf("CheckSeries = %v, want nothing", ds)
	}
}

func TestWorkingDays(t *testing.T) {
	c := open(t, string(Sample())).Calendar(on("2026-01-01"))
	for _, x := range []struct {
		from   string
		n      int
		want   string
		beyond bool
	}{
		{"2026-05-22", 0, "2026-05-22", false},
		{"2026-05-22", 1, "2026-05-25", false},  // Friday, then the weekend
		{"2026-05-22", 3, "2026-05-29", false},  // Iduladha and its leave on 27 and 28 May
		{"2026-05-23", 1, "2026-05-25", false},  // from a Saturday
		{"2026-05-25", -1, "2026-05-22", false}, // a reminder before
		{"2026-12-23", 1, "2026-12-28", false},
		{"2026-12-31", 1, "2027-01-01", true}, // next year's decree is not out
		{"2026-01-02", -1, "2025-12-31", true},
	} {
		got, beyond := c.AddWorkingDays(on(x.from), x.n)
		if got != on(x.want) || beyond != x.beyond {
			t.Errorf("AddWorkingDays(%s, %d) = %s, %v, want %s, %v", x.from, x.n, got, beyond, x.want, x.beyond)
		}
		if x.n > 0 {
			if n := c.WorkingDaysBetween(on(x.from), got); n != x.n {
				t.Errorf("WorkingDaysBetween(%s, %s) = %d, want %d", x.from, got, n, x.n)
			}
			if n := c.WorkingDaysBetween(got, on(x.from)); n != -x.n {
				t.Errorf("WorkingDaysBetween(%s, %s) = %d, want %d", got, x.from, n, -x.n)
			}
		}
	}
	if got, beyond := c.After(on("2026-05-22"), schema.Duration{N: 3, Unit: schema.Years}); got != on("2029-05-22") || beyond {
		t.Errorf("After 3 tahun = %s, %v", got, beyond)
	}
	if got, _ := c.After(on("2026-05-22"), schema.Duration{N: 3, Unit: schema.WorkingDays}); got != on("2026-05-29") {
		t.Errorf("After 3 hari kerja = %s", got)
	}
	if got := c.Holiday(on("2026-03-22")); got != "Idulfitri 1447 Hijriah" {
		t.Errorf("Holiday = %q", got)
	}
}

// A decree replaces days of an earlier one from the day it was issued. Whoever
// looks back sees what was known then.
func TestDecreesAreRevised(t *testing.T) {
	o := open(t, head+`libur:
  2026:
    - keputusan: Keputusan Bersama Nomor 1
      ditetapkan: 1 Oktober 2025
      libur: [{tanggal: 1 Januari 2026, nama: Tahun Baru}, {tanggal: 20 Maret 2026, hingga: 24 Maret 2026, nama: Cuti bersama}]
    - keputusan: Keputusan Bersama Nomor 2
      ditetapkan: 10 Februari 2026
      batal: [24 Maret 2026]
      libur: [{tanggal: 19 Maret 2026, nama: Cuti bersama pengganti}]
  2025:
    - {tanggal: 25 Desember 2025, nama: Natal}
`)
	for _, c := range []struct {
		known, want string
		provisional bool
	}{
		{"2025-09-30", "2026-03-19", true}, // nobody knows the holidays of 2026 yet
		{"2025-10-01", "2026-03-19", false},
		{"2026-02-09", "2026-03-19", false},
		{"2026-02-10", "2026-03-24", false},
	} {
		day, beyond := o.Calendar(on(c.known)).AddWorkingDays(on("2026-03-16"), 3)
		if day != on(c.want) || beyond != c.provisional {
			t.Errorf("as known on %s: %s, %v, want %s, %v", c.known, day, beyond, c.want, c.provisional)
		}
	}
	before, after := o.Calendar(on("2026-02-09")), o.Calendar(on("2026-02-10"))
	if !before.Working(on("2026-03-19")) || before.Working(on("2026-03-24")) || after.Working(on("2026-03-19")) || !after.Working(on("2026-03-24")) {
		t.Error("the second decree does not replace the day of the first from its date on")
	}
	if !o.Calendar(schema.Date{}).Published(2025) {
		t.Error("days without a decree were not known all along")
	}
}

func TestDecreesThatCannotBeAreTold(t *testing.T) {
	decree := func(rest string) string {
		return head + "libur:\n  2026:\n    - {tanggal: 1 Januari 2026, nama: Tahun Baru}\n    - {keputusan: KB 2, " + rest + "}\n"
	}
	for name, c := range map[string]struct{ rest, want string }{
		"sound":            {"ditetapkan: 1 Februari 2026, batal: [1 Januari 2026]", ""},
		"undoes a workday": {"ditetapkan: 1 Februari 2026, batal: [2 Januari 2026]", "OF045 5:5"},
		"another year":     {"ditetapkan: 1 Februari 2026, batal: [1 Januari 2027]", "OF022 6:61"},
		"a day of another": {"ditetapkan: 1 Februari 2026, libur: [{tanggal: 1 Januari 2027, nama: Tahun Baru}]", "OF022 6:62"},
	} {
		if _, ds := Parse("naskah.yaml", []byte(decree(c.rest))); codes(ds) != c.want {
			t.Errorf("%s: %s, want %s", name, codes(ds), c.want)
		}
	}
	if _, ds := Parse("naskah.yaml", []byte(decree("batal: [1 Januari 2026]"))); len(ds) != 1 {
		t.Errorf("without a date: %s", codes(ds))
	}
}

func TestWeekends(t *testing.T) {
	six := open(t, head+"akhir_pekan: [minggu]\nlibur: {2026: []}\n").Calendar(on("2026-01-01"))
	if !six.Working(on("2026-05-23")) || six.Working(on("2026-05-24")) || !six.Published(2026) {
		t.Error("an office of six days does not work on Saturday only")
	}
	var zero Calendar
	if zero.Working(on("2026-05-23")) || !zero.Working(on("2026-05-22")) {
		t.Error("the zero calendar does not have Saturdays free")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(Sample())
	f.Add([]byte(head + "nomor: {a: '{urut}'}\nlibur: {2026: []}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		o, ds := Parse("f.yaml", data)
		if o == nil || diag.HasErrors(ds) {
			return
		}
		day := on("2026-05-22")
		for _, kind := range []string{"orang", "pihak"} {
			for _, key := range o.Keys(kind, day) {
				if v, ok := o.Resolver(day)(kind, key); ok {
					if _, err := schema.Encode(v); err != nil {
						t.Errorf("@%s: %v", key, err)
					}
				}
			}
		}
		o.FormatNumber("pks", 1, day)
		if _, err := schema.Encode(o.Values()); err != nil {
			t.Error(err)
		}
		o.Calendar(day).AddWorkingDays(day, 30)
	})
}
