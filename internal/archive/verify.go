package archive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"naskah/internal/archive/bag"
	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// Verified says what a bundle turned out to be.
type Verified struct {
	bag.Report
	Known   []string // dossiers whose history and papers agree with the record
	Other   []string // dossiers whose history or papers do not
	Unknown []string // dossiers that the record does not have
}

// Verify reads a bundle wholly.
func Verify(ctx context.Context, dir string) (Verified, error) {
	report, err := bag.Check(ctx, os.DirFS(dir))
	return Verified{Report: report}, err
}

// VerifyRecord holds a bundle against the office's record: the head of each
// dossier's chain at that time, and the digest of each paper. Only a bundle that
// is whole in itself is worth asking.
func (a *Archive) VerifyRecord(ctx context.Context, dir string, v *Verified) error {
	metas, err := fs.Glob(os.DirFS(dir), "data/*/"+metadataName)
	if err != nil {
		return fmt.Errorf("look through %s: %w", dir, err)
	}
	for _, name := range metas {
		data, err := fs.ReadFile(os.DirFS(dir), name)
		if err != nil {
			return fmt.Errorf("read %s of a bundle: %w", name, err)
		}
		var meta dossierMeta
		if json.Unmarshal(data, &meta) != nil || string(meta.ID) != path.Base(path.Dir(name)) {
			v.Findings = append(v.Findings, diag.New("AR042", diag.Position{File: name}))
			continue
		}
		if err := a.compare(ctx, name, meta, v); err != nil {
			return err
		}
	}
	return nil
}

// compare holds one dossier of a bundle against the record.
func (a *Archive) compare(ctx context.Context, name string, meta dossierMeta, v *Verified) error {
	var found []diag.Diagnostic
	err := a.Desk.Store.View(ctx, func(r dossier.Reader) error {
		head, err := r.Chain(meta.ID, meta.Entries)
		if err != nil && !errors.Is(err, dossier.ErrNotFound) {
			return err
		}
		x, err := r.Dossier(meta.ID)
		if err != nil {
			return err
		}
		if head != meta.Head {
			found = append(found, diag.New("AR040", diag.Position{File: name}, "berkas", string(meta.ID), "urut", meta.Entries))
		}
		for _, folder := range meta.Folders {
			for _, item := range folder.Items {
				p, _ := x.Paper(item.ID)
				if !holds(p, item.Files) {
					found = append(found, diag.New("AR041", diag.Position{File: name}, "naskah", item.ID))
				}
			}
		}
		return nil
	})
	switch {
	case errors.Is(err, dossier.ErrNotFound):
		v.Unknown = append(v.Unknown, string(meta.ID))
		return nil
	case err != nil:
		return err
	case len(found) == 0:
		v.Known = append(v.Known, string(meta.ID))
	default:
		v.Other = append(v.Other, string(meta.ID))
	}
	v.Findings = append(v.Findings, found...)
	return nil
}

// holds reports whether files are those of a paper, all of them.
func holds(p dossier.Paper, files []fileMeta) bool {
	own := map[string]bool{}
	for _, digest := range []dossier.Digest{p.DOCX, p.PDF, p.File} {
		if digest != "" {
			own[string(digest)] = true
		}
	}
	for _, f := range files {
		if !own[f.Digest] {
			return false
		}
		delete(own, f.Digest)
	}
	return len(own) == 0
}
