package docx

import (
	"slices"
	"strings"
	"testing"
)

func TestBookmarkNamesAreThoseWordAccepts(t *testing.T) {
	for s, want := range map[string]string{
		"maksud": "maksud", "Maksud dan Tujuan": "Maksud_dan_Tujuan", "2 pihak": "n2_pihak", "_a": "n_a", "": "n", "é": "n_",
		strings.Repeat("a", 41): strings.Repeat("a", 40),
	} {
		if got := BookmarkName(s); got != want {
			t.Errorf("BookmarkName(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestSharesAddUp(t *testing.T) {
	for _, c := range []struct {
		parts []int
		total int
		want  []int
	}{
		{[]int{1, 1, 1}, 100, []int{33, 33, 34}},
		{[]int{3, 1}, 9071, []int{6803, 2268}},
		{[]int{7}, 5, []int{5}},
	} {
		if got := Shares(c.parts, c.total); !slices.Equal(got, c.want) {
			t.Errorf("Shares(%v, %d) = %v, want %v", c.parts, c.total, got, c.want)
		}
	}
}

func TestEscapedTextReadsBack(t *testing.T) {
	const s = `a & b <c> "d" 'e' ]]> {{ x }}`
	root, err := ParseXML([]byte(XMLHead + "<w:p" + Namespaces + ` w:a="` + Escape(s) + `"><w:r>` + OpenText + Escape(s) + "</w:t></w:r></w:p>"))
	if err != nil {
		t.Fatal(err)
	}
	if got := root.Attr("w:a"); got != s {
		t.Errorf("the attribute reads back as %q, want %q", got, s)
	}
	if got := root.Path("w:r", "w:t").Text(); got != s {
		t.Errorf("the text reads back as %q, want %q", got, s)
	}
}

func TestListsAreCutAsTheyAreWritten(t *testing.T) {
	abstract, num := "<w:abstractNum w:abstractNumId=\"0\"><w:lvl/></w:abstractNum>\n", `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	xml := "<w:numbering>" + abstract + num + "</w:numbering>"
	if got := AbstractLists(xml); !slices.Equal(got, []string{abstract}) {
		t.Errorf("AbstractLists = %q", got)
	}
	if got := Lists(xml); !slices.Equal(got, []string{num}) {
		t.Errorf("Lists = %q", got)
	}
	if got := ReplaceFonts("<w:rPr>"+Fonts("Arial")+"<w:b/></w:rPr>", Fonts("A & B")); got != `<w:rPr><w:rFonts w:ascii="A &amp; B" w:eastAsia="A &amp; B" w:hAnsi="A &amp; B" w:cs="A &amp; B"/><w:b/></w:rPr>` {
		t.Errorf("ReplaceFonts = %s", got)
	}
}
