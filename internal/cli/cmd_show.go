package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// showCommand prints one dossier: where it stands, what is asked, what can be
// done, what was made and what happened.
func (a *app) showCommand() *cobra.Command {
	var at string
	c := a.command("show", []string{"lihat"}, `
  naskah show 2026-001
  naskah show 2026-001 --at "20 Januari 2026"
  naskah show 2026-001 --json`, func(c *cobra.Command, args []string) error {
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			view, err := look(ctx, w.desk, dossier.ID(args[0]), at)
			if err != nil {
				return err
			}
			if a.json {
				return a.showJSON(view)
			}
			if at != "" {
				a.talk("cli.show.past", "saat", at)
			}
			return a.show(a.Stdout, w, view)
		})
	})
	c.Args = a.args(1, 1)
	c.Flags().StringVar(&at, "at", "", a.say("cli.flag.at"))
	return c
}

// look shows a dossier as it is, or as it was at a moment.
func look(ctx context.Context, desk *engine.Desk, id dossier.ID, at string) (engine.View, error) {
	if at == "" {
		return desk.Show(ctx, id)
	}
	moment, err := desk.ReadMoment(at)
	if err != nil {
		return engine.View{}, err
	}
	return desk.ShowAt(ctx, id, moment)
}

type choiceJSON struct {
	Action    string        `json:"aksi"`
	Roles     []string      `json:"oleh,omitempty"`
	To        string        `json:"ke,omitempty"`
	Seat      bool          `json:"paraf,omitempty"`
	Automatic bool          `json:"otomatis,omitempty"`
	Reason    bool          `json:"perlu_alasan,omitempty"`
	Blockers  []findingJSON `json:"halangan,omitempty"`
}

// chainJSON is a dossier's mother and children.
type chainJSON struct {
	Mother   *dossier.Summary  `json:"induk,omitempty"`
	Children []dossier.Summary `json:"anak"`
}

func (a *app) showJSON(v engine.View) error {
	choices := []choiceJSON{}
	for _, c := range v.Choices {
		choice := choiceJSON{Action: c.Action, Roles: c.By, To: c.To, Seat: c.Seat, Automatic: c.Automatic, Reason: c.Reason}
		if len(c.Blockers) > 0 {
			choice.Blockers = a.findingsJSON(c.Blockers)
		}
		choices = append(choices, choice)
	}
	form := map[string]any{}
	for _, f := range v.Form {
		form[f.Field.Name] = map[string]any{"label": f.Field.Label, "terisi": f.Given}
	}
	return a.encode(a.Stdout, map[string]any{
		"berkas": v.Dossier, "nama_tahap": v.Stage.Label, "formulir": form, "pilihan": choices, "tenggat": dueList(v), "riwayat": v.History,
		"rantai": chainJSON{Mother: v.Chain.Mother, Children: orEmpty(v.Chain.Children)},
	})
}

func (a *app) show(w io.Writer, ws *workspace, v engine.View) error {
	var b strings.Builder
	x, place := v.Dossier, ws.desk.Office.Location()
	fmt.Fprintln(&b, a.say("cli.show.head", "berkas", string(x.ID), "judul", title(v)))
	fmt.Fprintln(&b, a.say("cli.show.stage", "tahap", v.Stage.Label, "sejak", moment(x.Since.In(place)), "versi", x.Version))
	for _, due := range v.Due {
		fmt.Fprintln(&b, a.due(due, v))
	}
	if m := v.Chain.Mother; m != nil {
		fmt.Fprintln(&b, a.say("cli.show.mother", "berkas", string(m.ID), "judul", m.Title))
	}
	for _, child := range v.Chain.Children {
		fmt.Fprintln(&b, a.say("cli.show.child", "berkas", string(child.ID), "alur", child.Workflow, "judul", child.Title))
	}
	a.showForm(&b, v)
	a.showChoices(&b, v)
	a.showPapers(&b, x)
	fmt.Fprintf(&b, "\n%s\n", a.say("cli.show.history"))
	var rows [][]string
	for _, e := range v.History {
		rows = append(rows, []string{
			fmt.Sprint(e.Seq), moment(e.At.In(place)), engine.Who(a.lang, e.Actor, v.Definition.RoleName), engine.Happened(a.lang, e, v.Definition),
		})
	}
	head := []string{a.say("cli.head.number"), a.say("cli.head.when"), a.say("cli.head.who"), a.say("cli.head.what")}
	section(&b, head, rows)
	_, err := io.WriteString(w, strings.ReplaceAll(b.String(), noBreak, " "))
	return err
}

// section prints rows under a heading of the page. A strings.Builder takes
// everything, so there is no error to carry.
func section(b *strings.Builder, head []string, rows [][]string) {
	_ = grid{width: pageWidth, indent: "  ", head: head, rows: rows}.print(b)
}

// title is the judul of a dossier.
func title(v engine.View) string {
	f, ok := schema.Lookup(v.Definition.Fields, "judul")
	if raw, has := v.Dossier.Values["judul"]; ok && has {
		return engine.Shown(f, raw)
	}
	return v.Definition.Name
}

func (a *app) showForm(b *strings.Builder, v engine.View) {
	if len(v.Form) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", a.say("cli.show.form"))
	var rows [][]string
	for _, f := range v.Form {
		value := a.say("cli.show.empty")
		switch {
		case f.Given:
			value = f.Field.Show(f.Value)
		case f.Field.Default != "":
			value = a.say("cli.show.default", "bawaan", f.Field.Default)
		case f.Field.Optional:
			value = a.say("cli.show.optional")
		}
		rows = append(rows, []string{f.Field.Name, f.Field.Label, value})
	}
	section(b, nil, rows)
}

func (a *app) showChoices(b *strings.Builder, v engine.View) {
	if v.Stage.End != "" {
		fmt.Fprintf(b, "\n%s\n", a.say("cli.show.ended"))
	}
	if len(v.Choices) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", a.say("cli.show.choices"))
	var rows [][]string
	for _, c := range v.Choices {
		text := a.choice(c, v.Definition)
		for _, f := range c.Blockers {
			text += "\n- " + a.blocker(f)
		}
		rows = append(rows, []string{c.Action, text})
	}
	section(b, nil, rows)
}

// choice says who may do something, and where it leads.
func (a *app) choice(c workflow.Choice, def *workflow.Definition) string {
	text := a.say("cli.show.choice", "oleh", c.By, "ke", engine.StageLabel(def, c.To))
	switch {
	case c.Automatic:
		text = a.say("cli.show.automatic", "ke", engine.StageLabel(def, c.To))
	case c.Seat:
		text = a.say("cli.show.seat", "oleh", c.By)
	}
	if c.Reason {
		text += a.say("cli.show.reason")
	}
	return text
}

// blocker says what stands in the way of an action. Which answers are missing
// is seen in the form above, so it is not told again for every action.
func (a *app) blocker(f diag.Diagnostic) string {
	if f.Code == "WF107" {
		return a.say("cli.show.incomplete")
	}
	return f.Sentence(a.lang)
}

func (a *app) showPapers(b *strings.Builder, x dossier.Dossier) {
	if len(x.Papers) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", a.say("cli.show.papers"))
	var rows [][]string
	for _, p := range x.Papers {
		kind := a.paperKind(p)
		if p.Erased {
			kind += a.say("cli.paper.erased")
		}
		rows = append(rows, []string{p.ID, p.Title, kind})
	}
	section(b, nil, rows)
}

// paperKind says whether a paper is a draft, an original, a return or a scan.
func (a *app) paperKind(p dossier.Paper) string {
	switch {
	case p.Origin == dossier.Scanned:
		return a.say("cli.paper.attached", "berkas", p.FileName)
	case p.Origin == dossier.Returned:
		return a.say("cli.paper.returned", "n", p.Draft, "berkas", p.FileName)
	case p.Draft > 0:
		return a.say("cli.paper.draft", "n", p.Draft)
	case p.Original > 0:
		return a.say("cli.paper.original", "pemegang", p.Keeper)
	}
	return a.say("cli.paper.final")
}

// listCommand prints the dossiers of the office.
func (a *app) listCommand() *cobra.Command {
	var stage, text, mother string
	c := a.command("list", []string{"daftar"}, `
  naskah list
  naskah list --mother 2026-001
  naskah list --stage pelaksanaan
  naskah list --text narkotika --json`, func(c *cobra.Command, _ []string) error {
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			list, err := a.listed(ctx, w, stage, text, dossier.ID(mother))
			if err != nil {
				return err
			}
			if a.json {
				return a.encode(a.Stdout, map[string]any{"berkas": orEmpty(list)})
			}
			return a.list(w, list, stage != "" || text != "" || mother != "")
		})
	})
	c.Args = a.args(0, 0)
	c.Flags().StringVar(&stage, "stage", "", a.say("cli.flag.stage"))
	c.Flags().StringVar(&text, "text", "", a.say("cli.flag.text"))
	c.Flags().StringVar(&mother, "mother", "", a.say("cli.flag.mother"))
	return c
}

// listed is what a list shows: what was opened under a dossier, or all of the
// office.
func (a *app) listed(ctx context.Context, w *workspace, stage, text string, mother dossier.ID) ([]dossier.Summary, error) {
	if mother != "" && (stage != "" || text != "") {
		return nil, usage("cli.list.mother")
	}
	if mother != "" {
		return w.desk.Children(ctx, mother)
	}
	return w.desk.List(ctx, stage, text)
}

func (a *app) list(w *workspace, list []dossier.Summary, sifted bool) error {
	if len(list) == 0 && sifted {
		a.talk("cli.list.nomatch")
		return nil
	}
	if len(list) == 0 {
		a.talk("cli.list.empty")
		return nil
	}
	var rows [][]string
	for _, s := range list {
		rows = append(rows, []string{string(s.ID), s.Stage, moment(s.Since.In(w.desk.Office.Location())), string(s.Mother), s.Title})
	}
	head := []string{a.say("cli.head.dossier"), a.say("cli.head.stage"), a.say("cli.head.since"), a.say("cli.head.mother"), a.say("cli.head.title")}
	if !slices.ContainsFunc(list, func(s dossier.Summary) bool { return s.Mother != "" }) {
		head = slices.Delete(head, 3, 4) // most offices have no chains
		for i := range rows {
			rows[i] = slices.Delete(rows[i], 3, 4)
		}
	}
	return grid{width: pageWidth, head: head, rows: rows}.print(a.Stdout)
}
