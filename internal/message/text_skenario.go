package message

// scenarioKeyTexts say what each key of skenario/v1 means (room simulate, keys.go).
var scenarioKeyTexts = table{
	"kunci.skenario.skema":    {ID: "bahasa berkas ini; selalu skenario/v1", EN: "the language of this file; always skenario/v1"},
	"kunci.skenario.judul":    {ID: "judul skenario untuk dibaca orang", EN: "the title of the scenario for people"},
	"kunci.skenario.tujuan":   {ID: "apa yang dipelajari peserta", EN: "what the players learn"},
	"kunci.skenario.alur":     {ID: "alur yang digladikan", EN: "the workflow that is rehearsed"},
	"kunci.skenario.benih":    {ID: "benih bot; benih yang sama memberi permainan yang sama", EN: "the seed of the bots; the same seed gives the same play"},
	"kunci.skenario.jam":      {ID: "jam permainan", EN: "the clock of the play"},
	"kunci.skenario.kursi":    {ID: "setiap peran alur dan siapa yang memainkannya", EN: "every role of the workflow and who plays it"},
	"kunci.skenario.perilaku": {ID: "perilaku bot selain yang sudah ada: lancar, lambat, alot, acak", EN: "manners of bots besides the shipped ones: lancar, lambat, alot, acak"},
	"kunci.skenario.taklimat": {ID: "apa yang diketahui pemain ketika mulai", EN: "what the players know when they begin"},
	"kunci.skenario.jawaban":  {ID: "jawaban bot yang disiapkan; sisanya dikarang", EN: "prepared answers of the bots; the rest is made up"},
	"kunci.skenario.kejadian": {ID: "yang menyela permainan, masing-masing sekali", EN: "what comes between, each once"},
	"kunci.skenario.rubrik":   {ID: "butir-butir penilaian", EN: "what the play is judged by"},
	"kunci.skenario.uji":      {ID: "tahap yang dituju bot, berurutan; sekaligus uji alur", EN: "the stages the bots head for, in order; a test of the workflow too"},

	"kunci.skenario.jam.mulai": {ID: "saat permainan dimulai", EN: "when the play begins"},
	"kunci.skenario.jam.laju":  {ID: "berapa lama satu hari permainan di kelas", EN: "how long a day of the play lasts in a class"},

	"kunci.skenario.kursi.orang":   {ID: "berapa orang yang mengisi; 0 atau kosong: bot", EN: "how many people play it; 0 or none: a bot"},
	"kunci.skenario.kursi.bot":     {ID: "perilaku botnya, juga selama kursi belum diisi", EN: "the manner of its bot, also while the seat is empty"},
	"kunci.skenario.kursi.nama":    {ID: "bertindak dengan nama ini", EN: "acts by this name"},
	"kunci.skenario.kursi.pejabat": {ID: "bertindak sebagai pemegang jabatan ini pada hari itu", EN: "acts as the holder of this post on the day"},

	"kunci.skenario.perilaku.jeda":    {ID: "waktu sebelum bertindak, paling cepat dan paling lambat", EN: "how long it takes to act, at least and at most"},
	"kunci.skenario.perilaku.tolak":   {ID: "berapa kali mengembalikan di tiap tahap sebelum setuju", EN: "how often it gives back in each stage before it agrees"},
	"kunci.skenario.perilaku.acak":    {ID: "memilih aksi dengan acak", EN: "chooses actions at random"},
	"kunci.skenario.perilaku.langkah": {ID: "aturan yang didahulukan, berurutan", EN: "rules that come first, in order"},

	"kunci.skenario.langkah.tahap":  {ID: "hanya di tahap ini", EN: "only in this stage"},
	"kunci.skenario.langkah.jika":   {ID: "hanya bila syarat ini berlaku", EN: "only when this condition holds"},
	"kunci.skenario.langkah.aksi":   {ID: "aksi atau paraf yang diambil", EN: "the action or initial to take"},
	"kunci.skenario.langkah.kali":   {ID: "paling banyak sekian kali", EN: "at most so many times"},
	"kunci.skenario.langkah.jeda":   {ID: "jeda sendiri untuk langkah ini", EN: "a pace of its own for this step"},
	"kunci.skenario.langkah.alasan": {ID: "alasannya, bergantian", EN: "its reasons, in turn"},
	"kunci.skenario.langkah.isi":    {ID: "jawaban yang berbeda dari yang disiapkan", EN: "answers that differ from the prepared ones"},

	"kunci.skenario.taklimat.umum":    {ID: "untuk semua pemain", EN: "for all players"},
	"kunci.skenario.taklimat.rahasia": {ID: "untuk satu peran saja", EN: "for one role only"},

	"kunci.skenario.kejadian.nama":           {ID: "sebutan kejadian untuk dibaca orang", EN: "what people call the event"},
	"kunci.skenario.kejadian.hari":           {ID: "mulai hari permainan yang ke sekian", EN: "from the n-th day of the play on"},
	"kunci.skenario.kejadian.tahap":          {ID: "selama berkas berdiri di tahap ini", EN: "while the dossier stands in this stage"},
	"kunci.skenario.kejadian.jika":           {ID: "selama syarat ini berlaku", EN: "while this condition holds"},
	"kunci.skenario.kejadian.manual":         {ID: "hanya bila pelatih menghendaki", EN: "only when the trainer says so"},
	"kunci.skenario.kejadian.berita":         {ID: "yang diberitahukan kepada pemain", EN: "what the players are told"},
	"kunci.skenario.kejadian.diam":           {ID: "pemain tidak diberi tahu: cacat yang ditanam", EN: "the players are not told: a planted defect"},
	"kunci.skenario.kejadian.oleh":           {ID: "atas nama peran siapa", EN: "in the name of which role"},
	"kunci.skenario.kejadian.sunting":        {ID: "naskah Word disunting di satu pasal dan dikirim kembali", EN: "the Word file is edited in one clause and sent back"},
	"kunci.skenario.kejadian.ganti_pejabat":  {ID: "sebuah jabatan berganti pemegang", EN: "a post changes hands"},
	"kunci.skenario.kejadian.ubah":           {ID: "jawaban yang diubah", EN: "answers that are changed"},
	"kunci.skenario.kejadian.mangkir":        {ID: "sebuah kursi tidak bertindak untuk sementara", EN: "a seat does not act for a while"},
	"kunci.skenario.kejadian.libur":          {ID: "keputusan baru tentang hari libur", EN: "a new decree of holidays"},
	"kunci.skenario.kejadian.nomor_terpakai": {ID: "nomor berikutnya sudah dipakai di luar Naskah", EN: "the next numbers were used elsewhere"},

	"kunci.skenario.sunting.naskah":  {ID: "naskah yang disunting", EN: "the paper that is edited"},
	"kunci.skenario.sunting.pasal":   {ID: "id pasalnya dalam templat", EN: "the id of the clause in the template"},
	"kunci.skenario.sunting.ganti":   {ID: "kata-kata yang diganti; tanpa ini ditambah satu ayat", EN: "the words to be replaced; without it an ayat is added"},
	"kunci.skenario.sunting.menjadi": {ID: "kata-kata barunya; tanpa ini dihapus", EN: "the new words; without it they are struck out"},
	"kunci.skenario.sunting.alasan":  {ID: "alasan yang dicatat", EN: "the reason that is recorded"},

	"kunci.skenario.ganti_pejabat.pejabat":        {ID: "jabatan yang berganti pemegang", EN: "the post that changes hands"},
	"kunci.skenario.ganti_pejabat.dasar":          {ID: "dasar pengangkatannya", EN: "on what basis"},
	"kunci.skenario.ganti_pejabat.nama":           {ID: "nama pemegang barunya", EN: "the name of the new holder"},
	"kunci.skenario.ganti_pejabat.gelar_depan":    {ID: "gelar di depan nama", EN: "degrees before the name"},
	"kunci.skenario.ganti_pejabat.gelar_belakang": {ID: "gelar di belakang nama", EN: "degrees behind the name"},
	"kunci.skenario.ganti_pejabat.jabatan":        {ID: "sebutan jabatannya; kosong: tetap", EN: "what the post is called; none: as before"},
	"kunci.skenario.ganti_pejabat.nip":            {ID: "NIP", EN: "NIP"},
	"kunci.skenario.ganti_pejabat.pangkat":        {ID: "pangkat", EN: "rank"},
	"kunci.skenario.ganti_pejabat.status":         {ID: "definitif, a.n., u.b., Plt., atau Plh.", EN: "definitif, a.n., u.b., Plt. or Plh."},

	"kunci.skenario.mangkir.peran":  {ID: "peran yang tidak bertindak", EN: "the role that does not act"},
	"kunci.skenario.mangkir.selama": {ID: "berapa lama", EN: "for how long"},

	"kunci.skenario.libur.tanggal": {ID: "hari pertamanya", EN: "its first day"},
	"kunci.skenario.libur.hingga":  {ID: "hari terakhirnya", EN: "its last day"},
	"kunci.skenario.libur.nama":    {ID: "nama hari libur", EN: "the name of the holiday"},

	"kunci.skenario.nomor_terpakai.deret":  {ID: "deret buku nomor", EN: "the series of the register"},
	"kunci.skenario.nomor_terpakai.jumlah": {ID: "berapa nomor", EN: "how many numbers"},

	"kunci.skenario.rubrik.nama":    {ID: "sebutan butir untuk dibaca orang", EN: "what people call the item"},
	"kunci.skenario.rubrik.bobot":   {ID: "nilai terbesar butir ini", EN: "the most the item is worth"},
	"kunci.skenario.rubrik.dasar":   {ID: "dasar hukumnya, untuk pembahasan", EN: "its legal basis, for the debrief"},
	"kunci.skenario.rubrik.pelatih": {ID: "dinilai pelatih, 0 sampai 100", EN: "marked by the trainer, 0 to 100"},
	"kunci.skenario.rubrik.tenggat": {ID: "tahap ini selalu selesai tepat waktu", EN: "this stage always ended in time"},
	"kunci.skenario.rubrik.jika":    {ID: "syarat ini berlaku di akhir", EN: "this condition holds at the end"},
	"kunci.skenario.rubrik.alasan":  {ID: "alasan tertulis dan cukup panjang", EN: "reasons were written and say enough"},
	"kunci.skenario.rubrik.memuat":  {ID: "naskah terbaru memuat kata-kata ini", EN: "the newest paper holds these words"},
	"kunci.skenario.rubrik.tanpa":   {ID: "naskah terbaru tidak memuat kata-kata ini", EN: "the newest paper does not hold these words"},
	"kunci.skenario.rubrik.pelaku":  {ID: "aksi diambil oleh pemegang jabatan hari itu", EN: "an action was taken by the holder of the post that day"},
	"kunci.skenario.rubrik.urutan":  {ID: "aksi dan paraf dalam urutan ini; paraf_nk.tolak menyebut tahapnya", EN: "actions and initials in this order; paraf_nk.tolak names one of a stage"},
	"kunci.skenario.rubrik.kembali": {ID: "berapa kali berkas boleh kembali ke sebuah tahap", EN: "how often the dossier may come back to a stage"},
	"kunci.skenario.rubrik.capai":   {ID: "sebuah tahap dicapai", EN: "a stage was reached"},

	"kunci.skenario.alasan.aksi":    {ID: "aksi yang alasannya dinilai", EN: "the action whose reasons are judged"},
	"kunci.skenario.alasan.tahap":   {ID: "hanya di tahap ini", EN: "only in this stage"},
	"kunci.skenario.alasan.minimal": {ID: "paling sedikit sekian huruf", EN: "at least so many characters"},

	"kunci.skenario.teks.naskah": {ID: "naskah yang dibaca", EN: "the paper that is read"},
	"kunci.skenario.teks.teks":   {ID: "kata-kata yang dicari", EN: "the words that are looked for"},

	"kunci.skenario.pelaku.aksi":    {ID: "aksi yang pelakunya dinilai", EN: "the action whose taker is judged"},
	"kunci.skenario.pelaku.tahap":   {ID: "hanya di tahap ini", EN: "only in this stage"},
	"kunci.skenario.pelaku.pejabat": {ID: "jabatan yang harus dipegangnya", EN: "the post they must hold"},

	"kunci.skenario.kembali.ke":       {ID: "tahap yang dihitung", EN: "the stage that is counted"},
	"kunci.skenario.kembali.maksimal": {ID: "paling banyak sekian kali", EN: "at most so many times"},

	"kunci.skenario.uji.tahap": {ID: "tahap yang harus dicapai", EN: "the stage to be reached"},
	"kunci.skenario.uji.dalam": {ID: "paling lama sejak permainan dimulai", EN: "at the latest, from the beginning of the play"},
}
