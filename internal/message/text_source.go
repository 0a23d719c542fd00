package message

// sourceTexts are what room source says.
var sourceTexts = table{
	"SR001": {
		ID: "berkas terlalu besar: {besar} byte, batasnya {batas} byte",
		EN: "the file is too large: {besar} bytes, the limit is {batas} bytes",
	},
	"SR001.hint": {
		ID: "pecah menjadi beberapa berkas, atau periksa apakah ini memang berkas YAML",
		EN: "split it into several files, or check that it is a YAML file at all",
	},
	"SR002": {
		ID: "huruf di sini bukan UTF-8 yang sah",
		EN: "the character here is not valid UTF-8",
	},
	"SR002.hint": {
		ID: "simpan ulang berkas dengan penyandian UTF-8",
		EN: "save the file again with UTF-8 encoding",
	},
	"SR003": {
		ID: "ada karakter tersembunyi {kode}",
		EN: "there is a hidden character {kode}",
	},
	"SR003.hint": {
		ID: "hapus karakter itu; biasanya ikut tersalin dari Word atau laman web",
		EN: "delete it; it usually comes along when copying from Word or a web page",
	},
	"SR004": {
		ID: "ada tab di awal baris",
		EN: "there is a tab at the beginning of the line",
	},
	"SR004.hint": {
		ID: "ganti tab dengan spasi; lekukan YAML hanya boleh memakai spasi",
		EN: "replace the tab by blanks; YAML is indented with blanks only",
	},
	"SR005": {
		ID: "berkas ini kosong",
		EN: "the file is empty",
	},
	"SR006": {
		ID: "berkas ini memuat lebih dari satu dokumen YAML",
		EN: "the file holds more than one YAML document",
	},
	"SR006.hint": {
		ID: "hapus baris `---` yang kedua, atau pisahkan menjadi dua berkas",
		EN: "remove the second `---` line, or make two files of it",
	},
	"SR007": {
		ID: "susunan bersarang terlalu dalam: batasnya {batas} tingkat",
		EN: "nested too deeply: the limit is {batas} levels",
	},
	"SR008": {
		ID: "isi berkas terlalu banyak: batasnya {batas} kunci dan nilai",
		EN: "the file holds too much: the limit is {batas} keys and values",
	},
	"SR009": {
		ID: "susunan YAML tidak terbaca mulai di sini ({sebab})",
		EN: "the YAML cannot be read from here on ({sebab})",
	},
	"SR010": {
		ID: "kurung { } atau [ ] tidak lengkap, atau nilai di dalamnya memuat tanda yang tidak boleh berdiri tanpa kutip",
		EN: "a { } or [ ] is incomplete, or a value inside it holds a sign that needs quotes",
	},
	"SR010.hint": {
		ID: "tutup kurungnya; bila nilai memuat , : ? # [ ] { atau }, apit nilai itu dengan kutip: \"...\"",
		EN: "close the bracket; put a value that holds , : ? # [ ] { or } in quotes: \"...\"",
	},
	"SR011": {
		ID: "lekukan baris ini tidak sejajar dengan baris sebelumnya, atau ada teks sesudah kutip penutup",
		EN: "this line is not aligned with the ones before it, or text follows a closing quote",
	},
	"SR011.hint": {
		ID: "samakan jumlah spasi di awal baris dengan saudaranya; kutip tunggal di dalam '...' ditulis dua kali",
		EN: "give the line as many leading blanks as its neighbours; write a single quote inside '...' twice",
	},
	"SR012": {
		ID: "\"{teks}\" bukan pasangan `kunci: nilai`",
		EN: "\"{teks}\" is not a `key: value` pair",
	},
	"SR012.hint": {
		ID: "tambahkan titik dua dan satu spasi sesudah kunci, atau beri lekukan pada baris ini bila ia lanjutan nilai di atasnya",
		EN: "put a colon and a blank after the key, or indent the line if it continues the value above",
	},
	"SR013": {
		ID: "ada titik dua yang tidak pada tempatnya",
		EN: "there is a colon out of place",
	},
	"SR013.hint": {
		ID: "bila titik dua bagian dari nilai, apit nilainya dengan kutip; bila bukan, periksa lekukan baris",
		EN: "if the colon belongs to the value, put the value in quotes; if not, check the indentation",
	},
	"SR014": {
		ID: "tanda kutip yang dibuka di sini tidak ditutup",
		EN: "the quotation mark opened here is not closed",
	},
	"SR015": {
		ID: "nilai tanpa kutip tidak boleh diawali tanda \"{tanda}\"",
		EN: "a value without quotes cannot begin with \"{tanda}\"",
	},
	"SR015.hint": {
		ID: "apit nilainya dengan kutip, misalnya \"@sestama\"",
		EN: "put the value in quotes, for example \"@sestama\"",
	},
	"SR016": {
		ID: "garis miring balik di dalam kutip ganda tidak dikenal",
		EN: "the backslash inside double quotes is not understood",
	},
	"SR016.hint": {
		ID: "pakai kutip tunggal '...' bila garis miring balik memang bagian teks",
		EN: "use single quotes '...' if the backslash belongs to the text",
	},
	"SR017": {
		ID: "sesudah tanda | atau > baris harus berakhir",
		EN: "the line must end after | or >",
	},
	"SR017.hint": {
		ID: "pindahkan teksnya ke baris berikut, menjorok dua spasi",
		EN: "move the text to the next line, indented by two blanks",
	},
	"SR018": {
		ID: "butir daftar `- ` tidak boleh sebaris dengan kuncinya",
		EN: "a list item `- ` cannot stand on the line of its key",
	},
	"SR018.hint": {
		ID: "mulai butir di baris berikut, atau tulis daftar sebaris: [a, b]",
		EN: "begin the item on the next line, or write the list in one line: [a, b]",
	},
	"SR019": {
		ID: "baris arahan YAML yang diawali % tidak dipakai di sini",
		EN: "YAML directives beginning with % are not used here",
	},
	"SR019.hint": {
		ID: "hapus baris itu",
		EN: "remove the line",
	},
	"SR020": {
		ID: "kunci \"{kunci}\" ditulis dua kali; yang pertama di baris {baris}",
		EN: "the key \"{kunci}\" is written twice; first on line {baris}",
	},
	"SR020.hint": {
		ID: "hapus salah satu atau ganti namanya",
		EN: "remove one of them or give it another name",
	},
	"SR021": {
		ID: "jangkar YAML \"&{nama}\" tidak boleh dipakai",
		EN: "the YAML anchor \"&{nama}\" is not allowed",
	},
	"SR021.hint": {
		ID: "tulis nilainya lengkap di tiap tempat; bila & bagian dari teks, apit dengan kutip",
		EN: "write the value in full wherever it is needed; if & belongs to the text, use quotes",
	},
	"SR022": {
		ID: "rujukan YAML \"*{nama}\" tidak boleh dipakai",
		EN: "the YAML alias \"*{nama}\" is not allowed",
	},
	"SR022.hint": {
		ID: "tulis nilainya lengkap; bila * bagian dari teks, apit dengan kutip",
		EN: "write the value in full; if * belongs to the text, use quotes",
	},
	"SR023": {
		ID: "kunci gabung `<<` tidak boleh dipakai",
		EN: "the merge key `<<` is not allowed",
	},
	"SR023.hint": {
		ID: "tulis semua kuncinya lengkap",
		EN: "write all its keys in full",
	},
	"SR024": {
		ID: "tanda jenis YAML \"{tanda}\" tidak boleh dipakai",
		EN: "the YAML tag \"{tanda}\" is not allowed",
	},
	"SR024.hint": {
		ID: "hapus tandanya; bila ! bagian dari teks, apit dengan kutip",
		EN: "remove it; if ! belongs to the text, use quotes",
	},
	"SR025": {
		ID: "kunci harus berupa satu teks, bukan daftar atau pasangan",
		EN: "a key must be a single text, not a list or a mapping",
	},
	"SR025.hint": {
		ID: "bila ini dimaksud sebagai teks dengan kurung { } atau [ ], apit dengan kutip",
		EN: "if a text with { } or [ ] is meant, put it in quotes",
	},
	"SR026": {
		ID: "ada nilai tanpa kunci",
		EN: "there is a value without a key",
	},
	"SR027": {
		ID: "nilai ini terpotong oleh koma di dalam tanda kurung: {nilai}",
		EN: "this value is cut in two by the comma inside its parentheses: {nilai}",
	},
	"SR027.hint": {
		ID: "apit seluruh nilai dengan kutip: {kunci}\"{nilai}\"",
		EN: "put the whole value in quotes: {kunci}\"{nilai}\"",
	},
	"SR030": {
		ID: "di sini diharapkan pasangan `kunci: nilai`, bukan \"{teks}\"",
		EN: "`key: value` pairs are expected here, not \"{teks}\"",
	},
	"SR031": {
		ID: "kunci \"{kunci}\" tidak dikenal di sini",
		EN: "the key \"{kunci}\" is not known here",
	},
	"SR031.hint": {
		ID: "yang dikenal: {dikenal}",
		EN: "known are: {dikenal}",
	},
	"SR031.suggest": {
		ID: "mungkin maksudnya \"{saran}\"",
		EN: "perhaps \"{saran}\" is meant",
	},
	"SR032": {
		ID: "kunci \"{kunci}\" belum ada, padahal wajib",
		EN: "the key \"{kunci}\" is missing and is needed",
	},
	"SR033": {
		ID: "kunci \"{kunci}\" wajib diisi, tetapi masih kosong",
		EN: "the key \"{kunci}\" needs a value and has none",
	},
	"SR034": {
		ID: "nilai \"{kunci}\" harus satu teks, bukan daftar atau pasangan",
		EN: "the value of \"{kunci}\" must be a single text, not a list or a mapping",
	},
	"SR035": {
		ID: "nilai \"{kunci}\" harus ya atau tidak, bukan \"{teks}\"",
		EN: "the value of \"{kunci}\" must be ya or tidak, not \"{teks}\"",
	},
	"SR036": {
		ID: "nilai \"{kunci}\" harus bilangan bulat tanpa titik dan tanpa nol di depan, bukan \"{teks}\"",
		EN: "the value of \"{kunci}\" must be a whole number in plain digits without leading zeros, not \"{teks}\"",
	},
	"SR037": {
		ID: "nilai \"{kunci}\" harus satu teks atau daftar teks yang tidak kosong",
		EN: "the value of \"{kunci}\" must be one text or a list of texts, none of them empty",
	},
}
