package simulate

import (
	"context"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/office"
	"naskah/internal/workflow"
)

// Check looks for what can never come about: events that cannot happen or would
// be refused, items nobody can attain, goals without a way. What cannot be told
// from the text is tried: some plays by bots alone, without papers.
func (s *Script) Check(ctx context.Context, profile *office.Office) ([]diag.Diagnostic, error) {
	c := &checker{Script: s, ways: reachable(s.Def)}
	for i := range s.Events {
		c.event(&s.Events[i])
	}
	for i := range s.Rubric {
		c.item(&s.Rubric[i])
	}
	before := s.Def.Start
	for _, g := range s.Goals {
		if before != g.Stage && !c.ways[before][g.Stage] {
			c.bag.Add(diag.New("SK096", g.Pos, "tahap", g.Stage, "dari", before))
		}
		before = g.Stage
	}
	if err := c.tried(ctx, profile); err != nil {
		return nil, err
	}
	return c.bag.List(), nil
}

type checker struct {
	*Script
	ways map[string]map[string]bool // stage → stages one can get to, in a step at least
	bag  diag.Bag
}

// reachable says which stages lead to which, by any action or branch.
func reachable(def *workflow.Definition) map[string]map[string]bool {
	ways := map[string]map[string]bool{}
	for _, s := range def.Stages {
		ways[s.Name] = map[string]bool{}
		for _, a := range s.Actions {
			if !a.Stay {
				ways[s.Name][a.To] = true
			}
		}
		for _, b := range s.Branches {
			ways[s.Name][b.To] = true
		}
	}
	for _, over := range def.Stages { // Warshall
		for _, from := range def.Stages {
			if ways[from.Name][over.Name] {
				for to := range ways[over.Name] {
					ways[from.Name][to] = true
				}
			}
		}
	}
	return ways
}

func (c *checker) event(e *Event) {
	if q := c.asks[e.When.If.node]; !q.Possibly() {
		c.bag.Add(diag.New("SK090", e.When.Pos, "kejadian", e.Label, "syarat", e.When.If.Text))
	}
	if e.When.Stage == "" {
		return
	}
	stage, _ := c.Def.Stage(e.When.Stage)
	switch {
	case stage.Automatic(), stage.End != "":
		c.bag.Add(diag.New("SK091", e.When.Pos, "kejadian", e.Label, "tahap", stage.Name))
		return
	case e.Edit != nil && !c.madeBefore(e.Edit.Paper, stage.Name):
		c.bag.Add(diag.New("SK092", e.Edit.Pos, "kejadian", e.Label, "naskah", e.Edit.Paper, "tahap", stage.Name))
	}
	if acts := actors(stage); (e.Edit != nil || e.Change != nil) && !slices.Contains(acts, e.Role) {
		c.bag.Add(diag.New("SK093", e.Pos, "kejadian", e.Label, "peran", e.Role, "tahap", stage.Name, "ada", acts))
	}
	for _, key := range e.Change.Keys() {
		if !slices.Contains(stage.Form, key.Text()) {
			c.bag.Add(diag.New("SK094", key.Pos(), "kejadian", e.Label, "data", key.Text(), "tahap", stage.Name, "ada", stage.Form))
		}
	}
}

// actors lists the roles that do anything in a stage.
func actors(s *workflow.Stage) []string {
	roles := slices.Clone(s.By)
	for _, seat := range s.Seats {
		roles = append(roles, seat.By...)
	}
	for _, a := range s.Actions {
		roles = append(roles, a.By...)
	}
	slices.Sort(roles)
	return slices.Compact(roles)
}

// madeBefore reports whether a paper can have been made when a stage is entered.
func (c *checker) madeBefore(paper, stage string) bool {
	makes := func(uses []workflow.PaperUse) bool {
		return slices.ContainsFunc(uses, func(u workflow.PaperUse) bool { return u.Name == paper })
	}
	return slices.ContainsFunc(c.Def.Stages, func(s workflow.Stage) bool {
		made := makes(s.Papers) || slices.ContainsFunc(s.Actions, func(a workflow.Action) bool { return makes(a.Papers) })
		return made && c.ways[s.Name][stage]
	})
}

// item looks for items nobody can attain.
func (c *checker) item(it *Item) {
	if q := c.asks[it.If.node]; !q.Possibly() {
		c.bag.Add(diag.New("SK095", it.Pos, "butir", it.Label, "sebab", it.If.Text))
	}
	if it.Reach != nil && it.Reach.Stage != c.Def.Start && !c.ways[c.Def.Start][it.Reach.Stage] {
		c.bag.Add(diag.New("SK096", it.Pos, "tahap", it.Reach.Stage, "dari", c.Def.Start))
	}
	if it.Returns != nil && !c.ways[it.Returns.Stage][it.Returns.Stage] {
		c.bag.Add(diag.Warn("SK097", it.Pos, "butir", it.Label, "tahap", it.Returns.Stage))
	}
	for i := 1; i < len(it.Order); i++ {
		if !c.follows(it.Order[i-1], it.Order[i]) {
			c.bag.Add(diag.New("SK095", it.Pos, "butir", it.Label, "sebab", it.Order[i-1]+" → "+it.Order[i]))
		}
	}
}

// follows reports whether a step can be taken after another.
func (c *checker) follows(first, then string) bool {
	for _, a := range c.stagesOf(first) {
		for _, b := range c.stagesOf(then) {
			if a == b && c.seated(a) || c.ways[a][b] {
				return true
			}
		}
	}
	return false
}

// seated reports whether several steps can be taken during one stay.
func (c *checker) seated(stage string) bool {
	s, _ := c.Def.Stage(stage)
	return s.Parallel() || slices.ContainsFunc(s.Actions, func(a workflow.Action) bool { return a.Stay })
}

// stagesOf lists the stages in which a step can be taken.
func (c *checker) stagesOf(step string) []string {
	in, action := stepOf(step)
	var list []string
	for _, s := range c.Def.Stages {
		has := slices.ContainsFunc(s.Actions, func(a workflow.Action) bool { return a.Name == action }) ||
			slices.ContainsFunc(s.Seats, func(seat workflow.Seat) bool { return seat.Name == action })
		if has && (in == "" || in == s.Name) {
			list = append(list, s.Name)
		}
	}
	return list
}

// tries is how many plays a check makes.
const tries = 25

// tried plays the scenario by bots and warns of what never came about: an event
// that waits for no hand, a goal.
func (c *checker) tried(ctx context.Context, profile *office.Office) error {
	if c.bag.HasErrors() {
		return nil
	}
	v, err := Exploration{
		Script: c.Script, Office: profile, Walks: tries, Seed: c.Seed, Reads: func(string) []workflow.PaperField { return nil },
	}.Explore(ctx)
	if err != nil {
		return err
	}
	for _, e := range v.Events {
		if e.Times == 0 && !e.Event.When.ByHand {
			c.bag.Add(diag.Warn("SK098", e.Event.Pos, "kejadian", e.Event.Label, "banyak", tries))
		}
	}
	for _, g := range v.Goals {
		if g.Times == 0 {
			d := diag.Warn("SK099", g.Pos, "tahap", g.Stage, "banyak", tries)
			if v.Shortest != nil {
				d = d.WithHint("SK099.jalan", "jalan", v.Shortest.Path)
			}
			c.bag.Add(d)
		}
	}
	return nil
}
