// Package ipp speaks the Internet Printing Protocol (RFC 8010, RFC 8011) with a
// printer or a CUPS queue: what it can do, may this be printed, print it, how far
// is it, take it back. One request is one HTTP exchange; nothing is kept between
// two of them.
//
// It knows nothing of papers: a document is bytes of PDF. It does not look for
// printers, has no passwords and converts nothing.
package ipp

import "encoding/binary"

// Delimiter tags of groups (RFC 8010 3.5.1).
const (
	groupOperation   = 0x01
	groupJob         = 0x02
	endOfAttributes  = 0x03
	groupPrinter     = 0x04
	lastDelimiterTag = 0x0f
)

// Tags of values (RFC 8010 3.5.2).
const (
	tagInteger    = 0x21
	tagBoolean    = 0x22
	tagEnum       = 0x23
	tagRange      = 0x33
	tagCollection = 0x34
	tagTextLang   = 0x35
	tagNameLang   = 0x36
	tagEnd        = 0x37 // end of a collection
	tagText       = 0x41
	tagName       = 0x42
	tagKeyword    = 0x44
	tagURI        = 0x45
	tagCharset    = 0x47
	tagLanguage   = 0x48
	tagMIME       = 0x49
	tagMember     = 0x4a // name of a collection's member
)

// value is one value as it travels. Members are those of a collection.
type value struct {
	tag     byte
	data    string
	members []attribute
}

type attribute struct {
	name   string
	values []value
}

type group struct {
	tag        byte
	attributes []attribute
}

// packet is a request or an answer without its document. Code is the operation
// of a request and the status of an answer.
type packet struct {
	version uint16
	code    uint16
	id      uint32
	groups  []group
}

// find returns the values of the first attribute of that name in groups of a tag.
func (p packet) find(tag byte, name string) []value {
	for _, g := range p.groups {
		if g.tag != tag {
			continue
		}
		for _, a := range g.attributes {
			if a.name == name {
				return a.values
			}
		}
	}
	return nil
}

// texts are the values that are words; others of the same attribute are left out.
func (p packet) texts(tag byte, name string) []string {
	var out []string
	for _, v := range p.find(tag, name) {
		if s := v.text(); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// text is the first word of an attribute, "" if there is none.
func (p packet) text(tag byte, name string) string {
	if all := p.texts(tag, name); len(all) > 0 {
		return all[0]
	}
	return ""
}

// number is the first number of an attribute, for a range its upper end.
func (p packet) number(tag byte, name string) (int, bool) {
	for _, v := range p.find(tag, name) {
		switch {
		case (v.tag == tagInteger || v.tag == tagEnum) && len(v.data) == 4:
			return int(int32(binary.BigEndian.Uint32([]byte(v.data)))), true
		case v.tag == tagRange && len(v.data) == 8:
			return int(int32(binary.BigEndian.Uint32([]byte(v.data[4:])))), true
		}
	}
	return 0, false
}

// flag is a boolean attribute and whether it is there.
func (p packet) flag(tag byte, name string) (set, known bool) {
	for _, v := range p.find(tag, name) {
		if v.tag == tagBoolean && len(v.data) == 1 {
			return v.data[0] != 0, true
		}
	}
	return false, false
}

// text is a value in words, without the language that may stand before it.
func (v value) text() string {
	switch {
	case v.tag == tagTextLang || v.tag == tagNameLang:
		if len(v.data) < 2 {
			return ""
		}
		rest := v.data[2:]
		n := int(v.data[0])<<8 | int(v.data[1])
		if len(rest) < n+2 {
			return ""
		}
		return rest[n+2:]
	case v.tag >= tagText && v.tag < tagMember:
		return v.data
	}
	return ""
}

func words(name string, tag byte, texts ...string) attribute {
	a := attribute{name: name}
	for _, t := range texts {
		a.values = append(a.values, value{tag: tag, data: t})
	}
	return a
}

func integer(name string, n int) attribute {
	return attribute{name: name, values: []value{{tag: tagInteger, data: string(binary.BigEndian.AppendUint32(nil, uint32(n)))}}}
}

func boolean(name string, set bool) attribute {
	data := "\x00"
	if set {
		data = "\x01"
	}
	return attribute{name: name, values: []value{{tag: tagBoolean, data: data}}}
}

func ranges(name string, list []Range) attribute {
	a := attribute{name: name}
	for _, r := range list {
		data := binary.BigEndian.AppendUint32(nil, uint32(r.First))
		a.values = append(a.values, value{tag: tagRange, data: string(binary.BigEndian.AppendUint32(data, uint32(r.Last)))})
	}
	return a
}
