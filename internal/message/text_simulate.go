package message

// simulateTexts are what the player of stories says.
var simulateTexts = table{
	"CR001": {ID: "skema \"{skema}\" bukan cerita/v1", EN: "schema \"{skema}\" is not cerita/v1"},
	"CR002": {ID: "langkah harus berupa daftar yang berisi", EN: "langkah must be a list with steps"},
	"CR003": {ID: "langkah pertama harus membuka berkas", EN: "the first step must open the dossier"},
	"CR003.hint": {
		ID: "tulis \"buka: ya\" pada langkah pertama",
		EN: "write \"buka: ya\" in the first step",
	},
	"CR004":      {ID: "langkah ini terjadi sebelum langkah di atasnya", EN: "this step happens before the one above it"},
	"CR005":      {ID: "\"{saat}\" bukan waktu", EN: "\"{saat}\" is not a time"},
	"CR005.hint": {ID: "tulis seperti 2026-01-05 09.00", EN: "write it like 2026-01-05 09.00"},
	"CR006": {
		ID: "satu langkah memuat tepat satu dari buka, aksi, adopsi, lampirkan, atau hanya jawaban",
		EN: "a step holds exactly one of buka, aksi, adopsi, lampirkan, or only answers",
	},
	"CR006.hint": {
		ID: "jawaban ditulis pada isi atau jawaban, bukan keduanya, dan tidak pada adopsi atau lampirkan; alasan hanya pada aksi dan adopsi",
		EN: "answers stand in isi or jawaban, not both, and not with adopsi or lampirkan; alasan only with aksi and adopsi",
	},
	"CR007":      {ID: "berkas {berkas} tidak ada di folder cerita", EN: "there is no file {berkas} in the story's folder"},
	"CR008":      {ID: "hanya langkah pertama yang membuka berkas", EN: "only the first step opens the dossier"},
	"CR008.hint": {ID: "satu cerita mengikuti satu berkas kerja sama", EN: "a story follows one dossier"},
	"CR010":      {ID: "langkah \"{langkah}\" ditolak, padahal cerita tidak mengharapkannya", EN: "step \"{langkah}\" was refused, which the story does not expect"},
	"CR012":      {ID: "kembali tanpa anak: berkas di sini tidak dibuka di bawah berkas lain", EN: "kembali without anak: the dossier here was not opened under another"},
	"CR012.hint": {ID: "buka dahulu dengan anak: ALUR", EN: "open one first with anak: WORKFLOW"},
	"CR011": {
		ID: "langkah \"{langkah}\" diterima, padahal cerita mengharapkan penolakan {kode}",
		EN: "step \"{langkah}\" was accepted, although the story expects refusal {kode}",
	},
}
