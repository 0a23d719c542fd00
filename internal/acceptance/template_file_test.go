//go:build acceptance

package acceptance

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// contentsSource is a paper whose contents run over a page.
const contentsSource = `---
skema: naskah/v1
nama: pedoman
judul: Pedoman
bab: romawi
---
# PEDOMAN

::: daftar-isi DAFTAR ISI
:::

{{ range bagian }}
## Ketentuan {{ . }}

{{ range $i, $x := $.isi }}
Setiap pelaksana kegiatan mencatat hasilnya pada lembar yang disediakan dan menyampaikannya kepada penanggung jawab.
{{ end }}

### Rincian {{ . }}

Rincian disusun oleh sekretariat.
{{ end }}
`

// contentsEntry is a line of the contents as pdftotext shows it.
var contentsEntry = regexp.MustCompile(`(Ketentuan|Rincian) (nomor-\d+-) ?\.* *(\d+)$`)

// TestContentsAreThoseAWordProcessorWouldMake makes a paper with contents over a
// page long. The file is valid, and LibreOffice, which lays it out by itself and
// prints the numbers as they stand in the file, sets each heading on the page
// the contents name.
func TestContentsAreThoseAWordProcessorWouldMake(t *testing.T) {
	dir := t.TempDir()
	rows := "- isi: [a, b, c, d]\n  bagian:\n"
	const headings = 40
	for i := range headings {
		rows += fmt.Sprintf("    - nomor-%d-\n", i+1)
	}
	for name, text := range map[string]string{"pedoman.naskah": contentsSource, "baris.yaml": rows} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string, args ...string) string {
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "HOME="+dir)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		return string(out)
	}
	in(binary, "render", "pedoman.naskah", "--rows", "baris.yaml", "--name", "pedoman", "--pdf", "--out", "naskah")
	checker(t, "check-docx", "--strict", "--quiet", filepath.Join(dir, "naskah", "pedoman.docx"))
	checker(t, "check-pdf", "--quiet", filepath.Join(dir, "naskah", "pedoman.pdf"))
	in("soffice", "--headless", "--convert-to", "pdf", "--outdir", "libre", filepath.Join("naskah", "pedoman.docx"))
	for _, file := range []string{filepath.Join("naskah", "pedoman.pdf"), filepath.Join("libre", "pedoman.pdf")} {
		named, stands := map[string]string{}, map[string]string{}
		for i, page := range strings.Split(in("pdftotext", "-layout", file, "-"), "\f") {
			for _, line := range strings.Split(page, "\n") {
				line = strings.TrimSpace(line)
				if m := contentsEntry.FindStringSubmatch(line); m != nil && strings.Contains(line, "..") {
					named[m[1]+" "+m[2]] = m[3]
				} else if m := headingLine.FindStringSubmatch(line); m != nil {
					stands[m[1]] = fmt.Sprint(i + 1)
				}
			}
		}
		if len(named) != 2*headings {
			t.Errorf("%s: %d entries, want %d", file, len(named), 2*headings)
		}
		for heading, page := range named {
			if stands[heading] != page {
				t.Errorf("%s: the contents name page %s for %s, which stands on page %s", file, page, heading, stands[heading])
			}
		}
	}
}

// headingLine is a heading as pdftotext shows it.
var headingLine = regexp.MustCompile(`((?:Ketentuan|Rincian) nomor-\d+-)$`)

// TestAnnotatedTemplatesAreValid writes findings into the margin of a template
// and holds the copy against the schema.
func TestAnnotatedTemplatesAreValid(t *testing.T) {
	copied := filepath.Join(t.TempDir(), "salinan.docx")
	cmd := exec.Command(binary, "check", filepath.Join(root(), "internal", "cli", "testdata", "uji", "salah.docx"), "--annotate", copied)
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Fatalf("a faulty template was found without faults:\n%s", out)
	}
	checker(t, "check-docx", "--strict", "--quiet", copied)
}
