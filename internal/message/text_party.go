package message

// partyTexts are what the command line says of the register of parties.
var partyTexts = table{
	"cli.party.use":   {ID: "party", EN: "party"},
	"cli.party.short": {ID: "daftar pihak dan pejabatnya, dipakai bersama semua berkas", EN: "the register of parties and their officials, shared by all dossiers"},
	"cli.party.long": {
		ID: "Daftar pihak di pihak.yaml, di samping naskah.yaml: lembaga, kewenangan, alamat, penghubung, dan\npejabatnya dengan masa jabatan. Dalam jawaban, @kunci berarti lembaga itu dengan penanda tangan pada\nhari itu, dan @kunci:jabatan lembaga itu diwakili pejabat lain, atau pejabat itu sendiri.",
		EN: "The register of parties in pihak.yaml beside naskah.yaml: institutions, their authority, address and\ncontact, and their officials with dated posts. In an answer, @key means the institution with its\nsigner of that day, and @key:post the institution represented by another official, or that official.",
	},
	"cli.partylist.use":   {ID: "list", EN: "list"},
	"cli.partylist.short": {ID: "pihak yang dikenal dan siapa yang menandatangani", EN: "the parties known and who signs for them"},
	"cli.partylist.long": {
		ID: "Menampilkan pihak dari pihak.yaml dan mitra dari naskah.yaml, dengan penanda tangan pada hari itu,\nserta peringatan tentang nama atau NIP yang tampaknya ganda.",
		EN: "Shows the parties of pihak.yaml and the partners of naskah.yaml with their signer of that day, and\nwarns of names and NIP that seem to be doubles.",
	},
	"cli.partyshow.use":   {ID: "show KUNCI", EN: "show KEY"},
	"cli.partyshow.short": {ID: "satu pihak dengan semua pejabatnya", EN: "one party with all its officials"},
	"cli.partyshow.long":  {ID: "Menampilkan satu pihak: alamat, kewenangan, penghubung, dan pejabat dengan masa jabatannya.", EN: "Shows one party: address, authority, contacts, and officials with their terms."},
	"cli.party.none":      {ID: "belum ada pihak", EN: "there are no parties yet"},
	"cli.party.unknown":   {ID: "pihak \"{kunci}\" tidak dikenal", EN: "the party \"{kunci}\" is not known"},
	"cli.party.near":      {ID: "pihak \"{kunci}\" tidak dikenal; mungkin maksudnya \"{mirip}\"", EN: "the party \"{kunci}\" is not known; perhaps \"{mirip}\" is meant"},
	"cli.party.nobody":    {ID: "tidak ada pada tanggal itu", EN: "nobody on that day"},
	"cli.party.since":     {ID: "sejak {sejak}", EN: "since {sejak}"},
	"cli.party.until":     {ID: "hingga {hingga}", EN: "until {hingga}"},
	"cli.head.party":      {ID: "Pihak", EN: "Party"},
	"cli.head.key":        {ID: "Kunci", EN: "Key"},
	"cli.head.signer":     {ID: "Penanda tangan", EN: "Signer"},
	"cli.head.official":   {ID: "Pejabat", EN: "Official"},
	"cli.head.post":       {ID: "Jabatan", EN: "Post"},
	"cli.head.term":       {ID: "Masa jabatan", EN: "Term"},
	"cli.head.basis":      {ID: "Dasar", EN: "Basis"},
	"cli.flag.on":         {ID: "`TANGGAL`; tanpa ini hari ini", EN: "`DATE`; today without it"},
}
