package workflow

import (
	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Deadline says how long a stage may take.
type Deadline struct {
	Length   schema.Duration
	Since    string            // a date that is asked; "" counts from the day the stage was entered
	Remind   []schema.Duration // how long before the end
	Escalate []string          // roles that are told of a deadline gone by
	Pos      diag.Position
}

// Pause is what an action does to the clock of its stage's deadline.
type Pause string

// Pauses.
const (
	NoPause    Pause = ""
	PauseStart Pause = "mulai"   // somebody outside holds the draft: days do not count
	PauseEnd   Pause = "selesai" // it is back
)

// deadline reads `tenggat`: a length alone, or a mapping.
func (p *reader) deadline(n *source.Node) *Deadline {
	if n == nil {
		return nil
	}
	d := &Deadline{Pos: n.Pos()}
	if n.Kind() != source.Mapping {
		length := p.duration(n)
		if length == nil {
			return nil
		}
		d.Length = *length
		return d
	}
	r := source.Read(n, &p.bag)
	length := p.duration(r.Need("lama"))
	d.Since = p.refer(dateRef, r.Node("sejak"))
	for _, item := range r.Texts("ingatkan") {
		if before := p.duration(item); before != nil {
			d.Remind = append(d.Remind, *before)
		}
	}
	d.Escalate = p.referAll(roleRef, r.Texts("naikkan"))
	r.Done()
	if length == nil {
		return nil
	}
	d.Length = *length
	return d
}

// duration reads 15 hari kerja, 6 bulan.
func (p *reader) duration(n *source.Node) *schema.Duration {
	if n == nil {
		return nil
	}
	d, err := schema.ParseDuration(n.Text())
	if err != nil {
		p.add("WF028", n.Pos(), "nilai", n.Text())
		return nil
	}
	return &d
}

// timing reads what an action has to do with time.
func (p *reader) timing(r *source.Reader, a *Action) {
	a.Every = p.duration(r.Node("setiap"))
	since := r.Node("sejak")
	a.EverySince = p.refer(dateRef, since)
	if since != nil && a.Every == nil {
		p.add("WF099", since.Pos(), "aksi", a.Name)
	}
	a.Overdue = r.Bool("lewat_tenggat")
	if n := r.Node("jeda"); n != nil {
		a.Pause = Pause(text(n))
		if a.Pause != PauseStart && a.Pause != PauseEnd {
			p.add("WF100", n.Pos(), "nilai", text(n))
			a.Pause = NoPause
		}
	}
}
