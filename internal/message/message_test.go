package message

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestEveryTextHasBothLanguagesAndTheSameSlots(t *testing.T) {
	seen := map[string]bool{}
	for _, tab := range tables {
		for key, text := range tab {
			if seen[key] {
				t.Errorf("%s is filed twice", key)
			}
			seen[key] = true
			if strings.TrimSpace(text.ID) == "" || strings.TrimSpace(text.EN) == "" {
				t.Errorf("%s lacks a language: id %q, en %q", key, text.ID, text.EN)
			}
			id, en := slot.FindAllString(text.ID, -1), slot.FindAllString(text.EN, -1)
			slices.Sort(id)
			slices.Sort(en)
			if !slices.Equal(slices.Compact(id), slices.Compact(en)) {
				t.Errorf("%s: slots differ: id %v, en %v", key, id, en)
			}
		}
	}
}

func TestPhraseFillsSlotsInTheLanguageAsked(t *testing.T) {
	text := Text{ID: "tahap {nama} tidak dikenal", EN: "unknown stage {nama}"}
	if got, want := fill(text.ID, Pairs("nama", "paraf"), ID), "tahap paraf tidak dikenal"; got != want {
		t.Errorf("fill(id) = %q, want %q", got, want)
	}
	if got, want := fill(text.EN, Pairs("nama", "paraf"), EN), "unknown stage paraf"; got != want {
		t.Errorf("fill(en) = %q, want %q", got, want)
	}
	if got, want := fill("{a} dan {b}", Pairs("a", []string{"x", "y"}), ID), "x, y dan {b}"; got != want {
		t.Errorf("fill = %q, want %q", got, want)
	}
	if got, want := fill("jaga dengan {{ if terisi {jalur} }}", Pairs("jalur", "nomor"), ID), "jaga dengan {{ if terisi nomor }}"; got != want {
		t.Errorf("fill = %q, want %q", got, want)
	}
	if got, want := fill("yang ada: {ada}", Pairs("ada", []string{}), ID), "yang ada: (tidak ada)"; got != want {
		t.Errorf("fill = %q, want %q", got, want)
	}
}

// Findings are read side by side, whichever room they come from.
func TestFindingsAreWordedAlike(t *testing.T) {
	code := regexp.MustCompile(`^[A-Z]{2}[0-9]{3}(\.|$)`)
	// One word for one thing, and the one of the dictionary.
	banned := regexp.MustCompile(`(?i)\b(template|punya|medan|alinea|taruh|kerjasama|dimana|jorok\w*)\b`)
	for _, key := range Keys() {
		text, _ := Lookup(key)
		if word := banned.FindString(text.ID); word != "" && !strings.HasSuffix(key, ".use") {
			t.Errorf("%s says %q: %s", key, word, text.ID)
		}
		if !code.MatchString(key) {
			continue
		}
		for _, s := range []string{text.ID, text.EN} {
			first, second := rune(s[0]), rune(s[1])
			if unicode.IsUpper(first) && unicode.IsLower(second) && !strings.HasPrefix(s, "LibreOffice") || strings.HasSuffix(s, ".") {
				t.Errorf("%s is not in small letters without a full stop: %s", key, s)
			}
		}
	}
}
