package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// answers are the flags and arguments that give values.
type answers struct {
	file    string
	command string
	seen    int
}

func (a *app) writingFlags(c *cobra.Command, q *answers) {
	c.Flags().StringVar(&a.as, "as", "", a.say("cli.flag.as"))
	a.dryRunFlag(c)
	c.Flags().StringVar(&q.command, "key", "", a.say("cli.flag.key"))
}

// seenFlag is for commands that must not work on what somebody else has moved.
func (a *app) seenFlag(c *cobra.Command, q *answers) {
	c.Flags().IntVar(&q.seen, "seen", 0, a.say("cli.flag.seen"))
}

func (a *app) answerFlags(c *cobra.Command, q *answers) {
	c.Flags().StringVarP(&q.file, "answers", "f", "", a.say("cli.flag.answers"))
	a.writingFlags(c, q)
}

// values reads the answers file first, then key=value pairs over it.
func (a *app) values(desk *engine.Desk, q answers, pairs []string, fields []schema.Field) (map[string]schema.Value, error) {
	values := map[string]schema.Value{}
	if q.file != "" {
		data, err := a.readInput(q.file)
		if err != nil {
			return nil, err
		}
		if values, err = desk.ReadAnswers(q.file, data, fields); err != nil {
			return nil, err
		}
	}
	more, err := desk.ReadPairs(pairs, fields)
	for name, v := range more {
		values[name] = v
	}
	return values, err
}

// newCommand opens a dossier.
func (a *app) newCommand() *cobra.Command {
	var q answers
	var mother string
	c := a.command("new", []string{"buka"}, `
  naskah new kl-dalam-negeri judul="Layanan Data" pihak="@lembaga; @kota" --as unit_kerja_sama:Rina
  naskah new pks judul="Pertukaran Data" --mother 2026-001 --as unit_kerja_sama:Rina
  naskah new kl-dalam-negeri --answers buka.yaml --as unit_kerja_sama`, func(c *cobra.Command, args []string) error {
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			return a.open(ctx, w, args, dossier.ID(mother), q)
		})
	})
	c.Args = a.args(1, -1)
	c.Flags().StringVar(&mother, "mother", "", a.say("cli.flag.mother"))
	a.answerFlags(c, &q)
	return c
}

func (a *app) open(ctx context.Context, w *workspace, args []string, mother dossier.ID, q answers) error {
	workflow, pairs := args[0], args[1:]
	actor, err := a.actor()
	if err != nil {
		return err
	}
	fields, err := w.desk.Opening(workflow)
	if err != nil {
		return err
	}
	values, err := a.values(w.desk, q, pairs, fields)
	if err != nil {
		return err
	}
	if len(pairs) == 0 && q.file == "" {
		if values, err = a.askOpening(ctx, w.desk, fields); err != nil {
			return err
		}
	}
	receipt, err := w.desk.Open(ctx, engine.OpenRequest{
		Workflow: workflow, Actor: actor, Values: values, Mother: mother, Command: q.command, DryRun: a.dryRun,
	})
	if err != nil {
		return err
	}
	return a.printReceipt(ctx, w, receipt)
}

// fillCommand files answers of the present stage.
func (a *app) fillCommand() *cobra.Command {
	var q answers
	var clear []string
	c := a.command("fill", []string{"isi"}, `
  naskah fill 2026-001 rapat_tanggal="20 Januari 2026" rapat_pukul="09.00 WIB"
  naskah fill 2026-001 --answers undangan.yaml --as unit_kerja_sama:Rina
  naskah fill 2026-001 --as unit_kerja_sama`, func(c *cobra.Command, args []string) error {
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			return a.fill(ctx, w, dossier.ID(args[0]), args[1:], clear, q)
		})
	})
	c.Args = a.args(1, -1)
	c.Flags().StringSliceVar(&clear, "clear", nil, a.say("cli.flag.clear"))
	a.answerFlags(c, &q)
	a.seenFlag(c, &q)
	return c
}

func (a *app) fill(ctx context.Context, w *workspace, id dossier.ID, pairs, clear []string, q answers) error {
	actor, err := a.actor()
	if err != nil {
		return err
	}
	fields, err := w.desk.Fields(ctx, id)
	if err != nil {
		return err
	}
	values, err := a.values(w.desk, q, pairs, fields)
	if err != nil {
		return err
	}
	if len(pairs) == 0 && q.file == "" && len(clear) == 0 {
		if values, err = a.interview(ctx, w.desk, id); err != nil {
			return err
		}
	}
	receipt, err := w.desk.Fill(ctx, engine.FillRequest{
		Dossier: id, Actor: actor, Values: values, Clear: clear, Command: q.command, Expect: q.seen, DryRun: a.dryRun,
	})
	if err != nil {
		return err
	}
	return a.printReceipt(ctx, w, receipt)
}

// actCommand takes an action or gives an initial.
func (a *app) actCommand() *cobra.Command {
	var q answers
	var reason string
	var letter dossier.Letter
	c := a.command("act", []string{"lakukan"}, `
  naskah act 2026-001 undang --as unit_kerja_sama:Rina
  naskah act 2026-001 revisi --as mitra:Sari --reason "Pasal 5 belum memuat pelaporan"
  naskah act 2026-001 paraf_hukum --as biro_hukum:Bagus --dry-run`, func(c *cobra.Command, args []string) error {
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			return a.act(ctx, w, args, reason, letter, q)
		})
	})
	c.Args = a.args(2, -1)
	c.Flags().StringVar(&reason, "reason", "", a.say("cli.flag.reason"))
	c.Flags().StringVar(&letter.Number, "letter", "", a.say("cli.flag.letter"))
	c.Flags().StringVar(&letter.Date, "letter-date", "", a.say("cli.flag.letterdate"))
	c.Flags().StringVar(&letter.Scan, "letter-scan", "", a.say("cli.flag.letterscan"))
	a.answerFlags(c, &q)
	a.seenFlag(c, &q)
	return c
}

// dated reads the date of a letter as an answer of kind tanggal is read.
func dated(letter dossier.Letter) (dossier.Letter, error) {
	if letter == (dossier.Letter{}) {
		return letter, nil
	}
	if letter.Number == "" || letter.Date == "" {
		return letter, usage("cli.letter.half")
	}
	f := schema.Field{Name: "letter-date", Kind: schema.KindDate}
	v, findings := f.FromText(letter.Date, nil)
	if err := diag.Fail(findings...); err != nil {
		return letter, err
	}
	letter.Date = v.(schema.Date).String()
	return letter, nil
}

func (a *app) act(ctx context.Context, w *workspace, args []string, reason string, letter dossier.Letter, q answers) error {
	actor, err := a.actor()
	if err != nil {
		return err
	}
	if actor.Letter, err = dated(letter); err != nil {
		return err
	}
	id := dossier.ID(args[0])
	fields, err := w.desk.Fields(ctx, id)
	if err != nil {
		return err
	}
	values, err := a.values(w.desk, q, args[2:], fields)
	if err != nil {
		return err
	}
	receipt, err := w.desk.Act(ctx, engine.ActRequest{
		Dossier: id, Action: args[1], Actor: actor, Reason: reason, Values: values,
		Command: q.command, Expect: q.seen, DryRun: a.dryRun,
	})
	if err != nil {
		return err
	}
	return a.printReceipt(ctx, w, receipt)
}

// inWorkspace runs a command with the office's workspace open.
func (a *app) inWorkspace(ctx context.Context, run func(context.Context, *workspace) error) (err error) {
	w, err := a.openWorkspace(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if closing := w.close(); err == nil && closing != nil {
			err = fmt.Errorf("close database: %w", closing)
		}
	}()
	return run(ctx, w)
}

// printReceipt says what an act did.
func (a *app) printReceipt(ctx context.Context, w *workspace, r engine.Receipt) error {
	if a.json {
		return a.encode(a.Stdout, map[string]any{
			"berkas": r.Dossier.ID, "tahap": r.Dossier.Stage, "versi": r.Dossier.Version,
			"catatan": orEmpty(r.Entries), "temuan": a.findingsJSON(r.Findings), "uji_coba": a.dryRun, "ulangan": r.Repeated,
		})
	}
	def, err := definition(ctx, w, r.Dossier)
	if err != nil {
		return err
	}
	lines := []string{a.say("cli.receipt.stage", "berkas", string(r.Dossier.ID), "tahap", engine.StageLabel(def, r.Dossier.Stage))}
	for _, e := range r.Entries {
		for _, correction := range engine.Corrections(a.lang, e, def) {
			lines = append(lines, "  "+correction)
		}
		if e.Erasure != nil {
			lines = append(lines, "  "+engine.Happened(a.lang, e, def))
		}
		for _, n := range e.Numbers {
			lines = append(lines, a.say("cli.receipt.number", "data", fieldLabel(def, n.Field), "nomor", n.Text))
		}
		for _, p := range e.Papers {
			lines = append(lines, a.say("cli.receipt.paper", "naskah", p.ID, "rupa", a.paperKind(p)))
		}
	}
	if _, err := fmt.Fprintln(a.Stdout, strings.Join(lines, "\n")); err != nil {
		return err
	}
	a.printFindings(a.Stderr, r.Findings)
	if a.dryRun {
		a.talk("cli.dryrun")
	}
	if r.Repeated {
		a.talk("cli.receipt.repeated")
	}
	return nil
}

// definition is the workflow a dossier follows; a dossier that was only opened
// as a dry run is not in the record, and follows the one on the shelf.
func definition(ctx context.Context, w *workspace, x dossier.Dossier) (*workflow.Definition, error) {
	view, err := w.desk.Show(ctx, x.ID)
	if err == nil && view.Dossier.Definition == x.Definition {
		return view.Definition, nil
	}
	if err != nil && diag.Findings(err) == nil {
		return nil, err
	}
	def, _, _, err := w.desk.Shelf.Workflow(x.Workflow)
	return def, err
}

// fieldLabel is a field's name for people.
func fieldLabel(def *workflow.Definition, name string) string {
	if f, ok := schema.Lookup(def.Fields, name); ok {
		return f.Label
	}
	return name
}
