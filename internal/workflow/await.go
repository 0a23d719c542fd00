package workflow

import (
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// An action can wait for a dossier of its own: an adendum or an evaluation that
// is opened under this one (`induk` of that workflow) while it stands in the
// stage, and that must have come to a certain stage. What came of it can be
// taken over. That is all there is of workflows within workflows: the child has
// its own numbers, papers and people, and its own proof.

// Await is `menunggu` of an action.
type Await struct {
	Workflow string
	Reached  []string // any of these stages of the child
	Take     []Pair   // fields copied from the child when the action is taken
	Pos      diag.Position
}

// await reads `menunggu`.
func (p *reader) await(n *source.Node) *Await {
	if n == nil {
		return nil
	}
	w := &Await{Pos: n.Pos()}
	r := source.Read(n, &p.bag)
	w.Workflow = text(r.Need("alur"))
	r.Need("mencapai")
	for _, item := range r.Texts("mencapai") {
		w.Reached = append(w.Reached, item.Text())
	}
	w.Take = p.pairs(r.Node("ambil"), fieldRef)
	r.Done()
	return w
}

// taken lists the fields that come from the child.
func (w *Await) taken() []string {
	if w == nil {
		return nil
	}
	var names []string
	for _, pair := range w.Take {
		names = append(names, pair.Own)
	}
	return names
}

// Awaits lists what the actions of a stage wait for; without a name, those of all
// stages.
func (d *Definition) Awaits(stage string) []*Await {
	var list []*Await
	for _, s := range d.Stages {
		for _, a := range s.Actions {
			if a.Await != nil && (stage == "" || s.Name == stage) {
				list = append(list, a.Await)
			}
		}
	}
	return list
}

// has reports whether a dossier has come to one of the stages.
func (k *Kin) has(stages []string) bool {
	return slices.Contains(stages, k.Dossier.Stage) || slices.ContainsFunc(k.Past, func(e dossier.Entry) bool { return slices.Contains(stages, e.To) })
}

// child is the dossier an action waits for: of those opened under this one since
// it came to its stage the last that has come far enough, else the last.
func (t *turn) child(w *Await) (found *Kin, arrived bool) {
	var since []dossier.ID
	for _, e := range t.c.Past {
		if e.To == t.stage.Name && e.From != t.stage.Name {
			since = nil // entered anew
		}
		if e.Kind == dossier.Begotten {
			since = append(since, e.Child)
		}
	}
	for i := range t.c.Children {
		kin := &t.c.Children[i]
		if kin.Dossier.Workflow != w.Workflow || !slices.Contains(since, kin.Dossier.ID) {
			continue
		}
		if has := kin.has(w.Reached); has || !arrived {
			found, arrived = kin, has
		}
	}
	return found, arrived
}

// awaits says what an action still waits for.
func (t *turn) awaits(a *Action) []diag.Diagnostic {
	if a.Await == nil {
		return nil
	}
	kin, arrived := t.child(a.Await)
	switch {
	case kin == nil:
		return []diag.Diagnostic{diag.New("WF230", diag.Position{}, "aksi", a.Label, "alur", a.Await.Workflow, "berkas", string(t.c.Dossier.ID))}
	case !arrived:
		stage, _ := kin.Definition.Stage(kin.Dossier.Stage)
		return []diag.Diagnostic{diag.New("WF231", diag.Position{}, "aksi", a.Label, "anak", string(kin.Dossier.ID), "tahap", stage.Label,
			"mencapai", kin.Definition.stageLabels(a.Await.Reached))}
	}
	_, lacking := t.fromChild(a.Await, kin)
	return lacking
}

func (d *Definition) stageLabels(names []string) []string {
	labels := slices.Clone(names)
	for i, name := range names {
		if s, ok := d.Stage(name); ok {
			labels[i] = s.Label
		}
	}
	return labels
}

// fromChild reads what `ambil` takes from the child.
func (t *turn) fromChild(w *Await, kin *Kin) (values map[string]schema.Value, lacking []diag.Diagnostic) {
	values = map[string]schema.Value{}
	for _, pair := range w.Take {
		own, _ := t.d.Field(pair.Own)
		v, ok := t.hers(kin, pair.Hers)
		if !ok {
			if !own.Optional {
				lacking = append(lacking, diag.New("WF232", diag.Position{}, "anak", string(kin.Dossier.ID), "data", kin.Definition.label(pair.Hers)))
			}
			continue
		}
		v, err := retyped(v, own)
		if err != nil || !own.Accepts(v) { // the child follows another version, or this field is narrower
			lacking = append(lacking, diag.New("WF233", diag.Position{}, "anak", string(kin.Dossier.ID), "data", kin.Definition.label(pair.Hers)))
			continue
		}
		values[pair.Own] = v
	}
	return values, lacking
}

// retyped is a value of one field as one of another.
func retyped(v schema.Value, f schema.Field) (schema.Value, error) {
	raw, err := schema.Encode(v)
	if err != nil {
		return nil, err
	}
	return f.Decode(raw)
}

// takeFromChild files what an action takes over.
func (t *turn) takeFromChild(a *Action, step *Step) {
	if a.Await == nil {
		return
	}
	kin, arrived := t.child(a.Await)
	if !arrived {
		return // blockers has refused it
	}
	values, _ := t.fromChild(a.Await, kin)
	for name, v := range values {
		if step.Values == nil {
			step.Values = map[string]schema.Value{}
		}
		step.Values[name], t.view.given[name] = v, v
	}
}

// CheckChild holds what the actions ask of a child against the workflow they
// wait for: it can be opened under this one where the action waits, its stages
// and fields are there, and the fields filled once it has come so far.
func (d *Definition) CheckChild(child *Definition) []diag.Diagnostic {
	var bag diag.Bag
	edges := d.edges()
	for i, s := range d.Stages {
		for _, a := range s.Actions {
			if a.Await != nil && a.Await.Workflow == child.ID {
				bag.Add(d.checkChild(i, a.Await, child, edges)...)
			}
		}
	}
	return bag.List()
}

func (d *Definition) checkChild(at int, w *Await, child *Definition, edges []edge) []diag.Diagnostic {
	k := &kinCheck{mother: child, child: true}
	m := child.Mother
	if m == nil || !slices.Contains(m.Workflows, d.ID) {
		k.bag.Add(diag.New("WF235", w.Pos, "alur", child.ID, "ini", d.ID))
		return k.bag.List()
	}
	open := slices.ContainsFunc(m.Reached, func(name string) bool {
		from, ok := d.stages[name]
		return ok && (from == at || reach(from, edges, len(d.Stages), func(edge) bool { return true })[at])
	})
	if !open {
		k.bag.Add(diag.New("WF236", w.Pos, "alur", child.ID, "tahap", d.Stages[at].Name, "mencapai", m.Reached))
	}
	for _, name := range w.Reached {
		if i, ok := child.stages[name]; ok {
			k.from = append(k.from, i)
			continue
		}
		k.bag.Add(suggest(diag.New("WF237", w.Pos, "tahap", name, "alur", child.ID), name, stageNames(child.Stages)))
	}
	if len(k.from) == 0 {
		return k.bag.List()
	}
	k.filled = child.filledAfter(k.from)
	for _, pair := range w.Take {
		own, _ := d.Field(pair.Own)
		k.field(pair.Hers, pair.Pos, own)
	}
	return k.bag.List()
}
