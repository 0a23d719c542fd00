package docx

import "strings"

// namespaces maps the URIs this program knows to the prefix their names carry
// in a tree. Strict URIs (ISO/IEC 29500-1) stand beside the Transitional ones
// (29500-4), so that callers write "w:p" for both.
var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":              "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                          "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":       "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                   "r",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":                "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                            "m",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                     "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                                 "a",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":                  "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                              "pic",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                    "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                                "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":                  "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                              "dgm",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing":    "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":                "wp",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":               "mc",
	"http://schemas.openxmlformats.org/package/2006/content-types":              "ct",
	"http://schemas.openxmlformats.org/package/2006/relationships":              "rel",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties":   "cp",
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ep",
	"http://purl.oclc.org/ooxml/officeDocument/extendedProperties":              "ep",
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties":   "op",
	"http://purl.oclc.org/ooxml/officeDocument/customProperties":                "op",
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":      "vt",
	"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":                  "vt",
	"http://schemas.openxmlformats.org/officeDocument/2006/customXml":           "ds",
	"http://purl.oclc.org/ooxml/officeDocument/customXml":                       "ds",
	"http://purl.org/dc/elements/1.1/":                                          "dc",
	"http://purl.org/dc/terms/":                                                 "dcterms",
	"http://purl.org/dc/dcmitype/":                                              "dcmitype",
	"http://www.w3.org/2001/XMLSchema-instance":                                 "xsi",
	"http://www.w3.org/XML/1998/namespace":                                      "xml",
	"urn:schemas-microsoft-com:vml":                                             "v",
	"urn:schemas-microsoft-com:office:office":                                   "o",
	"urn:schemas-microsoft-com:office:word":                                     "w10",
	"http://schemas.microsoft.com/office/word/2006/wordml":                      "wne",
	"http://schemas.microsoft.com/office/word/2010/wordml":                      "w14",
	"http://schemas.microsoft.com/office/word/2012/wordml":                      "w15",
	"http://schemas.microsoft.com/office/word/2015/wordml/symex":                "w16se",
	"http://schemas.microsoft.com/office/word/2016/wordml/cid":                  "w16cid",
	"http://schemas.microsoft.com/office/word/2018/wordml":                      "w16",
	"http://schemas.microsoft.com/office/word/2018/wordml/cex":                  "w16cex",
	"http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash":          "w16sdtdh",
	"http://schemas.microsoft.com/office/word/2023/wordml/word16du":             "w16du",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":       "wp14",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":        "wpc",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":         "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingInk":           "wpi",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":         "wps",
	"http://schemas.microsoft.com/office/drawing/2010/main":                     "a14",
	"http://schemas.microsoft.com/office/drawing/2014/main":                     "a16",
	"http://schemas.microsoft.com/office/drawing/2016/SVG/main":                 "asvg",
	"http://schemas.microsoft.com/office/drawing/2014/chartex":                  "cx",
	"http://schemas.microsoft.com/office/drawing/2017/model3d":                  "am3d",
}

const (
	xmlNamespace   = "http://www.w3.org/XML/1998/namespace"
	xmlnsNamespace = "http://www.w3.org/2000/xmlns/"
)

// spaces is namespaces the other way round, the URI to declare first.
var spaces = invert(namespaces)

func invert(m map[string]string) map[string][]string {
	out := make(map[string][]string, len(m))
	for uri, prefix := range m {
		// At most two URIs share a prefix; the Transitional one is what other
		// programs read, so it comes first.
		if strings.HasPrefix(uri, "http://purl.oclc.org/") {
			out[prefix] = append(out[prefix], uri)
		} else {
			out[prefix] = append([]string{uri}, out[prefix]...)
		}
	}
	return out
}

// qname is a name as a file spelled it, with what it means. Names of one parse
// are shared.
type qname struct {
	raw       string // as written: "ns0:p"
	prefix    string // "ns0"
	local     string // "p"
	space     string // namespace URI, "" for none
	canonical string // "w:p"
	seen      int    // the parser's generation in which space was last checked
}

func (q *qname) canonise() {
	switch known, ok := namespaces[q.space]; {
	case q.space == "":
		q.canonical = q.local
	case ok:
		q.canonical = known + ":" + q.local
	case q.prefix == "":
		q.canonical = q.local
	case spaces[q.prefix] != nil:
		// A file may bind "w" to anything. The mark keeps such names from
		// passing for WordprocessingML.
		q.canonical = "?" + q.raw
	default:
		q.canonical = q.raw
	}
}

// split cuts a qualified name at its colon.
func split(name string) (prefix, local string) {
	if i := strings.IndexByte(name, ':'); i >= 0 {
		return name[:i], name[i+1:]
	}
	return "", name
}
