package press

import (
	"context"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// chosen are the papers of a dossier that a set is made of.
func (q Request) chosen(x dossier.Dossier, set Set) ([]dossier.Paper, error) {
	if len(q.Papers) > 0 {
		return named(x, q.Papers)
	}
	var papers []dossier.Paper
	for _, p := range x.Papers {
		if wanted(set, p) {
			papers = append(papers, p)
		}
	}
	if len(papers) == 0 {
		return nil, diag.Fail(diag.New("PR002", diag.Position{}, "berkas", string(x.ID), "set", string(set), "ada", ids(x)))
	}
	return papers, nil
}

// wanted says whether a set is usually made of a paper. What is printed for
// signing has one original per party; copies are made of the first, since all
// say the same.
func wanted(set Set, p dossier.Paper) bool {
	final := p.Draft == 0 && p.PDF != "" && p.Origin != dossier.Scanned
	switch set {
	case Originals:
		return final && p.Original > 0
	case Archive:
		return final || isScan(p)
	}
	return final && p.Original == 1
}

// signed is the latest scan that shows a paper as it was signed: of it, or of
// another party's original, since all say the same.
func signed(x dossier.Dossier, p dossier.Paper) (dossier.Paper, bool) {
	for i := len(x.Papers) - 1; i >= 0; i-- {
		scan := x.Papers[i]
		of, known := x.Paper(scan.Of)
		if known && isScan(scan) && (of.ID == p.ID || p.Original > 0 && of.Original > 0 && of.Name == p.Name) {
			return scan, true
		}
	}
	return dossier.Paper{}, false
}

// isScan reports whether a paper is an attached PDF.
func isScan(p dossier.Paper) bool {
	return p.Origin == dossier.Scanned && !p.Erased && strings.HasSuffix(strings.ToLower(p.FileName), ".pdf")
}

// named finds papers by ID or name.
func named(x dossier.Dossier, names []string) ([]dossier.Paper, error) {
	var papers []dossier.Paper
	var bag diag.Bag
	for _, name := range names {
		n := len(papers)
		for _, p := range x.Papers {
			if p.ID == name || p.Name == name && (p.PDF != "" || isScan(p)) {
				papers = append(papers, p)
			}
		}
		if len(papers) == n {
			bag.Add(diag.New("PR003", diag.Position{}, "berkas", string(x.ID), "naskah", name, "ada", ids(x)))
		}
	}
	return papers, diag.Fail(bag.List()...)
}

func ids(x dossier.Dossier) []string {
	var list []string
	for _, p := range x.Papers {
		list = append(list, p.ID)
	}
	return list
}

// stored reads the PDF of a paper: the bytes that were issued or attached.
func stored(ctx context.Context, desk *engine.Desk, p dossier.Paper) ([]byte, error) {
	files, err := desk.Stored(ctx, []dossier.Paper{p})
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(files, func(f engine.File) bool { return strings.HasSuffix(strings.ToLower(f.Name), ".pdf") })
	if i < 0 {
		return nil, diag.Fail(diag.New("PR004", diag.Position{}, "naskah", p.ID))
	}
	return files[i].Data, nil
}
