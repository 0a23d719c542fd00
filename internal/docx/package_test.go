package docx

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
)

const nsDecl = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
	`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:v="urn:schemas-microsoft-com:vml" ` +
	`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`

// kinds gives, for the parts a test may name, their root and the word of their
// content and relationship type.
var kinds = map[string]struct{ root, word string }{
	"word/styles.xml": {"w:styles", "styles"}, "word/numbering.xml": {"w:numbering", "numbering"},
	"word/settings.xml": {"w:settings", "settings"}, "word/footnotes.xml": {"w:footnotes", "footnotes"},
	"word/endnotes.xml": {"w:endnotes", "endnotes"},
	"word/header1.xml":  {"w:hdr", "header"}, "word/header2.xml": {"w:hdr", "header"}, "word/header3.xml": {"w:hdr", "header"},
	"word/footer1.xml": {"w:ftr", "footer"}, "word/footer2.xml": {"w:ftr", "footer"},
}

// parts completes what a test gives, inner XML of some parts, to the parts of a
// package. The relationship id of word/header1.xml is "header1".
func parts(given map[string]string) map[string][]byte {
	types := `<Default Extension="rels" ContentType="` + relsType + `"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wmlType + `document.main+xml"/>`
	rels := ""
	out := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		text := given[name]
		if k, ok := kinds[name]; ok {
			id := strings.TrimSuffix(path.Base(name), ".xml")
			types += `<Override PartName="/` + name + `" ContentType="` + wmlType + k.word + `+xml"/>`
			rels += `<Relationship Id="` + id + `" Type="` + transitionalRel + k.word + `" Target="` + path.Base(name) + `"/>`
			text = "<" + k.root + " " + nsDecl + ">" + text + "</" + k.root + ">"
		} else if name == "word/document.xml" {
			text = "<w:document " + nsDecl + "><w:body>" + text + "</w:body></w:document>"
		}
		out[name] = []byte(declaration + text)
	}
	complete := func(name, text string) {
		if _, ok := out[name]; !ok {
			out[name] = []byte(declaration + text)
		}
	}
	complete(typesName, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+types+`</Types>`)
	root := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	complete("_rels/.rels", root+`<Relationship Id="rId1" Type="`+transitionalRel+`officeDocument" Target="word/document.xml"/></Relationships>`)
	complete("word/_rels/document.xml.rels", root+rels+`</Relationships>`)
	return out
}

func build(t testing.TB, given map[string]string) *Package {
	t.Helper()
	p, err := New(parts(given))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// body is a package with only a body.
func body(t testing.TB, inner string) *Package {
	return build(t, map[string]string{"word/document.xml": inner})
}

func par(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }

func mustBytes(t testing.TB, p *Package) []byte {
	t.Helper()
	data, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustOpen(t testing.TB, data []byte) *Package {
	t.Helper()
	p, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func wantCode(t *testing.T, what string, err error, code string) {
	t.Helper()
	found := diag.Findings(err)
	if len(found) == 0 || found[0].Code != code {
		t.Errorf("%s: got %v, want finding %s", what, err, code)
	}
}

func TestUntouchedEntriesKeepTheirCompressedBytes(t *testing.T) {
	// Entries packed by other means than ours: stored, and in an odd order.
	z := &rawZip{}
	given := parts(map[string]string{"word/document.xml": par("a"), "word/styles.xml": ""})
	for _, name := range []string{"word/document.xml", "word/styles.xml", typesName, "_rels/.rels", "word/_rels/document.xml.rels"} {
		z.add(rawEntry{name: name, data: given[name], method: uint16(len(z.entries) % 2 * deflated)})
	}
	in := z.bytes()
	p := mustOpen(t, in)
	p.SetPart("word/styles.xml", []byte(declaration+"<w:styles "+nsDecl+"><w:docDefaults/></w:styles>"))
	q := mustOpen(t, mustBytes(t, p))
	want := []string{typesName, "word/document.xml", "word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels"}
	if got := q.Names(); !slices.Equal(got, want) {
		t.Errorf("names = %q, want %q", got, want)
	}
	before := mustOpen(t, in)
	for _, name := range want {
		a, b := before.byName[fold(name)], q.byName[fold(name)]
		if same := bytes.Equal(a.packed, b.packed) && a.method == b.method; same != (name != "word/styles.xml") {
			t.Errorf("%s: compressed bytes kept: %v", name, same)
		}
	}
}

func TestSameActsGiveTheSameBytes(t *testing.T) {
	make := func() []byte {
		p := build(t, map[string]string{"word/document.xml": strings.Repeat(par("Pasal"), 300), "word/styles.xml": "", "word/header1.xml": par("kop")})
		for _, name := range []string{"word/media/a.png", "word/media/b.png"} {
			p.SetPart(name, []byte(strings.Repeat(name, 500)))
			p.SetContentType(name, "image/png")
			if _, err := p.AddRelationship(p.MainPart(), "image", name, false); err != nil {
				t.Fatal(err)
			}
		}
		return mustBytes(t, p)
	}
	first := make()
	if !bytes.Equal(first, make()) {
		t.Error("two runs gave different bytes")
	}
	if again := mustBytes(t, mustOpen(t, first)); !bytes.Equal(first, again) {
		t.Error("opening and writing again changed the bytes")
	}
}

func TestAUsedCompressorWritesTheSameBytes(t *testing.T) {
	base := body(t, par("a"))
	for i := range 40 {
		text := []byte(strings.Repeat("Pasal "+strings.Repeat(string(rune('a'+i%26)), i*37%91)+strings.Repeat("kerja sama", i*i), 1+i*53%17))
		used, fresh := base.Clone(), body(t, par("a"))
		used.SetPart("x.xml", text)
		fresh.SetPart("x.xml", text)
		if !bytes.Equal(mustBytes(t, used), mustBytes(t, fresh)) {
			t.Fatalf("round %d: a compressor used before wrote other bytes", i)
		}
	}
}

func TestPartsRelationshipsAndTypesFollowEachOther(t *testing.T) {
	p := body(t, par("a"))
	p.SetPart("word/media/logo.png", []byte("png"))
	p.SetContentType("word/media/logo.png", "image/png")
	id, err := p.AddRelationship("word/document.xml", "image", "word/media/logo.png", false)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := p.AddRelationship("word/document.xml", "image", "word/media/logo.png", false); again != id {
		t.Errorf("equal relationship got id %s, want %s", again, id)
	}
	link, err := p.AddRelationship("word/document.xml", "hyperlink", "https://example.go.id/", true)
	if err != nil {
		t.Fatal(err)
	}
	p = mustOpen(t, mustBytes(t, p))
	if got := p.Related("word/document.xml", "image"); !slices.Equal(got, []string{"word/media/logo.png"}) {
		t.Errorf("Related(image) = %q", got)
	}
	if target, external, ok := p.Target("word/document.xml", link); target != "https://example.go.id/" || !external || !ok {
		t.Errorf("Target(%s) = %q, %v, %v", link, target, external, ok)
	}
	if got := p.ContentType("WORD/media/LOGO.png"); got != "image/png" {
		t.Errorf("ContentType = %q", got)
	}
	p.RemovePart("word/media/logo.png")
	if !p.RemoveRelationship("word/document.xml", id) {
		t.Error("RemoveRelationship found nothing")
	}
	if _, ok := p.Part("word/media/logo.png"); ok || p.ContentType("word/media/logo.png") != "" {
		t.Error("the removed part left something behind")
	}
	if ds := p.Check(); len(ds) != 0 {
		t.Errorf("Check = %v", ds)
	}
}

func TestTargetsAreResolvedInsideThePackageOnly(t *testing.T) {
	p := body(t, par("a"))
	for _, c := range []struct{ source, target, want string }{
		{"word/document.xml", "media/a.png", "word/media/a.png"},
		{"word/document.xml", "/word/document.xml", "word/document.xml"},
		{"word/document.xml", "../word/document.xml#x", "word/document.xml"},
		{"word/document.xml", "./DOCUMENT.xml", "word/document.xml"},
		{"", "word/document.xml", "word/document.xml"},
		{"word/document.xml", "../../etc/passwd", ""},
		{"", "../x", ""},
		{"word/document.xml", "a/../../../x", ""},
		{"word/document.xml", `..\..\x`, ""},
		{"word/document.xml", "", ""},
	} {
		if got := p.locate(c.source, c.target); got != c.want {
			t.Errorf("locate(%q, %q) = %q, want %q", c.source, c.target, got, c.want)
		}
	}
}

func TestCloneIsIndependent(t *testing.T) {
	p := body(t, par("a"))
	before := mustBytes(t, p)
	c := p.Clone()
	root, err := c.Tree(c.MainPart())
	if err != nil {
		t.Fatal(err)
	}
	root.Child("w:body").Append(E("w:p"))
	c.SetTree(c.MainPart(), root)
	c.SetPart("word/x.xml", []byte("<a/>"))
	c.SetContentType("word/x.xml", "text/x")
	if _, err := c.AddRelationship("", "image", "word/x.xml", false); err != nil {
		t.Fatal(err)
	}
	if p.ContentType("word/x.xml") == "text/x" || len(p.Related("", "image")) > 0 {
		t.Error("a type or relationship of the clone reached the original")
	}
	if c.ContentType("word/x.xml") != "text/x" || len(c.Related("", "image")) != 1 {
		t.Error("the clone does not know its own type or relationship")
	}
	if !bytes.Equal(before, mustBytes(t, p)) {
		t.Error("a change of the clone reached the original")
	}
	if bytes.Equal(before, mustBytes(t, c)) {
		t.Error("the clone did not change")
	}
}

func TestPartNames(t *testing.T) {
	for _, name := range []string{"word/document.xml", "[Content_Types].xml", "_rels/.rels", "customXml/item1.xml", "word/media/gambar 1.png",
		"word/media/naïve.png", "word/com.xml", "word/console.xml", "word/comX.xml", "a"} {
		if !validName(name) {
			t.Errorf("validName(%q) = false", name)
		}
	}
	for _, name := range []string{"", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/./b", "a/b.", "a\\b", "C:a", "a:b", "a\nb", "a\x00",
		"a\x7f", "a\u0085", "\u202ea", "a\u200bb", "\ufeffa", "con", "CON.xml", "word/nul.txt", "word/com1.xml", "LPT9", "a*", "a?", "a|b", `a"b`, "<a>",
		"a%2fb", "a%5Cb", "a%00", " a", "a /b", "\xff", strings.Repeat("n", 256)} {
		if validName(name) {
			t.Errorf("validName(%q) = true", name)
		}
	}
}

func BenchmarkOpenBytes(b *testing.B) {
	data := sample20K(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		p, err := Open(data)
		if err != nil {
			b.Fatal(err)
		}
		root, err := p.Tree(p.MainPart())
		if err != nil {
			b.Fatal(err)
		}
		p.SetPart(p.MainPart(), append(root.XML(), ' '))
		if _, err := p.Bytes(); err != nil {
			b.Fatal(err)
		}
	}
}

// sample20K is a package of about 20 KB: 100 KB of parts, a third of it text.
func sample20K(t testing.TB) []byte {
	var doc, style strings.Builder
	for i := range 220 {
		doc.WriteString(`<w:p><w:pPr><w:pStyle w:val="Isi"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Ayat ` +
			strings.Repeat(string(rune('a'+i%26)), i%17) + ` tentang kerja sama ` + strings.Repeat(string(rune('a'+i*7%26)), i%11) + `</w:t></w:r></w:p>`)
	}
	for i := range 700 {
		style.WriteString(`<w:style w:type="paragraph" w:styleId="S` + strings.Repeat("x", i%29) + string(rune('a'+i%26)) + string(rune('a'+i*11%23)) + `"><w:name w:val="n"/></w:style>`)
	}
	p := build(t, map[string]string{"word/document.xml": doc.String(), "word/styles.xml": style.String()})
	noise := make([]byte, 14<<10) // stands for a logo, which does not compress
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	p.SetPart("word/media/logo.png", noise)
	return mustBytes(t, p)
}
