package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/office"
)

// checkCommand verifies workflows and the templates they use, or one file of a
// template.
func (a *app) checkCommand() *cobra.Command {
	var id, copyName string
	c := a.command("check", []string{"periksa"}, `
  naskah check
  naskah check kl-dalam-negeri --json
  naskah check undangan.docx --annotate undangan-diperiksa.docx
  naskah check skenario-saya.yaml`, func(c *cobra.Command, args []string) error {
		if len(args) == 1 && isScenario(args[0]) && id == "" && copyName == "" {
			return a.checkScenario(c.Context(), args[0])
		}
		if !slices.ContainsFunc(args, isFile) {
			if id != "" || copyName != "" {
				return usage("cli.check.nofile")
			}
			return a.check(c.Context(), args)
		}
		if len(args) > 1 {
			return usage("cli.check.onefile")
		}
		return a.checkFile(c.Context(), args[0], id, copyName)
	})
	c.Args = a.args(0, -1)
	c.Flags().StringVar(&id, "workflow", "", a.say("cli.flag.workflow"))
	c.Flags().StringVar(&copyName, "annotate", "", a.say("cli.flag.annotate"))
	a.dryRunFlag(c)
	return c
}

// checkFile verifies a template that is a file, and writes what it finds into a
// copy of it.
func (a *app) checkFile(ctx context.Context, name, id, copyName string) error {
	if copyName != "" && (!strings.EqualFold(filepath.Ext(name), ".docx") || filepath.Clean(copyName) == filepath.Clean(name)) {
		return usage("cli.check.copy", "berkas", name)
	}
	data, err := a.readInput(name)
	if err != nil {
		return err
	}
	desk, err := a.checkingDesk()
	if err != nil {
		return err
	}
	if id != "" { // that there is no such workflow is no finding about the file
		if _, err := desk.FieldsOf(id); err != nil {
			return err
		}
	}
	reading, err := desk.TemplateFields(engine.FieldsRequest{Name: name, Data: data, Workflow: id})
	findings := append(reading.Findings, diag.Findings(err)...)
	if err != nil && findings == nil {
		return err
	}
	if copyName != "" {
		if err := a.annotate(ctx, name, data, findings, copyName); err != nil {
			return err
		}
	}
	if a.json {
		err = a.encode(a.Stdout, map[string]any{"templat": []string{name}, "alur": orEmpty([]string(nil)), "temuan": a.findingsJSON(findings), "salinan": copyName})
	} else {
		a.printFindings(a.Stdout, findings)
		a.talk("cli.check.file", "berkas", name, "temuan", len(findings))
		err = nil
	}
	if err == nil && diag.HasErrors(findings) {
		return foundError{}
	}
	return err
}

// annotate writes the copy with comments.
func (a *app) annotate(ctx context.Context, name string, data []byte, findings []diag.Diagnostic, copyName string) error {
	made, err := engine.Annotate(name, data, findings, a.lang)
	if err != nil {
		return err
	}
	names, err := a.writeAll(ctx, []outFile{{name: copyName, data: made}})
	if err != nil {
		return err
	}
	a.talk("cli.check.annotated", "berkas", names[0])
	return nil
}

func (a *app) check(_ context.Context, ids []string) error {
	desk, err := a.checkingDesk()
	if err != nil {
		return err
	}
	checked, err := desk.Check(ids...)
	if err != nil {
		return err
	}
	if a.json {
		err = a.encode(a.Stdout, map[string]any{
			"alur": orEmpty(checked.Workflows), "templat": orEmpty(checked.Templates), "temuan": a.findingsJSON(checked.Findings),
		})
	} else {
		a.printFindings(a.Stdout, checked.Findings)
		a.talk("cli.check.done", "alur", len(checked.Workflows), "templat", len(checked.Templates), "temuan", len(checked.Findings))
	}
	if err == nil && diag.HasErrors(checked.Findings) {
		return foundError{}
	}
	return err
}

// checkingDesk is a desk without a store. Outside a workspace the shipped
// workflows are checked with the sample office.
func (a *app) checkingDesk() (*engine.Desk, error) {
	dir, err := a.anyWorkspace()
	if err != nil {
		return nil, err
	}
	if dir == "" {
		profile, findings := office.Parse(profileName, office.Sample())
		return engine.New(engine.Config{Office: profile, Shelf: a.shelf(""), Now: a.Now}), diag.Fail(findings...)
	}
	profile, err := a.loadOffice(dir)
	if err != nil {
		return nil, err
	}
	return engine.New(engine.Config{Office: profile, Shelf: a.shelf(dir), Now: a.Now}), nil
}
