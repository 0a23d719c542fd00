package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"naskah/internal/font"
)

// pieceKind tells pieces apart.
type pieceKind uint8

const (
	pieceWord pieceKind = iota
	pieceSpace
	pieceTab
	pieceShape  // stands in the line
	pieceAnchor // a floating shape, a bookmark or a note: no width
	pieceLineBreak
	piecePageBreak
	pieceColumnBreak
	pieceEnd // of the paragraph; only as the end of a line
)

// piece is a stretch of a paragraph that is never cut apart, unless it is
// longer than a line: a word, a run of spaces, a tab.
type piece struct {
	kind       pieceKind
	text       string
	look       *look
	width      Unit
	breakAfter bool // a line may end behind it
	slash      bool // it ends with a slash, where a line may end if a word is longer than it
	held       bool // but not there: a space stands somewhere ahead
	hyphen     bool // then with a hyphen
	isLabel    bool
	source     *inline
	mark       int // index into the structure
}

// fieldTexts are what the page fields say where they are set.
type fieldTexts struct{ page, pages, section string }

// shaper turns the inlines of a paragraph into pieces.
type shaper struct {
	m      *metrics
	out    []piece
	source *inline
	props  *runProps
	face   *font.Face // of the run
	mark   int

	word         strings.Builder // being gathered
	wordFace     *font.Face
	wordPercent  int
	before, last rune // the two runes ahead; 0 at a boundary
	glue         bool // the spaces behind an opening bracket hold on
	spaced       bool // there has been a space: slashes hold on (LibreOffice 7.4 measured)
}

// maxWord bounds the bytes of one piece: what is left of a piece is measured
// again on every line it is cut to.
const maxWord = 2048

// pieces measures a paragraph.
func (m *metrics) pieces(p *paragraph, texts fieldTexts) []piece {
	s := shaper{m: m, out: make([]piece, 0, 2*len(p.inlines)+8)}
	for i := range p.inlines {
		if len(s.out) > maxPieces {
			break // the budget refuses the document
		}
		in := &p.inlines[i]
		s.source, s.props, s.mark = in, in.props, p.id
		if in.props == nil {
			s.props = &p.mark
		}
		s.face = m.face(s.props)
		s.inline(in, texts)
	}
	s.flush()
	return s.out
}

func (s *shaper) inline(in *inline, texts fieldTexts) {
	switch in.kind {
	case inText:
		s.text(in.text)
	case inPageNumber:
		s.text(texts.page)
	case inPageCount:
		s.text(texts.pages)
	case inSectionCount:
		s.text(texts.section)
	case inTab:
		s.special(pieceTab, 0)
	case inLineBreak:
		s.special(pieceLineBreak, 0)
	case inPageBreak:
		s.special(piecePageBreak, 0)
	case inColumnBreak:
		s.special(pieceColumnBreak, 0)
	case inPicture:
		s.flush()
		width, _ := in.shape.inLine()
		s.special(pieceShape, width)
		s.out[len(s.out)-1].breakAfter = true
	case inAnchored, inBookmark, inNote:
		s.flush()
		s.out = append(s.out, piece{kind: pieceAnchor, source: in, mark: s.mark, look: s.m.plain(s.props)})
	}
}

func (s *shaper) special(kind pieceKind, width Unit) {
	s.flush()
	s.before, s.last = 0, 0
	s.out = append(s.out, piece{kind: kind, width: width, source: s.source, look: s.m.plain(s.props), mark: s.mark})
}

// text cuts text into words and spaces.
func (s *shaper) text(text string) {
	if s.props.is(caps) {
		text = strings.ToUpper(text)
	}
	symbols := symbolic(s.props.font)
	for _, r := range text {
		if len(s.out) > maxPieces {
			break
		}
		if symbols || r >= 0xf000 && r <= 0xf0ff {
			r = symbol(s.props.font, r)
		}
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r':
			s.space()
		case r == '\u200b':
			s.flush()
			s.before, s.last = s.last, r
		case r == '\u00ad':
			s.flush()
			if n := len(s.out); n > 0 && s.out[n-1].kind == pieceWord {
				s.out[n-1].hyphen = true
			}
			s.before, s.last = s.last, r
		case unicode.IsControl(r) || r == unicode.ReplacementChar && s.last == r:
			// Word cannot show them either
		default:
			s.rune(r)
		}
	}
	s.flush()
}

// space adds one space to the run of spaces at the end.
func (s *shaper) space() {
	s.flush()
	glue := strings.ContainsRune(opening, s.last) || s.glue && s.last == ' '
	s.glue = glue && s.last != 0
	s.spaced = true
	s.before, s.last = s.last, ' '
	l := s.m.plain(s.props)
	w := l.width(" ")
	if n := len(s.out); n > 0 {
		if p := &s.out[n-1]; p.kind == pieceSpace && p.look == l && p.source == s.source {
			p.text += " "
			p.width += w
			return
		}
	}
	if n := len(s.out); n > 0 && s.out[n-1].kind == pieceWord && s.out[n-1].look == l {
		last, _ := utf8.DecodeLastRuneInString(s.out[n-1].text)
		w += l.kern(last, ' ')
	}
	s.out = append(s.out, piece{kind: pieceSpace, text: " ", look: l, width: w, breakAfter: !s.glue, source: s.source, mark: s.mark})
}

func (s *shaper) rune(r rune) {
	percent := 100
	if s.props.is(smallCaps) && unicode.IsLower(r) {
		percent, r = smallCapPercent, unicode.ToUpper(r)
	}
	shown := r
	if r == '\u2011' || r == '\u2010' {
		shown = '-' // most faces lack the special hyphens
	}
	face := s.face
	if !has(face, shown) {
		if f := s.m.library.Fallback(shown, face); f != nil {
			face = f
		}
	}
	s.joint(r)
	if s.word.Len() >= maxWord || s.word.Len() > 0 && (face != s.wordFace || percent != s.wordPercent) {
		s.flush()
	}
	s.wordFace, s.wordPercent = face, percent
	s.word.WriteRune(shown)
	s.before, s.last = s.last, r
}

// joint ends the piece before r where a line may end there.
func (s *shaper) joint(r rune) {
	if s.last == ' ' && strings.ContainsRune(neverFirst, r) {
		s.hold()
	}
	if s.last == 0 || s.last == ' ' {
		return
	}
	j := jointOf(s.before, s.last, r)
	if j == jointNone {
		return
	}
	s.flush()
	if n := len(s.out); n > 0 {
		s.out[n-1].breakAfter, s.out[n-1].slash, s.out[n-1].held = j == jointFree, j == jointSlash, s.spaced
	}
}

// hold forbids a line end in the spaces just set.
func (s *shaper) hold() {
	for i := len(s.out) - 1; i >= 0 && s.out[i].kind == pieceSpace; i-- {
		s.out[i].breakAfter = false
	}
}

func has(f *font.Face, r rune) bool {
	_, ok := f.Advance(r)
	return ok
}

// flush ends the word being gathered.
func (s *shaper) flush() {
	if s.word.Len() == 0 {
		return
	}
	l := s.m.look(s.props, s.wordFace, s.wordPercent)
	text := s.word.String()
	s.word.Reset()
	if n := len(s.out); n > 0 && s.out[n-1].kind == pieceSpace && s.out[n-1].look == l {
		first, _ := utf8.DecodeRuneInString(text)
		s.out[n-1].width += l.kern(' ', first)
	}
	s.out = append(s.out, piece{kind: pieceWord, text: text, look: l, width: l.width(text), source: s.source, mark: s.mark})
}

// labelPieces measures the number of a paragraph and what follows it.
func (m *metrics) labelPieces(p *paragraph) []piece {
	if p.label == nil {
		return nil
	}
	in := &inline{kind: inText, text: p.label.text, props: &p.label.props}
	s := shaper{m: m, source: in, props: in.props, face: m.face(in.props), mark: p.label.id}
	s.text(in.text)
	for i := range s.out {
		s.out[i].isLabel = true
		s.out[i].breakAfter = false
	}
	switch p.label.suff {
	case suffixTab:
		s.special(pieceTab, 0)
		s.out[len(s.out)-1].isLabel = true
	case suffixSpace:
		s.space()
		s.out[len(s.out)-1].breakAfter = false
		s.out[len(s.out)-1].isLabel = true
	}
	return s.out
}
