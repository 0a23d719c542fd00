package render_test

import (
	"context"
	"errors"
	"testing"

	"naskah/internal/render"
	"naskah/internal/schema"
)

func TestPatternFillsOneLine(t *testing.T) {
	scope := render.Scope{Fields: []schema.Field{
		{Name: "nomor"}, {Name: "nama"}, {Name: "tgl", Kind: schema.KindDate}, {Name: "catatan", Optional: true},
	}}
	values := schema.Record{"nomor": "7 & 8", "nama": "Budi\nSantoso <x>", "tgl": schema.Date{Year: 2026, Month: 5, Day: 2}}
	for _, c := range []struct{ pattern, want string }{
		{"{{ nomor }}-{{ nama }}", "7 & 8-Budi Santoso <x>"},
		{"a & b", "a & b"},
		{`{{ tanggal_angka tgl }}{{ if terisi catatan }} {{ catatan }}{{ end }}`, "02-05-2026"},
		{"{{ nama | kapital }}", "BUDI SANTOSO <X>"},
	} {
		p, findings := render.CompilePattern("--name", c.pattern, scope)
		if p == nil {
			t.Errorf("CompilePattern(%q): %v", c.pattern, findings)
			continue
		}
		if got, found, err := p.Fill(t.Context(), values); err != nil || got != c.want || len(found) > 0 {
			t.Errorf("Fill(%q) = %q, %v, want %q", c.pattern, got, found, c.want)
		}
	}
	p, _ := render.CompilePattern("--name", "{{ nama }}", scope)
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, found, err := p.Fill(stopped, schema.Record{}); !errors.Is(err, context.Canceled) || len(found) > 0 {
		t.Errorf("a stopped filling gives %v, %v", found, err)
	}
	if _, found, err := p.Fill(t.Context(), schema.Record{}); err != nil || len(found) != 1 || found[0].Code != "TP063" {
		t.Errorf("Fill without the value found %v, want one TP063", found)
	}
}

func TestPatternFindings(t *testing.T) {
	scope := render.Scope{Fields: []schema.Field{{Name: "nama"}}}
	for pattern, want := range map[string]string{"{{ nam }}": "TP045", "{{ nama": "TP020", "{{ if nama }}x": "TP031"} {
		p, found := render.CompilePattern("--name", pattern, scope)
		if p != nil || len(found) == 0 || found[0].Code != want {
			t.Errorf("CompilePattern(%q) found %v, want %s", pattern, found, want)
			continue
		}
		if found[0].Pos.File != "--name" {
			t.Errorf("CompilePattern(%q): finding at %v", pattern, found[0].Pos)
		}
	}
}
