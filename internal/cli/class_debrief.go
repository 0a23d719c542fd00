package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/class"
	"naskah/internal/engine"
)

// classDebriefCommand writes what a class did: for the trainer, for each group
// and for each participant.
func (a *app) classDebriefCommand() *cobra.Command {
	var out string
	c := a.command("classdebrief", []string{"pembahasan"}, `
  naskah class debrief --class kelas --out pembahasan
  naskah class debrief --class kelas --json --dry-run`, func(c *cobra.Command, _ []string) error {
		return a.inClass(c.Context(), func(ctx context.Context, c *class.Class) error { return a.debrief(ctx, c, out) })
	})
	c.Args = a.args(0, 0)
	a.outFlag(c, &out, "pembahasan", a.say("cli.flag.out", "bawaan", "pembahasan"))
	a.dryRunFlag(c)
	return c
}

func (a *app) debrief(ctx context.Context, c *class.Class, out string) error {
	d, err := c.Debrief(ctx, a.lang)
	if err != nil {
		return err
	}
	files, err := a.debriefFiles(d, out)
	if err != nil {
		return err
	}
	err = c.Papers(ctx, d, func(f engine.File) error {
		files = append(files, outFile{name: filepath.Join(out, safeName(f.Name)), data: f.Data})
		return nil
	})
	if err != nil {
		return err
	}
	names, err := a.writeAll(ctx, files)
	if err != nil {
		return err
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{"pembahasan": d, "berkas": orEmpty(names), "uji_coba": a.dryRun})
	}
	if err := a.compared(d); err != nil || a.dryRun {
		return err
	}
	a.talk("cli.class.debriefed", "jumlah", len(names), "folder", out)
	return nil
}

// debriefFiles are what is read by other programs, and each group's timeline.
func (a *app) debriefFiles(d class.Debrief, out string) ([]outFile, error) {
	var data bytes.Buffer
	enc := json.NewEncoder(&data)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(d); err != nil {
		return nil, fmt.Errorf("write the debrief: %w", err)
	}
	sheet, err := a.scores(d)
	if err != nil {
		return nil, err
	}
	files := []outFile{{filepath.Join(out, "pembahasan.json"), data.Bytes()}, {filepath.Join(out, "nilai.csv"), sheet}}
	for _, g := range d.Groups {
		files = append(files, outFile{filepath.Join(out, safeName("linimasa-"+g.Group+".txt")), []byte(a.timelineText(g.Told))})
	}
	return files, nil
}

// scores is the score sheet: a row for each participant, or for a group that has
// none, and a column for each line of the rubric. Excel knows it by its mark.
func (a *app) scores(d class.Debrief) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma = ';'
	head := []string{"kelompok", "nama", "instansi", "peran", "nilai"}
	if len(d.Groups) > 0 {
		for _, m := range d.Groups[0].Marks {
			head = append(head, m.Item)
		}
	}
	rows := [][]string{head}
	for _, g := range d.Groups {
		seats := g.Seats
		if len(seats) == 0 {
			seats = []class.Player{{}}
		}
		for _, seat := range seats {
			row := []string{g.Group, seat.Name, seat.Office, strings.Join(seat.Roles, ", "), strconv.Itoa(g.Points)}
			for _, m := range g.Marks {
				points := strconv.Itoa(m.Points)
				if m.Open {
					points = ""
				}
				row = append(row, points)
			}
			rows = append(rows, row)
		}
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("write the score sheet: %w", err)
	}
	return b.Bytes(), nil
}

// compared prints the groups side by side, and what was missed most.
func (a *app) compared(d class.Debrief) error {
	var rows [][]string
	for _, g := range d.Groups {
		rows = append(rows, []string{
			g.Group, g.Stage, strconv.Itoa(g.Days), strconv.Itoa(g.Returns), strconv.Itoa(g.Late), strconv.Itoa(g.Papers), strconv.Itoa(g.Points),
		})
	}
	head := []string{
		a.say("cli.head.group"), a.say("cli.head.stage"), a.say("cli.head.days"), a.say("cli.head.returns"), a.say("cli.head.lapsed"),
		a.say("cli.head.papers"), a.say("cli.head.points"),
	}
	if err := (grid{width: pageWidth, head: head, rows: rows}).print(a.Stdout); err != nil {
		return err
	}
	rows = nil
	for _, m := range d.Items {
		if m.Missed > 0 {
			rows = append(rows, []string{fmt.Sprintf("%d/%d", m.Missed, m.Judged), m.Label, m.Basis})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	if _, err := fmt.Fprintf(a.Stdout, "\n%s\n", a.say("cli.class.missed")); err != nil {
		return err
	}
	return grid{width: pageWidth, indent: "  ", rows: rows}.print(a.Stdout)
}
