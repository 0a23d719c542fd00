package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"naskah/internal/archive"
	"naskah/internal/bahasa"
	"naskah/internal/dossier"
)

// archiveReportCommand says what a year was for the archive.
func (a *app) archiveReportCommand() *cobra.Command {
	var year int
	var out string
	c := a.command("archivereport", []string{"laporan"}, `
  naskah archive report --year 2030
  naskah archive report --year 2030 --out laporan`, func(c *cobra.Command, _ []string) error {
		return a.inArchive(c.Context(), func(ctx context.Context, w *workspace, kept *archive.Archive) error {
			if year == 0 {
				year = a.Now().In(w.desk.Office.Location()).Year()
			}
			y, err := kept.Report(ctx, year)
			if err != nil {
				return err
			}
			if out == "" {
				return a.report(y)
			}
			made, err := kept.ReportFiles(ctx, y)
			if err != nil {
				return err
			}
			var files []outFile
			for _, f := range made {
				files = append(files, outFile{filepath.Join(out, f.Name), f.Data})
			}
			names, err := a.writeAll(ctx, files)
			return errors.Join(a.printNames(names), err)
		})
	})
	c.Args = a.args(0, 0)
	c.Flags().IntVar(&year, "year", 0, a.say("cli.flag.reportyear"))
	c.Flags().Lookup("year").DefValue = "0" // the text says it
	a.outFlag(c, &out, "", a.say("cli.flag.reportout"))
	a.dryRunFlag(c)
	return c
}

type movedJSON struct {
	Dossier  dossier.ID `json:"berkas"`
	Folder   string     `json:"map"`
	State    string     `json:"keadaan"`
	On       string     `json:"tanggal"`
	Minutes  string     `json:"berita_acara"`
	Receiver string     `json:"penerima,omitempty"`
}

func (a *app) report(y archive.Year) error {
	sheets := 0
	moved := []movedJSON{}
	var rows [][]string
	for _, p := range y.Printed {
		sheets += p.Sheets
	}
	for _, m := range y.Moved {
		moved = append(moved, movedJSON{m.Dossier, m.Folder, m.State, m.On.String(), m.Minutes, m.Receiver})
		rows = append(rows, []string{bahasa.TanggalAngka(m.On.Time()), m.Folder, m.State, m.Minutes, m.Receiver})
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{
			"tahun": y.Year, "dicetak": len(y.Printed), "lembar": sheets, "dipindahkan": moved, "jatuh_tempo": dueJSONs(y.Due),
		})
	}
	_, err := fmt.Fprintln(a.Stdout, a.say("cli.archivereport.sum", "tahun", y.Year, "cetak", len(y.Printed), "lembar", sheets, "pindah", len(y.Moved), "tempo", len(y.Due)))
	if err != nil || len(rows) == 0 {
		return err
	}
	head := []string{a.say("cli.head.date"), a.say("cli.head.folder"), a.say("cli.head.state"), a.say("cli.head.minutes"), a.say("cli.head.receiver")}
	return grid{width: pageWidth, head: head, rows: rows}.print(a.Stdout)
}
