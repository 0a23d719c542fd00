package layout

import (
	"math"
	"strconv"
	"strings"
)

// maxTwips bounds every length read from a file: 22 inches is the largest page
// Word makes, a few pages' worth is room enough for offsets.
const maxTwips = 200_000

// emuPerTwip is the DrawingML unit (ECMA-376 20.1.2.1): 914,400 to the inch.
const emuPerTwip = 635

// parseTwips reads ST_TwipsMeasure (ECMA-376 22.9.2.14): twips, or a number
// with a unit in Strict files ("12pt", "2.5cm").
func parseTwips(s string) (Unit, bool) {
	s = strings.TrimSpace(s)
	factor := 1.0
	for suffix, f := range unitFactors {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			s, factor = rest, f
			break
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) {
		return 0, false
	}
	v = max(-maxTwips, min(maxTwips, v*factor))
	return Twip(int64(math.Round(v))), true
}

// unitFactors are the universal measures of ECMA-376 22.9.2.15, in twips.
var unitFactors = map[string]float64{
	"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240,
}

// twipsOr reads a length or returns fallback.
func twipsOr(s string, fallback Unit) Unit {
	if u, ok := parseTwips(s); ok {
		return u
	}
	return fallback
}

// parseInt reads a whole number, cutting off a fraction as Word does.
func parseInt(s string) (int, bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > math.MaxInt32 {
		return 0, false
	}
	return int(v), true
}

// intOr reads a whole number or returns fallback.
func intOr(s string, fallback int) int {
	if n, ok := parseInt(s); ok {
		return n
	}
	return fallback
}

// emu converts a DrawingML length to whole twips.
func emu(s string) Unit {
	v, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil {
		return 0
	}
	return Twip(max(-maxTwips, min(maxTwips, (v+sign(v)*emuPerTwip/2)/emuPerTwip)))
}

func sign(v int64) int64 {
	if v < 0 {
		return -1
	}
	return 1
}

// onOff reads CT_OnOff (ECMA-376 17.17.4): a missing value means true.
func onOff(value string) bool {
	switch value {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// parseColor reads ST_HexColor; "auto" and nonsense are reported as not set.
func parseColor(s string) (RGB, bool) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "#")
	if len(s) != 6 {
		return RGB{}, false
	}
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil {
		return RGB{}, false
	}
	return RGB{uint8(v >> 16), uint8(v >> 8), uint8(v)}, true
}

// highlights are the colours of ST_HighlightColor (ECMA-376 17.18.40).
var highlights = map[string]RGB{
	"black": {}, "blue": {0, 0, 255}, "cyan": {0, 255, 255}, "green": {0, 255, 0},
	"magenta": {255, 0, 255}, "red": {255, 0, 0}, "yellow": {255, 255, 0}, "white": {255, 255, 255},
	"darkBlue": {0, 0, 128}, "darkCyan": {0, 128, 128}, "darkGreen": {0, 128, 0},
	"darkMagenta": {128, 0, 128}, "darkRed": {128, 0, 0}, "darkYellow": {128, 128, 0},
	"darkGray": {128, 128, 128}, "lightGray": {192, 192, 192},
}
