package workflow

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
)

// What verification promises must hold on every walk: once Check and Proof are
// silent, no branch and no paper is undecided, and each field a paper reads is
// there when it is made. Random walks try to break the promise, on the sample
// and on every harmless change of it.
func TestRandomWalksKeepThePromise(t *testing.T) {
	text := sampleText(t)
	for _, m := range harmless {
		d, _ := Parse(sampleFile, []byte(strings.Replace(text, m.old, m.new, 1)))
		walks(t, d, 40)
	}
	d := sample(t)
	made, ended := walks(t, d, 300)
	for _, name := range d.PaperNames() {
		if made[name] == 0 {
			t.Errorf("no walk made %s", name)
		}
	}
	if ended == 0 {
		t.Error("no walk came to an end")
	}
}

func walks(t *testing.T, d *Definition, count uint64) (made map[string]int, ended int) {
	t.Helper()
	made = map[string]int{}
	for seed := range count {
		w := &walker{t: t, p: &play{t: t, d: d, x: dossier.Dossier{ID: "2026-001"}}, r: rand.New(rand.NewPCG(seed, 7)), made: made}
		if w.run(60) {
			ended++
		}
	}
	return made, ended
}

type walker struct {
	t    *testing.T
	p    *play
	r    *rand.Rand
	made map[string]int
	flow *flow
}

// foreseen sees to it that the dossier stands where the proof says one can
// stand, with everything filled that the proof says is filled there.
func (w *walker) foreseen() {
	stage := w.p.d.stages[w.p.x.Stage]
	view := newView(w.p.d, w.p.x.Values, nil)
	if !slices.ContainsFunc(w.flow.nodes, func(n node) bool { return n.stage == stage }) {
		w.t.Fatalf("%s is reached, which the proof calls impossible", w.p.x.Stage)
	}
	for at, n := range w.flow.nodes {
		lacks := func(f schema.Field) bool { return w.flow.in[at].has(w.p.d.fields[f.Name]) && !view.filled(f.Name) }
		if n.stage == stage && !slices.ContainsFunc(w.p.d.Fields, lacks) {
			return
		}
	}
	w.t.Errorf("%s is reached with less than the proof promises", w.p.x.Stage)
}

// lawful holds a step of Decide against the table and against looplab's machine.
func (w *walker) lawful(s Step) {
	if s.Kind == dossier.Opened {
		return
	}
	table, known := w.p.d.machine.to[[2]string{s.From, s.Action}]
	fired, err := w.p.d.machine.fire(s.From, s.Action)
	if !known || err != nil || table != s.To || fired != s.To {
		w.t.Errorf("%s in %s: decided %s, table %s (%v), machine %s (%v)", s.Action, s.From, s.To, table, known, fired, err)
	}
}

// run walks until the dossier ends or the steps are used up.
func (w *walker) run(steps int) bool {
	d := w.p.d
	plan, err := d.Begin(Command{Values: w.fill(d.Open)})
	if err != nil {
		w.t.Fatalf("Begin: %v", err)
	}
	w.record(plan, dossier.Actor{})
	w.flow = d.flow()
	for range steps {
		w.foreseen()
		s, _ := d.Stage(w.p.x.Stage)
		if s.End != "" {
			return true
		}
		w.act(s)
	}
	return false
}

func (w *walker) act(s *Stage) {
	choices := slices.DeleteFunc(w.p.d.Possible(w.p.x, Moment{}), func(c Choice) bool { return c.Automatic })
	c := choices[w.r.IntN(len(choices))]
	role := c.By[w.r.IntN(len(c.By))]
	values := w.fill(s.Form)
	if c.Reason && w.r.IntN(2) == 0 {
		values = nil // a reasoned action may leave the form empty
	}
	plan, err := w.p.d.Decide(Command{Dossier: w.p.x, Action: c.Action, Actor: dossier.Actor{Role: role, Name: role}, Reason: "uji", Values: values})
	for _, f := range diag.Findings(err) {
		if f.Code != "WF105" && f.Code != "WF109" && f.Code != "WF120" { // a condition that says no, a seat that has initialled or must wait
			w.t.Fatalf("%s in %s: %v", c.Action, s.Name, err)
		}
	}
	if err == nil {
		w.record(plan, dossier.Actor{Role: role})
	}
}

// record checks the papers of each step against what is filled by then.
func (w *walker) record(plan Plan, actor dossier.Actor) {
	for _, s := range plan.Steps {
		w.lawful(s)
		filled := map[string]bool{}
		for name := range w.p.x.Values {
			filled[name] = true
		}
		for name := range s.Values {
			filled[name] = true
		}
		for _, n := range s.Numbers {
			filled[n.Field] = true
		}
		for _, use := range s.Papers {
			w.made[use.Name]++
			for _, f := range paperUses[use.Name] {
				root, _, _ := strings.Cut(f.Path, ".")
				if _, known := w.p.d.Field(root); known && !filled[root] && !f.Conditional && !slices.Contains(use.Late, root) {
					w.t.Errorf("%s is made by %s in %s without %s", use.Name, s.Action, s.From, root)
				}
			}
		}
		w.p.record(Plan{Steps: []Step{s}}, actor)
	}
}

// fill answers the fields of a form at random; optional ones now and then.
func (w *walker) fill(form []string) values {
	answers := values{}
	for _, name := range form {
		f, _ := w.p.d.Field(name)
		if !f.Optional || w.r.IntN(2) == 0 {
			answers[name] = w.answer(f)
		}
	}
	return answers
}

func (w *walker) answer(f schema.Field) schema.Value {
	switch f.Kind {
	case schema.KindMoney:
		return schema.Money(w.r.Int64N(1_000_000_000_000))
	case schema.KindBoolean:
		return w.r.IntN(2) == 0
	case schema.KindInteger:
		return w.r.Int64N(101)
	case schema.KindEnum:
		return f.Options[w.r.IntN(len(f.Options))]
	case schema.KindDate:
		return schema.Date{Year: 2026, Month: 1, Day: 1}.AddDays(w.r.IntN(300))
	case schema.KindDuration:
		return schema.Duration{N: 1 + w.r.IntN(5), Unit: schema.Years}
	case schema.KindList:
		if f.Composite != "" || f.Element != nil && f.Element.Kind == schema.KindRecord {
			return parties()
		}
		return schema.List{"a", "b"}
	}
	return "isi"
}
