package render

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png" // headers of emblems
	"path"
	"strings"

	"naskah/internal/docx"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// What a picture is at most in a paper.
const (
	maxSide  = 25 * cmEMU // in a paper
	maxWidth = 16 * cmEMU // where no size is given
	maxAlt   = 1000       // characters of an alternative text
)

const cmEMU = 360_000

// picture is a picture in the package.
type picture struct {
	part string
	size extent // pixels
}

// placed is a picture that a tag asks for.
type placed struct {
	name string // in the dossier, or the text of a QR code
	code bool   // a QR code
	room extent
	alt  string // "" when it is decoration
}

// pictureCall makes the picture of gambar or qr: name, size, alternative text.
func pictureCall(a []schema.Value, types []valueType, code bool) (schema.Value, message.Phrase) {
	size, ok := parseExtent(textOf(a, 1))
	if !ok {
		return nil, message.P("TP.ukuran", "nilai", textOf(a, 1))
	}
	p := placed{name: textOf(a, 0), code: code, room: size}
	switch label := types[0].field.Label; {
	case len(a) > 2:
		p.alt = textOf(a, 2)
	case code:
		p.alt = "Kode QR: " + p.name
	case label != "":
		p.alt = label
	default:
		p.alt = inWords(p.name)
	}
	p.alt, _ = docx.Legal(strings.Join(strings.Fields(p.alt), " "))
	if r := []rune(p.alt); len(r) > maxAlt {
		p.alt = string(r[:maxAlt])
	}
	return p, none
}

// inWords makes words of the name of a file.
func inWords(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.NewReplacer("_", " ", "-", " ").Replace(strings.TrimSuffix(name, path.Ext(name)))
}

// pictureType checks a size that is written in the template.
func pictureType(args []expr) (valueType, message.Phrase) {
	if len(args) > 1 {
		if size, ok := args[1].(literal); ok {
			s, _ := size.v.(string)
			if _, ok := parseExtent(s); !ok {
				return typeRuns, message.P("TP.ukuran", "nilai", s)
			}
		}
	}
	return typeRuns, none
}

// decorative marks a picture that says nothing, so that a reader's voice leaves
// it out ([MS-ODRAWXML] 2.28).
const decorative = `<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>`

// inline writes the picture as an inline drawing (ECMA-376 20.4.2.8).
func (p placed) inline(st *state, props string) string {
	shown, id, ok := st.place(p)
	if !ok {
		return ""
	}
	size := p.room.fit(shown)
	mark := "/>"
	if p.alt == "" {
		mark = ">" + decorative + "</wp:docPr>"
	}
	return "<w:r>" + props + fmt.Sprintf(`<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="1" name="%[3]s" descr="%[4]s"%[6]s`+
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="%[3]s"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="%[5]s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		size.width, size.height, docx.Escape(p.title()), docx.Escape(p.alt), id, mark)
}

// title is the name of a drawing in Word's list of objects.
func (p placed) title() string {
	if p.code {
		return "Kode QR"
	}
	name, _ := docx.Legal(strings.Join(strings.Fields(p.name), " "))
	return name
}

// place puts a picture into the package and gives its size in pixels and its
// relationship. One that cannot be had is a finding.
func (st *state) place(p placed) (extent, string, bool) {
	shown, ok := st.load(p)
	if !ok {
		return extent{}, "", false
	}
	id, err := st.pkg.AddRelationship(st.part, "image", shown.part, false)
	if err != nil {
		st.findAt(st.tag, "TP081", "nama", p.title())
	}
	return shown.size, id, err == nil
}

// load reads a picture's header and puts its bytes into the package once.
func (st *state) load(p placed) (picture, bool) {
	key := p.name
	if p.code {
		key = "qr\x00" + p.name
	}
	if shown, ok := st.shared.pictures[key]; ok {
		return shown, true
	}
	if !st.room(len(st.shared.pictures), "gambar") {
		return picture{}, false
	}
	data, ok := st.bytesOf(p)
	if !ok {
		return picture{}, false
	}
	head, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || len(data) > maxPictureBytes || head.Width < 1 || head.Height < 1 || head.Width > maxPicturePixels/head.Height {
		st.findAt(st.tag, "TP081", "nama", p.title())
		return picture{}, false
	}
	if st.shared.bytes += len(data); st.shared.bytes > maxPicturesBytes {
		st.halt("TP165", "ukuran", maxPicturesBytes>>20)
		return picture{}, false
	}
	size := extent{head.Width, head.Height}
	if turn := orientation(data); format == "jpeg" && turn > 1 {
		if data, err = upright(data, turn); err != nil {
			st.findAt(st.tag, "TP081", "nama", p.title())
			return picture{}, false
		}
		size = size.turned(turn)
	}
	shown := picture{part: fmt.Sprintf("word/media/gambar%d.%s", len(st.shared.pictures)+1, format), size: size}
	st.pkg.SetPart(shown.part, data)
	ensureType(st.pkg, shown.part, "image/"+format)
	st.shared.pictures[key] = shown
	return shown, true
}

// bytesOf gets the bytes of a picture: from the dossier, or drawn.
func (st *state) bytesOf(p placed) ([]byte, bool) {
	if p.code {
		data, err := qrPNG(p.name)
		if err != nil {
			st.findAt(st.tag, "TP131", "ada", len(p.name), "batas", maxQR)
		}
		return data, err == nil
	}
	if st.in.Images != nil {
		if data, ok := st.in.Images(p.name); ok {
			return data, true
		}
	}
	st.findAt(st.tag, "TP080", "nama", p.name)
	return nil, false
}

// ensureType declares the type of a part unless its extension has it.
func ensureType(pkg *docx.Package, part, contentType string) {
	if pkg.ContentType(part) != contentType {
		pkg.SetContentType(part, contentType)
	}
}

// upright turns a photograph as its camera was held: Word shows the pixels as
// they are stored.
func upright(data []byte, turn int) ([]byte, error) {
	m, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = jpeg.Encode(&out, turnedImage{m, turn}, &jpeg.Options{Quality: 92})
	return out.Bytes(), err
}
