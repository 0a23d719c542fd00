// Package schema knows what may be filled in: the declaration of a field, the
// typed value of an answer, and the way from the text an officer wrote to that
// value and back to text.
//
// Declarations come from a workflow's `data:` through ParseFields. An answer is
// read from its source text by the type of its field (FromNode from a file,
// FromText from a prompt), never by YAML's guess and never through a floating
// point number: money is whole sen, a decimal keeps its digits. Values are kept
// in a canonical JSON form (Encode, Decode), so that equal answers have equal
// bytes. Package schema does not know workflows, offices or papers; who
// "@sestama" is on a day is answered by a Resolver.
package schema

import (
	"regexp"
	"slices"

	"naskah/internal/diag"
)

// Kind is the type of a field.
type Kind int

// Kinds of fields, with the word of the definition and the Go type of values.
const (
	KindText      Kind = iota // teks: one line; string
	KindParagraph             // paragraf: text that may have several lines; string
	KindInteger               // bilangan; int64
	KindDecimal               // desimal; Decimal
	KindMoney                 // rupiah; Money
	KindDate                  // tanggal; Date
	KindDuration              // jangka; Duration
	KindBoolean               // ya_tidak; bool
	KindEnum                  // pilihan: one of the options; string
	KindNumber                // nomor: the number of a paper; string
	KindList                  // daftar; List
	KindRecord                // rincian and the composites; Record
)

var kindWords = [...]string{
	KindText: "teks", KindParagraph: "paragraf", KindInteger: "bilangan", KindDecimal: "desimal",
	KindMoney: "rupiah", KindDate: "tanggal", KindDuration: "jangka", KindBoolean: "ya_tidak",
	KindEnum: "pilihan", KindNumber: "nomor", KindList: "daftar", KindRecord: "rincian",
}

// String returns the word of the definition language, "teks".
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindWords) {
		return "?"
	}
	return kindWords[k]
}

// Words returns every word that may stand behind `jenis`: the kinds, then the
// composites.
func Words() []string {
	return append(slices.Clone(kindWords[:]), compositeNames()...)
}

// Limits of an answer, whatever its declaration allows.
const (
	MaxText      = 2_000  // characters of a teks
	MaxParagraph = 50_000 // characters of a paragraf
	MaxItems     = 1_000  // members of a daftar
)

// Field is the declaration of one thing to be filled in.
type Field struct {
	Name     string // of the definition: lower case, digits, underscores
	Label    string // for people; never empty after ParseFields
	Help     string
	Kind     Kind
	Optional bool

	// Min and Max bound the value, both ends included: the number itself, sen
	// for money, whole units for a decimal, the count of members for a list.
	Min, Max *int64
	MaxLen   int            // characters; 0 for the limit of the kind
	Pattern  *regexp.Regexp // must match the whole text; nil for any

	Options   []string // of an Enum, in order
	Element   *Field   // of a List; its Name is empty
	Fields    []Field  // of a Record
	Composite string   // "orang", "pihak", "dasar_hukum", "butir" or ""
	Series    string   // of a Number: the series that numbers it
	Default   string   // what a person would have typed
	Looked    bool     // usually looked up by "@key", so that nobody is asked for it
	Pos       diag.Position
}

// Resolver answers "@key" in an answer: the official (kind "orang") or the
// institution (kind "pihak") filed under key.
type Resolver func(kind, key string) (Value, bool)

// Lookup returns the field of that name.
func Lookup(fields []Field, name string) (Field, bool) {
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return fields[i], true
}

// word is what the definition calls the field's type.
func (f Field) word() string {
	if f.Composite != "" {
		return f.Composite
	}
	return f.Kind.String()
}
