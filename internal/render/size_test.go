package render

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// sampleOf is an argument of some class.
func sampleOf(c class) schema.Value {
	for _, s := range []struct {
		class class
		v     schema.Value
	}{
		{classText, "a"}, {classInteger, int64(2)}, {classMoney, schema.Money(100)}, {classDate, schema.Date{Year: 2023, Month: time.May, Day: 22}},
		{classDuration, schema.Duration{N: 1, Unit: schema.Years}}, {classBoolean, true}, {classList, schema.List{"a"}}, {classRecord, schema.Record{"nama": "A"}},
	} {
		if c&s.class != 0 {
			return s.v
		}
	}
	return nil
}

// applied calls a function and gives its result, the code of its finding, and
// the steps it took.
func applied(name string, args ...schema.Value) (schema.Value, string, int) {
	run := &rendering{in: &Input{}, found: new(diag.Bag), budget: budget{ctx: context.Background()}}
	st := &state{rendering: run, out: new(strings.Builder)}
	e := &call{fn: functionByName()[name], t: typeOf(schema.KindText)}
	for _, v := range args {
		e.args = append(e.args, literal{v, typeOf(kindOfValue(v))})
	}
	v, lack := e.eval(st)
	if lack != nil {
		return nil, "lack", st.steps
	}
	if list := st.found.List(); len(list) > 0 {
		return nil, list[0].Code, st.steps
	}
	return v, "", st.steps
}

func kindOfValue(v schema.Value) schema.Kind {
	switch v.(type) {
	case int64:
		return schema.KindInteger
	case schema.List:
		return schema.KindList
	}
	return schema.KindText
}

// No function of the table reads a text that is too long; it is refused before
// the function sees it.
func TestNoFunctionTakesATextThatIsTooLong(t *testing.T) {
	long := strings.Repeat("a", maxText+1)
	tried := 0
	for _, f := range Functions() {
		for i, c := range f.params {
			if c&classText == 0 || f.lazy != nil {
				continue
			}
			args := make([]schema.Value, len(f.params))
			for j, other := range f.params {
				args[j] = sampleOf(other)
			}
			args[i] = long
			tried++
			if _, code, _ := applied(f.Name, args...); code != "TP133" {
				t.Errorf("%s, argument %d: %q, want TP133", f.Name, i+1, code)
			}
		}
	}
	if tried < 40 {
		t.Errorf("only %d arguments tried", tried)
	}
}

// What grows beyond the limit is refused, and what would be made of it is
// reckoned before it is made.
func TestResultsAreBounded(t *testing.T) {
	half, grows := strings.Repeat("a", maxText/2+1), strings.Repeat("ɐ", maxText/2)
	many := make(schema.List, maxItems/2+1)
	for i := range many {
		many[i] = "abcdefghijk"
	}
	for _, c := range []struct {
		name, want string
		args       []schema.Value
	}{
		{"upper", "TP061", []schema.Value{grows}}, {"kapital", "TP061", []schema.Value{grows}}, {"kutip", "TP061", []schema.Value{half + half[:len(half)-2]}},
		{"replace", "TP060", []schema.Value{"a", "bbb", half}}, {"rangkai", "TP060", []schema.Value{half, half}},
		{"join", "TP060", []schema.Value{strings.Repeat("-", 100), many}}, {"daftar", "TP060", []schema.Value{many, strings.Repeat("-", 100)}},
		{"pecah", "TP060", []schema.Value{",", strings.Repeat("a,", maxItems+1)}}, {"per_baris", "TP060", []schema.Value{strings.Repeat("a\n", maxItems+1)}},
		{"satukan", "TP060", []schema.Value{many, many}}, {"nol_depan", "TP060", []schema.Value{int64(maxPadding + 1), int64(1)}},
		{"kalikan", "TP060", []schema.Value{int64(1 << 62), int64(4)}}, {"kalikan", "TP060", []schema.Value{schema.Money(1 << 62), int64(4)}},
		{"kurangi", "TP060", []schema.Value{int64(-1 << 63), int64(1)}}, {"tambah", "TP060", []schema.Value{int64(1 << 62), int64(1 << 62)}},
		{"bagikan", "TP060", []schema.Value{schema.Money(1), int64(0)}}, {"trunc", "TP060", []schema.Value{int64(-1), "a"}},
		{"potong", "TP060", []schema.Value{int64(0), int64(1), "a"}}, {"potong", "TP060", []schema.Value{int64(2), int64(1), "a"}},
	} {
		if _, code, _ := applied(c.name, c.args...); code != c.want {
			t.Errorf("%s: %q, want %s", c.name, code, c.want)
		}
	}
}

// Looking at much costs much, whatever little comes of it.
func TestLookingAtLongValuesCosts(t *testing.T) {
	long := strings.Repeat("a", maxText)
	list := make(schema.List, maxItems)
	for _, c := range []struct {
		name string
		args []schema.Value
		want int
	}{
		{"contains", []schema.Value{"b", long}, maxText / textStep}, {"eq", []schema.Value{long, "b"}, maxText / textStep}, {"panjang", []schema.Value{long}, maxText / textStep},
		{"uniq", []schema.Value{list}, maxItems / listStep},
	} {
		if _, code, steps := applied(c.name, c.args...); code != "" || steps < c.want {
			t.Errorf("%s: %q after %d steps, want %d", c.name, code, steps, c.want)
		}
	}
}

func TestFunctionsOfListsAndAmounts(t *testing.T) {
	texts := func(s ...string) schema.List {
		out := schema.List{}
		for _, x := range s {
			out = append(out, x)
		}
		return out
	}
	rows := schema.List{schema.Record{"a": "x", "n": int64(2)}, schema.Record{"a": "y"}, schema.Record{"a": "x", "n": int64(1)}}
	for _, c := range []struct {
		name string
		args []schema.Value
		want schema.Value
	}{
		{"urutkan", []schema.Value{texts("b", "A", "", "a")}, texts("A", "a", "b", "")}, {"urutkan", []schema.Value{rows, "n"}, schema.List{rows[2], rows[0], rows[1]}},
		{"uniq", []schema.Value{texts("b", "a", "b")}, texts("b", "a")}, {"uniq", []schema.Value{rows, "a"}, rows[:2]},
		{"saring", []schema.Value{rows, "a", "x"}, schema.List{rows[0], rows[2]}}, {"saring", []schema.Value{rows, "n"}, schema.List{rows[0], rows[2]}}, {"saring", []schema.Value{rows, "a", "z"}, schema.List{}},
		{"terbesar", []schema.Value{rows, "n"}, int64(2)}, {"terkecil", []schema.Value{texts("b", "a")}, "a"},
		{"rest", []schema.Value{texts("a")}, texts()}, {"initial", []schema.Value{texts()}, texts()}, {"ambil", []schema.Value{int64(9), texts("a")}, texts("a")},
		{"has", []schema.Value{"b", texts("a", "b")}, true}, {"has", []schema.Value{"c", texts("a", "b")}, false},
		{"pecah", []schema.Value{";", " a; ;b;"}, texts("a", "b")}, {"per_baris", []schema.Value{"a\r\n\rb"}, texts("a", "b")},
		{"trunc", []schema.Value{int64(2), "éèê"}, "éè"}, {"trunc", []schema.Value{int64(0), "a"}, ""}, {"trunc", []schema.Value{int64(9), "a"}, "a"},
		{"potong", []schema.Value{int64(2), int64(3), "éèêë"}, "èê"}, {"potong", []schema.Value{int64(3), int64(9), "ab"}, ""}, {"potong", []schema.Value{int64(1), int64(1), "ab"}, "a"},
		{"awal_kapital", []schema.Value{"éa"}, "Éa"}, {"awal_kapital", []schema.Value{"\xff"}, "\xff"}, {"nol_depan", []schema.Value{int64(2), int64(123)}, "123"},
		{"bagikan", []schema.Value{schema.Money(-10), int64(4)}, schema.Money(-3)}, {"bagikan", []schema.Value{schema.Money(10), int64(-4)}, schema.Money(-3)},
		{"persen_dari", []schema.Value{schema.Decimal{Unscaled: 25, Scale: 1}, schema.Money(10_100)}, schema.Money(253)},
		{"bulatkan", []schema.Value{schema.Money(-150)}, schema.Money(-200)}, {"kurangi", []schema.Value{schema.Money(5), schema.Money(7)}, schema.Money(-2)},
	} {
		v, code, _ := applied(c.name, c.args...)
		if code != "" || fmt.Sprintf("%T %v", v, v) != fmt.Sprintf("%T %v", c.want, c.want) {
			t.Errorf("%s %v = %v %s, want %v", c.name, c.args, v, code, c.want)
		}
	}
}

// A field that the result of a function does not have is a finding.
func TestAFieldThatAResultLacksIsAFinding(t *testing.T) {
	tpl, _ := Parse("surat.docx", wordFile(t, par(run("{{ (first pihak).tiada }}")), nil), nil)
	if p, found := tpl.Compile(Scope{Fields: testFields(t)}); p != nil || len(found) != 1 || found[0].Code != "TP047" {
		t.Errorf("%s, want TP047", say(found))
	}
}

// A list that a function has made may be empty, unlike one that is filled in.
func TestAnEmptyListHasNoFirstElement(t *testing.T) {
	for _, name := range []string{"first", "last", "terkecil", "terbesar"} {
		if _, code, _ := applied(name, schema.List{}); code != "TP060" {
			t.Errorf("%s: %q, want TP060", name, code)
		}
	}
}

func TestWrongColumnsAndKindsAreFoundBeforeAnyRun(t *testing.T) {
	for tag, reason := range map[string]string{
		`{{ daftar (urutkan pihak) }}`: "TP.takterurut", `{{ terbesar rencana "anggran" }}`: "TP.tiadakolom", `{{ panjang (saring pihak "nama" 5) }}`: "TP.beda",
		`{{ has 5 bidang }}`: "TP.beda", `{{ panjang (satukan bidang pihak) }}`: "TP.beda", `{{ kurangi nilai 5 }}`: "TP.beda",
	} {
		tpl, found := Parse("surat.docx", wordFile(t, par(run(tag)), nil), nil)
		if tpl == nil {
			t.Fatal(say(found))
		}
		p, found := tpl.Compile(Scope{Fields: testFields(t)})
		if p != nil || len(found) == 0 {
			t.Errorf("%s is taken", tag)
			continue
		}
		if got, ok := found[0].Args["sebab"].(message.Phrase); !ok || got.Key != reason {
			t.Errorf("%s: %s, want %s", tag, say(found), reason)
		}
	}
}
