package message

// eraseTexts are about personal data erased on lawful request.
var eraseTexts = table{
	"EN130": {ID: "catatan latihan tidak dihapus sebagian", EN: "a practice record is not erased from"},
	"EN130.hint": {
		ID: "kembalikan kelompoknya ke keadaan semula, atau hapus folder kelasnya",
		EN: "take the group back, or delete the folder of the class",
	},
	"EN131": {ID: "penghapusan memerlukan dasar", EN: "an erasure needs a basis"},
	"EN131.hint": {
		ID: "sebutkan permohonan atau putusannya: --basis \"Permohonan 3 Maret 2026\"; dasar itu tersimpan, jangan memuat data yang dihapus",
		EN: "name the request or decision: --basis \"Request of 3 March 2026\"; it is kept, so it must not hold what is erased",
	},
	"EN132": {ID: "{data} adalah nomor; buku nomor tidak dihapus", EN: "{data} is a number; the register of numbers is not erased from"},
	"EN133": {
		ID: "{data} tidak dapat dihapus: formulir tahap {tahap} masih memerlukannya",
		EN: "{data} cannot be erased: the form of stage {tahap} still needs it",
	},
	"EN133.hint": {ID: "ganti isinya dahulu dan lanjutkan tahapnya, atau hentikan berkasnya", EN: "replace the answer first and go on to the next stage, or end the dossier"},
	"EN134": {
		ID: "naskah {naskah} tidak dapat dihapus: berkasnya masih berjalan",
		EN: "the paper {naskah} cannot be erased: its dossier is still running",
	},
	"EN134.hint": {ID: "naskah final dan naskah yang diadopsi baru dapat dihapus sesudah berkas berakhir", EN: "finals and adopted texts can be erased once the dossier has ended"},
	"EN135":      {ID: "tidak ada isi {data} dalam riwayat", EN: "the history holds no value of {data}"},
	"EN136": {
		ID: "naskah {naskah} memuat data itu, atau isinya tidak dapat dibaca Naskah, dan tetap disimpan",
		EN: "the papers {naskah} hold the data, or cannot be read by the program, and are kept",
	},
	"EN136.hint": {ID: "yang harus ikut dihapus disebut satu per satu: --paper ID", EN: "name each one that has to go as well: --paper ID"},
	"EN137": {
		ID: "arsip {map} sudah dipindahkan; data di berkas ini tidak dihapus",
		EN: "the archive folder {map} was handed on; nothing is erased from this dossier",
	},
	"EN137.hint": {ID: "ajukan kepada yang kini menyimpan arsipnya", EN: "turn to whoever keeps the folder now"},
	"EN138": {
		ID: "berkas {anak} dibuka di bawah berkas ini dan mungkin menyalin data itu",
		EN: "the dossiers {anak} were opened under this one and may have copied the data",
	},
	"EN138.hint": {ID: "periksa dan hapus juga di sana", EN: "look there and erase it there as well"},
	"EN139":      {ID: "isi naskah {naskah} sudah dihapus menurut hukum", EN: "the content of paper {naskah} was erased by law"},
	"ST038": {
		ID: "berkas {berkas}: {data} dihapus pada {tanggal} berdasarkan {dasar} (entri {entri})",
		EN: "dossier {berkas}: {data} erased on {tanggal} by {dasar} (entries {entri})",
	},
	"ST039": {
		ID: "data yang dihapus mungkin masih ada di bagian kosong berkas basis data",
		EN: "free pages of the database file may still hold what was erased",
	},
	"ST039.hint": {ID: "jalankan: naskah erase --sweep", EN: "run: naskah erase --sweep"},
	"ST040": {
		ID: "sisa data yang dihapus belum bersih: proses lain masih membaca basis data",
		EN: "what was erased is not swept out yet: another process is still reading the database",
	},
	"ST040.hint": {ID: "tutup proses lain, lalu jalankan: naskah erase --sweep", EN: "end the other process, then run: naskah erase --sweep"},

	"cli.erase.use":   {ID: "erase BERKAS data… --basis DASAR", EN: "erase DOSSIER field… --basis BASIS"},
	"cli.erase.short": {ID: "hapus data pribadi menurut hukum", EN: "erase personal data on lawful request"},
	"cli.erase.long": {
		ID: "Menghapus isi data dari seluruh riwayat sebuah berkas (UU 27/2022), juga rancangan yang\nmemuatnya. Naskah final, naskah yang diadopsi dan pindaian hanya dihapus bila disebut dengan\n--paper. Rantai catatan tetap utuh: naskah verify menyebut apa yang dihapus, kapan dan atas\ndasar apa. Alasan, dasar, nama pelaku dan catatan arsip tidak diubah. Penghapusan tidak dapat\ndibatalkan; coba dahulu dengan --dry-run.",
		EN: "Erases the values of fields from the whole history of a dossier (UU 27/2022), with the drafts\nthat hold them. Finals, adopted texts and scans go only when --paper names them. The chain of\nthe record stays whole: naskah verify says what was erased, when and by what basis. Reasons,\nthe basis, names of actors and archival data are not changed. It cannot be undone; try it with\n--dry-run first.",
	},
	"cli.erase.nothing": {ID: "sebutkan data yang dihapus, atau naskahnya dengan --paper", EN: "name the fields to erase, or papers with --paper"},
	"cli.erase.backups": {
		ID: "Cadangan, bundel arsip dan berkas yang sudah diserahkan masih memuat data itu; hapus atau ganti juga.",
		EN: "Backups, archive bundles and files handed out still hold the data; delete or replace them as well.",
	},
	"cli.erase.swept":     {ID: "sisa data yang dihapus sudah dibersihkan", EN: "nothing of what was erased is left in the file"},
	"cli.flag.basis":      {ID: "`DASAR` penghapusan: permohonan atau putusan", EN: "`BASIS` of the erasure: a request or decision"},
	"cli.flag.erasepaper": {ID: "`ID` naskah atau lampiran yang ikut dihapus", EN: "`ID` of a paper or attachment to erase as well"},
	"cli.flag.sweep":      {ID: "hanya bersihkan sisa penghapusan yang terputus", EN: "only sweep out what an interrupted erasure left"},
	"cli.event.hapus":     {ID: "{data} dihapus", EN: "{data} erased"},
	"cli.event.basis":     {ID: "; dasar: {dasar}", EN: "; basis: {dasar}"},
	"cli.paper.erased":    {ID: ", isinya sudah dihapus", EN: ", content erased"},
}
