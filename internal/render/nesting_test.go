package render

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"naskah/templates"
)

// A random nesting of structures is written as a Word file and as naskah text,
// and read by an interpreter of a few lines. All three must say the same.

// construct is a paragraph, a table, a row, or a structure around some.
type construct struct {
	kind string // teks, if, range, define; tabel, baris, kolom; in text kata, tempat, unsur, urut, if, range
	cond string // condition; what a paragraph ends with
	body []construct
	rest []construct // of an else
	text []construct // of a paragraph; of a row, its cells
	edge bool        // the tags stand at the edges of the text, not alone
	s    string      // a word; the columns of a table; what a paragraph begins with
}

// conditions of the test, and what they say of the values of the test.
var conditions = map[string]bool{"daring": true, "terisi catatan": false, "not daring": false, "gt peserta 3": true, `eq sifat "biasa"`: true}

var bidang = []string{"riset", "pelatihan", "publikasi"}

type nester struct {
	*rand.Rand
	words int
}

func (n *nester) word() construct {
	n.words++
	return construct{kind: "kata", s: fmt.Sprintf("k%d", n.words)}
}

func (n *nester) condition() string {
	return []string{"daring", "terisi catatan", "not daring", "gt peserta 3", `eq sifat "biasa"`}[n.IntN(5)]
}

// inline is the content of a paragraph; looping says that there is an element.
func (n *nester) inline(depth int, looping bool) []construct {
	out := []construct{n.word()}
	for range n.IntN(3) {
		switch k := n.IntN(5); {
		case k == 0 && depth > 0:
			out = append(out, construct{kind: "if", cond: n.condition(), body: n.inline(depth-1, looping), rest: n.inline(depth-1, looping)})
		case k == 1 && depth > 0:
			out = append(out, construct{kind: "range", body: n.inline(depth-1, true)})
		case k == 2 && looping:
			out = append(out, construct{kind: "unsur"}, n.word())
		case k == 3 && looping:
			out = append(out, construct{kind: "urut"}, n.word())
		default:
			out = append(out, construct{kind: "tempat"}, n.word())
		}
	}
	return out
}

// blocks are paragraphs, tables and structures around them.
func (n *nester) blocks(depth int, looping bool) []construct {
	var out []construct
	for range 1 + n.IntN(3) {
		switch k := n.IntN(7); {
		case k == 6 && depth > 0: // sees no loop of its caller
			n.words++
			out = append(out, construct{kind: "define", s: fmt.Sprintf("%q", fmt.Sprint("d", n.words)), body: n.blocks(depth-1, false)})
		case k < 2 && depth > 0:
			x := construct{kind: "if", cond: n.condition(), body: n.blocks(depth-1, looping), edge: n.IntN(2) == 0}
			if n.IntN(2) == 0 {
				x.rest = n.blocks(depth-1, looping)
			}
			out = append(out, x)
		case k == 2 && depth > 0:
			out = append(out, construct{kind: "range", body: n.blocks(depth-1, true), edge: n.IntN(2) == 0})
		case k == 3 && depth > 0:
			columns := 1 + n.IntN(3)
			kind := "baris"
			if n.IntN(3) == 0 {
				kind, columns = "kolom", 4
			}
			out = append(out, construct{kind: "tabel", s: strings.Repeat(".", columns), body: n.rows(depth-1, columns, kind, looping)})
		default:
			out = append(out, construct{kind: "teks", text: n.inline(2, looping)})
		}
	}
	return out
}

// rows are rows of a table and structures around them.
func (n *nester) rows(depth, columns int, kind string, looping bool) []construct {
	var out []construct
	for range 1 + n.IntN(3) {
		switch k := n.IntN(4); {
		case k == 0 && depth > 0:
			out = append(out, construct{kind: "if", cond: n.condition(), body: n.rows(depth-1, columns, kind, looping), rest: n.rows(depth-1, columns, kind, looping)})
		case k == 1 && depth > 0:
			out = append(out, construct{kind: "range", body: n.rows(depth-1, columns, kind, true), edge: kind == "baris" && n.IntN(2) == 0})
		default:
			row := construct{kind: kind}
			for i := range columns {
				in := looping || kind == "kolom" && i == 2
				row.text = append(row.text, construct{kind: "teks", text: n.inline(1, in)})
			}
			out = append(out, row)
		}
	}
	return out
}

// interpret evaluates constructs: element and counter are those of the loop around.
func interpret(list []construct, element string, counter int) string {
	var b strings.Builder
	for _, x := range list {
		switch x.kind {
		case "kata":
			b.WriteString(x.s)
		case "tempat":
			b.WriteString("Jakarta")
		case "unsur":
			b.WriteString(element)
		case "urut":
			fmt.Fprint(&b, counter)
		case "if":
			if conditions[x.cond] {
				b.WriteString(interpret(x.body, element, counter))
			} else {
				b.WriteString(interpret(x.rest, element, counter))
			}
		case "range":
			for i, s := range bidang {
				b.WriteString(interpret(x.body, s, i+1))
			}
		case "teks":
			b.WriteString(interpret(x.text, element, counter) + "\n")
		case "tabel", "define":
			b.WriteString(interpret(x.body, element, counter))
		case "baris":
			for _, cell := range x.text {
				b.WriteString("| " + interpret(cell.text, element, counter) + " ")
			}
			b.WriteString("|\n")
		case "kolom": // the second and the last cell hold tags
			b.WriteString("| " + interpret(x.text[0].text, element, counter) + " ")
			for i, s := range bidang {
				b.WriteString("| " + interpret(x.text[2].text, s, i+1) + " ")
			}
			b.WriteString("|\n")
		}
	}
	return b.String()
}

// tags writes the text of a paragraph with its tags.
func tags(list []construct) string {
	var b strings.Builder
	for _, x := range list {
		switch x.kind {
		case "kata":
			b.WriteString(x.s)
		case "tempat", "urut":
			b.WriteString("{{ " + x.kind + " }}")
		case "unsur":
			b.WriteString("{{ . }}")
		case "if":
			b.WriteString("{{ if " + x.cond + " }}" + tags(x.body) + "{{ else }}" + tags(x.rest) + "{{ end }}")
		case "range":
			b.WriteString("{{ range bidang }}" + tags(x.body) + "{{ end }}")
		}
	}
	return b.String()
}

func opening(x construct) string {
	switch x.kind {
	case "if":
		return "{{ if " + x.cond + " }}"
	case "define":
		return "{{ define " + x.s + " }}"
	}
	return "{{ range bidang }}"
}

// atEdges reports whether the tags of a structure can stand before and behind
// the text of its first and last paragraph.
func (x construct) atEdges() bool {
	return x.edge && x.rest == nil && len(x.body) > 1 && x.body[0].kind == "teks" && x.body[len(x.body)-1].kind == "teks"
}

// paragraph writes text as Word does: in any number of runs.
func (n *nester) paragraph(s string) string {
	var runs []string
	for len(s) > 0 {
		k := 1 + n.IntN(len(s))
		runs = append(runs, run(s[:k]))
		s = s[k:]
	}
	return par(runs...)
}

// markup writes blocks as markup.
func (n *nester) markup(list []construct) string {
	var b strings.Builder
	for _, x := range list {
		switch {
		case x.kind == "teks":
			b.WriteString(n.paragraph(x.s + tags(x.text) + x.cond))
		case x.kind == "tabel":
			b.WriteString(tbl(len(x.s), n.rowMarkup(x.body)))
		case x.atEdges():
			body := slices.Clone(x.body)
			body[0].s, body[len(body)-1].cond = opening(x), "{{ end }}"
			b.WriteString(n.markup(body))
		default:
			b.WriteString(n.paragraph(opening(x)) + n.markup(x.body))
			if x.rest != nil {
				b.WriteString(n.paragraph("{{ else }}") + n.markup(x.rest))
			}
			b.WriteString(n.paragraph("{{ end }}"))
			if x.kind == "define" {
				b.WriteString(n.paragraph("{{ template " + x.s + " }}"))
			}
		}
	}
	return b.String()
}

func (n *nester) rowMarkup(list []construct) string {
	var b strings.Builder
	for _, x := range list {
		switch {
		case x.kind == "baris", x.kind == "kolom":
			b.WriteString(tr(each(cells(x), func(s string) string { return tc(n.paragraph(s)) })...))
		case x.edge && len(x.body) == 1 && x.body[0].kind == "baris" && len(x.body[0].text) > 1:
			list := cells(x.body[0])
			list[0], list[len(list)-1] = opening(x)+list[0], list[len(list)-1]+"{{ end }}"
			b.WriteString(tr(each(list, func(s string) string { return tc(n.paragraph(s)) })...))
		default:
			b.WriteString(tr(tc(n.paragraph(opening(x)))) + n.rowMarkup(x.body))
			if x.rest != nil {
				b.WriteString(tr(tc(n.paragraph("{{ else }}"))) + n.rowMarkup(x.rest))
			}
			b.WriteString(tr(tc(n.paragraph("{{ end }}"))))
		}
	}
	return b.String()
}

// cells writes the cells of a row; those of a row with columns by data are one
// before the loop, and its tags around the third.
func cells(row construct) []string {
	out := make([]string, len(row.text))
	for i, c := range row.text {
		out[i] = tags(c.text)
	}
	if row.kind == "kolom" {
		out[1], out[3] = "{{ range bidang }}", "{{ end }}"
	}
	return out
}

// written writes blocks as naskah text.
func written(list []construct) string {
	var b strings.Builder
	for _, x := range list {
		switch x.kind {
		case "teks":
			b.WriteString(tags(x.text) + "\n\n")
		case "tabel":
			b.WriteString("|" + strings.ReplaceAll(x.s, ".", "---|") + "\n" + written(x.body) + "\n")
		case "baris", "kolom":
			b.WriteString("| " + strings.Join(cells(x), " | ") + " |\n")
		default:
			b.WriteString(opening(x) + "\n" + written(x.body))
			if x.rest != nil {
				b.WriteString("{{ else }}\n" + written(x.rest))
			}
			b.WriteString("{{ end }}\n")
			if x.kind == "define" {
				b.WriteString("{{ template " + x.s + " }}\n")
			}
		}
	}
	return b.String()
}

// full drops empty lines.
func full(s string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(s, "\n"), func(s string) bool { return s == "" }), "\n")
}

func TestAnyNestingSaysWhatItMeans(t *testing.T) {
	for seed := range uint64(200) {
		n := &nester{Rand: rand.New(rand.NewPCG(seed, 3))}
		list := n.blocks(4, false)
		want := full(interpret(list, "", 0))
		for name, data := range map[string][]byte{"surat.docx": wordFile(t, n.markup(list)+"<w:p/>", nil), "uji.naskah": []byte(exampleHead + written(list))} {
			tpl, found := Parse(name, data, templates.FS)
			if tpl == nil {
				t.Fatalf("%d, %s: %s%s", seed, name, say(found), written(list))
			}
			p, found := tpl.Compile(Scope{Fields: testFields(t)})
			if p == nil {
				t.Fatalf("%d, %s: %s%s", seed, name, say(found), written(list))
			}
			pkg := render(t, p, testInput())
			got, _, _ := strings.Cut("\n"+textOfPackage(t, pkg), "\n[")
			if got = full(got); got != want {
				t.Fatalf("%d, %s: got\n%s\nwant\n%s\nof\n%s", seed, name, got, want, written(list))
			}
			if bad := sound(mainTree(t, pkg)); bad != "" {
				t.Fatalf("%d, %s: %s\n%s", seed, name, bad, written(list))
			}
		}
	}
}
