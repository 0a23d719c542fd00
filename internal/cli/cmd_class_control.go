package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"naskah/internal/bahasa"
	"naskah/internal/class"
	"naskah/internal/dossier"
	"naskah/internal/simulate"
)

func (a *app) classResumeCommand() *cobra.Command {
	c := a.command("classresume", []string{"start", "lanjut", "mulai"}, `
  naskah class resume --class kelas
  naskah class resume --class kelas --group 2`, func(c *cobra.Command, _ []string) error {
		return a.inClass(c.Context(), func(ctx context.Context, c *class.Class) error {
			if err := c.Resume(ctx, a.groups()...); err != nil {
				return err
			}
			return a.done("cli.class.resumed", "kelompok", a.which())
		})
	})
	c.Args = a.args(0, 0)
	return c
}

func (a *app) classPauseCommand() *cobra.Command {
	c := a.command("classpause", []string{"jeda"}, `
  naskah class pause --class kelas
  naskah class pause --class kelas --group 2,3`, func(c *cobra.Command, _ []string) error {
		return a.inClass(c.Context(), func(ctx context.Context, c *class.Class) error {
			if err := c.Pause(ctx, a.groups()...); err != nil {
				return err
			}
			return a.done("cli.class.paused", "kelompok", a.which())
		})
	})
	c.Args = a.args(0, 0)
	return c
}

// which names the groups a command was about.
func (a *app) which() string {
	if list := a.groups(); len(list) > 0 {
		return strings.Join(list, ", ")
	}
	return a.say("cli.class.all")
}

func (a *app) classClockCommand() *cobra.Command {
	var rate, jump string
	c := a.command("classclock", []string{"jam"}, `
  naskah class clock --class kelas --rate "1 hari = 2 menit"
  naskah class clock --class kelas --jump "5 hari kerja"
  naskah class clock --class kelas --jump "20 Maret 2026 10.00" --group 2
  naskah class clock --class kelas --jump tenggat`, func(c *cobra.Command, _ []string) error {
		return a.inClass(c.Context(), func(ctx context.Context, c *class.Class) error { return a.clock(ctx, c, rate, jump) })
	})
	c.Args = a.args(0, 0)
	c.Flags().StringVar(&rate, "rate", "", a.say("cli.flag.rate"))
	c.Flags().StringVar(&jump, "jump", "", a.say("cli.flag.jump"))
	return c
}

// standing is the rate of a clock that only jumps.
const standing = "berhenti"

func (a *app) clock(ctx context.Context, c *class.Class, rate, jump string) error {
	if rate != "" {
		day, ok := simulate.ParseRate(rate)
		if !ok && rate != standing {
			return usage("cli.class.rate", "teks", rate)
		}
		if err := c.Rate(ctx, day, a.groups()...); err != nil {
			return err
		}
	}
	if jump != "" {
		if err := c.JumpTo(ctx, jump, a.groups()...); err != nil {
			return err
		}
	}
	return a.printStatus(ctx, c)
}

func (a *app) classInjectCommand() *cobra.Command {
	c := a.command("classinject", []string{"sisipkan"}, `
  naskah class inject plt --class kelas
  naskah class inject mitra_menyunting --class kelas --group 2`, func(c *cobra.Command, args []string) error {
		return a.inClass(c.Context(), func(ctx context.Context, c *class.Class) error { return a.inject(ctx, c, args[0]) })
	})
	c.Args = a.args(1, 1)
	return c
}

type injectedJSON struct {
	Group   string        `json:"kelompok"`
	Refused []findingJSON `json:"ditolak,omitempty"`
}

// inject lets an event happen and says in which groups the desk refused it.
func (a *app) inject(ctx context.Context, c *class.Class, event string) error {
	done, err := c.Inject(ctx, event, a.groups()...)
	if err != nil {
		return err
	}
	if a.json {
		list := []injectedJSON{}
		for _, one := range done {
			list = append(list, injectedJSON{one.Group, a.findingsJSON(one.Refusal)})
		}
		return a.encode(a.Stdout, map[string]any{"kejadian": event, "kelompok": list})
	}
	for _, one := range done {
		text := a.say("cli.class.injected", "kejadian", event, "kelompok", one.Group)
		if len(one.Refusal) > 0 {
			text = a.say("cli.class.notinjected", "kejadian", event, "kelompok", one.Group)
		}
		if _, err := fmt.Fprintln(a.Stdout, text); err != nil {
			return err
		}
		a.printFindings(a.Stderr, one.Refusal)
	}
	return nil
}

func (a *app) classResetCommand() *cobra.Command {
	var to int
	var all bool
	c := a.command("classreset", []string{"ulang"}, `
  naskah class reset --class kelas --group 2 --to 14
  naskah class reset --class kelas --group 2
  naskah class reset --class kelas --all`, func(c *cobra.Command, _ []string) error {
		if all == (len(a.groups()) > 0) {
			return usage("cli.class.resetwhich")
		}
		return a.inClass(c.Context(), func(ctx context.Context, c *class.Class) error {
			if err := c.Reset(ctx, to, a.groups()...); err != nil {
				return err
			}
			return a.done("cli.class.reset", "kelompok", a.which(), "n", to)
		})
	})
	c.Args = a.args(0, 0)
	c.Flags().IntVar(&to, "to", 0, a.say("cli.flag.to"))
	c.Flags().BoolVar(&all, "all", false, a.say("cli.flag.allgroups"))
	return c
}

func (a *app) classMarkCommand() *cobra.Command {
	c := a.command("classmark", []string{"nilai"}, `
  naskah class mark argumentasi 80 --class kelas --group 2`, func(c *cobra.Command, args []string) error {
		points, err := strconv.Atoi(args[1])
		if err != nil {
			return usage("cli.class.points", "teks", args[1])
		}
		return a.inClass(c.Context(), func(ctx context.Context, c *class.Class) error {
			if err := c.Mark(ctx, args[0], points, a.groups()...); err != nil {
				return err
			}
			return a.done("cli.class.marked", "butir", args[0], "nilai", points, "kelompok", a.which())
		})
	})
	c.Args = a.args(2, 2)
	return c
}

func (a *app) classFinishCommand() *cobra.Command {
	c := a.command("classfinish", []string{"selesai"}, `
  naskah class finish --class kelas`, func(c *cobra.Command, _ []string) error {
		return a.inClass(c.Context(), func(ctx context.Context, c *class.Class) error {
			if err := c.Finish(ctx); err != nil {
				return err
			}
			return a.done("cli.class.finished")
		})
	})
	c.Args = a.args(0, 0)
	return c
}

func (a *app) classStatusCommand() *cobra.Command {
	c := a.command("classstatus", []string{"keadaan"}, `
  naskah class status --class kelas
  naskah class status --class kelas --json`, func(c *cobra.Command, _ []string) error {
		return a.inClass(c.Context(), a.printStatus)
	})
	c.Args = a.args(0, 0)
	return c
}

type statusJSON struct {
	Group    string         `json:"kelompok"`
	Clock    time.Time      `json:"jam"`
	Running  bool           `json:"jalan"`
	People   int            `json:"peserta"`
	Entries  int            `json:"entri"`
	Dossiers []standJSON    `json:"berkas"`
	Marks    map[string]int `json:"nilai_pelatih,omitempty"`
	Points   int            `json:"nilai"`
	Weight   int            `json:"bobot"`
	Trouble  []findingJSON  `json:"halangan,omitempty"`
}

type standJSON struct {
	ID    dossier.ID `json:"id"`
	Stage string     `json:"tahap"`
	Title string     `json:"judul"`
	Due   string     `json:"tenggat,omitempty"`
	Late  bool       `json:"terlambat"`
}

func (a *app) printStatus(ctx context.Context, c *class.Class) error {
	list, err := c.Status(ctx, a.groups()...)
	if err != nil {
		return err
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{"kelompok": a.statusesJSON(list)})
	}
	var rows [][]string
	for _, s := range list {
		state := a.say("cli.class.running")
		if !s.Group.Clock.Running {
			state = a.say("cli.class.standing")
		}
		row := []string{s.Group.Name, moment(s.Now), state, "", "", "", strconv.Itoa(s.Entries), fmt.Sprintf("%d/%d", s.Points, s.Weight)}
		for i, x := range s.Dossiers {
			if i > 0 {
				rows, row = append(rows, row), make([]string, len(row))
			}
			row[3], row[4] = string(x.Dossier), x.Label
			if x.HasDue {
				row[5] = bahasa.TanggalAngka(x.On.Time())
				if x.Late {
					row[5] += " " + a.say("cli.class.late")
				}
			}
		}
		rows = append(rows, row)
	}
	head := []string{
		a.say("cli.head.group"), a.say("cli.head.clock"), a.say("cli.head.state"), a.say("cli.head.dossier"), a.say("cli.head.stage"),
		a.say("cli.head.due"), a.say("cli.head.entries"), a.say("cli.head.points"),
	}
	for _, s := range list {
		a.printFindings(a.Stderr, s.Trouble)
	}
	return grid{width: pageWidth, head: head, rows: rows}.print(a.Stdout)
}

func (a *app) statusesJSON(list []class.Status) []statusJSON {
	out := make([]statusJSON, len(list))
	for i, s := range list {
		out[i] = statusJSON{
			Group: s.Group.Name, Clock: s.Now, Running: s.Group.Clock.Running, People: len(s.Seats), Entries: s.Entries,
			Dossiers: []standJSON{}, Marks: s.Group.Marks, Points: s.Points, Weight: s.Weight,
		}
		if len(s.Trouble) > 0 {
			out[i].Trouble = a.findingsJSON(s.Trouble)
		}
		for _, x := range s.Dossiers {
			one := standJSON{ID: x.Dossier, Stage: x.Stage, Title: x.Title, Late: x.Late}
			if x.HasDue {
				one.Due = x.On.String()
			}
			out[i].Dossiers = append(out[i].Dossiers, one)
		}
	}
	return out
}
