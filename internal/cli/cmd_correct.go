package cli

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
	"naskah/internal/workflow"
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

// corrections are the changes of a correction in words.
func (a *app) corrections(e dossier.Entry, def *workflow.Definition) []string {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(e.Replaced)) {
		f, known := def.Field(name)
		if !known {
			f = schema.Field{Name: name, Label: name}
		}
		lines = append(lines, a.say("cli.correction", "data", f.Label, "lama", shown(f, e.Replaced[name]), "baru", shown(f, e.Values[name])))
	}
	return lines
}

// shown is a stored value as people read it.
func shown(f schema.Field, raw json.RawMessage) string {
	if v, err := f.Decode(raw); err == nil {
		return f.Show(v)
	}
	return string(raw)
}
