package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// question is what a prompter shows: value is offered as the answer and stands
// for an empty line, check refuses one.
type question struct {
	title string
	help  string
	value string
	check func(string) error
}

// prompter puts questions to a person, line by line: what a plain terminal, a
// Windows console and a screen reader all can do. (A form library was tried. It
// asks the terminal for its colours before main begins, and every command then
// waits five seconds on one that does not answer.) An answer comes back without
// blanks at its ends; a person who leaves gives errInterrupted.
type prompter struct {
	*app
	in *bufio.Reader
}

func (a *app) prompter() *prompter {
	return &prompter{app: a, in: bufio.NewReader(a.Stdin)}
}

// line asks until the answer passes its check.
func (p *prompter) line(ctx context.Context, q question) (string, error) {
	if err := p.announce(q); err != nil {
		return "", err
	}
	for {
		answer, err := p.read(ctx, q.value)
		if err != nil {
			return "", err
		}
		trouble := q.check(answer)
		if trouble == nil {
			return answer, nil
		}
		if err := p.print("  ! " + trouble.Error() + "\n"); err != nil {
			return "", err
		}
	}
}

// choose gives one of the options, or "" where none must be chosen.
func (p *prompter) choose(ctx context.Context, q question, options []string, must bool) (string, error) {
	for i, o := range options {
		q.title += fmt.Sprintf("\n  %d. %s", i+1, o)
	}
	q.check = func(s string) error {
		if s == "" && !must || pick(options, s) != "" {
			return nil
		}
		return sentence(p.say("cli.ask.options", "banyak", len(options)))
	}
	answer, err := p.line(ctx, q)
	return pick(options, answer), err
}

// more asks for a yes or a no; an empty answer is a no.
func (p *prompter) more(ctx context.Context, q question) (bool, error) {
	yes := []string{"y", "ya", "yes"}
	no := []string{"", "t", "tidak", "n", "no"}
	q.title += " " + p.say("cli.ask.yesno")
	q.check = func(s string) error {
		if s = strings.ToLower(s); slices.Contains(yes, s) || slices.Contains(no, s) {
			return nil
		}
		return sentence(p.say("cli.ask.yesno"))
	}
	answer, err := p.line(ctx, q)
	return slices.Contains(yes, strings.ToLower(answer)), err
}

// announce prints a question.
func (p *prompter) announce(q question) error {
	text := "\n" + q.title + "\n"
	if q.help != "" {
		text += "  " + strings.Join(wrap(q.help, pageWidth-2), "\n  ") + "\n"
	}
	return p.print(text)
}

func (p *prompter) print(s string) error {
	_, err := io.WriteString(p.Stderr, s)
	return err
}

// read reads one line; an empty one stands for the offered value. The end of
// the input and a Ctrl-C end the questions.
func (p *prompter) read(ctx context.Context, offered string) (string, error) {
	mark := "> "
	if offered != "" {
		mark = "[" + offered + "] > "
	}
	if err := p.print(mark); err != nil {
		return "", err
	}
	type result struct {
		text string
		err  error
	}
	got := make(chan result, 1)
	go func() {
		text, err := p.in.ReadString('\n')
		got <- result{text, err}
	}()
	select {
	case <-ctx.Done():
		return "", errors.Join(errInterrupted, p.print("\n"))
	case r := <-got:
		text := strings.TrimSpace(r.text)
		if r.err != nil && text == "" {
			return "", errors.Join(errInterrupted, p.print("\n"))
		}
		if text == "" {
			text = offered
		}
		return text, nil
	}
}

// pick resolves an answer to a list: the number of an option, or its words.
func pick(options []string, answer string) string {
	if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(options) {
		return options[n-1]
	}
	for _, o := range options {
		if strings.EqualFold(o, answer) {
			return o
		}
	}
	return ""
}
