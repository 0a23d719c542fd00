package workflow

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/source"
)

const small = `skema: alur/v1
id: kecil
versi: 1
nama: Kecil
mulai: a
buka: [n]
peran: {p: {nama: P}}
data:
  n: {jenis: rupiah}
  b: {jenis: ya_tidak}
tetapan: {satu: 5.000.000, dua: "Rp2.500,50", tiga: 1.5, empat: ya, lima: Bandung}
aturan: {besar: "n > satu"}
tahap:
  a: {oleh: p, isi: b, aksi: {x: {ke: z}, y: {ke: z, alasan: wajib, jika: "besar and n < dua2"}}}
  z: {akhir: tuntas}
`

func TestParseKeepsPlaces(t *testing.T) {
	d, ds := Parse("k.yaml", []byte(small))
	col := strings.Index(strings.Split(small, "\n")[13], "dua2") + 1
	if len(ds) != 1 || ds[0].Code != "WF043" || ds[0].Pos != (diag.Position{File: "k.yaml", Line: 14, Col: col}) {
		t.Fatalf("want WF043 at 14:%d, got:%s", col, describe(ds))
	}
	a, _ := d.Stage("a")
	if a.Pos.String() != "k.yaml:14:3" || a.Actions[1].Pos.Line != 14 || a.Actions[1].If.Pos().Col == 0 {
		t.Errorf("stage at %s, action at %s", a.Pos, a.Actions[1].Pos)
	}
}

func TestConstantsAreReadTheIndonesianWay(t *testing.T) {
	for _, c := range []struct {
		guard string
		n     schema.Money
		want  bool
	}{
		{"n == satu", 500_000_000, true},
		{"n == 5000000", 500_000_000, true},
		{"n == tiga", 150, true},
		{"n == 2500.5", 250_050, true},
		{"n > satu and empat", 1, false},
	} {
		text := strings.Replace(small, "besar and n < dua2", c.guard, 1)
		text = strings.Replace(text, `"Rp2.500,50"`, "Rp2.500,50", 1)
		text = strings.Replace(text, "Rp2.500,50, tiga", "2, tiga", 1) // a comma ends a value inside { }
		d, ds := Parse("k.yaml", []byte(text))
		if diag.HasErrors(ds) {
			t.Errorf("%s: findings%s", c.guard, describe(ds))
			continue
		}
		x := dossier.Dossier{Stage: "a", Values: nil}
		_, err := d.Decide(Command{Dossier: x, Action: "y", Actor: dossier.Actor{Role: "p"}, Reason: "r", Values: values{"b": true}})
		refused(t, err, "WF106") // n belongs to buka and is not there
		plan, err := d.Begin(Command{Values: values{"n": c.n}})
		if err != nil || plan.Steps[0].To != "a" {
			t.Fatal(err)
		}
		p := begin(t, d, values{"n": c.n})
		if _, err = p.try("p", "y", nil); (err == nil) != c.want {
			t.Errorf("%s with %d sen: %v", c.guard, c.n, err)
		}
	}
	n := literalOf(t, "Rp2.500,50")
	if n.class != numberClass || n.number.RatString() != "5001/2" {
		t.Errorf("Rp2.500,50 is %+v", n)
	}
	if lit := literalOf(t, "Bandung"); lit.class != textClass {
		t.Errorf("Bandung is %+v", lit)
	}
}

func literalOf(t *testing.T, text string) literal {
	t.Helper()
	d := strings.Replace(small, "tetapan: {satu: 5.000.000, dua: \"Rp2.500,50\", tiga: 1.5, empat: ya, lima: Bandung}", "tetapan:\n  satu: "+text, 1)
	p := &reader{d: &Definition{}}
	p.scope = newScope(&p.bag)
	root := mustSource(t, d)
	p.constants(root.Get("tetapan"))
	return p.scope.constants["satu"]
}

func mustSource(t *testing.T, text string) *source.Node {
	t.Helper()
	root, ds := source.Parse("k.yaml", []byte(text))
	if diag.HasErrors(ds) {
		t.Fatal(describe(ds))
	}
	return root
}

func TestParseOfWhatIsNoWorkflow(t *testing.T) {
	for _, c := range []struct{ text, code string }{
		{"", "SR005"}, {"- a", "SR030"}, {"a: [", "SR010"}, {"skema: alur/v1", "SR032"},
		{"skema: alur/v1\nid: A B\nversi: 1\nnama: x\nmulai: a\nperan: {}\ntahap: {}\n", "WF002"},
	} {
		d, ds := Parse("x.yaml", []byte(c.text))
		if !diag.HasErrors(ds) || !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == c.code }) {
			t.Errorf("%q: want %s, got:%s", c.text, c.code, describe(ds))
		}
		if d != nil { // an unusable definition still answers
			d.Check()
			d.Proof(sampleUses)
			d.Possible(dossier.Dossier{Stage: "a"}, Moment{})
		}
	}
}

func TestSmallerSpellings(t *testing.T) {
	for _, c := range []struct{ old, new, code string }{
		{"{ke: z}", "{ke: z, oleh: [p, p]}", "WF006"},
		{"{ke: z}", "{ke: [z]}", "WF005"},
		{"{ke: z}", "{ke: z, otomatis: kuorom}", "WF019"},
		{"{ke: z}", "{ke: z, otomatis: kuorum}", "WF033"},
		{"{ke: z}", "{ke: z, jika: [b]}", "WF008"},
		{"{ke: z}", "{ke: z, jika: ''}", "WF039"},
		{"{ke: z}", "{ke: z, jika: }", "WF039"},
		{"{ke: z}", "{ke: z, dokumen: [[x]]}", "WF012"},
		{"{ke: z}", "{ke: z, dokumen: {pakai: x, sebagai: konsep}}", "WF013"},
		{"{ke: z}", "{ke: z, dokumen: Surat Jalan}", "WF003"},
		{"isi: b,", "isi: b, paralel: {},", "WF015"},
		{"isi: b,", "isi: b, kuorum: {minimal: 1},", "WF016"},
		{"isi: b,", "isi: b, otomatis: {ke: z},", "WF017"},
		{"isi: b,", "isi: b, tenggat: {lama: 3 hal},", "WF028"},
		{"akhir: tuntas", "akhir: Selesai Semua", "WF010"},
		{"satu: 5.000.000", "satu: [1]", "WF007"},
		{"tiga: 1.5", "n: 1.5", "WF004"},
		{"tiga: 1.5", "terisi: 1.5", "WF004"},
		{"  b: {", "  naskah: {jenis: teks}\n  b: {", "WF004"},
		{"peran: {p:", "peran: {P2: {nama: x}, p:", "WF003"},
		{"tahap:\n", "tahap: {}\nlain:\n", "WF009"},
		{"n > satu", "terisi(n", "WF040"},
		{"z: {akhir", "y: {otomatis: [{ke: z}]}\n  z: {akhir", "WF070"},
		{"aksi: {x: {ke: z}, ", "paralel: {k: {oleh: p}}, aksi: {q: {otomatis: kuorum, ke: z}, x: {otomatis: kuorum, ke: z}, ", "WF035"},
		{"z: {akhir: tuntas}", "z: {aksi: {x: {ke: a}}}", "WF069"},
	} {
		text := strings.Replace(small, "besar and n < dua2", "besar", 1)
		if strings.Count(text, c.old) < 1 {
			t.Fatalf("%q does not stand in the file", c.old)
		}
		ds := all(strings.Replace(text, c.old, c.new, 1))
		if !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == c.code }) {
			t.Errorf("%q: want %s, got:%s", c.new, c.code, describe(ds))
		}
	}
}

func TestDefinitionSaysWhatItHolds(t *testing.T) {
	d := sample(t)
	if d.Digest != dossier.DigestOf([]byte(sampleText(t))) || d.ID != "uji.kerja-sama" || d.Version != "2026.1" || len(d.Basis) != 2 {
		t.Errorf("head %q %q %v %s", d.ID, d.Version, d.Basis, d.Digest)
	}
	if s, _ := d.Stage("penjajakan"); s.Deadline == nil || s.Deadline.Length.String() != "10 hari kerja" || s.Label != "penjajakan" {
		t.Errorf("stage %+v", s)
	}
	if r, ok := d.Role("mitra"); !ok || !r.Outside {
		t.Errorf("role %+v", r)
	}
	if names := d.PaperNames(); len(names) != len(paperUses) || names[0] != "surat_penawaran" {
		t.Errorf("papers %v", names)
	}
	if f, ok := d.Field("nilai"); !ok || f.Label != "Nilai kerja sama" {
		t.Errorf("field %+v", f)
	}
}
