package message

// staffTexts are what room engine says of the people who hold roles.
var staffTexts = table{
	"EN080": {ID: "{nama} tidak memegang peran {peran} pada {hari}; ini dicatat",
		EN: "{nama} does not hold the role {peran} on {hari}; this is recorded"},
	"EN080.hint": {ID: "menurut naskah.yaml pemegangnya: {ada}",
		EN: "by naskah.yaml it is held by: {ada}"},
	"EN081": {ID: "peran {peran} hanya untuk pemegangnya, dan pada {hari} itu bukan \"{nama}\"",
		EN: "the role {peran} is for its holders only, and on {hari} \"{nama}\" is none"},
	"EN081.hint": {ID: "menurut naskah.yaml pemegangnya: {ada}; tulis --as {peran}:NAMA",
		EN: "by naskah.yaml it is held by: {ada}; write --as {peran}:NAME"},
	"EN082": {ID: "pada {hari} peran {peran} tidak dipegang siapa pun, padahal tahap {tahap} membutuhkannya",
		EN: "on {hari} nobody holds the role {peran}, which stage {tahap} needs"},
	"EN082.hint": {ID: "perbarui pejabat atau peran di naskah.yaml, dengan Plt. atau Plh. bila perlu",
		EN: "bring pejabat or peran of naskah.yaml up to date, with a Plt. or Plh. if need be"},
	"EN083": {ID: "dengan pejabat pada {hari} kuorum tahap {tahap} tidak dapat tercapai: {jumlah} paraf dari orang yang berbeda, perlu {minimal}",
		EN: "with the officials of {hari} the quorum of stage {tahap} cannot come about: {jumlah} initials of different people, {minimal} needed"},
	"EN083.hint": {ID: "yang tidak mendapat orang: {kursi}; tambah pejabat pada peran itu atau ubah kuorumnya",
		EN: "without a person of their own: {kursi}; add officials to the role or change the quorum"},
	"EN084": {ID: "{aksi} harus oleh orang lain daripada di tahap {tahap}, padahal pada {hari} keduanya hanya dipegang {nama}",
		EN: "{aksi} is for somebody else than in stage {tahap}, but on {hari} {nama} alone holds both"},
	"EN085": {ID: "peran {peran} tidak dikenal alur mana pun",
		EN: "no workflow knows the role {peran}"},
}
