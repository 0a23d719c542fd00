package docx

import (
	"cmp"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// AddWatermark prints a text aslant behind every page, as Word's own watermarks
// stand: WordArt in every header. A kind of page without a header (first, even)
// gets one that takes no room. A header that shows the text already is left as
// it is.
func (p *Package) AddWatermark(text string) error {
	w := &watermarker{p: p, sides: map[string]int64{}, made: map[string]string{}}
	w.text, _ = Legal(strings.TrimSpace(text))
	if w.text == "" {
		return nil
	}
	if err := w.headers(); err != nil {
		return err
	}
	var err error
	if w.typeface, err = p.bodyFont(); err != nil {
		return err
	}
	if err := w.numberShapes(); err != nil {
		return err
	}
	for _, name := range w.order {
		if err := w.mark(name); err != nil {
			return err
		}
	}
	return nil
}

// watermarker puts one text into the headers of a package.
type watermarker struct {
	p        *Package
	text     string
	typeface string
	order    []string          // headers as the sections name them
	sides    map[string]int64  // of the square that a header's watermark fills, in twips
	made     map[string]string // headers that were missing, by kind
	shape    int               // number of the last shape
}

// headers finds the headers of all sections and makes those that are missing.
func (w *watermarker) headers() error {
	main := w.p.MainPart()
	root, err := w.p.Tree(main)
	if err != nil {
		return err
	}
	sections, err := w.p.Sections()
	if err != nil {
		return err
	}
	settings, err := w.p.Settings()
	if err != nil {
		return err
	}
	body, last := root.Child("w:body"), &sections[len(sections)-1]
	if body == nil {
		return nil // no pages
	}
	if last.Properties == nil {
		last.Properties = E("w:sectPr")
		body.Append(last.Properties)
	}
	evenOdd, _ := settings.On("w:evenAndOddHeaders")
	for i := range sections {
		if err := w.section(&sections[i], evenOdd); err != nil {
			return err
		}
	}
	w.p.SetTree(main, root)
	return nil
}

// section finds the headers of one section and makes those that are missing. Made
// ones hold for the sections behind it too (17.10.5).
func (w *watermarker) section(s *Section, evenOdd bool) error {
	needed := map[string]bool{"default": true, "first": s.TitlePage, "even": evenOdd}
	for _, kind := range []string{"default", "first", "even"} {
		name := cmp.Or(s.Headers[kind], w.made[kind])
		if name == "" && needed[kind] {
			var err error
			if name, err = w.newHeader(s.Properties, kind); err != nil {
				return err
			}
			w.made[kind] = name
		}
		if name == "" {
			continue
		}
		if _, known := w.sides[name]; !known {
			w.order = append(w.order, name)
			w.sides[name] = math.MaxInt64
		}
		w.sides[name] = min(w.sides[name], textSide(s.Properties))
	}
	if len(s.Headers) == 0 {
		lift(s.Properties)
	}
	return nil
}

// thin is the height of a header that holds nothing but a watermark, in twips.
const thin = 20

// newHeader makes a header of one empty line that takes no room.
func (w *watermarker) newHeader(sectPr *Element, kind string) (string, error) {
	main := w.p.MainPart()
	name := w.p.unusedName(main, "header")
	w.p.SetTree(name, E("w:hdr", thinParagraph()))
	w.p.SetContentType(name, wmlType+"header+xml")
	id, err := w.p.AddRelationship(main, "header", name, false)
	if err != nil {
		return "", err
	}
	sectPr.Insert(0, E("w:headerReference").With("w:type", kind, "r:id", id))
	return name, nil
}

func thinParagraph() *Element {
	spacing := E("w:spacing").With("w:before", "0", "w:after", "0", "w:line", strconv.Itoa(thin), "w:lineRule", "exact")
	return E("w:p", E("w:pPr", spacing))
}

// lift moves the headers of a section that had none up where they would push the
// text down.
func lift(sectPr *Element) {
	mar := sectPr.Child("w:pgMar")
	if top := twipsOf(mar, "w:top", 1440); top >= thin && twipsOf(mar, "w:header", 720)+thin > top {
		mar.SetAttr("w:header", strconv.FormatInt(top-thin, 10))
	}
}

// textSide is the lesser side of a section's text, in twips: what stands aslant in
// a square of that side keeps clear of the margins.
func textSide(sectPr *Element) int64 {
	size, mar := sectPr.Child("w:pgSz"), sectPr.Child("w:pgMar")
	across := twipsOf(size, "w:w", 12240) - twipsOf(mar, "w:left", 1440) - twipsOf(mar, "w:right", 1440)
	top, bottom := twipsOf(mar, "w:top", 1440), twipsOf(mar, "w:bottom", 1440)
	down := twipsOf(size, "w:h", 15840) - max(top, -top) - max(bottom, -bottom)
	return max(1440, min(across, down))
}

// twipsOf reads a length that Word writes as whole twips (ECMA-376 17.18.81); one
// in another unit counts as absent.
func twipsOf(e *Element, name string, absent int64) int64 {
	v, err := strconv.ParseInt(e.Attr(name), 10, 32)
	if err != nil {
		return absent
	}
	return v
}

// bodyFont is the typeface of ordinary text, as far as it is named directly.
func (p *Package) bodyFont() (string, error) {
	styles, err := p.Styles()
	if err != nil {
		return "", err
	}
	from := []*Element{styles.docs.Path("w:rPrDefault", "w:rPr")}
	if normal := styles.Default("paragraph"); normal != nil {
		from = append([]*Element{normal.Element.Child("w:rPr")}, from...)
	}
	for _, rPr := range from {
		if name := rPr.Child("w:rFonts").Attr("w:ascii"); name != "" && !strings.ContainsAny(name, `;"'`) {
			return name, nil
		}
	}
	return "Arial", nil
}

// shapeNumbers are the numbers that Word and this program give to shapes.
var shapeNumbers = regexp.MustCompile(`_x0000_s([0-9]{1,9})"|PowerPlusWaterMarkObject([0-9]{1,9})"`)

// numberShapes finds the highest number of a shape, so that the next is free.
func (w *watermarker) numberShapes() error {
	w.shape = 2048 // Word numbers the shapes of headers from here
	for _, name := range w.p.Names() {
		if !strings.HasSuffix(fold(name), ".xml") {
			continue
		}
		data, _ := w.p.Part(name)
		for _, m := range shapeNumbers.FindAllSubmatch(data, -1) {
			n, err := strconv.Atoi(string(m[1]) + string(m[2]))
			if err != nil {
				return err
			}
			w.shape = max(w.shape, n)
		}
	}
	return nil
}

// mark puts the text into a header, on its first paragraph outside tables.
func (w *watermarker) mark(name string) error {
	root, err := w.p.Tree(name)
	if err != nil {
		return err
	}
	var first *Element
	shown := false
	root.Walk(func(e *Element) bool {
		if e.Name == "w:p" && first == nil {
			first = e
		}
		shown = shown || e.Name == "v:textpath" && e.Attr("string") == w.text
		return e.Name != "w:tbl"
	})
	if shown {
		return nil
	}
	if first == nil {
		first = thinParagraph()
		root.Append(first)
	}
	art, err := w.art(w.sides[name])
	if err != nil {
		return err
	}
	first.Insert(first.Index(first.Child("w:pPr"))+1, E("w:r", E("w:rPr", E("w:noProof")), art))
	w.p.SetTree(name, root)
	return nil
}

// wordArt is a text stretched over its shape, as Word writes it (ECMA-376 part 4,
// 19.1.2.23 textpath; shape type 136 is text on a straight line).
const wordArt = `<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" ` +
	`xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word">` +
	`<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>` +
	`<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>` +
	`<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>` +
	`<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>` +
	`<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>` +
	`<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>` +
	`<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>` +
	`<v:shape type="#_x0000_t136" o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".5"/><v:textpath/>` +
	`<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict>`

// art is the text in a square of a side, rising to the right.
func (w *watermarker) art(side int64) (*Element, error) {
	pict, err := ParseXML([]byte(wordArt))
	if err != nil {
		return nil, err
	}
	w.shape++
	width, height := artSize(utf8.RuneCountInString(w.text), float64(side)/20)
	shape := pict.Child("v:shape")
	shape.Attrs = append([]Attr{
		{Name: "id", Value: "PowerPlusWaterMarkObject" + strconv.Itoa(w.shape)}, {Name: "o:spid", Value: "_x0000_s" + strconv.Itoa(w.shape)},
	}, shape.Attrs...)
	shape.SetAttr("style", "position:absolute;margin-left:0;margin-top:0;width:"+width+"pt;height:"+height+"pt;rotation:315;z-index:-251658752;"+
		"mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin")
	shape.Child("v:textpath").With("style", `font-family:"`+w.typeface+`";font-size:1pt`, "string", w.text)
	return pict, nil
}

// artSize is the size in points of a text of so many letters whose diagonal
// fills a square. Capitals are about half as wide as a line is high; Word makes
// short texts no higher than three fifths of their width.
func artSize(letters int, side float64) (width, height string) {
	share := max(float64(letters)/2, 5.0/3)
	h := side * math.Sqrt2 / (1 + share)
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }
	return number(h * share), number(h)
}

// unusedName is a part name beside another part that is not taken.
func (p *Package) unusedName(beside, stem string) string {
	name := path.Join(path.Dir(beside), stem+".xml")
	for n := 2; p.byName[fold(name)] != nil; n++ {
		name = path.Join(path.Dir(beside), stem+strconv.Itoa(n)+".xml")
	}
	return name
}
