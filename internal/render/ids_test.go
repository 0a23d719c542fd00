package render

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"naskah/internal/docx"
)

const spaces14 = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

// loopedWord renders a body that stands in a loop over three fields.
func loopedWord(t *testing.T, body string, more map[string]string) *docx.Package {
	t.Helper()
	return wordPackage(t, par(run("{{ range bidang }}"))+body+par(run("{{ end }}")), more)
}

// values lists what a pattern finds in a part, in order.
func values(t *testing.T, pkg *docx.Package, part, pattern string) string {
	t.Helper()
	data, ok := pkg.Part(part)
	if !ok {
		t.Fatalf("no part %s", part)
	}
	if _, err := docx.ParseXML(data); err != nil {
		t.Fatalf("%s: %v in %s", part, err, data)
	}
	var out []string
	for _, m := range regexp.MustCompile(pattern).FindAllSubmatch(data, -1) {
		out = append(out, string(m[1]))
	}
	return strings.Join(out, " ")
}

func TestIdsOfALoopAreGivenOnce(t *testing.T) {
	vml := `<w:r><w:pict` + spaces14 + `><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s1026" type="#_x0000_t202" o:spid="_x0000_s1026"/><v:shape id="Kotak" o:spid="_x0000_s1027" type="#_x0000_t202"/></w:pict></w:r>`
	cases := []struct{ name, body, pattern, want string }{
		{"drawings", par(`<w:r><w:drawing><wp:inline><wp:docPr id="7" name="a"/></wp:inline></w:drawing></w:r>`), `docPr id="(\d+)"`, "7 1 2"},
		{"bookmark ids", par(`<w:bookmarkStart w:id="4" w:name="a"/>` + run("x") + `<w:bookmarkEnd w:id="4"/>`), `w:bookmark\w+ w:id="(\d+)"`, "4 4 1 1 2 2"},
		{"bookmark names", par(`<w:bookmarkStart w:id="4" w:name="a"/>` + run("x") + `<w:bookmarkEnd w:id="4"/>`), `w:name="(\w+)"`, "a a_2 a_3"},
		{"a link goes to the bookmark of its iteration", par(`<w:hyperlink w:anchor="a">` + run("x") + `</w:hyperlink><w:bookmarkStart w:id="4" w:name="a"/>` + run("x") + `<w:bookmarkEnd w:id="4"/>`), `w:anchor="(\w+)"`, "a a_2 a_3"},
		{"a field names the bookmark of its iteration", par(`<w:bookmarkStart w:id="4" w:name="_Ref1"/><w:bookmarkEnd w:id="4"/><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF </w:instrText></w:r><w:r><w:instrText>_Ref1 \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`), `<w:instrText>(_\w+) `, "_Ref1 _Ref1_2 _Ref1_3"},
		{"a simple field too", par(`<w:bookmarkStart w:id="4" w:name="a"/><w:bookmarkEnd w:id="4"/><w:fldSimple w:instr="REF a \h">` + run("x") + `</w:fldSimple>`), `REF (\w+)`, "a a_2 a_3"},
		{"other fields keep their words", par(`<w:bookmarkStart w:id="4" w:name="tabel"/><w:bookmarkEnd w:id="4"/><w:fldSimple w:instr="SEQ tabel">` + run("x") + `</w:fldSimple>`), `SEQ (\w+)`, "tabel tabel tabel"},
		{"half a bookmark goes", par(`<w:bookmarkStart w:id="4" w:name="a"/>` + run("x")), `w:bookmarkStart w:id="(\d+)"`, ""},
		{"shapes of VML", par(vml), ` id="([^"]+)"`, "_x0000_t202 _x0000_s1026 Kotak _x0000_t1025 _x0000_s1025 Kotak1025 _x0000_t1026 _x0000_s1027 Kotak1026"},
		{"their numbers", par(vml), `o:spid="([^"]+)"`, "_x0000_s1026 _x0000_s1027 _x0000_s1025 _x0000_s1028 _x0000_s1029 _x0000_s1030"},
		{"their types", par(vml), ` type="#([^"]+)"`, "_x0000_t202 _x0000_t202 _x0000_t1025 _x0000_t1025 _x0000_t1026 _x0000_t1026"},
		{"content controls", par(`<w:sdt><w:sdtPr><w:id w:val="-9"/></w:sdtPr><w:sdtContent>` + run("x") + `</w:sdtContent></w:sdt>`), `<w:id w:val="([^"]+)"`, "-9 1 2"},
		{"bound ones are bound once", par(`<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{A}"/><w:id w:val="9"/></w:sdtPr><w:sdtContent>` + run("x") + `</w:sdtContent></w:sdt>`), `(dataBinding)`, "dataBinding"},
		{"paragraph ids", `<w:p` + spaces14 + ` w14:paraId="0A0A0A0A" w14:textId="77777777">` + run("x") + `</w:p>`, `w14:(paraId|textId)=`, "paraId textId"},
		{"tracked insertions", par(`<w:ins w:id="3" w:author="a">` + run("x") + `</w:ins>`), `w:ins w:id="(\d+)"`, "3 1 2"},
		{"inserted paragraph marks", `<w:p><w:pPr><w:rPr><w:ins w:id="3" w:author="a"/></w:rPr></w:pPr>` + run("x") + `</w:p>`, `w:ins w:id="(\d+)"`, "3 1 2"},
		{"ranges of permission", par(`<w:permStart w:id="3" w:edGrp="everyone"/>` + run("x") + `<w:permEnd w:id="3"/>`), `w:perm\w+ w:id="(\d+)"`, "3 3 1 1 2 2"},
		{"the anchor of a comment", par(`<w:commentRangeStart w:id="0"/>` + run("x") + `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`), `(comment\w+)`, "commentRangeStart commentRangeEnd commentReference"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := values(t, loopedWord(t, c.body, nil), "word/document.xml", c.pattern); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A reference in an iteration means the bookmark in it, one that is not in it
// means what stands outside, and from outside the first is meant.
func TestReferencesOfNestedLoops(t *testing.T) {
	mark := func(id, name string) string {
		return `<w:bookmarkStart w:id="` + id + `" w:name="` + name + `"/>` + run("x") + `<w:bookmarkEnd w:id="` + id + `"/>`
	}
	link := func(name string) string { return `<w:hyperlink w:anchor="` + name + `">` + run("y") + `</w:hyperlink>` }
	body := par(mark("1", "luar")) + par(run("{{ range pihak }}")) + par(link("dalam")+mark("2", "tengah")) +
		par(run("{{ range bidang }}")) + par(link("luar")+link("tengah")+link("dalam")+mark("3", "dalam")) + par(run("{{ end }}")) + par(run("{{ end }}")) + par(link("dalam"))
	got := values(t, wordPackage(t, body, nil), "word/document.xml", `w:anchor="(\w+)"`)
	want := "dalam luar tengah dalam luar tengah dalam_2 luar tengah dalam_3 " +
		"dalam_4 luar tengah_2 dalam_4 luar tengah_2 dalam_5 luar tengah_2 dalam_6 dalam"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Word writes a drawing in a choice and again in a fallback, with the ids alike.
func TestAFallbackKeepsTheIdsOfItsChoice(t *testing.T) {
	box := `<w:txbxContent><w:p w14:paraId="0B0B0B0B"><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/></w:p></w:txbxContent>`
	body := par(`<w:r><mc:AlternateContent` + spaces14 + `><mc:Choice Requires="wps">` + box + `</mc:Choice><mc:Fallback>` + box + `</mc:Fallback></mc:AlternateContent></w:r>`)
	pkg := loopedWord(t, body, nil)
	if got := values(t, pkg, "word/document.xml", `w:name="(\w+)"`); got != "a a a_2 a_2 a_3 a_3" {
		t.Errorf("names %s", got)
	}
	if got := values(t, pkg, "word/document.xml", `w:bookmarkEnd w:id="(\w+)"`); got != "1 1 2 2 3 3" {
		t.Errorf("ids %s", got)
	}
}

// noteFile has a note with a bookmark of its own.
func noteFile(text string) map[string]string {
	return map[string]string{
		"rels":               `<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>`,
		"word/footnotes.xml": docx.XMLHead + "<w:footnotes" + docx.Namespaces + `><w:footnote w:type="separator" w:id="-1">` + par() + `</w:footnote><w:footnote w:id="2">` + par(`<w:bookmarkStart w:id="1" w:name="n"/>`+run(text)+`<w:bookmarkEnd w:id="1"/>`) + "</w:footnote></w:footnotes>",
	}
}

func TestALoopedNoteReferenceGetsANoteOfItsOwn(t *testing.T) {
	for _, text := range []string{"Kota {{ tempat }}", "tanpa tanda"} {
		pkg := loopedWord(t, par(`<w:r><w:footnoteReference w:id="2"/></w:r>`), noteFile(text))
		if got := values(t, pkg, "word/document.xml", `Reference w:id="(\d+)"`); got != "2 3 4" {
			t.Errorf("references %s", got)
		}
		if got := values(t, pkg, "word/footnotes.xml", `<w:footnote [^>]*w:id="([^"]+)"`); got != "-1 2 3 4" {
			t.Errorf("notes %s", got)
		}
		if got := values(t, pkg, "word/footnotes.xml", `w:name="(\w+)"`); got != "n n_2 n_3" {
			t.Errorf("bookmarks %s", got)
		}
		want := strings.Replace(text, "{{ tempat }}", "Jakarta", 1)
		if notes, _ := pkg.Part("word/footnotes.xml"); strings.Count(string(notes), want) != 3 {
			t.Errorf("notes read %s", notes)
		}
	}
}

// A note is a part of its own: what it asks of the element of a loop is told.
func TestANoteDoesNotReadTheElementOfALoop(t *testing.T) {
	body := par(run("{{ range pihak }}{{ nama }}"), `<w:r><w:footnoteReference w:id="2"/></w:r>`, run("{{ end }}"))
	found := allFindings(t, wordFile(t, body, noteFile("di {{ kota }}")))
	if len(found) != 1 || found[0].Code != "TP045" || !strings.Contains(found[0].HintText("id"), "bukan unsur range") || found[0].PlaceText("id") != "catatan kaki 1" {
		t.Errorf("found %s", say(found))
	}
}

// The ids of a part without tags stay, so new ones must keep away from them.
func TestNewIdsKeepAwayFromPartsThatArePassedOn(t *testing.T) {
	shape := func(id string) string {
		return par(`<w:r><w:drawing><wp:inline><wp:docPr id="` + id + `" name="a"/></wp:inline></w:drawing></w:r>`)
	}
	more := map[string]string{
		"rels":             `<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/>`,
		"word/header1.xml": docx.XMLHead + "<w:hdr" + docx.Namespaces + ">" + shape("1") + shape("3") + "</w:hdr>",
		"word/header2.xml": docx.XMLHead + "<w:hdr" + docx.Namespaces + ">" + par(run("{{ range bidang }}")) + shape("8") + par(run("{{ end }}")) + "</w:hdr>",
	}
	pkg := loopedWord(t, shape("8"), more)
	ids := strings.Fields(values(t, pkg, "word/document.xml", `docPr id="(\d+)"`) + " " + values(t, pkg, "word/header1.xml", `docPr id="(\d+)"`) + " " + values(t, pkg, "word/header2.xml", `docPr id="(\d+)"`))
	all := slices.Clone(ids)
	slices.Sort(ids)
	if len(slices.Compact(ids)) != 8 {
		t.Errorf("ids %v are not all different", all)
	}
}

func TestOtherIdsStayAsTheyAre(t *testing.T) {
	body := par(`<w:bookmarkStart w:id="9" w:name="a"/>`+run("x")+`<w:bookmarkEnd w:id="9"/><!-- it's a > b -->`, run("{{ tempat }}"), `<w:r><w:drawing><wp:inline><wp:docPr id="1804573213" name="a"/></wp:inline></w:drawing></w:r>`)
	pkg := wordPackage(t, body, nil)
	if got := values(t, pkg, "word/document.xml", `(?:docPr id|w:bookmark\w+ w:id)="(\d+)"`); got != "9 9 1804573213" {
		t.Errorf("ids %s", got)
	}
}
