package source

import (
	"strconv"
	"strings"

	"naskah/internal/diag"
)

// Reader takes a mapping apart strictly: it remembers which keys were asked
// for, so that Done can complain of the others.
type Reader struct {
	node  *Node
	bag   *diag.Bag
	asked map[string]bool
	order []string
}

// Read begins reading a mapping; findings go into bag. Anything but a mapping
// is a finding and gives a reader in which every key is absent and nothing is
// needed; so does nil, silently, because its absence was reported before.
func Read(n *Node, bag *diag.Bag) *Reader {
	r := &Reader{bag: bag, asked: map[string]bool{}}
	switch {
	case n == nil:
	case n.kind != Mapping:
		bag.Add(diag.New("SR030", n.pos, "teks", n.brief()))
	default:
		r.node = n
	}
	return r
}

// brief quotes a node in a finding.
func (n *Node) brief() string {
	switch n.Kind() {
	case Mapping:
		return "{…}"
	case Sequence:
		return "[…]"
	}
	if text := []rune(n.Text()); len(text) > 40 {
		return string(text[:40]) + "…"
	}
	return n.Text()
}

// Pos returns where the mapping begins.
func (r *Reader) Pos() diag.Position { return r.node.Pos() }

// Node returns the value under key, nil when the key is absent. An empty value
// is a node for which Null is true.
func (r *Reader) Node(key string) *Node {
	if !r.asked[key] {
		r.asked[key] = true
		r.order = append(r.order, key)
	}
	return r.node.Get(key)
}

// Need returns the value under key; an absent key or an empty value is a
// finding and gives nil.
func (r *Reader) Need(key string) *Node {
	n := r.Node(key)
	switch {
	case r.node == nil:
		return nil
	case n == nil:
		r.bag.Add(diag.New("SR032", r.node.pos, "kunci", key))
		return nil
	case n.Null():
		r.bag.Add(diag.New("SR033", n.pos, "kunci", key))
		return nil
	}
	return n
}

// Text returns the scalar text under key, "" when the key is absent or empty.
// A list or a mapping is a finding.
func (r *Reader) Text(key string) string {
	n := r.Node(key)
	if n.Null() {
		return ""
	}
	if n.Kind() != Scalar {
		r.bag.Add(diag.New("SR034", n.pos, "kunci", key))
		return ""
	}
	return n.text
}

// Bool reads ya or tidak under key; absent means tidak. Anything else is a
// finding.
func (r *Reader) Bool(key string) bool {
	n := r.Node(key)
	if n == nil {
		return false
	}
	value, ok := Truth(n)
	if !ok {
		r.bag.Add(diag.New("SR035", n.pos, "kunci", key, "teks", n.brief()))
	}
	return value
}

// Int reads a whole number in plain digits under key; absent gives fallback.
// Anything else, a leading zero too, is a finding and gives fallback.
func (r *Reader) Int(key string, fallback int) int {
	n := r.Node(key)
	if n == nil {
		return fallback
	}
	digits := strings.TrimPrefix(n.Text(), "-")
	value, err := strconv.Atoi(n.Text())
	if n.Kind() != Scalar || err != nil || strings.HasPrefix(digits, "+") || (len(digits) > 1 && digits[0] == '0') {
		r.bag.Add(diag.New("SR036", n.pos, "kunci", key, "teks", n.brief()))
		return fallback
	}
	return value
}

// Texts reads one scalar or a list of scalars under key. Members that are
// empty, lists or mappings are findings and are left out.
func (r *Reader) Texts(key string) []*Node {
	n := r.Node(key)
	if n.Null() {
		return nil
	}
	if n.Kind() == Scalar {
		return []*Node{n}
	}
	if n.Kind() == Mapping {
		r.bag.Add(diag.New("SR037", n.pos, "kunci", key))
		return nil
	}
	var texts []*Node
	for _, item := range n.items {
		if item.Kind() != Scalar || item.Null() {
			r.bag.Add(diag.New("SR037", item.pos, "kunci", key))
			continue
		}
		texts = append(texts, item)
	}
	return texts
}

// Done reports every key of the mapping that was never asked for, with the
// nearest key that was.
func (r *Reader) Done() {
	for _, key := range r.node.Keys() {
		if r.asked[key.text] {
			continue
		}
		d := diag.New("SR031", key.pos, "kunci", key.text, "dikenal", strings.Join(r.order, ", "))
		if near := diag.Suggest(key.text, r.order); near != "" {
			d = d.WithHint("SR031.suggest", "saran", near)
		}
		r.bag.Add(d)
	}
}
