package object

import "maps"

// maxPages bounds the walk over a page tree that lies about itself.
const maxPages = 200_000

// inherited are the entries a page may have from its ancestors (ISO 32000-1
// 7.7.3.4). UserUnit is the page's own by the letter, but is passed on by some
// makers and readers.
var inherited = []string{"Resources", "MediaBox", "CropBox", "Rotate", "UserUnit"}

// Page is one page as the page tree has it.
type Page struct {
	Number int  // of its object; 0 when it is written inside another
	Dict   Dict // its own entries
	All    Dict // of the inheritable entries those that hold for it
}

// Pages are the pages below a node of the page tree, in order.
func (f *File) Pages(root any) []Page {
	var pages []Page
	seen := map[Ref]bool{}
	var walk func(v any, from Dict, depth int)
	walk = func(v any, from Dict, depth int) {
		r, ok := v.(Ref)
		node := f.DictOf(v)
		if node == nil || ok && seen[r] || depth > maxDepth || len(pages) > maxPages {
			return
		}
		seen[r] = ok
		all := maps.Clone(from)
		for _, key := range inherited {
			if node[key] != nil {
				all[key] = node[key]
			}
		}
		if kids := f.ArrayOf(node["Kids"]); kids != nil && f.NameOf(node["Type"]) != "Page" {
			for _, kid := range kids {
				walk(kid, all, depth+1)
			}
			return
		}
		pages = append(pages, Page{Number: r.Number, Dict: node, All: all})
	}
	walk(root, Dict{}, 0)
	return pages
}

// Rectangle returns the lower left corner, the width and the height of a
// rectangle, whichever corners it names (7.9.5).
func (f *File) Rectangle(v any) (box [4]float64, ok bool) {
	a := f.ArrayOf(v)
	if len(a) != 4 {
		return box, false
	}
	for i, e := range a {
		if box[i], ok = f.Real(e); !ok {
			return box, false
		}
	}
	x, y := min(box[0], box[2]), min(box[1], box[3])
	return [4]float64{x, y, max(box[0], box[2]) - x, max(box[1], box[3]) - y}, true
}

// Real is a number, whole or not.
func (f *File) Real(v any) (float64, bool) {
	switch v := f.Resolve(v).(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}
