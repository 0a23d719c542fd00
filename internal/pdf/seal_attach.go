package pdf

import (
	"bytes"
	"cmp"
	"crypto/md5"
	"fmt"
	"slices"
	"strings"
)

// addAttachments embeds the files (ISO 32000-1 7.11.4) and returns the catalog
// entries that name them: the tree of embedded files and, as PDF/A-3 asks, the
// files associated with the document as a whole (ISO 19005-3 6.8).
func (f *file) addAttachments(m Meta) (string, error) {
	if len(m.Attachments) == 0 {
		return "", nil
	}
	// A name tree is sorted by its keys (ISO 32000-1 7.9.6).
	list := slices.Clone(m.Attachments)
	slices.SortFunc(list, func(a, b Attachment) int { return cmp.Compare(textString(a.Name), textString(b.Name)) })
	var names, associated []string
	for _, a := range list {
		content, err := f.addContent(a, m)
		if err != nil {
			return "", err
		}
		spec := f.add(object{text: fmt.Sprintf("<< /Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /%s /EF << /F %d 0 R /UF %d 0 R >> >>",
			textString(plain(a.Name)), textString(a.Name), textString(a.Description), a.Relation, content, content)})
		names = append(names, fmt.Sprintf("%s %d 0 R", textString(a.Name), spec))
		associated = append(associated, fmt.Sprintf("%d 0 R", spec))
	}
	return fmt.Sprintf("/Names << /EmbeddedFiles << /Names [%s] >> >>\n/AF [%s]\n",
		strings.Join(names, " "), strings.Join(associated, " ")), nil
}

// addContent adds the stream of one file. What is packed already, as a Word
// file is, is stored as it stands.
func (f *file) addContent(a Attachment, m Meta) (int, error) {
	params := fmt.Sprintf("/Size %d /CheckSum <%X>", len(a.Content), md5.Sum(a.Content)) // ISO 32000-1 table 46
	if !m.Created.IsZero() {
		params += fmt.Sprintf(" /CreationDate (%s) /ModDate (%s)", pdfDate(m.Created), pdfDate(m.Created))
	}
	entries := fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Params << %s >> ", nameOf(a.MIME), params)
	if bytes.HasPrefix(a.Content, []byte("PK")) { // a ZIP file, such as a Word file
		return f.add(object{text: fmt.Sprintf("<< %s/Length %d >>", entries, len(a.Content)), stream: a.Content, data: true}), nil
	}
	packed, err := f.pack(entries, a.Content)
	if err != nil {
		return 0, err
	}
	return f.add(packed), nil
}

// nameOf writes a name object without its slash (ISO 32000-1 7.3.5).
func nameOf(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c > ' ' && c < 0x7F && !strings.ContainsRune("#/%()<>[]{}", rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return b.String()
}

// plain is a file name for readers that know no Unicode ones.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7F {
			return '_'
		}
		return r
	}, name)
}
