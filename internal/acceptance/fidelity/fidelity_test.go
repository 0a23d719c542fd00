//go:build acceptance

package fidelity

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/docx"
	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/pdf"
)

var (
	refs   = flag.Bool("refs", false, "make the references anew with the LibreOffice at hand")
	update = flag.Bool("update", false, "rewrite docs/fidelity.md")
	tuning = flag.String("tuning", "", "judge the tuning documents instead, in a folder that keeps what LibreOffice made of them")
	seed   = flag.Uint64("seed", 4, "the seed of the tuning documents")
	keep   = flag.String("keep", "", "a folder to keep each Word file and our PDF of it in")
	show   = flag.String("show", "", "tell of each line of this document that ends elsewhere")
)

const root = "../../.."

// corpus is every document to be judged, the shipped papers as the example
// story makes them.
func corpus(t *testing.T) []Document {
	t.Helper()
	made, err := Made()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "hasil")
	story := exec.Command("go", "run", "./cmd/naskah", "run", filepath.Join("examples", "bnn-p4gn"), "--out", dir)
	story.Dir = root
	if out, err := story.CombinedOutput(); err != nil {
		t.Fatalf("play the story: %v\n%s", err, out)
	}
	papers, err := Papers(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(papers) < 20 {
		t.Fatalf("the story left %d papers, want at least 20", len(papers))
	}
	return append(papers, made...)
}

// TestPagesAreThoseOfAWordProcessor judges the corpus against the committed
// references and holds the gates of the project.
func TestPagesAreThoseOfAWordProcessor(t *testing.T) {
	if *tuning != "" {
		report(t, judge(t, Tuning(*seed), *tuning))
		return
	}
	documents := corpus(t)
	if *refs {
		makeReferences(t, documents, "testdata")
	}
	results := judge(t, documents, "testdata")
	report(t, results)
	gates(t, results)
	checkTable(t, results)
}

// gates are what the project promises, as near to what is reached as may be. The
// unseen documents do not yet reach two of them. On 27 tuning seeds 14 of 756
// documents are off; most of what is left hangs on how LibreOffice came to its pages:
// headings parted from what they are kept with, rows moved though others like them are
// split. One that was cut down to the pages around it no longer showed it.
func gates(t *testing.T, results []Result) {
	t.Helper()
	for _, r := range results {
		if r.Kind != Unseen && len(r.Missing)+len(r.Extra) > 0 {
			t.Errorf("%s: words missing %q, extra %q", r.Name, r.Missing, r.Extra)
		}
	}
	for _, g := range []struct {
		kind          Kind
		strict, pages float64 // percent
		words         int     // missing and extra
		base          float64 // points
	}{{Paper, 99.5, 100, 0, .5}, {Agreement, 99.5, 100, 0, .5}, {Rule, 98.5, 100, 0, .5}, {Unseen, 99, 95, 5, 32}} {
		sum := Sum(results, g.kind)
		if v := Share(sum.Strict, sum.Lines); v < g.strict {
			t.Errorf("%s: %.2f %% of the line ends on the right page, want %.1f", g.kind, v, g.strict)
		}
		if v := Share(sum.PagesEqual, sum.Documents); v < g.pages {
			t.Errorf("%s: %.1f %% of the documents have as many pages, want %.0f", g.kind, v, g.pages)
		}
		if v := sum.Missing + sum.Extra; v > g.words {
			t.Errorf("%s: %d words missing or extra, want %d at most", g.kind, v, g.words)
		}
		if sum.Cut > 0 {
			t.Errorf("%s: %d words are cut at other places", g.kind, sum.Cut)
		}
		if v := Quantile(sum.DX, .5); v > .3 {
			t.Errorf("%s: left edges differ by %.2f pt (median), want 0.3 at most", g.kind, v)
		}
		if v := Quantile(sum.DY, .95); v > g.base {
			t.Errorf("%s: baselines differ by %.2f pt (95 %%), want %.1f at most", g.kind, v, g.base)
		}
	}
}

func report(t *testing.T, results []Result) {
	t.Helper()
	for _, r := range results {
		if r.Name == *show || *show == "all" {
			t.Logf("%s: missing %q extra %q\n%s", r.Name, r.Missing, r.Extra, strings.Join(r.Bad, "\n"))
		}
	}
	if testing.Verbose() {
		t.Log("\n" + Table(results))
	}
}

// judge lays each document out as LibreOffice 7.4 would and compares the pages
// of our PDF with the reference.
func judge(t *testing.T, documents []Document, dir string) []Result {
	t.Helper()
	if dir != "testdata" {
		if _, err := os.Stat(filepath.Join(dir, documents[0].Name+".ref")); err != nil {
			makeReferences(t, documents, dir)
		}
	}
	library, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	work := *keep
	if work == "" {
		work = t.TempDir()
	}
	var results []Result
	for _, d := range documents {
		data, err := os.ReadFile(filepath.Join(dir, d.Name+".ref"))
		if err != nil {
			t.Fatalf("%v (make fidelity)", err)
		}
		want, digest, err := Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", d.Name, err)
		}
		if now, err := Digest(d.Word); err != nil || now != digest {
			t.Errorf("%s is not the Word file its reference was made from (%v): make fidelity", d.Name, err)
			continue
		}
		file := filepath.Join(work, d.Name+".pdf")
		if err := os.WriteFile(file, drawn(t, d, library), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(work, d.Name+".docx"), d.Word, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := Read(file)
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, Result{d, Compare(want, got)})
	}
	return results
}

func drawn(t *testing.T, d Document, library *font.Library) []byte {
	t.Helper()
	pkg, err := docx.Open(d.Word)
	if err != nil {
		t.Fatalf("%s: %v", d.Name, err)
	}
	doc, _, err := layout.Lay(t.Context(), pkg, library, layout.Options{Justify: layout.JustifyLO74})
	if err != nil {
		t.Fatalf("%s: %v", d.Name, err)
	}
	var out bytes.Buffer
	if err := pdf.Write(&out, doc, pdf.Meta{Lang: "id-ID", Created: time.Unix(0, 0).UTC()}); err != nil {
		t.Fatalf("%s: %v", d.Name, err)
	}
	return out.Bytes()
}

// makeReferences converts all documents in one call of LibreOffice and writes
// the lists of their words.
func makeReferences(t *testing.T, documents []Document, dir string) {
	t.Helper()
	work := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(work, "profile"), "--headless", "--convert-to", "pdf", "--outdir", work}
	for _, d := range documents {
		file := filepath.Join(work, d.Name+".docx")
		if err := os.WriteFile(file, d.Word, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	soffice := exec.Command("soffice", args...)
	soffice.Env = append(os.Environ(), "FONTCONFIG_FILE="+shippedFonts(t, work))
	if out, err := soffice.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	if dir == "testdata" {
		clear(t)
		writeJudge(t, soffice.Env)
	}
	for _, d := range documents {
		pages, err := Read(filepath.Join(work, d.Name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		digest, err := Digest(d.Word)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, d.Name+".ref"), Format(pages, digest), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// shippedFonts is a configuration of fontconfig under which LibreOffice sees the
// faces we ship and no others: both sides must measure with the same files.
// (Debian's Caladea is of another version, with narrower capitals.)
func shippedFonts(t *testing.T, work string) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join(root, "internal", "font", "data"))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(work, "fonts.conf")
	config := `<?xml version="1.0"?><fontconfig><dir>` + dir + `</dir><cachedir>` + filepath.Join(work, "cache") + `</cachedir></fontconfig>`
	if err := os.WriteFile(file, []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// clear removes references whose documents may be gone.
func clear(t *testing.T) {
	t.Helper()
	old, err := filepath.Glob(filepath.Join("testdata", "*.ref"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range old {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}

// judgeFile says which program made the references, with which fonts.
const judgeFile = "testdata/judge.txt"

func writeJudge(t *testing.T, env []string) {
	t.Helper()
	version, err := exec.Command("soffice", "--version").Output()
	if err != nil {
		t.Fatal(err)
	}
	fonts := exec.Command("fc-list", "-f", "%{family[0]} %{style[0]} %{fontversion}\n", "--", ":scalable=true")
	fonts.Env = env
	list, err := fonts.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := slices.Sorted(strings.Lines(string(list)))
	if err := os.WriteFile(judgeFile, []byte(strings.TrimSpace(string(version))+"\n"+strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// checkTable holds docs/fidelity.md against the scores.
func checkTable(t *testing.T, results []Result) {
	t.Helper()
	judge, err := os.ReadFile(judgeFile)
	if err != nil {
		t.Fatal(err)
	}
	version, _, _ := strings.Cut(string(judge), "\n")
	want := fmt.Sprintf(preface, version) + Table(results)
	file := filepath.Join(root, "docs", "fidelity.md")
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("docs/fidelity.md does not hold the scores of today (%v): run this test with -update and read the diff", err)
	}
}

const preface = `# How near our pages come to a word processor's

Made by ` + "`make fidelity`" + `; do not edit. Judge: %s, with the fonts that the program ships and no others.

Each document is laid out with ` + "`--justify=lo74`" + `, since LibreOffice 7.4 does not shrink spaces. Papers set in Bookman Old Style name Naskah Bonum, which
stands for it, so that both sides have the same file. Words are read from both PDFs by mutool from the origins of their characters. *Line ends*: lines whose last
word ends a line in ours too, of the lines of the side that has more. *Left edges* and *baselines*: how far words of the same page lie apart.

Kinds: *paper*, what the example story makes; *agreement*, one long agreement in four typefaces; *unseen*, documents of three pages and more made at random
by a seed nobody tunes on; *rule*, a minimal document for each rule.

`
