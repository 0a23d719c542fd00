package bahasa

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// dateForms are dates of real papers, leap day and turn of the century among them.
var dateForms = []struct {
	digits string
	date   time.Time
	words  string
}{
	{"22-05-2023", date(2023, 5, 22), "Senin, tanggal dua puluh dua, bulan Mei, tahun dua ribu dua puluh tiga"},
	{"16-11-2021", date(2021, 11, 16), "Selasa, tanggal enam belas, bulan November, tahun dua ribu dua puluh satu"},
	{"25-10-2019", date(2019, 10, 25), "Jumat, tanggal dua puluh lima, bulan Oktober, tahun dua ribu sembilan belas"},
	{"07-12-2017", date(2017, 12, 7), "Kamis, tanggal tujuh, bulan Desember, tahun dua ribu tujuh belas"},
	{"11-11-2011", date(2011, 11, 11), "Jumat, tanggal sebelas, bulan November, tahun dua ribu sebelas"},
	{"29-02-2024", date(2024, 2, 29), "Kamis, tanggal dua puluh sembilan, bulan Februari, tahun dua ribu dua puluh empat"},
	{"01-01-2000", date(2000, 1, 1), "Sabtu, tanggal satu, bulan Januari, tahun dua ribu"},
	{"17-08-2026", date(2026, 8, 17), "Senin, tanggal tujuh belas, bulan Agustus, tahun dua ribu dua puluh enam"},
}

func TestTanggalTerbilang(t *testing.T) {
	for _, c := range dateForms {
		if got := TanggalTerbilang(c.date); got != c.words {
			t.Errorf("TanggalTerbilang(%s) = %q, want %q", c.digits, got, c.words)
		}
		if got := TanggalAngka(c.date); got != c.digits {
			t.Errorf("TanggalAngka = %q, want %q", got, c.digits)
		}
		bare := strings.ReplaceAll(c.words, ",", "")
		if got := TanggalTerbilangTanpaKoma(c.date); got != bare {
			t.Errorf("TanggalTerbilangTanpaKoma(%s) = %q, want %q", c.digits, got, bare)
		}
		// PMDN22 Lampiran: a comma behind the day only.
		if got, want := TanggalTerbilangPMDN22(c.date), strings.Replace(bare, " tanggal", ", tanggal", 1); got != want {
			t.Errorf("TanggalTerbilangPMDN22(%s) = %q, want %q", c.digits, got, want)
		}
	}
}

func TestNamesOfDaysAndMonths(t *testing.T) {
	var days, months []string
	for d := range 7 {
		days = append(days, Hari(date(2026, 6, 1+d)))
	}
	if got, want := strings.Join(days, " "), "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"; got != want {
		t.Errorf("days = %q, want %q", got, want)
	}
	for m := time.January; m <= time.December; m++ {
		months = append(months, Bulan(m))
	}
	want := "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
	if got := strings.Join(months, " "); got != want {
		t.Errorf("months = %q, want %q", got, want)
	}
	if got := Bulan(13); got != "%!Month(13)" {
		t.Errorf("Bulan(13) = %q, want what time.Month shows", got)
	}
}

func TestTanggalForms(t *testing.T) {
	day := time.Date(2023, 5, 22, 9, 5, 0, 0, time.FixedZone("WIB", 7*3600))
	later := day.Add(2*time.Hour + 25*time.Minute)
	for _, c := range [][2]string{
		{Tanggal(day), "22 Mei 2023"},
		{HariTanggal(day), "Senin, 22 Mei 2023"},
		{Jam(day), "09.05"},
		{Pukul(day, "WIB"), "pukul 09.05 WIB"},
		{Pukul(day, ""), "pukul 09.05"},
		{RentangPukul(day, later, "WIB"), "pukul 09.05 s.d. 11.30 WIB"},
		{RentangTanggal(date(2026, 5, 1), date(2026, 5, 5)), "1 s.d. 5 Mei 2026"},
		{RentangTanggal(date(2026, 5, 30), date(2026, 6, 2)), "30 Mei s.d. 2 Juni 2026"},
		{RentangTanggal(date(2025, 12, 30), date(2026, 1, 2)), "30 Desember 2025 s.d. 2 Januari 2026"},
		{RentangTanggal(date(2026, 5, 1), date(2026, 5, 1)), "1 Mei 2026"},
		{TanggalTerbilang(date(-5, 1, 1)), "Minggu, tanggal satu, bulan Januari, tahun minus lima"},
	} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
}

func TestParseTanggal(t *testing.T) {
	want := date(2026, 5, 22)
	for _, s := range []string{"2026-05-22", "22-05-2026", "22-5-2026", "22/05/2026", "22 Mei 2026", "22 mei 2026", " 22  MEI 2026 ", "Jumat, 22 Mei 2026", "jumat 22 Mei 2026"} {
		if got, err := ParseTanggal(s); !got.Equal(want) || err != nil {
			t.Errorf("ParseTanggal(%q) = %s, %v, want %s", s, got, err, want)
		}
	}
	for _, s := range []string{"", "2026", "2026-5-22", "2026-05-32", "2026-13-01", "31-02-2026", "29-02-2023", "22-05-26", "22.05.2026", "22 May 2026", "22 Nopember 2026",
		"Senin, 22 Mei 2026", "Jum'at, 22 Mei 2026", "Harini, 22 Mei 2026", "0 Mei 2026", "22 Mei 0026", "22-05-2026 10:00", "２２-05-2026", "-22-05-2026", "22-05/2026", "22-Mei-2026", "dua Mei 2026",
		"2026/05/22", "22 Mei 2026 siang ini", strings.Repeat("2", maxText+1)} {
		if got, err := ParseTanggal(s); err == nil {
			t.Errorf("ParseTanggal(%.40q) = %s, want an error", s, got)
		}
	}
}

func TestParseTanggalNamesTheStandardSpelling(t *testing.T) {
	for s, want := range map[string]string{
		"5 Nopember 2026":         `"nopember" should be "November"`,
		"5 Pebruari 2026":         `"pebruari" should be "Februari"`,
		"Jum’at, 22 Mei 2026":     `should be "Jumat"`,
		"Senin, 22 Mei 2026":      "22 Mei 2026 is not Senin but Jumat",
		"30 Februari 2026":        "no day 30 in month 2 of 2026",
		"tiga belas Januari 2026": "unknown day",
	} {
		if _, err := ParseTanggal(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseTanggal(%q) error = %v, want %q in it", s, err, want)
		}
	}
}

func TestParseTanggalTerbilang(t *testing.T) {
	for _, c := range dateForms {
		for _, s := range []string{
			c.words, TanggalTerbilangPMDN22(c.date), TanggalTerbilangTanpaKoma(c.date), Kapital(c.words), JudulKata(c.words),
			"Pada hari ini, " + c.words + " (" + c.digits + ")", strings.SplitN(c.words, ", ", 2)[1],
		} {
			if got, err := ParseTanggalTerbilang(s); !got.Equal(c.date) || err != nil {
				t.Errorf("ParseTanggalTerbilang(%q) = %s, %v, want %s", s, got, err, c.digits)
			}
		}
	}
}

func TestReadTanggalTerbilangKeepsWhatDisagrees(t *testing.T) {
	r, err := ReadTanggalTerbilang("Selasa, tanggal dua puluh dua, bulan Mei, tahun dua ribu dua puluh tiga (23-05-2023)")
	if err != nil || r.Date != date(2023, 5, 22) || *r.Day != time.Tuesday || *r.Digits != date(2023, 5, 23) || r.Agrees() {
		t.Errorf("ReadTanggalTerbilang = %+v, %v", r, err)
	}
	if _, err := ParseTanggalTerbilang("Selasa, tanggal dua puluh dua, bulan Mei, tahun dua ribu dua puluh tiga"); err == nil {
		t.Error("ParseTanggalTerbilang accepts the wrong day of the week")
	}
	if _, err := ParseTanggalTerbilang("tanggal satu belas bulan Mei tahun dua ribu"); err == nil || !strings.Contains(err.Error(), `should be "sebelas"`) {
		t.Errorf("ParseTanggalTerbilang error = %v, want it to name sebelas", err)
	}
	if got, err := ParseTanggalTerbilang("kemarin"); err == nil {
		t.Errorf("ParseTanggalTerbilang(kemarin) = %s, want an error", got)
	}
	r, err = ReadTanggalTerbilang("Jum'at, tanggal satu belas, bulan Nopember, tahun dua ribu sebelas")
	want := []Remark{{Wrong, "jum'at", "Jumat"}, {Wrong, "satu belas", "sebelas"}, {Wrong, "nopember", "November"}}
	if err != nil || r.Date != date(2011, 11, 11) || !r.Agrees() || r.Standing != Wrong || !slices.Equal(r.Remarks, want) {
		t.Errorf("ReadTanggalTerbilang = %+v, %v, want remarks %v", r, err, want)
	}
	r, err = ReadTanggalTerbilang("Ahad tanggal dua bulan Agustus tahun dua ribu dua puluh enam")
	if err != nil || r.Standing != Tolerated || !r.Agrees() {
		t.Errorf("ReadTanggalTerbilang(Ahad) = %+v, %v, want tolerated", r, err)
	}
}

func TestReadTanggalTerbilangRefuses(t *testing.T) {
	for _, s := range []string{
		"", "Senin", "tanggal bulan tahun", "tanggal satu bulan tahun dua ribu", "tanggal satu bulan Mei tahun", "tanggal satu bulan May tahun dua ribu",
		"bulan Mei tanggal satu tahun dua ribu", "tanggal tiga puluh bulan Februari tahun dua ribu", "tanggal nol bulan Mei tahun dua ribu",
		"tanggal satu bulan Mei tahun dua puluh", "tanggal satu bulan Mei tahun dua juta", "Sening tanggal satu bulan Mei tahun dua ribu",
		"Senin Selasa tanggal satu bulan Mei tahun dua ribu", "tanggal satu bulan Mei tahun dua ribu (01-05-2000", "tanggal satu bulan Mei tahun dua ribu (kemarin)",
		"tanggal satu bulan Mei Juni tahun dua ribu", "tanggal seribu triliun bulan Mei tahun dua ribu",
	} {
		if got, err := ReadTanggalTerbilang(s); err == nil {
			t.Errorf("ReadTanggalTerbilang(%q) = %+v, want an error", s, got)
		}
	}
}

func TestEveryDayReadsBack(t *testing.T) {
	for d := date(1999, 12, 1); d.Year() < 2005; d = d.AddDate(0, 0, 1) {
		for _, s := range []string{Tanggal(d), HariTanggal(d), TanggalAngka(d), d.Format(time.DateOnly)} {
			if got, err := ParseTanggal(s); got != d || err != nil {
				t.Fatalf("ParseTanggal(%q) = %s, %v", s, got, err)
			}
		}
		if got, err := ParseTanggalTerbilang(TanggalTerbilang(d)); got != d || err != nil {
			t.Fatalf("ParseTanggalTerbilang(%q) = %s, %v", TanggalTerbilang(d), got, err)
		}
	}
}

func FuzzParseTanggal(f *testing.F) {
	f.Add("2026-05-22")
	f.Add("Jumat, 22 Mei 2026")
	for _, c := range dateForms {
		f.Add(c.digits)
		f.Add("Pada hari ini, " + c.words + " (" + c.digits + ")")
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseTanggal(s)
		if err != nil {
			r, err := ReadTanggalTerbilang(s)
			if err != nil {
				return
			}
			d = r.Date
		}
		for _, again := range []string{Tanggal(d), HariTanggal(d), TanggalAngka(d)} {
			if got, err := ParseTanggal(again); got != d || err != nil {
				t.Errorf("ParseTanggal(%q) = %s, %v, want %s from %q", again, got, err, d, s)
			}
		}
		words := TanggalTerbilang(d) + " (" + TanggalAngka(d) + ")"
		if got, err := ParseTanggalTerbilang(words); got != d || err != nil {
			t.Errorf("ParseTanggalTerbilang(%q) = %s, %v, want %s", words, got, err, d)
		}
	})
}
