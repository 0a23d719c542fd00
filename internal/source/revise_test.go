package source

import (
	"errors"
	"strings"
	"testing"
)

func TestReviseTouchesOneEntryOnly(t *testing.T) {
	value := []Pair{{"nama", "012"}, {"daftar", []any{"satu: dua", "@tiga"}}, {"orang", []Pair{{"teks", "baris\nkedua"}}}}
	entry := "  b:\n    nama: \"012\"\n    daftar:\n      - 'satu: dua'\n      - '@tiga'\n    orang:\n      teks: |-\n        baris\n        kedua\n"
	for _, c := range []struct{ name, before, after string }{
		{"empty", "m: # kosong\n", "m: # kosong\n" + entry},
		{"missing", "# kepala\nx: 1\n", "# kepala\nx: 1\nm:\n" + entry},
		{"no line end", "m:\n  a: {x: 1}", "m:\n  a: {x: 1}\n" + entry},
		{"in the middle", "m:\n  a:\n    x: |\n      # bukan komentar\n\n# ekor\nz: 1\n", "m:\n  a:\n    x: |\n      # bukan komentar\n" + entry + "\n# ekor\nz: 1\n"},
		{"there", "m:\n  b: {nama: lama, buang: ya} # kepala\n\n  c: 1\n", ""},
		{"other indent", "m:\n    b:\n        nama: lama # tetap\n        buang: ya\n    c: 1\n", ""},
	} {
		for _, end := range []string{"\n", "\r\n"} {
			out, err := Revise([]byte(strings.ReplaceAll(c.before, "\n", end)), "m", []Pair{{"b", value}})
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			if want := strings.ReplaceAll(c.after, "\n", end); c.after != "" && string(out) != want {
				t.Errorf("%s:\n%s\nwant\n%s", c.name, out, want)
			}
			root, findings := Parse("", out)
			b := root.Get("m").Get("b")
			if len(findings) > 0 || b.Get("nama").Text() != "012" || b.Get("daftar").Items()[1].Text() != "@tiga" ||
				b.Get("orang").Get("teks").Text() != "baris\nkedua" || b.Get("buang") != nil {
				t.Errorf("%s: %v reads back wrong:\n%s", c.name, findings, out)
			}
			if strings.Contains(c.before, "c: 1") && root.Get("m").Get("c").Text() != "1" {
				t.Errorf("%s: the neighbour is gone:\n%s", c.name, out)
			}
			if strings.Contains(c.before, "# tetap") && !strings.Contains(string(out), "# tetap") {
				t.Errorf("%s: the comment is gone:\n%s", c.name, out)
			}
		}
	}
}

func TestReviseRefusesBraces(t *testing.T) {
	for _, text := range []string{"m: {a: 1}\n", "m: {}\n", "m: ~\n", "m: teks\n"} {
		if out, err := Revise([]byte(text), "m", []Pair{{"b", []Pair{{"x", "1"}}}}); !errors.Is(err, ErrInline) {
			t.Errorf("%q became %q, %v", text, out, err)
		}
	}
}
