package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/ipp"
	"naskah/internal/message"
	"naskah/internal/press"
	"naskah/internal/schema"
)

// printSets prints sets of one or more dossiers, or writes them to a file.
func (a *app) printSets(c *cobra.Command, args []string, f printFlags) error {
	q, err := f.request(args, c.Flags().Changed("copies"))
	if err != nil {
		return err
	}
	switch {
	case f.printer != "" && f.to != "":
		return usage("cli.print.one")
	case f.printer == "" && f.to == "" && !a.dryRun:
		return usage("cli.print.target")
	}
	var printer *ipp.Printer
	if f.printer != "" {
		if printer, err = a.openPrinter(f.printer); err != nil {
			return err
		}
	}
	if !a.dryRun {
		if q.Actor, err = a.actor(); err != nil {
			return err
		}
	}
	q.Target = cmp.Or(f.printer, filepath.Base(f.to))
	return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
		if f.declarer != "" {
			if q.Declarer, err = declarer(w, f.declarer); err != nil {
				return err
			}
		}
		p := &printing{app: a, w: w, flags: f, printer: printer, request: q}
		return p.run(ctx)
	})
}

// request reads the flags about sets.
func (f printFlags) request(args []string, copies bool) (press.Request, error) {
	job, err := f.job(copies)
	if err != nil {
		return press.Request{}, err
	}
	q := press.Request{
		Papers: f.papers, Count: f.copies, Sides: job.Sides, Sheet: job.Sheet, Mark: strings.ToUpper(f.mark), For: f.recipient, Separators: f.separators,
	}
	for _, id := range args {
		q.Dossiers = append(q.Dossiers, dossier.ID(id))
	}
	if len(f.sets) == 0 {
		f.sets = []string{string(press.Originals)}
	}
	for _, name := range f.sets {
		if !slices.Contains(press.Sets(), press.Set(name)) {
			return q, usage("cli.print.sets", "nilai", name, "ada", setNames())
		}
		q.Sets = append(q.Sets, press.Set(name))
	}
	if q.Mark != "" && !slices.Contains(press.Marks(), q.Mark) {
		return q, usage("cli.print.value", "tanda", "--mark", "nilai", f.mark, "ada", message.P("cli.print.marks", "ada", press.Marks()))
	}
	return q, nil
}

func setNames() []string {
	var names []string
	for _, s := range press.Sets() {
		names = append(names, string(s))
	}
	return names
}

// declarer is the official of today in the post that was named.
func declarer(w *workspace, key string) (schema.Record, error) {
	key = strings.TrimPrefix(key, "@")
	today := schema.DateOf(w.desk.Now().In(w.desk.Office.Location()))
	v, ok := w.desk.Office.Resolver(today)("orang", key)
	if person, isPerson := v.(schema.Record); ok && isPerson {
		return person, nil
	}
	return nil, diag.Fail(diag.New("PR009", diag.Position{}, "kunci", key, "ada", w.desk.Office.Keys("orang", today)))
}

// printing is one print of sets.
type printing struct {
	*app
	w       *workspace
	flags   printFlags
	printer *ipp.Printer // nil for a file
	request press.Request
}

// run takes a ticket number and prints under it.
func (p *printing) run(ctx context.Context) error {
	shelf := ticketShelf(p.w)
	if p.dryRun {
		return p.under(ctx, shelf, shelf.next())
	}
	name, err := shelf.reserve()
	if err != nil {
		return err
	}
	err = p.under(ctx, shelf, name)
	return errors.Join(err, shelf.release(name))
}

// under counts, asks the printer, records, and only then hands over: whatever
// fails later, the record says that these copy numbers are taken.
func (p *printing) under(ctx context.Context, shelf *ticketStore, name string) error {
	t, found, err := press.Prepare(ctx, p.w.desk, name, p.request)
	if err != nil {
		return err
	}
	able, more, err := p.fit(ctx, t)
	if err != nil {
		return err
	}
	found = append(found, more...)
	if !p.json {
		p.printFindings(p.Stderr, found)
	}
	switch {
	case p.dryRun:
		return p.tellTicket(t, found, nil)
	case p.printer == nil:
		return p.toFiles(ctx, shelf, t, found)
	}
	if err := shelf.fill(t); err != nil {
		return err
	}
	if err := p.record(ctx, t); err != nil {
		return err
	}
	if err := shelf.save(t); err != nil {
		return err
	}
	sender := p.sender(shelf, p.printer, p.flags)
	sender.Able = able
	if err := p.send(ctx, sender, t, 1); err != nil {
		return err
	}
	return p.tellTicket(t, found, nil)
}

// fit asks the printer, where there is one.
func (p *printing) fit(ctx context.Context, t *press.Ticket) (ipp.Ability, []diag.Diagnostic, error) {
	if p.printer == nil {
		return ipp.Ability{}, nil, nil
	}
	asking, stop := context.WithTimeout(ctx, answerPatience)
	defer stop()
	return t.Fit(asking, p.printer, 1)
}

// toFiles writes each part to a file; several get the number and set of the part
// in their names.
func (p *printing) toFiles(ctx context.Context, shelf *ticketStore, t *press.Ticket, found []diag.Diagnostic) error {
	if err := p.record(ctx, t); err != nil {
		return err
	}
	stem := strings.TrimSuffix(p.flags.to, filepath.Ext(p.flags.to))
	var files []outFile
	for _, part := range t.Parts {
		name := p.flags.to
		if len(t.Parts) > 1 {
			name = stem + "-" + part.File
		}
		files = append(files, outFile{name: name, data: part.Data()})
	}
	written, err := p.writeAll(ctx, files)
	if err != nil {
		return err
	}
	for i := range t.Parts {
		t.Parts[i].State = press.Done
	}
	if err := shelf.save(t); err != nil {
		return err
	}
	return p.tellTicket(t, found, written)
}

// record writes into the history of each dossier what is handed over.
func (p *printing) record(ctx context.Context, t *press.Ticket) error {
	for _, id := range p.request.Dossiers {
		made := dossier.Printing{Ticket: t.Name, Target: t.Target, For: t.For}
		for _, part := range t.Parts {
			if part.Dossier == id {
				made.Copies = append(made.Copies, part.Papers...)
			}
		}
		_, err := p.w.desk.Print(ctx, engine.PrintRequest{Dossier: id, Actor: t.Actor, Printing: made})
		if err != nil {
			return err
		}
	}
	return nil
}

// sender hands parts of a kept ticket to a printer.
func (a *app) sender(shelf *ticketStore, printer *ipp.Printer, f printFlags) press.Sender {
	return press.Sender{
		Printer: printer, Address: f.printer, Wait: f.wait, Pause: followPause,
		Read: shelf.read, Keep: shelf.save,
		Tell: func(part press.Part, now ipp.Progress) {
			a.talk("cli.print.part", "bagian", part.File, "dari", max(part.Begun, part.First), "sampai", part.Last(), "pekerjaan", now.ID, "keadaan", a.standing(now))
		},
	}
}

// send prints a ticket from a sheet on and says how to go on where it ends early.
func (a *app) send(ctx context.Context, s press.Sender, t *press.Ticket, from int) error {
	last, err := s.Send(ctx, t, from)
	switch {
	case err != nil && ctx.Err() != nil:
		return leftError{what: diag.New("CL015", diag.Position{}, "tiket", t.Name), cause: err}
	case err == nil && last.State == ipp.Completed:
		a.talk("cli.print.whole", "tiket", t.Name, "lembar", t.Sheets())
		return nil
	case err != nil && !ofPrinter(err):
		return err // of this machine: what the printer does, nobody knows
	case last.ID > 0:
		err = a.ended(last, err, s.Wait)
	}
	sheet, _ := t.Next()
	return diag.Fail(append(diag.Findings(err), diag.New("PR052", diag.Position{}, "tiket", t.Name, "lembar", sheet))...)
}

// ofPrinter reports whether the printer, or the wait for it, is what failed.
func ofPrinter(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) ||
		slices.ContainsFunc(diag.Findings(err), func(d diag.Diagnostic) bool { return strings.HasPrefix(d.Code, "IP") })
}

// partJSON is a part as scripts read it.
type partJSON struct {
	press.Part
	Written string `json:"pdf_ditulis,omitempty"`
}

// tellTicket prints what is printed, or would be, part by part.
func (a *app) tellTicket(t *press.Ticket, found []diag.Diagnostic, written []string) error {
	if a.json {
		parts := []partJSON{}
		for i, part := range t.Parts {
			one := partJSON{Part: part}
			if written != nil {
				one.Written = written[i]
			}
			parts = append(parts, one)
		}
		return a.encode(a.Stdout, map[string]any{
			"tiket": t.Name, "lembar": t.Sheets(), "bagian": parts, "temuan": a.findingsJSON(found), "uji_coba": a.dryRun,
		})
	}
	head := []string{a.say("cli.head.dossier"), a.say("cli.head.set"), a.say("cli.head.paper"), a.say("cli.head.copies"), a.say("cli.head.sides"), a.say("cli.head.sheet"), a.say("cli.head.sheets")}
	var rows [][]string
	for _, part := range t.Parts {
		for _, paper := range part.Papers {
			rows = append(rows, []string{
				string(part.Dossier), string(part.Set), paper.Paper, a.counted(paper), a.sidesWord(part.Sides), strings.ToUpper(string(part.Sheet)), fmt.Sprint(paper.Sheets),
			})
		}
	}
	if err := (grid{width: pageWidth, head: head, rows: rows}).print(a.Stdout); err != nil {
		return err
	}
	for _, name := range written {
		if _, err := fmt.Fprintln(a.Stdout, name); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintln(a.Stdout, a.say("cli.print.total", "lembar", t.Sheets(), "bagian", len(t.Parts))); err != nil {
		return err
	}
	if a.dryRun {
		a.talk("cli.dryrun")
	}
	return nil
}

// counted is how many copies of a paper there are, with their numbers.
func (a *app) counted(p dossier.Print) string {
	switch {
	case p.First == 0:
		return fmt.Sprint(p.Count)
	case p.Count == 1:
		return a.say("cli.print.number", "dari", p.First)
	}
	return a.say("cli.print.numbers", "dari", p.First, "sampai", p.Last())
}

func (a *app) sidesWord(s ipp.Sides) string {
	switch s {
	case ipp.OneSided:
		return a.say("cli.print.how.one")
	case ipp.ShortEdge:
		return a.say("cli.print.how.short")
	}
	return a.say("cli.print.how.long")
}
