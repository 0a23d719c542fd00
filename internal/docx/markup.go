package docx

import (
	"fmt"
	"regexp"
	"strings"
)

// Pieces of WordprocessingML for those who write it as text.

// XMLHead opens a part that is written as text; Namespaces are the ones such
// markup uses, as attributes.
const (
	XMLHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	Namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
)

// MaxColumns is how many columns a table may have, as in Word.
const MaxColumns = 63

// OpenText opens the text of a run.
const OpenText = `<w:t xml:space="preserve">`

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// Escape makes text safe between tags and inside quoted attributes.
func Escape(s string) string { return escaper.Replace(s) }

// BookmarkName folds any text into a name Word accepts: a letter first, then
// letters, digits and underscores, at most 40 (ECMA-376 17.13.6.2; the limit
// is Word's own).
func BookmarkName(s string) string {
	s = FoldName(s)
	if s == "" || s[0] >= '0' && s[0] <= '9' || s[0] == '_' {
		s = "n" + s
	}
	return s[:min(len(s), 40)]
}

// FoldName replaces what no bookmark name may hold.
func FoldName(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, s)
}

// Shares splits a width in the proportion of parts, to the last twip.
func Shares(parts []int, total int) []int {
	sum := 0
	for _, n := range parts {
		sum += n
	}
	out := make([]int, len(parts))
	used := 0
	for i, n := range parts {
		out[i] = total * n / sum
		used += out[i]
	}
	out[len(out)-1] += total - used
	return out
}

// Fonts is the w:rFonts of one typeface for all scripts.
func Fonts(typeface string) string {
	f := Escape(typeface)
	return fmt.Sprintf(`<w:rFonts w:ascii="%s" w:eastAsia="%s" w:hAnsi="%s" w:cs="%s"/>`, f, f, f, f)
}

var (
	fontsElement    = regexp.MustCompile(`<w:rFonts [^>]*/>`)
	abstractElement = regexp.MustCompile(`(?s)<w:abstractNum .*?</w:abstractNum>\n?`)
	numElement      = regexp.MustCompile(`(?s)<w:num .*?</w:num>\n?`)
)

// ReplaceFonts puts other markup in the place of each w:rFonts.
func ReplaceFonts(xml, by string) string { return fontsElement.ReplaceAllLiteralString(xml, by) }

// AbstractLists are the w:abstractNum of a numbering part as they are written.
func AbstractLists(xml string) []string { return abstractElement.FindAllString(xml, -1) }

// Lists are the w:num of a numbering part as they are written.
func Lists(xml string) []string { return numElement.FindAllString(xml, -1) }
