package impose

import (
	"naskah/internal/diag"
	"naskah/internal/pdf/object"
)

// copier brings the objects of one source that pages refer to into a new file.
type copier struct {
	source  *Source
	book    *book
	numbers map[int]int // old → new
	queue   []int       // old numbers, not yet read
	objects []copied
}

// copied is an object with its new number.
type copied struct {
	number int
	value  any
}

// reference is the new reference of an object; it is copied later.
func (c *copier) reference(r object.Ref) int {
	n, known := c.numbers[r.Number]
	if !known {
		n = c.book.number()
		c.numbers[r.Number] = n
		c.queue = append(c.queue, r.Number)
	}
	return n
}

// follow reads what is referred to, and what that refers to, until nothing is
// left.
func (c *copier) follow() error {
	for len(c.queue) > 0 {
		n := c.queue[0]
		c.queue = c.queue[1:]
		v, err := c.source.file.Object(n)
		if err != nil {
			return diag.Fail(diag.New("IM006", diag.Position{File: c.source.name}, "nomor", n, "sebab", err.Error()))
		}
		c.objects = append(c.objects, copied{number: c.numbers[n], value: c.value(v)})
	}
	return nil
}

// value is a value with its references renumbered. The reader has bounded how
// deep it can be.
func (c *copier) value(v any) any {
	switch v := v.(type) {
	case object.Ref:
		if c.leadsBack(v) {
			return nil
		}
		return object.Ref{Number: c.reference(v)}
	case object.Array:
		list := make(object.Array, len(v))
		for i, e := range v {
			list[i] = c.value(e)
		}
		return list
	case object.Dict:
		return c.dict(v)
	case *object.Stream:
		d := c.dict(v.Dict)
		d["Length"] = len(v.Raw)
		return &object.Stream{Dict: d, Raw: v.Raw}
	}
	return v
}

// structural are entries that lead back into the document a page was taken from:
// to its tree of pages and of structure, or to what it says about itself.
var structural = map[string]bool{"StructParent": true, "StructParents": true, "Metadata": true, "PieceInfo": true, "AF": true}

// dict copies a dictionary. An entry that is null is as good as none (7.3.7).
func (c *copier) dict(d object.Dict) object.Dict {
	out := make(object.Dict, len(d))
	for _, key := range sorted(d) {
		if structural[key] {
			continue
		}
		if v := c.value(d[key]); v != nil {
			out[key] = v
		}
	}
	return out
}

// leadsBack reports whether an object is a page or the catalog, which would
// bring its whole document along.
func (c *copier) leadsBack(r object.Ref) bool {
	if _, known := c.numbers[r.Number]; known {
		return false
	}
	switch d, _ := c.source.file.Resolve(r).(object.Dict); c.source.file.NameOf(d["Type"]) {
	case "Page", "Pages", "Catalog", "StructElem", "StructTreeRoot":
		return true
	}
	return false
}
