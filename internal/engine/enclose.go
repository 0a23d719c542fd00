package engine

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"naskah/internal/dossier"
	"naskah/internal/message"
	"naskah/internal/pdf"
	"naskah/internal/render"
	"naskah/internal/schema"
)

// The kinds of file a PDF carries.
const (
	wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	jsonType = "application/json"
)

// enclosure is the data file inside an issued paper's PDF, data-naskah/v1
// (docs/pdf.md). Its values are those the paper reads and no others: a copy for
// the archive must not hand on what the paper does not say.
type enclosure struct {
	Schema     string          `json:"skema"`
	Dossier    dossier.ID      `json:"berkas"`
	Paper      string          `json:"naskah"`
	ID         string          `json:"id"`
	Title      string          `json:"judul"`
	Number     string          `json:"nomor,omitempty"`
	Draft      int             `json:"rancangan,omitempty"`
	Original   int             `json:"asli,omitempty"`
	Keeper     string          `json:"pemegang,omitempty"`
	Origin     dossier.Origin  `json:"asal"`
	Definition dossier.Digest  `json:"alur"`
	Template   dossier.Digest  `json:"templat"`
	Word       dossier.Digest  `json:"docx"`
	Practice   bool            `json:"latihan,omitempty"`
	Values     json.RawMessage `json:"isian"`
}

// enclose makes the files that travel inside a sheet's PDF.
func (s *sheet) enclose(x dossier.Dossier, practice bool) ([]pdf.Attachment, error) {
	p := s.paper
	var data bytes.Buffer
	enc := json.NewEncoder(&data)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	err := enc.Encode(enclosure{
		Schema: "data-naskah/v1", Dossier: x.ID, Paper: p.Name, ID: p.ID, Title: p.Title, Number: p.Number, Draft: p.Draft,
		Original: p.Original, Keeper: p.Keeper, Origin: p.Origin, Definition: x.Definition, Template: p.Template, Word: dossier.DigestOf(s.docx),
		Practice: practice, Values: s.values,
	})
	if err != nil {
		return nil, fmt.Errorf("write data of %s: %w", p.ID, err)
	}
	return []pdf.Attachment{word(p.ID+".docx", s.docx), {
		Name: p.ID + ".json", MIME: jsonType, Relation: pdf.Data, Content: data.Bytes(),
		Description: message.P("EN.lampiran.data").In(message.ID),
	}}, nil
}

// word is the Word file a PDF was made from.
func word(name string, data []byte) pdf.Attachment {
	return pdf.Attachment{
		Name: name, MIME: wordType, Relation: pdf.Source, Content: data, Description: message.P("EN.lampiran.docx").In(message.ID),
	}
}

// carriedName is what a Word file is called inside its PDF; one that came
// through a pipe has no name of its own.
func carriedName(file string) string {
	if file == "-" {
		return "naskah.docx"
	}
	return filepath.Base(file)
}

// wanted is the part of a record that a paper reads.
type wanted struct {
	whole bool
	parts map[string]*wanted
}

// withValues gives the sheets of one paper the values that its program reads,
// in canonical JSON.
func withValues(sheets []*sheet, program *render.Program, values schema.Record) ([]*sheet, error) {
	raw, err := schema.Encode(readOf(program, values))
	if err != nil {
		return nil, fmt.Errorf("write data of %s: %w", sheets[0].paper.Name, err)
	}
	for _, s := range sheets {
		s.values = raw
	}
	return sheets, nil
}

// readOf cuts values down to those that a program reads.
func readOf(program *render.Program, values schema.Record) schema.Value {
	root := &wanted{parts: map[string]*wanted{}}
	for _, use := range program.Uses() {
		at := root
		for name := range strings.SplitSeq(use.Path, ".") {
			if at.parts == nil {
				at.parts = map[string]*wanted{}
			}
			if at.parts[name] == nil {
				at.parts[name] = &wanted{}
			}
			at = at.parts[name]
		}
		// A list of records is walked through: what is read of its members are
		// uses of their own.
		if use.Field.Kind != schema.KindList || use.Field.Element.Kind != schema.KindRecord {
			at.whole = true
		}
	}
	return root.of(values)
}

// of cuts a value down to what is wanted of it: all, where no part is named.
func (w *wanted) of(v schema.Value) schema.Value {
	if w.whole || w.parts == nil {
		return v
	}
	switch v := v.(type) {
	case schema.Record:
		out := schema.Record{}
		for name, part := range w.parts {
			if value, ok := v[name]; ok && value != nil {
				out[name] = part.of(value)
			}
		}
		return out
	case schema.List:
		out := make(schema.List, len(v))
		for i, member := range v {
			out[i] = w.of(member)
		}
		return out
	}
	return v
}
