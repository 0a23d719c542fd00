package main

import (
	"archive/zip"
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"
)

// parts are the parts of the package that no engine has tags in.
//
//go:embed all:parts
var parts embed.FS

// word writes a paper as Word would: one run for what an author types in one
// go, and every ninth tag split over three runs by the spelling checker.
type word struct {
	strings.Builder
	d           dialect
	tags, split int
}

// splitEvery is how often the spelling checker falls for a tag.
const splitEvery = 9

// styles are the paragraph properties of the marks.
var styles = map[string]string{
	"":   `<w:spacing w:after="120"/><w:jc w:val="both"/>`,
	"<":  `<w:spacing w:after="120"/>`,
	"^":  `<w:spacing w:after="120"/><w:jc w:val="center"/>`,
	"^^": `<w:keepNext/><w:spacing w:after="120"/><w:jc w:val="center"/>`,
	"~":  `<w:spacing w:after="120"/><w:jc w:val="center"/>`,
	"#":  `<w:pStyle w:val="ListNumber"/><w:spacing w:after="120"/><w:jc w:val="both"/>`,
	"*":  `<w:pStyle w:val="ListBullet"/><w:spacing w:after="120"/><w:jc w:val="both"/>`,
	"**": `<w:pStyle w:val="ListBullet2"/><w:spacing w:after="120"/><w:jc w:val="both"/>`,
}

const (
	bold  = "<w:b/>"
	small = `<w:sz w:val="18"/>`
	tiny  = `<w:sz w:val="16"/>`
)

// blocks writes blocks in a scope.
func (w *word) blocks(list []block, s scope) {
	for _, b := range list {
		switch b.kind {
		case paragraph:
			w.paragraph(b, s, "", "")
		case condition:
			w.condition(b, s)
		case loop:
			w.loop(b, s)
		case table:
			w.table(b, s)
		}
	}
}

func (w *word) paragraph(b block, s scope, before, after string) {
	if b.text == "" {
		w.WriteString("<w:p/>")
		return
	}
	props := ""
	if strings.HasPrefix(b.mark, "^") {
		props = bold
	}
	w.WriteString("<w:p><w:pPr>" + styles[b.mark] + "</w:pPr>" + run(before, props))
	w.text(b.text, s, props)
	w.WriteString(run(after, props) + "</w:p>")
}

// control writes a tag alone in a paragraph.
func (w *word) control(tag string) { w.WriteString("<w:p>" + run(tag, "") + "</w:p>") }

func (w *word) condition(b block, s scope) {
	open, end := w.d.block(b.name)
	if w.d.unmarked {
		for _, p := range b.body {
			w.paragraph(p, s, open, end)
		}
		return
	}
	w.control(open)
	w.blocks(b.body, s)
	w.control(end)
}

func (w *word) loop(b block, s scope) {
	in := s.enter(b.name)
	if !w.d.unmarked {
		open, end := w.d.loop(in)
		w.control(open)
		w.blocks(b.body, in)
		w.control(end)
		return
	}
	w.blocks(b.body, in)
	in.next = len(in.loops) - 1
	for _, p := range b.body {
		if p.kind == paragraph {
			w.paragraph(p, in, "", "")
		}
	}
}

// table writes a table of equal columns.
func (w *word) table(b block, s scope) {
	width := 9354 / b.columns
	w.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>`)
	for range b.columns {
		fmt.Fprintf(w, `<w:gridCol w:w="%d"/>`, width)
	}
	w.WriteString("</w:tblGrid>")
	for _, r := range b.body {
		if r.kind == row {
			w.row(r, s, width, "", "")
			continue
		}
		in := s.enter(r.name)
		for _, inner := range r.body {
			w.looped(inner, in, b.columns, width)
		}
	}
	w.WriteString("</w:tbl>")
}

// looped writes a row and the tags that repeat it.
func (w *word) looped(r block, in scope, columns, width int) {
	if w.d.unmarked {
		w.row(r, in, width, "", "")
		in.next = len(in.loops) - 1
		w.row(r, in, width, "", "")
		return
	}
	open, end := w.d.rows(in)
	if !w.d.rowMarks {
		w.row(r, in, width, open, end)
		return
	}
	tagRow := func(tag string) {
		w.WriteString("<w:tr>" + cell(width, 1) + "<w:p>" + run(tag, "") + "</w:p></w:tc>")
		w.WriteString(strings.Repeat(cell(width, 1)+"<w:p/></w:tc>", columns-1) + "</w:tr>")
	}
	tagRow(open)
	w.row(r, in, width, "", "")
	tagRow(end)
}

// row writes a row; open and end go into its first and last cell.
func (w *word) row(b block, s scope, width int, open, end string) {
	w.WriteString("<w:tr>")
	props, jc, span := small, "", 1
	if strings.HasPrefix(b.mark, "=") {
		props = bold + small
		if len(b.mark) > 1 {
			span = int(b.mark[1] - '0')
		}
	}
	if b.mark == "~" {
		jc = `<w:jc w:val="center"/>`
	}
	for i, text := range b.cells {
		w.WriteString(cell(width, span) + `<w:p><w:pPr><w:spacing w:after="40"/>` + jc + "</w:pPr>")
		if i == 0 {
			w.WriteString(run(open, ""))
		}
		w.text(text, s, props)
		if i == len(b.cells)-1 {
			w.WriteString(run(end, ""))
		}
		w.WriteString("</w:p></w:tc>")
		span = 1
	}
	w.WriteString("</w:tr>")
}

func cell(width, span int) string {
	s := fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width*span)
	if span > 1 {
		s += fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, span)
	}
	return s + "</w:tcPr>"
}

var neutralTag = regexp.MustCompile("«([?/]?)([^»]*)»")

// text writes the runs of a line.
func (w *word) text(s string, in scope, props string) {
	pending, from := "", 0
	for _, m := range neutralTag.FindAllStringSubmatchIndex(s, -1) {
		pending += s[from:m[0]]
		from = m[1]
		kind, name := s[m[2]:m[3]], s[m[4]:m[5]]
		tag := ""
		switch kind {
		case "?":
			tag, _ = w.d.inline(name)
		case "/":
			_, tag = w.d.inline(name)
		default:
			tag = w.d.value(in, name)
		}
		if w.tags++; kind != "" || w.tags%splitEvery != 0 {
			pending += tag
			continue
		}
		w.split++
		half := len(tag) / 2
		w.runs(pending+tag[:half], props)
		w.WriteString(`<w:proofErr w:type="spellStart"/>` + run(tag[half:half+1], props) + `<w:proofErr w:type="spellEnd"/>` + run(tag[half+1:], props))
		pending = ""
	}
	w.runs(pending+s[from:], props)
}

// runs writes text with line breaks.
func (w *word) runs(s, props string) {
	if !w.d.ownBreaks {
		w.WriteString(run(s, props))
		return
	}
	for i, line := range strings.Split(s, `\n`) {
		if i > 0 {
			w.WriteString("<w:r><w:br/></w:r>")
		}
		w.WriteString(run(line, props))
	}
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func run(s, props string) string {
	if s == "" {
		return ""
	}
	if props != "" {
		props = "<w:rPr>" + props + "</w:rPr>"
	}
	body := strings.ReplaceAll(escaper.Replace(s), `\n`, `</w:t><w:br/><w:t xml:space="preserve">`)
	return "<w:r>" + props + `<w:t xml:space="preserve">` + body + "</w:t></w:r>"
}

const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"`

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"

// docx writes the paper as a template of a dialect.
func docx(paper []block, d dialect) ([]byte, error) {
	root := scope{next: -1}
	w := &word{d: d}
	w.WriteString(head + "<w:document" + namespaces + "><w:body>")
	w.blocks(paper, root)
	w.WriteString(`<w:sectPr><w:headerReference w:type="default" r:id="rId20"/><w:footerReference w:type="default" r:id="rId21"/><w:pgSz w:w="12189" w:h="18709"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="720" w:footer="720" w:gutter="0"/><w:cols w:space="720"/></w:sectPr></w:body></w:document>`)
	header := &word{d: d}
	header.WriteString(head + "<w:hdr" + namespaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>`)
	header.text("Perjanjian Kerja Sama Nomor «nomor_p1» | «p1_instansi»", root, tiny)
	header.WriteString("</w:p></w:hdr>")
	footer := &word{d: d}
	footer.WriteString(head + "<w:ftr" + namespaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>`)
	footer.text("«nomor_p2» — Halaman ", root, tiny)
	footer.WriteString(field("PAGE") + run(" dari ", "") + field("NUMPAGES") + "</w:p></w:ftr>")
	return pack(map[string]string{"word/document.xml": w.String(), "word/header1.xml": header.String(), "word/footer1.xml": footer.String()})
}

func field(instruction string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + instruction + ` </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("1", "") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// pack zips the parts, [Content_Types].xml first as Word has it.
func pack(made map[string]string) ([]byte, error) {
	err := fs.WalkDir(parts, "parts", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(parts, file)
		made[strings.TrimPrefix(file, "parts/")] = string(data)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read parts: %w", err)
	}
	names := []string{}
	for name := range made {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = f.Write([]byte(made[name]))
		}
		if err != nil {
			return nil, fmt.Errorf("zip %s: %w", name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("zip: %w", err)
	}
	return b.Bytes(), nil
}
