package archive

import (
	_ "embed" // the example is a file that people read
	"regexp"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// ScheduleSchema is the value of `skema` in jra.yaml.
const ScheduleSchema = "jra/v1"

// Schedule is an institution's retention schedule (jadwal retensi arsip) and
// how it parts the papers of a cooperation. Nothing of it is ours: code, years
// and fate are each institution's own regulation.
type Schedule struct {
	Basis   string // the regulation that sets it
	Unit    string // unit pengolah: who keeps active papers
	Keeper  string // unit kearsipan: who keeps inactive ones
	Classes []Class
	Parts   []Part
}

// Class is one line of the schedule.
type Class struct {
	Code, Name       string
	Active, Inactive schema.Duration
	Fate             Fate
	Basis            string
}

// Fate is what becomes of papers when their retention is over (PP 28/2012 Pasal
// 53 and 66).
type Fate string

// Fates.
const (
	Destroyed Fate = "musnah"
	Permanent Fate = "permanen"
	Appraised Fate = "dinilai_kembali"
)

// Part says which papers of a dossier are one folder.
type Part struct {
	Key, Name string
	Code      string   // of the class
	Papers    []string // names of papers; none: those no other part names
}

// DefaultParts keep all papers of a dossier together: what an office without a
// schedule has.
var DefaultParts = []Part{{Key: "berkas", Name: "Berkas kerja sama"}}

var keyPattern = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// ParseSchedule reads jra.yaml. It may only be used when no finding forbids it.
func ParseSchedule(file string, data []byte) (*Schedule, []diag.Diagnostic) {
	root, findings := source.Parse(file, data)
	p := &scheduleReader{s: &Schedule{}}
	p.bag.Add(findings...)
	if root == nil {
		return nil, p.bag.List()
	}
	r := source.Read(root, &p.bag)
	if n := r.Need("skema"); n != nil && n.Text() != ScheduleSchema {
		p.add("AR020", n.Pos(), "teks", n.Text(), "skema", ScheduleSchema)
	}
	r.Need("dasar")
	p.s.Basis, p.s.Unit, p.s.Keeper = r.Text("dasar"), r.Text("unit_pengolah"), r.Text("unit_kearsipan")
	p.classes(r.Need("klasifikasi"))
	p.parts(r.Need("berkas"))
	r.Done()
	return p.s, p.bag.List()
}

type scheduleReader struct {
	s   *Schedule
	bag diag.Bag
}

func (p *scheduleReader) add(code string, pos diag.Position, pairs ...any) {
	p.bag.Add(diag.New(code, pos, pairs...))
}

func (p *scheduleReader) classes(n *source.Node) {
	for _, key := range n.Keys() {
		r := source.Read(n.Get(key.Text()), &p.bag)
		c := Class{Code: key.Text()}
		r.Need("nama")
		c.Name, c.Basis = r.Text("nama"), r.Text("dasar")
		c.Active = p.duration(r.Need("aktif"))
		c.Inactive = p.duration(r.Need("inaktif"))
		if fate := r.Need("nasib"); fate != nil {
			c.Fate = Fate(fate.Text())
			if all := []Fate{Destroyed, Permanent, Appraised}; !slices.Contains(all, c.Fate) {
				p.add("AR021", fate.Pos(), "teks", fate.Text(), "ada", []string{string(Destroyed), string(Permanent), string(Appraised)})
			}
		}
		r.Done()
		p.s.Classes = append(p.s.Classes, c)
	}
}

// duration reads "2 tahun"; retention is counted in months or years.
func (p *scheduleReader) duration(n *source.Node) schema.Duration {
	if n == nil {
		return schema.Duration{}
	}
	d, err := schema.ParseDuration(n.Text())
	if err != nil || d.Unit == schema.WorkingDays {
		p.add("AR022", n.Pos(), "teks", n.Text())
	}
	return d
}

func (p *scheduleReader) parts(n *source.Node) {
	taken, rest := map[string]string{}, ""
	for _, key := range n.Keys() {
		if !keyPattern.MatchString(key.Text()) {
			p.add("AR023", key.Pos(), "nama", key.Text())
			continue
		}
		r := source.Read(n.Get(key.Text()), &p.bag)
		part := Part{Key: key.Text()}
		r.Need("nama")
		part.Name = r.Text("nama")
		if code := r.Need("klasifikasi"); code != nil {
			part.Code = code.Text()
			if _, known := p.s.Class(part.Code); !known {
				p.add("AR024", code.Pos(), "kode", part.Code, "ada", p.s.codes())
			}
		}
		for _, name := range r.Texts("naskah") {
			if other, twice := taken[name.Text()]; twice {
				p.add("AR025", name.Pos(), "naskah", name.Text(), "lain", other)
			}
			taken[name.Text()] = part.Key
			part.Papers = append(part.Papers, name.Text())
		}
		if len(part.Papers) == 0 && rest != "" {
			p.add("AR026", key.Pos(), "satu", rest, "dua", part.Key)
		}
		if len(part.Papers) == 0 {
			rest = part.Key
		}
		r.Done()
		p.s.Parts = append(p.s.Parts, part)
	}
	if n != nil && rest == "" {
		p.add("AR027", n.Pos())
	}
}

func (s *Schedule) codes() []string {
	var codes []string
	for _, c := range s.Classes {
		codes = append(codes, c.Code)
	}
	return codes
}

// Class returns the line of a code. A nil schedule has none.
func (s *Schedule) Class(code string) (Class, bool) {
	if s == nil {
		return Class{}, false
	}
	i := slices.IndexFunc(s.Classes, func(c Class) bool { return c.Code == code })
	if i < 0 {
		return Class{}, false
	}
	return s.Classes[i], true
}

// parts are those of the schedule, or the one of an office without.
func (s *Schedule) parts() []Part {
	if s == nil {
		return DefaultParts
	}
	return s.Parts
}

// partOf returns the part a paper belongs to.
func (s *Schedule) partOf(paper string) Part {
	var rest Part
	for _, p := range s.parts() {
		if slices.Contains(p.Papers, paper) {
			return p
		}
		if len(p.Papers) == 0 {
			rest = p
		}
	}
	return rest
}

//go:embed jra.contoh.yaml
var sample []byte

// Sample is an example of jra.yaml that says of itself that it is one.
func Sample() []byte { return slices.Clone(sample) }
