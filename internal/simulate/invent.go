package simulate

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"naskah/internal/office"
	"naskah/internal/schema"
)

// dice are random numbers that depend on nothing but the seed and what they are
// thrown for, so that a play can be gone on with from its record.
func dice(seed uint64, purpose ...string) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(strings.Join(purpose, "\x00"))) // a hash takes everything
	return rand.New(rand.NewPCG(seed, h.Sum64()))
}

// inventor makes answers up: valid by construction, in plausible words.
type inventor struct {
	*rand.Rand
	office  *office.Office
	today   schema.Date
	telling map[string][]schema.Value // values conditions tell apart, by field
}

// answer makes up an answer to a field; nil when an optional one stays empty.
func (v *inventor) answer(f schema.Field) schema.Value {
	if f.Optional && v.IntN(3) == 0 {
		return nil
	}
	if values := v.telling[f.Name]; len(values) > 0 && v.IntN(2) == 0 {
		value := values[v.IntN(len(values))]
		if n, ok := value.(int64); ok && f.Kind == schema.KindList {
			return v.list(f, int(n))
		}
		return value
	}
	return v.value(f, f.Help)
}

// value makes up a value of the field's kind. help says how a text goes on.
func (v *inventor) value(f schema.Field, help string) schema.Value {
	switch f.Kind {
	case schema.KindInteger:
		return v.whole(f)
	case schema.KindDecimal:
		low, high := bounds(f, 0, 4)
		d := schema.Decimal{Unscaled: low * 100, Scale: 2}
		if high > low {
			d.Unscaled += v.Int64N((high-low)*100 + 1)
		}
		return d
	case schema.KindMoney:
		return v.money(f)
	case schema.KindDate:
		return v.today.AddDays(v.IntN(8))
	case schema.KindDuration:
		return schema.Duration{N: 1 + v.IntN(4), Unit: schema.Years}
	case schema.KindBoolean:
		return v.IntN(2) == 0
	case schema.KindEnum:
		if len(f.Options) == 0 {
			return nil
		}
		return f.Options[v.IntN(len(f.Options))]
	case schema.KindList:
		low, high := bounds(f, 1, 3)
		return v.list(f, int(low)+v.IntN(int(min(high-low, 2))+1))
	case schema.KindRecord:
		return v.record(f)
	}
	return v.text(f, help)
}

// bounds are those of the declaration, or the usual ones.
func bounds(f schema.Field, low, high int64) (int64, int64) {
	if f.Min != nil {
		low = *f.Min
		high = max(high, low)
	}
	if f.Max != nil {
		high = *f.Max
		low = min(low, high)
	}
	return low, high
}

// whole makes up a number; a year where only a year can be meant.
func (v *inventor) whole(f schema.Field) int64 {
	low, high := bounds(f, 1, 100)
	if year := int64(v.today.Year); low > 1000 && low <= year && year <= high {
		return year
	}
	return low + v.Int64N(min(high-low, 1<<40)+1)
}

// money makes up a round amount of some million rupiah.
func (v *inventor) money(f schema.Field) schema.Money {
	const million = 100_000_000 // sen
	amount := int64(1+v.IntN(99)) * million
	for range v.IntN(3) {
		amount *= 10
	}
	low, high := bounds(f, 0, max(amount, million))
	return schema.Money(min(max(amount, low), high))
}

func (v *inventor) list(f schema.Field, n int) schema.List {
	if f.Element == nil {
		return nil
	}
	if f.Element.Composite == "pihak" {
		return v.parties(n)
	}
	list := make(schema.List, 0, n)
	for range n {
		list = append(list, v.value(*f.Element, f.Help))
	}
	return list
}

// record makes up a record; a column that may stay empty does.
func (v *inventor) record(f schema.Field) schema.Value {
	switch f.Composite {
	case "orang":
		return v.person()
	case "pihak":
		return v.parties(1)[0]
	case "dasar_hukum":
		return schema.Clone(laws[v.IntN(len(laws))])
	}
	out := schema.Record{}
	for _, column := range f.Fields {
		if !column.Optional {
			out[column.Name] = v.value(column, column.Help)
		}
	}
	return out
}

// person is an official of the office, or somebody who does not exist.
func (v *inventor) person() schema.Value {
	var keys []string
	for _, key := range v.office.Keys("orang", v.today) {
		if !strings.Contains(key, ":") {
			keys = append(keys, key)
		}
	}
	if len(keys) > 0 {
		if p, ok := v.office.Resolver(v.today)("orang", keys[v.IntN(len(keys))]); ok {
			return p
		}
	}
	return v.nobody()
}

func (v *inventor) nobody() schema.Record {
	return schema.Record{"nama": people[v.IntN(len(people))], "jabatan": posts[v.IntN(len(posts))]}
}

// parties are the office itself and others, each once.
func (v *inventor) parties(n int) schema.List {
	resolve := v.office.Resolver(v.today)
	var list schema.List
	var names []string
	add := func(p schema.Value) {
		name := p.(schema.Record).Text("nama")
		if len(list) < n && !slices.Contains(names, name) {
			list, names = append(list, p), append(names, name)
		}
	}
	if own, ok := resolve("pihak", "lembaga"); ok {
		add(own)
	}
	keys := v.office.Keys("pihak", v.today)
	v.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	for _, key := range keys {
		if p, ok := resolve("pihak", key); ok {
			add(p)
		}
	}
	for i := 0; len(list) < n; i++ {
		name := partners[i%len(partners)]
		if i >= len(partners) {
			name += " " + strings.Repeat("I", i/len(partners))
		}
		add(schema.Record{"nama": name, "jenis": "K/L", "alamat": "Jalan Latihan Nomor 1", "kota": "Jakarta", "penandatangan": v.nobody()})
	}
	return list
}

// The hours of an office in which a bot acts.
const (
	opens  = 8 * time.Hour
	closes = 16 * time.Hour
)
