package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"naskah/internal/pdf/verify"
)

// embeddedJSON and signatureJSON are parts of what `pdf --verify --json` says.
type embeddedJSON struct {
	Name     string `json:"nama"`
	MIME     string `json:"jenis"`
	Relation string `json:"hubungan"`
	Size     int    `json:"ukuran"`
}

type signatureJSON struct {
	Name string `json:"nama"`
	Last bool   `json:"meliputi_semua"`
}

// verifyPDF judges one PDF, of whoever made it.
func (a *app) verifyPDF(name string) error {
	data, err := a.readInput(name)
	if err != nil {
		return err
	}
	r := verify.Check(data)
	for i := range r.Findings {
		r.Findings[i].Pos.File = name
	}
	if a.json {
		err = a.encode(a.Stdout, a.reportJSON(name, r))
	} else {
		a.printFindings(a.Stdout, r.Findings)
		_, err = fmt.Fprint(a.Stdout, strings.Map(harmless, a.reportText(name, r)))
		a.talk("cli.pdf.unchecked")
	}
	if err == nil && len(r.Findings) > 0 {
		return foundError{}
	}
	return err
}

// digestOf is the digest of a paper's first state, by which a dossier knows it.
func digestOf(r verify.Report) string {
	sum := sha256.Sum256(r.Original)
	return hex.EncodeToString(sum[:])
}

func (a *app) reportJSON(name string, r verify.Report) map[string]any {
	files, signatures, sizes := []embeddedJSON{}, []signatureJSON{}, []string{}
	for _, f := range r.Files {
		files = append(files, embeddedJSON(f))
	}
	for _, s := range r.Signatures {
		signatures = append(signatures, signatureJSON(s))
	}
	for _, s := range r.Sizes {
		sizes = append(sizes, s.String())
	}
	return map[string]any{
		"berkas": name, "versi": r.Version, "pdfa": r.Flavour, "halaman": r.Pages, "ukuran": sizes, "huruf": r.Fonts,
		"di_dalam": files, "pembaruan": r.Updates, "tanda_tangan": signatures, "segel": sealWords[r.Seal], "sha256_asli": digestOf(r),
		"temuan": a.findingsJSON(r.Findings), "tidak_diperiksa": a.say("cli.pdf.unchecked"),
	}
}

// sealWords are the same in every language: scripts compare them.
var sealWords = [...]string{verify.NoSeal: "tidak_ada", verify.Intact: "utuh", verify.Broken: "rusak"}

// reportText says what the file is.
func (a *app) reportText(name string, r verify.Report) string {
	if r.Pages == 0 {
		return "" // it could not be read that far
	}
	flavour := a.say("cli.pdf.noflavour")
	if r.Flavour != "" {
		flavour = "PDF/A-" + r.Flavour
	}
	var sizes []string
	for _, s := range r.Sizes {
		sizes = append(sizes, s.String())
	}
	var b strings.Builder
	line := func(text string) { b.WriteString(text + "\n") }
	line(a.say("cli.pdf.report", "berkas", name, "jenis", flavour, "halaman", r.Pages, "ukuran", sizes, "huruf", r.Fonts))
	for _, f := range r.Files {
		line("  " + a.say("cli.pdf.inside", "nama", f.Name, "hubungan", f.Relation, "ukuran", f.Size))
	}
	for _, s := range r.Signatures {
		if s.Last {
			line("  " + a.say("cli.pdf.signed", "nama", s.Name))
		} else {
			line("  " + a.say("cli.pdf.signedpart", "nama", s.Name))
		}
	}
	switch r.Seal {
	case verify.Intact:
		line("  " + a.say("cli.pdf.intact", "pembaruan", r.Updates, "sidik", digestOf(r)))
	case verify.Broken:
		line("  " + a.say("cli.pdf.broken"))
	}
	return b.String()
}
