package render

import (
	"strings"

	"naskah/internal/bahasa"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// numberFunctions write numbers, money and terms of time.
func numberFunctions() []Function {
	return []Function{
		{Name: "terbilang", Sign: "terbilang bilangan|desimal → teks", Key: "TP.f.terbilang", Example: `{{ terbilang peserta }}`, Want: "dua puluh lima",
			params: []class{classInteger | classDecimal}, result: classText, call: spell},
		{Name: "angka", Sign: "angka bilangan → teks", Key: "TP.f.angka", Example: `{{ angka 3 }}`, Want: "3 (tiga)",
			params: []class{classInteger}, result: classText, call: intToText(bahasa.Angka)},
		{Name: "ribuan", Sign: "ribuan bilangan → teks", Key: "TP.f.ribuan", Example: `{{ ribuan 12500 }}`, Want: "12.500",
			params: []class{classInteger}, result: classText,
			call: intToText(func(n int64) (string, error) { return bahasa.Ribuan(n), nil })},
		{Name: "rupiah", Sign: "rupiah rupiah → teks", Key: "TP.f.rupiah", Example: `{{ rupiah nilai }}`, Want: "Rp1.500.000,00",
			params: []class{classMoney}, result: classText,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return bahasa.Rupiah(int64(a[0].(schema.Money))), none
			}},
		{Name: "rupiah_terbilang", Sign: "rupiah_terbilang rupiah → teks", Key: "TP.f.rupiah_terbilang",
			Example: `{{ rupiah_terbilang nilai }}`, Want: "satu juta lima ratus ribu rupiah",
			params: []class{classMoney}, result: classText,
			call: func(a []schema.Value, t []valueType) (schema.Value, message.Phrase) {
				s, err := bahasa.RupiahTerbilang(int64(a[0].(schema.Money)))
				if err != nil {
					return outOfRange(a[0], t[0])
				}
				return s, none
			}},
		{Name: "romawi", Sign: "romawi bilangan → teks", Key: "TP.f.romawi", Example: `{{ romawi 12 }}`, Want: "XII",
			params: []class{classInteger}, result: classText,
			call: intToText(func(n int64) (string, error) { return bahasa.Romawi(small(n)) })},
		{Name: "huruf", Sign: "huruf bilangan → teks", Key: "TP.f.huruf", Example: `{{ huruf 2 }}`, Want: "b",
			params: []class{classInteger}, result: classText,
			call: intToText(func(n int64) (string, error) { return bahasa.Huruf(small(n)) })},
		{Name: "ordinal", Sign: "ordinal bilangan → teks", Key: "TP.f.ordinal", Example: `{{ ordinal 1 }}`, Want: "kesatu",
			params: []class{classInteger}, result: classText, call: intToText(bahasa.Ordinal)},
		{Name: "pihak_ke", Sign: "pihak_ke bilangan → teks", Key: "TP.f.pihak_ke", Example: `{{ pihak_ke 2 }}`, Want: "PIHAK KEDUA",
			params: []class{classInteger}, result: classText,
			call: intToText(func(n int64) (string, error) {
				s, err := bahasa.Ordinal(n)
				return "PIHAK " + bahasa.Kapital(s), err
			})},
		{Name: "jangka", Sign: "jangka jangka → teks", Key: "TP.f.jangka", Example: `{{ jangka lama }}`, Want: "3 (tiga) tahun",
			params: []class{classDuration}, result: classText,
			call: func(a []schema.Value, t []valueType) (schema.Value, message.Phrase) {
				d := a[0].(schema.Duration)
				s, err := bahasa.Angka(int64(d.N))
				if err != nil {
					return outOfRange(a[0], t[0])
				}
				return s + " " + d.Unit.String(), none
			}},
	}
}

// small narrows a number to what the writers of numerals check themselves.
func small(n int64) int {
	if n < 0 || n > 1<<30 {
		return -1
	}
	return int(n)
}

func spell(a []schema.Value, t []valueType) (schema.Value, message.Phrase) {
	var s string
	var err error
	switch v := a[0].(type) {
	case schema.Decimal:
		s, err = bahasa.TerbilangDecimal(v.Unscaled, v.Scale)
	case int64:
		s, err = bahasa.Terbilang(v)
	}
	if err != nil {
		return outOfRange(a[0], t[0])
	}
	return s, none
}

// dateFunctions write dates. They are civil dates without a time of day.
func dateFunctions() []Function {
	text := func(name, key, want string, f func(schema.Date) string) Function {
		return Function{Name: name, Sign: name + " tanggal → teks", Key: key, Example: "{{ " + name + " tgl_ttd }}", Want: want,
			params: []class{classDate}, result: classText,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return f(a[0].(schema.Date)), none
			}}
	}
	return []Function{
		text("tanggal", "TP.f.tanggal", "22 Mei 2023", func(d schema.Date) string { return bahasa.Tanggal(d.Time()) }),
		text("tanggal_angka", "TP.f.tanggal_angka", "22-05-2023", func(d schema.Date) string { return bahasa.TanggalAngka(d.Time()) }),
		text("tanggal_terbilang", "TP.f.tanggal_terbilang", "Senin, tanggal dua puluh dua, bulan Mei, tahun dua ribu dua puluh tiga",
			func(d schema.Date) string { return bahasa.TanggalTerbilang(d.Time()) }),
		text("tanggal_pmdn22", "TP.f.tanggal_pmdn22", "Senin, tanggal dua puluh dua bulan Mei tahun dua ribu dua puluh tiga",
			func(d schema.Date) string { return bahasa.TanggalTerbilangPMDN22(d.Time()) }),
		text("hari_tanggal", "TP.f.hari_tanggal", "Senin, 22 Mei 2023", func(d schema.Date) string { return bahasa.HariTanggal(d.Time()) }),
		text("hari", "TP.f.hari", "Senin", func(d schema.Date) string { return bahasa.Hari(d.Time()) }),
		text("bulan", "TP.f.bulan", "Mei", func(d schema.Date) string { return bahasa.Bulan(d.Month) }),
		{Name: "tahun", Sign: "tahun tanggal → bilangan", Key: "TP.f.tahun", Example: "{{ tahun tgl_ttd }}", Want: "2023",
			params: []class{classDate}, result: classInteger,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return int64(a[0].(schema.Date).Year), none
			}},
		{Name: "tambah_jangka", Sign: "tambah_jangka tanggal jangka → tanggal", Key: "TP.f.tambah_jangka",
			Example: "{{ tambah_jangka tgl_ttd lama | tanggal }}", Want: "22 Mei 2026",
			params: []class{classDate, classDuration}, result: classDate,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				d, ok := a[1].(schema.Duration).After(a[0].(schema.Date))
				if !ok {
					return nil, message.P("TP.harikerja")
				}
				return d, none
			}},
	}
}

// person reads the name of an orang with its degrees.
func person(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	r := a[0].(schema.Record)
	if r.Text("nama") == "" {
		return nil, message.P("TP.tanpanama")
	}
	return strings.TrimSpace(bahasa.NamaGelar(r.Text("gelar_depan"), r.Text("nama"), r.Text("gelar_belakang"))), none
}

// signingPost writes the lines above a signature. Whoever signs by delegation
// names the superior first (a.n.), and the one between them (u.b.), each on a
// line of its own; Plt. and Plh. stand before the post itself.
func signingPost(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	r, write := a[0].(schema.Record), func(s string) string { return s }
	if len(a) > 1 {
		if textOf(a, 1) != "kapital" {
			return nil, message.P("TP.jabatan_ttd", "teks", textOf(a, 1))
		}
		write = bahasa.Kapital
	}
	var lines []string
	if superior := r.Text("atas_nama"); superior != "" {
		lines = append(lines, "a.n. "+write(superior))
	}
	if between := r.Text("untuk_beliau"); between != "" {
		lines = append(lines, write(between), "u.b.")
	}
	own := write(r.Text("jabatan"))
	if status := r.Text("status"); status != "" && status != "definitif" {
		own = status + " " + own
	}
	return strings.Join(append(lines, own), "\n"), none
}
