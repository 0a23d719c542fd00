package fidelity

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"naskah/internal/docx"
)

// Kind is the part of the corpus a document belongs to.
type Kind string

// The parts of the corpus.
const (
	Rule      Kind = "rule"      // a minimal document for one rule
	Agreement Kind = "agreement" // a full agreement in several typefaces
	Paper     Kind = "paper"     // what the program itself ships
	Unseen    Kind = "unseen"    // made at random by a seed nobody tunes on
)

// Document is a Word file to be judged.
type Document struct {
	Name string // of its reference
	Kind Kind
	Word []byte
}

// agreement was made by tools/make-pks-docx with python-docx 1.2.
//
//go:embed testdata/pks.docx
var agreement []byte

// Made is the part of the corpus that is made by code.
func Made() ([]Document, error) {
	out := pairs()
	for _, fonts := range [][2]string{{"Liberation Serif", "Liberation Sans"}, {"Liberation Sans", "Liberation Sans"}, {"Carlito", "Carlito"}, {"Caladea", "Carlito"}} {
		word, err := reset(agreement, "Liberation Serif", fonts[0], "Liberation Sans", fonts[1])
		if err != nil {
			return nil, err
		}
		out = append(out, Document{Name: "pks-" + strings.ToLower(strings.ReplaceAll(fonts[0], " ", "-")), Kind: Agreement, Word: word})
	}
	return append(out, generate("unseen", unseenSeed)...), nil
}

// Tuning are documents like the unseen ones, to work out rules on.
func Tuning(seed uint64) []Document { return generate(fmt.Sprintf("tuning-%d", seed), seed) }

// Papers are the Word files a played story left in a folder. Bookman Old Style
// is named as what stands for it, so that LibreOffice finds the same file.
func Papers(dir string) ([]Document, error) {
	var out []Document
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".docx" {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		word, err := reset(data, "Bookman Old Style", "Naskah Bonum")
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		stage, _, _ := strings.Cut(filepath.Base(filepath.Dir(file)), "-")
		out = append(out, Document{Name: "paper-" + stage + "-" + strings.TrimSuffix(filepath.Base(file), ".docx"), Kind: Paper, Word: word})
		return nil
	})
	slices.SortFunc(out, func(a, b Document) int { return strings.Compare(a.Name, b.Name) })
	return out, err
}

// reset replaces the names of typefaces in all parts that name them.
func reset(data []byte, oldNew ...string) ([]byte, error) {
	pkg, err := docx.Open(data)
	if err != nil {
		return nil, err
	}
	for i := range oldNew {
		oldNew[i] = `"` + oldNew[i] + `"`
	}
	names := strings.NewReplacer(oldNew...)
	for _, name := range pkg.Names() {
		if part, ok := pkg.Part(name); ok && strings.HasPrefix(name, "word/") && strings.HasSuffix(name, ".xml") {
			pkg.SetPart(name, []byte(names.Replace(string(part))))
		}
	}
	return pkg.Bytes()
}

// Digest tells whether a Word file is still the one its reference was made from.
// Only what is laid out counts: the parts of the folder word.
func Digest(word []byte) (string, error) {
	pkg, err := docx.Open(word)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, name := range slices.Sorted(slices.Values(pkg.Names())) {
		if part, ok := pkg.Part(name); ok && strings.HasPrefix(name, "word/") {
			fmt.Fprintf(h, "%s %d\n", name, len(part))
			h.Write(part)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16], nil
}
