package schema

import (
	"reflect"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/source"
)

// FuzzFromText reads the same text by every kind: an accepted answer must
// survive its canonical form, a refused one must say why.
func FuzzFromText(f *testing.F) {
	for _, s := range []string{"Rp1.500.000,00", "012", "22 Mei 2026", "3 tahun", "ya", "a; b", "@ketua", "-0,50", "1.000",
		"Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara (Tambahan) 2)"} {
		f.Add(s)
	}
	n, _ := source.Parse("f.yaml", []byte(declarations))
	fs := ParseFields(n, new(diag.Bag))
	f.Fuzz(func(t *testing.T, s string) {
		for _, field := range fs {
			v, ds := field.FromText(s, known)
			if v == nil {
				if len(ds) == 0 && !field.Optional {
					t.Errorf("%s: %q gives neither value nor finding", field.Name, s)
				}
				continue
			}
			raw, err := Encode(v)
			if err != nil {
				t.Fatalf("%s: %q: %v", field.Name, s, err)
			}
			if back, err := field.Decode(raw); err != nil || !reflect.DeepEqual(back, v) {
				t.Fatalf("%s: %q: %s decodes to %#v (%v), want %#v", field.Name, s, raw, back, err, v)
			}
			field.Show(v)
		}
	})
}
