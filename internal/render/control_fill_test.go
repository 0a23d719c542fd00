package render

import (
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/schema"
)

const formSpaces = ` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"`

// formBox is a content control that shows its prompt.
func formBox(tag, properties, content string) string {
	return `<w:sdt` + formSpaces + `><w:sdtPr><w:tag w:val="` + tag + `"/><w:id w:val="5"/><w:showingPlcHdr/>` + properties + `</w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

const prompt = `<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Klik di sini</w:t></w:r>`

const checkBox = `<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="00FE" w14:font="Wingdings"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`

func listBox(kind string) string {
	return `<w:` + kind + `><w:listItem w:displayText="Biasa" w:value="biasa"/><w:listItem w:displayText="Segera" w:value="2"/></w:` + kind + `>`
}

func TestControlsAreFilledByTheirTag(t *testing.T) {
	cases := []struct{ name, body, want, markup string }{
		{"text", par(formBox("tempat", "", prompt)), "Jakarta", `<w:r><w:rPr/><w:t xml:space="preserve">Jakarta</w:t></w:r>`},
		{"the format of the prompt's control", par(formBox("tempat", "<w:rPr><w:b/></w:rPr>", prompt)), "Jakarta", `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Jakarta`},
		{"a block", formBox("tempat", "<w:text/>", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>`+prompt+`</w:p>`), "Jakarta", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>`},
		{"a cell", `<w:tbl><w:tr>` + formBox("tempat", "", `<w:tc><w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr>`+par(prompt)+`</w:tc>`) + `</w:tr></w:tbl><w:p/>`, "| Jakarta |", `<w:tc><w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr><w:p>`},
		{"a field of a record", par(formBox("penanda.nama", "", prompt)), "", ""},
		{"an expression", par(formBox("tgl_ttd|tanggal", "", prompt)), "22 Mei 2023", ""},
		{"one that begins with a function", par(formBox("isi:kapital tempat", "", prompt)), "JAKARTA", ""},
		{"a date", par(formBox("tgl_ttd", `<w:date w:fullDate="2001-01-01T00:00:00Z"><w:dateFormat w:val="dddd, dd MMMM yyyy"/><w:lid w:val="id-ID"/></w:date>`, prompt)), "Senin, 22 Mei 2023", `<w:date w:fullDate="2023-05-22T00:00:00Z">`},
		{"a date in words", par(formBox("tgl_ttd | tanggal_angka", `<w:date/>`, prompt)), "22-05-2023", `<w:date w:fullDate="2023-05-22T00:00:00Z"/>`},
		{"a choice by its value", par(formBox("sifat", listBox("dropDownList"), prompt)), "Biasa", ""},
		{"a check box that is off", par(formBox("isi:not daring", checkBox, prompt)), "☐", ""},
		{"and one that is on", par(formBox("daring", checkBox, `<w:r><w:t>☐</w:t></w:r>`)), "", `<w:rFonts w:ascii="Wingdings"`},
		{"bound to XML data", par(formBox("tempat", `<w:dataBinding w:xpath="/a" w:storeItemID="{A}"/>`, prompt)), "Jakarta", ""},
		{"an optional field stays a prompt", par(formBox("catatan", "", prompt)), "Klik di sini", "showingPlcHdr"},
		{"a tag of another program", par(formBox("DocumentTitle", "", prompt)), "Klik di sini", "showingPlcHdr"},
		{"one of our own", par(formBox("naskah/tempat", "", prompt)), "Klik di sini", "showingPlcHdr"},
		{"tags in the control go first", par(formBox("sifat", "", run("{{ tempat }}"))), "Jakarta", ""},
		{"beside a tag", par(run("Kota {{ te"), run("mpat }}, "), formBox("sifat", "", prompt), run(" {{ if true }}ya{{ end }}")), "Kota Jakarta, biasa ya", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			pkg := wordPackage(t, c.body, nil)
			data, _ := pkg.Part("word/document.xml")
			got := strings.TrimSpace(textOfPackage(t, pkg))
			if c.want != "" && got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if !strings.Contains(string(data), c.markup) {
				t.Errorf("no %s in %s", c.markup, data)
			}
			filled := !strings.Contains(c.markup, "showingPlcHdr")
			for _, word := range []string{"showingPlcHdr", "PlaceholderText", "dataBinding", "Klik"} {
				if filled && strings.Contains(string(data), word) {
					t.Errorf("%s is left in %s", word, data)
				}
			}
			if _, err := docx.ParseXML(data); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestCheckBoxesSayWhatTheyShow(t *testing.T) {
	for daring, want := range map[bool]string{true: "1", false: "0"} {
		p := programOf(t, "surat.docx", wordFile(t, par(formBox("daring", checkBox, prompt)), nil), nil)
		in := testInput()
		in.Values["daring"] = daring
		if got := values(t, render(t, p, in), "word/document.xml", `w14:checked w14:val="(\d)"`); got != want {
			t.Errorf("daring %t gives %s, want %s", daring, got, want)
		}
	}
}

func TestARepeatingSectionHasAnItemForEachElement(t *testing.T) {
	item := func(name string) string {
		return `<w:sdt><w:sdtPr><w:id w:val="6"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>` + `<w:p>` + run(name+" ") + formBox("nama", "", prompt) + run(" di ") + formBox("kota", "", prompt) + `</w:p></w:sdtContent></w:sdt>`
	}
	pkg := wordPackage(t, formBox("pihak", `<w15:repeatingSection/>`, item("1")+item("2")), nil)
	if got, want := strings.TrimSpace(textOfPackage(t, pkg)), "1 Badan Riset di Jakarta\n1 Kota Bima di Bima"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := values(t, pkg, "word/document.xml", `w:id w:val="(\d+)"`); len(strings.Fields(got)) != 7 || strings.Count(" "+got+" ", " 6 ") != 1 {
		t.Errorf("ids %s", got)
	}
	other := wordPackage(t, formBox("bukan_data", `<w15:repeatingSection/>`, item("1")+item("2")), nil)
	if got, want := strings.TrimSpace(textOfPackage(t, other)), "1 Klik di sini di "; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want it to begin with %q", got, want)
	}
}

func TestAPictureControlTakesTheDossiersPicture(t *testing.T) {
	drawing := `<w:r><w:drawing><wp:inline><wp:extent cx="3000" cy="1000"/><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="rId77"><a:extLst/></a:blip></pic:blipFill><pic:spPr><a:xfrm><a:ext cx="3000" cy="1000"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
	pkg := wordPackage(t, par(formBox("kantor.logo", "<w:picture/>", drawing)), nil)
	id := values(t, pkg, "word/document.xml", `r:embed="(\w+)"`)
	if part, _, ok := pkg.Target("word/document.xml", id); !ok || !strings.HasPrefix(part, "word/media/") {
		t.Errorf("r:embed %s leads to %q", id, part)
	}
	if got := values(t, pkg, "word/document.xml", `cx="(\d+)"`); got != "833 833" { // five to six, within 3000 by 1000
		t.Errorf("widths %s", got)
	}
}

func TestControlsAreCheckedLikeTags(t *testing.T) {
	for _, c := range []struct{ name, body, code string }{
		{"an unknown name that is asked for", par(formBox("isi:temppat", "", prompt)), "TP045"},
		{"an unknown column", par(formBox("penanda.namma", "", prompt)), "TP047"},
		{"a near name is a hint", par(formBox("temppat", "", prompt)), "TP145"},
		{"a check box of a text", par(formBox("tempat", checkBox, prompt)), "TP146"},
		{"a date of a text", par(formBox("tempat", "<w:date/>", prompt)), "TP146"},
		{"a list as text", par(formBox("bidang", "", prompt)), "TP146"},
		{"a section of a text", formBox("tempat", "<w15:repeatingSection/>", `<w:sdt><w:sdtPr/><w:sdtContent>`+par(run("x"))+`</w:sdtContent></w:sdt>`), "TP146"},
	} {
		tpl, found := Parse("surat.docx", wordFile(t, c.body, nil), nil)
		if tpl == nil {
			t.Fatal(say(found))
		}
		p, found := tpl.Compile(Scope{Fields: testFields(t)})
		if len(found) != 1 || found[0].Code != c.code || (p == nil) != (found[0].Severity == diag.Error) || !strings.Contains(found[0].PlaceText("id"), "kotak isian") {
			t.Errorf("%s: %s, want one %s", c.name, say(found), c.code)
		}
	}
}

func TestAListControlTakesItsItemsOnly(t *testing.T) {
	for kind, severity := range map[string]diag.Severity{"dropDownList": diag.Error, "comboBox": diag.Warning} {
		p := programOf(t, "surat.docx", wordFile(t, par(formBox("tempat", listBox(kind), prompt)), nil), nil)
		_, found, err := p.Render(t.Context(), testInput())
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != 1 || found[0].Code != "TP147" || found[0].Severity != severity {
			t.Errorf("%s: %s, want TP147 of severity %d", kind, say(found), severity)
		}
	}
}

func TestControlsAreUsesOfTheProgram(t *testing.T) {
	p := programOf(t, "surat.docx", wordFile(t, par(formBox("tempat", "", prompt), formBox("catatan", "", prompt), formBox("Lain", "", prompt)), nil), nil)
	var got []string
	for _, u := range p.Uses() {
		got = append(got, u.Path)
		if u.Conditional != (u.Path == "catatan") {
			t.Errorf("%s: conditional %t", u.Path, u.Conditional)
		}
	}
	if strings.Join(got, " ") != "tempat catatan" {
		t.Errorf("uses %v", got)
	}
}

// A late value is a blank in a draft, and its control is found again when the
// adopted file is completed.
func TestALateControlIsABlankFirst(t *testing.T) {
	body := par(formBox("nomor_nk", "", prompt)) + par(formBox("tgl_ttd", "<w:date/>", prompt))
	p := programOf(t, "surat.docx", wordFile(t, body, nil), nil, "nomor_nk", "tgl_ttd")
	in := testInput()
	in.Late = true
	delete(in.Values, "nomor_nk")
	delete(in.Values, "tgl_ttd")
	draft := render(t, p, in)
	if got := strings.TrimSpace(textOfPackage(t, draft)); got != blank+"\n"+blank {
		t.Errorf("draft reads %q", got)
	}
	in = testInput()
	in.Values["nomor_nk"] = "NK/1"
	in.Values["tgl_ttd"] = schema.Date{Year: 2023, Month: 5, Day: 22}
	final, found, err := p.Complete(t.Context(), draft, in)
	if err != nil {
		t.Fatal(err)
	}
	if final == nil {
		t.Fatal(say(found))
	}
	if got := strings.TrimSpace(textOfPackage(t, final)); got != "NK/1\n22 Mei 2023" {
		t.Errorf("final reads %q", got)
	}
}

func TestDatesByAPictureOfWord(t *testing.T) {
	d := schema.Date{Year: 2023, Month: 5, Day: 2}
	for picture, want := range map[string]string{
		"": "2 Mei 2023", "d MMMM yyyy": "2 Mei 2023", "dd/MM/yy": "02/05/23", "dddd, d-M-yyyy": "Selasa, 2-5-2023", "ddd d MMM": "Sel 2 Mei", "'tanggal' d": "tanggal 2", "d 'dan": "2 dan",
	} {
		if got := wordDate(d, picture, false); got != want {
			t.Errorf("wordDate(%q) = %q, want %q", picture, got, want)
		}
	}
	if got := wordDate(d, "dddd, MMMM d, yyyy", true); got != "Tuesday, May 2, 2023" {
		t.Errorf("in English %q", got)
	}
}
