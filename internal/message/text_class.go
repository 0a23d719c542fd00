package message

// classTexts are what room class says.
var classTexts = table{
	"KL001": {ID: "folder ini bukan kelas", EN: "this folder is not a class"},
	"KL001.hint": {
		ID: "buat dengan naskah class new FOLDER, atau sebut folder kelas dengan --class",
		EN: "make one with naskah class new FOLDER, or name the folder of the class with --class",
	},
	"KL002": {ID: "kelompok {kelompok} tidak ada; yang ada: {ada}", EN: "there is no group {kelompok}; there are: {ada}"},
	"KL003": {ID: "kode {kode} tidak dikenal di kelas ini", EN: "code {kode} is not known in this class"},
	"KL003.hint": {
		ID: "periksa hurufnya; pelatih melihat semua kode dengan naskah class codes",
		EN: "check its letters; the trainer sees all codes with naskah class codes",
	},
	"KL015":      {ID: "kursi ini tidak memegang peran {peran}; perannya: {kursi}", EN: "this seat does not hold the role {peran}; it holds: {kursi}"},
	"KL005":      {ID: "tidak dapat kembali ke entri {n}: riwayat kelompok berisi entri {awal} sampai dengan {akhir}", EN: "cannot go back to entry {n}: the group's history has entries {awal} to {akhir}"},
	"KL005.hint": {ID: "lihat nomornya dengan naskah class timeline; 0 berarti awal skenario", EN: "see the numbers with naskah class timeline; 0 is the start of the scenario"},
	"KL016":      {ID: "jam kelompok {kelompok} sudah melewati saat itu", EN: "the clock of group {kelompok} is past that moment"},
	"KL016.hint": {ID: "jam hanya mundur bersama riwayatnya: naskah class reset", EN: "a clock goes back only with its history: naskah class reset"},
	"KL007":      {ID: "nilai {nilai} bukan bilangan 0 sampai dengan 100", EN: "mark {nilai} is not a number from 0 to 100"},
	"KL008":      {ID: "folder ini sudah ada", EN: "this folder exists already"},
	"KL008.hint": {ID: "pilih nama lain; kelas dibuat di folder yang belum ada", EN: "choose another name; a class is made in a folder that does not exist yet"},
	"KL009":      {ID: "\"{teks}\" bukan saat yang dapat dituju", EN: "\"{teks}\" is not a moment to jump to"},
	"KL009.hint": {
		ID: "tulis tanggal (20 Maret 2026), tanggal dan jam (20 Maret 2026 10.00), jangka (5 hari kerja), atau tenggat",
		EN: "write a date (20 Maret 2026), a date and hour (20 Maret 2026 10.00), a length (5 hari kerja), or tenggat",
	},
	"KL010":      {ID: "kelas ini sudah selesai", EN: "this class is finished"},
	"KL010.hint": {ID: "yang masih dapat dilakukan: melihat, dan naskah class debrief", EN: "what can still be done: look, and naskah class debrief"},
	"KL011":      {ID: "kelompok {kelompok} sedang dijeda pelatih", EN: "the trainer has paused group {kelompok}"},
	"KL011.hint": {ID: "tunggu sampai kelas dilanjutkan (naskah class resume)", EN: "wait until the class goes on (naskah class resume)"},
	"KL012":      {ID: "kelompok {kelompok} baru saja dikembalikan pelatih ke keadaan sebelumnya", EN: "the trainer has just taken group {kelompok} back"},
	"KL012.hint": {ID: "lihat lagi keadaannya, lalu ulangi", EN: "look at it again, then repeat"},
	"KL013":      {ID: "kelompok {kelompok} tidak memiliki tenggat yang akan datang", EN: "group {kelompok} has no deadline ahead"},
	"KL004":      {ID: "tanggal_selesai lebih dahulu daripada tanggal_mulai", EN: "tanggal_selesai is before tanggal_mulai"},

	"KL.kisah.nomor":    {ID: "buku nomor: {alasan}", EN: "book of numbers: {alasan}"},
	"KL.kisah.kejadian": {ID: "KEJADIAN {kejadian}{berita}", EN: "EVENT {kejadian}{berita}"},

	"KL027":         {ID: "kejadian {kejadian} tidak ada di skenario; yang ada: {ada}", EN: "event {kejadian} is not in the scenario; there are: {ada}"},
	"KL027.suggest": {ID: "mungkin maksudnya {mirip}", EN: "perhaps {mirip} is meant"},
	"KL018":         {ID: "kejadian {kejadian} sudah terjadi di kelompok {kelompok}", EN: "event {kejadian} has happened in group {kelompok} already"},
	"KL028":         {ID: "butir {butir} tidak dinilai pelatih; yang dinilai pelatih: {ada}", EN: "item {butir} is not marked by the trainer; those that are: {ada}"},
	"KL028.suggest": {ID: "mungkin maksudnya {mirip}", EN: "perhaps {mirip} is meant"},

	"KL020":         {ID: "skenario ini tidak menyediakan kursi untuk orang", EN: "this scenario has no seat for people"},
	"KL020.hint":    {ID: "tulis orang: 1 pada peran yang dimainkan peserta", EN: "write orang: 1 at the roles that participants play"},
	"KL021":         {ID: "{jumlah} peserta lebih dari batas {batas}", EN: "{jumlah} participants are more than the limit of {batas}"},
	"KL022":         {ID: "peran {peran} bagi {nama} tidak ada di skenario; yang ada: {ada}", EN: "role {peran} of {nama} is not in the scenario; there are: {ada}"},
	"KL022.suggest": {ID: "mungkin maksudnya {mirip}", EN: "perhaps {mirip} is meant"},
	"KL023":         {ID: "kelompok tidak dapat bernama \"{kelompok}\"", EN: "a group cannot be called \"{kelompok}\""},
	"KL023.hint":    {ID: "pakai huruf, angka, spasi, titik, atau tanda hubung, paling panjang 40", EN: "use letters, digits, spaces, dots or dashes, 40 at most"},
	"KL024":         {ID: "daftar peserta menyebut lebih dari {jumlah} kelompok: {ada}", EN: "the list of participants names more than {jumlah} groups: {ada}"},
	"KL025":         {ID: "{jumlah} kelompok lebih dari batas {batas}", EN: "{jumlah} groups are more than the limit of {batas}"},
	"KL026":         {ID: "folder kantor lebih besar dari {batas} MiB", EN: "the folder of the office is larger than {batas} MiB"},
	"KL026.hint":    {ID: "pakai folder yang hanya berisi profil, alur, templat, dan gambarnya", EN: "use a folder that holds only the profile, workflows, templates and their pictures"},
}
