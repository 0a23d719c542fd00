// Package source reads YAML the way this house writes it: one document, plain
// mappings, lists and texts, nothing clever. It keeps the place of every node
// and the text of every scalar as it stands in the file, because YAML's own
// idea of types loses what officers mean (`012` would become 10, `1.500` would
// become 1.5, `no` would become false). Types are given later, by the field
// that asks (package schema).
//
// Bytes go in through Parse, which refuses what makes a file ambiguous
// (repeated keys, anchors, tags, a comma that cuts a call in two) with findings
// for people; a Reader then takes a mapping apart and complains of keys nobody
// asked for. Revise puts one entry into a text and leaves the rest of it alone.
// Package source knows no workflow and no field. It is the only room that
// imports the YAML library.
package source

import (
	"strings"

	"naskah/internal/diag"
)

// Kind says what a node is.
type Kind int

// Kinds of nodes.
const (
	Scalar   Kind = iota // a text, possibly empty
	Sequence             // a list
	Mapping              // keys with values, in the order of the file
)

// Node is one value of a file with its place. The nil node stands for a value
// that is not there: it is an empty Scalar without a place.
type Node struct {
	kind   Kind
	pos    diag.Position
	text   string
	quoted bool // quoted or a block scalar: never null
	flow   bool // written in one line with { } or [ ]
	items  []*Node
	keys   []*Node
	values map[string]*Node
}

// Pos returns where the node begins. Line and column count from 1, the column
// in characters.
func (n *Node) Pos() diag.Position {
	if n == nil {
		return diag.Position{}
	}
	return n.pos
}

// Kind says what the node is.
func (n *Node) Kind() Kind {
	if n == nil {
		return Scalar
	}
	return n.kind
}

// Text returns a scalar's text as written: `012` stays "012". Quotes, escapes
// and block scalars are resolved. It is "" for a list or a mapping.
func (n *Node) Text() string {
	if n == nil {
		return ""
	}
	return n.text
}

// Quoted reports whether the scalar stood in quotes or was a block scalar.
func (n *Node) Quoted() bool { return n != nil && n.quoted }

// Null reports whether the node holds nothing: absent, an empty plain scalar,
// `~` or `null`.
func (n *Node) Null() bool {
	if n == nil {
		return true
	}
	if n.kind != Scalar || n.quoted {
		return false
	}
	switch n.text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// Items returns the members of a list, nil for anything else.
func (n *Node) Items() []*Node {
	if n == nil {
		return nil
	}
	return n.items
}

// Keys returns the keys of a mapping in the order of the file, nil for
// anything else.
func (n *Node) Keys() []*Node {
	if n == nil {
		return nil
	}
	return n.keys
}

// Get returns the value under key, nil when the node is no mapping or has no
// such key.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	return n.values[key]
}

// Truth reads ya or tidak (also true and false, in any case). The second
// result is false when the node says neither.
func Truth(n *Node) (value, ok bool) {
	if n.Kind() != Scalar {
		return false, false
	}
	switch strings.ToLower(n.Text()) {
	case "ya", "true":
		return true, true
	case "tidak", "false":
		return false, true
	}
	return false, false
}
