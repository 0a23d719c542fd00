package simulate_test

import (
	"os"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/font"
	"naskah/internal/office"
	"naskah/internal/simulate"
	"naskah/internal/store/sqlite"
	"naskah/templates"
	"naskah/workflows"
)

// BenchmarkPlay plays the example from its first step to its last, fonts and
// compiling included: what `naskah run` does, but for writing the files.
func BenchmarkPlay(b *testing.B) {
	dir := "../../examples/bnn-p4gn/"
	text, err := os.ReadFile(dir + "cerita.yaml")
	if err != nil {
		b.Fatal(err)
	}
	s, findings := simulate.ParseStory("cerita.yaml", text)
	if err := diag.Fail(findings...); err != nil {
		b.Fatal(err)
	}
	if text, err = os.ReadFile(dir + "naskah.yaml"); err != nil {
		b.Fatal(err)
	}
	profile, findings := office.Parse("naskah.yaml", text)
	if err := diag.Fail(findings...); err != nil {
		b.Fatal(err)
	}
	papers := 0
	for b.Loop() {
		papers = 0
		store, err := sqlite.Open(b.Context(), ":memory:", sqlite.Options{})
		if err != nil {
			b.Fatal(err)
		}
		fonts, err := font.NewLibrary()
		if err != nil {
			b.Fatal(err)
		}
		clock := &simulate.Clock{}
		desk := engine.New(engine.Config{
			Store: store, Office: profile, Fonts: fonts, Images: os.DirFS(dir), Now: clock.Now,
			Shelf: engine.Shelf{ShippedWorkflows: workflows.FS, ShippedTemplates: templates.FS},
		})
		p := simulate.Player{Desk: desk, Clock: clock, Place: profile.Location(), Files: os.DirFS(dir)}
		err = p.Play(b.Context(), s, func(o simulate.Outcome) error {
			papers += len(o.Papers)
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		if err := store.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(s.Steps)), "steps")
	b.ReportMetric(float64(papers), "papers")
}
