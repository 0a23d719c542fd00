package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/archive"
	"naskah/internal/bahasa"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
)

// places are folders named on the command line: 2026-001, or 2026-001/monev.
func places(args []string) []archive.Place {
	list := make([]archive.Place, len(args))
	for i, arg := range args {
		id, part, _ := strings.Cut(arg, "/")
		list[i] = archive.Place{Dossier: dossier.ID(id), Part: part}
	}
	return list
}

// archiveSetCommand records where and how a folder is kept.
func (a *app) archiveSetCommand() *cobra.Command {
	var q answers
	var clear []string
	var reason string
	c := a.command("archiveset", []string{"catat"}, `
  naskah archive set 2026-001/perjanjian boks=12 folder=3 lokasi="Rak 2" --as arsiparis:Tuti
  naskah archive set 2026-001/perjanjian berakhir="23 Februari 2028" --as arsiparis:Tuti
  naskah archive set 2026-001/perjanjian terjaga="6 April 2026" --as arsiparis:Tuti`, func(c *cobra.Command, args []string) error {
		actor, err := a.actor()
		if err != nil {
			return err
		}
		return a.inArchive(c.Context(), func(ctx context.Context, w *workspace, kept *archive.Archive) error {
			values, err := w.desk.ReadPairs(args[1:], archive.Fields())
			if err != nil {
				return err
			}
			if len(values)+len(clear) == 0 {
				return usage("cli.archiveset.none")
			}
			for _, name := range clear {
				if _, known := schema.Lookup(archive.Fields(), name); !known {
					return usage("cli.archiveset.unknown", "data", name)
				}
			}
			receipt, err := kept.Set(ctx, places(args[:1])[0], engine.FilingRequest{
				Values: values, Clear: clear, Actor: actor, Reason: reason, Command: q.command, DryRun: a.dryRun,
			})
			if err != nil {
				return err
			}
			return a.printReceipt(ctx, w, receipt)
		})
	})
	c.Args = a.args(1, -1)
	c.Flags().StringSliceVar(&clear, "clear", nil, a.say("cli.flag.unset"))
	c.Flags().StringVar(&reason, "reason", "", a.say("cli.flag.reason"))
	a.writingFlags(c, &q)
	return c
}

// archiveMoveCommand records a transfer of folders.
func (a *app) archiveMoveCommand() *cobra.Command {
	var q archive.MoveRequest
	var date string
	c := a.command("archivemove", []string{"pindahkan"}, `
  naskah archive move 2026-001/perjanjian 2026-001/monev --to inaktif --minutes BA-1/2030
  naskah archive move 2026-001/monev --to musnah --minutes BA-7/2033 --date "3 Maret 2033"`, func(c *cobra.Command, args []string) error {
		actor, err := a.actor()
		if err != nil {
			return err
		}
		if !slices.Contains(archive.States(), q.To) {
			return usage("cli.archivemove.to", "nilai", q.To, "ada", archive.States())
		}
		if q.Minutes == "" {
			return usage("cli.archivemove.minutes")
		}
		q.Places = places(args)
		q.Filing.Actor, q.Filing.DryRun = actor, a.dryRun
		return a.inArchive(c.Context(), func(ctx context.Context, w *workspace, kept *archive.Archive) error {
			if q.On, err = a.day(date, w.desk.Office); err != nil {
				return err
			}
			moved, err := kept.Move(ctx, q)
			if err != nil && len(moved) > 0 {
				return partlyError{done: len(moved), all: len(q.Places), cause: err}
			}
			if err != nil {
				return err
			}
			return a.moved(q, moved)
		})
	})
	c.Args = a.args(1, -1)
	c.Flags().StringVar(&q.To, "to", "", a.say("cli.flag.moveto"))
	c.Flags().StringVar(&date, "date", "", a.say("cli.flag.movedate"))
	c.Flags().StringVar(&q.Minutes, "minutes", "", a.say("cli.flag.minutes"))
	c.Flags().StringVar(&q.Receiver, "receiver", "", a.say("cli.flag.receiver"))
	c.Flags().StringVar(&q.Filing.Reason, "reason", "", a.say("cli.flag.reason"))
	c.Flags().StringVar(&a.as, "as", "", a.say("cli.flag.as"))
	a.dryRunFlag(c)
	return c
}

func (a *app) moved(q archive.MoveRequest, moved []archive.Moved) error {
	var err error
	list := []map[string]any{}
	for _, m := range moved {
		list = append(list, map[string]any{"berkas": m.Folder.Dossier.ID, "map": m.Folder.Part.Key, "nomor_berkas": m.Folder.Number(), "temuan": a.findingsJSON(m.Findings)})
		if !a.json {
			a.printFindings(a.Stderr, m.Findings)
			_, e := fmt.Fprintln(a.Stdout, a.say("cli.archivemove.done", "map", m.Folder.Number(), "keadaan", q.To, "tanggal", bahasa.Tanggal(q.On.Time()), "nomor", q.Minutes))
			err = errors.Join(err, e)
		}
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{"dipindahkan": list, "keadaan": q.To, "uji_coba": a.dryRun})
	}
	if a.dryRun {
		a.talk("cli.dryrun")
	}
	return err
}

// archiveDueCommand lists what an archivist has to do up to the end of a year.
func (a *app) archiveDueCommand() *cobra.Command {
	var year int
	c := a.command("archivedue", []string{"tenggat"}, `
  naskah archive due
  naskah archive due --year 2030 --json`, func(c *cobra.Command, _ []string) error {
		return a.inArchive(c.Context(), func(ctx context.Context, w *workspace, kept *archive.Archive) error {
			if year == 0 {
				year = a.Now().In(w.desk.Office.Location()).Year()
			}
			list, err := kept.Due(ctx, year)
			if err != nil {
				return err
			}
			return a.dueFolders(list, kept.Schedule != nil)
		})
	})
	c.Args = a.args(0, 0)
	c.Flags().IntVar(&year, "year", 0, a.say("cli.flag.dueyear"))
	c.Flags().Lookup("year").DefValue = "0" // the text says it
	return c
}

type dueFolderJSON struct {
	On      string       `json:"tanggal"`
	Late    bool         `json:"lewat"`
	Task    archive.Task `json:"tugas"`
	Fate    archive.Fate `json:"nasib,omitempty"`
	Dossier dossier.ID   `json:"berkas"`
	Part    string       `json:"map"`
	Number  string       `json:"nomor_berkas"`
	Name    string       `json:"uraian"`
	Code    string       `json:"klasifikasi,omitempty"`
	Basis   string       `json:"dasar,omitempty"`
}

func dueJSONs(list []archive.Due) []dueFolderJSON {
	out := []dueFolderJSON{}
	for _, d := range list {
		f := d.Folder
		out = append(out, dueFolderJSON{d.On.String(), d.Late, d.Task, d.Fate, f.Dossier.ID, f.Part.Key, f.Number(), f.Name(), f.Code(), d.Basis})
	}
	return out
}

func (a *app) dueFolders(list []archive.Due, scheduled bool) error {
	if a.json {
		return a.encode(a.Stdout, map[string]any{"tenggat": dueJSONs(list)})
	}
	if !scheduled {
		a.talk("cli.archivedue.unscheduled")
	}
	if len(list) == 0 {
		a.talk("cli.archivedue.none")
		return nil
	}
	var rows [][]string
	for _, d := range list {
		late := ""
		if d.Late {
			late = a.say("cli.archivedue.late")
		}
		rows = append(rows, []string{bahasa.TanggalAngka(d.On.Time()), late, d.Folder.Number(), d.Words().In(a.lang), d.Folder.Name(), d.Basis})
	}
	head := []string{a.say("cli.head.due"), "", a.say("cli.head.folder"), a.say("cli.head.task"), a.say("cli.head.title"), a.say("cli.head.basis")}
	return grid{width: storyWidth, head: head, rows: rows}.print(a.Stdout)
}

// archiveScheduleCommand shows the schedule in force, or an example of one.
func (a *app) archiveScheduleCommand() *cobra.Command {
	var example bool
	c := a.command("archiveschedule", []string{"jra"}, `
  naskah archive schedule
  naskah archive schedule --example > jra.yaml`, func(c *cobra.Command, _ []string) error {
		if example {
			_, err := a.Stdout.Write(archive.Sample())
			return err
		}
		return a.inArchive(c.Context(), func(_ context.Context, _ *workspace, kept *archive.Archive) error {
			return a.schedule(kept.Schedule)
		})
	})
	c.Args = a.args(0, 0)
	c.Flags().BoolVar(&example, "example", false, a.say("cli.flag.example"))
	return c
}

func (a *app) schedule(s *archive.Schedule) error {
	if s == nil {
		s = &archive.Schedule{Parts: archive.DefaultParts}
		a.talk("cli.archivedue.unscheduled")
	}
	if a.json {
		classes, parts := []map[string]any{}, []map[string]any{}
		for _, c := range s.Classes {
			classes = append(classes, map[string]any{"kode": c.Code, "nama": c.Name, "aktif": c.Active.String(), "inaktif": c.Inactive.String(), "nasib": c.Fate, "dasar": c.Basis})
		}
		for _, p := range s.Parts {
			parts = append(parts, map[string]any{"map": p.Key, "nama": p.Name, "klasifikasi": p.Code, "naskah": orEmpty(p.Papers)})
		}
		return a.encode(a.Stdout, map[string]any{"dasar": s.Basis, "klasifikasi": classes, "berkas": parts})
	}
	var rows [][]string
	for _, p := range s.Parts {
		row := []string{p.Key, p.Code, "", "", "", ""}
		if c, ok := s.Class(p.Code); ok {
			row = []string{p.Key, p.Code, c.Active.String(), c.Inactive.String(), string(c.Fate), c.Basis}
		}
		rows = append(rows, row)
	}
	head := []string{a.say("cli.head.folder"), a.say("cli.head.code"), a.say("cli.head.active"), a.say("cli.head.inactive"), a.say("cli.head.fate"), a.say("cli.head.basis")}
	return grid{width: pageWidth, head: head, rows: rows}.print(a.Stdout)
}

// archiveListCommand makes lists with the columns of the law, and minutes.
func (a *app) archiveListCommand() *cobra.Command {
	var q archive.ListRequest
	var out, date string
	c := a.command("archivelist", []string{"daftar"}, `
  naskah archive list berkas --out daftar
  naskah archive list isi 2026-001 --out daftar
  naskah archive list pemindahan --minutes BA-1/2030 --out daftar`, func(c *cobra.Command, args []string) error {
		q.Kind = archive.List(args[0])
		switch {
		case !q.Kind.Known():
			return usage("cli.archivelist.kind", "nilai", args[0], "ada", texts(archive.Lists()))
		case q.Kind.Minuted() == (q.Minutes == ""):
			return usage("cli.archivelist.minutes")
		}
		if len(args) > 1 {
			q.Dossiers = ids(args[1:])
		}
		return a.inArchive(c.Context(), func(ctx context.Context, w *workspace, kept *archive.Archive) error {
			var err error
			if q.On, err = a.day(date, w.desk.Office); err != nil {
				return err
			}
			files, err := kept.List(ctx, q)
			if err != nil {
				return err
			}
			return a.writePapers(ctx, out, files)
		})
	})
	c.Args = a.args(1, -1)
	a.outFlag(c, &out, "keluaran", a.say("cli.flag.out", "bawaan", "keluaran"))
	c.Flags().StringVar(&q.Minutes, "minutes", "", a.say("cli.flag.minutes"))
	c.Flags().StringVar(&date, "date", "", a.say("cli.flag.listdate"))
	a.dryRunFlag(c)
	return c
}

// texts are words of a kind as plain texts.
func texts[T ~string](kinds []T) []string {
	list := make([]string, len(kinds))
	for i, k := range kinds {
		list[i] = string(k)
	}
	return list
}
