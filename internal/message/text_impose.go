package message

// imposeTexts are the sentences of package impose and of naskah impose.
var imposeTexts = table{
	"IM001":      {ID: "PDF ini tidak dapat dibaca: {sebab}", EN: "this PDF cannot be read: {sebab}"},
	"IM001.hint": {ID: "periksa dengan naskah pdf --verify, atau minta berkasnya sekali lagi", EN: "look at it with naskah pdf --verify, or ask for the file again"},
	"IM002":      {ID: "PDF ini dikunci dengan kata sandi", EN: "this PDF is locked with a password"},
	"IM002.hint": {ID: "minta berkas yang tidak dikunci, atau buka kuncinya di program pembuatnya", EN: "ask for a file that is not locked, or unlock it in the program that made it"},
	"IM003":      {ID: "PDF ini tidak berhalaman", EN: "this PDF has no pages"},
	"IM004":      {ID: "ukuran halaman ini tidak disebut atau tidak mungkin", EN: "the size of this page is not stated or not possible"},
	"IM005":      {ID: "isi halaman ini tidak dapat dibaca: {sebab}", EN: "the contents of this page cannot be read: {sebab}"},
	"IM006":      {ID: "objek {nomor} PDF ini rusak: {sebab}", EN: "object {nomor} of this PDF is broken: {sebab}"},
	"IM007":      {ID: "PDF ini berlapis, dan sebagian lapisannya disembunyikan; di lembar cetak lapisan itu akan tampak", EN: "this PDF has layers, some of them hidden; on the sheets they would show"},
	"IM007.hint": {ID: "simpan dahulu sebagai PDF tanpa lapisan dari program pembuatnya", EN: "save it without layers first, in the program that made it"},

	"cli.impose.use":   {ID: "impose FILE.pdf...", EN: "impose FILE.pdf..."},
	"cli.impose.short": {ID: "susun halaman PDF menjadi buku lipat, beberapa halaman per sisi, atau satu berkas", EN: "lay PDF pages out as a booklet, several on a side, or as one file"},
	"cli.impose.long": {
		ID: "Halaman semua FILE, berurutan, disusun pada lembar untuk dicetak. Dengan --booklet\nlembarnya dilipat di tengah: A5 pada kertas A4, A4 pada kertas A3. Tanpa --booklet dan\n--up: semua FILE digabung apa adanya.",
		EN: "The pages of all FILEs, in order, are laid out on sheets for printing. With --booklet the sheets\nare folded in the middle: A5 on A4 paper, A4 on A3 paper. Without --booklet and --up\nthe FILEs are joined as they are.",
	},
	"cli.flag.booklet":   {ID: "susun sebagai buku: dicetak bolak-balik, ditumpuk, dilipat, dijepret di tengah", EN: "as a booklet: printed on both sides, stacked, folded, stapled in the middle"},
	"cli.flag.up":        {ID: "`JUMLAH` halaman pada tiap sisi: 2, 4, 6, 8, atau 9", EN: "`NUMBER` of pages on each side: 2, 4, 6, 8 or 9"},
	"cli.flag.sheet":     {ID: "`KERTAS` yang dicetak: a4, f4 (215 x 330 mm), atau a3; jika tidak disebut a4", EN: "`PAPER` to print on: a4, f4 (215 x 330 mm) or a3; a4 if not given"},
	"cli.flag.signature": {ID: "`HALAMAN` per kuras, kelipatan 4; jika tidak disebut semua dalam satu kuras", EN: "`PAGES` in one folded bundle, a multiple of 4; all in one if not given"},
	"cli.flag.flip":      {ID: "`SISI` kertas tempat pencetak membalik lembar: short (bawaan) atau long", EN: "`EDGE` about which the printer turns the sheet: short (if not given) or long"},
	"cli.flag.creep":     {ID: "geser halaman lembar dalam sekian `MILIMETER` per lembar ke arah lipatan, untuk buku tebal", EN: "move the pages of inner sheets to the fold, by `MILLIMETRES` a sheet, for thick booklets"},
	"cli.flag.imposeout": {ID: "tulis ke `FILE`; jika tidak disebut, di samping FILE pertama", EN: "write to `FILE`; beside the first FILE if not given"},

	"cli.impose.mixed":      {ID: "pilih salah satu: --booklet atau --up", EN: "choose one: --booklet or --up"},
	"cli.impose.booklet":    {ID: "{tanda} hanya berarti bersama --booklet", EN: "{tanda} means something with --booklet only"},
	"cli.impose.plain":      {ID: "--sheet hanya berarti bersama --booklet atau --up: halaman yang digabung tetap pada ukurannya", EN: "--sheet means something with --booklet or --up only: pages that are joined keep their size"},
	"cli.impose.sheets":     {ID: "a4, f4, atau a3", EN: "a4, f4 or a3"},
	"cli.impose.flips":      {ID: "short atau long", EN: "short or long"},
	"cli.impose.ups":        {ID: "2, 4, 6, 8, atau 9", EN: "2, 4, 6, 8 or 9"},
	"cli.impose.signatures": {ID: "kelipatan 4", EN: "a multiple of 4"},
	"cli.impose.creeps":     {ID: "0 sampai 2 milimeter", EN: "0 to 2 millimetres"},
	"cli.impose.done":       {ID: "{halaman} halaman pada {lembar} lembar", EN: "{halaman} pages on {lembar} sheets"},
	"cli.impose.foldshort":  {ID: "Cetak bolak-balik menurut sisi pendek, tanpa pengecilan (100%), lalu lipat di tengah.", EN: "Print duplex by the short edge, not scaled (100%), then fold in the middle."},
	"cli.impose.foldlong":   {ID: "Cetak bolak-balik menurut sisi panjang, tanpa pengecilan (100%), lalu lipat di tengah.", EN: "Print duplex by the long edge, not scaled (100%), then fold in the middle."},
}
