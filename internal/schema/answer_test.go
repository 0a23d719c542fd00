package schema

import (
	"reflect"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/source"
)

var ketua = Record{"nama": "Sri Contoh", "jabatan": "Ketua Contoh"}

func known(kind, key string) (Value, bool) {
	if kind == "orang" && key == "ketua" {
		return ketua, true
	}
	if kind == "pihak" && key == "lembaga" {
		return Record{"nama": "Badan Contoh", "jenis": "K/L"}, true
	}
	return nil, false
}

// read parses one answer to the named field of declarations.
func read(t *testing.T, name, text string) (Value, bool, []diag.Diagnostic) {
	t.Helper()
	f, ok := Lookup(fields(t, declarations), name)
	if !ok {
		t.Fatalf("no field %s", name)
	}
	n, ds := source.Parse("a.yaml", []byte("x: "+text))
	if len(ds) > 0 {
		t.Fatalf("%s: %s", text, codes(ds))
	}
	bag := new(diag.Bag)
	v, ok := f.FromNode(n.Get("x"), known, bag)
	return v, ok, bag.List()
}

func TestFromNodeReadsByTheTypeOfTheField(t *testing.T) {
	for _, c := range []struct {
		field, text string
		want        Value
	}{
		{"judul", "012", "012"},
		{"judul", "' Kerja sama: tahap 1 '", "Kerja sama: tahap 1"},
		{"maksud", "|\n  satu\n  dua\n", "satu\ndua"},
		{"jumlah", "12", int64(12)},
		{"jumlah", "1.000", int64(1000)},
		{"bunga", "12,75", Decimal{1275, 2}},
		{"bunga", "2,50", Decimal{250, 2}},
		{"bunga", "7", Decimal{7, 0}},
		{"nilai", "1500000", Money(150_000_000)},
		{"nilai", "1.500.000", Money(150_000_000)},
		{"nilai", "Rp1.500.000,00", Money(150_000_000)},
		{"nilai", "1.500", Money(150_000)},
		{"nilai", "0,05", Money(5)},
		{"tgl_ttd", "2026-05-22", Date{2026, 5, 22}},
		{"tgl_ttd", "22-05-2026", Date{2026, 5, 22}},
		{"tgl_ttd", "22 Mei 2026", Date{2026, 5, 22}},
		{"jangka", "3 tahun", Duration{3, Years}},
		{"jangka", "15  Hari kerja", Duration{15, WorkingDays}},
		{"aktif", "ya", true},
		{"aktif", "false", false},
		{"saran", "Perpanjang", "perpanjang"},
		{"nomor_nk", "NK/1/VII/2026", "NK/1/VII/2026"},
		{"kode", "012", "012"},
		{"lingkup", "[satu, {judul: Dua, uraian: isi}]", List{Record{"uraian": "satu"}, Record{"judul": "Dua", "uraian": "isi"}}},
		{"ketua", `"@ketua"`, ketua},
		{"ketua", "{nama: A, jabatan: B, gelar_depan: '', status: plt.}", Record{"nama": "A", "jabatan": "B", "status": "Plt."}},
		{"dasar", "[Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah (Lembaran Negara Republik Indonesia Tahun 2018 Nomor 97)]", List{Record{
			"jenis": "Peraturan Pemerintah", "nomor": "28", "tahun": "2018", "tentang": "Kerja Sama Daerah",
			"lembaran": "Lembaran Negara Republik Indonesia Tahun 2018 Nomor 97"}}},
		{"dasar", "[]", List{}},
		{"tindak_lanjut", "[{uraian: Rapat, pj: Biro, tenggat: 1 Juni 2026}, {uraian: Naskah, pj: Biro}]", List{
			Record{"uraian": "Rapat", "pj": "Biro", "tenggat": Date{2026, 6, 1}}, Record{"uraian": "Naskah", "pj": "Biro"}}},
	} {
		v, ok, ds := read(t, c.field, c.text)
		if !ok || !reflect.DeepEqual(v, c.want) {
			t.Errorf("%s: %s = %#v, %v (%s), want %#v", c.field, c.text, v, ok, codes(ds), c.want)
		}
	}
}

func TestFromNodeRefuses(t *testing.T) {
	for _, c := range []struct{ field, text, code, says, hint string }{
		{"judul", "", "SC020", "judul", ""},
		{"judul", "''", "SC020", "judul", ""},
		{"judul", "[a]", "SC021", "judul", ""},
		{"judul", "\"a\\nb\"", "SC022", `"a b"`, "satu baris"},
		{"judul", strings.Repeat("a", 251), "SC023", "251", "persingkat"},
		{"judul", `"a\u0007"`, "SC038", "judul", "ketik ulang"},
		{"kode", "12", "SC024", `"12"`, "[0-9]{3}"},
		{"jumlah", "012", "SC025", `"012"`, "nol di depan"},
		{"jumlah", "1.5", "SC025", `"1.5"`, "koma"},
		{"jumlah", "1e3", "SC025", `"1e3"`, "1.500"},
		{"jumlah", "0x10", "SC025", `"0x10"`, "angka saja"},
		{"jumlah", "1_000", "SC025", `"1_000"`, "angka saja"},
		{"jumlah", "0", "SC032", "kurang dari 1", ""},
		{"jumlah", "1001", "SC033", "lebih dari 1.000", ""},
		{"bunga", "12.75", "SC026", `"12.75"`, "koma"},
		{"bunga", "-0,5", "SC032", "kurang dari 0", ""},
		{"bunga", "100,01", "SC033", "lebih dari 100", ""},
		{"nilai", "1,500,000", "SC027", `"1,500,000"`, "titik untuk ribuan"},
		{"nilai", "1500.50", "SC027", `"1500.50"`, ""},
		{"nilai", "012", "SC027", `"012"`, ""},
		{"nilai", "5.000.000.001", "SC033", "Rp5.000.000.000,00", ""},
		{"tgl_ttd", "2026-02-30", "SC028", `"2026-02-30"`, "22 Mei 2026"},
		{"tgl_ttd", "22 Nopember 2026", "SC028", "Nopember", "November"},
		{"jangka", "tiga tahun", "SC029", "tiga tahun", "hari kerja"},
		{"jangka", "0 hari", "SC029", "0 hari", ""},
		{"aktif", "yes", "SC030", `"yes"`, ""},
		{"saran", "perpanjangan", "SC031", "perpanjangan", `"perpanjang"`},
		{"saran", "x", "SC031", `"x"`, "lanjut, perpanjang, akhiri"},
		{"lingkup", "satu", "SC034", "lingkup", "[a, b]"},
		{"lingkup", "[]", "SC035", "sedikitnya 1", ""},
		{"pihak", `["@lembaga"]`, "SC035", "sedikitnya 2", ""},
		{"lingkup", "[a, ]", "", "", ""},
		{"lingkup", "[a, '']", "SC020", "lingkup[2]", ""},
		{"tindak_lanjut", "[teks]", "SC037", "tindak_lanjut[1]", "uraian, pj, tenggat"},
		{"tindak_lanjut", "[{uraian: a, pj: b, tenggat: besok}]", "SC028", "tindak_lanjut[1].tenggat", ""},
		{"tindak_lanjut", "[{uraian: a, pj: b, tengat: 1 Mei 2026}]", "SR031", "tengat", "tenggat"},
		{"pihak", `["@lembaga", {nama: A, jenis: ormas, alamat: B, penandatangan: {jabatan: C}}]`, "SC020", "pihak[2].penandatangan.nama", ""},
		{"ketua", `"@sekda"`, "SC039", "@sekda", "naskah.yaml"},
		{"lingkup", `["@ketua"]`, "SC040", "lingkup[1]", ""},
		{"dasar", "[UU 23/2014]", "SC041", "UU 23/2014", "Nomor 28 Tahun 2018"},
		{"ketua", "Sri", "SC042", `"Sri"`, "nama, gelar_depan"},
	} {
		v, ok, ds := read(t, c.field, c.text)
		if c.code == "" {
			if !ok {
				t.Errorf("%s: %s is refused: %s", c.field, c.text, codes(ds))
			}
			continue
		}
		if ok || len(ds) != 1 || ds[0].Code != c.code {
			t.Errorf("%s: %s = %v, %v with %s, want one %s", c.field, c.text, v, ok, codes(ds), c.code)
			continue
		}
		if s := ds[0].Sentence(message.ID); !strings.Contains(s, c.says) {
			t.Errorf("%s: %s: sentence %q lacks %q", c.field, c.text, s, c.says)
		}
		if s := ds[0].HintText(message.ID); !strings.Contains(s, c.hint) {
			t.Errorf("%s: %s: hint %q lacks %q", c.field, c.text, s, c.hint)
		}
	}
}

func TestEmptyAnswerToAnOptionalFieldIsNoFinding(t *testing.T) {
	if v, ok, ds := read(t, "nilai", ""); v != nil || ok || len(ds) > 0 {
		t.Errorf("= %v, %v, %s; want nothing", v, ok, codes(ds))
	}
	f := Field{Name: "a", Optional: true}
	if v, ds := f.FromText("  ", nil); v != nil || len(ds) > 0 {
		t.Errorf("FromText = %v, %s; want nothing", v, codes(ds))
	}
}

func TestFromTextSplitsListsAtSemicolons(t *testing.T) {
	fs := fields(t, declarations)
	f, _ := Lookup(fs, "pihak")
	v, ds := f.FromText("@lembaga; @lembaga", known)
	if list, ok := v.(List); !ok || len(list) != 2 {
		t.Errorf("pihak = %v (%s)", v, codes(ds))
	}
	f, _ = Lookup(fs, "lingkup")
	v, ds = f.FromText("satu; dua;", nil)
	if want := (List{Record{"uraian": "satu"}, Record{"uraian": "dua"}}); !reflect.DeepEqual(v, want) {
		t.Errorf("lingkup = %v (%s), want %v", v, codes(ds), want)
	}
	if v, ds = f.FromText("satu;;dua", nil); v != nil || len(ds) != 1 || ds[0].Code != "SC020" {
		t.Errorf("lingkup = %v (%s), want SC020", v, codes(ds))
	}
	if _, ds = f.FromText("a\xff", nil); len(ds) != 1 || ds[0].Code != "SC038" {
		t.Errorf("invalid UTF-8: %s, want SC038", codes(ds))
	}
}

func TestResolvedRecordsAreCopies(t *testing.T) {
	f, _ := Lookup(fields(t, declarations), "ketua")
	v, _ := f.FromText("@ketua", known)
	v.(Record)["nama"] = "Lain"
	if ketua["nama"] != "Sri Contoh" {
		t.Error("changing an answer changed the official")
	}
}
