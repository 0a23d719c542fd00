package message

// engineTexts are what the desk says: refusals and findings about requests.
var engineTexts = table{
	"EN.mirip": {ID: "mungkin maksudnya \"{mirip}\"", EN: "perhaps \"{mirip}\" is meant"},
	"EN001": {
		ID: "berkas {berkas} tidak ada",
		EN: "there is no dossier {berkas}",
	},
	"EN001.hint": {ID: "lihat yang ada dengan: naskah list", EN: "see what there is with: naskah list"},
	"EN002": {
		ID: "alur \"{alur}\" tidak ada",
		EN: "there is no workflow \"{alur}\"",
	},
	"EN002.hint": {ID: "alur yang ada: {ada}", EN: "workflows there are: {ada}"},
	"EN003": {
		ID: "templat naskah \"{naskah}\" tidak ada",
		EN: "there is no template for the paper \"{naskah}\"",
	},
	"EN003.hint": {ID: "templat yang ada: {ada}", EN: "templates there are: {ada}"},
	"EN004": {
		ID: "naskah \"{naskah}\" belum pernah dibuat dalam berkas ini",
		EN: "the paper \"{naskah}\" was never made in this dossier",
	},
	"EN004.hint": {ID: "naskah yang ada: {ada}", EN: "papers there are: {ada}"},
	"EN005": {
		ID: "berkas alur bernama {alur}, tetapi id di dalamnya {id}",
		EN: "the workflow's file is called {alur}, but its id is {id}",
	},
	"EN005.hint": {ID: "samakan keduanya: alur dipanggil dengan nama berkasnya", EN: "make them equal: a workflow is called by the name of its file"},
	"EN006": {
		ID: "berkas templat bernama {naskah}, tetapi nama di dalamnya {nama}",
		EN: "the template's file is called {naskah}, but its name is {nama}",
	},
	"EN006.hint": {ID: "samakan keduanya: alur memanggil naskah dengan nama berkasnya", EN: "make them equal: workflows call a paper by the name of its file"},
	"EN012": {
		ID: "berkas {berkas} sudah berubah: Anda melihat versi {dilihat}, kini versi {kini}; terakhir oleh {oleh} pada {saat}",
		EN: "dossier {berkas} has changed: you saw version {dilihat}, it is now version {kini}; last moved by {oleh} on {saat}",
	},
	"EN012.hint": {ID: "lihat perubahannya dengan naskah show, lalu ulangi", EN: "look at the change with naskah show, then repeat"},
	"EN013": {
		ID: "kunci perintah \"{kunci}\" sudah dipakai untuk perbuatan lain: entri {urut} berkas {berkas}",
		EN: "the command key \"{kunci}\" was used for another act: entry {urut} of dossier {berkas}",
	},
	"EN013.hint": {ID: "pakai kunci baru untuk tiap perintah; kunci yang sama hanya untuk mengulang perintah yang sama", EN: "take a new key for each command; the same key only repeats the same command"},
	"EN014": {
		ID: "jawaban harus berupa daftar \"nama: isi\"",
		EN: "answers must be a list of \"name: value\"",
	},
	"EN015": {
		ID: "\"{teks}\" bukan bentuk data=isi",
		EN: "\"{teks}\" is not of the form field=value",
	},
	"EN015.hint": {ID: "contoh: nk_jangka=\"3 tahun\"", EN: "example: nk_jangka=\"3 tahun\""},
	"EN016": {
		ID: "data \"{data}\" tidak diminta di sini",
		EN: "\"{data}\" is not asked here",
	},
	"EN016.hint": {ID: "yang diminta: {ada}", EN: "asked here: {ada}"},
	"EN017":      {ID: "tidak ada yang diisi", EN: "nothing is filled in"},
	"EN017.hint": {ID: "yang diminta: {ada}", EN: "asked here: {ada}"},
	"EN018":      {ID: "data \"{data}\" diisi dan sekaligus dikosongkan", EN: "\"{data}\" is filled and emptied at once"},
	"EN019":      {ID: "data \"{data}\" diisi dua kali", EN: "\"{data}\" is filled twice"},
	"EN020": {
		ID: "peran \"{peran}\" tidak ada dalam alur ini",
		EN: "this workflow has no role \"{peran}\"",
	},
	"EN020.hint": {ID: "peran yang ada: {ada}", EN: "roles there are: {ada}"},
	"EN021": {
		ID: "naskah \"{naskah}\" dibuat satu asli untuk tiap pihak, tetapi tidak ada pihak",
		EN: "the paper \"{naskah}\" is made in one original for each party, but there is no party",
	},
	"EN021.hint": {ID: "isi dahulu daftar pihaknya", EN: "fill in the list of parties first"},
	"EN031": {
		ID: "berkas masih memuat {jumlah} perubahan terlacak",
		EN: "the file still holds {jumlah} tracked changes",
	},
	"EN031.hint": {
		ID: "buka di Word, terima atau tolak setiap perubahan, simpan, lalu ulangi; naskah attach menyimpan berkas apa adanya",
		EN: "open it in Word, accept or reject each change, save, then repeat; naskah attach keeps the file as it is",
	},
	"EN032": {
		ID: "naskah \"{naskah}\" sudah dikunci sejak ditandatangani; teksnya tidak dapat diganti",
		EN: "the paper \"{naskah}\" is locked since it was signed; its text cannot be replaced",
	},
	"EN032.hint":       {ID: "perubahan sesudah penandatanganan dibuat dengan adendum", EN: "changes after signing are made by an addendum"},
	"EN.lampiran.docx": {ID: "Berkas Word asal PDF ini", EN: "The Word file this PDF was made from"},
	"EN.lampiran.data": {
		ID: "Data yang dibaca naskah ini (data-naskah/v1): uang dalam sen, tanggal TTTT-BB-HH",
		EN: "The data this paper reads (data-naskah/v1): money in sen, dates YYYY-MM-DD",
	},
	"EN033": {
		ID: "naskah \"{naskah}\" belum pernah menjadi rancangan, jadi belum ada yang dapat digantikan",
		EN: "the paper \"{naskah}\" has never been a draft, so there is nothing to replace yet",
	},
	"EN033.hint": {ID: "buat rancangannya dahulu, kirim ke mitra, lalu adopsi berkas yang kembali", EN: "make the draft first, send it to the partner, then adopt the file that comes back"},
	"EN034": {
		ID: "berkas berukuran {ukuran} MiB, lebih besar dari batas {batas} MiB",
		EN: "the file is {ukuran} MiB, more than the limit of {batas} MiB",
	},
	"EN035": {ID: "berkas kosong", EN: "the file is empty"},
	"EN036": {
		ID: "naskah \"{naskah}\" sudah diparaf ({jumlah} paraf); teksnya tidak dapat diganti di bawah paraf",
		EN: "the paper \"{naskah}\" has been initialled ({jumlah} initials); its text cannot be replaced under them",
	},
	"EN036.hint": {ID: "kembalikan dahulu naskahnya sehingga paraf gugur, lalu adopsi", EN: "send the paper back first, so that the initials fall, then adopt"},
	"EN038": {
		ID: "naskah \"{naskah}\" memakai teks yang diadopsi; perubahan sesudah itu tidak ikut tercetak: {data}",
		EN: "the paper \"{naskah}\" uses the adopted text; what changed since is not printed in it: {data}",
	},
	"EN038.hint": {ID: "tuliskan perubahannya di berkas Word, lalu adopsi berkas itu", EN: "write the change into the Word file, then adopt that file"},
	"EN039": {
		ID: "berkas Word ini tidak disertakan di dalam PDF-nya karena memuat isi aktif",
		EN: "this Word file does not travel inside its PDF, because it holds active content",
	},
	"EN039.hint": {
		ID: "simpan sebagai .docx tanpa makro dan objek bila arsipnya harus memuat sumbernya",
		EN: "save it as .docx without macros and objects if the archive copy must carry its source",
	},
	"EN037": {
		ID: "berkas masih memuat {jumlah} komentar",
		EN: "the file still holds {jumlah} comments",
	},
	"EN037.hint": {
		ID: "buka di Word, hapus semua komentar (Tinjau, Hapus), simpan, lalu ulangi; naskah attach menyimpan berkas apa adanya",
		EN: "open it in Word, delete all comments (Review, Delete), save, then repeat; naskah attach keeps the file as it is",
	},
	"EN.baris": {ID: "{berkas} baris {n}", EN: "{berkas} row {n}"},
	"EN.kolom": {ID: "kolom {kolom}", EN: "column {kolom}"},
	"EN040": {
		ID: "daftar tidak memuat satu baris pun di bawah judul kolomnya",
		EN: "the table has no row below its heading",
	},
	"EN040.hint": {
		ID: "baris pertama memuat nama data (atau labelnya), tiap baris di bawahnya satu naskah",
		EN: "the first row holds the names of the fields (or their labels), each row below it one paper",
	},
	"EN041": {
		ID: "templat memakai {jalur}, tetapi tidak ada kantor: profil (naskah.yaml) tidak ditemukan",
		EN: "the template reads {jalur}, but there is no office: no profile (naskah.yaml) was found",
	},
	"EN041.hint": {
		ID: "jalankan di dalam folder kantor, tunjuk dengan --kantor, atau buat dengan naskah init",
		EN: "run it inside an office folder, name one with --kantor, or make one with naskah init",
	},
	"EN042": {
		ID: "kolom \"{kolom}\" bukan data yang dikenal; kolom ini dilewati",
		EN: "column \"{kolom}\" is no known field; it is passed over",
	},
	"EN043": {
		ID: "kolom \"{satu}\" dan \"{dua}\" mengisi data yang sama: {data}",
		EN: "columns \"{satu}\" and \"{dua}\" fill the same field: {data}",
	},
	"EN044": {
		ID: "\"{teks}\" adalah bilangan yang sudah dipendekkan Excel; angka belakangnya hilang",
		EN: "\"{teks}\" is a number that Excel has shortened; its last digits are lost",
	},
	"EN044.hint": {
		ID: "jadikan kolomnya berjenis Teks di Excel, lalu isi kembali (NIP, NIK, nomor telepon)",
		EN: "make the column of type Text in Excel, then fill it in again (NIP, NIK, telephone numbers)",
	},
	"EN045": {
		ID: "isi \"{teks}\" bukan UTF-8",
		EN: "\"{teks}\" is not UTF-8",
	},
	"EN045.hint": {
		ID: "di Excel pilih Simpan Sebagai, jenis \"CSV UTF-8\"",
		EN: "in Excel choose Save As, type \"CSV UTF-8\"",
	},
	"EN046": {
		ID: "kolom {kolom} berisi {jumlah} bagian, padahal kolom {lain} berisi {ada}",
		EN: "column {kolom} holds {jumlah} parts, but column {lain} holds {ada}",
	},
	"EN046.hint": {
		ID: "pisahkan anggota dengan titik koma, sama banyak di tiap kolom; bagian yang kosong boleh: \"a; ; c\"",
		EN: "part the members by semicolons, as many in each column; a part may be empty: \"a; ; c\"",
	},
	"EN047": {
		ID: "{data}[{urut}] kosong, padahal ada {jumlah} anggota",
		EN: "{data}[{urut}] is empty, but there are {jumlah} members",
	},
	"EN048": {
		ID: "baris tidak dapat dibaca: {sebab}",
		EN: "the row cannot be read: {sebab}",
	},
	"EN.sebab.petik": {
		ID: "tanda petik tidak berpasangan; isi yang memuat petik ditulis \"a \"\"b\"\" c\"",
		EN: "a quote has no partner; a cell that holds quotes is written \"a \"\"b\"\" c\"",
	},
	"EN.sebab.panjang": {
		ID: "lebih dari {batas} KiB; mungkin ada tanda petik yang tidak ditutup",
		EN: "more than {batas} KiB; perhaps a quote is never closed",
	},
	"EN.sebab.kolom": {
		ID: "{jumlah} kolom, lebih dari batas {batas}",
		EN: "{jumlah} columns, more than the limit of {batas}",
	},
	"EN.sebab.lebih": {
		ID: "ada isi di kanan {jumlah} kolom yang berjudul",
		EN: "something stands to the right of the {jumlah} columns with a heading",
	},
	"EN049": {
		ID: "berkas ini bukan daftar yang dapat dibaca: {sebab}",
		EN: "this file is no table that can be read: {sebab}",
	},
	"EN049.hint": {
		ID: "simpan dari Excel sebagai \"CSV UTF-8\", atau tulis daftar YAML",
		EN: "save it from Excel as \"CSV UTF-8\", or write a YAML list",
	},
	"EN.sebab.buku": {ID: "ini buku kerja Excel", EN: "it is an Excel workbook"},
	"EN.sebab.yaml": {ID: "YAML harus berupa daftar, tiap butir \"nama: isi\"", EN: "YAML must be a list, each item \"name: value\""},
}
