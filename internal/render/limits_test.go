package render

import (
	"bytes"
	"strconv"
	"strings"
	"sync"
	"testing"

	"naskah/internal/manuscript"
	"naskah/internal/schema"
	"naskah/templates"
)

// hostileTexts are bodies of about size bytes whose reading tempts to cost the
// square of their length.
func hostileTexts(size int) map[string]string {
	// Lines as long as they may be, as many as fit.
	fill := func(s string) string {
		if strings.Contains(s, "\n") {
			return strings.Repeat(s, size/len(s))
		}
		row := strings.Repeat(s, (manuscript.MaxLine-20)/len(s)) + "\n"
		return strings.Repeat(row, max(1, size/len(row)))
	}
	definitions := ""
	for i := 0; len(definitions) < size; i++ {
		definitions += "{{ define \"d" + strconv.Itoa(i) + "\" }}a{{ end }}"
		if i%100 == 99 {
			definitions += "\n"
		}
	}
	return map[string]string{
		"ends": fill("{{ end }}\n"), "elses": "{{ if daring }}\n" + fill("x {{ else }} y\n\n"), "edges": fill("{{ if daring }}a\n\nb{{ end }}\n\n"), "pairs": fill("{{ if daring }}a{{ end }} "),
		"unclosed in pairs": fill("{{ if daring }}\na {{ if daring }} b\n{{ end }}\n"), "definitions": definitions, "calls": "{{ define \"a\" }}\nx\n{{ end }}\n" + fill("{{ template \"a\" }}\n"),
		"columns":       "| a |" + strings.Repeat("{{ if daring }}|b|{{ end }}|", 15) + "\n" + strings.Repeat("|---", 46) + "|\n" + fill("| a |"+strings.Repeat("{{ if daring }}|b|{{ end }}|", 15)+"\n"),
		"opening stars": fill("*a "), "opening brackets": fill("["), "dollars": fill("${"), "short lines": fill("a\n"), "rows": fill("|a"),
		"control lines": fill("{{ if daring }}\n"), "tags": fill("{{ sifat }}"), "items": fill("a. b\n"), "divs": fill("::: kotak\n"),
		"variables": fill("{{ $a := 1 }}"), "brackets": "{{ " + fill("(") + " }}", "same marks": fill("a. b {#c}\n"), "slots": "::: antara\n" + fill("- a\n") + ":::\n",
		"unclosed tags": fill("{{ "), "underscores": fill("__a "), "titles": fill("# a\n"), "pipes": "{{ judul" + strings.TrimSpace(fill("|trim")) + " }}", "quotes": fill("{{ \""),
	}
}

// readAll parses, compiles and renders a body, whatever comes of it.
func readAll(t testing.TB, fields []schema.Field, body string) {
	tpl, _ := Parse("uji.naskah", []byte(exampleHead+body), templates.FS)
	if tpl == nil {
		return
	}
	if p, _ := tpl.Compile(Scope{Fields: fields}); p != nil {
		if _, _, err := p.Render(t.Context(), testInput()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestHostileTextIsReadToTheEnd(t *testing.T) {
	fields := testFields(t)
	for _, body := range hostileTexts(manuscript.MaxSource / 64) {
		readAll(t, fields, body)
	}
}

// doubling are 40 definitions that each call the next twice.
func doubling(one, two string) string {
	var b strings.Builder
	for i := range 40 {
		next := "{{ template \"d" + strconv.Itoa(i+1) + "\" "
		b.WriteString("{{ define \"d" + strconv.Itoa(i) + "\" }}" + next + one + " }}" + next + two + " }}{{ end }}\n\n")
	}
	return exampleHead + b.String() + "{{ define \"d40\" }}x{{ end }}\n\n{{ template \"d0\" first pihak }}\n"
}

// What is compiled once for each kind of argument does not double; what has no
// name for its kind meets the limit. Printing meets that of steps.
func TestDefinitionsDoNotMultiply(t *testing.T) {
	tpl, found := Parse("uji.naskah", []byte(doubling("(ternary (first pihak) (last pihak) daring)", "(ternary (last pihak) (first pihak) daring)")), templates.FS)
	if tpl == nil {
		t.Fatal(say(found))
	}
	if _, found := tpl.Compile(Scope{Fields: testFields(t)}); len(found) != 1 || found[0].Code != "TP039" {
		t.Errorf("found %s, want TP039", say(found))
	}
	p := compileText(t, "uji.naskah", doubling("sifat", "tempat"))
	if pkg, found, err := p.Render(t.Context(), testInput()); err != nil || pkg != nil || len(found) != 1 || found[0].Code != "TP062" {
		t.Errorf("found %s (%v), want TP062", say(found), err)
	}
}

// BenchmarkHostileText shows how cost grows: the time per byte must not double
// with the size.
func BenchmarkHostileText(b *testing.B) {
	fields := testFields(b)
	for _, size := range []int{manuscript.MaxSource / 32, manuscript.MaxSource / 16} {
		for name, body := range hostileTexts(size) {
			b.Run(name+"/"+strconv.Itoa(size), func(b *testing.B) {
				b.SetBytes(int64(len(body)))
				for b.Loop() {
					readAll(b, fields, body)
				}
			})
		}
	}
}

func TestOneTemplateManyGoroutines(t *testing.T) {
	tpl, found := Parse("kesepahaman.naskah", mustRead(t, "kesepahaman.naskah"), templates.FS)
	if tpl == nil {
		t.Fatal(say(found))
	}
	fields := testFields(t)
	shared, _ := tpl.Compile(Scope{Fields: fields})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			p, _ := tpl.Compile(Scope{Fields: fields, Late: lateFields})
			for _, p := range []*Program{p, shared} {
				if pkg, found, err := p.Render(t.Context(), testInput()); pkg == nil || err != nil {
					t.Error(say(found))
				}
			}
		})
	}
	wg.Wait()
}

// Many goroutines fill one program with different data, each as if it were alone.
func TestOneProgramManyPapers(t *testing.T) {
	p := program(t, "kesepahaman.naskah", lateFields...)
	input := func(i int) Input {
		in := testInput()
		in.Values["judul"] = "Kerja Sama " + strconv.Itoa(i)
		in.Values["bernilai"] = i%2 == 0
		in.Draft = i % 3
		in.Late = in.Draft > 0
		return in
	}
	bytesOf := func(i int) []byte {
		data, err := render(t, p, input(i)).Bytes()
		if err != nil {
			t.Error(err)
		}
		return data
	}
	alone := make([][]byte, 12)
	for i := range alone {
		alone[i] = bytesOf(i)
		if i > 0 && bytes.Equal(alone[i], alone[i-1]) {
			t.Fatalf("papers %d and %d are equal", i-1, i)
		}
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range alone {
				n := (i*5 + g) % len(alone)
				pkg, found, err := p.Render(t.Context(), input(n))
				if pkg == nil {
					t.Error(say(found), err)
					return
				}
				if data, err := pkg.Bytes(); err != nil || !bytes.Equal(data, alone[n]) {
					t.Errorf("paper %d differs from itself made alone, %v", n, err)
				}
			}
		})
	}
	wg.Wait()
}

// A loop over texts of a megabyte is bounded by their length, not by its turns.
func TestLongTextsUseUpTheBudget(t *testing.T) {
	body := "{{ $a := replace \"x\" \"xxxxxxxxxx\" \"xxxxxxxxxx\" }}" + strings.Repeat("{{ $a = replace \"x\" \"xxxxxxxxxx\" $a }}", 4) +
		"{{ $b := \"\" }}\n\n{{ range bidang }}\n" + strings.Repeat("{{ $b = replace \"x\" \"y\" $a }}\n\n", 4000) + "{{ end }}\n"
	tpl, found := Parse("uji.naskah", []byte(exampleHead+body), templates.FS)
	if tpl == nil {
		t.Fatal(say(found))
	}
	p, found := tpl.Compile(Scope{Fields: testFields(t)})
	if p == nil {
		t.Fatal(say(found))
	}
	pkg, found, err := p.Render(t.Context(), testInput())
	if err != nil {
		t.Fatal(err)
	}
	if pkg != nil || len(found) == 0 || found[0].Code != "TP062" {
		t.Errorf("%v, want TP062", say(found))
	}
}
