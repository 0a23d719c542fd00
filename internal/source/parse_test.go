package source

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"naskah/internal/diag"
)

// codes lists findings as "CODE line:col".
func codes(ds []diag.Diagnostic) string {
	var out []string
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%s %d:%d", d.Code, d.Pos.Line, d.Pos.Col))
	}
	return strings.Join(out, ", ")
}

func TestParseKeepsTextAndPlaces(t *testing.T) {
	text := "\ufeffa: 012\nnama: \"Dinas: \\\"X\\\"\"\nisi: [1.500, 'it''s', ~]\nurai: |\n  satu\n  dua\npanjang: satu\n  dua\né: {kosong: }\n"
	root, ds := Parse("uji.yaml", []byte(text))
	if len(ds) > 0 {
		t.Fatalf("Parse: findings %s", codes(ds))
	}
	for _, c := range []struct {
		key, text string
		line, col int
	}{
		{"a", "012", 1, 4},
		{"nama", `Dinas: "X"`, 2, 7},
		{"urai", "satu\ndua\n", 4, 7},
		{"panjang", "satu dua", 7, 10},
	} {
		n := root.Get(c.key)
		if n.Text() != c.text || n.Pos().Line != c.line || n.Pos().Col != c.col {
			t.Errorf("%s = %q at %v, want %q at %d:%d", c.key, n.Text(), n.Pos(), c.text, c.line, c.col)
		}
	}
	items := root.Get("isi").Items()
	if len(items) != 3 || items[0].Text() != "1.500" || items[1].Text() != "it's" || !items[2].Null() {
		t.Errorf("isi = %v", items)
	}
	if v := root.Get("é").Get("kosong"); !v.Null() || v.Pos().Line != 9 || v.Pos().Col != 5 {
		t.Errorf("kosong stands at %v, want 9:5 (its key)", v.Pos())
	}
	if got := root.Keys()[5].Text(); got != "é" {
		t.Errorf("sixth key = %q, want é", got)
	}
}

func TestParseAtCountsLinesInTheOuterFile(t *testing.T) {
	root, ds := ParseAt("a.naskah", []byte("judul: x\nnama: y\n"), 2)
	if got := root.Get("nama").Pos().String(); got != "a.naskah:3:7" || len(ds) > 0 {
		t.Errorf("nama at %s (%s), want a.naskah:3:7", got, codes(ds))
	}
	if _, ds = ParseAt("a.naskah", []byte("judul: x: y\n"), 2); codes(ds) != "SR013 2:9" {
		t.Errorf("findings %s, want SR013 2:9", codes(ds))
	}
	if _, ds = ParseAt("a.naskah", []byte("a: 1\na: !x 2\n"), 5); codes(ds) != "SR020 6:1, SR024 6:4" {
		t.Errorf("findings %s", codes(ds))
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"open bracket", "a: 1\nb: [1, 2\nc: 3\nd: 4\n", "SR010 2:4"},
		{"open brace", "a: 1\nb: {x: 1, y: 2\nc: 3\n", "SR010 2:4"},
		{"open quote", "a: 1\nb: \"foo\nc: 3\nd: 4\n", "SR014 2:4"},
		{"open quote after a long bracket", "z: [1,\n  2,\n  3]\nb: 'foo\nc: 3\n", "SR014 4:4"},
		{"deeper value", "a: 1\n  b: 2\nc: 3\n", "SR013 2:4"},
		{"crooked line", "a: 1\nb:\n  c: 1\n d: 4\ne: 1\n", "SR011 4:2"},
		{"two colons", "a: 1\nb: x: y\nc: 3\n", "SR013 2:5"},
		{"tab", "a:\n\tb: x\n", "SR004 2:1"},
		{"list in a guard", "a: 1\nb: {jika: x in [a, b], ke: y}\n", "SR010 2:4"},
		{"colon in a call", "b: {jika: f(a: 1), ke: y}\n", "SR010 1:4"},
		{"question mark in flow", "b: {jika: ada?}\nc: 1\n", "SR010 1:4"},
		{"at sign", "a: 1\nb: @sestama\n", "SR015 2:4"},
		{"percent", "b: %x\n", "SR015 1:4"},
		{"at sign in braces", "a: 1\nb: {x: 'p @q', y: @kepala}\n", "SR015 2:19"},
		{"at sign in a list over lines", "b: [\"u: @\",\n  # lalu @ini\n  @kepala]\n", "SR015 3:3"},
		{"no colon", "a: 1\nbenar saja\nc: 3\n", "SR012 2:1"},
		{"escape", "b: \"a\\d\"\n", "SR016 1:4"},
		{"after a quote", "a: 1\nb: 'it's'\nc: 3\n", "SR011 2:8"},
		{"block header", "b: >x\n  y\n", "SR017 1:5"},
		{"list item on key line", "a: - b\n", "SR018 1:4"},
		{"directive", "%YAML 1.1\n---\na: 1\n", "SR019 1:1"},
		{"empty", "", "SR005 1:0"},
		{"only a comment", "# x\n\n", "SR005 1:0"},
		{"two documents", "a: 1\n---\nb: 2\n", "SR006 2:1"},
		{"duplicate", "a: 1\nb: 2\n'a': 3\n", "SR020 3:1"},
		{"anchor and alias", "a: &x 1\nb: *x\n", "SR021 1:4, SR022 2:4"},
		{"unknown alias", "b: *x\n", "SR022 1:4"},
		{"merge", "a: 1\n<<: {b: 1}\n", "SR023 2:1"},
		{"tag", "a: !!str 1\n", "SR024 1:4"},
		{"bare tag", "a: ! b\n", "SR024 1:4"},
		{"own tag", "a: !uang 1\n", "SR024 1:4"},
		{"list as key", "? [a, b]\n: 1\n", "SR025 1:3"},
		{"unquoted slot", "a: {{ nama }}\n", "SR025 1:5"},
		{"no key", "? \n: b\n", "SR026 1:2"},
		{"invalid UTF-8", "a: 1\nb: x\xff\n", "SR002 2:5"},
		{"UTF-16", "\xff\xfea\x00", "SR002 1:1"},
		{"control", "a: 1\x07\n", "SR003 1:5"},
		{"lone CR", "a: 1\rb: 2\n", "SR003 1:5"},
		{"line separator", "a: x\u2028y\n", "SR003 1:5"},
	} {
		_, ds := Parse("a.yaml", []byte(c.text))
		if got := codes(ds); got != c.want {
			t.Errorf("%s: findings %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTheSignThatNeedsQuotesIsNamed(t *testing.T) {
	for text, want := range map[string]string{"a: @x\n": "@", "a: {b: `x`}\n": "`", "a: [1, %x]\n": "%"} {
		if _, ds := Parse("a.yaml", []byte(text)); len(ds) != 1 || ds[0].Code != "SR015" || ds[0].Args["tanda"] != want {
			t.Errorf("%q: findings %+v, want SR015 about %s", text, ds, want)
		}
	}
}

func TestCommaInACallIsFoundAndMended(t *testing.T) {
	root, ds := Parse("a.yaml", []byte("aksi: {jika: f(a, g(b, c)), ke: x}\ndasar: [UU 23 (LN 1, TLN 2), b]\nbiasa: [a (b), c]\nblok: f(a, b)\n"))
	if got, want := codes(ds), "SR027 1:14, SR027 2:9"; got != want {
		t.Fatalf("findings %q, want %q", got, want)
	}
	if got := root.Get("aksi").Get("jika").Text(); got != "f(a, g(b, c))" {
		t.Errorf("jika = %q", got)
	}
	if got := root.Get("aksi").Keys(); len(got) != 2 || got[1].Text() != "ke" {
		t.Errorf("aksi has %d keys, want jika and ke", len(got))
	}
	if got := root.Get("dasar").Items(); len(got) != 2 || got[0].Text() != "UU 23 (LN 1, TLN 2)" {
		t.Errorf("dasar = %v", got)
	}
	if got := ds[0].HintText("id"); !strings.Contains(got, `jika: "f(a, g(b, c))"`) {
		t.Errorf("hint = %q", got)
	}
}

func TestParseKeepsItsLimits(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"bytes", "a: " + strings.Repeat("x", MaxBytes), "SR001"},
		{"depth", strings.Repeat("[", 65) + strings.Repeat("]", 65), "SR007"},
		{"nodes", "[" + strings.Repeat("a,", MaxNodes+5) + "]", "SR008"},
		{"brackets", strings.Repeat("[", MaxBytes), "SR007"},
		{"braces", strings.Repeat("{a: ", MaxBytes/4), "SR007"},
		{"dashes", strings.Repeat("- ", MaxBytes/2), "SR007"},
		{"open quote and many lines", "a: \"" + strings.Repeat("x\n", MaxBytes/16), "SR014"},
		{"late error", strings.Repeat("- a\n", MaxBytes/32) + "b: x", "SR011"},
	} {
		_, ds := Parse("a.yaml", []byte(c.text))
		if len(ds) == 0 || ds[0].Code != c.want {
			t.Errorf("%s: findings %.80s, want %s", c.name, codes(ds), c.want)
		}
	}
	if _, ds := Parse("a.yaml", []byte(strings.Repeat("[", 64)+strings.Repeat("]", 64))); len(ds) > 0 {
		t.Errorf("64 levels are refused: %s", codes(ds))
	}
}

func TestTruth(t *testing.T) {
	root, _ := Parse("a.yaml", []byte("[ya, Tidak, true, 'false', yes, no, 1, '', [ya]]"))
	want := []string{"true true", "false true", "true true", "false true", "false false", "false false", "false false", "false false", "false false"}
	for i, n := range root.Items() {
		v, ok := Truth(n)
		if got := fmt.Sprint(v, " ", ok); got != want[i] {
			t.Errorf("Truth(%q) = %s, want %s", n.Text(), got, want[i])
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"a: 1\nb: [x, {y: z}]\n", "a: |\n  x\n\n", "? a\n: b\n", "{a: f(b, c), d}", "- - - x\n-\n", "a:\n- b\n-\n\n\n",
		"a: &x [1]\nb: *x\n", "é: \"\\u00e9\"\r\nü: x\r\n", "a: 'x\n\n  y'\nb:", "# only\n", "%TAG ! x\n---\n", "{,}", "[a: b, : c]", "a: >-\n\n\n",
		"--- \n...\n", "a: 1 # x\n# y\n\n# z\nb: [ # c\n]\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4096 {
			return // long inputs only cost time
		}
		root, ds := Parse("f.yaml", data)
		lines := strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n")
		for _, d := range ds {
			if d.Pos.Line < 1 || d.Pos.Line > len(lines) {
				t.Errorf("finding %s stands outside the file", codes([]diag.Diagnostic{d}))
			}
		}
		if root == nil && len(ds) == 0 {
			t.Error("no tree and no finding")
		}
		inside(t, root, lines)
		bag := new(diag.Bag)
		r := Read(root, bag)
		r.Need("a")
		r.Texts("b")
		r.Int("c", 0)
		r.Done()
	})
}

// inside checks that every node of the tree stands in the text.
func inside(t *testing.T, n *Node, lines []string) {
	if n == nil {
		return
	}
	p := n.Pos()
	if p.Line < 1 || p.Line > len(lines) || p.Col < 1 || p.Col > utf8.RuneCountInString(lines[p.Line-1])+1 {
		t.Errorf("node %q stands at %v, outside the file", n.Text(), p)
	}
	for _, c := range n.Items() {
		inside(t, c, lines)
	}
	for _, k := range n.Keys() {
		inside(t, k, lines)
		v := n.Get(k.Text())
		if v == nil {
			t.Errorf("key %q has no value", k.Text())
		}
		inside(t, v, lines)
	}
}
