package bag_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"naskah/internal/archive/bag"
	"naskah/internal/diag"
)

// made is a small bag on disk and its files.
func made(t testing.TB) (dir string, files fstest.MapFS) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "arsip")
	w, err := bag.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range []string{"satu", "dua", ""} {
		if err := w.Add(fmt.Sprintf("2026-001/%03d-naskah.pdf", i+1), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Tag("BACA-SAYA.txt", []byte("Isi\n")), w.Close([]bag.Field{{Name: "Source-Organization", Value: "Badan  Uji\nCoba"}})); err != nil {
		t.Fatal(err)
	}
	return dir, load(t, dir)
}

func load(t testing.TB, dir string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// found lists "CODE file" of what Check finds.
func found(t testing.TB, files fs.FS) []string {
	t.Helper()
	report, err := bag.Check(t.Context(), files)
	list := []string{}
	for _, d := range append(diag.Findings(err), report.Findings...) {
		list = append(list, d.Code+" "+d.Pos.File)
	}
	if err != nil && len(list) == 0 {
		t.Fatal(err)
	}
	return list
}

func TestABagIsReadByOthers(t *testing.T) {
	dir, files := made(t)
	if got := found(t, files); len(got) != 0 {
		t.Fatalf("a fresh bag has findings: %v", got)
	}
	want := []string{"BACA-SAYA.txt", "bag-info.txt", "bagit.txt", "data/2026-001/001-naskah.pdf", "data/2026-001/002-naskah.pdf",
		"data/2026-001/003-naskah.pdf", "manifest-sha256.txt", "tagmanifest-sha256.txt"}
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Errorf("files %v, want %v", got, want)
	}
	if got, want := string(files["bag-info.txt"].Data), "Source-Organization: Badan Uji Coba\nPayload-Oxum: 7.3\n"; got != want {
		t.Errorf("bag-info.txt is %q, want %q", got, want)
	}
	for _, list := range []string{"manifest-sha256.txt", "tagmanifest-sha256.txt"} {
		check := exec.Command("sha256sum", "--strict", "-c", list)
		check.Dir = dir
		if out, err := check.CombinedOutput(); err != nil {
			t.Errorf("sha256sum -c %s: %v\n%s", list, err, out)
		}
	}
	_, again := made(t)
	for name, f := range files {
		if !bytes.Equal(f.Data, again[name].Data) {
			t.Errorf("%s differs between two bags of the same files", name)
		}
	}
}

// TestEveryDamagedByteIsFound flips every bit of every file, cuts each file
// short and lengthens it.
func TestEveryDamagedByteIsFound(t *testing.T) {
	_, files := made(t)
	for name, f := range files {
		clean := f.Data
		try := func(what string, data []byte) {
			f.Data = data
			got := found(t, files)
			about := slices.ContainsFunc(got, func(s string) bool { return strings.HasSuffix(s, " "+name) || strings.HasPrefix(s, "AR001") })
			if len(got) == 0 || name != "tagmanifest-sha256.txt" && !about {
				t.Errorf("%s of %s: found %v", what, name, got)
			}
		}
		for at := range clean {
			for bit := range 8 {
				data := slices.Clone(clean)
				data[at] ^= 1 << bit
				try(fmt.Sprintf("bit %d of byte %d", bit, at), data)
			}
		}
		if len(clean) > 0 {
			try("the last byte cut off", clean[:len(clean)-1])
		}
		try("a byte added", append(slices.Clone(clean), '\n'))
		f.Data = clean
	}
}

func TestWhatIsMissingExtraOrRenamedIsNamed(t *testing.T) {
	const first, second = "data/2026-001/001-naskah.pdf", "data/2026-001/002-naskah.pdf"
	for _, c := range []struct {
		name   string
		change func(fstest.MapFS)
		want   []string
	}{
		{"missing", func(m fstest.MapFS) { delete(m, first) }, []string{"AR005 " + first}},
		{"extra", func(m fstest.MapFS) { m["data/lain.txt"] = &fstest.MapFile{Data: []byte("x")} }, []string{"AR006 data/lain.txt"}},
		{"renamed", func(m fstest.MapFS) { m["data/lain.pdf"] = m[first]; delete(m, first) }, []string{"AR007 " + first}},
		{"swapped", func(m fstest.MapFS) { m[first], m[second] = m[second], m[first] }, []string{"AR004 " + first, "AR004 " + second}},
		{"a link", func(m fstest.MapFS) { m[first] = &fstest.MapFile{Mode: fs.ModeSymlink} }, []string{"AR005 " + first, "AR008 " + first}},
		{"no manifest", func(m fstest.MapFS) { delete(m, "manifest-sha256.txt") },
			[]string{"AR006 " + first, "AR006 " + second, "AR006 data/2026-001/003-naskah.pdf", "AR005 manifest-sha256.txt"}},
		{"no list of tags", func(m fstest.MapFS) { delete(m, "tagmanifest-sha256.txt") },
			[]string{"AR006 BACA-SAYA.txt", "AR006 bag-info.txt", "AR006 bagit.txt", "AR006 manifest-sha256.txt", "AR005 tagmanifest-sha256.txt"}},
		{"no bag", func(m fstest.MapFS) { delete(m, "bagit.txt") }, []string{"AR001 "}},
		{"a line outside", func(m fstest.MapFS) {
			m["manifest-sha256.txt"] = &fstest.MapFile{Data: []byte(strings.Repeat("0", 64) + "  data/../../kunci\n")}
		}, []string{"AR006 " + first, "AR006 " + second, "AR006 data/2026-001/003-naskah.pdf", "AR003 manifest-sha256.txt", "AR004 manifest-sha256.txt"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, files := made(t)
			c.change(files)
			got := found(t, files)
			slices.Sort(got)
			slices.Sort(c.want)
			if !slices.Equal(got, c.want) {
				t.Errorf("found %v, want %v", got, c.want)
			}
		})
	}
}

func TestABagIsThereWholeOrNotAtAll(t *testing.T) {
	dir, _ := made(t)
	if _, err := bag.Create(dir); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a bag in the place of another: %v, want %v", err, fs.ErrExist)
	}
	other := filepath.Join(filepath.Dir(dir), "lain")
	w, err := bag.Create(other)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"../keluar", "/akar", "dengan\nbaris", "titik:dua", "ü", ""} {
		if err := w.Add(name, nil); err == nil {
			t.Errorf("a bag takes a file named %q", name)
		}
	}
	if err := errors.Join(w.Add("a", nil), w.Abort()); err != nil {
		t.Error(err)
	}
	if all, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(all) != 1 {
		t.Errorf("after giving up there are %v, %v", all, err)
	}
}

func TestWhatAKilledRunLeftIsSweptOnceItIsOld(t *testing.T) {
	dir := t.TempDir()
	left := []string{filepath.Join(dir, ".naskah-arsip-1"), filepath.Join(dir, ".naskah-arsip-2")}
	for i, name := range left {
		old := time.Now().Add(-48 * time.Hour * time.Duration(i))
		if err := errors.Join(os.Mkdir(name, 0o755), os.Chtimes(name, old, old)); err != nil {
			t.Fatal(err)
		}
	}
	w, err := bag.Create(filepath.Join(dir, "arsip"))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(nil); err != nil {
		t.Fatal(err)
	}
	all, err := os.ReadDir(dir)
	if err != nil || len(all) != 2 || all[0].Name() != ".naskah-arsip-1" {
		t.Errorf("there are %v, %v; want the young folder and the bag", all, err)
	}
}

func TestAFileKnowsItsBag(t *testing.T) {
	dir, _ := made(t)
	root, name, ok := bag.Root(filepath.Join(dir, "data", "2026-001", "001-naskah.pdf"))
	if !ok || name != "data/2026-001/001-naskah.pdf" || root != dir {
		t.Errorf("Root = %q, %q, %t", root, name, ok)
	}
	if _, _, ok := bag.Root(filepath.Join(t.TempDir(), "x.pdf")); ok {
		t.Error("a file outside every bag has one")
	}
}

// BenchmarkCheck reads a bag of 64 MB from memory.
func BenchmarkCheck(b *testing.B) {
	_, files := made(b)
	data := make([]byte, 1<<20)
	for i := range 64 {
		files[fmt.Sprintf("data/besar-%d", i)] = &fstest.MapFile{Data: data}
	}
	b.SetBytes(64 << 20)
	for b.Loop() {
		if _, err := bag.Check(b.Context(), files); err != nil {
			b.Fatal(err)
		}
	}
}
