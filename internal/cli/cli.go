// Package cli is the command line: flags, wiring, messages and exit codes. It
// holds no rule of the paperwork; every act goes through the desk (package
// engine). Results go to stdout, talk goes to stderr, and every sentence comes
// from the catalog in the language asked for.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"naskah/internal/class"
	"naskah/internal/diag"
	"naskah/internal/disk"
	"naskah/internal/message"
)

// Env is the outside world of one call. Nothing else of it is touched, except
// the files named on the command line and the workspace.
type Env struct {
	Args      []string
	Stdin     io.Reader
	Stdout    io.Writer
	Stderr    io.Writer
	Getenv    func(string) string
	Now       func() time.Time
	Rand      io.Reader
	Templates fs.FS
	Workflows fs.FS
	Scenarios fs.FS
}

// Exit codes, as documented in docs/exit-codes.md.
const (
	exitDone        = 0
	exitFindings    = 1
	exitUsage       = 2
	exitInput       = 3
	exitRefused     = 4
	exitOutside     = 5
	exitPartly      = 6
	exitInterrupted = 130
)

// usageError is a call that cannot be understood.
type usageError struct {
	phrase message.Phrase
}

func (e usageError) Error() string { return e.phrase.In(message.EN) }

func usage(key string, pairs ...any) error {
	return usageError{phrase: message.P(key, pairs...)}
}

// foundError ends a command that did its work and found something; the
// findings are already printed.
type foundError struct {
	code int // exit code, when it is not exitFindings
}

func (foundError) Error() string { return "findings" }

// partlyError ends a command over several files that wrote some of them; cause
// says what stopped it, and is nil where that is already told.
type partlyError struct {
	done, all int
	cause     error
}

func (e partlyError) Error() string {
	return fmt.Sprintf("wrote %d of %d files: %v", e.done, e.all, e.cause)
}
func (e partlyError) Unwrap() error { return e.cause }

// ended is the outcome of a command over several items: all is how many there
// are, cause what stopped it, if anything did, and nothing the error when none
// was done and each told why.
func ended(done, failed, all int, cause, nothing error) error {
	switch {
	case done > 0 && (cause != nil || failed > 0):
		return partlyError{done: done, all: all, cause: cause}
	case cause != nil:
		return cause
	case failed > 0:
		return nothing
	}
	return nil
}

// leftError is an interruption that left something behind, with the sentence
// that says what.
type leftError struct {
	what  diag.Diagnostic
	cause error
}

func (e leftError) Error() string { return e.cause.Error() }
func (e leftError) Unwrap() error { return e.cause }

// errInterrupted is a person leaving at a question.
var errInterrupted = errors.New("interrupted")

// app is one call: its world and its language.
type app struct {
	Env
	lang   message.Lang
	json   bool
	dryRun bool
	dir    string // workspace, "" to look for it upwards
	as     string // --as ROLE[:NAME]

	class string // --class: the folder of a class
	group string // --group
	join  string // --join: the code of a seat
	seat  *class.Seat
}

// Main runs one command and returns the exit code.
func Main(env Env) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	return run(ctx, env)
}

func run(ctx context.Context, env Env) int {
	a := &app{Env: env, lang: language(env), json: asked(env.Args, "--json")}
	root := a.root()
	root.SetArgs(env.Args)
	err := root.ExecuteContext(ctx)
	var left leftError
	switch {
	case errors.As(err, &left):
		a.complainOf(left.what)
		return exitInterrupted
	case errors.Is(err, errInterrupted) || err != nil && ctx.Err() != nil:
		a.complain("CL012")
		return exitInterrupted
	}
	return a.exit(err)
}

// asked reports whether a flag without a value stands among the arguments. It
// is looked for before the flags are parsed, because a fault in them is said in
// the form that was asked for.
func asked(args []string, flag string) bool {
	end := slices.Index(args, "--")
	if end < 0 {
		end = len(args)
	}
	return slices.Contains(args[:end], flag) || slices.Contains(args[:end], flag+"=true")
}

// exit prints what went wrong and chooses the code.
func (a *app) exit(err error) int {
	var misuse usageError
	var partly partlyError
	var found foundError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &found):
		return cmp.Or(found.code, exitFindings)
	case errors.As(err, &misuse):
		a.complain("CL010", "pesan", misuse.phrase)
		return exitUsage
	case errors.As(err, &partly):
		if partly.cause != nil {
			a.blame(partly.cause)
			a.talk("cli.partly", "jumlah", partly.done, "semua", partly.all)
		}
		return exitPartly
	}
	return a.blame(err)
}

// blame prints why a command could not do its work and says which code that is.
func (a *app) blame(err error) int {
	if disk.Full(err) && diag.Findings(err) == nil {
		err = diag.Fail(diag.New("CL005", diag.Position{}))
	}
	findings := diag.Findings(err)
	if findings == nil {
		a.complain("CL011", "sebab", err.Error())
		return exitOutside
	}
	if a.json {
		a.findingsObject(findings)
	} else {
		a.printFindings(a.Stderr, findings)
	}
	return exitOf(findings)
}

// complain says one sentence that is no finding about material; only in JSON it
// has its code beside it.
func (a *app) complain(code string, pairs ...any) {
	a.complainOf(diag.New(code, diag.Position{}, pairs...))
}

func (a *app) complainOf(d diag.Diagnostic) {
	text := d.Sentence(a.lang)
	if !a.json {
		_, _ = io.WriteString(a.Stderr, text+"\n")
		return
	}
	_ = a.encode(a.Stderr, map[string]any{"temuan": []findingJSON{{Code: d.Code, Severity: severityWords[diag.Error], Message: text}}})
}

// refusals and machineFaults are the findings that are not about the input:
// the state or the authority forbids it (WF1xx, IP0xx, KL01x, AR03x and PR05x too), or the machine
// failed (IP1xx too).
var (
	refusals = []string{"OF037", "EN012", "EN013", "EN020", "EN032", "EN033", "EN036", "EN061", "EN062", "EN072", "EN073", "EN074", "EN075", "EN076", "EN081", "EN090", "EN091", "AR061", "AR062", "AR063",
		"EN120", "EN130", "EN131", "EN132", "EN133", "EN134", "EN135", "EN137", "EN139", "WF230", "WF231", "WF232", "WF233"}
	machineFaults = []string{"CL004", "CL005", "CL006", "CL007", "CL008", "CL009", "ST005", "ST006", "ST007", "ST008", "ST010", "ST011", "ST012", "ST040"}
)

// exitOf chooses the exit code of findings that ended a command.
func exitOf(findings []diag.Diagnostic) int {
	code := exitInput
	for _, f := range findings {
		switch {
		case slices.Contains(machineFaults, f.Code), strings.HasPrefix(f.Code, "IP1"):
			return exitOutside
		case slices.Contains(refusals, f.Code), strings.HasPrefix(f.Code, "WF1"), strings.HasPrefix(f.Code, "IP0"), strings.HasPrefix(f.Code, "KL01"),
			strings.HasPrefix(f.Code, "AR03"), strings.HasPrefix(f.Code, "PR05"):
			code = exitRefused
		}
	}
	return code
}

// language is --lang, NASKAH_LANG or the locale, in this order; else Indonesian.
// It is looked for before the flags are parsed, because the help is in it.
func language(env Env) message.Lang {
	for i, arg := range env.Args {
		if arg == "--" {
			break
		}
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			return langOf(v)
		}
		if arg == "--lang" && i+1 < len(env.Args) {
			return langOf(env.Args[i+1])
		}
	}
	for _, name := range []string{"NASKAH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env.Getenv(name); v != "" && v != "C" && v != "POSIX" && !strings.HasPrefix(v, "C.") {
			return langOf(v)
		}
	}
	return message.ID
}

func langOf(v string) message.Lang {
	if strings.HasPrefix(strings.ToLower(v), "en") {
		return message.EN
	}
	return message.ID
}

// say is the text of a key in the language of the call.
func (a *app) say(key string, pairs ...any) string {
	return message.P(key, pairs...).In(a.lang)
}

// talk writes one line to stderr, for people only.
func (a *app) talk(key string, pairs ...any) {
	if a.json {
		return
	}
	_, _ = io.WriteString(a.Stderr, a.say(key, pairs...)+"\n")
}
