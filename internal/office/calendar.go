package office

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Calendar knows which days are working days. National holidays and cuti
// bersama are decreed year by year (SKB Tiga Menteri), so the calendar also
// knows for which years it has been told: counting beyond them is a forecast.
// The zero value has Saturday and Sunday free and no published year.
type Calendar struct {
	weekend  []time.Weekday // nil for Saturday and Sunday
	holidays map[schema.Date]string
	years    map[int]bool
}

// maxHoliday is how many days one entry of `libur` may cover; the longest
// leave around Idulfitri has been about ten.
const maxHoliday = 14

var yearPattern = regexp.MustCompile(`^[1-9][0-9]{3}$`)

// readCalendar reads `akhir_pekan` and `libur`.
func (p *profile) readCalendar(weekend, holidays *source.Node) {
	c := &p.office.calendar
	c.holidays, c.years = map[schema.Date]string{}, map[int]bool{}
	p.readWeekend(weekend)
	if holidays.Null() {
		return
	}
	source.Read(holidays, p.bag)
	for _, key := range holidays.Keys() {
		list := holidays.Get(key.Text())
		year, err := strconv.Atoi(key.Text())
		if err != nil || !yearPattern.MatchString(key.Text()) || list.Kind() != source.Sequence {
			p.bag.Add(diag.New("OF020", key.Pos(), "teks", key.Text()))
			continue
		}
		c.years[year] = true
		for _, item := range list.Items() {
			p.readHoliday(year, item)
		}
	}
}

func (p *profile) readWeekend(n *source.Node) {
	if n == nil {
		return
	}
	c := &p.office.calendar
	most := int64(6)
	f := schema.Field{Name: "akhir_pekan", Kind: schema.KindList, Max: &most,
		Element: &schema.Field{Kind: schema.KindEnum, Options: dayNames()}}
	v, ok := f.FromNode(n, nil, p.bag)
	if !ok {
		return
	}
	for _, name := range v.(schema.List) {
		day := time.Weekday(slices.Index(f.Element.Options, name.(string)))
		if slices.Contains(c.weekend, day) {
			p.bag.Add(diag.New("OF021", n.Pos(), "hari", name))
			continue
		}
		c.weekend = append(c.weekend, day)
	}
}

// dayNames lists the days from Minggu, as time.Weekday counts.
func dayNames() []string {
	var names []string
	sunday := time.Date(2026, 1, 4, 0, 0, 0, 0, time.UTC)
	for i := range 7 {
		names = append(names, bahasa.Hari(sunday.AddDate(0, 0, i)))
	}
	return names
}

// readHoliday reads one entry: a day or a stretch of days, with its name.
func (p *profile) readHoliday(year int, n *source.Node) {
	f := schema.Field{Name: "libur." + strconv.Itoa(year), Kind: schema.KindRecord, Fields: []schema.Field{
		{Name: "tanggal", Kind: schema.KindDate},
		{Name: "hingga", Kind: schema.KindDate, Optional: true},
		{Name: "nama"},
	}}
	v, ok := f.FromNode(n, nil, p.bag)
	if !ok {
		return
	}
	r := v.(schema.Record)
	first := r["tanggal"].(schema.Date)
	last, ranged := r["hingga"].(schema.Date)
	if !ranged {
		last = first
	}
	if first.Year != year || last.Year != year {
		p.bag.Add(diag.New("OF022", n.Pos(), "tahun", year, "nama", r.Text("nama")))
		return
	}
	if last.Compare(first) < 0 || first.AddDays(maxHoliday).Compare(last) <= 0 {
		p.bag.Add(diag.New("OF023", n.Pos(), "nama", r.Text("nama"), "batas", maxHoliday))
		return
	}
	for day := first; day.Compare(last) <= 0; day = day.AddDays(1) {
		names := []string{p.office.calendar.holidays[day], r.Text("nama")}
		p.office.calendar.holidays[day] = strings.Trim(strings.Join(names, "; "), "; ")
	}
}

// Published reports whether the holidays of a year are known.
func (c Calendar) Published(year int) bool { return c.years[year] }

// Holiday returns the name of the holiday on a day, "" when there is none.
func (c Calendar) Holiday(day schema.Date) string { return c.holidays[day] }

// Working reports whether the office works on a day.
func (c Calendar) Working(day schema.Date) bool {
	if _, free := c.holidays[day]; free {
		return false
	}
	weekday := day.Time().Weekday()
	if c.weekend == nil {
		return weekday != time.Saturday && weekday != time.Sunday
	}
	return !slices.Contains(c.weekend, weekday)
}

// AddWorkingDays returns the n-th working day after start, or before it when n
// is negative; start itself is not counted, and n = 0 gives start. beyond says
// that the count touched a year whose holidays are not known, so that the day
// may move.
func (c Calendar) AddWorkingDays(start schema.Date, n int) (day schema.Date, beyond bool) {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	day = start
	for n > 0 {
		day = day.AddDays(step)
		beyond = beyond || !c.Published(day.Year)
		if c.Working(day) {
			n--
		}
	}
	return day, beyond
}

// After returns the day that lies d after start: working days by this
// calendar, the other units by the months and years of everyone. beyond is as
// in AddWorkingDays.
func (c Calendar) After(start schema.Date, d schema.Duration) (day schema.Date, beyond bool) {
	if d.Unit == schema.WorkingDays {
		return c.AddWorkingDays(start, d.N)
	}
	day, _ = d.After(start)
	return day, false
}

// WorkingDaysBetween counts the working days after from, up to and including
// to; it is negative when to lies before from.
func (c Calendar) WorkingDaysBetween(from, to schema.Date) int {
	if to.Compare(from) < 0 {
		return -c.WorkingDaysBetween(to, from)
	}
	n := 0
	for day := from; day.Compare(to) < 0; {
		if day = day.AddDays(1); c.Working(day) {
			n++
		}
	}
	return n
}
