package message

// archiveTexts are what rooms archive and archive/bag say, and their commands.
var archiveTexts = table{
	"AR001":      {ID: "folder ini bukan bundel arsip: bagit.txt tidak ada", EN: "this folder is no archive bundle: it has no bagit.txt"},
	"AR001.hint": {ID: "sebutkan folder yang dibuat dengan naskah archive build", EN: "name a folder made with naskah archive build"},
	"AR002":      {ID: "pernyataan BagIt tidak seperti yang ditulis Naskah", EN: "the BagIt declaration is not as Naskah writes it"},
	"AR003":      {ID: "baris daftar sidik ini rusak", EN: "this line of the list of digests is damaged"},
	"AR004":      {ID: "isi berkas ini berubah: tidak sesuai dengan sidiknya", EN: "the contents of this file changed: they do not match its digest"},
	"AR004.hint": {ID: "ambil berkas ini dari salinan bundel yang lain, lalu periksa lagi", EN: "take this file from another copy of the bundle, then verify again"},
	"AR005":      {ID: "berkas ini hilang", EN: "this file is missing"},
	"AR006":      {ID: "berkas ini tidak ada dalam daftar sidik", EN: "this file is on no list of digests"},
	"AR006.hint": {ID: "bundel tidak ditambahi; buat bundel baru dari berkas kerja sama yang lengkap", EN: "nothing is added to a bundle; build a new one from the complete dossier"},
	"AR007":      {ID: "berkas ini kini bernama {kini}; isinya utuh", EN: "this file is now named {kini}; its contents are whole"},
	"AR008":      {ID: "bukan berkas biasa: tautan atau perangkat tidak dapat diarsipkan", EN: "not a regular file: links and devices cannot be archived"},
	"AR009":      {ID: "bundel ini memuat lebih dari {batas} berkas", EN: "this bundle holds more than {batas} files"},
	"AR010":      {ID: "daftar sidik lebih besar dari {batas} MB", EN: "the list of digests is larger than {batas} MB"},

	"EN110":          {ID: "halaman {halaman} tidak mempunyai tempat kosong di tepi untuk tanda naskah", EN: "page {halaman} has no free place in its margins for the mark of the paper"},
	"EN110.hint":     {ID: "beri batas kiri atau bawah yang lebih lebar, atau tulis arsip: {tanda: tidak} dalam naskah.yaml", EN: "make the left or lower margin wider, or write arsip: {tanda: tidak} in naskah.yaml"},
	"EN.tanda.bukan": {ID: "bukan tanda tangan elektronik", EN: "no electronic signature"},
	"OF060":          {ID: "tanda {teks} tidak dikenal; yang ada: {ada}", EN: "unknown mark {teks}; there is: {ada}"},

	"AR020":      {ID: "skema {teks} tidak dikenal; yang dibaca: {skema}", EN: "unknown skema {teks}; read is: {skema}"},
	"AR021":      {ID: "nasib akhir {teks} tidak dikenal; yang ada: {ada}", EN: "unknown final fate {teks}; there is: {ada}"},
	"AR022":      {ID: "{teks} bukan lama retensi", EN: "{teks} is no length of retention"},
	"AR022.hint": {ID: "tulis misalnya 2 tahun atau 6 bulan", EN: "write for example 2 tahun or 6 bulan"},
	"AR023":      {ID: "kunci berkas {nama} tidak dapat dipakai: huruf kecil, angka, dan garis bawah", EN: "the key {nama} of a folder cannot be used: small letters, digits and underscores"},
	"AR024":      {ID: "klasifikasi {kode} tidak ada dalam jadwal ini; yang ada: {ada}", EN: "there is no class {kode} in this schedule; there is: {ada}"},
	"AR025":      {ID: "naskah {naskah} sudah termasuk berkas {lain}", EN: "the paper {naskah} belongs to folder {lain} already"},
	"AR026":      {ID: "berkas {satu} dan {dua} sama-sama tanpa daftar naskah; hanya satu yang menampung sisanya", EN: "folders {satu} and {dua} both list no papers; only one takes the rest"},
	"AR027":      {ID: "harus ada satu berkas tanpa daftar naskah, yang menampung sisanya", EN: "there must be one folder without a list of papers, which takes the rest"},

	"AR030":      {ID: "naskah {naskah} tidak dibuat oleh aksi {aksi} (entri {urut}); yang berutang: {oleh}", EN: "the paper {naskah} was not made by the action {aksi} (entry {urut}); owed by: {oleh}"},
	"AR031":      {ID: "berkas belum berakhir: masih di tahap {tahap}, menunggu {oleh}", EN: "the dossier has not ended: it is in stage {tahap}, waiting for {oleh}"},
	"AR032":      {ID: "naskah {naskah} belum dibuat: dibuat di tahap {tahap} oleh {oleh}", EN: "the paper {naskah} is not made yet: made in stage {tahap} by {oleh}"},
	"AR033":      {ID: "surat {nomor} tanggal {tanggal} (entri {urut}) belum dipindai; yang berutang: {oleh}", EN: "the letter {nomor} of {tanggal} (entry {urut}) is not scanned; owed by: {oleh}"},
	"AR033.hint": {ID: "lampirkan pindaiannya: naskah attach", EN: "attach the scan: naskah attach"},
	"AR034":      {ID: "salinan bertanda tangan {naskah} belum ada; yang berutang: {oleh}", EN: "the signed copy of {naskah} is missing; owed by: {oleh}"},
	"AR034.hint": {ID: "pindai lalu: naskah attach {berkas} FILE.pdf --of {naskah}", EN: "scan it, then: naskah attach {berkas} FILE.pdf --of {naskah}"},
	"AR035":      {ID: "berkas {map} belum mempunyai kode klasifikasi", EN: "folder {map} has no classification code"},
	"AR035.hint": {ID: "tetapkan dalam jra.yaml, atau: naskah archive set ID klasifikasi=KODE", EN: "set it in jra.yaml, or: naskah archive set ID klasifikasi=CODE"},

	"archive.items":                {ID: "{jumlah} item", EN: "{jumlah} items"},
	"archive.retention":            {ID: "aktif {aktif}, inaktif {inaktif}", EN: "active {aktif}, inactive {inaktif}"},
	"archive.fate.musnah":          {ID: "musnah", EN: "destroy"},
	"archive.fate.permanen":        {ID: "permanen", EN: "permanent"},
	"archive.fate.dinilai_kembali": {ID: "dinilai kembali", EN: "appraise again"},
	"archive.onefile":              {ID: "1 file", EN: "1 file"},
	"archive.pages":                {ID: "{jumlah} halaman", EN: "{jumlah} pages"},
	"archive.page":                 {ID: "hlm. {dari}", EN: "p. {dari}"},
	"archive.span":                 {ID: "hlm. {dari}–{sampai}", EN: "pp. {dari}–{sampai}"},
	"archive.numbered":             {ID: "{judul} Nomor {nomor}", EN: "{judul} number {nomor}"},
	"archive.original":             {ID: "asli ke-{nomor}, disimpan {pemegang}", EN: "original {nomor}, kept by {pemegang}"},
	"archive.signed":               {ID: "salinan bertanda tangan dari {naskah}", EN: "signed copy of {naskah}"},
	"archive.record":               {ID: "teks yang disepakati, dari mitra", EN: "agreed text, from the partner"},
	"archive.draft":                {ID: "rancangan ke-{nomor}", EN: "draft {nomor}"},
	"archive.description":          {ID: "Arsip kerja sama: {berkas} berkas, {naskah} naskah", EN: "Archive of cooperation: {berkas} dossiers, {naskah} papers"},
	"archive.history":              {ID: "Riwayat berkas {berkas}: {judul}\nAlur: {alur}", EN: "History of dossier {berkas}: {judul}\nWorkflow: {alur}"},
	"archive.head":                 {ID: "Mata rantai entri {urut}: {kepala}", EN: "Chain value of entry {urut}: {kepala}"},
	"archive.readme": {
		ID: "Bundel arsip kerja sama (BagIt 1.0, RFC 8493)\n\n" +
			"data/NOMOR/berkas.json   data berkas kerja sama, untuk mesin (arsip-naskah/v1)\n" +
			"data/NOMOR/riwayat.txt   riwayat, untuk dibaca\n" +
			"data/NOMOR/alur-N.yaml   alur yang diikuti sejak entri N riwayat\n" +
			"data/NOMOR/BERKAS/       naskah sebagaimana diterbitkan (PDF/A-3b dan Word), pindaian,\n" +
			"                         sampul dengan lembar pembatas, dan daftar isi berkas\n\n" +
			"Memeriksa keutuhan tanpa program Naskah:\n" +
			"  sha256sum -c manifest-sha256.txt\n" +
			"  sha256sum -c tagmanifest-sha256.txt\n" +
			"Dengan program Naskah: naskah archive verify FOLDER\n",
		EN: "Archive bundle of a cooperation (BagIt 1.0, RFC 8493)\n\n" +
			"data/NUMBER/berkas.json   data of the dossier, for machines (arsip-naskah/v1)\n" +
			"data/NUMBER/riwayat.txt   history, to be read\n" +
			"data/NUMBER/alur-N.yaml   the workflow that was followed from entry N of the history\n" +
			"data/NUMBER/FOLDER/       papers as they were issued (PDF/A-3b and Word), scans,\n" +
			"                          cover with divider sheets, and the list of contents\n\n" +
			"To verify it without Naskah:\n" +
			"  sha256sum -c manifest-sha256.txt\n" +
			"  sha256sum -c tagmanifest-sha256.txt\n" +
			"With Naskah: naskah archive verify FOLDER\n",
	},

	"cli.archive.use":        {ID: "archive PERINTAH", EN: "archive COMMAND"},
	"cli.archive.short":      {ID: "arsip: bundel, pemeriksaan, jadwal retensi", EN: "the archive: bundles, verification, retention"},
	"cli.archive.long":       {ID: "Menyimpan apa yang ditinggalkan kerja sama: bundel yang terbaca tanpa program ini, dan buktinya.", EN: "Keeps what a cooperation leaves behind: bundles readable without this program, and their proof."},
	"cli.archivebuild.use":   {ID: "build ID... --out FOLDER", EN: "build ID... --out FOLDER"},
	"cli.archivebuild.short": {ID: "buat bundel arsip dari berkas kerja sama", EN: "build an archive bundle of dossiers"},
	"cli.archivebuild.long": {
		ID: "Memeriksa kelengkapan menurut alur yang disematkan dan jalan yang ditempuh: apa yang kurang, siapa\nyang berutang. Lalu menulis bundel BagIt: naskah sebagaimana diterbitkan (PDF dan Word), pindaian,\nsampul, daftar isi berkas, data, riwayat, dan daftar sidik.",
		EN: "Checks completeness against the pinned workflow and the path taken: what is missing, who owes it.\nThen writes a BagIt bundle: papers as they were issued (PDF and Word), scans, cover, list of\ncontents, data, history, and digests.",
	},
	"cli.archiveverify.use":   {ID: "verify FOLDER", EN: "verify FOLDER"},
	"cli.archiveverify.short": {ID: "buktikan bahwa bundel arsip utuh", EN: "prove that an archive bundle is whole"},
	"cli.archiveverify.long": {
		ID: "Membaca tiap bita bundel: berkas yang berubah, hilang, bertambah, atau berganti nama disebutkan.\nDi dalam kantor, bundel juga dicocokkan dengan catatan: sidik tiap naskah dan mata rantai riwayat.",
		EN: "Reads every byte of a bundle: files that changed, are missing, added or renamed are named. Inside an\noffice it is also held against the record: the digest of each paper, the chain of the history.",
	},
	"cli.flag.bundle":           {ID: "`FOLDER` bundel; belum boleh ada", EN: "`FOLDER` of the bundle; must not exist yet"},
	"cli.flag.drafts":           {ID: "sertakan rancangan", EN: "include drafts"},
	"cli.flag.incomplete":       {ID: "buat juga bila belum lengkap; kekurangannya dicatat dalam bundel", EN: "build although incomplete; what is missing is noted in the bundle"},
	"cli.archive.build.out":     {ID: "sebutkan folder bundel dengan --out", EN: "name the folder of the bundle with --out"},
	"cli.archive.build.exists":  {ID: "{berkas} sudah ada; sebutkan folder lain", EN: "{berkas} exists already; name another folder"},
	"cli.archive.build.done":    {ID: "{bundel}: {berkas} berkas kerja sama, {naskah} naskah, {file} file", EN: "{bundel}: {berkas} dossiers, {naskah} papers, {file} files"},
	"cli.archive.build.fine":    {ID: "Lengkap.", EN: "Complete."},
	"cli.archive.verify.done":   {ID: "{bundel}: utuh, {file} file, {bita} bita", EN: "{bundel}: whole, {file} files, {bita} bytes"},
	"cli.archive.verify.record": {ID: "cocok dengan catatan: {jumlah} berkas kerja sama", EN: "dossiers that agree with the record: {jumlah}"},
	"cli.archive.verify.other":  {ID: "tidak cocok dengan catatan: {berkas}", EN: "do not agree with the record: {berkas}"},
	"cli.archive.verify.alone":  {ID: "Tidak dicocokkan, karena tidak ada di kantor ini: {berkas}.", EN: "Not held against the record, because not in this office: {berkas}."},
	"cli.archive.verify.more":   {ID: "{berkas}, … dan {jumlah} berkas lain (semuanya dengan --json)", EN: "{berkas}, … and {jumlah} more (all of them with --json)"},

	"AR040": {ID: "riwayat berkas {berkas} dalam bundel tidak sama dengan catatan kantor (entri {urut})", EN: "the history of dossier {berkas} in the bundle is not that of the office's record (entry {urut})"},
	"AR041": {ID: "sidik {naskah} dalam bundel tidak sama dengan catatan kantor", EN: "the digest of {naskah} in the bundle is not that of the office's record"},
	"AR042": {ID: "data berkas ini tidak dapat dibaca", EN: "the data of this dossier cannot be read"},

	"AR050":      {ID: "tidak ada naskah dengan kode {kode} dalam catatan kantor ini", EN: "no paper of this office's record has the code {kode}"},
	"AR050.hint": {ID: "periksa ketikannya; bila benar, naskah di tangan bukan yang diterbitkan kantor ini", EN: "check the typing; if it is right, the paper at hand is not one that this office issued"},
	"AR051":      {ID: "file ini bukan naskah atau lampiran dalam catatan kantor ini", EN: "this file is no paper and no attachment of this office's record"},
	"AR051.hint": {ID: "satu bita yang berubah sudah menjadikannya file lain; bandingkan dengan naskah yang tersimpan: naskah render ID", EN: "one changed byte makes it another file; compare it with the stored paper: naskah render ID"},
	"AR052":      {ID: "segel PDF ini rusak: isinya diubah sesudah diterbitkan", EN: "the seal of this PDF is broken: it was changed after it was issued"},

	"AR053": {ID: "naskah {naskah} diterbitkan dengan sidik {sidik}: naskah di tangan berisi lain", EN: "the paper {naskah} was issued with the digest {sidik}: the one at hand says something else"},

	"cli.verify.mixed":    {ID: "--heads dan --head memeriksa seluruh catatan; tanpa FILE atau KODE", EN: "--heads and --head verify the whole record; give no FILE or CODE"},
	"cli.verify.neither":  {ID: "{teks} bukan file dan bukan kode naskah, misalnya 2026-001/nota-asli-1 3f2a 9c01 77de", EN: "{teks} is neither a file nor the code of a paper such as 2026-001/nota-asli-1 3f2a 9c01 77de"},
	"cli.verify.paper":    {ID: "{berkas}/{naskah}: {judul}, {rupa}\n  tentang: {perihal}", EN: "{berkas}/{naskah}: {judul}, {rupa}\n  about: {perihal}"},
	"cli.verify.number":   {ID: "  nomor: {nomor}", EN: "  number: {nomor}"},
	"cli.verify.digits":   {ID: "  sidik naskah Word: {sidik}", EN: "  digest of the Word file: {sidik}"},
	"cli.verify.signed":   {ID: "  isinya utuh; sesudah diterbitkan hanya tanda tangan yang ditambahkan", EN: "  its contents are whole; only signatures were added after it was issued"},
	"cli.verify.inbundle": {ID: "{berkas}: sesuai dengan daftar sidik bundel {bundel}", EN: "{berkas}: agrees with the digests of bundle {bundel}"},
	"cli.verify.sealed":   {ID: "{berkas}: segel PDF utuh", EN: "{berkas}: the seal of the PDF is intact"},
	"cli.verify.compare":  {ID: "{berkas}: sidik {sidik}; bila ini naskah Word, cocokkan dengan tanda pada PDF-nya", EN: "{berkas}: digest {sidik}; if this is the Word file, compare it with the mark on its PDF"},

	"AR060":      {ID: "berkas {berkas} tidak mempunyai map {map}; yang ada: {ada}", EN: "dossier {berkas} has no folder {map}; there is: {ada}"},
	"AR060.hint": {ID: "tulis misalnya {berkas}/perjanjian", EN: "write for example {berkas}/perjanjian"},
	"AR061":      {ID: "berkas {map} sudah {keadaan}", EN: "folder {map} is {keadaan} already"},
	"AR062":      {ID: "berkas {map} tidak dapat dicatat musnah: jadwal retensi tidak menyebutnya musnah", EN: "folder {map} cannot be recorded as destroyed: the schedule does not say musnah of it"},
	"AR063":      {ID: "berkas {map} masih aktif: kerja samanya belum berakhir", EN: "folder {map} is still active: its cooperation has not ended"},
	"AR063.hint": {ID: "bila sudah berakhir dan kewajibannya dilaksanakan: naskah archive set {map} berakhir=TANGGAL", EN: "if it has ended and its duties are done: naskah archive set {map} berakhir=DATE"},
	"AR064":      {ID: "retensi berkas {map} baru berakhir {tanggal}", EN: "the retention of folder {map} ends on {tanggal} only"},
	"AR065":      {ID: "daftar ini kosong: tidak ada berkas yang termasuk di dalamnya", EN: "this list is empty: no folder belongs on it"},
	"AR065.hint": {ID: "lihat yang ada: naskah archive due, naskah archive list berkas", EN: "see what there is: naskah archive due, naskah archive list berkas"},

	"archive.protected": {ID: "arsip terjaga", EN: "arsip terjaga"},

	"cli.archiveset.use":   {ID: "set ID[/BERKAS] nama=nilai...", EN: "set ID[/FOLDER] name=value..."},
	"cli.archiveset.short": {ID: "catat tempat, klasifikasi, dan tanggal kearsipan berkas", EN: "record place, classification and archival dates of a folder"},
	"cli.archiveset.long": {
		ID: "Isian: nomor_berkas, klasifikasi, uraian, folder, boks, lokasi, media, tingkat, keterangan;\ntanggal berakhir (kerja sama berakhir dan kewajiban dilaksanakan), didaftar (daftar arsip aktif\ndisampaikan), terjaga (kegiatan arsip terjaga), dilaporkan (ke ANRI). Tercatat dalam riwayat,\njuga sesudah berakhir.",
		EN: "Values: nomor_berkas, klasifikasi, uraian, folder, boks, lokasi, media, tingkat, keterangan; the\ndates berakhir (cooperation ended, duties done), didaftar (list of active papers handed in),\nterjaga (activity of arsip terjaga), dilaporkan (to ANRI). Recorded in the history, also after\nthe end.",
	},
	"cli.flag.unset":         {ID: "kosongkan `ISIAN` ini", EN: "empty these `VALUES`"},
	"cli.archiveset.none":    {ID: "sebutkan isian=nilai, atau --clear ISIAN", EN: "name value=text, or --clear VALUE"},
	"cli.archiveset.unknown": {ID: "isian kearsipan {data} tidak ada", EN: "there is no archival value {data}"},

	"cli.archivemove.use":   {ID: "move ID[/BERKAS]... --to KEADAAN --minutes NOMOR", EN: "move ID[/FOLDER]... --to STATE --minutes NUMBER"},
	"cli.archivemove.short": {ID: "catat pemindahan, penyerahan, atau pemusnahan", EN: "record a transfer, a hand-over or a destruction"},
	"cli.archivemove.long": {
		ID: "inaktif: dipindahkan ke unit kearsipan; diserahkan: ke lembaga kearsipan; musnah: menurut jadwal\nretensi. Semua berkas diperiksa sebelum yang pertama dicatat. Yang belum waktunya diberi\nperingatan.",
		EN: "inaktif: moved to the keeper of inactive papers; diserahkan: handed over; musnah: destroyed, as\nthe schedule says. All folders are looked at before the first is recorded; what comes early is\nwarned of.",
	},
	"cli.flag.moveto":         {ID: "`KEADAAN` baru: inaktif, diserahkan, atau musnah", EN: "the new `STATE`: inaktif, diserahkan or musnah"},
	"cli.flag.movedate":       {ID: "`TANGGAL` berita acara; jika tidak disebut hari ini", EN: "`DATE` of the minutes; today if not given"},
	"cli.flag.minutes":        {ID: "`NOMOR` berita acara", EN: "`NUMBER` of the minutes"},
	"cli.flag.receiver":       {ID: "`NAMA` yang menerima", EN: "`NAME` of the receiver"},
	"cli.archivemove.to":      {ID: "--to {nilai}: harus salah satu dari {ada}", EN: "--to {nilai}: must be one of {ada}"},
	"cli.archivemove.minutes": {ID: "sebutkan nomor berita acara dengan --minutes", EN: "name the number of the minutes with --minutes"},
	"cli.archivemove.done":    {ID: "{map}: {keadaan} {tanggal}, berita acara {nomor}", EN: "{map}: {keadaan} {tanggal}, minutes {nomor}"},

	"cli.archivedue.use":   {ID: "due [--year TAHUN]", EN: "due [--year YEAR]"},
	"cli.archivedue.short": {ID: "yang harus dipindahkan, ditinjau, atau dilaporkan tahun ini", EN: "what is to be moved, reviewed or reported this year"},
	"cli.archivedue.long": {
		ID: "Retensi dihitung dari jadwal (jra.yaml) sejak kerja sama berakhir; daftar arsip aktif 6 bulan\nsesudahnya (PP 28/2012 Pasal 42 ayat (7)); arsip terjaga dilaporkan dalam setahun (UU 43/2009\nPasal 43).",
		EN: "Retention counts by the schedule (jra.yaml) from the end of the cooperation; the list of active\npapers 6 months after it (PP 28/2012 Pasal 42 ayat (7)); arsip terjaga is reported within a year\n(UU 43/2009).",
	},
	"cli.flag.dueyear":           {ID: "sampai akhir `TAHUN` ini; jika tidak disebut tahun berjalan", EN: "up to the end of this `YEAR`; the current one if not given"},
	"cli.archivedue.unscheduled": {ID: "Kantor ini belum mempunyai jra.yaml; contohnya: naskah archive schedule --example", EN: "This office has no jra.yaml; an example: naskah archive schedule --example"},
	"cli.archivedue.none":        {ID: "Tidak ada yang jatuh tempo.", EN: "Nothing is due."},
	"cli.archivedue.late":        {ID: "lewat", EN: "late"},
	"archive.task.enlist":        {ID: "sampaikan daftar arsip aktif", EN: "hand in the list of active papers"},
	"archive.task.report":        {ID: "laporkan arsip terjaga ke ANRI", EN: "report arsip terjaga to ANRI"},
	"archive.task.transfer":      {ID: "pindahkan ke unit kearsipan", EN: "move to the keeper of inactive papers"},
	"archive.task.destroy":       {ID: "usulkan musnah", EN: "propose destruction"},
	"archive.task.hand":          {ID: "serahkan (permanen)", EN: "hand over (permanent)"},
	"archive.task.appraise":      {ID: "nilai kembali", EN: "appraise again"},
	"cli.head.folder":            {ID: "Berkas", EN: "Folder"},
	"cli.head.task":              {ID: "Yang dilakukan", EN: "To do"},
	"cli.head.active":            {ID: "Aktif", EN: "Active"},
	"cli.head.inactive":          {ID: "Inaktif", EN: "Inactive"},
	"cli.head.fate":              {ID: "Nasib akhir", EN: "Final fate"},

	"cli.archivelist.use":   {ID: "list DAFTAR [ID...]", EN: "list LIST [ID...]"},
	"cli.archivelist.short": {ID: "daftar berkas, isi berkas, arsip inaktif; berita acara", EN: "lists of folders, of contents, of inactive papers; minutes"},
	"cli.archivelist.long": {
		ID: "DAFTAR ialah berkas, isi, atau inaktif (kolom menurut PP 28/2012 Pasal 42 dan 44), pemindahan\natau penyerahan (berita acara dengan daftarnya). Sebagai Word, PDF, dan CSV; templatnya\ntemplates/arsip/.",
		EN: "One of the lists below has the columns of PP 28/2012 Pasal 42 and 44; the minutes come with\ntheirs. As Word, PDF and CSV; the layouts are in templates/arsip/.",
	},
	"cli.flag.listdate":       {ID: "`TANGGAL` daftar atau berita acara; jika tidak disebut hari ini", EN: "`DATE` of the list or minutes; today if not given"},
	"cli.archivelist.kind":    {ID: "daftar {nilai} tidak ada; yang ada: {ada}", EN: "there is no list {nilai}; there is: {ada}"},
	"cli.archivelist.minutes": {ID: "--minutes hanya untuk berita acara (pemindahan, penyerahan), dan di sana wajib", EN: "--minutes is for minutes only (pemindahan, penyerahan), and must be given there"},

	"cli.archiveschedule.use":   {ID: "schedule [--example]", EN: "schedule [--example]"},
	"cli.archiveschedule.short": {ID: "jadwal retensi kantor, atau contohnya", EN: "the office's retention schedule, or an example"},
	"cli.archiveschedule.long":  {ID: "Jadwal dibaca dari jra.yaml di samping naskah.yaml. Isinya peraturan lembaga Anda sendiri;\ncontoh hanya menunjukkan bentuknya.", EN: "The schedule is read from jra.yaml beside naskah.yaml. It is your institution's own regulation;\nthe example shows its form only."},
	"cli.flag.example":          {ID: "cetak contoh jra.yaml", EN: "print an example of jra.yaml"},

	"OF061":      {ID: "label lembar {nama} tidak muat di kertasnya", EN: "the labels of sheet {nama} do not fit on its paper"},
	"OF062":      {ID: "{teks} bukan ukuran dalam milimeter", EN: "{teks} is no length in millimetres"},
	"OF063":      {ID: "{teks} bukan dua ukuran dalam milimeter", EN: "{teks} is no pair of lengths in millimetres"},
	"OF063.hint": {ID: "tulis misalnya 210 x 297, atau 1.2 x -0.5", EN: "write for example 210 x 297, or 1.2 x -0.5"},

	"AR071":      {ID: "kerja sama ini sudah ada di baris {baris}", EN: "this agreement is in row {baris} already"},
	"AR072":      {ID: "{data} belum diisi", EN: "{data} is not filled in"},
	"AR073":      {ID: "pindaian {berkas} tidak dapat dicari: foldernya belum disebut", EN: "the scan {berkas} cannot be looked for: its folder is not named"},
	"AR073.hint": {ID: "sebutkan foldernya dengan --files", EN: "name the folder with --files"},
	"AR074":      {ID: "pindaian {berkas} tidak ada di folder itu", EN: "there is no scan {berkas} in that folder"},
	"AR080":      {ID: "lembar label {lembar} tidak dikenal; yang ada: {ada}", EN: "unknown label sheet {lembar}; there is: {ada}"},
	"AR080.hint": {ID: "lembar lain ditulis dalam naskah.yaml, arsip: {lembar: …}", EN: "other sheets are described in naskah.yaml, arsip: {lembar: …}"},
	"AR081":      {ID: "pencetak {pencetak} belum dikalibrasi", EN: "the printer {pencetak} is not calibrated"},
	"AR081.hint": {ID: "cetak halaman --calibrate, ukur, lalu tulis arsip: {pencetak: {NAMA: {geser: 1.2 x -0.5}}} dalam naskah.yaml", EN: "print the page of --calibrate, measure, then write arsip: {pencetak: {NAME: {geser: 1.2 x -0.5}}} in naskah.yaml"},
	"AR082":      {ID: "tidak ada yang dilabeli", EN: "there is nothing to label"},
	"AR082.hint": {ID: "label boks memerlukan isian boks: naskah archive set ID boks=1", EN: "box labels need the value boks: naskah archive set ID boks=1"},

	"archive.box":         {ID: "BOKS {nomor}", EN: "BOX {nomor}"},
	"archive.boxfolders":  {ID: "Berkas {dari} s.d. {sampai}", EN: "Folders {dari} to {sampai}"},
	"archive.boxcodes":    {ID: "Kode {kode}, {kurun}", EN: "Codes {kode}, {kurun}"},
	"archive.labels":      {ID: "Label pada lembar {lembar}", EN: "Labels on sheet {lembar}"},
	"archive.calibration": {ID: "Kalibrasi lembar {lembar}", EN: "Calibration of sheet {lembar}"},
	"archive.calibrate": {
		ID: "Kalibrasi lembar label {lembar}: cetak tanpa penskalaan (100 %).\nUkur jarak tepi kertas ke garis 20 pada penggaris: seharusnya 20 mm.\nLebih kecil 1 mm: geser +1; lebih besar 1 mm: geser -1.\nTulis dalam naskah.yaml: arsip: {pencetak: {NAMA: {geser: KANAN x BAWAH}}}\nTumpangkan pada lembar label di depan cahaya: garis harus jatuh di tepi label.",
		EN: "Calibration of label sheet {lembar}: print without scaling (100 %).\nMeasure from the edge of the paper to line 20 of a ruler: it should be 20 mm.\n1 mm less: geser +1; 1 mm more: geser -1.\nWrite in naskah.yaml: arsip: {pencetak: {NAME: {geser: RIGHT x DOWN}}}\nLay it over a label sheet against the light: lines must fall on the edges of labels.",
	},

	"cli.archivelabels.use":   {ID: "labels JENIS [ID...]", EN: "labels KIND [ID...]"},
	"cli.archivelabels.short": {ID: "label folder, punggung, dan boks pada lembar label", EN: "labels of folders, spines and boxes on label sheets"},
	"cli.archivelabels.long": {
		ID: "JENIS ialah folder, punggung, atau boks. Ukurannya tepat sampai sepersepuluh milimeter;\n--calibrate membuat halaman untuk mengukur geseran pencetak, yang disimpan dalam naskah.yaml.",
		EN: "Exact to a tenth of a millimetre; --calibrate makes a page to measure what a printer is off,\nwhich is kept in naskah.yaml.",
	},
	"cli.flag.labelsheet":     {ID: "`LEMBAR` label; jika tidak disebut 7163 (folder), 7171 (punggung), 7165 (boks)", EN: "label `SHEET`; 7163 (folder), 7171 (punggung), 7165 (boks) if not given"},
	"cli.flag.offset":         {ID: "pakai geseran `PENCETAK` ini dari naskah.yaml", EN: "use the offsets of this `PRINTER` from naskah.yaml"},
	"cli.flag.start":          {ID: "mulai pada label ke-`NOMOR` lembar pertama", EN: "begin at label `NUMBER` of the first sheet"},
	"cli.flag.calibrate":      {ID: "buat halaman kalibrasi: garis tepi label dan penggaris", EN: "make the page to calibrate with: outlines and rulers"},
	"cli.archivelabels.kind":  {ID: "label {nilai} tidak ada; yang ada: {ada}", EN: "there is no label {nilai}; there is: {ada}"},
	"cli.archivelabels.start": {ID: "--start: bilangan dari 1", EN: "--start: a number from 1"},

	"cli.archiveimport.use":   {ID: "import TABEL --files FOLDER", EN: "import TABLE --files FOLDER"},
	"cli.archiveimport.short": {ID: "masukkan kerja sama lama: daftar dan pindaiannya", EN: "file agreements of the past: a list and its scans"},
	"cli.archiveimport.long": {
		ID: "Kolom: isian pembuka alurnya (judul, jenis_naskah, mitra, nomor, nomor_mitra, tgl_ttd,\ntgl_akhir, catatan), pindaian (nama file, dipisah titik koma), dan isian naskah archive set.\nBaris yang salah disebutkan dan dilewati; menjalankan lagi hanya memasukkan yang belum ada.",
		EN: "Columns: what the workflow asks for at opening (judul, jenis_naskah, mitra, nomor, nomor_mitra,\ntgl_ttd, tgl_akhir, catatan), pindaian (names of files, parted by semicolons), and the values of\nnaskah archive set. A wrong row is told and passed over; running again files only what is not\nthere.",
	},
	"cli.flag.files":         {ID: "`FOLDER` pindaian", EN: "`FOLDER` of the scans"},
	"cli.flag.legacy":        {ID: "`ALUR` berkas yang dibuka; jika tidak disebut {bawaan}", EN: "`WORKFLOW` of the dossiers; {bawaan} if not given"},
	"cli.archiveimport.row":  {ID: "baris {baris}: berkas {berkas}, {pindaian} pindaian", EN: "row {baris}: dossier {berkas}, {pindaian} scans"},
	"cli.archiveimport.done": {ID: "{masuk} masuk, {ada} sudah ada, {gagal} gagal", EN: "{masuk} filed, {ada} there already, {gagal} failed"},

	"cli.archivereport.use":   {ID: "report [--year TAHUN]", EN: "report [--year YEAR]"},
	"cli.archivereport.short": {ID: "laporan setahun: dicetak, dipindahkan, jatuh tempo", EN: "a year's report: printed, moved, due"},
	"cli.archivereport.long":  {ID: "Menurut riwayat semua berkas. Dengan --out ditulis sebagai Word dan PDF.", EN: "By the histories of all dossiers. With --out it is written as Word and PDF."},
	"cli.flag.reportyear":     {ID: "`TAHUN` laporan; jika tidak disebut tahun berjalan", EN: "`YEAR` of the report; the current one if not given"},
	"cli.flag.reportout":      {ID: "tulis laporan ke `FOLDER` ini", EN: "write the report to this `FOLDER`"},
	"cli.archivereport.sum":   {ID: "{tahun}: {cetak} naskah dicetak ({lembar} lembar), {pindah} berkas dipindahkan, {tempo} jatuh tempo dan belum dilaksanakan", EN: "{tahun}: {cetak} papers printed ({lembar} sheets), {pindah} folders moved, {tempo} due and not done"},
	"cli.head.date":           {ID: "Tanggal", EN: "Date"},
	"cli.head.minutes":        {ID: "Berita acara", EN: "Minutes"},
	"cli.head.receiver":       {ID: "Penerima", EN: "Receiver"},
}
