package engine_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/office"
	"naskah/templates"
	"naskah/workflows"
)

// BenchmarkAct opens a dossier and sends it: a draft, a letter, a number, two
// PDFs and a durable commit each time. "cold" is a process of its own, which
// reads fonts and compiles the pinned templates anew.
func BenchmarkAct(b *testing.B) {
	b.Run("memory", func(b *testing.B) { benchmarkActs(b, newBench(b)) })
	b.Run("file", func(b *testing.B) { benchmarkActs(b, benchOn(b, filepath.Join(b.TempDir(), "naskah.db"))) })
	b.Run("cold", func(b *testing.B) {
		first := newBench(b)
		id := first.open()
		first.act(id, unit, "kirim", form...)
		for b.Loop() {
			cold := benchWith(b, first.store)
			cold.act(id, unit, "kembali")
			cold.act(id, unit, "kirim")
		}
	})
}

func benchmarkActs(b *testing.B, desk *bench) {
	opening := desk.opening("")
	for b.Loop() {
		receipt, err := desk.Open(b.Context(), opening)
		if err != nil {
			b.Fatal(err)
		}
		desk.act(receipt.Dossier.ID, unit, "kirim", form...)
	}
}

// BenchmarkCheck verifies the shipped workflow with its ten templates, as
// `naskah check` does: read, compile, prove.
func BenchmarkCheck(b *testing.B) {
	profile, findings := office.Parse("naskah.yaml", office.Sample())
	if diag.HasErrors(findings) {
		b.Fatal(findings)
	}
	for b.Loop() {
		desk := engine.New(engine.Config{Office: profile, Shelf: engine.Shelf{ShippedWorkflows: workflows.FS, ShippedTemplates: templates.FS}, Now: time.Now})
		checked, err := desk.Check("kl-dalam-negeri")
		if err != nil || len(checked.Findings) > 0 {
			b.Fatal(err, checked.Findings)
		}
	}
}

// BenchmarkShow reads a dossier with a long history.
func BenchmarkShow(b *testing.B) {
	desk := newBench(b)
	id := desk.open()
	for i := range 100 {
		q := desk.request(id, unit, "", fmt.Sprintf("catatan=Catatan %d", i))
		if _, err := desk.Fill(b.Context(), engine.FillRequest{Dossier: id, Actor: unit, Values: q.Values}); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if _, err := desk.Show(b.Context(), id); err != nil {
			b.Fatal(err)
		}
	}
}
