package layout

import (
	"unicode/utf8"

	"naskah/internal/font"
)

// The reference device has 8,640 dots to the inch, six to the twip. Word and
// LibreOffice format on it, not on the printer: every advance and every ascent
// is rounded to its dots (LibreOffice 7.4 measured: with this rounding the
// widths of lines agree to the twip in five faces and nine sizes; without it
// they are up to 0.2 % off).
const dotsPerTwip = 6

// dots scales font units to the reference device, rounding halves up.
func dots(units, sizeTwips, unitsPerEm int) int64 {
	n := int64(units) * int64(sizeTwips) * dotsPerTwip
	em := int64(max(1, unitsPerEm))
	if n < 0 {
		return -((-2*n + em) / (2 * em))
	}
	return (2*n + em) / (2 * em)
}

// dotsToTwips rounds dots to whole twips.
func dotsToTwips(d int64) Unit { return Twip((d + dotsPerTwip/2) / dotsPerTwip) }

// dotsToUnit converts dots without rounding to twips.
func dotsToUnit(d int64) Unit { return Unit((d*unitsPerTwip*2 + dotsPerTwip) / (2 * dotsPerTwip)) }

// look is how text is set: a face at a size, and what is drawn with it.
type look struct {
	face    *font.Face
	twips   int  // font size
	ascent  Unit // above the baseline, line gap included, as the line counts it
	height  Unit // natural line height
	rise    Unit // of the baseline, for superscripts
	above   Unit // what the line must hold above its baseline
	below   Unit // and below it
	ligates bool // "fi" and the like are one glyph
	kerns   bool // pairs of characters
	props   runProps
}

// vertical returns ascent and height of a face at a size: the font's gap lies
// above the text (LibreOffice 7.4 measured).
func vertical(f *font.Face, sizeTwips int) (ascent, height Unit) {
	em := f.UnitsPerEm()
	up := dots(f.Ascent(), sizeTwips, em)
	down := dots(f.Descent(), sizeTwips, em)
	gap := dotsToTwips(dots(f.LineGap(), sizeTwips, em))
	return dotsToTwips(up) + gap, dotsToTwips(up+down) + gap
}

// scriptPercent is the size of superscripts and subscripts, smallCapPercent
// that of the small capitals (both LibreOffice 7.4).
const (
	scriptPercent   = 58
	smallCapPercent = 80
)

// lookKey finds a look made before.
type lookKey struct {
	props   runProps
	face    *font.Face
	percent int
}

// metrics makes looks and measures text in them.
type metrics struct {
	library *font.Library
	looks   map[lookKey]*look
	faces   map[faceKey]*font.Face
	asked   func(*font.Substitution) // told of each substitution once
	lo74    bool                     // ligatures in every run, kerning at every size
}

type faceKey struct {
	family       string
	bold, italic bool
}

func newMetrics(library *font.Library, asked func(*font.Substitution)) *metrics {
	return &metrics{library: library, looks: map[lookKey]*look{}, faces: map[faceKey]*font.Face{}, asked: asked}
}

// face finds the face of a run.
func (m *metrics) face(p *runProps) *font.Face {
	key := faceKey{p.font, p.is(bold), p.is(italic)}
	if f, ok := m.faces[key]; ok {
		return f
	}
	f, sub := m.library.Face(key.family, key.bold, key.italic)
	if sub != nil && m.asked != nil {
		m.asked(sub)
	}
	m.faces[key] = f
	return f
}

// look returns how a run is set in a face, at a percentage of its size.
func (m *metrics) look(p *runProps, face *font.Face, percent int) *look {
	key := lookKey{*p, face, percent}
	if l, ok := m.looks[key]; ok {
		return l
	}
	l := &look{face: face, twips: max(1, p.size*10*percent/100), props: *p}
	l.ligates = (m.lo74 || p.ligatures) && p.spacing == 0
	l.kerns = p.kern > 0 && (m.lo74 || p.size >= p.kern) // LibreOffice 7.4 kerns at any size
	l.ascent, l.height = vertical(face, l.twips)
	if p.vert != baseline {
		// The line stays as high as with ordinary text (measured).
		l.twips = max(1, l.twips*scriptPercent/100)
		ascent, height := vertical(face, l.twips)
		if p.vert == superscript {
			l.rise = l.ascent - ascent // tops level
		} else {
			l.rise = (height - ascent) - (l.height - l.ascent) // feet level
		}
	}
	raised := Twip(int64(p.raise) * 10)
	l.rise += raised
	l.above, l.below = l.ascent+raised, l.height-l.ascent-raised
	m.looks[key] = l
	return l
}

// plain is the look of ordinary text with these properties.
func (m *metrics) plain(p *runProps) *look { return m.look(p, m.face(p), 100) }

// kern is what a pair of characters stands apart beyond their advances.
func (l *look) kern(first, second rune) Unit {
	if !l.kerns {
		return 0
	}
	return dotsToUnit(dots(l.face.Kern(first, second), l.twips, l.face.UnitsPerEm()))
}

// width measures text in a look: advances on the reference device, character
// spacing and scale; pairs are kerned where w:kern asks (17.3.2.19).
func (l *look) width(text string) Unit {
	em := l.face.UnitsPerEm()
	var sum int64
	count := 0
	var last rune
	for text != "" {
		n, units := 0, 0
		if l.ligates {
			n, units = l.face.Ligature(text)
		}
		if n == 0 {
			var r rune
			r, n = utf8.DecodeRuneInString(text)
			units, _ = l.face.Advance(r)
			if l.kerns && last != 0 {
				units += l.face.Kern(last, r)
			}
			last = r
		} else {
			last = 0
		}
		sum += dots(units, l.twips, em)
		text = text[n:]
		count++
	}
	if s := l.props.scale; s > 0 && s != 100 {
		sum = sum * int64(s) / 100
	}
	return dotsToUnit(sum) + Unit(count)*l.props.spacing
}
