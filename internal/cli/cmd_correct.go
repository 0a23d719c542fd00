package cli

import (
	"context"

	"github.com/spf13/cobra"

	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// correctCommand mends an answer after its stage.
func (a *app) correctCommand() *cobra.Command {
	var q answers
	var reason string
	c := a.command("correct", []string{"koreksi"}, `
  naskah correct 2026-001 judul="Pemanfaatan Data" --reason "Salah ketik" --as unit_kerja_sama:Rina`, func(c *cobra.Command, args []string) error {
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			return a.correct(ctx, w, args, reason, q)
		})
	})
	c.Args = a.args(2, -1)
	c.Flags().StringVar(&reason, "reason", "", a.say("cli.flag.reason"))
	a.writingFlags(c, &q)
	a.seenFlag(c, &q)
	return c
}

func (a *app) correct(ctx context.Context, w *workspace, args []string, reason string, q answers) error {
	actor, err := a.actor()
	if err != nil {
		return err
	}
	id := dossier.ID(args[0])
	fields, err := w.desk.AllFields(ctx, id)
	if err != nil {
		return err
	}
	values, err := w.desk.ReadPairs(args[1:], fields)
	if err != nil {
		return err
	}
	receipt, err := w.desk.Correct(ctx, engine.CorrectRequest{
		Dossier: id, Actor: actor, Values: values, Reason: reason, Command: q.command, Expect: q.seen, DryRun: a.dryRun,
	})
	if err != nil {
		return err
	}
	return a.printReceipt(ctx, w, receipt)
}
