package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// XML serialises e in UTF-8. A parsed root is written with what stood around
// it; any other element is written alone, without an XML declaration.
// Prefixes are those of the file wherever they are in scope; where a node has
// come from another tree, the writer finds or declares a prefix for it.
// Characters XML cannot hold become U+FFFD (see [Legal]).
func (e *Element) XML() []byte {
	w := writer{buf: make([]byte, 0, 4096), space: map[string]string{"xml": xmlNamespace}, gen: 1, found: map[string]spelling{}}
	if e.doc != nil {
		w.buf = append(w.buf, e.doc.before...)
	}
	w.element(e)
	if e.doc != nil {
		w.buf = append(w.buf, e.doc.after...)
	}
	return w.buf
}

type writer struct {
	buf   []byte
	space map[string]string // prefix → URI in scope; "" is the default namespace
	undo  []binding
	gen   int
	found map[string]spelling // prefix of a made name → how to write it
}

// spelling is how a known namespace is written while gen lasts.
type spelling struct {
	prefix string
	gen    int
}

func (w *writer) bind(prefix, uri string) {
	old, ok := w.space[prefix]
	w.undo = append(w.undo, binding{prefix, old, ok})
	w.space[prefix] = uri
	w.gen++
}

func (w *writer) release(mark int) {
	if len(w.undo) == mark {
		return
	}
	for i := len(w.undo) - 1; i >= mark; i-- {
		if b := w.undo[i]; b.bound {
			w.space[b.prefix] = b.uri
		} else {
			delete(w.space, b.prefix)
		}
	}
	w.undo = w.undo[:mark]
	w.gen++
}

func (w *writer) element(e *Element) {
	mark := len(w.undo)
	for i := range e.Attrs {
		if a := &e.Attrs[i]; strings.HasPrefix(a.Name, "xmlns") {
			if prefix, ok := declared(a.Name); ok {
				w.bind(prefix, a.Value)
			}
		}
	}
	given := len(w.undo) // declarations past this mark are ours to write
	w.buf = append(w.buf, '<')
	from := len(w.buf)
	w.name(e.Name, e.q, false)
	to := len(w.buf)
	for i := range e.Attrs {
		a := &e.Attrs[i]
		w.buf = append(w.buf, ' ')
		w.name(a.Name, a.q, true)
		w.buf = append(w.buf, '=', '"')
		w.buf = appendEscaped(w.buf, a.Value, true)
		w.buf = append(w.buf, '"')
	}
	for _, b := range w.undo[given:] {
		w.buf = append(w.buf, " xmlns"...)
		if b.prefix != "" {
			w.buf = append(append(w.buf, ':'), b.prefix...)
		}
		w.buf = append(w.buf, '=', '"')
		w.buf = appendEscaped(w.buf, w.space[b.prefix], true)
		w.buf = append(w.buf, '"')
	}
	if len(e.Children) == 0 && !e.expanded {
		w.buf = append(w.buf, '/', '>')
		w.release(mark)
		return
	}
	w.buf = append(w.buf, '>')
	for _, n := range e.Children {
		switch n := n.(type) {
		case *Element:
			w.element(n)
		case Text:
			w.buf = appendEscaped(w.buf, string(n), false)
		case Raw:
			w.buf = append(w.buf, n...)
		}
	}
	w.buf = append(w.buf, '<', '/')
	w.buf = append(w.buf, w.buf[from:to]...)
	w.buf = append(w.buf, '>')
	w.release(mark)
}

// declared returns the prefix a namespace declaration binds.
func declared(name string) (string, bool) {
	if name == "xmlns" {
		return "", true
	}
	return strings.CutPrefix(name, "xmlns:")
}

// name writes a name with a prefix that means its namespace here.
func (w *writer) name(name string, q *qname, attr bool) {
	if attr {
		if _, ok := declared(name); ok {
			w.buf = append(w.buf, name...)
			return
		}
	}
	if q == nil || q.canonical != name {
		w.made(name, attr)
		return
	}
	if uri := w.space[q.prefix]; (attr && q.prefix == "") || uri == q.space {
		w.buf = append(w.buf, q.raw...)
		return
	}
	if q.space == "" {
		w.bind("", "") // the element stands where a default namespace is in force
		w.buf = append(w.buf, q.local...)
		return
	}
	w.spell(w.prefixFor(q.prefix, attr, q.space), q.local)
}

// made writes the name of a node our own code has made.
func (w *writer) made(name string, attr bool) {
	prefix, local := split(strings.TrimPrefix(name, "?"))
	if prefix == "" || prefix == "xml" {
		w.buf = append(w.buf, name...)
		return
	}
	key := prefix
	if attr {
		key = "@" + prefix
	}
	s, ok := w.found[key]
	if !ok || s.gen != w.gen {
		uris := spaces[prefix]
		if uris == nil || strings.HasPrefix(name, "?") {
			uris = []string{w.space[prefix]}
			if uris[0] == "" {
				uris[0] = "urn:x-naskah:" + prefix // keeps the output well-formed
			}
		}
		s = spelling{prefix: w.prefixFor(prefix, attr, uris...)}
		s.gen = w.gen
		w.found[key] = s
	}
	w.spell(s.prefix, local)
}

func (w *writer) spell(prefix, local string) {
	if prefix != "" {
		w.buf = append(append(w.buf, prefix...), ':')
	}
	w.buf = append(w.buf, local...)
}

// prefixFor finds a prefix in scope for one of the URIs, the wanted one first,
// or declares the first URI. An attribute cannot use the default namespace.
func (w *writer) prefixFor(want string, attr bool, uris ...string) string {
	best, found := "", false
	for _, uri := range uris {
		if want != "" && w.space[want] == uri {
			return want
		}
		for prefix, bound := range w.space {
			// The smallest prefix, since the order of a map is not ours.
			if bound == uri && (prefix != "" || !attr) && (!found || prefix < best) {
				best, found = prefix, true
			}
		}
		if found {
			return best
		}
	}
	prefix := want
	for n := 1; prefix == "" || w.space[prefix] != ""; n++ {
		prefix = "ns" + strconv.Itoa(n)
	}
	w.bind(prefix, uris[0])
	return prefix
}

// Legal returns s with every character XML cannot hold replaced by U+FFFD, and
// how many there were, so that a caller can report the field they came from.
func Legal(s string) (string, int) {
	bad := 0
	for i, r := range s {
		if !legalRune(r) || (r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD")) {
			bad++
		}
	}
	if bad == 0 {
		return s, 0
	}
	return strings.Map(func(r rune) rune {
		if !legalRune(r) {
			return utf8.RuneError
		}
		return r
	}, s), bad
}

// appendEscaped writes text or an attribute value the way Canonical XML does
// (W3C xml-c14n, 1.3), which is also how Word writes it.
func appendEscaped(buf []byte, s string, attr bool) []byte {
	last := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c < utf8.RuneSelf && c != '&' && c != '<' && c != '>' && c != '"' {
			i++
			continue
		}
		n, with := 1, ""
		switch {
		case c >= utf8.RuneSelf:
			var r rune
			if r, n = utf8.DecodeRuneInString(s[i:]); (r == utf8.RuneError && n == 1) || !legalRune(r) {
				with = "\uFFFD"
			}
		case c == '&':
			with = "&amp;"
		case c == '<':
			with = "&lt;"
		case c == '>' && !attr:
			with = "&gt;"
		case c == '"' && attr:
			with = "&quot;"
		case c == '\r':
			with = "&#13;"
		case c == '\n' && attr:
			with = "&#10;"
		case c == '\t' && attr:
			with = "&#9;"
		case c < 0x20 && c != '\t' && c != '\n':
			with = "\uFFFD"
		}
		if with != "" {
			buf = append(append(buf, s[last:i]...), with...)
			last = i + n
		}
		i += n
	}
	return append(buf, s[last:]...)
}
