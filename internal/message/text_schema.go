package message

// schemaTexts are what room schema says: SC001 to SC019 about declarations,
// from SC020 about answers.
var schemaTexts = table{
	"SC001": {
		ID: "nama \"{nama}\" tidak dapat dipakai",
		EN: "the name \"{nama}\" cannot be used",
	},
	"SC001.hint": {
		ID: "pakai huruf kecil, angka, dan garis bawah, diawali huruf, paling banyak 40 karakter",
		EN: "use small letters, digits and underscores, a letter first, 40 characters at most",
	},
	"SC002": {
		ID: "jenis \"{teks}\" tidak dikenal",
		EN: "unknown kind \"{teks}\"",
	},
	"SC002.hint": {
		ID: "yang dikenal: {dikenal}",
		EN: "known are: {dikenal}",
	},
	"SC002.suggest": {
		ID: "mungkin maksudnya \"{saran}\"",
		EN: "perhaps \"{saran}\" is meant",
	},
	"SC003": {
		ID: "kunci \"{kunci}\" tidak berlaku untuk jenis {jenis}",
		EN: "the key \"{kunci}\" does not go with kind {jenis}",
	},
	"SC003.hint": {
		ID: "hapus kunci itu atau ganti jenisnya",
		EN: "remove the key or change the kind",
	},
	"SC004": {
		ID: "\"{kunci}: {teks}\" di luar batas program, yaitu {batas}",
		EN: "\"{kunci}: {teks}\" is outside the limit of the program, which is {batas}",
	},
	"SC005": {
		ID: "min {min} lebih besar daripada maks {maks}",
		EN: "min {min} is greater than maks {maks}",
	},
	"SC006": {
		ID: "nilai {kunci} \"{teks}\" bukan bilangan yang sesuai dengan jenisnya",
		EN: "{kunci} \"{teks}\" is not a number that fits the kind",
	},
	"SC006.hint": {
		ID: "tulis bilangan bulat, misalnya 1500000 atau 1.500.000; untuk rupiah dalam rupiah, bukan sen",
		EN: "write a whole number such as 1500000 or 1.500.000; for rupiah in rupiah, not sen",
	},
	"SC007": {
		ID: "pola \"{teks}\" tidak terbaca di \"{bagian}\"",
		EN: "the pattern \"{teks}\" cannot be read at \"{bagian}\"",
	},
	"SC007.hint": {
		ID: "pola adalah ekspresi reguler RE2 dan harus cocok dengan seluruh isian",
		EN: "a pattern is an RE2 regular expression and must match the whole answer",
	},
	"SC008": {
		ID: "pilihan \"{teks}\" tertulis dua kali",
		EN: "the option \"{teks}\" is written twice",
	},
	"SC009": {
		ID: "isian berjenis nomor tidak dapat menjadi kolom atau unsur",
		EN: "a field of kind nomor cannot be a column or a member",
	},
	"SC009.hint": {
		ID: "nomor diambil dari deret untuk satu isian; pakai teks untuk nomor dari pihak lain",
		EN: "a number is drawn from its series for one field; use teks for the numbers of others",
	},
	"SC010": {
		ID: "unsur {jenis} perlu keterangan lebih lanjut",
		EN: "members of kind {jenis} need more detail",
	},
	"SC010.hint": {
		ID: "tulis lengkap, misalnya unsur: {jenis: pilihan, dari: [a, b]}",
		EN: "write it in full, for example unsur: {jenis: pilihan, dari: [a, b]}",
	},
	"SC011": {
		ID: "rincian ini belum memiliki kolom",
		EN: "this rincian has no columns yet",
	},
	"SC012": {
		ID: "bawaan ada, tetapi kosong",
		EN: "bawaan is there, but empty",
	},
	"SC012.hint": {
		ID: "isi dengan teks seperti yang akan diketik orang, atau hapus kuncinya",
		EN: "write the text a person would type, or remove the key",
	},
	"SC020": {
		ID: "isian {isian} belum diisi",
		EN: "{isian} is not filled in",
	},
	"SC021": {
		ID: "isian {isian} harus satu nilai, bukan daftar atau rincian",
		EN: "{isian} must be a single value, not a list or a record",
	},
	"SC022": {
		ID: "isian {isian} harus satu baris tanpa tab: \"{teks}\"",
		EN: "{isian} must be one line without tabs: \"{teks}\"",
	},
	"SC022.hint": {
		ID: "gabungkan menjadi satu baris; bila memang perlu beberapa baris, jenisnya paragraf",
		EN: "join it into one line; if several lines are needed, the kind is paragraf",
	},
	"SC023": {
		ID: "isian {isian} terlalu panjang: {panjang} karakter, batasnya {batas}",
		EN: "{isian} is too long: {panjang} characters, the limit is {batas}",
	},
	"SC023.hint": {
		ID: "persingkat isian ini",
		EN: "make it shorter",
	},
	"SC024": {
		ID: "isian {isian} \"{teks}\" tidak sesuai dengan pola yang diminta",
		EN: "{isian} \"{teks}\" does not have the form asked for",
	},
	"SC024.hint": {
		ID: "polanya: {pola}",
		EN: "the pattern is: {pola}",
	},
	"SC025": {
		ID: "isian {isian} \"{teks}\" bukan bilangan bulat",
		EN: "{isian} \"{teks}\" is not a whole number",
	},
	"SC025.hint": {
		ID: "tulis angka saja, misalnya 1500 atau 1.500",
		EN: "write digits only, for example 1500 or 1.500",
	},
	"SC025.leading_zero": {
		ID: "hapus nol di depan; bila \"{teks}\" memang sebuah kode, jenis isiannya seharusnya teks",
		EN: "drop the leading zero; if \"{teks}\" is a code, the field should be of kind teks",
	},
	"SC025.point": {
		ID: "titik memisahkan ribuan (1.500); untuk pecahan pakai koma (12,75) dan jenis desimal",
		EN: "a dot separates thousands (1.500); for fractions use a comma (12,75) and kind desimal",
	},
	"SC026": {
		ID: "isian {isian} \"{teks}\" bukan bilangan desimal",
		EN: "{isian} \"{teks}\" is not a decimal number",
	},
	"SC026.hint": {
		ID: "tulis dengan koma, misalnya 12,75 atau 1.234,5",
		EN: "write it with a comma, for example 12,75 or 1.234,5",
	},
	"SC027": {
		ID: "isian {isian} \"{teks}\" bukan jumlah rupiah yang terbaca",
		EN: "{isian} \"{teks}\" is not an amount in rupiah",
	},
	"SC027.hint": {
		ID: "tulis misalnya 1500000, 1.500.000, atau Rp1.500.000,00: titik untuk ribuan, koma dan dua angka untuk sen",
		EN: "write for example 1500000, 1.500.000 or Rp1.500.000,00: dots for thousands, a comma and two digits for sen",
	},
	"SC028": {
		ID: "isian {isian} \"{teks}\" bukan tanggal yang ada dalam kalender",
		EN: "{isian} \"{teks}\" is not a date of the calendar",
	},
	"SC028.hint": {
		ID: "tulis 2026-05-22, 22-05-2026, atau 22 Mei 2026, dengan nama bulan baku (Februari, November)",
		EN: "write 2026-05-22, 22-05-2026 or 22 Mei 2026, with the standard names of months (Februari, November)",
	},
	"SC029": {
		ID: "isian {isian} \"{teks}\" bukan jangka waktu",
		EN: "{isian} \"{teks}\" is not a length of time",
	},
	"SC029.hint": {
		ID: "tulis bilangan dan satuannya: hari, hari kerja, minggu, bulan, atau tahun; misalnya 3 tahun",
		EN: "write a number and its unit: hari, hari kerja, minggu, bulan or tahun; for example 3 tahun",
	},
	"SC030": {
		ID: "isian {isian} \"{teks}\" harus ya atau tidak",
		EN: "{isian} \"{teks}\" must be ya or tidak",
	},
	"SC031": {
		ID: "isian {isian} \"{teks}\" bukan salah satu pilihan",
		EN: "{isian} \"{teks}\" is not one of the options",
	},
	"SC031.hint": {
		ID: "pilihannya: {pilihan}",
		EN: "the options are: {pilihan}",
	},
	"SC031.suggest": {
		ID: "mungkin maksudnya \"{saran}\"",
		EN: "perhaps \"{saran}\" is meant",
	},
	"SC032": {
		ID: "isian {isian} \"{teks}\" kurang dari {batas}",
		EN: "{isian} \"{teks}\" is less than {batas}",
	},
	"SC033": {
		ID: "isian {isian} \"{teks}\" lebih dari {batas}",
		EN: "{isian} \"{teks}\" is more than {batas}",
	},
	"SC034": {
		ID: "isian {isian} harus berupa daftar",
		EN: "{isian} must be a list",
	},
	"SC034.hint": {
		ID: "tulis tiap butir pada barisnya sendiri dengan \"- \", atau sebaris: [a, b]",
		EN: "write each item on its own line behind \"- \", or in one line: [a, b]",
	},
	"SC035": {
		ID: "isian {isian} berisi {jumlah} butir, sedikitnya {batas}",
		EN: "{isian} has {jumlah} items, at least {batas} are needed",
	},
	"SC036": {
		ID: "isian {isian} berisi {jumlah} butir, paling banyak {batas}",
		EN: "{isian} has {jumlah} items, at most {batas} are allowed",
	},
	"SC037": {
		ID: "isian {isian} harus berupa rincian dengan kolomnya",
		EN: "{isian} must be a record with its columns",
	},
	"SC037.hint": {
		ID: "isi lewat berkas jawaban, dengan kolom: {kolom}",
		EN: "fill it in through a file of answers, with the columns: {kolom}",
	},
	"SC038": {
		ID: "isian {isian} memuat karakter yang tidak dapat dicetak",
		EN: "{isian} holds a character that cannot be printed",
	},
	"SC038.hint": {
		ID: "ketik ulang bagian yang disalin dari Word atau laman web",
		EN: "type again what was copied from Word or a web page",
	},
	"SC039": {
		ID: "isian {isian}: \"@{kunci}\" bukan {jenis} yang dikenal pada tanggal itu",
		EN: "{isian}: \"@{kunci}\" is no {jenis} known on that date",
	},
	"SC039.hint": {
		ID: "periksa pejabat, lembaga, dan mitra di naskah.yaml beserta masa jabatannya, atau isi lengkap",
		EN: "check pejabat, lembaga and mitra in naskah.yaml and their terms of office, or fill it in in full",
	},
	"SC040": {
		ID: "isian {isian} \"{teks}\": tanda @ hanya untuk orang dan pihak",
		EN: "{isian} \"{teks}\": the sign @ is for orang and pihak only",
	},
	"SC041": {
		ID: "isian {isian} \"{teks}\" belum terbaca sebagai dasar hukum",
		EN: "{isian} \"{teks}\" cannot be read as a legal basis",
	},
	"SC041.hint": {
		ID: "tulis seperti: Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah",
		EN: "write it like: Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah",
	},
	"SC042": {
		ID: "isian {isian} \"{teks}\" bukan rincian dan bukan @kunci",
		EN: "{isian} \"{teks}\" is neither a record nor an @key",
	},
	"SC042.hint": {
		ID: "tulis @kunci dari naskah.yaml, atau isi lewat berkas jawaban dengan kolom: {kolom}",
		EN: "write an @key of naskah.yaml, or fill it in through a file of answers with the columns: {kolom}",
	},
}
