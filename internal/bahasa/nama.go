package bahasa

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kapital writes s in capitals. It knows nothing of degrees: pass it the bare
// name, and NamaGelar the result.
func Kapital(s string) string {
	return strings.ToUpper(s)
}

// isFunctionWord tells the kata tugas that stay small inside a title (EYD).
func isFunctionWord(word string) bool {
	switch strings.ToLower(word) {
	case "agar", "antara", "atas", "atau", "bagi", "bahwa", "dalam", "dan", "dari", "daripada", "demi", "dengan",
		"di", "guna", "hingga", "jika", "karena", "ke", "kecuali", "kepada", "maupun", "melalui", "mengenai",
		"menurut", "oleh", "pada", "per", "sampai", "sebagai", "sebelum", "sejak", "selama", "seperti", "serta",
		"sesudah", "tanpa", "tentang", "terhadap", "untuk", "yang":
		return true
	}
	return false
}

// JudulKata writes s as a title: words begin with a capital, function words
// inside it stay small ("Penyusunan Rencana Aksi untuk Daerah di Perbatasan").
// Both parts of a full reduplication get a capital (Undang-Undang), otherwise
// only the first (Perundang-undangan). Words that are written in capitals amid
// small ones are abbreviations and are kept; in a text all in capitals, those
// without a vowel (PT), with a digit (5A), and roman numerals of I, V and X are.
// White space becomes single spaces.
func JudulKata(s string) string {
	words := strings.Fields(s)
	shouting := s == strings.ToUpper(s)
	for i, w := range words {
		words[i] = titleWord(w, shouting, i == 0)
	}
	return strings.Join(words, " ")
}

// titleWord writes one word between spaces.
func titleWord(w string, shouting, first bool) string {
	// Brackets, quotation marks and a closing comma do not belong to the word.
	core := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' })
	if core == "" {
		return w
	}
	at := strings.Index(w, core)
	before, after := w[:at], w[at+len(core):]
	alternatives := strings.Split(core, "/")
	for i, a := range alternatives {
		if isFunctionWord(a) && (i > 0 || !first) {
			alternatives[i] = strings.ToLower(a)
		} else {
			alternatives[i] = titleCompound(a, shouting)
		}
	}
	return before + strings.Join(alternatives, "/") + after
}

// titleCompound writes a word that may have a hyphen.
func titleCompound(w string, shouting bool) string {
	first, second, hyphen := strings.Cut(w, "-")
	out := titlePlain(first, shouting)
	if !hyphen {
		return out
	}
	if strings.EqualFold(first, second) || !shouting && second != strings.ToLower(second) {
		return out + "-" + titlePlain(second, shouting)
	}
	return out + "-" + strings.ToLower(second)
}

func titlePlain(w string, shouting bool) string {
	if strings.Contains(strings.TrimSuffix(w, "."), ".") || keepsCapitals(w, shouting) {
		return w // "a.n.", "S.T.", "RPJMD"
	}
	first, size := utf8.DecodeRuneInString(w)
	if !shouting && w[size:] != strings.ToLower(w[size:]) {
		return w // "eSakip", "BPJamsostek"
	}
	return string(unicode.ToUpper(first)) + strings.ToLower(w[size:])
}

func keepsCapitals(w string, shouting bool) bool {
	if utf8.RuneCountInString(w) < 2 || w != strings.ToUpper(w) {
		return false
	}
	if !shouting || !strings.ContainsAny(w, "AEIOU") || strings.ContainsAny(w, "0123456789") {
		return true
	}
	_, err := ParseRomawi(w)
	return err == nil && strings.Trim(w, "IVX") == ""
}

// NamaGelar sets a name between its degrees: "Dr. Ir. H. Nama, S.T., M.Si.".
// Front degrees take no comma, rear ones each a comma in front; empty parts and
// stray commas at the joints fall away.
func NamaGelar(front, name, rear string) string {
	joint := func(s string) string {
		return strings.Trim(strings.Join(strings.Fields(s), " "), ", ")
	}
	out := strings.TrimSpace(joint(front) + " " + joint(name))
	rear = joint(rear)
	if out == "" || rear == "" {
		return out + rear
	}
	return out + ", " + rear
}
