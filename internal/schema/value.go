package schema

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"naskah/internal/bahasa"
)

// Value is a typed answer: string, int64, bool, Money, Decimal, Date,
// Duration, List or Record, by the kind of its field; nil is no answer.
type Value any

// Money is an amount in sen, a hundredth of a rupiah.
type Money int64

// Decimal is Unscaled divided by ten Scale times. The digits are kept as
// written: 2,50 is {250, 2}. Scale lies between 0 and 18.
type Decimal struct {
	Unscaled int64
	Scale    int
}

// String returns the digits with a decimal point and nothing else, "12.75".
func (d Decimal) String() string {
	if d.Scale <= 0 {
		return strconv.FormatInt(d.Unscaled, 10)
	}
	digits, negative := strings.CutPrefix(strconv.FormatInt(d.Unscaled, 10), "-")
	if missing := d.Scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	cut := len(digits) - d.Scale
	s := digits[:cut] + "." + digits[cut:]
	if negative {
		s = "-" + s
	}
	return s
}

// whole returns the part before the comma and whether anything stands behind.
func (d Decimal) whole() (n int64, rest bool) {
	n = d.Unscaled
	for range d.Scale {
		rest = rest || n%10 != 0
		n /= 10
	}
	return n, rest
}

// below reports whether d is smaller than n.
func (d Decimal) below(n int64) bool {
	w, rest := d.whole()
	return w < n || (w == n && rest && d.Unscaled < 0)
}

// above reports whether d is greater than n.
func (d Decimal) above(n int64) bool {
	w, rest := d.whole()
	return w > n || (w == n && rest && d.Unscaled > 0)
}

// Date is a day of the calendar, without a time or a zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day of t as it stands in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// String returns the day as 2006-01-02.
func (d Date) String() string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare is negative, zero or positive when d lies before, on or after e.
func (d Date) Compare(e Date) int { return d.Time().Compare(e.Time()) }

// IsZero reports whether the date was never set.
func (d Date) IsZero() bool { return d == Date{} }

// AddDays returns the day n days later, earlier when n is negative.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// AddMonths returns the same day n months later, or the last day of that month
// when it is shorter: 31 January and one month is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// AddYears returns the same day n years later; 29 February becomes 28 February
// in a common year.
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// Unit is what a duration counts.
type Unit int

// Units of durations.
const (
	Days Unit = iota
	WorkingDays
	Weeks
	Months
	Years
)

var unitWords = [...]string{Days: "hari", WorkingDays: "hari kerja", Weeks: "minggu", Months: "bulan", Years: "tahun"}

// String returns the unit in Indonesian, "hari kerja".
func (u Unit) String() string {
	if u < 0 || int(u) >= len(unitWords) {
		return "?"
	}
	return unitWords[u]
}

// MaxDuration is the greatest count of a duration, in any unit.
const MaxDuration = 9_999

// Duration is a stretch of calendar time: 15 hari kerja, 3 tahun.
type Duration struct {
	N    int // 1 to MaxDuration
	Unit Unit
}

// String returns the duration as people write it, "15 hari kerja".
func (d Duration) String() string { return strconv.Itoa(d.N) + " " + d.Unit.String() }

// After returns the day that lies d after start. Working days need a calendar
// (package office): for them the second result is false.
func (d Duration) After(start Date) (Date, bool) {
	switch d.Unit {
	case Days:
		return start.AddDays(d.N), true
	case Weeks:
		return start.AddDays(7 * d.N), true
	case Months:
		return start.AddMonths(d.N), true
	case Years:
		return start.AddYears(d.N), true
	}
	return Date{}, false
}

// ParseDuration reads "3 tahun" or "15 hari kerja"; letter case and repeated
// blanks do not matter.
func ParseDuration(s string) (Duration, error) {
	count, word, _ := strings.Cut(strings.Join(strings.Fields(strings.ToLower(s)), " "), " ")
	unit := slices.Index(unitWords[:], word)
	if unit < 0 {
		return Duration{}, fmt.Errorf("read duration %q: unknown unit %q", s, word)
	}
	n, err := bahasa.ParseRibuan(count)
	if err != nil {
		return Duration{}, fmt.Errorf("read duration %q: %w", s, err)
	}
	if n < 1 || n > MaxDuration {
		return Duration{}, fmt.Errorf("read duration %q: %d is outside 1 to %d", s, n, MaxDuration)
	}
	return Duration{int(n), Unit(unit)}, nil
}

// List is the value of a daftar.
type List []Value

// Record is the value of a rincian or composite. Columns without an answer are
// absent.
type Record map[string]Value

// Text returns the text under name, "" when there is none.
func (r Record) Text(name string) string {
	s, _ := r[name].(string)
	return s
}

// Clone returns a copy of v that shares no list and no record with it.
func Clone(v Value) Value {
	switch v := v.(type) {
	case List:
		out := make(List, len(v))
		for i, e := range v {
			out[i] = Clone(e)
		}
		return out
	case Record:
		out := maps.Clone(v)
		for k, e := range out {
			out[k] = Clone(e)
		}
		return out
	}
	return v
}
