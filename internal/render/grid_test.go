package render

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"naskah/internal/docx"
)

// gridText writes the tables of a tree with what only their markup tells: the
// widths of the grid, and of each cell its text, columns (×n) and place in a
// vertical merge (v first, ^ others).
func gridText(root *docx.Element) string {
	var b strings.Builder
	root.Walk(func(e *docx.Element) bool {
		if e.Name != "w:tbl" {
			return true
		}
		for i, c := range e.Child("w:tblGrid").All("w:gridCol") {
			b.WriteString(map[bool]string{true: "", false: " "}[i == 0] + c.Attr("w:w"))
		}
		b.WriteString("\n")
		for _, row := range rowsOf(e) {
			for _, cell := range row.All("w:tc") {
				fmt.Fprintf(&b, "| %s", cell.Text())
				if n := spanOf(cell); n > 1 {
					fmt.Fprintf(&b, " ×%d", n)
				}
				if v := cell.Path("w:tcPr", "w:vMerge"); v != nil {
					b.WriteString(map[bool]string{true: " v", false: " ^"}[v.Attr("w:val") == "restart"])
				}
				b.WriteString(" ")
			}
			b.WriteString("|\n")
		}
		return true
	})
	return b.String()
}

// sound says what is wrong with the blocks of a tree: cells end in a
// paragraph, rows have cells, tables have rows and fill their grid.
func sound(root *docx.Element) string {
	var bad []string
	root.Walk(func(e *docx.Element) bool {
		for _, n := range e.Children {
			if raw, ok := n.(docx.Raw); ok && strings.Contains(string(raw), "naskah") {
				bad = append(bad, "left over: "+string(raw))
			}
		}
		for _, a := range e.Attrs {
			if strings.HasPrefix(a.Name, "naskah") {
				bad = append(bad, "left over: "+a.Name)
			}
		}
		for _, c := range e.Elements() {
			inBlocks := e.Name == "w:body" || e.Name == "w:tc" || e.Name == "w:tr" || e.Name == "w:tbl"
			if inBlocks && (c.Name == "w:pPr" || c.Name == "w:r") {
				bad = append(bad, c.Name+" in "+e.Name)
			}
		}
		switch list := e.Elements(); e.Name {
		case "w:tc":
			if len(list) == 0 || list[len(list)-1].Name != "w:p" {
				bad = append(bad, "a cell does not end in a paragraph")
			}
		case "w:hdr", "w:ftr", "w:txbxContent":
			if len(list) == 0 {
				bad = append(bad, e.Name+" is empty")
			}
		case "w:tbl":
			rows := rowsOf(e)
			if len(rows) == 0 {
				bad = append(bad, "a table has no rows")
			}
			columns := len(e.Child("w:tblGrid").All("w:gridCol"))
			for _, row := range rows {
				n := number(row.Child("w:trPr").Val("w:gridBefore"), 0)
				for _, cell := range row.All("w:tc") {
					n += spanOf(cell)
				}
				if n != columns {
					bad = append(bad, "a row of "+strconv.Itoa(n)+" columns in a table of "+strconv.Itoa(columns))
				}
			}
		case "w:p", "w:r":
			for _, c := range list {
				if c.Name == e.Name || c.Name == "w:tbl" {
					bad = append(bad, c.Name+" in "+e.Name)
				}
			}
		}
		return true
	})
	return strings.Join(bad, "; ")
}

func mainTree(t *testing.T, pkg *docx.Package) *docx.Element {
	t.Helper()
	root, err := pkg.Tree("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// span wraps the content of a cell that covers n columns.
func spanned(n int, content string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:gridSpan w:val="%d"/></w:tcPr>%s</w:tc>`, n, content)
}

func TestTablesByData(t *testing.T) {
	cases := []struct{ name, body, want string }{
		{"columns share their place", tbl(5, trow("No", "{{ range bidang }}", "{{ . }}", "{{ end }}", "Jumlah")),
			"1000 1000 1000 1000 1000\n| No | riset | pelatihan | publikasi | Jumlah |\n"},
		{"columns that are left keep the width of the table", tbl(4, trow("No", "{{ if terisi catatan }}", "x", "{{ end }}")), "4000\n| No |\n"},
		{"two columns in the place of four", tbl(5, trow("No", "{{ range pihak }}", "{{ nama }}", "x", "{{ end }}")),
			"1000 1000 1000 1000 1000\n| No | Badan Riset | x | Kota Bima | x |\n"},
		{"a title spans what has come", tbl(4, tr(tc(one("No")), spanned(3, one("Bidang"))), trow("1", "{{ range bidang }}", "{{ . }}", "{{ end }}"), trow("2", "{{ range bidang }}", "{{ urut }}", "{{ end }}")),
			"1000 1000 1000 1000\n| No | Bidang ×3 |\n| 1 | riset | pelatihan | publikasi |\n| 2 | 1 | 2 | 3 |\n"},
		{"a cell wider than any table", tbl(3, trow("{{ range bidang }}", "{{ . }}", "{{ end }}"), tr(spanned(2_000_000_000, one("x")))), "1000 1000 1000\n| riset | pelatihan | publikasi |\n| x ×3 |\n"},
		{"a title over columns that have gone", tbl(4, tr(tc(one("No")), spanned(3, one("Catatan"))), trow("1", "{{ if terisi catatan }}", "x", "{{ end }}")), "4000\n| No |\n| 1 |\n"},
		{"columns in rows", tbl(4, trow("{{ range pihak }}", "", "", ""), trow("{{ nama }}", "{{ range bidang }}", "{{ . }}", "{{ end }}"), trow("{{ end }}", "", "", "")),
			"1000 1000 1000 1000\n| Badan Riset | riset | pelatihan | publikasi |\n| Kota Bima | riset | pelatihan | publikasi |\n"},
		{"a table without a grid", strings.NewReplacer("<w:tblGrid>", "", "</w:tblGrid>", "", `<w:gridCol w:w="1000"/>`, "").Replace(tbl(3, trow("{{ range bidang }}{{ gabung tempat }}", "{{ . }}", "{{ end }}"))),
			"1000 1000 1000\n| Jakarta v | riset |  |\n|  ^ | pelatihan |  |\n|  ^ | publikasi |  |\n"},
		{"equal cells join", tbl(2, trow("{{ range bidang }}{{ gabung tempat }}", "{{ . }}{{ end }}")),
			"1000 1000\n| Jakarta v | riset |\n|  ^ | pelatihan |\n|  ^ | publikasi |\n"},
		{"cells that differ stay apart", tbl(2, trow("{{ range pihak }}{{ gabung jenis }}", "{{ gabung nama }}{{ end }}")), "1000 1000\n| K/L v | Badan Riset |\n|  ^ | Kota Bima |\n"},
		{"joining begins anew with each run", tbl(2, trow("{{ range pihak }}", ""), trow("{{ range bidang }}{{ gabung jenis }}", "{{ . }}{{ end }}"), trow("{{ end }}", "")),
			"1000 1000\n| K/L v | riset |\n|  ^ | pelatihan |\n|  ^ | publikasi |\n| K/L v | riset |\n|  ^ | pelatihan |\n|  ^ | publikasi |\n"},
		{"a value between functions joins", tbl(2, trow("{{ range bidang }}{{ tempat | gabung | kapital }}", "{{ . }}{{ end }}")),
			"1000 1000\n| JAKARTA v | riset |\n|  ^ | pelatihan |\n|  ^ | publikasi |\n"},
		{"a cell spans as the data say", tbl(3, trow("a{{ rentang (panjang pihak) }}", "b"), trow("c", "d", "e")), "1000 1000 1000\n| a ×2 | b |\n| c | d | e |\n"},
		{"groups over columns", tbl(4, trow("", "{{ range pihak }}", "{{ nama }}{{ rentang (panjang bidang) }}", "{{ end }}"),
			trow("No", "{{ range pihak }}{{ range bidang }}", "{{ . }}", "{{ end }}{{ end }}")),
			"1000 500 500 500 500 500 500\n|  | Badan Riset ×3 | Kota Bima ×3 |\n| No | riset | pelatihan | publikasi | riset | pelatihan | publikasi |\n"},
		{"a row that leaves out columns", tbl(4, trow("No", "{{ range bidang }}", "{{ . }}", "{{ end }}"),
			strings.Replace(tr(spanned(3, one("z"))), "<w:tr>", `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>`, 1)),
			"1000 1000 1000 1000\n| No | riset | pelatihan | publikasi |\n| z ×3 |\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := wordProgram(t, c.body+"<w:p/>", nil)
			root := mainTree(t, render(t, p, testInput()))
			if got := gridText(root); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			if bad := sound(root); bad != "" {
				t.Error(bad)
			}
		})
	}
}

func TestTablesThatDoNotFit(t *testing.T) {
	for _, c := range []struct{ name, body, code string }{
		{"rows of different length", tbl(3, trow("{{ range bidang }}", "{{ . }}", "{{ end }}"), trow("{{ range pihak }}", "{{ nama }}", "{{ end }}")), "TP126"},
		{"spans that do not fill", tbl(3, trow("a{{ rentang 2 }}", "b", "c")), "TP127"},
		{"spans of no column", tbl(1, trow("a{{ rentang (tambah peserta -25) }}")), "TP060"},
		{"a grid of too many columns", tbl(70, trow("{{ range bidang }}", "{{ . }}", "{{ end }}")), "TP128"},
		{"too many columns", tbl(3, trow("{{ range bidang }}{{ range bidang }}{{ range bidang }}{{ range bidang }}", "{{ . }}", "{{ end }}{{ end }}{{ end }}{{ end }}")), "TP128"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := wordProgram(t, c.body+"<w:p/>", nil)
			if pkg, found, err := p.Render(t.Context(), testInput()); err != nil || pkg != nil || len(found) != 1 || found[0].Code != c.code {
				t.Errorf("found %s (%v), want %s", say(found), err, c.code)
			}
		})
	}
}

// Word takes tables side by side for one, and a header without a paragraph for
// damage.
func TestWhatStructuresLeaveIsWhole(t *testing.T) {
	more := map[string]string{
		"rels":             `<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>`,
		"word/header1.xml": docx.XMLHead + "<w:hdr" + docx.Namespaces + ">" + paras("{{ if terisi catatan }}", "x", "{{ end }}") + "</w:hdr>",
	}
	gone := tbl(1, trow("{{ if terisi catatan }}"), trow("x"), trow("{{ end }}"))
	body := one("{{ range bidang }}") + tbl(1, trow("{{ . }}")) + one("{{ end }}") + tbl(1, tr(tc(gone, "<w:p/>")), tr(tc(one("{{ if terisi catatan }}"), one("x"), one("{{ end }}")))) + gone
	p := wordProgram(t, body, more)
	pkg := render(t, p, testInput())
	header, err := pkg.Tree("word/header1.xml")
	if err != nil {
		t.Fatal(err)
	}
	root := mainTree(t, pkg)
	if bad := sound(root) + sound(header); bad != "" {
		t.Error(bad)
	}
	var names []string
	for _, e := range root.Child("w:body").Elements() {
		names = append(names, e.Name)
	}
	if got, want := strings.Join(names, " "), "w:tbl w:p w:tbl w:p w:tbl w:p w:tbl w:sectPr"; got != want {
		t.Errorf("body holds %s, want %s", got, want)
	}
}

// sectionsOf lists the paragraphs of each section with the header it has.
func sectionsOf(root *docx.Element) string {
	var b strings.Builder
	for _, e := range root.Child("w:body").Elements() {
		props := e
		if e.Name == "w:p" {
			b.WriteString(e.Text() + " ")
			props = e.Path("w:pPr", "w:sectPr")
		}
		if props != nil {
			b.WriteString("[" + cmp.Or(props.Child("w:headerReference").Attr("r:id"), "Z") + "] ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestSectionsByData(t *testing.T) {
	sect := func(id string) string {
		return `<w:sectPr><w:headerReference w:type="default" r:id="` + id + `"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`
	}
	ends := func(id string, runs ...string) string {
		return "<w:p><w:pPr>" + sect(id) + "</w:pPr>" + strings.Join(runs, "") + "</w:p>"
	}
	cases := []struct{ name, body, want string }{
		{"all stay", paras("a") + ends("A") + paras("b") + ends("B") + paras("c"), "a [A] b [B] c [Z]"},
		{"a section left out whole", paras("a") + ends("A") + paras("{{ if terisi catatan }}", "b") + ends("B") + paras("{{ end }}", "c"), "a [A] c [Z]"},
		{"the first left out whole", paras("{{ if terisi catatan }}", "a") + ends("A") + paras("{{ end }}", "b") + ends("B") + paras("c"), "b [B] c [Z]"},
		{"the last left out with its break", paras("a", "{{ if terisi catatan }}") + ends("A") + paras("b", "{{ end }}"), "a [A]"},
		{"the last left out without its break", paras("a") + ends("A") + paras("{{ if terisi catatan }}", "b", "{{ end }}"), "a [A]"},
		{"end in the last paragraph of a section", paras("a") + ends("A") + paras("{{ if terisi catatan }}", "b") + ends("B", run("{{ end }}")) + paras("c"), "a [A] c [Z]"},
		{"end behind the text of that paragraph", paras("a") + ends("A") + paras("{{ if daring }}", "b") + ends("B", run("x{{ end }}")) + paras("c"), "a [A] b x [B] c [Z]"},
		{"sections in a loop", paras("a") + ends("A") + paras("{{ range bidang }}", "{{ . }}") + ends("B") + paras("{{ end }}", "c"), "a [A] riset [B] pelatihan [B] publikasi [B] c [Z]"},
		{"a loop of breaks and what follows", paras("a", "{{ range bidang }}") + ends("A") + paras("{{ . }}", "{{ end }}"), "a [A] riset [Z] pelatihan [Z] publikasi [Z]"},
		{"one of two", paras("{{ if terisi catatan }}", "a") + ends("A") + paras("{{ else }}", "b") + ends("B") + paras("{{ end }}", "c"), "b [B] c [Z]"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := wordProgram(t, c.body, nil)
			if got := sectionsOf(mainTree(t, render(t, p, testInput()))); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// A reference is a sign that XML cannot hold until the numbers are known, and
// tables by data are read as XML before that.
func TestReferencesBesideTablesByData(t *testing.T) {
	p := compileText(t, "uji.naskah", exampleHead+"## A {#a}\n\n(1) isi\n\n| No | Pihak |\n|---|---|\n{{ range pihak }}\n| {{ gabung jenis }} | {{ nama }}, {{ rujuk \"a\" }} |\n{{ end }}\n\nLihat {{ rujuk \"a\" }}.\n")
	got := textOfPackage(t, reopened(t, render(t, p, testInput())))
	if !strings.Contains(got, "Kota Bima, Pasal 1 |") || !strings.Contains(got, "Lihat Pasal 1.") {
		t.Errorf("got %s", got)
	}
}
