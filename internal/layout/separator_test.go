package layout_test

import (
	"strings"
	"testing"

	"naskah/internal/layout"
)

// TestTextOfANoteSeparatorIsTold has a notice where the notes go on; one that is
// a plain line is no finding.
func TestTextOfANoteSeparatorIsTold(t *testing.T) {
	s := noted(long, 1, 1)
	if _, found := layOut(t, s, layout.Options{}); len(found) > 0 {
		t.Errorf("findings %v, want none", found)
	}
	s.parts["f.xml"] = strings.Replace(s.parts["f.xml"], `<w:footnote w:id="2">`, `<w:footnote w:type="continuationNotice" w:id="1">`+p("", "bersambung")+`</w:footnote><w:footnote w:id="2">`, 1)
	_, found := layOut(t, s, layout.Options{})
	if len(found) != 1 || found[0].Code != "LY052" {
		t.Errorf("findings %v, want one LY052", found)
	}
}
