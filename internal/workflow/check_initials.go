package workflow

import (
	"slices"
	"strings"

	"naskah/internal/diag"
)

// initialled looks for texts that may still change after they were initialled:
// between a quorum and the final, a form asks for a field which the draft under
// initial printed. A way back into a parallel stage is another round of
// initials and mends it; so the search keeps out of parallel stages.
func (p *proof) initialled() {
	for i := range p.d.Stages {
		s := &p.d.Stages[i]
		if s.Automatic() || s.Parallel() {
			continue
		}
		for _, use := range s.Papers {
			if use.Draft {
				p.draft(i, use)
			}
		}
	}
}

// outside follows edges that leave no parallel stage.
func (p *proof) outside(from int, allowed func(edge) bool) []bool {
	return reach(from, p.f.edges, len(p.d.Stages), func(e edge) bool {
		return !p.d.Stages[e.from].Parallel() && allowed(e)
	})
}

func (p *proof) draft(from int, use PaperUse) {
	before := p.outside(from, func(edge) bool { return true })
	for _, e := range p.f.edges {
		if before[e.from] && e.action != nil && e.action.Quorum {
			p.after(e, use)
		}
	}
}

// after warns of the forms behind a quorum that ask for what the draft printed.
func (p *proof) after(quorum edge, use PaperUse) {
	d := p.d
	open := func(e edge) bool { return e.action == nil || !contains(e.action.Lock, use.Name) }
	for i, reached := range p.outside(quorum.to, open) {
		s := &d.Stages[i]
		if !reached || s.Parallel() {
			continue
		}
		changes := slices.DeleteFunc(slices.Clone(s.Form), func(name string) bool {
			return slices.Contains(use.Late, name) || !p.reads(use.Name, name)
		})
		if len(changes) > 0 && p.issuedFrom(i, use.Name) { // the dear question last
			p.bag.Add(diag.Warn("WF093", s.Pos, "data", changes, "tahap", s.Name, "dokumen", use.Name, "paraf", d.Stages[quorum.from].Name))
		}
	}
}

// issuedFrom reports whether the final of a paper is made on a way from the
// stage that leads through no other initials.
func (p *proof) issuedFrom(stage int, paper string) bool {
	way := p.outside(stage, func(edge) bool { return true })
	return slices.ContainsFunc(p.f.edges, func(e edge) bool {
		return way[e.from] && !p.d.Stages[e.from].Parallel() && slices.ContainsFunc(p.d.papersOf(e), func(u PaperUse) bool {
			return u.Name == paper && !u.Draft
		})
	})
}

// reads reports whether the template of a paper reads a field.
func (p *proof) reads(paper, field string) bool {
	return slices.ContainsFunc(p.uses[paper], func(f PaperField) bool {
		root, _, _ := strings.Cut(f.Path, ".")
		return root == field
	})
}
