//go:build acceptance

package acceptance

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"naskah/internal/diag"
	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/message"
)

// bodyWords are the words of a Word file's body as our own text view reads them.
func bodyWords(t *testing.T, name string) []string {
	t.Helper()
	text, err := open(t, read(t, name)).Text()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var body []string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "[header") && !strings.HasPrefix(line, "[footer") {
			body = append(body, strings.ReplaceAll(line, "<br>", " "))
		}
	}
	return words(strings.Join(body, ""))
}

// words folds a text into its words: table rules, bullets and the spaces that
// different programs put between a number and its text do not count.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '|' || r == '•' || r == '\u00ad'
	})
}

// joined compares texts by their letters only where programs differ in how they
// cut words, for example between a list number and its text.
func joined(words []string) string { return strings.Join(words, "") }

// TestLibreOfficeReadsTheSameText opens every Word file in LibreOffice, which
// computes list numbers and references anew, and compares what it reads.
func TestLibreOfficeReadsTheSameText(t *testing.T) {
	dir := t.TempDir()
	args := []string{
		"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless",
		"--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir,
	}
	text := map[string]string{} // Word file → what LibreOffice read
	for _, name := range made(t, ".docx") {
		// One call for all files; names repeat between folders, so the folder joins in.
		unique := filepath.Base(filepath.Dir(name)) + "-" + strings.TrimSuffix(filepath.Base(name), ".docx")
		if err := os.WriteFile(filepath.Join(dir, unique+".docx"), read(t, name), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, filepath.Join(dir, unique+".docx"))
		text[name] = filepath.Join(dir, unique+".txt")
	}
	if said, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	for name, txt := range text {
		heard := strings.TrimPrefix(string(read(t, txt)), "\ufeff")
		same(t, name, joined(words(heard)), joined(bodyWords(t, name)))
	}
}

// TestThePagesSayWhatTheWordFileSays lays each paper out again and compares
// what is on the pages, without what only repeats (headers, footers, head rows),
// with the text of the Word file; and all that is on the pages with what poppler
// reads from the PDF.
func TestThePagesSayWhatTheWordFileSays(t *testing.T) {
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range made(t, ".docx") {
		doc, findings, err := layout.Lay(t.Context(), open(t, read(t, name)), fonts, layout.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			if f.Severity != diag.Info {
				t.Errorf("%s: %s %s", name, f.Code, f.Sentence(message.EN))
			}
		}
		body, all := pageText(doc)
		same(t, name, joined(words(body)), joined(bodyWords(t, name)))
		pdf := strings.TrimSuffix(name, ".docx") + ".pdf"
		if filepath.Base(name) == "perjanjian_kerja_sama-r2-pks-dari-mitra.docx" {
			continue // the partner's own file is kept as it came; its text of record has a PDF
		}
		out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").Output()
		if err != nil {
			t.Fatalf("pdftotext %s: %v", pdf, err)
		}
		same(t, pdf, letters(string(out)), letters(all+caption(t, name)))
	}
}

// caption is what the mark in the margin of a final paper says; drafts bear none.
func caption(t *testing.T, name string) string {
	t.Helper()
	paper := strings.TrimSuffix(filepath.Base(name), ".docx")
	if regexp.MustCompile(`-r\d+$`).MatchString(paper) {
		return ""
	}
	digest := sha256.Sum256(read(t, name))
	return "2026-001/" + paper + hex.EncodeToString(digest[:6]) + message.P("EN.tanda.bukan").In(message.ID)
}

// pageText is the text of a laid-out document: without artifacts, and with them.
func pageText(doc *layout.Document) (body, all string) {
	var b, a strings.Builder
	for _, page := range doc.Pages {
		for _, item := range page.Items {
			g, ok := item.(layout.Glyphs)
			if !ok {
				continue
			}
			a.WriteString(g.Text + " ")
			if !artifact(doc, g.Mark) {
				b.WriteString(g.Text + " ")
			}
		}
	}
	return b.String(), a.String()
}

func artifact(doc *layout.Document, mark int) bool {
	for ; mark > 0; mark = doc.Structure[mark].Parent {
		if doc.Structure[mark].Kind.Artifact() {
			return true
		}
	}
	return false
}

// letters folds a page's text further: poppler sorts the columns of a page its
// own way, so that only the letters themselves can be compared.
func letters(text string) string {
	runes := []rune(joined(words(text)))
	slices.Sort(runes)
	return string(runes)
}

// same reports the first place where two texts part.
func same(t *testing.T, name, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := []rune(got), []rune(want)
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	cut := func(r []rune) string { return string(r[max(0, i-40):min(len(r), i+60)]) }
	t.Errorf("%s parts at letter %d:\n got …%s…\nwant …%s…", filepath.Base(name), i, cut(g), cut(w))
}
