package simulate

import "naskah/internal/workflow"

// Language is skenario/v1: its keys with their meaning and an example, of which
// the schema for editors and `naskah explain` are made. A test holds it against
// what the parser asks for.
func Language() workflow.Language {
	return workflow.Language{Name: ScenarioSchema, Mappings: mappings, Keys: keys}
}

var mappings = []string{
	"skenario",
	"skenario.jam",
	"skenario.kursi",
	"skenario.perilaku",
	"skenario.langkah",
	"skenario.taklimat",
	"skenario.kejadian",
	"skenario.sunting",
	"skenario.ganti_pejabat",
	"skenario.mangkir",
	"skenario.libur",
	"skenario.nomor_terpakai",
	"skenario.rubrik",
	"skenario.alasan",
	"skenario.teks",
	"skenario.pelaku",
	"skenario.kembali",
	"skenario.uji",
}

var keys = []workflow.Key{
	{In: "skenario", Name: "skema", Need: true, Value: workflow.OnlyValue(ScenarioSchema), Example: "skema: skenario/v1"},
	{In: "skenario", Name: "judul", Need: true, Value: workflow.WordsValue, Example: "judul: Perundingan yang alot"},
	{In: "skenario", Name: "tujuan", Value: workflow.WordsValue, Example: "tujuan: Menjaga isi perjanjian"},
	{In: "skenario", Name: "alur", Need: true, Value: workflow.WordsValue, Example: "alur: kl-dalam-negeri"},
	{In: "skenario", Name: "benih", Value: workflow.WholeValue, Example: "benih: 7"},
	{In: "skenario", Name: "jam", Need: true, Value: workflow.OneValue("skenario.jam"), Example: "jam: {mulai: 2026-03-02 08.00, laju: 1 hari = 2 menit}"},
	{In: "skenario", Name: "kursi", Need: true, Value: workflow.ManyValue("skenario.kursi"), Example: "kursi: {mitra: {bot: alot}}"},
	{In: "skenario", Name: "perilaku", Value: workflow.ManyValue("skenario.perilaku"), Example: "perilaku: {keras_kepala: {tolak: 2}}"},
	{In: "skenario", Name: "taklimat", Value: workflow.OneValue("skenario.taklimat"), Example: "taklimat: {umum: Kedua pihak ingin bekerja sama.}"},
	{In: "skenario", Name: "jawaban", Value: workflow.AnswersValue, Example: "jawaban: {judul: Pertukaran data}"},
	{In: "skenario", Name: "kejadian", Value: workflow.ManyValue("skenario.kejadian"), Example: "kejadian: {kabar: {hari: 4, berita: Ada kabar.}}"},
	{In: "skenario", Name: "rubrik", Value: workflow.ManyValue("skenario.rubrik"), Example: "rubrik: {mutu: {pelatih: ya}}"},
	{In: "skenario", Name: "uji", Value: workflow.ListValue("skenario.uji"), Example: "uji: [{tahap: selesai, dalam: 120 hari kerja}]"},

	{In: "skenario.jam", Name: "mulai", Need: true, Value: workflow.WordsValue, Example: "mulai: 2026-03-02 08.00"},
	{In: "skenario.jam", Name: "laju", Value: workflow.WordsValue, Example: "laju: 1 hari = 2 menit"},

	{In: "skenario.kursi", Name: "orang", Value: workflow.WholeValue, Example: "orang: 2"},
	{In: "skenario.kursi", Name: "bot", Value: workflow.NameValue, Example: "bot: alot"},
	{In: "skenario.kursi", Name: "nama", Value: workflow.WordsValue, Example: "nama: Sari Wulandini"},
	{In: "skenario.kursi", Name: "pejabat", Value: workflow.NameValue, Example: "pejabat: kepala"},

	{In: "skenario.perilaku", Name: "jeda", Value: workflow.DurationsValue, Example: "jeda: [1 hari kerja, 5 hari kerja]"},
	{In: "skenario.perilaku", Name: "tolak", Value: workflow.WholeValue, Example: "tolak: 2"},
	{In: "skenario.perilaku", Name: "acak", Value: workflow.YesValue, Example: "acak: ya"},
	{In: "skenario.perilaku", Name: "langkah", Value: workflow.ListValue("skenario.langkah"), Example: "langkah: [{tahap: pembahasan_pks, aksi: revisi, kali: 1}]"},

	{In: "skenario.langkah", Name: "tahap", Value: workflow.NameValue, Example: "tahap: pembahasan_pks"},
	{In: "skenario.langkah", Name: "jika", Value: workflow.GuardValue, Example: "jika: hari > 20"},
	{In: "skenario.langkah", Name: "aksi", Need: true, Value: workflow.NameValue, Example: "aksi: revisi"},
	{In: "skenario.langkah", Name: "kali", Value: workflow.WholeValue, Example: "kali: 1"},
	{In: "skenario.langkah", Name: "jeda", Value: workflow.DurationsValue, Example: "jeda: 120 hari kerja"},
	{In: "skenario.langkah", Name: "alasan", Value: workflow.TextsValue, Example: "alasan: [Jangka waktu terlalu panjang.]"},
	{In: "skenario.langkah", Name: "isi", Value: workflow.AnswersValue, Example: "isi: {rekomendasi: dihentikan}"},

	{In: "skenario.taklimat", Name: "umum", Value: workflow.WordsValue, Example: "umum: Kedua lembaga ingin bekerja sama."},
	{In: "skenario.taklimat", Name: "rahasia", Value: workflow.AnswersValue, Example: "rahasia: {mitra: Jangan buka data pribadi.}"},

	{In: "skenario.kejadian", Name: "nama", Value: workflow.WordsValue, Example: "nama: Mitra menyunting naskah"},
	{In: "skenario.kejadian", Name: "hari", Value: workflow.WholeValue, Example: "hari: 20"},
	{In: "skenario.kejadian", Name: "tahap", Value: workflow.NameValue, Example: "tahap: pembahasan_pks"},
	{In: "skenario.kejadian", Name: "jika", Value: workflow.GuardValue, Example: "jika: kunjungan == 2"},
	{In: "skenario.kejadian", Name: "manual", Value: workflow.YesValue, Example: "manual: ya"},
	{In: "skenario.kejadian", Name: "berita", Value: workflow.WordsValue, Example: "berita: Mitra mengirim kembali naskah."},
	{In: "skenario.kejadian", Name: "diam", Value: workflow.YesValue, Example: "diam: ya"},
	{In: "skenario.kejadian", Name: "oleh", Value: workflow.NameValue, Example: "oleh: mitra"},
	{In: "skenario.kejadian", Name: "sunting", Value: workflow.OneValue("skenario.sunting"), Example: "sunting: {naskah: perjanjian_kerja_sama, pasal: pembiayaan, menjadi: Ayat baru.}"},
	{In: "skenario.kejadian", Name: "ganti_pejabat", Value: workflow.OneValue("skenario.ganti_pejabat"), Example: "ganti_pejabat: {pejabat: kepala, nama: Bima, status: Plt.}"},
	{In: "skenario.kejadian", Name: "ubah", Value: workflow.AnswersValue, Example: "ubah: {pks_nilai: 1.500.000.000}"},
	{In: "skenario.kejadian", Name: "mangkir", Value: workflow.OneValue("skenario.mangkir"), Example: "mangkir: {peran: mitra, selama: 25 hari kerja}"},
	{In: "skenario.kejadian", Name: "libur", Value: workflow.OneValue("skenario.libur"), Example: "libur: {tanggal: 9 Maret 2026, nama: Cuti bersama}"},
	{In: "skenario.kejadian", Name: "nomor_terpakai", Value: workflow.OneValue("skenario.nomor_terpakai"), Example: "nomor_terpakai: {deret: pks}"},

	{In: "skenario.sunting", Name: "naskah", Need: true, Value: workflow.NameValue, Example: "naskah: perjanjian_kerja_sama"},
	{In: "skenario.sunting", Name: "pasal", Need: true, Value: workflow.NameValue, Example: "pasal: pembiayaan"},
	{In: "skenario.sunting", Name: "ganti", Value: workflow.WordsValue, Example: "ganti: PARA PIHAK"},
	{In: "skenario.sunting", Name: "menjadi", Value: workflow.WordsValue, Example: "menjadi: PIHAK KESATU"},
	{In: "skenario.sunting", Name: "alasan", Value: workflow.WordsValue, Example: "alasan: Menyesuaikan anggaran."},

	{In: "skenario.ganti_pejabat", Name: "pejabat", Need: true, Value: workflow.NameValue, Example: "pejabat: kepala"},
	{In: "skenario.ganti_pejabat", Name: "dasar", Value: workflow.WordsValue, Example: "dasar: Surat Perintah Nomor 0/2026"},
	{In: "skenario.ganti_pejabat", Name: "nama", Value: workflow.WordsValue, Example: "nama: Bima Wardhana"},
	{In: "skenario.ganti_pejabat", Name: "gelar_depan", Value: workflow.WordsValue, Example: "gelar_depan: Dr."},
	{In: "skenario.ganti_pejabat", Name: "gelar_belakang", Value: workflow.WordsValue, Example: "gelar_belakang: M.Si."},
	{In: "skenario.ganti_pejabat", Name: "jabatan", Value: workflow.WordsValue, Example: "jabatan: Kepala Badan"},
	{In: "skenario.ganti_pejabat", Name: "nip", Value: workflow.WordsValue, Example: "nip: 19700000 199500 1 000"},
	{In: "skenario.ganti_pejabat", Name: "pangkat", Value: workflow.WordsValue, Example: "pangkat: Pembina Utama"},
	{In: "skenario.ganti_pejabat", Name: "status", Value: workflow.WordsValue, Example: "status: Plt."},

	{In: "skenario.mangkir", Name: "peran", Need: true, Value: workflow.NameValue, Example: "peran: mitra"},
	{In: "skenario.mangkir", Name: "selama", Need: true, Value: workflow.DurationValue, Example: "selama: 25 hari kerja"},

	{In: "skenario.libur", Name: "tanggal", Need: true, Value: workflow.WordsValue, Example: "tanggal: 9 Maret 2026"},
	{In: "skenario.libur", Name: "hingga", Value: workflow.WordsValue, Example: "hingga: 10 Maret 2026"},
	{In: "skenario.libur", Name: "nama", Need: true, Value: workflow.WordsValue, Example: "nama: Cuti bersama"},

	{In: "skenario.nomor_terpakai", Name: "deret", Need: true, Value: workflow.NameValue, Example: "deret: pks"},
	{In: "skenario.nomor_terpakai", Name: "jumlah", Value: workflow.WholeValue, Example: "jumlah: 2"},

	{In: "skenario.rubrik", Name: "nama", Value: workflow.WordsValue, Example: "nama: Pembahasan selesai tepat waktu"},
	{In: "skenario.rubrik", Name: "bobot", Value: workflow.WholeValue, Example: "bobot: 10"},
	{In: "skenario.rubrik", Name: "dasar", Value: workflow.WordsValue, Example: "dasar: UU 27/2022"},
	{In: "skenario.rubrik", Name: "pelatih", Value: workflow.YesValue, Example: "pelatih: ya"},
	{In: "skenario.rubrik", Name: "tenggat", Value: workflow.NameValue, Example: "tenggat: pembahasan_nk"},
	{In: "skenario.rubrik", Name: "jika", Value: workflow.GuardValue, Example: "jika: nilai > 0"},
	{In: "skenario.rubrik", Name: "alasan", Value: workflow.OneValue("skenario.alasan"), Example: "alasan: {aksi: revisi, minimal: 40}"},
	{In: "skenario.rubrik", Name: "memuat", Value: workflow.OneValue("skenario.teks"), Example: "memuat: {naskah: nota_kesepahaman, teks: data pribadi}"},
	{In: "skenario.rubrik", Name: "tanpa", Value: workflow.OneValue("skenario.teks"), Example: "tanpa: {naskah: perjanjian_kerja_sama, teks: seluruh biaya}"},
	{In: "skenario.rubrik", Name: "pelaku", Value: workflow.OneValue("skenario.pelaku"), Example: "pelaku: {aksi: tanda_tangan, pejabat: kepala}"},
	{In: "skenario.rubrik", Name: "urutan", Value: workflow.TextsValue, Example: "urutan: [paraf_hukum, tanda_tangan]"},
	{In: "skenario.rubrik", Name: "kembali", Value: workflow.OneValue("skenario.kembali"), Example: "kembali: {ke: penyusunan_nk, maksimal: 1}"},
	{In: "skenario.rubrik", Name: "capai", Value: workflow.OneValue("skenario.uji"), Example: "capai: {tahap: selesai}"},

	{In: "skenario.alasan", Name: "aksi", Need: true, Value: workflow.NameValue, Example: "aksi: revisi"},
	{In: "skenario.alasan", Name: "tahap", Value: workflow.NameValue, Example: "tahap: pembahasan_pks"},
	{In: "skenario.alasan", Name: "minimal", Value: workflow.WholeValue, Example: "minimal: 40"},

	{In: "skenario.teks", Name: "naskah", Need: true, Value: workflow.NameValue, Example: "naskah: nota_kesepahaman"},
	{In: "skenario.teks", Name: "teks", Need: true, Value: workflow.WordsValue, Example: "teks: data pribadi"},

	{In: "skenario.pelaku", Name: "aksi", Need: true, Value: workflow.NameValue, Example: "aksi: tanda_tangan"},
	{In: "skenario.pelaku", Name: "tahap", Value: workflow.NameValue, Example: "tahap: penandatanganan_nk"},
	{In: "skenario.pelaku", Name: "pejabat", Need: true, Value: workflow.NameValue, Example: "pejabat: kepala"},

	{In: "skenario.kembali", Name: "ke", Need: true, Value: workflow.NameValue, Example: "ke: penyusunan_nk"},
	{In: "skenario.kembali", Name: "maksimal", Value: workflow.WholeValue, Example: "maksimal: 1"},

	{In: "skenario.uji", Name: "tahap", Need: true, Value: workflow.NameValue, Example: "tahap: selesai"},
	{In: "skenario.uji", Name: "dalam", Value: workflow.DurationValue, Example: "dalam: 120 hari kerja"},
}
