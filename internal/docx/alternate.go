package docx

import "strings"

// understood are the prefixes mc:Requires may name for a choice to be taken:
// what Word writes for shapes and its later vocabularies.
const understood = " wps wpg wpc wpi wp14 w14 w15 w16 w16se w16cid w16cex w16sdtdh w16du wne a14 a16 v o w10 w r m c cx a pic "

// Choose returns the branch of an mc:AlternateContent that counts: the first
// mc:Choice whose requirements are understood, else mc:Fallback, else nil
// (ECMA-376 part 3, 7.6). The other branches say the same in other words.
func Choose(e *Element) *Element {
	for _, c := range e.All("mc:Choice") {
		ok := true
		for _, prefix := range strings.Fields(c.Attr("Requires")) {
			ok = ok && strings.Contains(understood, " "+prefix+" ")
		}
		if ok {
			return c
		}
	}
	return e.Child("mc:Fallback")
}

// Flat returns nodes with every mc:AlternateContent replaced by what is in its
// branch that counts.
func Flat(nodes []Node) []Node {
	for i, n := range nodes {
		e, ok := n.(*Element)
		if !ok || e.Name != "mc:AlternateContent" {
			continue
		}
		out := append(make([]Node, 0, len(nodes)), nodes[:i]...)
		for _, n := range nodes[i:] {
			if e, ok := n.(*Element); ok && e.Name == "mc:AlternateContent" {
				if c := Choose(e); c != nil {
					out = append(out, Flat(c.Children)...)
				}
				continue
			}
			out = append(out, n)
		}
		return out
	}
	return nodes
}
