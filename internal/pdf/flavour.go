package pdf

import (
	"errors"
	"slices"
)

// Flavour is a part of PDF/A with its level of conformance.
type Flavour string

// The flavours that Write makes. All of them hold the same pages; they differ
// in what they promise and may carry.
const (
	A3b Flavour = "3b" // ISO 19005-3: other files may travel inside; the default when empty
	A3a Flavour = "3a" // 3b with a promise that its structure tree says what each part is
	A2b Flavour = "2b" // ISO 19005-2: for receivers that refuse files inside
	A2u Flavour = "2u" // 2b with a promise that every character can be read
)

// Flavours lists what Write makes, the default first.
func Flavours() []Flavour { return []Flavour{A3b, A3a, A2b, A2u} }

// CarriesFiles reports whether files of any kind may be embedded
// (ISO 19005-3 6.8; ISO 19005-2 6.8 allows PDF/A files only).
func (f Flavour) CarriesFiles() bool { return f == A3b || f == A3a || f == "" }

// part and conformance are what the XMP packet says (ISO 19005-2 6.6.4).
func (f Flavour) part() string { return string(f[:1]) }

func (f Flavour) conformance() string { return string(f[1] - 'a' + 'A') }

// Relation says what an attachment is to the document (ISO 19005-3 Annex E).
type Relation string

// The relations of what a paper carries.
const (
	Source Relation = "Source" // the document was made from it
	Data   Relation = "Data"   // the document says what it holds
)

// Attachment is a file that travels inside the PDF.
type Attachment struct {
	Name        string // under which a reader shows and saves it
	MIME        string
	Description string
	Relation    Relation
	Content     []byte
}

var (
	errFlavour    = errors.New("no such flavour of PDF/A")
	errStructure  = errors.New("level A needs the structure of the document")
	errAttachment = errors.New("this flavour of PDF/A carries no files")
	errSameName   = errors.New("two attachments of one name")
)

// checkFlavour fills in the default and refuses what the flavour forbids.
func (m *Meta) checkFlavour() error {
	if m.Flavour == "" {
		m.Flavour = A3b
	}
	switch {
	case !slices.Contains(Flavours(), m.Flavour):
		return errFlavour
	case len(m.Attachments) > 0 && !m.Flavour.CarriesFiles():
		return errAttachment
	}
	names := map[string]bool{}
	for _, a := range m.Attachments {
		if names[a.Name] {
			return errSameName
		}
		names[a.Name] = true
	}
	return nil
}
