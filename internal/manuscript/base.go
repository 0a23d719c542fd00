package manuscript

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
)

// readBase reads the parts of a style base: the folder gaya/<name> of bases.
func readBase(bases fs.FS, name string) (map[string][]byte, error) {
	if bases == nil {
		return nil, fs.ErrNotExist
	}
	parts, size := map[string][]byte{}, 0
	root := path.Join("gaya", name)
	err := fs.WalkDir(bases, root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(bases, file)
		if err != nil {
			return err
		}
		if size += len(data); size > maxBase {
			return errors.New("style base is too large")
		}
		parts[strings.TrimPrefix(file, root+"/")] = data
		return nil
	})
	return parts, err
}

// basePart says which parts a style base cannot do without.
var basePart = []string{"[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/_rels/document.xml.rels"}

// assemble joins a style base with what the builder wrote.
func (b *builder) assemble(bases fs.FS, file string, blocks []block) (map[string][]byte, map[string][]diag.Position) {
	parts, err := readBase(bases, b.front.base)
	if err != nil {
		b.bag.Add(diag.New("TP007", diag.Position{File: file, Line: 1}, "nama", b.front.base))
		return nil, nil
	}
	for _, need := range basePart {
		if parts[need] == nil {
			b.bag.Add(diag.New("TP008", diag.Position{File: file, Line: 1}, "nama", b.front.base, "bagian", need))
			return nil, nil
		}
	}
	places := map[string][]diag.Position{}
	parts["word/document.xml"] = []byte(b.document(blocks))
	places["word/document.xml"] = b.tags
	here := diag.Position{File: file, Line: 1}
	for _, first := range []bool{false, true} {
		n := 1
		if first {
			n = 2
		}
		head, at := b.header(first, here)
		parts[fmt.Sprintf("word/header%d.xml", n)], places[fmt.Sprintf("word/header%d.xml", n)] = []byte(head), at
		foot, at := b.footer(first, here)
		parts[fmt.Sprintf("word/footer%d.xml", n)], places[fmt.Sprintf("word/footer%d.xml", n)] = []byte(foot), at
	}
	parts["word/styles.xml"] = b.styles(parts["word/styles.xml"])
	parts["word/numbering.xml"] = b.numbering(parts["word/numbering.xml"])
	parts["word/_rels/document.xml.rels"] = b.relationships(parts["word/_rels/document.xml.rels"])
	parts["[Content_Types].xml"] = contentTypes(parts["[Content_Types].xml"])
	return parts, places
}

var defaultSize = regexp.MustCompile(`<w:(sz|szCs) w:val="\d+"/>`)

// styles sets the body typeface and size in the document defaults.
func (b *builder) styles(data []byte) []byte {
	s := string(data)
	from, to := strings.Index(s, "<w:rPrDefault>"), strings.Index(s, "</w:rPrDefault>")
	if from < 0 || to < from {
		return data
	}
	def := docx.ReplaceFonts(s[from:to], docx.Fonts(b.front.typeface))
	def = defaultSize.ReplaceAllString(def, fmt.Sprintf(`<w:$1 w:val="%d"/>`, b.front.size))
	return []byte(s[:from] + def + s[to:])
}

// numbering keeps the lists this paper uses, so that Word's list gallery does
// not show the others.
func (b *builder) numbering(data []byte) []byte {
	s := string(data)
	kept := func(x, id string, offset int) bool {
		return slices.ContainsFunc([]int{chapterNum[b.front.chapter], bulletNum}, func(n int) bool {
			return strings.Contains(x, fmt.Sprintf(`%s="%d"`, id, n-offset))
		})
	}
	for _, x := range docx.AbstractLists(s) {
		if !kept(x, "w:abstractNumId", 1) {
			s = strings.Replace(s, x, "", 1)
		}
	}
	for _, x := range docx.Lists(s) {
		if !kept(x, "w:numId", 0) {
			s = strings.Replace(s, x, "", 1)
		}
	}
	return []byte(s)
}

const relBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

func (b *builder) relationships(data []byte) []byte {
	var add strings.Builder
	for _, p := range []struct{ id, kind, target string }{
		{"rIdKepala1", "header", "header1.xml"}, {"rIdKepala2", "header", "header2.xml"},
		{"rIdKaki1", "footer", "footer1.xml"}, {"rIdKaki2", "footer", "footer2.xml"},
	} {
		fmt.Fprintf(&add, `<Relationship Id="%s" Type="%s%s" Target="%s"/>`, p.id, relBase, p.kind, p.target)
	}
	for i, address := range b.links {
		fmt.Fprintf(&add, `<Relationship Id="rIdTautan%d" Type="%shyperlink" Target="%s" TargetMode="External"/>`, i+1, relBase, docx.Escape(address))
	}
	return []byte(strings.Replace(string(data), "</Relationships>", add.String()+"</Relationships>", 1))
}

func contentTypes(data []byte) []byte {
	var add strings.Builder
	for _, n := range []string{"header1", "header2", "footer1", "footer2"} {
		fmt.Fprintf(&add, `<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, n, n[:6])
	}
	return []byte(strings.Replace(string(data), "</Types>", add.String()+"</Types>", 1))
}

// DraftTag marks the control that holds the draft mark.
const DraftTag = "naskah/rancangan"

// sub returns a writer for a further part.
func (b *builder) sub() *Writer {
	return &Writer{Link: b.Link, bookmark: b.bookmark, bag: b.bag}
}

// header writes a page header: the draft mark, and the page number where it
// stands at the top.
func (b *builder) header(first bool, pos diag.Position) (string, []diag.Position) {
	w := b.sub()
	w.WriteString(docx.XMLHead + "<w:hdr" + docx.Namespaces + ">")
	if b.front.pageNumber == "atas" && !first {
		w.Paragraph(Para{Style: "Header"}, parseInline(textAt("- {{ halaman }} -", pos), b.bag))
	}
	w.open(Para{Style: "Rancangan"})
	w.WriteString(`<w:sdt><w:sdtPr><w:alias w:val="Tanda rancangan"/><w:tag w:val="` + DraftTag + `"/></w:sdtPr><w:sdtContent>`)
	w.Runs(parseInline(textAt("{{ tanda_rancangan }}", pos), b.bag), Para{})
	w.WriteString("</w:sdtContent></w:sdt></w:p>")
	w.WriteString("</w:hdr>")
	return w.String(), w.tags
}

// footer writes a page footer: initial boxes, and the page number where it
// stands at the bottom.
func (b *builder) footer(first bool, pos diag.Position) (string, []diag.Position) {
	w := b.sub()
	w.WriteString(docx.XMLHead + "<w:ftr" + docx.Namespaces + ">")
	if b.front.initials {
		w.control(fmt.Sprintf(`{{ susun "paraf" %d }}`, b.sections[0].textWidth()), pos)
		w.control("{{ range "+b.front.parties+" }}", pos)
		w.control("{{ slot }}", pos)
		w.Paragraph(Para{Style: "Paraf"}, parseInline(textAt("Paraf\n{{ pihak_ke urut }}", pos), b.bag))
		w.control("{{ end }}", pos)
		w.control("{{ akhir_susun }}", pos)
	}
	number := []Piece(nil)
	if b.front.pageNumber == "bawah" && !first {
		number = parseInline(textAt("- {{ halaman }} -", pos), b.bag)
	}
	w.Paragraph(Para{Style: "Footer"}, number)
	w.WriteString("</w:ftr>")
	return w.String(), w.tags
}
