package cli

import (
	"context"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/office"
)

// checkCommand verifies workflows and the templates they use.
func (a *app) checkCommand() *cobra.Command {
	c := a.command("check", []string{"periksa"}, `
  naskah check
  naskah check kl-dalam-negeri --json`, func(c *cobra.Command, args []string) error {
		return a.check(c.Context(), args)
	})
	c.Args = a.args(0, -1)
	return c
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
