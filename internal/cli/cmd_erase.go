package cli

import (
	"context"

	"github.com/spf13/cobra"

	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// eraseCommand takes personal data out of the record on lawful request.
func (a *app) eraseCommand() *cobra.Command {
	var q answers
	var basis, reason string
	var papers []string
	var sweep bool
	c := a.command("erase", []string{"hapus"}, `
  naskah erase 2026-001 penghubung --basis "Permohonan 3 Maret 2026" --dry-run`, func(c *cobra.Command, args []string) error {
		if sweep {
			return a.inWorkspace(c.Context(), a.sweep)
		}
		if len(args) == 0 || len(args) == 1 && len(papers) == 0 {
			return usage("cli.erase.nothing")
		}
		actor, err := a.actor()
		if err != nil {
			return err
		}
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			return a.erase(ctx, w, engine.EraseRequest{
				Dossier: dossier.ID(args[0]), Fields: args[1:], Papers: papers, Actor: actor, Basis: basis, Reason: reason,
				Command: q.command, Expect: q.seen, DryRun: a.dryRun,
			})
		})
	})
	c.Args = a.args(0, -1)
	c.Flags().StringVar(&basis, "basis", "", a.say("cli.flag.basis"))
	c.Flags().StringSliceVar(&papers, "paper", nil, a.say("cli.flag.erasepaper"))
	c.Flags().StringVar(&reason, "reason", "", a.say("cli.flag.reason"))
	c.Flags().BoolVar(&sweep, "sweep", false, a.say("cli.flag.sweep"))
	a.writingFlags(c, &q)
	a.seenFlag(c, &q)
	return c
}

// sweep finishes an erasure that was cut short.
func (a *app) sweep(ctx context.Context, w *workspace) error {
	if err := w.store.Sweep(ctx); err != nil {
		return err
	}
	a.talk("cli.erase.swept")
	return nil
}

// erase takes the data out, then out of the file's free pages. A repeated
// command sweeps again: the first may have been killed in between.
func (a *app) erase(ctx context.Context, w *workspace, q engine.EraseRequest) error {
	receipt, err := w.desk.Erase(ctx, q)
	if err != nil {
		return err
	}
	if err := a.printReceipt(ctx, w, receipt); err != nil {
		return err
	}
	a.talk("cli.erase.backups")
	if q.DryRun {
		return nil
	}
	return w.store.Sweep(ctx)
}
