package fidelity

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"naskah/internal/docx"
)

// draft is a Word file being put together from XML.
type draft struct {
	body      string // content of w:body without the last w:sectPr
	section   string // content of the last w:sectPr; "" for A4
	styles    string // behind the document defaults and Normal
	normal    string // w:pPr and w:rPr of Normal
	defaults  string // w:pPrDefault's w:pPr
	font      string
	halves    int // font size in half points; 0 for 24
	numbering string
	settings  string
	mode      int               // compatibilityMode; 0 for 15
	parts     map[string]string // further parts of the folder word
	rels      string            // further relationships of the main part
}

const (
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:v="urn:schemas-microsoft-com:vml"`
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordML    = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	// a4 has 3 cm at the left and 2.5 cm elsewhere, as tata naskah dinas asks.
	a4 = `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/>`
	// slip is a small page, on which a rule shows in a few lines.
	slip = `<w:pgSz w:w="7000" w:h="6000"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="400" w:footer="400" w:gutter="0"/>`
)

// kinds are the content types of parts by the beginning of their name.
var kinds = []struct{ prefix, kind string }{
	{"header", "header"}, {"footer", "footer"}, {"footnotes", "footnotes"}, {"styles", "styles"},
	{"numbering", "numbering"}, {"settings", "settings"}, {"document", "document.main"},
}

// bytes packs the draft. A part that does not parse is a fault of this file.
func (d draft) bytes() []byte {
	section := d.section
	if section == "" {
		section = a4
	}
	parts := map[string]string{
		"document.xml": `<w:document ` + namespaces + `><w:body>` + d.body + `<w:sectPr>` + section + `</w:sectPr></w:body></w:document>`,
		"styles.xml":   d.styleSheet(),
		"settings.xml": d.settingsPart(),
	}
	rels := relation("s1", "styles", "styles.xml") + relation("s2", "settings", "settings.xml") + d.rels
	if d.numbering != "" {
		parts["numbering.xml"] = `<w:numbering ` + namespaces + `>` + d.numbering + `</w:numbering>`
		rels += relation("s3", "numbering", "numbering.xml")
	}
	for name, content := range d.parts {
		parts[name] = content
	}
	types := ""
	files := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		content := parts[name]
		files["word/"+name] = []byte(content)
		for _, k := range kinds {
			if strings.HasPrefix(name, k.prefix) {
				types += fmt.Sprintf(`<Override PartName="/word/%s" ContentType="%s%s+xml"/>`, name, wordML, k.kind)
				break
			}
		}
	}
	files["_rels/.rels"] = relationships(relation("r1", "officeDocument", "word/document.xml"))
	files["word/_rels/document.xml.rels"] = relationships(rels)
	files["[Content_Types].xml"] = []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` + types + `</Types>`)
	pkg, err := docx.New(files)
	if err != nil {
		panic("fidelity: " + err.Error())
	}
	out, err := pkg.Bytes()
	if err != nil {
		panic("fidelity: " + err.Error())
	}
	return out
}

func relation(id, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="%s" Type="%s%s" Target="%s"/>`, id, relations, kind, target)
}

func relationships(list string) []byte {
	return []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + list + `</Relationships>`)
}

func (d *draft) styleSheet() string {
	font, halves := d.font, d.halves
	if font == "" {
		font = "Liberation Serif"
	}
	if halves == 0 {
		halves = 24
	}
	return fmt.Sprintf(`<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="%s" w:hAnsi="%s" w:cs="%s" w:eastAsia="%s"/><w:sz w:val="%d"/><w:szCs w:val="%d"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>%s</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>%s</w:style>%s</w:styles>`,
		namespaces, font, font, font, font, halves, halves, d.defaults, d.normal, d.styles)
}

func (d *draft) settingsPart() string {
	mode := d.mode
	if mode == 0 {
		mode = 15
	}
	return fmt.Sprintf(`<w:settings %s>%s<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="%d"/></w:compat></w:settings>`, namespaces, d.settings, mode)
}

// para is a paragraph of one run.
func para(pPr, text string) string {
	return `<w:p><w:pPr>` + pPr + `</w:pPr>` + run("", text) + `</w:p>`
}

func run(rPr, text string) string {
	return `<w:r><w:rPr>` + rPr + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// field is a complex field with its saved result.
func field(instr, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + instr + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>` + result + `</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// tableOf is a table of rows of cells; a cell is text or block XML.
func tableOf(tblPr string, widths []int, rows ...[]string) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr>` + tblPr + `</w:tblPr>` + gridOf(widths))
	for _, r := range rows {
		b.WriteString(`<w:tr>`)
		for i, c := range r {
			b.WriteString(cellOf("", widths[i], c))
		}
		b.WriteString(`</w:tr>`)
	}
	return b.String() + `</w:tbl>`
}

func gridOf(widths []int) string {
	var b strings.Builder
	b.WriteString(`<w:tblGrid>`)
	for _, w := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	return b.String() + `</w:tblGrid>`
}

func cellOf(tcPr string, width int, content string) string {
	if !strings.HasPrefix(content, "<w:p>") && !strings.HasPrefix(content, "<w:tbl>") {
		content = para("", content)
	}
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>%s</w:tc>`, width, tcPr, content)
}

const gridLines = `<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0"/><w:left w:val="single" w:sz="4" w:space="0"/><w:bottom w:val="single" w:sz="4" w:space="0"/><w:right w:val="single" w:sz="4" w:space="0"/><w:insideH w:val="single" w:sz="4" w:space="0"/><w:insideV w:val="single" w:sz="4" w:space="0"/></w:tblBorders>`

// stories adds a header or footer part to a draft and returns its reference.
func (d *draft) story(kind, which, content string) string {
	if d.parts == nil {
		d.parts = map[string]string{}
	}
	root := map[string]string{"header": "hdr", "footer": "ftr"}[kind]
	name := fmt.Sprintf("%s%d.xml", kind, len(d.parts)+1)
	id := fmt.Sprintf("h%d", len(d.parts)+1)
	d.parts[name] = `<w:` + root + ` ` + namespaces + `>` + content + `</w:` + root + `>`
	d.rels += relation(id, kind, name)
	return fmt.Sprintf(`<w:%sReference w:type="%s" r:id="%s"/>`, kind, which, id)
}
