package render

import (
	"net/url"
	"strings"
	"unicode"

	"naskah/internal/docx"
	"naskah/internal/message"
)

// linkAddress is an address outside that may be offered for clicking; false
// for scripts, files, and what Word could not read as an address.
func linkAddress(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) > maxLink || !docx.SafeLink(s) || strings.HasPrefix(s, "#") {
		return "", false
	}
	if strings.ContainsAny(s, "<>\"{}|\\^`") || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }) {
		return "", false
	}
	u, err := url.Parse(s)
	return s, err == nil && (u.Host != "" || u.Opaque != "")
}

// linkType checks an address that is written in the template.
func linkType(args []expr) (valueType, message.Phrase) {
	if address, ok := args[1].(literal); ok {
		s, _ := address.v.(string)
		if _, ok := linkAddress(s); !ok {
			return typeRuns, message.P("TP.alamat", "alamat", s)
		}
	}
	return typeRuns, none
}

// hyperlink is a text to click.
type hyperlink struct{ text, address string }

func (h hyperlink) inline(st *state, props string) string {
	address, ok := linkAddress(h.address)
	if !ok {
		st.findAt(st.tag, "TP103", "alamat", h.address)
		return ""
	}
	text := st.legal(h.text)
	if strings.TrimSpace(text) == "" {
		text = address
	}
	list := plainPieces(text)
	for i := range list {
		list[i].link = address
	}
	return st.pieces(list, props)
}

// plainPieces cuts a text without marks at its line ends and tabs.
func plainPieces(s string) []piece {
	var out []piece
	for i, line := range strings.Split(lineEnds.Replace(s), "\n") {
		if i > 0 {
			out = append(out, piece{kind: pieceBreak})
		}
		for j, part := range strings.Split(line, "\t") {
			if j > 0 {
				out = append(out, piece{kind: pieceTab})
			}
			out = append(out, piece{s: part})
		}
	}
	return out
}

// pieces writes inline pieces of a value with the properties of its tag's run.
func (st *state) pieces(list []piece, props string) string {
	w := &writer{
		link: func(address string) string { return st.link(st.address(st.tag, address)) },
		look: func(m mark, link bool) string {
			p := formatted(props, m)
			if link {
				p = linkLook(p, st.shared.style)
			}
			return p
		},
	}
	w.runs(list, para{})
	return w.String()
}

// linkStyle is the id of the template's style of links.
func linkStyle(pkg *docx.Package) string {
	styles, err := pkg.Styles()
	if err != nil {
		return ""
	}
	if style := styles.ByName("Hyperlink"); style != nil && style.Type == "character" {
		return style.ID
	}
	return ""
}
