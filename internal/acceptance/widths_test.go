//go:build acceptance

package acceptance

import (
	"encoding/xml"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/font"
)

// alphabet has what contracts are written in, without a space.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789().,:;-/%&"

// TestLibreOfficeFindsTheSameWidths sets the alphabet in each prescribed
// typeface and style, lets LibreOffice lay it out with nothing but the files that
// Naskah ships, and compares how wide each line comes out.
func TestLibreOfficeFindsTheSameWidths(t *testing.T) {
	dir := t.TempDir()
	shipped := []string{"Liberation Sans", "Liberation Serif", "Liberation Mono", "Carlito", "Caladea", "Naskah Bonum"}
	var body strings.Builder
	for _, family := range shipped {
		for style := range 4 {
			body.WriteString(styled(family, style&1 != 0, style&2 != 0))
		}
	}
	word := filepath.Join(dir, "lebar.docx")
	if err := os.WriteFile(word, wordFile(t, body.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	conf := filepath.Join(dir, "fonts.conf")
	data := filepath.Join(root(), "internal", "font", "data")
	if err := os.WriteFile(conf, []byte("<fontconfig><dir>"+data+"</dir><cachedir>"+dir+"</cachedir></fontconfig>"), 0o644); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir, word)
	c.Env = append(os.Environ(), "FONTCONFIG_FILE="+conf)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	got := lineWidths(t, filepath.Join(dir, "lebar.pdf"))
	if len(got) != 4*len(shipped) {
		t.Fatalf("%d lines, want %d", len(got), 4*len(shipped))
	}
	library, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	for i, width := range got {
		face, _ := library.Face(shipped[i/4], i&1 != 0, i&2 != 0)
		units := 0
		for _, r := range alphabet {
			w, _ := face.Advance(r)
			units += w
		}
		want := float64(units) * 8 / float64(face.UnitsPerEm())
		if math.Abs(width-want) > want*0.003 {
			t.Errorf("%s: LibreOffice %.2f pt, ours %.2f pt", face.Key(), width, want)
		}
	}
}

// styled is a paragraph of 8 points.
func styled(family string, bold, italic bool) string {
	style := ""
	if bold {
		style += "<w:b/>"
	}
	if italic {
		style += "<w:i/>"
	}
	return fmt.Sprintf(`<w:p><w:r><w:rPr><w:rFonts w:ascii="%s" w:hAnsi="%s"/>%s<w:sz w:val="16"/></w:rPr><w:t>%s</w:t></w:r></w:p>`,
		family, family, style, strings.ReplaceAll(alphabet, "&", "&amp;"))
}

// lineWidths measures the words that poppler sees, one a line.
func lineWidths(t *testing.T, name string) []float64 {
	t.Helper()
	out, err := exec.Command("pdftotext", "-bbox", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var widths []float64
	dec := xml.NewDecoder(strings.NewReader(string(out)))
	dec.Strict = false
	for {
		token, err := dec.Token()
		if token == nil || err != nil {
			return widths
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "word" {
			continue
		}
		at := map[string]float64{}
		for _, a := range start.Attr {
			var v float64
			if _, err := fmt.Sscanf(a.Value, "%g", &v); err != nil {
				t.Fatal(err)
			}
			at[a.Name.Local] = v
		}
		widths = append(widths, at["xMax"]-at["xMin"])
	}
}
