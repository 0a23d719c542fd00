package fidelity

import (
	"reflect"
	"strings"
	"testing"
)

// TestMatchesFollowDifflib holds the alignment against what Python's
// SequenceMatcher finds.
func TestMatchesFollowDifflib(t *testing.T) {
	a, b := strings.Fields("x a b c d a b"), strings.Fields("a b d a b x")
	want := []match{{1, 0, 2}, {4, 2, 3}}
	if got := matches(a, b); !reflect.DeepEqual(got, want) {
		t.Errorf("matches = %v, want %v", got, want)
	}
}

func pagesOf(words ...*Word) *Pages {
	p := &Pages{Sizes: [][2]float64{{100, 100}, {100, 100}}, Words: words}
	p.sort()
	return p
}

// TestCompareTellsWhatDiffers moves one word to the next line and loses another.
func TestCompareTellsWhatDiffers(t *testing.T) {
	want := pagesOf(&Word{1, 10, 20, 10, "satu"}, &Word{1, 22, 30, 10, "dua"}, &Word{1, 10, 20, 20, "tiga"}, &Word{2, 10, 20, 10, "hilang"})
	got := pagesOf(&Word{1, 10, 20, 10, "satu"}, &Word{1, 10, 20, 20, "dua"}, &Word{1, 22, 30, 20, "tiga"})
	s := Compare(want, got)
	if s.Lines != 3 || s.Ends != 1 || s.Strict != 1 || !reflect.DeepEqual(s.Missing, []string{"hilang"}) || !s.PagesEqual() {
		t.Errorf("score = %+v", s)
	}
	if len(s.Bad) != 2 || s.Bad[0] != "page 1: satu dua" {
		t.Errorf("bad lines = %q", s.Bad)
	}
}

// TestAWordCutElsewhereIsNotLost knows a word by its letters.
func TestAWordCutElsewhereIsNotLost(t *testing.T) {
	want := pagesOf(&Word{1, 10, 20, 10, "undang-undang"})
	got := pagesOf(&Word{1, 10, 20, 10, "undang-"}, &Word{1, 10, 20, 20, "undang"})
	if s := Compare(want, got); s.Cut != 1 || len(s.Missing)+len(s.Extra) > 0 {
		t.Errorf("score = %+v, want one word cut", s)
	}
}

// TestReferencesSurviveWriting reads back what Format wrote.
func TestReferencesSurviveWriting(t *testing.T) {
	p := pagesOf(&Word{1, 10.25, 20.5, 10, "satu"}, &Word{1, 22, 30, 10, "+dua"}, &Word{2, 10, 20, 15.5, "(3)"})
	got, digest, err := Parse(Format(p, "abc"))
	if err != nil || digest != "abc" || !reflect.DeepEqual(got, p) {
		t.Errorf("Parse(Format) = %+v, %q, %v", got, digest, err)
	}
	for _, bad := range []string{"10 x", "p 1", "10 5+5 kata"} {
		if _, _, err := Parse([]byte(bad)); err == nil {
			t.Errorf("Parse(%q) succeeds", bad)
		}
	}
}

// TestTheCorpusIsLargeAndRepeatable counts the documents made by code.
func TestTheCorpusIsLargeAndRepeatable(t *testing.T) {
	count := map[Kind]int{}
	made, err := Made()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Made()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for i, d := range made {
		count[d.Kind]++
		if names[d.Name] || string(d.Word) != string(again[i].Word) {
			t.Errorf("%s is not alone or not repeatable", d.Name)
		}
		names[d.Name] = true
	}
	if count[Rule] < 60 || count[Unseen] < 25 || count[Agreement] < 4 {
		t.Errorf("the corpus has %v documents", count)
	}
}
