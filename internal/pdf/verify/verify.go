// Package verify holds a finished PDF against the rules of PDF/A (ISO 19005-1
// to -3) that decide whether an archive can keep it: that it is whole, unlocked,
// carries its typefaces, says of itself what it is, runs nothing, and points at
// nothing outside. It reads files of any maker, signed and updated ones too,
// and shares no code with the writer, whose judge it is; what the writer promises
// besides (Producer, Identifier) is stated here.
//
// Bytes pass through the reader of objects (package object), which keeps within
// stated bounds whatever the file claims; then the rules go over the document,
// its pages and each object once. What a page draws is not read: colours,
// transparency and glyphs inside content streams are a full validator's work.
package verify

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/pdf/object"
)

// Report is what a file turned out to be, with what is wrong with it.
type Report struct {
	Version    string // "1.7"
	Flavour    string // "3b"; empty where the file claims none
	Pages      int
	Sizes      []Size // each once, in the order of the pages
	Fonts      int
	Files      []Embedded
	Updates    int // incremental updates behind the first state
	Signatures []Signature
	Seal       Seal
	Original   []byte // the file before any update
	Findings   []diag.Diagnostic
}

// Size is a page's width and height in millimetres.
type Size struct{ Width, Height int }

// Embedded is a file inside the file.
type Embedded struct {
	Name, MIME, Relation string
	Size                 int
}

// Signature is an electronic signature. Whether its certificate can be trusted
// is for others to say.
type Signature struct {
	Name string // of the signer, as the signature states it
	Last bool   // nothing stands behind what it covers
}

// Seal tells whether the first state of the file is as Naskah wrote it.
type Seal int

// Seals.
const (
	NoSeal Seal = iota // not made by Naskah
	Intact
	Broken
)

// Check reads a file and judges it. The findings name the place in the file,
// not the file itself.
func Check(data []byte) Report {
	c := &checker{pageOf: map[int]int{}, associated: map[object.Ref]bool{}, states: map[object.Ref]bool{}, seen: map[string]int{}}
	c.header(data)
	f, err := object.Open(data)
	if err != nil {
		d := diag.New("PD021", diag.Position{})
		d.Excerpt = err.Error()
		c.add(d)
		return c.finish()
	}
	c.f, c.trailer = f, f.Sections[0].Trailer
	c.root = f.DictOf(c.trailer["Root"])
	if f.DictOf(c.trailer["Encrypt"]) != nil {
		c.find("PD023")
		return c.finish() // nothing in it can be read without the key
	}
	if c.root == nil {
		c.find("PD021")
		return c.finish()
	}
	c.document()
	c.pages()
	c.objects()
	c.files()
	c.history()
	return c.finish()
}

// checker goes over one file.
type checker struct {
	f          *object.File
	trailer    object.Dict
	root       object.Dict
	report     Report
	part       int  // of ISO 19005; 0 without a claim
	level      byte // 'A', 'B' or 'U'
	place      message.Phrase
	pageOf     map[int]int // object → page it belongs to, from 1
	associated map[object.Ref]bool
	states     map[object.Ref]bool // graphics states judged already
	specs      []spec
	seen       map[string]int // findings of a code
}

// sameFindings bounds how often one rule is reported: a broken maker breaks it
// everywhere.
const sameFindings = 20

func (c *checker) find(code string, pairs ...any) { c.add(diag.New(code, diag.Position{}, pairs...)) }

func (c *checker) warn(code string, pairs ...any) { c.add(diag.Warn(code, diag.Position{}, pairs...)) }

func (c *checker) add(d diag.Diagnostic) {
	if c.seen[d.Code]++; c.seen[d.Code] > sameFindings {
		return
	}
	c.report.Findings = append(c.report.Findings, d.In(c.place))
}

func (c *checker) finish() Report {
	for _, code := range slices.Sorted(maps.Keys(c.seen)) {
		if more := c.seen[code] - sameFindings; more > 0 {
			c.report.Findings = append(c.report.Findings, diag.Warn("PD020", diag.Position{}, "kode", code, "jumlah", more))
		}
	}
	return c.report
}

// at says where the next findings are.
func (c *checker) at(n int) {
	c.place = message.P("PD.objek", "nomor", n)
	if page := c.pageOf[n]; page > 0 {
		c.place = message.P("PD.objekhalaman", "nomor", n, "halaman", page)
	}
}

// objects reads every object of the table and judges it by what it is.
func (c *checker) objects() {
	for _, n := range slices.Sorted(maps.Keys(c.f.Entries)) {
		c.at(n)
		v, err := c.f.Object(n)
		if err != nil {
			d := diag.New("PD024", diag.Position{}, "nomor", n)
			d.Excerpt = err.Error()
			c.add(d)
			if errors.Is(err, object.ErrObjects) || errors.Is(err, object.ErrLarge) {
				return
			}
			continue
		}
		c.visit(v)
	}
	c.place = message.Phrase{}
}

// visit judges a value and what is written inside it. The reader has bounded
// how deep that can be.
func (c *checker) visit(v any) {
	switch v := v.(type) {
	case object.Array:
		for _, e := range v {
			c.visit(e)
		}
	case object.Dict:
		c.dictionary(v)
		c.inside(v)
	case *object.Stream:
		c.stream(v.Dict)
		c.dictionary(v.Dict)
		c.inside(v.Dict)
	}
}

func (c *checker) inside(d object.Dict) {
	for _, key := range slices.Sorted(maps.Keys(d)) {
		c.visit(d[key])
	}
}

// dictionary applies the rules that hold wherever a dictionary stands.
func (c *checker) dictionary(d object.Dict) {
	c.action(d)
	for _, key := range slices.Sorted(maps.Keys(c.f.DictOf(d["ExtGState"]))) {
		v := c.f.DictOf(d["ExtGState"])[key]
		if r, ok := v.(object.Ref); !ok || !c.states[r] {
			c.states[r] = true
			c.graphicsState(c.f.DictOf(v))
		}
	}
	if c.nameIn(d, "Type") == "Font" {
		c.font(d)
	}
	if c.f.DictOf(d["EF"]) != nil {
		c.specs = append(c.specs, spec{d, c.place})
	}
	for _, v := range c.f.List(d["AF"]) {
		if r, ok := v.(object.Ref); ok {
			c.associated[r] = true
		}
	}
	if c.nameIn(d, "Type") == "Sig" || d["ByteRange"] != nil && d["Contents"] != nil {
		c.signature(d)
	}
}

func (c *checker) nameIn(d object.Dict, key string) string { return c.f.NameOf(d[key]) }

// String is "210 × 297 mm", or the name of the paper.
func (s Size) String() string {
	w, h := min(s.Width, s.Height), max(s.Width, s.Height)
	name := papers[Size{w, h}]
	return cmp.Or(name, fmt.Sprintf("%d × %d mm", s.Width, s.Height))
}

// papers are the sizes that have a name in Indonesian offices.
var papers = map[Size]string{
	{210, 297}: "A4", {297, 420}: "A3", {148, 210}: "A5", {210, 330}: "F4", {215, 330}: "F4", {216, 356}: "Legal", {216, 279}: "Letter",
}
