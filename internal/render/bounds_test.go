package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/templates"
)

// codesOf lists the codes of findings, each once.
func codesOf(found []diag.Diagnostic) string {
	var out []string
	for _, d := range found {
		if len(out) == 0 || out[len(out)-1] != d.Code {
			out = append(out, d.Code)
		}
	}
	return strings.Join(out, " ")
}

// readText parses, compiles and renders a body and tells what was found.
func readText(t *testing.T, body string, change func(*Input)) []diag.Diagnostic {
	t.Helper()
	tpl, found := Parse("uji.naskah", []byte(exampleHead+body), templates.FS)
	return readTemplate(t, tpl, found, change)
}

func readTemplate(t *testing.T, tpl *Template, found []diag.Diagnostic, change func(*Input)) []diag.Diagnostic {
	t.Helper()
	if tpl == nil {
		return found
	}
	p, more := tpl.Compile(Scope{Fields: testFields(t)})
	if found = append(found, more...); p == nil {
		return found
	}
	in := testInput()
	if change != nil {
		change(&in)
	}
	_, more, err := p.Render(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return append(found, more...)
}

// TestEachLimitOfATemplateIsMet reads what just fits and what is one too many.
func TestEachLimitOfATemplateIsMet(t *testing.T) {
	nest := func(open, body, end string, n int) string {
		return strings.Repeat(open, n) + body + strings.Repeat(end, n)
	}
	cases := []struct {
		name string
		code string // beyond the limit
		n    int    // the limit
		body func(n int) string
	}{
		{"maxNesting", "TP039", maxNesting, func(n int) string { return nest("{{ if daring }}\n", "a\n", "{{ end }}\n", n) }},
		{"maxExpression", "TP039", maxExpression, func(n int) string { return `{{ "` + strings.Repeat("a", n-2) + "\" }}\n" }},
		{"maxVariables", "TP039", maxVariables, func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "{{ $a%d := 1 }}\n", i)
			}
			return b.String() + "{{ sifat }}\n"
		}},
		{"maxParties", "TP065", maxParties, func(n int) string { return "::: antara\n" + strings.Repeat("- A\n", n) + ":::\n" }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if found := readText(t, c.body(c.n), nil); diag.HasErrors(found) {
				t.Errorf("at the limit: %s", say(found))
			}
			if found := readText(t, c.body(c.n+1), nil); !strings.Contains(codesOf(found), c.code) {
				t.Errorf("beyond the limit: %q, want %s", codesOf(found), c.code)
			}
		})
	}
}

func TestTheNumberOfTagsIsLimited(t *testing.T) {
	word := func(n int) []byte {
		return wordFile(t, strings.Repeat(par(run(strings.Repeat("{{ sifat }}", 100))), n/100)+par(run(strings.Repeat("{{ sifat }}", n%100))), nil)
	}
	if tpl, found := Parse("surat.docx", word(maxTags), nil); tpl == nil {
		t.Errorf("at the limit: %s", say(found))
	}
	if _, found := Parse("surat.docx", word(maxTags+1), nil); codesOf(found) != "TP163" {
		t.Errorf("beyond the limit: %s", say(found))
	}
}

func TestTheTagsOfAParagraphAreLimited(t *testing.T) {
	for n, want := range map[int]string{maxInLine: "", maxInLine + 1: "TP168"} {
		tpl, found := Parse("surat.docx", wordFile(t, par(strings.Repeat(run("{{ sifat }}"), n)), nil), nil)
		if found = readTemplate(t, tpl, found, nil); codesOf(found) != want {
			t.Errorf("%d tags: %s, want %q", n, say(found), want)
		}
	}
}

// spent is a rendering that has used up what is told.
func spent(t *testing.T, steps, done, aside, open int) *state {
	t.Helper()
	st := &state{
		rendering: &rendering{found: new(diag.Bag), budget: budget{ctx: t.Context(), steps: steps, total: done}},
		out:       new(strings.Builder), aside: aside,
	}
	st.out.WriteString(strings.Repeat("a", open))
	return st
}

func TestEachBoundOfARenderingIsMet(t *testing.T) {
	for _, c := range []struct {
		name                     string
		steps, done, aside, open int
		ok                       bool
	}{
		{"last step", maxSteps - 1, 0, 0, 0, true},
		{"a step more", maxSteps, 0, 0, 0, false},
		{"largest part", 0, 0, maxOutput - 1000, 1000, true},
		{"a byte more", 0, 0, maxOutput - 1000, 1001, false},
		{"largest paper", 0, maxTotal - 1000, 0, 1000, true},
		{"a byte more in the last part", 0, maxTotal - 1000, 0, 1001, false},
	} {
		st := spent(t, c.steps, c.done, c.aside, c.open)
		if got := st.step(); got != c.ok {
			t.Errorf("%s: step gives %t, want %t", c.name, got, c.ok)
		}
		if codes := codesOf(st.found.List()); !c.ok && codes != "TP062" || c.ok && codes != "" {
			t.Errorf("%s: found %q", c.name, codes)
		}
	}
}

func TestFunctionsPayForWhatTheyReadAndMake(t *testing.T) {
	for _, c := range []struct {
		v    schema.Value
		want int
	}{
		{strings.Repeat("a", textStep-1), 0}, {strings.Repeat("a", textStep), 1}, {strings.Repeat("a", maxText), maxText / textStep},
		{make(schema.List, listStep-1), 0}, {make(schema.List, 1000), 1000 / listStep}, {int64(7), 0},
	} {
		if got := cost(c.v); got != c.want {
			t.Errorf("cost of %T is %d, want %d", c.v, got, c.want)
		}
	}
}

func TestTheLengthOfAValueIsLimited(t *testing.T) {
	set := func(n int) func(*Input) {
		return func(in *Input) { in.Values["sifat"] = strings.Repeat("a", n) }
	}
	for _, body := range []string{"{{ sifat }}\n", "{{ upper sifat }}\n"} {
		if found := readText(t, body, set(maxText)); diag.HasErrors(found) {
			t.Errorf("%s at the limit: %s", body, say(found))
		}
	}
	if found := readText(t, "{{ sifat }}\n", set(maxText+1)); codesOf(found) != "TP164" {
		t.Errorf("a value beyond the limit: %s", say(found))
	}
	if found := readText(t, "{{ upper sifat }}\n", set(maxText+1)); codesOf(found) != "TP133" {
		t.Errorf("an argument beyond the limit: %s", say(found))
	}
}

func TestTheNumberOfFindingsIsLimited(t *testing.T) {
	lists := func(n int) func(*Input) {
		return func(in *Input) { in.Values["bidang"] = make(schema.List, n) }
	}
	body := "{{ range bidang }}\n{{ . }}{{ urut }}\n{{ end }}\n"
	for n, want := range map[int]bool{maxFindings: false, maxFindings + 1: true} {
		found := readText(t, body, lists(n))
		if got := strings.Contains(codesOf(found), "TP162"); got != want {
			t.Errorf("%d missing values: told of the limit %t, want %t", n, got, want)
		}
	}
	wrong := strings.Repeat("{{ salah }}\n\n", maxFindings+10)
	if found := readText(t, wrong, nil); len(found) != maxFindings+1 || !strings.Contains(codesOf(found), "TP162") {
		t.Errorf("%d findings for %d faults", len(found), maxFindings+10)
	}
}

func TestPicturesOfAPaperAreLimited(t *testing.T) {
	for _, c := range []struct {
		name  string
		bytes int
		code  string
	}{
		{"full", maxPicturesBytes - len(emblem(t)), ""}, {"a byte more", maxPicturesBytes - len(emblem(t)) + 1, "TP165"},
	} {
		tpl, found := Parse("uji.naskah", []byte(exampleHead+"a\n"), templates.FS)
		if tpl == nil {
			t.Fatal(say(found))
		}
		st := spent(t, 0, 0, 0, 0)
		st.in, st.pkg = &Input{Images: testImages}, tpl.pkg.Clone()
		st.shared = &insertions{pictures: map[string]picture{}, bytes: c.bytes}
		if _, ok := st.load(placed{name: "logo.png"}); ok != (c.code == "") || codesOf(st.found.List()) != c.code {
			t.Errorf("%s: loaded %t, found %s", c.name, ok, say(st.found.List()))
		}
	}
	st := spent(t, 0, 0, 0, 0)
	st.shared = &insertions{pictures: map[string]picture{}}
	st.in = &Input{Images: func(string) ([]byte, bool) {
		return append(emblem(t), bytes.Repeat([]byte{0}, maxPictureBytes)...), true
	}}
	if _, ok := st.load(placed{name: "logo.png"}); ok || codesOf(st.found.List()) != "TP081" {
		t.Errorf("a picture beyond the limit: loaded %t, %s", ok, say(st.found.List()))
	}
}

func emblem(t *testing.T) []byte {
	t.Helper()
	data, ok := testImages("logo.png")
	if !ok {
		t.Fatal("no picture")
	}
	return data
}

func TestRenderingEndsWithItsContext(t *testing.T) {
	body := "{{ gambar \"logo.png\" }}\n\n" + strings.Repeat("{{ range bidang }}\n", 11) + "{{ urut }}\n" + strings.Repeat("{{ end }}\n", 11)
	p := compileText(t, "uji.naskah", exampleHead+body)
	ctx, cancel := context.WithCancel(t.Context())
	in := testInput()
	images := in.Images
	in.Images = func(name string) ([]byte, bool) {
		cancel() // somewhere in the middle
		return images(name)
	}
	pkg, found, err := p.Render(ctx, in)
	if pkg != nil || found != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("a rendering that was cancelled gives %t, %d findings, %v", pkg != nil, len(found), err)
	}
	st := spent(t, 0, 0, 0, 0)
	st.ctx = ctx
	if st.step() {
		t.Error("the first step does not look at the context")
	}
	st = spent(t, 0, 0, 0, 0)
	st.ids = newIdentities(nil, false)
	f := newFinisher(st, strings.Repeat("<w:p/>", 2*contextStep))
	f.st.ctx = ctx
	f.finish()
	if !f.st.halted {
		t.Error("finishing does not look at the context")
	}
}

// A value of another type than its field declares cannot come from a dossier;
// if it does, one paper fails and the process goes on.
func TestAFaultOfOursFailsOnePaper(t *testing.T) {
	p := compileText(t, "uji.naskah", exampleHead+"{{ rupiah nilai }}\n")
	in := testInput()
	in.Values["nilai"] = "seribu"
	pkg, found, err := p.Render(t.Context(), in)
	if pkg != nil || found != nil || err == nil || !strings.Contains(err.Error(), "schema.Money") || !strings.Contains(err.Error(), "render "+p.template.name) {
		t.Errorf("Render gives %t, %s, %v", pkg != nil, say(found), err)
	}
	if pkg, found, err := p.Render(t.Context(), testInput()); pkg == nil || err != nil {
		t.Errorf("the next rendering gives %s, %v", say(found), err)
	}
}

// worstMemory is what reading and rendering the worst template may allocate from
// beginning to end, freed or not: more than it ever holds at one time.
const worstMemory = 512 << 20

// allocated is what a function allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// Loops over data of a thousand to the third power end at the budget, whatever
// they hold, and a party div sets aside no more than a part may hold.
func TestTheWorstTemplatesEndAtTheBudget(t *testing.T) {
	thousand := make(schema.List, 1000)
	for i := range thousand {
		thousand[i] = strconv.Itoa(i)
	}
	long := strings.Repeat("a", maxText/4)
	cube := func(body string) string {
		return strings.Repeat("{{ range bidang }}\n", 3) + body + strings.Repeat("{{ end }}\n", 3)
	}
	for name, body := range map[string]string{
		"text":      cube("a\n"),
		"long text": cube("{{ sifat }}\n"),
		"functions": cube("{{ $a := replace \"b\" \"c\" sifat }}\n"),
		"lengths":   cube("{{ $a := panjang sifat }}\n"),
		"lists":     cube("{{ $a := join \"\" bidang }}\n"),
		"parties":   "::: antara\n- " + strings.Repeat("a", 1000) + "\n  {{ range bidang }}\n  {{ range bidang }}\n  {{ sifat }}\n  {{ end }}\n  {{ end }}\n:::\n",
	} {
		var found []diag.Diagnostic
		used := allocated(func() {
			found = readText(t, body, func(in *Input) { in.Values["bidang"], in.Values["sifat"] = thousand, long })
		})
		if codesOf(found) != "TP062" {
			t.Errorf("%s: %s, want TP062", name, say(found))
		}
		if used > worstMemory {
			t.Errorf("%s: %d MB allocated, at most %d", name, used>>20, worstMemory>>20)
		}
		t.Logf("%s: %d MB", name, used>>20)
	}
}
