package office

import (
	"regexp"
	"slices"
	"strconv"
	"time"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Calendar knows which days are working days. National holidays and cuti
// bersama are decreed year by year (SKB Tiga Menteri) and now and then revised,
// so a calendar is what was known on a day: counting beyond the years that were
// published by then is a forecast. The zero value has Saturday and Sunday free
// and no published year.
type Calendar struct {
	weekend  []time.Weekday // nil for Saturday and Sunday
	holidays map[schema.Date]string
	years    map[int]bool
	since    schema.Date // when the last decree it knows was issued
}

// decree sets the holidays of a year, or changes what earlier ones have set.
type decree struct {
	year   int
	issued schema.Date // zero: known all along
	free   []holiday
	undone []schema.Date
}

type holiday struct {
	day  schema.Date
	name string
}

// maxHoliday is how many days one entry of `libur` may cover; the longest
// leave around Idulfitri has been about ten.
const maxHoliday = 14

var yearPattern = regexp.MustCompile(`^[1-9][0-9]{3}$`)

// readCalendar reads `akhir_pekan` and `libur`.
func (p *profile) readCalendar(weekend, holidays *source.Node) {
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
		p.readYear(year, list.Items())
	}
	slices.SortStableFunc(p.office.decrees, func(a, b decree) int { return a.issued.Compare(b.issued) })
}

// readYear reads the days of a year, and the decrees that set or change them. Days that
// stand for themselves were known all along.
func (p *profile) readYear(year int, items []*source.Node) {
	first := decree{year: year}
	var dated []decree
	for _, item := range items {
		if item.Kind() == source.Mapping && item.Get("keputusan") != nil {
			if d, ok := p.readDecree(year, item); ok {
				dated = append(dated, d)
			}
			continue
		}
		if v, ok := dayField(year).FromNode(item, nil, p.bag); ok {
			first.free = append(first.free, p.stretch(year, v.(schema.Record), item)...)
		}
	}
	if len(first.free) > 0 || len(dated) == 0 {
		dated = append([]decree{first}, dated...)
	}
	slices.SortStableFunc(dated, func(a, b decree) int { return a.issued.Compare(b.issued) })
	p.office.decrees = append(p.office.decrees, dated...)
}

// readDecree reads a decree with its date: its own days, and those of earlier
// ones that are holidays no longer.
func (p *profile) readDecree(year int, n *source.Node) (decree, bool) {
	day := dayField(year)
	f := schema.Field{Name: "libur." + strconv.Itoa(year), Kind: schema.KindRecord, Fields: []schema.Field{
		{Name: "keputusan"},
		{Name: "ditetapkan", Kind: schema.KindDate},
		{Name: "libur", Kind: schema.KindList, Optional: true, Element: &day},
		{Name: "batal", Kind: schema.KindList, Optional: true, Element: &schema.Field{Kind: schema.KindDate}},
	}}
	v, ok := f.FromNode(n, nil, p.bag)
	if !ok {
		return decree{}, false
	}
	r := v.(schema.Record)
	d := decree{year: year, issued: r["ditetapkan"].(schema.Date)}
	days, _ := r["libur"].(schema.List)
	for i, item := range days {
		d.free = append(d.free, p.stretch(year, item.(schema.Record), n.Get("libur").Items()[i])...)
	}
	undone, _ := r["batal"].(schema.List)
	for _, item := range undone {
		day := item.(schema.Date)
		if day.Year != year {
			p.bag.Add(diag.New("OF022", n.Get("batal").Pos(), "tahun", year, "nama", day))
			continue
		}
		d.undone = append(d.undone, day)
	}
	return d, true
}

func (p *profile) readWeekend(n *source.Node) {
	if n == nil {
		return
	}
	o := p.office
	most := int64(6)
	f := schema.Field{Name: "akhir_pekan", Kind: schema.KindList, Max: &most,
		Element: &schema.Field{Kind: schema.KindEnum, Options: dayNames()}}
	v, ok := f.FromNode(n, nil, p.bag)
	if !ok {
		return
	}
	for _, name := range v.(schema.List) {
		day := time.Weekday(slices.Index(f.Element.Options, name.(string)))
		if slices.Contains(o.weekend, day) {
			p.bag.Add(diag.New("OF021", n.Pos(), "hari", name))
			continue
		}
		o.weekend = append(o.weekend, day)
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

// dayField is one entry of a year: a day or a stretch of days, with its name.
func dayField(year int) schema.Field {
	return schema.Field{Name: "libur." + strconv.Itoa(year), Kind: schema.KindRecord, Fields: []schema.Field{
		{Name: "tanggal", Kind: schema.KindDate},
		{Name: "hingga", Kind: schema.KindDate, Optional: true},
		{Name: "nama"},
	}}
}

// stretch lists the days of an entry.
func (p *profile) stretch(year int, r schema.Record, n *source.Node) []holiday {
	first := r["tanggal"].(schema.Date)
	last, ranged := r["hingga"].(schema.Date)
	if !ranged {
		last = first
	}
	if first.Year != year || last.Year != year {
		p.bag.Add(diag.New("OF022", n.Pos(), "tahun", year, "nama", r.Text("nama")))
		return nil
	}
	if last.Compare(first) < 0 || first.AddDays(maxHoliday).Compare(last) <= 0 {
		p.bag.Add(diag.New("OF023", n.Pos(), "nama", r.Text("nama"), "batas", maxHoliday))
		return nil
	}
	var days []holiday
	for day := first; day.Compare(last) <= 0; day = day.AddDays(1) {
		days = append(days, holiday{day, r.Text("nama")})
	}
	return days
}

// checkDecrees looks for days a decree undoes that were not free before it.
func (p *profile) checkDecrees(holidays *source.Node) {
	c := p.office.noHolidays()
	for _, d := range p.office.decrees {
		for _, day := range d.undone {
			if c.Holiday(day) == "" {
				p.bag.Add(diag.Warn("OF045", holidays.Get(strconv.Itoa(d.year)).Pos(), "hari", day))
			}
		}
		c.apply(d)
	}
}

// Calendar returns the office's calendar of working days as it was known on a
// day: by the decrees issued until then, the later ones over the earlier.
func (o *Office) Calendar(on schema.Date) Calendar {
	c := o.noHolidays()
	for _, d := range o.decrees {
		if d.issued.Compare(on) <= 0 {
			c.apply(d)
			c.since = d.issued
		}
	}
	return c
}

// Revised lists the days behind from, up to and including to, on which a decree
// was issued, in order.
func (o *Office) Revised(from, to schema.Date) []schema.Date {
	var days []schema.Date
	for _, d := range o.decrees {
		if d.issued.Compare(from) > 0 && d.issued.Compare(to) <= 0 && !slices.Contains(days, d.issued) {
			days = append(days, d.issued)
		}
	}
	return days
}

// Since is the day from which all that the calendar says was known; the zero
// date when that was always so.
func (c Calendar) Since() schema.Date { return c.since }

func (o *Office) noHolidays() Calendar {
	return Calendar{weekend: o.weekend, holidays: map[schema.Date]string{}, years: map[int]bool{}}
}

func (c Calendar) apply(d decree) {
	c.years[d.year] = true
	for _, day := range d.undone {
		delete(c.holidays, day)
	}
	for _, h := range d.free {
		if c.holidays[h.day] != "" {
			h.name = c.holidays[h.day] + "; " + h.name
		}
		c.holidays[h.day] = h.name
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
