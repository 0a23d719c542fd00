package simulate

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"naskah/internal/bahasa"
	"naskah/internal/dossier"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// Mark is what a line of the rubric was worth.
type Mark struct {
	Item   *Item
	Points int            // of Item.Weight
	Open   bool           // the trainer has not marked it yet
	Why    message.Phrase // what the mark rests on
}

// Evidence is what a rehearsal is judged by.
type Evidence struct {
	Scene
	Text    func(paper string) (text string, made bool, err error) // newest text of a paper
	Trainer map[string]int                                         // the trainer's marks by item, 0 to 100
}

// Score judges a rehearsal as it stands, item by item. The same history and
// papers give the same marks.
func (s *Script) Score(ev Evidence) ([]Mark, error) {
	var marks []Mark
	for i := range s.Rubric {
		it := &s.Rubric[i]
		mark := Mark{Item: it}
		if it.Trainer {
			points, given := ev.Trainer[it.Name]
			mark.Points, mark.Open, mark.Why = it.Weight*points/100, !given, message.P("SK.nilai.pelatih", "nilai", points)
			if !given {
				mark.Why = message.P("SK.nilai.menunggu")
			}
			marks = append(marks, mark)
			continue
		}
		good, why, err := s.judge(it, ev)
		if err != nil {
			return nil, fmt.Errorf("judge item %s: %w", it.Name, err)
		}
		if mark.Why = why; good {
			mark.Points = it.Weight
		}
		marks = append(marks, mark)
	}
	return marks, nil
}

// judge says whether an item is attained, and why.
func (s *Script) judge(it *Item, ev Evidence) (bool, message.Phrase, error) {
	switch {
	case it.Deadline != "":
		return s.inTime(it.Deadline, ev)
	case it.Reason != nil:
		good, why := s.reasoned(it.Reason, ev)
		return good, why, nil
	case it.Has != nil:
		return holds(it.Has, true, ev)
	case it.Lacks != nil:
		return holds(it.Lacks, false, ev)
	case it.Taker != nil:
		good, why := s.takenBy(it.Taker, ev)
		return good, why, nil
	case len(it.Order) > 0:
		good, why := inOrder(it.Order, ev.History)
		return good, why, nil
	case it.Returns != nil:
		good, why := s.returns(it.Returns, ev.History)
		return good, why, nil
	case it.Reach != nil:
		r, _ := s.reached(*it.Reach, ev.Scene, 0)
		return r.Good(), r.Why, nil
	}
	truth, err := s.asks[it.If.node].Answer(ev.Dossier, s.own(ev.Scene, ev.now()))
	if truth == workflow.True {
		return true, message.P("SK.nilai.berlaku", "syarat", it.If.Text), err
	}
	return false, message.P("SK.nilai.tidak_berlaku", "syarat", it.If.Text), err
}

// inTime asks that every stay in a stage ended before its deadline.
func (s *Script) inTime(name string, ev Evidence) (bool, message.Phrase, error) {
	stage, _ := s.Def.Stage(name)
	x, stays := dossier.Dossier{ID: ev.Dossier.ID}, 0
	for i, e := range ev.History {
		if x.Stage == name && e.To != name && e.To != "" {
			late, on, err := s.late(x, ev.Scene, i, schema.DateOf(e.At.In(ev.Office.Location())))
			if err != nil || late {
				return false, message.P("SK.nilai.terlambat", "tahap", stage.Label, "batas", inWords(on)), err
			}
			stays++
		}
		if err := x.Apply(e); err != nil {
			return false, message.Phrase{}, err
		}
	}
	if stays == 0 {
		return false, message.P("SK.nilai.belum_selesai", "tahap", stage.Label), nil
	}
	return true, message.P("SK.nilai.tepat_waktu", "tahap", stage.Label), nil
}

// late reports whether the deadline of the dossier's stage had gone by on a day.
func (s *Script) late(x dossier.Dossier, sc Scene, past int, day schema.Date) (bool, schema.Date, error) {
	due, err := s.Def.Due(x, workflow.Moment{Past: sc.History[:past], Today: day, Calendar: sc.calendarOn(day), Zone: sc.Office.Location()})
	if err != nil {
		return false, day, err
	}
	i := slices.IndexFunc(due, func(u workflow.Due) bool { return u.Action == "" && u.Late(day) })
	if i < 0 {
		return false, day, nil
	}
	return true, due[i].On, nil
}

// taken lists the entries by which an action was taken or an initial given, in a
// stage or in any.
func taken(history []dossier.Entry, action, stage string) []dossier.Entry {
	var list []dossier.Entry
	for _, e := range history {
		if e.Action == action && (stage == "" || e.From == stage) && (e.Kind == dossier.Acted || e.Kind == dossier.Voted) {
			list = append(list, e)
		}
	}
	return list
}

// reasoned asks that reasons say something. Where none was due nothing is amiss.
func (s *Script) reasoned(c *ReasonCheck, ev Evidence) (bool, message.Phrase) {
	list := taken(ev.History, c.Action, c.Stage)
	for _, e := range list {
		if n := utf8.RuneCountInString(strings.TrimSpace(e.Reason)); n < c.Least {
			return false, message.P("SK.nilai.alasan_pendek", "aksi", spoken(c.Action), "jumlah", n, "minimal", c.Least)
		}
	}
	return true, message.P("SK.nilai.beralasan", "aksi", spoken(c.Action), "kali", len(list))
}

// holds looks for words in the newest text of a paper, whatever stands between
// them and however they are capitalised.
func holds(c *TextCheck, want bool, ev Evidence) (bool, message.Phrase, error) {
	text, made, err := ev.Text(c.Paper)
	if err != nil || !made {
		return false, message.P("SK.nilai.belum_ada", "naskah", spoken(c.Paper)), err
	}
	if strings.Contains(folded(text), folded(c.Text)) {
		return want, message.P("SK.nilai.memuat", "naskah", spoken(c.Paper), "teks", c.Text), nil
	}
	return !want, message.P("SK.nilai.tanpa", "naskah", spoken(c.Paper), "teks", c.Text), nil
}

func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// takenBy asks that whoever took an action held the post that day.
func (s *Script) takenBy(c *TakerCheck, ev Evidence) (bool, message.Phrase) {
	list := taken(ev.History, c.Action, c.Stage)
	for _, e := range list {
		day := schema.DateOf(e.At.In(ev.Office.Location()))
		holder, _ := ev.Office.Resolver(day)("orang", c.Post)
		person, _ := holder.(schema.Record)
		if !office.Named(person, e.Actor.Name) {
			return false, message.P("SK.nilai.orang_lain", "aksi", spoken(c.Action), "nama", e.Actor.Name, "tanggal", inWords(day))
		}
	}
	if len(list) == 0 {
		return false, message.P("SK.nilai.belum_diambil", "aksi", spoken(c.Action))
	}
	return true, message.P("SK.nilai.orangnya", "aksi", spoken(c.Action), "jabatan", spoken(c.Post))
}

// stepOf reads a step of an order: an action, or one of a stage (paraf_nk.tolak).
func stepOf(step string) (stage, action string) {
	if stage, action, ok := strings.Cut(step, "."); ok {
		return stage, action
	}
	return "", step
}

// inOrder asks that each step was first taken after the one before it.
func inOrder(order []string, history []dossier.Entry) (bool, message.Phrase) {
	last := 0
	for _, step := range order {
		stage, action := stepOf(step)
		list := taken(history, action, stage)
		if len(list) == 0 {
			return false, message.P("SK.nilai.belum_diambil", "aksi", spoken(step))
		}
		if list[0].Seq < last {
			return false, message.P("SK.nilai.terlalu_awal", "aksi", spoken(step))
		}
		last = list[0].Seq
	}
	return true, message.P("SK.nilai.urut")
}

// returns counts how often a stage was entered again.
func (s *Script) returns(c *ReturnCheck, history []dossier.Entry) (bool, message.Phrase) {
	stage, _ := s.Def.Stage(c.Stage)
	n := len(arrivals(history, c.Stage)) - 1
	if n < 0 {
		return false, message.P("SK.nilai.belum_dicapai", "tahap", stage.Label)
	}
	return n <= c.Most, message.P("SK.nilai.kembali", "tahap", stage.Label, "kali", n, "batas", c.Most)
}

// arrivals are the entries by which a stage was entered.
func arrivals(history []dossier.Entry, stage string) []dossier.Entry {
	var list []dossier.Entry
	for _, e := range history {
		if e.To == stage && e.From != stage {
			list = append(list, e)
		}
	}
	return list
}

// Reached says what became of a goal.
type Reached struct {
	Goal
	On    schema.Date // the day the stage was first entered; zero: never
	Until schema.Date // the last day for it; zero: any day
	Why   message.Phrase
}

// Good reports whether the goal was reached in its time.
func (r Reached) Good() bool {
	return !r.On.IsZero() && (r.Until.IsZero() || r.On.Compare(r.Until) <= 0)
}

// Tests says what became of the goals of `uji`: each is looked for after the one
// before.
func (s *Script) Tests(sc Scene) []Reached {
	var list []Reached
	var r Reached
	after := 0
	for _, g := range s.Goals {
		r, after = s.reached(g, sc, after)
		list = append(list, r)
	}
	return list
}

// reached says what became of a goal after an entry, and which entry reached it.
func (s *Script) reached(g Goal, sc Scene, after int) (Reached, int) {
	r := Reached{Goal: g}
	stage, _ := s.Def.Stage(g.Stage)
	if g.Within != nil {
		r.Until, _ = sc.Office.Calendar(schema.DateOf(sc.now())).After(s.Tempo.Start.date(), *g.Within)
	}
	list := arrivals(sc.History, g.Stage)
	i := slices.IndexFunc(list, func(e dossier.Entry) bool { return e.Seq > after })
	if i < 0 {
		r.Why = message.P("SK.nilai.belum_dicapai", "tahap", stage.Label)
		return r, after
	}
	r.On = schema.DateOf(list[i].At.In(sc.Office.Location()))
	if r.Why = message.P("SK.nilai.dicapai", "tahap", stage.Label, "tanggal", inWords(r.On)); !r.Good() {
		r.Why = message.P("SK.nilai.dicapai_terlambat", "tahap", stage.Label, "tanggal", inWords(r.On), "batas", inWords(r.Until))
	}
	return r, list[i].Seq
}

func inWords(d schema.Date) string { return bahasa.Tanggal(d.Time()) }
