package archive_test

import (
	"testing"

	"naskah/internal/archive"
	"naskah/internal/engine"
)

func TestTypedCodesAreRead(t *testing.T) {
	whole := engine.Code{Dossier: "2026-001", Paper: "nota-asli-1", Digits: "3f2a9c0177de"}
	for text, want := range map[string]engine.Code{
		"2026-001/nota-asli-1 3f2a9c0177de":      whole,
		" 2026-001/NOTA-asli-1  3F2A 9c01 77de ": whole,
		"3f2a 9c01 77de":                         {Digits: "3f2a9c0177de"},
	} {
		if got, ok := archive.ReadCode(text); !ok || got != want {
			t.Errorf("ReadCode(%q) = %+v, %t; want %+v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "3f2a9c0177d", "3f2a9c0177deff", "nota-asli-1 3f2a9c0177de", "2026-001 3f2a9c0177de", "3f2a-9c01-77de"} {
		if got, ok := archive.ReadCode(text); ok {
			t.Errorf("ReadCode(%q) = %+v, want none", text, got)
		}
	}
	if got, ok := archive.ReadCode(whole.String()); !ok || got != whole {
		t.Errorf("what a camera reads is not read: %+v", got)
	}
}
