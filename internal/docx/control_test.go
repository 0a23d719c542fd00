package docx

import (
	"strings"
	"testing"
)

func sdt(tag, more, content string) string {
	return `<w:sdt><w:sdtPr><w:alias w:val="Judul ` + tag + `"/><w:tag w:val="` + tag + `"/>` + more + `</w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

const (
	bold = `<w:r><w:rPr><w:b/></w:rPr><w:t>lama</w:t></w:r><w:r><w:t> sekali</w:t></w:r>`
	tr   = `<w:tr><w:tc><w:tcPr><w:tcW w:w="9"/></w:tcPr><w:p><w:r><w:t>sel</w:t></w:r></w:p></w:tc></w:tr>`
)

func controls(t *testing.T, inner string) (*Element, map[string]*Control) {
	t.Helper()
	root := parse(t, `<w:document `+nsDecl+`><w:body>`+inner+`</w:body></w:document>`)
	byTag := map[string]*Control{}
	for _, c := range Controls(root) {
		byTag[c.Tag()] = c
	}
	return root, byTag
}

func TestControlsAreFoundAtEveryLevel(t *testing.T) {
	_, got := controls(t, sdt("blok", "", `<w:p>`+sdt("dalam", "", bold)+`</w:p>`)+
		`<w:tbl>`+sdt("baris", "", tr)+`<w:tr>`+sdt("sel", "", `<w:tc>`+sdt("isi", "", par("x"))+`</w:tc>`)+`</w:tr></w:tbl>`+
		`<w:p><w:hyperlink>`+sdt("tautan", "", bold)+`</w:hyperlink><w:r><w:pict><v:textbox><w:txbxContent>`+sdt("kotak", "", par("y"))+`</w:txbxContent></v:textbox></w:pict></w:r></w:p>`)
	want := map[string]ControlLevel{"blok": Block, "dalam": Inline, "baris": Row, "sel": Cell, "isi": Block, "tautan": Inline, "kotak": Block}
	if len(got) != len(want) {
		t.Errorf("found %d controls, want %d", len(got), len(want))
	}
	for tag, level := range want {
		if c := got[tag]; c == nil || c.Level != level || c.Alias() != "Judul "+tag {
			t.Errorf("control %s = %+v, want level %d", tag, c, level)
		}
	}
	for tag, text := range map[string]string{"dalam": "lama sekali", "baris": "| sel |", "sel": "| x |", "isi": "x"} {
		if got := got[tag].Text(); got != text {
			t.Errorf("text of %s = %q, want %q", tag, got, text)
		}
	}
}

func TestSetTextKeepsTheFirstFormatting(t *testing.T) {
	run := `<w:r><w:rPr><w:b/></w:rPr><w:t>Jalan A</w:t><w:br/><w:t xml:space="preserve">Jakarta </w:t><w:tab/><w:t>1 &lt; 2</w:t></w:r>`
	const text = "Jalan A\nJakarta \t1 < 2"
	for _, c := range []struct{ name, in, want string }{
		{"inline", `<w:p>` + sdt("x", "", bold) + `</w:p>`, `<w:p>` + sdt("x", "", run) + `</w:p>`},
		{"block", sdt("x", "", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>`+bold+`</w:p>`+par("dua")), sdt("x", "", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>`+run+`</w:p>`)},
		{"cell", `<w:tbl><w:tr>` + sdt("x", "", `<w:tc><w:tcPr/><w:p>`+bold+`</w:p></w:tc>`) + `</w:tr></w:tbl>`,
			`<w:tbl><w:tr>` + sdt("x", "", `<w:tc><w:tcPr/><w:p>`+run+`</w:p></w:tc>`) + `</w:tr></w:tbl>`},
		{"prompt", `<w:p>` + sdt("x", `<w:showingPlcHdr/><w:dataBinding w:xpath="/a"/>`, `<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/><w:b/></w:rPr><w:t>Klik</w:t></w:r>`) + `</w:p>`,
			`<w:p>` + sdt("x", "", run) + `</w:p>`},
		{"prompt of a formatted control", `<w:p>` + sdt("x", `<w:rPr><w:b/></w:rPr><w:showingPlcHdr/>`, `<w:r><w:rPr><w:i/></w:rPr><w:t>Klik</w:t></w:r>`) + `</w:p>`,
			`<w:p>` + sdt("x", `<w:rPr><w:b/></w:rPr>`, run) + `</w:p>`},
		{"bookmarks", `<w:p>` + sdt("x", "", `<w:bookmarkStart w:id="1"/>`+bold+`<w:bookmarkEnd w:id="0"/>`) + `</w:p>`,
			`<w:p>` + sdt("x", "", `<w:bookmarkStart w:id="1"/>`+run+`<w:bookmarkEnd w:id="0"/>`) + `</w:p>`},
		{"no content", `<w:p><w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr></w:sdt></w:p>`,
			`<w:p><w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>` + strings.Replace(run, "<w:rPr><w:b/></w:rPr>", "", 1) + `</w:sdtContent></w:sdt></w:p>`},
	} {
		root, got := controls(t, c.in)
		got["x"].SetText(text)
		want, _ := controls(t, c.want)
		if !parse(t, string(root.XML())).Equal(want) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, root.Child("w:body").XML(), want.Child("w:body").XML())
		}
		if s := got["x"].Text(); c.name != "cell" && s != text {
			t.Errorf("%s: Text = %q", c.name, s)
		}
	}
}

func TestPermuteMovesContentsNotPlaces(t *testing.T) {
	cell := func(w, s string) string {
		return `<w:tc><w:tcPr><w:tcW w:w="` + w + `"/></w:tcPr>` + par(s) + `</w:tc>`
	}
	_, got := controls(t, sdt("a/1", "", par("satu"))+sdt("a/2", `<w:showingPlcHdr/>`, par("dua")+par("dua lagi"))+sdt("a/3", "", par("tiga"))+
		`<w:tbl><w:tr>`+sdt("t/1", "", cell("10", "kiri"))+sdt("t/2", "", cell("20", "kanan"))+`</w:tr></w:tbl>`)
	if err := Permute([]*Control{got["a/1"], got["a/2"], got["a/3"]}, []int{1, 2, 0}); err != nil {
		t.Fatal(err)
	}
	if !got["a/1"].Placeholder() || got["a/2"].Placeholder() || got["a/2"].Text() != "tiga" || got["a/3"].Text() != "satu" || len(got["a/1"].Content()) != 2 {
		t.Errorf("slots hold %q, %q, %q", got["a/1"].Text(), got["a/2"].Text(), got["a/3"].Text())
	}
	if err := Permute([]*Control{got["t/1"], got["t/2"]}, []int{1, 0}); err != nil {
		t.Fatal(err)
	}
	left := onlyCell(got["t/1"].Content())
	if got["t/1"].Text() != "| kanan |" || left.Path("w:tcPr", "w:tcW").Attr("w:w") != "10" {
		t.Errorf("left cell = %s", left.XML())
	}
	wantCode(t, "levels", Permute([]*Control{got["a/1"], got["t/1"]}, []int{1, 0}), "DX050")
}

func TestSections(t *testing.T) {
	ref := func(kind, id string) string {
		return `<w:headerReference w:type="` + kind + `" r:id="` + id + `"/>`
	}
	p := build(t, map[string]string{
		"word/document.xml": par("1") + `<w:p><w:pPr><w:sectPr>` + ref("default", "header1") + ref("first", "header2") + `<w:titlePg/></w:sectPr></w:pPr></w:p>` +
			par("2") + sdt("x", "", `<w:p><w:pPr><w:sectPr/></w:pPr></w:p>`) + par("3") + `<w:sectPr>` + ref("default", "header2") + `</w:sectPr>`,
		"word/header1.xml": par("h1"), "word/header2.xml": par("h2"),
	})
	got, err := p.Sections()
	if err != nil || len(got) != 3 {
		t.Fatalf("Sections = %v, %v", got, err)
	}
	for i, want := range []struct {
		blocks        int
		header, first string
		title         bool
	}{{2, "word/header1.xml", "word/header2.xml", true}, {2, "word/header1.xml", "word/header2.xml", false}, {1, "word/header2.xml", "word/header2.xml", false}} {
		s := got[i]
		if len(s.Blocks) != want.blocks || s.Headers["default"] != want.header || s.Headers["first"] != want.first || s.TitlePage != want.title {
			t.Errorf("section %d = %+v", i, s)
		}
	}
	if none, err := body(t, par("a")).Sections(); err != nil || len(none) != 1 || none[0].Properties != nil {
		t.Errorf("document without w:sectPr: %+v, %v", none, err)
	}
}

func TestStyles(t *testing.T) {
	s := ReadStyles(parse(t, `<w:styles `+nsDecl+`><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>`+
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>`+
		`<w:style w:type="character" w:styleId="K"><w:rPr><w:b/></w:rPr></w:style></w:styles>`))
	if got := len(s.Chain("A")); got != 2 {
		t.Errorf("ring of styles gave a chain of %d", got)
	}
	if s.ByName("Heading 1").ID != "A" || s.Default("paragraph").ID != "Normal" || s.RunDefaults().Val("w:sz") != "24" || s.ParagraphDefaults() != nil {
		t.Error("styles were not found")
	}
	p := E("w:p", E("w:pPr", E("w:pStyle").With("w:val", "A")))
	plain, strong := E("w:r"), E("w:r", E("w:rPr", E("w:rStyle").With("w:val", "K")))
	chain := s.Paragraph(p)
	if !s.Toggle(chain, plain, "w:b") || s.Toggle(chain, strong, "w:b") {
		t.Error("bold of paragraph and character style must cancel out (17.7.3)")
	}
	strong.Child("w:rPr").Append(E("w:b"))
	if !s.Toggle(chain, strong, "w:b") {
		t.Error("direct bold stands")
	}
	if got := s.Paragraph(E("w:p", E("w:pPr", E("w:pStyle").With("w:val", "tidak ada"))))[0].ID; got != "Normal" {
		t.Errorf("unknown style fell back to %s", got)
	}
}
