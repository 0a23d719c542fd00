package simulate_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/font"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/simulate"
	"naskah/internal/store/sqlite"
	"naskah/scenarios"
	"naskah/templates"
	"naskah/workflows"
)

// stage sets up the desk of the sample office with the shipped papers.
func stage(t testing.TB) (*engine.Desk, *simulate.Clock) {
	t.Helper()
	profile, findings := office.Parse("naskah.yaml", office.Sample())
	if err := diag.Fail(findings...); err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(t.Context(), sqlite.Memory, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	clock := &simulate.Clock{}
	return engine.New(engine.Config{
		Store: store, Office: profile, Fonts: fonts, Now: clock.Now,
		Shelf: engine.Shelf{ShippedWorkflows: workflows.FS, ShippedTemplates: templates.FS},
	}), clock
}

// rehearse joins a shipped scenario with its workflow.
func rehearse(t testing.TB, name string) *simulate.Rehearsal {
	t.Helper()
	data, err := fs.ReadFile(scenarios.FS, name+".yaml")
	if err != nil {
		t.Fatal(err)
	}
	s, findings := simulate.ParseScenario(name+".yaml", data)
	if err := diag.Fail(findings...); err != nil {
		t.Fatal(err)
	}
	desk, clock := stage(t)
	def, _, findings, err := desk.Shelf.Workflow(s.Workflow)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	script, findings := s.Bind(def, desk.Office)
	if err := diag.Fail(findings...); err != nil {
		t.Fatal(err, len(findings))
	}
	return simulate.NewRehearsal(script, desk, clock)
}

// played plays a shipped scenario and tells it: what happened, the marks, the
// digests of the papers.
func played(t *testing.T, name string) (*simulate.Rehearsal, string) {
	t.Helper()
	r := rehearse(t, name)
	var b strings.Builder
	err := r.Play(t.Context(), func(beat simulate.Beat) error {
		what := ""
		if beat.Event != nil {
			what = "* " + beat.Event.Label
		} else {
			what = beat.Move.Actor.Role + " (" + beat.Move.Actor.Name + "): " + beat.Move.Label
		}
		for _, f := range beat.Refusal {
			what += " !" + f.Code
		}
		var papers []string
		for _, p := range beat.Papers {
			papers = append(papers, p.ID)
		}
		fmt.Fprintf(&b, "%s %s > %s  %s %s\n", beat.At.Format("2006-01-02 15.04"), beat.Stage, beat.Next, what, papers)
		return nil
	})
	if err != nil {
		for _, f := range diag.Findings(err) {
			t.Error(f.Code, f.Sentence(message.EN))
		}
		t.Fatalf("%v\n%s", err, b.String())
	}
	marks, goals, err := r.Score(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range marks {
		fmt.Fprintf(&b, "%s %d/%d %s\n", m.Item.Name, m.Points, m.Item.Weight, m.Why.In(message.ID))
	}
	for _, g := range goals {
		fmt.Fprintf(&b, "uji %s %v %s\n", g.Stage, g.Good(), g.Why.In(message.ID))
	}
	return r, b.String()
}

var update = flag.Bool("update", false, "write the goldens anew")

// Each shipped scenario is played to its end, by bots alone: all its goals are
// reached, nothing is refused, and the same seed plays the same play.
func TestShippedScenarios(t *testing.T) {
	entries, err := fs.ReadDir(scenarios.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".yaml")
		t.Run(name, func(t *testing.T) {
			r, got := played(t, name)
			golden := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || got != string(want) {
				t.Errorf("the play went\n%s\nwant (%v)\n%s", got, err, want)
			}
			if len(r.Log) != len(r.Script.Events) {
				t.Errorf("%d of %d events happened", len(r.Log), len(r.Script.Events))
			}
			if strings.Contains(got, "!") || strings.Contains(got, "uji") && strings.Contains(got, " false ") {
				t.Errorf("something was refused or missed:\n%s", got)
			}
		})
	}
}

// Two plays of one seed are the same to the last byte of the last paper.
func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	var digests [2]string
	for i := range digests {
		r, _ := played(t, "siklus-penuh")
		sc, err := r.Scene(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range sc.Dossier.Papers {
			digests[i] += fmt.Sprintln(p.ID, p.DOCX, p.PDF)
		}
	}
	if digests[0] != digests[1] || strings.Count(digests[0], "\n") < 12 {
		t.Errorf("papers of one play\n%s\nof the other\n%s", digests[0], digests[1])
	}
}
