package docx

import (
	"strings"

	"naskah/internal/diag"
	"naskah/internal/message"
)

// start reads a start tag or an empty-element tag.
func (p *parser) start() (*Element, error) {
	begin := p.pos + 1
	end := nameEnd(p.src, begin)
	if end == begin {
		p.pos = begin
		return nil, p.fail(message.P("docx.xml.name"))
	}
	raw := p.src[begin:end]
	p.pos = end
	e := p.element()
	if len(p.stack) > 0 {
		if err := p.add(e); err != nil {
			return nil, err
		}
	}
	top := open{e: e, raw: raw, first: len(p.nodes), undo: len(p.undo)}
	empty, err := p.tagBody()
	if err != nil {
		return nil, err
	}
	if e.q, err = p.resolve(raw, false); err != nil {
		return nil, err
	}
	e.Name = e.q.canonical
	if err := p.resolveAttrs(e); err != nil {
		return nil, err
	}
	if len(p.stack) >= p.deep {
		return nil, p.refuse(diag.New("DX024", p.where(), "bagian", p.label(), "batas", p.deep))
	}
	p.stack = append(p.stack, top)
	if empty {
		p.close(top)
	}
	return e, nil
}

// element takes the next element from a slab: most of the cost of a tree is
// allocation.
func (p *parser) element() *Element {
	if len(p.slab) == 0 {
		p.slab = make([]Element, 64)
	}
	e := &p.slab[0]
	p.slab = p.slab[1:]
	return e
}

// tagBody reads attributes to the end of the tag into p.attrs, their names
// still as written, and puts namespace declarations into force.
func (p *parser) tagBody() (empty bool, err error) {
	p.attrs = p.attrs[:0]
	for {
		spaced := p.skipSpace()
		if p.pos >= len(p.src) {
			return false, p.fail(message.P("docx.xml.unclosed"))
		}
		switch c := p.src[p.pos]; {
		case c == '>':
			p.pos++
			return false, nil
		case c == '/':
			if !strings.HasPrefix(p.src[p.pos:], "/>") {
				return false, p.fail(message.P("docx.xml.unclosed"))
			}
			p.pos += 2
			return true, nil
		case !spaced:
			return false, p.fail(message.P("docx.xml.name"))
		}
		if err := p.attribute(); err != nil {
			return false, err
		}
	}
}

func (p *parser) skipSpace() bool {
	begin := p.pos
	for p.pos < len(p.src) && isSpace(p.src[p.pos]) {
		p.pos++
	}
	return p.pos > begin
}

func (p *parser) attribute() error {
	begin := p.pos
	end := nameEnd(p.src, begin)
	if end == begin {
		return p.fail(message.P("docx.xml.name"))
	}
	name := p.src[begin:end]
	p.pos = end
	p.skipSpace()
	if p.pos >= len(p.src) || p.src[p.pos] != '=' {
		return p.fail(message.P("docx.xml.value", "nama", name))
	}
	p.pos++
	p.skipSpace()
	if p.pos >= len(p.src) || (p.src[p.pos] != '"' && p.src[p.pos] != '\'') {
		return p.fail(message.P("docx.xml.value", "nama", name))
	}
	quote := p.src[p.pos]
	p.pos++
	n := strings.IndexByte(p.src[p.pos:], quote)
	if n < 0 {
		return p.fail(message.P("docx.xml.unclosed"))
	}
	if n > MaxToken {
		return p.refuse(diag.New("DX026", p.where(), "bagian", p.label(), "batas", MaxToken>>20))
	}
	value, err := p.unescape(p.src[p.pos:p.pos+n], true)
	if err != nil {
		return err
	}
	p.pos += n + 1
	if p.count++; len(p.attrs) >= MaxAttributes || p.count > maxAllAttrs {
		return p.refuse(diag.New("DX025", p.where(), "bagian", p.label(), "batas", MaxAttributes))
	}
	p.attrs = append(p.attrs, Attr{Name: name, Value: value})
	return p.declare(name, value)
}

// declare puts a namespace declaration into force (Namespaces in XML 1.0, 3).
func (p *parser) declare(name, uri string) error {
	prefix, ok := strings.CutPrefix(name, "xmlns:")
	if !ok && name != "xmlns" {
		return nil
	}
	if !ok {
		prefix = ""
	}
	switch {
	case ok && (uri == "" || prefix == "" || prefix == "xmlns"),
		uri == xmlnsNamespace,
		(prefix == "xml") != (uri == xmlNamespace):
		return p.fail(message.P("docx.xml.namespace", "nama", name))
	}
	old, bound := p.space[prefix]
	p.undo = append(p.undo, binding{prefix, old, bound})
	p.space[prefix] = uri
	p.gen++
	return nil
}

// resolve gives a written name its meaning in the present scope. Names are
// remembered; a remembered one is checked again only when a declaration has
// come or gone since.
func (p *parser) resolve(raw string, attr bool) (*qname, error) {
	known := p.elems
	if attr {
		known = p.names
	}
	if q := known[raw]; q != nil {
		if q.seen == p.gen {
			return q, nil
		}
		if uri, ok := p.lookup(q.prefix, attr); ok && uri == q.space {
			q.seen = p.gen
			return q, nil
		}
	}
	prefix, local := split(raw)
	uri, ok := p.lookup(prefix, attr)
	if local == "" || strings.HasPrefix(raw, ":") || strings.Contains(local, ":") || nameEnd(local, 0) != len(local) {
		return nil, p.fail(message.P("docx.xml.name"))
	}
	if !ok {
		return nil, p.fail(message.P("docx.xml.prefix", "nama", prefix))
	}
	q := &qname{raw: raw, prefix: prefix, local: local, space: uri, seen: p.gen}
	q.canonise()
	known[raw] = q
	return q, nil
}

func (p *parser) lookup(prefix string, attr bool) (string, bool) {
	if attr && prefix == "" {
		return "", true // an attribute without prefix is in no namespace
	}
	uri, ok := p.space[prefix]
	return uri, ok
}

// resolveAttrs gives the attributes of a tag their names and hands them to e.
func (p *parser) resolveAttrs(e *Element) error {
	if len(p.attrs) == 0 {
		return nil
	}
	e.Attrs = append(make([]Attr, 0, len(p.attrs)), p.attrs...)
	for i := range e.Attrs {
		a := &e.Attrs[i]
		if a.Name == "xmlns" || strings.HasPrefix(a.Name, "xmlns:") {
			continue
		}
		q, err := p.resolve(a.Name, true)
		if err != nil {
			return err
		}
		a.q, a.Name = q, q.canonical
	}
	return p.unique(e.Attrs)
}

// unique refuses two attributes of one name, whatever their prefixes.
func (p *parser) unique(attrs []Attr) error {
	type full struct{ space, local string }
	key := func(a Attr) full {
		if a.q == nil {
			return full{xmlnsNamespace, a.Name}
		}
		return full{a.q.space, a.q.local}
	}
	if len(attrs) <= 16 {
		for i := range attrs {
			for j := range i {
				if key(attrs[i]) == key(attrs[j]) {
					return p.fail(message.P("docx.xml.twice", "nama", attrs[i].Name))
				}
			}
		}
		return nil
	}
	seen := make(map[full]bool, len(attrs))
	for _, a := range attrs {
		if seen[key(a)] {
			return p.fail(message.P("docx.xml.twice", "nama", a.Name))
		}
		seen[key(a)] = true
	}
	return nil
}
