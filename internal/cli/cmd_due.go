package cli

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"naskah/internal/bahasa"
	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// dueCommand prints what is late and what is coming.
func (a *app) dueCommand() *cobra.Command {
	var until string
	c := a.command("due", []string{"tenggat"}, `
  naskah due
  naskah due --until "31 Januari 2026"
  naskah due --json`, func(c *cobra.Command, _ []string) error {
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			var last time.Time
			var err error
			if until != "" {
				if last, err = w.desk.ReadMoment(until); err != nil {
					return err
				}
			}
			list, err := w.desk.Due(ctx, last)
			if err != nil {
				return err
			}
			if a.json {
				return a.deadlinesJSON(list)
			}
			return a.deadlines(list)
		})
	})
	c.Args = a.args(0, 0)
	c.Flags().StringVar(&until, "until", "", a.say("cli.flag.until"))
	return c
}

type deadlineJSON struct {
	Dossier dossier.ID `json:"berkas"`
	Title   string     `json:"judul"`
	dueJSON
	Left int `json:"sisa_hari_kerja"`
}

func (a *app) deadlinesJSON(list []engine.Upcoming) error {
	out := []deadlineJSON{}
	for _, u := range list {
		out = append(out, deadlineJSON{
			Dossier: u.Dossier, Title: u.Title, dueJSON: oneDue(u.Due, u.Late), Left: u.Left,
		})
	}
	return a.encode(a.Stdout, map[string]any{"tenggat": out})
}

func (a *app) deadlines(list []engine.Upcoming) error {
	if len(list) == 0 {
		a.talk("cli.deadline.none")
		return nil
	}
	var rows [][]string
	for _, u := range list {
		day := bahasa.TanggalAngka(u.On.Time())
		if u.Provisional {
			day += "*"
		}
		rows = append(rows, []string{day, a.left(u), string(u.Dossier), what(u), strings.Join(u.Definition.RoleNames(u.Roles), ", "), u.Title})
	}
	head := []string{
		a.say("cli.head.due"), a.say("cli.head.left"), a.say("cli.head.dossier"),
		a.say("cli.head.stage"), a.say("cli.head.by"), a.say("cli.head.title"),
	}
	if err := (grid{width: pageWidth, head: head, rows: rows}).print(a.Stdout); err != nil {
		return err
	}
	if slices.ContainsFunc(list, func(u engine.Upcoming) bool { return u.Provisional }) {
		a.talk("cli.deadline.provisional")
	}
	return nil
}

// what is the stage, and the action where one is to be repeated.
func what(u engine.Upcoming) string {
	if u.Action != "" {
		return engine.StageLabel(u.Definition, u.Stage) + ": " + u.Action
	}
	return engine.StageLabel(u.Definition, u.Stage)
}

// left says how much time there is. A day that is no working day may lie between
// the deadline and today, so being late is not read from the count.
func (a *app) left(u engine.Upcoming) string {
	switch {
	case !u.Suspended.IsZero():
		return a.say("cli.deadline.suspended", "sejak", bahasa.TanggalAngka(u.Suspended.Time()))
	case u.Late:
		return a.say("cli.deadline.late", "hari", -u.Left)
	case u.Left == 0:
		return a.say("cli.deadline.today")
	}
	return a.say("cli.deadline.left", "hari", u.Left)
}
