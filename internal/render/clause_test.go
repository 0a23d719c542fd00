package render

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/diag"
	"naskah/templates"
)

// clausesOf is the shipped style base with clauses of a test.
func clausesOf(t *testing.T, files map[string]string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(templates.FS, "gaya", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(templates.FS, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		out["klausul/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func TestAClauseStandsWhereItIsCalled(t *testing.T) {
	bases := clausesOf(t, map[string]string{
		"kahar.naskah": "{{/* catatan */}}\n\n## Keadaan Kahar {#kahar}\n\n(1) Di {{ tempat }}. {#k1}\n\n(2) Lihat {{ rujuk \"k1\" \"kahar\" }}:\n\n{{ klausul \"butir\" }}\n",
		"butir.naskah": "{{ range bidang }}\na. {{ . }}\n{{ end }}\n",
	})
	text := exampleHead + "## A {#a}\n\n(1) x\n\n{{ klausul \"kahar\" }}\n\n## B\n\n(1) lihat {{ rujuk \"kahar\" }}\n"
	p := programOf(t, "uji.naskah", []byte(text), bases)
	got := strings.ReplaceAll(strings.TrimSpace(textOfPackage(t, render(t, p, testInput()))), "\n", "|")
	want := "Pasal 1|A|(1) x|Pasal 2|KEADAAN KAHAR|(1) Di Jakarta.|(2) Lihat ayat (1):|a. riset|b. pelatihan|c. publikasi|Pasal 3|B|(1) lihat Pasal 2"
	if !strings.Contains(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestFindingsOfAClausePointIntoItsFile(t *testing.T) {
	files := map[string]string{"salah.naskah": "baris\n\n{{ temppat }}\n", "isi.naskah": "isi\n"}
	for _, c := range []struct{ name, body, code, file string }{
		{"an unknown name in it", "{{ klausul \"salah\" }}", "TP045", "templates/klausul/salah.naskah:3"},
		{"in the middle of a paragraph", "Teks {{ klausul \"isi\" }}", "TP154", "templates/uji.naskah"},
	} {
		tpl, found := Parse("templates/uji.naskah", []byte(exampleHead+c.body+"\n"), clausesOf(t, files))
		if tpl != nil {
			_, found = tpl.Compile(Scope{Fields: testFields(t)})
		}
		if len(found) != 1 || found[0].Code != c.code || found[0].Severity != diag.Error || !strings.HasPrefix(found[0].Pos.String(), c.file) {
			t.Errorf("%s: %s, want one %s in %s", c.name, say(found), c.code, c.file)
		}
	}
}

// Every shipped clause can stand in a paper of its own.
func TestShippedClausesCompile(t *testing.T) {
	entries, err := fs.ReadDir(templates.FS, "klausul")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) < 5 {
		t.Errorf("%d clauses are shipped, want 5", len(entries))
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".naskah")
		got := lines(t, exampleHead, "{{ klausul \""+name+"\" }}\n")
		if !strings.HasPrefix(got, "Pasal 1\n") || strings.Contains(got, "{{") || strings.Contains(got, "*/") {
			t.Errorf("%s reads %s", name, got)
		}
	}
}
