package cli

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"naskah/internal/class"
	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/schema"
	"naskah/internal/simulate"
)

// classCommand holds the commands of a trainer.
func (a *app) classCommand() *cobra.Command {
	c := a.command("class", []string{"kelas"}, `
  naskah class new kelas --scenario skenario.yaml --participants peserta.csv
  naskah class resume --class kelas
  naskah class status --class kelas
  naskah show 2026-001 --class kelas --join K7QXM3`, func(c *cobra.Command, _ []string) error { return c.Help() })
	c.Args = a.knownCommand
	a.classFlags(c.PersistentFlags())
	c.AddCommand(
		a.classNewCommand(), a.classAboutCommand(), a.classCodesCommand(), a.classStatusCommand(), a.classTimelineCommand(),
		a.classBriefCommand(), a.classResumeCommand(), a.classPauseCommand(), a.classClockCommand(), a.classInjectCommand(), a.classResetCommand(), a.classMarkCommand(), a.classFinishCommand(), a.classDebriefCommand(),
	)
	return c
}

// classFlags say which room a command works in.
func (a *app) classFlags(flags *pflag.FlagSet) {
	flags.StringVar(&a.class, "class", "", a.say("cli.flag.class"))
	flags.StringVar(&a.group, "group", "", a.say("cli.flag.group"))
	flags.StringVar(&a.join, "join", "", a.say("cli.flag.join"))
}

// newClass are the flags of class new.
type newClass struct {
	scenario, people, title string
	groups                  int
}

func (a *app) classNewCommand() *cobra.Command {
	var q newClass
	c := a.command("classnew", []string{"buat"}, `
  naskah class new kelas --scenario siklus-penuh --participants peserta.csv
  naskah class new kelas --scenario skenario.yaml --groups 4 --kantor kantor`, func(c *cobra.Command, args []string) error {
		return a.newClass(c.Context(), args[0], q)
	})
	c.Args = a.args(1, 1)
	c.Flags().StringVar(&q.scenario, "scenario", "", a.say("cli.flag.scenario"))
	c.Flags().StringVar(&q.people, "participants", "", a.say("cli.flag.participants"))
	c.Flags().IntVar(&q.groups, "groups", 0, a.say("cli.flag.groups"))
	c.Flags().StringVar(&q.title, "title", "", a.say("cli.flag.classtitle"))
	return c
}

func (a *app) newClass(ctx context.Context, dir string, q newClass) error {
	switch {
	case q.scenario == "":
		return usage("cli.class.noscenario")
	case q.groups < 0:
		return usage("cli.class.nogroups")
	}
	file, data, err := a.readScenario(q.scenario)
	if err != nil {
		return err
	}
	scenario, findings := simulate.ParseScenario(file, data)
	if err := diag.Fail(findings...); err != nil {
		return err
	}
	setup := class.Setup{Title: q.title, Scenario: scenario, Source: data, Groups: q.groups}
	if q.people != "" {
		if setup.People, err = a.people(q.people); err != nil {
			return err
		}
	}
	if setup.Office, err = a.playedOffice(q.scenario); err != nil {
		return err
	}
	if err := class.New(ctx, dir, setup, a.classTools()); err != nil {
		return outward(dir, err)
	}
	a.class = dir
	return a.inClass(ctx, func(ctx context.Context, c *class.Class) error {
		a.talk("cli.class.made", "folder", dir)
		return a.printCodes(ctx, c)
	})
}

// people reads the list of participants.
func (a *app) people(name string) ([]class.Person, error) {
	table, err := engine.ReadTable(name, a.opener(name))
	if err != nil {
		return nil, err
	}
	rows, findings, err := table.Records(class.PeopleFields())
	if err != nil {
		return nil, err
	}
	var people []class.Person
	for _, row := range rows {
		for _, f := range row.Findings {
			findings = append(findings, f.Diagnostic)
		}
		person := class.PersonOf(row.Values)
		person.Pos = diag.Position{File: name, Line: row.Number}
		people = append(people, person)
	}
	return people, diag.Fail(findings...)
}

// playedOffice is the office a class plays in: the one that was named, else that
// of the scenario; nil is the sample.
func (a *app) playedOffice(scenario string) (fs.FS, error) {
	find := a.findWorkspace
	if a.dir == "" {
		find = func() (string, error) { return a.scenarioOffice(scenario) }
	}
	dir, err := find()
	if err != nil || dir == "" {
		return nil, err
	}
	return os.DirFS(dir), nil
}

func (a *app) classAboutCommand() *cobra.Command {
	var q answers
	c := a.command("classabout", []string{"acara"}, `
  naskah class about --class kelas penyelenggara="Badan Diklat Contoh" tempat=Jakarta \
    tanggal_mulai="2 Maret 2026" jam_pelajaran=16 penandatangan=@kepala`,
		func(c *cobra.Command, args []string) error {
			return a.inClass(c.Context(), func(ctx context.Context, c *class.Class) error { return a.about(ctx, c, q, args) })
		})
	c.Args = a.args(0, -1)
	c.Flags().StringVarP(&q.file, "answers", "f", "", a.say("cli.flag.answers"))
	return c
}

// about files what papers say about the training, and shows all of it.
func (a *app) about(ctx context.Context, c *class.Class, q answers, pairs []string) error {
	fields := class.FrameFields()
	if len(pairs) > 0 || q.file != "" {
		desk, err := c.FrameDesk()
		if err != nil {
			return err
		}
		values, err := a.values(desk, q, pairs, fields)
		if err != nil {
			return err
		}
		if err := c.SetFrame(ctx, values); err != nil {
			return err
		}
	}
	s, err := c.State(ctx)
	if err != nil {
		return err
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{"judul": s.Title, "acara": s.Frame})
	}
	values, err := s.Frame.Values()
	if err != nil {
		return err
	}
	var rows [][]string
	for _, f := range fields {
		rows = append(rows, []string{f.Name, f.Label, inWords(f, values[f.Name])})
	}
	return grid{width: pageWidth, rows: rows}.print(a.Stdout)
}

// inWords is a value in words, "-" where there is none.
func inWords(f schema.Field, v schema.Value) string {
	if v == nil {
		return "-"
	}
	return f.Show(v)
}

func (a *app) classCodesCommand() *cobra.Command {
	c := a.command("classcodes", []string{"kode"}, `
  naskah class codes --class kelas
  naskah class codes --class kelas --group 2`, func(c *cobra.Command, _ []string) error {
		return a.inClass(c.Context(), a.printCodes)
	})
	c.Args = a.args(0, 0)
	return c
}

// printCodes lists the join codes: those of the seats, then that of each group.
func (a *app) printCodes(ctx context.Context, c *class.Class) error {
	s, err := c.State(ctx)
	if err != nil {
		return err
	}
	only := a.groups()
	var seats []class.Seat
	for _, g := range s.Groups {
		if len(only) > 0 && g.Name != only[0] {
			continue
		}
		for _, seat := range s.Seats {
			if seat.Group == g.Name {
				seats = append(seats, seat)
			}
		}
		seats = append(seats, class.Seat{Code: g.Code, Group: g.Name, Roles: []string{}})
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{"judul": s.Title, "kursi": seats})
	}
	var rows [][]string
	for _, seat := range seats {
		name, roles := seat.Name, strings.Join(seat.Roles, ", ")
		if len(seat.Roles) == 0 {
			name, roles = a.say("cli.class.anybody"), a.say("cli.class.anyrole")
		}
		rows = append(rows, []string{seat.Group, seat.Code, name, roles, seat.Office})
	}
	head := []string{a.say("cli.head.group"), a.say("cli.head.code"), a.say("cli.head.name"), a.say("cli.head.role"), a.say("cli.head.from")}
	return grid{width: pageWidth, head: head, rows: rows}.print(a.Stdout)
}

// groups are the groups a trainer's command is about; none means all.
func (a *app) groups() []string {
	var list []string
	for name := range strings.SplitSeq(a.groupName(), ",") {
		if name = strings.TrimSpace(name); name != "" {
			list = append(list, name)
		}
	}
	return list
}

// done says on stderr that a command of the trainer was carried out.
func (a *app) done(key string, pairs ...any) error {
	if a.json {
		return a.encode(a.Stdout, map[string]any{"selesai": true})
	}
	_, err := fmt.Fprintln(a.Stdout, a.say(key, pairs...))
	return err
}
