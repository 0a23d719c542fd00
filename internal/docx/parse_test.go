package docx

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
)

func parse(t testing.TB, s string) *Element {
	t.Helper()
	e, err := ParseXML([]byte(s))
	if err != nil {
		t.Fatalf("ParseXML(%.80q): %v", s, err)
	}
	return e
}

func TestTreeKeepsEverything(t *testing.T) {
	for _, s := range []string{
		`<a/>`,
		`<a></a>`,
		declaration + `<a b="1" c="&lt;&amp;&quot;'&#9;&#10;&#13;>">x &amp; y &lt; z &gt; "q" 'r'&#13;</a>` + "\n",
		"\ufeff" + `<?xml version="1.0"?><!-- depan --><?pi x?><a/><!-- belakang -->`,
		`<a><!-- c --><?word x y?><b/> teks <b></b></a>`,
		`<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:x="urn:x" x:y="1"><x:z x:w="2"/></w:p>`,
		`<p xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><r xmlns=""><q/></r></p>`,
		`<w:p xmlns:w="urn:bukan-word"><w:p/></w:p>`,
		`<a xmlns:n="urn:1"><b xmlns:n="urn:2"><n:c/></b><n:c/></a>`,
		`<w:t xmlns:w="urn:a" xml:space="preserve">  </w:t>`,
		`<é ü="𝄞">漢字</é>`,
	} {
		e := parse(t, s)
		if got := string(e.XML()); got != s {
			t.Errorf("XML(ParseXML(s)) = %q\nwant %q", got, s)
		}
	}
}

// What is spelled otherwise when written again, as ParseXML documents.
func TestSpellingThatIsNotKept(t *testing.T) {
	for in, want := range map[string]string{
		`<a  b='1'	c = "2" />`:                       `<a b="1" c="2"/>`,
		`<a>&#65;&apos;&quot;</a >`:                  `<a>A'"</a>`,
		`<a>x<![CDATA[<y> & ]]>z</a>`:                `<a>x&lt;y&gt; &amp; z</a>`,
		"<a b=\"1\r\n2\t3\">4\r\n5\r6</a>":           `<a b="1 2 3">4` + "\n5\n6</a>",
		`<?xml version='1.0' encoding='utf-8'?><a/>`: `<?xml version='1.0' encoding='utf-8'?><a/>`,
	} {
		if got := string(parse(t, in).XML()); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestNamesAreCanonicalWhateverThePrefix(t *testing.T) {
	for _, uri := range []string{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"} {
		for _, s := range []string{`<w:p xmlns:w="%" w:rsidR="1"/>`, `<ns0:p xmlns:ns0="%" ns0:rsidR="1"/>`, `<p xmlns="%" xmlns:q="%" q:rsidR="1"/>`} {
			e := parse(t, strings.ReplaceAll(s, "%", uri))
			if e.Name != "w:p" || e.Attr("w:rsidR") != "1" {
				t.Errorf("%s: name %q, rsidR %q", s, e.Name, e.Attr("w:rsidR"))
			}
			e.Append(E("w:r").With("w:rsidR", "2"))
			again := parse(t, string(e.XML()))
			if r := again.Child("w:r"); r.Attr("w:rsidR") != "2" || again.Equal(e) == false {
				t.Errorf("%s: made child was written as %s", s, e.XML())
			}
		}
	}
	if e := parse(t, `<w:p xmlns:w="urn:bukan-word"/>`); e.Name == "w:p" {
		t.Error("a foreign w:p passes for WordprocessingML")
	}
}

func TestNodesMoveBetweenTrees(t *testing.T) {
	from := parse(t, `<x:a xmlns:x="urn:x" xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:b q:val="1" x:c="2"/><plain/></x:a>`)
	to := parse(t, `<x:a xmlns:x="urn:lain" xmlns="urn:d"/>`)
	for _, c := range from.Elements() {
		to.Append(c.Clone())
	}
	again := parse(t, string(to.XML()))
	b := again.Elements()[0]
	if b.q.space != "urn:x" || b.q.local != "b" || b.Attr("w:val") != "1" || len(b.Attrs) != 4 {
		t.Errorf("moved element lost its namespaces: %s", to.XML())
	}
	if p := again.Elements()[1]; p.q.space != "" {
		t.Errorf("element without namespace got %q: %s", p.q.space, to.XML())
	}
}

func TestUTF16IsRead(t *testing.T) {
	s := `<?xml version="1.0" encoding="UTF-16"?><a b="é">Pasal 𝄞</a>`
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		data := order.AppendUint16(nil, 0xFEFF)
		for _, u := range utf16.Encode([]rune(s)) {
			data = order.AppendUint16(data, u)
		}
		e, err := ParseXML(data)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := string(e.XML()), strings.Replace(s, "UTF-16", "UTF-8", 1); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestBadXMLIsRefused(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("<a>", n) + strings.Repeat("</a>", n) }
	for _, c := range []struct{ name, xml, code string }{
		{"empty", "", "DX020"}, {"only space", " \n", "DX020"}, {"text", "a", "DX020"}, {"never closed", "<a><b></b>", "DX020"},
		{"crossed", "<a><b></a></b>", "DX020"}, {"longer end", "<a></ab>", "DX020"}, {"two roots", "<a/><b/>", "DX020"},
		{"text after", "<a/>x", "DX020"}, {"text before", "x<a/>", "DX020"}, {"cut tag", "<a b", "DX020"}, {"cut value", `<a b="`, "DX020"},
		{"no value", "<a b/>", "DX020"}, {"no quotes", "<a b=1/>", "DX020"}, {"twice", `<a b="1" b="2"/>`, "DX020"},
		{"twice by namespace", `<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>`, "DX020"}, {"run together", `<a b="1"c="2"/>`, "DX020"},
		{"no prefix", "<p:a/>", "DX020"}, {"two colons", `<a:b:c xmlns:a="u"/>`, "DX020"}, {"empty local", `<a: xmlns:a="u"/>`, "DX020"},
		{"unbound", `<a xmlns:b=""/>`, "DX020"}, {"xmlns bound", `<a xmlns:xmlns="u"/>`, "DX020"}, {"bad entity", "<a>&nbsp;</a>", "DX020"},
		{"bare ampersand", "<a>a & b</a>", "DX020"}, {"less than in value", `<a b="<"/>`, "DX020"}, {"cdata end", "<a>]]></a>", "DX020"},
		{"comment", "<a><!-- a -- b --></a>", "DX020"}, {"late declaration", `<a/><?xml version="1.0"?>`, "DX020"}, {"digit", "<1/>", "DX020"},
		{"version", `<?xml version="1.1"?><a/>`, "DX020"},
		{"doctype", `<!DOCTYPE a><a/>`, "DX021"}, {"entities", `<?xml version="1.0"?> <!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`, "DX021"},
		{"inner doctype", "<a><!DOCTYPE b></a>", "DX021"},
		{"not UTF-8", "<a>\xff\xc0</a>", "DX022"}, {"latin1", `<?xml version="1.0" encoding="ISO-8859-1"?><a/>`, "DX022"},
		{"not UTF-16", `<?xml version="1.0" encoding="UTF-16"?><a/>`, "DX022"}, {"half a surrogate", "\xff\xfe<\x00\x00\xd8", "DX022"},
		{"control", "<a>\x0b</a>", "DX023"}, {"control in value", "<a b='\x00'/>", "DX023"}, {"reference to control", "<a>&#x1f;</a>", "DX023"},
		{"reference to surrogate", "<a>&#xD800;</a>", "DX023"}, {"noncharacter", "<a>\uffff</a>", "DX023"}, {"control in comment", "<a><!--\x01--></a>", "DX023"},
		{"too deep", deep(MaxDepthHard + 1), "DX024"},
		{"attributes", "<a " + manyAttributes(MaxAttributes+1) + "/>", "DX025"},
		{"long text", "<a>" + strings.Repeat("x", MaxToken+1) + "</a>", "DX026"},
		{"long text in pieces", "<a>" + strings.Repeat("<![CDATA["+strings.Repeat("x", 1<<20)+"]]>", 17) + "</a>", "DX026"},
		{"long value", `<a b="` + strings.Repeat("x", MaxToken+1) + `"/>`, "DX026"},
		{"many elements", "<a>" + strings.Repeat("<b/>", MaxNodes+1) + "</a>", "DX027"},
	} {
		_, err := ParseXML([]byte(c.xml))
		wantCode(t, c.name, err, c.code)
	}
	if _, err := ParseXML([]byte(deep(MaxDepthHard))); err != nil {
		t.Errorf("depth at the limit: %v", err)
	}
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(" a" + strings.Repeat("b", i%50) + FormatNumber(i, "decimal") + `="1"`)
	}
	return b.String()
}

func TestFaultsNameTheirPlace(t *testing.T) {
	p := build(t, map[string]string{"word/document.xml": par("a")})
	p.SetPart("word/document.xml", []byte("<a>\n  é<b></c></a>"))
	_, err := p.Tree("word/document.xml")
	if err == nil || !strings.HasPrefix(err.Error(), "word/document.xml:2:7: DX020") {
		t.Errorf("err = %v, want place word/document.xml:2:7", err)
	}
}

func TestWriterNeverWritesWhatXMLCannotHold(t *testing.T) {
	e := E("w:t", Text("a\x00b\x1f\ufffe\xffc")).With("w:val", "\x01\n")
	again := parse(t, string(e.XML()))
	if got, want := again.Text(), "a\ufffdb\ufffd\ufffd\ufffdc"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
	if s, n := Legal("a\x00b\x1fc\xff"); s != "a\ufffdb\ufffdc\ufffd" || n != 3 {
		t.Errorf("Legal = %q, %d", s, n)
	}
	if s, n := Legal("a\ufffdé\t\n"); s != "a\ufffdé\t\n" || n != 0 {
		t.Errorf("Legal = %q, %d", s, n)
	}
}

func FuzzParseXML(f *testing.F) {
	for _, s := range []string{
		`<a/>`, declaration + `<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:val="1"><w:t xml:space="preserve"> a&amp;b </w:t><!-- c --></w:p>`,
		`<p xmlns="urn:a" xmlns:w="urn:b" w:x="1"><w:q xmlns:w="urn:a" xmlns=""/><![CDATA[x]]></p>`, "\xff\xfe<\x00a\x00/\x00>\x00",
		`<w:a xmlns:w="urn:x"><v xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" w:b="&#10;"/></w:a>`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := ParseXML(data)
		if err != nil {
			return
		}
		out := e.XML()
		again, err := ParseXML(out)
		if err != nil {
			t.Fatalf("own output refused: %v\n%q", err, out)
		}
		if !again.Equal(e) {
			t.Fatalf("not the same tree: %q", out)
		}
		if !bytes.Equal(again.XML(), out) {
			t.Fatalf("not the same bytes: %q, %q", out, again.XML())
		}
		// The same tree as our own code would have made it.
		made := strip(e)
		if _, err := ParseXML(made.XML()); err != nil {
			t.Fatalf("made tree refused: %v\n%q", err, made.XML())
		}
	})
}

// strip forgets how the names of a tree were spelled.
func strip(e *Element) *Element {
	c := &Element{Name: e.Name}
	for _, a := range e.Attrs {
		if _, ok := declared(a.Name); !ok {
			c.SetAttr(a.Name, a.Value)
		}
	}
	for _, n := range e.Children {
		if child, ok := n.(*Element); ok {
			n = strip(child)
		}
		c.Append(n)
	}
	return c
}

func FuzzOpen(f *testing.F) {
	f.Add(ordinary().bytes())
	f.Add(plus(rawEntry{name: "word/media/", attr: 0o040000 << 16}))
	f.Add(plus(rawEntry{name: docName, data: []byte("x"), crc: 7}, docName))
	for _, h := range hostileArchives {
		if data := h.data(); len(data) < 1<<16 {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Open(data)
		if err != nil {
			return
		}
		p.Check()
		text, textErr := p.Text()
		out, err := p.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		q, err := Open(out)
		if err != nil {
			t.Fatalf("own output refused: %v", err)
		}
		if again, err := q.Text(); again != text || (err == nil) != (textErr == nil) {
			t.Fatalf("text changed: %q, %q", text, again)
		}
		for _, name := range p.Names() {
			a, _ := p.Part(name)
			b, ok := q.Part(name)
			if !ok || !bytes.Equal(a, b) {
				t.Fatalf("part %s changed", name)
			}
		}
		if again, err := q.Bytes(); err != nil || !bytes.Equal(again, out) {
			t.Fatalf("not the same bytes (%v)", err)
		}
	})
}
