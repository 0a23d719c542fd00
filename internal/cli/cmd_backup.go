package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/store/sqlite"
)

// digestEnding is the file beside a backup that holds its digest, as sha256sum
// writes and checks it.
const digestEnding = ".sha256"

// backupCommand copies the database while others work on.
func (a *app) backupCommand() *cobra.Command {
	c := a.command("backup", []string{"cadangkan"}, `
  naskah backup /media/usb/naskah-2026-11-27.db
  sha256sum -c naskah-2026-11-27.db.sha256`, func(c *cobra.Command, args []string) error {
		name := args[0]
		if _, err := os.Lstat(name); err == nil {
			return usage("cli.backup.exists", "berkas", name)
		}
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			digest, err := w.store.Backup(ctx, name)
			if err != nil {
				return outward(name, err)
			}
			line := fmt.Sprintf("%s  %s\n", digest, filepath.Base(name))
			if _, err := writeFile(name+digestEnding, []byte(line)); err != nil {
				return err
			}
			if a.json {
				return a.encode(a.Stdout, map[string]any{"cadangan": name, "sidik": digest})
			}
			_, err = fmt.Fprintln(a.Stdout, a.say("cli.backup.done", "berkas", name, "sidik", digest))
			return err
		})
	})
	c.Args = a.args(1, 1)
	return c
}

// outward says in words what the system did not let us do with a file.
func outward(name string, err error) error {
	if diag.Findings(err) == nil && errors.As(err, new(*fs.PathError)) {
		return cannotWrite(name, err)
	}
	return err
}

// restoreCommand puts a backup in the place of the database.
func (a *app) restoreCommand() *cobra.Command {
	c := a.command("restore", []string{"pulihkan"}, `
  naskah restore /media/usb/naskah-2026-11-27.db --dry-run
  naskah restore /media/usb/naskah-2026-11-27.db`, func(c *cobra.Command, args []string) error {
		dir, err := a.findWorkspace()
		if err != nil {
			return err
		}
		r := sqlite.Restoring{Backup: args[0], Record: recordFile(dir), Try: a.dryRun}
		r.Aside = filepath.Join(filepath.Dir(r.Record), "sebelum-pulih-"+a.Now().UTC().Format("20060102T150405Z")+".db")
		if _, err := os.Lstat(r.Aside); err == nil {
			return usage("cli.restore.exists", "berkas", r.Aside)
		}
		if r.Digest, err = a.writtenDigest(args[0]); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(r.Record), 0o755); err != nil {
			return cannotWrite(filepath.Dir(r.Record), err)
		}
		kept, err := sqlite.Restore(c.Context(), r, a.storeOptions())
		if err != nil {
			return outward(r.Record, err)
		}
		return a.restored(r, kept)
	})
	c.Args = a.args(1, 1)
	a.dryRunFlag(c)
	return c
}

func (a *app) restored(r sqlite.Restoring, kept bool) error {
	if !kept {
		r.Aside = ""
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{"cadangan": r.Backup, "basis_data": r.Record, "disimpan": r.Aside, "uji_coba": r.Try})
	}
	text := a.say("cli.restore.done", "berkas", r.Backup)
	if r.Try {
		text = a.say("cli.restore.sound", "berkas", r.Backup)
	}
	_, err := fmt.Fprintln(a.Stdout, text)
	if kept && !r.Try {
		_, e := fmt.Fprintln(a.Stdout, a.say("cli.restore.kept", "berkas", r.Aside))
		err = errors.Join(err, e)
	}
	return err
}

// writtenDigest reads what stands beside a backup; "" when there is nothing.
func (a *app) writtenDigest(backup string) (dossier.Digest, error) {
	if info, err := os.Stat(backup); err != nil || !info.Mode().IsRegular() {
		_, err := a.readInput(backup) // says what is the matter
		return "", errors.Join(err, diag.Fail(diag.New("ST002", diag.Position{File: backup})))
	}
	if _, err := os.Stat(backup + digestEnding); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	data, err := a.readInput(backup + digestEnding)
	if err != nil {
		return "", err
	}
	digest, _, _ := strings.Cut(strings.TrimSpace(string(data)), " ")
	return dossier.Digest(digest), nil
}
