package simulate

import (
	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

func (p *parser) events(n *source.Node) {
	p.each(n, func(name string, key *source.Node, r *source.Reader) {
		e := Event{
			Name: name, Label: r.Text("nama"), Tale: r.Text("berita"), Quiet: r.Bool("diam"), Role: r.Text("oleh"), Pos: key.Pos(),
			When:    p.trigger(r, key.Pos()),
			Edit:    one(p, r.Node("sunting"), p.clauseEdit),
			Replace: one(p, r.Node("ganti_pejabat"), p.replacement),
			Change:  p.mapping(r.Node("ubah")),
			Away:    one(p, r.Node("mangkir"), p.absence),
			Holiday: one(p, r.Node("libur"), p.holiday),
			Numbers: one(p, r.Node("nomor_terpakai"), p.takenNumbers),
		}
		if e.Label == "" {
			e.Label = spoken(name)
		}
		p.wholeEvent(e)
		p.s.Events = append(p.s.Events, e)
	})
}

// wholeEvent finds events that do nothing, or more than one thing.
func (p *parser) wholeEvent(e Event) {
	acts := 0
	for _, set := range []bool{e.Edit != nil, e.Replace != nil, e.Change != nil, e.Away != nil, e.Holiday != nil, e.Numbers != nil} {
		if set {
			acts++
		}
	}
	if acts > 1 || acts == 0 && e.Tale == "" {
		p.add("SK013", e.Pos, "kejadian", e.Name)
	}
	if acts == 0 && e.Quiet {
		p.add("SK014", e.Pos, "kejadian", e.Name)
	}
	if acting := e.Edit != nil || e.Change != nil || e.Numbers != nil; acting != (e.Role != "") {
		code := "SK015"
		if !acting {
			code = "SK016"
		}
		p.add(code, e.Pos, "kejadian", e.Name)
	}
}

func (p *parser) trigger(r *source.Reader, pos diag.Position) Trigger {
	t := Trigger{Stage: r.Text("tahap"), If: condition(r), ByHand: r.Bool("manual"), Pos: pos}
	if n := r.Node("hari"); n != nil {
		day := r.Int("hari", 1)
		if day < 1 {
			p.add("SK009", n.Pos(), "kunci", "hari")
		}
		t.Day, t.Pos = &day, n.Pos()
	}
	timed := t.Day != nil || t.Stage != "" || t.If.node != nil
	if timed == t.ByHand {
		p.add("SK017", pos)
	}
	return t
}

func (p *parser) clauseEdit(e *ClauseEdit, r *source.Reader) {
	e.Pos = r.Pos()
	e.Paper, e.Clause = r.Need("naskah").Text(), r.Need("pasal").Text()
	e.Find, e.Put, e.Reason = r.Text("ganti"), r.Text("menjadi"), r.Text("alasan")
	if e.Find == "" && e.Put == "" {
		p.add("SK018", e.Pos)
	}
}

// replacement reads the new person of a post: the columns of an orang that speak
// of the person.
func (p *parser) replacement(e *Replacement, r *source.Reader) {
	e.Pos = r.Pos()
	e.Post, e.Basis = r.Need("pejabat").Text(), r.Text("dasar")
	orang, _ := schema.Composite("orang")
	e.Person = schema.Record{}
	for _, name := range []string{"nama", "gelar_depan", "gelar_belakang", "jabatan", "nip", "pangkat", "status"} {
		f, known := schema.Lookup(orang.Fields, name)
		n := r.Node(name)
		if n == nil || !known {
			continue
		}
		if v, ok := f.FromNode(n, nil, &p.bag); ok {
			e.Person[f.Name] = v
		}
	}
	if e.Person.Text("nama") == "" {
		p.add("SK019", e.Pos)
	}
}

func (p *parser) absence(a *Absence, r *source.Reader) {
	a.Pos, a.Role = r.Pos(), r.Need("peran").Text()
	if d := p.duration(r.Need("selama")); d != nil {
		a.Length = *d
	}
}

func (p *parser) holiday(h *Holiday, r *source.Reader) {
	h.Pos, h.Name = r.Pos(), r.Need("nama").Text()
	if n := r.Need("tanggal"); n != nil {
		h.From, _ = p.date(n)
		h.To = h.From
	}
	if n := r.Node("hingga"); n != nil {
		h.To, _ = p.date(n)
	}
	if h.To.Compare(h.From) < 0 {
		p.add("SK020", h.Pos)
	}
}

func (p *parser) takenNumbers(t *TakenNumbers, r *source.Reader) {
	t.Pos, t.Series, t.Count = r.Pos(), r.Need("deret").Text(), r.Int("jumlah", 1)
	if t.Count < 1 || t.Count > maxTaken {
		p.add("SK021", t.Pos, "jumlah", t.Count, "batas", maxTaken)
	}
}

// maxTaken is how many numbers one event may use up.
const maxTaken = 100
