package layout

import (
	"slices"

	"naskah/internal/docx"
)

// textFrame is what w:framePr says (ECMA-376 17.3.1.11): paragraphs with equal ones
// in a row stand in one frame, which hangs on the paragraph behind them.
type textFrame struct {
	width, height Unit // 0 for what the text takes
	at            position
	dropped       bool // a large initial
}

func frameOf(e *docx.Element) *textFrame {
	f := &textFrame{
		width: max(0, twipsOr(e.Attr("w:w"), 0)), height: max(0, twipsOr(e.Attr("w:h"), 0)),
		at: position{
			relH: anchors[e.Attr("w:hAnchor")], relV: anchors[e.Attr("w:vAnchor")],
			alignH: e.Attr("w:xAlign"), alignV: e.Attr("w:yAlign"), x: twipsOr(e.Attr("w:x"), 0), y: twipsOr(e.Attr("w:y"), 0),
			wrap: wrapSquare,
		},
		dropped: e.Attr("w:dropCap") != "" && e.Attr("w:dropCap") != "none",
	}
	side, end := twipsOr(e.Attr("w:hSpace"), 0), twipsOr(e.Attr("w:vSpace"), 0)
	f.at.distLeft, f.at.distRight, f.at.distTop, f.at.distBottom = side, side, end, end
	switch e.Attr("w:wrap") {
	case "none", "notBeside":
		f.at.wrap = wrapTopBottom
	case "through":
		f.at.wrap = wrapNone
	}
	return f
}

// frames reports whether a paragraph stands in a frame that is honoured.
func (f *flow) frames(p *paragraph) bool {
	fr := p.props.frame
	return fr != nil && !fr.dropped && f.table == nil && fr.at.beside()
}

// hang keeps a framed paragraph for the one that comes behind its frame.
func (r *reader) hang(p *paragraph) {
	if n := len(r.framed); n > 0 && *r.framed[n-1].shape.frame == *p.props.frame {
		s := r.framed[n-1].shape
		s.blocks = append(s.blocks, p)
		return
	}
	fr := p.props.frame
	s := &shape{width: fr.width, height: fr.height, at: fr.at, frame: fr, blocks: []block{p}, id: p.id}
	r.framed = append(r.framed, inline{kind: inAnchored, shape: s, props: &p.mark})
}

// unframed hands the waiting frames to a paragraph.
func (r *reader) unframed(in []inline) []inline {
	if len(r.framed) == 0 {
		return in
	}
	out := append(slices.Clip(r.framed), in...)
	r.framed = nil
	return out
}

// frames gives the frames on a paragraph the width and height their text takes.
// The text of one that is too high comes back, to stand in the flow.
func (b *builder) frames(p *paragraph, column Unit, texts fieldTexts) (flow []block) {
	for i := range p.inlines {
		s := p.inlines[i].shape
		if s == nil || s.frame == nil {
			continue
		}
		if s.width = s.frame.width; s.width == 0 {
			s.width = min(column, b.natural(s.blocks)+Twip(1))
		}
		b.shapeStory(s, texts)
		s.height = max(s.frame.height, b.shapes[s].height(&b.model.settings))
		if s.at.y+s.height > b.deepest() {
			delete(b.shapes, s)
			s.width, s.height = 0, 0
			flow = append(flow, s.blocks...)
		}
	}
	return flow
}
