package render

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"naskah/internal/diag"
	"naskah/internal/message"
)

// Absence says why a function that templates elsewhere have is not here.
type Absence struct {
	Name    string
	Reason  string // a sentence in the message catalog
	Instead string // what to write instead, "" when there is nothing
}

// absentNames are the functions of text/template and sprig that are not in the
// table, by reason. A test holds that each of theirs is here or there.
var absentNames = []struct{ reason, names string }{
	{"TP.a.lingkungan", "env expandenv"},
	{"TP.a.jaringan", "getHostByName"},
	{"TP.a.jam", `now ago date dateInZone date_in_zone dateModify date_modify mustDateModify must_date_modify htmlDate htmlDateInZone
		toDate mustToDate unixEpoch duration durationRound`},
	{"TP.a.acak", "randAlpha randAlphaNum randAscii randBytes randInt randNumeric uuidv4 shuffle"},
	{"TP.a.kunci", `genPrivateKey genCA genCAWithKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert genSignedCertWithKey
		buildCustomCert derivePassword htpasswd bcrypt encryptAES decryptAES`},
	{"TP.a.sidik", "sha1sum sha256sum sha512sum adler32sum"},
	{"TP.a.takterbatas", "until untilStep seq repeat indent nindent"},
	{"TP.a.pola", `regexFind regexFindAll regexMatch regexQuoteMeta regexReplaceAll regexReplaceAllLiteral regexSplit mustRegexFind
		mustRegexFindAll mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit`},
	{"TP.a.format", "print printf println cat plural wrap wrapWith toString toStrings quote squote"},
	{"TP.a.word", "html js urlquery urlJoin urlParse toJson toPrettyJson toRawJson mustToJson mustToPrettyJson mustToRawJson b64enc b64dec b32enc b32dec"},
	{"TP.a.baca", "fromJson mustFromJson"},
	{"TP.a.kode", "call fail hello"},
	{"TP.a.berkas", "base clean dir ext isAbs osBase osClean osDir osExt osIsAbs"},
	{"TP.a.susunan", `dict get set unset hasKey pick omit pluck dig keys values merge mergeOverwrite mustMerge mustMergeOverwrite deepCopy
		mustDeepCopy list tuple append prepend push mustAppend mustPrepend mustPush chunk mustChunk compact mustCompact without mustWithout`},
	{"TP.a.nomor_unsur", "index slice mustSlice substr splitn split"},
	{"TP.a.jenis", "typeOf typeIs typeIsLike kindOf kindIs deepEqual atoi int int64 float64 toDecimal"},
	{"TP.a.pecahan", "add add1 add1f addf sub subf mul mulf div divf mod max maxf min minf biggest ceil floor round"},
	{"TP.a.huruf", "title untitle camelcase kebabcase snakecase swapcase initials abbrev abbrevboth trimAll trimall"},
	{"TP.a.nama_lain", `len empty coalesce all any sortAlpha splitList concat mustFirst mustLast mustHas mustInitial mustRest mustReverse
		mustUniq`},
	{"TP.a.versi", "semver semverCompare"},
}

// instead names what a function of the table does in place of an absent one.
var instead = map[string]string{
	"date": "tanggal", "toDate": "tanggal", "dateModify": "tambah_jangka", "duration": "jangka", "ago": "selisih_hari",
	"repeat": "range", "until": "range", "seq": "range", "print": "rangkai", "printf": "rangkai", "println": "rangkai", "cat": "rangkai", "quote": "kutip", "squote": "kutip",
	"urlquery": "tautan", "urlJoin": "tautan", "index": "ke", "slice": "ambil", "substr": "potong", "split": "pecah", "splitn": "pecah", "splitList": "pecah",
	"list": "pecah", "append": "satukan", "prepend": "satukan", "push": "satukan", "concat": "satukan", "pluck": "kolom", "without": "saring", "compact": "saring",
	"add": "tambah", "add1": "tambah", "sub": "kurangi", "mul": "kalikan", "div": "bagikan", "max": "terbesar", "min": "terkecil", "biggest": "terbesar", "round": "bulatkan",
	"title": "judul_kata", "untitle": "lower", "trimAll": "trim", "trimall": "trim", "abbrev": "trunc", "len": "panjang", "empty": "terisi", "coalesce": "default", "all": "and",
	"any": "or", "sortAlpha": "urutkan", "mustFirst": "first", "mustLast": "last", "mustHas": "has", "mustInitial": "initial", "mustRest": "rest", "mustReverse": "reverse",
	"mustUniq": "uniq", "regexReplaceAll": "replace", "regexMatch": "contains", "toString": "rangkai",
}

var absentByName = sync.OnceValue(func() map[string]Absence {
	out := map[string]Absence{}
	for _, group := range absentNames {
		for _, name := range strings.Fields(group.names) {
			out[name] = Absence{Name: name, Reason: group.reason, Instead: instead[name]}
		}
	}
	return out
})

// Absences lists the functions that are not offered, by name.
func Absences() []Absence {
	byName := absentByName()
	out := make([]Absence, 0, len(byName))
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		out = append(out, byName[name])
	}
	return out
}

// Why says why the function is not offered.
func (a Absence) Why() message.Phrase { return message.Phrase{Key: a.Reason} }

// Absent finds the reason why a function is not offered.
func Absent(name string) (Absence, bool) {
	a, ok := absentByName()[name]
	return a, ok
}

// absent reports a function that templates elsewhere have, with the reason why
// it is not here; false when the name is none of those.
func (p *pipeliner) absent(pos diag.Position, name string) bool {
	a, ok := Absent(name)
	if !ok {
		return false
	}
	d := diag.New("TP140", pos, "nama", name, "sebab", a.Why())
	if a.Instead != "" {
		d = d.WithHint("TP.pakai", "nama", a.Instead)
	}
	d.Place, d.Excerpt = p.cur.place, "{{ "+p.cur.body+" }}"
	p.bag.Add(d)
	return true
}
