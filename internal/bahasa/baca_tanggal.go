package bahasa

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ParseTanggal reads a date: "2026-05-22", "22-05-2026", "22/5/2026" or "22 Mei
// 2026", the last also behind its day ("Jumat, 22 Mei 2026"), which must then be
// the right one. Years have four digits and begin with 1000. Names that are not
// standard ("Nopember") are refused with an error that names the standard one.
// The result is midnight UTC.
func ParseTanggal(s string) (time.Time, error) {
	t, err := parseDate(s)
	if err != nil {
		return time.Time{}, fmt.Errorf("read date %q: %w", s, err)
	}
	return t, nil
}

func parseDate(s string) (time.Time, error) {
	words, err := fields(s)
	if err != nil {
		return time.Time{}, err
	}
	switch len(words) {
	case 1:
		return parseDigits(words[0])
	case 3:
		return parseNamed(words)
	case 4:
		day, standard, ok := findDay(strings.TrimSuffix(words[0], ","))
		if !ok || !standard {
			return time.Time{}, unknownName("day", words[0], dayNames[day], ok)
		}
		t, err := parseNamed(words[1:])
		if err == nil && t.Weekday() != day {
			err = fmt.Errorf("%s is not %s but %s", Tanggal(t), dayNames[day], Hari(t))
		}
		return t, err
	}
	return time.Time{}, errors.New("day, month and year wanted")
}

// parseDigits reads 2026-05-22, 22-05-2026 and 22/05/2026.
func parseDigits(s string) (time.Time, error) {
	parts := strings.Split(s, "-")
	if strings.Contains(s, "/") {
		parts = strings.Split(s, "/")
	} else if len(parts) == 3 && len(parts[0]) == 4 {
		if len(parts[1]) != 2 || len(parts[2]) != 2 {
			return time.Time{}, errors.New("two digits wanted for month and day behind a year")
		}
		slices.Reverse(parts)
	}
	if len(parts) != 3 {
		return time.Time{}, errors.New("day, month and year wanted")
	}
	month, err := shortNumber(parts[1], 2)
	if err != nil {
		return time.Time{}, err
	}
	return dateOf(parts[0], time.Month(month), parts[2])
}

// parseNamed reads "22 mei 2026" from its words.
func parseNamed(words []string) (time.Time, error) {
	month, standard, ok := findMonth(words[1])
	if !ok || !standard {
		return time.Time{}, unknownName("month", words[1], Bulan(month), ok)
	}
	return dateOf(words[0], month, words[2])
}

func unknownName(what, found, standard string, known bool) error {
	if known {
		return fmt.Errorf("%s %q should be %q", what, found, standard)
	}
	return fmt.Errorf("unknown %s %q", what, found)
}

func dateOf(day string, month time.Month, year string) (time.Time, error) {
	d, err := shortNumber(day, 2)
	if err != nil {
		return time.Time{}, err
	}
	y, err := shortNumber(year, 4)
	if err != nil {
		return time.Time{}, err
	}
	return civil(y, month, d)
}

// civil refuses days that the calendar does not have.
func civil(year int, month time.Month, day int) (time.Time, error) {
	if year < 1000 || year > 9999 {
		return time.Time{}, fmt.Errorf("year %d has not four digits", year)
	}
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if y, m, d := t.Date(); y != year || m != month || d != day {
		return time.Time{}, fmt.Errorf("no day %d in month %d of %d", day, month, year)
	}
	return t, nil
}

// shortNumber reads at most width digits.
func shortNumber(s string, width int) (int, error) {
	if s == "" || len(s) > width || strings.Trim(s, "0123456789") != "" {
		return 0, fmt.Errorf("1 to %d digits wanted, not %q", width, s)
	}
	return strconv.Atoi(s)
}

// findDay looks a name of a day up, in small letters. "Ahad" is in the
// dictionary, but papers say Minggu.
func findDay(name string) (day time.Weekday, standard, ok bool) {
	i, standard := findName(dayNames[:], name)
	if i < 0 && name == "ahad" {
		return time.Sunday, false, true
	}
	return time.Weekday(max(i, 0)), standard, i >= 0
}

// findMonth looks a name of a month up, in small letters.
func findMonth(name string) (month time.Month, standard, ok bool) {
	i, standard := findName(monthNames[:], name)
	return time.Month(max(i, 0) + 1), standard, i >= 0
}

// findName gives the place of a name, -1 when it has none, and whether it is
// spelled as it should be.
func findName(names []string, name string) (i int, standard bool) {
	spelled, changed := EjaanBaku(name)
	i = slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, spelled) })
	return i, !changed
}

// DateReading is what a date in words was understood to say. Its parts may
// contradict each other; Agrees tells.
type DateReading struct {
	Date     time.Time     // from the words, midnight UTC
	Day      *time.Weekday // the day of the week as written, nil when there is none
	Digits   *time.Time    // the date in brackets, nil when there is none
	Standing Standing      // the worst of the remarks
	Remarks  []Remark      // names and number words that are not standard
}

// Agrees reports whether the day of the week and the digits, where they stand,
// belong to the date in words.
func (r DateReading) Agrees() bool {
	return (r.Day == nil || *r.Day == r.Date.Weekday()) && (r.Digits == nil || r.Digits.Equal(r.Date))
}

// ParseTanggalTerbilang reads a date in words: the inverse of TanggalTerbilang
// and its variants. It refuses wrong number words and names, and a day or digits
// that do not belong to the date.
func ParseTanggalTerbilang(s string) (time.Time, error) {
	r, err := ReadTanggalTerbilang(s)
	if err != nil {
		return time.Time{}, err
	}
	if _, err := (Reading{Remarks: r.Remarks}).strict(s); err != nil {
		return time.Time{}, err
	}
	if !r.Agrees() {
		return time.Time{}, fmt.Errorf("read date %q: day or digits do not belong to %s", s, Tanggal(r.Date))
	}
	return r.Date, nil
}

// ReadTanggalTerbilang reads a date in words, "[Pada hari ini,] [Senin,] tanggal
// … bulan … tahun … [(22-05-2023)]". Letter case and commas do not matter, since
// real papers vary in both; wrong words are listed as remarks.
func ReadTanggalTerbilang(s string) (DateReading, error) {
	// Commas are dropped for good here, so that no numeral remarks on them.
	words, err := fields(strings.ReplaceAll(s, ",", " "))
	if err == nil {
		var out DateReading
		if out, err = readDateWords(words); err == nil {
			return out, nil
		}
	}
	return DateReading{}, fmt.Errorf("read date %q: %w", s, err)
}

func readDateWords(words []string) (DateReading, error) {
	day, month, year := slices.Index(words, "tanggal"), slices.Index(words, "bulan"), slices.Index(words, "tahun")
	if day < 0 || month <= day || year != month+2 {
		return DateReading{}, errors.New(`"tanggal … bulan … tahun …" wanted`)
	}
	out := DateReading{}
	r := &numeral{}
	if err := out.readDay(r, words[:day]); err != nil {
		return DateReading{}, err
	}
	tail, err := out.cutDigits(words[year+1:])
	if err != nil {
		return DateReading{}, err
	}
	d, err := r.number(words[day+1 : month])
	if err != nil {
		return DateReading{}, err
	}
	m, standard, ok := findMonth(words[month+1])
	if !ok {
		return DateReading{}, unknownName("month", words[month+1], "", false)
	}
	if !standard {
		r.remark(Wrong, words[month+1], Bulan(m))
	}
	y, err := r.number(tail)
	if err != nil {
		return DateReading{}, err
	}
	if out.Date, err = civil(int(min(y, 10_000)), m, int(min(d, 99))); err != nil {
		return DateReading{}, err
	}
	out.Remarks = r.remarks
	for _, remark := range out.Remarks {
		out.Standing = max(out.Standing, remark.Standing)
	}
	return out, nil
}

// readDay reads what stands before "tanggal".
func (out *DateReading) readDay(r *numeral, words []string) error {
	if len(words) >= 3 && slices.Equal(words[:3], []string{"pada", "hari", "ini"}) {
		words = words[3:]
	}
	if len(words) == 0 {
		return nil
	}
	day, standard, ok := findDay(words[0])
	if !ok || len(words) > 1 {
		return unknownName("day", strings.Join(words, " "), "", false)
	}
	switch {
	case standard:
	case day == time.Sunday:
		r.remark(Tolerated, words[0], dayNames[day])
	default:
		r.remark(Wrong, words[0], dayNames[day])
	}
	out.Day = &day
	return nil
}

// cutDigits takes "(22-05-2023)" off the end.
func (out *DateReading) cutDigits(words []string) ([]string, error) {
	if len(words) == 0 || !strings.HasPrefix(words[len(words)-1], "(") {
		return words, nil
	}
	last := words[len(words)-1]
	inner, ok := strings.CutSuffix(last[1:], ")")
	if !ok {
		return nil, fmt.Errorf("bracket of %q not closed", last)
	}
	t, err := parseDigits(inner)
	if err != nil {
		return nil, err
	}
	out.Digits = &t
	return words[:len(words)-1], nil
}
