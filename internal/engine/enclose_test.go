package engine

import (
	"encoding/json"
	"testing"

	"naskah/internal/schema"
)

func TestAPaperCarriesOnlyTheValuesItReads(t *testing.T) {
	w := &wanted{parts: map[string]*wanted{
		"judul":       {whole: true},
		"tidak_diisi": {whole: true},
		"dasar":       {},
		"pihak":       {parts: map[string]*wanted{"nama": {whole: true}, "wakil": {parts: map[string]*wanted{"nama": {whole: true}}}}},
	}}
	values := schema.Record{
		"judul":   "Kerja sama",
		"dasar":   schema.List{schema.Record{"nama": "UU"}},
		"rahasia": "tidak dibaca",
		"pihak": schema.List{
			schema.Record{"nama": "Satu", "nik": "123", "wakil": schema.Record{"nama": "Ani", "nip": "456"}},
			schema.Record{"nama": "Dua"},
		},
	}
	got, err := schema.Encode(w.of(values))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"dasar":[{"nama":"UU"}],"judul":"Kerja sama","pihak":[{"nama":"Satu","wakil":{"nama":"Ani"}},{"nama":"Dua"}]}`
	if string(got) != want || !json.Valid(got) {
		t.Errorf("the paper carries %s, want %s", got, want)
	}
}
