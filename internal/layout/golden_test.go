package layout_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/layout"
)

var update = flag.Bool("update", false, "write the golden dumps anew")

const pasal = `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="Pasal %1"/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="992" w:hanging="425"/></w:pPr></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%4)"/><w:lvlJc w:val="right"/><w:pPr><w:ind w:left="1418" w:hanging="284"/></w:pPr></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`

func numbered(level, more string) string {
	return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="1"/></w:numPr>` + more
}

func modeOf(mode string) string {
	return `<w:compat><w:compatSetting w:name="compatibilityMode" w:val="` + mode + `"/></w:compat>`
}

const long = "Perjanjian Kerja Sama ini dibuat dan ditandatangani oleh PARA PIHAK pada hari, tanggal, bulan, dan tahun sebagaimana disebutkan pada awal Perjanjian Kerja Sama ini."

// goldens has one small document for each rule.
var goldens = map[string]sample{
	"pasal": {numbering: pasal, body: `<w:p><w:pPr><w:keepNext/>` + numbered("0", `<w:jc w:val="center"/><w:outlineLvl w:val="0"/>`) +
		`</w:pPr><w:r><w:br/></w:r><w:r><w:t>MAKSUD DAN TUJUAN</w:t></w:r></w:p>` + p(numbered("1", ""), long) + p(numbered("1", ""), "dua") + p(numbered("2", ""), "huruf") + p(numbered("3", ""), "angka") +
		`<w:p><w:pPr>` + numbered("0", `<w:jc w:val="center"/>`) + `</w:pPr><w:r><w:br/><w:t>OBJEK</w:t></w:r></w:p>` + p(numbered("1", ""), "satu lagi")},
	"alignment": {body: p(`<w:jc w:val="both"/>`, long) + p(`<w:jc w:val="center"/>`, "tengah   ") + p(`<w:jc w:val="right"/>`, "kanan   ") + p(`<w:jc w:val="distribute"/>`, "a b c") +
		`<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>baris ini pendek</w:t><w:br/><w:t>dan rata kiri</w:t></w:r></w:p>`},
	"spacing": {body: p(`<w:spacing w:before="100" w:after="200"/>`, "satu") + p(`<w:spacing w:before="300" w:after="0"/>`, "dua: jarak 300") + p(`<w:spacing w:line="360" w:lineRule="auto"/>`, "tiga: satu setengah") + p(`<w:spacing w:line="259" w:lineRule="auto"/>`, "empat: 259 jadi 108 persen") +
		p(`<w:spacing w:line="400" w:lineRule="exact"/>`, "lima: tepat") + p(`<w:spacing w:line="400" w:lineRule="atLeast"/>`, "enam: paling sedikit") + p(`<w:spacing w:line="200" w:lineRule="auto"/>`, "tujuh: rapat") + p("", "delapan")},
	"contextual": {body: p(`<w:spacing w:after="200"/><w:contextualSpacing/>`, "satu") + p(`<w:spacing w:after="200"/><w:contextualSpacing/>`, "dua") + p(`<w:pStyle w:val="Lain"/>`, "lain"),
		styles: `<w:style w:type="paragraph" w:styleId="Lain"><w:name w:val="Lain"/><w:basedOn w:val="Normal"/></w:style>`},
	"tabs": {body: `<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p><w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="3000" w:leader="dot"/></w:tabs></w:pPr><w:r><w:t>nama</w:t><w:tab/><w:t>12</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:tabs><w:tab w:val="center" w:pos="2500"/><w:tab w:val="right" w:pos="5000"/></w:tabs></w:pPr><w:r><w:t>kiri</w:t><w:tab/><w:t>tengah</w:t><w:tab/><w:t>kanan</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:tabs><w:tab w:val="decimal" w:pos="2000"/></w:tabs></w:pPr><w:r><w:tab/><w:t>1.500,25</w:t></w:r></w:p><w:p><w:pPr><w:ind w:left="1500" w:hanging="1500"/></w:pPr><w:r><w:t>Nama</w:t><w:tab/><w:t>gantung sampai baris kedua yang panjang sekali lagi</w:t></w:r></w:p>`},
	"breaks":  {body: p("", "perundang-undangan surat-menyurat masing-masing perundang-undangan") + p("", "nomor panjang sekali 415.4/021/PKS/2025/HK/232323/XII/ABCDEFGH/1234") + p("", "Mempertanggungjawabkannyasepanjangpanjangnyatanpaspasisamasekalitidakada") + p("", "kata\u00a0tak\u00a0terpisah kata\u00a0tak\u00a0terpisah kata\u00a0tak\u00a0terpisah kata") + p("", "tanda\u00adhubung lunak tanda\u00adhubung lunak tanda\u00adhubung lunak")},
	"slashes": {body: p("", strings.Repeat("w", 22)+" anak-anak/ibu-ibu") + p("", strings.Repeat("w", 22)+"i anak-anak/ibu-ibu")},
	"widow":   {body: p("", words("isi", 12)) + p(`<w:spacing w:before="2600"/>`, long+" "+long) + p("", "akhir")},
	"keep":    {body: p(`<w:spacing w:after="3400"/>`, "atas") + p(`<w:keepNext/>`, "judul ikut") + p(`<w:keepNext/>`, "anak judul ikut") + p("", long)},
	"table":   {body: p("", "sebelum") + table(gridBorders, 2500, []string{"a1", long}, []string{p("", "b1") + p("", "b1 dua"), "b2"}) + p("", "sesudah")},
	"split":   {body: table(`<w:tblBorders><w:top w:val="single" w:sz="8"/></w:tblBorders>`, 2500, []string{long, long + long}, []string{"x", "y"}) + p("", "sesudah")},
	"merged":  {body: `<w:tbl><w:tblPr>` + gridBorders + `</w:tblPr><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/><w:vAlign w:val="center"/></w:tcPr>` + p("", "No") + `</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p(`<w:jc w:val="center"/>`, "Kebutuhan") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + p("", "Volume") + `</w:tc><w:tc>` + p("", "Harga") + `</w:tc></w:tr></w:tbl>`},
	"borders": {body: p("", "atas") + p(`<w:pBdr><w:bottom w:val="double" w:sz="12" w:space="1"/></w:pBdr><w:spacing w:after="120"/>`, "kop") + p(`<w:pBdr><w:top w:val="single" w:sz="8" w:space="4"/><w:bottom w:val="single" w:sz="8" w:space="4"/></w:pBdr><w:shd w:val="clear" w:fill="EEEEEE"/>`, "kotak 1") + p(`<w:pBdr><w:top w:val="single" w:sz="8" w:space="4"/><w:bottom w:val="single" w:sz="8" w:space="4"/></w:pBdr><w:shd w:val="clear" w:fill="EEEEEE"/>`, "kotak 2") + p("", "bawah")},
	"runs": {body: `<w:p><w:r><w:t>biasa </w:t></w:r><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>garis bawah</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:rPr><w:caps/></w:rPr><w:t>kapital</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:rPr><w:smallCaps/></w:rPr><w:t>Kecil</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr><w:strike/><w:highlight w:val="yellow"/></w:rPr><w:t>coret</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>tersembunyi</w:t></w:r><w:r><w:rPr><w:spacing w:val="40"/></w:rPr><w:t>renggang</w:t></w:r></w:p>` +
		`<w:p><w:del><w:r><w:delText>dihapus</w:delText></w:r></w:del><w:ins><w:r><w:t>disisipkan</w:t></w:r></w:ins><w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> kendali</w:t></w:r></w:sdtContent></w:sdt><w:hyperlink w:anchor="sini"><w:r><w:t xml:space="preserve"> tautan</w:t></w:r></w:hyperlink><w:bookmarkStart w:id="1" w:name="sini"/></w:p>`},
	"footnote":          noted(long, 1, 1),
	"footnoteLong":      noted(long, 3, 30),
	"footnoteInRow":     inRow(noted(long, 1, 1)),
	"columnsUnequal":    {body: p(`<w:jc w:val="both"/>`, strings.Repeat(long+" ", 3)) + p("", "akhir"), section: smallPage + unequal},
	"sectionGap":        {body: p(`<w:spacing w:after="200"/>`, long+" "+long) + `<w:p><w:pPr><w:sectPr>` + smallPage + `<w:cols w:num="2" w:space="400"/></w:sectPr></w:pPr></w:p>` + p(`<w:spacing w:before="100"/>`, "di bawah jarak 200"), section: `<w:type w:val="continuous"/>` + smallPage},
	"ragged":            {body: `<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>baris ini pendek</w:t><w:br/><w:t>dan rata kiri</w:t></w:r></w:p>`, settings: `<w:compat><w:doNotExpandShiftReturn/></w:compat>`},
	"shrunk":            {body: p(`<w:jc w:val="both"/>`, strings.Repeat("kata lagi dan lagi yang sama ", 9)), settings: modeOf("15")},
	"unshrunk":          {body: p(`<w:jc w:val="both"/>`, strings.Repeat("kata lagi dan lagi yang sama ", 9)), settings: modeOf("14")},
	"mergedSplit":       {body: p(`<w:spacing w:after="2600"/>`, "atas") + `<w:tbl><w:tblPr>` + gridBorders + `</w:tblPr><w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="3500"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("", "gabung "+words("g", 12)) + `</w:tc><w:tc>` + p("", "satu") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + p("", long+" "+long) + `</w:tc></w:tr></w:tbl>`},
	"headerAlone":       {body: p(`<w:spacing w:after="3200"/>`, "atas") + strings.Replace(table(gridBorders, 2500, []string{"No", "Uraian"}, []string{"1", long}), `<w:tr>`, `<w:tr><w:trPr><w:tblHeader/></w:trPr>`, 1)},
	"floatingTable":     {body: table(`<w:tblpPr w:leftFromText="180" w:vertAnchor="text" w:horzAnchor="margin" w:tblpXSpec="right" w:tblpY="100"/>`+gridBorders, 800, []string{"satu", "dua"}, []string{"tiga", "empat"}) + p("", long+" "+long)},
	"wideFloatingTable": {body: table(`<w:tblpPr w:vertAnchor="text" w:tblpY="1"/>`+gridBorders, 2400, []string{"satu", "dua"}) + p("", long)},
	"frame":             {body: p("", "sebelum") + p(`<w:framePr w:w="1500" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:y="50"/>`, "teks di dalam") + p(`<w:framePr w:w="1500" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:y="50"/>`, "bingkai") + p("", long)},
	"noRoomBeside":      {body: p(`<w:framePr w:w="4500" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:y="0"/>`, "bingkai lebar") + p("", "teks di bawahnya")},
	"lastFrame":         {body: p(`<w:framePr w:w="1500" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:y="0"/>`, "bingkai terakhir")},
	"verticalCells":     {body: directed(table(gridBorders, 1600, []string{"biasa", p("", "naik dua kata"), p(`<w:jc w:val="right"/>`, "turun di kanan")}), "", "btLr", "tbRl") + p("", "sesudah")},
	"top":               {body: p(`<w:spacing w:before="400"/>`, "awal dokumen") + `<w:p><w:r><w:t>ganti halaman</w:t><w:br w:type="page"/></w:r></w:p>` + p(`<w:spacing w:before="400"/>`, "sesudah ganti") + p(`<w:pageBreakBefore/><w:spacing w:before="400"/>`, "halaman baru")},
	"grid":              {body: p("", long) + p(`<w:spacing w:line="360" w:lineRule="auto"/>`, long) + p(`<w:spacing w:line="300" w:lineRule="exact"/>`, long) + p(`<w:snapToGrid w:val="0"/>`, long), section: smallPage + `<w:docGrid w:type="lines" w:linePitch="400"/>`},
	"sections":          {body: p("", "tegak") + `<w:p><w:pPr><w:sectPr><w:pgSz w:w="6000" w:h="7000"/><w:pgMar w:top="500" w:bottom="500" w:left="500" w:right="500" w:header="200" w:footer="200"/></w:sectPr></w:pPr></w:p>` + p("", words("mendatar", 4)) + `<w:p><w:pPr><w:sectPr>` + smallPage + `<w:cols w:num="2" w:space="400"/></w:sectPr></w:pPr></w:p>` + p("", "sambung"), section: `<w:type w:val="continuous"/>` + smallPage},
	"header": {body: p("", words("isi", 150)), section: `<w:headerReference w:type="default" r:id="rId7"/><w:headerReference w:type="first" r:id="rId8"/><w:footerReference w:type="default" r:id="rId9"/>` + smallPage + `<w:titlePg/>`,
		rels: `<Relationship Id="rId7" Type="` + relType + `header" Target="h1.xml"/><Relationship Id="rId8" Type="` + relType + `header" Target="h2.xml"/><Relationship Id="rId9" Type="` + relType + `footer" Target="f1.xml"/>`,
		parts: map[string]string{"h1.xml": `<w:hdr ` + namespaces + `>` + p("", "kepala") + p("", "dua") + p("", "tiga") + p("", "empat") + `</w:hdr>`, "h2.xml": `<w:hdr ` + namespaces + `><w:sdt><w:sdtContent>` + p("", "RANCANGAN KE-2") + `</w:sdtContent></w:sdt></w:hdr>`,
			"f1.xml": `<w:ftr ` + namespaces + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">- </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> dari </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> NUMPAGES </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>99</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`}},
	"styles": {body: p(`<w:pStyle w:val="Anak"/>`, "turunan") + `<w:p><w:pPr><w:pStyle w:val="Tebal"/></w:pPr><w:r><w:t xml:space="preserve">tebal </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Kuat"/></w:rPr><w:t>berbalik</w:t></w:r></w:p>`,
		styles: `<w:style w:type="paragraph" w:styleId="Induk"><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="700"/><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Anak"><w:basedOn w:val="Induk"/><w:pPr><w:jc w:val="left"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Tebal"><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="Kuat"><w:rPr><w:b/></w:rPr></w:style>`},
}

// directed gives the cells of a table text directions.
func directed(table string, directions ...string) string {
	for _, d := range directions {
		table = strings.Replace(table, `type="dxa"/></w:tcPr>`, `type="dxa" /><w:textDirection w:val="`+d+`"/></w:tcPr>`, 1)
	}
	return table
}

// noted is a text that refers to a footnote on its second page, at times as long,
// before it goes on.
func noted(text string, before, note int) sample {
	return sample{
		body: p("", strings.Repeat(text+" ", before)) + `<w:p>` + `<w:r><w:t>di sini</w:t></w:r>` + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r></w:p>` + p("", strings.Repeat(text+" ", 4)),
		parts: map[string]string{"f.xml": `<w:footnotes ` + namespaces + `><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>` +
			`<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> ` + words("catatan", note*3) + `</w:t></w:r></w:p></w:footnote></w:footnotes>`},
		rels: `<Relationship Id="rId7" Type="` + relType + `footnotes" Target="f.xml"/>`, settings: `<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>`,
	}
}

// inRow puts the text of a sample into one row of a table.
func inRow(s sample) sample {
	s.body = `<w:tbl><w:tblPr>` + gridBorders + `</w:tblPr><w:tblGrid><w:gridCol w:w="4800"/></w:tblGrid><w:tr><w:tc>` + s.body + `</w:tc></w:tr></w:tbl>` + p("", "sesudah")
	return s
}

func TestGolden(t *testing.T) {
	for name, s := range goldens {
		t.Run(name, func(t *testing.T) {
			doc, _ := lay(t, s)
			got := layout.Dump(doc)
			file := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("dump of %s =\n%s\nwant\n%s", name, got, want)
			}
			if again, _ := lay(t, s); layout.Dump(again) != got {
				t.Error("a second run gives another dump")
			}
		})
	}
}
