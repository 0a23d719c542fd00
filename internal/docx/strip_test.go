package docx

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/message"
)

const activeRels = "word/_rels/document.xml.rels"

func relationships(rows ...string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Join(rows, "") + `</Relationships>`
}

func relationship(id, kind, target string) string {
	mode := ""
	if strings.Contains(target, "://") {
		mode = ` TargetMode="External"`
	}
	if !strings.Contains(kind, ":") {
		kind = transitionalRel + kind
	}
	return `<Relationship Id="` + id + `" Type="` + kind + `" Target="` + target + `"` + mode + `/>`
}

func field(code, shown string) string {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	return char("begin") + `<w:r><w:instrText>` + code + `</w:instrText></w:r>` + char("separate") + `<w:r><w:t>` + shown + `</w:t></w:r>` + char("end")
}

func TestStripTakesOutWhatActs(t *testing.T) {
	const vml = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`
	object := `<w:p><w:r><w:object` + vml + ` w:dxaOrig="9" w:dyaOrig="9"><v:shape id="s" o:ole=""><v:imagedata r:id="rId8"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12" ShapeID="s" r:id="rId9"/></w:object></w:r></w:p>`
	for _, c := range []struct {
		name, code string
		given      map[string]string
		gone       []string // what no part of the output may hold
		kept       string   // what the body must hold
		place      string
	}{
		{"macros", "DX051", map[string]string{docName: par("a"), activeRels: relationships(relationship("rId9", vbaRel, "vbaProject.bin")), "word/vbaProject.bin": "MZ",
			"word/_rels/vbaProject.bin.rels": relationships(relationship("rId1", vbaDataRel, "vbaData.xml")), "word/vbaData.xml": "<a/>"},
			[]string{"vbaProject", "vbaData", "macroEnabled"}, "<w:t>a</w:t>", "bagian word/document.xml"},
		{"an embedded object", "DX052", map[string]string{docName: par("a") + object, activeRels: relationships(relationship("rId8", "image", "media/a.emf"), relationship("rId9", "oleObject", "embeddings/o.bin")),
			"word/embeddings/o.bin": "MZ", "word/media/a.emf": "x"}, []string{"oleObject", "OLEObject", "embeddings", "w:object", "o:ole"}, `<v:imagedata r:id="rId8"/>`, "bagian word/document.xml, paragraf 2"},
		{"an object no text uses", "DX052", map[string]string{docName: par("a"), activeRels: relationships(relationship("rId9", "oleObject", "embeddings/o.bin")), "word/embeddings/o.bin": "MZ"},
			[]string{"oleObject", "embeddings"}, "<w:t>a</w:t>", "bagian word/document.xml"},
		{"an ActiveX control", "DX053", map[string]string{docName: `<w:p><w:r><w:object` + vml + `><v:shape><v:imagedata r:id="rId8"/></v:shape><w:control r:id="rId9"/></w:object></w:r></w:p>`,
			activeRels: relationships(relationship("rId8", "image", "media/a.emf"), relationship("rId9", "control", "activeX/activeX1.xml")), "word/media/a.emf": "x", "word/activeX/activeX1.xml": "<a/>",
			"word/activeX/_rels/activeX1.xml.rels": relationships(relationship("rId1", "http://schemas.microsoft.com/office/2006/relationships/activeXControlBinary", "activeX1.bin")), "word/activeX/activeX1.bin": "MZ"},
			[]string{"activeX", "w:control"}, `<v:imagedata r:id="rId8"/>`, "bagian word/document.xml, paragraf 1"},
		{"the data of a chart", "DX052", map[string]string{docName: par("a"), activeRels: relationships(relationship("rId8", "chart", "charts/chart1.xml")),
			"word/charts/chart1.xml":            `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:chart/><c:externalData r:id="rId1"/></c:chartSpace>`,
			"word/charts/_rels/chart1.xml.rels": relationships(relationship("rId1", "package", "../embeddings/b.xlsx")), "word/embeddings/b.xlsx": "PK"}, []string{"embeddings", "externalData"}, "<w:t>a</w:t>", "bagian word/charts/chart1.xml"},
		{"a chunk of another format in a cell", "DX054", map[string]string{docName: `<w:tbl><w:tr><w:tc><w:altChunk r:id="rId9"/></w:tc></w:tr></w:tbl>` + par("a"), activeRels: relationships(relationship("rId9", "aFChunk", "a.html")), "word/a.html": "<script>"},
			[]string{"altChunk", "a.html", "aFChunk"}, "<w:tc><w:p/></w:tc>", "bagian word/document.xml"},
		{"an attached template", "DX055", map[string]string{docName: par("a"), activeRels: relationships(relationship("rId9", "settings", "settings.xml")),
			"word/settings.xml": `<w:attachedTemplate r:id="rId1"/>`, "word/_rels/settings.xml.rels": relationships(relationship("rId1", "attachedTemplate", "http://127.0.0.1:9/evil.dotm"))},
			[]string{"attachedTemplate", "evil"}, "<w:t>a</w:t>", "bagian word/settings.xml"},
		{"a simple field", "DX056", map[string]string{docName: `<w:p><w:fldSimple w:instr="DDEAUTO cmd"><w:r><w:t>a</w:t></w:r></w:fldSimple></w:p>`}, []string{"DDEAUTO", "fldSimple"}, "<w:t>a</w:t>", "bagian word/document.xml, paragraf 1"},
		{"a complex field with another in its code", "DX056", map[string]string{docName: "<w:p>" + field(` INCLUDETEXT "</w:instrText></w:r>`+field(" REF x ", "tersembunyi")+`<w:r><w:instrText>" `, "a") + field(" PAGE ", "7") + "</w:p>"},
			[]string{"INCLUDETEXT", "tersembunyi", "REF"}, "PAGE", "bagian word/document.xml, paragraf 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := build(t, c.given)
			if c.name == "macros" {
				p.SetContentType(docName, "application/vnd.ms-word.document.macroEnabled.main+xml")
			}
			found := p.Strip()
			if i := slices.IndexFunc(found, func(d diag.Diagnostic) bool { return d.Code == c.code }); i < 0 || found[i].Severity != diag.Warning || found[i].PlaceText(message.ID) != c.place {
				t.Errorf("found %v, want one %s at %q", found, c.code, c.place)
			}
			again := mustOpen(t, mustBytes(t, p))
			if left := again.Check(); len(left) > 0 {
				t.Errorf("Check still finds %v", left)
			}
			for _, name := range again.Names() {
				data, _ := again.Part(name)
				for _, word := range c.gone {
					if strings.Contains(name+string(data), word) {
						t.Errorf("%s still holds %s", name, word)
					}
				}
			}
			if data, _ := again.Part(docName); !strings.Contains(string(data), c.kept) {
				t.Errorf("the body has lost %s: %s", c.kept, data)
			}
		})
	}
}

// What does not act stays byte for byte.
func TestStripLeavesTheRest(t *testing.T) {
	p := build(t, map[string]string{docName: "<w:p>" + field(" PAGE ", "7") + "</w:p>", "word/styles.xml": ""})
	before := mustBytes(t, p)
	if found := p.Strip(); len(found) > 0 {
		t.Errorf("found %v", found)
	}
	if after := mustBytes(t, p); string(after) != string(before) {
		t.Error("the package has changed")
	}
}

func TestStripIsLinear(t *testing.T) {
	const n = 60_000
	char := func(kind string) string { return `<w:fldChar w:fldCharType="` + kind + `"/>` }
	nested := strings.Repeat(char("begin")+`<w:instrText>DDE x</w:instrText>`, n) + strings.Repeat(char("end"), n)
	p := body(t, "<w:p><w:r>"+nested+"</w:r></w:p>")
	if found := p.Strip(); len(found) == 0 {
		t.Error("nothing was found")
	}
	if data, _ := p.Part(docName); strings.Contains(string(data), "fldChar") {
		t.Error("marks are left")
	}
}
