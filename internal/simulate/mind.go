package simulate

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/source"
	"naskah/internal/workflow"
)

// mind is a bot that thinks about its next move.
type mind struct {
	*Script
	scene Scene
	seat  Seat
	at    time.Time // when it acts
}

// option is a move the bot would like to make.
type option struct {
	workflow.Choice
	reason  string
	answers *source.Node // of a rule
	pace    *Pace        // of a rule
	kind    kind
}

// wish is what the bot of a seat would do next, and when.
func (s *Script) wish(sc Scene, seat Seat) (Cue, bool, error) {
	m := &mind{Script: s, scene: sc, seat: seat}
	manner, ok := s.Manner(seat.Manner)
	if !ok {
		return Cue{}, false, fmt.Errorf("play seat %s: no manner %q", seat.Role, seat.Manner)
	}
	m.at = m.when(manner.Pace)
	options, err := m.options(manner)
	if err != nil {
		return Cue{}, false, err
	}
	for _, o := range options {
		m.at = m.when(manner.Pace)
		if o.pace != nil {
			m.at = m.when(*o.pace)
		}
		if m.waits(o.Choice) {
			ready, err := m.afterDeadline()
			if err != nil {
				return Cue{}, false, err
			}
			if !ready {
				continue
			}
		}
		move, possible, err := m.try(o)
		if err != nil || possible {
			return Cue{At: m.at, Move: move}, possible, err
		}
	}
	return Cue{}, false, nil
}

// dice are thrown anew for each move the bot follows.
func (m *mind) dice(purpose ...string) *rand.Rand {
	return dice(m.Seed, append([]string{m.seat.Role, fmt.Sprint(m.scene.moves())}, purpose...)...)
}

// moves counts what was done to the dossier so far, without what the program or
// an event has written into its history: so a play goes the same way with papers
// and without.
func (sc *Scene) moves() int {
	n := 0
	for _, e := range sc.History {
		if e.Kind == dossier.Acted || e.Kind == dossier.Voted {
			n++
		}
	}
	return n
}

// when is the moment the bot acts: after its pace in working days, within the
// hours of the office, and not while it is away.
func (m *mind) when(p Pace) time.Time {
	r := m.dice("saat")
	loc, calendar := m.scene.Office.Location(), m.scene.days()
	now := m.scene.now()
	today := schema.DateOf(now)
	n := p.Quick + r.IntN(p.Slow-p.Quick+1)
	hour := opens + time.Duration(r.IntN(int((closes-opens)/time.Minute)))*time.Minute
	soon := now.Add(time.Duration(20+r.IntN(70)) * time.Minute)
	if back := m.away(); back.Compare(today) >= 0 {
		today, n = back, max(n, 1)
	}
	if n == 0 && calendar.Working(today) && soon.Before(atHour(today, closes, loc)) {
		return later(soon, atHour(today, opens, loc))
	}
	day, _ := calendar.AddWorkingDays(today, max(n, 1))
	return atHour(day, hour, loc)
}

// away is the last day the seat is away; the zero day when it is not.
func (m *mind) away() schema.Date {
	var last schema.Date
	for _, h := range m.scene.Log {
		e, ok := m.Event(h.Event)
		if !ok || e.Away == nil || e.Away.Role != m.seat.Role {
			continue
		}
		from := schema.DateOf(h.At.In(m.scene.Office.Location()))
		if day, _ := m.scene.days().After(from, e.Away.Length); day.Compare(last) > 0 {
			last = day
		}
	}
	return last
}

// moment is when the bot acts, as the workflow counts days.
func (m *mind) moment() workflow.Moment {
	return workflow.Moment{
		Past: m.scene.History, Today: schema.DateOf(m.at.In(m.scene.Office.Location())),
		Calendar: m.scene.days(), Zone: m.scene.Office.Location(),
	}
}

// waits reports whether an option only becomes possible once the deadline of the
// stage has gone by.
func (m *mind) waits(c workflow.Choice) bool {
	return m.is(c, func(a workflow.Action) bool { return a.Overdue })
}

// is reports whether a choice is an action of a kind.
func (m *mind) is(c workflow.Choice, kind func(workflow.Action) bool) bool {
	stage, _ := m.Def.Stage(m.scene.Dossier.Stage)
	return slices.ContainsFunc(stage.Actions, func(a workflow.Action) bool { return a.Name == c.Action && kind(a) })
}

// afterDeadline moves the bot to the morning after the deadline of the stage;
// false while the clock stands still.
func (m *mind) afterDeadline() (bool, error) {
	due, err := m.Def.Due(m.scene.Dossier, m.moment())
	if err != nil {
		return false, err
	}
	for _, u := range due {
		if u.Action == "" && u.Suspended.IsZero() {
			m.at = later(m.at, atHour(u.On.AddDays(1), opens, m.scene.Office.Location()))
			return true, nil
		}
	}
	return false, nil
}

// options lists what the bot would do, best first.
func (m *mind) options(manner Manner) ([]option, error) {
	var mine []option
	for _, c := range m.Def.Possible(m.scene.Dossier, m.moment()) {
		if !c.Automatic && slices.Contains(c.By, m.seat.Role) && !m.voted(c) {
			mine = append(mine, option{Choice: c, kind: m.kindOf(c)})
		}
	}
	list, err := m.byRule(manner, mine)
	if err != nil {
		return nil, err
	}
	r := m.dice("pilihan")
	if manner.Erratic {
		r.Shuffle(len(mine), func(i, j int) { mine[i], mine[j] = mine[j], mine[i] })
		for i := range mine {
			mine[i].kind = leadOn // it minds nobody else's wishes
		}
		return append(list, mine...), nil
	}
	if m.returned() < manner.Refuse {
		for _, o := range mine {
			if o.kind == giveBack {
				list = append(list, o)
			}
		}
	}
	return append(list, m.onward(mine)...), nil
}

// voted reports whether a choice is an initial that was given.
func (m *mind) voted(c workflow.Choice) bool {
	return c.Seat && slices.ContainsFunc(m.scene.Dossier.Votes[m.scene.Dossier.Stage], func(v dossier.Vote) bool { return v.Seat == c.Action })
}

// kind is what an option does to the way of a dossier.
type kind int

// Kinds of options. The bots take the first kind any of them wants: while one
// would give back nobody leads on, and while one leads on nobody goes aside.
const (
	giveBack kind = iota // for a reason, and not to an end
	leadOn               // an initial, nearer to the goal, or the end of a pause
	goAside              // elsewhere, also on what a deadline makes possible
	giveUp               // to an end for a reason, or no move at all
)

func (m *mind) kindOf(c workflow.Choice) kind {
	way := m.heading(m.scene)
	here, known := way.far[m.scene.Dossier.Stage]
	far, ok := way.far[c.To]
	to, _ := m.Def.Stage(c.To)
	switch {
	case c.Seat, c.Ready() && m.is(c, func(a workflow.Action) bool { return a.Pause == workflow.PauseEnd }):
		return leadOn // what is out has to come back first
	case m.waits(c):
		return goAside
	case c.To == m.scene.Dossier.Stage, to == nil:
		return giveUp
	case c.Reason && to.End == "":
		return giveBack
	case c.Reason, !ok:
		return giveUp
	case known && far < here:
		return leadOn
	}
	return goAside
}

// returned counts how often the seat has given back in this stage.
func (m *mind) returned() int {
	return m.count(func(e dossier.Entry) bool {
		return e.Reason != "" && e.From == m.scene.Dossier.Stage && e.To != e.From && e.Actor.Role == m.seat.Role
	})
}

func (m *mind) count(is func(dossier.Entry) bool) int {
	n := 0
	for _, e := range m.scene.History {
		if is(e) {
			n++
		}
	}
	return n
}

// byRule lists the options the rules of a manner ask for.
func (m *mind) byRule(manner Manner, mine []option) ([]option, error) {
	var list []option
	for _, rule := range manner.Rules {
		if rule.Stage != "" && rule.Stage != m.scene.Dossier.Stage {
			continue
		}
		truth, err := m.asks[rule.If.node].Answer(m.scene.Dossier, m.own(m.scene, m.at))
		if err != nil {
			return nil, err
		}
		times := m.count(func(e dossier.Entry) bool {
			return e.Action == rule.Action && e.Actor.Role == m.seat.Role && (rule.Stage == "" || e.From == rule.Stage)
		})
		if truth != workflow.True || rule.Times > 0 && times >= rule.Times {
			continue
		}
		for _, o := range mine {
			if o.Action == rule.Action {
				o.answers, o.pace, o.kind = rule.Answers, rule.Pace, min(o.kind, leadOn)
				if len(rule.Reasons) > 0 {
					o.reason = rule.Reasons[times%len(rule.Reasons)]
				}
				list = append(list, o)
			}
		}
	}
	return list, nil
}

// onward lists the options that lead on, the nearest to the goal first, then
// those that go aside.
func (m *mind) onward(mine []option) []option {
	list := slices.DeleteFunc(slices.Clone(mine), func(o option) bool { return o.kind == giveBack || o.kind == giveUp })
	way := m.heading(m.scene)
	far := func(o option) int {
		if o.To == m.scene.Dossier.Stage {
			return -1
		}
		return way.far[o.To]
	}
	slices.SortStableFunc(list, func(a, b option) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(far(a), far(b))) })
	return list
}

// try fills in what an option needs and asks the workflow whether it would be
// taken. What its condition reads is answered anew until it is.
func (m *mind) try(o option) (*Move, bool, error) {
	move := &Move{Action: o.Action, Label: o.Label, kind: o.kind}
	if o.Reason {
		if move.Reason = o.reason; move.Reason == "" {
			r := m.dice("alasan", o.Action)
			move.Reason = reasons[r.IntN(len(reasons))]
		}
	}
	stage, _ := m.Def.Stage(m.scene.Dossier.Stage)
	for attempt := range attempts {
		move.Values = nil
		if m.complete(stage, o) {
			move.Values = m.answers(stage.Form, &o, attempt)
		}
		for _, name := range m.names() {
			move.Actor = m.actor(name)
			_, err := m.Def.Decide(workflow.Command{
				Dossier: m.scene.Dossier, Action: o.Action, Actor: move.Actor, Reason: move.Reason, Values: move.Values, Moment: m.moment(),
			})
			switch {
			case err == nil:
				return move, true, nil
			case diag.Findings(err) == nil:
				return nil, false, err
			case refusedFor(err, "WF130"): // another person may
				continue
			}
			break
		}
		if len(stage.Form) == 0 {
			break
		}
	}
	return nil, false, nil
}

// attempts is how often the answers of a form are made up before an option is
// given up.
const attempts = 40

// complete reports whether an option needs the form of its stage.
func (m *mind) complete(stage *workflow.Stage, o option) bool {
	for i := range stage.Actions {
		if stage.Actions[i].Name == o.Action {
			return stage.Actions[i].Complete()
		}
	}
	return o.Seat
}

// answers fills in the fields of a form: as a rule says, as it is filled, as the
// scenario prepared, by the field's default, or made up. From the second attempt
// on what conditions read is made up anew.
func (m *mind) answers(form []string, o *option, attempt int) map[string]schema.Value {
	day := schema.DateOf(m.at.In(m.scene.Office.Location()))
	invent := &inventor{Rand: m.dice("jawaban", fmt.Sprint(attempt)), office: m.scene.Office, today: day, telling: m.telling}
	values := map[string]schema.Value{}
	for _, name := range form {
		f, ok := m.Def.Field(name)
		if !ok || f.Series != "" {
			continue // the register gives numbers
		}
		if o != nil {
			if v, ok := m.read(f, o.answers, day); ok {
				values[name] = v
				continue
			}
		}
		again := attempt > 0 && m.tells(name)
		if _, filled := m.scene.Dossier.Values[name]; filled && !again {
			continue
		}
		v, ok := m.read(f, m.Answers, day)
		if !ok && f.Default != "" && !again {
			v, _ = f.FromText(f.Default, m.scene.Office.Resolver(day))
		}
		if v == nil && (!f.Optional || again || m.wander) {
			v = invent.answer(f) // what may stay empty does, unless something hangs on it
		}
		if v != nil {
			values[name] = v
		}
	}
	return values
}

// read takes an answer from those that are prepared. What cannot be read as of
// this day was tried when the scenario was bound.
func (m *mind) read(f schema.Field, answers *source.Node, day schema.Date) (schema.Value, bool) {
	n := answers.Get(f.Name)
	if n == nil {
		return nil, false
	}
	return prepared(f, n, m.scene.Office, day, new(diag.Bag))
}

// tells reports whether a condition of the stage or behind it reads the field.
func (m *mind) tells(name string) bool {
	if len(m.telling[name]) > 0 {
		return true
	}
	stage, _ := m.Def.Stage(m.scene.Dossier.Stage)
	return slices.ContainsFunc(stage.Actions, func(a workflow.Action) bool { return slices.Contains(a.If.Reads(), name) })
}

// names are those the seat may act by: its own, that of its post's holder,
// whoever holds the role by the office's list, or else people made up.
func (m *mind) names() []string {
	if m.seat.Name != "" {
		return []string{m.seat.Name}
	}
	day := schema.DateOf(m.at.In(m.scene.Office.Location()))
	if person, ok := m.scene.Office.Resolver(day)("orang", m.seat.Post); ok {
		return []string{person.(schema.Record).Text("nama")}
	}
	staff := m.scene.Office.Staff(m.seat.Role, day)
	if len(staff.People) > 0 {
		return staff.Names()
	}
	if role, ok := m.Def.Role(m.seat.Role); ok && !role.Outside && staff.Strict {
		return []string{""} // nobody may: the desk says so
	}
	return m.invented()
}

// invented are people made up for the seat: no two seats have one in common.
func (m *mind) invented() []string {
	at := slices.IndexFunc(m.Def.Roles, func(r workflow.Role) bool { return r.Name == m.seat.Role })
	first := dice(m.Seed, "nama").IntN(len(people))
	var names []string
	for n := max(at, 0); n < len(people) && len(names) < 3; n += len(m.Def.Roles) {
		names = append(names, people[(first+n)%len(people)])
	}
	if len(names) == 0 { // more roles than people
		names = append(names, people[(first+at)%len(people)])
	}
	return names
}

// actor is the seat under a name, with a letter where the role acts by one.
func (m *mind) actor(name string) dossier.Actor {
	a := dossier.Actor{Role: m.seat.Role, Name: name}
	if role, ok := m.Def.Role(m.seat.Role); ok && role.Letter {
		day := schema.DateOf(m.at.In(m.scene.Office.Location()))
		a.Letter = dossier.Letter{Number: fmt.Sprintf("%03d/MITRA/%d", 1+m.scene.Dossier.Version, day.Year), Date: day.String()}
	}
	return a
}
