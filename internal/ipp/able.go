package ipp

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/diag"
)

// Ability is what a printer says of itself.
type Ability struct {
	Name      string
	Accepting bool // takes jobs
	Stopped   bool
	Reasons   []string // why it does not print or soon will not; see Reason
	Formats   []string // media types of documents
	Media     []string
	Sides     []string
	MaxCopies int
	Color     bool
	Ranges    bool // can print some pages only
}

// asked are the attributes that make up an Ability.
var asked = []string{
	"printer-name", "printer-make-and-model", "printer-is-accepting-jobs", "printer-state", "printer-state-reasons", "document-format-supported",
	"media-supported", "sides-supported", "copies-supported", "color-supported", "page-ranges-supported",
}

const printerStopped = 5 // RFC 8011 5.4.11

// Ability asks the printer what it can do.
func (p *Printer) Ability(ctx context.Context) (Ability, error) {
	reply, err := p.ask(ctx, p.begin(opPrinter, p.asks(), words("requested-attributes", tagKeyword, asked...)), nil)
	if err == nil {
		err = p.refused(reply)
	}
	if err != nil {
		return Ability{}, err
	}
	able := Ability{
		Name:      reply.text(groupPrinter, "printer-make-and-model"),
		Reasons:   reasons(reply.texts(groupPrinter, "printer-state-reasons")),
		Formats:   reply.texts(groupPrinter, "document-format-supported"),
		Media:     reply.texts(groupPrinter, "media-supported"),
		Sides:     reply.texts(groupPrinter, "sides-supported"),
		MaxCopies: 1,
	}
	if able.Name == "" {
		able.Name = reply.text(groupPrinter, "printer-name")
	}
	if n, known := reply.number(groupPrinter, "copies-supported"); known {
		able.MaxCopies = n
	}
	accepting, known := reply.flag(groupPrinter, "printer-is-accepting-jobs")
	able.Accepting = accepting || !known
	able.Color, _ = reply.flag(groupPrinter, "color-supported")
	able.Ranges, _ = reply.flag(groupPrinter, "page-ranges-supported")
	state, _ := reply.number(groupPrinter, "printer-state")
	able.Stopped = state == printerStopped
	return able, nil
}

// asks names who asks.
func (p *Printer) asks() attribute { return words("requesting-user-name", tagName, p.user) }

// Sheet is a size of paper.
type Sheet string

// The sheets of Indonesian offices. F4 (folio) is 215 by 330 mm.
const (
	A4 Sheet = "a4"
	F4 Sheet = "f4"
	A3 Sheet = "a3"
)

// size is a sheet in hundredths of a millimetre.
func (s Sheet) size() (width, height float64) {
	switch s {
	case F4:
		return 21500, 33000
	case A3:
		return 29700, 42000
	}
	return 21000, 29700
}

// medium chooses among what the printer has the name of a sheet; "" if it has
// none. Names end in their size (PWG 5101.1), so the size decides, not the name.
func (a Ability) medium(s Sheet) string {
	const near = 150 // 1.5 mm: na_foolscap_8.5x13in is 215.9 by 330.2
	width, height := s.size()
	least, most := [2]float64{}, [2]float64{}
	for _, name := range a.Media {
		w, h, ok := mediaSize(name)
		switch {
		case !ok:
		case strings.HasPrefix(name, "custom_min"):
			least = [2]float64{w, h}
		case strings.HasPrefix(name, "custom_max"):
			most = [2]float64{w, h}
		case math.Abs(w-width) <= near && math.Abs(h-height) <= near:
			return name
		}
	}
	if s == F4 && least[0] > 0 && least[0] <= width && width <= most[0] && least[1] <= height && height <= most[1] {
		return "custom_f4_215x330mm"
	}
	return ""
}

// mediaSize reads the size at the end of a name, in hundredths of a millimetre.
func mediaSize(name string) (width, height float64, ok bool) {
	size := name[strings.LastIndexByte(name, '_')+1:]
	unit := 100.0
	if inches, found := strings.CutSuffix(size, "in"); found {
		size, unit = inches, 2540
	} else if size, found = strings.CutSuffix(size, "mm"); !found {
		return 0, 0, false
	}
	a, b, found := strings.Cut(size, "x")
	width, err := strconv.ParseFloat(a, 64)
	height, bad := strconv.ParseFloat(b, 64)
	return width * unit, height * unit, found && err == nil && bad == nil
}

// Lacks says what of a job the printer cannot do: findings that refuse, and
// warnings about its state.
func (a Ability) Lacks(job Job) []diag.Diagnostic {
	var bag diag.Bag
	check := func(lacks bool, finding diag.Diagnostic) {
		if lacks {
			bag.Add(finding)
		}
	}
	sides, sheet := string(job.Sides), strings.ToUpper(string(job.Sheet))
	check(!slices.Contains(a.Formats, pdfType), diag.New("IP001", diag.Position{}, "ada", strings.Join(a.Formats, ", ")))
	check(sides != "" && !slices.Contains(a.Sides, sides), diag.New("IP002", diag.Position{}, "diminta", sides, "ada", strings.Join(a.Sides, ", ")))
	check(sheet != "" && a.medium(job.Sheet) == "", diag.New("IP003", diag.Position{}, "diminta", sheet, "ada", strings.Join(a.Media, ", ")))
	check(job.Copies > a.MaxCopies, diag.New("IP004", diag.Position{}, "diminta", job.Copies, "batas", a.MaxCopies))
	check(len(job.Pages) > 0 && !a.Ranges, diag.New("IP005", diag.Position{}))
	check(!a.Accepting, diag.New("IP006", diag.Position{}))
	check(a.Stopped && len(a.Reasons) == 0, diag.Warn("IP009", diag.Position{}))
	for _, reason := range a.Reasons {
		bag.Add(diag.Warn("IP008", diag.Position{}, "keadaan", Reason(reason)))
	}
	return bag.List()
}
