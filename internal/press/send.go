package press

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/impose"
	"naskah/internal/ipp"
)

// Sender hands the parts of a ticket to a printer.
type Sender struct {
	Printer *ipp.Printer
	Address string                              // of the printer, for the ticket
	Able    ipp.Ability                         // as Fit returned it
	Wait    time.Duration                       // for the end of each part
	Pause   time.Duration                       // between two questions how a job stands
	Read    func(*Ticket, Part) ([]byte, error) // the PDF of a part, as it was prepared
	Keep    func(*Ticket) error                 // called whenever something of the ticket has changed
	Tell    func(Part, ipp.Progress)
}

// title is what a part is called at the printer.
func (p Part) title() string { return strings.TrimSpace(fmt.Sprintf("%s %s", p.Dossier, p.Set)) }

// job is a part as a printer is asked for it.
func (p Part) job() ipp.Job {
	return ipp.Job{Title: p.title(), Sides: p.Sides, Sheet: p.Sheet}
}

// Fit asks the printer what it can do and whether it would take each part that
// is left from a sheet on. Nothing is printed; what it cannot do is an error, what
// is the matter with it a warning.
func (t *Ticket) Fit(ctx context.Context, printer *ipp.Printer, from int) (ipp.Ability, []diag.Diagnostic, error) {
	able, err := printer.Ability(ctx)
	if err != nil {
		return able, nil, err
	}
	var bag diag.Bag
	for _, p := range t.Parts {
		if p.Last() >= from {
			bag.Add(able.Lacks(p.job())...)
		}
	}
	if err := diag.Fail(bag.List()...); err != nil {
		return able, nil, err
	}
	var asked []ipp.Job
	for _, p := range t.Parts {
		alike := func(j ipp.Job) bool { return j.Sides == p.Sides && j.Sheet == p.Sheet }
		if p.Last() < from || slices.ContainsFunc(asked, alike) {
			continue
		}
		asked = append(asked, p.job())
		if err := printer.Validate(ctx, able, p.job()); err != nil {
			return able, nil, err
		}
	}
	return able, bag.List(), nil
}

// Send prints the ticket from a sheet on, one part after another. It ends at the
// first part that is not printed whole, with that job's last known progress; the
// ticket then says where to go on.
func (s Sender) Send(ctx context.Context, t *Ticket, from int) (ipp.Progress, error) {
	var last ipp.Progress
	for i := range t.Parts {
		p := &t.Parts[i]
		if p.Last() < from {
			continue
		}
		data, err := s.Read(t, *p)
		if err != nil {
			return last, err
		}
		p.Begun = max(from, p.First)
		if p.Begun > p.First {
			if data, err = p.tail(data); err != nil {
				return last, err
			}
		}
		if last, err = s.print(ctx, t, p, data); err != nil || last.State != ipp.Completed {
			return last, err
		}
	}
	return last, nil
}

// print prints one part. The ticket is kept before the document is sent: what
// happens to this program then, the part is known as one to be counted.
func (s Sender) print(ctx context.Context, t *Ticket, p *Part, data []byte) (ipp.Progress, error) {
	p.State, p.Job, p.Printer, p.Counted = Sent, 0, s.Address, 0
	if err := s.Keep(t); err != nil {
		return ipp.Progress{}, err
	}
	waiting, stop := context.WithTimeout(ctx, s.Wait)
	defer stop()
	made, err := s.Printer.Print(waiting, s.Able, p.job(), data)
	if err != nil {
		return made, err
	}
	p.Job = made.ID
	if err := s.Keep(t); err != nil {
		return made, err
	}
	last, err := s.Printer.Follow(waiting, made, s.Pause, func(now ipp.Progress) { s.Tell(*p, now) })
	p.Counted = last.Pages
	if err == nil && last.State == ipp.Completed {
		p.State = Done
	}
	if kept := s.Keep(t); err == nil {
		err = kept
	}
	return last, err
}

// Settle asks the printer what became of a part that was handed over to it and
// whose end was not seen, and with follow waits for that end. It returns the job
// that is still at work. A printer that has forgotten the job leaves the part to
// whoever counts the sheets.
func (s Sender) Settle(ctx context.Context, t *Ticket, follow bool) (working int, err error) {
	_, p := t.Next()
	if p == nil || p.Job == 0 || p.Printer != s.Address {
		return 0, nil
	}
	now, err := s.Printer.Progress(ctx, p.Job)
	if slices.ContainsFunc(diag.Findings(err), func(d diag.Diagnostic) bool { return d.Code == "IP202" }) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if !now.State.Ended() && !follow {
		return p.Job, nil
	}
	waiting, stop := context.WithTimeout(ctx, s.Wait)
	defer stop()
	last, err := s.Printer.Follow(waiting, now, s.Pause, func(now ipp.Progress) { s.Tell(*p, now) })
	p.Counted = last.Pages
	if last.State == ipp.Completed {
		p.State = Done
	}
	if err == nil {
		err = s.Keep(t)
	}
	return 0, err
}

// tail is the part's PDF from the sheet at which it is begun.
func (p Part) tail(data []byte) ([]byte, error) {
	source, err := impose.Open(p.File, data)
	if err != nil {
		return nil, err
	}
	pages := source.Pages()
	skip := (p.Begun - p.First) * perSheet(p.Sides)
	if skip >= len(pages) {
		return nil, fmt.Errorf("%s has %d sides, none from sheet %d on", p.File, len(pages), p.Begun)
	}
	var made bytes.Buffer
	err = impose.Write(&made, impose.Plain(pages[skip:]), impose.Meta{Title: p.File, Duplex: duplexes[p.Sides]})
	return made.Bytes(), err
}

// Check refuses bytes that are not the part's own.
func (p Part) Check(data []byte) error {
	if dossier.DigestOf(data) != p.Digest {
		return diag.Fail(diag.New("PR007", diag.Position{File: p.File}))
	}
	return nil
}

// Next is the sheet at which a ticket goes on: the first of the first part that
// was not handed over. begun tells that an earlier part was handed over and did
// not end; then only somebody who counts the sheets knows.
func (t *Ticket) Next() (sheet int, begun *Part) {
	for i, p := range t.Parts {
		switch p.State {
		case Waiting:
			return p.First, nil
		case Sent:
			return p.Reached(), &t.Parts[i]
		}
	}
	return t.Sheets() + 1, nil
}
