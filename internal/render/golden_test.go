package render

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/schema"
	"naskah/internal/source"
	"naskah/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// fieldsYAML declares the dossier the papers of testdata speak of.
const fieldsYAML = `
judul: {jenis: teks}
tempat: {jenis: teks}
tujuan: {jenis: teks}
sifat: {jenis: teks}
catatan: {jenis: teks, opsional: ya}
lampiran: {jenis: teks, opsional: ya}
pihak: {jenis: daftar, unsur: pihak, min: 2}
penanda: {jenis: orang}
ketua: {jenis: orang}
ruang_lingkup: {jenis: daftar, unsur: butir}
dasar_hukum: {jenis: daftar, unsur: dasar_hukum}
bidang: {jenis: daftar, unsur: teks}
tembusan: {jenis: daftar, unsur: teks}
peserta: {jenis: bilangan}
nilai: {jenis: rupiah}
bernilai: {jenis: ya_tidak}
daring: {jenis: ya_tidak}
lama: {jenis: jangka}
tgl_ttd: {jenis: tanggal}
tgl_ttd_nk: {jenis: tanggal}
tgl_surat: {jenis: tanggal}
tgl_rapat: {jenis: tanggal}
nomor_nk: {jenis: nomor, deret: nota_kesepahaman}
nomor_surat: {jenis: nomor, deret: surat}
rencana:
  jenis: daftar
  unsur:
    jenis: rincian
    kolom:
      kegiatan: {jenis: teks}
      mulai: {jenis: tanggal}
      selesai: {jenis: tanggal}
      pj: {jenis: teks}
      anggaran: {jenis: rupiah}
`

func testFields(t testing.TB) []schema.Field {
	t.Helper()
	n, found := source.Parse("data.yaml", []byte(fieldsYAML))
	bag := new(diag.Bag)
	bag.Add(found...)
	fields := schema.ParseFields(n, bag)
	if bag.HasErrors() {
		t.Fatal(say(bag.List()))
	}
	text := func(name string) schema.Field { return schema.Field{Name: name, Label: name, Optional: name != "nama"} }
	kop := schema.Field{Name: "kop", Label: "Kop", Kind: schema.KindList, Element: &schema.Field{}}
	return append(fields, schema.Field{Name: "kantor", Label: "Kantor", Kind: schema.KindRecord, Fields: []schema.Field{
		text("nama"), text("singkatan"), text("alamat"), {Name: "kota", Label: "Kota"}, text("telepon"), text("laman"), text("pos_el"), text("logo"), kop,
	}})
}

// testValues are invented: neither the people nor the institutions exist.
func testValues() schema.Record {
	day := func(y int, m time.Month, d int) schema.Date { return schema.Date{Year: y, Month: m, Day: d} }
	person := func(front, name, rear, post string) schema.Record {
		r := schema.Record{"nama": name, "jabatan": post}
		if front != "" {
			r["gelar_depan"] = front
		}
		if rear != "" {
			r["gelar_belakang"] = rear
		}
		return r
	}
	party := func(name, short, city, logo string, signer schema.Record) schema.Record {
		return schema.Record{"nama": name, "singkatan": short, "jenis": "K/L", "alamat": "Jalan Merdeka Nomor 1, " + city, "kota": city, "logo": logo, "penandatangan": signer}
	}
	row := func(s, who string, n schema.Money) schema.Record {
		return schema.Record{"kegiatan": s, "mulai": day(2023, 6, 1), "selesai": day(2023, 8, 31), "pj": who, "anggaran": n}
	}
	first := party("Badan Riset", "BR", "Jakarta", "logo1.png", person("Dr. Ir.", "Rahma Fauzia", "M.Si.", "Kepala Badan Riset"))
	first["dasar"] = schema.List{"Keputusan Presiden Nomor 12/TPA Tahun 2022"}
	return schema.Record{
		"judul": "Peningkatan Kapasitas Penelitian dan Pelayanan Publik", "tempat": "Jakarta", "tujuan": "Kepala Dinas Pendidikan Kota Bima",
		"sifat":   "biasa",
		"pihak":   schema.List{first, party("Kota Bima", "Bima", "Bima", "logo2.png", person("", "Ahmad Syahril", "S.Sos.", "Wali Kota Bima"))},
		"penanda": schema.Record{"nama": "Siti Marhamah", "gelar_belakang": "S.H., M.H.", "jabatan": "Kepala Biro Kerja Sama", "nip": "197501012000032001"},
		"ketua":   person("Dr. Ir.", "Rahma Fauzia", "M.Si.", "Ketua"),
		"ruang_lingkup": schema.List{
			schema.Record{"uraian": "penelitian bersama"}, schema.Record{"uraian": "pelatihan sumber daya manusia"}, schema.Record{"uraian": "publikasi"},
		},
		"dasar_hukum": schema.List{
			schema.Record{"jenis": "Undang-Undang", "nomor": "23", "tahun": "2014", "tentang": "Pemerintahan Daerah"},
			schema.Record{"jenis": "Peraturan Pemerintah", "nomor": "28", "tahun": "2018", "tentang": "Kerja Sama Daerah"},
		},
		"bidang":   schema.List{"riset", "pelatihan", "publikasi"},
		"tembusan": schema.List{"Sekretaris Jenderal", "Kepala Biro Hukum"},
		"peserta":  int64(25), "nilai": schema.Money(150000000), "bernilai": true, "daring": true,
		"lama": schema.Duration{N: 3, Unit: schema.Years}, "tgl_ttd": day(2023, 5, 22), "tgl_ttd_nk": day(2023, 5, 22),
		"tgl_surat": day(2023, 5, 2), "tgl_rapat": day(2023, 5, 8), "nomor_nk": "12/NK/V/2023", "nomor_surat": "005/123/BKS/2023",
		"rencana": schema.List{row("Lokakarya penulisan proposal", "Badan Riset", 15000000), row("Pelatihan metode penelitian", "Kota Bima", 20000000)},
		"kantor": schema.Record{
			"nama": "Badan Riset", "singkatan": "BR", "alamat": "Jalan Merdeka Nomor 1, Jakarta 10110", "kota": "Jakarta", "telepon": "(021) 555-0101",
			"laman": "riset.contoh.go.id", "pos_el": "surat@riset.contoh.go.id", "logo": "logo1.png",
			"kop": schema.List{"BADAN RISET", "SEKRETARIAT UTAMA"},
		},
	}
}

// testImages draws an emblem for any name that ends in .png.
func testImages(name string) ([]byte, bool) {
	if filepath.Ext(name) != ".png" {
		return nil, false
	}
	m := image.NewRGBA(image.Rect(0, 0, 100, 120))
	c := color.RGBA{uint8(40 * len(name)), 60, name[len(name)-5] * 3, 255}
	for y := range 120 {
		for x := range 100 {
			if (x-50)*(x-50)+(y-60)*(y-60) < 2400 {
				m.Set(x, y, c)
			}
		}
	}
	var b bytes.Buffer
	if png.Encode(&b, m) != nil {
		return nil, false
	}
	return b.Bytes(), true
}

func testInput() Input {
	return Input{Values: testValues(), Images: testImages, Title: "Uji", Author: "Naskah", Created: time.Date(2023, 5, 22, 3, 0, 0, 0, time.UTC)}
}

func say(found []diag.Diagnostic) string {
	var b bytes.Buffer
	for _, d := range found {
		b.WriteString(d.Pos.String() + ": " + d.Code + " " + d.Sentence(message.ID))
		if s := d.PlaceText(message.ID); s != "" {
			b.WriteString(" [" + s + "]")
		}
		if h := d.HintText(message.ID); h != "" {
			b.WriteString(" (" + h + ")")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// program reads and compiles a template of testdata.
func program(t testing.TB, name string, late ...string) *Program {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return compileText(t, name, string(data), late...)
}

func compileText(t testing.TB, name, text string, late ...string) *Program {
	t.Helper()
	return programOf(t, name, []byte(text), templates.FS, late...)
}

func render(t testing.TB, p *Program, in Input) *docx.Package {
	t.Helper()
	pkg, found, err := p.Render(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if pkg == nil {
		t.Fatal(say(found))
	}
	return pkg
}

func textOfPackage(t testing.TB, pkg *docx.Package) string {
	t.Helper()
	s, err := pkg.Text()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", file, got)
	}
}

func TestPapersReadAsWritten(t *testing.T) {
	for _, name := range []string{"kesepahaman", "undangan", "rencana", "keputusan", "sisipan"} {
		t.Run(name, func(t *testing.T) {
			p := program(t, name+".naskah")
			pkg := render(t, p, testInput())
			golden(t, name+".txt", textOfPackage(t, pkg))
			a, err := pkg.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			b, err := render(t, p, testInput()).Bytes()
			if err != nil || !bytes.Equal(a, b) {
				t.Errorf("two renderings of %s differ, %v", name, err)
			}
			if dir := os.Getenv("NASKAH_OUT"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, name+".docx"), a, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func mustRead(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
