package engine_test

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/dossier"
	"naskah/internal/pdf/verify"
)

// carriedData reads the data file inside a PDF, as any reader would.
func carriedData(t *testing.T, file []byte) map[string]any {
	t.Helper()
	at := regexp.MustCompile(`/Subtype /application#2Fjson [^\n]*\nstream\n`).FindIndex(file)
	if at == nil {
		t.Fatal("the PDF carries no data")
	}
	z, err := zlib.NewReader(bytes.NewReader(file[at[1]:]))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// An archive copy must not hand on what its paper does not say: the letter
// reads neither the text of the agreement nor the note.
func TestAnIssuedPDFCarriesItsWordFileAndItsOwnDataOnly(t *testing.T) {
	b := newBench(t)
	id := b.open()
	papers := b.act(id, unit, "kirim", append(form, "catatan=Rahasia")...).Papers()
	b.at(23, time.February, 2026)
	for _, p := range papers {
		file, word := b.file(id, p.ID, ".pdf"), b.file(id, p.ID, ".docx")
		r := verify.Check(file)
		if r.Flavour != "3b" || r.Seal != verify.Intact || len(r.Findings) > 0 || len(r.Files) != 2 {
			t.Errorf("%s: %+v", p.ID, r)
		}
		if !bytes.Contains(file, word) {
			t.Errorf("%s does not carry its Word file", p.ID)
		}
		data := carriedData(t, file)
		if data["skema"] != "data-naskah/v1" || data["berkas"] != string(id) || data["id"] != p.ID || data["docx"] != string(dossier.DigestOf(word)) {
			t.Errorf("%s says %v", p.ID, data)
		}
		values, _ := data["isian"].(map[string]any)
		if p.Name == "surat" {
			names := strings.Join(slices.Sorted(maps.Keys(values)), " ")
			if names != "judul kantor nilai nomor_surat sifat" {
				t.Errorf("the letter carries %s", names)
			}
		}
		if text, err := json.Marshal(values); err != nil || strings.Contains(string(text), "Rahasia") {
			t.Errorf("%s carries what it does not say: %s, %v", p.ID, text, err)
		}
	}
}

// Making a paper twice on the same day gives the same PDF, all that it carries
// included; a preview carries its data too.
func TestAPreviewIsRepeatable(t *testing.T) {
	b := newBench(t)
	id := b.toSigning()
	one, err := b.Preview(t.Context(), id, "nota")
	if err != nil {
		t.Fatal(err)
	}
	two, err := b.Preview(t.Context(), id, "nota")
	if err != nil {
		t.Fatal(err)
	}
	for i := range one {
		if !bytes.Equal(one[i].Data, two[i].Data) {
			t.Errorf("%s differs", one[i].Name)
		}
	}
	if data := carriedData(t, one[1].Data); data["id"] != strings.TrimSuffix(one[1].Name, ".pdf") {
		t.Errorf("the preview says %v", data)
	}
}
