package message

// registerTexts are what the command line says of the register of numbers.
var registerTexts = table{
	"cli.number.use":   {ID: "number", EN: "number"},
	"cli.number.short": {ID: "buku nomor: daftar, cadangan, batal, dipakai di luar", EN: "the register of numbers: list, reserve, void, used elsewhere"},
	"cli.number.long": {
		ID: "Buku nomor kantor. Tiap deret dihitung dari 1 setiap tahun, tanpa celah dan tanpa nomor ganda, juga\nbila beberapa orang bekerja sekaligus. Nomor yang tidak dipakai naskah mana pun disertai alasannya.",
		EN: "The office's register of numbers. Each series counts from 1 every year, without gaps and without\ndoubles, also when several people work at once. A number that no paper bears has a recorded reason.",
	},
	"cli.numberlist.use":   {ID: "list [DERET]", EN: "list [SERIES]"},
	"cli.numberlist.short": {ID: "daftar semua nomor dan keadaannya", EN: "list all numbers and their state"},
	"cli.numberlist.long":  {ID: "Menampilkan buku nomor: tiap nomor, siapa yang mencatatnya terakhir, dan keadaannya.", EN: "Shows the register: each number, who entered it last, and its state."},
	"cli.gaps.use":         {ID: "gaps [DERET]", EN: "gaps [SERIES]"},
	"cli.gaps.short":       {ID: "nomor yang tidak dipakai naskah mana pun, beserta alasannya", EN: "numbers no paper bears, each with its reason"},
	"cli.gaps.long":        {ID: "Menampilkan nomor cadangan, batal, dan yang dipakai di luar Naskah, masing-masing dengan alasannya.", EN: "Shows the numbers that are reserved, void or used outside of Naskah, each with its reason."},
	"cli.reserve.use":      {ID: "reserve DERET --reason ALASAN", EN: "reserve SERIES --reason REASON"},
	"cli.reserve.short":    {ID: "cadangkan nomor berikutnya", EN: "reserve the next number"},
	"cli.reserve.long": {
		ID: "Mengambil nomor berikutnya dan menyimpannya. Dengan --for, aksi berikutnya dari berkas itu yang\nmenerbitkan nomor deret ini memakai cadangannya lebih dahulu. Cadangan tanpa berkas dipakai untuk\nsurat di luar Naskah (number external) atau dibatalkan (number void).",
		EN: "Draws the next number and keeps it. With --for, the dossier's next action that draws from this\nseries takes its reserved number first. A number reserved for no dossier is used for a letter made\nelsewhere (number external) or voided (number void).",
	},
	"cli.numbervoid.use":   {ID: "void DERET URUTAN --reason ALASAN", EN: "void SERIES SERIAL --reason REASON"},
	"cli.numbervoid.short": {ID: "batalkan nomor; nomor itu tidak pernah dipakai lagi", EN: "void a number; it is never used again"},
	"cli.numbervoid.long": {
		ID: "Membatalkan nomor cadangan, nomor berikutnya (atau beberapa: 12-14), atau nomor yang berlaku.\nNomor yang berlaku dicatat batal dalam riwayat berkasnya; naskahnya tetap tersimpan, dan berkas itu\nmenerbitkan nomor baru. Ditolak bila naskahnya sudah dikunci.",
		EN: "Voids a reserved number, the next one (or several: 12-14), or one in force. The last is entered in\nthe history of its dossier; its papers are kept, and the dossier draws a new one. Refused when the\npaper is locked.",
	},
	"cli.numberexternal.use":   {ID: "external DERET URUTAN --reason ALASAN", EN: "external SERIES SERIAL --reason REASON"},
	"cli.numberexternal.short": {ID: "catat nomor yang dipakai di luar Naskah", EN: "enter a number that was used outside of Naskah"},
	"cli.numberexternal.long": {
		ID: "Mencatat nomor yang dipakai surat di luar Naskah: nomor cadangan, atau yang berikutnya dalam\nderetnya (1-41 untuk meneruskan buku nomor kertas pada urutan 42). Yang melompati urutan ditolak:\nakan ada celah tanpa penjelasan.",
		EN: "Enters numbers that a letter made outside of Naskah bears: a reserved one, or the next ones of its\nseries (1-41 to go on from a paper register at 42). One that skips serials is refused: it would\nleave a gap nobody explains.",
	},
	"cli.number.serials":  {ID: "\"{teks}\" bukan urutan; tulis 12 atau 12-14", EN: "\"{teks}\" is no serial; write 12 or 12-14"},
	"cli.number.entered":  {ID: "{nomor}: {keadaan}", EN: "{nomor}: {keadaan}"},
	"cli.number.none":     {ID: "tidak ada nomor", EN: "there are no numbers"},
	"cli.number.reserved": {ID: "cadangan", EN: "reserved"},
	"cli.number.external": {ID: "dipakai di luar", EN: "used elsewhere"},
	"cli.number.void":     {ID: "batal", EN: "void"},
	"cli.number.inforce":  {ID: "berlaku", EN: "in force"},
	"cli.number.for":      {ID: "cadangan untuk berkas {berkas}", EN: "reserved for dossier {berkas}"},
	"cli.number.of":       {ID: "{keadaan}, berkas {berkas}", EN: "{keadaan}, dossier {berkas}"},
	"cli.head.text":       {ID: "Nomor", EN: "Number"},
	"cli.head.series":     {ID: "Deret", EN: "Series"},
	"cli.flag.year":       {ID: "`TAHUN`; tanpa ini tahun ini, atau semua tahun dalam daftar", EN: "`YEAR`; without it this year, or all years in lists"},
	"cli.flag.count":      {ID: "`BANYAKNYA` nomor; tanpa ini satu", EN: "`HOW MANY` numbers; one without it"},
	"cli.flag.for":        {ID: "`BERKAS` yang akan memakainya", EN: "the `DOSSIER` that will use them"},
}
