package pdf

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"naskah/internal/layout"
)

// The rules are those of ISO 19005-2 that fpdf alone breaks; each is named.
func TestSealWritesWhatPDFAAsksFor(t *testing.T) {
	doc, _ := sample(t, 2)
	data := write(t, doc, sampleMeta())
	r := read(t, data)
	text := string(data)
	if !strings.HasPrefix(text, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") {
		t.Error("6.1.2: header or binary marker")
	}
	if !regexp.MustCompile(`/ID \[<([0-9A-F]{32})> <[0-9A-F]{32}>\] >>\nstartxref\n\d+\n%%EOF\n$`).MatchString(text) {
		t.Error("6.1.3: no identifier in the trailer")
	}
	if strings.Contains(r.catalog, "/Names") || strings.Contains(text, "EmbeddedFiles") {
		t.Error("6.8: an empty tree of embedded files")
	}
	if !strings.Contains(r.catalog, "/S /GTS_PDFA1") || r.stream(r.ref(r.catalog, "/DestOutputProfile ")) != string(profile) {
		t.Error("6.2.3: output intent")
	}
	if !strings.Contains(r.catalog, "/Lang (id-ID)") || !strings.Contains(r.catalog, "/DisplayDocTitle true") {
		t.Error("language or title")
	}
	if want := "/CreationDate (D:20260522101500+07'00') /ModDate (D:20260522101500+07'00')"; !strings.Contains(r.info, want) {
		t.Errorf("6.1.5: dates in %s", r.info)
	}
	for n, o := range r.objects {
		if strings.Contains(o, "/Subtype /Link") && !strings.Contains(o, "/F 4 ") {
			t.Errorf("6.3.2: annotation %d without the Print flag", n)
		}
		if m := regexp.MustCompile(`/(BaseFont|FontName) /(\S+)`).FindStringSubmatch(o); m != nil &&
			!regexp.MustCompile(`^[A-Z]{6}\+(NaskahBonum|Liberation)[A-Za-z-]+$`).MatchString(m[2]) {
			t.Errorf("9.6.4: font name %s", m[2])
		}
		if strings.Contains(o, "JavaScript") || strings.Contains(o, "/Encrypt") {
			t.Errorf("object %d: %.80s", n, o)
		}
	}
}

func TestXMPSaysTheSameAsInfo(t *testing.T) {
	doc, _ := sample(t, 1)
	m := sampleMeta()
	m.Title = "Satu & dua <tiga> “empat”\x01"
	r := read(t, write(t, doc, m))
	xmp := r.stream(r.ref(r.catalog, "/Metadata "))
	for _, want := range []string{
		"<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>",
		`<rdf:li xml:lang="x-default">Satu &amp; dua &lt;tiga&gt; “empat”` + "\ufffd</rdf:li>",
		"<rdf:li>Biro Contoh</rdf:li>", "<xmp:CreateDate>2026-05-22T10:15:00+07:00</xmp:CreateDate>",
		"<pdf:Producer>" + producer + "</pdf:Producer>",
	} {
		if !strings.Contains(xmp, want) {
			t.Errorf("XMP lacks %s", want)
		}
	}
	for d := xml.NewDecoder(strings.NewReader(xmp)); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestWithoutACreationDateNoDateIsWritten(t *testing.T) {
	doc, _ := sample(t, 1)
	data := string(write(t, doc, Meta{}))
	if strings.Contains(data, "Date") || strings.Contains(data, "(D:") {
		t.Error("a date from nowhere")
	}
	if !strings.Contains(data, "/Title (Contoh)") {
		t.Error("the title of the layout is missing")
	}
	if got := pdfDate(time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)); got != "D:20260102030405Z" {
		t.Errorf("pdfDate(UTC) = %s", got)
	}
	if got := pdfDate(time.Date(2026, 1, 2, 3, 4, 5, 0, time.FixedZone("", -9*1800))); got != "D:20260102030405-04'30'" {
		t.Errorf("pdfDate(-04:30) = %s", got)
	}
}

func TestOutlineHangsHeadingsUnderTheirChapters(t *testing.T) {
	doc := &layout.Document{Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt, Label: "iv"}}}
	for _, h := range []struct {
		level int
		text  string
	}{{1, "Pembukaan"}, {0, "BAB I"}, {2, "Pasal 1"}, {1, "Pasal 2"}, {0, "BAB II"}, {0, " "}} {
		doc.Outline = append(doc.Outline, layout.Heading{Level: h.level, Text: h.text, Y: 42 * pt})
	}
	doc.Outline = append(doc.Outline, layout.Heading{Text: "hilang", Page: 7})
	r := read(t, write(t, doc, Meta{}))
	var dump func(n int, indent string) string
	dump = func(n int, indent string) string {
		var b strings.Builder
		for first := "/First "; strings.Contains(r.objects[n], first); first = "/Next " {
			n = r.ref(r.objects[n], first)
			_, title, _ := strings.Cut(r.objects[n], "/Title ")
			b.WriteString(indent + title[:strings.Index(title, ")")+1] + "\n")
			if strings.Contains(r.objects[n], "/First ") {
				b.WriteString(dump(n, indent+"  "))
			}
		}
		return b.String()
	}
	root := r.ref(r.catalog, "/Outlines ")
	want := "(Pembukaan)\n(BAB I)\n  (Pasal 1)\n  (Pasal 2)\n(BAB II)\n"
	if got := dump(root, ""); got != want {
		t.Errorf("outline:\n%swant:\n%s", got, want)
	}
	if !strings.Contains(r.objects[root], "/Count 5") || !strings.Contains(r.objects[root+1], "/XYZ null 800 null") {
		t.Errorf("root %s\nfirst %s", r.objects[root], r.objects[root+1])
	}
	if !strings.Contains(r.catalog, "/PageLabels << /Nums [0 << /P (iv) >>] >>") {
		t.Errorf("page labels in %s", r.catalog)
	}
}

func TestLinksLeadToPagesAndToPlainAddresses(t *testing.T) {
	box := layout.Link{X: 10 * pt, Y: 10 * pt, W: 50 * pt, H: 12 * pt}
	page := layout.Page{Width: 595 * pt, Height: 842 * pt}
	for _, l := range []struct {
		url  string
		page int
	}{{url: "https://contoh.go.id/a b?c=(d)&é"}, {url: "mailto:biro@contoh.go.id"}, {url: "javascript:alert(1)"},
		{url: "file:///etc/passwd"}, {url: "http://[rusak"}, {page: 1}, {page: 9}} {
		b := box
		b.URL, b.Page = l.url, l.page
		page.Items = append(page.Items, b)
	}
	doc := &layout.Document{Pages: []layout.Page{page, {Width: 595 * pt, Height: 842 * pt}}}
	data := string(write(t, doc, Meta{}))
	for _, want := range []string{
		`/URI (https://contoh.go.id/a%20b?c=\(d\)&%C3%A9)`, "/URI (mailto:biro@contoh.go.id)",
		"/Rect [10 820 60 832]", fmt.Sprintf("/Dest [%d 0 R /Fit]", read(t, []byte(data)).pages()[1]),
	} {
		if !strings.Contains(data, want) {
			t.Errorf("the file lacks %s", want)
		}
	}
	if n := strings.Count(data, "/Subtype /Link"); n != 3 {
		t.Errorf("%d links, want 3", n)
	}
	var codes []string
	for _, d := range Check(doc) {
		codes = append(codes, d.Code)
	}
	if got := strings.Join(codes, " "); got != "PD003 PD003 PD003 PD004" {
		t.Errorf("Check = %s", got)
	}
}

func TestSealRefusesAFileItDoesNotKnow(t *testing.T) {
	for _, body := range []string{"", "%PDF-1.4\n", "xref\n0 9\nstartxref\n0\n%%EOF\n", "startxref\n999\n%%EOF\n"} {
		if _, err := open([]byte(body)); err == nil {
			t.Errorf("open(%q) found a file", body)
		}
	}
}
