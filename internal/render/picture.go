package render

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // headers of photographs
	_ "image/png"  // headers of emblems

	"naskah/internal/docx"
)

// Limits of a picture.
const (
	maxPictureBytes  = 20 << 20
	maxPicturePixels = 40_000_000
)

// pictures are the pictures of one paper: equal names share a part.
type pictures struct {
	byName map[string]picture
	count  int
}

type picture struct {
	part          string
	width, height int // pixels
}

// picture writes a picture of some height (EMU) as an inline drawing
// (ECMA-376 20.4.2.8). One that cannot be had is a finding and leaves nothing.
func (st *state) picture(name string, height int, props string) string {
	p, ok := st.load(name)
	if !ok {
		return ""
	}
	id, err := st.pkg.AddRelationship(st.part, "image", p.part, false)
	if err != nil {
		st.findAt(st.tag, "TP081", "nama", name)
		return ""
	}
	width := int(int64(height) * int64(p.width) / int64(p.height))
	if limit := 16 * 360000; width > limit {
		width, height = limit, int(int64(limit)*int64(p.height)/int64(p.width))
	}
	return "<w:r>" + props + fmt.Sprintf(`<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="1" name="%[3]s" descr="%[3]s"/>`+
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="%[3]s"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="%[4]s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		width, height, escape.Replace(name), id)
}

// load reads a picture's header and puts its bytes into the package once.
func (st *state) load(name string) (picture, bool) {
	if p, ok := st.pictures.byName[name]; ok {
		return p, true
	}
	var data []byte
	ok := false
	if st.in.Images != nil {
		data, ok = st.in.Images(name)
	}
	if !ok {
		st.findAt(st.tag, "TP080", "nama", name)
		return picture{}, false
	}
	head, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || len(data) > maxPictureBytes || head.Width < 1 || head.Height < 1 || head.Width*head.Height > maxPicturePixels {
		st.findAt(st.tag, "TP081", "nama", name)
		return picture{}, false
	}
	st.pictures.count++
	p := picture{part: fmt.Sprintf("word/media/gambar%d.%s", st.pictures.count, format), width: head.Width, height: head.Height}
	st.pkg.SetPart(p.part, data)
	ensureType(st.pkg, p.part, "image/"+format)
	st.pictures.byName[name] = p
	return p, true
}

// ensureType declares the type of a part unless its extension has it.
func ensureType(pkg *docx.Package, part, contentType string) {
	if pkg.ContentType(part) != contentType {
		pkg.SetContentType(part, contentType)
	}
}
