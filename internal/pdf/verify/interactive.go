package verify

import (
	"slices"

	"naskah/internal/pdf/object"
)

// forbidden are the actions that run something or change what is seen
// (ISO 19005-1 6.6.1, ISO 19005-2 6.5.1).
var forbidden = []string{
	"Launch", "Sound", "Movie", "ResetForm", "ImportData", "JavaScript", "Hide", "SetOCGState", "Rendition", "Trans", "GoTo3DView",
	"RichMediaExecute", "SetState", "NOP",
}

// named are the actions of that kind that only turn pages.
var named = []string{"NextPage", "PrevPage", "FirstPage", "LastPage"}

// action judges a dictionary that may be an action. Other dictionaries have an
// S of their own: an element of the structure tree has a parent P as well.
func (c *checker) action(d object.Dict) {
	kind := c.nameIn(d, "S")
	switch {
	case d["JS"] != nil:
		c.find("PD033", "jenis", "JavaScript")
	case d["P"] != nil || c.nameIn(d, "Type") == "StructElem":
	case slices.Contains(forbidden, kind):
		c.find("PD033", "jenis", kind)
	case kind == "Named" && !slices.Contains(named, c.nameIn(d, "N")):
		c.find("PD033", "jenis", "Named "+c.nameIn(d, "N"))
	}
}

// Annotations by what part of ISO 19005 allows them (ISO 19005-1 6.5.2,
// ISO 19005-2 6.3.1).
var (
	allowed = []string{
		"Text", "Link", "FreeText", "Line", "Square", "Circle", "Highlight", "Underline", "Squiggly", "StrikeOut", "Stamp", "Ink",
		"Popup", "Widget", "PrinterMark", "TrapNet",
	}
	allowedLater = []string{"Polygon", "PolyLine", "Caret", "FileAttachment", "Watermark", "Redact"}
)

// Flags of an annotation (ISO 32000-1 table 165).
const (
	flagInvisible = 1 << iota
	flagHidden
	flagPrint
	_
	_
	flagNoView
	_
	_
	flagToggleNoView
)

func (c *checker) annotation(d object.Dict) {
	kind := c.nameIn(d, "Subtype")
	if !slices.Contains(allowed, kind) && (c.part == 1 || !slices.Contains(allowedLater, kind)) {
		c.find("PD037", "jenis", kind)
	}
	flags, _ := c.f.Resolve(d["F"]).(int)
	if kind != "Popup" && flags&(flagPrint|flagInvisible|flagHidden|flagNoView|flagToggleNoView) != flagPrint {
		c.find("PD038", "jenis", kind)
	}
	box, _ := c.f.Rectangle(d["Rect"])
	shows := c.f.DictOf(d["AP"])
	if kind != "Popup" && kind != "Link" && (box[2] > 0 || box[3] > 0) && shows["N"] == nil {
		c.find("PD039", "jenis", kind)
	}
	if kind == "Widget" && (d["A"] != nil || d["AA"] != nil) {
		c.find("PD050", "kunci", "A, AA")
	}
}
