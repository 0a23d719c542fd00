package workflow

import (
	"slices"

	"naskah/internal/diag"
	"naskah/internal/schema"
)

// resolve checks every name the file mentioned, now that all are known.
func (p *reader) resolve() {
	known := p.candidates()
	for _, r := range p.refs {
		if r.kind.ofField() && p.scope.broken[r.name] {
			continue // its declaration has a finding of its own
		}
		switch r.kind {
		case seatRef:
			p.resolveSeat(r)
		case votesRef:
			p.resolveVotes(r, known[stageRef])
		case numberRef:
			p.resolveNumber(r, known[fieldRef])
		case dateRef:
			p.resolveKind(r, known[fieldRef], schema.KindDate, "WF098")
		case lengthRef:
			p.resolveKind(r, known[fieldRef], schema.KindDuration, "WF206")
		case listRef:
			p.resolveKind(r, known[fieldRef], schema.KindList, "WF207")
		default:
			if !contains(known[r.kind], r.name) {
				p.unknownName(unknownCode(r.kind), r, known[r.kind])
			}
		}
	}
	p.d.drawn = map[string]bool{}
	for _, s := range p.d.Stages {
		for _, a := range s.Actions {
			for _, name := range a.Number {
				p.d.drawn[name] = true
			}
		}
	}
	p.oneSource()
}

// ofField reports whether a name is that of a field.
func (k refKind) ofField() bool {
	return slices.Contains([]refKind{fieldRef, numberRef, dateRef, lengthRef, listRef}, k)
}

func unknownCode(kind refKind) string {
	switch kind {
	case roleRef:
		return "WF021"
	case fieldRef:
		return "WF022"
	case paperRef:
		return "WF023"
	}
	return "WF020"
}

func (p *reader) candidates() map[refKind][]string {
	known := map[refKind][]string{stageRef: stageNames(p.d.Stages), paperRef: p.d.PaperNames()}
	for _, r := range p.d.Roles {
		known[roleRef] = append(known[roleRef], r.Name)
	}
	for _, f := range p.d.Fields {
		known[fieldRef] = append(known[fieldRef], f.Name)
	}
	return known
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

func (p *reader) resolveSeat(r ref) {
	var names []string
	if s, ok := p.d.Stage(r.in); ok {
		for _, seat := range s.Seats {
			names = append(names, seat.Name)
		}
	}
	if !contains(names, r.name) {
		p.unknownName("WF024", r, names)
	}
}

func (p *reader) resolveVotes(r ref, stages []string) {
	s, ok := p.d.Stage(r.name)
	switch {
	case !ok:
		p.unknownName("WF020", r, stages)
	case !s.Parallel():
		p.bag.Add(diag.New("WF025", r.pos, "tahap", r.name))
	}
}

func (p *reader) resolveNumber(r ref, fields []string) {
	f, ok := p.d.Field(r.name)
	switch {
	case !ok:
		p.unknownName("WF022", r, fields)
	case f.Series == "":
		p.bag.Add(diag.New("WF026", r.pos, "nama", r.name))
	}
}

// oneSource looks for fields a register draws and a form asks as well: two
// sources of one number end in two numbers.
func (p *reader) oneSource() {
	for _, r := range p.refs {
		if r.kind != numberRef || !p.d.drawn[r.name] {
			continue
		}
		for _, s := range p.d.Stages {
			if contains(s.Form, r.name) {
				p.bag.Add(diag.New("WF027", r.pos, "nama", r.name, "tahap", s.Name))
			}
		}
	}
}
