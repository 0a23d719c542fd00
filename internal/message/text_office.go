package message

// officeTexts are what room office says.
var officeTexts = table{
	"OF001": {
		ID: "skema \"{teks}\" tidak dikenal; profil kantor memakai {skema}",
		EN: "unknown schema \"{teks}\"; the profile of an office uses {skema}",
	},
	"OF002": {
		ID: "kunci \"{nama}\" tidak dapat dipakai sebagai nama",
		EN: "the key \"{nama}\" cannot be used as a name",
	},
	"OF002.hint": {
		ID: "pakai huruf kecil, angka, dan garis bawah, diawali huruf, paling banyak 40 karakter",
		EN: "use small letters, digits and underscores, a letter first, 40 characters at most",
	},
	"OF003": {
		ID: "berkas logo \"{teks}\" bukan gambar .png atau .jpg",
		EN: "the logo file \"{teks}\" is no .png or .jpg image",
	},
	"OF004": {
		ID: "berkas logo \"{teks}\" berada di luar folder kantor",
		EN: "the logo file \"{teks}\" lies outside the workspace",
	},
	"OF004.hint": {
		ID: "salin logonya ke folder naskah.yaml dan tulis namanya saja, dengan garis miring biasa untuk subfolder",
		EN: "copy the logo into the folder of naskah.yaml and write its name only, with plain slashes for subfolders",
	},
	"OF005": {
		ID: "kunci mitra tidak boleh \"{nama}\", karena itu sebutan untuk lembaga sendiri",
		EN: "a partner's key cannot be \"{nama}\", which stands for the institution itself",
	},
	"OF006": {
		ID: "pejabat \"{nama}\" belum memuat seorang pun",
		EN: "the post \"{nama}\" has no holder at all",
	},
	"OF007": {
		ID: "masa jabatan berakhir {hingga}, sebelum dimulai {sejak}",
		EN: "the term ends {hingga}, before it begins {sejak}",
	},
	"OF008": {
		ID: "masa jabatan {nama} sebagai \"{kunci}\" bertumpuk dengan {lain}",
		EN: "the term of {nama} as \"{kunci}\" overlaps that of {lain}",
	},
	"OF008.hint": {
		ID: "isi hingga pada pejabat lama dan sejak pada penggantinya; hanya Plh. yang boleh bertumpuk dengan pejabatnya",
		EN: "give the former holder a hingga and the successor a sejak; only a Plh. may overlap the holder",
	},
	"OF009": {
		ID: "pola nomor \"{pola}\" kosong atau kurung kurawalnya tidak lengkap",
		EN: "the number pattern \"{pola}\" is empty or has an incomplete brace",
	},
	"OF010": {
		ID: "bagian pola \"{slot}\" tidak dikenal",
		EN: "unknown slot \"{slot}\" in the pattern",
	},
	"OF010.hint": {
		ID: "yang dikenal: {dikenal}; urut dan bulan boleh diberi lebar, misalnya urut:03",
		EN: "known are: {dikenal}; urut and bulan may have a width, as in urut:03",
	},
	"OF010.suggest": {
		ID: "mungkin maksudnya \"{saran}\"",
		EN: "perhaps \"{saran}\" is meant",
	},
	"OF011": {
		ID: "pola nomor \"{pola}\" tidak memuat nomor urut, sehingga semua naskah bernomor sama",
		EN: "the number pattern \"{pola}\" has no serial, so that all papers would bear one number",
	},
	"OF011.hint": {
		ID: "tambahkan bagian urut, misalnya urut:03 di dalam kurung kurawal",
		EN: "add the slot urut, for example urut:03 between braces",
	},
	"OF012": {
		ID: "deret \"{deret}\" dan \"{lain}\" menghasilkan nomor yang sama",
		EN: "the series \"{deret}\" and \"{lain}\" give the same numbers",
	},
	"OF012.hint": {
		ID: "bedakan jenis, kode, atau polanya",
		EN: "give them a different jenis, kode or pola",
	},
	"OF013": {
		ID: "bagian pola \"{slot}\" tidak dapat diberi lebar",
		EN: "the slot \"{slot}\" cannot have a width",
	},
	"OF014": {
		ID: "pola memakai \"{slot}\", tetapi nilainya belum ditulis",
		EN: "the pattern uses \"{slot}\", which has no value yet",
	},
	"OF014.hint": {
		ID: "tulis {slot} di samping pola, atau pada bawaan",
		EN: "write {slot} next to the pattern, or under bawaan",
	},
	"OF015": {
		ID: "pola nomor \"{pola}\" menghasilkan nomor yang tidak dapat dicetak, diawali atau diakhiri spasi, atau lebih dari {batas} karakter",
		EN: "the number pattern \"{pola}\" gives a number that cannot be printed, begins or ends with a blank, or has more than {batas} characters",
	},
	"OF016": {
		ID: "deret nomor \"{deret}\" belum memiliki pola di naskah.yaml",
		EN: "the series \"{deret}\" has no number pattern in naskah.yaml",
	},
	"OF016.hint": {
		ID: "tambahkan \"{deret}\" di bawah nomor, atau tulis pola bawaan",
		EN: "add \"{deret}\" under nomor, or give a pattern as bawaan",
	},
	"OF016.suggest": {
		ID: "tambahkan \"{deret}\" di bawah nomor, atau ubah deretnya bila maksudnya \"{saran}\"",
		EN: "add \"{deret}\" under nomor, or change the series if \"{saran}\" is meant",
	},
	"OF020": {
		ID: "\"{teks}\" di bawah libur bukan tahun dengan daftar hari",
		EN: "\"{teks}\" under libur is not a year with a list of days",
	},
	"OF020.hint": {
		ID: "tulis tahun empat angka, lalu tiap hari: - {tanggal: 1 Januari 2026, nama: Tahun Baru}",
		EN: "write the year in four digits, then each day: - {tanggal: 1 Januari 2026, nama: Tahun Baru}",
	},
	"OF021": {
		ID: "hari {hari} tertulis dua kali dalam akhir_pekan",
		EN: "{hari} is written twice in akhir_pekan",
	},
	"OF022": {
		ID: "hari libur \"{nama}\" tidak jatuh pada tahun {tahun}",
		EN: "the holiday \"{nama}\" does not fall in the year {tahun}",
	},
	"OF022.hint": {
		ID: "pindahkan ke tahunnya sendiri; libur yang melewati pergantian tahun ditulis dua kali",
		EN: "move it to its own year; one that runs over the new year is written twice",
	},
	"OF023": {
		ID: "hari libur \"{nama}\" berakhir sebelum dimulai, atau lebih dari {batas} hari",
		EN: "the holiday \"{nama}\" ends before it begins, or lasts more than {batas} days",
	},
	"OF024": {
		ID: "pejabat \"{kunci}\" tidak ada di bawah pejabat",
		EN: "there is no official \"{kunci}\" under pejabat",
	},
	"OF024.hint": {
		ID: "yang ada: {ada}",
		EN: "there are: {ada}",
	},
	"OF024.suggest": {
		ID: "mungkin maksudnya \"{saran}\"",
		EN: "perhaps \"{saran}\" is meant",
	},
	"OF030": {
		ID: "skema \"{teks}\" tidak dikenal; daftar pihak memakai {skema}",
		EN: "unknown schema \"{teks}\"; a register of parties uses {skema}",
	},
	"OF031": {
		ID: "pihak \"{kunci}\" sudah ada di bawah mitra di naskah.yaml",
		EN: "the party \"{kunci}\" already stands under mitra in naskah.yaml",
	},
	"OF031.hint": {
		ID: "simpan di satu tempat saja, atau beri kunci lain",
		EN: "keep it in one of the two, or give it another key",
	},
	"OF032": {
		ID: "{nama} belum memiliki penanda tangan",
		EN: "{nama} has nobody who signs",
	},
	"OF032.hint": {
		ID: "tulis pejabatnya di bawah pejabat, atau orangnya pada penandatangan",
		EN: "write its officials under pejabat, or the person as penandatangan",
	},
	"OF033": {
		ID: "pihak \"{kunci}\" dan \"{lain}\" bernama sama: {nama}",
		EN: "the parties \"{kunci}\" and \"{lain}\" have one name: {nama}",
	},
	"OF033.hint": {
		ID: "bila memang satu lembaga, gabungkan di bawah satu kunci",
		EN: "if they are one institution, put it under one key",
	},
	"OF034": {
		ID: "NIP {nip} dipakai {nama} dan {lain}",
		EN: "the NIP {nip} is borne by {nama} and by {lain}",
	},
	"OF035": {
		ID: "{nama} tertulis dengan NIP {nip} dan {lain} pada satu lembaga",
		EN: "{nama} is written with the NIP {nip} and with {lain} in one institution",
	},
	"OF036": {
		ID: "pihak di berkas ini ditulis dalam kurung kurawal sehingga tidak dapat disunting",
		EN: "the parties in this file stand in braces and cannot be edited",
	},
	"OF036.hint": {
		ID: "tulis tiap pihak pada barisnya sendiri di bawah pihak:",
		EN: "write each party on lines of its own under pihak:",
	},
	"OF037": {
		ID: "daftar pihak diubah orang lain sementara itu; tidak ada yang ditulis",
		EN: "somebody else changed the register of parties meanwhile; nothing was written",
	},
	"OF037.hint": {
		ID: "jalankan perintahnya sekali lagi",
		EN: "run the command again",
	},
	"OF038": {
		ID: "dengan pihak ini daftarnya terlalu besar: batasnya {isi} kunci dan nilai, {besar} MiB",
		EN: "with these parties the register is too large: at most {isi} keys and values, {besar} MiB",
	},
	"OF040": {
		ID: "pelimpahan harus berupa daftar",
		EN: "pelimpahan must be a list",
	},
	"OF040.hint": {
		ID: "contohnya: - {dari: kepala, kepada: sestama, dasar: Surat Kuasa, nomor: 1/2026, tanggal: 2 Januari 2026}",
		EN: "for example: - {dari: kepala, kepada: sestama, dasar: Surat Kuasa, nomor: 1/2026, tanggal: 2 Januari 2026}",
	},
	"OF041": {
		ID: "jabatan \"{kunci}\" tidak dapat melimpahkan kepada dirinya sendiri",
		EN: "the post \"{kunci}\" cannot delegate to itself",
	},
	"OF042": {
		ID: "{kepada} tidak dapat bertindak u.b. {dari}: tidak ada pelimpahan a.n. kepada {dari} pada masa itu",
		EN: "{kepada} cannot act u.b. {dari}: nobody has delegated a.n. to {dari} in that time",
	},
	"OF042.hint": {
		ID: "u.b. adalah tingkat kedua setelah a.n.; tulis dahulu pelimpahan a.n. kepada {dari}",
		EN: "u.b. is the second level after a.n.; write the delegation a.n. to {dari} first",
	},
	"OF043": {
		ID: "dasar pelimpahan dari {dari} kepada {kepada} belum lengkap",
		EN: "the basis of the delegation from {dari} to {kepada} is incomplete",
	},
	"OF043.hint": {
		ID: "tulis dasar, nomor, dan tanggal keputusan atau surat kuasanya",
		EN: "write dasar, nomor and tanggal of the decision or letter",
	},
	"OF044": {
		ID: "pelimpahan berakhir {hingga}, sebelum dimulai {sejak}",
		EN: "the delegation ends {hingga}, before it begins {sejak}",
	},
	"OF045": {
		ID: "{hari} tidak libur menurut keputusan sebelumnya, sehingga tidak ada yang dibatalkan",
		EN: "{hari} is no holiday by the earlier decrees, so there is nothing to undo",
	},
}
