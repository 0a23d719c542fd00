package pdf

import (
	"fmt"
	"image"
	"regexp"
	"strings"
	"testing"

	"naskah/internal/layout"
)

// turnedPage has a watermark before text of the same face, and a picture on its
// side.
func turnedPage(t *testing.T) *layout.Document {
	t.Helper()
	face := testFace(t, "Arial", false, false)
	behind := set(face, 100*pt, 200*pt, 80*pt, "LATIHAN")
	behind.Turn, behind.Mark, behind.Color = 315*60_000, 2, layout.RGB{R: 224, G: 224, B: 224}
	text := set(face, 72*pt, 100*pt, 11*pt, "teks")
	text.Mark = 1
	boxed := set(face, 300*pt, 300*pt, 10*pt, "a\U0001F600b")
	boxed.Turn, boxed.Mark = 90*60_000, 1
	return &layout.Document{
		Structure: []layout.Mark{{Kind: layout.DocumentMark, Parent: -1}, {Kind: layout.ParagraphMark}, {Kind: layout.WatermarkMark}},
		Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt, Items: []layout.Item{
			behind, text, boxed,
			layout.Fill{X: 10 * pt, Y: 20 * pt, W: 30 * pt, H: 40 * pt, Turn: 180 * 60_000, Mark: 2},
			layout.Image{X: 50 * pt, Y: 60 * pt, W: 40 * pt, H: 20 * pt, Data: []byte("no picture"), Turn: 90 * 60_000, Mark: 1},
		}}},
	}
}

// TestAWatermarkIsAnArtifactOfItsKindAndTurned reads the content stream of a page
// with turned things: each stands in a q and Q of its own, and what was set
// before holds for the text behind it.
func TestAWatermarkIsAnArtifactOfItsKindAndTurned(t *testing.T) {
	r := read(t, write(t, turnedPage(t), Meta{}))
	content := r.stream(r.ref(r.objects[r.pages()[0]], "/Contents "))
	for _, want := range []string{
		"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC",
		"q 0.707107 0.707107 -0.707107 0.707107 100 642 cm\nBT 0.00 0.00 Td", // 315 degrees clockwise rise to the right
		"q 0 -1 1 0 300 542 cm\nBT 0.00 0.00 Td",
		"q -1 0 0 -1 10 822 cm\n0.00 0.00 30.00 -40.00 re f",
		"50.00 782.00 m 50.00 742.00 l S", // the frame of a picture that cannot be read
	} {
		if !strings.Contains(content, want) {
			t.Errorf("no %q in\n%s", want, content)
		}
	}
	if opened, closed := strings.Count(content, "\nq "), strings.Count(content, "\nQ\n"); opened != closed {
		t.Errorf("%d q, %d Q", opened, closed)
	}
	// Nothing is set between a q of ours and its Q.
	for _, m := range regexp.MustCompile(`(?s)cm\n(.*?)\nQ`).FindAllStringSubmatch(content, -1) {
		if regexp.MustCompile(` (Tf|rg|g|Tc|Tz|w|d)\b`).MatchString(m[1]) {
			t.Errorf("set within: %s", m[1])
		}
	}
	if got, want := r.tree(), "P [teks"; !strings.Contains(got, want) || strings.Contains(got, "LATIHAN") {
		t.Errorf("structure:\n%s, want %q and no watermark", got, want)
	}
}

// TestAMissingCharacterStandsOnTheTurnedLine puts the box of a character no face
// has behind the letter before it, downwards on a line turned by 90 degrees.
func TestAMissingCharacterStandsOnTheTurnedLine(t *testing.T) {
	doc := turnedPage(t)
	r := read(t, write(t, doc, Meta{}))
	content := r.stream(r.ref(r.objects[r.pages()[0]], "/Contents "))
	var downs []string
	for _, m := range regexp.MustCompile(`q 0 -1 1 0 300 ([\d.]+) cm`).FindAllStringSubmatch(content, -1) {
		downs = append(downs, m[1])
	}
	if len(downs) != 3 || downs[0] != "542" || downs[1] != fmt.Sprint(542-5.56) {
		t.Errorf("the parts of the line stand at %v, want 542, 536.44 and lower", downs)
	}
}

// TestACroppedPictureIsSeenThroughItsBox draws the right lower quarter of a
// picture, and one with an empty margin.
func TestACroppedPictureIsSeenThroughItsBox(t *testing.T) {
	data := encodedPNG(t, image.NewGray(image.Rect(0, 0, 4, 4)))
	picture := layout.Image{X: 50 * pt, Y: 60 * pt, W: 40 * pt, H: 20 * pt, Data: data, Mark: 1, Crop: layout.Crop{Left: 50_000, Top: 50_000}}
	margin := picture
	margin.Crop = layout.Crop{Left: -100_000}
	doc := turnedPage(t)
	doc.Pages[0].Items = []layout.Item{picture, margin}
	r := read(t, write(t, doc, Meta{}))
	content := r.stream(r.ref(r.objects[r.pages()[0]], "/Contents "))
	for _, want := range []string{
		"q 50 782 40 -20 re W n\nq 80.00000 0 0 40.00000 10.00000 762.00000 cm",
		"q 50 782 40 -20 re W n\nq 20.00000 0 0 20.00000 70.00000 762.00000 cm",
	} {
		if !strings.Contains(content, want) {
			t.Errorf("no %q in\n%s", want, content)
		}
	}
}
