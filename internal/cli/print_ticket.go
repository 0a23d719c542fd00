package cli

import (
	"cmp"
	"context"
	"time"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/press"
)

// resumePrint goes on with a ticket that broke off.
func (a *app) resumePrint(c *cobra.Command, args []string, f printFlags) error {
	if len(args) > 0 {
		return usage("cli.args.many", "kata", args[0], "bentuk", c.UseLine())
	}
	given := c.Flags().Changed
	return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
		shelf := ticketShelf(w)
		t, err := shelf.load(f.ticket)
		if err != nil {
			return err
		}
		if _, begun := t.Next(); begun == nil {
			if _, err := resumeAt(t, f.from, given("from-sheet")); err != nil {
				return err // without asking a printer
			}
		}
		f.printer = cmp.Or(f.printer, t.Target)
		printer, err := a.openPrinter(f.printer)
		if err != nil {
			return err
		}
		sender := a.sender(shelf, printer, f)
		if err := a.settle(ctx, sender, t, given("from-sheet")); err != nil {
			return err
		}
		from, err := resumeAt(t, f.from, given("from-sheet"))
		if err != nil {
			return err
		}
		asking, stop := context.WithTimeout(ctx, answerPatience)
		var found []diag.Diagnostic
		sender.Able, found, err = t.Fit(asking, printer, from)
		stop()
		if err != nil {
			return err
		}
		if !a.json {
			a.printFindings(a.Stderr, found)
		}
		if err := a.send(ctx, sender, t, from); err != nil {
			return err
		}
		return a.tellTicket(t, found, nil)
	})
}

// settle learns what became of the job that was at work when the ticket broke
// off. One that is still at work is followed, or named where the caller would
// print its sheets a second time.
func (a *app) settle(ctx context.Context, s press.Sender, t *press.Ticket, said bool) error {
	working, err := s.Settle(ctx, t, !said)
	switch {
	case err != nil && ctx.Err() != nil:
		return leftError{what: diag.New("CL015", diag.Position{}, "tiket", t.Name), cause: err}
	case err != nil:
		return err
	case working > 0:
		return diag.Fail(diag.New("PR055", diag.Position{}, "tiket", t.Name, "pekerjaan", working))
	}
	return nil
}

// resumeAt is the sheet at which to go on. Where a job was handed over and did
// not end, only somebody who has counted the sheets can say it.
func resumeAt(t *press.Ticket, from int, said bool) (int, error) {
	next, begun := t.Next()
	switch {
	case said && (from < 1 || from > t.Sheets()):
		return 0, diag.Fail(diag.New("PR054", diag.Position{}, "tiket", t.Name, "lembar", from, "semua", t.Sheets()))
	case said:
		return from, nil
	case begun != nil:
		return 0, diag.Fail(diag.New("PR052", diag.Position{}, "tiket", t.Name, "lembar", next))
	case next > t.Sheets():
		return 0, diag.Fail(diag.New("PR053", diag.Position{}, "tiket", t.Name, "lembar", t.Sheets()))
	}
	return next, nil
}

// printedJSON is a line of the log as scripts read it.
type printedJSON struct {
	dossier.Print
	Dossier dossier.ID    `json:"berkas"`
	Ticket  string        `json:"tiket"`
	Target  string        `json:"tujuan"`
	At      string        `json:"waktu"`
	Actor   dossier.Actor `json:"pelaku"`
	For     string        `json:"untuk,omitempty"`
}

// printLog shows who had what printed: of the dossiers named, or of all in a year.
func (a *app) printLog(c *cobra.Command, args []string, f printFlags) error {
	return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
		if len(args) == 0 && f.year == 0 {
			f.year = a.Now().In(w.desk.Office.Location()).Year()
			a.talk("cli.print.logyear", "tahun", f.year)
		}
		lines, err := w.desk.Prints(ctx, engine.PrintsRequest{Dossiers: ids(args), Year: f.year})
		if err != nil {
			return err
		}
		if a.json {
			list := []printedJSON{}
			for _, l := range lines {
				list = append(list, printedJSON{
					Print: l.Print, Dossier: l.Dossier, Ticket: l.Ticket, Target: l.Target, At: l.At.UTC().Format(time.RFC3339), Actor: l.Actor, For: l.For,
				})
			}
			return a.encode(a.Stdout, map[string]any{"cetakan": list})
		}
		if len(lines) == 0 {
			a.talk("cli.print.nolog")
			return nil
		}
		plain := func(role string) string { return role }
		var rows [][]string
		for _, l := range lines {
			rows = append(rows, []string{
				l.Ticket, moment(l.At.In(w.desk.Office.Location())), engine.Who(a.lang, l.Actor, plain), string(l.Dossier), l.Set, l.Paper, a.counted(l.Print), cmp.Or(l.For, l.Target),
			})
		}
		head := []string{a.say("cli.head.ticket"), a.say("cli.head.when"), a.say("cli.head.who"), a.say("cli.head.dossier"), a.say("cli.head.set"), a.say("cli.head.paper"), a.say("cli.head.copies"), a.say("cli.head.for")}
		return grid{width: pageWidth, head: head, rows: rows}.print(a.Stdout)
	})
}
