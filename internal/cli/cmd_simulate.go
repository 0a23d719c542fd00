package cli

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/office"
	"naskah/internal/simulate"
	"naskah/internal/store/sqlite"
)

// rehearsing are the wishes of one call of simulate.
type rehearsing struct {
	out  string
	seed *uint64 // nil is the scenario's own
	step string
	fork *simulate.Fork
}

// simulateCommand plays scenarios.
func (a *app) simulateCommand() *cobra.Command {
	var q rehearsing
	var seed uint64
	var walks int
	var instead string
	c := a.command("simulate", []string{"gladi"}, `
  naskah simulate
  naskah simulate siklus-penuh --out hasil
  naskah simulate siklus-penuh --seed 7 --out hasil-7
  naskah simulate kelas-saya.yaml --step unit_kerja_sama --out hasil
  naskah simulate perundingan-alot --instead pembahasan_pks:2.buntu
  naskah simulate kl-dalam-negeri --explore 1000`, func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return a.listScenarios()
		}
		if c.Flags().Changed("seed") {
			q.seed = &seed
		}
		if instead != "" && (q.step != "" || c.Flags().Changed("explore")) {
			return usage("cli.simulate.alone")
		}
		if instead != "" {
			var ok bool
			if q.fork, ok = simulate.ParseFork(instead); !ok {
				return usage("cli.simulate.instead", "teks", instead)
			}
		}
		if c.Flags().Changed("explore") {
			return a.explore(c.Context(), args[0], walks, q.seed)
		}
		return a.simulate(c.Context(), args[0], q)
	})
	c.Args = a.args(0, 1)
	a.outFlag(c, &q.out, "hasil", a.say("cli.flag.out", "bawaan", "hasil"))
	c.Flags().Uint64Var(&seed, "seed", 0, a.say("cli.flag.seed"))
	c.Flags().StringVar(&q.step, "step", "", a.say("cli.flag.step"))
	c.Flags().StringVar(&instead, "instead", "", a.say("cli.flag.instead"))
	c.Flags().IntVar(&walks, "explore", 0, a.say("cli.flag.explore"))
	a.dryRunFlag(c)
	return c
}

// scenarioFolder is where an office keeps scenarios of its own.
const scenarioFolder = "scenarios"

// listScenarios prints the scenarios that can be named.
func (a *app) listScenarios() error {
	type scenarioJSON struct {
		Name     string `json:"nama"`
		Title    string `json:"judul"`
		Workflow string `json:"alur"`
		Aim      string `json:"tujuan"`
	}
	var list []scenarioJSON
	names, err := a.scenarioNames()
	if err != nil {
		return err
	}
	for _, name := range names {
		file, data, err := a.readScenario(name)
		if err != nil {
			return err
		}
		s, findings := simulate.ParseScenario(file, data)
		if err := diag.Fail(findings...); err != nil {
			return err
		}
		list = append(list, scenarioJSON{Name: name, Title: s.Title, Workflow: s.Workflow, Aim: s.Aim})
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{"skenario": orEmpty(list)})
	}
	var rows [][]string
	for _, s := range list {
		rows = append(rows, []string{s.Name, s.Title + "\n" + s.Aim})
	}
	return grid{width: pageWidth, head: []string{a.say("cli.head.scenario"), a.say("cli.head.what")}, rows: rows}.print(a.Stdout)
}

// scenarioShelves are the office's own scenarios, then the shipped ones.
func (a *app) scenarioShelves() ([]fs.FS, error) {
	dir, err := a.anyWorkspace()
	if err != nil {
		return nil, err
	}
	var shelves []fs.FS
	if dir != "" {
		shelves = append(shelves, os.DirFS(filepath.Join(dir, scenarioFolder)))
	}
	return append(shelves, a.Scenarios), nil
}

func (a *app) scenarioNames() ([]string, error) {
	shelves, err := a.scenarioShelves()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, shelf := range shelves {
		files, err := fs.Glob(shelf, "*.yaml")
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			names = append(names, strings.TrimSuffix(f, ".yaml"))
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// isScenario reports whether an argument is the file of a scenario.
func isScenario(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// readScenario reads a scenario by its name on the shelves, or a file.
func (a *app) readScenario(name string) (file string, data []byte, err error) {
	if isScenario(name) {
		data, err = a.readInput(name)
		return name, data, err
	}
	shelves, err := a.scenarioShelves()
	if err != nil {
		return "", nil, err
	}
	for _, shelf := range shelves {
		data, err := fs.ReadFile(shelf, name+".yaml")
		if err == nil {
			return name + ".yaml", data, nil
		}
		if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid) {
			return "", nil, err
		}
	}
	names, err := a.scenarioNames()
	if err != nil {
		return "", nil, err
	}
	d := diag.New("SK080", diag.Position{}, "nama", name, "ada", names)
	if near := diag.Suggest(name, names); near != "" {
		d = d.WithHint("SK080.mirip", "mirip", near)
	}
	return "", nil, diag.Fail(d)
}

// scenarioOffice is the folder of the office a scenario is played in: that of a
// file with a naskah.yaml beside it, else the workspace; "" is the sample office.
func (a *app) scenarioOffice(name string) (string, error) {
	if isScenario(name) {
		dir := filepath.Dir(name)
		if _, err := os.Stat(filepath.Join(dir, profileName)); err == nil {
			return dir, nil
		}
	}
	return a.anyWorkspace()
}

// rehearsal joins a scenario with its workflow at a desk of that office.
func (a *app) rehearsal(store engine.Store, name string, seed *uint64) (*simulate.Rehearsal, []diag.Diagnostic, error) {
	file, data, err := a.readScenario(name)
	if err != nil {
		return nil, nil, err
	}
	s, findings := simulate.ParseScenario(file, data)
	if err := diag.Fail(findings...); err != nil {
		return nil, nil, err
	}
	if seed != nil {
		s.Seed = *seed
	}
	dir, err := a.scenarioOffice(name)
	if err != nil {
		return nil, nil, err
	}
	clock := &simulate.Clock{}
	desk, err := a.practiceDesk(dir, engine.Config{Store: store, Now: clock.Now, Practice: true})
	if err != nil {
		return nil, nil, err
	}
	def, _, more, err := desk.Shelf.Workflow(s.Workflow)
	if err := errors.Join(err, diag.Fail(more...)); err != nil {
		return nil, nil, err
	}
	script, more := s.Bind(def, desk.Office)
	findings = append(findings, more...)
	return simulate.NewRehearsal(script, desk, clock), findings, diag.Fail(findings...)
}

// checkScenario finds what is wrong with a scenario, and what can never come
// about in it.
func (a *app) checkScenario(ctx context.Context, name string) error {
	if _, err := a.readInput(name); err != nil {
		return err // that there is no such file is no finding about it
	}
	r, findings, err := a.rehearsal(nil, name, nil)
	if err == nil {
		var more []diag.Diagnostic
		more, err = r.Script.Check(ctx, r.Desk.Office)
		findings = append(findings, more...)
	} else if found := diag.Findings(err); found != nil {
		findings, err = found, nil
	}
	if err != nil {
		return err
	}
	if a.json {
		err = a.encode(a.Stdout, map[string]any{"skenario": []string{name}, "temuan": a.findingsJSON(findings)})
	} else {
		a.printFindings(a.Stdout, findings)
		a.talk("cli.check.scenario", "berkas", name, "temuan", len(findings))
	}
	if err == nil && diag.HasErrors(findings) {
		return foundError{}
	}
	return err
}

// practiceDesk is the desk of the office of a folder, or of the sample office.
func (a *app) practiceDesk(dir string, c engine.Config) (*engine.Desk, error) {
	if dir != "" {
		return a.storyDesk(dir, c)
	}
	profile, findings := office.Parse(profileName, office.Sample())
	if err := diag.Fail(findings...); err != nil {
		return nil, err
	}
	var err error
	c.Office, c.Shelf = profile, a.shelf("")
	c.Fonts, err = a.fonts("")
	return engine.New(c), err
}

// practiceRecord is a record that lives as long as the rehearsal: its salts come
// from a fixed seed, so that it can be repeated byte for byte.
func practiceRecord(ctx context.Context) (*sqlite.Store, error) {
	return sqlite.Open(ctx, sqlite.Memory, sqlite.Options{Rand: rand.NewChaCha8([32]byte{'g', 'l', 'a', 'd', 'i'})})
}

func (a *app) simulate(ctx context.Context, name string, q rehearsing) (err error) {
	store, err := practiceRecord(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	r, findings, err := a.rehearsal(store, name, q.seed)
	if err != nil {
		return err
	}
	a.printFindings(a.Stderr, findings)
	r.Fork = q.fork
	told := &telling{app: a, desk: r.Desk, def: r.Script.Def, out: q.out}
	report := func(b simulate.Beat) error { return told.add(ctx, a.outcome(r, b)) }
	if q.step != "" {
		err = a.stepThrough(ctx, r, q.step, report)
	} else {
		err = r.Play(ctx, report)
	}
	told.progress(0)
	if err != nil {
		return err
	}
	more, err := a.judged(ctx, r, q.out)
	if err != nil {
		return err
	}
	if q.fork != nil {
		if err := a.sideBySide(ctx, name, q, r, &more); err != nil {
			return err
		}
	}
	return told.finish(ctx, r.Script.Title, more)
}

// outcome tells a beat as a step of a story.
func (a *app) outcome(r *simulate.Rehearsal, b simulate.Beat) simulate.Outcome {
	o := simulate.Outcome{At: b.At, Stage: b.Stage, Next: b.Next, Papers: b.Papers, Refusal: b.Refusal, Findings: b.Findings, Dossier: r.Dossier()}
	if b.Event != nil {
		o.Step.Actor.Role = b.Event.Role
		o.Step.Tale = a.say("cli.simulate.event", "kejadian", b.Event.Label)
		if b.Event.Tale != "" && !b.Event.Quiet {
			o.Step.Tale += "\n" + strings.TrimSpace(b.Event.Tale)
		}
		return o
	}
	o.Step.Actor, o.Step.Reason, o.Step.Tale = b.Move.Actor, b.Move.Reason, b.Move.Label
	if b.Move.Open {
		o.Step.Tale = a.say("cli.event.buka")
	}
	return o
}
