package class

import (
	"cmp"
	"context"
	"slices"
	"time"

	"naskah/internal/dossier"
	"naskah/internal/message"
	"naskah/internal/schema"
	"naskah/internal/simulate"
)

// Debrief is what a class did, group beside group.
type Debrief struct {
	Title  string    `json:"judul"`
	Script string    `json:"skenario"`
	Aim    string    `json:"tujuan,omitempty"`
	Groups []Outcome `json:"kelompok"`
	Items  []Missed  `json:"butir"` // the most often missed first
	Stages []Pace    `json:"waktu"` // in the order of the workflow

	frame Frame
	made  time.Time // when the class ended, or now
}

// Outcome is what one group did.
type Outcome struct {
	Group   string         `json:"nama"`
	Seats   []Player       `json:"peserta"`
	Stage   string         `json:"tahap"`
	Days    int            `json:"hari_kerja"` // from the first entry to the end of the dossier or to now, on the group's clock
	Returns int            `json:"kembali"`
	Late    int            `json:"lewat_tenggat"`
	Papers  int            `json:"naskah"`
	Points  int            `json:"nilai"` // of 100
	Marks   []Scored       `json:"rubrik"`
	Stays   []Stay         `json:"waktu"`
	Told    []Told         `json:"kisah"`
	Head    dossier.Digest `json:"kepala"` // stands for the whole run
	Entries int            `json:"entri"`
}

// Player is a participant with the roles as people call them.
type Player struct {
	Name   string   `json:"nama"`
	Office string   `json:"instansi,omitempty"`
	Roles  []string `json:"peran"`
}

// Scored is a line of the rubric in a group.
type Scored struct {
	Item   string `json:"butir"`
	Label  string `json:"nama"`
	Weight int    `json:"bobot"`
	Points int    `json:"nilai"`
	Open   bool   `json:"menunggu_pelatih,omitempty"`
	Why    string `json:"sebab"`
	Basis  string `json:"dasar,omitempty"`
}

// Stay is how long a group was in a stage, all visits together.
type Stay struct {
	Stage  string `json:"tahap"`
	Label  string `json:"nama"`
	Days   int    `json:"hari_kerja"`
	Visits int    `json:"kali"`
}

// Missed is how a line of the rubric went over all groups.
type Missed struct {
	Item   string `json:"butir"`
	Label  string `json:"nama"`
	Basis  string `json:"dasar,omitempty"`
	Missed int    `json:"luput"`   // groups that did not get all of it
	Judged int    `json:"dinilai"` // groups it was judged in
	Mean   int    `json:"rata"`    // of 100
}

// Pace is how long the groups took for a stage.
type Pace struct {
	Stage  string `json:"tahap"`
	Label  string `json:"nama"`
	Groups int    `json:"kelompok"`
	Least  int    `json:"tercepat"`
	Median int    `json:"tengah"`
	Most   int    `json:"terlama"`
}

// Debrief looks at what the groups did, in a language. It changes nothing, and
// may be asked for while the class still runs.
func (c *Class) Debrief(ctx context.Context, lang message.Lang) (Debrief, error) {
	s, err := c.State(ctx)
	if err != nil {
		return Debrief{}, err
	}
	list, err := s.chosen(nil)
	if err != nil {
		return Debrief{}, err
	}
	d := Debrief{Title: s.Title, frame: s.Frame, made: s.Ended}
	if d.made.IsZero() {
		d.made = c.now()
	}
	var script *simulate.Script
	err = c.each(ctx, list, func(r *Room) error {
		script = r.Script
		one, err := r.outcome(ctx, lang)
		d.Groups = append(d.Groups, one)
		return err
	})
	if err != nil {
		return Debrief{}, err
	}
	d.Script, d.Aim = script.Title, script.Aim
	d.compare(script)
	return d, nil
}

// outcome is what the group of a room did.
func (r *Room) outcome(ctx context.Context, lang message.Lang) (Outcome, error) {
	o := Outcome{Group: r.Group.Name}
	for _, seat := range r.Seats {
		p := Player{Name: seat.Name, Office: seat.Office}
		for _, role := range seat.Roles {
			p.Roles = append(p.Roles, r.Script.Def.RoleName(role))
		}
		o.Seats = append(o.Seats, p)
	}
	marks, err := r.Score(ctx)
	if err != nil {
		return o, err
	}
	for _, m := range marks {
		o.Marks = append(o.Marks, Scored{
			Item: m.Item.Name, Label: m.Item.Label, Weight: m.Item.Weight, Points: m.Points, Open: m.Open, Why: m.Why.In(lang), Basis: m.Item.Basis,
		})
	}
	points, weight := sum(marks)
	o.Points = share(points, weight)
	lines, err := r.timeline(ctx, lang)
	if err != nil {
		return o, err
	}
	for _, l := range lines {
		o.Papers += len(l.Papers)
		o.Told = append(o.Told, l.told())
	}
	head, err := r.Head(ctx)
	o.Head, o.Entries = head.Value, head.Pos
	r.course(&o, lines)
	return o, err
}

// course follows the dossier of the play through its stages.
func (r *Room) course(o *Outcome, lines []line) {
	var days []schema.Date
	var since schema.Date
	stage := ""
	leave := func(on schema.Date) {
		if stage == "" {
			return
		}
		stay := o.stay(stage, stageLabel(r.Script, stage))
		stay.Days += r.Desk.Office.Calendar(on).WorkingDaysBetween(since, on)
	}
	for _, l := range lines {
		on := schema.DateOf(l.At)
		days = append(days, on)
		if l.dossier != r.play.Dossier() {
			continue
		}
		if l.Kind == dossier.Lapsed {
			o.Late++
		}
		if l.To == "" || l.To == stage {
			continue
		}
		leave(on)
		if stage, since = l.To, on; o.stay(stage, stageLabel(r.Script, stage)).Visits > 0 {
			o.Returns++
		}
		o.stay(stage, "").Visits++
	}
	if len(days) == 0 {
		return
	}
	first, last := days[0], days[len(days)-1]
	if s, ok := r.Script.Def.Stage(stage); ok && s.End == "" {
		last = schema.DateOf(r.now.In(r.Desk.Office.Location())) // it is still there
	}
	leave(last)
	o.Stage = stageLabel(r.Script, stage)
	o.Days = r.Desk.Office.Calendar(last).WorkingDaysBetween(first, last)
}

// stay is the group's stay in a stage.
func (o *Outcome) stay(stage, label string) *Stay {
	i := slices.IndexFunc(o.Stays, func(s Stay) bool { return s.Stage == stage })
	if i < 0 {
		i = len(o.Stays)
		o.Stays = append(o.Stays, Stay{Stage: stage, Label: label})
	}
	return &o.Stays[i]
}

func stageLabel(s *simulate.Script, name string) string {
	if stage, ok := s.Def.Stage(name); ok {
		return stage.Label
	}
	return name
}

// share is a part of a whole in hundredths; of nothing it is nothing.
func share(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return (100*part + whole/2) / whole
}

// compare sets the groups side by side.
func (d *Debrief) compare(script *simulate.Script) {
	for i := range script.Rubric {
		it := &script.Rubric[i]
		m := Missed{Item: it.Name, Label: it.Label, Basis: it.Basis}
		points := 0
		for _, g := range d.Groups {
			if mark := g.Marks[i]; !mark.Open {
				m.Judged++
				points += mark.Points
				if mark.Points < mark.Weight {
					m.Missed++
				}
			}
		}
		m.Mean = share(points, m.Judged*it.Weight)
		d.Items = append(d.Items, m)
	}
	slices.SortStableFunc(d.Items, func(a, b Missed) int { return cmp.Or(cmp.Compare(b.Missed, a.Missed), cmp.Compare(a.Mean, b.Mean)) })
	for _, stage := range script.Def.Stages {
		var days []int
		for _, g := range d.Groups {
			if i := slices.IndexFunc(g.Stays, func(s Stay) bool { return s.Stage == stage.Name }); i >= 0 {
				days = append(days, g.Stays[i].Days)
			}
		}
		if len(days) > 0 {
			slices.Sort(days)
			d.Stages = append(d.Stages, Pace{Stage: stage.Name, Label: stage.Label, Groups: len(days), Least: days[0], Median: median(days), Most: days[len(days)-1]})
		}
	}
}

// median is the middle of sorted numbers, of an even count the lower one.
func median(sorted []int) int { return sorted[(len(sorted)-1)/2] }
