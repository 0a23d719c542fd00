package verify

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"naskah/internal/pdf/object"
)

// Each of these would take the reader's stack, memory or time if it believed
// what the file says.
func TestHostileFilesEndInAFinding(t *testing.T) {
	chain := sound()
	for n := 100; n < 50_000; n++ { // the length of each stream is another stream
		chain.with(n, fmt.Sprintf("<< /Length %d 0 R >>\nstream\n\nendstream", n+1))
	}
	deep := sound().with(100, strings.Repeat("[", 1_000_000))
	var bomb bytes.Buffer
	z, err := zlib.NewWriterLevel(&bomb, zlib.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range object.MaxDecoded>>20 + 1 {
		if _, err := z.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	tree := sound()
	for n := 100; n < 200; n++ { // each node of the page tree has the next one twice
		tree.with(n, fmt.Sprintf("<< /Type /Pages /Kids [%d 0 R %d 0 R] >>", n+1, n+1))
	}
	tree.spoil(2, "[3 0 R]", "[100 0 R]")
	for name, c := range map[string]struct {
		p    *paper
		want string
	}{
		"streams of streams": {chain, "PD024 objek 100"},
		"deep arrays":        {deep, "PD024 objek 100"},
		"packed zeros":       {sound().with(5, streamOf("/Filter /FlateDecode", bomb.String())), "PD027"},
		"endless page tree":  {tree, "PD052"},
	} {
		if got := codes(Check(c.p.bytes())); !strings.Contains(got, c.want) {
			t.Errorf("%s: %.200s, want %s", name, got, c.want)
		}
	}
}
