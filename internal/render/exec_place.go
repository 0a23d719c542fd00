package render

import (
	"fmt"
	"net/url"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/manuscript"
	"naskah/internal/tag"
)

// frame is an address or the instruction of a field: text that is looked at as
// a whole before it is written into the markup.
type frame struct {
	body []node
	tag  *tagUse
}

// framed compiles what stands in a frame.
func (c *compiler) framed(use *tagUse) node {
	body, _, _ := c.block(tag.EndFrame)
	return &frame{body, use}
}

func (f *frame) exec(st *state) {
	outer, blank := st.out, st.blank
	st.out, st.blank = new(strings.Builder), false
	st.run(f.body)
	s := st.out.String()
	late := st.blank
	st.out, st.blank = outer, blank
	switch {
	case f.tag.kind == codeFrame:
		st.checkCode(f.tag, s, late)
		st.out.WriteString(docx.Escape(s))
	case late:
		st.out.WriteString(st.link("#")) // the address is not known yet
	default:
		st.out.WriteString(st.link(st.address(f.tag, s)))
	}
}

// elsewhere writes a value that does not stand in the text of a run.
func (st *state) elsewhere(kind tagKind, text string) {
	switch kind {
	case inLink:
		st.out.WriteString(addressValue(text, st.out.String()))
	case inCode:
		st.out.WriteString(codeValue(text, st.out.String()))
	default:
		st.out.WriteString(attributeBreaks.Replace(docx.Escape(text)))
	}
}

// attributeBreaks keeps line ends and tabs of a value: in an attribute XML reads
// them as blanks.
var attributeBreaks = strings.NewReplacer("\r\n", "&#10;", "\r", "&#10;", "\n", "&#10;", "\t", "&#9;")

// codeValue writes a value into the instruction of a field (ECMA-376 17.16.1):
// inside quotes with its quotes and backslashes escaped, elsewhere in quotes, so
// that no value becomes a switch or a second argument.
func codeValue(text, before string) string {
	text = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\t", " ").Replace(text)
	if _, open := codeWords(before); open {
		return text
	}
	return `"` + text + `"`
}

// codeWords cuts an instruction into its words, quotes taken off; open says
// that it ends inside of quotes.
func codeWords(s string) (words []string, open bool) {
	var b strings.Builder
	begun := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && open && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case c == '"':
			open, begun = !open, true
		case c == ' ' && !open:
			if begun {
				words = append(words, b.String())
			}
			b.Reset()
			begun = false
		default:
			b.WriteByte(c)
			begun = true
		}
	}
	if begun {
		words = append(words, b.String())
	}
	return words, open
}

// checkCode looks at an instruction that holds values: an odd quote among them
// would swallow what follows, and a link needs a safe address.
func (st *state) checkCode(tag *tagUse, s string, late bool) {
	words, open := codeWords(s)
	if open {
		st.findAt(tag, "TP105", "teks", strings.TrimSpace(s))
		return
	}
	if len(words) > 1 && strings.EqualFold(words[0], "HYPERLINK") && !strings.HasPrefix(words[1], `\`) && !late {
		st.address(tag, words[1])
	}
}

// addressValue writes a value into an address: as it is where it is the address
// itself or a part of its path, percent-encoded in a query.
func addressValue(text, before string) string {
	if strings.ContainsAny(before, "?#") {
		return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
	}
	return text
}

// doubled begins an address before which Word has put http:// because the tag
// did not look like one.
var doubled = []string{"http://http://", "http://https://", "http://mailto:", "http://tel:", "https://https://", "https://http://"}

// address checks an address and writes it as a URI (RFC 3986).
func (st *state) address(tag *tagUse, s string) string {
	s = strings.TrimSpace(s)
	for _, d := range doubled {
		if strings.HasPrefix(s, d) {
			s = s[strings.Index(s, "/")+2:]
			break
		}
	}
	if !docx.SafeLink(s) {
		st.findAt(tag, "TP103", "alamat", s)
		return "#"
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		escaped := c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 || c == '%' && !escaped {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }

// percentDecoded undoes percent signs, where there are only proper ones.
func percentDecoded(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// addresses are the links one part gets while it is rendered.
type addresses struct {
	ids   map[string]string // by address
	order []string
	first int // last number in use
}

// link returns the relationship id of an address.
func (st *state) link(target string) string {
	id, ok := st.links.ids[target]
	if !ok {
		id = fmt.Sprintf("%s%d", linkStem, st.links.first+len(st.links.order)+1)
		st.links.ids[target] = id
		st.links.order = append(st.links.order, target)
	}
	return id
}

// writeLinks puts the addresses of a part into its relationships, in the place
// of those with tags.
func (st *state) writeLinks(p *programPart) {
	if len(p.links) == 0 && len(st.links.order) == 0 {
		return
	}
	err := st.pkg.EditRelationships(st.part, func(rows *docx.Element) {
		for _, row := range rows.Elements() {
			if p.links[row.Attr("Id")] != "" {
				rows.Remove(row)
			}
		}
		for _, target := range st.links.order {
			rows.Append(docx.E("rel:Relationship").With("Id", st.links.ids[target], "Type", hyperlinkRel, "Target", target, "TargetMode", "External"))
		}
	})
	if err != nil {
		st.found.Add(manuscript.Findings(err, p.file)...)
	}
}

const hyperlinkRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"

// warnLate tells that a value which comes late stands where an adopted text
// cannot receive it any more: there is no content control.
func (c *compiler) warnLate(tag *tagUse, path string, insertion bool) {
	if insertion || tag.kind == inValue || tag.kind == inLink || tag.kind == inCode {
		c.bag.Add(tag.at(diag.Warn("TP106", diag.Position{}, "nama", path)))
	}
}
