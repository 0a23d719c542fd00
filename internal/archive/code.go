package archive

import (
	"context"
	"regexp"
	"strings"

	"naskah/internal/archive/bag"
	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/pdf/verify"
)

// codePattern is what a mark says, as it may be typed: the paper, which may be
// left out, and the digits, which may be parted.
var codePattern = regexp.MustCompile(`^(?:([0-9]{4}-[0-9]+)/([a-z0-9_.-]+)\s+)?([0-9a-f]{4}) ?([0-9a-f]{4}) ?([0-9a-f]{4})$`)

// ReadCode reads a typed mark.
func ReadCode(text string) (engine.Code, bool) {
	m := codePattern.FindStringSubmatch(strings.Join(strings.Fields(strings.ToLower(text)), " "))
	if m == nil {
		return engine.Code{}, false
	}
	return engine.Code{Dossier: dossier.ID(m[1]), Paper: m[2], Digits: m[3] + m[4] + m[5]}, true
}

// Found is a paper of the record.
type Found struct {
	Dossier dossier.Summary
	Paper   dossier.Paper
	Signed  bool // the file is the issued PDF with signatures behind it
}

// Find looks for the papers of a code. When there is none it says so: the paper
// it names has other digits, or nothing has these.
func (a *Archive) Find(ctx context.Context, c engine.Code) ([]Found, []diag.Diagnostic, error) {
	var other string
	found, err := a.search(ctx, func(s dossier.Summary, p dossier.Paper) bool {
		own := engine.CodeOf(s.ID, p)
		named := c.Dossier == s.ID && c.Paper == p.ID
		if named && own.Digits != c.Digits {
			other = own.Grouped()
		}
		return (named || c.Dossier == "") && p.DOCX != "" && own.Digits == c.Digits
	})
	switch {
	case err != nil || len(found) > 0:
		return found, nil, err
	case other != "":
		return nil, []diag.Diagnostic{diag.New("AR053", diag.Position{}, "naskah", string(c.Dossier)+"/"+c.Paper, "sidik", other)}, nil
	}
	return nil, []diag.Diagnostic{diag.New("AR050", diag.Position{}, "kode", strings.TrimLeft(c.String(), "/ "))}, nil
}

// search goes over all papers of the record.
func (a *Archive) search(ctx context.Context, is func(dossier.Summary, dossier.Paper) bool) ([]Found, error) {
	var found []Found
	err := a.Desk.Store.View(ctx, func(r dossier.Reader) error {
		all, err := r.List("", "")
		if err != nil {
			return err
		}
		for _, s := range all {
			x, err := r.Dossier(s.ID)
			if err != nil {
				return err
			}
			for _, p := range x.Papers {
				if is(s, p) {
					found = append(found, Found{Dossier: s, Paper: p})
				}
			}
		}
		return nil
	})
	return found, err
}

// FindFile looks for the paper a file is, byte for byte; a PDF to which only
// signatures were added is still the one that was issued.
func (a *Archive) FindFile(ctx context.Context, data []byte) ([]Found, error) {
	find := func(data []byte) ([]Found, error) {
		digest := dossier.DigestOf(data)
		return a.search(ctx, func(_ dossier.Summary, p dossier.Paper) bool {
			return digest == p.DOCX || digest == p.PDF || digest == p.File
		})
	}
	found, err := find(data)
	if err != nil || len(found) > 0 {
		return found, err
	}
	report := verify.Check(data)
	if report.Seal != verify.Intact || len(report.Original) == len(data) {
		return nil, nil
	}
	found, err = find(report.Original)
	for i := range found {
		found[i].Signed = true
	}
	return found, err
}

// InBag says what the bundle a file lies in says of it; ok is false when it lies
// in none.
func InBag(file string, data []byte) (bundle string, whole, ok bool, err error) {
	dir, name, ok := bag.Root(file)
	if !ok {
		return "", false, false, nil
	}
	digest, err := bag.Digest(dir, name)
	return dir, digest == string(dossier.DigestOf(data)), err == nil && digest != "", err
}
