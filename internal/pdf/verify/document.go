package verify

import (
	"bytes"
	"math"
	"regexp"
	"slices"

	"naskah/internal/message"
	"naskah/internal/pdf/object"
)

var versionLine = regexp.MustCompile(`^%PDF-(1\.[0-7]|2\.0)[\r\n]{1,2}%`)

// header: the file begins with its version and a comment of four bytes above
// 127, so that nobody takes it for text (ISO 19005-1 and -2 6.1.2).
func (c *checker) header(data []byte) {
	if len(data) >= 8 && bytes.HasPrefix(data, []byte("%PDF-")) {
		c.report.Version = string(data[5:8])
	}
	c.report.Original = data
	mark := len(versionLine.Find(data))
	for i := range 4 {
		if mark == 0 || mark+i >= len(data) || data[mark+i] < 0x80 {
			c.find("PD022")
			return
		}
	}
}

// document applies the rules of trailer and catalog.
func (c *checker) document() {
	c.place = message.P("PD.katalog")
	id := c.f.ArrayOf(c.trailer["ID"])
	if len(id) != 2 {
		c.find("PD025")
	}
	c.metadata()
	c.intent()
	form := c.f.DictOf(c.root["AcroForm"])
	if needs, _ := c.f.Resolve(form["NeedAppearances"]).(bool); needs || form["XFA"] != nil || c.root["NeedsRendering"] != nil {
		c.find("PD040")
	}
	for _, key := range []string{"Requirements", "AA"} {
		if c.root[key] != nil {
			c.find("PD050", "kunci", key)
		}
	}
	marked, _ := c.f.Resolve(c.f.DictOf(c.root["MarkInfo"])["Marked"]).(bool)
	if c.level == 'A' && (!marked || c.f.DictOf(c.root["StructTreeRoot"]) == nil) {
		c.find("PD051")
	}
	c.place = message.Phrase{}
}

// intent: colours by device need a profile that says what they look like
// (ISO 19005-1 and -2 6.2.2, 6.2.3).
func (c *checker) intent() {
	for _, v := range c.f.ArrayOf(c.root["OutputIntents"]) {
		intent := c.f.DictOf(v)
		if c.nameIn(intent, "S") != "GTS_PDFA1" {
			continue
		}
		profile, ok := c.f.Resolve(intent["DestOutputProfile"]).(*object.Stream)
		if !ok {
			c.find("PD031")
			return
		}
		b, err := c.f.Decode(profile)
		n, _ := c.f.Resolve(profile.Dict["N"]).(int)
		// ICC.1 7.2: the colour space stands at 16, the signature at 36.
		if err != nil || len(b) < 128 || string(b[36:40]) != "acsp" || components[string(b[16:20])] != n {
			c.find("PD031")
		}
		return
	}
	c.warn("PD030")
}

var components = map[string]int{"RGB ": 3, "CMYK": 4, "GRAY": 1}

// pages judges each page's size and annotations.
func (c *checker) pages() {
	for _, p := range c.f.Pages(c.root["Pages"]) {
		c.report.Pages++
		c.page(p.Number, p.Dict, p.All)
	}
	c.place = message.P("PD.katalog")
	if count, _ := c.f.Resolve(c.f.DictOf(c.root["Pages"])["Count"]).(int); count != c.report.Pages || count == 0 {
		c.find("PD052", "disebut", count, "ada", c.report.Pages)
	}
}

func (c *checker) page(n int, page, inherited object.Dict) {
	number := c.report.Pages
	c.pageOf[n] = number
	c.place = message.P("PD.halaman", "nomor", number)
	c.size(inherited)
	if c.part == 1 && c.nameIn(c.f.DictOf(page["Group"]), "S") == "Transparency" {
		c.find("PD046", "apa", "/Group")
	}
	for _, key := range []string{"AA", "PresSteps"} {
		if page[key] != nil {
			c.find("PD050", "kunci", key)
		}
	}
	for _, v := range c.f.List(page["Contents"]) {
		if r, ok := v.(object.Ref); ok {
			c.pageOf[r.Number] = number
		}
	}
	for _, v := range c.f.ArrayOf(page["Annots"]) {
		c.place = message.P("PD.halaman", "nomor", number)
		if r, ok := v.(object.Ref); ok {
			c.pageOf[r.Number] = number
			c.at(r.Number)
		}
		if annotation := c.f.DictOf(v); annotation != nil {
			c.annotation(annotation)
		}
	}
	for _, fonts := range c.f.DictOf(c.f.DictOf(page["Resources"])["Font"]) {
		if r, ok := fonts.(object.Ref); ok && c.pageOf[r.Number] == 0 {
			c.pageOf[r.Number] = number
		}
	}
}

// size: a side measures 3 to 14400 units (ISO 19005-2 6.1.13).
func (c *checker) size(inherited object.Dict) {
	box, ok := c.f.Rectangle(inherited["MediaBox"])
	if !ok || min(box[2], box[3]) < 3 || max(box[2], box[3]) > 14400 {
		c.find("PD048")
		return
	}
	unit := 1.0
	if u, ok := c.f.Real(inherited["UserUnit"]); ok {
		unit = u
	}
	mm := func(v float64) int { return int(math.Round(v * unit * 25.4 / 72)) }
	if s := (Size{mm(box[2]), mm(box[3])}); !slices.Contains(c.report.Sizes, s) {
		c.report.Sizes = append(c.report.Sizes, s)
	}
}
