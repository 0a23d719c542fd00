package verify

import (
	"bytes"
	"crypto/sha256"
	"maps"
	"reflect"
	"slices"

	"naskah/internal/message"
	"naskah/internal/pdf/object"
)

// Producer is what Naskah's own files say made them.
const Producer = "Naskah (fpdf)"

// Identifier digests everything before the cross-reference table. Naskah writes
// it as the file's identifier, so that the file vouches for its own bytes.
func Identifier(body []byte) [16]byte {
	sum := sha256.Sum256(body)
	return [16]byte(sum[:16])
}

// history judges what was appended to the file after it was first written, as
// an electronic signature is (ISO 32000-1 7.5.6).
func (c *checker) history() {
	if c.linear() {
		return // one state in two tables (Annex F); Naskah makes none
	}
	c.report.Updates = len(c.f.Sections) - 1
	first := c.f.Sections[c.report.Updates]
	c.report.Original = c.f.Data[:first.End]
	old := c.f
	if c.report.Updates > 0 {
		var err error
		if old, err = object.Open(c.report.Original); err != nil {
			return // no state of its own, as in a file whose tables lie in any order
		}
	}
	if made, _ := old.Resolve(old.DictOf(first.Trailer["Info"])["Producer"]).(object.Text); made.Decoded() != Producer {
		return
	}
	c.report.Seal = Intact
	id := old.ArrayOf(first.Trailer["ID"])
	want := Identifier(c.f.Data[:first.At])
	if got := object.Text(want[:]); len(id) == 0 || id[0] != got {
		c.report.Seal = Broken
		c.find("PD053")
	}
	if old != c.f {
		c.changed(old)
	}
}

func (c *checker) linear() bool {
	head := c.f.Data[:min(len(c.f.Data), 1024)]
	return bytes.Contains(head, []byte("/Linearized"))
}

// additions are the entries of the catalog that a signature brings, or the
// program that signs; what the metadata says is compared by itself.
var additions = []string{"AcroForm", "DSS", "Extensions", "Perms", "Metadata"}

// changed compares each object of the first state with what it is now: what
// was added in a later update must leave the pages alone.
func (c *checker) changed(old *object.File) {
	info, _ := old.Sections[0].Trailer["Info"].(object.Ref)
	root := old.DictOf(old.Sections[0].Trailer["Root"])
	metadata, _ := root["Metadata"].(object.Ref)
	for _, n := range slices.Sorted(maps.Keys(old.Entries)) {
		if c.f.Entries[n] == old.Entries[n] || n == info.Number || n == metadata.Number {
			continue
		}
		c.at(n)
		before, err := old.Object(n)
		after, err2 := c.f.Object(n)
		if err != nil || err2 != nil || !c.added(before, after) {
			c.report.Seal = Broken
			c.find("PD054", "nomor", n)
		}
	}
	if !maps.Equal(said(old, root), said(c.f, c.root)) {
		c.at(metadata.Number)
		c.report.Seal = Broken
		c.find("PD054", "nomor", metadata.Number)
	}
	c.place = message.Phrase{}
}

// said is what a document says about itself in XMP, but for what a program that
// signs writes of itself.
func said(f *object.File, root object.Dict) map[string]string {
	st, ok := f.Resolve(root["Metadata"]).(*object.Stream)
	if !ok {
		return nil
	}
	b, err := f.Decode(st)
	if err != nil {
		return nil
	}
	xmp, err := readXMP(b)
	if err != nil {
		return nil
	}
	out := map[string]string{"part": xmp[nsID+"part"], "conformance": xmp[nsID+"conformance"]}
	for _, s := range same {
		if s.key != "Producer" && s.key != "ModDate" {
			out[s.key] = xmp[s.property]
		}
	}
	return out
}

// added reports whether an object changed only in ways that add a signature.
func (c *checker) added(before, after any) bool {
	if list, ok := before.(object.Array); ok {
		more, ok := after.(object.Array)
		return ok && c.signed(list, more)
	}
	a, ok := before.(object.Dict)
	b, ok2 := after.(object.Dict)
	if !ok || !ok2 {
		return reflect.DeepEqual(before, after)
	}
	a, b = maps.Clone(a), maps.Clone(b)
	switch kind, _ := a["Type"].(object.Name); kind {
	case "Catalog":
		for _, key := range additions {
			delete(a, key)
			delete(b, key)
		}
	case "Page":
		if !c.signed(c.f.ArrayOf(a["Annots"]), c.f.ArrayOf(b["Annots"])) {
			return false
		}
		delete(a, "Annots")
		delete(b, "Annots")
	}
	return reflect.DeepEqual(a, b)
}

// signed reports whether a list of annotations kept all it had and got nothing
// but fields, in which a signature shows itself.
func (c *checker) signed(before, after object.Array) bool {
	if len(after) < len(before) {
		return false
	}
	for i, v := range after {
		if i < len(before) {
			if !reflect.DeepEqual(before[i], v) {
				return false
			}
		} else if c.nameIn(c.f.DictOf(v), "Subtype") != "Widget" {
			return false
		}
	}
	return true
}

// signature judges what a signature covers: all of one state of the file but
// the place of the signature itself (ISO 32000-1 12.8.1, ISO 19005-2 6.4.3).
func (c *checker) signature(d object.Dict) {
	s := Signature{}
	if t, ok := c.f.Resolve(d["Name"]).(object.Text); ok {
		s.Name = t.Decoded()
	}
	r := c.f.ArrayOf(d["ByteRange"])
	var at [4]int
	for i := range at {
		if i < len(r) {
			at[i], _ = c.f.Resolve(r[i]).(int)
		}
	}
	size := len(c.f.Data)
	fits := len(r) == 4 && at[0] == 0 && at[1] > 0 && at[2] > at[1] && at[3] > 0 && at[2] < size && at[3] <= size-at[2]
	if !fits || c.f.Data[at[1]] != '<' || c.f.Data[at[2]-1] != '>' || !c.endsState(at[2]+at[3]) {
		c.find("PD055")
	}
	s.Last = fits && at[2]+at[3] == size
	c.report.Signatures = append(c.report.Signatures, s)
}

// endsState reports whether a state of the file ends there, line ends aside.
func (c *checker) endsState(at int) bool {
	for _, s := range c.f.Sections {
		if at >= s.EOF && at <= s.EOF+4 && len(bytes.Trim(c.f.Data[s.EOF:at], "\r\n")) == 0 {
			return true
		}
	}
	return at == len(c.f.Data)
}
