package message

// layoutTexts are what room layout says: LY findings and places in words.
var layoutTexts = table{
	"LY001": {ID: "dokumen tidak dapat ditata: {sebab}", EN: "the document cannot be laid out: {sebab}"},

	"LY002":      {ID: "berkas {apa} berformat {format} tidak dapat digambar; tempatnya ditandai dengan kotak", EN: "the {apa} is in the format {format}, which cannot be drawn; a box marks its place"},
	"LY002.hint": {ID: "simpan gambar sebagai PNG atau JPEG lalu sisipkan kembali", EN: "save the picture as PNG or JPEG and insert it again"},

	"LY003":      {ID: "{apa} dicetak sebagai teks biasa", EN: "the {apa} is printed as plain text"},
	"LY003.hint": {ID: "tulis rumus sebagai teks, atau sisipkan sebagai gambar", EN: "write the formula as text, or insert it as a picture"},

	"LY004":      {ID: "{apa} tidak didukung; objek diletakkan di atas teks", EN: "{apa} is not supported; the object stands over the text"},
	"LY004.hint": {ID: "pilih pengaturan teks 'Atas dan Bawah' atau 'Sebaris dengan Teks'", EN: "choose the text wrapping 'Top and Bottom' or 'In Line with Text'"},

	"LY005":      {ID: "{apa} diletakkan pada alur teks", EN: "the {apa} is set in the flow of the text"},
	"LY006":      {ID: "{apa} dicetak mendatar", EN: "{apa} is printed horizontally"},
	"LY007":      {ID: "{apa} tidak didukung; urutan huruf mungkin salah", EN: "{apa} is not supported; the order of letters may be wrong"},
	"LY008":      {ID: "berkas {apa} tidak ada di dalam dokumen; tempatnya dibiarkan kosong", EN: "the file of the {apa} is not in the document; its place is left blank"},
	"LY008.hint": {ID: "sisipkan kembali berkas tersebut ke dalam dokumen, bukan sebagai tautan", EN: "insert the file into the document again, not as a link"},

	"LY009":      {ID: "{apa} tidak dapat digambar; tempatnya dibiarkan kosong", EN: "the {apa} cannot be drawn; its place is left blank"},
	"LY009.hint": {ID: "ganti dengan gambar PNG atau JPEG", EN: "replace it by a PNG or JPEG picture"},

	"LY010":      {ID: "{apa} tidak dibaca", EN: "the {apa} is not read"},
	"LY010.hint": {ID: "buka dan simpan dokumen dengan Word agar isinya menyatu", EN: "open and save the document in Word, so that it becomes one"},

	"LY012": {ID: "{apa} diletakkan pada alur teks", EN: "the {apa} is set in the flow of the text"},

	"LY014": {ID: "{apa} digambar sebagai persegi panjang", EN: "the {apa} is drawn as a rectangle"},
	"LY015": {ID: "{apa} dicetak sebagai paragraf biasa", EN: "the {apa} is printed as plain paragraphs"},

	"LY016":      {ID: "{apa} tidak menyisakan ruang untuk teks; ukuran wajar dipakai", EN: "the {apa} leave no room for text; sensible ones are used"},
	"LY016.hint": {ID: "periksa ukuran kertas dan batas halaman bagian itu", EN: "check the paper size and the margins of that section"},

	"LY020":      {ID: "jenis huruf {huruf} tidak tersedia dan diganti dengan {pengganti}; lebar baris dapat berubah", EN: "the typeface {huruf} is not available and {pengganti} is used; lines may break elsewhere"},
	"LY020.hint": {ID: "letakkan berkas TTF-nya di folder fonts kantor", EN: "put the TTF file of that typeface into the office's font folder"},

	"LY030":      {ID: "jenis huruf {huruf} tidak mempunyai gaya tebal atau miring yang diminta; gaya lainnya dipakai", EN: "the typeface {huruf} lacks the bold or italic asked for; another style of it is used"},
	"LY030.hint": {ID: "letakkan juga berkas TTF gaya itu di folder fonts kantor", EN: "put the TTF file of that style into the office's font folder too"},
	"LY031":      {ID: "{huruf} dicetak dengan {pengganti}, yang sama lebar hurufnya; baris tidak berubah", EN: "{huruf} is printed in {pengganti}, whose letters have the same widths; no line changes"},
	"LY032":      {ID: "nomor catatan kaki berlanjut di seluruh dokumen, tidak mulai lagi", EN: "the numbers of footnotes run on through the whole document and do not start again"},
	"LY021":      {ID: "dokumen menjadi lebih dari {batas} halaman", EN: "the document grows to more than {batas} pages"},
	"LY021.hint": {ID: "bagi dokumen menjadi beberapa berkas", EN: "split the document into several files"},
	"LY022":      {ID: "dokumen terlalu besar untuk ditata: lebih dari {batas} kata, garis, dan gambar pada semua halamannya", EN: "the document is too large to be laid out: more than {batas} words, lines and pictures on all its pages"},
	"LY022.hint": {ID: "bagi dokumen menjadi beberapa berkas, atau perpendek kepala halaman dan judul tabel yang berulang", EN: "split the document into several files, or shorten page headers and repeated table headings"},
	"LY060":      {ID: "dokumen berisi lebih dari {batas} paragraf", EN: "the document has more than {batas} paragraphs"},
	"LY060.hint": {ID: "bagi dokumen menjadi beberapa berkas", EN: "split the document into several files"},
	"LY023":      {ID: "{jumlah} temuan {kode} lainnya tidak ditampilkan", EN: "{jumlah} further findings {kode} are not shown"},

	"LY052": {ID: "teks pemisah catatan kaki \"{teks}\" tidak dicetak; di sana berdiri garis", EN: "the text that separates the notes, \"{teks}\", is not printed; a line stands there"},
	"LY051": {ID: "{apa} tidak dapat digambar; kotak teksnya dicetak pada alur teks", EN: "the {apa} cannot be drawn; its text boxes are set in the flow of the text"},
	"LY050": {ID: "{apa} dicetak lurus", EN: "{apa} is set straight"},

	"LY.part.alt":      {ID: "isi dari berkas lain", EN: "content from another file"},
	"LY.part.rtl":      {ID: "teks dari kanan ke kiri", EN: "text from right to left"},
	"LY.part.frame":    {ID: "bingkai teks", EN: "text frame"},
	"LY.part.equation": {ID: "rumus", EN: "formula"},
	"LY.part.drawing":  {ID: "bagan atau objek gambar", EN: "chart or drawing"},
	"LY.part.object":   {ID: "objek tertanam", EN: "embedded object"},
	"LY.part.wrap":     {ID: "teks di sekeliling objek", EN: "text around an object"},
	"LY.part.picture":  {ID: "gambar", EN: "picture"},
	"LY.part.header":   {ID: "kepala atau kaki halaman", EN: "page header or footer"},
	"LY.part.geometry": {ID: "bentuk khusus", EN: "special shape"},
	"LY.part.vertical": {ID: "teks tegak lurus", EN: "vertical text"},
	"LY.part.nesting":  {ID: "tabel atau kotak teks yang terlalu bersarang", EN: "table or text box nested too deeply"},
	"LY.part.floating": {ID: "tabel mengambang", EN: "floating table"},
	"LY.part.art":      {ID: "teks WordArt yang melengkung", EN: "curved WordArt text"},
	"LY.part.page":     {ID: "ukuran kertas dan batas halaman", EN: "paper size and margins"},

	"LY.at.paragraph": {ID: "paragraf \"{teks}\"", EN: "paragraph \"{teks}\""},
	"LY.at.table":     {ID: "tabel {n}", EN: "table {n}"},
	"LY.at.row":       {ID: "baris {n}", EN: "row {n}"},
	"LY.at.column":    {ID: "kolom {n}", EN: "column {n}"},
	"LY.at.box":       {ID: "kotak teks", EN: "text box"},
	"LY.at.note":      {ID: "catatan kaki {n}", EN: "footnote {n}"},
	"LY.at.header":    {ID: "kepala halaman", EN: "page header"},
	"LY.at.footer":    {ID: "kaki halaman", EN: "page footer"},
}
