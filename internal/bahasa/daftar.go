package bahasa

import "strings"

// DaftarKata joins the parts of an enumeration in running text: "a", "a dan b",
// "a, b, dan c", with a comma before the conjunction from three parts on (EYD).
func DaftarKata(items []string) string {
	return DaftarKataDengan(items, "dan")
}

// DaftarKataDengan joins like DaftarKata with another conjunction, such as
// "atau" or "dan/atau".
func DaftarKataDengan(items []string, conjunction string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	case 2:
		return items[0] + " " + conjunction + " " + items[1]
	default:
		return strings.Join(items[:n-1], ", ") + ", " + conjunction + " " + items[n-1]
	}
}

// ButirTanda gives what stands at the end of the i-th of n list items, counted
// from 1: ";", behind the last but one "; dan" (or "; atau", "; dan/atau"), and
// behind the last "." (UU12L2 angka 87 to 91). With an empty conjunction the last
// but one has ";" only, as in lists of definitions.
func ButirTanda(i, n int, conjunction string) string {
	switch {
	case i >= n:
		return "."
	case i == n-1 && conjunction != "":
		return "; " + conjunction
	default:
		return ";"
	}
}
