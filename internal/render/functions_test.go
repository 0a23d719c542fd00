package render

import (
	"os"
	"strings"
	"testing"

	"github.com/Masterminds/sprig/v3"

	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/schema"
	"naskah/internal/tag"
	"naskah/templates"
)

const exampleHead = "---\nskema: naskah/v1\nnama: contoh\njudul: Contoh\nbab: pasal\n---\n"

// The examples of the table of functions are what people read; they are true.
func TestExamplesOfFunctions(t *testing.T) {
	for _, f := range append(Words(), Functions()...) {
		t.Run(f.Name, func(t *testing.T) {
			body := f.Example + "\n"
			switch f.Name {
			case "rujuk":
				body = "## Pasal Uji\n(1) Satu.\n(2) Dua. {#jangka}\n\n" + body
			case "gabung", "rentang":
				body = "| " + f.Example + " |\n|---|\n"
			}
			p := compileText(t, "contoh.naskah", exampleHead+body)
			s := textOfPackage(t, render(t, p, testInput()))
			if f.Want == "" {
				return
			}
			if !strings.Contains(s, f.Want) {
				t.Errorf("%s prints %q, want %q", f.Example, s, f.Want)
			}
		})
	}
}

func TestFunctionsAreDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Functions() {
		if seen[f.Name] {
			t.Errorf("%s is in the table twice", f.Name)
		}
		seen[f.Name] = true
		if _, ok := message.Lookup(f.Key); !ok || !strings.HasPrefix(f.Sign, f.Name) || f.Example == "" {
			t.Errorf("%s lacks its sentence, its form or its example", f.Name)
		}
	}
}

// Whatever a template of elsewhere calls is either in the table or explained.
func TestEveryFunctionOfElsewhereIsHereOrExplained(t *testing.T) {
	names := strings.Fields("and call html index slice js len not or print printf println urlquery eq ge gt le lt ne")
	for name := range sprig.GenericFuncMap() {
		names = append(names, name)
	}
	elsewhere := map[string]bool{}
	for _, name := range names {
		elsewhere[name] = true
		_, gone := Absent(name)
		if here := functionByName()[name] != nil; here == gone {
			t.Errorf("%s: in the table %v, explained as absent %v", name, here, gone)
		}
	}
	for _, group := range absentNames {
		if _, ok := message.Lookup(group.reason); !ok {
			t.Errorf("the catalog has no %s", group.reason)
		}
		for _, name := range strings.Fields(group.names) {
			if !elsewhere[name] {
				t.Errorf("%s is explained, but exists nowhere", name)
			}
		}
	}
	for name, other := range instead {
		if _, gone := Absent(name); !gone || functionByName()[other] == nil && !tag.IsControl(other) {
			t.Errorf("%s instead of %s: no such function", other, name)
		}
	}
}

func TestAnAbsentFunctionIsAFindingThatSaysWhy(t *testing.T) {
	for _, c := range []struct{ tag, sentence, hint string }{
		{`{{ env "HOME" }}`, "fungsi env tidak disediakan: ia membaca lingkungan komputer, yang bukan isi naskah dan dapat membocorkan rahasia", ""},
		{`{{ now }}`, "fungsi now tidak disediakan: ia memakai jam komputer", ""},
		{`{{ sifat | printf "%s" }}`, "fungsi printf tidak disediakan", "pakai rangkai; lihat naskah explain rangkai"},
		{`{{ range until 5 }}{{ end }}`, "fungsi until tidak disediakan: hasilnya tidak terbatas oleh data", "pakai range"},
		{`{{ if (index bidang 1) }}{{ end }}`, "fungsi index tidak disediakan", "pakai ke"},
	} {
		tpl, found := Parse("uji.naskah", []byte(exampleHead+"x "+c.tag+"\n"), templates.FS)
		if tpl == nil {
			t.Fatal(say(found))
		}
		p, found := tpl.Compile(Scope{Fields: testFields(t)})
		if p != nil || len(found) != 1 || found[0].Code != "TP140" {
			t.Errorf("%s: %s, want TP140", c.tag, say(found))
			continue
		}
		if s := found[0].Sentence(message.ID); !strings.HasPrefix(s, c.sentence) {
			t.Errorf("%s says %q, want %q", c.tag, s, c.sentence)
		}
		if s := found[0].HintText(message.ID); !strings.HasPrefix(s, c.hint) || c.hint == "" && s != "" {
			t.Errorf("%s hints %q, want %q", c.tag, s, c.hint)
		}
	}
}

func TestNumbersKeepTheirType(t *testing.T) {
	p := compileText(t, "uji.naskah", exampleHead+"{{ tahun tgl_ttd | terbilang }}; {{ nilai }}; {{ tgl_ttd }}; {{ lama }}; {{ bernilai }}; {{ peserta }}\n")
	got := strings.TrimSpace(strings.Split(textOfPackage(t, render(t, p, testInput())), "\n[")[0])
	want := "dua ribu dua puluh tiga; Rp1.500.000,00; 22 Mei 2023; 3 tahun; ya; 25"
	if !strings.Contains(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDecimalComparisonLosesNothing(t *testing.T) {
	a, b := schema.Decimal{Unscaled: 125, Scale: 1}, schema.Decimal{Unscaled: 1250, Scale: 2}
	if n := compareDecimals(a, b); n != 0 {
		t.Errorf("compareDecimals(12.5, 12.50) = %d, want 0", n)
	}
}

// The table of functions in the page of the language is made from the code.
func TestPageListsTheFunctions(t *testing.T) {
	const page, mark = "../../docs/design/naskah-text.md", "<!-- fungsi: written by go test ./internal/render -update -->\n"
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, _, ok := strings.Cut(string(data), mark)
	if !ok {
		t.Fatalf("%s has no place for the functions", page)
	}
	var b strings.Builder
	b.WriteString("| function | meaning | example | prints |\n|---|---|---|---|\n")
	cell := strings.NewReplacer("|", `\|`)
	for _, f := range Functions() {
		text, _ := message.Lookup(f.Key)
		b.WriteString("| `" + cell.Replace(f.Sign) + "` | " + text.EN + " | `" + cell.Replace(f.Example) + "` | " + f.Want + " |\n")
	}
	want := head + mark + b.String()
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if want != string(data) {
		t.Errorf("%s is stale; run go test ./internal/render -update", page)
	}
}

func TestDecimalsOfAnyScaleCompare(t *testing.T) {
	large, small := schema.Decimal{Unscaled: 1 << 62}, schema.Decimal{Unscaled: 5, Scale: 18}
	for _, c := range []struct {
		a, b schema.Decimal
		want int
	}{{large, small, 1}, {small, large, -1}, {schema.Decimal{Unscaled: 250, Scale: 2}, schema.Decimal{Unscaled: 25, Scale: 1}, 0}} {
		if got := compareDecimals(c.a, c.b); got != c.want {
			t.Errorf("compareDecimals(%v, %v) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// Whoever signs for another names the superior on a line above, and u.b. the one
// between them; a Plt. says so before the post.
func TestPostAboveASignature(t *testing.T) {
	field := schema.Field{Name: "ttd", Label: "Penanda tangan", Kind: schema.KindRecord, Composite: "orang"}
	person, _ := schema.Composite("orang")
	field.Fields = person.Fields
	for _, c := range []struct{ name, tag, want string }{
		{"own post", `{{ jabatan_ttd ttd }}`, "Kepala Biro"},
		{"Plt.", `{{ jabatan_ttd ttd }}`, "Plt. Kepala Biro"},
		{"a.n.", `{{ jabatan_ttd ttd }}`, "a.n. Sekretaris Utama\nKepala Biro"},
		{"u.b.", `{{ jabatan_ttd ttd "kapital" }}`, "a.n. KEPALA BADAN\nSEKRETARIS UTAMA\nu.b.\nKEPALA BIRO"},
	} {
		r := schema.Record{"nama": "Naila", "jabatan": "Kepala Biro"}
		switch c.name {
		case "Plt.":
			r["status"] = "Plt."
		case "a.n.":
			r["status"], r["atas_nama"] = "definitif", "Sekretaris Utama"
		case "u.b.":
			r["atas_nama"], r["untuk_beliau"] = "Kepala Badan", "Sekretaris Utama"
		}
		tpl, found := Parse("surat.docx", wordFile(t, par(run(docx.Escape(c.tag))), nil), nil)
		if len(found) > 0 {
			t.Fatal(say(found))
		}
		p, found := tpl.Compile(Scope{Fields: []schema.Field{field}})
		if len(found) > 0 {
			t.Fatal(say(found))
		}
		in := testInput()
		in.Values = schema.Record{"ttd": r}
		if got := strings.TrimSpace(textOfPackage(t, render(t, p, in))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if c.name != "u.b." {
			continue
		}
		_, problem := signingPost([]schema.Value{r, "miring"}, nil)
		if problem.Key != "TP.jabatan_ttd" {
			t.Errorf("another form: %v", problem)
		}
	}
}
