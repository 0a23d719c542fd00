package docx

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
)

// ordinary returns an archive with the parts of a small document, without some.
func ordinary(without ...string) *rawZip {
	z := &rawZip{}
	given := parts(map[string]string{"word/document.xml": par("a")})
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if !slices.Contains(without, name) {
			z.add(rawEntry{name: name, data: given[name], method: deflated})
		}
	}
	return z
}

// plus is an ordinary document with one more entry.
func plus(e rawEntry, without ...string) []byte {
	z := ordinary(without...)
	z.add(e)
	return z.bytes()
}

const docName = "word/document.xml"

var doc = parts(map[string]string{docName: par("a")})[docName]

var hostileArchives = []struct {
	name, code string
	data       func() []byte
}{
	{"zero bytes", "DX001", func() []byte { return nil }},
	{"plain text", "DX001", func() []byte { return []byte("Ini bukan dokumen, hanya beberapa kata.") }},
	{"empty archive", "DX001", (&rawZip{}).bytes},
	{"password container", "DX002", func() []byte { return append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 4088)...) }},
	{"cut in half", "DX003", func() []byte { good := ordinary().bytes(); return good[:len(good)/2] }},
	{"directory cut off", "DX003", func() []byte { good := ordinary().bytes(); return good[:bytes.LastIndex(good, []byte("PK\x01\x02"))] }},
	{"directory past the end", "DX003", func() []byte { z := ordinary(); z.start = 0x7fffffff; return z.bytes() }},
	{"directory before its place", "DX017", func() []byte { z := ordinary(); z.start = 10; return z.bytes() }},
	{"claims 65,535 entries", "DX003", func() []byte { z := ordinary(); z.count = 65535; return z.bytes() }},
	{"claims fewer entries", "DX003", func() []byte { z := ordinary(); z.count = 1; return z.bytes() }},
	{"too many entries", "DX005", func() []byte {
		z := ordinary()
		for i := range MaxEntries {
			z.add(rawEntry{name: "x/" + strings.Repeat("i", i%200) + string(rune(0x4E00+i)), data: []byte("x")})
		}
		return z.bytes()
	}},
	{"bomb", "DX006", func() []byte { return plus(rawEntry{name: "x.xml", data: make([]byte, MaxPart+1), method: deflated}) }},
	{"many bombs", "DX007", func() []byte {
		z, packed := ordinary(), squeeze(make([]byte, MaxPart))
		for _, n := range []string{"a", "b", "c", "d"} {
			z.add(rawEntry{name: n, packed: packed, size: MaxPart, method: deflated, crc: 1})
		}
		return z.bytes()
	}},
	{"declares less than it holds", "DX014", func() []byte {
		return plus(rawEntry{name: docName, data: make([]byte, 1<<20), size: 1000, method: deflated}, docName)
	}},
	{"declares more than it holds", "DX014", func() []byte {
		return plus(rawEntry{name: docName, data: doc, size: len(doc) + 5, method: deflated}, docName)
	}},
	{"declares more than deflate can", "DX014", func() []byte { return plus(rawEntry{name: "x", data: doc, size: 50 << 20, method: deflated}) }},
	{"overlap", "DX008", func() []byte {
		z := &rawZip{}
		inner := ordinary()
		z.add(rawEntry{name: "a", data: inner.out}) // the other entries lie inside this one
		z.dir = append(z.dir, shifted(inner)...)
		z.entries = append(z.entries, inner.entries...)
		return z.bytes()
	}},
	{"same name", "DX009", func() []byte { return plus(rawEntry{name: docName, data: doc}) }},
	{"same name but for case", "DX009", func() []byte { return plus(rawEntry{name: "word/Document.XML", data: doc}) }},
	{"climbs out", "DX010", func() []byte { return plus(rawEntry{name: "../../x", data: doc}) }},
	{"absolute", "DX010", func() []byte { return plus(rawEntry{name: "/x", data: doc}) }},
	{"backslashes", "DX010", func() []byte { return plus(rawEntry{name: `..\x`, data: doc}) }},
	{"drive", "DX010", func() []byte { return plus(rawEntry{name: "C:x", data: doc}) }},
	{"symbolic link", "DX011", func() []byte {
		return plus(rawEntry{name: "word/l.png", data: []byte("/etc/passwd"), attr: 0o120777 << 16})
	}},
	{"encrypted", "DX012", func() []byte { return plus(rawEntry{name: docName, data: doc, flags: 1}, docName) }},
	{"method 99", "DX013", func() []byte { return plus(rawEntry{name: docName, data: doc, method: 99}, docName) }},
	{"wrong checksum", "DX014", func() []byte { return plus(rawEntry{name: docName, data: doc, crc: 7}, docName) }},
	{"wrong checksum of an unused part", "DX014", func() []byte { return plus(rawEntry{name: "x.bin", data: doc, crc: 7}) }},
	{"no deflate stream", "DX014", func() []byte {
		return plus(rawEntry{name: docName, data: doc, packed: bytes.Repeat([]byte{41, 114, 187}, 99), method: deflated}, docName)
	}},
	{"other local name", "DX018", func() []byte { return plus(rawEntry{name: docName, local: "word/other.xml.xx", data: doc}, docName) }},
	{"two formats in one", "DX001", func() []byte { return append([]byte("%PDF-1.7\n"), ordinary().bytes()...) }},
	{"no content types", "DX015", func() []byte { return ordinary(typesName).bytes() }},
	{"no relationships", "DX015", func() []byte { return ordinary("_rels/.rels").bytes() }},
	{"no main part", "DX015", func() []byte { return ordinary(docName).bytes() }},
}

func TestHostileArchivesAreRefused(t *testing.T) {
	for _, c := range hostileArchives {
		_, err := Open(c.data())
		wantCode(t, c.name, err, c.code)
	}
}

// shifted is the directory of a zip whose bytes begin after the local header of
// an entry with a name of one letter.
func shifted(z *rawZip) []byte {
	dir := append([]byte(nil), z.dir...)
	for at := 0; at < len(dir); {
		le.PutUint32(dir[at+42:], le.Uint32(dir[at+42:])+sizeLocal+1)
		at += sizeCentral + int(le.Uint16(dir[at+28:]))
	}
	return dir
}

func TestMainPartMustBeADocument(t *testing.T) {
	for ct, code := range map[string]string{
		"image/png": "DX016",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "DX016",
	} {
		given := parts(map[string]string{docName: par("a")})
		given[typesName] = bytes.Replace(given[typesName], []byte(wmlType+"document.main+xml"), []byte(ct), 1)
		_, err := New(given)
		wantCode(t, ct, err, code)
	}
}

func TestHostileContentIsFound(t *testing.T) {
	rels := func(rows string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rows + `</Relationships>`
	}
	row := func(kind, target, mode string) string {
		if !strings.Contains(kind, ":") {
			kind = transitionalRel + kind
		}
		return `<Relationship Id="r` + kind + `" Type="` + kind + `" Target="` + target + `"` + mode + `/>`
	}
	const ext = ` TargetMode="External"`
	const relsPart = "word/_rels/document.xml.rels"
	for _, c := range []struct {
		name, code string
		severity   diag.Severity
		given      map[string]string
	}{
		{"macro", "DX040", diag.Error, map[string]string{relsPart: rels(row(vbaRel, "vba.bin", "")), "word/vba.bin": "x"}},
		{"object", "DX041", diag.Error, map[string]string{relsPart: rels(row("oleObject", "o.bin", "")), "word/o.bin": "MZ"}},
		{"chunk", "DX042", diag.Error, map[string]string{relsPart: rels(row("aFChunk", "a.html", "")), "word/a.html": "<b>"}},
		{"chunk in the text", "DX042", diag.Error, map[string]string{docName: `<w:altChunk r:id=""/>`}},
		{"template", "DX043", diag.Warning, map[string]string{relsPart: rels(row("attachedTemplate", "http://127.0.0.1:9/a.dotm", ext))}},
		{"remote picture", "DX044", diag.Warning, map[string]string{relsPart: rels(row("image", "file:///etc/passwd", ext))}},
		{"script link", "DX045", diag.Warning, map[string]string{relsPart: rels(row("hyperlink", "javascript:alert(1)", ext))}},
		{"simple field", "DX046", diag.Warning, map[string]string{docName: `<w:p><w:fldSimple w:instr=" includetext &quot;x&quot;"/></w:p>`}},
		{"split field", "DX046", diag.Warning, map[string]string{docName: `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDE</w:instrText></w:r>` +
			`<w:r><w:instrText>AUTO cmd</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`}},
		{"target outside", "DX030", diag.Error, map[string]string{relsPart: rels(row("image", "../../../etc/passwd", ""))}},
		{"no target", "DX031", diag.Error, map[string]string{relsPart: rels(row("image", "media/none.png", ""))}},
		{"no such id", "DX033", diag.Warning, map[string]string{docName: `<w:p><w:hyperlink r:id="rId77"/></w:p>`}},
		{"same id", "DX032", diag.Error, map[string]string{relsPart: rels(row("image", "a", ext) + row("image", "b", ext))}},
		{"broken part", "DX020", diag.Error, map[string]string{"word/styles.xml": "<w:style>"}},
		{"other root", "DX028", diag.Error, map[string]string{relsPart: "<a/>"}},
	} {
		if c.given[docName] == "" {
			c.given[docName] = par("a")
		}
		p := build(t, c.given)
		ds := p.Check()
		i := slices.IndexFunc(ds, func(d diag.Diagnostic) bool { return d.Code == c.code })
		if i < 0 || ds[i].Severity != c.severity {
			t.Errorf("%s: Check = %v, want %s", c.name, ds, c.code)
		}
	}
}

// Shapes that cost the square of their size when read carelessly: at this size
// a square does not end within the time a test run has.
func TestLargeShapesAreRead(t *testing.T) {
	const n = 60_000
	many := func(s string) string { return strings.Repeat(s, n) }
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	var chain, notes, refs strings.Builder
	for i := range n {
		id := FormatNumber(i, "decimal")
		chain.WriteString(`<w:style w:type="paragraph" w:styleId="s` + id + `"><w:basedOn w:val="s` + FormatNumber(i+1, "decimal") + `"/></w:style>`)
		notes.WriteString(`<w:footnote w:id="` + id + `">` + par("n") + `</w:footnote>`)
		refs.WriteString(`<w:r><w:footnoteReference w:id="` + id + `"/></w:r>`)
	}
	wide := `<w:style w:type="paragraph" w:default="1" w:styleId="W"><w:rPr>` + many(`<w:u/>`) + `</w:rPr></w:style>`
	for name, given := range map[string]map[string]string{
		"runs in one paragraph": {docName: "<w:p>" + many("<w:r><w:t>a</w:t></w:r>") + "</w:p>"},
		"nested fields":         {docName: "<w:p>" + many(mark("begin")) + many(mark("end")+"<w:r><w:t>a</w:t></w:r>") + "</w:p>"},
		"deleted marks":         {docName: many(`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>abcdefgh</w:t></w:r></w:p>`)},
		"notes":                 {docName: "<w:p>" + refs.String() + "</w:p>", "word/footnotes.xml": notes.String()},
		"chain of styles":       {docName: strings.Repeat(`<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r/></w:p>`, 2000), "word/styles.xml": chain.String()},
		"long style":            {docName: many(par("a")), "word/styles.xml": wide},
		"tables":                {docName: many(`<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`)},
		"sections":              {docName: many(`<w:p><w:pPr><w:sectPr/></w:pPr></w:p>`)},
	} {
		p := build(t, given)
		if _, err := p.Text(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		p.Check()
	}
}

func TestSafeLink(t *testing.T) {
	for link, want := range map[string]bool{
		"https://jdih.go.id/a": true, "HTTP://a": true, "mailto:a@b.go.id": true, "tel:+6221": true, "#pasal3": true,
		"javascript:alert(1)": false, "file:///etc/passwd": false, `\\server\share`: false, "vbscript:x": false, "data:text/html,x": false,
		"https:evil": false, "#a:b": false, "": false, "lampiran.docx": false,
	} {
		if got := SafeLink(link); got != want {
			t.Errorf("SafeLink(%q) = %v", link, got)
		}
	}
}
