package pdf

import (
	"fmt"
	"net/url"
	"strings"

	"naskah/internal/layout"
)

// schemes are the kinds of outside address a link may lead to.
var schemes = map[string]bool{"http": true, "https": true, "mailto": true, "tel": true}

// linkTarget reads a link. It refuses what leads nowhere, and addresses that
// would make a reader's program do something other than open a page.
func linkTarget(l layout.Link, pages int) (target, bool) {
	if l.URL == "" {
		return target{page: l.Page}, l.Page >= 0 && l.Page < pages
	}
	u, err := url.Parse(strings.TrimSpace(l.URL))
	if err != nil || !schemes[strings.ToLower(u.Scheme)] {
		return target{}, false
	}
	return target{url: u.String()}, true
}

// sealLinks writes an annotation for each link (ISO 32000-1 12.5.6.5) and
// lists it in its page. Each has its Print flag set (ISO 19005-2 6.3.2).
func (f *file) sealLinks(s sealing) error {
	ofPage := map[int][]string{}
	for i, l := range s.notes.links {
		h := s.pages[l.onPage].Height.Points()
		var b strings.Builder
		fmt.Fprintf(&b, "<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%s %s %s %s]",
			number(l.box.x, 2), number(h-l.box.y-l.box.h, 2), number(l.box.x+l.box.w, 2), number(h-l.box.y, 2))
		if l.target.url != "" {
			fmt.Fprintf(&b, " /A << /S /URI /URI %s >> /Contents %s", asciiString(l.target.url), textString(l.target.url))
		} else {
			fmt.Fprintf(&b, " /Dest [%d 0 R /Fit] /Contents %s", f.pages[l.target.page], textString(s.label(l.target.page)))
		}
		if l.mark >= 0 {
			fmt.Fprintf(&b, " /StructParent %d", len(s.pages)+i)
		}
		b.WriteString(" >>")
		n := f.add(object{text: b.String()})
		f.links = append(f.links, n)
		ofPage[l.onPage] = append(ofPage[l.onPage], fmt.Sprintf("%d 0 R", n))
	}
	for page, refs := range ofPage {
		if err := f.addToPage(page, "/Annots ["+strings.Join(refs, " ")+"]"); err != nil {
			return err
		}
	}
	return nil
}

// addToPage puts further entries into a page's dictionary.
func (f *file) addToPage(page int, entries string) error {
	o := &f.objects[f.pages[page]]
	before, after, ok := strings.Cut(o.text, "/Contents ")
	if !ok {
		return errLayout
	}
	o.text = before + entries + "\n/Contents " + after
	return nil
}

// asciiString writes an address, which is 7-bit ASCII (ISO 32000-1 12.6.4.7);
// what is not, is percent-encoded as RFC 3987 has it.
func asciiString(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c <= 0x20 || c >= 0x7F {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return textString(b.String())
}
