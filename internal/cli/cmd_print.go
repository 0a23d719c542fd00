package cli

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/ipp"
)

// How long a printer has for an answer that moves no document, and how often it
// is asked how a job stands.
const (
	answerPatience = 30 * time.Second
	followPause    = 500 * time.Millisecond
)

// printFlags are the choices of naskah print as they were typed.
type printFlags struct {
	printer, sides, media, pages string
	copies, status, cancel       int
	wait                         time.Duration
}

// printCommand prints a PDF on a printer of the network. It needs no workspace.
func (a *app) printCommand() *cobra.Command {
	var f printFlags
	c := a.command("print", []string{"cetak"}, `
  naskah print nk.pdf --printer ipp://192.168.1.20/ipp/print --copies 2 --sides long --media f4
  naskah print nk.pdf --printer ipp://localhost/printers/TU --pages 1-4 --dry-run
  naskah print --printer ipp://192.168.1.20/ipp/print --status 12
  naskah print --printer ipp://192.168.1.20/ipp/print`, func(c *cobra.Command, args []string) error {
		return a.printOrAsk(c, args, f)
	})
	c.Args = a.args(0, 1)
	flags := c.Flags()
	flags.StringVar(&f.printer, "printer", "", a.say("cli.flag.printer"))
	flags.IntVar(&f.copies, "copies", 0, a.say("cli.flag.copies"))
	flags.StringVar(&f.sides, "sides", "", a.say("cli.flag.sides"))
	flags.StringVar(&f.media, "media", "", a.say("cli.flag.media"))
	flags.StringVar(&f.pages, "pages", "", a.say("cli.flag.pages"))
	flags.DurationVar(&f.wait, "wait", 10*time.Minute, a.say("cli.flag.wait"))
	flags.Lookup("wait").DefValue = "0" // the text says it; the library would say it in English
	flags.IntVar(&f.status, "status", 0, a.say("cli.flag.jobstatus"))
	flags.IntVar(&f.cancel, "cancel", 0, a.say("cli.flag.jobcancel"))
	a.dryRunFlag(c)
	return c
}

// printOrAsk chooses between printing and asking about a job or a printer.
func (a *app) printOrAsk(c *cobra.Command, args []string, f printFlags) error {
	changed := func(names ...string) (n int) {
		for _, name := range names {
			if c.Flags().Changed(name) {
				n++
			}
		}
		return n
	}
	about := changed("status", "cancel")
	if about > 1 || (about == 1 || len(args) == 0) && len(args)+changed("copies", "sides", "media", "pages", "wait", "dry-run") > 0 {
		return usage("cli.print.mixed")
	}
	if f.printer == "" {
		return usage("cli.print.noprinter")
	}
	job, err := f.job(changed("copies") > 0)
	if err != nil {
		return err
	}
	printer, err := ipp.Open(f.printer, a.user())
	if err != nil {
		return err
	}
	switch {
	case len(args) == 1:
		job.Title = filepath.Base(args[0])
		return a.print(c.Context(), printer, args[0], job, f.wait)
	case about == 0:
		return a.showPrinter(c.Context(), printer)
	case changed("cancel") > 0:
		return a.cancelJob(c.Context(), printer, f.cancel)
	}
	return a.showJob(c.Context(), printer, f.status)
}

// user is the name under which the machine knows the person.
func (a *app) user() string {
	for _, name := range []string{"USER", "USERNAME"} {
		if v := a.Getenv(name); v != "" {
			return v
		}
	}
	return "naskah"
}

// The words of --sides and --media.
var (
	sidesWords = map[string]ipp.Sides{"": "", "one": ipp.OneSided, "long": ipp.LongEdge, "short": ipp.ShortEdge}
	mediaWords = map[string]ipp.Sheet{"": "", "a4": ipp.A4, "f4": ipp.F4}
)

func (f printFlags) job(copies bool) (ipp.Job, error) {
	job := ipp.Job{Copies: f.copies}
	wrong := func(flag string, value any, right string) error {
		return usage("cli.print.value", "tanda", flag, "nilai", value, "ada", phrase(right))
	}
	var ok bool
	if copies && f.copies < 1 {
		return job, wrong("--copies", f.copies, "cli.print.copies")
	}
	if job.Sides, ok = sidesWords[f.sides]; !ok {
		return job, wrong("--sides", f.sides, "cli.print.sides")
	}
	if job.Sheet, ok = mediaWords[f.media]; !ok {
		return job, wrong("--media", f.media, "cli.print.media")
	}
	if f.wait <= 0 {
		return job, wrong("--wait", f.wait, "cli.print.wait")
	}
	if f.pages == "" {
		return job, nil
	}
	if job.Pages, ok = ipp.ReadRanges(f.pages); !ok {
		return job, wrong("--pages", f.pages, "cli.print.pages")
	}
	return job, nil
}

// print asks, validates, prints and follows.
func (a *app) print(ctx context.Context, printer *ipp.Printer, name string, job ipp.Job, wait time.Duration) error {
	data, err := a.readInput(name)
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return diag.Fail(diag.New("IP203", diag.Position{File: name}, "berkas", name))
	}
	able, findings, err := fit(ctx, printer, job)
	if err != nil {
		return err
	}
	if !a.json {
		a.printFindings(a.Stderr, findings)
	}
	if a.dryRun {
		return a.printable(findings)
	}
	waiting, stop := context.WithTimeout(ctx, wait)
	defer stop()
	made, err := printer.Print(waiting, able, job, data)
	if err != nil {
		return err
	}
	last, err := printer.Follow(waiting, made, followPause, func(now ipp.Progress) {
		a.talk("cli.print.job", "pekerjaan", now.ID, "keadaan", a.standing(now))
	})
	if ctx.Err() != nil {
		a.talk("cli.print.stays", "pekerjaan", last.ID)
		return err
	}
	if err = a.ended(last, err, wait); err != nil {
		return err
	}
	return a.tellJob(last, findings)
}

// fit asks what the printer can do and whether it would take the job; what it
// cannot do ends the command, the rest is warnings.
func fit(ctx context.Context, printer *ipp.Printer, job ipp.Job) (ipp.Ability, []diag.Diagnostic, error) {
	ctx, stop := context.WithTimeout(ctx, answerPatience)
	defer stop()
	able, err := printer.Ability(ctx)
	if err != nil {
		return able, nil, err
	}
	findings := able.Lacks(job)
	if diag.HasErrors(findings) {
		return able, nil, diag.Fail(findings...)
	}
	return able, findings, printer.Validate(ctx, able, job)
}

func (a *app) printable(findings []diag.Diagnostic) error {
	if a.json {
		return a.encode(a.Stdout, map[string]any{"temuan": a.findingsJSON(findings), "uji_coba": true})
	}
	a.talk("cli.print.fine")
	return nil
}

// ended says why a job that was followed is not printed whole; nil if it is.
func (a *app) ended(last ipp.Progress, err error, wait time.Duration) error {
	here := diag.Position{}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return diag.Fail(diag.New("IP107", here, "pekerjaan", last.ID, "lama", wait, "sebab", a.standing(last)))
	case err != nil:
		lost := diag.New("IP108", here, "pekerjaan", last.ID, "keadaan", a.standing(last))
		return diag.Fail(append(diag.Findings(err), lost)...)
	case last.State == ipp.Canceled:
		return diag.Fail(diag.New("IP106", here, "pekerjaan", last.ID))
	case last.State == ipp.Aborted:
		return diag.Fail(diag.New("IP105", here, "pekerjaan", last.ID, "sebab", a.standing(last)))
	}
	return nil
}
