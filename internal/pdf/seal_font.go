package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
)

var (
	type0      = regexp.MustCompile(`/Subtype /Type0\s+/BaseFont /utf8(\S+)`)
	descendant = regexp.MustCompile(`/DescendantFonts \[(\d+) 0 R\]`)
	unicodeRef = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	descRef    = regexp.MustCompile(`/FontDescriptor (\d+) 0 R`)
	systemRef  = regexp.MustCompile(`/CIDSystemInfo (\d+) 0 R`)
	gidRef     = regexp.MustCompile(`/CIDToGIDMap (\d+) 0 R`)
	fontName   = regexp.MustCompile(`/FontName /\S+`)
)

// sealFonts rewrites the dictionaries of each font: the name carries a subset
// tag (ISO 32000-1 9.6.4), the widths name exactly the codes in use, and the
// character map to Unicode has one entry a code. fpdf's own map is a single
// range over all codes, which ISO 32000-1 9.10.3 does not allow.
func (f *file) sealFonts(t *typecase) error {
	for n := 1; n < len(f.objects); n++ {
		m := type0.FindStringSubmatch(f.objects[n].text)
		if m == nil {
			continue
		}
		set := t.types[m[1]]
		cid, uni := reference(f.objects[n].text, descendant), reference(f.objects[n].text, unicodeRef)
		if set == nil || cid == 0 || uni == 0 || max(cid, uni) >= len(f.objects) {
			return errLayout
		}
		if err := f.sealFont(set, n, cid, uni); err != nil {
			return err
		}
	}
	return nil
}

func (f *file) sealFont(set *typeset, n, cid, uni int) error {
	name := subsetTag(set) + "+" + set.face.PostScript()
	old := f.objects[cid].text
	desc, system, gids := reference(old, descRef), reference(old, systemRef), reference(old, gidRef)
	if desc*system*gids == 0 || max(desc, system, gids) >= len(f.objects) {
		return errLayout
	}
	f.objects[n].text = fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H\n"+
		"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>", name, cid, uni)
	// ISO 19005-2 6.2.11.3.1: with Identity-H the system information is free.
	f.objects[system].text = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
	f.objects[cid].text = fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s\n/CIDSystemInfo %d 0 R"+
		" /FontDescriptor %d 0 R /CIDToGIDMap %d 0 R\n/DW 0 /W [%s] >>", name, system, desc, gids, widths(set))
	f.objects[desc].text = fontName.ReplaceAllLiteralString(f.objects[desc].text, "/FontName /"+name+" ")
	var err error
	f.objects[uni], err = f.pack("", toUnicode(set))
	return err
}

// subsetTag makes the six capitals from what the subset holds.
func subsetTag(set *typeset) string {
	h := sha256.New()
	h.Write([]byte(set.key))
	for _, r := range set.meanings() {
		fmt.Fprintf(h, " %x=%x", set.codes[r].at, r)
	}
	sum := h.Sum(nil)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// widths writes the W array: runs of neighbouring codes (ISO 32000-1 9.7.4.3).
func widths(set *typeset) string {
	var b strings.Builder
	last := rune(-2)
	for i, r := range set.meanings() {
		c := set.codes[r]
		if c.at != last+1 {
			if i > 0 {
				b.WriteString("] ")
			}
			fmt.Fprintf(&b, "%d [", c.at)
		} else {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d", c.width)
		last = c.at
	}
	if b.Len() > 0 {
		b.WriteByte(']')
	}
	return b.String()
}

// toUnicode writes a CMap of single characters, a hundred a block
// (ISO 32000-1 9.10.3; Adobe Technical Note 5411).
func toUnicode(set *typeset) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	used := set.meanings()
	for len(used) > 0 {
		n := min(len(used), 100)
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, r := range used[:n] {
			fmt.Fprintf(&b, "<%04X> <", set.codes[r].at)
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
		used = used[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
