package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/class"
)

func (a *app) classTimelineCommand() *cobra.Command {
	c := a.command("classtimeline", []string{"linimasa"}, `
  naskah class timeline --class kelas --group 2
  naskah class timeline --class kelas --group 2 --json`, func(c *cobra.Command, _ []string) error {
		if len(a.groups()) != 1 {
			return usage("cli.class.onegroup")
		}
		return a.inClass(c.Context(), func(ctx context.Context, c *class.Class) error {
			room, err := c.Room(ctx, a.groups()[0])
			if err != nil {
				return err
			}
			return errors.Join(a.timeline(ctx, room), room.Close())
		})
	})
	c.Args = a.args(0, 0)
	return c
}

func (a *app) timeline(ctx context.Context, room *class.Room) error {
	lines, err := room.Tale(ctx, a.lang)
	if err != nil {
		return err
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{"kelompok": room.Group.Name, "linimasa": orEmpty(lines)})
	}
	_, err = fmt.Fprint(a.Stdout, a.timelineText(lines))
	return err
}

func (a *app) timelineText(lines []class.Told) string {
	var rows [][]string
	for _, l := range lines {
		rows = append(rows, []string{fmt.Sprint(l.N), moment(l.At), string(l.Dossier), l.Who, l.What, strings.Join(l.Papers, "\n")})
	}
	head := []string{
		a.say("cli.head.number"), a.say("cli.head.when"), a.say("cli.head.dossier"), a.say("cli.head.who"), a.say("cli.head.what"),
		a.say("cli.head.papers"),
	}
	var b strings.Builder
	_ = grid{width: storyWidth, head: head, rows: rows}.print(&b) // a builder takes everything
	return b.String()
}
