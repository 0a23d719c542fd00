package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// numberCommand holds the commands about the register of numbers.
func (a *app) numberCommand() *cobra.Command {
	c := a.command("number", []string{"nomor"}, `
  naskah number list
  naskah number reserve undangan --for 2026-001 --reason "Dipesan pimpinan" --as tata_usaha:Sari
  naskah number gaps`, func(c *cobra.Command, _ []string) error { return c.Help() })
	c.Args = a.knownCommand
	c.AddCommand(
		a.registerCommand(a.command("numberlist", []string{"daftar"}, `
  naskah number list
  naskah number list undangan --year 2026 --json`, nil), false),
		a.reserveCommand(),
		a.markCommand(a.command("numbervoid", []string{"batal"}, `
  naskah number void undangan 12 --reason "Surat tidak jadi dikirim" --as tata_usaha:Sari`, nil), (*engine.Desk).VoidNumbers, dossier.Void),
		a.markCommand(a.command("numberexternal", []string{"luar"}, `
  naskah number external undangan 1-41 --reason "Buku nomor kertas"`, nil), (*engine.Desk).MarkNumbers, dossier.External),
		a.registerCommand(a.command("gaps", []string{"celah"}, `
  naskah number gaps undangan`, nil), true),
	)
	return c
}

// numberFlags are the flags of every command that writes into the register.
func (a *app) numberFlags(c *cobra.Command, q *engine.NumberRequest) {
	var w answers
	c.Flags().StringVar(&q.Reason, "reason", "", a.say("cli.flag.reason"))
	c.Flags().IntVar(&q.Year, "year", 0, a.say("cli.flag.year"))
	a.writingFlags(c, &w)
	c.PreRun = func(*cobra.Command, []string) { q.Command, q.DryRun = w.command, a.dryRun }
}

// reserveCommand keeps the next numbers of a series.
func (a *app) reserveCommand() *cobra.Command {
	q := engine.NumberRequest{From: 1}
	var dossierID string
	c := a.command("reserve", []string{"cadangkan"}, `
  naskah number reserve undangan --reason "Dipesan pimpinan" --as tata_usaha:Sari
  naskah number reserve undangan --count 3 --for 2026-001 --reason "Rapat beruntun"`, func(c *cobra.Command, args []string) error {
		q.Series, q.For = args[0], dossier.ID(dossierID)
		return a.enterNumbers(c.Context(), q, (*engine.Desk).ReserveNumbers)
	})
	c.Args = a.args(1, 1)
	c.Flags().IntVar(&q.To, "count", 1, a.say("cli.flag.count"))
	c.Flags().Lookup("count").DefValue = "0" // the text says it; the library would say it in English
	c.Flags().StringVar(&dossierID, "for", "", a.say("cli.flag.for"))
	a.numberFlags(c, &q)
	return c
}

// numberAct is one of the desk's acts on the register.
type numberAct func(*engine.Desk, context.Context, engine.NumberRequest) ([]dossier.Number, error)

// markCommand says what became of numbers.
func (a *app) markCommand(c *cobra.Command, act numberAct, state dossier.NumberState) *cobra.Command {
	q := engine.NumberRequest{State: state}
	c.RunE = func(c *cobra.Command, args []string) error {
		q.Series = args[0]
		var ok bool
		if q.From, q.To, ok = serials(args[1]); !ok {
			return usage("cli.number.serials", "teks", args[1])
		}
		return a.enterNumbers(c.Context(), q, act)
	}
	c.Args = a.args(2, 2)
	a.numberFlags(c, &q)
	return c
}

// serials reads "12" or "1-41".
func serials(text string) (from, to int, ok bool) {
	first, last, ranged := strings.Cut(text, "-")
	if !ranged {
		last = first
	}
	from, err := strconv.Atoi(first)
	to, errTo := strconv.Atoi(last)
	return from, to, err == nil && errTo == nil
}

// enterNumbers carries an act on the register out and says what it did.
func (a *app) enterNumbers(ctx context.Context, q engine.NumberRequest, act numberAct) error {
	var err error
	if q.Actor, err = a.actor(); err != nil {
		return err
	}
	return a.inWorkspace(ctx, func(ctx context.Context, w *workspace) error {
		numbers, err := act(w.desk, ctx, q)
		if err != nil {
			return err
		}
		if a.json {
			return a.encode(a.Stdout, map[string]any{"nomor": orEmpty(numbers), "uji_coba": a.dryRun})
		}
		for _, n := range numbers {
			if _, err := fmt.Fprintln(a.Stdout, a.say("cli.number.entered", "nomor", n.Text, "keadaan", a.numberState(n.State))); err != nil {
				return err
			}
		}
		if a.dryRun {
			a.talk("cli.dryrun")
		}
		return nil
	})
}

func (a *app) numberState(s dossier.NumberState) string {
	switch s {
	case dossier.Reserved:
		return a.say("cli.number.reserved")
	case dossier.External:
		return a.say("cli.number.external")
	case dossier.Void:
		return a.say("cli.number.void")
	}
	return a.say("cli.number.inforce")
}

// registerCommand prints the register, or only the numbers no paper of ours
// bears, with the reason of each.
func (a *app) registerCommand(c *cobra.Command, gaps bool) *cobra.Command {
	var year int
	c.RunE = func(c *cobra.Command, args []string) error {
		series := strings.Join(args, "")
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			lines, err := w.desk.Numbers(ctx, series, year)
			if err != nil {
				return err
			}
			if gaps {
				lines = slices.DeleteFunc(lines, func(l engine.NumberLine) bool { return l.State == dossier.InForce })
			}
			if a.json {
				return a.registerJSON(lines)
			}
			return a.register(w, lines)
		})
	}
	c.Args = a.args(0, 1)
	c.Flags().IntVar(&year, "year", 0, a.say("cli.flag.year"))
	return c
}

type numberJSON struct {
	dossier.Number
	Dossier dossier.ID    `json:"berkas,omitempty"` // not of a number that is in the book
	At      string        `json:"waktu"`
	Actor   dossier.Actor `json:"pelaku"`
	Reason  string        `json:"alasan,omitempty"`
}

func (a *app) registerJSON(lines []engine.NumberLine) error {
	list := []numberJSON{}
	for _, l := range lines {
		one := numberJSON{Number: l.Number, At: l.At.UTC().Format("2006-01-02T15:04:05Z"), Actor: l.Actor, Reason: l.Reason}
		if l.Dossier != dossier.Book {
			one.Dossier = l.Dossier
		}
		list = append(list, one)
	}
	return a.encode(a.Stdout, map[string]any{"nomor": list})
}

func (a *app) register(w *workspace, lines []engine.NumberLine) error {
	if len(lines) == 0 {
		a.talk("cli.number.none")
		return nil
	}
	var rows [][]string
	for _, l := range lines {
		what := a.numberState(l.State)
		switch {
		case l.State == dossier.Reserved && l.For != "":
			what = a.say("cli.number.for", "berkas", string(l.For))
		case l.Dossier != dossier.Book:
			what = a.say("cli.number.of", "keadaan", what, "berkas", string(l.Dossier))
		}
		if l.Reason != "" && l.State != dossier.InForce {
			what += a.say("cli.event.reason", "alasan", l.Reason)
		}
		plain := func(role string) string { return role }
		rows = append(rows, []string{l.Series, l.Text, moment(l.At.In(w.desk.Office.Location())), engine.Who(a.lang, l.Actor, plain), what})
	}
	head := []string{a.say("cli.head.series"), a.say("cli.head.text"), a.say("cli.head.when"), a.say("cli.head.who"), a.say("cli.head.what")}
	return grid{width: pageWidth, head: head, rows: rows}.print(a.Stdout)
}
