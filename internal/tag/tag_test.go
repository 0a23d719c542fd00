package tag

import (
	"slices"
	"testing"
)

func TestFindGivesTheTagsOfAText(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // whole tags; of an open one "…"
	}{
		{"tanpa tanda", nil},
		{"{{ a }} dan {{b}}", []string{"{{ a }}", "{{b}}"}},
		{`{{ "}}" }}`, []string{`{{ "}}" }}`}},
		{"{{ “}}” }}", []string{"{{ “}}” }}"}},
		{"{{/* }} */}} {{ a }}", []string{"{{/* }} */}}", "{{ a }}"}},
		{"${nomor_{{x}}} {{ a }}", []string{"{{ a }}"}},
		{"{\u00ad{ a }\u200b}", []string{"{\u00ad{ a }\u200b}"}},
		{"{{{ a }}", []string{"{{ a }}"}},
		{"{{ a }} {{ b", []string{"{{ a }}", "…"}},
		{"{{ a {{ b }}", []string{"…"}},
	} {
		var got []string
		for _, s := range Find(c.text) {
			if s.To < 0 {
				got = append(got, "…")
				continue
			}
			got = append(got, c.text[s.From:s.To])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("Find(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestPlainIsTheTagAsItWasMeant(t *testing.T) {
	for s, want := range map[string]string{
		`{{ default "a" b }}`:            `{{ default "a" b }}`,
		"{{ default “a” b }}":            `{{ default "a" b }}`,
		"{{ default „a“ b }}":            `{{ default "a" b }}`,
		"{{ default “a\" c }}":           `{{ default "a" c }}`,
		"{{ default ‘a’ b }}":            "{{ default `a` b }}",
		"{{–\u00a0a\u00ad\u200b –}}":     "{{- a -}}",
		"{{ default “a – b” c }}":        `{{ default "a – b" c }}`,
		"{{/* “catatan” */}}":            "{{/* “catatan” */}}",
		"{{ default \"satu\ndua’\" a }}": `{{ default "satu\ndua’" a }}`,
	} {
		if got := Plain(s); got != want {
			t.Errorf("Plain(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestWordsOfTags(t *testing.T) {
	for _, c := range []struct {
		body, word, closer    string
		call, setting, silent bool
	}{
		{body: "judul"},
		{body: "if a", word: "if", closer: "end", silent: true},
		{body: "else  if a", word: "else", silent: true},
		{body: "else if a", word: "else if", silent: true},
		{body: "else", word: "else", silent: true},
		{body: "end", word: "end", silent: true},
		{body: "ended"},
		{body: `susun "antara" 9`, word: "susun", closer: "akhir_susun", silent: true},
		{body: `template "a"`, call: true},
		{body: "$a := 1", setting: true, silent: true},
		{body: "$a"},
	} {
		word := Word(c.body)
		if word != c.word || Closer(word) != c.closer || IsCall(c.body) != c.call || IsSetting(c.body) != c.setting || Silent(c.body) != c.silent {
			t.Errorf("%q: word %q, closer %q, call %v, setting %v, silent %v", c.body, word, Closer(word), IsCall(c.body), IsSetting(c.body), Silent(c.body))
		}
		if IsControl(c.body) != (c.word != "") {
			t.Errorf("IsControl(%q) = %v", c.body, IsControl(c.body))
		}
	}
}

func TestEveryOpenedStructureCanBeClosed(t *testing.T) {
	for word, closer := range closers {
		if !Closes(closer) || Closes(word) {
			t.Errorf("%s is closed by %s, which closes nothing", word, closer)
		}
	}
	if words := Controls(); len(words) != len(controls) || !slices.IsSorted(words) {
		t.Errorf("Controls() = %q", words)
	}
}

func TestNamedReadsTheNameOfADefinition(t *testing.T) {
	for _, c := range []struct {
		body, name, rest string
		ok               bool
	}{
		{`define "a"`, "a", "", true},
		{"template `b` pihak", "b", "pihak", true},
		{`block "c\"d" .`, `c"d`, ".", true},
		{`define ""`, "", "", false},
		{"define a", "", "", false},
		{`if "a"`, "", "", false},
	} {
		if name, rest, ok := Named(c.body); name != c.name || rest != c.rest || ok != c.ok {
			t.Errorf("Named(%q) = %q, %q, %v, want %q, %q, %v", c.body, name, rest, ok, c.name, c.rest, c.ok)
		}
	}
}

func TestControlLinesHoldNothingElse(t *testing.T) {
	for s, want := range map[string]bool{
		"{{ if a }}": true, "{{ if a }} {{ end }}": true, "{{/* x */}}": true, "{{ $a := 1 }}": true,
		"{{ if a }} x": false, "x {{ end }}": false, "{{ a }}": false, "{{ if a": false, "": false,
	} {
		if got := IsControlLine(s); got != want {
			t.Errorf("IsControlLine(%q) = %v, want %v", s, got, want)
		}
	}
}
