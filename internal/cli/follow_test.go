package cli_test

import (
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// follow FILE does what a page for users says: it runs each indented line that
// begins with the program, and looks for every line of the text block behind it
// in what was printed. A comment "kode N" names the exit code.
func follow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: course file")
	}
	printed, shown, done := "", false, 0
	for _, line := range strings.Split(ts.ReadFile(args[0]), "\n") {
		command, isCommand := strings.CutPrefix(line, "    naskah ")
		switch {
		case strings.HasPrefix(line, "```"):
			shown = line == "```text"
		case shown:
			if want := squeezed(line); !strings.Contains(printed, want) {
				ts.Fatalf("%s shows a line that was not printed: %s", args[0], want)
			}
		case isCommand:
			command, comment, _ := strings.Cut(command, "  #")
			code := "0"
			if m := exitCode.FindStringSubmatch(comment); m != nil {
				code = m[1]
			}
			exits(ts, false, append([]string{code, "naskah"}, words(command)...))
			printed = squeezed(ts.ReadFile("stdout") + ts.ReadFile("stderr"))
			done++
		}
	}
	if done == 0 {
		ts.Fatalf("%s has no commands", args[0])
	}
}

var (
	exitCode = regexp.MustCompile(`kode (\d+)`)
	word     = regexp.MustCompile(`"([^"]*)"|\S+`)
	blanks   = regexp.MustCompile(`[ \n]+`)
)

// words are the arguments of a command as a shell parts them.
func words(s string) []string {
	var out []string
	for _, m := range word.FindAllStringSubmatch(s, -1) {
		if m[1] != "" {
			out = append(out, m[1])
		} else {
			out = append(out, m[0])
		}
	}
	return out
}

// squeezed is a text whose columns stand close.
func squeezed(s string) string { return strings.TrimSpace(blanks.ReplaceAllString(s, " ")) }
