package verify

import (
	"bytes"
	"crypto/md5"
	"strings"

	"naskah/internal/message"
	"naskah/internal/pdf/object"
)

// spec is a dictionary that names a file inside the file.
type spec struct {
	dict  object.Dict
	place message.Phrase
}

// files judges the files inside: part 1 allows none, part 2 PDF/A alone, part 3
// any that says what it is to the document (ISO 19005-1 6.1.11, ISO 19005-2 and
// -3 6.8).
func (c *checker) files() {
	associated := map[string]bool{}
	for r := range c.associated {
		if d := c.f.DictOf(r); d != nil {
			associated[c.fileName(d)] = true
		}
	}
	for _, s := range c.specs {
		c.place = s.place
		c.embedded(s.dict, associated)
	}
	c.place = message.Phrase{}
}

func (c *checker) fileName(d object.Dict) string {
	for _, key := range []string{"UF", "F"} {
		if t, ok := c.f.Resolve(d[key]).(object.Text); ok {
			return t.Decoded()
		}
	}
	return ""
}

func (c *checker) embedded(d object.Dict, associated map[string]bool) {
	name := c.fileName(d)
	ef := c.f.DictOf(d["EF"])
	st, ok := c.f.Resolve(ef["F"]).(*object.Stream)
	if !ok {
		if st, ok = c.f.Resolve(ef["UF"]).(*object.Stream); !ok {
			c.find("PD042", "nama", name, "kunci", "EF")
			return
		}
	}
	content, err := c.f.Decode(st)
	e := Embedded{Name: name, MIME: c.nameIn(st.Dict, "Subtype"), Relation: c.nameIn(d, "AFRelationship"), Size: len(content)}
	c.report.Files = append(c.report.Files, e)
	switch {
	case c.part == 1:
		c.find("PD041", "nama", name)
	case c.part == 2 && err == nil && !claimsPDFA(content):
		c.find("PD041", "nama", name)
	case c.part == 3:
		c.associate(d, e, associated)
	}
	params := c.f.DictOf(st.Dict["Params"])
	size, sized := c.f.Resolve(params["Size"]).(int)
	sum, summed := c.f.Resolve(params["CheckSum"]).(object.Text)
	digest := md5.Sum(content)
	if err == nil && (sized && size != len(content) || summed && string(sum) != string(digest[:])) {
		c.find("PD044", "nama", name)
	}
}

func (c *checker) associate(d object.Dict, e Embedded, associated map[string]bool) {
	for _, key := range []string{"F", "UF", "AFRelationship"} {
		if c.f.Resolve(d[key]) == nil {
			c.find("PD042", "nama", e.Name, "kunci", key)
		}
	}
	if !strings.Contains(e.MIME, "/") {
		c.find("PD043", "nama", e.Name)
	}
	if !associated[e.Name] {
		c.find("PD045", "nama", e.Name)
	}
}

func claimsPDFA(content []byte) bool {
	return bytes.HasPrefix(content, []byte("%PDF-")) && bytes.Contains(content, []byte(nsID))
}
