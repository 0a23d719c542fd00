package verify

import (
	"slices"

	"naskah/internal/diag"
	"naskah/internal/pdf/object"
)

// font judges a font: its program is inside, and its codes can be read back as
// text (ISO 19005-1 6.3.4 and 6.3.8, ISO 19005-2 6.2.11.4 and 6.2.11.7).
func (c *checker) font(d object.Dict) {
	kind := c.nameIn(d, "Subtype")
	if kind == "CIDFontType0" || kind == "CIDFontType2" {
		return // judged with the Type0 font it belongs to
	}
	c.report.Fonts++
	who := c.nameIn(d, "BaseFont")
	program := d
	if kind == "Type0" {
		if list := c.f.ArrayOf(d["DescendantFonts"]); len(list) == 1 {
			program = c.f.DictOf(list[0])
		}
	}
	descriptor := c.f.DictOf(program["FontDescriptor"])
	if kind != "Type3" && descriptor["FontFile"] == nil && descriptor["FontFile2"] == nil && descriptor["FontFile3"] == nil {
		c.find("PD034", "huruf", who)
	}
	if d["ToUnicode"] == nil && !c.readable(d, kind) {
		f := diag.Warn("PD035", diag.Position{}, "huruf", who)
		if c.level == 'A' || c.level == 'U' { // level B asks for the looks alone
			f.Severity = diag.Error
		}
		c.add(f)
	}
}

// readable reports whether codes have a meaning without a map: those of the
// standard encodings, and those of Adobe's character collections.
func (c *checker) readable(d object.Dict, kind string) bool {
	encoding := c.nameIn(d, "Encoding")
	switch kind {
	case "Type0":
		return encoding != "" && encoding != "Identity-H" && encoding != "Identity-V"
	case "Type3":
		return false
	}
	return encoding != "" || c.nameIn(c.f.DictOf(d["Encoding"]), "BaseEncoding") != "" || kind == "Type1"
}

// blends are the blend modes of ISO 32000-1 tables 136 and 137.
var blends = []string{
	"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight",
	"SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
}

// graphicsState judges parameters of drawing (ISO 19005-1 6.4, ISO 19005-2
// 6.2.5 and 6.2.10).
func (c *checker) graphicsState(d object.Dict) {
	for _, mode := range c.f.List(d["BM"]) {
		name := c.f.NameOf(mode)
		if !slices.Contains(blends, name) || c.part == 1 && name != "Normal" && name != "Compatible" {
			c.find("PD046", "apa", "/BM /"+name)
		}
	}
	for _, key := range []string{"CA", "ca"} {
		if v, ok := c.f.Real(d[key]); ok && v != 1 && c.part == 1 {
			c.find("PD046", "apa", "/"+key)
		}
	}
	if d["SMask"] != nil && c.nameIn(d, "SMask") != "None" && c.part == 1 {
		c.find("PD046", "apa", "/SMask")
	}
	if d["TR"] != nil || d["TR2"] != nil && c.nameIn(d, "TR2") != "Default" || d["HTP"] != nil {
		c.find("PD050", "kunci", "TR, TR2, HTP")
	}
}

// stream judges what is packed, and pictures (ISO 19005-2 6.1.7, 6.2.8, 6.2.9).
func (c *checker) stream(d object.Dict) {
	if d["F"] != nil || d["FFilter"] != nil || d["Ref"] != nil && c.nameIn(d, "Subtype") == "Form" {
		c.find("PD036")
	}
	for _, filter := range c.f.List(d["Filter"]) {
		if name := c.f.NameOf(filter); name == "LZWDecode" || name == "Crypt" {
			c.find("PD047", "cara", name)
		}
	}
	switch c.nameIn(d, "Subtype") {
	case "Image":
		c.image(d)
	case "Form":
		if d["OPI"] != nil || d["PS"] != nil {
			c.find("PD050", "kunci", "OPI, PS")
		}
	case "PS":
		c.find("PD050", "kunci", "PS")
	}
}

func (c *checker) image(d object.Dict) {
	if d["Alternates"] != nil || d["OPI"] != nil {
		c.find("PD050", "kunci", "Alternates, OPI")
	}
	if interpolated, _ := c.f.Resolve(d["Interpolate"]).(bool); interpolated {
		c.find("PD049")
	}
	if d["SMask"] != nil && c.part == 1 {
		c.find("PD046", "apa", "/SMask")
	}
}
