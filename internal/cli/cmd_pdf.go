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
  naskah pdf --verify surat.pdf`, func(c *cobra.Command, args []string) error {
		if verify {
			for _, flag := range []string{"out", "flavour", "justify", "dry-run"} {
				if c.Flags().Changed(flag) {
					return usage("cli.pdf.reads", "pilihan", "--"+flag)
				}
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
		return a.pdf(c.Context(), args[0], out, chosen, layout.Options{Justify: manner})
	})
	c.Args = a.args(1, 1)
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

func (a *app) pdf(ctx context.Context, name, out string, flavour pdf.Flavour, opt layout.Options) error {
	switch {
	case out == "" && name == "-":
		out = "-"
	case out == "":
		out = strings.TrimSuffix(name, filepath.Ext(name)) + ".pdf"
	}
	switch {
	case out == "-" && a.json:
		return usage("cli.pdf.mixed")
	case out != "-" && filepath.Clean(out) == filepath.Clean(name):
		return usage("cli.pdf.same", "berkas", name)
	}
	made, findings, err := a.layOut(ctx, name, flavour, opt)
	if err != nil {
		return err
	}
	if out == "-" {
		if !a.dryRun {
			_, err = a.Stdout.Write(made)
		}
		a.printFindings(a.Stderr, findings)
		return err
	}
	names, err := a.writeAll(ctx, []outFile{{name: out, data: made}})
	if err != nil {
		return err
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{"pdf": names[0], "temuan": a.findingsJSON(findings), "uji_coba": a.dryRun})
	}
	a.printFindings(a.Stderr, findings)
	_, err = fmt.Fprintln(a.Stdout, names[0])
	return err
}

// layOut makes the PDF of a Word file; findings say what could not be honoured.
func (a *app) layOut(ctx context.Context, name string, flavour pdf.Flavour, opt layout.Options) ([]byte, []diag.Diagnostic, error) {
	data, err := a.readInput(name)
	if err != nil {
		return nil, nil, err
	}
	dir, err := a.anyWorkspace()
	if err != nil {
		return nil, nil, err
	}
	fonts, err := a.fonts(dir)
	if err != nil {
		return nil, nil, err
	}
	made, findings, err := engine.LayOutForeign(ctx, name, data, fonts, pdf.Meta{
		Lang: "id-ID", Created: sourceDate(a.Getenv), Flavour: flavour,
	}, opt)
	return made, append(pdf.Fonts(fonts), findings...), err
}

// sourceDate is SOURCE_DATE_EPOCH, the custom for repeatable output. Without it
// a PDF bears the date of its Word file.
func sourceDate(getenv func(string) string) time.Time {
	if n, err := strconv.ParseInt(getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(n, 0).UTC()
	}
	return time.Time{}
}
