package workflow

import (
	"slices"

	"naskah/internal/message"
)

// Key is one key of alur/v1. The table below is what the schema for editors,
// `naskah explain` and the documentation are made of; a test holds it against
// what the parser asks for.
type Key struct {
	In, Name string // the mapping it stands in, one of Mappings
	Need     bool
	Value    Value
	Example  string // a line of a workflow
}

// Path is how the key is asked for: tahap.isi.
func (k Key) Path() string { return k.In + "." + k.Name }

// Meaning says what the key does.
func (k Key) Meaning() message.Phrase { return message.P("kunci." + k.In + "." + k.Name) }

// Value is what may stand under a key.
type Value struct {
	kind valueKind
	of   string // the mapping, or the one word
}

type valueKind int

const (
	wordsValue      valueKind = iota // a text for people
	nameValue                        // one name
	namesValue                       // one name or a list of names
	textsValue                       // one text or a list of texts
	guardValue                       // a condition
	yesValue                         // ya or tidak
	wholeValue                       // a whole number
	durationValue                    // 15 hari kerja
	durationsValue                   // one or a list
	durationOrValue                  // 15 hari kerja, or a mapping
	pauseValue                       // mulai or selesai
	onlyValue                        // one word and no other
	oneValue                         // a mapping
	manyValue                        // names, each with a mapping
	listValue                        // a list of mappings
	papersValue                      // papers by name or mapping, one or a list
	scalarsValue                     // names, each with a fixed value
	guardsValue                      // names, each with a condition
	pairsValue                       // names, each with a name
	kindValue                        // a kind of field
	elementValue                     // a kind of field, or a declaration
	paperKindValue                   // rancangan or final
	answersValue                     // names of fields, each with an answer
)

// Mappings are the mappings of the language, in the order of a file.
func Mappings() []string {
	return []string{"alur", "induk", "masa", "pindah", "peran", "data", "tahap", "dokumen", "tenggat", "kursi", "kuorum", "aksi", "menunggu", "cabang"}
}

// Keys lists every key of the language, by mapping, in the order to write them.
func Keys() []Key { return slices.Clone(keys) }

var keys = []Key{
	{In: "alur", Name: "skema", Need: true, Value: Value{onlyValue, Schema}, Example: "skema: alur/v1"},
	{In: "alur", Name: "id", Need: true, Value: Value{kind: wordsValue}, Example: "id: kl-dalam-negeri"},
	{In: "alur", Name: "versi", Need: true, Value: Value{kind: wordsValue}, Example: `versi: "2026.1"`},
	{In: "alur", Name: "nama", Need: true, Value: Value{kind: wordsValue}, Example: "nama: Kerja sama dalam negeri"},
	{In: "alur", Name: "dasar", Value: Value{kind: textsValue}, Example: "dasar: [Permendagri 75/2022 Pasal 3]"},
	{In: "alur", Name: "mulai", Need: true, Value: Value{kind: nameValue}, Example: "mulai: penjajakan"},
	{In: "alur", Name: "buka", Value: Value{kind: namesValue}, Example: "buka: [judul, pihak]"},
	{In: "alur", Name: "induk", Value: Value{oneValue, "induk"}, Example: "induk: {alur: nota-kesepahaman, mencapai: berlaku}"},
	{In: "alur", Name: "pindah", Value: Value{oneValue, "pindah"}, Example: "pindah: {tahap: {penyusunan: penyusunan_nk}}"},
	{In: "alur", Name: "peran", Need: true, Value: Value{manyValue, "peran"}, Example: "peran: {mitra: {nama: Mitra, luar: ya}}"},
	{In: "alur", Name: "data", Value: Value{manyValue, "data"}, Example: "data: {judul: {jenis: teks}}"},
	{In: "alur", Name: "tetapan", Value: Value{kind: scalarsValue}, Example: "tetapan: {batas: 5.000.000.000}"},
	{In: "alur", Name: "aturan", Value: Value{kind: guardsValue}, Example: "aturan: {bernilai_besar: nilai > batas}"},
	{In: "alur", Name: "tahap", Need: true, Value: Value{manyValue, "tahap"}, Example: "tahap: {selesai: {akhir: tuntas}}"},

	{In: "induk", Name: "alur", Need: true, Value: Value{kind: textsValue}, Example: "alur: [nota-kesepahaman]"},
	{In: "induk", Name: "mencapai", Need: true, Value: Value{kind: namesValue}, Example: "mencapai: [berlaku]"},
	{In: "induk", Name: "opsional", Value: Value{kind: yesValue}, Example: "opsional: ya"},
	{In: "induk", Name: "berlaku", Value: Value{oneValue, "masa"}, Example: "berlaku: {sejak: tgl_ttd_nk, selama: nk_jangka}"},
	{In: "induk", Name: "masa", Value: Value{oneValue, "masa"}, Example: "masa: {sejak: tgl_ttd_pks, selama: pks_jangka}"},
	{In: "induk", Name: "lingkup", Value: Value{kind: pairsValue}, Example: "lingkup: {pks_ruang_lingkup: nk_ruang_lingkup}"},
	{In: "induk", Name: "ambil", Value: Value{kind: pairsValue}, Example: "ambil: {nomor_induk: nomor_nk}"},

	{In: "masa", Name: "sejak", Need: true, Value: Value{kind: nameValue}, Example: "sejak: tgl_ttd_nk"},
	{In: "masa", Name: "selama", Need: true, Value: Value{kind: nameValue}, Example: "selama: nk_jangka"},

	{In: "pindah", Name: "tahap", Value: Value{kind: pairsValue}, Example: "tahap: {penyusunan: penyusunan_nk}"},
	{In: "pindah", Name: "data", Value: Value{kind: pairsValue}, Example: "data: {nilai_kerja_sama: nilai}"},

	{In: "peran", Name: "nama", Need: true, Value: Value{kind: wordsValue}, Example: "nama: Biro hukum"},
	{In: "peran", Name: "luar", Value: Value{kind: yesValue}, Example: "luar: ya"},
	{In: "peran", Name: "surat", Value: Value{onlyValue, "wajib"}, Example: "surat: wajib"},

	{In: "data", Name: "jenis", Need: true, Value: Value{kind: kindValue}, Example: "jenis: rupiah"},
	{In: "data", Name: "label", Value: Value{kind: wordsValue}, Example: "label: Nilai kerja sama"},
	{In: "data", Name: "bantuan", Value: Value{kind: wordsValue}, Example: "bantuan: Jumlah untuk seluruh jangka waktu"},
	{In: "data", Name: "opsional", Value: Value{kind: yesValue}, Example: "opsional: ya"},
	{In: "data", Name: "maks", Value: Value{kind: wordsValue}, Example: "maks: 250"},
	{In: "data", Name: "min", Value: Value{kind: wordsValue}, Example: "min: 0"},
	{In: "data", Name: "pola", Value: Value{kind: wordsValue}, Example: "pola: '[0-9]{4}'"},
	{In: "data", Name: "dari", Value: Value{kind: textsValue}, Example: "dari: [lanjut, akhiri]"},
	{In: "data", Name: "unsur", Value: Value{elementValue, "data"}, Example: "unsur: teks"},
	{In: "data", Name: "kolom", Value: Value{manyValue, "data"}, Example: "kolom: {nama: {jenis: teks}}"},
	{In: "data", Name: "deret", Value: Value{kind: nameValue}, Example: "deret: nota_kesepahaman"},
	{In: "data", Name: "bawaan", Value: Value{kind: wordsValue}, Example: "bawaan: 3 bulan"},

	{In: "tahap", Name: "nama", Value: Value{kind: wordsValue}, Example: "nama: Paraf Nota Kesepahaman"},
	{In: "tahap", Name: "oleh", Value: Value{kind: namesValue}, Example: "oleh: [pemrakarsa, biro_hukum]"},
	{In: "tahap", Name: "isi", Value: Value{kind: namesValue}, Example: "isi: [maksud, ruang_lingkup]"},
	{In: "tahap", Name: "dokumen", Value: Value{papersValue, "dokumen"}, Example: "dokumen: [undangan]"},
	{In: "tahap", Name: "tenggat", Value: Value{durationOrValue, "tenggat"}, Example: "tenggat: 15 hari kerja"},
	{In: "tahap", Name: "paralel", Value: Value{manyValue, "kursi"}, Example: "paralel: {paraf_hukum: {oleh: biro_hukum}}"},
	{In: "tahap", Name: "kuorum", Value: Value{oneValue, "kuorum"}, Example: "kuorum: {wajib: [paraf_hukum], minimal: 2}"},
	{In: "tahap", Name: "aksi", Value: Value{manyValue, "aksi"}, Example: "aksi: {kirim: {ke: pembahasan}}"},
	{In: "tahap", Name: "otomatis", Value: Value{listValue, "cabang"}, Example: "otomatis: [{jika: bernilai_besar, ke: telaah}, {ke: paraf}]"},
	{In: "tahap", Name: "akhir", Value: Value{kind: nameValue}, Example: "akhir: tuntas"},

	{In: "dokumen", Name: "pakai", Need: true, Value: Value{kind: nameValue}, Example: "pakai: nota_kesepahaman"},
	{In: "dokumen", Name: "sebagai", Value: Value{kind: paperKindValue}, Example: "sebagai: rancangan"},
	{In: "dokumen", Name: "menyusul", Value: Value{kind: namesValue}, Example: "menyusul: [nomor_nk, tgl_ttd_nk]"},
	{In: "dokumen", Name: "jika", Value: Value{kind: guardValue}, Example: "jika: perlu_setuju"},

	{In: "tenggat", Name: "lama", Need: true, Value: Value{kind: durationValue}, Example: "lama: 45 hari kerja"},
	{In: "tenggat", Name: "sejak", Value: Value{kind: nameValue}, Example: "sejak: tgl_terima_dprd"},
	{In: "tenggat", Name: "ingatkan", Value: Value{kind: durationsValue}, Example: "ingatkan: [10 hari kerja, 3 hari kerja]"},
	{In: "tenggat", Name: "naikkan", Value: Value{kind: namesValue}, Example: "naikkan: [pimpinan]"},

	{In: "kursi", Name: "nama", Value: Value{kind: wordsValue}, Example: "nama: Paraf hukum"},
	{In: "kursi", Name: "oleh", Need: true, Value: Value{kind: namesValue}, Example: "oleh: biro_hukum"},
	{In: "kursi", Name: "setelah", Value: Value{kind: namesValue}, Example: "setelah: [paraf_hukum]"},
	{In: "kursi", Name: "beda_orang", Value: Value{kind: namesValue}, Example: "beda_orang: [penyusunan_nk]"},

	{In: "kuorum", Name: "minimal", Value: Value{kind: wholeValue}, Example: "minimal: 2"},
	{In: "kuorum", Name: "wajib", Value: Value{kind: namesValue}, Example: "wajib: [paraf_hukum]"},

	{In: "aksi", Name: "nama", Value: Value{kind: wordsValue}, Example: "nama: Kirim ke mitra"},
	{In: "aksi", Name: "ke", Value: Value{kind: nameValue}, Example: "ke: pembahasan_nk"},
	{In: "aksi", Name: "tetap", Value: Value{kind: yesValue}, Example: "tetap: ya"},
	{In: "aksi", Name: "oleh", Value: Value{kind: namesValue}, Example: "oleh: salah_satu"},
	{In: "aksi", Name: "jika", Value: Value{kind: guardValue}, Example: `jika: rekomendasi == "lanjut"`},
	{In: "aksi", Name: "alasan", Value: Value{onlyValue, "wajib"}, Example: "alasan: wajib"},
	{In: "aksi", Name: "otomatis", Value: Value{onlyValue, "kuorum"}, Example: "otomatis: kuorum"},
	{In: "aksi", Name: "nomori", Value: Value{kind: namesValue}, Example: "nomori: [nomor_nk]"},
	{In: "aksi", Name: "dokumen", Value: Value{papersValue, "dokumen"}, Example: "dokumen: [surat_penghentian]"},
	{In: "aksi", Name: "kunci", Value: Value{kind: namesValue}, Example: "kunci: [nota_kesepahaman]"},
	{In: "aksi", Name: "kosongkan", Value: Value{kind: namesValue}, Example: "kosongkan: [nomor_ba]"},
	{In: "aksi", Name: "gugurkan", Value: Value{kind: nameValue}, Example: "gugurkan: paraf_nk"},
	{In: "aksi", Name: "beda_orang", Value: Value{kind: namesValue}, Example: "beda_orang: [penyusunan_nk]"},
	{In: "aksi", Name: "setiap", Value: Value{kind: durationValue}, Example: "setiap: 6 bulan"},
	{In: "aksi", Name: "sejak", Value: Value{kind: nameValue}, Example: "sejak: tgl_ttd_pks"},
	{In: "aksi", Name: "jeda", Value: Value{kind: pauseValue}, Example: "jeda: mulai"},
	{In: "aksi", Name: "menunggu", Value: Value{oneValue, "menunggu"}, Example: "menunggu: {alur: adendum, mencapai: berlaku}"},
	{In: "aksi", Name: "lewat_tenggat", Value: Value{kind: yesValue}, Example: "lewat_tenggat: ya"},

	{In: "menunggu", Name: "alur", Need: true, Value: Value{kind: wordsValue}, Example: "alur: adendum"},
	{In: "menunggu", Name: "mencapai", Need: true, Value: Value{kind: namesValue}, Example: "mencapai: [berlaku]"},
	{In: "menunggu", Name: "ambil", Value: Value{kind: pairsValue}, Example: "ambil: {tgl_berakhir: tgl_berakhir_baru}"},

	{In: "cabang", Name: "jika", Value: Value{kind: guardValue}, Example: "jika: bernilai_besar"},
	{In: "cabang", Name: "ke", Need: true, Value: Value{kind: nameValue}, Example: "ke: persetujuan"},
}
