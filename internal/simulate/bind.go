package simulate

import (
	"slices"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/source"
	"naskah/internal/workflow"
)

// Script is a scenario joined with the workflow it plays.
type Script struct {
	*Scenario
	Def *workflow.Definition

	asks    map[*source.Node]workflow.Question
	ways    []way // what the bots head for, one after another
	telling map[string][]schema.Value
	wander  bool // no scenario: walks go anywhere
}

// Bind finds what the names of a scenario stand for: roles, stages, actions,
// papers and fields of its workflow, posts and series of its office. The script
// may only be played when no finding forbids it.
func (s *Scenario) Bind(def *workflow.Definition, profile *office.Office) (*Script, []diag.Diagnostic) {
	b := &binder{Script: &Script{Scenario: s, Def: def, asks: map[*source.Node]workflow.Question{}, telling: def.Telling()}, office: profile}
	b.seats()
	for _, m := range s.Manners {
		b.manner(m)
	}
	for _, brief := range s.Briefs {
		if brief.Role != "" {
			b.role(brief.Role, brief.Pos)
		}
	}
	b.answers(s.Answers)
	for i := range s.Events {
		b.event(&s.Events[i])
	}
	for i := range s.Rubric {
		b.item(&s.Rubric[i])
	}
	for _, g := range s.Goals {
		b.stage(g.Stage, g.Pos)
	}
	if def.Mother != nil && !def.Mother.Optional {
		b.bag.Add(diag.New("SK034", s.Tempo.Pos, "alur", def.ID))
	}
	b.ways = b.goals()
	return b.Script, b.bag.List()
}

type binder struct {
	*Script
	office *office.Office
	bag    diag.Bag
}

// known reports whether a name is one of those there are, and says so if not.
func (b *binder) known(kind, name string, pos diag.Position, names []string) bool {
	if slices.Contains(names, name) {
		return true
	}
	d := diag.New("SK030", pos, "apa", message.P(kind), "nama", name, "ada", names)
	if near := diag.Suggest(name, names); near != "" {
		d = d.WithHint("SK030.mirip", "mirip", near)
	}
	b.bag.Add(d)
	return false
}

func (b *binder) role(name string, pos diag.Position) bool {
	var names []string
	for _, r := range b.Def.Roles {
		names = append(names, r.Name)
	}
	return b.known("SK.peran", name, pos, names)
}

func (b *binder) stage(name string, pos diag.Position) bool {
	var names []string
	for _, s := range b.Def.Stages {
		names = append(names, s.Name)
	}
	return b.known("SK.tahap", name, pos, names)
}

func (b *binder) paper(name string, pos diag.Position) bool {
	return b.known("SK.naskah", name, pos, b.Def.PaperNames())
}

// actionIn looks for an action, in a stage where one is named.
func (b *binder) actionIn(name, stage string, pos diag.Position) {
	if stage == "" || b.stage(stage, pos) {
		b.action(name, stage, pos)
	}
}

// action looks for an action or a seat, in one stage or in any.
func (b *binder) action(name, stage string, pos diag.Position) bool {
	var names []string
	for _, s := range b.Def.Stages {
		if stage != "" && s.Name != stage {
			continue
		}
		for _, seat := range s.Seats {
			names = append(names, seat.Name)
		}
		for _, a := range s.Actions {
			if !a.Quorum {
				names = append(names, a.Name)
			}
		}
	}
	slices.Sort(names)
	return b.known("SK.aksi", name, pos, slices.Compact(names))
}

func (b *binder) post(name string, pos diag.Position) bool {
	return b.known("SK.pejabat", name, pos, b.office.Posts())
}

// ask compiles a condition.
func (b *binder) ask(c Condition) {
	if c.node != nil {
		b.asks[c.node] = b.Def.Ask("jika", c.node, b.ownNames(), &b.bag)
	}
}

// ownNames are what conditions of scenarios speak of besides the workflow.
func (b *binder) ownNames() []schema.Field {
	one := int64(1)
	stages := make([]string, len(b.Def.Stages))
	for i, s := range b.Def.Stages {
		stages[i] = s.Name
	}
	return []schema.Field{
		{Name: "tahap", Label: "Tahap", Kind: schema.KindEnum, Options: stages},
		{Name: "hari", Label: "Hari", Kind: schema.KindInteger, Min: &one},
		{Name: "kunjungan", Label: "Kunjungan", Kind: schema.KindInteger, Min: &one},
	}
}

func (b *binder) seats() {
	for _, seat := range b.Seats {
		b.role(seat.Role, seat.Pos)
		if seat.Post != "" {
			b.post(seat.Post, seat.Pos)
		}
		b.known("SK.perilaku", seat.Manner, seat.Pos, b.MannerNames())
	}
	for _, r := range b.Def.Roles {
		if !slices.ContainsFunc(b.Seats, func(s Seat) bool { return s.Role == r.Name }) {
			b.bag.Add(diag.New("SK031", b.seatsPos, "peran", r.Name, "sebutan", r.Label))
		}
	}
}

func (b *binder) manner(m Manner) {
	for _, r := range m.Rules {
		b.actionIn(r.Action, r.Stage, r.Pos)
		b.ask(r.If)
		b.answers(r.Answers)
	}
}

// answers tries prepared answers as of the first day.
func (b *binder) answers(n *source.Node) {
	day := b.Tempo.Start.date()
	for _, key := range n.Keys() {
		if f, ok := b.Def.Field(key.Text()); ok {
			prepared(f, n.Get(key.Text()), b.office, day, &b.bag)
			continue
		}
		var names []string
		for _, f := range b.Def.Fields {
			names = append(names, f.Name)
		}
		b.known("SK.data", key.Text(), key.Pos(), names)
	}
}

func (b *binder) event(e *Event) {
	if e.When.Stage != "" {
		b.stage(e.When.Stage, e.When.Pos)
	}
	if e.Role != "" {
		b.role(e.Role, e.Pos)
	}
	b.ask(e.When.If)
	b.answers(e.Change)
	switch {
	case e.Edit != nil:
		b.paper(e.Edit.Paper, e.Edit.Pos)
	case e.Replace != nil:
		b.post(e.Replace.Post, e.Replace.Pos)
	case e.Away != nil:
		b.role(e.Away.Role, e.Away.Pos)
	case e.Numbers != nil:
		b.bag.Add(b.office.CheckSeries(e.Numbers.Series, e.Numbers.Pos)...)
	}
}

func (b *binder) item(it *Item) {
	b.ask(it.If)
	switch {
	case it.Deadline != "":
		if b.stage(it.Deadline, it.Pos) {
			if s, _ := b.Def.Stage(it.Deadline); s.Deadline == nil {
				b.bag.Add(diag.New("SK032", it.Pos, "butir", it.Name, "tahap", it.Deadline))
			}
		}
	case it.Reason != nil:
		b.actionIn(it.Reason.Action, it.Reason.Stage, it.Pos)
	case it.Has != nil:
		b.paper(it.Has.Paper, it.Pos)
	case it.Lacks != nil:
		b.paper(it.Lacks.Paper, it.Pos)
	case it.Taker != nil:
		b.actionIn(it.Taker.Action, it.Taker.Stage, it.Pos)
		b.post(it.Taker.Post, it.Pos)
	case it.Returns != nil:
		b.stage(it.Returns.Stage, it.Pos)
	case it.Reach != nil:
		b.stage(it.Reach.Stage, it.Pos)
	}
	for _, step := range it.Order {
		stage, action := stepOf(step)
		b.actionIn(action, stage, it.Pos)
	}
}

// way leads to stages: how many steps it is to the nearest of them.
type way struct {
	to  []string
	far map[string]int // stage → steps; none: no way
}

// goals are what the bots head for: the stages that are tested for, one after
// another, or else any good end.
func (b *binder) goals() []way {
	var ways []way
	for _, g := range b.Goals {
		ways = append(ways, wayTo(b.Def, g.Stage))
	}
	if len(ways) > 0 {
		return ways
	}
	var good, all []string
	for _, s := range b.Def.Stages {
		if s.End != "" {
			all = append(all, s.Name)
			if s.End != cancelled {
				good = append(good, s.Name)
			}
		}
	}
	if len(good) == 0 {
		good = all
	}
	return []way{wayTo(b.Def, good...)}
}

// cancelled is how a dossier ends that came to nothing.
const cancelled = "batal"

// wayTo counts the steps from each stage to the nearest goal, by actions that
// need no reason and by branches: the ways one is meant to go.
func wayTo(def *workflow.Definition, goals ...string) way {
	far := map[string]int{}
	for _, g := range goals {
		far[g] = 0
	}
	for changed := true; changed; {
		changed = false
		for _, s := range def.Stages {
			for _, to := range onward(s) {
				d, known := far[to]
				if old, has := far[s.Name]; known && (!has || d+1 < old) {
					far[s.Name], changed = d+1, true
				}
			}
		}
	}
	return way{to: goals, far: far}
}

// onward lists where a stage is meant to lead.
func onward(s workflow.Stage) []string {
	var list []string
	for _, a := range s.Actions {
		if !a.Stay && !a.Reason {
			list = append(list, a.To)
		}
	}
	for _, b := range s.Branches {
		list = append(list, b.To)
	}
	return list
}
