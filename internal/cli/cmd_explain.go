package cli

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/render"
	"naskah/internal/simulate"
	"naskah/internal/workflow"
)

// explainCommand is the dictionary: functions of templates, keys of workflows,
// and findings.
func (a *app) explainCommand() *cobra.Command {
	c := a.command("explain", []string{"jelaskan"}, `
  naskah explain
  naskah explain terbilang
  naskah explain menyusul
  naskah explain kejadian
  naskah explain TP045`, func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return a.explainAll()
		}
		return a.explain(args[0])
	})
	c.Args = a.args(0, 1)
	return c
}

// functionJSON is a function as scripts read it.
type functionJSON struct {
	Kind    string   `json:"jenis"`
	Name    string   `json:"nama"`
	Subject string   `json:"pokok"`
	Sign    string   `json:"bentuk"`
	Meaning string   `json:"arti"`
	Example string   `json:"contoh"`
	Want    string   `json:"hasil,omitempty"`
	Bounds  []string `json:"batas"`
}

func (a *app) functionJSON(f render.Function) functionJSON {
	out := functionJSON{
		Kind: "fungsi", Name: f.Name, Subject: f.Under().In(a.lang), Sign: f.Sign,
		Meaning: f.Meaning().In(a.lang), Example: f.Example, Want: f.Want, Bounds: []string{},
	}
	for _, b := range f.Bounds() {
		out.Bounds = append(out.Bounds, b.In(a.lang))
	}
	return out
}

// absenceJSON is a function that is not offered.
type absenceJSON struct {
	Kind    string `json:"jenis"`
	Name    string `json:"nama"`
	Why     string `json:"sebab"`
	Instead string `json:"pengganti,omitempty"`
}

func (a *app) absenceJSON(x render.Absence) absenceJSON {
	return absenceJSON{Kind: "ditiadakan", Name: x.Name, Why: x.Why().In(a.lang), Instead: x.Instead}
}

// dictionary is all that a tag can say.
func dictionary() []render.Function { return append(render.Words(), render.Functions()...) }

// explainAll lists the functions by subject.
func (a *app) explainAll() error {
	functions, absent := dictionary(), render.Absences()
	if a.json {
		out := struct {
			Functions []functionJSON `json:"fungsi"`
			Absent    []absenceJSON  `json:"ditiadakan"`
		}{}
		for _, f := range functions {
			out.Functions = append(out.Functions, a.functionJSON(f))
		}
		for _, x := range absent {
			out.Absent = append(out.Absent, a.absenceJSON(x))
		}
		return a.encode(a.Stdout, out)
	}
	for len(functions) > 0 {
		n := slices.IndexFunc(functions, func(f render.Function) bool { return f.Subject != functions[0].Subject })
		if n < 0 {
			n = len(functions)
		}
		g := grid{width: pageWidth, indent: "  "}
		for _, f := range functions[:n] {
			g.rows = append(g.rows, []string{f.Sign, f.Meaning().In(a.lang)})
		}
		if _, err := fmt.Fprintln(a.Stdout, functions[0].Under().In(a.lang)); err != nil {
			return err
		}
		if err := g.print(a.Stdout); err != nil {
			return err
		}
		functions = functions[n:]
	}
	a.talk("cli.explain.more", "banyak", len(absent))
	return nil
}

// findingCode is what a finding is known by.
var findingCode = regexp.MustCompile(`^[A-Z]{2}[0-9]{3}$`)

// explain explains one word: a function, one that is not offered, a key of a
// workflow, or a finding.
func (a *app) explain(word string) error {
	for _, f := range dictionary() {
		if f.Name == word {
			return a.explainFunction(f)
		}
	}
	if x, ok := render.Absent(word); ok {
		return a.explainAbsence(x)
	}
	if keys := keysNamed(word); len(keys) > 0 {
		return a.explainKeys(word, keys)
	}
	if code := strings.ToUpper(word); findingCode.MatchString(code) {
		if text, ok := message.Lookup(code); ok {
			return a.explainFinding(code, text)
		}
	}
	if near := diag.Suggest(word, explainable()); near != "" {
		return usage("cli.explain.near", "kata", word, "mirip", near)
	}
	return usage("cli.explain.unknown", "kata", word)
}

// explainable lists the words there is an explanation for.
func explainable() []string {
	var out []string
	for _, f := range dictionary() {
		out = append(out, f.Name)
	}
	for _, k := range allKeys() {
		out = append(out, k.Name)
	}
	for _, key := range message.Keys() {
		if findingCode.MatchString(key) {
			out = append(out, key)
		}
	}
	for _, x := range render.Absences() {
		out = append(out, x.Name)
	}
	return out
}

func (a *app) explainFunction(f render.Function) error {
	if a.json {
		return a.encode(a.Stdout, a.functionJSON(f))
	}
	rows := [][2]string{{"", f.Meaning().In(a.lang)}, {a.say("cli.explain.example"), f.Example}}
	if f.Want != "" {
		rows = append(rows, [2]string{a.say("cli.explain.prints"), f.Want})
	}
	for _, b := range f.Bounds() {
		rows = append(rows, [2]string{a.say("cli.explain.limit"), b.In(a.lang)})
	}
	return a.entry(f.Sign, rows)
}

func (a *app) explainAbsence(x render.Absence) error {
	if a.json {
		return a.encode(a.Stdout, a.absenceJSON(x))
	}
	rows := [][2]string{{"", a.say("cli.explain.absent", "sebab", x.Why())}}
	if x.Instead != "" {
		rows = append(rows, [2]string{a.say("cli.explain.instead"), x.Instead})
	}
	return a.entry(x.Name, rows)
}

func (a *app) explainFinding(code string, text message.Text) error {
	hint, hinted := message.Lookup(code + ".hint")
	if a.json {
		out := map[string]string{"jenis": "temuan", "kode": code, "pesan": text.General(a.lang)}
		if hinted {
			out["saran"] = hint.General(a.lang)
		}
		return a.encode(a.Stdout, out)
	}
	rows := [][2]string{{"", text.General(a.lang)}}
	if hinted {
		rows = append(rows, [2]string{a.say("cli.finding.hint"), hint.General(a.lang)})
	}
	return a.entry(code, rows)
}

// allKeys are the keys of workflows and of scenarios.
func allKeys() []workflow.Key { return append(workflow.Keys(), simulate.Language().Keys...) }

// keysNamed finds keys of them: tenggat, aksi.oleh, or all keys of a mapping
// that is no key itself (kursi).
func keysNamed(word string) []workflow.Key {
	var named, within []workflow.Key
	for _, k := range allKeys() {
		if k.Name == word || k.Path() == word {
			named = append(named, k)
		}
		if k.In == word || k.In == "skenario."+word {
			within = append(within, k)
		}
	}
	return append(named, within...)
}

// keyJSON is a key as scripts read it.
type keyJSON struct {
	Name    string `json:"nama"`
	In      string `json:"induk"`
	Meaning string `json:"arti"`
	Needed  bool   `json:"harus_ada,omitempty"`
	Example string `json:"contoh"`
}

func (a *app) explainKeys(word string, keys []workflow.Key) error {
	if a.json {
		list := []keyJSON{}
		for _, k := range keys {
			list = append(list, keyJSON{Name: k.Name, In: k.In, Meaning: k.Meaning().In(a.lang), Needed: k.Need, Example: k.Example})
		}
		return a.encode(a.Stdout, map[string]any{"jenis": "kunci", "nama": word, "kunci": list})
	}
	for _, k := range keys {
		rows := [][2]string{{"", k.Meaning().In(a.lang)}}
		if k.Need {
			rows = append(rows, [2]string{"", a.say("cli.explain.needed")})
		}
		rows = append(rows, [2]string{a.say("cli.explain.example"), k.Example})
		if err := a.entry(a.say("cli.explain.key", "nama", k.Name, "induk", k.In), rows); err != nil {
			return err
		}
	}
	return nil
}

// entry prints an entry of the dictionary: its head, then lines with labels.
func (a *app) entry(head string, rows [][2]string) error {
	var b strings.Builder
	b.WriteString(head + "\n")
	for _, row := range rows {
		s := row[1]
		if row[0] != "" {
			s = row[0] + ": " + s
		}
		for _, line := range wrap(s, pageWidth-2) {
			b.WriteString("  " + line + "\n")
		}
	}
	_, err := io.WriteString(a.Stdout, b.String())
	return err
}
