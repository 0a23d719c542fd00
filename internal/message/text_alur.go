package message

// keyTexts say what each key of alur/v1 means (room workflow, keys.go).
var keyTexts = table{
	"kunci.alur.skema":   {ID: "bahasa berkas ini; selalu alur/v1", EN: "the language of this file; always alur/v1"},
	"kunci.alur.id":      {ID: "nama alur dalam perintah: naskah new ID", EN: "the name of the workflow in commands: naskah new ID"},
	"kunci.alur.versi":   {ID: "versi untuk dibaca orang; berkas kerja sama disematkan pada isi alur, bukan pada versinya", EN: "a version for people; a dossier is pinned to the content of the workflow, not to its version"},
	"kunci.alur.nama":    {ID: "nama alur untuk dibaca orang", EN: "the name of the workflow for people"},
	"kunci.alur.dasar":   {ID: "dasar hukum alur, untuk dibaca orang", EN: "the legal basis of the workflow, for people"},
	"kunci.alur.mulai":   {ID: "tahap pertama", EN: "the first stage"},
	"kunci.alur.buka":    {ID: "data yang diisi saat berkas dibuka; sesudah itu tetap", EN: "fields filled in when a dossier is opened; they stay as they are"},
	"kunci.alur.peran":   {ID: "siapa saja yang bertindak, masing-masing dengan namanya", EN: "who acts, each with its name"},
	"kunci.alur.data":    {ID: "data yang ditanyakan dan dicetak, masing-masing dengan jenisnya", EN: "the fields that are asked and printed, each with its kind"},
	"kunci.alur.tetapan": {ID: "nilai tetap untuk syarat; jumlah uang ditulis dalam rupiah", EN: "fixed values for conditions; money is written in rupiah"},
	"kunci.alur.aturan":  {ID: "syarat yang diberi nama supaya dapat dipakai di beberapa tempat", EN: "conditions with a name, to be used in several places"},
	"kunci.alur.tahap":   {ID: "tahap-tahap, masing-masing: oleh siapa, isi apa, dokumen apa, lalu ke mana", EN: "the stages, each saying who acts, what is filled in, which papers are made, and where it leads"},

	"kunci.peran.nama": {ID: "sebutan peran untuk dibaca orang", EN: "what people call the role"},
	"kunci.peran.luar": {ID: "peran di luar kantor, misalnya mitra atau DPRD", EN: "a role outside the office, such as the partner or the DPRD"},

	"kunci.peran.surat": {ID: "peran ini bertindak dengan surat: nomor dan tanggalnya harus dicatat", EN: "this role acts by letter: its number and date must be recorded"},

	"kunci.data.jenis":    {ID: "jenis nilainya: teks, rupiah, tanggal, pilihan, daftar, pihak, dan seterusnya", EN: "the kind of value: teks, rupiah, tanggal, pilihan, daftar, pihak and so on"},
	"kunci.data.label":    {ID: "sebutan data di formulir", EN: "what the form calls the field"},
	"kunci.data.bantuan":  {ID: "petunjuk pengisian", EN: "help for filling it in"},
	"kunci.data.opsional": {ID: "boleh kosong walaupun diminta formulir", EN: "may stay empty although a form asks for it"},
	"kunci.data.maks":     {ID: "nilai terbesar, panjang teks terbanyak, atau jumlah unsur terbanyak", EN: "the greatest value, the longest text, or the most elements"},
	"kunci.data.min":      {ID: "nilai terkecil atau jumlah unsur paling sedikit", EN: "the smallest value or the fewest elements"},
	"kunci.data.pola":     {ID: "pola (regular expression) yang harus cocok dengan seluruh teks", EN: "a regular expression the whole text must match"},
	"kunci.data.dari":     {ID: "pilihan yang boleh dipilih; hanya untuk jenis pilihan", EN: "what can be chosen; for kind pilihan only"},
	"kunci.data.unsur":    {ID: "jenis tiap unsur; hanya untuk jenis daftar", EN: "the kind of each element; for kind daftar only"},
	"kunci.data.kolom":    {ID: "bagian-bagian sebuah rincian, masing-masing dengan jenisnya", EN: "the parts of a rincian, each with its kind"},
	"kunci.data.deret":    {ID: "deret buku nomor tempat nomor diambil; hanya untuk jenis nomor", EN: "the series of the register a number is drawn from; for kind nomor only"},
	"kunci.data.bawaan":   {ID: "jawaban yang dipakai bila tidak diisi, ditulis seperti orang mengetiknya", EN: "the answer taken when none is given, written as a person would type it"},

	"kunci.tahap.nama":     {ID: "nama tahap untuk dibaca orang", EN: "the name of the stage for people"},
	"kunci.tahap.oleh":     {ID: "peran yang bertindak di tahap ini; salah satunya cukup", EN: "the roles that act in this stage; any of them will do"},
	"kunci.tahap.isi":      {ID: "data yang diminta di tahap ini; wajib kecuali yang opsional", EN: "the fields asked in this stage; required unless optional"},
	"kunci.tahap.dokumen":  {ID: "dokumen yang dibuat sekali oleh aksi yang melengkapi isian; di tahap akhir: saat tahap dimasuki", EN: "papers made once by an action that completes the form; in a final stage: on entry"},
	"kunci.tahap.tenggat":  {ID: "lamanya tahap ini boleh berlangsung, ditulis langsung atau dengan rincian", EN: "how long this stage may take, as a length alone or with details"},
	"kunci.tahap.paralel":  {ID: "kursi-kursi yang membubuhkan paraf", EN: "the seats that initial"},
	"kunci.tahap.kuorum":   {ID: "kapan paraf cukup; tanpa ini semua kursi harus membubuhkan paraf", EN: "when the initials suffice; without it every seat must initial"},
	"kunci.tahap.aksi":     {ID: "yang dapat dilakukan di tahap ini", EN: "what can be done in this stage"},
	"kunci.tahap.otomatis": {ID: "cabang yang dicoba berurutan tanpa menunggu orang; yang terakhir tanpa jika", EN: "branches tried in order without waiting for anyone; the last one without jika"},
	"kunci.tahap.akhir":    {ID: "menandai tahap akhir dan menyebut cara berkas berakhir, misalnya tuntas atau batal", EN: "marks a final stage and says how the dossier ended, such as tuntas or batal"},

	"kunci.dokumen.pakai":    {ID: "nama templat dokumen", EN: "the name of the paper's template"},
	"kunci.dokumen.sebagai":  {ID: "rancangan (bernomor, bertanda RANCANGAN) atau final; tanpa ini final", EN: "rancangan (a numbered draft, marked as such) or final; final when absent"},
	"kunci.dokumen.menyusul": {ID: "data yang boleh masih kosong dalam rancangan", EN: "fields that may still be empty in a draft"},
	"kunci.dokumen.jika":     {ID: "syarat dibuatnya dokumen", EN: "the condition under which the paper is made"},

	"kunci.tenggat.lama":     {ID: "lamanya, misalnya 45 hari kerja; hari kerja dihitung menurut hari libur di naskah.yaml", EN: "the length, such as 45 hari kerja; working days are counted by the holidays of naskah.yaml"},
	"kunci.tenggat.sejak":    {ID: "tanggal yang diisi dan menjadi awal hitungan, misalnya tanggal terima; tanpa ini: hari tahap dimasuki", EN: "an answered date the count begins with, such as the day of receipt; when absent the day the stage is entered"},
	"kunci.tenggat.ingatkan": {ID: "berapa lama sebelum tenggat orang diingatkan", EN: "how long before the end people are reminded"},
	"kunci.tenggat.naikkan":  {ID: "peran yang diberi tahu bila tenggat lewat", EN: "the roles that are told once the deadline has gone by"},

	"kunci.kursi.nama":    {ID: "sebutan kursi untuk dibaca orang", EN: "what people call the seat"},
	"kunci.kursi.oleh":    {ID: "peran yang membubuhkan paraf di kursi ini", EN: "the roles that initial in this seat"},
	"kunci.kursi.setelah": {ID: "kursi yang membubuhkan paraf lebih dulu (paraf berjenjang)", EN: "the seats that initial before this one, in the order of rank"},

	"kunci.kursi.beda_orang": {ID: "tahap yang pelakunya tidak boleh membubuhkan paraf di kursi ini; tahap ini sendiri: satu orang satu kursi", EN: "stages whose people may not initial in this seat; this very stage: one person, one seat"},

	"kunci.kuorum.minimal": {ID: "jumlah paraf paling sedikit", EN: "the fewest initials that suffice"},
	"kunci.kuorum.wajib":   {ID: "kursi yang tidak boleh tanpa paraf", EN: "the seats without which there is no quorum"},

	"kunci.aksi.nama":      {ID: "nama aksi untuk dibaca orang", EN: "the name of the action for people"},
	"kunci.aksi.ke":        {ID: "tahap tujuan", EN: "the stage it leads to"},
	"kunci.aksi.tetap":     {ID: "aksi yang berlangsung di tahap ini juga, misalnya laporan berkala", EN: "an action that stays in its stage, such as a periodic report"},
	"kunci.aksi.oleh":      {ID: "mempersempit siapa yang boleh; salah_satu berarti kursi mana pun dari tahap paralel", EN: "narrows who may take it; salah_satu means any seat of the parallel stage"},
	"kunci.aksi.jika":      {ID: "syarat aksi ini", EN: "the condition of the action"},
	"kunci.aksi.alasan":    {ID: "alasan harus disebut; isian boleh belum lengkap dan dokumen tahap tidak dibuat", EN: "a reason must be given; the form may be incomplete and the stage's papers are not made"},
	"kunci.aksi.otomatis":  {ID: "aksi terjadi sendiri begitu kuorum tercapai", EN: "the action happens by itself once the quorum is there"},
	"kunci.aksi.nomori":    {ID: "nomor yang diambil dari buku nomor bersama aksi ini, sebelum dokumennya dibuat", EN: "numbers drawn from the register with this action, before its papers are made"},
	"kunci.aksi.dokumen":   {ID: "dokumen yang dibuat aksi ini sebagai pengganti dokumen tahapnya", EN: "the papers this action makes instead of the stage's"},
	"kunci.aksi.kunci":     {ID: "dokumen yang sesudah aksi ini tidak dibuat lagi", EN: "papers that are not made again after this action"},
	"kunci.aksi.kosongkan": {ID: "data yang dikosongkan sesudah dokumen aksi ini dibuat, untuk putaran berikutnya", EN: "fields emptied after the papers of this action are made, for the next round"},
	"kunci.aksi.gugurkan":  {ID: "tahap paralel yang parafnya gugur", EN: "the parallel stage whose initials fall"},

	"kunci.aksi.beda_orang":    {ID: "tahap yang pelakunya tidak boleh melakukan aksi ini (pemisahan tugas)", EN: "stages whose people may not take this action (separation of duties)"},
	"kunci.aksi.setiap":        {ID: "aksi yang harus diulang, misalnya laporan setiap 6 bulan", EN: "an action to be repeated, such as a report every 6 months"},
	"kunci.aksi.sejak":         {ID: "tanggal yang diisi dan menjadi awal hitungan setiap; tanpa ini: hari tahap pertama kali dimasuki", EN: "an answered date setiap counts from; when absent the day the stage was first entered"},
	"kunci.aksi.jeda":          {ID: "mulai menghentikan tenggat selama pihak luar memegang naskah, selesai menjalankannya lagi", EN: "mulai stops the deadline while somebody outside holds the draft, selesai runs it again"},
	"kunci.aksi.lewat_tenggat": {ID: "aksi baru boleh sesudah tenggat tahapnya lewat, misalnya dianggap setuju; orang yang menegaskannya", EN: "the action is allowed only after the deadline of its stage has gone by, such as a deemed approval; a person confirms it"},

	"kunci.cabang.jika": {ID: "syarat cabang; cabang terakhir tanpa syarat", EN: "the condition of the branch; the last one has none"},
	"kunci.cabang.ke":   {ID: "tahap tujuan", EN: "the stage it leads to"},
}

// drawTexts are what the commands about workflows say.
var drawTexts = table{
	"cli.workflow.use":     {ID: "workflow", EN: "workflow"},
	"cli.workflow.short":   {ID: "alur kerja sama", EN: "workflows"},
	"cli.workflow.long":    {ID: "Perintah tentang alur.", EN: "Commands about workflows."},
	"cli.draw.use":         {ID: "draw [ALUR]", EN: "draw [WORKFLOW]"},
	"cli.draw.short":       {ID: "gambar alur", EN: "draw a workflow"},
	"cli.draw.long":        {ID: "Menggambar alur sebagai SVG untuk dicetak hitam putih, atau sebagai teks Mermaid. Garis putus-putus:\naksi yang perlu alasan; garis tebal: terjadi sendiri. Dengan --dossier, alur berkas itu digambar dan\ntahapnya sekarang dihitamkan.", EN: "Draws a workflow as SVG to be printed in black and white, or as Mermaid text. Dashed lines:\nactions that need a reason; thick lines: what happens by itself. With --dossier it draws that\ndossier's workflow and fills its present stage black."},
	"cli.draw.what":        {ID: "sebut nama alur atau --dossier, salah satu; bentuknya: {bentuk}", EN: "name a workflow or --dossier, one of them; the form is: {bentuk}"},
	"cli.draw.format":      {ID: "bentuk \"{nama}\" tidak ada; pilih svg atau mermaid", EN: "there is no format \"{nama}\"; choose svg or mermaid"},
	"cli.flag.drawdossier": {ID: "gambar alur `BERKAS` ini dan tandai tahapnya", EN: "draw the workflow of this `DOSSIER` and mark its stage"},
	"cli.flag.drawformat":  {ID: "`BENTUK` gambar: svg atau mermaid (tanpa ini svg)", EN: "`FORMAT` of the drawing: svg or mermaid (svg when absent)"},
	"cli.schema.use":       {ID: "schema", EN: "schema"},
	"cli.schema.short":     {ID: "cetak JSON Schema alur/v1 untuk penyunting", EN: "print the JSON Schema of alur/v1 for editors"},
	"cli.schema.long":      {ID: "Mencetak JSON Schema bahasa alur/v1, supaya penyunting teks melengkapi dan menjelaskan kunci sewaktu\nalur ditulis. Nama, syarat, dan jalannya alur tetap diperiksa naskah check.", EN: "Prints the JSON Schema of alur/v1, so that an editor completes and explains keys while a workflow\nis written. Names, conditions and paths are left to naskah check."},
	"cli.explain.key":      {ID: "{nama}, di dalam {induk}", EN: "{nama}, inside {induk}"},
	"cli.explain.needed":   {ID: "harus ada", EN: "required"},

	"cli.due.on":          {ID: "Tenggat {apa}: {tanggal}", EN: "{apa} is due on {tanggal}"},
	"cli.due.late":        {ID: "Tenggat {apa} sudah lewat: {tanggal}", EN: "{apa} was due on {tanggal}"},
	"cli.due.suspended":   {ID: "Tenggat {apa} dihentikan sejak {sejak}", EN: "The deadline of {apa} has stood still since {sejak}"},
	"cli.due.provisional": {ID: " (sementara: hari libur tahun itu belum ada di naskah.yaml)", EN: " (provisional: the holidays of that year are not in naskah.yaml yet)"},
	"cli.due.escalate":    {ID: "; beri tahu {peran}", EN: "; tell {peran}"},
	"cli.due.deemed":      {ID: "; kini mungkin: {aksi}", EN: "; now possible: {aksi}"},

	"cli.flag.letter":     {ID: "`NOMOR` surat pihak luar yang menjadi dasar tindakan ini", EN: "`NUMBER` of the letter by which somebody outside acts"},
	"cli.flag.letterdate": {ID: "`TANGGAL` surat itu", EN: "`DATE` of that letter"},
	"cli.flag.letterscan": {ID: "pindaiannya: `NASKAH` yang sudah dilampirkan", EN: "its scan: an attached `PAPER`"},
	"cli.letter.half":     {ID: "nomor surat dan tanggalnya disebut bersama: --letter dan --letter-date", EN: "a letter is named by number and date: --letter and --letter-date"},
	"cli.event.letter":    {ID: "; surat {nomor} tanggal {tanggal}", EN: "; letter {nomor} of {tanggal}"},
}
