package workflow

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/message"
)

// guardScope declares one field of each class, and bag collects findings.
func guardScope(bag *diag.Bag) *scope {
	s := newScope(bag)
	zero, hundred := int64(0), int64(100)
	s.declare("nilai", symbol{class: moneyClass, min: &zero})
	s.declare("persen", symbol{class: decimalClass})
	s.declare("capaian", symbol{class: wholeClass, min: &zero, max: &hundred})
	s.declare("tahun", symbol{class: wholeClass})
	s.declare("besar", symbol{class: truthClass})
	s.declare("luar", symbol{class: truthClass})
	s.declare("tgl", symbol{class: dateClass})
	s.declare("judul", symbol{class: textClass})
	s.declare("hasil", symbol{class: choiceClass, options: []string{"lanjut", "akhiri"}})
	s.declare("butir", symbol{class: listClass})
	s.declare("nomor", symbol{class: opaqueClass})
	s.constants["batas"] = literal{class: numberClass, number: big.NewRat(5_000_000_000, 1)}
	s.constants["kota"] = literal{class: textClass, text: "Bandung"}
	s.constants["wajib"] = literal{class: truthClass, truth: true}
	for name, text := range map[string]string{"bernilai": "nilai > batas", "perlu": "bernilai or luar", "putar_a": "putar_b", "putar_b": "not putar_a"} {
		s.texts[name] = ruleText{text: text}
		s.order = append(s.order, name)
	}
	slices.Sort(s.order)
	return s
}

func compileGuard(text string) (Guard, []diag.Diagnostic) {
	var bag diag.Bag
	g := guardScope(&bag).compile(text, diag.Position{File: "a.yaml", Line: 3, Col: 10}, 0, &bag)
	return g, bag.List()
}

type facing map[string]any

func (f facing) get(name string) (any, bool) {
	v, ok := f[name]
	return v, ok
}

const day = int64(20595) // 22 May 2026

var truths = []struct {
	text string
	in   facing
	want Truth
}{
	{"nilai > batas", facing{"nilai": int64(500_000_000_001)}, True},
	{"nilai > batas", facing{"nilai": int64(500_000_000_000)}, False},
	{"nilai > batas", facing{}, Unknown},
	{"nilai == 0.5", facing{"nilai": int64(50)}, True},
	{"batas < nilai", facing{"nilai": int64(500_000_000_001)}, True},
	{"nilai * 2 > batas", facing{"nilai": int64(250_000_000_001)}, True},
	{"nilai + 1 > batas", facing{"nilai": int64(500_000_000_000)}, True},
	{"2 * tahun - 1 == 5", facing{"tahun": int64(3)}, True},
	{"tahun * nilai > 10", facing{"tahun": int64(2), "nilai": int64(600)}, True},
	{"capaian < 3 * 4 + 1", facing{"capaian": int64(13)}, False},
	{"capaian > -1", facing{"capaian": int64(0)}, True},
	{"1 < capaian < 5", facing{"capaian": int64(3)}, True},
	{"1 < capaian < 5", facing{"capaian": int64(5)}, False},
	{"persen >= 12.5", facing{"persen": int64(12_500_000)}, True},
	{"persen + 0.5 > 13", facing{"persen": int64(12_500_000)}, False},
	{"tgl >= '2026-05-22'", facing{"tgl": day}, True},
	{"tgl < '2026-05-22'", facing{"tgl": day}, False},
	{"judul == kota", facing{"judul": "Bandung"}, True},
	{"judul != \"x\\\"y\"", facing{"judul": "x\"y"}, False},
	{"hasil in ['lanjut', 'akhiri']", facing{"hasil": "akhiri"}, True},
	{"hasil not in ['lanjut']", facing{"hasil": "akhiri"}, True},
	{"capaian in [1, 2, 3]", facing{"capaian": int64(2)}, True},
	{"capaian in [1, 2, 3]", facing{}, Unknown},
	{"jumlah(butir) >= 2", facing{"butir": int64(2)}, True},
	{"jumlah(butir) >= 2", facing{}, Unknown},
	{"terisi(nomor)", facing{"nomor": nil}, True},
	{"terisi(nomor)", facing{}, False},
	{"not terisi(nomor)", facing{}, True},
	{"besar", facing{"besar": true}, True},
	{"besar == tidak", facing{"besar": true}, False},
	{"ya != besar", facing{"besar": false}, True},
	{"besar == wajib", facing{"besar": true}, True},
	{"not besar", facing{}, Unknown},
	{"besar or nilai > batas", facing{"besar": true}, True},
	{"besar and nilai > batas", facing{"besar": false}, False},
	{"besar and nilai > batas", facing{"besar": true}, Unknown},
	{"terisi(capaian) and capaian > 5", facing{}, False},
	{"perlu", facing{"nilai": int64(1), "luar": true}, True},
	{"not perlu", facing{"luar": true}, False},
	{"perlu == ya", facing{"nilai": int64(1), "luar": false}, False},
	{"wajib", facing{}, True},
	{"not (not besar)", facing{"besar": true}, True},
	{"nilai * 9000000000 * 9000000000 > 1", facing{"nilai": int64(math.MaxInt64)}, Unknown},
}

func TestGuardsEvaluateThreeValued(t *testing.T) {
	for _, c := range truths {
		g, ds := compileGuard(c.text)
		if len(ds) > 0 {
			t.Errorf("%s: findings%s", c.text, describe(ds))
			continue
		}
		if got, _ := g.root.eval(c.in.get); got != c.want {
			t.Errorf("%s with %v = %d, want %d", c.text, c.in, got, c.want)
		}
	}
}

func TestArithmeticNoticesOverflow(t *testing.T) {
	g, _ := compileGuard("nilai * 9000000000 * 9000000000 > 1")
	if _, err := g.root.eval(facing{"nilai": int64(math.MaxInt64)}.get); err == nil || !strings.Contains(err.Error(), "out of range") {
		t.Errorf("error %v, want out of range", err)
	}
	least := int64(math.MinInt64)
	for _, c := range []struct {
		name string
		do   func(a, b int64) (int64, bool)
		a, b int64
		ok   bool
	}{
		{"add", add, math.MaxInt64, 1, false}, {"add", add, least, -1, false}, {"add", add, math.MaxInt64, 0, true}, {"add", add, -5, 5, true},
		{"sub", sub, least, 1, false}, {"sub", sub, 0, least, false}, {"sub", sub, 5, 0, true}, {"sub", sub, math.MaxInt64, -1, false},
		{"mul", mul, math.MaxInt64, 2, false}, {"mul", mul, -3, 4, true}, {"mul", mul, least, -1, false}, {"mul", mul, 0, least, true},
	} {
		if _, ok := c.do(c.a, c.b); ok != c.ok {
			t.Errorf("%s(%d, %d) ok = %v, want %v", c.name, c.a, c.b, ok, c.ok)
		}
	}
}

var refusedGuards = []struct {
	text, code string
	col        int
}{
	{"", "WF039", 10},
	{"nilai >", "WF040", 16},
	{"nilai > 5.000.000", "WF055", 18},
	{strings.Repeat("besar or ", 60) + "besar", "WF041", 10},
	{"nilai > nil", "WF042", 18},
	{"len(butir) > 1", "WF042", 10},
	{"any(butir, # > 1)", "WF042", 10},
	{"let x = 1; x > 0", "WF042", 14},
	{"besar ? luar : besar", "WF042", 29},
	{"judul.x == 'a'", "WF042", 16},
	{"judul[0] == 'a'", "WF042", 15},
	{"judul matches 'a.*'", "WF042", 16},
	{"judul startsWith 'a'", "WF042", 16},
	{"besar; luar", "WF042", 10},
	{"[besar]", "WF042", 10},
	{"nilai ?? 1", "WF042", 16},
	{"tahun % 2 == 0", "WF042", 16},
	{"tahun ** 2 == 4", "WF042", 16},
	{"nilay > 1", "WF043", 10},
	{"nilai > tahun", "WF044", 16},
	{"nilai * persen > 1", "WF044", 16},
	{"besar == luar", "WF044", 16},
	{"nilai", "WF045", 10},
	{"1", "WF045", 10},
	{"'a'", "WF045", 10},
	{"nilai + 1", "WF045", 16},
	{"jumlah(butir)", "WF045", 10},
	{"not nilai > 1", "WF045", 10},
	{"isi(nomor)", "WF046", 10},
	{"putar_a", "WF047", 0},
	{"5 > 3", "WF048", 12},
	{"batas > 3", "WF048", 16},
	{"nilai / 2 > 1", "WF049", 16},
	{"terisi()", "WF050", 10},
	{"terisi('nomor')", "WF050", 10},
	{"jumlah(nilai) > 1", "WF050", 10},
	{"judul > 'a'", "WF052", 16},
	{"capaian in 5", "WF053", 21},
	{"capaian in [tahun]", "WF053", 22},
	{"capaian in []", "WF053", 21},
	{"-nilai > 1", "WF054", 10},
	{"judul + 'a' == 'b'", "WF054", 16},
	{"tgl + 1 > '2026-01-01'", "WF054", 14},
	{"persen > 1.500", "WF055", 19},
	{"capaian > 012", "WF055", 20},
	{"capaian > 0x1F", "WF055", 20},
	{"nilai > 1e9", "WF055", 18},
	{"nilai > 1_000", "WF055", 18},
	{"bernilai > 1", "WF056", 10},
	{"nomor == 'x'", "WF057", 10},
	{"butir > 1", "WF058", 10},
	{"nilai > 0.0001", "WF059", 16},
	{"capaian > 1.5", "WF059", 18},
	{"nilai > 900000000000000000", "WF059", 16},
	{"tgl > '22-05-2026'", "WF060", 14},
	{"nilai == 'x'", "WF061", 16},
	{"judul == 5", "WF061", 16},
	{"hasil == 'lanjutt'", "WF062", 16},
}

func TestGuardsRefuse(t *testing.T) {
	for _, c := range refusedGuards {
		g, ds := compileGuard(c.text)
		if len(ds) == 0 || ds[0].Code != c.code || c.col > 0 && ds[0].Pos.Col != c.col {
			t.Errorf("%q: want %s at column %d, got:%s", c.text, c.code, c.col, describe(ds))
		}
		if g.compiled() || g.Always() {
			t.Errorf("%q is compiled in spite of its findings", c.text)
		}
	}
}

func TestGuardNamesTheFailingPart(t *testing.T) {
	g, _ := compileGuard("besar and perlu and capaian > 5")
	for _, c := range []struct {
		in   facing
		want string
	}{
		{facing{"besar": false}, "besar"},
		{facing{"besar": true, "nilai": int64(1), "luar": false}, "perlu (bernilai or luar)"},
		{facing{"besar": true, "luar": true, "capaian": int64(1)}, "capaian > 5"},
		{facing{"besar": true, "luar": true}, "capaian > 5"},
	} {
		if got := g.root.why(c.in.get); got != c.want {
			t.Errorf("why(%v) = %q, want %q", c.in, got, c.want)
		}
	}
	if got := g.root.lacking(facing{"luar": false}.get); !slices.Equal(got, []string{"besar", "nilai", "capaian"}) {
		t.Errorf("lacking = %v", got)
	}
	if got := g.Reads(); !slices.Equal(got, []string{"besar", "capaian", "luar", "nilai"}) {
		t.Errorf("Reads = %v", got)
	}
}

func TestRulesMadeOfRulesStaySmall(t *testing.T) {
	var bag diag.Bag
	s := newScope(&bag)
	s.declare("besar", symbol{class: truthClass})
	last := "besar"
	for i := range 60 {
		name := fmt.Sprintf("r%d", i)
		s.texts[name] = ruleText{text: last + " and " + last}
		last = name
	}
	if g := s.compile(last, diag.Position{}, 0, &bag); g.compiled() {
		t.Error("a rule of 2^60 comparisons is compiled")
	}
	if ds := bag.List(); len(ds) != 1 || ds[0].Code != "WF063" {
		t.Errorf("findings:%s", describe(ds))
	}
}

func TestEqualConditionsHaveEqualKeys(t *testing.T) {
	a, _ := compileGuard("bernilai")
	b, _ := compileGuard("nilai>5000000000")
	if a.root.key != b.root.key {
		t.Errorf("keys %q and %q differ", a.root.key, b.root.key)
	}
}

func TestDidYouMeanInGuards(t *testing.T) {
	_, ds := compileGuard("nilay > 1")
	if got := ds[0].HintText(message.ID); got != `mungkin maksudnya "nilai"` {
		t.Errorf("hint %q", got)
	}
}

func FuzzGuard(f *testing.F) {
	for _, text := range []string{
		"nilai > batas and not perlu", "1 < capaian < 5", "hasil in ['lanjut']", "terisi(nomor) or jumlah(butir) == 2", "let x = 1; x", "a?.b[1:2]",
		"judul == \"\\u00e9\"", "{a: 1}", "#", "nilai | f()", "((((", "persen >= 12.5 * 2", "tgl > '2026-01-01'", "not not besar == ya", "`a`", "b'x'", "::len(x)",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g, ds := compileGuard(text)
		if g.compiled() == diag.HasErrors(ds) {
			t.Fatalf("compiled %v with findings%s", g.compiled(), describe(ds))
		}
		for _, d := range ds {
			if d.Sentence(message.ID) == d.Code {
				t.Errorf("%s has no sentence", d.Code)
			}
		}
		if !g.compiled() {
			return
		}
		some := facing{"nilai": int64(7), "capaian": int64(3), "besar": true, "judul": "x", "hasil": "lanjut"}
		truth, err := g.root.eval(some.get)
		if err != nil && truth != Unknown {
			t.Errorf("%q = %d with %v", text, truth, err)
		}
		// Filling in more never changes what is decided, unless it is asked
		// whether something is filled.
		if truth != Unknown && !strings.Contains(text, "terisi") {
			all := facing{"luar": false, "persen": int64(1), "tahun": int64(1), "tgl": int64(1), "butir": int64(1), "nomor": nil}
			for name, v := range some {
				all[name] = v
			}
			if more, _ := g.root.eval(all.get); more != truth {
				t.Errorf("%q: %d turns into %d when more is filled", text, truth, more)
			}
		}
	})
}
