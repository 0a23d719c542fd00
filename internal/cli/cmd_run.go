package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/simulate"
	"naskah/internal/store/sqlite"
	"naskah/internal/workflow"
)

// runCommand plays a story and leaves its papers in a folder per stage.
func (a *app) runCommand() *cobra.Command {
	var out string
	c := a.command("run", []string{"mainkan"}, `
  naskah run examples/bnn-p4gn --out hasil`, func(c *cobra.Command, args []string) error {
		return a.run(c.Context(), args[0], out)
	})
	c.Args = a.args(1, 1)
	a.outFlag(c, &out, "hasil", a.say("cli.flag.out", "bawaan", "hasil"))
	a.dryRunFlag(c)
	return c
}

// storyFile is the story of an example folder; its profile lies beside it.
const storyFile = "cerita.yaml"

func (a *app) run(ctx context.Context, dir, out string) (err error) {
	if filepath.Base(dir) == storyFile {
		dir = filepath.Dir(dir)
	}
	name := filepath.Join(dir, storyFile)
	data, err := a.readInput(name)
	if err != nil {
		return err
	}
	story, findings := simulate.ParseStory(name, data)
	if err := diag.Fail(findings...); err != nil {
		return err
	}
	// A story leaves no database: its record lives as long as the run, and its
	// salts come from a fixed seed, so that a run can be repeated byte for byte.
	store, err := sqlite.Open(ctx, sqlite.Memory, sqlite.Options{Rand: rand.NewChaCha8([32]byte{'c', 'e', 'r', 'i', 't', 'a'})})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	clock := &simulate.Clock{}
	desk, err := a.storyDesk(dir, engine.Config{Store: store, Now: clock.Now})
	if err != nil {
		return err
	}
	def, _, findings, err := desk.Shelf.Workflow(story.Workflow)
	if err := errors.Join(err, diag.Fail(findings...)); err != nil {
		return err
	}
	told := &telling{app: a, desk: desk, def: def, out: out, steps: len(story.Steps)}
	player := simulate.Player{Desk: desk, Clock: clock, Place: desk.Office.Location(), Files: os.DirFS(dir)}
	err = player.Play(ctx, story, func(o simulate.Outcome) error { return told.add(ctx, o) })
	told.progress(0)
	if err != nil {
		return err
	}
	return told.finish(ctx, story.Title, epilogue{})
}

// storyDesk is the desk of an office for something that did not happen: its
// record and its clock are given.
func (a *app) storyDesk(dir string, c engine.Config) (*engine.Desk, error) {
	var err error
	if c.Office, err = a.loadOffice(dir); err != nil {
		return nil, err
	}
	if c.Fonts, err = a.fonts(dir); err != nil {
		return nil, err
	}
	c.Shelf, c.Images = a.shelf(dir), os.DirFS(dir)
	return engine.New(c), nil
}

// telling collects what a story makes: its papers, a folder per visit of a
// stage, and the rows of its table. Nothing is written before the story has
// been played to its end.
type telling struct {
	*app
	desk   *engine.Desk
	def    *workflow.Definition
	out    string
	steps  int
	visit  int
	last   string
	rows   [][]string
	events []eventJSON
	files  []outFile
	papers int
	found  diag.Bag
}

type eventJSON struct {
	When    time.Time     `json:"waktu"`
	Stage   string        `json:"tahap"`
	Who     string        `json:"pelaku"`
	What    string        `json:"kejadian"`
	Papers  []string      `json:"naskah,omitempty"`
	Refused []findingJSON `json:"ditolak,omitempty"`
	Found   []findingJSON `json:"temuan,omitempty"`
}

func (t *telling) add(ctx context.Context, o simulate.Outcome) error {
	number, stage := "", ""
	other := o.Workflow != "" && o.Workflow != t.def.ID // a dossier under the one before, or that one again
	if other {
		view, err := t.desk.Show(ctx, o.Dossier)
		if err != nil {
			return err
		}
		t.def = view.Definition
	}
	if o.Stage != t.last || other {
		t.visit, t.last = t.visit+1, o.Stage
		number, stage = strconv.Itoa(t.visit), engine.StageLabel(t.def, o.Stage)
	}
	files, err := t.desk.Stored(ctx, o.Papers)
	if err != nil {
		return err
	}
	folder := safeName(fmt.Sprintf("%02d-%s", t.visit, o.Stage))
	for _, f := range files {
		t.files = append(t.files, outFile{name: filepath.Join(t.out, folder, safeName(f.Name)), data: f.Data})
	}
	var made []string
	for _, p := range o.Papers {
		made = append(made, p.ID)
	}
	t.papers += len(made)
	when := o.At.In(t.desk.Office.Location())
	who := engine.Who(t.lang, o.Step.Actor, t.def.RoleName)
	what := t.tell(o)
	t.rows = append(t.rows, []string{number, moment(when), stage, who, what, strings.Join(made, "\n")})
	event := eventJSON{When: when, Stage: o.Stage, Who: who, What: what, Papers: made}
	if o.Refusal != nil {
		event.Refused = t.findingsJSON(o.Refusal)
	}
	if o.Findings != nil {
		event.Found = t.findingsJSON(o.Findings)
	}
	t.found.Add(o.Findings...)
	t.events = append(t.events, event)
	t.progress(len(t.events))
	return nil
}

// progress says on a terminal how far the story has come; 0 wipes the line.
func (t *telling) progress(step int) {
	if t.json || !isTerminal(t.Stderr) {
		return
	}
	line := "\r\x1b[K"
	switch {
	case step > 0 && t.steps > 0:
		line += t.say("cli.run.progress", "n", step, "semua", t.steps)
	case step > 0:
		line += t.say("cli.simulate.progress", "n", step, "tahap", engine.StageLabel(t.def, t.last))
	}
	_, _ = io.WriteString(t.Stderr, line)
}

// tell is one line about a step; a refusal says by what rule.
func (t *telling) tell(o simulate.Outcome) string {
	text := o.Step.Tale
	if o.Refusal != nil {
		f := o.Refusal[0]
		return t.say("cli.run.refused", "cerita", text, "kode", f.Code, "sebab", f.Sentence(t.lang))
	}
	if o.Step.Reason != "" {
		text += t.say("cli.event.reason", "alasan", o.Step.Reason)
	}
	return text
}

// epilogue is what is told besides the table: in words, for scripts, and in
// files of their own.
type epilogue struct {
	text   string
	object map[string]any
	files  []outFile
}

func (t *telling) finish(ctx context.Context, title string, more epilogue) error {
	var table strings.Builder
	head := []string{t.say("cli.head.number"), t.say("cli.head.when"), t.say("cli.head.stage"), t.say("cli.head.who"), t.say("cli.head.what"), t.say("cli.head.papers")}
	if err := (grid{width: storyWidth, head: head, rows: t.rows}).print(&table); err != nil {
		return err
	}
	text := title + "\n\n" + table.String() + more.text
	files := append(append(t.files, more.files...), outFile{name: filepath.Join(t.out, "riwayat.txt"), data: []byte(text)})
	if _, err := t.writeAll(ctx, files); err != nil {
		return err
	}
	if t.json {
		object := map[string]any{"judul": title, "langkah": orEmpty(t.events), "keluaran": t.out, "uji_coba": t.dryRun}
		maps.Copy(object, more.object)
		return t.encode(t.Stdout, object)
	}
	if _, err := io.WriteString(t.Stdout, text); err != nil {
		return err
	}
	t.printFindings(t.Stderr, t.found.List())
	if !t.dryRun {
		t.talk("cli.run.done", "tahap", t.visit, "naskah", t.papers, "folder", t.out)
	}
	return nil
}
