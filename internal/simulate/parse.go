package simulate

import (
	"regexp"
	"strconv"
	"time"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// ParseScenario reads a scenario strictly; all findings are collected. The
// scenario is nil when the file cannot be read as YAML. What its names stand for
// is not looked at: that is Bind.
func ParseScenario(file string, data []byte) (*Scenario, []diag.Diagnostic) {
	root, findings := source.Parse(file, data)
	p := &parser{s: &Scenario{File: file}}
	p.bag.Add(findings...)
	if root == nil || diag.HasErrors(findings) {
		return nil, p.bag.List()
	}
	r := source.Read(root, &p.bag)
	if n := r.Need("skema"); n != nil && n.Text() != ScenarioSchema {
		p.add("SK001", n.Pos(), "nilai", n.Text())
	}
	p.s.Title = r.Need("judul").Text()
	p.s.Aim = r.Text("tujuan")
	p.s.Workflow = r.Need("alur").Text()
	if seed := r.Int("benih", 1); seed < 0 {
		p.add("SK002", r.Node("benih").Pos(), "nilai", seed)
	} else {
		p.s.Seed = uint64(seed)
	}
	p.tempo(r.Need("jam"))
	p.seats(r.Need("kursi"))
	p.manners(r.Node("perilaku"))
	p.briefs(r.Node("taklimat"))
	p.s.Answers = p.mapping(r.Node("jawaban"))
	p.events(r.Node("kejadian"))
	p.rubric(r.Node("rubrik"))
	p.goals(r.Node("uji"))
	r.Done()
	return p.s, p.bag.List()
}

type parser struct {
	s   *Scenario
	bag diag.Bag
}

func (p *parser) add(code string, pos diag.Position, pairs ...any) {
	p.bag.Add(diag.New(code, pos, pairs...))
}

// each reads a mapping from names to mappings, in order.
func (p *parser) each(n *source.Node, do func(name string, key *source.Node, r *source.Reader)) {
	if n == nil {
		return
	}
	source.Read(n, &p.bag)
	for _, key := range n.Keys() {
		if !plainName.MatchString(key.Text()) {
			p.add("SK003", key.Pos(), "nama", key.Text())
		}
		r := source.Read(n.Get(key.Text()), &p.bag)
		do(key.Text(), key, r)
		r.Done()
	}
}

// plainName is how seats, manners, events and items are called.
var plainName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,59}$`)

// items reads a list of mappings.
func (p *parser) items(n *source.Node, do func(n *source.Node, r *source.Reader)) {
	if n == nil {
		return
	}
	if n.Kind() != source.Sequence {
		p.add("SK004", n.Pos())
		return
	}
	for _, item := range n.Items() {
		r := source.Read(item, &p.bag)
		do(item, r)
		r.Done()
	}
}

// mapping returns a mapping as it is; anything else is a finding.
func (p *parser) mapping(n *source.Node) *source.Node {
	if n == nil {
		return nil
	}
	source.Read(n, &p.bag)
	if n.Kind() != source.Mapping {
		return nil
	}
	return n
}

// one reads a mapping under a key with do, and returns nil where there is none.
func one[T any](p *parser, n *source.Node, do func(*T, *source.Reader)) *T {
	if n == nil {
		return nil
	}
	v := new(T)
	r := source.Read(n, &p.bag)
	do(v, r)
	r.Done()
	return v
}

func (p *parser) tempo(n *source.Node) {
	if n == nil {
		return
	}
	r := source.Read(n, &p.bag)
	p.s.Tempo.Pos = n.Pos()
	if at := r.Need("mulai"); at != nil {
		p.s.Tempo.Start = p.moment(at)
	}
	if rate := r.Node("laju"); rate != nil {
		p.s.Tempo.Day = p.rate(rate)
	}
	r.Done()
}

// moment reads 2026-03-02 08.00.
func (p *parser) moment(n *source.Node) Moment {
	m, ok := parseMoment(n.Text())
	if !ok {
		p.add("SK005", n.Pos(), "teks", n.Text())
	}
	return m
}

func parseMoment(text string) (Moment, bool) {
	t, err := time.Parse("2006-01-02 15.04", text)
	if err != nil {
		return Moment{}, false
	}
	return Moment{t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute()}, true
}

var ratePattern = regexp.MustCompile(`^1 hari = ([1-9][0-9]{0,3}) (detik|menit|jam)$`)

var rateUnits = map[string]time.Duration{"detik": time.Second, "menit": time.Minute, "jam": time.Hour}

// rate reads what a day of the play lasts in the room.
func (p *parser) rate(n *source.Node) time.Duration {
	day, ok := ParseRate(n.Text())
	if !ok {
		p.add("SK006", n.Pos(), "teks", n.Text())
	}
	return day
}

// ParseRate reads "1 hari = 2 menit": what a day of the play lasts in the room.
func ParseRate(text string) (time.Duration, bool) {
	m := ratePattern.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	count, _ := strconv.Atoi(m[1]) // four digits
	return time.Duration(count) * rateUnits[m[2]], true
}

func (p *parser) seats(n *source.Node) {
	if n != nil {
		p.s.seatsPos = n.Pos()
	}
	p.each(n, func(name string, key *source.Node, r *source.Reader) {
		seat := Seat{Role: name, Name: r.Text("nama"), Post: r.Text("pejabat"), People: r.Int("orang", 0), Manner: r.Text("bot"), Pos: key.Pos()}
		if seat.People < 0 || seat.People > maxPeople {
			p.add("SK007", key.Pos(), "jumlah", seat.People, "batas", maxPeople)
		}
		if seat.Name != "" && seat.Post != "" {
			p.add("SK024", key.Pos(), "kursi", name)
		}
		if seat.Manner == "" {
			seat.Manner = fluent
		}
		p.s.Seats = append(p.s.Seats, seat)
	})
}

// maxPeople is how many may share a seat.
const maxPeople = 20

func (p *parser) manners(n *source.Node) {
	p.each(n, func(name string, key *source.Node, r *source.Reader) {
		m := Manner{Name: name, Refuse: r.Int("tolak", 0), Erratic: r.Bool("acak"), Pos: key.Pos()}
		if _, shipped := shippedManner(name); shipped {
			p.add("SK008", key.Pos(), "nama", name)
		}
		if m.Refuse < 0 {
			p.add("SK009", r.Node("tolak").Pos(), "kunci", "tolak")
		}
		m.Pace = Pace{0, 1}
		if own := p.pace(r); own != nil {
			m.Pace = *own
		}
		p.items(r.Node("langkah"), func(n *source.Node, r *source.Reader) { m.Rules = append(m.Rules, p.rule(n, r)) })
		p.s.Manners = append(p.s.Manners, m)
	})
}

// pace reads one or two counts of working days; nil where there are none.
func (p *parser) pace(r *source.Reader) *Pace {
	nodes := r.Texts("jeda")
	var days []int
	for _, n := range nodes {
		if d := p.duration(n); d != nil {
			if d.Unit != schema.WorkingDays {
				p.add("SK010", n.Pos(), "teks", n.Text())
			}
			days = append(days, d.N)
		}
	}
	switch {
	case len(days) == 0:
		return nil
	case len(days) == 1:
		return &Pace{days[0], days[0]}
	case len(days) > 2 || days[1] < days[0]:
		p.add("SK010", nodes[1].Pos(), "teks", nodes[1].Text())
	}
	return &Pace{days[0], days[1]}
}

func (p *parser) rule(n *source.Node, r *source.Reader) Rule {
	rule := Rule{
		Stage: r.Text("tahap"), If: condition(r), Times: r.Int("kali", 0), Pace: p.pace(r),
		Answers: p.mapping(r.Node("isi")), Pos: n.Pos(),
	}
	if a := r.Need("aksi"); a != nil {
		rule.Action = a.Text()
	}
	for _, reason := range r.Texts("alasan") {
		rule.Reasons = append(rule.Reasons, reason.Text())
	}
	if rule.Times < 0 {
		p.add("SK009", r.Node("kali").Pos(), "kunci", "kali")
	}
	return rule
}

func condition(r *source.Reader) Condition {
	n := r.Node("jika")
	return Condition{Text: n.Text(), node: n}
}

// duration reads 12 hari kerja.
func (p *parser) duration(n *source.Node) *schema.Duration {
	if n == nil {
		return nil
	}
	d, err := schema.ParseDuration(n.Text())
	if err != nil {
		p.add("SK011", n.Pos(), "teks", n.Text())
		return nil
	}
	return &d
}

func (p *parser) date(n *source.Node) (schema.Date, bool) {
	t, err := bahasa.ParseTanggal(n.Text())
	if err != nil {
		p.add("SK012", n.Pos(), "teks", n.Text())
		return schema.Date{}, false
	}
	return schema.DateOf(t), true
}

func (p *parser) briefs(n *source.Node) {
	if n == nil {
		return
	}
	r := source.Read(n, &p.bag)
	if text := r.Text("umum"); text != "" {
		p.s.Briefs = append(p.s.Briefs, Brief{Text: text, Pos: r.Node("umum").Pos()})
	}
	if secret := p.mapping(r.Node("rahasia")); secret != nil {
		for _, key := range secret.Keys() {
			p.s.Briefs = append(p.s.Briefs, Brief{Role: key.Text(), Text: secret.Get(key.Text()).Text(), Pos: key.Pos()})
		}
	}
	r.Done()
}
