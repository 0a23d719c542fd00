package workflow

import (
	"cmp"

	"naskah/internal/diag"
	"naskah/internal/source"
)

func (p *reader) stages(n *source.Node) {
	p.d.stages = map[string]int{}
	for _, key := range p.keys(n) {
		stage := p.stage(key, n.Get(key.Text()))
		p.d.stages[stage.Name] = len(p.d.Stages)
		p.d.Stages = append(p.d.Stages, stage)
	}
	if len(p.d.Stages) == 0 && !n.Null() {
		p.add("WF009", n.Pos())
	}
}

func (p *reader) stage(key, n *source.Node) Stage {
	s := Stage{Name: key.Text(), Pos: key.Pos()}
	if n.Null() {
		n = nil // reported by Check: a stage without a way out
	}
	r := source.Read(n, &p.bag)
	s.Label = cmp.Or(r.Text("nama"), plain(s.Name))
	s.By = p.referAll(roleRef, r.Texts("oleh"))
	s.Form = p.referAll(fieldRef, r.Texts("isi"))
	s.Papers = p.papers(r.Node("dokumen"))
	s.Deadline = p.deadline(r.Node("tenggat"))
	s.Seats = p.seats(r.Node("paralel"), s.Name)
	s.Quorum = p.quorum(r.Node("kuorum"), s)
	s.Actions = p.actions(r.Node("aksi"))
	s.Branches = p.branches(r.Node("otomatis"))
	if n := r.Node("akhir"); n != nil {
		s.End = text(n)
		if n.Kind() != source.Scalar || !plainName.MatchString(s.End) {
			p.add("WF010", n.Pos())
			s.End = "akhir"
		}
	}
	r.Done()
	p.events(s)
	return s
}

// events sees to it that one name means one thing within a stage: the machine
// would keep the last of two and say nothing.
func (p *reader) events(s Stage) {
	seats := map[string]bool{}
	for _, seat := range s.Seats {
		seats[seat.Name] = true
	}
	for _, a := range s.Actions {
		if seats[a.Name] {
			p.add("WF011", a.Pos, "nama", a.Name, "tahap", s.Name)
		}
	}
}

func (p *reader) papers(n *source.Node) []PaperUse {
	if n.Null() {
		return nil
	}
	items := []*source.Node{n}
	if n.Kind() == source.Sequence {
		items = n.Items()
	}
	var uses []PaperUse
	for _, item := range items {
		if use, ok := p.paper(item); ok {
			p.once(use, uses)
			uses = append(uses, use)
		}
	}
	return uses
}

// once sees to it that one place does not ask for a paper twice; conditions
// may choose between two ways of making it.
func (p *reader) once(use PaperUse, before []PaperUse) {
	for _, other := range before {
		if other.Name == use.Name && other.If.Always() && use.If.Always() {
			p.add("WF006", use.Pos, "nama", use.Name)
			return
		}
	}
}

func (p *reader) paper(n *source.Node) (PaperUse, bool) {
	use := PaperUse{Pos: n.Pos()}
	if n.Kind() != source.Mapping {
		if n.Kind() == source.Sequence || n.Null() {
			p.add("WF012", n.Pos())
			return use, false
		}
		use.Name, use.bare = n.Text(), true
		return use, p.paperName(n)
	}
	r := source.Read(n, &p.bag)
	name := r.Need("pakai")
	use.Name = text(name)
	if as := r.Node("sebagai"); as != nil {
		use.Draft = text(as) == "rancangan"
		if !use.Draft && text(as) != "final" {
			p.add("WF013", as.Pos(), "nilai", text(as))
		}
	}
	use.Late = p.referAll(fieldRef, r.Texts("menyusul"))
	if len(use.Late) > 0 && !use.Draft {
		p.add("WF014", r.Node("menyusul").Pos(), "dokumen", use.Name)
	}
	use.If = p.guard(r, "jika")
	r.Done()
	return use, name != nil && p.paperName(name)
}

func (p *reader) paperName(n *source.Node) bool {
	if n.Kind() == source.Scalar && plainName.MatchString(n.Text()) {
		return true
	}
	p.add("WF003", n.Pos(), "nama", n.Text())
	return false
}

func (p *reader) seats(n *source.Node, stage string) []Seat {
	var seats []Seat
	for _, key := range p.keys(n) {
		r := source.Read(n.Get(key.Text()), &p.bag)
		seat := Seat{Name: key.Text(), Pos: key.Pos()}
		seat.Label = cmp.Or(r.Text("nama"), plain(seat.Name))
		r.Need("oleh")
		seat.By = p.referAll(roleRef, r.Texts("oleh"))
		seat.Apart = p.referAll(stageRef, r.Texts("beda_orang"))
		seat.After = p.referSeats(r.Texts("setelah"), stage)
		r.Done()
		seats = append(seats, seat)
	}
	if n != nil && len(seats) == 0 {
		p.add("WF015", n.Pos())
	}
	return seats
}

// quorum reads `kuorum`; without it every seat must have initialled.
func (p *reader) quorum(n *source.Node, s Stage) Quorum {
	q := Quorum{Minimum: len(s.Seats), Pos: s.Pos}
	if n == nil {
		return q
	}
	q.Pos = n.Pos()
	if len(s.Seats) == 0 {
		p.add("WF016", n.Pos(), "tahap", s.Name)
	}
	r := source.Read(n, &p.bag)
	q.Minimum = r.Int("minimal", q.Minimum)
	q.Required = p.referSeats(r.Texts("wajib"), s.Name)
	r.Done()
	return q
}

// referSeats notes names of seats of a stage.
func (p *reader) referSeats(nodes []*source.Node, stage string) []string {
	first := len(p.refs)
	names := p.referAll(seatRef, nodes)
	for i := first; i < len(p.refs); i++ {
		p.refs[i].in = stage
	}
	return names
}

func (p *reader) branches(n *source.Node) []Branch {
	if n.Null() {
		return nil
	}
	if n.Kind() != source.Sequence {
		p.add("WF017", n.Pos())
		return nil
	}
	var branches []Branch
	for _, item := range n.Items() {
		r := source.Read(item, &p.bag)
		b := Branch{Pos: item.Pos()}
		b.To = p.refer(stageRef, r.Need("ke"))
		b.If = p.guard(r, "jika")
		r.Done()
		branches = append(branches, b)
	}
	return branches
}

func (p *reader) actions(n *source.Node) []Action {
	var actions []Action
	for _, key := range p.keys(n) {
		actions = append(actions, p.action(key, n.Get(key.Text())))
	}
	return actions
}

func (p *reader) action(key, n *source.Node) Action {
	a := Action{Name: key.Text(), Pos: key.Pos()}
	r := source.Read(n, &p.bag)
	a.Label = cmp.Or(r.Text("nama"), plain(a.Name))
	a.To = p.refer(stageRef, r.Node("ke"))
	a.Stay = r.Bool("tetap")
	if (a.To != "") == a.Stay {
		p.add("WF018", key.Pos(), "aksi", a.Name)
	}
	p.actors(r, &a)
	a.Apart = p.referAll(stageRef, r.Texts("beda_orang"))
	a.If = p.guard(r, "jika")
	a.Reason = p.word(r, "alasan", "wajib")
	a.Quorum = p.word(r, "otomatis", "kuorum")
	a.Lock = p.referAll(paperRef, r.Texts("kunci"))
	a.Clear = p.referAll(fieldRef, r.Texts("kosongkan"))
	a.Number = p.referAll(numberRef, r.Texts("nomori"))
	a.Void = p.refer(votesRef, r.Node("gugurkan"))
	a.Papers = p.papers(r.Node("dokumen"))
	a.Await = p.await(r.Node("menunggu"))
	p.timing(r, &a)
	r.Done()
	return a
}

// actors reads `oleh`, where salah_satu means any seat.
func (p *reader) actors(r *source.Reader, a *Action) {
	nodes := r.Texts("oleh")
	if len(nodes) == 1 && nodes[0].Text() == "salah_satu" {
		a.AnySeat = true
		return
	}
	a.By = p.referAll(roleRef, nodes)
}

// word reads a key that knows one word only.
func (p *reader) word(r *source.Reader, key, only string) bool {
	n := r.Node(key)
	if n == nil {
		return false
	}
	if text(n) != only {
		p.bag.Add(suggest(diag.New("WF019", n.Pos(), "kunci", key, "nilai", text(n), "kata", only), text(n), []string{only}))
		return false
	}
	return true
}
