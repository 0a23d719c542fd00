package render

import (
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
)

// agreementParts are a list of pasal, ayat and huruf and some styles.
func agreementParts() map[string]string {
	lvl := func(depth, format, text string) string {
		return `<w:lvl w:ilvl="` + depth + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	return map[string]string{
		"rels": `<Relationship Id="rId1" Type="` + officeRel + `numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="` + officeRel + `styles" Target="styles.xml"/>`,
		"word/numbering.xml": docx.XMLHead + "<w:numbering" + docx.Namespaces + `><w:abstractNum w:abstractNumId="0">` +
			lvl("0", "decimal", "Pasal %1") + lvl("1", "decimal", "(%2)") + lvl("2", "lowerLetter", "%3.") + lvl("3", "decimal", "%4.") +
			`</w:abstractNum><w:abstractNum w:abstractNumId="1">` + lvl("0", "lowerLetter", "%1.") + `</w:abstractNum>` +
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
		"word/styles.xml": docx.XMLHead + "<w:styles" + docx.Namespaces + `><w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/></w:style></w:styles>`,
	}
}

// item is a paragraph on a level of a list.
func item(num, level, s string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>` + run(s) + `</w:p>`
}

func heading(s string) string {
	return `<w:p><w:pPr><w:pStyle w:val="Judul1"/></w:pPr>` + run(s) + `</w:p>`
}

const wrong = "{{ tempatt }}"

func TestPlacesOfClauses(t *testing.T) {
	cases := []struct{ name, body, want string }{
		{"huruf of a numbered list", item("1", "0", "Satu") + item("1", "0", "Dua") + item("1", "1", "a") + item("1", "1", "b") + item("1", "2", "isi "+wrong), "Pasal 2 ayat (2) huruf a"},
		{"ayat", item("1", "0", "Satu") + item("1", "1", "isi "+wrong), "Pasal 1 ayat (1)"},
		{"the head of a pasal", item("1", "0", wrong), "Pasal 1"},
		{"a paragraph without number in a pasal", item("1", "0", "Satu") + item("1", "1", "a") + par(run("isi "+wrong)), "Pasal 1"},
		{"lists of their own", item("1", "0", "Satu") + item("2", "0", "a") + item("2", "0", wrong), "Pasal 1 huruf b"},
		{"angka below huruf", item("1", "0", "x") + item("1", "1", "x") + item("1", "2", "x") + item("1", "3", wrong), "Pasal 1 ayat (1) huruf a angka 1"},
		{"typed pasal", par(run("Pasal 5")) + par(run("MAKSUD")) + par(run("(1) a")) + par(run("(2) isi")) + par(run("a. isi "+wrong)), "Pasal 5 ayat (2) huruf a"},
		{"typed pasal with a heading for a title", heading("Pasal 5") + heading("MAKSUD DAN TUJUAN") + par(run("isi "+wrong)), "Pasal 5"},
		{"typed pasal and its title in one paragraph", "<w:p><w:r><w:t>PASAL 7</w:t><w:br/><w:t>PENUTUP</w:t></w:r></w:p>" + par(run("isi "+wrong)), "Pasal 7"},
		{"pasal numbered by a tag", par(run("Pasal {{ peserta }}")) + par(run("isi "+wrong)), "Pasal {{ peserta }}"},
		{"a sentence that begins with Pasal is none", par(run("Pasal 5 ayat (2) tidak berlaku.")) + par(run(wrong)), "paragraf 2"},
		{"chapter", par(run("BAB II")) + par(run("isi "+wrong)), "BAB II"},
		{"pasal in a chapter", par(run("BAB II")) + par(run("Pasal 4")) + par(run("isi "+wrong)), "Pasal 4"},
		{"heading", heading("Ruang Lingkup") + par(run("isi "+wrong)), `bagian "Ruang Lingkup"`},
		{"item below a heading", heading("Ruang Lingkup") + par(run("1. satu")) + par(run("2. isi "+wrong)), `bagian "Ruang Lingkup", angka 2`},
		{"annex", item("1", "0", "Satu") + par(run("LAMPIRAN II PERJANJIAN KERJA SAMA")) + par(run("1. isi "+wrong)), "Lampiran II, angka 1"},
		{"blank paragraphs are not counted", "<w:p/>" + par(run("a")) + "<w:p/>" + par(run(wrong)), "paragraf 2"},
		{"cell", wordTable(wordRow(wordCell("<w:p/>"))) + "<w:p/>" + wordTable(wordRow(wordCell("<w:p/>")), wordRow(wordCell("<w:p/>"), wordCell(par(run(wrong))))) + "<w:p/>", "tabel 2, baris 2, kolom 2"},
		{"cell behind a wide one", wordTable(wordRow(`<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p/></w:tc>`, wordCell(par(run(wrong))))) + "<w:p/>", "tabel 1, baris 1, kolom 4"},
		{"cell in a pasal", item("1", "0", "Satu") + wordTable(wordRow(wordCell(par(run(wrong))))) + "<w:p/>", "Pasal 1, tabel 1, baris 1, kolom 1"},
		{"control row", wordTable(wordRow(wordCell("<w:p/>")), wordRow(wordCell(par(run("{{ range tempatt }}{{ end }}"))))) + "<w:p/>", "tabel 1, baris 2"},
		{"second table in a cell", wordTable(wordRow(wordCell(wordTable(wordRow(wordCell("<w:p/>")))+"<w:p/>"+wordTable(wordRow(wordCell(par(run(wrong)))))+"<w:p/>"))) + "<w:p/>", "tabel 1, baris 1, kolom 1, tabel 2 di dalam sel itu, baris 1, kolom 1"},
		{"text box in a pasal", item("1", "0", "Satu") + par(run("x"), "<w:r>"+vml(wrong)+"</w:r>"), "Pasal 1, kotak teks"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, said := compiled(t, wordFile(t, c.body, agreementParts())); len(said) != 1 || !strings.HasPrefix(said[0], "TP045: "+c.want+": ") {
				t.Errorf("found %q, want TP045 in %q", said, c.want)
			}
		})
	}
}

func TestHeadersAreToldApart(t *testing.T) {
	head := func(s string) string {
		return docx.XMLHead + "<w:hdr" + docx.Namespaces + ">" + par(run(s)) + "</w:hdr>"
	}
	rel := func(id, part string) string {
		return `<Relationship Id="` + id + `" Type="` + officeRel + `header" Target="` + part + `"/>`
	}
	body := `<w:p><w:pPr><w:sectPr><w:headerReference w:type="first" r:id="rId1"/><w:headerReference w:type="even" r:id="rId2"/></w:sectPr></w:pPr></w:p>` +
		`<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr></w:pPr></w:p>`
	_, said := compiled(t, wordFile(t, body, map[string]string{
		"rels": rel("rId1", "header1.xml") + rel("rId2", "header2.xml") + rel("rId3", "header3.xml"), "word/header3.xml": head(wrong), "word/header1.xml": head(wrong), "word/header2.xml": head("x {{ tempatt }} y"),
	}))
	want := "TP045: kepala halaman pertama: {{ tempatt }}|TP045: kepala halaman genap: x {{ tempatt }} y|TP045: kepala halaman, seksi 2: {{ tempatt }}"
	if got := strings.Join(said, "|"); got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}

// faulty are templates as people make them; every error is found, all at once,
// in reading order.
func TestErrorsOfFaultyTemplates(t *testing.T) {
	cases := []struct {
		name string
		body []string
		want []string
	}{
		{"unclosed loop", []string{"Pasal 1", "{{ range pihak }}", "isi {{ nama }}", "Pasal 2 tanpa penutup"}, []string{
			"TP031 [Pasal 1] {{ range pihak }}",
		}},
		{"names in a loop over an unknown list", []string{"{{ range pihakk }}", "isi {{ nama }} {{ penandatangan.nama }}", "{{ end }}", "{{ nma }}"}, []string{
			"TP045 [paragraf 1] {{ range pihakk }} (mungkin maksudnya \"pihak\")", "TP045 [paragraf 4] {{ nma }}",
		}},
		{"misspelled names", []string{"Kota {{ tempatt }} dan {{ tujan }}", "Nama {{ ketua.nma }}"}, []string{
			"TP045 [paragraf 1] Kota {{ tempatt }} dan {{ tujan }} (mungkin maksudnya \"tempat\")",
			"TP045 [paragraf 1] Kota {{ tempatt }} dan {{ tujan }} (mungkin maksudnya \"tujuan\")",
			"TP047 [paragraf 2] Nama {{ ketua.nma }} (mungkin maksudnya \"nama\")",
		}},
		{"unclosed tag", []string{"Kota {{ tempat dan seterusnya", "Pasal 2", "dan {{ nma }}"}, []string{
			"TP020 [paragraf 1] Kota {{ tempat dan seterusnya", "TP045 [Pasal 2] dan {{ nma }}",
		}},
		{"unclosed control tags", []string{"{{ range pihak", "isi {{ nama }} {{ nma }}", "{{ end"}, []string{
			"TP020 [paragraf 1] {{ range pihak", "TP045 [paragraf 2] isi {{ nama }} {{ nma }} (mungkin maksudnya \"nama\")", "TP020 [paragraf 3] {{ end",
		}},
		{"tag over two paragraphs", []string{"Pasal 3", "Kota {{ default", "\"x\" tempat }} dan {{ sifat }}", "akhir"}, []string{
			"TP100 [Pasal 3] Kota {{ default",
		}},
		{"unknown functions", []string{"{{ tempat | tidakada }}", "{{ if daring }}", "{{ sifat | kapitl }}", "{{ end }}"}, []string{
			"TP051 [paragraf 1] {{ tempat | tidakada }}",
			"TP051 [paragraf 3] {{ sifat | kapitl }} (mungkin maksudnya \"kapital\")",
		}},
		{"fields come before functions", []string{"{{ lasta }} {{ halamann }}"}, []string{
			"TP045 [paragraf 1] {{ lasta }} {{ halamann }} (mungkin maksudnya \"lama\")", "TP045 [paragraf 1] {{ lasta }} {{ halamann }} (mungkin maksudnya \"halaman\")",
		}},
		{"stray end", []string{"Pasal 1", "{{ end }}"}, []string{"TP032 [Pasal 1] {{ end }}"}},
		{"control word with a capital", []string{"{{ if daring }}", "x", "{{ End }}"}, []string{
			"TP031 [paragraf 1] {{ if daring }}", "TP045 [paragraf 3] {{ End }} (mungkin maksudnya \"end\")",
		}},
		{"closing braces alone", []string{"nama { { tempat }}"}, []string{"TP101 [paragraf 1] nama { { tempat }}"}},
		{"dollar before a tag", []string{"sebesar US${{ peserta }} saja"}, []string{"TP102 [paragraf 1] sebesar US${{ peserta }} saja"}},
		{"wrong kinds", []string{"{{ terbilang tempat }}", "{{ bidang }}", "{{ range tempat }}", "{{ end }}"}, []string{
			"TP053 [paragraf 1] {{ terbilang tempat }}", "TP041 [paragraf 2] {{ bidang }}", "TP040 [paragraf 3] {{ range tempat }}",
		}},
		{"words around", []string{"Dalam hal ini bertindak untuk dan atas nama Pemerintah {{ tempatt }}, selanjutnya disebut PIHAK KESATU dalam perjanjian ini"}, []string{
			"TP045 [paragraf 1] … untuk dan atas nama Pemerintah {{ tempatt }}, selanjutnya disebut PIHAK KESATU … (mungkin maksudnya \"tempat\")",
		}},
		{"field of an element before function", []string{"{{ range rencana }}", "{{ kegiatn }} {{ anggarn }}", "{{ end }}"}, []string{
			"TP045 [paragraf 2] {{ kegiatn }} {{ anggarn }} (mungkin maksudnya \"kegiatan\")",
			"TP045 [paragraf 2] {{ kegiatn }} {{ anggarn }} (mungkin maksudnya \"anggaran\")",
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			body := ""
			for _, s := range c.body {
				body += par(run(s))
			}
			var got []string
			for _, d := range allFindings(t, wordFile(t, body, nil)) {
				s := d.Code + " [" + d.PlaceText(message.ID) + "] " + d.Excerpt
				if d.Hint.Key != "" {
					s += " (" + d.HintText(message.ID) + ")"
				}
				got = append(got, s)
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// allFindings reads and compiles a template.
func allFindings(t testing.TB, data []byte) []diag.Diagnostic {
	t.Helper()
	tpl, found := Parse("surat.docx", data, nil)
	if tpl == nil {
		return found
	}
	_, more := tpl.Compile(Scope{Fields: testFields(t)})
	return append(found, more...)
}

func TestATagOverTwoParagraphsShowsBothEnds(t *testing.T) {
	found := allFindings(t, wordFile(t, item("1", "0", "Satu")+item("1", "1", "Kota {{ default")+item("1", "1", "x tempat }} dan"), agreementParts()))
	if len(found) != 1 || found[0].PlaceText("id") != "Pasal 1 ayat (1)" || found[0].Excerpt != "Kota {{ default" {
		t.Fatal(say(found))
	}
	for lang, want := range map[message.Lang]string{
		message.ID: `tanda {{ ini baru ditutup di paragraf lain: Pasal 1 ayat (2), "x tempat }}"`,
		message.EN: `this tag {{ is closed in another paragraph only: Pasal 1 ayat (2), "x tempat }}"`,
	} {
		if got := found[0].Sentence(lang); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
}
