package font

import (
	"strings"
	"unicode"
)

// alias points from a family name to a shipped family.
type alias struct {
	family int
	equal  bool // same advance widths
}

// equals are the families whose advance widths a shipped family repeats. The
// pairs are those of fontconfig's 30-metric-aliases; the averages of Naskah
// Bonum's widths were compared with those of Bookman Old Style.
var equals = map[string]int{
	"arial": sans, "helvetica": sans, "arimo": sans, "albany": sans, "albanyamt": sans,
	"nimbussans": sans, "nimbussansl": sans, "texgyreheros": sans, "freesans": sans,
	"timesnewroman": serif, "times": serif, "timesroman": serif, "tinos": serif, "thorndale": serif,
	"thorndaleamt": serif, "nimbusroman": serif, "nimbusromanno9l": serif, "texgyretermes": serif, "freeserif": serif,
	"couriernew": mono, "courier": mono, "cousine": mono, "cumberland": mono, "cumberlandamt": mono,
	"nimbusmonops": mono, "nimbusmonol": mono, "texgyrecursor": mono, "freemono": mono,
	"calibri": carlito, "cambria": caladea,
	"bookmanoldstyle": bonum, "bookman": bonum, "itcbookman": bonum, "urwbookman": bonum, "urwbookmanl": bonum,
	"bookmanurw": bonum, "texgyrebonum": bonum,
}

// likes are families that only look alike: lines may break elsewhere.
var likes = map[string]int{
	"arialnarrow": sans, "arialblack": sans, "arialunicodems": sans, "arialrounded": sans, "verdana": sans,
	"tahoma": sans, "segoeui": sans, "trebuchetms": sans, "franklingothic": sans, "centurygothic": sans,
	"gillsans": sans, "futura": sans, "avantgarde": sans, "roboto": sans, "opensans": sans, "inter": sans,
	"dejavusans": sans, "bahnschrift": sans, "lucidasans": sans, "microsoftsansserif": sans, "mssansserif": sans,
	"impact": sans, "comicsansms": sans, "montserrat": sans, "poppins": sans,
	"calibrilight": carlito, "aptos": carlito, "aptosdisplay": carlito, "candara": carlito, "corbel": carlito, "lato": carlito,
	"cambriamath": caladea, "constantia": caladea,
	"georgia": serif, "garamond": serif, "palatino": serif, "palatinolinotype": serif, "bookantiqua": serif,
	"baskerville": serif, "perpetua": serif, "didot": serif, "bodoni": serif, "sylfaen": serif, "dejavuserif": serif,
	"century": bonum, "centuryschoolbook": bonum, "newcenturyschoolbook": bonum, "rockwell": bonum,
	"consolas": mono, "lucidaconsole": mono, "monaco": mono, "menlo": mono, "dejavusansmono": mono, "robotomono": mono,
}

// clues decide by a part of the name when nothing else knows a family; the
// first that occurs wins.
var clues = []struct {
	part   string
	family int
}{
	{"mono", mono}, {"courier", mono}, {"console", mono}, {"typewriter", mono}, {"code", mono},
	{"bookman", bonum}, {"calibri", carlito}, {"cambria", caladea},
	{"sans", sans}, {"gothic", sans}, {"grotesk", sans}, {"arial", sans}, {"helvetica", sans},
	{"serif", serif}, {"roman", serif}, {"times", serif}, {"garamond", serif}, {"book", serif}, {"antiqua", serif},
	{"oldstyle", serif}, {"caslon", serif}, {"georgia", serif}, {"century", serif},
}

// similar finds the shipped family that looks most like a known one.
func similar(name string) (alias, bool) {
	i, ok := likes[normal(name)]
	return alias{family: i}, ok
}

// guess decides for any string. Where nothing speaks for another, it is the
// look-alike of Arial: the typeface prescribed for naskah dinas.
func guess(name string) alias {
	n := normal(name)
	for _, c := range clues {
		if strings.Contains(n, c.part) {
			return alias{family: c.family}
		}
	}
	return alias{family: sans}
}

// splitNames cuts a list such as "Times New Roman; Arial".
func splitNames(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ';' })
}

// normal folds the many spellings of one family name: "Times New Roman",
// "TimesNewRomanPSMT", "'Arial'", "Calibri (Body)".
func normal(name string) string {
	if i := strings.IndexByte(name, '('); i > 0 {
		name = name[:i]
	}
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	n := b.String()
	for _, tail := range []string{"psmt", "mt", "ps"} {
		if stem, ok := strings.CutSuffix(n, tail); ok && stem != "" && equalStem(stem) {
			return stem
		}
	}
	return n
}

// equalStem keeps the endings of PostScript names from cutting names that only
// happen to end alike ("Nimbus Mono PS").
func equalStem(stem string) bool {
	_, ok := equals[stem]
	return ok
}
