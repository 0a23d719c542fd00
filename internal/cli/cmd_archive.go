package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"naskah/internal/archive"
	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// scheduleName is the office's retention schedule, beside its profile.
const scheduleName = "jra.yaml"

// archiveCommand is the archivist's desk.
func (a *app) archiveCommand() *cobra.Command {
	c := a.command("archive", []string{"arsip"}, `
  naskah archive build 2026-001 --out arsip-2026-001
  naskah archive verify arsip-2026-001
  naskah archive due --year 2030`, func(c *cobra.Command, _ []string) error { return c.Help() })
	c.Args = a.knownCommand
	c.AddCommand(
		a.archiveBuildCommand(), a.archiveVerifyCommand(), a.archiveSetCommand(), a.archiveMoveCommand(), a.archiveDueCommand(), a.archiveListCommand(),
		a.archiveLabelsCommand(), a.archiveImportCommand(), a.archiveReportCommand(), a.archiveScheduleCommand(),
	)
	return c
}

// archive opens the archive of a workspace with its schedule, if it has one.
func (a *app) archive(w *workspace) (*archive.Archive, error) {
	name := filepath.Join(w.dir, scheduleName)
	out := &archive.Archive{Desk: w.desk}
	if _, err := os.Lstat(name); w.dir == "" || errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	data, err := a.readInput(name)
	if err != nil {
		return nil, err
	}
	var findings []diag.Diagnostic
	out.Schedule, findings = archive.ParseSchedule(name, data)
	return out, diag.Fail(findings...)
}

// inArchive runs a command with the workspace and its archive open.
func (a *app) inArchive(ctx context.Context, run func(context.Context, *workspace, *archive.Archive) error) error {
	return a.inWorkspace(ctx, func(ctx context.Context, w *workspace) error {
		kept, err := a.archive(w)
		if err != nil {
			return err
		}
		return run(ctx, w, kept)
	})
}

// ids are dossiers named on the command line.
func ids(args []string) []dossier.ID {
	list := make([]dossier.ID, len(args))
	for i, arg := range args {
		list[i] = dossier.ID(arg)
	}
	return list
}

func (a *app) archiveBuildCommand() *cobra.Command {
	var q archive.BuildRequest
	c := a.command("archivebuild", []string{"bundel"}, `
  naskah archive build 2026-001 2026-002 --out /media/usb/arsip-2026
  naskah archive build 2026-001 --dry-run`, func(c *cobra.Command, args []string) error {
		q.Dossiers, q.DryRun = ids(args), a.dryRun
		if q.Place == "" && !a.dryRun {
			return usage("cli.archive.build.out")
		}
		return a.inArchive(c.Context(), func(ctx context.Context, _ *workspace, kept *archive.Archive) error {
			q.Progress = func(done, all int) { a.drawBar(done, all, 0) }
			built, err := kept.Build(ctx, q)
			a.drawBar(0, 0, 0)
			switch {
			case errors.Is(err, fs.ErrExist):
				return usage("cli.archive.build.exists", "berkas", q.Place)
			case err != nil:
				return outward(q.Place, err)
			}
			return a.built(q, built)
		})
	})
	c.Args = a.args(1, -1)
	a.outFlag(c, &q.Place, "", a.say("cli.flag.bundle"))
	c.Flags().BoolVar(&q.Drafts, "drafts", false, a.say("cli.flag.drafts"))
	c.Flags().BoolVar(&q.Incomplete, "incomplete", false, a.say("cli.flag.incomplete"))
	a.dryRunFlag(c)
	return c
}

// built says what a bundle holds and what its dossiers lack.
func (a *app) built(q archive.BuildRequest, built archive.Built) error {
	lacks := q.DryRun && len(built.Findings) > 0
	if a.json {
		err := a.encode(a.Stdout, map[string]any{
			"bundel": q.Place, "berkas": built.Dossiers, "naskah": built.Papers, "file": built.Files,
			"kekurangan": a.findingsJSON(built.Findings), "uji_coba": a.dryRun,
		})
		if err != nil || !lacks {
			return err
		}
		return foundError{}
	}
	switch {
	case lacks:
		a.printFindings(a.Stdout, built.Findings)
		return foundError{}
	case q.DryRun:
		a.talk("cli.archive.build.fine")
		return nil
	}
	a.printFindings(a.Stderr, built.Findings)
	_, err := fmt.Fprintln(a.Stdout, a.say("cli.archive.build.done", "bundel", q.Place, "berkas", built.Dossiers, "naskah", built.Papers, "file", built.Files))
	return err
}

func (a *app) archiveVerifyCommand() *cobra.Command {
	c := a.command("archiveverify", []string{"periksa"}, `
  naskah archive verify /media/usb/arsip-2026
  cd /media/usb/arsip-2026 && sha256sum -c manifest-sha256.txt`, func(c *cobra.Command, args []string) error {
		v, err := a.verifyBundle(c.Context(), args[0])
		if err != nil {
			return err
		}
		return a.verifiedBundle(args[0], v)
	})
	c.Args = a.args(1, 1)
	return c
}

// verifyBundle reads a bundle and, in an office, holds it against the record.
func (a *app) verifyBundle(ctx context.Context, dir string) (archive.Verified, error) {
	v, err := archive.Verify(ctx, dir)
	if err != nil {
		return v, inBundle(dir, err)
	}
	office, err := a.anyWorkspace()
	if err != nil || office == "" || diag.HasErrors(v.Findings) {
		return v, err
	}
	err = a.inArchive(ctx, func(ctx context.Context, _ *workspace, kept *archive.Archive) error {
		return kept.VerifyRecord(ctx, dir, &v)
	})
	return v, err
}

// inBundle names the folder in findings about it as a whole.
func inBundle(dir string, err error) error {
	findings := diag.Findings(err)
	if findings == nil {
		return err
	}
	for i := range findings {
		findings[i].Pos.File = filepath.Join(dir, findings[i].Pos.File)
	}
	return diag.Fail(findings...)
}

// manyNames is how many dossiers are named of those the office does not have: a
// bundle of another office has a thousand.
const manyNames = 10

func (a *app) verifiedBundle(dir string, v archive.Verified) error {
	bad := diag.HasErrors(v.Findings)
	if a.json {
		err := a.encode(a.Stdout, map[string]any{
			"bundel": dir, "file": len(v.Files), "bita": v.Bytes, "temuan": a.findingsJSON(v.Findings),
			"cocok": orEmpty(v.Known), "tidak_cocok": orEmpty(v.Other), "tidak_dikenal": orEmpty(v.Unknown),
		})
		if err != nil || !bad {
			return err
		}
		return foundError{}
	}
	a.printFindings(a.Stdout, v.Findings)
	var lines []string
	if !bad {
		lines = append(lines, a.say("cli.archive.verify.done", "bundel", dir, "file", len(v.Files), "bita", v.Bytes))
	}
	if len(v.Known) > 0 {
		lines = append(lines, a.say("cli.archive.verify.record", "jumlah", len(v.Known)))
	}
	if len(v.Other) > 0 {
		lines = append(lines, a.say("cli.archive.verify.other", "berkas", v.Other))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(a.Stdout, line); err != nil {
			return err
		}
	}
	if n := len(v.Unknown) - manyNames; n > 0 {
		a.talk("cli.archive.verify.alone", "berkas", a.say("cli.archive.verify.more", "berkas", v.Unknown[:manyNames], "jumlah", n))
	} else if len(v.Unknown) > 0 {
		a.talk("cli.archive.verify.alone", "berkas", v.Unknown)
	}
	if bad {
		return foundError{}
	}
	return nil
}
