package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"naskah/internal/office"
)

// initCommand makes a workspace that works at once.
func (a *app) initCommand() *cobra.Command {
	c := a.command("init", []string{"siapkan"}, `
  naskah init kantor
  cd kantor && naskah check`, func(_ *cobra.Command, args []string) error {
		return a.initWorkspace(args[0])
	})
	c.Args = a.args(1, 1)
	a.dryRunFlag(c)
	return c
}

func (a *app) initWorkspace(dir string) error {
	profile := filepath.Join(dir, profileName)
	if _, err := os.Lstat(profile); err == nil {
		return usage("cli.init.exists", "berkas", profile)
	}
	if !a.dryRun {
		for _, sub := range []string{"workflows", "templates", "data", "fonts"} {
			if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
				return cannotWrite(dir, err)
			}
		}
		if _, err := writeFile(profile, office.Sample()); err != nil {
			return err
		}
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{"folder": dir, "profil": profile, "uji_coba": a.dryRun})
	}
	if _, err := fmt.Fprintln(a.Stdout, profile); err != nil {
		return err
	}
	if a.dryRun {
		a.talk("cli.dryrun")
		return nil
	}
	a.talk("cli.init.done", "folder", dir, "berkas", profileName)
	return nil
}
