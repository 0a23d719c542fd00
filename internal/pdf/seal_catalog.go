package pdf

import (
	"cmp"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"naskah/internal/pdf/verify"
)

// profile is sRGB2014 of the International Color Consortium; see NOTICE.
//
//go:embed sRGB2014.icc
var profile []byte

// producer is what made the file; nothing in it may change by itself.
const producer = verify.Producer

// sealInfo writes the document information dictionary (ISO 32000-1 14.3.3);
// its entries say the same as the XMP packet (ISO 19005-2 6.1.5).
func (f *file) sealInfo(m Meta) {
	var b strings.Builder
	b.WriteString("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", m.Title}, {"Author", m.Author}, {"Subject", m.Subject}, {"Keywords", m.Keywords},
		{"Creator", "Naskah"}, {"Producer", producer},
	} {
		if e.value != "" {
			fmt.Fprintf(&b, " /%s %s", e.key, textString(e.value))
		}
	}
	if !m.Created.IsZero() {
		d := pdfDate(m.Created)
		fmt.Fprintf(&b, " /CreationDate (%s) /ModDate (%s)", d, d)
	}
	b.WriteString(" >>")
	f.objects[f.info] = object{text: b.String()}
}

// catalogRefs are what the catalog leads to besides the pages.
type catalogRefs struct {
	outline, tree int    // objects, or 0
	accessible    bool   // the tree keeps to PDF/UA
	attached      string // entries of the attachments
}

// sealCatalog writes the catalog (ISO 32000-1 7.7.2) with metadata
// (ISO 19005-2 6.6.2) and output intent (6.2.3).
func (f *file) sealCatalog(s sealing, to catalogRefs) {
	xmp := packet(s.meta, to.accessible)
	metadata := f.add(object{
		text:   fmt.Sprintf("<< /Type /Metadata /Subtype /XML /Length %d >>", len(xmp)),
		stream: xmp, data: true,
	})
	icc := f.add(object{
		text:   fmt.Sprintf("<< /N 3 /Alternate /DeviceRGB /Length %d >>", len(profile)),
		stream: profile, data: true,
	})
	var b strings.Builder
	fmt.Fprintf(&b, "<< /Type /Catalog /Pages 1 0 R /Lang %s /Metadata %d 0 R\n", textString(s.meta.Lang), metadata)
	fmt.Fprintf(&b, "/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"+
		" /Info (sRGB2014) /DestOutputProfile %d 0 R >>]\n", icc)
	if s.meta.Title != "" {
		b.WriteString("/ViewerPreferences << /DisplayDocTitle true >>\n")
	}
	if labels := pageLabels(s); labels != "" {
		fmt.Fprintf(&b, "/PageLabels << /Nums [%s] >>\n", labels)
	}
	if to.outline != 0 {
		fmt.Fprintf(&b, "/Outlines %d 0 R /PageMode /UseOutlines\n", to.outline)
	}
	if to.tree != 0 {
		fmt.Fprintf(&b, "/MarkInfo << /Marked true >> /StructTreeRoot %d 0 R\n", to.tree)
	}
	b.WriteString(to.attached)
	b.WriteString(">>")
	f.objects[f.catalog] = object{text: b.String()}
}

// label is the number that a page prints.
func (s sealing) label(page int) string {
	return cmp.Or(s.pages[page].Label, strconv.Itoa(page+1))
}

// pageLabels gives the pages the numbers they print, where those are not
// simply 1, 2, 3 (ISO 32000-1 12.4.2).
func pageLabels(s sealing) string {
	plain := true
	var b strings.Builder
	for i := range s.pages {
		label := s.label(i)
		plain = plain && label == strconv.Itoa(i+1)
		fmt.Fprintf(&b, "%d << /P %s >> ", i, textString(label))
	}
	if plain {
		return ""
	}
	return strings.TrimSpace(b.String())
}

// addOutline writes the outline of the headings and returns the number of its
// root, or 0 without headings (ISO 32000-1 12.3.3). A heading hangs under the
// nearest one before it of a lower level, so that a skipped level does no harm.
func (f *file) addOutline(s sealing) int {
	marks := s.notes.bookmarks
	if len(marks) == 0 {
		return 0
	}
	type entry struct{ parent, prev, next, first, last, below int }
	entries := make([]entry, len(marks)+1) // 0 is the root
	stack := []int{0}
	for i := 1; i <= len(marks); i++ {
		for len(stack) > 1 && marks[stack[len(stack)-1]-1].level >= marks[i-1].level {
			stack = stack[:len(stack)-1]
		}
		parent := stack[len(stack)-1]
		e := &entries[parent]
		entries[i].parent, entries[i].prev = parent, e.last
		if e.last != 0 {
			entries[e.last].next = i
		} else {
			e.first = i
		}
		e.last = i
		for _, above := range stack {
			entries[above].below++
		}
		stack = append(stack, i)
	}
	root := len(f.objects)
	ref := func(b *strings.Builder, key string, i int) {
		if i != 0 {
			fmt.Fprintf(b, " /%s %d 0 R", key, root+i)
		}
	}
	for i, e := range entries {
		var b strings.Builder
		if i == 0 {
			b.WriteString("<< /Type /Outlines")
		} else {
			m := marks[i-1]
			fmt.Fprintf(&b, "<< /Title %s /Parent %d 0 R /Dest [%d 0 R /XYZ null %s null]", textString(m.title),
				root+e.parent, f.pages[m.page], number(s.pages[m.page].Height.Points()-m.y, 2))
		}
		ref(&b, "Prev", e.prev)
		ref(&b, "Next", e.next)
		ref(&b, "First", e.first)
		ref(&b, "Last", e.last)
		if e.below > 0 {
			fmt.Fprintf(&b, " /Count %d", e.below)
		}
		b.WriteString(" >>")
		f.add(object{text: b.String()})
	}
	return root
}

// textString writes a text string (ISO 32000-1 7.9.2.2): in ASCII where that
// is enough, else in UTF-16 with a byte order mark.
func textString(s string) string {
	ascii := true
	for _, r := range s {
		ascii = ascii && r >= 0x20 && r < 0x7F
	}
	var b strings.Builder
	if !ascii {
		b.WriteString("<FEFF")
		for _, u := range utf16.Encode([]rune(s)) {
			fmt.Fprintf(&b, "%04X", u)
		}
		b.WriteByte('>')
		return b.String()
	}
	b.WriteByte('(')
	for _, r := range s {
		if r == '(' || r == ')' || r == '\\' {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	b.WriteByte(')')
	return b.String()
}

// pdfDate writes a date with its zone (ISO 32000-1 7.9.4).
func pdfDate(t time.Time) string {
	zone := t.Format("-07:00")
	if zone == "+00:00" {
		return t.Format("D:20060102150405") + "Z"
	}
	return t.Format("D:20060102150405") + zone[:3] + "'" + zone[4:] + "'"
}
