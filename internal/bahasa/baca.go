package bahasa

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Standing says how a written form stands against the rules.
type Standing int

// Standings, best first.
const (
	Standard  Standing = iota // as this package would write it, letter case aside
	Tolerated                 // an accepted habit: "milyar" (UU12L2 angka 255 has it)
	Wrong                     // understood, but to be mended: "satu ratus", "sejuta"
)

// Remark is one departure from the standard form.
type Remark struct {
	Standing Standing // Tolerated or Wrong
	Found    string   // what stands there, in lower case
	Want     string   // what should stand there; empty when it should go
}

// Reading is what a numeral in words was understood to say.
type Reading struct {
	Value    int64    // the number, the sen, or the unscaled decimal
	Scale    int      // decimal digits after the comma, 0 for whole numbers
	Standing Standing // the worst of the remarks
	Remarks  []Remark // empty exactly when the form is standard
}

// maxText bounds what a reader of words looks at, in bytes; the longest numeral
// has fewer than 200, the longest date sentence fewer than 300.
const maxText = 1024

var errNoWords = errors.New("no number words")

// ParseTerbilang reads a number in words and gives its value: the inverse of
// Terbilang. Letter case and the width of spaces do not matter, and tolerated
// forms are accepted ("dua milyar"); wrong ones ("satu ratus", "sejuta", "dua
// puluh dan satu") are refused with an error that names the standard form.
func ParseTerbilang(s string) (int64, error) {
	r, err := ReadTerbilang(s)
	if err != nil {
		return 0, err
	}
	return r.strict(s)
}

// ReadTerbilang reads like ParseTerbilang, but understands wrong forms too and
// lists every departure. The error is for text that is no number at all.
func ReadTerbilang(s string) (Reading, error) {
	words, err := fields(s)
	if err != nil {
		return Reading{}, err
	}
	words, negative := cutMinus(words)
	r := &numeral{}
	value, err := r.number(words)
	if err != nil {
		return Reading{}, fmt.Errorf("read number %q: %w", s, err)
	}
	return r.reading(s, value, 0, negative)
}

// strict gives the value unless something in the reading is wrong.
func (r Reading) strict(s string) (int64, error) {
	for _, m := range r.Remarks {
		if m.Standing == Wrong && m.Want == "" {
			return 0, fmt.Errorf("read number %q: %q does not belong there", s, m.Found)
		}
		if m.Standing == Wrong {
			return 0, fmt.Errorf("read number %q: %q should be %q", s, m.Found, m.Want)
		}
	}
	return r.Value, nil
}

// fields splits s into lower-case words.
func fields(s string) ([]string, error) {
	if len(s) > maxText {
		return nil, fmt.Errorf("read words: %d bytes, limit %d", len(s), maxText)
	}
	words := strings.Fields(strings.ToLower(s))
	if len(words) == 0 {
		return nil, errNoWords
	}
	return words, nil
}

func cutMinus(words []string) ([]string, bool) {
	if words[0] == "minus" {
		return words[1:], true
	}
	return words, false
}

// numeral reads the words of one number and collects remarks on the way.
type numeral struct {
	words   []string
	next    int
	remarks []Remark
}

func (r *numeral) remark(s Standing, found, want string) {
	r.remarks = append(r.remarks, Remark{Standing: s, Found: found, Want: want})
}

// reading closes the numeral. s is the text for errors.
func (r *numeral) reading(s string, value int64, scale int, negative bool) (Reading, error) {
	if negative {
		if value == 0 {
			return Reading{}, fmt.Errorf("read number %q: zero has no sign", s)
		}
		value = -value
	}
	out := Reading{Value: value, Scale: scale, Remarks: r.remarks}
	for _, m := range r.remarks {
		out.Standing = max(out.Standing, m.Standing)
	}
	return out, nil
}

var digitValues = map[string]int64{
	"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4,
	"lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}

var scaleValues = map[string]int64{
	"ribu": 1_000, "juta": 1_000_000, "miliar": 1_000_000_000,
	"triliun": 1_000_000_000_000, "kuadriliun": MaxTerbilang,
}

// oneScales are scales with "se-" for one; only "seribu" is standard.
var oneScales = map[string]string{
	"seribu": "ribu", "sejuta": "juta", "semiliar": "miliar", "setriliun": "triliun",
}

// spellings are other spellings of number words that are accepted. "Milyar"
// still stands in UU12L2 angka 255; "trilyun" follows it.
var spellings = map[string]string{
	"milyar": "miliar", "semilyar": "semiliar", "trilyun": "triliun", "setrilyun": "setriliun",
}

// vocabulary holds every word a numeral can consist of. No word begins another,
// so words run together can be taken apart from the left in one way only.
var vocabulary = [...]string{
	"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
	"sepuluh", "sebelas", "seratus", "belas", "puluh", "ratus",
	"ribu", "juta", "miliar", "triliun", "kuadriliun",
	"seribu", "sejuta", "semiliar", "setriliun",
	"milyar", "semilyar", "trilyun", "setrilyun", "dan",
}

// load prepares the words of one number: takes apart what is joined, drops
// commas and "dan", and puts standard spellings in.
func (r *numeral) load(fields []string) error {
	r.words, r.next = nil, 0
	for i, field := range fields {
		parts, err := split(field)
		if err != nil {
			return err
		}
		// A comma is a mistake between words and nonsense after the last one.
		comma := strings.HasSuffix(field, ",")
		if comma && i == len(fields)-1 {
			return fmt.Errorf("unexpected end after %q", field)
		}
		if comma || len(parts) > 1 {
			r.remark(Wrong, field, strings.Join(parts, " "))
		}
		for _, w := range parts {
			if standard, ok := spellings[w]; ok {
				r.remark(Tolerated, w, standard)
				w = standard
			}
			r.words = append(r.words, w)
		}
	}
	return r.dropDan()
}

// split takes a field apart: "dua-puluh" and "duapuluh" both give dua, puluh.
func split(field string) ([]string, error) {
	var parts []string
	for piece := range strings.SplitSeq(strings.TrimSuffix(field, ","), "-") {
		if piece == "" {
			return nil, fmt.Errorf("unexpected %q", field)
		}
		for piece != "" {
			i := slices.IndexFunc(vocabulary[:], func(w string) bool { return strings.HasPrefix(piece, w) })
			if i < 0 {
				return nil, fmt.Errorf("unknown number word %q", field)
			}
			parts = append(parts, vocabulary[i])
			piece = piece[len(vocabulary[i]):]
		}
	}
	return parts, nil
}

// dropDan removes "dan" between number words; Indonesian numerals have none.
func (r *numeral) dropDan() error {
	var kept []string
	for i, w := range r.words {
		if w != "dan" {
			kept = append(kept, w)
			continue
		}
		if i == 0 || i == len(r.words)-1 || r.words[i+1] == "dan" {
			return errors.New(`unexpected "dan"`)
		}
		before, after := r.words[i-1], r.words[i+1]
		r.remark(Wrong, before+" dan "+after, before+" "+after)
	}
	r.words = kept
	return nil
}

func (r *numeral) peek(ahead int) string {
	if r.next+ahead < len(r.words) {
		return r.words[r.next+ahead]
	}
	return ""
}

// number reads a whole number without sign: groups of hundreds with their
// scales in falling order. It may be called again for a further number.
func (r *numeral) number(fields []string) (int64, error) {
	if len(fields) == 0 {
		return 0, errNoWords
	}
	if err := r.load(fields); err != nil {
		return 0, err
	}
	if len(r.words) == 1 && r.words[0] == digitWords[0] {
		return 0, nil
	}
	var total int64
	last := MaxTerbilang * 10
	for r.next < len(r.words) {
		word := r.peek(0)
		value, scale, err := r.part()
		if err != nil {
			return 0, err
		}
		if scale >= last {
			return 0, fmt.Errorf("%q out of order", word)
		}
		total, last = total+value, scale
	}
	if total > MaxTerbilang {
		return 0, fmt.Errorf("number above %d", MaxTerbilang)
	}
	return total, nil
}

// part reads one group with its scale: "dua ratus ribu" gives 200.000 and 1.000.
func (r *numeral) part() (value, scale int64, err error) {
	word := r.peek(0)
	if name, ok := oneScales[word]; ok {
		r.next++
		if word == "seribu" && r.peek(0) == "triliun" {
			r.next++
			return MaxTerbilang, MaxTerbilang, nil
		}
		if word != "seribu" {
			r.remark(Wrong, word, "satu "+name)
		}
		return scaleValues[name], scaleValues[name], nil
	}
	group, err := r.group()
	if err != nil {
		return 0, 0, err
	}
	name := r.peek(0)
	scale, ok := scaleValues[name]
	if !ok {
		return group, 1, nil
	}
	r.next++
	switch {
	case name == "ribu" && group == 1:
		r.remark(Wrong, "satu ribu", "seribu")
	case name == "kuadriliun":
		r.remark(Tolerated, groupWords(group)+" kuadriliun", "seribu triliun")
	}
	return group * scale, scale, nil
}

// group reads 1 to 999.
func (r *numeral) group() (int64, error) {
	start := r.next
	hundreds := r.hundreds()
	rest, err := r.tens()
	if err != nil {
		return 0, err
	}
	if r.next == start {
		return 0, fmt.Errorf("unexpected %q", r.peek(0))
	}
	return hundreds + rest, nil
}

func (r *numeral) hundreds() int64 {
	if r.peek(0) == "seratus" {
		r.next++
		return 100
	}
	d, ok := digitValues[r.peek(0)]
	if !ok || d == 0 || r.peek(1) != "ratus" {
		return 0
	}
	r.next += 2
	if d == 1 {
		r.remark(Wrong, "satu ratus", "seratus")
	}
	return d * 100
}

// tens reads what follows the hundreds, 0 when nothing does.
func (r *numeral) tens() (int64, error) {
	switch r.peek(0) {
	case "sepuluh":
		r.next++
		return 10, nil
	case "sebelas":
		r.next++
		return 11, nil
	}
	d, ok := digitValues[r.peek(0)]
	if !ok {
		return 0, nil
	}
	if d == 0 {
		return 0, errors.New(`"nol" inside a number`)
	}
	r.next++
	switch r.peek(0) {
	case "belas":
		r.next++
		if d == 1 {
			r.remark(Wrong, "satu belas", "sebelas")
		}
		return 10 + d, nil
	case "puluh":
		r.next++
		if d == 1 {
			r.remark(Wrong, "satu puluh", "sepuluh")
			return 10, nil
		}
		return d*10 + r.ones(), nil
	}
	return d, nil
}

// ones reads the digit after "puluh", 0 when there is none.
func (r *numeral) ones() int64 {
	d := digitValues[r.peek(0)] // 0 for "nol" too: it stays and is refused by the next part
	if d > 0 {
		r.next++
	}
	return d
}
