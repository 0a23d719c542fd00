package ipp

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Bounds of what is read. The protocol has none of its own for a whole answer.
const (
	maxAnswer = 4 << 20 // bytes
	maxValues = 50_000  // of all attributes together, members included
	maxDepth  = 8       // collections within collections
)

var errShort = errors.New("it ends too early")

// encode writes a packet (RFC 8010 3.1). It refuses what has no form: an
// attribute without a value or name, a name or value longer than 32,767 bytes.
func encode(p packet) ([]byte, error) {
	b := binary.BigEndian.AppendUint16(nil, p.version)
	b = binary.BigEndian.AppendUint16(b, p.code)
	b = binary.BigEndian.AppendUint32(b, p.id)
	for _, g := range p.groups {
		b = append(b, g.tag)
		for _, a := range g.attributes {
			var err error
			if b, err = appendAttribute(b, a); err != nil {
				return nil, err
			}
		}
	}
	return append(b, endOfAttributes), nil
}

func appendAttribute(b []byte, a attribute) ([]byte, error) {
	if a.name == "" || len(a.values) == 0 {
		return nil, fmt.Errorf("attribute %q has no name or no value", a.name)
	}
	var err error
	for i, v := range a.values {
		name := a.name
		if i > 0 {
			name = "" // a further value of the same attribute
		}
		if b, err = appendValue(b, name, v); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func appendValue(b []byte, name string, v value) ([]byte, error) {
	b, err := appendField(b, v.tag, name, v.data)
	if err != nil || v.tag != tagCollection {
		return b, err
	}
	for _, m := range v.members {
		if b, err = appendField(b, tagMember, "", m.name); err != nil {
			return nil, err
		}
		for _, mv := range m.values {
			if b, err = appendValue(b, "", mv); err != nil {
				return nil, err
			}
		}
	}
	return appendField(b, tagEnd, "", "")
}

func appendField(b []byte, tag byte, name, data string) ([]byte, error) {
	if len(name) > math.MaxInt16 || len(data) > math.MaxInt16 {
		return nil, fmt.Errorf("attribute %.40q is too long", name)
	}
	b = append(b, tag)
	b = binary.BigEndian.AppendUint16(b, uint16(len(name)))
	b = append(b, name...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(data)))
	return append(b, data...), nil
}

// decoder reads a packet from its front.
type decoder struct {
	rest   []byte
	values int
}

// decode reads a packet. What comes after it (a document) is not looked at.
func decode(data []byte) (packet, error) {
	if len(data) > maxAnswer {
		return packet{}, fmt.Errorf("it is longer than %d bytes", maxAnswer)
	}
	if len(data) < 9 {
		return packet{}, errShort
	}
	p := packet{version: binary.BigEndian.Uint16(data), code: binary.BigEndian.Uint16(data[2:]), id: binary.BigEndian.Uint32(data[4:])}
	d := decoder{rest: data[8:]}
	for len(d.rest) > 0 {
		tag := d.rest[0]
		switch {
		case tag == endOfAttributes:
			return p, nil
		case tag <= lastDelimiterTag:
			d.rest = d.rest[1:]
			p.groups = append(p.groups, group{tag: tag})
		case len(p.groups) == 0:
			return packet{}, errors.New("a value stands before the first group")
		default:
			g := &p.groups[len(p.groups)-1]
			if err := d.attribute(g); err != nil {
				return packet{}, err
			}
		}
	}
	return packet{}, errShort
}

// attribute reads one value, of a new attribute or of the last one of the group.
func (d *decoder) attribute(g *group) error {
	tag, name, data, err := d.field()
	if err != nil {
		return err
	}
	v, err := d.value(tag, data, 0)
	if err != nil {
		return err
	}
	if name != "" {
		g.attributes = append(g.attributes, attribute{name: name})
	}
	if len(g.attributes) == 0 {
		return errors.New("a further value stands before the first attribute")
	}
	last := &g.attributes[len(g.attributes)-1]
	last.values = append(last.values, v)
	return nil
}

func (d *decoder) field() (tag byte, name, data string, err error) {
	if d.values++; d.values > maxValues {
		return 0, "", "", fmt.Errorf("it has more than %d values", maxValues)
	}
	if len(d.rest) == 0 {
		return 0, "", "", errShort
	}
	tag, d.rest = d.rest[0], d.rest[1:]
	if name, err = d.text(); err != nil {
		return 0, "", "", err
	}
	data, err = d.text()
	return tag, name, data, err
}

func (d *decoder) text() (string, error) {
	if len(d.rest) < 2 {
		return "", errShort
	}
	n := int(binary.BigEndian.Uint16(d.rest))
	switch {
	case n > math.MaxInt16:
		return "", errors.New("a length is negative") // SIGNED-SHORT, RFC 8010 3.2
	case len(d.rest) < 2+n:
		return "", errShort
	}
	s := string(d.rest[2 : 2+n])
	d.rest = d.rest[2+n:]
	return s, nil
}

// value completes a value that was begun: a collection has members behind it.
func (d *decoder) value(tag byte, data string, depth int) (value, error) {
	v := value{tag: tag, data: data}
	switch {
	case tag <= lastDelimiterTag || tag == tagEnd || tag == tagMember:
		return v, fmt.Errorf("tag 0x%02x stands where a value should", tag)
	case tag != tagCollection:
		return v, nil
	case depth == maxDepth:
		return v, fmt.Errorf("its collections are deeper than %d", maxDepth)
	}
	for {
		tag, name, data, err := d.field()
		switch {
		case err != nil:
			return v, err
		case name != "":
			return v, errors.New("a member of a collection has its name in the wrong place")
		case tag == tagEnd && data == "":
			return v, nil
		case tag == tagMember:
			v.members = append(v.members, attribute{name: data})
			continue
		case len(v.members) == 0:
			return v, errors.New("a collection begins without a member's name")
		}
		inner, err := d.value(tag, data, depth+1)
		if err != nil {
			return v, err
		}
		m := &v.members[len(v.members)-1]
		m.values = append(m.values, inner)
	}
}
