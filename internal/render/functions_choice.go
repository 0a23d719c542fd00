package render

import (
	"fmt"
	"slices"
	"strings"

	"naskah/internal/message"
	"naskah/internal/schema"
)

// choiceFunctions choose among the elements of lists and put them in order.
func choiceFunctions() []Function {
	part := func(name, key, want string, f func(schema.List) schema.List) Function {
		return Function{Name: name, Sign: name + " daftar → daftar", Key: key, Example: "{{ daftar (" + name + " bidang) }}", Want: want,
			params: []class{classList}, picks: true, resultOf: sameList,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return f(a[0].(schema.List)), none
			}}
	}
	extreme := func(name, key, want string, sign int) Function {
		return Function{Name: name, Sign: name + " daftar [kolom] → unsur", Key: key, Example: "{{ " + name + ` rencana "anggaran" }}`, Want: want,
			params: []class{classList, classText}, optional: 1, column: true, resultOf: orderedElement,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) { return utmost(a, sign) }}
	}
	return []Function{
		{Name: "saring", Sign: "saring daftar kolom [nilai] → daftar", Key: "TP.f.saring", Example: `{{ daftar (kolom (saring pihak "kota" "Bima") "nama") }}`, Want: "Kota Bima",
			params: []class{classList, classText, classPlain}, optional: 1, column: true, picks: true, resultOf: filteredList, call: filter},
		{Name: "urutkan", Sign: "urutkan daftar [kolom] → daftar", Key: "TP.f.urutkan", Example: `{{ daftar (urutkan bidang) }}`, Want: "pelatihan, publikasi, dan riset",
			params: []class{classList, classText}, optional: 1, column: true, picks: true, resultOf: orderedList, call: order},
		{Name: "uniq", Sign: "uniq daftar [kolom] → daftar", Key: "TP.f.uniq", Example: `{{ panjang (uniq rencana "mulai") }}`, Want: "1",
			params: []class{classList, classText}, optional: 1, column: true, picks: true, resultOf: orderedList, call: distinct},
		part("reverse", "TP.f.reverse", "publikasi, pelatihan, dan riset", func(l schema.List) schema.List {
			l = slices.Clone(l)
			slices.Reverse(l)
			return l
		}),
		part("rest", "TP.f.rest", "pelatihan dan publikasi", func(l schema.List) schema.List { return l[min(1, len(l)):] }),
		part("initial", "TP.f.initial", "riset dan pelatihan", func(l schema.List) schema.List { return l[:max(0, len(l)-1)] }),
		{Name: "ambil", Sign: "ambil n daftar → daftar", Key: "TP.f.ambil", Example: `{{ daftar (ambil 2 bidang) }}`, Want: "riset dan pelatihan",
			params: []class{classInteger, classList}, picks: true, resultOf: func(a []expr) (valueType, message.Phrase) { return a[1].typ(), none },
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				n, list := a[0].(int64), a[1].(schema.List)
				if n < 0 {
					return nil, message.P("TP.negatif", "n", n)
				}
				return list[:min(n, int64(len(list)))], none
			}},
		{Name: "satukan", Sign: "satukan daftar daftar … → daftar", Key: "TP.f.satukan", Limits: "TP.b.daftar", Example: `{{ daftar (satukan bidang tembusan) }}`, Want: "riset, pelatihan, publikasi, Sekretaris Jenderal, dan Kepala Biro Hukum",
			params: []class{classList, classList}, variadic: true, joins: true, resultOf: joinedList, call: concat},
		{Name: "has", Sign: "has nilai daftar → ya_tidak", Key: "TP.f.has", Example: `{{ has "riset" bidang }}`, Want: "ya",
			params: []class{classPlain, classList}, resultOf: memberType,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return slices.ContainsFunc(a[1].(schema.List), func(x schema.Value) bool { return sameValue(a[0], x) }), none
			}},
		extreme("terkecil", "TP.f.terkecil", "Rp150.000,00", -1),
		extreme("terbesar", "TP.f.terbesar", "Rp200.000,00", 1),
	}
}

func sameValue(a, b schema.Value) bool {
	n, ok := compareValues(a, b)
	return ok && n == 0
}

func sameList(a []expr) (valueType, message.Phrase) { return a[0].typ(), none }

// keyField is what a list is ordered by: a column of its elements, or they
// themselves.
func keyField(args []expr) (valueType, message.Phrase) {
	t, problem := columnOf(args)
	if problem.Key == "" && !t.any && t.class()&classPlain == 0 {
		problem = message.P("TP.takterurut", "jenis", t.word())
	}
	return t, problem
}

func orderedList(args []expr) (valueType, message.Phrase) {
	_, problem := keyField(args)
	return args[0].typ(), problem
}

func orderedElement(args []expr) (valueType, message.Phrase) { return keyField(args) }

// filteredList checks that a column and what it is compared with are of one kind.
func filteredList(args []expr) (valueType, message.Phrase) {
	t, problem := columnOf(args[:2])
	if problem.Key == "" && len(args) > 2 {
		_, problem = sameTypes([]expr{literal{t: t}, args[2]})
	}
	return args[0].typ(), problem
}

func memberType(args []expr) (valueType, message.Phrase) {
	return sameTypes([]expr{args[0], literal{t: elementOf(args[1].typ())}})
}

// joinedList checks that lists hold elements of one kind.
func joinedList(args []expr) (valueType, message.Phrase) {
	first := elementOf(args[0].typ())
	for _, a := range args[1:] {
		e := elementOf(a.typ())
		if !first.any && !e.any && (e.class() != first.class() || e.field.Composite != first.field.Composite) {
			return typeAny, message.P("TP.beda", "satu", first.word(), "dua", e.word())
		}
		if e.class() == classRecord && !slices.Equal(fieldNames(e.field.Fields), fieldNames(first.field.Fields)) {
			return typeAny, message.P("TP.bedakolom")
		}
	}
	return args[0].typ(), none
}

// keyed is what an element of a list is looked at by.
func keyed(x schema.Value, column string) schema.Value {
	if r, ok := x.(schema.Record); ok && column != "" {
		return r[column]
	}
	return x
}

func filter(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	out := schema.List{}
	for _, x := range a[0].(schema.List) {
		v := keyed(x, textOf(a, 1))
		if len(a) > 2 && sameValue(v, a[2]) || len(a) == 2 && truth(v) {
			out = append(out, x)
		}
	}
	return out, none
}

// order sorts and keeps the order of equals. Capitals do not count; what is
// unfilled comes last.
func order(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	type item struct{ key, x schema.Value }
	list := a[0].(schema.List)
	items := make([]item, len(list))
	for i, x := range list {
		items[i] = item{keyed(x, textOf(a, 1)), x}
		if s, ok := items[i].key.(string); ok {
			items[i].key = strings.ToLower(s)
		}
	}
	slices.SortStableFunc(items, func(a, b item) int {
		switch x, y := filled(a.key), filled(b.key); {
		case x && !y:
			return -1
		case y && !x:
			return 1
		}
		n, _ := compareValues(a.key, b.key)
		return n
	})
	out := make(schema.List, len(items))
	for i, it := range items {
		out[i] = it.x
	}
	return out, none
}

// distinct keeps the first of equal elements.
func distinct(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	seen := map[string]bool{}
	out := schema.List{}
	for _, x := range a[0].(schema.List) {
		v := keyed(x, textOf(a, 1))
		if key := fmt.Sprintf("%T %v", v, v); !seen[key] {
			seen[key] = true
			out = append(out, x)
		}
	}
	return out, none
}

func concat(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	out := schema.List{}
	for _, v := range a {
		if len(out)+len(v.(schema.List)) > maxItems {
			return nil, message.P("TP.terlalubanyak", "batas", maxItems)
		}
		out = append(out, v.(schema.List)...)
	}
	return out, none
}

// utmost finds the least (sign -1) or the greatest (1) of the filled values.
func utmost(a []schema.Value, sign int) (schema.Value, message.Phrase) {
	var best schema.Value
	for _, x := range a[0].(schema.List) {
		v := keyed(x, textOf(a, 1))
		if n, ok := compareValues(v, best); filled(v) && (best == nil || ok && n*sign > 0) {
			best = v
		}
	}
	if best == nil {
		return nil, message.P("TP.daftarkosong")
	}
	return best, none
}
