package render

import (
	"context"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/manuscript"
	"naskah/internal/schema"
)

// Pattern is one line of text with tags, such as the pattern of file names. It
// is a template of one paragraph, so that it has the language of every other.
// It is safe for concurrent use.
type Pattern struct{ program *Program }

// patternParts are what makes a file of one paragraph.
const (
	patternTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	patternRels  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
)

// CompilePattern checks a line with tags against the fields; nil when findings
// forbid its use. They say they stand in place.
func CompilePattern(place, s string, names Scope) (*Pattern, []diag.Diagnostic) {
	clean, _ := docx.Legal(s)
	pkg, err := docx.New(map[string][]byte{
		"[Content_Types].xml": []byte(patternTypes), "_rels/.rels": []byte(patternRels),
		"word/document.xml": []byte(docx.XMLHead + "<w:document" + docx.Namespaces + "><w:body><w:p><w:r>" + docx.OpenText + docx.Escape(clean) + "</w:t></w:r></w:p><w:sectPr/></w:body></w:document>"),
	})
	if err != nil {
		return nil, manuscript.Findings(err, place)
	}
	data, err := pkg.Bytes()
	if err != nil {
		return nil, manuscript.Findings(err, place)
	}
	template, found := Parse(place, data, nil)
	if template == nil {
		return nil, found
	}
	// A table may have a column that is called like a function; the line does not
	// speak of it.
	names.Fields = slices.DeleteFunc(slices.Clone(names.Fields), func(f schema.Field) bool { return functionByName()[f.Name] != nil })
	program, found := template.Compile(names)
	if program == nil {
		return nil, found
	}
	return &Pattern{program: program}, found
}

// Fill gives the line its values; line ends in them become spaces. A missing
// value is a finding; the error is that of [Program.Render].
func (p *Pattern) Fill(ctx context.Context, values schema.Record) (string, []diag.Diagnostic, error) {
	pkg, found, err := p.program.Render(ctx, Input{Values: values})
	if err != nil || pkg == nil {
		return "", found, err
	}
	text, err := pkg.Text()
	if err != nil {
		return "", manuscript.Findings(err, p.program.template.file), nil
	}
	return strings.Join(strings.Fields(text), " "), found, nil
}
