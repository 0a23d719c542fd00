package press

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/impose"
	"naskah/internal/ipp"
)

// maxSheets bounds a ticket: a slip of the keyboard must not empty the store of
// paper.
const maxSheets = 5000

// Prepare makes the ticket of a request with the PDF of each part. Nothing is
// recorded and nothing is sent yet.
func Prepare(ctx context.Context, desk *engine.Desk, name string, q Request) (*Ticket, []diag.Diagnostic, error) {
	m := &maker{Request: q, desk: desk, ticket: &Ticket{
		Name: name, At: desk.Now().UTC(), Actor: q.Actor, Target: q.Target, For: q.For,
	}, stamps: map[string]impose.Page{}}
	for _, id := range q.Dossiers {
		view, err := desk.Show(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		for _, set := range q.Sets {
			if err := m.set(ctx, view, set); err != nil {
				return nil, nil, err
			}
		}
	}
	if m.Separators {
		if err := m.list(ctx); err != nil {
			return nil, nil, err
		}
	}
	if n := m.ticket.Sheets(); n > maxSheets {
		return nil, nil, diag.Fail(diag.New("PR005", diag.Position{}, "lembar", n, "batas", maxSheets))
	}
	return m.ticket, m.found.List(), nil
}

// maker makes one ticket.
type maker struct {
	Request
	desk   *engine.Desk
	ticket *Ticket
	found  diag.Bag
	stamps map[string]impose.Page
}

// document is one paper of a set, in all its copies.
type document struct {
	paper  dossier.Paper
	source *impose.Source
	print  dossier.Print
	sheet  ipp.Sheet
}

// set prints one set of one dossier: a part for each run of papers on sheets of
// one size.
func (m *maker) set(ctx context.Context, view engine.View, set Set) error {
	papers, err := m.chosen(view.Dossier, set)
	if err != nil {
		return err
	}
	var docs []document
	for _, p := range papers {
		d, err := m.document(ctx, view, set, p)
		if err != nil {
			return err
		}
		docs = append(docs, d)
	}
	for len(docs) > 0 {
		n := slices.IndexFunc(docs, func(d document) bool { return d.sheet != docs[0].sheet })
		if n < 0 {
			n = len(docs)
		}
		if err := m.part(ctx, view.Dossier, set, docs[:n]); err != nil {
			return err
		}
		docs = docs[n:]
	}
	return nil
}

// document opens a paper. A copy that is to be declared true is made of the
// signed original, where its scan is at hand.
func (m *maker) document(ctx context.Context, view engine.View, set Set, p dossier.Paper) (document, error) {
	d := document{paper: p, print: dossier.Print{Set: string(set), Paper: p.ID, Count: max(1, m.Count)}}
	from := p
	switch set {
	case Originals:
		d.print.Count = 1
		m.again(view.History, p.ID)
	case Copies:
		d.print.First = max(dossier.Copied(view.History, p.ID), m.taken(view.Dossier.ID, p.ID)) + 1
		if scan, ok := signed(view.Dossier, p); ok {
			from, d.print.Scan = scan, scan.ID
		} else if !isScan(p) {
			m.found.Add(diag.Warn("PR011", diag.Position{}, "naskah", p.ID))
		}
	}
	data, err := stored(ctx, m.desk, from)
	if err != nil {
		return d, err
	}
	if d.source, err = impose.Open(from.ID+".pdf", data); err != nil {
		return d, err
	}
	own := sheetOf(d.source.Pages()[0])
	switch d.sheet = cmp.Or(m.Sheet, own); {
	case manners[set].fold:
		d.sheet = cmp.Or(m.Sheet, ipp.A4)
	case d.sheet != own:
		m.found.Add(diag.Warn("PR006", diag.Position{}, "naskah", p.ID, "asal", paper(own), "kertas", paper(d.sheet)))
	}
	return d, nil
}

// again warns of an original that was printed before: each party keeps one.
func (m *maker) again(history []dossier.Entry, paper string) {
	for _, e := range history {
		if e.Printing == nil {
			continue
		}
		for _, p := range e.Printing.Copies {
			if p.Paper == paper && p.Set == string(Originals) {
				m.found.Add(diag.Warn("PR010", diag.Position{}, "naskah", paper, "tiket", e.Printing.Ticket))
			}
		}
	}
}

// taken is the highest copy number this ticket gives a paper already.
func (m *maker) taken(id dossier.ID, paper string) int {
	last := 0
	for _, part := range m.ticket.Parts {
		for _, p := range part.Papers {
			if part.Dossier == id && p.Paper == paper {
				last = max(last, p.Last())
			}
		}
	}
	return last
}

// part lays the papers out one behind the other; each begins on a new sheet.
func (m *maker) part(ctx context.Context, x dossier.Dossier, set Set, docs []document) error {
	part := Part{
		Dossier: x.ID, Set: set, Sides: cmp.Or(m.Sides, manners[set].sides), Sheet: docs[0].sheet, First: m.ticket.Sheets() + 1, State: Waiting,
	}
	each := perSheet(part.Sides)
	var sides []impose.Side
	for _, d := range docs {
		if m.Separators {
			more, err := m.separator(ctx, x, d, part)
			if err != nil {
				return err
			}
			sides = append(sides, whole(more, each)...)
		}
		begin := len(sides)
		for n := range d.print.Count {
			copied, err := m.copy(ctx, x, d, part, n)
			if err != nil {
				return err
			}
			sides = append(sides, whole(copied, each)...)
		}
		d.print.Sheets = (len(sides) - begin) / each
		part.Papers = append(part.Papers, d.print)
	}
	part.File = fmt.Sprintf("%02d-%s-%s-%s.pdf", len(m.ticket.Parts)+1, x.ID, set, part.Sheet)
	if err := part.fill(sides); err != nil {
		return err
	}
	m.ticket.Parts = append(m.ticket.Parts, part)
	return nil
}

// fill makes the part's PDF of its sides.
func (p *Part) fill(sides []impose.Side) error {
	p.Sheets = len(sides) / perSheet(p.Sides)
	var made bytes.Buffer
	if err := impose.Write(&made, sides, impose.Meta{Title: p.title(), Duplex: duplexes[p.Sides]}); err != nil {
		return err
	}
	p.data, p.Digest = made.Bytes(), dossier.DigestOf(made.Bytes())
	return nil
}

var duplexes = map[ipp.Sides]impose.Duplex{ipp.OneSided: impose.OneSided, ipp.LongEdge: impose.ByLong, ipp.ShortEdge: impose.ByShort}

// whole fills sides up to whole sheets.
func whole(sides []impose.Side, each int) []impose.Side {
	for len(sides)%each != 0 {
		last := sides[len(sides)-1]
		sides = append(sides, impose.Side{Width: last.Width, Height: last.Height})
	}
	return sides
}

// copy is the n-th copy of a paper: its pages, the declaration of a copy that
// has one, and the stamp on each.
func (m *maker) copy(ctx context.Context, x dossier.Dossier, d document, part Part, n int) ([]impose.Side, error) {
	pages := d.source.Pages()
	number := 0
	if d.print.First > 0 {
		number = d.print.First + n
		declared, err := m.declaration(ctx, x, d, number)
		if err != nil {
			return nil, err
		}
		pages = append(pages, declared...)
	}
	sheet := sizeOf(part.Sheet)
	s := m.stamp(part.Set, number)
	if !manners[part.Set].fold {
		return m.stamped(impose.Fitted(pages, sheet), s)
	}
	if !s.empty() {
		// A fold takes pages, so the stamped sides become pages first.
		sides, err := m.stamped(impose.Plain(pages), s)
		if err != nil {
			return nil, err
		}
		var made bytes.Buffer
		if err := impose.Write(&made, sides, impose.Meta{}); err != nil {
			return nil, err
		}
		source, err := impose.Open(d.paper.ID+".pdf", made.Bytes())
		if err != nil {
			return nil, err
		}
		pages = source.Pages()
	}
	fold := impose.Fold{Sheet: sheet}
	if part.Sides == ipp.LongEdge {
		fold.Flip = impose.LongEdge
	}
	return impose.Booklet(pages, fold), nil
}

// stamp is what is put over the pages of a copy.
func (m *maker) stamp(set Set, number int) stamp {
	s := stamp{}
	if mark := manners[set].mark; mark != "" {
		s.corner = append(s.corner, mark)
	}
	switch m.Mark {
	case "":
	case "RAHASIA":
		s.middle = m.Mark
	default:
		s.corner = append([]string{m.Mark}, s.corner...)
	}
	if number > 0 {
		s.corner = append(s.corner, fmt.Sprintf("Nomor salinan: %d", number))
	}
	return s
}

// stamped puts the stamp over each side. It is drawn once for each size of side.
func (m *maker) stamped(sides []impose.Side, s stamp) ([]impose.Side, error) {
	if s.empty() {
		return sides, nil
	}
	for i, side := range sides {
		key := fmt.Sprintf("%v %.3f %.3f", s, side.Width, side.Height)
		over, made := m.stamps[key]
		if !made {
			var err error
			if over, err = s.page(m.desk.Fonts, side.Width, side.Height); err != nil {
				return nil, err
			}
			m.stamps[key] = over
		}
		sides[i] = side.Over(over)
	}
	return sides, nil
}

// paper is what people call a sheet.
func paper(s ipp.Sheet) string { return strings.ToUpper(string(s)) }
