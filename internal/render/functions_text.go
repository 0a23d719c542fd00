package render

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/Masterminds/sprig/v3"

	"naskah/internal/bahasa"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// sprigTwo takes a function (option, text) → text from sprig's table. The
// table itself is never handed to a template: it reads the environment, the
// network, the clock and chance.
func sprigTwo(name string) func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	f, ok := sprig.GenericFuncMap()[name].(func(string, string) string)
	if !ok {
		panic("render: sprig has no " + name + " of two texts")
	}
	return func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
		return f(textOf(a, 0), textOf(a, 1)), none
	}
}

// sprigTest takes a predicate (option, text) → bool from sprig's table.
func sprigTest(name string) func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	f, ok := sprig.GenericFuncMap()[name].(func(string, string) bool)
	if !ok {
		panic("render: sprig has no " + name + " of two texts")
	}
	return func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
		return f(textOf(a, 0), textOf(a, 1)), none
	}
}

// textFunctions change texts.
func textFunctions() []Function {
	one := func(name, key, example, want string, f func(string) string) Function {
		return Function{Name: name, Sign: name + " teks → teks", Key: key, Example: example, Want: want,
			params: []class{classText}, result: classText, call: textToText(f)}
	}
	two := func(name, key, example, want string) Function {
		return Function{Name: name, Sign: name + " potongan teks → teks", Key: key, Example: example, Want: want,
			params: []class{classText, classText}, result: classText, call: sprigTwo(name)}
	}
	test := func(name, key, example, want string) Function {
		return Function{Name: name, Sign: name + " potongan teks → ya_tidak", Key: key, Example: example, Want: want,
			params: []class{classText, classText}, result: classBoolean, call: sprigTest(name)}
	}
	return []Function{
		one("kapital", "TP.f.kapital", `{{ kapital sifat }}`, "BIASA", bahasa.Kapital),
		one("judul_kata", "TP.f.judul_kata", `{{ judul_kata "PELATIHAN DAN PENDIDIKAN" }}`, "Pelatihan dan Pendidikan", bahasa.JudulKata),
		one("upper", "TP.f.upper", `{{ upper sifat }}`, "BIASA", strings.ToUpper),
		one("lower", "TP.f.lower", `{{ lower "PIHAK" }}`, "pihak", strings.ToLower),
		one("trim", "TP.f.trim", `{{ trim " a " }}`, "a", strings.TrimSpace),
		two("trimPrefix", "TP.f.trimprefix", `{{ trimPrefix "Kota " "Kota Bima" }}`, "Bima"),
		two("trimSuffix", "TP.f.trimsuffix", `{{ trimSuffix "." "Selesai." }}`, "Selesai"),
		test("contains", "TP.f.contains", `{{ contains "asa" sifat }}`, "ya"),
		test("hasPrefix", "TP.f.hasprefix", `{{ hasPrefix "bi" sifat }}`, "ya"),
		test("hasSuffix", "TP.f.hassuffix", `{{ hasSuffix "x" sifat }}`, "tidak"),
		{Name: "replace", Sign: "replace lama baru teks → teks", Key: "TP.f.replace", Example: `{{ replace "-" " " "a-b" }}`, Want: "a b",
			params: []class{classText, classText, classText}, result: classText, call: replaceText},
		{Name: "rangkai", Sign: "rangkai a b … → teks", Key: "TP.f.rangkai", Example: `{{ rangkai "Rp" peserta "/" sifat }}`, Want: "Rp25/biasa",
			params: []class{classPlain, classPlain}, variadic: true, result: classText, call: chain},
		{Name: "trunc", Sign: "trunc n teks → teks", Key: "TP.f.trunc", Example: `{{ trunc 3 sifat }}`, Want: "bia",
			params: []class{classInteger, classText}, result: classText, call: cut},
		{Name: "potong", Sign: "potong dari sampai teks → teks", Key: "TP.f.potong", Example: `{{ potong 1 8 penanda.nip }}`, Want: "19750101",
			params: []class{classInteger, classInteger, classText}, result: classText, call: excerpt},
		one("nospace", "TP.f.nospace", `{{ nospace "12 / NK / V" }}`, "12/NK/V", func(s string) string { return strings.Join(strings.Fields(s), "") }),
		one("satu_baris", "TP.f.satu_baris", `{{ satu_baris "Jalan Merdeka\n  Jakarta" }}`, "Jalan Merdeka Jakarta",
			func(s string) string { return strings.Join(strings.Fields(s), " ") }),
		one("kutip", "TP.f.kutip", `{{ kutip sifat }}`, "“biasa”", func(s string) string { return "“" + s + "”" }),
		one("awal_kapital", "TP.f.awal_kapital", `{{ awal_kapital sifat }}`, "Biasa", capitalised),
		{Name: "pecah", Sign: "pecah pemisah teks → daftar", Key: "TP.f.pecah", Limits: "TP.b.daftar", Example: `{{ daftar (pecah ";" "riset; data") }}`, Want: "riset dan data",
			params: []class{classText, classText}, resultOf: textList, call: splitText},
		{Name: "per_baris", Sign: "per_baris teks → daftar", Key: "TP.f.per_baris", Limits: "TP.b.daftar", Example: `{{ daftar (per_baris "riset\ndata") }}`, Want: "riset dan data",
			params: []class{classText}, resultOf: textList,
			call: func(a []schema.Value, t []valueType) (schema.Value, message.Phrase) {
				return splitText([]schema.Value{"\n", lineEnds.Replace(textOf(a, 0))}, t)
			}},
		{Name: "gelar", Sign: "gelar orang → teks", Key: "TP.f.gelar", Example: `{{ gelar ketua }}`, Want: "Dr. Ir. Rahma Fauzia, M.Si.",
			params: []class{classRecord}, record: "orang", result: classText, call: person},
		{Name: "jabatan_ttd", Sign: "jabatan_ttd orang [\"kapital\"] → teks", Key: "TP.f.jabatan_ttd", Example: `{{ jabatan_ttd ketua }}`, Want: "Ketua",
			params: []class{classRecord, classText}, optional: 1, record: "orang", result: classText, call: signingPost},
	}
}

// replaceText refuses what would not fit before it is made.
func replaceText(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	old, with, s := textOf(a, 0), textOf(a, 1), textOf(a, 2)
	if n := strings.Count(s, old); n > 0 && len(s)+n*(len(with)-len(old)) > maxText {
		return nil, message.P("TP.terlalupanjang")
	}
	return strings.ReplaceAll(s, old, with), none
}

// chain joins what is printed.
func chain(a []schema.Value, types []valueType) (schema.Value, message.Phrase) {
	parts := make([]string, len(a))
	for i, v := range a {
		parts[i] = types[i].show(v)
	}
	return boundedJoin(parts, "")
}

// cut keeps the first n characters.
func cut(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	n, s := a[0].(int64), textOf(a, 1)
	if n < 0 {
		return nil, message.P("TP.negatif", "n", n)
	}
	for i := range s {
		if n--; n < 0 {
			return s[:i], none
		}
	}
	return s, none
}

// excerpt keeps the letters of some numbers, from 1.
func excerpt(a []schema.Value, types []valueType) (schema.Value, message.Phrase) {
	from, to := a[0].(int64), a[1].(int64)
	if from < 1 || to < from {
		return nil, message.P("TP.potongan", "dari", from, "sampai", to)
	}
	head, _ := cut([]schema.Value{to, a[2]}, types)
	before, _ := cut([]schema.Value{from - 1, a[2]}, types)
	return strings.TrimPrefix(head.(string), before.(string)), none
}

// capitalised gives the first letter its capital.
func capitalised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return strings.ToUpper(s[:size]) + s[size:]
}

// textList is the type of a list of texts.
func textList([]expr) (valueType, message.Phrase) {
	return valueType{field: schema.Field{Kind: schema.KindList, Element: &schema.Field{Kind: schema.KindText}}}, none
}

// splitText cuts a text into a list; what is empty is left out.
func splitText(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	sep := textOf(a, 0)
	if sep == "" {
		return nil, message.P("TP.tanpapemisah")
	}
	var out schema.List
	for part := range strings.SplitSeq(textOf(a, 1), sep) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if len(out) == maxItems {
			return nil, message.P("TP.terlalubanyak", "batas", maxItems)
		}
		out = append(out, part)
	}
	return out, none
}

// listFunctions look at lists.
func listFunctions() []Function {
	return []Function{
		{Name: "daftar", Sign: "daftar daftar [kata] → teks", Key: "TP.f.daftar", Example: `{{ daftar bidang }}`, Want: "riset, pelatihan, dan publikasi",
			params: []class{classList, classText}, optional: 1, result: classText, resultOf: printedList(0), call: enumerate},
		{Name: "join", Sign: "join pemisah daftar → teks", Key: "TP.f.join", Example: `{{ join "/" bidang }}`, Want: "riset/pelatihan/publikasi",
			params: []class{classText, classList}, result: classText, resultOf: printedList(1),
			call: func(a []schema.Value, t []valueType) (schema.Value, message.Phrase) {
				return boundedJoin(shown(a[1], t[1]), textOf(a, 0))
			}},
		{Name: "kolom", Sign: "kolom daftar nama → daftar", Key: "TP.f.kolom", Example: `{{ daftar (kolom pihak "nama") }}`, Want: "Badan Riset dan Kota Bima",
			params: []class{classList, classText}, column: true, resultOf: columnType, call: column},
		{Name: "panjang", Sign: "panjang daftar|teks → bilangan", Key: "TP.f.panjang", Example: `{{ angka (panjang pihak) }}`, Want: "2 (dua)",
			params: []class{classList | classText}, guards: true, result: classInteger, lazy: length},
		{Name: "jumlah", Sign: "jumlah daftar [kolom] → bilangan|rupiah", Key: "TP.f.jumlah", Example: `{{ jumlah rencana "anggaran" }}`, Want: "Rp350.000,00",
			params: []class{classList, classText}, optional: 1, column: true, resultOf: sumType, call: total},
		{Name: "first", Sign: "first daftar → unsur", Key: "TP.f.first", Example: `{{ first bidang }}`, Want: "riset",
			params: []class{classList}, picks: true, resultOf: elementType, call: pick(func(l schema.List) int { return 0 })},
		{Name: "last", Sign: "last daftar → unsur", Key: "TP.f.last", Example: `{{ last bidang }}`, Want: "publikasi",
			params: []class{classList}, picks: true, resultOf: elementType, call: pick(func(l schema.List) int { return len(l) - 1 })},
		{Name: "ke", Sign: "ke n daftar → unsur", Key: "TP.f.ke", Example: `{{ ke 2 bidang }}`, Want: "pelatihan",
			params: []class{classInteger, classList}, picks: true, resultOf: func(a []expr) (valueType, message.Phrase) { return elementOf(a[1].typ()), none },
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				n, list := a[0].(int64), a[1].(schema.List)
				if n < 1 || n > int64(len(list)) {
					return nil, message.P("TP.diluardaftar", "n", n, "ada", len(list))
				}
				return list[n-1], none
			}},
		{Name: "tanda_butir", Sign: "tanda_butir urut banyak [kata] → teks", Key: "TP.f.tanda_butir",
			Example: `{{ range bidang }}{{ . }}{{ tanda_butir urut (panjang bidang) }} {{ end }}`, Want: "riset; pelatihan; dan publikasi.",
			params: []class{classInteger, classInteger, classText}, optional: 1, result: classText,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				word := "dan"
				if len(a) > 2 {
					word = textOf(a, 2)
				}
				return bahasa.ButirTanda(small(a[0].(int64)), small(a[1].(int64)), word), none
			}},
	}
}

// printedList types a function that makes text of the elements of its n-th
// argument.
func printedList(n int) func([]expr) (valueType, message.Phrase) {
	return func(args []expr) (valueType, message.Phrase) {
		e := elementOf(args[n].typ())
		e.print()
		if !e.any && !e.printable() {
			return typeAny, message.P("TP.unsur", "jenis", e.word())
		}
		return typeOf(schema.KindText), none
	}
}

// shown prints the elements of a list.
func shown(v schema.Value, t valueType) []string {
	list, ok := v.(schema.List)
	if !ok {
		return nil
	}
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = elementOf(t).show(x)
	}
	return out
}

func boundedJoin(parts []string, sep string) (schema.Value, message.Phrase) {
	if textSize(parts)+len(sep)*len(parts) > maxText {
		return nil, message.P("TP.terlalupanjang")
	}
	return strings.Join(parts, sep), none
}

// textSize is the length of texts together.
func textSize(parts []string) int {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	return n
}

func enumerate(a []schema.Value, t []valueType) (schema.Value, message.Phrase) {
	parts := shown(a[0], t[0])
	if n := len(textOf(a, 1)) + len(", dan "); textSize(parts)+n*len(parts) > maxText {
		return nil, message.P("TP.terlalupanjang")
	}
	if len(a) > 1 {
		return bahasa.DaftarKataDengan(parts, textOf(a, 1)), none
	}
	return bahasa.DaftarKata(parts), none
}

func elementOf(t valueType) valueType {
	if t.guess != nil {
		return t.guess.element().typ()
	}
	if e := t.field.Element; e != nil {
		return valueType{field: *e}
	}
	return typeAny
}

func elementType(a []expr) (valueType, message.Phrase) { return elementOf(a[0].typ()), none }

// columnOf finds the column that a literal names in the elements of a list.
func columnOf(args []expr) (valueType, message.Phrase) {
	e := elementOf(args[0].typ())
	if len(args) < 2 || e.any && e.guess == nil {
		return e, none
	}
	name, ok := args[1].(literal)
	if !ok {
		return typeAny, message.P("TP.namakolom")
	}
	s, _ := name.v.(string)
	if e.guess != nil {
		return e.guess.field(s).typ(), none
	}
	f, ok := schema.Lookup(e.field.Fields, s)
	if !ok {
		return typeAny, message.P("TP.tiadakolom", "nama", s, "ada", fieldNames(e.field.Fields))
	}
	return valueType{field: f}, none
}

func fieldNames(fields []schema.Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.Name
	}
	return out
}

func columnType(args []expr) (valueType, message.Phrase) {
	t, problem := columnOf(args)
	if t.guess != nil {
		return t.guess.listed().typ(), problem
	}
	if t.any {
		return typeAny, problem
	}
	return valueType{field: schema.Field{Kind: schema.KindList, Element: &t.field}}, problem
}

func column(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	var out schema.List
	for _, x := range a[0].(schema.List) {
		r, ok := x.(schema.Record)
		if !ok {
			return nil, message.P("TP.bukanrincian")
		}
		if v := r[textOf(a, 1)]; filled(v) {
			out = append(out, v)
		}
	}
	return out, none
}

func length(st *state, args []expr) (schema.Value, *missing) {
	v, _ := args[0].eval(st)
	switch v := v.(type) {
	case schema.List:
		return int64(len(v)), nil
	case string:
		st.steps += cost(v)
		return int64(utf8.RuneCountInString(v)), nil
	}
	return int64(0), nil
}

// sumType is the type of what is added.
func sumType(args []expr) (valueType, message.Phrase) {
	t, problem := columnOf(args)
	t.want(classMoney | classInteger)
	if problem.Key == "" && !t.any && t.class()&(classMoney|classInteger) == 0 {
		problem = message.P("TP.takterjumlah", "jenis", t.word())
	}
	return t, problem
}

func total(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	sum, unit := new(big.Int), schema.Value(int64(0))
	for _, x := range a[0].(schema.List) {
		v := keyed(x, textOf(a, 1))
		if money, ok := v.(schema.Money); ok {
			unit = money
		}
		sum.Add(sum, whole(v))
	}
	return likeFirst(unit, sum)
}

func pick(at func(schema.List) int) func([]schema.Value, []valueType) (schema.Value, message.Phrase) {
	return func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
		list := a[0].(schema.List)
		if len(list) == 0 { // made by a function: an empty field counts as unfilled and never comes here
			return nil, message.P("TP.daftarkosong")
		}
		return list[at(list)], none
	}
}
