package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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
	printer, sides, media, pages          string
	to, mark, recipient, declarer, ticket string
	sets, papers                          []string
	copies, status, cancel, from, year    int
	wait                                  time.Duration
	separators, log                       bool
}

// printCommand prints a PDF, or what an office prints of a dossier's papers.
// Printing a file needs no workspace.
func (a *app) printCommand() *cobra.Command {
	var f printFlags
	c := a.command("print", []string{"cetak"}, `
  naskah print nk.pdf --printer ipp://192.168.1.20/ipp/print --copies 2 --sides long --media f4
  naskah print 2026-001 --set salinan --copies 3 --by @sestama --to salinan.pdf
  naskah print --resume 0003 --from-sheet 7`, func(c *cobra.Command, args []string) error {
		return a.printOrAsk(c, args, f)
	})
	c.Args = a.args(0, -1)
	a.printerFlags(c, &f)
	flags := c.Flags()
	flags.StringSliceVar(&f.sets, "set", nil, a.say("cli.flag.set"))
	flags.StringSliceVar(&f.papers, "paper", nil, a.say("cli.flag.printpaper"))
	flags.StringVar(&f.to, "to", "", a.say("cli.flag.printto"))
	flags.StringVar(&f.declarer, "by", "", a.say("cli.flag.declarer"))
	flags.StringVar(&f.recipient, "for", "", a.say("cli.flag.recipient"))
	flags.StringVar(&f.mark, "mark", "", a.say("cli.flag.mark"))
	flags.BoolVar(&f.separators, "separators", false, a.say("cli.flag.separators"))
	flags.StringVar(&f.ticket, "resume", "", a.say("cli.flag.resume"))
	flags.IntVar(&f.from, "from-sheet", 0, a.say("cli.flag.fromsheet"))
	flags.BoolVar(&f.log, "log", false, a.say("cli.flag.printlog"))
	flags.IntVar(&f.year, "year", 0, a.say("cli.flag.printyear"))
	flags.Lookup("year").DefValue = "0" // the text says it
	flags.StringVar(&a.as, "as", "", a.say("cli.flag.as"))
	a.dryRunFlag(c)
	return c
}

// printerFlags are about the printer and its jobs.
func (a *app) printerFlags(c *cobra.Command, f *printFlags) {
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
}

// printWay is one of the things naskah print does, with the flags that mean
// something to it.
type printWay struct {
	flags string
	run   func(*cobra.Command, []string, printFlags) error
}

// printOrAsk chooses between printing and asking about a job or a printer.
func (a *app) printOrAsk(c *cobra.Command, args []string, f printFlags) error {
	given := func(name string) bool { return c.Flags().Changed(name) }
	way := printWay{"printer set paper to by for mark separators as copies sides media wait dry-run", a.printSets}
	switch {
	case given("log"):
		way = printWay{"log year", a.printLog}
	case given("resume"):
		way = printWay{"resume from-sheet printer wait", a.resumePrint}
	case given("status") || given("cancel"):
		way = printWay{"", a.askJob}
	case len(args) == 0:
		way = printWay{"printer", a.askPrinter}
	case namesFile(args[0]):
		way = printWay{"printer copies sides media pages wait dry-run", a.printFile}
	}
	if way.flags != "" {
		allowed := append(strings.Fields(way.flags), "help", "lang", "json", "kantor")
		var stray string
		c.Flags().Visit(func(flag *pflag.Flag) {
			if !slices.Contains(allowed, flag.Name) {
				stray = flag.Name
			}
		})
		if stray != "" {
			return usage("cli.print.alone", "tanda", dashed(stray))
		}
	}
	return way.run(c, args, f)
}

// namesFile tells the name of a file from that of a dossier, which has no dot.
func namesFile(name string) bool { return name == "-" || strings.ContainsAny(name, `./\`) }

// open opens the printer that was named.
func (a *app) openPrinter(address string) (*ipp.Printer, error) {
	if address == "" {
		return nil, usage("cli.print.noprinter")
	}
	return ipp.Open(address, a.user())
}

// askJob shows a job or takes it back.
func (a *app) askJob(c *cobra.Command, args []string, f printFlags) error {
	n := 0
	c.Flags().Visit(func(flag *pflag.Flag) {
		if !slices.Contains([]string{"printer", "lang", "json", "kantor"}, flag.Name) {
			n++
		}
	})
	if n != 1 || len(args) > 0 {
		return usage("cli.print.mixed")
	}
	printer, err := a.openPrinter(f.printer)
	switch {
	case err != nil:
		return err
	case c.Flags().Changed("cancel"):
		return a.cancelJob(c.Context(), printer, f.cancel)
	}
	return a.showJob(c.Context(), printer, f.status)
}

// askPrinter shows what a printer can do.
func (a *app) askPrinter(c *cobra.Command, _ []string, f printFlags) error {
	printer, err := a.openPrinter(f.printer)
	if err != nil {
		return err
	}
	return a.showPrinter(c.Context(), printer)
}

// printFile prints a PDF as it is.
func (a *app) printFile(c *cobra.Command, args []string, f printFlags) error {
	if len(args) > 1 {
		return usage("cli.args.many", "kata", args[1], "bentuk", c.UseLine())
	}
	printer, err := a.openPrinter(f.printer)
	if errors.As(err, new(usageError)) {
		return err
	}
	job, wrong := f.job(c.Flags().Changed("copies"))
	if err = cmp.Or(wrong, err); err != nil {
		return err
	}
	job.Title = filepath.Base(args[0])
	return a.print(c.Context(), printer, args[0], job, f.wait)
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
	mediaWords = map[string]ipp.Sheet{"": "", "a4": ipp.A4, "f4": ipp.F4, "a3": ipp.A3}
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
		return leftError{what: diag.New("CL014", diag.Position{}, "pekerjaan", last.ID), cause: err}
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
