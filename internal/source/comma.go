package source

import (
	"strings"

	"naskah/internal/diag"
)

// Inside { } and [ ] YAML ends a plain value at every comma. A call with two
// arguments, or a text with a comma between parentheses, is therefore cut in
// two without a word: `{jika: f(a, b)}` reads as jika = "f(a" and a second key
// "b)". The pieces are found by their parentheses, put together again (so that
// nobody complains of the key "b)") and reported.

// mendMapping joins the pieces of cut values in a flow mapping.
func (p *parser) mendMapping(n *Node) {
	var keys []*Node
	for i := 0; i < len(n.keys); i++ {
		key := n.keys[i]
		keys = append(keys, key)
		value := n.values[key.text]
		open := hanging(value)
		if open <= 0 {
			continue
		}
		text, used := value.text, 0
		for _, next := range n.keys[i+1:] {
			if next.quoted || !unwritten(n.values[next.text], next) {
				break
			}
			text += ", " + next.text
			used++
			if open += balance(next.text); open <= 0 {
				break
			}
		}
		if open != 0 || used == 0 {
			continue
		}
		for _, spilt := range n.keys[i+1 : i+1+used] {
			delete(n.values, spilt.text)
		}
		p.bag.Add(diag.New("SR027", value.pos, "kunci", key.text+": ", "nilai", text))
		value.text = text
		i += used
	}
	n.keys = keys
}

// unwritten reports whether v is the value of a bare word in a flow mapping: it
// is not written, so it stands at its key.
func unwritten(v, key *Node) bool {
	return v.Null() && v.text == "" && v.pos == key.pos
}

// mendSequence joins the pieces of cut members of a flow sequence.
func (p *parser) mendSequence(n *Node) {
	var items []*Node
	for i := 0; i < len(n.items); i++ {
		item := n.items[i]
		items = append(items, item)
		open := hanging(item)
		if open <= 0 {
			continue
		}
		text, used := item.text, 0
		for _, next := range n.items[i+1:] {
			if next.kind != Scalar || next.quoted {
				break
			}
			text += ", " + next.text
			used++
			if open += balance(next.text); open <= 0 {
				break
			}
		}
		if open != 0 || used == 0 {
			continue
		}
		p.bag.Add(diag.New("SR027", item.pos, "kunci", "", "nilai", text))
		item.text = text
		i += used
	}
	n.items = items
}

// hanging counts the parentheses a plain scalar opens and does not close.
func hanging(n *Node) int {
	if n.kind != Scalar || n.quoted {
		return 0
	}
	return balance(n.text)
}

func balance(s string) int { return strings.Count(s, "(") - strings.Count(s, ")") }
