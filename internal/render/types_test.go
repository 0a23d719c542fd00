package render

import (
	"strings"
	"testing"

	"naskah/internal/docx"
	"naskah/internal/message"
)

// TestWrongTemplatesAreFoundBeforeAnyRun compiles templates with one fault
// each: there is one finding, at the place of the fault, that helps.
func TestWrongTemplatesAreFoundBeforeAnyRun(t *testing.T) {
	cases := []struct {
		name, body string
		code       string
		line, col  int
		says       string // in the sentence or the hint
	}{
		{"unknown name", "{{ judull }}", "TP045", 1, 4, `"judul"`},
		{"unknown dotted name", "{{ .judull }}", "TP047", 1, 4, `"judul"`},
		{"unknown name of the dossier", "{{ range pihak }}\n{{ $.judull }}\n{{ end }}", "TP047", 2, 5, `"judul"`},
		{"unknown field of a record", "{{ ketua.namaa }}", "TP047", 1, 9, `"nama"`},
		{"unknown field of the office", "{{ kantor.kotaa }}", "TP047", 1, 10, `"kota"`},
		{"unknown name in a range", "{{ range pihak }}\n{{ namaa }}\n{{ end }}", "TP045", 2, 4, `"nama"`},
		{"unknown field of an element", "{{ range pihak }}\n{{ .namaa }}\n{{ end }}", "TP047", 2, 4, `"nama"`},
		{"unknown field deep in an element", "{{ range pihak }}\n{{ penandatangan.namaa }}\n{{ end }}", "TP047", 2, 17, `"nama"`},
		{"unknown field of a variable of range", "{{ range $p := pihak }}\n{{ $p.namaa }}\n{{ end }}", "TP047", 2, 6, `"nama"`},
		{"field of the number of an element", "{{ range $i, $p := pihak }}\n{{ $i.nama }}\n{{ end }}", "TP046", 2, 6, "$i adalah bilangan"},
		{"name of an element in the else of its range", "{{ range pihak }}\nx\n{{ else }}\n{{ singkatan }}\n{{ end }}", "TP045", 4, 4, ""},
		{"name of an element behind its range", "{{ range rencana }}\nx\n{{ end }}\n\n{{ kegiatan }}", "TP045", 5, 4, ""},
		{"unknown field in a with", "{{ with ketua }}\n{{ .namaa }}\n{{ end }}", "TP047", 2, 4, `"nama"`},
		{"unknown name in a with", "{{ with ketua }}\n{{ jabatann }}\n{{ end }}", "TP045", 2, 4, `"jabatan"`},
		{"unknown field of a variable of with", "{{ with $k := ketua }}\n{{ $k.namaa }}\n{{ end }}", "TP047", 2, 6, `"nama"`},
		{"field of a text in a with", "{{ with judul }}\n{{ .nama }}\n{{ end }}", "TP046", 2, 4, "judul adalah teks"},
		{"field of a list in a with", "{{ with pihak }}\n{{ .nama }}\n{{ end }}", "TP046", 2, 4, "{{ range pihak }}"},
		{"field of a list", "{{ pihak.nama }}", "TP046", 1, 9, "{{ range pihak }}"},
		{"field of a date", "{{ tgl_ttd.tahun }}", "TP046", 1, 11, "tgl_ttd adalah tanggal"},
		{"unknown field of a set variable", "{{ $x := ketua }}{{ $x.namaa }}", "TP047", 1, 23, `"nama"`},
		{"unknown field of what a function picks", "{{ (first pihak).namaa }}", "TP047", 1, 17, `"nama"`},
		{"field of a text a function picks", "{{ (ke 2 bidang).nama }}", "TP046", 1, 17, "bidang adalah teks"},
		{"range over a text", "{{ range judul }}\n{{ apa }}\n{{ end }}", "TP040", 1, 1, "teks"},
		{"range over a record", "{{ range ketua }}\n{{ . }}\n{{ end }}", "TP040", 1, 1, "with"},
		{"range over a number", "{{ range 5 }}\nx\n{{ end }}", "TP040", 1, 1, "bilangan"},
		{"range over an element", "{{ range first pihak }}\nx\n{{ end }}", "TP040", 1, 1, "pihak"},
		{"range over what a function makes", "{{ range daftar bidang }}\nx\n{{ end }}", "TP040", 1, 1, "teks"},
		{"range over a text of a list", "{{ range bidang }}\n{{ range . }}\nx\n{{ end }}\n{{ end }}", "TP040", 2, 1, "teks"},
		{"range over an unknown name", "{{ range judull }}\n{{ apa }}\n{{ end }}", "TP045", 1, 10, `"judul"`},
		{"printed list", "{{ pihak }}", "TP041", 1, 1, "range"},
		{"printed person", "{{ ketua }}", "TP041", 1, 1, "gelar"},
		{"printed dossier", "{{ . }}", "TP041", 1, 1, "rincian"},
		{"printed element", "{{ range pihak }}\n{{ . }}\n{{ end }}", "TP041", 2, 1, "pihak"},
		{"printed column", "{{ kolom pihak \"nama\" }}", "TP041", 1, 1, "daftar"},
		{"sentence of records", "{{ daftar pihak }}", "TP054", 1, 4, "kolom"},
		{"joined records", "{{ join \"/\" rencana }}", "TP054", 1, 4, "kolom"},
		{"words of a text", "{{ terbilang judul }}", "TP053", 1, 4, "bilangan, desimal"},
		{"words of money", "{{ terbilang nilai }}", "TP053", 1, 4, "rupiah"},
		{"money of a number", "{{ rupiah peserta }}", "TP053", 1, 4, "adalah bilangan"},
		{"money of a text", "{{ rupiah \"1000\" }}", "TP053", 1, 4, "adalah teks"},
		{"date of a text", "{{ tanggal judul }}", "TP053", 1, 4, "seharusnya tanggal"},
		{"unknown argument", "{{ tanggal tgl_ttdd }}", "TP045", 1, 12, `"tgl_ttd"`},
		{"capitals of money", "{{ kapital nilai }}", "TP053", 1, 4, "seharusnya teks"},
		{"degrees of a text", "{{ gelar judul }}", "TP053", 1, 4, "seharusnya orang"},
		{"degrees of an institution", "{{ gelar (first pihak) }}", "TP053", 1, 4, "adalah pihak, seharusnya orang"},
		{"arguments in the wrong order", "{{ join bidang \"/\" }}", "TP053", 1, 4, "ke-1"},
		{"wrong second argument", "{{ tambah peserta judul }}", "TP053", 1, 4, "ke-2"},
		{"too many arguments", "{{ angka 2 3 }}", "TP052", 1, 4, "angka bilangan → teks"},
		{"no argument", "{{ angka }}", "TP052", 1, 4, "angka bilangan → teks"},
		{"wrong kind in a pipeline", "{{ judul | rupiah }}", "TP053", 1, 12, "adalah teks"},
		{"wrong kind late in a pipeline", "{{ nilai | rupiah | terbilang }}", "TP053", 1, 21, "adalah teks"},
		{"result of a function", "{{ tambah_jangka tgl_ttd lama | rupiah }}", "TP053", 1, 33, "adalah tanggal"},
		{"argument missing in a pipeline", "{{ peserta | tambah }}", "TP052", 1, 14, "tambah a b"},
		{"a name written as a label", "{{ Nama Lengkap }}", "TP051", 1, 4, "nama_lengkap"},
		{"unknown function in a pipeline", "{{ nilai | rupiahh }}", "TP051", 1, 12, `"rupiah"`},
		{"field with an argument", "{{ judul \"x\" }}", "TP166", 1, 4, "{{ kapital judul }}"},
		{"field behind a pipe", "{{ judul | sifat }}", "TP166", 1, 12, "sifat adalah data"},
		{"constant with an argument", "{{ \"a\" \"b\" }}", "TP050", 1, 4, ""},
		{"different kinds compared", "{{ if eq judul 5 }}x{{ end }}", "TP054", 1, 7, "teks dan bilangan"},
		{"date compared with a text", "{{ if eq tgl_ttd \"2023-05-22\" }}x{{ end }}", "TP054", 1, 7, "tanggal dan teks"},
		{"money compared with a number", "{{ if gt nilai 1000 }}x{{ end }}", "TP054", 1, 7, "rupiah dan bilangan"},
		{"lists compared", "{{ if eq pihak pihak }}x{{ end }}", "TP053", 1, 7, "adalah daftar"},
		{"persons compared", "{{ if lt ketua ketua }}x{{ end }}", "TP053", 1, 7, "adalah orang"},
		{"order of yes and no", "{{ if lt daring bernilai }}x{{ end }}", "TP053", 1, 7, "adalah ya_tidak"},
		{"no such option", "{{ if eq ketua.status \"PLT\" }}x{{ end }}", "TP167", 1, 7, "Plt."},
		{"choice of different kinds", "{{ ternary judul nilai daring }}", "TP054", 1, 4, "teks dan rupiah"},
		{"choice by a text", "{{ ternary \"a\" \"b\" judul }}", "TP053", 1, 4, "seharusnya ya_tidak"},
		{"sum of texts", "{{ jumlah bidang }}", "TP054", 1, 4, "teks"},
		{"sum of records", "{{ jumlah rencana }}", "TP054", 1, 4, "rincian"},
		{"sum of a column of texts", "{{ jumlah rencana \"pj\" }}", "TP054", 1, 4, "teks"},
		{"sum of an unknown column", "{{ jumlah rencana \"angaran\" }}", "TP054", 1, 4, `"anggaran"`},
		{"column by a value", "{{ jumlah rencana judul }}", "TP054", 1, 4, "tanda kutip"},
		{"column of texts", "{{ daftar (kolom bidang \"nama\") }}", "TP054", 1, 12, ""},
		{"unset variable", "{{ $x }}", "TP057", 1, 4, "$x"},
		{"other variable", "{{ $isi := 1 }}{{ $issi }}", "TP057", 1, 19, `"$isi"`},
		{"set before it is declared", "{{ $x = 1 }}", "TP057", 1, 4, ""},
		{"variable of another kind", "{{ $x := 1 }}\n{{ $x = judul }}", "TP058", 2, 1, "bilangan"},
		{"variable behind its range", "{{ range $i, $p := pihak }}\nx\n{{ end }}\n\n{{ $i }}", "TP057", 5, 4, ""},
		{"variable behind its with", "{{ with $k := ketua }}\nx\n{{ end }}\n\n{{ $k.nama }}", "TP057", 5, 4, ""},
		{"variable behind its if", "{{ if daring }}\n{{ $a := 1 }}\n{{ end }}\n\n{{ $a }}", "TP057", 5, 4, ""},
		{"fraction", "{{ angka 1.5 }}", "TP056", 1, 10, "1.5"},
		{"counter outside of a range", "{{ urut }}", "TP033", 1, 4, "range"},
		{"counter in a with", "{{ with ketua }}{{ urut }}{{ end }}", "TP033", 1, 20, "range"},
		{"markup as an argument", "{{ kapital halaman }}", "TP053", 1, 4, "sisipan"},
		{"markup as a condition", "{{ if halaman }}x{{ end }}", "TP050", 1, 1, "halaman"},
		{"name of a picture that is a number", "{{ gambar 5 }}", "TP053", 1, 4, "seharusnya teks"},
		{"no condition", "{{ if }}x{{ end }}", "TP030", 1, 1, ""},
		{"unknown condition", "{{ if judull }}x{{ end }}", "TP045", 1, 7, `"judul"`},
		{"unknown second condition", "{{ if daring }}x{{ else if judull }}y{{ end }}", "TP045", 1, 28, `"judul"`},
		{"unknown name in a guard", "{{ if terisi judull }}x{{ end }}", "TP045", 1, 14, `"judul"`},
		{"unknown name with a stand-in", "{{ default \"-\" judull }}", "TP045", 1, 16, `"judul"`},
		{"quotation mark", "{{ kapital ( \"a\" }}", "TP030", 1, 1, "kurung"},
		{"sign", "{{ judul ? }}", "TP030", 1, 1, `"?"`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			found := compileFindings(t, c.body+"\n")
			if len(found) != 1 {
				t.Fatalf("found\n%swant one %s", say(found), c.code)
			}
			d := found[0]
			if line := d.Pos.Line - exampleLines; d.Code != c.code || line != c.line || d.Pos.Col != c.col {
				t.Errorf("found %s at %d:%d, want %s at %d:%d\n%s", d.Code, line, d.Pos.Col, c.code, c.line, c.col, say(found))
			}
			if text := d.Sentence(message.ID) + " " + d.HintText(message.ID); !strings.Contains(text, c.says) {
				t.Errorf("%q does not say %q", text, c.says)
			}
		})
	}
}

// TestRightTemplatesAreTaken compiles and renders templates that look as if
// something were wrong with them.
func TestRightTemplatesAreTaken(t *testing.T) {
	cases := []struct{ name, body, want string }{
		{"name", "{{ sifat }}", "biasa"},
		{"dotted name", "{{ .sifat }}", "biasa"},
		{"name of the dossier", "{{ $.sifat }}", "biasa"},
		{"field of a record", "{{ ketua.nama }}", "Rahma Fauzia"},
		{"field of the office", "{{ kantor.kota }}", "Jakarta"},
		{"name of the dossier in a range", "{{ range bidang }}{{ sifat }};{{ end }}", "biasa;biasa;biasa;"},
		{"name of an element", "{{ range rencana }}{{ pj }};{{ end }}", "Badan Riset;Kota Bima;"},
		{"field of an element", "{{ range pihak }}{{ .nama }};{{ end }}", "Badan Riset;Kota Bima;"},
		{"field deep in an element", "{{ range pihak }}{{ penandatangan.jabatan }};{{ end }}", "Kepala Badan Riset;Wali Kota Bima;"},
		{"variables of a range", "{{ range $i, $p := pihak }}{{ $i }}{{ $p.nama }};{{ end }}", "1Badan Riset;2Kota Bima;"},
		{"variable of an outer range", "{{ range $p := pihak }}{{ range bidang }}{{ $p.nama }}{{ urut }};{{ end }}{{ end }}", "Badan Riset1;Badan Riset2;Badan Riset3;Kota Bima1;Kota Bima2;Kota Bima3;"},
		{"range in a range", "{{ range pihak }}{{ range dasar }}{{ . }}{{ end }}{{ end }}", "Keputusan Presiden Nomor 12/TPA Tahun 2022"},
		{"range of a column", "{{ range kolom pihak \"kota\" }}{{ . }};{{ end }}", "Jakarta;Bima;"},
		{"range else", "{{ range pihak }}{{ range dasar }}a{{ else }}{{ nama }}{{ end }}{{ end }}", "aKota Bima"},
		{"break and continue", "{{ range bidang }}{{ if eq urut 2 }}{{ continue }}{{ end }}{{ . }};{{ end }}", "riset;publikasi;"},
		{"with a record", "{{ with ketua }}{{ nama }} {{ .jabatan }} {{ sifat }}{{ end }}", "Rahma Fauzia Ketua biasa"},
		{"with a variable", "{{ with $k := ketua }}{{ $k.nama }}{{ end }}", "Rahma Fauzia"},
		{"if with a variable", "{{ if $k := ketua }}{{ $k.nama }}{{ end }}", "Rahma Fauzia"},
		{"with else with", "{{ with catatan }}{{ . }}{{ else with sifat }}{{ . }}{{ end }}", "biasa"},
		{"with an element", "{{ with first pihak }}{{ nama }}{{ end }}", "Badan Riset"},
		{"field of what is picked", "{{ (last pihak).nama }}", "Kota Bima"},
		{"field of a chain", "{{ (last pihak).penandatangan.nama }}", "Ahmad Syahril"},
		{"variable of an element", "{{ $p := ke 2 pihak }}{{ $p.nama }}", "Kota Bima"},
		{"variable changed in a range", "{{ $n := 0 }}{{ range bidang }}{{ $n = tambah $n 2 }}{{ end }}{{ $n }}", "6"},
		{"variable declared again", "{{ $a := 1 }}{{ $a := sifat }}{{ $a }}", "biasa"},
		{"same name in two ranges", "{{ range $x := bidang }}{{ $x }};{{ end }}{{ range $x := pihak }}{{ $x.nama }};{{ end }}", "riset;pelatihan;publikasi;Badan Riset;Kota Bima;"},
		{"pipeline", "{{ sifat | kapital | replace \"A\" \"O\" }}", "BIOSO"},
		{"pipeline of a list", "{{ bidang | daftar }}", "riset, pelatihan, dan publikasi"},
		{"brackets", "{{ angka (tambah peserta (panjang bidang)) }}", "28 (dua puluh delapan)"},
		{"function of a result", "{{ tambah_jangka tgl_ttd lama | tahun }}", "2026"},
		{"words of a sum", "{{ rupiah_terbilang (jumlah rencana \"anggaran\") }}", "tiga ratus lima puluh ribu rupiah"},
		{"comparison of one kind", "{{ if and (gt peserta 20) (eq sifat \"biasa\" \"rahasia\") }}a{{ end }}", "a"},
		{"comparison of dates", "{{ if lt tgl_surat tgl_ttd }}a{{ end }}", "a"},
		{"comparison of money", "{{ if ge nilai nilai }}a{{ end }}", "a"},
		{"equal yes and no", "{{ if eq daring bernilai }}a{{ end }}", "a"},
		{"option of a choice", "{{ if eq ketua.status \"Plt.\" }}a{{ else }}b{{ end }}", "b"},
		{"choice", "{{ ternary \"ya\" \"bukan\" (not daring) }}", "bukan"},
		{"stand-in of another kind", "{{ default \"nihil\" nilai }}", "Rp1.500.000,00"},
		{"stand-in in a pipeline", "{{ catatan | default \"nihil\" }}", "nihil"},
		{"guarded optional", "{{ if terisi catatan }}{{ catatan }}{{ end }}.", "."},
		{"person", "{{ gelar ketua }}", "Dr. Ir. Rahma Fauzia, M.Si."},
		{"legal basis", "{{ range dasar_hukum }}{{ nomor }}/{{ tahun }};{{ end }}", "23/2014;28/2018;"},
		{"function with the name of a field of an element", "{{ range dasar_hukum }}{{ tahun $.tgl_ttd }};{{ end }}", "2023;2023;"},
		{"braces as text", "{{ \"{{\" }} {{ `}}` }}", "{{ }}"},
		{"comment", "a{{/* {{ judull }} */}}b", "ab"},
		{"whole number and date of one name", "{{ tahun tgl_ttd }} {{ bulan tgl_ttd }}", "2023 Mei"},
		{"variable with a stand-in", "{{ $x := default \"-\" catatan }}{{ $x }}", "-"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tpl, found := Parse("surat.docx", wordFile(t, par(run(docx.Escape(c.body))), nil), nil)
			if tpl == nil {
				t.Fatal(say(found))
			}
			p, more := tpl.Compile(Scope{Fields: testFields(t)})
			if found = append(found, more...); p == nil || len(found) > 0 {
				t.Fatal(say(found))
			}
			if got := strings.TrimSpace(textOfPackage(t, render(t, p, testInput()))); got != c.want {
				t.Errorf("renders %q, want %q", got, c.want)
			}
		})
	}
}
