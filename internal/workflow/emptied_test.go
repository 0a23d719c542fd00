package workflow

import "testing"

// A form may be emptied again (naskah fill --clear) and left by an action that
// needs no complete form: what it asks for is not certain there, whatever was
// filled before.
func TestProofCountsWithFormsThatWereEmptied(t *testing.T) {
	d := parsed(t, `skema: alur/v1
id: kosong
versi: "1"
nama: Kosong
mulai: satu
peran: {p: {nama: P}}
data: {x: {jenis: teks}, y: {jenis: ya_tidak}}
tahap:
  satu: {oleh: p, isi: [x, y], aksi: {maju: {ke: dua}}}
  dua:
    oleh: p
    isi: [x, y]
    aksi:
      maju: {ke: akhir, dokumen: [surat]}
      henti: {ke: akhir, alasan: wajib, dokumen: [penghentian]}
      tolak: {ke: akhir, alasan: wajib, jika: y, dokumen: [penolakan]}
  akhir: {akhir: tuntas}
`)
	reads := map[string]string{"surat": "x", "penghentian": "x", "penolakan": "y"}
	found := d.Proof(func(paper string) []PaperField { return []PaperField{{Path: reads[paper]}} })
	if len(found) != 1 || found[0].Code != "WF081" || found[0].Args["dokumen"] != "penghentian" {
		t.Error(describe(found))
	}
}
