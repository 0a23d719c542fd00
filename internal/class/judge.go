package class

import (
	"context"
	"strings"
	"time"

	"naskah/internal/diag"
	"naskah/internal/simulate"
)

// Score judges what the group has done so far, by the scenario's rubric and the
// trainer's marks.
func (r *Room) Score(ctx context.Context) ([]simulate.Mark, error) {
	marks, _, err := r.play.Score(ctx, r.Group.Marks)
	return marks, err
}

// sum adds up the marks that are given, and what they could have been.
func sum(marks []simulate.Mark) (points, weight int) {
	for _, m := range marks {
		if !m.Open {
			points, weight = points+m.Points, weight+m.Item.Weight
		}
	}
	return points, weight
}

// News is something the participants were told.
type News struct {
	At   time.Time `json:"waktu"`
	Tale string    `json:"berita"`
}

// News lists what the participants were told so far.
func (r *Room) News() []News {
	var list []News
	for _, h := range r.play.Log {
		e, ok := r.Script.Event(h.Event)
		if !ok || e.Quiet || e.Tale == "" || h.Refused != "" {
			continue
		}
		list = append(list, News{At: h.At.In(r.Desk.Office.Location()), Tale: oneLine(e.Tale)})
	}
	return list
}

// oneLine is a text without line ends.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Briefs are what the players of roles know when they begin: what is for
// everybody, then what is for each of the roles.
func (r *Room) Briefs(roles []string) []simulate.Brief {
	var list []simulate.Brief
	for _, role := range append([]string{""}, roles...) {
		for _, b := range r.Script.Briefs {
			if b.Role == role {
				list = append(list, b)
			}
		}
	}
	return list
}

// markable refuses an item that the trainer does not mark.
func (c *Class) markable(item string) error {
	config, err := c.Office(c.officeDir())
	if err != nil {
		return err
	}
	script, err := c.script(config)
	if err != nil {
		return err
	}
	var names []string
	for _, it := range script.Rubric {
		if it.Trainer {
			names = append(names, it.Name)
		}
		if it.Trainer && it.Name == item {
			return nil
		}
	}
	d := diag.New("KL028", diag.Position{}, "butir", item, "ada", names)
	if near := diag.Suggest(item, names); near != "" {
		d = d.WithHint("KL028.suggest", "mirip", near)
	}
	return diag.Fail(d)
}
