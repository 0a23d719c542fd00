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
		ID: "gambar {nama} berukuran {lebar} × {tinggi} titik, lebih dari {batas} juta; di PDF tampil bingkai bersilang",
		EN: "the picture {nama} measures {lebar} × {tinggi} pixels, more than {batas} million; the PDF shows a crossed frame in its place",
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

	"PD070": {ID: "{jumlah} temuan {kode} lainnya tidak ditampilkan", EN: "{jumlah} further findings {kode} are not shown"},

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
	"PD.objek":        {ID: "objek {nomor}", EN: "object {nomor}"},
	"PD.objekhalaman": {ID: "objek {nomor}, halaman {halaman}", EN: "object {nomor}, page {halaman}"},
	"PD.katalog":      {ID: "katalog dokumen", EN: "document catalog"},

	"PD020":      {ID: "{jumlah} temuan {kode} lagi tidak ditampilkan", EN: "{jumlah} more findings {kode} are not shown"},
	"PD021":      {ID: "berkas ini bukan PDF, atau susunannya rusak sehingga tidak dapat dibaca", EN: "this is no PDF, or its structure is broken so that it cannot be read"},
	"PD021.hint": {ID: "minta berkasnya sekali lagi; salinan yang terpotong biasanya berakhir begini", EN: "ask for the file again; a copy that was cut off often ends like this"},
	"PD022":      {ID: "berkas tidak berawal dengan versi PDF dan baris penanda biner", EN: "the file does not begin with a PDF version and a line that marks it as binary"},
	"PD023":      {ID: "berkas dikunci (dienkripsi); arsip harus dapat dibuka tanpa kunci", EN: "the file is encrypted; an archive must open without a key"},
	"PD023.hint": {ID: "minta berkas tanpa kata sandi dan tanpa pembatasan", EN: "ask for the file without password and without restrictions"},
	"PD024":      {ID: "objek {nomor} tidak ada di tempat yang disebut tabel acuan, atau rusak", EN: "object {nomor} is not where the cross-reference table says, or is damaged"},
	"PD025":      {ID: "berkas tidak mempunyai pengenal (/ID)", EN: "the file has no identifier (/ID)"},
	"PD026":      {ID: "tidak ada metadata XMP", EN: "there is no XMP metadata"},
	"PD027":      {ID: "metadata XMP tidak dapat dibaca", EN: "the XMP metadata cannot be read"},
	"PD028":      {ID: "berkas tidak menyatakan diri sebagai PDF/A", EN: "the file does not say that it is PDF/A"},
	"PD028.hint": {ID: "minta PDF/A dari pembuatnya, atau buat lagi dari berkas Word-nya dengan naskah pdf", EN: "ask its maker for PDF/A, or make it again from its Word file with naskah pdf"},
	"PD029":      {ID: "{kunci} berbeda: kamus informasi menyebut \"{info}\", XMP menyebut \"{xmp}\"", EN: "{kunci} differs: the information dictionary says \"{info}\", XMP says \"{xmp}\""},
	"PD030":      {ID: "tidak ada profil warna (output intent); itu hanya boleh bila tidak ada warna perangkat", EN: "there is no colour profile (output intent); that is allowed only without device colours"},
	"PD031":      {ID: "profil warna (output intent) rusak atau tidak disertakan", EN: "the colour profile (output intent) is damaged or not embedded"},
	"PD032":      {ID: "berkas menyatakan diri PDF/A-{jenis}, yang aturannya tidak dikenal di sini; hanya aturan umum yang diperiksa", EN: "the file says it is PDF/A-{jenis}, whose rules are not known here; only the common rules were checked"},
	"PD033":      {ID: "ada tindakan {jenis}, yang tidak boleh ada dalam arsip", EN: "there is a {jenis} action, which an archive may not have"},
	"PD034":      {ID: "jenis huruf {huruf} tidak disertakan", EN: "the typeface {huruf} is not embedded"},
	"PD035":      {ID: "teks dengan huruf {huruf} tidak dapat dibaca kembali (tanpa ToUnicode)", EN: "text in the typeface {huruf} cannot be read back (no ToUnicode)"},
	"PD036":      {ID: "isinya berada di berkas lain di luar PDF ini", EN: "its contents lie in another file outside this PDF"},
	"PD037":      {ID: "anotasi {jenis} tidak boleh ada dalam PDF/A", EN: "an annotation {jenis} is not allowed in PDF/A"},
	"PD038":      {ID: "anotasi {jenis} disembunyikan atau tidak ikut tercetak", EN: "the annotation {jenis} is hidden or not printed"},
	"PD039":      {ID: "anotasi {jenis} tidak menyertakan tampilannya", EN: "the annotation {jenis} does not carry its appearance"},
	"PD040":      {ID: "formulir ini tampil berbeda di tiap program (NeedAppearances atau XFA)", EN: "the form looks different in each program (NeedAppearances or XFA)"},
	"PD041":      {ID: "berkas {nama} di dalamnya tidak boleh dibawa oleh PDF/A jenis ini", EN: "the file {nama} inside may not be carried by this flavour of PDF/A"},
	"PD042":      {ID: "berkas {nama} di dalamnya tidak lengkap keterangannya: {kunci} tidak ada", EN: "the file {nama} inside is not fully described: {kunci} is missing"},
	"PD043":      {ID: "berkas {nama} di dalamnya tidak menyebut jenis isinya (MIME)", EN: "the file {nama} inside does not say what type it is (MIME)"},
	"PD044":      {ID: "berkas {nama} di dalamnya tidak cocok dengan ukuran atau sidik yang tercatat", EN: "the file {nama} inside does not match its recorded size or digest"},
	"PD045":      {ID: "berkas {nama} di dalamnya tidak dihubungkan dengan dokumen (/AF)", EN: "the file {nama} inside is not associated with the document (/AF)"},
	"PD046":      {ID: "{apa}: transparansi yang tidak dibolehkan", EN: "{apa}: transparency that is not allowed"},
	"PD047":      {ID: "isi dimampatkan dengan {cara}, yang tidak dibolehkan", EN: "the contents are packed with {cara}, which is not allowed"},
	"PD048":      {ID: "ukuran halaman tidak ada atau di luar batas (3 sampai 14400 satuan)", EN: "the page size is missing or out of bounds (3 to 14400 units)"},
	"PD049":      {ID: "gambar diperhalus saat ditampilkan (Interpolate), jadi tampil berbeda di tiap program", EN: "the picture is smoothed when shown (Interpolate), so that it looks different in each program"},
	"PD050":      {ID: "{kunci} tidak boleh ada di sini", EN: "{kunci} is not allowed here"},
	"PD051":      {ID: "berkas menyatakan diri tingkat A, tetapi tidak memuat struktur dokumen", EN: "the file claims level A but holds no document structure"},
	"PD052":      {ID: "pohon halaman menyebut {disebut} halaman, yang ada {ada}", EN: "the page tree speaks of {disebut} pages, there are {ada}"},
	"PD053":      {ID: "segel rusak: isi berkas bukan lagi seperti yang ditulis Naskah", EN: "the seal is broken: the contents are no longer as Naskah wrote them"},
	"PD053.hint": {ID: "ambil lagi naskah itu dari berkas kerja sama (naskah render), lalu bandingkan", EN: "take the paper from its dossier again (naskah render) and compare"},
	"PD054":      {ID: "objek {nomor} diganti oleh pembaruan sesudah segel; itu lebih dari menambah tanda tangan", EN: "object {nomor} was replaced by an update after the seal; that is more than adding a signature"},
	"PD054.hint": {ID: "bandingkan dengan naskah aslinya (naskah render): halaman dapat tampil lain", EN: "compare with the original paper (naskah render): its pages may look different"},
	"PD055":      {ID: "tanda tangan elektronik tidak meliputi seluruh berkas sampai tempatnya", EN: "the electronic signature does not cover the whole file up to its place"},
}
