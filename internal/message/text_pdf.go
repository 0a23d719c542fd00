package message

// pdfTexts are what room pdf says.
var pdfTexts = table{
	"PD.halaman": {ID: "halaman {nomor}", EN: "page {nomor}"},

	"PD001": {
		ID: "tanda {tanda} ({kode}) tidak ada dalam jenis huruf mana pun; di PDF tampil sebagai kotak",
		EN: "no typeface has the character {tanda} ({kode}); the PDF shows a box in its place",
	},
	"PD001.hint": {
		ID: "ganti tanda itu di naskahnya, atau letakkan jenis huruf yang memuatnya di folder fonts kantor",
		EN: "replace the character in the document, or put a typeface that has it into the office's font folder",
	},
	"PD002": {
		ID: "gambar {nama} rusak; di PDF tampil bingkai bersilang",
		EN: "the picture {nama} is damaged; the PDF shows a crossed frame in its place",
	},
	"PD002.hint": {
		ID: "simpan ulang gambar itu sebagai PNG atau JPEG, lalu pasang lagi",
		EN: "save the picture again as PNG or JPEG and insert it anew",
	},
	"PD003": {
		ID: "tautan {alamat} tidak dibawa ke PDF: hanya alamat http, https, mailto, dan tel yang dibawa",
		EN: "the link {alamat} is not carried into the PDF: only http, https, mailto and tel addresses are",
	},
	"PD004": {
		ID: "tautan ke halaman {nomor} tidak dibawa ke PDF: halaman itu tidak ada",
		EN: "the link to page {nomor} is not carried into the PDF: there is no such page",
	},
	"PD005": {
		ID: "gambar {nama} bukan PNG atau JPEG; di PDF tampil bingkai bersilang",
		EN: "the picture {nama} is neither PNG nor JPEG; the PDF shows a crossed frame in its place",
	},
	"PD005.hint": {
		ID: "simpan gambar itu sebagai PNG atau JPEG, lalu pasang lagi",
		EN: "save the picture as PNG or JPEG and insert it anew",
	},
	"PD006": {
		ID: "gambar {nama} lebih dari 64 juta titik (32 juta bila 16 bit); di PDF tampil bingkai bersilang",
		EN: "the picture {nama} has more than 64 million pixels (32 million at 16 bits); the PDF shows a crossed frame in its place",
	},
	"PD006.hint": {
		ID: "perkecil gambar itu; 600 titik per inci sudah cukup untuk cetak",
		EN: "scale the picture down; 600 dots per inch are enough for print",
	},
	"PD007": {
		ID: "gambar-gambar dokumen ini bersama-sama lebih dari satu miliar titik; gambar {nama} tampil sebagai bingkai bersilang",
		EN: "the pictures of this document have more than a billion pixels together; the picture {nama} is shown as a crossed frame",
	},
	"PD007.hint": {
		ID: "perkecil gambar-gambar itu; 300 titik per inci cukup untuk pindaian",
		EN: "scale the pictures down; 300 dots per inch are enough for scans",
	},

	"PD010": {
		ID: "berkas huruf {berkas} rusak dan tidak dipakai",
		EN: "the font file {berkas} is damaged and not used",
	},
	"PD011": {
		ID: "berkas huruf {berkas} bukan TrueType tunggal dan tidak dipakai",
		EN: "the font file {berkas} is not a single TrueType font and not used",
	},
	"PD011.hint": {
		ID: "pakai berkas .ttf dari jenis huruf yang sama",
		EN: "use the .ttf file of the same typeface",
	},
	"PD012": {
		ID: "berkas huruf {berkas} berisi kurva PostScript (CFF), yang tidak dapat dimuat ke PDF, dan tidak dipakai",
		EN: "the font file {berkas} has PostScript (CFF) outlines, which cannot be embedded, and is not used",
	},
	"PD012.hint": {
		ID: "pakai berkas .ttf dari jenis huruf yang sama",
		EN: "use the .ttf file of the same typeface",
	},
	"PD013": {
		ID: "lisensi huruf {berkas} melarang pemuatan ke dalam dokumen; berkas tidak dipakai",
		EN: "the licence of the font {berkas} forbids embedding it in documents; it is not used",
	},
	"PD014": {
		ID: "huruf {berkas} tidak mempunyai peta aksara Unicode dan tidak dipakai",
		EN: "the font {berkas} has no Unicode character map and is not used",
	},
	"PD015": {
		ID: "huruf {berkas} sama nama dan gayanya dengan berkas sebelumnya dan tidak dipakai",
		EN: "the font {berkas} has the family and style of a file before it and is not used",
	},
	"PD016": {
		ID: "berkas huruf {berkas} lebih dari 64 MiB dan tidak dipakai",
		EN: "the font file {berkas} is larger than 64 MiB and not used",
	},
	"PD017": {
		ID: "folder huruf memuat lebih dari 500 berkas; {berkas} dan berikutnya tidak dipakai",
		EN: "the font folder holds more than 500 files; {berkas} and those after it are not used",
	},
}
