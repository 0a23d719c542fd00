package render

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"naskah/internal/docx"
	"naskah/internal/schema"
)

func TestSizesOfPictures(t *testing.T) {
	const cm = cmEMU
	for s, want := range map[string]extent{
		"": {0, 25 * cm / 10}, "2 cm": {0, 2 * cm}, "2,5cm": {0, 25 * cm / 10}, "20 mm": {0, 2 * cm}, "tinggi 3 cm": {0, 3 * cm},
		"lebar 4 cm": {4 * cm, 0}, "4 cm x 2 cm": {4 * cm, 2 * cm}, "4 x 2 cm": {4 * cm, 2 * cm}, " 40 mm × 2 CM ": {4 * cm, 2 * cm},
	} {
		if got, ok := parseExtent(s); !ok || got != want {
			t.Errorf("parseExtent(%q) = %v, %v, want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"2", "cm", "0 cm", "0,5 mm", "26 cm", "-2 cm", "1e9 cm", "2 cm x", "lebar 2 cm x 3 cm", "2 inci", "99999 cm", "4 cm x 30 cm", "nan cm", "2 cm\x00"} {
		if got, ok := parseExtent(s); ok {
			t.Errorf("parseExtent(%q) = %v, want none", s, got)
		}
	}
}

func TestPicturesFitWithoutDistortion(t *testing.T) {
	for _, c := range []struct{ room, pixels, want extent }{
		{extent{0, 1000}, extent{200, 100}, extent{2000, 1000}},
		{extent{1000, 0}, extent{200, 100}, extent{1000, 500}},
		{extent{1000, 1000}, extent{200, 100}, extent{1000, 500}},
		{extent{1000, 1000}, extent{100, 200}, extent{500, 1000}},
		{extent{0, maxSide}, extent{10_000, 1}, extent{maxWidth, maxWidth / 10_000}},
		{extent{1000, 1000}, extent{maxPicturePixels, 1}, extent{1000, 1}},
	} {
		if got := c.room.fit(c.pixels); got != c.want {
			t.Errorf("%v fits %v into %v, want %v", c.room, c.pixels, got, c.want)
		}
	}
}

var docPr = regexp.MustCompile(`<wp:docPr [^>]*descr="([^"]*)"`)

func TestPicturesSayWhatTheyShow(t *testing.T) {
	for tag, want := range map[string]string{
		`gambar "kop/lambang_kota-bima.png"`: "lambang kota bima", `gambar kantor.logo`: "logo", `gambar "a.png" "2 cm" "Lambang <Bima>"`: "Lambang &lt;Bima&gt;",
		`gambar "a.png" "" ""`: "", `qr "https://a.go.id"`: "Kode QR: https://a.go.id",
	} {
		got := bodyOf(t, par(run("{{ "+strings.ReplaceAll(tag, "<", "&lt;")+" }}")), nil)
		m := docPr.FindStringSubmatch(got)
		if m == nil || m[1] != want {
			t.Errorf("%s: %v in %s, want %q", tag, m, got, want)
		}
		if decoration := strings.Contains(got, "adec:decorative"); decoration != (want == "") {
			t.Errorf("%s: decoration is %v", tag, decoration)
		}
	}
}

// A picture comes from the dossier; no name makes it come from anywhere else.
func TestPicturesComeFromTheDossierOnly(t *testing.T) {
	p := wordProgram(t, par(run("{{ gambar judul }}")), nil)
	asked := ""
	in := testInput()
	in.Images = func(name string) ([]byte, bool) { asked = name; return nil, false }
	for _, name := range []string{"https://a.go.id/x.png", "/etc/passwd", `\\server\x.png`, "data:image/png;base64,iVBORw0KGgo=", "../x.png"} {
		in.Values["judul"] = name
		if code := refused(t, p, in); code != "TP080" || asked != name {
			t.Errorf("%s: %s, asked for %q, want TP080", name, code, asked)
		}
	}
	in.Images = func(string) ([]byte, bool) { return []byte("<svg/>"), true }
	if code := refused(t, p, in); code != "TP081" {
		t.Errorf("no raster: %s, want TP081", code)
	}
}

// A size that is written in the template is checked with it.
func TestAWrittenSizeIsCheckedBeforeAnyRun(t *testing.T) {
	tpl, _ := Parse("surat.docx", wordFile(t, par(run(`{{ gambar "a.png" "besar" }}`)), nil), nil)
	if p, found := tpl.Compile(Scope{Fields: testFields(t)}); p != nil || found[0].Code != "TP054" {
		t.Errorf("%s, want TP054", say(found))
	}
}

// photo is a picture, w by h, whose four quarters have colours of their own,
// stored as a camera stores it that says how it was held.
func photo(t *testing.T, turn int, order binary.ByteOrder) []byte {
	t.Helper()
	m := turnedImage{quarters(), map[int]int{5: 5, 6: 8, 7: 7, 8: 6}[turn]}
	if m.turn == 0 {
		m.turn = turn
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	mark := "MM"
	if order == binary.LittleEndian {
		mark = "II"
	}
	tiff := append([]byte(mark), 0, 0, 0, 0, 0, 0)
	order.PutUint16(tiff[2:], 42)
	order.PutUint32(tiff[4:], 8)
	entry := make([]byte, 2+12+4)
	order.PutUint16(entry, 1)
	order.PutUint16(entry[2:], 0x0112)
	order.PutUint16(entry[4:], 3)
	order.PutUint32(entry[6:], 1)
	order.PutUint16(entry[10:], uint16(turn))
	exif := append(append([]byte("Exif\x00\x00"), tiff...), entry...)
	head := []byte{0xff, 0xd8, 0xff, 0xe1, 0, 0}
	binary.BigEndian.PutUint16(head[4:], uint16(len(exif)+2))
	return append(append(head, exif...), b.Bytes()[2:]...)
}

var quarterColors = [4]color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 0, 255}}

func quarters() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 64, 32))
	for y := range 32 {
		for x := range 64 {
			m.SetRGBA(x, y, quarterColors[x/32+y/16*2])
		}
	}
	return m
}

func TestPhotographsStandUpright(t *testing.T) {
	for turn := 1; turn <= 8; turn++ {
		order := binary.ByteOrder(binary.BigEndian)
		if turn%2 == 0 {
			order = binary.LittleEndian
		}
		data := photo(t, turn, order)
		in := testInput()
		in.Images = func(string) ([]byte, bool) { return data, true }
		pkg := render(t, wordProgram(t, par(run(`{{ gambar "a.jpg" "4 cm x 4 cm" }}`)), nil), in)
		stored, _ := pkg.Part("word/media/gambar1.jpeg")
		m, err := jpeg.Decode(bytes.NewReader(stored))
		if err != nil {
			t.Fatal(err)
		}
		if m.Bounds() != image.Rect(0, 0, 64, 32) || !strings.Contains(inBody(t, pkg), fmt.Sprintf(`cx="%d" cy="%d"`, 4*cmEMU, 2*cmEMU)) {
			t.Errorf("turn %d: %v", turn, m.Bounds())
			continue
		}
		for i, want := range quarterColors {
			r, g, b, _ := m.At(16+32*(i%2), 8+16*(i/2)).RGBA()
			if near := func(a uint32, b uint8) bool { d := int(a>>8) - int(b); return d > -40 && d < 40 }; !near(r, want.R) || !near(g, want.G) || !near(b, want.B) {
				t.Errorf("turn %d, quarter %d is %d %d %d, want %v", turn, i, r>>8, g>>8, b>>8, want)
			}
		}
	}
}

func TestDamagedOrientationIsNone(t *testing.T) {
	whole := photo(t, 6, binary.BigEndian)
	for n := range 64 {
		orientation(whole[:n])
	}
	for i := range 40 {
		data := bytes.Clone(whole)
		data[i] = 0xff
		orientation(data)
	}
	if got := orientation(whole); got != 6 {
		t.Errorf("orientation = %d, want 6", got)
	}
}

// framed is a picture a drafter has put into a Word file, 8 cm by 2 cm.
func framed(alt string) string {
	return `<w:p><w:r><w:rPr><w:b/></w:rPr><w:drawing><wp:anchor><wp:extent cx="2880000" cy="720000"/><wp:docPr id="7" name="Logo" descr="` + alt + `"/>` +
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x" descr="lama"/><pic:cNvPicPr/></pic:nvPicPr>` +
		`<pic:blipFill><a:blip r:embed="rId5"><a:lum bright="1000"/></a:blip><a:srcRect l="10000"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2880000" cy="720000"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>` + run("isi {{ tempat }}") + "</w:p>"
}

const framedRel = `<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/lama.png"/>`

func TestAPictureOfTheTemplateIsReplaced(t *testing.T) {
	sample, _ := testImages("lama.png")
	more := map[string]string{"rels": framedRel, "word/media/lama.png": string(sample)}
	body := "{{ range pihak }}"
	p := wordProgram(t, par(run(body))+framed("{{ gambar logo &quot;&quot; nama }}")+par(run("{{ end }}"))+framed("Foto rapat"), more)
	pkg := render(t, p, testInput())
	got := inBody(t, pkg)
	for _, want := range []string{
		`descr="Badan Riset"`, `descr="Kota Bima"`, `descr="Foto rapat"`, `<wp:extent cx="600000" cy="720000"/>`, `<a:ext cx="600000" cy="720000"/>`,
		`<wp:extent cx="2880000" cy="720000"/>`, "isi </w:t>",
	} {
		if !strings.Contains(strings.ReplaceAll(got, "isi Jakarta", "isi </w:t>"), want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	if strings.Contains(got, "\ue003") || strings.Contains(got, "naskah-") || strings.Count(got, "srcRect") != 1 {
		t.Errorf("left behind in %s", got)
	}
	root, err := pkg.Tree("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]bool{}
	root.Walk(func(e *docx.Element) bool {
		if e.Name == "a:blip" {
			target, _, ok := pkg.Target("word/document.xml", e.Attr("r:embed"))
			parts[target] = ok
		}
		return true
	})
	if len(parts) != 3 || !parts["word/media/gambar1.png"] || !parts["word/media/gambar2.png"] || !parts["word/media/lama.png"] {
		t.Errorf("pictures %v", parts)
	}
}

// A letterhead has its emblem in the page header.
func TestAPictureOfAHeaderIsReplaced(t *testing.T) {
	more := map[string]string{
		"rels":             `<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>`,
		"word/header1.xml": docx.XMLHead + "<w:hdr" + docx.Namespaces + ">" + framed("{{ kantor.logo | gambar }}") + "</w:hdr>",
	}
	pkg := render(t, wordProgram(t, par(run("x")), more), testInput())
	data, _ := pkg.Part("word/header1.xml")
	if !strings.Contains(string(data), `descr="logo"`) || len(pkg.Related("word/header1.xml", "image")) != 1 {
		t.Errorf("header reads %s", data)
	}
}

func TestOnlyAPictureReplacesAPicture(t *testing.T) {
	tpl, _ := Parse("surat.docx", wordFile(t, framed("{{ default &quot;|gambar&quot; catatan }}"), nil), nil)
	if p, found := tpl.Compile(Scope{Fields: testFields(t)}); p != nil || found[0].Code != "TP134" {
		t.Errorf("%s, want TP134", say(found))
	}
}

func TestAFrameMayHoldACode(t *testing.T) {
	got := bodyOf(t, framed("{{ qr judul }}"), map[string]string{"judul": "https://a.go.id"})
	if !strings.Contains(got, `descr="Kode QR: https://a.go.id"`) || !strings.Contains(got, `<wp:extent cx="720000" cy="720000"/>`) {
		t.Errorf("got %s", got)
	}
}

// decodeQR reads a QR code with another program's eyes.
func decodeQR(t *testing.T, data []byte) string {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	bits, err := gozxing.NewBinaryBitmapFromImage(m)
	if err != nil {
		t.Fatal(err)
	}
	result, err := qrcode.NewQRCodeReader().Decode(bits, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true, gozxing.DecodeHintType_CHARACTER_SET: "UTF-8"})
	if err != nil {
		t.Fatal(err)
	}
	if level := result.GetResultMetadata()[gozxing.ResultMetadataType_ERROR_CORRECTION_LEVEL]; fmt.Sprint(level) != "M" {
		t.Errorf("level %v, want M", level)
	}
	return result.GetText()
}

func TestQRCodesReadBack(t *testing.T) {
	p := wordProgram(t, par(run(`{{ qr judul "3 cm" }}`)), nil)
	for _, s := range []string{"a", "https://riset.contoh.go.id/v/2026-001?k=ab12", "0123456789", "HTTPS://A.GO.ID", "Nomor 12/NK/V/2023 “Café” ± 日本", strings.Repeat("x", maxQR), "baris\nbaris"} {
		pkg := render(t, p, inputWith(map[string]string{"judul": s}))
		data, ok := pkg.Part("word/media/gambar1.png")
		if !ok {
			t.Fatalf("no picture for %q", s)
		}
		if got := decodeQR(t, data); got != s {
			t.Errorf("%q reads %q", s, got)
		}
		again, err := qrPNG(s)
		if err != nil || !bytes.Equal(again, data) {
			t.Errorf("%q: two codes differ, %v", s, err)
		}
	}
	if code := refused(t, p, inputWith(map[string]string{"judul": strings.Repeat("x", maxQR+1)})); code != "TP131" {
		t.Errorf("%s, want TP131", code)
	}
}

func TestAQRCodeHasAQuietZone(t *testing.T) {
	data, err := qrPNG("a")
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	b := m.Bounds()
	for i := range b.Dx() {
		for j := range quietZone * moduleSize {
			for _, at := range []image.Point{{i, j}, {j, i}, {i, b.Dy() - 1 - j}, {b.Dx() - 1 - j, i}} {
				if r, _, _, _ := m.At(at.X, at.Y).RGBA(); r != 0xffff {
					t.Fatalf("%v is not white", at)
				}
			}
		}
	}
}

func TestPicturesAreBounded(t *testing.T) {
	list := make(schema.List, maxInsertions+1)
	for i := range list {
		list[i] = fmt.Sprint(i)
	}
	p := wordProgram(t, par(run("{{ range bidang }}{{ qr . }}{{ end }}")), nil)
	in := testInput()
	in.Values["bidang"] = list
	if code := refused(t, p, in); code != "TP132" {
		t.Errorf("%s, want TP132", code)
	}
}
