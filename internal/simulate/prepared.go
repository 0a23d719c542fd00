package simulate

import (
	"regexp"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// relative is a day counted from the one on which the answer is given: hari ini,
// +5 hari kerja, -2 minggu.
var relative = regexp.MustCompile(`^([+-]) *(\S.*)$`)

// prepared reads an answer the scenario prepared, as of a day.
func prepared(f schema.Field, n *source.Node, profile *office.Office, day schema.Date, bag *diag.Bag) (schema.Value, bool) {
	if f.Kind == schema.KindDate {
		text := strings.TrimSpace(n.Text())
		if strings.EqualFold(text, "hari ini") {
			return day, true
		}
		if m := relative.FindStringSubmatch(text); m != nil {
			d, err := schema.ParseDuration(m[2])
			if err != nil {
				bag.Add(diag.New("SK033", n.Pos(), "teks", text))
				return nil, false
			}
			if m[1] == "-" {
				d.N = -d.N
			}
			on, _ := profile.Calendar(day).After(day, d)
			return on, true
		}
	}
	return f.FromNode(n, profile.Resolver(day), bag)
}
