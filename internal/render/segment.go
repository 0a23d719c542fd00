package render

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// segment is a piece of a lifted part: markup to be copied as it is, a tag, or
// the properties of a section.
type segment struct {
	raw     string
	tag     int    // -1 for markup
	props   string // w:rPr of the run a value tag stands in
	inRun   bool   // the tag stands inside w:r/w:t
	holder  string // what the tag stands for as a whole, see held
	section bool   // raw is a w:sectPr
	ends    bool   // the last paragraph of a section stands before it
	place   int    // the section it stands in
}

var (
	textMarker      = regexp.MustCompile(`<\?naskah-tag (\d+)\?>`)
	attributeMarker = regexp.MustCompile(`\x{e000}naskah(\d+)\x{e001}`)
	sectionMark     = regexp.MustCompile(`(?s)<w:sectPr[ >].*?</w:sectPr>|<w:sectPr/>|<\?naskah-bagian\?>`)
)

// segments cuts the serialised form of a lifted part at its markers.
func segments(xml string, main bool, tags []tagUse) []segment {
	var out []segment
	around := &runReader{xml: xml}
	from, framed := 0, false
	for _, m := range findMarkers(xml) {
		if m[0] < from {
			continue // in what is held by the tag before
		}
		if m[0] > from {
			if framed {
				out = append(out, segment{raw: unescape.Replace(xml[from:m[0]]), tag: -1})
			} else {
				out = appendMarkup(out, xml[from:m[0]], main)
			}
		}
		digits := xml[max(m[2], 0):max(m[3], 0)]
		if m[4] >= 0 {
			digits = xml[m[4]:m[5]]
		}
		n, err := strconv.Atoi(digits)
		if err != nil {
			panic("render: a marker without a number: " + xml[m[0]:m[1]])
		}
		switch tags[n].kind {
		case linkFrame, codeFrame:
			framed = true
		case frameEnd:
			framed = false
		}
		s := segment{tag: n}
		if m[2] >= 0 {
			s.props, s.inRun = around.to(m[0])
		}
		from = m[1]
		if holder, size := held(xml[from:]); size > 0 {
			s.holder = holder
			from += size
		}
		out = append(out, s)
	}
	return appendMarkup(out, xml[from:], main)
}

// hasMarker reports whether something looks like a marker.
func hasMarker(s string) bool { return textMarker.MatchString(s) || attributeMarker.MatchString(s) }

// findMarkers finds the markers of a part, and in each the digits of a tag in
// text or those of one in an attribute. One kind at a time, the search goes from
// one literal to the next; both at once it goes from byte to byte.
func findMarkers(xml string) [][]int {
	var out [][]int
	for _, m := range textMarker.FindAllStringSubmatchIndex(xml, -1) {
		out = append(out, append(m, -1, -1))
	}
	for _, m := range attributeMarker.FindAllStringSubmatchIndex(xml, -1) {
		out = append(out, []int{m[0], m[1], -1, -1, m[2], m[3]})
	}
	slices.SortFunc(out, func(a, b []int) int { return a[0] - b[0] })
	return out
}

// unescape gives the text of an attribute or element: what stands in a frame is
// looked at as a whole before it is written.
var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#9;", "\t", "&#10;", "\n", "&#13;", "\r", "&amp;", "&")

// appendMarkup files markup, its section properties apart.
func appendMarkup(out []segment, s string, main bool) []segment {
	from := 0
	if main {
		for _, m := range sectionMark.FindAllStringIndex(s, -1) {
			if m[0] > from {
				out = append(out, segment{raw: s[from:m[0]], tag: -1})
			}
			ends := s[m[0]:m[1]] == string(sectionMarker)
			out = append(out, segment{raw: s[m[0]:m[1]], tag: -1, section: !ends, ends: ends})
			from = m[1]
		}
	}
	if s = s[from:]; s != "" {
		out = append(out, segment{raw: s, tag: -1})
	}
	return out
}

// runReader follows the runs of a part from its start to its markers, so that
// its cost is that of the part, however many texts and tags a run has.
type runReader struct {
	xml  string
	at   int
	open []openedRun // a run in a text box inside the run of its anchor
}

type openedRun struct {
	props string
	text  bool // a w:t of it is open
}

// to reads on up to an offset; it gives the properties of the run whose text is
// open there, or false.
func (r *runReader) to(end int) (string, bool) {
	for {
		lt := strings.IndexByte(r.xml[r.at:end], '<')
		if lt < 0 {
			break
		}
		from := r.at + lt
		r.at = from + max(strings.IndexByte(r.xml[from:], '>'), 0) + 1
		tag := r.xml[from:r.at]
		if strings.HasSuffix(tag, "/>") {
			continue
		}
		n := len(r.open)
		switch name := tagName(tag); {
		case name == "w:r":
			r.open = append(r.open, openedRun{props: r.props()})
		case n == 0:
		case name == "/w:r":
			r.open = r.open[:n-1]
		case name == "w:t":
			r.open[n-1].text = true
		case name == "/w:t":
			r.open[n-1].text = false
		}
	}
	r.at = end
	if n := len(r.open); n > 0 && r.open[n-1].text {
		return r.open[n-1].props, true
	}
	return "", false
}

// props are the properties of the run that has just been opened.
func (r *runReader) props() string {
	rest := r.xml[r.at:]
	if !strings.HasPrefix(rest, "<w:rPr>") {
		return ""
	}
	return rest[:strings.Index(rest, "</w:rPr>")+len("</w:rPr>")]
}
