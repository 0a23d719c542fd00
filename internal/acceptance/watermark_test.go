//go:build acceptance

package acceptance

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"naskah/internal/pdf"
)

// TestAWatermarkIsSeenOnEveryPage marks papers of the story: the Word files stay
// schema valid, LibreOffice and our own pages show it in its grey, as many pages
// as before, and veraPDF finds nothing.
func TestAWatermarkIsSeenOnEveryPage(t *testing.T) {
	dir := t.TempDir()
	var words []string
	flavourOf := map[string]pdf.Flavour{}
	for _, stem := range []string{"undangan", "nota_kesepahaman-asli-1", "rencana_aksi"} {
		word := filepath.Join(dir, stem+".docx")
		for _, name := range made(t, ".docx") {
			if filepath.Base(name) != stem+".docx" {
				continue
			}
			pkg := open(t, read(t, name))
			if err := pkg.AddWatermark("LATIHAN"); err != nil {
				t.Fatal(err)
			}
			data, err := pkg.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(word, data, 0o644); err != nil {
				t.Fatal(err)
			}
			if plain, marked := greys(t, pdfOf(t, name, filepath.Join(dir, "polos.pdf"), pdf.A3b)), greys(t, pdfOf(t, word, filepath.Join(dir, stem+"-3b.pdf"), pdf.A3b)); len(plain) != len(marked) {
				t.Errorf("%s has %d pages with a watermark, %d without", stem, len(marked), len(plain))
			}
		}
		words = append(words, word)
		flavourOf[filepath.Join(dir, stem+"-3b.pdf")] = pdf.A3b
		flavourOf[pdfOf(t, word, filepath.Join(dir, stem+"-3a.pdf"), pdf.A3a)] = pdf.A3a
	}
	checker(t, "check-docx", append([]string{"--strict", "--quiet"}, words...)...)
	libre := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", filepath.Join(dir, "libre")}, words...)
	if said, err := exec.Command("soffice", libre...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	for _, word := range words {
		stem := filepath.Base(word[:len(word)-len(".docx")])
		for _, file := range []string{filepath.Join(dir, stem+"-3b.pdf"), filepath.Join(dir, "libre", stem+".pdf")} {
			for i, share := range greys(t, file) {
				if share < .01 {
					t.Errorf("page %d of %s is grey by %.2f percent, want the watermark", i+1, file, 100*share)
				}
			}
		}
	}
	valid(t, flavourOf)
}

// greys is the share of each page that has the grey of a watermark: half silver,
// as LibreOffice and our pages mix it.
func greys(t *testing.T, file string) []float64 {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("pdftoppm", "-r", "30", "-png", file, filepath.Join(dir, "p")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm %s: %v\n%s", file, err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	var shares []float64
	for _, name := range names {
		img, err := png.Decode(bytes.NewReader(read(t, name)))
		if err != nil {
			t.Fatal(err)
		}
		shares = append(shares, grey(img))
	}
	return shares
}

func grey(img image.Image) float64 {
	b, count := img.Bounds(), 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, blue, _ := img.At(x, y).RGBA()
			if r>>8 >= 218 && r>>8 <= 230 && r == g && g == blue {
				count++
			}
		}
	}
	return float64(count) / float64(b.Dx()*b.Dy())
}
