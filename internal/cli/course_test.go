package cli_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/docx"
	"naskah/templates"
)

// TestFilesOfTheCourse holds the Word files of docs/id/templat.md against what a
// drafter does to a letter of last year, written down in courseFiles; with
// -update they are made anew.
func TestFilesOfTheCourse(t *testing.T) {
	folder := filepath.Join("..", "..", "examples", "templat")
	for name, want := range courseFiles(t) {
		file := filepath.Join(folder, name)
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what courseFiles makes; go test ./internal/cli -update", file)
		}
	}
}

// wordSpaces are the namespaces of a file saved by Word.
const wordSpaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`

// wordFile makes a Word file of a body, with the styles and lists of the shipped
// base and the picture emblem behind rId9.
func wordFile(t *testing.T, body, page string, emblem []byte) []byte {
	t.Helper()
	parts := map[string][]byte{}
	base := "gaya/dinas"
	err := fs.WalkDir(templates.FS, base, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			parts[strings.TrimPrefix(name, base+"/")], err = fs.ReadFile(templates.FS, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const links = "word/_rels/document.xml.rels"
	parts["word/media/lambang.png"] = emblem
	parts[links] = []byte(strings.Replace(string(parts[links]), "</Relationships>",
		`<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/lambang.png"/></Relationships>`, 1))
	parts["word/styles.xml"] = []byte(strings.Replace(string(parts["word/styles.xml"]), "</w:styles>",
		`<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style></w:styles>`, 1))
	parts["word/document.xml"] = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n<w:document" + wordSpaces + "><w:body>" + body +
		"<w:sectPr>" + page + "</w:sectPr></w:body></w:document>")
	pkg, err := docx.New(parts)
	if err != nil {
		t.Fatal(err)
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

const (
	upright   = `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>`
	landscape = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1701" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>` +
		`<w:pgBorders w:offsetFrom="page"><w:top w:val="double" w:sz="12" w:space="24" w:color="1F3864"/><w:left w:val="double" w:sz="12" w:space="24" w:color="1F3864"/>` +
		`<w:bottom w:val="double" w:sz="12" w:space="24" w:color="1F3864"/><w:right w:val="double" w:sz="12" w:space="24" w:color="1F3864"/></w:pgBorders>`
	grid = `<w:tblPr><w:tblStyle w:val="TabelBergaris"/><w:tblW w:w="9071" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>`
	bare = `<w:tblPr><w:tblW w:w="9071" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>`
)

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;")

// typed is one run; a tag in it is torn as Word's spelling checker tears it.
func typed(look, s string) string {
	s = escape.Replace(s)
	if i := strings.Index(s, "{{ "); i >= 0 && len(s) > i+5 {
		const tear = `</w:t></w:r><w:proofErr w:type="spellStart"/><w:r>%s<w:t xml:space="preserve">`
		s = s[:i+3] + fmt.Sprintf(tear, look) + s[i+3:]
	}
	return `<w:r>` + look + `<w:t xml:space="preserve">` + strings.ReplaceAll(s, "\t", `</w:t></w:r><w:r>`+look+`<w:tab/><w:t xml:space="preserve">`) + `</w:t></w:r>`
}

// para is a paragraph of a style, with properties and runs.
func para(style, more string, runs ...string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + more + `</w:pPr>` + strings.Join(runs, "") + `</w:p>`
}

func plain(s string) string { return para("Isi", "", typed("", s)) }

func centred(size int, s string) string {
	return para("Tengah", "", typed(fmt.Sprintf(`<w:rPr><w:b/><w:sz w:val="%d"/></w:rPr>`, size), s))
}

// item is a paragraph on a level of the list of pasal.
func item(style string, level int, s string) string {
	return para(style, fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr>`, level), typed("", s))
}

// cell is a table cell of some width.
func cell(width int, content string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, width, content)
}

// rows is a table whose columns have these widths; a row is its cells' content.
func rows(properties string, widths []int, list ...[]string) string {
	var b strings.Builder
	b.WriteString("<w:tbl>" + properties + "<w:tblGrid>")
	for _, w := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString("</w:tblGrid>")
	for _, r := range list {
		b.WriteString("<w:tr>")
		for i, s := range r {
			b.WriteString(cell(widths[i], s))
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>"
}

// frame is the picture a drafter put into the letterhead, with an alternative text.
func frame(alt string) string {
	const size = `cx="828000" cy="828000"`
	return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ` + size + `/><wp:docPr id="1" name="Lambang" descr="` + strings.ReplaceAll(escape.Replace(alt), `"`, "&quot;") +
		`"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Lambang"/><pic:cNvPicPr/></pic:nvPicPr>` +
		`<pic:blipFill><a:blip r:embed="rId9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ` + size +
		`/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

// control is a content control of the Developer tab that shows its prompt.
func control(id int, tag, kind, prompt string) string {
	return fmt.Sprintf(`<w:sdt><w:sdtPr><w:tag w:val="%s"/><w:id w:val="%d"/><w:showingPlcHdr/>%s</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>`,
		tag, id, kind, typed(`<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>`, prompt))
}

// letterhead stands at the top of letters and forms.
func letterhead() string {
	middle := centred(28, "BADAN PENELITIAN DATA CONTOH") + centred(24, "SEKRETARIAT UTAMA") +
		para("Tengah", "", typed(`<w:rPr><w:sz w:val="18"/></w:rPr>`, "Jalan Contoh Raya Nomor 1, Jakarta 10110, telepon (021) 555-0101"))
	return rows(bare, []int{1500, 7571}, []string{para("Tengah", "", frame(`{{ gambar "lambang.png" }}`)), middle}) +
		para("Isi", `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:after="240"/>`)
}

func invitation() string {
	label := func(s string) string {
		return para("Isi", `<w:tabs><w:tab w:val="left" w:pos="1247"/><w:tab w:val="left" w:pos="1474"/></w:tabs><w:spacing w:after="0"/>`, typed("", s))
	}
	small := func(s string) string { return para("IsiTabel", "", typed("", s)) }
	head := func(s string) string { return para("KepalaTabel", "", typed("", s)) }
	return letterhead() +
		para("Isi", `<w:jc w:val="right"/>`, typed("", "Jakarta, {{ tanggal tgl_surat }}")) +
		label("Nomor\t:\t{{ nomor }}") + label("Hal\t:\tUndangan {{ hal }}") +
		para("Isi", `<w:spacing w:before="240" w:after="0"/>`, typed("", "Yth. {{ tujuan }}")) + plain("di tempat") +
		plain("Dengan hormat kami mengundang Saudara menghadiri {{ hal }} pada {{ hari tgl_rapat }}, {{ tanggal tgl_rapat }}, pukul {{ pukul }}, di {{ tempat }}, dengan susunan acara:") +
		rows(grid, []int{1100, 1900, 3571, 2500}, []string{head("No"), head("Pukul"), head("Acara"), head("Oleh")},
			[]string{"<w:p/>", "<w:p/>", small("{{ range acara }}"), "<w:p/>"},
			[]string{small("{{ urut }}"), small("{{ jam }}"), small("{{ kegiatan }}"), small("{{ pengisi }}")},
			[]string{"<w:p/>", "<w:p/>", small("{{ end }}"), "<w:p/>"}) +
		para("Isi", `<w:spacing w:before="0" w:after="60"/>`) +
		plain("{{ if daring }}") + plain("Rapat dapat juga diikuti secara daring melalui {{ alamat_daring }}.") + plain("{{ end }}") +
		plain("Atas perhatian dan kehadiran Saudara kami ucapkan terima kasih.") +
		para("Isi", `<w:keepNext/><w:spacing w:before="240"/><w:ind w:left="5103"/>`, typed("", "{{ penanda.jabatan }},")) +
		para("Isi", `<w:spacing w:before="1000"/><w:ind w:left="5103"/>`, typed("", "{{ penanda.nama }}"))
}

// wrong is the same letter as a drafter may have left it.
func wrong() string {
	return strings.NewReplacer("tanggal tgl_surat", "tanggl tgl_surat", plain("{{ end }}"), "", "penanda.nama }}", "penanda.nama }").Replace(invitation())
}

func agreement() string {
	field := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	chapter := func(s string) string {
		return para("Pasal", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, `<w:r><w:br/></w:r>`, typed("", s))
	}
	return centred(26, "PERJANJIAN KERJA SAMA") + centred(24, "TENTANG") + centred(24, "{{ kapital judul }}") + centred(24, "NOMOR {{ nomor }}") +
		para("JudulDaftarIsi", `<w:spacing w:before="480"/>`, typed("", "DAFTAR ISI")) +
		para("TOC1", "", field("begin"), `<w:r><w:instrText xml:space="preserve"> TOC \o "1-1" \h \z \u </w:instrText></w:r>`, field("separate"), typed("", "Klik kanan, Perbarui Bidang"), field("end")) +
		para("Isi", `<w:pageBreakBefore/>`, typed("", "Pada hari ini, {{ hari tgl_ttd }}, tanggal {{ tanggal tgl_ttd }}, bertempat di {{ tempat }}, PARA PIHAK sepakat mengadakan perjanjian dengan ketentuan sebagai berikut.")) +
		chapter("RUANG LINGKUP") + item("Butir", 1, "Perjanjian ini meliputi:") + plain("{{ range lingkup }}") + item("Butir", 2, "{{ . }}{{ tanda_butir urut (panjang lingkup) }}") + plain("{{ end }}") +
		item("Butir", 1, "PARA PIHAK menyusun rencana kerja setiap tahun.") +
		chapter("PEMBIAYAAN") + item("Butir", 1, "Biaya pelaksanaan perjanjian ini sebesar {{ rupiah nilai }} ({{ rupiah_terbilang nilai }}).") +
		plain("{{ if dibagi }}") + item("Butir", 1, "Biaya sebagaimana dimaksud pada ayat (1) ditanggung PARA PIHAK secara seimbang.") + plain("{{ end }}") +
		plain(`{{ klausul "keadaan-kahar" }}`) + plain(`{{ klausul "penyelesaian-perselisihan" }}`) +
		chapter("JANGKA WAKTU") + item("Butir", 1, "Perjanjian ini berlaku selama {{ lama }} sejak ditandatangani.")
}

func form() string {
	label := func(s string) string { return para("IsiTabel", "", typed("", s)) }
	value := func(c string) string { return para("IsiTabel", "", c) }
	const (
		date  = `<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="id-ID"/></w:date>`
		kinds = `<w:dropDownList><w:listItem w:displayText="Perguruan tinggi" w:value="pt"/><w:listItem w:displayText="Pemerintah daerah" w:value="pemda"/><w:listItem w:displayText="Badan usaha" w:value="bu"/></w:dropDownList>`
		check = `<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`
	)
	return letterhead() + centred(26, "FORMULIR DATA MITRA") + para("Isi", "") +
		rows(grid, []int{3000, 6071},
			[]string{label("Nama lembaga"), value(control(11, "nama", "<w:text/>", "Ketik nama lembaga"))},
			[]string{label("Jenis"), value(control(12, "jenis", kinds, "Pilih"))},
			[]string{label("Tanggal berdiri"), value(control(13, "berdiri", date, "Pilih tanggal"))},
			[]string{label("Alamat"), value(control(14, "alamat", "", "Ketik alamat"))},
			[]string{label("Bersedia diumumkan"), value(control(15, "bersedia", check, "☐") + typed("", " ya"))})
}

func certificate() string {
	return para("Tengah", `<w:spacing w:before="900"/>`) + centred(40, "SERTIFIKAT") + para("Tengah", "", typed("", "Nomor {{ nomor }}")) +
		para("Tengah", `<w:spacing w:before="480"/>`, typed("", "diberikan kepada")) + centred(36, "{{ nama }}") + para("Tengah", "", typed("", "{{ instansi }}")) +
		para("Tengah", `<w:spacing w:before="240" w:after="240"/>`, typed("", "sebagai peserta Pelatihan Pengelolaan Data pada {{ tanggal tgl_latih }}{{ if lulus }} dan dinyatakan lulus{{ end }}.")) +
		para("Tengah", "", typed("", `{{ qr (rangkai "https://data.contoh.go.id/sertifikat/" nomor) "2.5 cm" }}`)) +
		para("Tengah", `<w:spacing w:before="240"/>`, typed("", "Kepala Badan Penelitian Data Contoh"))
}

// courseFiles are the files by name.
func courseFiles(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{"lambang.png": emblem(t, color.RGBA{31, 56, 100, 255}, color.RGBA{242, 169, 0, 255})}
	old := emblem(t, color.RGBA{150, 150, 150, 255}, color.RGBA{225, 225, 225, 255})
	for name, f := range map[string]struct{ body, page string }{
		"undangan.docx": {invitation(), upright}, "undangan-salah.docx": {wrong(), upright}, "perjanjian.docx": {agreement(), upright},
		"formulir.docx": {form(), upright}, "sertifikat.docx": {certificate(), landscape},
	} {
		files[name] = wordFile(t, f.body, f.page, old)
	}
	return files
}

// emblem draws a disc with a diamond in it.
func emblem(t *testing.T, ring, inner color.Color) []byte {
	t.Helper()
	const half = 120
	m := image.NewPaletted(image.Rect(0, 0, 2*half, 2*half), color.Palette{color.Transparent, ring, inner})
	for y := range 2 * half {
		for x := range 2 * half {
			dx, dy := x-half, y-half
			switch {
			case abs(dx)+abs(dy) < 80:
				m.SetColorIndex(x, y, 2)
			case dx*dx+dy*dy < 115*115:
				m.SetColorIndex(x, y, 1)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func abs(n int) int { return max(n, -n) }
