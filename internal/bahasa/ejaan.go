package bahasa

import "strings"

// spellingRules are words that papers often misspell, in small letters, with
// what the dictionary (KBBI) has.
var spellingRules = map[string]string{
	"addendum":       "adendum",
	"bermaterai":     "bermeterai", // printed so in PMDN22 Lampiran
	"bertandatangan": "bertanda tangan",
	"di karenakan":   "dikarenakan",
	"jum'at":         "Jumat",
	"kerjasama":      "kerja sama",
	"materai":        "meterai",
	"milyar":         "miliar", // printed so in UU12L2 angka 255
	"nopember":       "November",
	"pebruari":       "Februari",
	"trilyun":        "triliun",
}

var straightQuotes = strings.NewReplacer("’", "'", "‘", "'", "`", "'")

// EjaanBaku gives the standard spelling of a word that papers often misspell,
// "kerja sama" for "kerjasama", and whether it differs from s. Other words come
// back as they are. Letter case does not matter; the answer is in small letters
// but for names.
func EjaanBaku(s string) (standard string, changed bool) {
	standard, changed = spellingRules[straightQuotes.Replace(strings.ToLower(s))]
	if !changed {
		return s, false
	}
	return standard, true
}
