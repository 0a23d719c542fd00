package render

import (
	"strings"

	"naskah/internal/docx"
	"naskah/internal/manuscript"
	"naskah/internal/message"
)

// linkType checks an address that is written in the template.
func linkType(args []expr) (valueType, message.Phrase) {
	if address, ok := args[1].(literal); ok {
		s, _ := address.v.(string)
		if _, ok := docx.Address(s); !ok {
			return typeRuns, message.P("TP.alamat", "alamat", s)
		}
	}
	return typeRuns, none
}

// hyperlink is a text to click.
type hyperlink struct{ text, address string }

func (h hyperlink) inline(st *state, props string) string {
	address, ok := docx.Address(h.address)
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
		list[i].Link = address
	}
	return st.pieces(list, props)
}

// plainPieces cuts a text without marks at its line ends and tabs.
func plainPieces(s string) []manuscript.Piece {
	var out []manuscript.Piece
	for i, line := range strings.Split(lineEnds.Replace(s), "\n") {
		if i > 0 {
			out = append(out, manuscript.Piece{Kind: manuscript.BreakPiece})
		}
		for j, part := range strings.Split(line, "\t") {
			if j > 0 {
				out = append(out, manuscript.Piece{Kind: manuscript.TabPiece})
			}
			out = append(out, manuscript.Piece{Text: part})
		}
	}
	return out
}

// pieces writes inline pieces of a value with the properties of its tag's run.
func (st *state) pieces(list []manuscript.Piece, props string) string {
	w := &manuscript.Writer{
		Link: func(address string) string { return st.link(st.address(st.tag, address)) },
		Look: func(m manuscript.Mark, link bool) string {
			p := formatted(props, m)
			if link {
				p = linkLook(p, st.shared.style)
			}
			return p
		},
	}
	w.Runs(list, manuscript.Para{})
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
