package fidelity

import (
	"fmt"
	"strings"
)

func numberingPairs() []pair {
	level := func(n int, format, text, more string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="500"/></w:pPr></w:lvl>`, n, format, more, text, 500*(n+1))
	}
	levels := `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>` + level(0, "upperRoman", "%1.", "") + level(1, "decimal", "%1.%2", "") + level(2, "lowerLetter", "%3)", "") + level(3, "decimal", "(%4)", `<w:suff w:val="space"/>`) + level(4, "decimalZero", "%5", `<w:suff w:val="nothing"/>`) + `</w:abstractNum>`
	nums := `<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
	item := func(num, level int) string {
		return justified(fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, num), 18)
	}
	right := `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="8"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/><w:lvlJc w:val="right"/><w:pPr><w:ind w:left="900" w:hanging="200"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`
	bullet := strings.ReplaceAll(strings.ReplaceAll(right, "lowerRoman", "bullet"), "%1.", "•")
	return []pair{
		{"number-levels", draft{body: item(1, 0) + item(1, 1) + item(1, 2) + item(1, 3) + item(1, 4) + item(1, 1) + item(1, 0) + item(1, 1), numbering: levels + nums}},
		{"number-restart", draft{body: item(1, 0) + item(1, 0) + item(2, 0) + item(2, 1), numbering: levels + nums}},
		{"number-right", draft{body: strings.Repeat(item(1, 0), 4), numbering: right}},
		{"number-bullet", draft{body: strings.Repeat(item(1, 0), 3), numbering: bullet}},
	}
}

func tablePairs() []pair {
	three := []int{1500, 3500, 3500}
	rows := [][]string{{"satu", text(20), text(35)}, {"dua", text(12), text(9)}, {"tiga", text(30), text(4)}}
	after := justified("", 30)
	long := [][]string{{"No", "Uraian", "Jumlah"}}
	for i := range 14 {
		long = append(long, []string{fmt.Sprint(i + 1), text(8 + i*3), text(10)})
	}
	header := strings.Replace(tableOf(gridLines, []int{800, 2500, 1700}, long...), `<w:tr>`, `<w:tr><w:trPr><w:tblHeader/></w:trPr>`, 1)
	merged := `<w:tbl><w:tblPr>` + gridLines + `</w:tblPr>` + gridOf(three) +
		`<w:tr>` + cellOf(`<w:vMerge w:val="restart"/>`, 1500, text(25)) + cellOf(`<w:gridSpan w:val="2"/>`, 7000, text(14)) + `</w:tr>` +
		`<w:tr>` + cellOf(`<w:vMerge/>`, 1500, "") + cellOf("", 3500, text(3)) + cellOf("", 3500, text(5)) + `</w:tr></w:tbl>`
	nested := tableOf(gridLines, []int{2500, 6000}, []string{"luar", tableOf(gridLines, []int{2000, 3000}, []string{"dalam", text(20)}) + para("", text(5))})
	heights := `<w:tbl><w:tblPr>` + gridLines + `</w:tblPr>` + gridOf([]int{4000, 4000}) +
		`<w:tr><w:trPr><w:trHeight w:val="900"/></w:trPr>` + cellOf(`<w:vAlign w:val="center"/>`, 4000, "tengah") + cellOf(`<w:vAlign w:val="bottom"/>`, 4000, "bawah") + `</w:tr>` +
		`<w:tr><w:trPr><w:trHeight w:val="500" w:hRule="exact"/></w:trPr>` + cellOf("", 4000, "tepat") + cellOf("", 4000, "tepat juga") + `</w:tr></w:tbl>`
	upright := `<w:tbl><w:tblPr>` + gridLines + `</w:tblPr>` + gridOf([]int{1200, 1200, 6000}) + `<w:tr><w:trPr><w:trHeight w:val="2600"/></w:trPr>` +
		cellOf(`<w:textDirection w:val="btLr"/>`, 1200, "naik dua kata") + cellOf(`<w:textDirection w:val="tbRl"/><w:vAlign w:val="center"/>`, 1200, "turun") + cellOf("", 6000, text(40)) + `</w:tr></w:tbl>`
	styled := `<w:style w:type="table" w:styleId="G"><w:name w:val="G"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:tblPr>` + gridLines + `<w:tblCellMar><w:left w:w="200" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>`
	return []pair{
		{"table-grid", draft{body: after + tableOf(gridLines, three, rows...) + after}},
		{"table-mode12", draft{mode: 12, body: after + tableOf(gridLines, three, rows...) + after}},
		{"table-indent", draft{body: tableOf(gridLines+`<w:tblInd w:w="500" w:type="dxa"/>`, three, rows...) + after}},
		{"table-center", draft{body: tableOf(`<w:jc w:val="center"/>`+gridLines, []int{1000, 2000, 2000}, rows...) + after}},
		{"table-percent", draft{body: tableOf(`<w:tblW w:w="5000" w:type="pct"/>`+gridLines, three, rows...) + after}},
		{"table-merged", draft{body: merged + after}},
		{"table-nested", draft{body: nested + after}},
		{"table-heights", draft{body: heights + after}},
		{"table-split", draft{body: after + tableOf(gridLines, []int{800, 2500, 1700}, long...), section: slip}},
		{"table-header", draft{body: after + header + after, section: slip}},
		{"table-cant-split", draft{body: after + strings.ReplaceAll(tableOf(gridLines, []int{800, 2500, 1700}, long...), `<w:tr>`, `<w:tr><w:trPr><w:cantSplit/></w:trPr>`), section: slip}},
		{"table-borderless", draft{body: tableOf(`<w:tblW w:w="0" w:type="auto"/>`, []int{2500, 300, 5700}, []string{"Nama", ":", text(12)}, []string{"Jabatan", ":", text(25)}) + after}},
		{"table-style", draft{styles: styled, defaults: `<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>`, body: tableOf(`<w:tblStyle w:val="G"/><w:tblLook w:val="04A0" w:firstRow="1"/>`, three, rows...) + after}},
		{"table-margins", draft{body: tableOf(gridLines+`<w:tblCellMar><w:top w:w="100" w:type="dxa"/><w:left w:w="50" w:type="dxa"/><w:bottom w:w="150" w:type="dxa"/><w:right w:w="300" w:type="dxa"/></w:tblCellMar>`, three, rows...) + after}},
		{"table-no-grid", draft{body: strings.Replace(tableOf(gridLines, three, rows...), gridOf(three), "", 1) + after}},
		{"table-auto", draft{body: tableOf(`<w:tblW w:w="0" w:type="auto"/>`+gridLines, []int{2833, 2833, 2833}, rows...) + after}},
		{"table-vertical", draft{body: upright + after}},
		{"table-keep", draft{body: justified("", 75) + tableOf(gridLines, []int{2500, 2500}, []string{para(`<w:keepNext/>`, "PIHAK KESATU"), para(`<w:keepNext/>`, "PIHAK KEDUA")}, []string{para(`<w:keepNext/>`, text(14)), "b"}, []string{"c", "d"}), section: slip}},
		{"table-keep-next", draft{body: keptTables(), section: slip}},
		{"table-floating", draft{body: justified("", 40) + tableOf(`<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" w:tblpXSpec="right" w:tblpY="100"/><w:tblW w:w="0" w:type="auto"/>`+gridLines, []int{1500, 2000}, []string{"satu", text(6)}, []string{"dua", text(4)}) + justified("", 120)}},
		{"table-floating-wide", draft{body: justified("", 40) + tableOf(`<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:tblpY="1"/><w:tblOverlap w:val="never"/><w:tblW w:w="0" w:type="auto"/>`+gridLines, []int{4000, 4700}, []string{"satu", text(6)}, []string{"dua", text(14)}) + justified("", 120)}},
	}
}

// widthPairs are tables whose columns do not come to what the table asks for.
func widthPairs() []pair {
	after := justified("", 12)
	grid := []int{1500, 4000, 3100}
	rows := [][]string{{text(3), text(14), text(9)}, {text(8), text(3), text(25)}}
	wide := func(tblPr string) string { return after + tableOf(tblPr, grid, rows...) + after }
	inner := tableOf(gridLines, []int{2000, 3000}, []string{"dalam", text(20)})
	auto := strings.Replace(inner, `<w:tblPr>`, `<w:tblPr><w:tblW w:w="0" w:type="auto"/>`, 1)
	bare := strings.NewReplacer(gridOf(grid), "", `<w:tcW w:w="1500" w:type="dxa"/>`, "", `<w:tcW w:w="4000" w:type="dxa"/>`, "", `<w:tcW w:w="3100" w:type="dxa"/>`, "")
	return []pair{
		{"table-width", draft{body: wide(`<w:tblW w:w="5000" w:type="dxa"/>` + gridLines)}},
		{"table-width-fixed", draft{body: wide(`<w:tblW w:w="6000" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>` + gridLines)}},
		{"table-width-none", draft{body: bare.Replace(wide(`<w:tblW w:w="0" w:type="auto"/>` + gridLines))}},
		{"table-width-thick", draft{body: wide(`<w:tblW w:w="8600" w:type="dxa"/>` + strings.ReplaceAll(gridLines, `w:sz="4"`, `w:sz="24"`))}},
		{"table-width-nested", draft{mode: 12, body: tableOf(gridLines, []int{2500, 6000}, []string{"luar", inner + para("", text(5)) + auto + para("", text(5))}) + after}},
	}
}

// keptTables are tables whose last rows are kept with what follows, at several
// places of a page.
func keptTables() string {
	row := func(pPr, name, text string) string {
		return `<w:tr><w:trPr><w:cantSplit/></w:trPr>` + cellOf("", 1500, para(pPr, name)) + cellOf("", 3500, para(pPr, text)) + `</w:tr>`
	}
	table := func(rows ...string) string {
		return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>` + gridOf([]int{1500, 3500}) + strings.Join(rows, "") + `</w:tbl>`
	}
	const keep = `<w:keepNext/>`
	kept := table(row("", "SATU", text(5)), row(keep, "DUA", text(8)), row(keep, "TIGA", text(9)))
	signed := para(keep, "") + para(keep, "") + table(row("", "TTD", text(25)))
	var b strings.Builder
	for i := range 8 {
		for _, what := range []string{kept + signed, kept + para(keep, "kepala") + justified("", 40), table(row(keep, "SATU", text(12))) + justified("", 40)} {
			b.WriteString(para(fmt.Sprintf(`<w:pageBreakBefore/><w:spacing w:line="%d" w:lineRule="exact"/>`, 1500+250*i), "atas") + what)
		}
	}
	return b.String()
}
