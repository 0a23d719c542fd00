package bag_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/archive/bag"
)

// FuzzCheck reads bags whose lists are arbitrary: nothing panics, no name leads
// out of the bag, and a list that Close would not write is found.
func FuzzCheck(f *testing.F) {
	_, files := made(f)
	f.Add(files["manifest-sha256.txt"].Data, files["tagmanifest-sha256.txt"].Data)
	f.Add([]byte(strings.Repeat("0", 64)+"  data/../../x\n"), []byte{})
	f.Add([]byte(strings.Repeat("a", 64)+"  data/a\r\n"), []byte("\x00"))
	f.Fuzz(func(t *testing.T, manifest, tags []byte) {
		sound := string(manifest) == string(files["manifest-sha256.txt"].Data) && string(tags) == string(files["tagmanifest-sha256.txt"].Data)
		trial := fstest.MapFS{}
		for name, file := range files {
			trial[name] = file
		}
		trial["manifest-sha256.txt"], trial["tagmanifest-sha256.txt"] = &fstest.MapFile{Data: manifest}, &fstest.MapFile{Data: tags}
		report, err := bag.Check(t.Context(), trial)
		if err != nil {
			t.Fatal(err)
		}
		if sound != (len(report.Findings) == 0) {
			t.Errorf("sound %t, findings %v", sound, report.Findings)
		}
		for name := range report.Files {
			if !fs.ValidPath(name) {
				t.Errorf("a name that leads out: %q", name)
			}
		}
	})
}
