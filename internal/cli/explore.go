package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/schema"
	"naskah/internal/simulate"
	"naskah/internal/source"
	"naskah/internal/workflow"
)

// explore walks a workflow, or plays a scenario, many times without papers.
func (a *app) explore(ctx context.Context, name string, walks int, seed *uint64) error {
	if walks < 1 {
		return usage("cli.explore.walks", "banyak", walks)
	}
	e, err := a.exploration(name)
	if err != nil {
		return err
	}
	e.Walks, e.Seed = walks, e.Script.Seed
	if seed != nil {
		e.Seed = *seed
	}
	if !a.json && isTerminal(a.Stderr) {
		e.Told = func(walk, found int) {
			if walk%100 == 0 {
				_, _ = io.WriteString(a.Stderr, "\r\x1b[K"+a.say("cli.explore.progress", "n", walk, "semua", walks, "gagal", found))
			}
		}
	}
	v, err := e.Explore(ctx)
	if e.Told != nil {
		_, _ = io.WriteString(a.Stderr, "\r\x1b[K")
	}
	if err != nil {
		return err
	}
	if a.json {
		err = a.encode(a.Stdout, a.surveyJSON(v, e.Script.Def))
	} else {
		err = a.showSurvey(v, e.Script.Def)
	}
	if err == nil && v.Failed > 0 {
		return foundError{}
	}
	return err
}

// exploration is what walks are made on: a scenario, or a workflow of the shelf
// or of a file.
func (a *app) exploration(name string) (simulate.Exploration, error) {
	var none simulate.Exploration
	def, err := a.flowFile(name)
	if err != nil {
		return none, err
	}
	if def == nil && a.isScenarioName(name) {
		r, findings, err := a.rehearsal(nil, name, nil)
		if err != nil {
			return none, err
		}
		a.printFindings(a.Stderr, findings)
		return a.withReads(r.Desk, simulate.Exploration{Script: r.Script, Office: r.Desk.Office})
	}
	dir, err := a.anyWorkspace()
	if err != nil {
		return none, err
	}
	desk, err := a.practiceDesk(dir, engine.Config{Now: a.Now})
	if err != nil {
		return none, err
	}
	if def == nil {
		var findings []diag.Diagnostic
		def, _, findings, err = desk.Shelf.Workflow(name)
		if err := errors.Join(err, diag.Fail(findings...)); err != nil {
			return none, err
		}
	}
	start := schema.Date{Year: schema.DateOf(a.Now().In(desk.Office.Location())).Year, Month: 1, Day: 2}
	return a.withReads(desk, simulate.Exploration{Script: simulate.Wander(def, start), Office: desk.Office})
}

// withReads adds what the papers' templates read.
func (a *app) withReads(desk *engine.Desk, e simulate.Exploration) (simulate.Exploration, error) {
	var findings []diag.Diagnostic
	var err error
	e.Reads, findings, err = desk.Reads(e.Script.Def)
	return e, errors.Join(err, diag.Fail(findings...))
}

// flowFile reads a file that is a workflow; nil when it is none.
func (a *app) flowFile(name string) (*workflow.Definition, error) {
	if !isScenario(name) {
		return nil, nil
	}
	data, err := a.readInput(name)
	if err != nil {
		return nil, err
	}
	root, _ := source.Parse(name, data)
	if root.Get("skema").Text() != workflow.Schema {
		return nil, nil
	}
	def, findings := workflow.Parse(name, data)
	return def, diag.Fail(findings...)
}

// isScenarioName reports whether a name is a scenario and not a workflow.
func (a *app) isScenarioName(name string) bool {
	_, _, err := a.readScenario(name)
	return err == nil || isScenario(name)
}

func (a *app) showSurvey(v *simulate.Survey, def *workflow.Definition) error {
	var b strings.Builder
	fmt.Fprintln(&b, a.say("cli.explore.walked", "banyak", v.Walks, "tuntas", v.Ended, "panjang", v.Cut, "gagal", v.Failed))
	var rows [][]string
	for _, s := range v.Stages {
		late := ""
		if s.Deadline && s.Visits > 0 {
			late = strconv.Itoa(100*s.Late/max(s.Visits, 1)) + "%"
		}
		rows = append(rows, []string{s.Label, strconv.Itoa(s.Visits), strconv.Itoa(s.Median), strconv.Itoa(s.Most), late})
	}
	b.WriteString("\n")
	head := []string{a.say("cli.head.stage"), a.say("cli.head.visits"), "p50", "p90", a.say("cli.head.late")}
	if err := (grid{width: pageWidth, head: head, rows: rows}).print(&b); err != nil {
		return err
	}
	if missed := unseen(v); len(missed) > 0 {
		fmt.Fprintf(&b, "\n%s\n", a.say("cli.explore.unseen", "banyak", len(missed)))
		for _, one := range missed {
			fmt.Fprintf(&b, "  %s\n", one)
		}
	}
	for _, e := range v.Events {
		fmt.Fprintln(&b, a.say("cli.explore.event", "kejadian", e.Event.Label, "kali", e.Times, "ditolak", e.Refused, "banyak", v.Walks))
	}
	for _, g := range v.Goals {
		fmt.Fprintln(&b, a.say("cli.explore.goal", "tahap", engine.StageLabel(def, g.Stage), "kali", g.Times, "banyak", v.Walks))
	}
	if v.Shortest != nil {
		fmt.Fprintf(&b, "\n%s\n", a.say("cli.explore.shortest", "benih", v.Shortest.Seed, "gerak", v.Shortest.Steps))
		for _, line := range wrap(v.Shortest.Path, pageWidth-2) {
			fmt.Fprintf(&b, "  %s\n", line)
		}
		a.printFindings(&b, v.Shortest.Findings)
	}
	_, err := io.WriteString(a.Stdout, b.String())
	return err
}

// unseen lists the stages and actions no walk came to.
func unseen(v *simulate.Survey) []string {
	list := []string{}
	for _, s := range v.Stages {
		if s.Visits == 0 {
			list = append(list, s.Name)
		}
	}
	for _, one := range v.Actions {
		if one.Times == 0 {
			list = append(list, one.Stage+"."+one.Action)
		}
	}
	return list
}

// surveyJSON is a survey as scripts read it.
func (a *app) surveyJSON(v *simulate.Survey, def *workflow.Definition) map[string]any {
	type stageJSON struct {
		Name   string `json:"tahap"`
		Visits int    `json:"kunjungan"`
		Median int    `json:"p50"`
		Most   int    `json:"p90"`
		Late   int    `json:"lewat_tenggat"`
	}
	stages, events, goals := []stageJSON{}, map[string]int{}, map[string]int{}
	for _, s := range v.Stages {
		stages = append(stages, stageJSON{s.Name, s.Visits, s.Median, s.Most, s.Late})
	}
	for _, e := range v.Events {
		events[e.Event.Name] = e.Times
	}
	for _, g := range v.Goals {
		goals[g.Stage] = g.Times
	}
	out := map[string]any{
		"alur": def.ID, "jalan": v.Walks, "tuntas": v.Ended, "terlalu_panjang": v.Cut, "gagal": v.Failed,
		"tahap": stages, "tak_dikunjungi": unseen(v), "kejadian": events, "uji": goals,
	}
	if f := v.Shortest; f != nil {
		out["terpendek"] = map[string]any{"benih": f.Seed, "jalan": f.Path, "gerak": f.Steps, "temuan": a.findingsJSON(f.Findings)}
	}
	return out
}
