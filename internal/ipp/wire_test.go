package ipp

import (
	"reflect"
	"strings"
	"testing"
)

// sample has every form: several values, a collection in a collection, an empty value.
func sample() packet {
	size := attribute{name: "media-size", values: []value{{tag: tagCollection, members: []attribute{integer("x-dimension", 21500), integer("y-dimension", 33000)}}}}
	return packet{version: 0x0200, code: opPrintJob, id: 7, groups: []group{
		{tag: groupOperation, attributes: []attribute{words("attributes-charset", tagCharset, "utf-8"), words("status-message", tagText, "")}},
		{tag: groupJob, attributes: []attribute{
			words("sides-supported", tagKeyword, "one-sided", "two-sided-long-edge"),
			boolean("printer-is-accepting-jobs", true),
			ranges("page-ranges", []Range{{1, 4}, {7, 7}}),
			{name: "media-col", values: []value{{tag: tagCollection, members: []attribute{size, words("media-type", tagKeyword, "stationery")}}}},
		}},
		{tag: groupPrinter},
	}}
}

func TestWhatIsWrittenReadsBack(t *testing.T) {
	want := sample()
	data, err := encode(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := decode(append(data, "%PDF-1.7"...)) // the document behind it is not looked at
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("decode(encode(p)) = %+v, %v, want %+v", got, err, want)
	}
	for n := range data {
		if _, err := decode(data[:n]); err == nil {
			t.Errorf("decode of the first %d of %d bytes: no error", n, len(data))
		}
	}
}

func TestAttributesWithoutAFormAreNotWritten(t *testing.T) {
	for _, a := range []attribute{{name: "x"}, words("", tagText, "x"), words("x", tagText, strings.Repeat("x", 40_000))} {
		if _, err := encode(packet{groups: []group{{tag: groupJob, attributes: []attribute{a}}}}); err == nil {
			t.Errorf("encode(%.40v): no error", a)
		}
	}
}

func TestAnswersHaveBounds(t *testing.T) {
	head := "\x02\x00\x00\x00\x00\x00\x00\x01\x04"
	deep := head + "\x34\x00\x01a\x00\x00" + strings.Repeat("\x4a\x00\x00\x00\x01b\x34\x00\x00\x00\x00", maxDepth+1)
	many := head + "\x21\x00\x01a\x00\x00" + strings.Repeat("\x21\x00\x00\x00\x00", maxValues)
	for name, data := range map[string]string{
		"deeper": deep, "more than": many, "longer": head + strings.Repeat("x", maxAnswer), "negative": head + "\x21\xff\xff",
		"first group": head[:8] + "\x21\x00\x00", "first attribute": head + "\x21\x00\x00\x00\x00", "where a value": head + "\x37\x00\x00\x00\x00",
		"without a member": head + "\x34\x00\x01a\x00\x00\x21\x00\x00\x00\x00", "wrong place": head + "\x34\x00\x01a\x00\x00\x4a\x00\x01b\x00\x00",
	} {
		if _, err := decode([]byte(data)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("decode: %v, want an error that says %q", err, name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	data, err := encode(sample())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("\x02\x00\x00\x00\x00\x00\x00\x01\x04\x35\x00\x01a\x00\x06\x00\x02id\x00\x00\x03"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := decode(data)
		if err != nil {
			return
		}
		for _, g := range p.groups {
			for _, a := range g.attributes {
				_, _, _ = p.texts(g.tag, a.name), p.text(g.tag, a.name), a
				p.number(g.tag, a.name)
				p.flag(g.tag, a.name)
			}
		}
		again, err := encode(p)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		q, err := decode(again)
		if err != nil || !reflect.DeepEqual(p, q) {
			t.Errorf("read %+v, after writing %+v, %v", p, q, err)
		}
	})
}
