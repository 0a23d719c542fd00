package cli

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/impose"
)

// imposeFlags are the choices of naskah impose as they were typed.
type imposeFlags struct {
	out, sheet, flip string
	booklet          bool
	up, signature    int
	creep            float64 // millimetres
}

// imposeCommand lays the pages of PDF files out on sheets. It needs no workspace.
func (a *app) imposeCommand() *cobra.Command {
	var f imposeFlags
	c := a.command("impose", []string{"imposisi"}, `
  naskah impose modul.pdf --booklet
  naskah impose modul.pdf --booklet --sheet a3 --signature 16 --flip long -o buku.pdf
  naskah impose paparan.pdf --up 4
  naskah impose sampul.pdf isi.pdf lampiran.pdf -o gabungan.pdf`, func(c *cobra.Command, args []string) error {
		if err := f.check(c.Flags().Changed); err != nil {
			return err
		}
		return a.impose(c.Context(), args, f)
	})
	c.Args = a.args(1, -1)
	flags := c.Flags()
	flags.BoolVar(&f.booklet, "booklet", false, a.say("cli.flag.booklet"))
	flags.IntVar(&f.up, "up", 0, a.say("cli.flag.up"))
	flags.StringVar(&f.sheet, "sheet", "a4", a.say("cli.flag.sheet"))
	flags.Lookup("sheet").DefValue = "" // the text says it; the library would say it in English
	flags.IntVar(&f.signature, "signature", 0, a.say("cli.flag.signature"))
	flags.StringVar(&f.flip, "flip", "", a.say("cli.flag.flip"))
	flags.Float64Var(&f.creep, "creep", 0, a.say("cli.flag.creep"))
	a.outFlag(c, &f.out, "", a.say("cli.flag.imposeout"))
	a.dryRunFlag(c)
	return c
}

// flips are the words of --flip, and how a viewer is told to print.
var flips = map[string]struct {
	flip   impose.Flip
	duplex impose.Duplex
}{"": {impose.ShortEdge, impose.ByShort}, "short": {impose.ShortEdge, impose.ByShort}, "long": {impose.LongEdge, impose.ByLong}}

// check refuses values that mean nothing, alone or together.
func (f imposeFlags) check(changed func(string) bool) error {
	wrong := func(flag string, value any, right string) error {
		return usage("cli.print.value", "tanda", flag, "nilai", value, "ada", phrase(right))
	}
	if f.booklet && changed("up") {
		return usage("cli.impose.mixed")
	}
	for _, flag := range []string{"signature", "flip", "creep"} {
		if !f.booklet && changed(flag) {
			return usage("cli.impose.booklet", "tanda", "--"+flag)
		}
	}
	if _, ok := impose.Named(f.sheet); !ok {
		return wrong("--sheet", f.sheet, "cli.impose.sheets")
	}
	if _, ok := flips[f.flip]; !ok {
		return wrong("--flip", f.flip, "cli.impose.flips")
	}
	switch {
	case changed("up") && !impose.Grids(f.up):
		return wrong("--up", f.up, "cli.impose.ups")
	case !f.booklet && !changed("up") && changed("sheet"):
		return usage("cli.impose.plain")
	case f.signature < 0 || f.signature%4 != 0:
		return wrong("--signature", f.signature, "cli.impose.signatures")
	case f.creep < 0 || f.creep > 2:
		return wrong("--creep", f.creep, "cli.impose.creeps")
	}
	return nil
}

// impose reads the files, lays their pages out and writes one file.
func (a *app) impose(ctx context.Context, names []string, f imposeFlags) error {
	pages, err := a.openPages(names)
	if err != nil {
		return err
	}
	sides, duplex := f.arrange(pages)
	var made bytes.Buffer
	title := strings.TrimSuffix(filepath.Base(names[0]), filepath.Ext(names[0]))
	if err := impose.Write(&made, sides, impose.Meta{Title: title, Duplex: duplex}); err != nil {
		return err
	}
	written, err := a.writeAll(ctx, []outFile{{name: f.target(names), data: made.Bytes()}})
	if err != nil {
		return err
	}
	leaves := len(sides)
	if duplex != impose.OneSided {
		leaves = (leaves + 1) / 2
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{"pdf": written[0], "halaman": len(pages), "sisi": len(sides), "lembar": leaves, "uji_coba": a.dryRun})
	}
	a.talk("cli.impose.done", "halaman", len(pages), "lembar", leaves)
	switch {
	case f.booklet && flips[f.flip].flip == impose.LongEdge:
		a.talk("cli.impose.foldlong")
	case f.booklet:
		a.talk("cli.impose.foldshort")
	}
	_, err = fmt.Fprintln(a.Stdout, written[0])
	return err
}

// openPages opens PDF files and returns all their pages, in order.
func (a *app) openPages(names []string) ([]impose.Page, error) {
	var pages []impose.Page
	for _, name := range names {
		data, err := a.readInput(name)
		if err != nil {
			return nil, err
		}
		source, err := impose.Open(name, data)
		if err != nil {
			return nil, err
		}
		pages = append(pages, source.Pages()...)
	}
	return pages, nil
}

// arrange lays pages out as the flags say.
func (f imposeFlags) arrange(pages []impose.Page) ([]impose.Side, impose.Duplex) {
	sheet, _ := impose.Named(f.sheet)
	switch {
	case f.booklet:
		how := flips[f.flip]
		creep := impose.Millimetres(f.creep, 0).Width
		return impose.Booklet(pages, impose.Fold{Sheet: sheet, Signature: f.signature, Flip: how.flip, Creep: creep}), how.duplex
	case f.up > 0:
		return impose.Grid(pages, sheet, f.up), impose.OneSided
	}
	return impose.Plain(pages), impose.OneSided
}

// target is -o, or a name beside the first file that says what was made of it.
func (f imposeFlags) target(names []string) string {
	if f.out != "" {
		return f.out
	}
	stem := strings.TrimSuffix(names[0], filepath.Ext(names[0]))
	switch {
	case f.booklet:
		return stem + "-buku.pdf"
	case f.up > 0:
		return fmt.Sprintf("%s-%d.pdf", stem, f.up)
	}
	return stem + "-gabungan.pdf"
}
