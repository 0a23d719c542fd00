package office

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Numbers of papers are built from parts: security class, serial within the
// calendar year, classification code, month and year (Peraturan ANRI 5/2021,
// read second-hand); which parts, in which order, with which signs between
// them, is each institution's own rule. So a pattern is data.

// slotNames are the slots a pattern may have, in the order of the help text.
// The last four stand for texts given next to the pattern.
var slotNames = []string{"urut", "bulan", "bulan_romawi", "tahun", "kode", "unit", "keamanan", "jenis"}

var textSlots = slotNames[4:]

var slotPattern = regexp.MustCompile(`^([a-z_]+)(?::0([1-9]))?$`)

// maxNumber is the length of a number's text, in characters.
const maxNumber = 100

// pattern is a checked number pattern.
type pattern struct {
	text  string
	parts []part
	date  string // name of the answer whose month and year stand in the number; "" is the day it is drawn
}

// part is a literal text or a slot.
type part struct {
	literal string
	slot    string
	width   int // of a number, filled with zeros; 0 for as many digits as it has
}

// draft is a pattern as it stands in the file.
type draft struct {
	text  *source.Node
	texts map[string]string // of the slots that stand for texts
	date  string
}

// readNumbers reads `nomor`: series → pattern, or a mapping with `pola` and
// the texts of its slots. `bawaan` lends what a series leaves out and serves
// the series that are not there at all.
func (p *profile) readNumbers(n *source.Node) {
	var common draft
	if fallback := n.Get("bawaan"); fallback != nil {
		if common = p.readPattern(fallback, draft{}); common.text != nil {
			if f, ok := p.compile(common); ok {
				p.office.fallback = &f
			}
		}
	}
	first := map[string]string{}
	for _, key := range p.entries(n) {
		if key.Text() == "bawaan" {
			continue
		}
		d := p.readPattern(n.Get(key.Text()), common)
		if d.text == nil {
			continue
		}
		f, ok := p.compile(d)
		if !ok {
			continue
		}
		p.office.series[key.Text()] = f
		form := f.form()
		if other, twice := first[form]; twice {
			p.bag.Add(diag.Warn("OF012", key.Pos(), "deret", key.Text(), "lain", other))
		} else {
			first[form] = key.Text()
		}
	}
}

// form is equal for patterns that give equal numbers.
func (f pattern) form() string { return fmt.Sprintf("%#v", f.parts) }

// readPattern reads one entry; its text is nil after a finding.
func (p *profile) readPattern(n *source.Node, common draft) draft {
	d := draft{text: n, texts: maps.Clone(common.texts), date: common.date}
	if d.texts == nil {
		d.texts = map[string]string{}
	}
	if n.Kind() == source.Mapping {
		r := source.Read(n, p.bag)
		if d.text = r.Node("pola"); d.text == nil {
			d.text = common.text
		}
		if d.text == nil {
			r.Need("pola")
		}
		for _, name := range textSlots {
			if v := r.Text(name); v != "" {
				d.texts[name] = v
			}
		}
		if v := r.Node("menurut"); v != nil {
			d.date = v.Text()
			if !keyPattern.MatchString(d.date) {
				p.bag.Add(diag.New("OF002", v.Pos(), "nama", d.date))
			}
			p.office.dates[d.date] = v.Pos()
		}
		r.Done()
	}
	if d.text != nil && (d.text.Kind() != source.Scalar || d.text.Null()) {
		p.bag.Add(diag.New("OF009", d.text.Pos(), "pola", d.text.Text()))
		d.text = nil
	}
	return d
}

// compile takes a pattern apart. Slots that stand for texts are filled at
// once.
func (p *profile) compile(d draft) (pattern, bool) {
	n := d.text
	f := pattern{text: n.Text(), date: d.date}
	for rest := f.text; rest != ""; {
		literal, tail, open := strings.Cut(rest, "{")
		f.add(part{literal: literal})
		if strings.Contains(literal, "}") {
			p.bag.Add(diag.New("OF009", n.Pos(), "pola", f.text))
			return f, false
		}
		if !open {
			break
		}
		name, after, closed := strings.Cut(tail, "}")
		if !closed {
			p.bag.Add(diag.New("OF009", n.Pos(), "pola", f.text))
			return f, false
		}
		s, ok := p.slot(n, name, d.texts)
		if !ok {
			return f, false
		}
		f.add(s)
		rest = after
	}
	return f, p.checkPattern(n, f)
}

// add appends a part; texts side by side become one.
func (f *pattern) add(s part) {
	last := len(f.parts) - 1
	switch {
	case s == part{}:
	case s.slot == "" && last >= 0 && f.parts[last].slot == "":
		f.parts[last].literal += s.literal
	default:
		f.parts = append(f.parts, s)
	}
}

// slot reads what stands between { and }.
func (p *profile) slot(n *source.Node, name string, texts map[string]string) (part, bool) {
	m := slotPattern.FindStringSubmatch(name)
	if m == nil || !slices.Contains(slotNames, m[1]) {
		d := diag.New("OF010", n.Pos(), "slot", name, "dikenal", slotNames)
		if near := diag.Suggest(name, slotNames); near != "" {
			d = d.WithHint("OF010.suggest", "saran", near)
		}
		p.bag.Add(d)
		return part{}, false
	}
	s := part{slot: m[1]}
	if m[2] != "" {
		s.width, _ = strconv.Atoi(m[2]) // one digit, by the expression
		if s.slot != "urut" && s.slot != "bulan" {
			p.bag.Add(diag.New("OF013", n.Pos(), "slot", name))
			return part{}, false
		}
	}
	if !slices.Contains(textSlots, s.slot) {
		return s, true
	}
	text, ok := texts[s.slot]
	if !ok {
		p.bag.Add(diag.New("OF014", n.Pos(), "slot", s.slot))
	}
	return part{literal: text}, ok
}

// checkPattern refuses patterns whose numbers would repeat within a year or
// could not be printed. Whether the year stands in a number is each
// institution's rule: many regional letters do without (000.2.5/123/BPSDM).
func (p *profile) checkPattern(n *source.Node, f pattern) bool {
	if !slices.ContainsFunc(f.parts, func(s part) bool { return s.slot == "urut" }) {
		p.bag.Add(diag.New("OF011", n.Pos(), "pola", f.text))
		return false
	}
	sample := f.format(1, schema.Date{Year: 2026, Month: 12, Day: 1})
	if utf8.RuneCountInString(sample) > maxNumber || strings.ContainsFunc(sample, unicode.IsControl) || strings.TrimSpace(sample) != sample {
		p.bag.Add(diag.New("OF015", n.Pos(), "pola", f.text, "batas", maxNumber))
		return false
	}
	return true
}

func (f pattern) format(serial int, on schema.Date) string {
	var b strings.Builder
	for _, s := range f.parts {
		switch s.slot {
		case "":
			b.WriteString(s.literal)
		case "urut":
			fmt.Fprintf(&b, "%0*d", s.width, serial)
		case "bulan":
			fmt.Fprintf(&b, "%0*d", s.width, int(on.Month))
		case "bulan_romawi":
			// The twelve months always have a roman numeral.
			month, err := bahasa.Romawi(int(on.Month))
			if err != nil {
				panic("office: " + err.Error())
			}
			b.WriteString(month)
		case "tahun":
			fmt.Fprintf(&b, "%04d", on.Year)
		}
	}
	return b.String()
}

// NumberDate names the answer whose month and year stand in the numbers of a
// series (`menurut`); "" when it is the day they are drawn.
func (o *Office) NumberDate(series string) string {
	if f, ok := o.series[series]; ok {
		return f.date
	}
	if o.fallback != nil {
		return o.fallback.date
	}
	return ""
}

// NumberDates lists the answers that series take their month and year from, and
// where the profile says so.
func (o *Office) NumberDates() map[string]diag.Position { return maps.Clone(o.dates) }

// FormatNumber writes the number of a paper: serial counts from 1 within the
// series and year, on is the day it is drawn. The result is false when the
// series has no pattern and there is no `bawaan`.
func (o *Office) FormatNumber(series string, serial int, on schema.Date) (string, bool) {
	f, ok := o.series[series]
	if !ok {
		if o.fallback == nil {
			return "", false
		}
		f = *o.fallback
	}
	return f.format(serial, on), true
}

// CheckSeries says that a series named at pos has no pattern in naskah.yaml,
// with the nearest that has one.
func (o *Office) CheckSeries(series string, pos diag.Position) []diag.Diagnostic {
	if _, ok := o.series[series]; ok || o.fallback != nil {
		return nil
	}
	d := diag.New("OF016", pos, "deret", series)
	if near := diag.Suggest(series, slices.Collect(maps.Keys(o.series))); near != "" {
		d = d.WithHint("OF016.suggest", "saran", near, "deret", series)
	}
	return []diag.Diagnostic{d}
}
