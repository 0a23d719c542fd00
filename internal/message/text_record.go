package message

// recordTexts are what the desk says of the record: its past, corrections and
// deadlines.
var recordTexts = table{
	"EN060": {
		ID: "berkas {berkas} baru dibuka pada {dibuka}; sebelumnya tidak ada apa-apa",
		EN: "dossier {berkas} was opened on {dibuka}; there was nothing before",
	},
	"EN060.hint": {ID: "beri tanggal, atau tanggal dan jam seperti dalam riwayat: --at \"20-01-2026 09.00\"", EN: "give a day, or a day and an hour as the history prints them: --at \"20-01-2026 09.00\""},
	"EN061": {
		ID: "{data} tidak dapat diperbaiki: naskah {naskah} memuatnya dan sudah dikunci",
		EN: "{data} cannot be corrected: the paper {naskah} carries it and is locked",
	},
	"EN061.hint": {ID: "perubahan sesudah penandatanganan dibuat dengan adendum", EN: "changes after signing are made by an addendum"},
	"EN061.aksi": {
		ID: "perubahan sesudah penandatanganan dibuat dengan adendum; {data} ditanyakan lagi sesudah aksi {aksi}",
		EN: "changes after signing are made by an addendum; {data} is asked anew after the action {aksi}",
	},
	"EN062": {
		ID: "{data} tidak dapat diperbaiki: naskah {naskah} yang memuatnya sudah diparaf ({jumlah} paraf)",
		EN: "{data} cannot be corrected: the paper {naskah}, which carries it, has been initialled ({jumlah} initials)",
	},
	"EN062.hint": {ID: "kembalikan dahulu naskahnya sehingga paraf gugur, lalu perbaiki", EN: "send the paper back first, so that the initials fall, then correct"},
	"EN120": {
		ID: "{data} diambil dari induk {induk} ketika berkas ini dibuka, jadi tidak diperbaiki di sini",
		EN: "{data} was taken from the mother {induk} when this dossier was opened, so it is not corrected here",
	},
	"EN120.hint": {
		ID: "perbaiki di berkas induknya; naskah yang memakai nilai lama diperbaiki dengan adendum, atau dengan membuka berkas baru di bawah induk itu",
		EN: "correct it in the mother; papers that carry the old value are mended by an addendum, or by opening a new dossier under that mother",
	},
	"EN063": {
		ID: "{data} yang lama sudah tercetak dalam {naskah}; naskah itu tetap sebagaimana terbit",
		EN: "the old value of {data} is printed in {naskah}; those papers stay as they were issued",
	},
	"EN063.hint": {ID: "naskah berikutnya memakai nilai yang baru", EN: "the next paper uses the new value"},
	"WF140":      {ID: "koreksi memerlukan alasan", EN: "a correction needs a reason"},
	"WF140.hint": {ID: "sebutkan dengan --reason; alasan itu masuk riwayat", EN: "state it with --reason; it goes into the history"},
	"WF141":      {ID: "{data} belum terisi, jadi tidak ada yang diperbaiki", EN: "{data} is not filled in, so there is nothing to correct"},
	"WF141.hint": {ID: "isilah dengan naskah fill di tahap yang memintanya", EN: "fill it in with naskah fill in the stage that asks for it"},
	"WF142":      {ID: "{data} sudah bernilai demikian", EN: "{data} has that value already"},
	"EN070":      {ID: "alasannya belum disebut", EN: "the reason is not stated"},
	"EN070.hint": {ID: "sebutkan dengan --reason; buku nomor menyimpannya", EN: "state it with --reason; the register keeps it"},
	"EN071": {
		ID: "urutan {dari} sampai {sampai} tidak dapat dipakai: mulai dari 1, paling banyak {batas} sekali jalan",
		EN: "the serials {dari} to {sampai} cannot be used: from 1 on, at most {batas} at a time",
	},
	"EN072": {
		ID: "urutan {minta} deret {deret} belum dapat dicatat: yang berikutnya {berikut}",
		EN: "serial {minta} of series {deret} cannot be entered yet: the next one is {berikut}",
	},
	"EN072.hint": {ID: "catat dahulu yang di antaranya, batal atau dipakai di luar, supaya tidak ada celah tanpa penjelasan", EN: "enter those in between first, void or used elsewhere, so that no gap is left unexplained"},
	"EN073": {
		ID: "nomor {nomor} berlaku untuk naskah berkas {berkas}",
		EN: "the number {nomor} is in force for a paper of dossier {berkas}",
	},
	"EN073.hint": {ID: "hanya dapat dibatalkan, satu per satu: naskah number void", EN: "it can only be voided, one at a time: naskah number void"},
	"EN074":      {ID: "nomor {nomor} sudah batal atau dipakai di luar", EN: "the number {nomor} is void or used elsewhere already"},
	"EN074.hint": {ID: "lihat sebabnya: naskah number gaps", EN: "see why: naskah number gaps"},
	"EN075": {
		ID: "nomor {nomor} tidak dapat dibatalkan: naskah {naskah} yang memakainya sudah dikunci",
		EN: "the number {nomor} cannot be voided: the paper {naskah}, which bears it, is locked",
	},
	"EN075.hint": {ID: "naskah yang sudah ditandatangani diakhiri atau diubah dengan naskah lain, bukan dengan membatalkan nomornya", EN: "a signed paper is ended or changed by another paper, not by voiding its number"},
	"EN076": {
		ID: "nomor {nomor} tidak dapat dibatalkan: berkas {berkas} di tahap {tahap} masih memakainya dan tidak dapat menerbitkan penggantinya",
		EN: "the number {nomor} cannot be voided: dossier {berkas} in stage {tahap} still uses it and cannot draw another there",
	},
	"EN076.hint": {ID: "kembalikan dahulu berkasnya ke tahap yang menerbitkan nomor itu", EN: "send the dossier back to the stage that draws the number first"},
}
