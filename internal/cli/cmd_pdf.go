package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/pdf"
)

// pdfCommand lays a Word file out as PDF, or judges a PDF. It needs no workspace.
func (a *app) pdfCommand() *cobra.Command {
	var out, flavour, justify string
	var verify bool
	c := a.command("pdf", nil, `
  naskah pdf surat.docx
  naskah pdf surat.docx --flavour 2b -o surat.pdf
  naskah pdf *.docx arsip-lama --out pdf
  naskah pdf --verify surat.pdf`, func(c *cobra.Command, args []string) error {
		if verify {
			for _, flag := range []string{"out", "flavour", "justify", "dry-run"} {
				if c.Flags().Changed(flag) {
					return usage("cli.pdf.reads", "pilihan", "--"+flag)
				}
			}
			if len(args) > 1 {
				return usage("cli.args.many", "kata", args[1], "bentuk", "naskah pdf --verify FILE.pdf")
			}
			return a.verifyPDF(args[0])
		}
		chosen := pdf.Flavour(flavour)
		if !slices.Contains(pdf.Flavours(), chosen) {
			return usage("cli.pdf.flavour", "diminta", flavour, "ada", flavourNames())
		}
		manner, ok := justifications[justify]
		if !ok {
			return usage("cli.pdf.justify", "nilai", justify)
		}
		p, err := a.typesetter(chosen, layout.Options{Justify: manner})
		if err != nil {
			return err
		}
		if severalPDFs(args, out) {
			return p.many(c.Context(), args, out)
		}
		return p.one(c.Context(), args[0], out)
	})
	c.Args = a.args(1, -1)
	a.outFlag(c, &out, "", a.say("cli.flag.pdfout"))
	c.Flags().StringVar(&flavour, "flavour", string(pdf.A3b), a.say("cli.flag.flavour", "ada", flavourNames()))
	c.Flags().Lookup("flavour").DefValue = ""
	c.Flags().StringVar(&justify, "justify", "", a.say("cli.flag.justify"))
	c.Flags().BoolVar(&verify, "verify", false, a.say("cli.flag.pdfverify"))
	a.dryRunFlag(c)
	return c
}

func flavourNames() []string {
	var names []string
	for _, f := range pdf.Flavours() {
		names = append(names, string(f))
	}
	return names
}

// justifications are the values of --justify.
var justifications = map[string]layout.Justify{"": layout.JustifyAuto, "auto": layout.JustifyAuto, "lo74": layout.JustifyLO74}

// typesetter makes PDFs of Word files, all in one manner.
type typesetter struct {
	*app
	fonts   *font.Library
	flavour pdf.Flavour
	options layout.Options
}

func (a *app) typesetter(flavour pdf.Flavour, opt layout.Options) (*typesetter, error) {
	dir, err := a.anyWorkspace()
	if err != nil {
		return nil, err
	}
	fonts, err := a.fonts(dir)
	return &typesetter{app: a, fonts: fonts, flavour: flavour, options: opt}, err
}

// layOut makes the PDF of a Word file; findings say what could not be honoured.
func (p *typesetter) layOut(ctx context.Context, name string) ([]byte, []diag.Diagnostic, error) {
	data, err := p.readInput(name)
	if err != nil {
		return nil, nil, err
	}
	return engine.LayOutForeign(ctx, name, data, p.fonts, pdf.Meta{
		Lang: "id-ID", Created: sourceDate(p.Getenv), Flavour: p.flavour,
	}, p.options)
}

// one makes the PDF of one file.
func (p *typesetter) one(ctx context.Context, name, out string) error {
	switch {
	case out == "" && name == "-":
		out = "-"
	case out == "":
		out = pdfName(name)
	}
	switch {
	case out == "-" && p.json:
		return usage("cli.pdf.mixed")
	case out != "-" && filepath.Clean(out) == filepath.Clean(name):
		return usage("cli.pdf.same", "berkas", name)
	}
	made, findings, err := p.layOut(ctx, name)
	if err != nil {
		return err
	}
	findings = append(pdf.Fonts(p.fonts), findings...)
	if out == "-" {
		if !p.dryRun {
			_, err = p.Stdout.Write(made)
		}
		p.printFindings(p.Stderr, findings)
		return err
	}
	names, err := p.writeAll(ctx, []outFile{{name: out, data: made}})
	if err != nil {
		return err
	}
	if p.json {
		return p.encode(p.Stdout, map[string]any{"pdf": names[0], "temuan": p.findingsJSON(findings), "uji_coba": p.dryRun})
	}
	p.printFindings(p.Stderr, findings)
	_, err = fmt.Fprintln(p.Stdout, names[0])
	return err
}

// pdfName is the PDF beside a Word file.
func pdfName(name string) string {
	return strings.TrimSuffix(name, filepath.Ext(name)) + ".pdf"
}

// sourceDate is SOURCE_DATE_EPOCH, the custom for repeatable output. Without it
// a PDF bears the date of its Word file.
func sourceDate(getenv func(string) string) time.Time {
	if n, err := strconv.ParseInt(getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(n, 0).UTC()
	}
	return time.Time{}
}
