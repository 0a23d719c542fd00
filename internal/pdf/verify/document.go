package verify

import (
	"bytes"
	"maps"
	"math"
	"regexp"
	"slices"

	"naskah/internal/message"
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
	id := c.f.arrayOf(c.trailer["ID"])
	if len(id) != 2 {
		c.find("PD025")
	}
	c.metadata()
	c.intent()
	form := c.f.dictOf(c.root["AcroForm"])
	if needs, _ := c.f.resolve(form["NeedAppearances"]).(bool); needs || form["XFA"] != nil || c.root["NeedsRendering"] != nil {
		c.find("PD040")
	}
	for _, key := range []string{"Requirements", "AA"} {
		if c.root[key] != nil {
			c.find("PD050", "kunci", key)
		}
	}
	marked, _ := c.f.resolve(c.f.dictOf(c.root["MarkInfo"])["Marked"]).(bool)
	if c.level == 'A' && (!marked || c.f.dictOf(c.root["StructTreeRoot"]) == nil) {
		c.find("PD051")
	}
	c.place = message.Phrase{}
}

// intent: colours by device need a profile that says what they look like
// (ISO 19005-1 and -2 6.2.2, 6.2.3).
func (c *checker) intent() {
	for _, v := range c.f.arrayOf(c.root["OutputIntents"]) {
		intent := c.f.dictOf(v)
		if c.nameIn(intent, "S") != "GTS_PDFA1" {
			continue
		}
		profile, ok := c.f.resolve(intent["DestOutputProfile"]).(*stream)
		if !ok {
			c.find("PD031")
			return
		}
		b, err := c.f.decode(profile)
		n, _ := c.f.resolve(profile.dict["N"]).(int)
		// ICC.1 7.2: the colour space stands at 16, the signature at 36.
		if err != nil || len(b) < 128 || string(b[36:40]) != "acsp" || components[string(b[16:20])] != n {
			c.find("PD031")
		}
		return
	}
	c.warn("PD030")
}

var components = map[string]int{"RGB ": 3, "CMYK": 4, "GRAY": 1}

// maxPages bounds the walk over a page tree that lies about itself.
const maxPages = 200_000

// pages walks the page tree and judges each page's size and annotations.
func (c *checker) pages() {
	seen := map[ref]bool{}
	var walk func(v any, inherited dict, depth int)
	walk = func(v any, inherited dict, depth int) {
		r, ok := v.(ref)
		node := c.f.dictOf(v)
		if node == nil || ok && seen[r] || depth > maxDepth || c.report.Pages > maxPages {
			return
		}
		seen[r] = ok
		own := maps.Clone(inherited)
		if own == nil {
			own = dict{}
		}
		for _, key := range []string{"MediaBox", "UserUnit"} {
			if node[key] != nil {
				own[key] = node[key]
			}
		}
		if kids := c.f.arrayOf(node["Kids"]); kids != nil && c.nameIn(node, "Type") != "Page" {
			for _, kid := range kids {
				walk(kid, own, depth+1)
			}
			return
		}
		c.report.Pages++
		c.page(r.number, node, own)
	}
	walk(c.root["Pages"], nil, 0)
	c.place = message.P("PD.katalog")
	if count, _ := c.f.resolve(c.f.dictOf(c.root["Pages"])["Count"]).(int); count != c.report.Pages || count == 0 {
		c.find("PD052", "disebut", count, "ada", c.report.Pages)
	}
}

func (c *checker) page(n int, page, inherited dict) {
	number := c.report.Pages
	c.pageOf[n] = number
	c.place = message.P("PD.halaman", "nomor", number)
	c.size(inherited)
	if c.part == 1 && c.nameIn(c.f.dictOf(page["Group"]), "S") == "Transparency" {
		c.find("PD046", "apa", "/Group")
	}
	for _, key := range []string{"AA", "PresSteps"} {
		if page[key] != nil {
			c.find("PD050", "kunci", key)
		}
	}
	for _, v := range c.f.list(page["Contents"]) {
		if r, ok := v.(ref); ok {
			c.pageOf[r.number] = number
		}
	}
	for _, v := range c.f.arrayOf(page["Annots"]) {
		c.place = message.P("PD.halaman", "nomor", number)
		if r, ok := v.(ref); ok {
			c.pageOf[r.number] = number
			c.at(r.number)
		}
		if annotation := c.f.dictOf(v); annotation != nil {
			c.annotation(annotation)
		}
	}
	for _, fonts := range c.f.dictOf(c.f.dictOf(page["Resources"])["Font"]) {
		if r, ok := fonts.(ref); ok && c.pageOf[r.number] == 0 {
			c.pageOf[r.number] = number
		}
	}
}

// size: a side measures 3 to 14400 units (ISO 19005-2 6.1.13).
func (c *checker) size(inherited dict) {
	box, ok := c.rectangle(inherited["MediaBox"])
	if !ok || min(box[2], box[3]) < 3 || max(box[2], box[3]) > 14400 {
		c.find("PD048")
		return
	}
	unit := 1.0
	if u, ok := c.real(inherited["UserUnit"]); ok {
		unit = u
	}
	mm := func(v float64) int { return int(math.Round(v * unit * 25.4 / 72)) }
	if s := (Size{mm(box[2]), mm(box[3])}); !slices.Contains(c.report.Sizes, s) {
		c.report.Sizes = append(c.report.Sizes, s)
	}
}

// rectangle returns x, y, width and height.
func (c *checker) rectangle(v any) (box [4]float64, ok bool) {
	a := c.f.arrayOf(v)
	if len(a) != 4 {
		return box, false
	}
	for i, e := range a {
		if box[i], ok = c.real(e); !ok {
			return box, false
		}
	}
	x, y := min(box[0], box[2]), min(box[1], box[3])
	return [4]float64{x, y, math.Abs(box[2] - box[0]), math.Abs(box[3] - box[1])}, true
}

func (c *checker) real(v any) (float64, bool) {
	switch v := c.f.resolve(v).(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}
