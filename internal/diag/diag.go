// Package diag carries findings about the user's material: a workflow, a
// template, an answer, a Word file. A finding says where, what, and what to do
// next; findings are collected, sorted and shown together.
//
// Trouble with the machine (disk, database, network) is not a finding: that is
// an ordinary Go error. Package diag neither prints nor decides an exit code.
package diag

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/message"
)

// Severity ranks a finding.
type Severity int

// Severities, gravest first.
const (
	Error   Severity = iota // the material cannot be used as it is
	Warning                 // it can be used, but a careful officer would mend it
	Info                    // worth knowing
)

// Position is a place in a text file. Line and Col count from 1, Col in
// characters; zero means not known. A file without lines has Order instead,
// which is not shown: it puts findings into reading order.
type Position struct {
	File  string
	Line  int
	Col   int
	Order int
}

// String renders file:line:col, leaving out what is not known.
func (p Position) String() string {
	s := p.File
	if p.Line > 0 {
		s += fmt.Sprintf(":%d", p.Line)
		if p.Col > 0 {
			s += fmt.Sprintf(":%d", p.Col)
		}
	}
	return s
}

// Diagnostic is one finding. Its code is also the key of its sentence in the
// message catalog; the hint, when there is one, is filed under Code + ".hint".
type Diagnostic struct {
	Code     string
	Severity Severity
	Pos      Position
	Place    []message.Phrase // a place in words, outermost first: "tabel 2", "baris 3"
	Excerpt  string           // the offending text, if quoting it helps
	Args     message.Args
	Hint     message.Phrase // overrides the filed hint when Key is set
}

// New returns an error finding; pairs fill the slots of its sentence.
func New(code string, pos Position, pairs ...any) Diagnostic {
	return Diagnostic{Code: code, Pos: pos, Args: message.Pairs(pairs...)}
}

// Warn returns a warning finding.
func Warn(code string, pos Position, pairs ...any) Diagnostic {
	d := New(code, pos, pairs...)
	d.Severity = Warning
	return d
}

// Note returns an informing finding.
func Note(code string, pos Position, pairs ...any) Diagnostic {
	d := New(code, pos, pairs...)
	d.Severity = Info
	return d
}

// WithHint returns d with a hint of its own.
func (d Diagnostic) WithHint(key string, pairs ...any) Diagnostic {
	d.Hint = message.P(key, pairs...)
	return d
}

// In returns d with a place in words.
func (d Diagnostic) In(place ...message.Phrase) Diagnostic {
	d.Place = place
	return d
}

// Sentence says what is wrong.
func (d Diagnostic) Sentence(lang message.Lang) string {
	return message.Phrase{Key: d.Code, Args: d.Args}.In(lang)
}

// HintText says what to do next, or "" where there is nothing to add.
func (d Diagnostic) HintText(lang message.Lang) string {
	if d.Hint.Key != "" {
		return d.Hint.In(lang)
	}
	key := d.Code + ".hint"
	if _, ok := message.Lookup(key); !ok {
		return ""
	}
	return message.Phrase{Key: key, Args: d.Args}.In(lang)
}

// PlaceText joins the place in words.
func (d Diagnostic) PlaceText(lang message.Lang) string {
	parts := make([]string, len(d.Place))
	for i, p := range d.Place {
		parts[i] = p.In(lang)
	}
	return strings.Join(parts, ", ")
}

// Bag collects findings.
type Bag struct {
	list []Diagnostic
}

// Add puts findings into the bag.
func (b *Bag) Add(ds ...Diagnostic) { b.list = append(b.list, ds...) }

// List returns the findings in reading order, by severity and code; equal ones
// are returned once.
func (b *Bag) List() []Diagnostic { return Sorted(b.list) }

// Len counts the findings, repeated ones as often as they were added.
func (b *Bag) Len() int { return len(b.list) }

// HasErrors reports whether any finding forbids use.
func (b *Bag) HasErrors() bool { return HasErrors(b.list) }

// HasErrors reports whether any finding of the list forbids use.
func HasErrors(ds []Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sorted returns the findings in reading order, repeated ones once.
func Sorted(ds []Diagnostic) []Diagnostic {
	out := slices.Clone(ds)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return compare(a, b) == 0 && a.Sentence(message.ID) == b.Sentence(message.ID) &&
			a.PlaceText(message.ID) == b.PlaceText(message.ID)
	})
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Pos.File, b.Pos.File),
		cmp.Compare(a.Pos.Line, b.Pos.Line),
		cmp.Compare(a.Pos.Col, b.Pos.Col),
		cmp.Compare(a.Pos.Order, b.Pos.Order),
		cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Code, b.Code),
	)
}

// Failed is an error that carries findings: the call could not go on because
// of the user's material. Callers that talk to the user unwrap it.
type Failed struct {
	Findings []Diagnostic
}

// Error says the first finding in Indonesian and counts the rest.
func (f *Failed) Error() string {
	if len(f.Findings) == 0 {
		return "findings without content"
	}
	d := f.Findings[0]
	s := d.Code + ": " + d.Sentence(message.ID)
	if pos := d.Pos.String(); pos != "" {
		s = pos + ": " + s
	}
	if n := len(f.Findings) - 1; n > 0 {
		s += fmt.Sprintf(" (+%d)", n)
	}
	return s
}

// Fail wraps findings as an error; it returns nil when none forbids use.
func Fail(ds ...Diagnostic) error {
	if !HasErrors(ds) {
		return nil
	}
	return &Failed{Findings: Sorted(ds)}
}

// Findings returns the findings an error carries, or nil.
func Findings(err error) []Diagnostic {
	var f *Failed
	if errors.As(err, &f) {
		return f.Findings
	}
	return nil
}
