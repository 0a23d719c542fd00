package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"naskah/internal/archive"
	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// archiveLabelsCommand draws labels on sheets, or the page to calibrate with.
func (a *app) archiveLabelsCommand() *cobra.Command {
	var q archive.LabelRequest
	var out string
	var calibrate bool
	c := a.command("archivelabels", []string{"label"}, `
  naskah archive labels folder --start 5 --printer epson
  naskah archive labels boks 2026-001 2026-002 --out boks.pdf
  naskah archive labels folder --calibrate --out kalibrasi.pdf`, func(c *cobra.Command, args []string) error {
		q.Kind = archive.LabelKind(args[0])
		if !slices.Contains(archive.LabelKinds(), q.Kind) {
			return usage("cli.archivelabels.kind", "nilai", args[0], "ada", texts(archive.LabelKinds()))
		}
		if q.Start < 1 {
			return usage("cli.archivelabels.start")
		}
		return a.inArchive(c.Context(), func(ctx context.Context, w *workspace, kept *archive.Archive) error {
			if err := kept.CheckSheet(q); err != nil {
				return err
			}
			data, err := a.labels(ctx, kept, q, args[1:], calibrate)
			if err != nil {
				return err
			}
			names, err := a.writeAll(ctx, []outFile{{name: out, data: data}})
			return errors.Join(a.printNames(names), err)
		})
	})
	c.Args = a.args(1, -1)
	a.outFlag(c, &out, "label.pdf", a.say("cli.flag.out", "bawaan", "label.pdf"))
	c.Flags().StringVar(&q.Sheet, "sheet", "", a.say("cli.flag.labelsheet"))
	c.Flags().StringVar(&q.Printer, "printer", "", a.say("cli.flag.offset"))
	c.Flags().IntVar(&q.Start, "start", 1, a.say("cli.flag.start"))
	c.Flags().Lookup("start").DefValue = "0" // the text says it
	c.Flags().BoolVar(&calibrate, "calibrate", false, a.say("cli.flag.calibrate"))
	a.dryRunFlag(c)
	return c
}

func (a *app) labels(ctx context.Context, kept *archive.Archive, q archive.LabelRequest, args []string, calibrate bool) ([]byte, error) {
	if calibrate {
		return kept.Calibration(q)
	}
	var named []dossier.ID
	if len(args) > 0 {
		named = ids(args)
	}
	folders, err := kept.AllFolders(ctx, named)
	if err != nil {
		return nil, err
	}
	return kept.Labels(q, folders)
}

// archiveImportCommand files agreements made elsewhere.
func (a *app) archiveImportCommand() *cobra.Command {
	var q archive.ImportRequest
	var dir string
	c := a.command("archiveimport", []string{"impor"}, `
  naskah archive import lama.csv --files pindaian --dry-run
  naskah archive import lama.csv --files pindaian --as arsiparis:Tuti`, func(c *cobra.Command, args []string) error {
		var err error
		if q.Actor, err = a.actor(); err != nil {
			return err
		}
		if q.Table, err = engine.ReadTable(args[0], a.opener(args[0])); err != nil {
			return err
		}
		q.DryRun = a.dryRun
		if dir != "" {
			root, err := os.OpenRoot(dir)
			if err != nil {
				return outwardRead(dir, err)
			}
			defer func() { _ = root.Close() }() // only read from
			q.Files = root.FS()
		}
		return a.inArchive(c.Context(), func(ctx context.Context, _ *workspace, kept *archive.Archive) error {
			return a.importRows(ctx, kept, q)
		})
	})
	c.Args = a.args(1, 1)
	c.Flags().StringVar(&dir, "files", "", a.say("cli.flag.files"))
	c.Flags().StringVar(&q.Workflow, "workflow", archive.LegacyWorkflow, a.say("cli.flag.legacy", "bawaan", archive.LegacyWorkflow))
	c.Flags().Lookup("workflow").DefValue = "" // the text says it
	c.Flags().StringVar(&a.as, "as", "", a.say("cli.flag.as"))
	a.dryRunFlag(c)
	return c
}

// outwardRead says that a folder cannot be read from.
func outwardRead(dir string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return diag.Fail(diag.New("CL001", diag.Position{File: dir}))
	}
	return fmt.Errorf("%w: %w", diag.Fail(diag.New("CL013", diag.Position{File: dir}, "sebab", cause(err))), err)
}

// importRows files the rows and sums up.
func (a *app) importRows(ctx context.Context, kept *archive.Archive, q archive.ImportRequest) error {
	list := []map[string]any{}
	filed, known, failed := 0, 0, 0
	headings, err := kept.Import(ctx, q, func(i archive.Imported) error {
		var findings []diag.Diagnostic
		for _, f := range i.Findings {
			findings = append(findings, f.Diagnostic)
		}
		list = append(list, map[string]any{"baris": i.Row, "berkas": i.Dossier, "sudah_ada": i.Known, "pindaian": i.Scans, "temuan": a.findingsJSON(findings)})
		if !a.json {
			a.printFindings(a.Stderr, findings)
		}
		switch {
		case i.Failed():
			failed++
		case i.Known:
			known++
		default:
			filed++
			if !a.json && i.Dossier != "" {
				_, err := fmt.Fprintln(a.Stdout, a.say("cli.archiveimport.row", "baris", i.Row, "berkas", string(i.Dossier), "pindaian", i.Scans))
				return err
			}
		}
		return nil
	})
	switch {
	case err != nil && filed > 0 && !q.DryRun:
		return partlyError{done: filed + known, all: q.Table.Count, cause: err}
	case err != nil:
		return err
	case a.json:
		err = a.encode(a.Stdout, map[string]any{
			"baris": list, "masuk": filed, "sudah_ada": known, "gagal": failed, "temuan": a.findingsJSON(headings), "uji_coba": q.DryRun,
		})
	default:
		a.printFindings(a.Stderr, headings)
		a.talk("cli.archiveimport.done", "masuk", filed, "ada", known, "gagal", failed)
		if q.DryRun {
			a.talk("cli.dryrun")
		}
	}
	switch {
	case err != nil || failed == 0:
		return err
	case filed+known > 0 && !q.DryRun:
		return partlyError{done: filed + known, all: q.Table.Count}
	}
	return foundError{}
}
