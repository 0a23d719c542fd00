package docx

import (
	"fmt"
	"strings"
	"testing"
)

// lvl writes one level of a list.
func lvl(depth int, format, text string, more ...string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`,
		depth, format, strings.Join(more, ""), text)
}

func list(id, levels string) string {
	return `<w:abstractNum w:abstractNumId="` + id + `">` + levels + `</w:abstractNum>`
}

func num(id, abstract string, overrides ...string) string {
	return `<w:num w:numId="` + id + `"><w:abstractNumId w:val="` + abstract + `"/>` + strings.Join(overrides, "") + `</w:num>`
}

func startAt(depth, n int) string {
	return fmt.Sprintf(`<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, depth, n)
}

// labels counts a series of "numId:level" or, for a style, "=id".
func labels(t *testing.T, numbering, styles, series string) string {
	t.Helper()
	st := ReadStyles(parse(t, `<w:styles `+nsDecl+`>`+styles+`</w:styles>`))
	c := ReadNumbering(parse(t, `<w:numbering `+nsDecl+`>`+numbering+`</w:numbering>`), st).Counter()
	var out []string
	for _, item := range strings.Fields(series) {
		pPr := E("w:pPr")
		if style, rest, ok := strings.Cut(item, "="); ok {
			pPr.Append(E("w:pStyle").With("w:val", rest))
			item = style
		}
		if item != "" {
			id, depth, hasDepth := strings.Cut(item, ":")
			numPr := E("w:numPr")
			if hasDepth {
				numPr.Append(E("w:ilvl").With("w:val", depth))
			}
			if id != "" {
				numPr.Append(E("w:numId").With("w:val", id))
			}
			pPr.Append(numPr)
		}
		label, ok := c.Next(E("w:p", pPr))
		if !ok {
			label.Text = "-"
		}
		out = append(out, label.Text)
	}
	return strings.Join(out, " ")
}

func TestCounterCountsAsWordDoes(t *testing.T) {
	outline := list("0", lvl(0, "decimal", "%1")+lvl(1, "decimal", "%1.%2")+lvl(2, "decimal", "%1.%2.%3"))
	pasal := list("0", lvl(0, "decimal", "Pasal_%1")+lvl(1, "decimal", "(%2)")+lvl(2, "lowerLetter", "%3.")+lvl(3, "decimal", "%4.")+
		lvl(4, "lowerLetter", "%5)")+lvl(5, "decimal", "%6)"))
	numStyle := func(id, parent, numPr string) string {
		return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:basedOn w:val="` + parent + `"/><w:pPr><w:numPr>` + numPr + `</w:numPr></w:pPr></w:style>`
	}
	for _, c := range []struct{ name, numbering, styles, series, want string }{
		{"levels of an agreement", pasal + num("1", "0"), "", "1:0 1:1 1:1 1:2 1:2 1:3 1:3 1:4 1:5 1:2 1:1 1:0 1:1 1:2",
			"Pasal_1 (1) (2) a. b. 1. 2. a) 1) c. (3) Pasal_2 (1) a."},
		{"a letter directly below a pasal", pasal + num("1", "0"), "", "1:0 1:2 1:2 1:0 1:2", "Pasal_1 a. b. Pasal_2 a."},
		{"skipped level counts as used", outline + num("1", "0"), "", "1:0 1:2 1:1 1:2", "1 1.1.1 1.2 1.2.1"},
		{"begins below", outline + num("1", "0"), "", "1:2 1:2 1:0 1:1", "1.1.1 1.1.2 2 2.1"},
		{"nums of one list count together", outline + num("1", "0") + num("2", "0"), "", "1:0 1:0 2:0 2:1 1:1 1:0", "1 2 3 3.1 3.2 4"},
		{"lists count apart", outline + list("1", lvl(0, "upperRoman", "%1.")) + num("1", "0") + num("2", "1"), "", "1:0 2:0 1:0 2:0", "1 I. 2 II."},
		{"override sets the common counter once", outline + num("1", "0") + num("2", "0", startAt(0, 8)), "", "1:0 1:0 2:0 1:0 2:0 1:1 1:0", "1 2 8 9 10 10.1 11"},
		{"restart of letters", pasal + num("1", "0") + num("2", "0", startAt(2, 1)) + num("3", "0", startAt(2, 1)), "",
			"1:0 1:1 1:2 1:2 2:2 2:2 1:1 1:2 3:2 3:2", "Pasal_1 (1) a. b. a. b. (2) a. a. b."},
		{"override on a lower level", outline + num("1", "0", startAt(1, 5)), "", "1:0 1:1 1:1 1:0 1:1", "1 1.5 1.6 2 2.5"},
		{"never restarts", list("0", lvl(0, "decimal", "%1")+lvl(1, "decimal", "(%2)", `<w:lvlRestart w:val="0"/>`)) + num("1", "0"), "", "1:0 1:1 1:1 1:0 1:1", "1 (1) (2) 2 (3)"},
		{"restarts after the first level only", list("0", lvl(0, "decimal", "%1")+lvl(1, "decimal", "%1.%2")+lvl(2, "decimal", "(%3)", `<w:lvlRestart w:val="1"/>`)) + num("1", "0"), "",
			"1:0 1:1 1:2 1:2 1:1 1:2 1:0 1:2", "1 1.1 (1) (2) 1.2 (3) 2 (1)"},
		{"legal numbers", list("0", lvl(0, "upperRoman", "%1")+lvl(1, "lowerLetter", "%1.%2", "<w:isLgl/>")) + num("1", "0"), "", "1:0 1:0 1:1", "I II 2.1"},
		{"formats", list("0", lvl(0, "decimalZero", "%1")+lvl(1, "upperLetter", "%2")+lvl(2, "lowerRoman", "%3")+lvl(3, "none", "x%4")+lvl(4, "bullet", "•")+lvl(5, "ordinal", "%6")) + num("1", "0"), "",
			"1:0 1:1 1:2 1:3 1:4 1:5", "01 A i x • 1"},
		{"custom format", list("0", `<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>`+
			`<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`) + num("1", "0"), "", "1:0 1:0", "009 010"},
		{"no start is zero", list("0", `<w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl>`) + num("1", "0"), "", "1:0 1:0", "0 1"},
		{"no list", outline + num("1", "0") + num("9", "77"), "", "0:0 5:0 9:0 1:8 1:x = 1", "- - - - - - 1"},
		{"a level below has no number", list("0", lvl(0, "decimal", "%1.%2%")+lvl(1, "decimal", "%2")) + num("1", "0"), "", "1:0", "1.%"},
		{"replaced level", outline + num("1", "0") + num("2", "0", `<w:lvlOverride w:ilvl="0">`+lvl(0, "lowerLetter", "%1)")+`</w:lvlOverride>`), "", "1:0 2:0 1:0", "1 b) 3"},
		{"style", outline + num("1", "0"), numStyle("A", "", `<w:numId w:val="1"/>`), "=A =A 0=A :1=A", "1 2 - 2.1"},
		{"style taken from its parent", outline + num("1", "0"), numStyle("A", "", `<w:numId w:val="1"/>`) + numStyle("B", "A", `<w:ilvl w:val="1"/>`), "=A =B =B", "1 1.1 1.2"},
		{"style named by the level", list("0", lvl(0, "decimal", "%1")+lvl(1, "decimal", "%1.%2", `<w:pStyle w:val="B"/>`)) + num("1", "0"),
			numStyle("A", "", `<w:numId w:val="1"/>`) + numStyle("B", "", `<w:ilvl w:val="7"/><w:numId w:val="1"/>`), "=A =B", "1 1.1"},
		{"style switched off by a child", outline + num("1", "0"), numStyle("A", "", `<w:numId w:val="1"/>`) + numStyle("B", "A", `<w:numId w:val="0"/>`), "=A =B =A", "1 - 2"},
		{"own list wins over the style's", outline + list("1", lvl(0, "lowerLetter", "%1.")) + num("1", "0") + num("2", "1"), numStyle("A", "", `<w:numId w:val="1"/>`), "=A 2:0=A =A", "1 a. 2"},
		{"numbering style", outline + linked("1", "Daftar") + num("1", "0") + num("2", "1"),
			`<w:style w:type="numbering" w:styleId="Daftar"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`, "2:0 2:1 2:0", "1 1.1 2"},
		{"ring of numbering styles", linked("0", "Daftar") + num("1", "0"),
			`<w:style w:type="numbering" w:styleId="Daftar"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`, "1:0", "-"},
		{"ring of styles", outline + num("1", "0"), numStyle("A", "B", "") + numStyle("B", "A", `<w:numId w:val="1"/>`), "=A =B", "1 2"},
	} {
		if got := labels(t, c.numbering, c.styles, c.series); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		n      int
		format string
		want   string
	}{
		{26, "lowerLetter", "z"}, {27, "lowerLetter", "aa"}, {28, "upperLetter", "BB"}, {53, "lowerLetter", "aaa"}, {0, "lowerLetter", "0"},
		{1 << 30, "lowerLetter", "1073741824"}, {4, "lowerRoman", "iv"}, {1999, "upperRoman", "MCMXCIX"}, {0, "upperRoman", "0"}, {1 << 30, "upperRoman", "1073741824"},
		{9, "decimalZero", "09"}, {10, "decimalZero", "10"}, {-1, "decimalZero", "-1"}, {3, "none", ""}, {3, "bullet", ""}, {3, "cardinalText", "3"}, {3, "", "3"},
	} {
		if got := FormatNumber(c.n, c.format); got != c.want {
			t.Errorf("FormatNumber(%d, %q) = %q, want %q", c.n, c.format, got, c.want)
		}
	}
}

func TestLevelsSayHowTheyLook(t *testing.T) {
	root := parse(t, `<w:numbering `+nsDecl+`>`+list("0", lvl(0, "decimal", "%1", `<w:suff w:val="space"/><w:lvlJc w:val="end"/><w:pPr/><w:rPr/>`)+lvl(1, "bullet", "x"))+num("1", "0")+`</w:numbering>`)
	n := ReadNumbering(root, ReadStyles(E("w:styles")))
	l := n.Level("1", 0)
	if l.Suffix != "space" || l.Jc != "right" || l.Paragraph() == nil || l.Run() == nil || l.Bullet() {
		t.Errorf("level 0 = %+v", l)
	}
	if l := n.Level("1", 1); l.Suffix != "tab" || l.Jc != "left" || !l.Bullet() || l.Paragraph() != nil {
		t.Errorf("level 1 = %+v", l)
	}
	if n.Level("1", 9) != nil || n.Level("1", -1) != nil || n.Abstract("1") != "0" || n.Abstract("2") != "" {
		t.Error("levels that are not there were found")
	}
}

// linked is a list whose levels are those of a numbering style.
func linked(id, style string) string {
	return list(id, `<w:numStyleLink w:val="`+style+`"/>`)
}
