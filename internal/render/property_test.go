package render

import (
	"strings"
	"testing"
	"time"

	"naskah/internal/docx"
)

func coreFile(t testing.TB, inner string) []byte {
	t.Helper()
	return wordFile(t, par(run("x")), map[string]string{
		"toprels": `<Relationship Id="rId9" Type="` + coreProperties + `" Target="docProps/core.xml"/>`,
		"docProps/core.xml": docx.XMLHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
			` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` + inner + `</cp:coreProperties>`,
	})
}

func TestPropertiesOfThePaper(t *testing.T) {
	const others = `<dc:subject>Kerja sama {{ tempat }}</dc:subject><cp:keywords>PKS</cp:keywords><cp:lastModifiedBy>Pembuat</cp:lastModifiedBy><cp:revision>7</cp:revision>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">1999-01-01T00:00:00Z</dcterms:created>`
	cases := []struct {
		name, inner string
		in          func(*Input)
		want, not   []string
	}{
		{"what is given wins over what the template says", `<dc:title>Templat</dc:title><dc:creator>Pembuat</dc:creator>` + others, func(*Input) {},
			[]string{"<dc:title>Uji</dc:title>", "<dc:creator>Naskah</dc:creator>", "Kerja sama Jakarta", "PKS", "2023-05-22T03:00:00Z", "<dc:language>id-ID<"},
			[]string{"Templat", "Pembuat", "1999", "revision"}},
		{"what is not given stays", `<dc:title>Templat</dc:title><dc:creator>Biro</dc:creator>` + others, func(in *Input) { in.Title, in.Author, in.Created = "", "", time.Time{} },
			[]string{"Templat", "Biro"}, []string{"1999", "Pembuat", "dcterms:created"}},
		{"a title with tags is the title", `<dc:title>Kerja Sama {{ kapital tempat }}</dc:title>`, func(*Input) {}, []string{"<dc:title>Kerja Sama JAKARTA</dc:title>", "<dc:creator>Naskah<"}, []string{"Uji"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			program, said := compiled(t, coreFile(t, c.inner))
			if program == nil {
				t.Fatal(said)
			}
			in := testInput()
			c.in(&in)
			data, _ := render(t, program, in).Part("docProps/core.xml")
			for _, s := range c.want {
				if !strings.Contains(string(data), s) {
					t.Errorf("no %q in %s", s, data)
				}
			}
			for _, s := range c.not {
				if strings.Contains(string(data), s) {
					t.Errorf("%q in %s", s, data)
				}
			}
		})
	}
}

// A title with tags is no name of a template.
func TestATitleWithTagsDoesNotNameTheTemplate(t *testing.T) {
	for inner, want := range map[string]string{`<dc:title>{{ tempat }}</dc:title>`: "surat", `<dc:title>Surat Kuasa</dc:title>`: "Surat Kuasa"} {
		if tpl, found := Parse("surat.docx", coreFile(t, inner), nil); tpl == nil || tpl.Title() != want {
			t.Errorf("%s: %v, want %s", inner, say(found), want)
		}
	}
}
