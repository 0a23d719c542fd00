package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/diagram"
	"naskah/internal/dossier"
	"naskah/internal/simulate"
	"naskah/internal/workflow"
)

// workflowCommand holds the commands about workflows.
func (a *app) workflowCommand() *cobra.Command {
	c := a.command("workflow", []string{"alur"}, `
  naskah workflow draw kl-dalam-negeri > alur.svg
  naskah workflow schema > alur-v1.schema.json`, func(c *cobra.Command, _ []string) error { return c.Help() })
	c.Args = a.knownCommand
	c.AddCommand(a.drawCommand(), a.schemaCommand())
	return c
}

// drawCommand draws a workflow, or a dossier's with its stage marked.
func (a *app) drawCommand() *cobra.Command {
	var id, format string
	c := a.command("draw", []string{"gambar"}, `
  naskah workflow draw kl-dalam-negeri > alur.svg
  naskah workflow draw --dossier 2026-001 > berkas.svg
  naskah workflow draw kl-dalam-negeri --format mermaid`, func(c *cobra.Command, args []string) error {
		if (len(args) == 0) == (id == "") {
			return usage("cli.draw.what", "bentuk", c.UseLine())
		}
		paint, known := map[string]func(*workflow.Definition, string) []byte{"svg": diagram.SVG, "mermaid": diagram.Mermaid}[format]
		if !known {
			return usage("cli.draw.format", "nama", format)
		}
		def, stage, err := a.drawn(c.Context(), args, dossier.ID(id))
		if err != nil {
			return err
		}
		if a.json {
			return a.encode(a.Stdout, map[string]string{"alur": def.ID, "tahap": stage, "bentuk": format, "gambar": string(paint(def, stage))})
		}
		_, err = a.Stdout.Write(paint(def, stage))
		return err
	})
	c.Args = a.args(0, 1)
	c.Flags().StringVar(&id, "dossier", "", a.say("cli.flag.drawdossier"))
	c.Flags().StringVar(&format, "format", "svg", a.say("cli.flag.drawformat"))
	c.Flags().Lookup("format").DefValue = ""
	return c
}

// drawn finds what is to be drawn: a workflow of the shelf, or the one a
// dossier is pinned to, with the dossier's stage.
func (a *app) drawn(ctx context.Context, args []string, id dossier.ID) (def *workflow.Definition, stage string, err error) {
	if id != "" {
		err = a.inWorkspace(ctx, func(ctx context.Context, w *workspace) error {
			view, err := w.desk.Show(ctx, id)
			def, stage = view.Definition, view.Dossier.Stage
			return err
		})
		return def, stage, err
	}
	desk, err := a.checkingDesk()
	if err != nil {
		return nil, "", err
	}
	def, _, findings, err := desk.Shelf.Workflow(args[0])
	if err != nil {
		return nil, "", err
	}
	return def, "", diag.Fail(findings...)
}

// schemaCommand prints the JSON Schema of alur/v1 or skenario/v1 for editors.
func (a *app) schemaCommand() *cobra.Command {
	c := a.command("schema", []string{"skema"}, `
  naskah workflow schema > alur-v1.schema.json
  naskah workflow schema skenario > skenario-v1.schema.json`, func(_ *cobra.Command, args []string) error {
		name, make := workflow.Schema, workflow.JSONSchema
		if len(args) > 0 && args[0] == "skenario" {
			name, make = simulate.ScenarioSchema, simulate.Language().JSONSchema
		} else if len(args) > 0 && args[0] != "alur" {
			return usage("cli.schema.what", "nama", args[0])
		}
		data, err := make(a.lang)
		if err != nil {
			return fmt.Errorf("make the schema of %s: %w", name, err)
		}
		_, err = a.Stdout.Write(data)
		return err
	})
	c.Args = a.args(0, 1)
	return c
}
