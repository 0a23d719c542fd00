package render

import (
	"strings"
	"testing"

	"naskah/internal/docx"
)

// linkFile is a file with one hyperlink whose address is target, around content.
func linkFile(t testing.TB, target, body string) []byte {
	t.Helper()
	return wordFile(t, body, map[string]string{
		"rels": `<Relationship Id="rId18" Type="` + hyperlinkRel + `" Target="` + docx.Escape(target) + `" TargetMode="External"/>`,
	})
}

func linked(content string) string {
	return `<w:hyperlink r:id="rId18" w:tooltip="ke {{ sifat }}">` + content + `</w:hyperlink>`
}

// targets lists the addresses of the links of the main part in document order.
func targets(t testing.TB, pkg *docx.Package) []string {
	t.Helper()
	root, err := pkg.Tree("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	root.Walk(func(e *docx.Element) bool {
		if e.Name == "w:hyperlink" {
			target, external, ok := pkg.Target("word/document.xml", e.Attr("r:id"))
			if !ok || !external {
				t.Errorf("link %q leads nowhere", e.Attr("r:id"))
			}
			out = append(out, target)
		}
		return true
	})
	return out
}

func TestLinksByData(t *testing.T) {
	cases := []struct{ name, target, value, want string }{
		{"the address is a tag", "{{ tempat }}", "https://bima.go.id/x", "https://bima.go.id/x"},
		{"as Word writes it", "%7B%7B%20tempat%20%7D%7D", "https://bima.go.id/", "https://bima.go.id/"},
		{"as Word writes it in small letters", "https://%7b%7b%20tempat%20%7d%7d/a%20b", "bima.go.id", "https://bima.go.id/a%20b"},
		{"Word has put http:// before it", "http://%7B%7B%20tempat%20%7D%7D", "https://bima.go.id/", "https://bima.go.id/"},
		{"in the path", "https://bima.go.id/{{ tempat }}", "satu dua/tiga", "https://bima.go.id/satu%20dua/tiga"},
		{"in the query", "https://bima.go.id/?q={{ tempat }}", "a&b=c d", "https://bima.go.id/?q=a%26b%3Dc%20d"},
		{"mail", "mailto:{{ tempat }}", "surat@bima.go.id", "mailto:surat@bima.go.id"},
		{"with quotes", "https://bima.go.id/{{ tempat }}", `"><w:x/>é`, "https://bima.go.id/%22%3E%3Cw:x/%3E%C3%A9"},
		{"by a condition", `{{ if daring }}https://{{ tempat }}{{ else }}mailto:a@b{{ end }}`, "bima.go.id", "https://bima.go.id"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			program, said := compiled(t, linkFile(t, c.target, par(linked(run("tautan")))))
			if program == nil || len(said) > 0 {
				t.Fatal(said)
			}
			in := testInput()
			in.Values["tempat"] = c.value
			pkg := render(t, program, in)
			if got := targets(t, pkg); len(got) != 1 || got[0] != c.want {
				t.Errorf("address %q, want %q", got, c.want)
			}
			data, _ := pkg.Part("word/_rels/document.xml.rels")
			if strings.Contains(string(data), "rId18") {
				t.Errorf("the template's own address is still there: %s", data)
			}
			if faults := pkg.Clone().Faults(); len(faults) > 0 {
				t.Error(say(faults))
			}
		})
	}
}

func TestLinksInALoopHaveAddressesOfTheirOwn(t *testing.T) {
	body := par(run("{{ range bidang }}")) + par(linked(run("{{ . }}"))) + par(run("{{ end }}")) + par(linked(run("x")))
	program, said := compiled(t, linkFile(t, `https://bima.go.id/{{ if eq 1 1 }}{{ sifat }}{{ end }}`, body))
	if program == nil {
		t.Fatal(said)
	}
	pkg := render(t, program, testInput())
	if got := targets(t, pkg); len(got) != 4 || got[0] != "https://bima.go.id/biasa" || got[0] != got[3] {
		t.Errorf("addresses %q", got)
	}
	body = par(run("{{ range bidang }}")) + par(linked(run("{{ . }}"))) + par(run("{{ end }}"))
	if program, said = compiled(t, linkFile(t, "https://bima.go.id/{{ . }}", body)); program == nil {
		t.Fatal(said)
	}
	want := "https://bima.go.id/riset https://bima.go.id/pelatihan https://bima.go.id/publikasi"
	if got := strings.Join(targets(t, render(t, program, testInput())), " "); got != want {
		t.Errorf("addresses %s, want %s", got, want)
	}
}

func TestUnsafeAddressesAreRefused(t *testing.T) {
	for _, value := range []string{"javascript:alert(1)", "file:///etc/passwd", "bima.go.id", `\\server\berkas`} {
		program, said := compiled(t, linkFile(t, "{{ tempat }}", par(run("isi")+linked(run("tautan")))))
		if program == nil {
			t.Fatal(said)
		}
		in := testInput()
		in.Values["tempat"] = value
		pkg, found, err := program.Render(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		if pkg != nil || len(found) != 1 || found[0].Code != "TP103" || found[0].PlaceText("id") != "paragraf 1, alamat tautan" {
			t.Errorf("%s: %s", value, say(found))
		}
	}
}

// An address that comes late leads nowhere in a draft.
func TestALateAddressIsNoFault(t *testing.T) {
	tpl, found := Parse("surat.docx", linkFile(t, "{{ tempat }}", par(linked(run("x")))), nil)
	if tpl == nil {
		t.Fatal(say(found))
	}
	p, found := tpl.Compile(Scope{Fields: testFields(t), Late: []string{"tempat"}})
	if p == nil || len(found) != 1 || found[0].Code != "TP106" {
		t.Fatal(say(found))
	}
	in := testInput()
	delete(in.Values, "tempat")
	in.Late = true
	if got := targets(t, render(t, p, in)); len(got) != 1 || got[0] != "#" {
		t.Errorf("address %q", got)
	}
}

func wordField(instr ...string) string {
	s := `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
	for _, i := range instr {
		s += `<w:r w:rsidR="00A1"><w:instrText xml:space="preserve">` + i + `</w:instrText></w:r>`
	}
	return s + `<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("hasil") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func TestFieldCodes(t *testing.T) {
	cases := []struct{ name, body, value, want string }{
		{"in quotes", par(wordField(` HYPERLINK "{{ tempat }}" `)), "https://bima.go.id/", ` HYPERLINK "https://bima.go.id/" `},
		{"split over runs", par(wordField(` HYPERLINK "{`, `{ tem`, `pat }}"`, ` \o "x" `)), "https://bima.go.id/", ` HYPERLINK "https://bima.go.id/" \o "x" `},
		{"without quotes", par(wordField(` DOCPROPERTY {{ tempat }} \* MERGEFORMAT `)), `a \b "c"`, ` DOCPROPERTY "a \\b \"c\"" \* MERGEFORMAT `},
		{"quotes of a value", par(wordField(` SEQ "{{ tempat }}" `)), `a" \h`, ` SEQ "a\" \\h" `},
		{"autocorrected quotes", par(wordField(` SEQ {{ default “x” tempat }} `)), "a", ` SEQ "a" `},
		{"beside a nested field", par(strings.Replace(wordField(` IF `, `"{{ tempat }}" "b" `), `<w:r w:rsidR="00A1"><w:instrText xml:space="preserve">"`, wordField(` PAGE `)+`<w:r w:rsidR="00A1"><w:instrText xml:space="preserve">"`, 1)), "a", ` IF  PAGE "a" "b" `},
		{"by a condition", par(wordField(` SEQ {{ if daring }}"{{ tempat }}"{{ else }}x{{ end }} `)), "a", ` SEQ "a" `},
		{"simple field", par(`<w:fldSimple w:instr=" HYPERLINK &quot;{{ tempat }}&quot; ">` + run("x") + `</w:fldSimple>`), "https://bima.go.id/?a=b&c", ` HYPERLINK "https://bima.go.id/?a=b&c" `},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			program, said := compiled(t, wordFile(t, c.body, nil))
			if program == nil {
				t.Fatal(said)
			}
			in := testInput()
			in.Values["tempat"] = c.value
			root, err := render(t, program, in).Tree("word/document.xml")
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			root.Walk(func(e *docx.Element) bool {
				if e.Name == "w:instrText" {
					got += e.Text()
				}
				got += e.Attr("w:instr")
				return true
			})
			if got != c.want {
				t.Errorf("instruction %q, want %q", got, c.want)
			}
		})
	}
}

func TestFieldCodesThatDataMustNotMake(t *testing.T) {
	for _, body := range []string{par(wordField(` {{ tempat }} "x" `)), par(`<w:fldSimple w:instr=" {{ tempat }} x"/>`)} {
		if program, said := compiled(t, wordFile(t, body, nil)); program != nil || len(said) != 1 || !strings.HasPrefix(said[0], "TP104: paragraf 1, kode field: ") {
			t.Errorf("name of a field by data: %q", said)
		}
	}
	program, said := compiled(t, wordFile(t, par(wordField(` HYPERLINK "{{ tempat }}" `)), nil))
	if program == nil {
		t.Fatal(said)
	}
	if _, found, err := program.Render(t.Context(), testInput()); err != nil || len(found) != 1 || found[0].Code != "TP103" {
		t.Errorf("link to a word: %s", say(found))
	}
	if program, said = compiled(t, wordFile(t, par(wordField(` SEQ "{{ tempat }} `)), nil)); program == nil {
		t.Fatal(said)
	}
	if _, found, err := program.Render(t.Context(), testInput()); err != nil || len(found) != 1 || found[0].Code != "TP105" {
		t.Errorf("open quote: %s", say(found))
	}
}

func TestLinksOfNaskahTextByData(t *testing.T) {
	p := compileText(t, "uji.naskah", exampleHead+"Lihat [laman {{ tempat }}](https://{{ kantor.laman }}/a) di {{ sifat }}.\n")
	pkg := render(t, p, testInput())
	if got := targets(t, pkg); len(got) != 1 || got[0] != "https://riset.contoh.go.id/a" {
		t.Errorf("addresses %q", got)
	}
	if got := textOfPackage(t, pkg); !strings.Contains(got, "Lihat laman Jakarta di biasa.") {
		t.Errorf("got %q", got)
	}
}
