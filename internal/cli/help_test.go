package cli

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"naskah/internal/message"
	"naskah/templates"
)

// foreign are words of the help that belong to one language only.
var foreign = map[message.Lang]*regexp.Regexp{
	message.ID: regexp.MustCompile(`(?i)\b(usage|flags?|default|string|strings|command|example|show|dossier|paper|the|with|help for)\b`),
	message.EN: regexp.MustCompile(`(?i)\b(bentuk|tanda|bawaan|perintah|contoh|berkas|tahap|yang|dengan|dan|untuk)\b`),
}

func TestHelpOfEveryCommandIsShortWholeAndInOneLanguage(t *testing.T) {
	a := &app{lang: message.ID, Env: Env{Getenv: func(string) string { return "" }}}
	var paths []string
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		paths = append(paths, strings.TrimSpace(strings.TrimPrefix(c.CommandPath(), "naskah")))
		for _, sub := range c.Commands() {
			if sub.Name() != "help" {
				walk(sub)
			}
		}
	}
	walk(a.root())
	if len(paths) < 16 {
		t.Fatalf("only %d commands: %v", len(paths), paths)
	}
	for _, path := range paths {
		for _, lang := range []message.Lang{message.ID, message.EN} {
			args := append(strings.Fields(path), "--help", "--lang", string(lang))
			code, out, talk := call(context.Background(), templates.FS, args...)
			if code != exitDone || talk != "" {
				t.Errorf("naskah %s --help: exit code %d, %s", path, code, talk)
			}
			checkHelp(t, path, lang, out)
		}
	}
}

func checkHelp(t *testing.T, path string, lang message.Lang, help string) {
	t.Helper()
	head := map[message.Lang]string{message.ID: "\nContoh:\n", message.EN: "\nExamples:\n"}[lang]
	if path != "" && !strings.Contains(help, head) {
		t.Errorf("naskah %s --help has no example in %s", path, lang)
	}
	lines, most := strings.Split(help, "\n"), 45
	if path == "" {
		most = 60 // the list of all commands
	}
	if len(lines) > most {
		t.Errorf("naskah %s --help has %d lines", path, len(lines))
	}
	for _, line := range lines {
		if len([]rune(line)) > pageWidth {
			t.Errorf("naskah %s --help: too wide: %s", path, line)
		}
		if strings.HasPrefix(line, "  naskah ") || strings.HasPrefix(line, "  cd ") {
			continue // commands to type are the same in both languages
		}
		line = regexp.MustCompile(`--?[a-z-]+|naskah\.yaml|\.docx`).ReplaceAllString(line, "")
		line = regexp.MustCompile(`^  [a-z]+ `).ReplaceAllString(line, "")
		if word := foreign[lang].FindString(line); word != "" {
			t.Errorf("naskah %s --help in %s says %q: %s", path, lang, word, line)
		}
	}
}
