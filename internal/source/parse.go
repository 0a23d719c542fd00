package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"naskah/internal/diag"
)

// Limits of one file. What people write stays far below them.
const (
	MaxBytes = 1 << 20 // bytes of a file
	MaxDepth = 64      // mappings and lists inside each other
	MaxNodes = 20_000  // keys and values together
)

// Parse reads one YAML document. It returns nil when the text cannot be read
// at all, else the tree; the tree may only be used for its meaning when none
// of the findings forbids it.
func Parse(file string, data []byte) (*Node, []diag.Diagnostic) {
	return ParseAt(file, data, 1)
}

// ParseAt reads a YAML document that begins on line firstLine of its file, as
// the front matter of a template does; positions count in that file.
func ParseAt(file string, data []byte, firstLine int) (*Node, []diag.Diagnostic) {
	p := &parser{file: file, first: firstLine}
	if len(data) > MaxBytes {
		p.bag.Add(diag.New("SR001", p.at(1, 0), "besar", len(data), "batas", MaxBytes))
		return nil, p.bag.List()
	}
	// Notepad writes a byte order mark; it is no part of the text.
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !p.inspect(data) {
		return nil, p.bag.List()
	}
	doc := p.decode(data)
	if doc == nil {
		return nil, p.bag.List()
	}
	return p.convert(doc, 1, nil), p.bag.List()
}

type parser struct {
	file  string
	first int
	lines [][]rune
	bag   diag.Bag
	nodes int
}

// at returns the place of a line and column of the text being read.
func (p *parser) at(line, col int) diag.Position {
	return diag.Position{File: p.file, Line: line + p.first - 1, Col: col}
}

// inspect looks at the bare characters: UTF-8, no control characters, no tab
// where YAML counts blanks. It reports whether the text can be parsed.
func (p *parser) inspect(data []byte) bool {
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSuffix(line, "\r")
		p.lines = append(p.lines, []rune(line))
		if blank := line[:len(line)-len(strings.TrimLeft(line, " \t"))]; strings.Contains(blank, "\t") && blank != line {
			p.bag.Add(diag.New("SR004", p.at(i+1, strings.IndexByte(blank, '\t')+1)))
		}
		p.inspectRunes(i+1, line)
	}
	return !p.bag.HasErrors()
}

// inspectRunes adds at most one finding for a line.
func (p *parser) inspectRunes(number int, line string) {
	col := 0
	for rest := line; rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		col++
		switch {
		case r == utf8.RuneError && size == 1:
			p.bag.Add(diag.New("SR002", p.at(number, col)))
			return
		case r == '\t':
		// U+2028 and U+2029 are line ends to this library and to no editor:
		// positions would lie. They come in with text pasted from Word.
		case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ufeff', r == '\ufffe', r == '\uffff':
			p.bag.Add(diag.New("SR003", p.at(number, col), "kode", fmt.Sprintf("U+%04X", r)))
			return
		}
	}
}

// decode lets the library read the text and returns the root of its single
// document, or nil after a finding.
func (p *parser) decode(data []byte) *yaml.Node {
	if line, ok := directive(data); ok {
		p.bag.Add(diag.New("SR019", p.at(line, 1)))
		return nil
	}
	docs, err := documents(data)
	if err != nil {
		p.syntax(data, err)
		return nil
	}
	if len(docs) == 0 || len(docs[0].Content) == 0 || empty(docs[0].Content[0]) {
		p.bag.Add(diag.New("SR005", p.at(1, 0)))
		return nil
	}
	if len(docs) > 1 {
		p.bag.Add(diag.New("SR006", p.clamp(docs[1].Line, docs[1].Column)))
		return nil
	}
	return docs[0].Content[0]
}

func empty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value == ""
}

// directive finds a %YAML or %TAG line before the document.
func directive(data []byte) (line int, found bool) {
	for text := range strings.Lines(string(data)) {
		line++
		if strings.HasPrefix(text, "%") {
			return line, true
		}
		if s := strings.TrimSpace(text); s != "" && !strings.HasPrefix(s, "#") {
			return 0, false
		}
	}
	return 0, false
}

// documents reads at most two documents: the second is only there to be
// refused.
func documents(data []byte) (docs []*yaml.Node, err error) {
	// The library answers a broken invariant of its own with a panic, and our
	// promise is that no file can stop the program.
	defer func() {
		if r := recover(); r != nil {
			docs, err = nil, fmt.Errorf("yaml: %v", r)
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(data))
	for len(docs) < 2 {
		var doc yaml.Node
		err := dec.Decode(&doc)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		docs = append(docs, &doc)
	}
	return docs, nil
}

// clamp keeps a position inside the text: the library places what is not
// written (an empty value) after the next token.
func (p *parser) clamp(line, col int) diag.Position {
	line = min(max(line, 1), len(p.lines))
	return p.at(line, min(max(col, 1), len(p.lines[line-1])+1))
}

// convert turns the library's tree into ours. key is the key whose value this
// is; an empty value stands at its key.
func (p *parser) convert(y *yaml.Node, depth int, key *Node) *Node {
	n := &Node{pos: p.clamp(y.Line, y.Column), flow: y.Style&yaml.FlowStyle != 0}
	if key != nil && empty(y) {
		n.pos = key.pos
	}
	p.nodes++
	if p.nodes == MaxNodes+1 {
		p.bag.Add(diag.New("SR008", n.pos, "batas", MaxNodes))
	}
	if p.nodes > MaxNodes {
		return n
	}
	p.refuseExtras(y, n.pos)
	switch y.Kind {
	case yaml.SequenceNode, yaml.MappingNode:
		if depth > MaxDepth {
			p.bag.Add(diag.New("SR007", n.pos, "batas", MaxDepth))
			return n
		}
		if y.Kind == yaml.MappingNode {
			p.mapping(y, n, depth)
		} else {
			p.sequence(y, n, depth)
		}
	case yaml.ScalarNode:
		n.text = y.Value
		n.quoted = y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	}
	return n
}

// refuseExtras reports anchors, aliases and tags.
func (p *parser) refuseExtras(y *yaml.Node, pos diag.Position) {
	if y.Anchor != "" {
		p.bag.Add(diag.New("SR021", pos, "nama", y.Anchor))
	}
	if y.Kind == yaml.AliasNode {
		p.bag.Add(diag.New("SR022", pos, "nama", y.Value))
	}
	// The lone tag `!` leaves no trace in the library's tree; no plain value
	// begins with it, so the text tells.
	if y.Style&yaml.TaggedStyle != 0 || (y.Kind != yaml.AliasNode && p.rune(pos) == '!') {
		p.bag.Add(diag.New("SR024", pos, "tanda", strings.TrimSuffix(y.Tag, ":")))
	}
}

// rune returns the character of the text at pos, 0 at the end of a line.
func (p *parser) rune(pos diag.Position) rune {
	line := p.lines[pos.Line-p.first]
	if pos.Col > len(line) {
		return 0
	}
	return line[pos.Col-1]
}

func (p *parser) sequence(y *yaml.Node, n *Node, depth int) {
	n.kind = Sequence
	for _, c := range y.Content {
		n.items = append(n.items, p.convert(c, depth+1, nil))
	}
	if n.flow {
		p.mendSequence(n)
	}
}

func (p *parser) mapping(y *yaml.Node, n *Node, depth int) {
	n.kind = Mapping
	n.values = make(map[string]*Node, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		k, v := y.Content[i], y.Content[i+1]
		key := p.convert(k, depth+1, nil)
		value := p.convert(v, depth+1, key)
		switch {
		case k.Kind == yaml.AliasNode: // already reported
		case k.Kind != yaml.ScalarNode:
			p.bag.Add(diag.New("SR025", key.pos))
		case key.Null():
			p.bag.Add(diag.New("SR026", key.pos))
		case key.text == "<<" && !key.quoted:
			p.bag.Add(diag.New("SR023", key.pos))
		default:
			p.put(n, key, value)
		}
	}
	if n.flow {
		p.mendMapping(n)
	}
}

func (p *parser) put(n, key, value *Node) {
	if _, twice := n.values[key.text]; twice {
		first := 0
		for _, k := range n.keys {
			if k.text == key.text {
				first = k.pos.Line
			}
		}
		p.bag.Add(diag.New("SR020", key.pos, "kunci", key.text, "baris", first))
		return
	}
	n.keys = append(n.keys, key)
	n.values[key.text] = value
}
