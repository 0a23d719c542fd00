package cli

import (
	"context"
	"fmt"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/ipp"
	"naskah/internal/message"
)

// jobWord is how a state is called: by people, and by scripts in every language.
type jobWord struct {
	said message.Phrase
	json string
}

var jobWords = map[ipp.State]jobWord{
	ipp.Pending:    {message.P("cli.job.pending"), "menunggu"},
	ipp.Held:       {message.P("cli.job.held"), "ditahan"},
	ipp.Processing: {message.P("cli.job.printing"), "dicetak"},
	ipp.Stopped:    {message.P("cli.job.stopped"), "terhenti"},
	ipp.Canceled:   {message.P("cli.job.canceled"), "dibatalkan"},
	ipp.Aborted:    {message.P("cli.job.aborted"), "gagal"},
	ipp.Completed:  {message.P("cli.job.completed"), "selesai"},
}

func wordOf(s ipp.State) jobWord {
	if w, ok := jobWords[s]; ok {
		return w
	}
	return jobWord{message.P("cli.job.unknown"), "tidak_diketahui"}
}

// phrase is a text of the catalog that is said within another.
func phrase(key string) message.Phrase { return message.P(key) }

// standing says how a job stands, with what holds it up and the printer's own words.
func (a *app) standing(p ipp.Progress) string {
	text := wordOf(p.State).said.In(a.lang)
	if p.Pages > 0 {
		text = a.say("cli.print.counted", "keadaan", text, "jumlah", p.Pages)
	}
	for _, reason := range p.Reasons {
		if !usual[reason] {
			text += "; " + ipp.Reason(reason).In(a.lang)
		}
	}
	if p.Said != "" && p.State != ipp.Completed {
		text += " (" + p.Said + ")"
	}
	return strings.Map(harmless, text)
}

// usual are reasons that only repeat the state.
var usual = map[string]bool{
	"job-printing": true, "job-completed-successfully": true, "job-queued": true, "job-incoming": true, "job-transforming": true,
	"job-data-insufficient": true, "processing-to-stop-point": true, "job-canceled-by-user": true, "cups-waiting-for-job-completed": true,
}

type jobJSON struct {
	ID       int           `json:"pekerjaan"`
	State    string        `json:"keadaan"`
	Reasons  []string      `json:"sebab"`
	Said     string        `json:"kata_pencetak,omitempty"`
	Pages    int           `json:"halaman"`
	Findings []findingJSON `json:"temuan"`
}

// tellJob prints how a job stands.
func (a *app) tellJob(p ipp.Progress, findings []diag.Diagnostic) error {
	if a.json {
		return a.encode(a.Stdout, jobJSON{
			ID: p.ID, State: wordOf(p.State).json, Reasons: orEmpty(p.Reasons), Said: p.Said, Pages: p.Pages, Findings: a.findingsJSON(findings),
		})
	}
	_, err := fmt.Fprintln(a.Stdout, a.say("cli.print.job", "pekerjaan", p.ID, "keadaan", a.standing(p)))
	return err
}

func (a *app) showJob(ctx context.Context, printer *ipp.Printer, id int) error {
	ctx, stop := context.WithTimeout(ctx, answerPatience)
	defer stop()
	now, err := printer.Progress(ctx, id)
	if err != nil {
		return err
	}
	return a.tellJob(now, nil)
}

// cancelJob takes a job back and shows what became of it.
func (a *app) cancelJob(ctx context.Context, printer *ipp.Printer, id int) error {
	asking, stop := context.WithTimeout(ctx, answerPatience)
	defer stop()
	if err := printer.Cancel(asking, id); err != nil {
		return err
	}
	return a.showJob(ctx, printer, id)
}

// showPrinter prints what a printer can do and what is the matter with it.
func (a *app) showPrinter(ctx context.Context, printer *ipp.Printer) error {
	able, findings, err := describe(ctx, printer)
	if err != nil {
		return err
	}
	if a.json {
		err = a.encode(a.Stdout, map[string]any{
			"nama": able.Name, "dokumen": orEmpty(able.Formats), "kertas": orEmpty(able.Media), "sisi": orEmpty(able.Sides), "salinan": able.MaxCopies,
			"warna": able.Color, "sebagian": able.Ranges, "menerima": able.Accepting, "temuan": a.findingsJSON(findings),
		})
	} else {
		a.printFindings(a.Stdout, findings)
		text := a.say("cli.print.able", "nama", able.Name, "dokumen", strings.Join(able.Formats, ", "), "kertas", strings.Join(able.Media, ", "),
			"sisi", strings.Join(able.Sides, ", "), "salinan", able.MaxCopies, "warna", a.yesNo(able.Color), "sebagian", a.yesNo(able.Ranges))
		_, err = fmt.Fprintln(a.Stdout, strings.Map(harmless, text))
	}
	if err == nil && diag.HasErrors(findings) {
		return foundError{}
	}
	return err
}

// describe is a printer with all that would stand in the way of an official paper.
func describe(ctx context.Context, printer *ipp.Printer) (ipp.Ability, []diag.Diagnostic, error) {
	ctx, stop := context.WithTimeout(ctx, answerPatience)
	defer stop()
	able, err := printer.Ability(ctx)
	return able, able.Lacks(ipp.Job{}), err
}

func (a *app) yesNo(yes bool) string {
	if yes {
		return a.say("cli.print.yes")
	}
	return a.say("cli.print.no")
}
