package render

import (
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/schema"
	"naskah/templates"
)

// showReads writes fields as an indented list: name, type, wajib or opsional,
// the lines that read it.
func showReads(list []Read, indent string) string {
	var b strings.Builder
	for _, r := range list {
		b.WriteString(indent + r.Name + " " + r.Type)
		if r.Optional {
			b.WriteString(" opsional")
		}
		if r.Late {
			b.WriteString(" menyusul")
		}
		b.WriteString("\n" + showReads(r.Fields, indent+"  "))
	}
	return b.String()
}

func fieldsOf(t *testing.T, body string, s Scope) (string, string) {
	t.Helper()
	tpl, found := Parse("uji.naskah", []byte(exampleHead+body), templates.FS)
	if tpl == nil {
		t.Fatal(say(found))
	}
	list, found := tpl.Fields(s)
	return strings.TrimSpace(showReads(list, "")), codesOf(found)
}

func TestTypesAreInferredFromUse(t *testing.T) {
	cases := []struct{ name, body, want, codes string }{
		{"printed", "{{ judul }}\n", "judul teks", ""},
		{"argument", "{{ rupiah nilai }} {{ tanggal tgl }} {{ terbilang n }} {{ jangka lama }}\n", "nilai rupiah\ntgl tanggal\nn bilangan|desimal\nlama jangka", ""},
		{"argument and printed", "{{ nilai }} {{ rupiah nilai }}\n", "nilai rupiah", ""},
		{"piped", "{{ nilai | rupiah_terbilang | kapital }}\n", "nilai rupiah", ""},
		{"result of a function", "{{ tambah_jangka mulai lama | tanggal }}\n", "mulai tanggal\nlama jangka", ""},
		{"condition", "{{ if daring }}\na\n{{ end }}\n", "daring ya_tidak opsional", ""},
		{"condition and printed", "{{ if catatan }}\n{{ catatan }}\n{{ end }}\n", "catatan teks opsional", ""},
		{"only asked whether it is filled", "{{ if terisi catatan }}\na\n{{ end }}\n", "catatan ? opsional", ""},
		{"compared with a text", "{{ if eq sifat \"biasa\" }}\na\n{{ end }}\n", "sifat teks opsional", ""},
		{"compared with a number", "{{ if gt peserta 30 }}\na\n{{ end }}\n", "peserta bilangan opsional", ""},
		{"compared with one another", "{{ if lt a b }}\n{{ tanggal b }}\n{{ end }}\n", "a tanggal opsional\nb tanggal opsional", ""},
		{"compared before it is known", "{{ if eq a b }}\nx\n{{ end }}\n\n{{ rupiah a }}\n", "a rupiah\nb rupiah opsional", ""},
		{"choice", "{{ ternary a \"x\" daring }}\n", "a teks\ndaring ya_tidak", ""},
		{"stand-in", "{{ default 0 banyak }} {{ default \"nihil\" catatan }}\n", "banyak bilangan opsional\ncatatan teks opsional", ""},
		{"list of texts", "{{ range bidang }}\n{{ . }} {{ urut }}\n{{ end }}\n", "bidang daftar teks", ""},
		{"list of records", "{{ range rencana }}\n{{ kegiatan }} {{ .anggaran | rupiah }}\n{{ end }}\n", "rencana daftar rincian\n  kegiatan teks\n  anggaran rupiah", ""},
		{"variables of a range", "{{ range $i, $r := rencana }}\n{{ $i }} {{ $r.nama }} {{ tanggal $r.tgl }}\n{{ end }}\n", "rencana daftar rincian\n  nama teks\n  tgl tanggal", ""},
		{"variable", "{{ $n := nilai }}\n{{ rupiah $n }}\n", "nilai rupiah", ""},
		{"lists in lists", "{{ range a }}\n{{ range b }}\n{{ c }}\n{{ end }}\n{{ end }}\n", "a daftar rincian\n  b daftar rincian\n    c teks", ""},
		{"dossier from inside", "{{ range a }}\n{{ b }} {{ $.judul }}\n{{ end }}\n", "a daftar rincian\n  b teks\njudul teks", ""},
		{"read outside too", "{{ judul }}\n\n{{ range a }}\n{{ judul }} {{ b }}\n{{ end }}\n", "judul teks\na daftar rincian\n  b teks", "TP161"},
		{"the list that is gone through", "{{ range bidang }}\n{{ nama }} {{ panjang bidang }}\n{{ end }}\n", "bidang daftar rincian\n  nama teks", ""},
		{"read outside behind", "{{ range a }}\n{{ judul }} {{ .judul }}\n{{ end }}\n\n{{ judul }}\n", "a daftar rincian\n  judul teks\njudul teks", "TP161"},
		{"outer name in a list of texts", "{{ range bidang }}\n{{ . }} {{ judul }}\n{{ end }}\n", "bidang daftar teks\njudul teks", ""},
		{"outer name in a with", "{{ with catatan }}\n{{ . }} {{ judul }}\n{{ end }}\n", "catatan teks opsional\njudul teks opsional", ""},
		{"with a record", "{{ with ketua }}\n{{ nama }}\n{{ end }}\n", "ketua rincian opsional\n  nama teks opsional", ""},
		{"dotted", "{{ ketua.nama }}\n", "ketua rincian\n  nama teks", ""},
		{"person", "{{ gelar ketua }}\n", "ketua orang", ""},
		{"column", "{{ jumlah rencana \"anggaran\" | rupiah }} {{ daftar (kolom pihak \"nama\") }}\n",
			"rencana daftar rincian\n  anggaran rupiah opsional\npihak daftar rincian\n  nama teks opsional", ""},
		{"list in a sentence", "{{ daftar bidang }}\n", "bidang daftar teks", ""},
		{"sum", "{{ jumlah rencana \"anggaran\" }}\n", "rencana daftar rincian\n  anggaran bilangan|rupiah opsional", ""},
		{"element", "{{ (first pihak).nama }} {{ with last pihak }}{{ kota }}{{ end }}\n", "pihak daftar rincian\n  nama teks\n  kota teks opsional", ""},
		{"length", "{{ panjang isi }}\n", "isi teks|daftar opsional", ""},
		{"field of an element with the name of a function", "{{ range dasar }}\n{{ tahun }} {{ nomor }}\n{{ end }}\n", "dasar daftar rincian\n  tahun teks\n  nomor teks", ""},
		{"legal basis", "{{ range dasar }}\n{{ . }} {{ .nomor }}\n{{ end }}\n", "dasar daftar rincian\n  nomor teks", ""},
		{"declared besides", "{{ kantor.nama }} {{ judul }}\n", "kantor rincian\n  nama teks\njudul teks", ""},
		{"two types", "{{ rupiah nilai }} {{ tanggal nilai }}\n", "nilai rupiah", "TP160"},
		{"list and text", "{{ upper a }}\n\n{{ range a }}\nx\n{{ end }}\n", "a teks", "TP160"},
		{"printed record", "{{ a.b }} {{ a }}\n", "a rincian\n  b teks", "TP160"},
		{"compared with two types", "{{ if eq a \"x\" }}\nx\n{{ end }}\n\n{{ if eq a 1 }}\ny\n{{ end }}\n", "a teks opsional", "TP160"},
		{"fault of a function", "{{ terbilan n }}\n", "", "TP051"},
	}
	kantor := schema.Field{Name: "kantor", Kind: schema.KindRecord, Fields: []schema.Field{{Name: "nama"}}}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, codes := fieldsOf(t, c.body, Scope{Fields: []schema.Field{kantor}, Open: true})
			if got != c.want || codes != c.codes {
				t.Errorf("reads\n%s\nwith %q, want\n%s\nwith %q", got, codes, c.want, c.codes)
			}
		})
	}
}

func TestDeclaredTypesOfFields(t *testing.T) {
	body := "{{ judul }} {{ nomor_nk }}\n\n{{ range pihak }}\n{{ nama }} {{ penandatangan.jabatan }}\n{{ end }}\n\n{{ jumlah rencana \"anggaran\" }}{{ kantor.nama }}\n\n{{ if terisi catatan }}\n{{ catatan }}\n{{ end }}\n\n{{ range bidang }}\n{{ . }}\n{{ end }}\n"
	want := "judul teks\nnomor_nk nomor menyusul\npihak daftar pihak\n  nama teks\n  penandatangan orang\n    jabatan teks\nrencana daftar rincian\n  anggaran rupiah\nkantor rincian\n  nama teks\ncatatan teks opsional\nbidang daftar teks"
	got, codes := fieldsOf(t, body, Scope{Fields: testFields(t), Late: []string{"nomor_nk"}})
	if got != want || codes != "" {
		t.Errorf("reads\n%s\nwith %q, want\n%s", got, codes, want)
	}
	// What is wrong keeps nothing back.
	got, codes = fieldsOf(t, "{{ judul }} {{ judull }} {{ tempat }}\n", Scope{Fields: testFields(t)})
	if got != "judul teks\ntempat teks" || codes != "TP045" {
		t.Errorf("reads\n%s\nwith %q", got, codes)
	}
}

// Where no fields are declared a control's tag is a field when it can be
// nothing else; what other programs call theirs is left alone.
func TestControlsAreFieldsWhereNoneAreDeclared(t *testing.T) {
	body := par(formBox("nama", "", prompt), formBox("berdiri", "<w:date/>", prompt), formBox("bersedia", checkBox, prompt), formBox("penanda.jabatan", "", prompt), formBox("DocumentTitle", "", prompt), formBox("Judul Rapat", "", prompt))
	tpl, found := Parse("formulir.docx", wordFile(t, body, nil), nil)
	if tpl == nil {
		t.Fatal(say(found))
	}
	list, found := tpl.Fields(Scope{Open: true})
	want := "nama teks opsional\nberdiri tanggal opsional\nbersedia ya_tidak opsional\npenanda rincian opsional\n  jabatan teks opsional\n"
	if got := showReads(list, ""); got != want || len(found) > 0 {
		t.Errorf("got\n%s%s\nwant\n%s", got, say(found), want)
	}
}

func TestPlacesOfAField(t *testing.T) {
	tpl, found := Parse("surat.docx", wordFile(t, par(run("{{ judul }}"))+par(run("a {{ judul }}")), nil), nil)
	if tpl == nil {
		t.Fatal(say(found))
	}
	list, _ := tpl.Fields(Scope{Open: true})
	if len(list) != 1 || len(list[0].Places) != 2 {
		t.Fatalf("reads %v", list)
	}
	a, b := list[0].Places[0], list[0].Places[1]
	if len(a.Place) == 0 || placeText(a) == placeText(b) {
		t.Errorf("places %q and %q", placeText(a), placeText(b))
	}
}

func placeText(u Use) string { return diag.Diagnostic{Place: u.Place}.PlaceText(message.ID) }

func TestAFileThatClaimsToBeWordIsReadAsOne(t *testing.T) {
	for data, want := range map[string]string{
		"": "DX001", "Ini bukan dokumen.\n": "DX001", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "DX002", "PK\x03\x04": "DX001",
	} {
		tpl, found := Parse("Surat.DOCX", []byte(data), nil)
		if tpl != nil || codesOf(found) != want || found[0].Pos.File != "Surat.DOCX" {
			t.Errorf("%q is refused with %s, want %s", data, say(found), want)
		}
	}
}
