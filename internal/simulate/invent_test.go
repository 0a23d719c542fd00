package simulate

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/source"
	"naskah/internal/workflow"
)

// strange are declarations that leave little room.
const strange = `
sempit: {jenis: teks, maks: 3}
kode: {jenis: teks, pola: '[A-Z]{2}-[0-9]{1,3}(/[a-z]+)?'}
pilih: {jenis: teks, pola: 'satu|dua|(?:ti|li)ga'}
panjang_kode: {jenis: teks, maks: 4, pola: '[0-9]{4,18}'}
tahun: {jenis: bilangan, min: 2000, maks: 2100}
negatif: {jenis: bilangan, min: -5, maks: -5}
besar: {jenis: bilangan, min: 1}
nilai: {jenis: rupiah, min: 7, maks: 9}
skor: {jenis: desimal, min: 1, maks: 4}
tetap: {jenis: desimal, maks: 0}
bebas: {jenis: rupiah}
mau: {jenis: ya_tidak}
kapan: {jenis: tanggal}
lama: {jenis: jangka}
banyak: {jenis: daftar, unsur: teks, min: 7}
tepat: {jenis: daftar, unsur: pihak, min: 6, maks: 6}
kosong: {jenis: daftar, unsur: teks, min: 0, maks: 0}
orang: {jenis: orang}
satu_pihak: {jenis: pihak}
hukum: {jenis: daftar, unsur: dasar_hukum}
butir: {jenis: daftar, unsur: butir, min: 2}
baris: {jenis: daftar, unsur: {jenis: rincian, kolom: {nama: {jenis: teks}, tenggat: {jenis: tanggal}, catatan: {jenis: paragraf, opsional: ya}}}}
mungkin: {jenis: paragraf, opsional: ya}
`

// yaml writes a value as an officer would into a file of answers.
func yaml(f schema.Field, v schema.Value, indent string) string {
	switch v := v.(type) {
	case schema.List:
		if len(v) == 0 {
			return " []"
		}
		var b strings.Builder
		for _, item := range v {
			b.WriteString("\n" + indent + "-" + strings.TrimPrefix(yaml(*f.Element, item, indent+"  "), "\n"+indent+"  "))
		}
		return strings.ReplaceAll(b.String(), "\n"+indent+"-", "\n"+indent+"- ")
	case schema.Record:
		var b strings.Builder
		for _, column := range f.Fields {
			if item, ok := v[column.Name]; ok {
				b.WriteString("\n" + indent + column.Name + ":" + yaml(column, item, indent+"  "))
			}
		}
		return b.String()
	case schema.Money:
		return " " + bahasa.Rupiah(int64(v))
	case schema.Decimal:
		return " '" + strings.ReplaceAll(v.String(), ".", ",") + "'"
	case string:
		return fmt.Sprintf(" %q", v)
	}
	return " " + f.Show(v)
}

func accepted(t *testing.T, f schema.Field, v schema.Value) {
	t.Helper()
	if v == nil {
		if !f.Optional {
			t.Errorf("%s: nothing made up", f.Name)
		}
		return
	}
	text := "x:" + yaml(f, v, "  ") + "\n"
	root, ds := source.Parse("x.yaml", []byte(text))
	var bag diag.Bag
	bag.Add(ds...)
	if _, ok := f.FromNode(root.Get("x"), nil, &bag); !ok || bag.Len() > 0 {
		t.Errorf("%s: %q is refused: %v", f.Name, text, diag.Fail(bag.List()...))
	}
	raw, err := schema.Encode(v)
	if err != nil {
		t.Errorf("%s: %v", f.Name, err)
		return
	}
	if _, err := f.Decode(raw); err != nil {
		t.Errorf("%s: %v", f.Name, err)
	}
}

// Whatever the declarations ask for, what is made up is an answer the desk
// takes: written down as a person would, it is read back without a finding.
func TestWhatIsMadeUpIsValid(t *testing.T) {
	data, err := os.ReadFile("../../workflows/kl-dalam-negeri.yaml")
	if err != nil {
		t.Fatal(err)
	}
	shipped, _ := workflow.Parse("kl.yaml", data)
	root, _ := source.Parse("f.yaml", []byte(strange))
	var bag diag.Bag
	fields := append(schema.ParseFields(root, &bag), shipped.Fields...)
	if err := diag.Fail(bag.List()...); err != nil {
		t.Fatal(err)
	}
	profile, _ := office.Parse("naskah.yaml", office.Sample())
	for seed := range uint64(40) {
		v := &inventor{Rand: rand.New(rand.NewPCG(seed, 1)), office: profile, today: schema.Date{Year: 2026, Month: 3, Day: 2}, telling: shipped.Telling()}
		for _, f := range fields {
			accepted(t, f, v.answer(f))
		}
	}
}

func TestTheSameSeedMakesUpTheSame(t *testing.T) {
	for range 3 {
		a, b := dice(7, "mitra", "12"), dice(7, "mitra", "12")
		if x, y := a.Uint64(), b.Uint64(); x != y {
			t.Fatalf("%d and %d", x, y)
		}
	}
	if dice(7, "a", "b").Uint64() == dice(7, "ab").Uint64() || dice(7, "a").Uint64() == dice(8, "a").Uint64() {
		t.Error("other purposes throw the same dice")
	}
}
