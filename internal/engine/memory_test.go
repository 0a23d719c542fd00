package engine

import (
	"testing"
	"testing/fstest"
)

func TestMemoryIsAFileSystem(t *testing.T) {
	m := memory{"gaya/dinas/word/styles.xml": []byte("a"), "gaya/dinas/_rels/.rels": []byte("bc"), "gaya/lain/x": nil}
	if err := fstest.TestFS(m, "gaya/dinas/word/styles.xml", "gaya/dinas/_rels/.rels", "gaya/lain/x"); err != nil {
		t.Fatal(err)
	}
}
