package render

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/docx"
	"naskah/internal/tag"
)

// A tag may stand for more than itself: for the whole paragraph it is alone
// in, or for the picture whose alternative text it is. The lifter puts what it
// stands for behind its marker, in a holder: markup between two instructions
// that is taken out when the part is cut into segments.
const (
	holderOpen  = docx.Raw("<?naskah-wadah?>")
	holderClose = docx.Raw("<?naskah-akhir?>")
)

// held cuts a holder off the beginning of xml; size is 0 when there is none.
func held(xml string) (content string, size int) {
	rest, ok := strings.CutPrefix(xml, string(holderOpen))
	if !ok {
		return "", 0
	}
	content, _, _ = strings.Cut(rest, string(holderClose))
	return content, len(holderOpen) + len(content) + len(holderClose)
}

// makesBlock finds an expression whose last step can make paragraphs. It may
// find too much, in a quoted text: then a paragraph is printed all the same.
var makesBlock = regexp.MustCompile(`(?:^|\|)\s*(?:markdown|paragraf|halaman_baru)\b[^|]*$`)

// makesBlocks reports whether a paragraph's text is nothing but such tags and
// control tags.
func makesBlocks(s string) bool {
	some := false
	return tag.Only(s, func(body string) bool {
		block := makesBlock.MatchString(body) && !tag.IsSetting(body)
		some = some || block
		return block || tag.IsControl(body)
	}) && some
}

// bare reports whether a paragraph holds text and nothing that would be lost
// with it: no bookmark, no break of a section. An item of a list is none
// either: data must not make clauses, nor take their numbers away.
func bare(p *docx.Element) bool {
	for _, c := range p.Elements() {
		switch c.Name {
		case "w:pPr":
			if c.Child("w:sectPr") != nil || c.Child("w:numPr") != nil && c.Child("w:numPr").Val("w:numId") != "0" {
				return false
			}
		case "w:r":
			for _, x := range c.Elements() {
				if x.Name != "w:rPr" && x.Name != "w:t" && x.Name != "w:lastRenderedPageBreak" {
					return false
				}
			}
		case "w:proofErr":
		default:
			return false
		}
	}
	return true
}

// blocks lifts a paragraph of tags that make paragraphs: each takes its look
// along.
func (l *lifter) blocks(p, parent *docx.Element, parts []stretch, all string, spans []tag.Span) []docx.Node {
	var out []docx.Node
	for _, t := range spans {
		n := l.use(all, t, parent)
		out = append(out, marker(n))
		if tag.IsControl(l.tags[n].body) {
			continue
		}
		look := docx.E("w:p")
		if props := p.Child("w:pPr"); props != nil {
			look.Append(props.Clone())
		}
		for _, part := range parts {
			if props := part.run.Child("w:rPr"); props != nil && t.From >= part.from && t.From < part.from+len(part.s) {
				look.Append(docx.E("w:r", props.Clone()))
			}
		}
		out = append(out, holderOpen, look, holderClose)
	}
	return out
}

// blockFrameOf reads the look of a paragraph from a holder, nil when it holds
// none.
func blockFrameOf(holder string) *blockFrame {
	rest, ok := strings.CutPrefix(holder, "<w:p>")
	if !ok {
		if holder == "<w:p/>" {
			return &blockFrame{}
		}
		return nil
	}
	f := &blockFrame{}
	if strings.HasPrefix(rest, "<w:pPr>") {
		n := strings.Index(rest, "</w:pPr>") + len("</w:pPr>")
		f.para, rest = rest[:n], rest[n:]
	}
	if from := strings.Index(rest, "<w:rPr>"); from >= 0 {
		f.run = rest[from : strings.Index(rest, "</w:rPr>")+len("</w:rPr>")]
	}
	return f
}

// pictureAlt is an alternative text that is one tag which makes a picture.
var pictureAlt = regexp.MustCompile(`^(?:gambar|qr)\b|\|\s*(?:gambar|qr)\b[^|]*$`)

// What a replaced picture gets, in the holder of its tag.
const (
	altSign    = "\ue003alt\ue001"
	partSign   = "\ue003isi\ue001"
	widthSign  = "\ue003lebar\ue001"
	heightSign = "\ue003tinggi\ue001"
)

// pictureFrame is a picture of the template that another one replaces.
type pictureFrame struct {
	room extent // as the drafter drew it
	xml  string // with the signs above
}

// frames finds the pictures of a part whose alternative text is a tag that
// makes a picture: a drafter has drawn where it goes and how large it may be.
func (l *lifter) frames(root *docx.Element) {
	root.Walk(func(e *docx.Element) bool {
		for _, c := range e.Elements() {
			if c.Name != "w:drawing" {
				continue
			}
			doc := drawingProperties(c)
			l.goTo(doc)
			if text, size, ok := framedPicture(c); ok {
				l.at.place = append(slices.Clip(l.at.place), readableName(doc.Name))
				e.Replace(c, marker(l.use(text, tag.Span{To: len(text)}, nil)), holderOpen, size.raw(), c, holderClose)
			}
		}
		return true
	})
}

// drawingProperties are what Word says of a drawing, nil for a broken one.
func drawingProperties(drawing *docx.Element) *docx.Element {
	if place := drawing.Child("wp:inline"); place != nil {
		return place.Child("wp:docPr")
	}
	return drawing.Child("wp:anchor").Child("wp:docPr")
}

// framedPicture makes a drawing ready to be filled; false when it is no such picture.
func framedPicture(drawing *docx.Element) (text string, size extent, ok bool) {
	place := drawing.Child("wp:inline")
	if place == nil {
		place = drawing.Child("wp:anchor")
	}
	doc, drawn := place.Child("wp:docPr"), place.Child("wp:extent")
	text = strings.TrimSpace(doc.Attr("descr"))
	spans := tag.Find(text)
	if len(spans) != 1 || spans[0] != (tag.Span{To: len(text)}) || !pictureAlt.MatchString(tag.Plain(tag.Inside(text))) {
		return "", extent{}, false
	}
	pic := place.Path("a:graphic", "a:graphicData", "pic:pic")
	fill := pic.Child("pic:blipFill")
	blip := fill.Child("a:blip")
	if size = (extent{emu(drawn.Attr("cx")), emu(drawn.Attr("cy"))}); blip == nil || size.width == 0 || size.height == 0 {
		return "", extent{}, false
	}
	doc.SetAttr("descr", altSign)
	doc.RemoveAttr("title")
	doc.SetAttr("name", "Gambar")
	doc.Children = nil // a mark of decoration, a link
	blip.SetAttr("r:embed", partSign)
	blip.RemoveAttr("r:link")
	blip.Children = nil // effects, and the drawing a raster stands in for
	fill.RemoveAll("a:srcRect")
	if own := pic.Path("pic:nvPicPr", "pic:cNvPr"); own != nil {
		own.RemoveAttr("descr")
		own.RemoveAttr("title")
		own.SetAttr("name", "Gambar")
		own.Children = nil
	}
	if ext := pic.Path("pic:spPr", "a:xfrm", "a:ext"); ext != nil {
		ext.With("cx", widthSign, "cy", heightSign)
	}
	drawn.With("cx", widthSign, "cy", heightSign)
	return text, size, true
}

// emu reads a length of a drawing, 0 when it is none that can be used.
func emu(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > maxFrame {
		return 0
	}
	return n
}

// maxFrame is the largest side of a frame: no page is larger.
const maxFrame = 60 * cmEMU

const sizeOpen = "<?naskah-ukuran "

func (b extent) raw() docx.Raw {
	return docx.Raw(sizeOpen + strconv.Itoa(b.width) + " " + strconv.Itoa(b.height) + "?>")
}

// makesPicture reports whether an expression gives a picture.
func makesPicture(x expr) bool {
	f, ok := x.(*call)
	return ok && (f.fn.Name == "gambar" || f.fn.Name == "qr")
}

// pictureFrameOf reads a picture from a holder, nil when it holds none.
func pictureFrameOf(holder string) *pictureFrame {
	rest, ok := strings.CutPrefix(holder, sizeOpen)
	if !ok {
		return nil
	}
	size, xml, _ := strings.Cut(rest, "?>")
	width, height, _ := strings.Cut(size, " ")
	return &pictureFrame{extent{emu(width), emu(height)}, xml}
}

// replacePicture writes a picture of the template with another in it, as large
// as its frame allows.
func (st *state) replacePicture(f *pictureFrame, x inset) {
	p, ok := x.(placed)
	if !ok {
		panic("render: no picture in a picture's place") // see makesPicture
	}
	shown, id, ok := st.place(p)
	if !ok {
		return
	}
	size := f.room.fit(shown)
	st.out.WriteString(strings.NewReplacer(altSign, docx.Escape(p.alt), partSign, id,
		widthSign, strconv.Itoa(size.width), heightSign, strconv.Itoa(size.height)).Replace(f.xml))
}
