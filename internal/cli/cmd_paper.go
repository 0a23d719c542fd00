package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// renderCommand writes papers to a folder: issued ones as they were issued, a
// preview of one from the present values, or one paper for each row of a table.
func (a *app) renderCommand() *cobra.Command {
	var out, preview string
	var rows rowsFlags
	c := a.command("render", []string{"tulis"}, `
  naskah render 2026-001 --out keluaran
  naskah render 2026-001 nota_kesepahaman --out keluaran
  naskah render 2026-001 --preview perjanjian_kerja_sama
  naskah render sertifikat.docx --rows peserta.csv --name "{{ nomor }}-{{ nama }}" --pdf`, func(c *cobra.Command, args []string) error {
		if rows.file != "" {
			if preview != "" || len(args) > 1 {
				return usage("cli.rows.alone")
			}
			return a.renderRows(c.Context(), args[0], out, rows)
		}
		if flag := rows.given(c); flag != "" {
			return usage("cli.rows.without", "tanda", "--"+flag)
		}
		if preview != "" && len(args) > 1 {
			return usage("cli.render.preview", "naskah", args[1])
		}
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			var files []engine.File
			var err error
			if preview != "" {
				files, err = w.desk.Preview(ctx, dossier.ID(args[0]), preview)
			} else {
				files, err = w.desk.Papers(ctx, dossier.ID(args[0]), args[1:]...)
			}
			if err != nil {
				return err
			}
			return a.writePapers(ctx, out, files)
		})
	})
	c.Args = a.args(1, -1)
	a.outFlag(c, &out, "keluaran", a.say("cli.flag.out", "bawaan", "keluaran"))
	c.Flags().StringVar(&preview, "preview", "", a.say("cli.flag.preview"))
	a.rowsFlags(c, &rows)
	a.dryRunFlag(c)
	return c
}

func (a *app) writePapers(ctx context.Context, dir string, papers []engine.File) error {
	var files []outFile
	for _, f := range papers {
		files = append(files, outFile{name: filepath.Join(dir, safeName(f.Name)), data: f.Data})
	}
	names, err := a.writeAll(ctx, files)
	if err != nil && len(names) == 0 {
		return err
	}
	return errors.Join(a.printNames(names), err)
}

// printNames lists what was written.
func (a *app) printNames(names []string) error {
	if a.json {
		return a.encode(a.Stdout, map[string]any{"berkas": orEmpty(names), "uji_coba": a.dryRun})
	}
	if len(names) == 0 {
		a.talk("cli.render.none")
		return nil
	}
	_, err := fmt.Fprintln(a.Stdout, strings.Join(names, "\n"))
	return err
}

// adoptCommand makes an edited Word file the text of record.
func (a *app) adoptCommand() *cobra.Command {
	var q answers
	var reason string
	c := a.command("adopt", []string{"adopsi"}, `
  naskah adopt 2026-001 perjanjian_kerja_sama pks-mitra.docx --as unit_kerja_sama:Rina`, func(c *cobra.Command, args []string) error {
		actor, err := a.actor()
		if err != nil {
			return err
		}
		data, err := a.readInput(args[2])
		if err != nil {
			return err
		}
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			receipt, err := w.desk.Adopt(ctx, engine.AdoptRequest{
				Dossier: dossier.ID(args[0]), Paper: args[1], File: filepath.Base(args[2]), Data: data,
				Actor: actor, Reason: reason, Command: q.command, Expect: q.seen, DryRun: a.dryRun,
			})
			if err != nil {
				return err
			}
			return a.printReceipt(ctx, w, receipt)
		})
	})
	c.Args = a.args(3, 3)
	c.Flags().StringVar(&reason, "reason", "", a.say("cli.flag.reason"))
	a.writingFlags(c, &q)
	a.seenFlag(c, &q)
	return c
}

// attachCommand keeps a file with a dossier as it is.
func (a *app) attachCommand() *cobra.Command {
	var q answers
	var name, of string
	c := a.command("attach", []string{"lampirkan"}, `
  naskah attach 2026-001 pindaian-nk.pdf --of nota_kesepahaman-asli-1 --as mitra:Sari
  naskah attach 2026-001 surat-mitra.pdf --title "Surat balasan mitra" --as mitra:Sari`, func(c *cobra.Command, args []string) error {
		actor, err := a.actor()
		if err != nil {
			return err
		}
		data, err := a.readInput(args[1])
		if err != nil {
			return err
		}
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			receipt, err := w.desk.Attach(ctx, engine.AttachRequest{
				Dossier: dossier.ID(args[0]), Title: name, File: filepath.Base(args[1]), Data: data,
				Of: of, Actor: actor, Command: q.command, DryRun: a.dryRun,
			})
			if err != nil {
				return err
			}
			return a.printReceipt(ctx, w, receipt)
		})
	})
	c.Args = a.args(2, 2)
	c.Flags().StringVar(&of, "of", "", a.say("cli.flag.of"))
	c.Flags().StringVar(&name, "title", "", a.say("cli.flag.title"))
	a.writingFlags(c, &q)
	return c
}
