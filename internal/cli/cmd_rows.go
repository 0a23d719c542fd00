package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/schema"
)

// rowsFlags are the flags of a render of many papers at once.
type rowsFlags struct {
	file, name, workflow, fields string
	pdf, force, braces           bool
}

func (a *app) rowsFlags(c *cobra.Command, f *rowsFlags) {
	c.Flags().StringVar(&f.file, "rows", "", a.say("cli.flag.rows"))
	c.Flags().StringVar(&f.name, "name", "", a.say("cli.flag.name"))
	c.Flags().StringVar(&f.workflow, "workflow", "", a.say("cli.flag.types"))
	c.Flags().StringVar(&f.fields, "fields", "", a.say("cli.flag.fields"))
	c.Flags().BoolVar(&f.pdf, "pdf", false, a.say("cli.flag.pdf"))
	c.Flags().BoolVar(&f.braces, "kurung-tunggal", false, a.say("cli.flag.braces"))
	c.Flags().BoolVar(&f.force, "force", false, a.say("cli.flag.force"))
}

// given is a flag that says nothing without --rows.
func (f rowsFlags) given(c *cobra.Command) string {
	names := []string{"name", "workflow", "fields", "pdf", "kurung-tunggal", "force"}
	if i := slices.IndexFunc(names, c.Flags().Changed); i >= 0 {
		return names[i]
	}
	return ""
}

// maxTold is how many findings about rows are printed; the report holds all.
const maxTold = 20

// renderRows makes one paper for each row of a table.
func (a *app) renderRows(ctx context.Context, template, out string, f rowsFlags) error {
	batch, findings, err := a.batch(template, f)
	if err != nil {
		return err
	}
	if !a.json {
		a.printFindings(a.Stderr, findings)
		findings = nil // told before the work, which takes its time
	}
	dir, err := openFolder(out, f.force, a.dryRun)
	if err != nil {
		return err
	}
	dir.sibling = func(name, written string) { a.talk("cli.sibling", "berkas", name, "nama", written) }
	t := &tally{app: a, dir: dir, total: batch.Table.Count, told: findings}
	if t.report, err = newReport(out, batch.Table.Comma, a); err != nil {
		return errors.Join(err, dir.close())
	}
	err = batch.Run(ctx, dir, t.add)
	t.bar(0)
	return t.finish(err)
}

// batch reads the table and compiles the template for it. The findings forbid
// nothing.
func (a *app) batch(template string, f rowsFlags) (*engine.Batch, []diag.Diagnostic, error) {
	if f.workflow != "" && f.fields != "" {
		return nil, nil, usage("cli.rows.both")
	}
	table, err := engine.ReadTable(f.file, a.opener(f.file))
	if err != nil {
		return nil, nil, err
	}
	desk, noOffice, err := a.formDesk()
	if err != nil {
		return nil, nil, err
	}
	q := engine.BatchRequest{
		FormRequest: engine.FormRequest{Template: template, NoOffice: noOffice, Created: sourceDate(a.Getenv)},
		Table:       table, Name: f.name, FileName: safeName, PDF: f.pdf, DryRun: a.dryRun,
	}
	if f.braces && !strings.EqualFold(filepath.Ext(template), ".docx") {
		return nil, nil, usage("cli.rows.braces")
	}
	if q.Braces = f.braces; isFile(template) {
		if q.Source, err = a.readInput(template); err != nil {
			return nil, nil, err
		}
	}
	if q.Fields, err = a.fields(desk, f); err != nil {
		return nil, nil, err
	}
	q.Open = f.workflow == "" && f.fields == ""
	return desk.Batch(q)
}

// opener opens the table anew each time; stdin can be read only once.
func (a *app) opener(name string) func() (io.ReadCloser, error) {
	var stdin []byte
	return func() (io.ReadCloser, error) {
		if name == "-" {
			var err error
			if stdin == nil {
				stdin, err = readAtMost(a.Stdin, name)
			}
			return io.NopCloser(bytes.NewReader(stdin)), err
		}
		return openInput(name)
	}
}

// fields are those of the workflow or of the file that was named.
func (a *app) fields(desk *engine.Desk, f rowsFlags) ([]schema.Field, error) {
	switch {
	case f.workflow != "":
		return desk.FieldsOf(f.workflow)
	case f.fields != "":
		data, err := a.readInput(f.fields)
		if err != nil {
			return nil, err
		}
		return engine.ReadFields(f.fields, data)
	}
	return nil, nil
}

// formDesk is a desk that fills templates outside any dossier; the second
// result says that it has no office.
func (a *app) formDesk() (*engine.Desk, bool, error) {
	desk, err := a.checkingDesk()
	if err != nil {
		return nil, false, err
	}
	dir, err := a.anyWorkspace()
	if err != nil {
		return nil, false, err
	}
	desk.Fonts, err = a.fonts(dir)
	// Without an office its pictures lie where the command is run.
	desk.Images = os.DirFS(cmp.Or(dir, "."))
	return desk, dir == "", err
}

// tally counts what became of the rows, and tells.
type tally struct {
	*app
	dir     *folder
	report  *report
	total   int
	seen    int
	made    int
	skipped int
	failed  int
	told    []diag.Diagnostic
	untold  int
}

// add takes in one row.
func (t *tally) add(m engine.Made) error {
	t.seen++
	for _, f := range m.Findings {
		if err := t.report.add(f); err != nil {
			return err
		}
		if len(t.told) < maxTold {
			t.told = append(t.told, f.Diagnostic)
		} else {
			t.untold++
		}
	}
	switch {
	case m.Failed():
		t.failed++
	case m.Skipped:
		t.skipped++
	default:
		t.made++
		if err := t.list(m.Names); err != nil {
			return err
		}
	}
	t.bar(t.seen)
	return nil
}

// list names the files of a row on stdout.
func (t *tally) list(names []string) error {
	if t.json {
		return nil
	}
	t.bar(0)
	for _, name := range names {
		if _, err := fmt.Fprintln(t.Stdout, filepath.Join(t.dir.path, name)); err != nil {
			return err
		}
	}
	return nil
}

func (t *tally) bar(seen int) { t.drawBar(seen, t.total, t.failed) }

// finish tells the end of it; cause is what stopped the run, if anything did.
func (t *tally) finish(cause error) error {
	name, err := t.report.close()
	if err := errors.Join(err, t.dir.close()); err != nil {
		cause = errors.Join(cause, err)
	}
	if t.json {
		if err := t.encode(t.Stdout, map[string]any{
			"selesai": t.made, "dilewati": t.skipped, "gagal": t.failed, "baris": t.total, "folder": t.dir.path, "laporan": name,
			"temuan": t.findingsJSON(t.told), "uji_coba": t.dryRun,
		}); err != nil {
			return errors.Join(cause, err)
		}
	} else {
		t.printFindings(t.Stderr, t.told)
		if t.untold > 0 {
			t.talk("cli.rows.more", "jumlah", t.untold)
		}
		t.talk("cli.rows.done", "selesai", t.made, "lewat", t.skipped, "gagal", t.failed)
		if name != "" {
			t.talk("cli.rows.report", "berkas", name)
		}
		if t.dryRun {
			t.talk("cli.dryrun")
		}
	}
	return ended(t.made+t.skipped, t.failed, t.total, cause, foundError{})
}
