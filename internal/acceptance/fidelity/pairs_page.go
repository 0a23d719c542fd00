package fidelity

import "strings"

func pagePairs() []pair {
	two := slip + `<w:cols w:num="2" w:space="400"/>`
	unequal := slip + `<w:cols w:num="2" w:equalWidth="0"><w:col w:w="1500" w:space="300"/><w:col w:w="3200"/></w:cols>`
	broken := `<w:p>` + run("", text(20)) + `<w:r><w:br w:type="column"/></w:r>` + run("", text(20)) + `</w:p>`
	section := func(s string) string { return `<w:p><w:pPr><w:sectPr>` + s + `</w:sectPr></w:pPr></w:p>` }
	body := justified("", 60)
	furnished := draft{body: strings.Repeat(body, 6), settings: `<w:evenAndOddHeaders/>`}
	number := run("", "Halaman ") + field("PAGE", "1") + run("", " dari ") + field("NUMPAGES", "1")
	furnished.section = furnished.story("header", "default", para("", "Kepala ganjil")) + furnished.story("header", "even", para("", "Kepala genap")) +
		furnished.story("header", "first", para("", text(25))) + furnished.story("footer", "default", `<w:p>`+number+`</w:p>`) + slip + `<w:titlePg/>`
	roman := draft{body: strings.Repeat(body, 4)}
	roman.section = roman.story("footer", "default", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>`+field("PAGE", "1")+`</w:p>`) + slip + `<w:pgNumType w:fmt="lowerRoman" w:start="3"/>`
	notes := func(words ...int) draft {
		d := draft{section: slip, parts: map[string]string{}, rels: relation("f1", "footnotes", "footnotes.xml")}
		list := `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`
		for i, n := range words {
			id := string(rune('1' + i))
			list += `<w:footnote w:id="` + id + `"><w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>` + run(`<w:sz w:val="20"/>`, " "+text(n)) + `</w:p></w:footnote>`
			d.body += `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>` + run("", text(30)) + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="` + id + `"/></w:r>` + run("", " "+text(25)) + `</w:p>`
		}
		d.parts["footnotes.xml"] = `<w:footnotes ` + namespaces + `>` + list + `</w:footnotes>`
		return d
	}
	return []pair{
		{"page-break", draft{section: slip, body: body + `<w:p><w:r><w:br w:type="page"/></w:r></w:p>` + body + `<w:p>` + run("", text(10)) + `<w:r><w:br w:type="page"/></w:r>` + run("", text(10)) + `</w:p>`}},
		{"page-furniture", furnished},
		{"page-roman", roman},
		{"page-sections", draft{section: slip, body: body + section(`<w:pgSz w:w="6000" w:h="7000" w:orient="landscape"/><w:pgMar w:top="900" w:right="900" w:bottom="900" w:left="900" w:header="400" w:footer="400" w:gutter="0"/>`) + body + section(`<w:type w:val="nextPage"/>`+slip) + body}},
		{"page-continuous", draft{section: `<w:type w:val="continuous"/>` + slip, body: body + section(slip) + body + section(`<w:type w:val="continuous"/>`+two) + body}},
		{"columns", draft{section: two, body: strings.Repeat(body, 3)}},
		{"columns-unequal", draft{section: unequal, body: strings.Repeat(body, 3)}},
		{"columns-break", draft{section: two, body: broken + body}},
		{"footnotes", notes(6, 4, 9)},
		{"footnotes-long", notes(30, 5, 60, 8)},
		{"grid-lines", draft{section: a4 + `<w:docGrid w:type="lines" w:linePitch="360"/>`, body: strings.Repeat(body, 8)}},
		{"grid-kinds", draft{section: a4 + `<w:docGrid w:type="linesAndChars" w:linePitch="312"/>`, body: gridKinds()}},
		{"page-fixed-margins", draft{section: strings.ReplaceAll(slip, `w:top="1000"`, `w:top="-1000"`), body: strings.Repeat(body, 3)}},
		{"page-section-table", draft{section: slip, body: tableOf(gridLines, []int{2000, 3000}, []string{"a", text(3)}) + para(`<w:spacing w:line="3600" w:lineRule="exact"/>`, "satu baris sehalaman") + section(slip) + body}},
		{"page-valign", draft{section: slip + `<w:vAlign w:val="center"/>`, body: justified("", 20)}},
	}
}

// gridKinds are paragraphs that take to a document grid in different ways, and a
// table on it.
func gridKinds() string {
	var b strings.Builder
	for _, pPr := range []string{"", `<w:spacing w:line="360" w:lineRule="auto"/>`, `<w:spacing w:line="300" w:lineRule="exact"/>`, `<w:spacing w:line="500" w:lineRule="atLeast"/>`, `<w:snapToGrid w:val="0"/>`, `<w:spacing w:before="100" w:after="130"/>`, `<w:spacing w:line="200" w:lineRule="auto"/>`} {
		b.WriteString(para(pPr, text(25)))
	}
	b.WriteString(`<w:p>` + run(`<w:sz w:val="40"/>`, text(20)) + `</w:p>` + `<w:p>` + run(`<w:sz w:val="16"/>`, text(30)) + `</w:p>`)
	return b.String() + tableOf(gridLines, []int{3000, 4000}, []string{text(12), text(8)}) + para("", "akhir")
}

func objectPairs() []pair {
	after := justified("", 110)
	at := func(wrap, x, y, size, shape string) string {
		return `<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>` + x + y + `<wp:extent ` + size + `/><wp:effectExtent l="0" t="0" r="0" b="0"/>` + wrap + `<wp:docPr id="1" name="k"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">` + shape + `</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>` + run("", text(70)) + `</w:p>`
	}
	left := `<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>`
	right := `<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>`
	down := `<wp:positionV relativeFrom="paragraph"><wp:posOffset>100000</wp:posOffset></wp:positionV>`
	const size = `cx="1800000" cy="900000"`
	box := `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ` + size + `/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>` + para("", "dalam kotak teks kecil") + `</w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="horz" wrap="square" lIns="91440" tIns="45720" rIns="91440" bIns="45720" anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp>`
	bare := `<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ` + size + `/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="DDDDDD"/></a:solidFill></wps:spPr><wps:bodyPr/></wps:wsp>`
	frame := `<w:framePr w:w="2500" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="100"/>`
	return []pair{
		{"object-none", draft{body: at(`<wp:wrapNone/>`, left, down, size, box) + after}},
		{"object-top-bottom", draft{body: at(`<wp:wrapTopAndBottom/>`, left, down, size, box) + after}},
		{"object-square-left", draft{body: at(`<wp:wrapSquare wrapText="bothSides"/>`, left, down, size, box) + after}},
		{"object-square-right", draft{body: at(`<wp:wrapSquare wrapText="bothSides"/>`, right, down, size, box) + after}},
		{"frame", draft{body: after + para(frame, "teks di dalam bingkai yang ada di kanan") + after}},
		{"object-turned", draft{body: at(`<wp:wrapSquare wrapText="bothSides"/>`, left, down, size, strings.Replace(bare, `<a:xfrm>`, `<a:xfrm rot="5400000">`, 1)) + after}},
		{"controls", draft{body: `<w:sdt><w:sdtPr/><w:sdtContent>` + after + `</w:sdtContent></w:sdt><w:p><w:sdt><w:sdtPr/><w:sdtContent>` + run("", text(9)) + `</w:sdtContent></w:sdt></w:p>`}},
	}
}
