package workflow

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/message"
)

// mutation is one mistake put into the sample: old becomes new, and the code
// must be found on the line that holds the marker afterwards.
type mutation struct {
	name, old, new string
	code           string
	at             string // text of the line of the finding, unique in the file
}

var mutations = []mutation{
	{"schema", "skema: alur/v1", "skema: alur/v2", "WF001", "skema: alur/v2"},
	{"unknown key", "    tenggat: 10 hari kerja", "    tengat: 10 hari kerja", "SR031", "tengat: 10"},
	{"misspelt stage", "{ke: cek_nilai}", "{ke: cek_nilay}", "WF020", "cek_nilay"},
	{"misspelt first stage", "mulai: penjajakan", "mulai: penjajagan", "WF020", "penjajagan"},
	{"misspelt role", "oleh: [sekretaris]", "oleh: [sekertaris]", "WF021", "sekertaris"},
	{"misspelt field in a form", "isi: [tgl_nk]", "isi: [tgl_nkk]", "WF022", "tgl_nkk"},
	{"misspelt field at opening", "buka: [judul, pihak]", "buka: [judull, pihak]", "WF022", "judull"},
	{"misspelt late field", "menyusul: [nomor_nk, tgl_nk]", "menyusul: [nomor_nk, tgl_n]", "WF022", "tgl_n]"},
	{"locks a paper nobody makes", "kunci: [perjanjian]", "kunci: [perjanjjian]", "WF023", "perjanjjian"},
	{"unknown seat", "wajib: [paraf_hukum]", "wajib: [paraf_hokum]", "WF024", "paraf_hokum"},
	{"voids no votes", "ke: penyusunan_nk, alasan: wajib, gugurkan: paraf_nk", "ke: penyusunan_nk, alasan: wajib, gugurkan: evaluasi", "WF025", "gugurkan: evaluasi"},
	{"numbers a text", "nomori: [nomor_pks]", "nomori: [no_setuju]", "WF026", "nomori: [no_setuju]"},
	{"asks for a drawn number", "isi: [tgl_pks]", "isi: [tgl_pks, nomor_pks]", "WF027", "nomori: [nomor_pks]"},
	{"unreadable deadline", "tenggat: 15 hari kerja", "tenggat: P15D", "WF028", "P15D"},
	{"final with late fields", "sebagai: rancangan, menyusul: [nomor_nk, tgl_nk]", "menyusul: [nomor_nk, tgl_nk]", "WF014", "menyusul: [nomor_nk, tgl_nk]"},
	{"reason misspelt", "hentikan: {ke: dihentikan, alasan: wajib}\n\n  penyusunan_nk", "hentikan: {ke: dihentikan, alasan: wajb}\n\n  penyusunan_nk", "WF019", "alasan: wajb}"},
	{"no way out", "    aksi:\n      kirim: {ke: cek_nilai}", "", "WF029", "penyusunan_pks:"},
	{"end with actions", "    akhir: tuntas", "    akhir: tuntas\n    aksi: {x: {ke: evaluasi}}", "WF030", "  selesai:"},
	{"automatic stage with a form", "  cek_nilai:\n", "  cek_nilai:\n    isi: [hak]\n", "WF031", "  cek_nilai:"},
	{"no quorum action", "otomatis: kuorum, ke: penandatanganan_nk", "oleh: [pimpinan], ke: penandatanganan_nk", "WF032", "  paraf_nk:"},
	{"quorum of five among three", "minimal: 2", "minimal: 5", "WF064", "minimal: 5"},
	{"quorum of none", "minimal: 2", "minimal: 0", "WF064", "minimal: 0"},
	{"condition on the quorum action", "{otomatis: kuorum, ", "{otomatis: kuorum, jika: membebani, ", "WF034", "jika: membebani"},
	{"any seat where there is none", "oleh: [biro_hukum]}", "oleh: salah_satu}", "WF036", "oleh: salah_satu}"},
	{"leads back to itself", "lapor:    {tetap: ya, ", "lapor:    {ke: pelaksanaan, ", "WF037", "lapor:"},
	{"neither moves nor stays", "lapor:    {tetap: ya, ", "lapor:    {", "WF018", "lapor:"},
	{"nobody may act", "    oleh: [sekretaris]\n", "", "WF066", "setuju: {ke: penandatanganan_pks}"},
	{"last branch has a condition", "      - {ke: penandatanganan_pks}", "      - {jika: not perlu_setuju, ke: penandatanganan_pks}", "WF067", "jika: not perlu_setuju"},
	{"branch without condition first", "{jika: perlu_setuju, ke: persetujuan}", "{ke: persetujuan}", "WF068", "- {ke: persetujuan}"},
	{"no end at all", "tutup:  {ke: selesai", "tutup:  {ke: pelaksanaan", "WF070", "  selesai:"},
	{"unreachable stage", "{jika: perlu_setuju, ke: persetujuan}", "{jika: perlu_setuju, ke: penandatanganan_pks}", "WF070", "  persetujuan:"},
	{"loop without a way out", "tutup:  {ke: selesai, ", "tutup:  {ke: penyusunan_pks, ", "WF071", "  penandatanganan_nk:"},
	{"automatic circle", "      - {ke: penandatanganan_pks}", "      - {ke: cek_nilai}", "WF072", "- {ke: cek_nilai}"},
	{"impossible condition", "jika: rekomendasi == \"akhiri\"", "jika: rekomendasi == \"akhiri\" and rekomendasi == \"lanjut\"", "WF073", "and rekomendasi"},
	{"out of the field's bounds", "jika: rekomendasi == \"akhiri\"", "jika: capaian > 100", "WF073", "capaian > 100"},
	{"case without an action", "dari: [lanjut, akhiri]", "dari: [lanjut, perpanjang, akhiri]", "WF074", "  evaluasi:\n"},
	{"branch behind a wider one", "      - {jika: perlu_setuju, ke: persetujuan}", "      - {jika: nilai >= 0, ke: persetujuan}\n      - {jika: nilai > 10, ke: evaluasi}", "WF075", "nilai > 10"},
	{"votes outlive the quorum", "ke: penandatanganan_nk, gugurkan: paraf_nk}", "ke: penyusunan_nk}", "WF076", "otomatis: kuorum"},
	{"votes outlive a rejection", "ke: penyusunan_nk, alasan: wajib, gugurkan: paraf_nk}", "ke: penyusunan_nk, alasan: wajib}", "WF077", "tolak:   {oleh: salah_satu"},
	{"seats that wait for each other", "paraf_hukum: {oleh: biro_hukum}\n      paraf_umum:  {oleh: biro_umum}", "paraf_hukum: {oleh: biro_hukum, setelah: paraf_umum}\n      paraf_umum:  {oleh: biro_umum, setelah: paraf_hukum}", "WF092", "      paraf_hukum:"},
	{"seat that waits for none there is", "paraf_umum:  {oleh: biro_umum}", "paraf_umum:  {oleh: biro_umum, setelah: paraf_hokum}", "WF024", "paraf_hokum"},
	{"changed after it was initialled", "isi: [tgl_nk]", "isi: [tgl_nk, maksud]", "WF093", "  penandatanganan_nk:"},
	{"a case written twice", "jika: rekomendasi == \"akhiri\", oleh: [biro_hukum]}", "jika: rekomendasi == \"akhiri\"}\n      ubah: {ke: penyusunan_pks, jika: rekomendasi == \"akhiri\"}", "WF127", "      ubah:"},
	{"date of an earlier round", "tanda_tangan: {ke: penyusunan_pks, nomori: [nomor_nk], kunci: [nota_kesepahaman]}", "tanda_tangan: {ke: penyusunan_nk, nomori: [nomor_nk], kosongkan: [nomor_nk]}\n      lanjut: {ke: penyusunan_pks, nomori: [nomor_nk], kunci: [nota_kesepahaman]}", "WF128", "      tanda_tangan: {ke: penyusunan_nk"},
	{"keeps nobody apart", "paraf_umum:  {oleh: biro_umum}", "paraf_umum:  {oleh: biro_umum, beda_orang: evaluasi}", "WF131", "beda_orang: evaluasi"},
	{"kept apart from no stage there is", "paraf_umum:  {oleh: biro_umum}", "paraf_umum:  {oleh: biro_umum, beda_orang: penyusunan_nkk}", "WF020", "penyusunan_nkk}"},
	{"nobody can object", "      tolak:   {oleh: salah_satu, ke: penyusunan_nk, alasan: wajib, gugurkan: paraf_nk}\n", "", "WF078", "  paraf_nk:"},
	{"locked too early", "kirim: {ke: cek_nilai}", "kirim: {ke: cek_nilai, kunci: [perjanjian]}", "WF079", "      - perjanjian"},
	{"field of a form removed", "isi: [tgl_pks]", "isi: []", "WF081", "      - perjanjian"},
	{"made optional", "tgl_nk:        {jenis: tanggal}", "tgl_nk:        {jenis: tanggal, opsional: ya}", "WF081", "dokumen: [nota_kesepahaman]"},
	{"number not drawn", "nomori: [nomor_nk], ", "", "WF081", "dokumen: [nota_kesepahaman]"},
	{"not late any more", "menyusul: [nomor_pks, tgl_pks, ", "menyusul: [nomor_pks, ", "WF081", "menyusul: [nomor_pks, no_setuju"},
	{"conditional paper without its condition", "{pakai: pertimbangan, jika: perlu_setuju}", "{pakai: pertimbangan}", "WF081", "{pakai: pertimbangan}"},
	{"emptied before it is used", "setuju: {ke: penandatanganan_pks}", "setuju: {ke: penandatanganan_pks, kosongkan: [no_setuju]}", "WF081", "jika: perlu_setuju}\n    aksi"},
	{"decision gone stale", "isi: [tgl_pks]", "isi: [tgl_pks, nilai]", "WF081", "{pakai: pertimbangan, jika: perlu_setuju}"},
	{"optional paper without its condition", "{pakai: tanggapan_mitra, jika: terisi(catatan_mitra)}", "{pakai: tanggapan_mitra}", "WF081", "{pakai: tanggapan_mitra}"},
	{"opening without the title", "buka: [judul, pihak]", "buka: [pihak]", "WF081", "dokumen: [surat_penawaran]"},
	{"branch on an empty field", "isi: [nilai, membebani]", "isi: [membebani]", "WF084", "{jika: perlu_setuju, ke: persetujuan}"},
	{"action on a field of later", "jika: rekomendasi == \"akhiri\"", "jika: rekomendasi == \"akhiri\" and capaian > 50", "WF085", "capaian > 50"},
	{"paper depends on an empty field", "{pakai: surat_penghentian}", "{pakai: surat_penghentian, jika: membebani}", "WF086", "surat_penghentian, jika"},
	{"unused role", "  arsiparis:  {nama: Arsiparis}", "  arsiparis:  {nama: Arsiparis}\n  auditor: {nama: Auditor}", "WF087", "auditor"},
	{"field never asked", "isi: [jangka, hak]", "isi: [jangka]", "WF088", "  hak: "},
	{"unused rule", "bernilai_besar or membebani", "membebani", "WF089", "bernilai_besar: nilai"},
	{"unknown name in a rule", "bernilai_besar: nilai > batas", "bernilai_besar: nilai > batass", "WF043", "batass"},
	{"text for money", "bernilai_besar: nilai > batas", "bernilai_besar: nilai > \"banyak\"", "WF061", "\"banyak\""},
	{"rule that uses itself", "bernilai_besar: nilai > batas", "bernilai_besar: perlu_setuju and nilai > batas", "WF047", "or membebani"},
	{"option that does not exist", "rekomendasi == \"akhiri\"", "rekomendasi == \"akhir\"", "WF062", "\"akhir\""},
	{"not yes or no", "jika: perlu_setuju, ke: persetujuan", "jika: nilai, ke: persetujuan", "WF045", "jika: nilai,"},
	{"one name for two things", "paraf_umum:  {oleh: biro_umum}", "tolak:  {oleh: biro_umum}", "WF011", "tolak:   {oleh: salah_satu"},
	{"name twice", "isi: [jangka, hak]", "isi: [jangka, hak, jangka]", "WF006", "hak, jangka]"},
	{"paper twice in a stage", "dokumen: [nota_kesepahaman]", "dokumen: [nota_kesepahaman, nota_kesepahaman]", "WF006", "nota_kesepahaman, nota_kesepahaman]"},
	{"number drawn again in the next round", "kunci: [nota_kesepahaman]}", "}\n      ulang: {ke: penyusunan_nk, alasan: wajib}\n      final: {ke: penyusunan_nk, nomori: [nomor_nk]}", "WF091", "final: {ke"},
	{"number drawn again where it stays", "lapor:    {tetap: ya, ", "lapor:    {tetap: ya, nomori: [nomor_pks], ", "WF091", "lapor:"},
	{"amount with dots in a rule", "bernilai_besar: nilai > batas", "bernilai_besar: nilai > 5.000.000.000", "WF055", "5.000.000.000\n  perlu"},
	{"rule named like a field", "  perlu_setuju:   bernilai_besar", "  membebani:   bernilai_besar", "WF004", "membebani:   bernilai"},
}

// harmless changes must not be found fault with.
var harmless = []mutation{
	{name: "branch that asks whether something is filled", old: "{jika: perlu_setuju, ke: persetujuan}", new: "{jika: perlu_setuju, ke: persetujuan}\n      - {jika: terisi(catatan_mitra), ke: persetujuan}"},
	{name: "condition that asks before it reads", old: "{pakai: surat_penghentian}", new: "{pakai: surat_penghentian, jika: terisi(nilai) and nilai > batas}"},
	{name: "rule written out", old: "{pakai: pertimbangan, jika: perlu_setuju}", new: "{pakai: pertimbangan, jika: nilai > 5000000000 or membebani}"},
	{name: "stricter paper", old: "{pakai: pertimbangan, jika: perlu_setuju}", new: "{pakai: pertimbangan, jika: perlu_setuju and bernilai_besar}"},
	{name: "branches the other way round", old: "- {jika: perlu_setuju, ke: persetujuan}\n      - {ke: penandatanganan_pks}", new: "- {jika: not perlu_setuju, ke: penandatanganan_pks}\n      - {ke: persetujuan}"},
	{name: "action that names its papers", old: "setuju: {ke: penandatanganan_pks}", new: "setuju: {ke: penandatanganan_pks, dokumen: [surat_persetujuan]}"},
	{name: "form without papers on a reasoned way", old: "evaluasi: {ke: evaluasi, alasan: wajib}", new: "evaluasi: {ke: evaluasi, alasan: wajib, dokumen: [lembar_paraf]}"},
	{name: "draft or final, as the case may be", old: "{pakai: pertimbangan, jika: perlu_setuju}", new: "{pakai: pertimbangan, jika: bernilai_besar}\n      - {pakai: pertimbangan, jika: membebani and not bernilai_besar}"},
	{name: "seats in turn", old: "paraf_mitra: {oleh: mitra}", new: "paraf_mitra: {oleh: mitra, setelah: [paraf_hukum, paraf_umum]}"},
	{name: "back to the draft and through the initials again", old: "kunci: [nota_kesepahaman]}", new: "kunci: [nota_kesepahaman]}\n      kembalikan: {ke: penyusunan_nk, alasan: wajib}"},
	{name: "the drafter may not initial, nor anyone twice", old: "paraf_umum:  {oleh: biro_umum}", new: "paraf_umum:  {oleh: biro_umum, beda_orang: [penyusunan_nk, paraf_nk]}"},
	{name: "all seats, no quorum given", old: "    kuorum: {wajib: [paraf_hukum], minimal: 2}\n", new: ""},
}

func TestHarmlessChangesPass(t *testing.T) {
	text := sampleText(t)
	for _, m := range harmless {
		if strings.Count(text, m.old) != 1 {
			t.Fatalf("%s: %q stands %d times in the sample", m.name, m.old, strings.Count(text, m.old))
		}
		ds := all(strings.Replace(text, m.old, m.new, 1))
		if len(ds) != 1 {
			t.Errorf("%s: findings%s", m.name, describe(ds))
		}
	}
}

func TestMutationsAreCaught(t *testing.T) {
	text := sampleText(t)
	for _, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			if strings.Count(text, m.old) != 1 {
				t.Fatalf("%q stands %d times in the sample", m.old, strings.Count(text, m.old))
			}
			mutant := strings.Replace(text, m.old, m.new, 1)
			ds := all(mutant)
			line := lineOf(t, mutant, m.at)
			if !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == m.code && d.Pos.Line == line }) {
				t.Errorf("want %s on line %d, got:%s", m.code, line, describe(ds))
			}
		})
	}
}

func lineOf(t *testing.T, text, marker string) int {
	t.Helper()
	if strings.Count(text, marker) != 1 {
		t.Fatalf("marker %q stands %d times", marker, strings.Count(text, marker))
	}
	return strings.Count(text[:strings.Index(text, marker)], "\n") + 1
}

func TestProofShowsTheShortestPathInTheDraftersWords(t *testing.T) {
	mutant := strings.Replace(sampleText(t), "isi: [tgl_pks]", "isi: []", 1)
	for _, d := range all(mutant) {
		if d.Code != "WF081" || d.Args["dokumen"] != "perjanjian" {
			continue
		}
		want := "penjajakan --ajukan--> penyusunan_nk --kirim--> paraf_nk --lengkap--> penandatanganan_nk --tanda_tangan--> " +
			"penyusunan_pks --kirim--> cek_nilai --otomatis[2]--> penandatanganan_pks"
		if d.Args["jalan"] != want {
			t.Errorf("path %s, want %s", d.Args["jalan"], want)
		}
		if got, want := d.HintText(message.ID), `minta "tgl_pks" pada isi tahap penandatanganan_pks, tanpa opsional`; got != want {
			t.Errorf("hint %q, want %q", got, want)
		}
		return
	}
	t.Error("no WF081 for perjanjian")
}

func TestProofOfAConditionalPaperShowsTheBypass(t *testing.T) {
	mutant := strings.Replace(sampleText(t), "{pakai: pertimbangan, jika: perlu_setuju}", "{pakai: pertimbangan}", 1)
	for _, d := range all(mutant) {
		if d.Code == "WF081" && d.Args["data"] == "no_setuju" {
			if way := d.Args["jalan"].(string); !strings.HasSuffix(way, "cek_nilai --otomatis[2]--> penandatanganan_pks") {
				t.Errorf("path %s does not go by the branch without consent", way)
			}
			return
		}
	}
	t.Error("no WF081 for no_setuju")
}

func TestProofLooksIntoRecords(t *testing.T) {
	d := sample(t)
	uses := func(paper string) []PaperField {
		if paper != "surat_penawaran" {
			return nil
		}
		return []PaperField{{Path: "pihak.singkatan"}, {Path: "pihak.penandatangan.nip", Conditional: true}, {Path: "pihak.penandatangan.nama"}}
	}
	ds := d.Proof(uses)
	if len(ds) != 1 || ds[0].Code != "WF083" || ds[0].Args["bagian"] != "singkatan" {
		t.Errorf("findings:%s", describe(ds))
	}
}
