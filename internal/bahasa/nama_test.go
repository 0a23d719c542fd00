package bahasa

import (
	"strings"
	"testing"
)

func TestDaftarKata(t *testing.T) {
	for items, want := range map[string]string{"": "", "a": "a", "a|b": "a dan b", "a|b|c": "a, b, dan c", "a|b|c|d": "a, b, c, dan d"} {
		var list []string
		if items != "" {
			list = strings.Split(items, "|")
		}
		if got := DaftarKata(list); got != want {
			t.Errorf("DaftarKata(%q) = %q, want %q", list, got, want)
		}
	}
	if got, want := DaftarKataDengan([]string{"a", "b", "c"}, "dan/atau"), "a, b, dan/atau c"; got != want {
		t.Errorf("DaftarKataDengan = %q, want %q", got, want)
	}
}

func TestButirTanda(t *testing.T) {
	// UU 12/2011 Lampiran II angka 87 to 91.
	for _, c := range []struct {
		n           int
		conjunction string
		want        string
	}{
		{1, "dan", "."}, {2, "dan", "; dan ."}, {3, "dan", "; ; dan ."}, {3, "atau", "; ; atau ."}, {4, "dan/atau", "; ; ; dan/atau ."}, {3, "", "; ; ."},
	} {
		var marks []string
		for i := 1; i <= c.n; i++ {
			marks = append(marks, ButirTanda(i, c.n, c.conjunction))
		}
		if got := strings.Join(marks, " "); got != c.want {
			t.Errorf("marks of %d items with %q = %q, want %q", c.n, c.conjunction, got, c.want)
		}
	}
}

func TestJudulKata(t *testing.T) {
	for s, want := range map[string]string{
		"": "",
		"penyusunan rencana aksi untuk daerah di perbatasan":      "Penyusunan Rencana Aksi untuk Daerah di Perbatasan",
		"PENYELENGGARAAN PELATIHAN DAN PENDAMPINGAN OLEH PT MAJU": "Penyelenggaraan Pelatihan dan Pendampingan oleh PT Maju",
		"peningkatan layanan BPJS di Kota Bogor":                  "Peningkatan Layanan BPJS di Kota Bogor",
		"tentang pembentukan peraturan perundang-undangan":        "Tentang Pembentukan Peraturan Perundang-undangan",
		"undang-undang":                                "Undang-Undang",
		"KERJA SAMA TAHAP II PASAL 5A":                 "Kerja Sama Tahap II Pasal 5A",
		"maksud dan tujuan":                            "Maksud dan Tujuan",
		"ruang lingkup (tahap satu), dan \"uji coba\"": "Ruang Lingkup (Tahap Satu), dan \"Uji Coba\"",
		"provinsi/kabupaten dan/atau kota":             "Provinsi/Kabupaten dan/atau Kota",
		"jalan Jakarta-Bandung":                        "Jalan Jakarta-Bandung",
		"sistem eSakip  a.n. kepala":                   "Sistem eSakip a.n. Kepala",
		"pengelolaan sampah – lanjutan":                "Pengelolaan Sampah – Lanjutan",
		"Senin, tanggal dua, bulan Mei":                "Senin, Tanggal Dua, Bulan Mei",
		"lampiran a":                                   "Lampiran A",
		"NOTA KESEPAHAMAN S.T.":                        "Nota Kesepahaman S.T.",
		"dan lain-lain":                                "Dan Lain-Lain",
	} {
		got := JudulKata(s)
		if got != want {
			t.Errorf("JudulKata(%q) = %q, want %q", s, got, want)
		}
		if again := JudulKata(got); again != got {
			t.Errorf("JudulKata(%q) = %q, want it unchanged", got, again)
		}
	}
	if got, want := Kapital("Kerja Sama"), "KERJA SAMA"; got != want {
		t.Errorf("Kapital = %q, want %q", got, want)
	}
}

func TestNamaGelar(t *testing.T) {
	for _, c := range [][4]string{
		{"Dr. Ir. H.", "Budi Santoso", "S.T., M.Si.", "Dr. Ir. H. Budi Santoso, S.T., M.Si."},
		{"", "Budi Santoso", "S.H.", "Budi Santoso, S.H."},
		{"Dr.", "Budi Santoso", "", "Dr. Budi Santoso"},
		{"", "Budi Santoso", "", "Budi Santoso"},
		{" Dr. , ", " Budi  Santoso, ", ", S.T., ", "Dr. Budi Santoso, S.T."},
		{"", "", "", ""},
		{"Dr.", Kapital("Budi Santoso"), "M.Si.", "Dr. BUDI SANTOSO, M.Si."},
	} {
		if got := NamaGelar(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("NamaGelar(%q, %q, %q) = %q, want %q", c[0], c[1], c[2], got, c[3])
		}
	}
}

func TestEjaanBaku(t *testing.T) {
	for s, want := range map[string]string{"kerjasama": "kerja sama", "Kerjasama": "kerja sama", "Jum’at": "Jumat", "NOPEMBER": "November", "Pebruari": "Februari",
		"addendum": "adendum", "di karenakan": "dikarenakan", "milyar": "miliar", "bermaterai": "bermeterai"} {
		if got, changed := EjaanBaku(s); got != want || !changed {
			t.Errorf("EjaanBaku(%q) = %q, %t, want %q", s, got, changed, want)
		}
		if got, changed := EjaanBaku(want); got != want || changed {
			t.Errorf("EjaanBaku(%q) = %q, %t, want it unchanged", want, got, changed)
		}
	}
}
