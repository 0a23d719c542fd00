package cli_test

import (
	"os"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// follow FILE does what a page for users says: it runs each indented line that
// begins with the program, and looks for every line of the text block behind it
// in what was printed. A comment "kode N" names the exit code; what stands behind
// ">" names a file for the answer. CODE WORD says which Word file a code on the
// page stands for: that of the reader's own paper is another.
func follow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args)%2 != 1 {
		ts.Fatalf("usage: course file [code word]...")
	}
	page := ts.ReadFile(args[0])
	for i := 1; i < len(args); i += 2 {
		if !strings.Contains(page, args[i]) {
			ts.Fatalf("%s does not show %q", args[0], args[i])
		}
		code := engine.CodeOf("", dossier.Paper{DOCX: dossier.DigestOf([]byte(ts.ReadFile(args[i+1])))})
		page = strings.ReplaceAll(page, args[i], code.Grouped())
	}
	printed, shown, done := "", false, 0
	for _, line := range strings.Split(page, "\n") {
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
			command, file, kept := strings.Cut(command, " > ")
			exits(ts, false, append([]string{code, "naskah"}, words(command)...))
			if kept {
				ts.Check(os.WriteFile(ts.MkAbs(strings.TrimSpace(file)), []byte(ts.ReadFile("stdout")), 0o644))
			}
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
	word     = regexp.MustCompile(`("[^"]*"|[^\s"])+`)
	blanks   = regexp.MustCompile(`[ \n]+`)
)

// words are the arguments of a command as a shell parts them.
func words(s string) []string {
	var out []string
	for _, m := range word.FindAllString(s, -1) {
		out = append(out, strings.ReplaceAll(m, `"`, ""))
	}
	return out
}

// squeezed is a text whose columns stand close.
func squeezed(s string) string { return strings.TrimSpace(blanks.ReplaceAllString(s, " ")) }
