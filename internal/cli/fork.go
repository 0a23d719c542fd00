package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"naskah/internal/bahasa"
	"naskah/internal/engine"
	"naskah/internal/simulate"
)

// sideBySide plays the scenario once more without its fork and sets both side by
// side.
func (a *app) sideBySide(ctx context.Context, name string, q rehearsing, forked *simulate.Rehearsal, more *epilogue) (err error) {
	store, err := practiceRecord(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	plain, _, err := a.rehearsal(store, name, q.seed)
	if err != nil {
		return err
	}
	if err := plain.Play(ctx, func(simulate.Beat) error { return nil }); err != nil {
		return err
	}
	was, err := a.summed(ctx, plain)
	if err != nil {
		return err
	}
	is, err := a.summed(ctx, forked)
	if err != nil {
		return err
	}
	var rows [][]string
	differences := map[string][2]string{}
	for i, line := range was {
		if other := is[i]; line.kept || line.value != other.value {
			rows = append(rows, []string{line.what, line.value, other.value})
			differences[line.what] = [2]string{line.value, other.value}
		}
	}
	stage := engine.StageLabel(forked.Script.Def, q.fork.Stage)
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s\n", a.say("cli.simulate.fork", "aksi", q.fork.Action, "tahap", stage, "kali", q.fork.Visit))
	g := grid{width: storyWidth, head: []string{a.say("cli.head.compared"), a.say("cli.head.asitwas"), a.say("cli.head.forked")}, rows: rows}
	if err := g.print(&b); err != nil {
		return err
	}
	more.text += b.String()
	more.object["cabang"] = differences
	return nil
}

// compareLine is one thing two plays are compared by; what is kept is shown also
// where it is the same.
type compareLine struct {
	what, value string
	kept        bool
}

// summed is a play in some lines: where it came to, when, by how much, and each
// item of the rubric.
func (a *app) summed(ctx context.Context, r *simulate.Rehearsal) ([]compareLine, error) {
	sc, err := r.Scene(ctx)
	if err != nil {
		return nil, err
	}
	marks, _, err := r.Score(ctx, nil)
	if err != nil {
		return nil, err
	}
	points, weight := 0, 0
	for _, m := range marks {
		points, weight = points+m.Points, weight+m.Item.Weight
	}
	lines := []compareLine{
		{a.say("cli.fork.end"), engine.StageLabel(r.Script.Def, sc.Dossier.Stage), true},
		{a.say("cli.fork.day"), bahasa.Tanggal(sc.Dossier.Changed.In(r.Desk.Office.Location())), true},
		{a.say("cli.fork.moves"), strconv.Itoa(len(sc.History)), true},
		{a.say("cli.fork.papers"), strconv.Itoa(len(sc.Dossier.Papers)), true},
		{a.say("cli.fork.score"), fmt.Sprintf("%d/%d", points, weight), true},
	}
	for _, m := range marks {
		lines = append(lines, compareLine{m.Item.Label, fmt.Sprintf("%d/%d", m.Points, m.Item.Weight), false})
	}
	return lines, nil
}
