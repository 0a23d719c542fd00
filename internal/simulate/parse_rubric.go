package simulate

import (
	"strings"

	"naskah/internal/source"
)

func (p *parser) rubric(n *source.Node) {
	p.each(n, func(name string, key *source.Node, r *source.Reader) {
		it := Item{
			Name: name, Label: r.Text("nama"), Weight: r.Int("bobot", 1), Basis: r.Text("dasar"), Pos: key.Pos(),
			Trainer: r.Bool("pelatih"), Deadline: r.Text("tenggat"), If: condition(r),
			Reason:  one(p, r.Node("alasan"), p.reasonCheck),
			Has:     one(p, r.Node("memuat"), p.textCheck),
			Lacks:   one(p, r.Node("tanpa"), p.textCheck),
			Taker:   one(p, r.Node("pelaku"), p.takerCheck),
			Returns: one(p, r.Node("kembali"), p.returnCheck),
			Reach:   one(p, r.Node("capai"), p.goal),
		}
		for _, step := range r.Texts("urutan") {
			it.Order = append(it.Order, step.Text())
		}
		if it.Label == "" {
			it.Label = spoken(name)
		}
		if it.Weight < 1 {
			p.add("SK009", r.Node("bobot").Pos(), "kunci", "bobot")
		}
		if it.checks() != 1 {
			p.add("SK022", key.Pos(), "butir", name)
		}
		if len(it.Order) == 1 {
			p.add("SK023", r.Node("urutan").Pos(), "butir", name)
		}
		p.s.Rubric = append(p.s.Rubric, it)
	})
}

// checks counts what the item is judged by.
func (it Item) checks() int {
	n := 0
	for _, set := range []bool{
		it.Trainer, it.Deadline != "", it.If.node != nil, it.Reason != nil, it.Has != nil, it.Lacks != nil,
		it.Taker != nil, it.Returns != nil, it.Reach != nil, len(it.Order) > 0,
	} {
		if set {
			n++
		}
	}
	return n
}

func (p *parser) reasonCheck(c *ReasonCheck, r *source.Reader) {
	c.Action, c.Stage, c.Least = r.Need("aksi").Text(), r.Text("tahap"), r.Int("minimal", 1)
	if c.Least < 1 {
		p.add("SK009", r.Pos(), "kunci", "minimal")
	}
}

func (p *parser) textCheck(c *TextCheck, r *source.Reader) {
	c.Paper, c.Text = r.Need("naskah").Text(), r.Need("teks").Text()
}

func (p *parser) takerCheck(c *TakerCheck, r *source.Reader) {
	c.Action, c.Stage, c.Post = r.Need("aksi").Text(), r.Text("tahap"), r.Need("pejabat").Text()
}

func (p *parser) returnCheck(c *ReturnCheck, r *source.Reader) {
	c.Stage, c.Most = r.Need("ke").Text(), r.Int("maksimal", 0)
	if c.Most < 0 {
		p.add("SK009", r.Pos(), "kunci", "maksimal")
	}
}

func (p *parser) goal(g *Goal, r *source.Reader) {
	g.Pos, g.Stage = r.Pos(), r.Need("tahap").Text()
	g.Within = p.duration(r.Node("dalam"))
}

func (p *parser) goals(n *source.Node) {
	p.items(n, func(n *source.Node, r *source.Reader) {
		g := Goal{Pos: n.Pos()}
		p.goal(&g, r)
		p.s.Goals = append(p.s.Goals, g)
	})
}

// spoken turns a name of the file into words.
func spoken(name string) string { return strings.ReplaceAll(name, "_", " ") }
