package render

import (
	"context"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/schema"
)

// Pattern is one line of plain text with tags, such as the pattern of file
// names. Its expressions are those of a paper. It is safe for concurrent use.
type Pattern struct {
	nodes []node
	vars  int
}

// CompilePattern checks a line with tags against the fields; nil when findings
// forbid its use. They say they stand in place, column by column.
func CompilePattern(place, s string, names Scope) (*Pattern, []diag.Diagnostic) {
	bag := new(diag.Bag)
	c := &compiler{
		names: &names, bag: bag,
		scopes: []scope{{t: valueType{field: schema.Field{Kind: schema.KindRecord, Fields: names.Fields}}, loop: -1}},
	}
	from := 0
	for _, t := range findTags(s) {
		pos := diag.Position{File: place, Line: 1, Col: len([]rune(s[:t.from])) + 1}
		if t.to < 0 {
			bag.Add(diag.New("TP020", pos))
			return nil, bag.List()
		}
		tag := plainTag(s[t.from:t.to])
		body := span{0, len(tag)}.body(tag)
		c.segments = append(c.segments, segment{raw: runText(s[from:t.from]), tag: -1}, segment{tag: len(c.tags)})
		c.tags = append(c.tags, tagUse{body: body, lead: max(strings.Index(tag, body), 2), pos: pos, excerpt: "{{ " + body + " }}"})
		from = t.to
	}
	c.segments = append(c.segments, segment{raw: runText(s[from:]), tag: -1})
	nodes, _, _ := c.block()
	if bag.HasErrors() {
		return nil, bag.List()
	}
	return &Pattern{nodes: nodes, vars: c.maxVars}, bag.List()
}

// Fill gives the line its values; line ends in them become spaces. A missing
// value is a finding.
func (p *Pattern) Fill(ctx context.Context, values schema.Record) (string, []diag.Diagnostic) {
	bag := new(diag.Bag)
	st := &state{
		rendering: &rendering{in: &Input{Values: values}, found: bag, budget: budget{ctx: ctx}},
		out:       new(strings.Builder), scopes: []schema.Value{values}, vars: make([]schema.Value, p.vars),
	}
	st.run(p.nodes)
	if bag.HasErrors() || st.halted {
		return "", bag.List()
	}
	// The nodes write the content of a run, as everywhere.
	e, err := docx.ParseXML([]byte(`<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r>` + openText + st.out.String() + `</w:t></w:r></w:p>`))
	if err != nil {
		panic("render: a run that is none: " + err.Error())
	}
	return strings.Join(strings.Fields(docx.ParagraphText(e)), " "), bag.List()
}
