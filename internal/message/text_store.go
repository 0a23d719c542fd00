package message

// storeTexts are what room store says.
var storeTexts = table{
	"ST001": {
		ID: "basis data ini ditulis oleh Naskah yang lebih baru (skema {ada}; program ini mengenal sampai {kenal})",
		EN: "this database was written by a newer Naskah (schema {ada}; this program knows up to {kenal})",
	},
	"ST001.hint": {
		ID: "pakai Naskah versi terbaru; berkas ini tidak diubah",
		EN: "use the newest Naskah; the file was not changed",
	},
	"ST002": {ID: "berkas ini bukan basis data", EN: "this file is not a database"},
	"ST002.hint": {
		ID: "periksa letak folder data; berkas ini tidak diubah",
		EN: "check where the data folder is; the file was not changed",
	},
	"ST003": {ID: "basis data ini milik program lain", EN: "this database belongs to another program"},
	"ST003.hint": {
		ID: "periksa letak folder data; berkas ini tidak diubah",
		EN: "check where the data folder is; the file was not changed",
	},
	"ST004": {ID: "basis data ini rusak", EN: "this database is damaged"},
	"ST004.hint": {
		ID: "simpan salinan berkas ini beserta berkas -wal di sebelahnya, lalu pulihkan cadangan terakhir",
		EN: "keep a copy of this file and of the -wal file beside it, then restore the last backup",
	},
	"ST005": {ID: "basis data ini tidak dapat ditulisi", EN: "this database cannot be written to"},
	"ST005.hint": {
		ID: "folder dan berkasnya harus boleh ditulisi; lepaskan pengunci tulis atau pindahkan folder kantor ke folder lain",
		EN: "its folder and the file must be writable; remove the write protection or move the workspace to another folder",
	},
	"ST006": {
		ID: "diska penuh; tidak ada yang tersimpan setengah",
		EN: "the disk is full; nothing was half-written",
	},
	"ST006.hint": {ID: "kosongkan ruang, lalu ulangi", EN: "free some space, then try again"},
	"ST007":      {ID: "basis data ini sedang dipegang program lain", EN: "another program is holding this database"},
	"ST007.hint": {
		ID: "tutup program lain yang membukanya (Naskah lain, peramban basis data, pencadangan), lalu ulangi",
		EN: "close whatever else has it open (another Naskah, a database browser, a backup), then try again",
	},
	"ST008": {ID: "diska gagal dibaca atau ditulisi", EN: "the disk could not be read or written"},
	"ST008.hint": {
		ID: "periksa diska atau kabelnya, lalu buka kembali; yang sudah dinyatakan tersimpan tetap ada",
		EN: "check the disk or its cable, then open again; what was reported as saved is still there",
	},
	"ST009": {ID: "folder {folder} tidak ada", EN: "there is no folder {folder}"},
	"ST010": {
		ID: "sistem berkas di sini tidak dapat menyimpan basis data dengan aman",
		EN: "the file system here cannot keep the database safely",
	},
	"ST010.hint": {
		ID: "jangan letakkan folder kantor di folder jaringan; pindahkan ke diska komputer ini",
		EN: "do not keep the workspace on a network folder; move it to a disk of this computer",
	},

	"ST011": {
		ID: "diska di sini mungkin milik komputer lain (folder bersama atau sistem berkas sebuah program)",
		EN: "the disk here may belong to another computer (a shared folder, or the file system of a program)",
	},
	"ST011.hint": {
		ID: "pindahkan folder kantor ke diska komputer ini; bila hanya komputer ini yang memakainya, nyatakan dengan NASKAH_DISKA=lokal",
		EN: "move the workspace to a disk of this computer; when this computer alone uses it, say so with NASKAH_DISKA=lokal",
	},
	"ST012": {ID: "basis data ini berubah selagi dibaca", EN: "this database changed while it was read"},
	"ST012.hint": {
		ID: "ada yang sedang menulisnya dari tempat lain; ulangi sebentar lagi",
		EN: "somebody is writing to it from elsewhere; try again in a moment",
	},

	"ST013": {
		ID: "cadangan ini bukan lagi yang dulu dibuat: sidiknya {sidik}, padahal di sebelahnya tertulis {catatan}",
		EN: "this backup is no longer the one that was made: its digest is {sidik}, but {catatan} is written beside it",
	},
	"ST013.hint": {ID: "pakai cadangan lain; tidak ada yang diubah", EN: "use another backup; nothing was changed"},

	"ST014":      {ID: "basis data ini milik kelas latihan", EN: "this database belongs to a training class"},
	"ST014.hint": {ID: "buka lewat kelasnya: naskah --class FOLDER --group KELOMPOK …", EN: "open it through its class: naskah --class FOLDER --group GROUP …"},
	"ST015":      {ID: "basis data ini bukan milik kelas latihan", EN: "this database does not belong to a training class"},
	"ST015.hint": {
		ID: "kelas hanya memakai basis data yang dibuatnya sendiri; kembalikan berkas kantor ke tempatnya, lalu pulihkan folder kelas",
		EN: "a class uses only databases it has made itself; put the office's file back where it belongs and restore the folder of the class",
	},

	"ST020": {ID: "susunan basis data rusak: {rincian}", EN: "the structure of the database is damaged: {rincian}"},
	"ST021": {
		ID: "riwayat berkas {berkas} tidak utuh: entri {urut} tidak cocok dengan sidiknya",
		EN: "the history of dossier {berkas} is broken: entry {urut} does not match its digest",
	},
	"ST021.hint": {
		ID: "entri itu dan semua sesudahnya tidak dapat dipercaya; bandingkan dengan cadangan",
		EN: "neither that entry nor any after it can be trusted; compare with a backup",
	},
	"ST022": {
		ID: "riwayat berkas {berkas} tidak utuh: entri {urut} hilang",
		EN: "the history of dossier {berkas} is broken: entry {urut} is missing",
	},
	"ST023": {
		ID: "riwayat berkas {berkas} berakhir pada entri {urut}, padahal keadaannya tercatat sampai entri {versi}",
		EN: "the history of dossier {berkas} ends at entry {urut}, but its state is recorded up to entry {versi}",
	},
	"ST024": {
		ID: "keadaan berkas {berkas} tidak sama dengan riwayatnya",
		EN: "the state of dossier {berkas} differs from its history",
	},
	"ST025": {ID: "isi tersimpan {sidik} berubah", EN: "the stored bytes {sidik} have changed"},
	"ST025.hint": {
		ID: "naskah atau lampiran itu tidak diserahkan; ambil dari cadangan",
		EN: "that paper or attachment is not handed out; take it from a backup",
	},
	"ST026": {
		ID: "ada entri berkas {berkas}, tetapi berkasnya tidak ada",
		EN: "there are entries of dossier {berkas}, but the dossier itself is gone",
	},
	"ST027": {
		ID: "entri {urut} berkas {berkas} menyebut isi {sidik} yang tidak tersimpan",
		EN: "entry {urut} of dossier {berkas} speaks of bytes {sidik} that are not stored",
	},
	"ST028": {
		ID: "perintah {perintah} pada entri {urut} berkas {berkas} tidak tercatat sebagaimana mestinya",
		EN: "command {perintah} of entry {urut} of dossier {berkas} is not recorded as it should be",
	},
	"ST029": {ID: "pemeriksaan tidak selesai: {sebab}", EN: "the check did not finish: {sebab}"},
	"ST030": {
		ID: "nomor {nomor} deret {deret} tahun {tahun} pada entri {urut} berkas {berkas} tidak sama dengan buku nomor",
		EN: "number {nomor} of series {deret}, year {tahun}, in entry {urut} of dossier {berkas} differs from the register",
	},
	"ST031": {
		ID: "nomor {nomor} deret {deret} tahun {tahun} tidak ada di buku nomor",
		EN: "number {nomor} of series {deret}, year {tahun}, is missing from the register",
	},
	"ST032": {
		ID: "rantai riwayat berkas {berkas} tidak berakhir pada mata rantai yang tercatat",
		EN: "the chain of dossier {berkas} does not end at the link that is on record",
	},
	"ST034": {
		ID: "jurnal tidak utuh: mata rantai {urut} hilang atau tidak cocok",
		EN: "the journal is broken: link {urut} is missing or does not match",
	},
	"ST034.hint": {
		ID: "ada yang diubah di luar Naskah; bandingkan dengan cadangan dan kepala catatan yang pernah dicetak",
		EN: "something was changed behind the program's back; compare with a backup and with the heads that were printed",
	},
	"ST035": {
		ID: "jurnal (mata rantai {urut}) mencatat entri {entri} berkas {berkas}, tetapi entri itu tidak ada",
		EN: "the journal (link {urut}) records entry {entri} of dossier {berkas}, but that entry is gone",
	},
	"ST036": {
		ID: "entri {entri} berkas {berkas} tidak tercatat dalam jurnal",
		EN: "entry {entri} of dossier {berkas} is not in the journal",
	},
	"ST037": {ID: "kepala catatan {kepala} tidak ada dalam jurnal", EN: "head {kepala} is not in the journal"},
	"ST037.hint": {
		ID: "bila kepala itu disalin dengan benar, catatan sampai hari itu sudah diubah atau dipotong; bandingkan dengan cadangan",
		EN: "if it was copied correctly, the record up to that day was changed or cut; compare with a backup",
	},
	"ST033": {
		ID: "naskah {naskah} dalam berkas {berkas} (entri {urut}) tidak lagi seperti saat disimpan",
		EN: "paper {naskah} of dossier {berkas} (entry {urut}) is no longer as it was stored",
	},
}
