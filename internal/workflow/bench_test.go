package workflow

import (
	"fmt"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
)

func BenchmarkParseAndCheck(b *testing.B) {
	data := []byte(sampleText(b))
	b.ReportAllocs()
	for b.Loop() {
		d, _ := Parse(sampleFile, data)
		d.Check()
		d.Proof(sampleUses)
	}
}

// BenchmarkCheckLarge verifies a synthetic file of many stages in a row, each
// with a way back, each asking for two fields and rendering all before it.
func BenchmarkCheckLarge(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d, ds := Parse("besar.yaml", []byte(largeText(n)))
			if diag.HasErrors(ds) {
				b.Fatal(describe(ds[:1]))
			}
			uses := make([]PaperField, 200)
			for i := range uses {
				uses[i].Path = fmt.Sprintf("d%d", i)
			}
			for b.Loop() {
				d.Check()
				d.Proof(func(string) []PaperField { return uses })
			}
		})
	}
}

func largeText(stages int) string {
	var data, flow strings.Builder
	for i := range 200 {
		fmt.Fprintf(&data, "  d%d: {jenis: rupiah}\n", i)
	}
	for i := range stages {
		paper := ""
		if i == stages-1 {
			paper = "    dokumen: [surat, {pakai: lain, jika: besar}]\n"
		}
		back := ""
		if i%2 == 0 { // a file may hold no more than it does with these
			back = fmt.Sprintf("      mundur: {ke: t%d, alasan: wajib}\n", i/2)
		}
		fmt.Fprintf(&flow, "  t%d:\n    oleh: p\n    isi: [d%d, d%d]\n%s    aksi:\n      maju: {ke: t%d}\n%s",
			i, i%100*2, i%100*2+1, paper, i+1, back)
	}
	text := fmt.Sprintf("skema: alur/v1\nid: besar\nversi: 1\nnama: Besar\nmulai: t0\nperan: {p: {nama: P}}\ndata:\n%saturan: {besar: d0 > 100}\ntahap:\n%s  t%d: {akhir: tuntas}\n",
		data.String(), flow.String(), stages)
	return strings.Replace(text, "mundur: {ke: t0, ", "mundur: {ke: t1, ", 1)
}

func BenchmarkDecide(b *testing.B) {
	d := sample(b)
	x := dossier.Dossier{Stage: "penjajakan", Values: nil}
	c := Command{Dossier: x, Action: "ajukan", Actor: dossier.Actor{Role: "pemrakarsa"}, Values: values{"nilai": schema.Money(1), "membebani": true}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Decide(c); err != nil {
			b.Fatal(err)
		}
	}
}
