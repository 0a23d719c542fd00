package docx

import (
	"strings"

	"naskah/internal/diag"
	"naskah/internal/message"
)

// ParseXML reads one XML document into a tree. The tree keeps elements,
// attributes, namespace declarations, comments, processing instructions, white
// space and what stands around the root in their order; [Element.XML] writes
// the same bytes again but for white space and quotes inside tags, the spelling
// of character references, CDATA sections (they become text), line ends
// (XML 1.0 2.11) and UTF-16, which becomes UTF-8.
//
// A DOCTYPE, an encoding other than UTF-8 and UTF-16, or more than a limit
// allows is refused with a finding.
func ParseXML(data []byte) (*Element, error) { return parsePart("", data, MaxDepthHard) }

// parser turns one document into a tree without recursion.
type parser struct {
	part string
	src  string
	pos  int
	deep int // levels allowed

	stack []open
	nodes []Node // children of all open elements, innermost last
	run   []string
	size  int // bytes in run
	total int // nodes so far
	count int // attributes so far
	attrs []Attr
	slab  []Element

	space map[string]string // prefix → URI in scope
	undo  []binding         // what declarations have hidden
	gen   int               // changes with space
	elems map[string]*qname
	names map[string]*qname // of attributes
}

type open struct {
	e     *Element
	raw   string
	first int // its first child in nodes
	undo  int // its first declaration in undo
}

type binding struct {
	prefix, uri string
	bound       bool
}

func parsePart(part string, data []byte, depth int) (*Element, error) {
	p := &parser{
		part: part, deep: depth, gen: 1,
		space: map[string]string{"xml": xmlNamespace, "": ""},
		elems: map[string]*qname{}, names: map[string]*qname{},
	}
	src, wide, err := p.decode(data)
	if err != nil {
		return nil, err
	}
	p.src = src
	before, err := p.prolog(wide)
	if err != nil {
		return nil, err
	}
	root, err := p.tree()
	if err != nil {
		return nil, err
	}
	after := p.pos
	if err := p.misc(message.P("docx.xml.after")); err != nil {
		return nil, err
	}
	root.doc = &envelope{before: before, after: p.src[after:]}
	return root, nil
}

// fail is a finding at the current place.
func (p *parser) fail(cause message.Phrase) error {
	return p.refuse(diag.New("DX020", p.where(), "bagian", p.label(), "sebab", cause))
}

func (p *parser) refuse(d diag.Diagnostic) error { return diag.Fail(d) }

func (p *parser) label() string {
	if p.part == "" {
		return "XML"
	}
	return p.part
}

func (p *parser) where() diag.Position {
	done := p.src[:min(p.pos, len(p.src))]
	line := strings.LastIndexByte(done, '\n')
	return diag.Position{File: p.part, Line: strings.Count(done, "\n") + 1, Col: len([]rune(done[line+1:])) + 1}
}

// prolog reads what stands before the root and returns it.
func (p *parser) prolog(wide bool) (string, error) {
	if strings.HasPrefix(p.src, "\ufeff") {
		p.pos = len("\ufeff")
	}
	head := p.src[:p.pos]
	if rest := p.src[p.pos:]; strings.HasPrefix(rest, "<?xml") && len(rest) > 5 && isSpace(rest[5]) {
		end := strings.Index(rest, "?>")
		if end < 0 || end > 1024 {
			return "", p.fail(message.P("docx.xml.declaration"))
		}
		text, err := p.declaration(rest[:end+2], wide)
		if err != nil {
			return "", err
		}
		head += text
		p.pos += end + 2
	}
	start := p.pos
	if err := p.misc(message.P("docx.xml.before")); err != nil {
		return "", err
	}
	if p.pos >= len(p.src) {
		return "", p.fail(message.P("docx.xml.empty"))
	}
	return head + p.src[start:p.pos], nil
}

// misc skips comments, instructions and white space outside the root; anything
// else before the end or a start tag is the given fault.
func (p *parser) misc(fault message.Phrase) error {
	for p.pos < len(p.src) {
		switch rest := p.src[p.pos:]; {
		case isSpace(rest[0]):
			p.pos++
		case strings.HasPrefix(rest, "<!--"), strings.HasPrefix(rest, "<?"):
			if _, err := p.markup(); err != nil {
				return err
			}
		case strings.HasPrefix(rest, "<!"):
			return p.refuse(diag.New("DX021", p.where(), "bagian", p.label()))
		case rest[0] == '<' && fault.Key == "docx.xml.before":
			return nil
		default:
			return p.fail(fault)
		}
	}
	return nil
}

// markup reads a comment or an instruction and returns its bytes.
func (p *parser) markup() (string, error) {
	rest := p.src[p.pos:]
	end, skip := "?>", 2
	if strings.HasPrefix(rest, "<!--") {
		end, skip = "-->", 4
	}
	n := strings.Index(rest[skip:], end)
	if n < 0 {
		return "", p.fail(message.P("docx.xml.unclosed"))
	}
	body := rest[skip : skip+n]
	n += skip + len(end)
	if n > MaxToken {
		return "", p.refuse(diag.New("DX026", p.where(), "bagian", p.label(), "batas", MaxToken>>20))
	}
	if i := illegal(body); i >= 0 {
		p.pos += skip + i
		return "", p.refuse(diag.New("DX023", p.where(), "bagian", p.label()))
	}
	if skip == 4 && (strings.Contains(body, "--") || strings.HasSuffix(body, "-")) {
		return "", p.fail(message.P("docx.xml.comment"))
	}
	if skip == 2 {
		target, _, _ := strings.Cut(body, " ")
		if name := strings.TrimRight(target, "\t\r\n"); name == "" || strings.EqualFold(name, "xml") || nameEnd(name, 0) == 0 {
			return "", p.fail(message.P("docx.xml.instruction"))
		}
	}
	p.pos += n
	return rest[:n], nil
}

// tree reads the root element and everything in it.
func (p *parser) tree() (*Element, error) {
	root, err := p.start()
	if err != nil {
		return nil, err
	}
	for len(p.stack) > 0 {
		if p.pos >= len(p.src) {
			return nil, p.fail(message.P("docx.xml.open", "nama", p.stack[len(p.stack)-1].raw))
		}
		if err := p.content(); err != nil {
			return nil, err
		}
	}
	return root, nil
}

// content reads one thing inside an element.
func (p *parser) content() error {
	if p.src[p.pos] != '<' {
		return p.text()
	}
	rest := p.src[p.pos:]
	switch {
	case strings.HasPrefix(rest, "<![CDATA["):
		return p.cdata()
	case strings.HasPrefix(rest, "<!--"), strings.HasPrefix(rest, "<?"):
		raw, err := p.markup()
		if err != nil {
			return err
		}
		p.flush()
		return p.add(Raw(raw))
	case strings.HasPrefix(rest, "<!"):
		return p.refuse(diag.New("DX021", p.where(), "bagian", p.label()))
	}
	p.flush()
	if strings.HasPrefix(rest, "</") {
		return p.end()
	}
	_, err := p.start()
	return err
}

func (p *parser) add(n Node) error {
	if p.total++; p.total > MaxNodes {
		return p.refuse(diag.New("DX027", p.where(), "bagian", p.label(), "batas", MaxNodes))
	}
	p.nodes = append(p.nodes, n)
	return nil
}

// text reads character data up to the next tag.
func (p *parser) text() error {
	n := strings.IndexByte(p.src[p.pos:], '<')
	if n < 0 {
		n = len(p.src) - p.pos
	}
	if n+p.size > MaxToken {
		return p.refuse(diag.New("DX026", p.where(), "bagian", p.label(), "batas", MaxToken>>20))
	}
	s, err := p.unescape(p.src[p.pos:p.pos+n], false)
	if err != nil {
		return err
	}
	p.pos += n
	return p.push(s)
}

func (p *parser) cdata() error {
	p.pos += len("<![CDATA[")
	n := strings.Index(p.src[p.pos:], "]]>")
	if n < 0 {
		return p.fail(message.P("docx.xml.unclosed"))
	}
	if n+p.size > MaxToken {
		return p.refuse(diag.New("DX026", p.where(), "bagian", p.label(), "batas", MaxToken>>20))
	}
	s := p.src[p.pos : p.pos+n]
	if i := illegal(s); i >= 0 {
		p.pos += i
		return p.refuse(diag.New("DX023", p.where(), "bagian", p.label()))
	}
	p.pos += n + len("]]>")
	return p.push(lineEnds.Replace(s))
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// push gathers adjoining text and CDATA sections into one Text.
func (p *parser) push(s string) error {
	if s == "" {
		return nil
	}
	if len(p.run) == 0 {
		if p.total++; p.total > MaxNodes {
			return p.refuse(diag.New("DX027", p.where(), "bagian", p.label(), "batas", MaxNodes))
		}
	}
	p.run = append(p.run, s)
	p.size += len(s)
	return nil
}

func (p *parser) flush() {
	switch len(p.run) {
	case 0:
		return
	case 1:
		p.nodes = append(p.nodes, Text(p.run[0]))
	default:
		p.nodes = append(p.nodes, Text(strings.Join(p.run, "")))
	}
	p.run, p.size = p.run[:0], 0
}

// end reads an end tag and closes the innermost element.
func (p *parser) end() error {
	top := p.stack[len(p.stack)-1]
	rest := p.src[p.pos+2:]
	if !strings.HasPrefix(rest, top.raw) {
		return p.fail(message.P("docx.xml.crossed", "nama", top.raw))
	}
	i := len(top.raw)
	for i < len(rest) && isSpace(rest[i]) {
		i++
	}
	if i >= len(rest) || rest[i] != '>' {
		return p.fail(message.P("docx.xml.crossed", "nama", top.raw))
	}
	p.pos += 2 + i + 1
	top.e.expanded = len(p.nodes) == top.first
	p.close(top)
	return nil
}

func (p *parser) close(top open) {
	if own := p.nodes[top.first:]; len(own) > 0 {
		top.e.Children = append(make([]Node, 0, len(own)), own...)
		clear(own)
	}
	p.nodes = p.nodes[:top.first]
	p.stack = p.stack[:len(p.stack)-1]
	if len(p.undo) > top.undo {
		for i := len(p.undo) - 1; i >= top.undo; i-- {
			if b := p.undo[i]; b.bound {
				p.space[b.prefix] = b.uri
			} else {
				delete(p.space, b.prefix)
			}
		}
		p.undo = p.undo[:top.undo]
		p.gen++
	}
}
