package verify

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"naskah/internal/message"
)

// paper is a small PDF/A-3b; tests spoil one thing of it.
type paper struct {
	header  string
	objects map[int]string
	trailer string
	tables  []int // offsets of the tables written so far
}

func sound() *paper {
	xmp := `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="` + nsRDF + `"><rdf:Description rdf:about="" xmlns:dc="` + nsDC +
		`" xmlns:xmp="` + nsXMP + `" xmlns:i="` + nsID + `" i:conformance="B"><i:part>3</i:part>` +
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Judul é</rdf:li></rdf:Alt></dc:title>` +
		`<xmp:CreateDate>2026-01-02T03:04:05+07:00</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta>`
	icc := make([]byte, 128)
	copy(icc[16:], "RGB ")
	copy(icc[36:], "acsp")
	return &paper{
		header: "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
		objects: map[int]string{
			1:  "<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R /OutputIntents [<< /S /GTS_PDFA1 /DestOutputProfile 6 0 R >>] /AF [10 0 R] >>",
			2:  "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
			3:  "<< /Type /Page /Parent 2 0 R /Contents 7 0 R /Annots [4 0 R] /Resources << /Font << /F1 8 0 R >> >> >>",
			4:  "<< /Type /Annot /Subtype /Link /F 4 /Rect [0 0 9 9] /A << /S /URI /URI (https://contoh.go.id) >> >>",
			5:  streamOf("/Type /Metadata /Subtype /XML", xmp),
			6:  streamOf("/N 3", string(icc)),
			7:  streamOf("", "BT ET"),
			8:  "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Naskah /Encoding /WinAnsiEncoding /FontDescriptor 9 0 R >>",
			9:  "<< /Type /FontDescriptor /FontFile2 7 0 R >>",
			10: "<< /Type /Filespec /F (a.json) /UF (a.json) /AFRelationship /Data /EF << /F 11 0 R >> >>",
			11: streamOf(fmt.Sprintf("/Type /EmbeddedFile /Subtype /application#2Fjson /Params << /Size 2 /CheckSum <%X> >>", md5.Sum([]byte("{}"))), "{}"),
			12: "<< /Title <FEFF004A007500640075006C002000E9> /CreationDate (D:20260102030405+07'00') >>",
		},
		trailer: "/Root 1 0 R /Info 12 0 R /ID [<00> <00>]",
	}
}

func streamOf(entries, content string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", entries, len(content), content)
}

// bytes writes the file with a classic table.
func (p *paper) bytes() []byte {
	b := bytes.NewBufferString(p.header)
	p.append(b, p.objects, p.trailer)
	return b.Bytes()
}

// append writes objects and a table behind what is there.
func (p *paper) append(b *bytes.Buffer, objects map[int]string, trailer string) {
	offsets := map[int]int{}
	for _, n := range slices.Sorted(maps.Keys(objects)) {
		offsets[n] = b.Len()
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", n, objects[n])
	}
	at := b.Len()
	b.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for _, n := range slices.Sorted(maps.Keys(offsets)) {
		fmt.Fprintf(b, "%d 1\n%010d 00000 n \n", n, offsets[n])
	}
	fmt.Fprintf(b, "trailer\n<< /Size 99 %s >>\nstartxref\n%d\n%%%%EOF\n", trailer, at)
	p.tables = append(p.tables, at)
}

// spoil replaces a passage in an object.
func (p *paper) spoil(n int, old, new string) *paper {
	if !strings.Contains(p.objects[n], old) {
		panic("no " + old)
	}
	p.objects[n] = strings.Replace(p.objects[n], old, new, 1)
	return p
}

func (p *paper) with(n int, object string) *paper {
	p.objects[n] = object
	return p
}

func codes(r Report) string {
	var all []string
	for _, d := range r.Findings {
		all = append(all, strings.TrimSpace(d.Code+" "+d.PlaceText(message.ID)))
	}
	return strings.Join(all, "; ")
}

func TestASoundFileHasNoFindings(t *testing.T) {
	r := Check(sound().bytes())
	if got := codes(r); got != "" {
		t.Errorf("findings: %s", got)
	}
	if r.Flavour != "3b" || r.Pages != 1 || r.Version != "1.7" || r.Fonts != 1 || fmt.Sprint(r.Sizes) != "[A4]" || r.Seal != NoSeal {
		t.Errorf("report %+v", r)
	}
	if len(r.Files) != 1 || r.Files[0] != (Embedded{"a.json", "application/json", "Data", 2}) {
		t.Errorf("files %+v", r.Files)
	}
}

func TestEachBrokenRuleIsFoundWithItsPlace(t *testing.T) {
	one := func(change func(p *paper)) *paper {
		p := sound()
		change(p)
		return p
	}
	for want, p := range map[string]*paper{
		"PD022":                    one(func(p *paper) { p.header = "%PDF-1.7\n" }),
		"PD023":                    one(func(p *paper) { p.trailer += " /Encrypt << /V 1 >>" }),
		"PD024 objek 20":           one(func(p *paper) { p.with(20, "<< /A (tanpa akhir >>") }),
		"PD025 katalog dokumen":    one(func(p *paper) { p.trailer = "/Root 1 0 R" }),
		"PD026 katalog dokumen":    sound().spoil(1, "/Metadata 5 0 R", ""),
		"PD027 katalog dokumen":    sound().with(5, streamOf("", "<a><b></a>")),
		"PD028 katalog dokumen":    sound().with(5, strings.Replace(sound().objects[5], "<i:part>3</i:part>", strings.Repeat(" ", 18), 1)),
		"PD029 katalog dokumen":    sound().spoil(12, "004A", "004B"),
		"PD030 katalog dokumen":    sound().spoil(1, "GTS_PDFA1", "GTS_PDFX"),
		"PD031 katalog dokumen":    sound().spoil(6, "/N 3", "/N 4"),
		"PD032 katalog dokumen":    sound().with(5, strings.Replace(sound().objects[5], "<i:part>3", "<i:part>4", 1)),
		"PD033 objek 4, halaman 1": sound().spoil(4, "/S /URI", "/S /Launch"),
		"PD033 objek 20":           sound().with(20, "<< /S /JavaScript /JS (app.alert(1)) >>"),
		"PD034 objek 8, halaman 1": sound().spoil(9, "/FontFile2", "/Berkas"),
		"PD035 objek 8, halaman 1": sound().spoil(8, "/WinAnsiEncoding", "<< /Differences [] >>"),
		"PD036 objek 20":           sound().with(20, streamOf("/F (luar.bin)", "")),
		"PD037 objek 4, halaman 1": sound().spoil(4, "/Link /F 4 /Rect [0 0 9 9]", "/Movie /F 4 /Rect [0 0 0 0]"),
		"PD038 objek 4, halaman 1": sound().spoil(4, "/F 4", "/F 6"),
		"PD039 objek 4, halaman 1": sound().spoil(4, "/Link", "/Stamp"),
		"PD040 katalog dokumen":    sound().spoil(1, "/Type", "/AcroForm << /NeedAppearances true >> /Type"),
		"PD042 objek 10":           sound().spoil(10, "/AFRelationship /Data", ""),
		"PD043 objek 10":           sound().spoil(11, "/Subtype /application#2Fjson", ""),
		"PD044 objek 10":           sound().spoil(11, "/Size 2", "/Size 3"),
		"PD045 objek 10":           sound().spoil(1, "/AF [10 0 R]", ""),
		"PD046 objek 20":           sound().with(20, "<< /ExtGState << /G << /BM /Aneh >> >> >>"),
		"PD047 objek 20":           sound().with(20, streamOf("/Filter /LZWDecode", "")),
		"PD048 halaman 1":          sound().spoil(2, "/MediaBox [0 0 595 842]", "/MediaBox [0 0 595 1]"),
		"PD049 objek 20":           sound().with(20, streamOf("/Subtype /Image /Interpolate true", "")),
		"PD050 halaman 1":          sound().spoil(3, "/Type", "/AA << >> /Type"),
		"PD051 katalog dokumen":    sound().spoil(5, `"B"`, `"A"`),
		"PD052 katalog dokumen":    sound().spoil(2, "/Count 1", "/Count 2"),
	} {
		if got := codes(Check(p.bytes())); !strings.HasPrefix(got, want) || strings.Contains(got, ";") {
			t.Errorf("found %q, want %s", got, want)
		}
	}
}

func TestWhatEachPartAllowsInside(t *testing.T) {
	for part, want := range map[string]string{"1": "PD041 objek 10", "2": "PD041 objek 10", "3": ""} {
		p := sound()
		p.with(5, strings.Replace(p.objects[5], "<i:part>3", "<i:part>"+part, 1))
		if got := codes(Check(p.bytes())); got != want {
			t.Errorf("part %s: %q, want %q", part, got, want)
		}
	}
}

// Twenty findings of one rule are enough; the rest is counted.
func TestOneRuleIsNotReportedForEver(t *testing.T) {
	p := sound()
	for n := range 100 {
		p.with(100+n, "<< /S /Launch >>")
	}
	r := Check(p.bytes())
	last := r.Findings[len(r.Findings)-1]
	if len(r.Findings) != sameFindings+1 || last.Code != "PD020" || last.Args["jumlah"] != 80 {
		t.Errorf("%d findings, the last %+v", len(r.Findings), last)
	}
}

func TestWhatIsNoPDFIsOneFinding(t *testing.T) {
	whole := sound().bytes()
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("bukan PDF"), "cut off": whole[:len(whole)/2], "no root": []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\nxref\n0 0\ntrailer << >>\nstartxref\n15\n%%EOF"),
		"loop": bytes.Replace(whole, []byte("/Size 99"), fmt.Appendf(nil, "/Prev %d", bytes.LastIndex(whole, []byte("xref\n0"))), 1),
	} {
		if got := codes(Check(data)); !strings.Contains(got, "PD021") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// sealed is a paper that vouches for itself, as Naskah's do.
func sealed(t *testing.T) (*paper, []byte) {
	t.Helper()
	p := sound().with(20, "<< /Type /Page /Parent 2 0 R >>").spoil(2, "[3 0 R] /Count 1", "[3 0 R 20 0 R] /Count 2")
	p.spoil(12, "/Title", "/Producer ("+Producer+") /Title")
	p.spoil(5, "</rdf:Description>", `<p:Producer xmlns:p="`+nsPDF+`">`+Producer+`</p:Producer></rdf:Description>`)
	p.with(5, streamOf("", strings.TrimSuffix(strings.SplitN(p.objects[5], "stream\n", 2)[1], "\nendstream")))
	p.bytes()
	id := Identifier(p.bytes()[:p.tables[0]])
	p.trailer = fmt.Sprintf("/Root 1 0 R /Info 12 0 R /ID [<%X> <%X>]", id, id)
	p.tables = nil
	data := p.bytes()
	if r := Check(data); r.Seal != Intact || len(r.Findings) > 0 {
		t.Fatalf("seal %d, %s", r.Seal, codes(r))
	}
	return p, data
}

func TestTheSealShowsAnyChangeOfTheFirstState(t *testing.T) {
	_, data := sealed(t)
	if r := Check(bytes.Replace(data, []byte("BT ET"), []byte("BT  T"), 1)); r.Seal != Broken || codes(r) != "PD053" {
		t.Errorf("seal %d, %s", r.Seal, codes(r))
	}
}

func TestAnUpdateMaySignAndNothingElse(t *testing.T) {
	p, data := sealed(t)
	root := p.objects[1]
	field := "<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /Rect [0 0 0 0] /T (ttd) >>"
	page := strings.Replace(p.objects[3], "[4 0 R]", "[4 0 R 30 0 R]", 1)
	form := strings.Replace(root, "/Type", "/AcroForm << /Fields [30 0 R] /SigFlags 3 >> /Type", 1)
	for name, c := range map[string]struct {
		objects map[int]string
		want    string
	}{
		"a signature":        {map[int]string{1: form, 3: page, 30: field}, ""},
		"a first annotation": {map[int]string{20: strings.Replace(p.objects[20], "/Type", "/Annots [30 0 R] /Type", 1), 30: field}, ""},
		"a signature by a program that names itself": {map[int]string{
			1: form, 3: page, 30: field, 12: "<< /Producer (Penanda) >>", 5: strings.Replace(p.objects[5], Producer, "Penanda      ", 1),
		}, ""},
		"another title":       {map[int]string{5: strings.Replace(p.objects[5], "Judul", "Jubul", 1)}, "PD054 objek 5"},
		"new page content":    {map[int]string{7: streamOf("", "BT (lain) Tj ET")}, "PD054 objek 7, halaman 1"},
		"another page":        {map[int]string{3: strings.Replace(p.objects[3], "7 0 R", "30 0 R", 1), 30: streamOf("", "q Q")}, "PD054 objek 3, halaman 1"},
		"a stamp on the page": {map[int]string{3: page, 30: "<< /Type /Annot /Subtype /Stamp /F 4 /Rect [0 0 0 0] >>"}, "PD054 objek 3, halaman 1"},
		"a link taken away":   {map[int]string{3: strings.Replace(p.objects[3], "[4 0 R]", "[30 0 R]", 1), 30: field}, "PD054 objek 3, halaman 1"},
		"other data inside":   {map[int]string{11: strings.Replace(p.objects[11], "{}", "[]", 1)}, "PD054 objek 11"},
	} {
		b := bytes.NewBuffer(bytes.Clone(data))
		q := *p
		q.append(b, c.objects, fmt.Sprintf("%s /Prev %d", p.trailer, p.tables[0]))
		r := Check(b.Bytes())
		got := codes(r)
		if c.want == "" && (got != "" || r.Seal != Intact) || c.want != "" && (!strings.Contains(got, c.want) || r.Seal != Broken) {
			t.Errorf("%s: seal %d, %q, want %q", name, r.Seal, got, c.want)
		}
		if r.Updates != 1 || !bytes.Equal(r.Original, data) {
			t.Errorf("%s: %d updates, the first state has %d bytes, want %d", name, r.Updates, len(r.Original), len(data))
		}
	}
}

// FuzzCheck: whatever the bytes, an answer within bounds and always the same.
func FuzzCheck(f *testing.F) {
	f.Add(sound().bytes())
	f.Add([]byte("%PDF-1.5\n1 0 obj\n<< /Type /XRef /W [1 2 1] /Size 2 /Length 8 >>\nstream\n\x01\x00\x09\x00\x01\x00\x09\x00\nendstream\nendobj\nstartxref\n9\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, b := Check(data), Check(data)
		if codes(a) != codes(b) || a.Pages != b.Pages {
			t.Fatalf("two answers: %s and %s", codes(a), codes(b))
		}
	})
}

func TestASignatureCoversTheFileUpToItsPlace(t *testing.T) {
	const blank = "[0 0000000000 0000000000 0000000000]"
	signed := func(grow int) []byte {
		data := sound().with(20, "<< /Type /Sig /Name (Arya) /ByteRange "+blank+" /Contents <0000> >>").bytes()
		from := bytes.Index(data, []byte("<0000>"))
		to := from + len("<0000>") + grow
		return bytes.Replace(data, []byte(blank), fmt.Appendf(nil, "[0 %010d %010d %010d]", from, to, len(data)-to), 1)
	}
	r := Check(signed(0))
	if codes(r) != "" || len(r.Signatures) != 1 || r.Signatures[0] != (Signature{Name: "Arya", Last: true}) {
		t.Errorf("a good one: %s, %+v", codes(r), r.Signatures)
	}
	if got := codes(Check(signed(30))); got != "PD055 objek 20" {
		t.Errorf("a hole behind the signature: %q", got)
	}
	more := append(signed(0), "1 0 obj\n<< >>\nendobj\n"...)
	if r := Check(more); len(r.Signatures) != 1 || r.Signatures[0].Last {
		t.Errorf("something was added: %+v", r.Signatures)
	}
}
