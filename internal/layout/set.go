package layout

import (
	"strings"

	"naskah/internal/font"
)

// Millimetres returns a length as a Unit.
func Millimetres(mm float64) Unit { return Unit(mm * 72 / 25.4 * 20 * unitsPerTwip) }

// Set sets a text on a baseline, for what is placed by measure and not by a
// Word file: marks in margins, labels.
func Set(text string, face *font.Face, size, x, y Unit) Glyphs {
	return Glyphs{X: x, Y: y, Face: face, Size: size, Text: text, Width: Width(text, face, size)}
}

// Width is how wide a text is in one line.
func Width(text string, face *font.Face, size Unit) Unit {
	sum := 0
	for _, r := range text {
		units, _ := face.Advance(r)
		sum += units
	}
	return size * Unit(sum) / Unit(face.UnitsPerEm())
}

// Wrap breaks a text into lines no wider than width: behind one of the runes of
// after where it can, elsewhere where no such piece fits on a line.
func Wrap(text string, face *font.Face, size, width Unit, after string) []string {
	var lines []string
	line, word := "", ""
	flush := func() {
		if line != "" && Width(line+word, face, size) > width {
			lines, line = append(lines, trimmed(line)), ""
		}
		line, word = line+word, ""
	}
	for _, r := range text {
		if Width(word+string(r), face, size) > width {
			flush()
		}
		word += string(r)
		if strings.ContainsRune(after, r) {
			flush()
		}
	}
	flush()
	return append(lines, trimmed(line))
}

// trimmed is a line without the blank it was broken at.
func trimmed(line string) string {
	for len(line) > 0 && line[len(line)-1] == ' ' {
		line = line[:len(line)-1]
	}
	return line
}
