package pdf

import (
	"bytes"
	"crypto/md5"
	"errors"
	"fmt"
	"strings"
	"testing"

	"naskah/internal/layout"
)

func TestEachFlavourNamesItself(t *testing.T) {
	doc := tagged(t)
	for _, flavour := range Flavours() {
		m := sampleMeta()
		m.Flavour = flavour
		r := read(t, write(t, doc, m))
		want := fmt.Sprintf("<pdfaid:part>%c</pdfaid:part>\n<pdfaid:conformance>%s</pdfaid:conformance>", flavour[0], strings.ToUpper(string(flavour[1])))
		if flavour == A3a && !strings.Contains(r.catalog, "/Marked true") {
			t.Error("3a without marks")
		}
		if xmp := r.stream(r.ref(r.catalog, "/Metadata ")); !strings.Contains(xmp, want) {
			t.Errorf("%s: XMP lacks %s", flavour, want)
		}
	}
}

func carried() []Attachment {
	return []Attachment{
		{Name: "naskah “satu”.docx", MIME: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Description: "asal", Relation: Source, Content: []byte("PK\x03\x04 tidak (termampat)")},
		{Name: "data.json", MIME: "application/json", Description: "data", Relation: Data, Content: []byte("{" + strings.Repeat(" ", 500) + "}")},
	}
}

func TestAttachmentsTravelInsideAndAreAssociated(t *testing.T) {
	doc, _ := sample(t, 1)
	m := sampleMeta()
	m.Attachments = carried()
	data := write(t, doc, m)
	r := read(t, data)
	_, tree, ok := strings.Cut(r.catalog, "/Names << /EmbeddedFiles << /Names [")
	tree, _, _ = strings.Cut(tree, "]")
	refs := refIn.FindAllStringSubmatch(tree, -1)
	if !ok || len(refs) != 2 || !strings.HasPrefix(tree, "(data.json) ") || !strings.Contains(r.catalog, fmt.Sprintf("/AF [%s %s]", refs[0][0], refs[1][0])) {
		t.Fatalf("the files are not named in order and associated: %s", r.catalog)
	}
	for i, a := range []Attachment{m.Attachments[1], m.Attachments[0]} {
		spec := r.objects[atoi(refs[i][1])]
		for _, want := range []string{"/AFRelationship /" + string(a.Relation), "/UF " + textString(a.Name), "/F (", "/Desc (" + a.Description + ")"} {
			if !strings.Contains(spec, want) {
				t.Errorf("%s: %s lacks %s", a.Name, spec, want)
			}
		}
		n := r.ref(spec, "/EF << /F ")
		if got := r.stream(n); got != string(a.Content) {
			t.Errorf("%s: holds %q", a.Name, got)
		}
		for _, want := range []string{
			"/Subtype /" + strings.ReplaceAll(a.MIME, "/", "#2F"), fmt.Sprintf("/Size %d ", len(a.Content)),
			fmt.Sprintf("/CheckSum <%X>", md5.Sum(a.Content)), "/ModDate (D:20260522101500+07'00')",
		} {
			if !strings.Contains(r.objects[n], want) {
				t.Errorf("%s: %.300s lacks %s", a.Name, r.objects[n], want)
			}
		}
	}
	m.Attachments = []Attachment{m.Attachments[1], m.Attachments[0]}
	if !bytes.Equal(data, write(t, doc, m)) {
		t.Error("the order in which files are given changes the bytes")
	}
}

func TestAFlavourRefusesWhatItMayNotCarry(t *testing.T) {
	doc, _ := sample(t, 1)
	twice := append(carried(), carried()[0])
	for _, c := range []struct {
		flavour Flavour
		files   []Attachment
		want    error
	}{{A2b, carried(), errAttachment}, {A2u, carried(), errAttachment}, {"1b", nil, errFlavour}, {A3a, nil, errStructure}, {A3b, twice, errSameName}} {
		var b bytes.Buffer
		err := Write(&b, doc, Meta{Flavour: c.flavour, Attachments: c.files})
		if !errors.Is(err, c.want) || b.Len() > 0 {
			t.Errorf("%s with %d files: %v, want %v", c.flavour, len(c.files), err, c.want)
		}
	}
}

func TestNamesAreEscaped(t *testing.T) {
	if got := nameOf("a/b c#(é)"); got != "a#2Fb#20c#23#28#C3#A9#29" {
		t.Errorf("nameOf = %s", got)
	}
}

func TestABlankDocumentHasItsStructureInLevelA(t *testing.T) {
	doc := &layout.Document{Pages: []layout.Page{{Width: 595 * pt, Height: 842 * pt}}, Structure: []layout.Mark{{Kind: layout.DocumentMark, Parent: -1}}}
	r := read(t, write(t, doc, Meta{Flavour: A3a}))
	if got := r.tree(); got != "Document\n" {
		t.Errorf("structure %q", got)
	}
}
