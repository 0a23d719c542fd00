package layout

import (
	"strings"

	"naskah/internal/docx"
)

// settings is what settings.xml says that a page depends on.
type settings struct {
	tab         Unit // default tab distance
	evenOdd     bool // separate headers for even pages
	mode        int  // compatibilityMode: 15 is Word 2013 and later
	sumSpacing  bool // space between paragraphs adds up rather than overlaps
	decimal     rune
	mirror      bool // mirrored margins
	gutterAtTop bool
	ragged      bool // justified lines that end with a line break stay as they are
}

// readSettings reads the part; the defaults are those of ECMA-376 17.15.1.
func readSettings(root *docx.Element, lo74 bool) settings {
	s := settings{tab: Twip(720), mode: 12, decimal: ','}
	if lo74 {
		s.decimal = '.' // of LibreOffice's own language, whatever the file says (7.4 measured)
	}
	if root == nil {
		return s
	}
	s.tab = twipsOr(root.Val("w:defaultTabStop"), s.tab)
	s.evenOdd, _ = root.On("w:evenAndOddHeaders")
	s.mirror, _ = root.On("w:mirrorMargins")
	s.gutterAtTop, _ = root.On("w:gutterAtTop")
	if d := []rune(root.Val("w:decimalSymbol")); len(d) == 1 && !lo74 {
		s.decimal = d[0]
	}
	compat := root.Child("w:compat")
	s.sumSpacing, _ = compat.On("w:doNotUseHTMLParagraphAutoSpacing")
	s.ragged, _ = compat.On("w:doNotExpandShiftReturn")
	for _, e := range compat.All("w:compatSetting") {
		if strings.EqualFold(e.Attr("w:name"), "compatibilityMode") {
			s.mode = intOr(e.Attr("w:val"), s.mode)
		}
	}
	return s
}
