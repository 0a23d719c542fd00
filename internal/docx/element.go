package docx

import (
	"slices"
	"strings"
)

// Node is one thing between a start and an end tag: *Element, Text or Raw.
type Node interface{ node() }

// Text is character data, references resolved.
type Text string

// Raw is a comment or a processing instruction, with its delimiters.
type Raw string

// Attr is one attribute. Namespace declarations are attributes too, under the
// names "xmlns" and "xmlns:prefix". Write literals with keys.
type Attr struct {
	Name  string // canonical: "w:val", "xml:space", "Id"
	Value string
	q     *qname
}

// Element is one XML element. Its Name is canonical: "w:p" stands for p of
// WordprocessingML whatever prefix the file uses, in the Transitional and the
// Strict namespace alike; names of namespaces this program does not know keep
// the prefix of the file. The zero value with a Name is a usable element: the
// writer finds or declares the prefix it needs.
type Element struct {
	Name     string
	Attrs    []Attr
	Children []Node

	q        *qname    // as parsed; void once Name has been changed
	doc      *envelope // of a parsed root: what stands around it
	expanded bool      // was written <a></a>, not <a/>
}

// envelope is what stands before and after a root element.
type envelope struct {
	before, after string
}

func (*Element) node() {}
func (Text) node()     {}
func (Raw) node()      {}

// E builds an element from a name and nodes.
func E(name string, children ...Node) *Element {
	return &Element{Name: name, Children: children}
}

// With sets attributes from alternating names and values and returns e. It
// panics on an odd count, which is a mistake in our own code.
func (e *Element) With(pairs ...string) *Element {
	if len(pairs)%2 != 0 {
		panic("docx: odd number of attribute arguments")
	}
	for i := 0; i < len(pairs); i += 2 {
		e.SetAttr(pairs[i], pairs[i+1])
	}
	return e
}

// Attr returns the value of an attribute, "" when absent. It may be called on
// a nil element, so that lookups can be chained.
func (e *Element) Attr(name string) string {
	if e != nil {
		for i := range e.Attrs {
			if e.Attrs[i].Name == name {
				return e.Attrs[i].Value
			}
		}
	}
	return ""
}

// Has reports whether the attribute is there, even if empty.
func (e *Element) Has(name string) bool {
	return e != nil && slices.ContainsFunc(e.Attrs, func(a Attr) bool { return a.Name == name })
}

// SetAttr sets or adds an attribute.
func (e *Element) SetAttr(name, value string) {
	for i := range e.Attrs {
		if e.Attrs[i].Name == name {
			e.Attrs[i].Value = value
			return
		}
	}
	e.Attrs = append(e.Attrs, Attr{Name: name, Value: value})
}

// RemoveAttr takes an attribute away.
func (e *Element) RemoveAttr(name string) {
	e.Attrs = slices.DeleteFunc(e.Attrs, func(a Attr) bool { return a.Name == name })
}

// Child returns the first child element of that name, or nil; nil of nil.
func (e *Element) Child(name string) *Element {
	if e != nil {
		for _, n := range e.Children {
			if c, ok := n.(*Element); ok && c.Name == name {
				return c
			}
		}
	}
	return nil
}

// Path follows child names downwards, nil when one is missing.
func (e *Element) Path(names ...string) *Element {
	for _, name := range names {
		e = e.Child(name)
	}
	return e
}

// All returns the child elements of that name.
func (e *Element) All(name string) []*Element {
	var out []*Element
	if e != nil {
		for _, n := range e.Children {
			if c, ok := n.(*Element); ok && c.Name == name {
				out = append(out, c)
			}
		}
	}
	return out
}

// Elements returns the child elements.
func (e *Element) Elements() []*Element {
	if e == nil {
		return nil
	}
	out := make([]*Element, 0, len(e.Children))
	for _, n := range e.Children {
		if c, ok := n.(*Element); ok {
			out = append(out, c)
		}
	}
	return out
}

// Val is Attr("w:val") of the child of that name: how most properties of
// WordprocessingML are written.
func (e *Element) Val(name string) string { return e.Child(name).Attr("w:val") }

// On reads an on/off property (ECMA-376 17.17.4): on is its value, set whether
// it is stated at all.
func (e *Element) On(name string) (on, set bool) {
	c := e.Child(name)
	if c == nil {
		return false, false
	}
	switch c.Attr("w:val") {
	case "0", "false", "off":
		return false, true
	}
	return true, true
}

// Walk visits e and everything below it in document order; a false result
// keeps it from going below that element.
func (e *Element) Walk(visit func(*Element) bool) {
	if e == nil || !visit(e) {
		return
	}
	for _, n := range e.Children {
		if c, ok := n.(*Element); ok {
			c.Walk(visit)
		}
	}
}

// Text joins all character data below e, as it stands in the XML. For the text
// of a paragraph as a reader sees it use [ParagraphText].
func (e *Element) Text() string {
	if e == nil {
		return ""
	}
	if len(e.Children) == 1 {
		if t, ok := e.Children[0].(Text); ok {
			return string(t)
		}
	}
	var b strings.Builder
	e.appendText(&b)
	return b.String()
}

func (e *Element) appendText(b *strings.Builder) {
	for _, n := range e.Children {
		switch n := n.(type) {
		case Text:
			b.WriteString(string(n))
		case *Element:
			n.appendText(b)
		}
	}
}

// Append adds nodes at the end.
func (e *Element) Append(nodes ...Node) { e.Children = append(e.Children, nodes...) }

// Insert puts nodes before the child at index i.
func (e *Element) Insert(i int, nodes ...Node) { e.Children = slices.Insert(e.Children, i, nodes...) }

// Index finds a child, -1 when it is not one.
func (e *Element) Index(child Node) int { return slices.Index(e.Children, child) }

// Replace puts nodes in the place of a child and reports whether it was there.
func (e *Element) Replace(child Node, nodes ...Node) bool {
	i := e.Index(child)
	if i < 0 {
		return false
	}
	e.Children = slices.Replace(e.Children, i, i+1, nodes...)
	return true
}

// Remove takes a child away and reports whether it was there.
func (e *Element) Remove(child Node) bool { return e.Replace(child) }

// RemoveAll takes away every child element of that name.
func (e *Element) RemoveAll(name string) {
	e.Children = slices.DeleteFunc(e.Children, func(n Node) bool {
		c, ok := n.(*Element)
		return ok && c.Name == name
	})
}

// Clone copies e and everything below it.
func (e *Element) Clone() *Element {
	if e == nil {
		return nil
	}
	c := *e
	c.Attrs = slices.Clone(e.Attrs)
	c.Children = make([]Node, len(e.Children))
	for i, n := range e.Children {
		if child, ok := n.(*Element); ok {
			c.Children[i] = child.Clone()
		} else {
			c.Children[i] = n
		}
	}
	return &c
}

// Equal reports whether two trees say the same: names, attributes in order,
// children. How they were spelled does not matter.
func (e *Element) Equal(o *Element) bool {
	if e == nil || o == nil {
		return e == o
	}
	if e.Name != o.Name || len(e.Attrs) != len(o.Attrs) || len(e.Children) != len(o.Children) {
		return false
	}
	for i, a := range e.Attrs {
		if b := o.Attrs[i]; a.Name != b.Name || a.Value != b.Value {
			return false
		}
	}
	for i, n := range e.Children {
		m := o.Children[i]
		if a, ok := n.(*Element); ok {
			if b, ok := m.(*Element); !ok || !a.Equal(b) {
				return false
			}
		} else if n != m {
			return false
		}
	}
	return true
}
