package cli

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"naskah/internal/archive"
	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/pdf/verify"
)

// paperJSON is a paper of the record as `verify FILE` and `verify CODE` tell it.
type paperJSON struct {
	Dossier dossier.ID     `json:"berkas"`
	Title   string         `json:"judul"`
	ID      string         `json:"naskah"`
	Paper   string         `json:"judul_naskah"`
	Number  string         `json:"nomor,omitempty"`
	Keeper  string         `json:"pemegang,omitempty"`
	Word    dossier.Digest `json:"sha256_docx,omitempty"`
	Signed  bool           `json:"bertanda_tangan"` // only signatures were added to the issued file
}

// verifyPaper looks up the code of a mark, or proves a file.
func (a *app) verifyPaper(ctx context.Context, args []string) error {
	code, ok := archive.ReadCode(strings.Join(args, " "))
	switch {
	case ok:
		return a.verifyCode(ctx, code)
	case len(args) > 1:
		return usage("cli.verify.neither", "teks", strings.Join(args, " "))
	}
	return a.verifyFile(ctx, args[0])
}

func (a *app) verifyCode(ctx context.Context, code engine.Code) error {
	return a.inArchive(ctx, func(ctx context.Context, _ *workspace, kept *archive.Archive) error {
		found, findings, err := kept.Find(ctx, code)
		switch {
		case err != nil:
			return err
		case a.json:
			err = a.encode(a.Stdout, map[string]any{"kode": code.Digits, "naskah": papersJSON(found), "temuan": a.findingsJSON(findings)})
		default:
			a.printFindings(a.Stdout, findings)
			err = a.foundPapers(found)
		}
		if err == nil && len(findings) > 0 {
			return foundError{}
		}
		return err
	})
}

func papersJSON(found []archive.Found) []paperJSON {
	list := []paperJSON{}
	for _, f := range found {
		list = append(list, paperJSON{
			Dossier: f.Dossier.ID, Title: f.Dossier.Title, ID: f.Paper.ID, Paper: f.Paper.Title, Number: f.Paper.Number,
			Keeper: f.Paper.Keeper, Word: f.Paper.DOCX, Signed: f.Signed,
		})
	}
	return list
}

// foundPapers tells of papers in full, for a person to compare with the sheet in
// hand.
func (a *app) foundPapers(found []archive.Found) error {
	for _, f := range found {
		p := f.Paper
		text := a.say("cli.verify.paper", "berkas", string(f.Dossier.ID), "naskah", p.ID, "judul", p.Title, "perihal", f.Dossier.Title, "rupa", a.paperKind(p))
		if p.Number != "" {
			text += "\n" + a.say("cli.verify.number", "nomor", p.Number)
		}
		if p.DOCX != "" {
			text += "\n" + a.say("cli.verify.digits", "sidik", engine.CodeOf(f.Dossier.ID, p).Grouped())
		}
		if f.Signed {
			text += "\n" + a.say("cli.verify.signed")
		}
		if _, err := fmt.Fprintln(a.Stdout, text); err != nil {
			return err
		}
	}
	return nil
}

// fileProof is what is known of one file.
type fileProof struct {
	bundle   string // it lies in, "" for none
	office   bool   // there was a record to look in
	found    []archive.Found
	seal     verify.Seal
	findings []diag.Diagnostic
}

// verifyFile proves a file against the bundle it lies in and the record at hand.
func (a *app) verifyFile(ctx context.Context, name string) error {
	data, err := a.readInput(name)
	if err != nil {
		return err
	}
	proof, err := a.prove(ctx, name, data)
	if err != nil {
		return err
	}
	digest := dossier.DigestOf(data)
	bad := diag.HasErrors(proof.findings)
	switch {
	case a.json:
		err = a.encode(a.Stdout, map[string]any{
			"file": name, "sha256": digest, "bundel": proof.bundle, "kantor": proof.office, "naskah": papersJSON(proof.found),
			"segel": sealWords[proof.seal], "temuan": a.findingsJSON(proof.findings),
		})
	case bad:
		a.printFindings(a.Stdout, proof.findings)
	default:
		err = a.proved(name, digest, proof)
	}
	if err == nil && bad {
		return foundError{}
	}
	return err
}

func (p *fileProof) find(name, code string) {
	p.findings = append(p.findings, diag.New(code, diag.Position{File: name}))
}

func (a *app) prove(ctx context.Context, name string, data []byte) (proof fileProof, err error) {
	bundle, whole, inside, err := archive.InBag(name, data)
	if err != nil {
		return proof, err
	}
	if proof.bundle = bundle; inside && !whole {
		proof.find(name, "AR004")
	}
	office, err := a.anyWorkspace()
	if err != nil {
		return proof, err
	}
	if proof.office = office != ""; proof.office {
		err = a.inArchive(ctx, func(ctx context.Context, _ *workspace, kept *archive.Archive) error {
			proof.found, err = kept.FindFile(ctx, data)
			return err
		})
	}
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		proof.seal = verify.Check(data).Seal
	}
	switch {
	case proof.seal == verify.Broken:
		proof.find(name, "AR052")
	case proof.office && len(proof.found) == 0 && !inside:
		proof.find(name, "AR051")
	}
	return proof, err
}

// proved tells what could be proved, and with a file of no record what a person
// can compare.
func (a *app) proved(name string, digest dossier.Digest, proof fileProof) error {
	var lines []string
	if proof.bundle != "" {
		lines = append(lines, a.say("cli.verify.inbundle", "berkas", name, "bundel", proof.bundle))
	}
	if proof.seal == verify.Intact {
		lines = append(lines, a.say("cli.verify.sealed", "berkas", name))
	}
	if len(proof.found) == 0 {
		code := engine.CodeOf("", dossier.Paper{DOCX: digest})
		lines = append(lines, a.say("cli.verify.compare", "berkas", name, "sidik", code.Grouped()))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(a.Stdout, line); err != nil {
			return err
		}
	}
	return a.foundPapers(proof.found)
}
