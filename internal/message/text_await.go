package message

// awaitTexts are what room workflow says of actions that wait for a dossier
// opened under this one: WF230 to WF233 refusals, the others about the file.
var awaitTexts = table{
	"WF230": {ID: "aksi {aksi} menunggu berkas {alur}, dan sejak tahap ini belum ada yang dibuka",
		EN: "the action {aksi} waits for a dossier of {alur}, and none was opened since this stage began"},
	"WF230.hint": {ID: "buka: naskah new {alur} --mother {berkas}",
		EN: "open it: naskah new {alur} --mother {berkas}"},
	"WF231": {ID: "aksi {aksi} menunggu berkas {anak}, yang masih di tahap {tahap}",
		EN: "the action {aksi} waits for the dossier {anak}, which still stands in stage {tahap}"},
	"WF231.hint": {ID: "lanjutkan {anak} sampai: {mencapai}",
		EN: "carry {anak} on to: {mencapai}"},
	"WF232": {ID: "berkas {anak} belum memiliki {data}",
		EN: "the dossier {anak} has no {data} yet"},
	"WF233": {ID: "{data} dari berkas {anak} tidak cocok dengan isian di sini",
		EN: "{data} of the dossier {anak} does not fit the field here"},
	"WF235": {ID: "alur {alur} tidak dapat dibuka di bawah {ini}",
		EN: "the workflow {alur} cannot be opened under {ini}"},
	"WF235.hint": {ID: "sebut {ini} pada induk: alur di {alur}",
		EN: "name {ini} under induk: alur of {alur}"},
	"WF236": {ID: "aksi di tahap {tahap} menunggu {alur}, yang baru dapat dibuka setelah {mencapai}: dari sana tidak ada jalan ke sini",
		EN: "the action in stage {tahap} waits for {alur}, which can be opened after {mencapai} only: no way leads here from there"},
	"WF237": {ID: "alur {alur} tidak memiliki tahap {tahap}",
		EN: "the workflow {alur} has no stage {tahap}"},
	"WF238": {ID: "alur {alur} tidak memiliki data {data}",
		EN: "the workflow {alur} has no field {data}"},
	"WF239": {ID: "data {data} di alur {alur} berjenis lain",
		EN: "the field {data} of the workflow {alur} is of another kind"},
	"WF240": {ID: "data {data} di alur {alur} mungkin kosong setelah tahap {tahap} dicapai",
		EN: "the field {data} of the workflow {alur} may be empty after stage {tahap} is reached"},
}
