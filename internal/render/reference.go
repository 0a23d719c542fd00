package render

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"naskah/internal/docx"
)

// reference is a place that names a clause. Its words are known when all
// clauses have their numbers, so rendering leaves a sign there that no value
// can hold: control characters are not legal in XML.
type reference struct {
	id    string
	from  string // the first level that is said, or the clause it is said in
	props string
	tag   *tagUse
}

const refSign, refEnd = "\x01", "\x02"

// reference leaves the sign of a reference.
func (st *state) reference(id, from, props string) string {
	st.refs = append(st.refs, reference{id: docx.BookmarkName(id), from: from, props: props, tag: st.tag})
	return refSign + strconv.Itoa(len(st.refs)-1) + refEnd
}

// fieldRuns writes a complex field (ECMA-376 17.16.18).
func fieldRuns(instruction, result, props string) string {
	r := "<w:r>" + props
	return r + `<w:fldChar w:fldCharType="begin"/></w:r>` +
		r + `<w:instrText xml:space="preserve"> ` + instruction + ` </w:instrText></w:r>` +
		r + `<w:fldChar w:fldCharType="separate"/></w:r>` +
		r + "<w:t>" + docx.Escape(result) + "</w:t></w:r>" +
		r + `<w:fldChar w:fldCharType="end"/></w:r>`
}

// levelWord is what is said before the number of a level.
var levelWord = [6]string{"", "ayat ", "huruf ", "angka ", "huruf ", "angka "}

var levelByWord = map[string]int{"": 0, "pasal": 0, "ayat": 1, "huruf": 2, "angka": 3}

// resolve replaces the signs by fields: one REF field for each level, joined by
// the words for the levels (UU 12/2011 Lampiran II angka 273). With \n a field
// gives the number of the paragraph without its closing full stop.
func (st *state) resolve(s string, targets map[string][]listItem) string {
	if len(st.refs) == 0 {
		return s
	}
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(s, refSign)
		out.WriteString(before)
		if !found {
			return out.String()
		}
		digits, after, _ := strings.Cut(rest, refEnd)
		s = after
		n, err := strconv.Atoi(digits)
		if err != nil || n >= len(st.refs) {
			continue
		}
		out.WriteString(st.refs[n].runs(st, targets))
	}
}

func (r reference) runs(st *state, targets map[string][]listItem) string {
	chain, ok := targets[r.id]
	if !ok {
		st.findAt(r.tag, "TP071", "nama", r.id)
		return ""
	}
	chain, ok = r.relative(chain)
	if !ok {
		st.findAt(r.tag, "TP072", "nama", r.id, "dari", r.from)
		return ""
	}
	var out strings.Builder
	for i, it := range chain {
		word := levelWord[it.level]
		if i > 0 {
			word = " " + word
		}
		if word != "" {
			out.WriteString("<w:r>" + r.props + docx.OpenText + word + "</w:t></w:r>")
		}
		out.WriteString(fieldRuns(`REF `+it.mark+` \n \h`, strings.TrimRight(it.label, "."), r.props))
	}
	return out.String()
}

// relative leaves out the levels a reader takes for granted: those above a
// level, or all down to the clause the reference stands in. "Pasal ini" is not
// added behind an ayat of one's own pasal (UU 12/2011 Lampiran II angka 275).
func (r reference) relative(chain []listItem) ([]listItem, bool) {
	if level, ok := levelByWord[r.from]; ok {
		for len(chain) > 1 && chain[0].level < level {
			chain = chain[1:]
		}
		return chain, true
	}
	for i, it := range chain[:len(chain)-1] {
		if it.mark == docx.BookmarkName(r.from) {
			return chain[i+1:], true
		}
	}
	return nil, false
}

func digest8(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:4])
}
