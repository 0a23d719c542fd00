package fidelity

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// vocabulary is the language of agreements and letters, words of all lengths.
var vocabulary = strings.Fields(`
yang dan di dengan untuk dari pada dalam oleh atau tidak akan telah dapat ini itu serta sesuai antara secara tentang atas bagi
kerja sama perjanjian kesepakatan para pihak daerah pemerintah kabupaten kota provinsi kementerian lembaga badan dinas bagian
pelaksanaan penyelenggaraan pengembangan peningkatan pemanfaatan pengelolaan pembinaan pengawasan penyusunan pendampingan
kegiatan program rencana anggaran biaya pembiayaan jangka waktu tahun bulan hari tanggal laporan evaluasi monitoring hasil
kewajiban hak tanggung jawab ketentuan peraturan perundang-undangan undang-undang keputusan surat dokumen lampiran naskah
aparatur pegawai pejabat masyarakat pelayanan publik informasi data sistem teknologi komunikasi sumber daya manusia kapasitas
kompetensi pendidikan pelatihan penelitian kajian sosialisasi koordinasi konsultasi fasilitasi sarana prasarana lokasi tempat
sebagaimana dimaksud berdasarkan terhadap mengenai melalui berkelanjutan bertanggung menyediakan melaksanakan menyampaikan
menandatangani memperoleh melakukan memberikan menetapkan mengusulkan menyelesaikan mempertanggungjawabkan ketidaksesuaian
musyawarah mufakat perselisihan keadaan kahar kerahasiaan adendum penutup bermeterai rangkap asli kekuatan hukum mengikat
satu dua tiga empat lima enam tujuh delapan sembilan sepuluh persen rupiah paling lambat sejak sampai berakhir sebelum setelah
desa kecamatan wilayah batas izin tata ruang air jalan e-government SKPD APBD BUMD ASN TKKSD KSDD Rp1.250.000,00 2026 (satu)`)

// prose makes text from a random source.
type prose struct{ *rand.Rand }

func (p prose) word() string { return vocabulary[p.IntN(len(vocabulary))] }

// between is a number from low to high.
func (p prose) between(low, high int) int { return low + p.IntN(high-low+1) }

// once reports true in one of n cases.
func (p prose) once(n int) bool { return p.IntN(n) == 0 }

func pick[T any](p prose, list ...T) T { return list[p.IntN(len(list))] }

// phrase is n words.
func (p prose) phrase(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = p.word()
	}
	return strings.Join(words, " ")
}

// sentences is text of about n words, with commas, brackets and full stops.
func (p prose) sentences(n int) string {
	var b strings.Builder
	for i := 0; i < n; {
		length := min(n-i, p.between(6, 22))
		for k := range length {
			w := p.word()
			if k == 0 {
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			switch {
			case k == length-1:
				w += pick(p, ".", ".", ".", ";")
			case p.once(11):
				w += ","
			case p.once(40):
				w = "(" + w + ")"
			case p.once(60):
				w += "/" + p.word()
			}
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
		i += length
	}
	return b.String()
}

// title is a heading in capitals.
func (p prose) title(n int) string { return strings.ToUpper(p.phrase(n)) }

// amount is a figure with the dots of Indonesian thousands.
func (p prose) amount() string {
	n := strconv.Itoa(p.between(1, 999_999) * 1000)
	for i := len(n) - 3; i > 0; i -= 3 {
		n = n[:i] + "." + n[i:]
	}
	return n
}
