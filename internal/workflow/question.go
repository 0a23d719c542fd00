package workflow

import (
	"maps"
	"slices"

	"github.com/expr-lang/expr/vm"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Question is a condition that somebody else than the workflow asks about its
// dossiers: over its fields, constants and rules, and over names of the asker's
// own. The zero Question always holds.
type Question struct {
	guard Guard
	d     *Definition // with the asker's names as fields
}

// Ask compiles the condition that stands under a key; nil is the question that
// always holds. own are the asker's names; one that the workflow has too means
// the asker's.
func (d *Definition) Ask(key string, n *source.Node, own []schema.Field, bag *diag.Bag) Question {
	asker, s := *d, *d.scope
	s.bag, s.used = bag, map[string]bool{}
	s.symbols, s.env, s.texts, s.constants = maps.Clone(s.symbols), maps.Clone(s.env), maps.Clone(s.texts), maps.Clone(s.constants)
	s.programs = map[string]*vm.Program{}
	asker.Fields, asker.fields = slices.Clone(d.Fields), maps.Clone(d.fields)
	if asker.fields == nil {
		asker.fields = map[string]int{}
	}
	for _, f := range own {
		delete(s.texts, f.Name)
		delete(s.constants, f.Name)
		s.declare(f.Name, symbolOf(f))
		asker.fields[f.Name] = len(asker.Fields)
		asker.Fields = append(asker.Fields, f)
	}
	return Question{guard: s.guard(key, n), d: &asker}
}

// Always reports whether nothing is asked.
func (q Question) Always() bool { return q.guard.Always() }

// Reads lists the fields the question is about, the asker's names among them.
func (q Question) Reads() []string { return q.guard.Reads() }

// Answer says whether the condition holds for a dossier; own are the values of
// the asker's names. What is not filled makes it Unknown, and so do numbers too
// great to count with.
func (q Question) Answer(x dossier.Dossier, own map[string]schema.Value) (Truth, error) {
	if q.Always() {
		return True, nil
	}
	if !q.guard.compiled() {
		return Unknown, nil
	}
	v := newView(q.d, x.Values, own)
	truth, _ := q.guard.root.eval(v.get)
	return truth, v.err
}

// Possibly reports whether some values make the condition true.
func (q Question) Possibly() bool { return q.d == nil || q.d.possibly(q.guard) }
