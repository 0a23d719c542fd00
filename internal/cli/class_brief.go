package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/class"
)

// classBriefCommand tells participants what they know when they begin and what
// has come between since.
func (a *app) classBriefCommand() *cobra.Command {
	c := a.command("classbrief", []string{"taklimat"}, `
  naskah class brief --class kelas --join K7QXM3
  naskah class brief --class kelas --group 2`, func(c *cobra.Command, _ []string) error {
		return a.inClass(c.Context(), func(ctx context.Context, c *class.Class) error {
			room, err := a.seated(ctx, c)
			if err != nil {
				return err
			}
			return errors.Join(a.brief(room), room.Close())
		})
	})
	c.Args = a.args(0, 0)
	return c
}

// brief prints what a seat may know; a trainer, who names the group, sees what
// every role knows.
func (a *app) brief(room *class.Room) error {
	var roles []string
	if a.seat != nil {
		roles = a.seat.Roles
	}
	if len(roles) == 0 {
		for _, r := range room.Script.Def.Roles {
			roles = append(roles, r.Name)
		}
	}
	type briefJSON struct {
		Role string `json:"peran,omitempty"`
		Text string `json:"teks"`
	}
	briefs := []briefJSON{}
	for _, b := range room.Briefs(roles) {
		briefs = append(briefs, briefJSON{b.Role, strings.TrimSpace(b.Text)})
	}
	news := room.News()
	if a.json {
		return a.encode(a.Stdout, map[string]any{"judul": room.Script.Title, "taklimat": briefs, "berita": orEmpty(news)})
	}
	var b strings.Builder
	fmt.Fprintln(&b, room.Script.Title)
	for _, one := range briefs {
		head := a.say("cli.class.foreverybody")
		if one.Role != "" {
			head = a.say("cli.class.forrole", "peran", room.Script.Def.RoleName(one.Role))
		}
		fmt.Fprintf(&b, "\n%s\n%s\n", head, one.Text)
	}
	if len(news) > 0 {
		fmt.Fprintf(&b, "\n%s\n", a.say("cli.class.news"))
		for _, n := range news {
			fmt.Fprintf(&b, "%s  %s\n", strings.ReplaceAll(moment(n.At), noBreak, " "), n.Tale)
		}
	}
	_, err := fmt.Fprint(a.Stdout, b.String())
	return err
}
