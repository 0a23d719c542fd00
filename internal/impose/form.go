package impose

import (
	"bytes"
	"compress/zlib"
	"fmt"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/pdf/object"
)

// form is a page as a form XObject (ISO 32000-1 8.10), with what its
// annotations show on paper.
type form struct {
	page        page
	number      int
	stream      *object.Stream
	appearances []appearance
}

// appearance is what an annotation shows, such as the mark of an electronic
// signature, and the matrix that brings it to its place on the page.
type appearance struct {
	number int
	matrix Matrix
}

// form makes the form of a page; what it refers to is copied later.
func (c *copier) form(p Page) (*form, error) {
	own := c.source.pages[p.index]
	content, filter, err := c.contents(own)
	if err != nil {
		d := diag.New("IM005", diag.Position{File: c.source.name}, "sebab", err.Error())
		return nil, diag.Fail(d.In(message.P("PD.halaman", "nomor", p.index+1)))
	}
	d := object.Dict{
		"Type": object.Name("XObject"), "Subtype": object.Name("Form"), "Length": len(content),
		"BBox":      object.Array{own.box[0], own.box[1], own.box[0] + own.box[2], own.box[1] + own.box[3]},
		"Resources": c.value(c.source.file.DictOf(own.all["Resources"])),
	}
	for _, key := range sorted(filter) {
		d[key] = c.value(filter[key])
	}
	if group := own.dict["Group"]; group != nil {
		d["Group"] = c.value(group)
	}
	f := &form{page: own, stream: &object.Stream{Dict: d, Raw: content}}
	for _, v := range c.source.file.ArrayOf(own.dict["Annots"]) {
		if a, ok := c.appearance(c.source.file.DictOf(v)); ok {
			f.appearances = append(f.appearances, a)
		}
	}
	return f, nil
}

// contents are the bytes of a page's content stream and the entries that say
// how they are packed. One stream stays as it is; several are joined, as a
// reader does (7.8.2).
func (c *copier) contents(p page) ([]byte, object.Dict, error) {
	f := c.source.file
	parts := f.List(p.dict["Contents"])
	if len(parts) == 1 {
		st, err := c.stream(parts[0])
		if err != nil {
			return nil, nil, err
		}
		filter := object.Dict{}
		for _, key := range []string{"Filter", "DecodeParms"} {
			if v := st.Dict[key]; v != nil {
				filter[key] = v
			}
		}
		return st.Raw, filter, nil
	}
	var all bytes.Buffer
	for _, part := range parts {
		st, err := c.stream(part)
		if err != nil {
			return nil, nil, err
		}
		b, err := f.Decode(st)
		if err != nil {
			return nil, nil, err
		}
		all.Write(b)
		all.WriteByte('\n')
	}
	made := c.book.pack(all.Bytes(), object.Dict{})
	return made.Raw, object.Dict{"Filter": made.Dict["Filter"]}, nil
}

func (c *copier) stream(v any) (*object.Stream, error) {
	if r, ok := v.(object.Ref); ok {
		var err error
		if v, err = c.source.file.Object(r.Number); err != nil {
			return nil, err
		}
	}
	st, ok := v.(*object.Stream)
	if !ok {
		return nil, fmt.Errorf("%T where a stream should be", v)
	}
	return st, nil
}

// Flags of an annotation (12.5.3).
const (
	hidden  = 1 << 1
	printed = 1 << 2
)

// appearance finds what an annotation shows on paper: its normal appearance, of
// several the one of its present state, brought to its rectangle (12.5.5).
func (c *copier) appearance(a object.Dict) (appearance, bool) {
	f := c.source.file
	flags, _ := f.Resolve(a["F"]).(int)
	if a == nil || flags&hidden != 0 || flags&printed == 0 {
		return appearance{}, false
	}
	shown := f.DictOf(a["AP"])["N"]
	if states, ok := f.Resolve(shown).(object.Dict); ok {
		shown = states[f.NameOf(a["AS"])]
	}
	r, isRef := shown.(object.Ref)
	st, isStream := f.Resolve(shown).(*object.Stream)
	rect, ok := f.Rectangle(a["Rect"])
	if !isRef || !isStream || !ok {
		return appearance{}, false
	}
	box, ok := f.Rectangle(st.Dict["BBox"])
	if !ok {
		return appearance{}, false
	}
	m := scale(1)
	if own := f.ArrayOf(st.Dict["Matrix"]); len(own) == len(m) {
		for i, v := range own {
			m[i], _ = f.Real(v)
		}
	}
	box = m.around(box)
	if box[2] <= 0 || box[3] <= 0 {
		return appearance{}, false
	}
	sx, sy := rect[2]/box[2], rect[3]/box[3]
	to := Matrix{sx, 0, 0, sy, rect[0] - sx*box[0], rect[1] - sy*box[1]}
	return appearance{number: c.reference(r), matrix: to}, true
}

// packer packs streams one after another; what it needs for that is large and
// made once.
type packer struct{ z *zlib.Writer }

// pack makes a stream.
func (p *packer) pack(data []byte, d object.Dict) *object.Stream {
	var b bytes.Buffer
	if p.z == nil {
		p.z = zlib.NewWriter(&b)
	}
	p.z.Reset(&b)
	_, _ = p.z.Write(data) // into memory
	_ = p.z.Close()
	d["Filter"], d["Length"] = object.Name("FlateDecode"), b.Len()
	return &object.Stream{Dict: d, Raw: b.Bytes()}
}
