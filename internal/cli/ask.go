package cli

import (
	"context"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
)

// interactive reports whether a person sits at the keyboard.
func (a *app) interactive() bool {
	return !a.json && isTerminal(a.Stdin)
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// interview asks for every field of the present stage, one after another. What
// is already filed is offered as the answer.
func (a *app) interview(ctx context.Context, desk *engine.Desk, id dossier.ID) (map[string]schema.Value, error) {
	view, err := desk.Show(ctx, id)
	if err != nil {
		return nil, err
	}
	if len(view.Form) == 0 {
		return nil, nil // the desk says why there is nothing to fill in
	}
	if !a.interactive() {
		var open []string
		for _, f := range view.Form {
			if !f.Given && !f.Field.Optional && f.Field.Default == "" {
				open = append(open, f.Field.Name)
			}
		}
		if len(open) == 0 {
			return nil, usage("cli.fill.full")
		}
		return nil, usage("cli.fill.nothing", "kurang", open)
	}
	q := questioner{app: a, desk: desk, prompt: a.prompter()}
	return q.form(ctx, view.Form, false)
}

// askOpening asks for what a new dossier needs, when a person is there.
func (a *app) askOpening(ctx context.Context, desk *engine.Desk, fields []schema.Field) (map[string]schema.Value, error) {
	if !a.interactive() {
		return nil, nil
	}
	form := make([]engine.Answer, len(fields))
	for i, f := range fields {
		form[i] = engine.Answer{Field: f}
	}
	q := questioner{app: a, desk: desk, prompt: a.prompter()}
	return q.form(ctx, form, true)
}

// questioner asks a person, question by question.
type questioner struct {
	*app
	desk   *engine.Desk
	prompt *prompter
}

// form asks for the fields of a form. With must, a field that is not optional
// has to be answered; without, an empty answer leaves it as it was.
func (q questioner) form(ctx context.Context, form []engine.Answer, must bool) (map[string]schema.Value, error) {
	values := map[string]schema.Value{}
	q.talk("cli.ask.begin")
	for _, f := range form {
		if f.Field.Kind == schema.KindNumber {
			continue // the register gives numbers, nobody types them
		}
		old := ""
		if f.Given {
			old = f.Field.Show(f.Value)
		}
		v, given, err := q.ask(ctx, f.Field, f.Field.Label, old, must && !f.Field.Optional)
		if err != nil {
			return nil, err
		}
		if given {
			values[f.Field.Name] = v
		}
	}
	return values, nil
}

// ask gets one value; old is the present one in words. The second result is
// false when the field is to stay as it is.
func (q questioner) ask(ctx context.Context, f schema.Field, label, old string, must bool) (schema.Value, bool, error) {
	switch {
	case f.Kind == schema.KindList:
		return q.list(ctx, f, label, old, must)
	case f.Composite == "orang" || f.Composite == "pihak":
		return q.named(ctx, f, label, old, must)
	case f.Kind == schema.KindRecord && f.Composite == "":
		return q.record(ctx, f, label)
	case f.Kind == schema.KindEnum:
		return q.choose(ctx, f, label, old, must)
	case f.Kind == schema.KindBoolean:
		f.Options = []string{"ya", "tidak"}
		return q.choose(ctx, f, label, old, must)
	}
	return q.text(ctx, f, label, old, must)
}

// text asks for a line and asks again until it can be read.
func (q questioner) text(ctx context.Context, f schema.Field, label, old string, must bool) (schema.Value, bool, error) {
	offered := old
	if offered == "" {
		offered = f.Default
	}
	answer, err := q.prompt.line(ctx, question{title: label, help: f.Help, value: offered, check: q.check(f, old, must)})
	if err != nil || answer == "" || answer == old {
		return nil, false, err
	}
	v, findings := q.desk.ReadText(f, answer)
	return v, !diag.HasErrors(findings), diag.Fail(findings...)
}

// check says at the prompt what is wrong with an answer.
func (q questioner) check(f schema.Field, old string, must bool) func(string) error {
	return func(s string) error {
		s = strings.TrimSpace(s)
		if s == old && (old != "" || !must) || s == "" && !must {
			return nil
		}
		_, findings := q.desk.ReadText(f, s)
		for _, finding := range findings {
			if finding.Severity != diag.Error {
				continue
			}
			text := finding.Sentence(q.lang)
			if hint := finding.HintText(q.lang); hint != "" {
				text += "; " + hint
			}
			return sentence(text)
		}
		return nil
	}
}

// sentence is a validation message at the prompt.
type sentence string

func (s sentence) Error() string { return string(s) }

func (q questioner) choose(ctx context.Context, f schema.Field, label, old string, must bool) (schema.Value, bool, error) {
	offered := old
	if offered == "" {
		offered = f.Default
	}
	answer, err := q.prompt.choose(ctx, question{title: label, help: f.Help, value: offered}, f.Options, must || offered != "")
	if err != nil || answer == "" || answer == old {
		return nil, false, err
	}
	v, findings := q.desk.ReadText(f, answer)
	return v, !diag.HasErrors(findings), diag.Fail(findings...)
}

// named asks for a person or an institution: either "@key", or its name and
// then the rest piece by piece.
func (q questioner) named(ctx context.Context, f schema.Field, label, old string, must bool) (schema.Value, bool, error) {
	known := q.desk.Known(f.Composite)
	help := q.say("cli.ask.named", "kunci", known)
	if f.Help != "" {
		help = f.Help + " " + help
	}
	name := f.Fields[0]
	name.Name = f.Name
	checkKey, checkName := q.check(f, old, must), q.check(name, old, must)
	answer, err := q.prompt.line(ctx, question{title: label, help: help, value: old, check: func(s string) error {
		if strings.HasPrefix(strings.TrimSpace(s), "@") {
			return checkKey(s)
		}
		return checkName(s)
	}})
	if err != nil || answer == "" || answer == old {
		return nil, false, err
	}
	if strings.HasPrefix(answer, "@") {
		v, findings := q.desk.ReadText(f, answer)
		return v, !diag.HasErrors(findings), diag.Fail(findings...)
	}
	record := schema.Record{f.Fields[0].Name: answer}
	return record, true, q.columns(ctx, f.Fields[1:], label, record)
}

// record asks for the columns of a record one by one.
func (q questioner) record(ctx context.Context, f schema.Field, label string) (schema.Value, bool, error) {
	record := schema.Record{}
	return record, true, q.columns(ctx, f.Fields, label, record)
}

func (q questioner) columns(ctx context.Context, columns []schema.Field, label string, record schema.Record) error {
	for _, column := range columns {
		if column.Looked {
			continue
		}
		v, given, err := q.ask(ctx, column, label+": "+column.Label, "", !column.Optional)
		if err != nil {
			return err
		}
		if given {
			record[column.Name] = v
		}
	}
	return nil
}

// list asks for members until an empty answer, or a no, says that was all.
func (q questioner) list(ctx context.Context, f schema.Field, label, old string, must bool) (schema.Value, bool, error) {
	least, most := bounds(f)
	var items schema.List
	for n := 1; n <= most; n++ {
		member := *f.Element
		member.Name = f.Name + "[" + strconv.Itoa(n) + "]"
		member.Optional = false
		if member.Help == "" {
			member.Help = f.Help
		}
		needed := n <= least && (must || n > 1)
		if n == 1 && old != "" {
			member.Help = strings.TrimSpace(member.Help + " " + q.say("cli.ask.keep", "isi", old))
		} else if !needed && !recordByRecord(member) {
			end := q.say("cli.ask.end")
			if n == 1 {
				end = q.say("cli.ask.skip")
			}
			member.Help = strings.TrimSpace(member.Help + " " + end)
		}
		if recordByRecord(member) && !needed {
			more, err := q.prompt.more(ctx, question{title: q.say("cli.ask.more", "label", label, "n", n), help: member.Help})
			if err != nil || !more {
				return items, len(items) > 0, err
			}
		}
		v, given, err := q.ask(ctx, member, label+" "+strconv.Itoa(n), "", needed)
		if err != nil || !given {
			return items, len(items) > 0, err
		}
		items = append(items, v)
	}
	return items, len(items) > 0, nil
}

// recordByRecord reports whether a member is asked for column by column, so
// that no empty answer can end the list.
func recordByRecord(f schema.Field) bool {
	return f.Kind == schema.KindList || f.Kind == schema.KindRecord && f.Composite == ""
}

// bounds are the least and the greatest number of members.
func bounds(f schema.Field) (least, most int) {
	least, most = 1, schema.MaxItems
	if f.Optional {
		least = 0
	}
	if f.Min != nil {
		least = int(*f.Min)
	}
	if f.Max != nil {
		most = min(most, int(*f.Max))
	}
	return least, most
}
