package bahasa

import (
	"fmt"
	"time"
)

var dayNames = [7]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

var monthNames = [12]string{
	"Januari", "Februari", "Maret", "April", "Mei", "Juni",
	"Juli", "Agustus", "September", "Oktober", "November", "Desember",
}

// Dates are taken as they stand in the time's own location; no zone is applied.

// Hari names the day of the week, "Senin".
func Hari(t time.Time) string {
	return dayNames[t.Weekday()]
}

// Bulan names a month, "Mei". What is no month is shown as time.Month shows it.
func Bulan(m time.Month) string {
	if m < time.January || m > time.December {
		return m.String()
	}
	return monthNames[m-1]
}

// Tanggal writes a date, "22 Mei 2023".
func Tanggal(t time.Time) string {
	return fmt.Sprintf("%d %s %d", t.Day(), Bulan(t.Month()), t.Year())
}

// HariTanggal writes a date with its day, "Senin, 22 Mei 2023".
func HariTanggal(t time.Time) string {
	return Hari(t) + ", " + Tanggal(t)
}

// TanggalAngka writes a date in digits, "22-05-2023", as it stands in brackets
// behind the date in words (PMDN22 Lampiran: dd-mm-yyyy).
func TanggalAngka(t time.Time) string {
	return fmt.Sprintf("%02d-%02d-%04d", t.Day(), t.Month(), t.Year())
}

// TanggalTerbilang writes the core of an opening sentence: "Senin, tanggal dua
// puluh dua, bulan Mei, tahun dua ribu dua puluh tiga".
func TanggalTerbilang(t time.Time) string {
	return dateWords(t, ", ", ", ")
}

// TanggalTerbilangPMDN22 writes it as the formats of PMDN22 Lampiran do, with a
// comma only behind the day: "Senin, tanggal dua puluh dua bulan Mei tahun …".
func TanggalTerbilangPMDN22(t time.Time) string {
	return dateWords(t, ", ", " ")
}

// TanggalTerbilangTanpaKoma writes it without any comma, "Senin tanggal dua
// puluh dua bulan Mei tahun …", as many texts in use do.
func TanggalTerbilangTanpaKoma(t time.Time) string {
	return dateWords(t, " ", " ")
}

func dateWords(t time.Time, afterDay, between string) string {
	return Hari(t) + afterDay + "tanggal " + magnitudeWords(int64(t.Day())) +
		between + "bulan " + Bulan(t.Month()) +
		between + "tahun " + yearWords(t.Year())
}

// yearWords writes a year in words; a year has no form of its own.
func yearWords(year int) string {
	if year < 0 {
		return "minus " + magnitudeWords(-int64(year))
	}
	return magnitudeWords(int64(year))
}

// RentangTanggal writes a period as shortly as it stays clear: "1 s.d. 5 Mei
// 2026", "30 Mei s.d. 2 Juni 2026", "30 Desember 2025 s.d. 2 Januari 2026".
func RentangTanggal(from, to time.Time) string {
	y1, m1, d1 := from.Date()
	y2, m2, d2 := to.Date()
	switch {
	case y1 != y2:
		return Tanggal(from) + " s.d. " + Tanggal(to)
	case m1 != m2:
		return fmt.Sprintf("%d %s s.d. %s", d1, Bulan(m1), Tanggal(to))
	case d1 != d2:
		return fmt.Sprintf("%d s.d. %s", d1, Tanggal(to))
	default:
		return Tanggal(from)
	}
}

// Jam writes a time of day with a dot, "09.00".
func Jam(t time.Time) string {
	return fmt.Sprintf("%02d.%02d", t.Hour(), t.Minute())
}

// Pukul writes a time of day with its zone, "pukul 09.00 WIB".
func Pukul(t time.Time, zone string) string {
	return joined("pukul "+Jam(t), zone)
}

// RentangPukul writes a stretch of the day, "pukul 09.00 s.d. 11.30 WIB".
func RentangPukul(from, to time.Time, zone string) string {
	return joined("pukul "+Jam(from)+" s.d. "+Jam(to), zone)
}

func joined(s, zone string) string {
	if zone == "" {
		return s
	}
	return s + " " + zone
}
