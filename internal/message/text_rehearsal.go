package message

// rehearsalTexts are what `naskah simulate` says.
var rehearsalTexts = table{
	"cli.simulate.use":   {ID: "simulate [SKENARIO]", EN: "simulate [SCENARIO]"},
	"cli.simulate.short": {ID: "gladikan sebuah skenario dengan bot", EN: "rehearse a scenario with bots"},
	"cli.simulate.long": {
		ID: "Memainkan skenario (skenario/v1) sampai selesai: bot mengisi kursi, kejadian menyela, jam\n" +
			"melompat. Mencetak yang terjadi dan nilainya, dan meninggalkan naskahnya di folder per tahap.\n" +
			"Tidak ada yang tercatat di kantor. Benih yang sama memberi byte yang sama. Tanpa SKENARIO: daftar.",
		EN: "Plays a scenario (skenario/v1) to its end: bots take the seats, events come between, the clock\n" +
			"jumps. Prints what happened and the score, and leaves the papers in a folder per stage. Nothing\n" +
			"is recorded in the office. The same seed gives the same bytes. Without SCENARIO: a list.",
	},
	"cli.schema.what":       {ID: "skema untuk alur atau skenario, bukan \"{nama}\"", EN: "a schema of alur or skenario, not \"{nama}\""},
	"cli.check.scenario":    {ID: "skenario {berkas} diperiksa: {temuan} temuan", EN: "scenario {berkas} checked: {temuan} findings"},
	"cli.simulate.progress": {ID: "gerak {n}: {tahap}", EN: "move {n}: {tahap}"},
	"cli.simulate.event":    {ID: "KEJADIAN: {kejadian}", EN: "EVENT: {kejadian}"},
	"cli.simulate.score":    {ID: "Nilai: {nilai} dari {bobot}; menunggu pelatih: {menunggu}", EN: "Score: {nilai} of {bobot}; waiting for the trainer: {menunggu}"},
	"cli.simulate.tests":    {ID: "Uji", EN: "Tests"},
	"cli.simulate.good":     {ID: "tercapai", EN: "reached"},
	"cli.simulate.bad":      {ID: "TIDAK tercapai", EN: "NOT reached"},
	"cli.head.scenario":     {ID: "Skenario", EN: "Scenario"},
	"cli.head.mark":         {ID: "Nilai", EN: "Mark"},
	"cli.head.item":         {ID: "Butir", EN: "Item"},
	"cli.head.why":          {ID: "Sebab", EN: "Why"},
	"cli.flag.seed":         {ID: "`BENIH` bot; lain benih lain permainan (bawaan: dari skenario)", EN: "`SEED` of the bots; another seed is another play (default: the scenario's)"},
	"cli.flag.step":         {ID: "mainkan sendiri kursi `PERAN`, selangkah demi selangkah", EN: "play the seat `ROLE` yourself, step by step"},
	"cli.flag.explore":      {ID: "jalani alur atau skenario `N` kali secara acak tanpa naskah", EN: "walk a workflow or a scenario `N` times at random, without papers"},
	"cli.explore.walks":     {ID: "--explore memerlukan bilangan mulai dari 1, bukan {banyak}", EN: "--explore needs a number from 1, not {banyak}"},
	"cli.explore.progress":  {ID: "jalan {n} dari {semua}, {gagal} gagal", EN: "walk {n} of {semua}, {gagal} failed"},
	"cli.explore.walked":    {ID: "{banyak} jalan: {tuntas} tuntas, {panjang} terlalu panjang, {gagal} gagal", EN: "{banyak} walks: {tuntas} to an end, {panjang} too long, {gagal} failed"},
	"cli.explore.unseen":    {ID: "Tidak pernah dikunjungi atau diambil ({banyak}):", EN: "Never visited or taken ({banyak}):"},
	"cli.explore.event":     {ID: "kejadian {kejadian}: {kali} dari {banyak} jalan, {ditolak} ditolak", EN: "event {kejadian}: {kali} of {banyak} walks, {ditolak} refused"},
	"cli.explore.goal":      {ID: "uji {tahap}: tercapai dalam {kali} dari {banyak} jalan", EN: "goal {tahap}: reached in {kali} of {banyak} walks"},
	"cli.explore.shortest":  {ID: "Jalan gagal terpendek ({gerak} gerak; ulangi dengan --explore 1 --seed {benih}):", EN: "Shortest failing walk ({gerak} moves; repeat with --explore 1 --seed {benih}):"},
	"cli.head.visits":       {ID: "Kunjungan", EN: "Visits"},
	"cli.head.late":         {ID: "Lewat tenggat", EN: "Past deadline"},

	"SK080":       {ID: "tidak ada skenario \"{nama}\"", EN: "there is no scenario \"{nama}\""},
	"SK080.hint":  {ID: "yang ada: {ada}; berkas sendiri ditulis dengan .yaml", EN: "there are: {ada}; a file of your own is written with .yaml"},
	"SK080.mirip": {ID: "mungkin maksudnya \"{mirip}\"", EN: "did you mean \"{mirip}\"?"},

	"cli.step.role":     {ID: "peran {peran} tidak ada di alur ini; yang ada: {ada}", EN: "there is no role {peran} in this workflow; there are: {ada}"},
	"cli.step.terminal": {ID: "--step memerlukan terminal tempat menjawab", EN: "--step needs a terminal to answer at"},
	"cli.step.seat":     {ID: "Anda bermain sebagai {peran}.", EN: "You play {peran}."},
	"cli.step.stands":   {ID: "{waktu} · {tahap}. Apa yang Anda lakukan?", EN: "{waktu} · {tahap}. What do you do?"},
	"cli.step.offer":    {ID: "{aksi}, ke {ke}", EN: "{aksi}, to {ke}"},
	"cli.step.wait":     {ID: "menunggu yang lain", EN: "wait for the others"},
	"cli.step.leave":    {ID: "berhenti dan dinilai", EN: "stop and be judged"},
	"cli.step.reason":   {ID: "Alasan", EN: "Reason"},
	"cli.step.happened": {ID: "{waktu} {siapa}: {apa}", EN: "{waktu} {siapa}: {apa}"},
}
