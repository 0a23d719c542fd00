package message

// recordTexts are what the desk says of the record: its past, corrections and
// deadlines.
var recordTexts = table{
	"EN060": {
		ID: "berkas {berkas} baru dibuka pada {dibuka}; sebelumnya tidak ada apa-apa",
		EN: "dossier {berkas} was opened on {dibuka}; there was nothing before",
	},
	"EN060.hint": {ID: "beri tanggal, atau tanggal dan jam seperti dalam riwayat: --at \"20-01-2026 09.00\"", EN: "give a day, or a day and an hour as the history prints them: --at \"20-01-2026 09.00\""},
}
