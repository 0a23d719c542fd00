package render

import (
	"regexp"
	"strings"

	"naskah/internal/docx"
)

// ranks are the levels of a clause by the look of their numbers (UU 12/2011
// Lampiran II angka 77 to 92): pasal, ayat, huruf, angka and what is below.
var ranks = []*regexp.Regexp{
	regexp.MustCompile(`(?i)^pasal `), regexp.MustCompile(`^\(\d+\)$`), regexp.MustCompile(`^[a-z]+\.$`),
	regexp.MustCompile(`^\d+\.$`), regexp.MustCompile(`^[a-z]+\)$`), regexp.MustCompile(`^\d+\)$`),
}

func rankOf(label string) int {
	for rank, look := range ranks {
		if look.MatchString(label) {
			return rank
		}
	}
	return -1
}

// refSigns are what references leave in the markup, which XML cannot hold.
var refSigns = regexp.MustCompile(refSign + `\d+` + refEnd)

// wordTargets finds what references may lead to in a paper whose lists were
// made in Word: the numbered paragraphs that carry a bookmark, each with those
// around it.
func wordTargets(pkg *docx.Package, markup string) map[string][]listItem {
	out := map[string][]listItem{}
	root, err := docx.ParseXML([]byte(refSigns.ReplaceAllString(markup, "")))
	if err != nil {
		return out // what the finding about the broken part tells
	}
	numbering, err := pkg.Clone().Numbering()
	if err != nil {
		return out // told when the template was read
	}
	counter := numbering.Counter()
	var around [6]listItem
	root.Walk(func(e *docx.Element) bool {
		if e.Name == "w:p" {
			if label, ok := counter.Next(e); ok {
				target(out, &around, strings.TrimSpace(label.Text), e)
			}
		}
		return e.Name != "w:txbxContent"
	})
	return out
}

// target files a numbered paragraph under its bookmarks.
func target(out map[string][]listItem, around *[6]listItem, label string, p *docx.Element) {
	rank := rankOf(label)
	if rank < 0 {
		return
	}
	clear(around[rank:])
	p.Walk(func(e *docx.Element) bool {
		if e.Name != "w:bookmarkStart" {
			return e.Name != "w:txbxContent"
		}
		it := listItem{level: rank, label: label, mark: e.Attr("w:name")}
		if around[rank].mark == "" {
			around[rank] = it
		}
		var chain []listItem
		for _, outer := range around[:rank] {
			if outer.mark != "" {
				chain = append(chain, outer)
			}
		}
		out[it.mark] = append(chain, it)
		return true
	})
}
