package diag

import (
	"errors"
	"fmt"
	"testing"
)

func TestSuggest(t *testing.T) {
	names := []string{"penyusunan", "pembahasan", "paraf", "tgl_ttd"}
	for _, c := range []struct{ name, want string }{
		{"penyusuanan", "penyusunan"},
		{"pararf", "paraf"},
		{"tgl_tdt", "tgl_ttd"},
		{"anggaran", ""},
		{"paraf", ""},
	} {
		if got := Suggest(c.name, names); got != c.want {
			t.Errorf("Suggest(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSortedKeepsReadingOrderAndDropsRepeats(t *testing.T) {
	at := func(line int) Position { return Position{File: "a.yaml", Line: line} }
	got := Sorted([]Diagnostic{New("X2", at(9)), New("X1", at(2)), New("X2", at(9))})
	if len(got) != 2 || got[0].Pos.Line != 2 || got[1].Pos.Line != 9 {
		t.Errorf("Sorted = %v, want line 2 then line 9 once", got)
	}
}

func TestFailCarriesFindingsThroughWrapping(t *testing.T) {
	if err := Fail(Warn("X1", Position{})); err != nil {
		t.Errorf("Fail(warning) = %v, want nil", err)
	}
	err := fmt.Errorf("open: %w", Fail(New("X1", Position{File: "a.yaml", Line: 3, Col: 7})))
	if got := Findings(err); len(got) != 1 || got[0].Pos.String() != "a.yaml:3:7" {
		t.Errorf("Findings = %v, want the one at a.yaml:3:7", got)
	}
	if Findings(errors.New("disk full")) != nil {
		t.Error("Findings of a plain failure is not nil")
	}
}
