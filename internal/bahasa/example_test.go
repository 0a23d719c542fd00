package bahasa_test

import (
	"fmt"
	"time"

	"naskah/internal/bahasa"
)

func ExampleTerbilang() {
	words, err := bahasa.Terbilang(1_001_001_001)
	fmt.Println(words, err)
	// Output: satu miliar satu juta seribu satu <nil>
}

func ExampleRupiah() {
	words, err := bahasa.RupiahTerbilang(150_000_000)
	fmt.Printf("%s (%s) %v\n", bahasa.Rupiah(150_000_000), words, err)
	// Output: Rp1.500.000,00 (satu juta lima ratus ribu rupiah) <nil>
}

func ExampleTanggalTerbilang() {
	day := time.Date(2023, time.May, 22, 0, 0, 0, 0, time.UTC)
	fmt.Printf("Pada hari ini, %s (%s), bertempat di Jakarta\n", bahasa.TanggalTerbilang(day), bahasa.TanggalAngka(day))
	// Output: Pada hari ini, Senin, tanggal dua puluh dua, bulan Mei, tahun dua ribu dua puluh tiga (22-05-2023), bertempat di Jakarta
}

func ExampleReadTerbilang() {
	r, err := bahasa.ReadTerbilang("dua milyar satu ratus ribu")
	fmt.Println(bahasa.Ribuan(r.Value), err)
	for _, m := range r.Remarks {
		fmt.Printf("%s: %s (wrong: %t)\n", m.Found, m.Want, m.Standing == bahasa.Wrong)
	}
	// Output:
	// 2.000.100.000 <nil>
	// milyar: miliar (wrong: false)
	// satu ratus: seratus (wrong: true)
}

func ExampleParseTerbilang() {
	_, err := bahasa.ParseTerbilang("satu ribu")
	fmt.Println(err)
	// Output: read number "satu ribu": "satu ribu" should be "seribu"
}

func ExampleButirTanda() {
	items := []string{"pertukaran data", "pelatihan", "evaluasi"}
	for i, item := range items {
		letter, err := bahasa.Huruf(i + 1)
		if err != nil {
			fmt.Println(err)
		}
		fmt.Printf("%s. %s%s\n", letter, item, bahasa.ButirTanda(i+1, len(items), "dan"))
	}
	// Output:
	// a. pertukaran data;
	// b. pelatihan; dan
	// c. evaluasi.
}

func ExampleNamaGelar() {
	fmt.Println(bahasa.NamaGelar("Dr. Ir. H.", "Budi Santoso", "S.T., M.Si.")) // an invented name
	// Output: Dr. Ir. H. Budi Santoso, S.T., M.Si.
}
