package ipp

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"naskah/internal/diag"
)

const pdfType = "application/pdf"

// Sides says on which sides of the sheets is printed.
type Sides string

// The values of Sides; "" leaves it to the printer.
const (
	OneSided  Sides = "one-sided"
	LongEdge  Sides = "two-sided-long-edge"
	ShortEdge Sides = "two-sided-short-edge"
)

// Range is pages from First to Last, counted from 1.
type Range struct{ First, Last int }

// ReadRanges reads "1-4,7"; the ranges must rise and may not touch twice, as
// printers want them (RFC 8011 5.2.7).
func ReadRanges(text string) ([]Range, bool) {
	var out []Range
	last := 0
	for _, part := range strings.Split(text, ",") {
		from, to, isRange := strings.Cut(strings.TrimSpace(part), "-")
		if !isRange {
			to = from
		}
		first, err := strconv.ParseInt(from, 10, 32)
		end, bad := strconv.ParseInt(to, 10, 32)
		if err != nil || bad != nil || int(first) <= last || end < first {
			return nil, false
		}
		last = int(end)
		out = append(out, Range{int(first), last})
	}
	return out, true
}

// Job is what is asked of a printer. Zero values leave it to the printer.
type Job struct {
	Title  string
	Copies int
	Sides  Sides
	Sheet  Sheet
	Pages  []Range
}

// State is how far a job is (RFC 8011 5.3.7).
type State int

// The states of a job.
const (
	Pending State = iota + 3
	Held
	Processing
	Stopped
	Canceled
	Aborted
	Completed
)

// Ended reports whether nothing more will happen to the job.
func (s State) Ended() bool { return s >= Canceled }

// Progress is how a job stands.
type Progress struct {
	ID      int
	State   State
	Reasons []string // of the job and, while it runs, of the printer
	Said    string   // by the printer, in its words
	Pages   int      // printed so far by the printer's own count, 0 where it does not count; of all copies or of one
}

// request is the job as Validate-Job and Print-Job want it: what cannot be
// honoured is to be refused, not replaced.
func (p *Printer) request(operation uint16, able Ability, job Job) packet {
	r := p.begin(operation, p.asks(), words("job-name", tagName, short(job.Title)), boolean("ipp-attribute-fidelity", true), words("document-format", tagMIME, pdfType))
	var wishes []attribute
	if job.Copies > 0 {
		wishes = append(wishes, integer("copies", job.Copies))
	}
	if job.Sides != "" {
		wishes = append(wishes, words("sides", tagKeyword, string(job.Sides)))
	}
	if job.Sheet != "" {
		wishes = append(wishes, words("media", tagKeyword, able.medium(job.Sheet)))
	}
	if len(job.Pages) > 0 {
		wishes = append(wishes, ranges("page-ranges", job.Pages))
	}
	if len(wishes) > 0 {
		r.groups = append(r.groups, group{tag: groupJob, attributes: wishes})
	}
	return r
}

// short cuts a title to the 255 bytes a name may have (RFC 8011 5.1.3).
func short(title string) string {
	if len(title) > 255 {
		title = strings.ToValidUTF8(title[:255], "")
	}
	return title
}

// Validate asks whether the printer would take the job, without sending it.
func (p *Printer) Validate(ctx context.Context, able Ability, job Job) error {
	reply, err := p.ask(ctx, p.request(opValidateJob, able, job), nil)
	if err != nil {
		return err
	}
	return p.refused(reply)
}

// Print sends the document and returns the job the printer made of it.
func (p *Printer) Print(ctx context.Context, able Ability, job Job, document []byte) (Progress, error) {
	reply, err := p.ask(ctx, p.request(opPrintJob, able, job), document)
	if broken(err) {
		err = fmt.Errorf("%w: %w", diag.Fail(append(diag.Findings(err), diag.New("IP109", diag.Position{}))...), err)
	}
	if err == nil {
		err = p.refused(reply)
	}
	if err != nil {
		return Progress{}, err
	}
	made := progress(reply)
	if made.ID <= 0 {
		return Progress{}, diag.Fail(diag.New("IP103", diag.Position{}, "pencetak", p.name, "sebab", "job-id"))
	}
	return made, nil
}

// Progress asks how a job stands. While it runs, the printer's own trouble is told too.
func (p *Printer) Progress(ctx context.Context, id int) (Progress, error) {
	wanted := words("requested-attributes", tagKeyword, "job-id", "job-state", "job-state-reasons", "job-state-message", "job-impressions-completed")
	reply, err := p.ask(ctx, p.begin(opJobAttributes, integer("job-id", id), p.asks(), wanted), nil)
	if err == nil {
		err = p.jobRefused(reply, id)
	}
	if err != nil {
		return Progress{}, err
	}
	now := progress(reply)
	now.ID = id
	if now.State.Ended() {
		return now, nil
	}
	able, err := p.Ability(ctx)
	for _, r := range able.Reasons {
		if !slices.Contains(now.Reasons, r) {
			now.Reasons = append(now.Reasons, r)
		}
	}
	return now, err
}

func progress(reply packet) Progress {
	id, _ := reply.number(groupJob, "job-id")
	state, _ := reply.number(groupJob, "job-state")
	printed, _ := reply.number(groupJob, "job-impressions-completed")
	return Progress{
		ID: id, State: State(state), Reasons: reasons(reply.texts(groupJob, "job-state-reasons")),
		Said: reply.text(groupJob, "job-state-message"), Pages: printed,
	}
}

// Cancel takes a job back.
func (p *Printer) Cancel(ctx context.Context, id int) error {
	reply, err := p.ask(ctx, p.begin(opCancelJob, integer("job-id", id), p.asks()), nil)
	if err != nil {
		return err
	}
	return p.jobRefused(reply, id)
}

// jobRefused is refused with what is special about jobs: there is none of that
// number, or it is at its end.
func (p *Printer) jobRefused(reply packet, id int) error {
	switch reply.code {
	case statusNotFound:
		return diag.Fail(diag.New("IP202", diag.Position{}, "pencetak", p.name, "pekerjaan", id))
	case statusNotPossible:
		return diag.Fail(diag.New("IP010", diag.Position{}, "pekerjaan", id, "jawaban", said(reply)))
	}
	return p.refused(reply)
}

// Follow asks every pause how a job stands and tells each change, until the job
// is at its end. A line that is broken once is tried again; when ctx ends first,
// the last known progress comes with the cause of that.
func (p *Printer) Follow(ctx context.Context, last Progress, pause time.Duration, tell func(Progress)) (Progress, error) {
	const tries = 3
	tell(last)
	for failed := 0; !last.State.Ended(); {
		select {
		case <-ctx.Done():
			return last, context.Cause(ctx)
		case <-time.After(pause):
		}
		now, err := p.Progress(ctx, last.ID)
		switch {
		case ctx.Err() != nil:
			return last, context.Cause(ctx)
		case err != nil:
			if failed++; failed == tries || !broken(err) {
				return last, err
			}
			continue
		}
		failed = 0
		if now.State != last.State || now.Pages != last.Pages || !slices.Equal(now.Reasons, last.Reasons) {
			tell(now)
		}
		last = now
	}
	return last, nil
}

// broken reports whether the printer could not be reached.
func broken(err error) bool {
	var failed *diag.Failed
	return errors.As(err, &failed) && failed.Findings[0].Code == "IP101"
}
