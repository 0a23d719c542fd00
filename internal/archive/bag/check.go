package bag

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"naskah/internal/diag"
)

// Bounds of a bag that is read.
const (
	maxName  = 1024
	maxList  = 256 << 20 // bytes of a manifest
	maxFiles = 1 << 20
)

// Report is what a bag turned out to be.
type Report struct {
	Files    map[string]string // payload and tag files → digest by the manifests
	Bytes    int64             // read
	Findings []diag.Diagnostic
}

// Check reads every byte of a bag. Findings name files by their path in it. The
// error is a failure of the machine, or the end of ctx.
func Check(ctx context.Context, bag fs.FS) (Report, error) {
	c := &checker{ctx: ctx, bag: bag, report: Report{Files: map[string]string{}}, sums: map[string]string{}}
	if _, err := fs.Stat(bag, declarationName); errors.Is(err, fs.ErrNotExist) {
		return Report{}, diag.Fail(diag.New("AR001", diag.Position{}))
	}
	if err := c.walk(); err != nil {
		return Report{}, err
	}
	c.declared()
	for _, name := range []string{tagName, manifestName} {
		if err := c.list(name); err != nil {
			return Report{}, err
		}
	}
	c.compare()
	c.report.Findings = diag.Sorted(c.report.Findings)
	return c.report, nil
}

type checker struct {
	ctx    context.Context
	bag    fs.FS
	report Report
	sums   map[string]string // each file there is → its digest
}

func (c *checker) find(file, code string, pairs ...any) {
	c.report.Findings = append(c.report.Findings, diag.New(code, diag.Position{File: file}, pairs...))
}

// walk digests every file of the bag. What is neither file nor folder cannot
// be kept: a link leads out of the bag.
func (c *checker) walk() error {
	buffer := make([]byte, 1<<20)
	return fs.WalkDir(c.bag, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("look through a bag: %w", err)
		case c.ctx.Err() != nil:
			return c.ctx.Err()
		case d.IsDir():
			return nil
		case !d.Type().IsRegular():
			c.find(name, "AR008")
			return nil
		case len(c.sums) >= maxFiles:
			return diag.Fail(diag.New("AR009", diag.Position{}, "batas", maxFiles))
		}
		return c.digest(name, buffer)
	})
}

func (c *checker) digest(name string, buffer []byte) error {
	f, err := c.bag.Open(name)
	if err != nil {
		return fmt.Errorf("read a bag: %w", err)
	}
	h := sha256.New()
	n, err := io.CopyBuffer(h, onlyReader{f}, buffer)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("read %s of a bag: %w", name, err)
	}
	c.sums[name], c.report.Bytes = hex.EncodeToString(h.Sum(nil)), c.report.Bytes+n
	return nil
}

// onlyReader hides what a file can do besides, so that the buffer is used.
type onlyReader struct{ io.Reader }

// declared checks bagit.txt, whose two lines say how to read the rest.
func (c *checker) declared() {
	data, err := fs.ReadFile(c.bag, declarationName)
	if err != nil || string(data) != declaration {
		c.find(declarationName, "AR002")
	}
}

// list reads a manifest. Lines are taken as Close writes them and no other way.
func (c *checker) list(name string) error {
	if c.sums[name] == "" {
		c.find(name, "AR005")
		return nil
	}
	f, err := c.bag.Open(name)
	if err != nil {
		return fmt.Errorf("read a bag: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(f, maxList+1))
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("read %s of a bag: %w", name, err)
	}
	if len(data) > maxList {
		c.find(name, "AR010", "batas", maxList>>20)
		return nil
	}
	last := ""
	for n := 1; len(data) > 0; n++ {
		text, rest, ended := bytes.Cut(data, []byte("\n"))
		data = rest
		l, ok := parse(string(text))
		inData := strings.HasPrefix(l.name, payload+"/")
		if !ended || !ok || l.name <= last || inData != (name == manifestName) {
			c.report.Findings = append(c.report.Findings, diag.New("AR003", diag.Position{File: name, Line: n}))
			continue
		}
		last, c.report.Files[l.name] = l.name, l.digest
	}
	return nil
}

// parse reads "digest  path".
func parse(text string) (line, bool) {
	const width = 2 * sha256.Size
	if len(text) < width+3 || text[width:width+2] != "  " {
		return line{}, false
	}
	l := line{text[:width], text[width+2:]}
	hexadecimal := strings.Trim(l.digest, "0123456789abcdef") == ""
	return l, hexadecimal && portable(l.name)
}

// compare holds the lists against what is there. What lies elsewhere under
// another name is told once, as renamed.
func (c *checker) compare() {
	var extra []string
	for _, name := range slices.Sorted(maps.Keys(c.sums)) {
		switch want, listed := c.report.Files[name]; {
		case name == tagName: // nothing lists it; its own lines are strict
		case !listed:
			extra = append(extra, name)
		case want != c.sums[name]:
			c.find(name, "AR004")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.report.Files)) {
		if c.sums[name] != "" {
			continue
		}
		i := slices.IndexFunc(extra, func(other string) bool { return c.sums[other] == c.report.Files[name] })
		if i < 0 {
			c.find(name, "AR005")
			continue
		}
		c.find(name, "AR007", "kini", extra[i])
		extra = slices.Delete(extra, i, i+1)
	}
	for _, name := range extra {
		c.find(name, "AR006")
	}
}

// Root finds the bag a file lies in: the nearest folder upwards that has a
// declaration, and the file's name in the bag.
func Root(file string) (dir, name string, found bool) {
	file, err := filepath.Abs(file)
	if err != nil {
		return "", "", false
	}
	for dir = filepath.Dir(file); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, declarationName)); err == nil {
			inside, err := filepath.Rel(dir, file)
			return dir, filepath.ToSlash(inside), err == nil
		}
		if dir == filepath.Dir(dir) {
			return "", "", false
		}
	}
}

// Digest is what the manifest of a bag says of one payload file; "" when it does
// not list it. Nothing else of the bag is read.
func Digest(dir, name string) (string, error) {
	c := &checker{bag: os.DirFS(dir), report: Report{Files: map[string]string{}}, sums: map[string]string{manifestName: "?"}}
	if err := c.list(manifestName); err != nil {
		return "", err
	}
	return c.report.Files[name], nil
}
