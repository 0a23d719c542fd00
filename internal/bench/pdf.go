package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// batch is how many Word files are converted in one call.
const batch = 50

// converter is one way from Word files, or from a page of HTML made of one, to
// PDF.
type converter struct {
	name    string
	needs   string // program that must be found
	html    bool   // it takes HTML
	files   int    // converted by one process
	command func(in []string, out string) []string
	results []result
}

// pdfBench measures converters in one interleaved run on the agreement of eight
// pages that internal/pdf is measured with.
type pdfBench struct {
	dir, root string
	rounds    int
	word      []string // copies of the Word file
	page      []string // the HTML
	naskah    string   // our program
}

func (b *pdfBench) converters() []*converter {
	office := func(in []string, out string) []string {
		return append([]string{"soffice", "-env:UserInstallation=file://" + filepath.Join(b.dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", out}, in...)
	}
	naskah := func(in []string, out string) []string { return append([]string{b.naskah, "pdf", "--out", out}, in...) }
	return []*converter{
		{name: "naskah, 50 in one call", needs: b.naskah, files: batch, command: naskah},
		{name: "naskah, one process each", needs: b.naskah, files: 1, command: naskah},
		{name: "LibreOffice, 50 in one call", needs: "soffice", files: batch, command: office},
		{name: "LibreOffice, one process each", needs: "soffice", files: 1, command: office},
		{name: "WeasyPrint, from HTML", needs: "weasyprint", html: true, files: 1, command: func(in []string, out string) []string {
			return []string{"weasyprint", in[0], filepath.Join(out, "pks.pdf")}
		}},
		{name: "Chromium, from HTML", needs: "chromium", html: true, files: 1, command: func(in []string, out string) []string {
			return []string{"chromium", "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--user-data-dir=" + filepath.Join(b.dir, "chromium"),
				"--no-pdf-header-footer", "--print-to-pdf=" + filepath.Join(out, "pks.pdf"), in[0]}
		}},
	}
}

func (b *pdfBench) run() error {
	if err := b.prepare(); err != nil {
		return err
	}
	var here []*converter
	for _, c := range b.converters() {
		if _, err := exec.LookPath(c.needs); err != nil || c.html && b.page == nil {
			fmt.Printf("not installed: %s\n", c.name)
			continue
		}
		here = append(here, c)
		if _, err := b.once(c); err != nil { // fills caches, makes a profile
			return err
		}
	}
	for range b.rounds {
		for _, c := range here {
			res, err := b.once(c)
			if err != nil {
				return err
			}
			c.results = append(c.results, res)
		}
	}
	b.print(here)
	return nil
}

// prepare builds our program, copies the Word file, and lets LibreOffice make
// the HTML that others print.
func (b *pdfBench) prepare() error {
	repository, err := filepath.Abs(filepath.Join(b.root, "..", ".."))
	if err != nil {
		return err
	}
	b.naskah = filepath.Join(b.dir, "naskah")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", b.naskah, "./cmd/naskah")
	build.Dir, build.Env = repository, append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build naskah: %w\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(repository, "internal", "pdf", "testdata", "pks.docx"))
	if err != nil {
		return err
	}
	for i := range batch {
		name := filepath.Join(b.dir, fmt.Sprintf("pks-%02d.docx", i))
		if err := os.WriteFile(name, data, 0o644); err != nil {
			return err
		}
		b.word = append(b.word, name)
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		return nil
	}
	html := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(b.dir, "profile"), "--headless", "--convert-to", "html", "--outdir", b.dir, b.word[0])
	if out, err := html.CombinedOutput(); err != nil {
		return fmt.Errorf("make HTML: %w\n%s", err, out)
	}
	b.page = []string{filepath.Join(b.dir, "pks-00.html")}
	return nil
}

// once starts one process and makes sure that it made what it was asked for.
// Our program gets one core, so that times can be compared.
func (b *pdfBench) once(c *converter) (result, error) {
	out, err := os.MkdirTemp(b.dir, "out")
	if err != nil {
		return result{}, err
	}
	defer os.RemoveAll(out)
	in := b.word[:c.files]
	if c.html {
		in = b.page
	}
	args := c.command(in, out)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "NASKAH_FONTS=-")
	from := time.Now()
	said, err := cmd.CombinedOutput()
	res := result{wall: time.Since(from)}
	if err != nil {
		return res, fmt.Errorf("%s: %w\n%s", c.name, err, said)
	}
	res.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime() // children too
	if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		res.peak = int64(use.Maxrss)
	}
	res.N = c.files
	res.Bytes, err = check(out, c.files)
	if err != nil {
		return res, fmt.Errorf("%s: %w\n%s", c.name, err, said)
	}
	return res, nil
}

var errNoPDF = errors.New("not the PDFs that were asked for")

// check returns the size of one of the PDFs in a folder.
func check(folder string, files int) (int, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return 0, err
	}
	if len(entries) != files {
		return 0, errNoPDF
	}
	data, err := os.ReadFile(filepath.Join(folder, entries[0].Name()))
	if err == nil && !bytes.HasPrefix(data, []byte("%PDF-")) {
		err = errNoPDF
	}
	return len(data), err
}

func (b *pdfBench) print(list []*converter) {
	fmt.Printf("%s, %d cores of %s, %s, load %s\n\n", time.Now().UTC().Format(time.DateOnly), runtime.NumCPU(), processor(), runtime.Version(), load())
	fmt.Println("| converter | CPU ms/doc (least) | CPU × naskah, 50 | CPU × naskah, one | wall ms/doc | peak MB | bytes |")
	fmt.Println("|---|--:|--:|--:|--:|--:|--:|")
	times := func(c *converter, i int) string {
		return strconv.FormatFloat(median(c.results, cpuPerDocument)/median(list[i].results, cpuPerDocument), 'f', 1, 64)
	}
	for _, c := range list {
		fmt.Println("| " + strings.Join([]string{
			c.name, fmt.Sprintf("%.0f (%.0f)", median(c.results, cpuPerDocument), least(c.results, cpuPerDocument)), times(c, 0), times(c, 1),
			fmt.Sprintf("%.0f", median(c.results, func(r result) float64 { return r.wall.Seconds() * 1000 / float64(r.N) })),
			fmt.Sprintf("%.0f", median(c.results, func(r result) float64 { return float64(r.peak) / 1024 })), strconv.Itoa(c.results[0].Bytes),
		}, " | ") + " |")
	}
}
