package pdf

import (
	"slices"
	"strconv"
	"strings"
)

// renumber gives the objects numbers in the order in which they are reached
// from the page tree, the catalog and the information dictionary. fpdf numbers
// pictures of the same width in the order of a map, which differs from run to
// run; the order in which they are referred to does not.
func (f *file) renumber() {
	number := make([]int, len(f.objects)) // old number → new
	order := []int{0}
	visit := func(n int) {
		if n > 0 && n < len(f.objects) && number[n] == 0 {
			number[n] = len(order)
			order = append(order, n)
		}
	}
	// fpdf's objects 1 and 2 are the page tree and the resources of all pages.
	for _, root := range []int{1, 2, f.catalog, f.info} {
		visit(root)
	}
	for i := 1; i < len(order); i++ {
		for _, ref := range kidRef.FindAllStringSubmatch(f.objects[order[i]].text, -1) {
			n, err := strconv.Atoi(ref[1])
			if err == nil {
				visit(n)
			}
		}
	}
	// What nothing refers to keeps its place behind the rest.
	for n := 1; n < len(f.objects); n++ {
		visit(n)
	}
	objects := make([]object, len(f.objects))
	for n, old := range order {
		objects[n] = f.objects[old]
		objects[n].text = kidRef.ReplaceAllStringFunc(objects[n].text, func(ref string) string {
			old, err := strconv.Atoi(strings.TrimSuffix(ref, " 0 R"))
			if err != nil || old >= len(number) {
				return ref
			}
			return strconv.Itoa(number[old]) + " 0 R"
		})
	}
	f.objects, f.catalog, f.info = objects, number[f.catalog], number[f.info]
	f.pages = slices.Clone(f.pages)
	for i, n := range f.pages {
		f.pages[i] = number[n]
	}
}
