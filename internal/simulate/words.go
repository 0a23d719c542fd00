package simulate

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"naskah/internal/schema"
)

// What invented answers are made of. The people and institutions do not exist;
// the laws do, with their numbers.
var (
	people = []string{
		"Ayu Larasati", "Bimo Prakoso", "Citra Wulandari", "Damar Nugraha", "Eka Puspita", "Fajar Hidayat", "Gita Maharani", "Hanif Ramadhan",
		"Indra Gunawan", "Kirana Dewanti", "Laksmi Anjani", "Mahesa Putra", "Nadia Safira", "Oka Wirawan", "Prita Handayani", "Raka Suryana",
	}
	posts = []string{
		"Kepala Bagian Kerja Sama", "Analis Kerja Sama Ahli Muda", "Kepala Biro Hukum", "Perancang Peraturan Perundang-undangan Ahli Muda",
		"Direktur Kemitraan", "Kepala Subbagian Tata Usaha",
	}
	partners = []string{"Lembaga Mitra Latihan", "Badan Mitra Latihan", "Yayasan Mitra Latihan", "Universitas Mitra Latihan"}

	subjects = []string{
		"pertukaran data dan informasi", "peningkatan kapasitas sumber daya manusia", "penyelenggaraan pelatihan bersama",
		"sosialisasi kepada masyarakat", "pendampingan teknis di lapangan", "penyusunan pedoman pelaksanaan",
		"pemanfaatan sarana dan prasarana", "pemantauan dan evaluasi bersama", "penguatan layanan kepada masyarakat",
		"penyusunan rencana aksi tahunan", "pengembangan sistem informasi", "penelitian dan kajian bersama",
	}
	clauses = []string{
		"melaksanakan %s sesuai dengan tugas dan kewenangan masing-masing",
		"mewujudkan %s yang efektif, efisien, dan dapat dipertanggungjawabkan",
		"menyelenggarakan %s secara bertahap dan berkelanjutan",
		"menyinergikan sumber daya untuk %s",
	}
	reasons = []string{
		"Beberapa pasal perlu diperjelas sebelum dapat disepakati.",
		"Rumusan hak dan kewajiban belum seimbang dan perlu disusun kembali.",
		"Dasar hukum dan kewenangan penanda tangan perlu diperiksa kembali.",
		"Jangka waktu dan pembiayaan masih harus dibicarakan dengan pimpinan.",
	}
	laws = []schema.Record{
		{"jenis": "Undang-Undang", "nomor": "23", "tahun": "2014", "tentang": "Pemerintahan Daerah"},
		{"jenis": "Undang-Undang", "nomor": "30", "tahun": "2014", "tentang": "Administrasi Pemerintahan"},
		{"jenis": "Undang-Undang", "nomor": "27", "tahun": "2022", "tentang": "Pelindungan Data Pribadi"},
		{"jenis": "Peraturan Pemerintah", "nomor": "28", "tahun": "2018", "tentang": "Kerja Sama Daerah"},
	}
)

// hints turn a word of a field's name into a better text than a subject.
var hints = []struct {
	word string
	make func(v *inventor) string
}{
	{"pukul", func(*inventor) string { return "09.00 s.d. selesai" }},
	{"tempat", func(v *inventor) string { return v.city() }},
	{"kota", func(v *inventor) string { return v.city() }},
	{"lokasi", func(v *inventor) string { return v.city() }},
	{"nomor", func(v *inventor) string { return fmt.Sprintf("%03d/MITRA/%d", 1+v.IntN(300), v.today.Year) }},
	{"judul", func(v *inventor) string { return "Kerja Sama " + title(v.subject()) }},
	{"hal", func(v *inventor) string { return "Undangan Pembahasan " + title(v.subject()) }},
	{"nama", func(v *inventor) string { return people[v.IntN(len(people))] }},
	{"jabatan", func(v *inventor) string { return posts[v.IntN(len(posts))] }},
	{"pj", func(v *inventor) string { return posts[v.IntN(len(posts))] }},
	{"instansi", func(v *inventor) string { return partners[v.IntN(len(partners))] }},
	{"kepada", func(v *inventor) string { return posts[v.IntN(len(posts))] }},
	{"tembusan", func(v *inventor) string { return posts[v.IntN(len(posts))] }},
	{"satuan", func(*inventor) string { return "kegiatan" }},
	{"jadwal", func(*inventor) string { return "Januari s.d. Desember" }},
	{"sumber", func(*inventor) string { return "anggaran masing-masing pihak" }},
}

func (v *inventor) subject() string { return subjects[v.IntN(len(subjects))] }

func (v *inventor) city() string {
	if city := v.office.Values().Text("kota"); city != "" {
		return city
	}
	return "Jakarta"
}

// title writes a text as a title: each word with a capital, but not those that
// only join.
func title(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if i == 0 || w != "dan" && w != "di" && w != "kepada" {
			words[i] = capital(w)
		}
	}
	return strings.Join(words, " ")
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// text makes up a text: of a pattern, after a word of the field's name, or about
// some subject; one that goes on with a sentence begins small and ends open.
func (v *inventor) text(f schema.Field, help string) string {
	limit := f.MaxLen
	if limit == 0 {
		limit = schema.MaxText
	}
	if f.Pattern != nil {
		return v.matching(f, limit)
	}
	s := v.words(f, help)
	if runes := []rune(s); len(runes) > limit {
		s = strings.TrimSpace(string(runes[:limit]))
	}
	return s
}

func (v *inventor) words(f schema.Field, help string) string {
	if f.Kind == schema.KindParagraph {
		s := fmt.Sprintf(clauses[v.IntN(len(clauses))], v.subject())
		if strings.Contains(strings.ToLower(help), "melengkapi") {
			return s
		}
		return "PARA PIHAK " + s + "."
	}
	for _, part := range strings.Split(f.Name, "_") {
		for _, h := range hints {
			if h.word == part {
				return h.make(v)
			}
		}
	}
	return v.subject()
}
