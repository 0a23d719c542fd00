package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// migrateCommand lets running dossiers go on under a newer workflow.
func (a *app) migrateCommand() *cobra.Command {
	var reason string
	c := a.command("migrate", []string{"pindah"}, `
  naskah migrate kl-dalam-negeri --dry-run
  naskah migrate kl-dalam-negeri 2026-001 --reason "Versi 2026.2" --as unit_kerja_sama:Rina`, func(c *cobra.Command, args []string) error {
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			return a.migrate(ctx, w, args, reason)
		})
	})
	c.Args = a.args(1, -1)
	c.Flags().StringVar(&reason, "reason", "", a.say("cli.flag.reason"))
	c.Flags().StringVar(&a.as, "as", "", a.say("cli.flag.as"))
	a.dryRunFlag(c)
	return c
}

type migrationJSON struct {
	Dossier  dossier.ID    `json:"berkas"`
	From     string        `json:"tahap"`
	To       string        `json:"ke"`
	Moves    bool          `json:"dapat_pindah"`
	Renamed  []string      `json:"berganti_nama,omitempty"`
	Lost     []string      `json:"hilang,omitempty"`
	Voided   []string      `json:"paraf_gugur,omitempty"`
	Kept     []string      `json:"templat_tetap,omitempty"`
	Findings []findingJSON `json:"temuan"`
}

func (a *app) migrate(ctx context.Context, w *workspace, args []string, reason string) error {
	q := engine.MigrateRequest{Workflow: args[0], Reason: reason, DryRun: a.dryRun}
	for _, id := range args[1:] {
		q.Dossiers = append(q.Dossiers, dossier.ID(id))
	}
	var err error
	if q.Actor, err = a.actor(); err != nil {
		return err
	}
	list, err := w.desk.Migrate(ctx, q)
	if err != nil {
		return err
	}
	failed := slices.ContainsFunc(list, engine.Migration.Failed)
	if err := a.printMigrations(list, failed); err != nil {
		return err
	}
	switch {
	case failed && a.dryRun:
		return foundError{}
	case failed:
		return foundError{code: exitRefused}
	}
	return nil
}

func (a *app) printMigrations(list []engine.Migration, failed bool) error {
	if a.json {
		out := []migrationJSON{}
		for _, m := range list {
			out = append(out, migrationJSON{
				Dossier: m.Dossier, From: m.From, To: m.To, Moves: !m.Failed(), Renamed: m.Renamed, Lost: m.Lost, Voided: m.Voided,
				Kept: m.Kept, Findings: a.findingsJSON(m.Findings),
			})
		}
		return a.encode(a.Stdout, map[string]any{"berkas": out, "pindah": !failed && !a.dryRun && len(list) > 0, "uji_coba": a.dryRun})
	}
	var rows [][]string
	for _, m := range list {
		rows = append(rows, []string{string(m.Dossier), m.From + " → " + m.To, a.becomes(m), m.Title})
	}
	if len(rows) > 0 {
		head := []string{a.say("cli.head.dossier"), a.say("cli.head.stage"), a.say("cli.head.becomes"), a.say("cli.head.title")}
		if err := (grid{width: pageWidth, head: head, rows: rows}).print(a.Stdout); err != nil {
			return err
		}
	}
	switch {
	case len(list) == 0:
		a.talk("cli.migrate.none")
	case failed:
		a.talk("cli.migrate.failed")
	case a.dryRun:
		a.talk("cli.dryrun")
	default:
		a.talk("cli.migrate.done", "jumlah", len(list))
	}
	return nil
}

// becomes says what is worth knowing of one dossier, a line each.
func (a *app) becomes(m engine.Migration) string {
	var lines []string
	for _, f := range m.Findings {
		lines = append(lines, f.Code+": "+f.Sentence(a.lang))
	}
	if len(m.Renamed) > 0 {
		lines = append(lines, a.say("cli.migrate.renamed", "data", m.Renamed))
	}
	if len(m.Kept) > 0 {
		lines = append(lines, a.say("cli.migrate.kept", "naskah", m.Kept))
	}
	if len(lines) == 0 {
		lines = append(lines, a.say("cli.migrate.plain"))
	}
	return strings.Join(lines, "\n")
}
