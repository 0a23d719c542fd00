package verify

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"time"

	"naskah/internal/diag"
	"naskah/internal/pdf/object"
)

// Namespaces of XMP (ISO 16684-1) and of PDF/A's identification.
const (
	nsRDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsDC  = "http://purl.org/dc/elements/1.1/"
	nsXMP = "http://ns.adobe.com/xap/1.0/"
	nsPDF = "http://ns.adobe.com/pdf/1.3/"
	nsID  = "http://www.aiim.org/pdfa/ns/id/"
)

// same are the entries of the information dictionary with the XMP properties
// that say the same (ISO 19005-1 table 1).
var same = []struct {
	key, property string
	date          bool
}{
	{"Title", nsDC + "title", false}, {"Author", nsDC + "creator", false}, {"Subject", nsDC + "description", false},
	{"Keywords", nsPDF + "Keywords", false}, {"Creator", nsXMP + "CreatorTool", false}, {"Producer", nsPDF + "Producer", false},
	{"CreationDate", nsXMP + "CreateDate", true}, {"ModDate", nsXMP + "ModifyDate", true},
}

// metadata: a file says in XMP which part and level of PDF/A it keeps to, and
// the same about itself as in its information dictionary.
func (c *checker) metadata() {
	st, ok := c.f.Resolve(c.root["Metadata"]).(*object.Stream)
	if !ok {
		c.find("PD026")
		return
	}
	b, err := c.f.Decode(st)
	var xmp map[string]string
	if err == nil {
		xmp, err = readXMP(b)
	}
	if err != nil {
		d := diag.New("PD027", diag.Position{})
		d.Excerpt = err.Error()
		c.add(d)
		return
	}
	c.claim(xmp[nsID+"part"], xmp[nsID+"conformance"])
	info := c.f.DictOf(c.trailer["Info"])
	for _, s := range same {
		raw, ok := c.f.Resolve(info[s.key]).(object.Text)
		if !ok || len(raw) == 0 {
			continue
		}
		a, b := raw.Decoded(), xmp[s.property]
		if a == b || s.date && sameDate(a, b) {
			continue
		}
		d := diag.Warn("PD029", diag.Position{}, "kunci", s.key, "info", a, "xmp", b)
		if c.part == 1 { // parts 2 and 3 leave it to the maker
			d.Severity = diag.Error
		}
		c.add(d)
	}
}

func (c *checker) claim(part, level string) {
	switch {
	case len(part) == 1 && part[0] >= '1' && part[0] <= '3' && len(level) == 1 && strings.Contains("ABU", level):
		c.part, c.level = int(part[0]-'0'), level[0]
		c.report.Flavour = part + strings.ToLower(level)
	case part == "":
		c.find("PD028")
	default:
		c.report.Flavour = part + strings.ToLower(level)
		c.warn("PD032", "jenis", c.report.Flavour)
	}
}

// readXMP returns the simple properties, the first item of an array, and
// attributes of a description, by namespace and name.
func readXMP(b []byte) (map[string]string, error) {
	out := map[string]string{}
	dec := xml.NewDecoder(bytes.NewReader(b))
	var stack []xml.Name
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Space == nsRDF && t.Name.Local == "Description" {
				for _, a := range t.Attr {
					out[a.Name.Space+a.Name.Local] = a.Value
				}
			}
			if t.Name.Space != nsRDF {
				stack = append(stack, t.Name)
			}
		case xml.EndElement:
			if t.Name.Space != nsRDF && len(stack) > 0 {
				stack = stack[:len(stack)-1]
			}
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); s != "" && len(stack) > 0 {
				top := stack[len(stack)-1]
				if key := top.Space + top.Local; out[key] == "" {
					out[key] = s
				}
			}
		}
	}
}

// sameDate compares a date of the information dictionary (7.9.4) with one of
// XMP, which is ISO 8601.
func sameDate(info, xmp string) bool {
	digits := strings.NewReplacer("D:", "", "'", "").Replace(info)
	a, ok := parseDate(digits, "20060102150405Z0700", "20060102150405Z", "20060102150405", "200601021504", "20060102")
	b, ok2 := parseDate(xmp, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02")
	return ok && ok2 && a.Truncate(time.Second).Equal(b.Truncate(time.Second))
}

func parseDate(s string, layouts ...string) (time.Time, bool) {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
