package office

import (
	"slices"
	"strings"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// How one post acts for another: a.n. by delegation of the superior, u.b. one
// level further down, by delegation of whoever signs a.n.
const (
	onBehalf = "a.n."
	through  = "u.b."
)

// delegation lets the holder of one post act and sign for that of another. Both
// ends of its time are included; a zero date leaves that end open.
type delegation struct {
	from, to string // posts
	way      string
	basis    string // Surat Kuasa Nomor 12 tanggal 2 Januari 2026
	complete bool   // the basis has its kind, number and date
	since    schema.Date
	until    schema.Date
	pos      diag.Position
}

func (d delegation) covers(day schema.Date) bool { return Term{From: d.since, To: d.until}.Covers(day) }

func delegationFields() []schema.Field {
	return []schema.Field{
		{Name: "dari"}, {Name: "kepada"},
		{Name: "cara", Kind: schema.KindEnum, Optional: true, Options: []string{onBehalf, through}},
		{Name: "dasar", Optional: true}, {Name: "nomor", Optional: true},
		{Name: "tanggal", Kind: schema.KindDate, Optional: true},
		{Name: "sejak", Kind: schema.KindDate, Optional: true},
		{Name: "hingga", Kind: schema.KindDate, Optional: true},
	}
}

// readDelegations reads `pelimpahan`.
func (p *profile) readDelegations(n *source.Node) {
	if n.Null() {
		return
	}
	if n.Kind() != source.Sequence {
		p.bag.Add(diag.New("OF040", n.Pos()))
		return
	}
	f := schema.Field{Name: "pelimpahan", Kind: schema.KindRecord, Fields: delegationFields()}
	for _, item := range n.Items() {
		if v, ok := f.FromNode(item, nil, p.bag); ok {
			p.addDelegation(v.(schema.Record), item)
		}
	}
	for _, d := range p.office.delegations {
		upper := func(u delegation) bool { return u.way == onBehalf && u.to == d.from && u.meets(d) }
		if d.way == through && !slices.ContainsFunc(p.office.delegations, upper) {
			p.bag.Add(diag.New("OF042", d.pos, "dari", d.from, "kepada", d.to))
		}
	}
}

func (d delegation) meets(e delegation) bool {
	return Term{From: d.since, To: d.until}.overlaps(Term{From: e.since, To: e.until})
}

func (p *profile) addDelegation(r schema.Record, n *source.Node) {
	d := delegation{from: r.Text("dari"), to: r.Text("kepada"), way: r.Text("cara"), pos: n.Pos()}
	if d.way == "" {
		d.way = onBehalf
	}
	d.since, _ = r["sejak"].(schema.Date)
	d.until, _ = r["hingga"].(schema.Date)
	if !d.since.IsZero() && !d.until.IsZero() && d.until.Compare(d.since) < 0 {
		p.bag.Add(diag.New("OF044", n.Get("hingga").Pos(), "sejak", d.since, "hingga", d.until))
	}
	known := p.office.own.posts()
	for _, key := range []string{"dari", "kepada"} {
		if post := n.Get(key); !slices.Contains(known, r.Text(key)) {
			p.unknownPost(post)
			return
		}
	}
	if d.from == d.to {
		p.bag.Add(diag.New("OF041", d.pos, "kunci", d.from))
		return
	}
	date, dated := r["tanggal"].(schema.Date)
	d.complete = r.Text("dasar") != "" && r.Text("nomor") != "" && dated
	if !d.complete {
		p.bag.Add(diag.Warn("OF043", d.pos, "dari", d.from, "kepada", d.to))
	}
	d.basis = r.Text("dasar")
	if number := r.Text("nomor"); number != "" {
		d.basis += " Nomor " + number
	}
	if dated {
		d.basis += " tanggal " + bahasa.Tanggal(date.Time())
	}
	d.basis = strings.TrimSpace(d.basis)
	p.office.delegations = append(p.office.delegations, d)
}

// signing is what an answer says behind @: a post, or a post that signs for
// another ("karo_hukum a.n. sestama").
type signing struct{ post, way, superior string }

func readSigning(key string) signing {
	words := strings.Fields(key)
	if len(words) == 3 && (words[1] == onBehalf || words[1] == through) {
		return signing{words[0], words[1], words[2]}
	}
	return signing{post: key}
}

// signer is who signs by an answer, on a day: the holder of a post, for himself
// or by a delegation that is in force.
func (o *Office) signer(key string, on schema.Date) (Term, bool) {
	s := readSigning(key)
	t, ok := o.own.Holder(s.post, on)
	if !ok || s.way == "" {
		return t, ok
	}
	i := slices.IndexFunc(o.delegations, func(d delegation) bool {
		return d.from == s.superior && d.to == s.post && d.way == s.way && d.covers(on)
	})
	if i < 0 {
		return Term{}, false
	}
	return o.delegate(t, o.delegations[i], on)
}

// delegate writes on a person's term for whom he signs, and on what basis.
func (o *Office) delegate(t Term, d delegation, on schema.Date) (Term, bool) {
	top := d
	if d.way == through {
		i := slices.IndexFunc(o.delegations, func(u delegation) bool { return u.way == onBehalf && u.to == d.from && u.covers(on) })
		if i < 0 {
			return Term{}, false
		}
		top = o.delegations[i]
	}
	t.Person = schema.Clone(t.Person).(schema.Record)
	t.Person["atas_nama"] = o.title(top.from, on)
	if d.way == through { // both levels are named
		t.Person["untuk_beliau"] = o.title(d.from, on)
	}
	if t.Basis = d.basis; d.basis != "" {
		t.Person["kuasa"] = d.basis
	}
	return t, true
}

// title is what a post is called, also while nobody holds it.
func (o *Office) title(post string, on schema.Date) string {
	t, held := o.own.Holder(post, on)
	for i := 0; !held && i < len(o.own.Terms); i++ {
		if o.own.Terms[i].Key == post {
			t = o.own.Terms[i]
		}
	}
	return t.Person.Text("jabatan")
}

// delegates are the delegations by which somebody may act for a post on a day,
// or could if the day were another.
func (o *Office) delegates(post string, on schema.Date) (inForce, lapsed []delegation) {
	for _, d := range o.delegations {
		below := func(top delegation) bool {
			return d.way == through && top.way == onBehalf && top.from == post && top.to == d.from && top.covers(on)
		}
		switch {
		case d.from != post && !slices.ContainsFunc(o.delegations, below):
		case d.covers(on):
			inForce = append(inForce, d)
		default:
			lapsed = append(lapsed, d)
		}
	}
	return inForce, lapsed
}
