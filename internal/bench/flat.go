package main

import (
	"fmt"
	"strconv"
	"strings"
)

// flatten unrolls loops and decides conditions, for engines that only replace
// keys. It returns the blocks and the value of each key.
func flatten(paper []block, data map[string]any) ([]block, map[string]string, error) {
	f := &flattener{data: data, keys: map[string]string{}}
	out := f.blocks(paper, "", data)
	return out, f.keys, f.err
}

type flattener struct {
	data map[string]any
	keys map[string]string
	err  error
}

// blocks unrolls a list inside an element whose keys begin with prefix.
func (f *flattener) blocks(list []block, prefix string, element map[string]any) []block {
	var out []block
	for _, b := range list {
		switch b.kind {
		case condition:
			if f.data[b.name] == true {
				out = append(out, f.blocks(b.body, prefix, element)...)
			}
		case loop:
			items, ok := element[b.name].([]any)
			if !ok {
				f.err = fmt.Errorf("%s is no list", b.name)
			}
			for i, item := range items {
				inner, _ := item.(map[string]any)
				out = append(out, f.blocks(b.body, prefix+b.name+strconv.Itoa(i+1)+"_", inner)...)
			}
		case table:
			b.body = f.blocks(b.body, prefix, element)
			out = append(out, b)
		default:
			b.text = f.line(b.text, prefix, element)
			cells := make([]string, len(b.cells))
			for i, c := range b.cells {
				cells[i] = f.line(c, prefix, element)
			}
			b.cells = cells
			out = append(out, b)
		}
	}
	return out
}

// line gives each tag of a line its key, and leaves out what does not hold.
func (f *flattener) line(s, prefix string, element map[string]any) string {
	var out strings.Builder
	from, hidden := 0, ""
	for _, m := range neutralTag.FindAllStringSubmatchIndex(s, -1) {
		if hidden == "" {
			out.WriteString(s[from:m[0]])
		}
		from = m[1]
		kind, name := s[m[2]:m[3]], s[m[4]:m[5]]
		switch {
		case kind == "?" && hidden == "" && f.data[name] != true:
			hidden = name
		case kind == "/" && hidden == name:
			hidden = ""
		case kind == "" && hidden == "":
			out.WriteString("«" + f.key(name, prefix, element) + "»")
		}
	}
	return out.String() + s[from:]
}

func (f *flattener) key(name, prefix string, element map[string]any) string {
	key, of := name, f.data
	if column, ok := local(name); ok {
		key, name, of = prefix+column, column, element
	}
	value, ok := of[name].(string)
	if !ok {
		f.err = fmt.Errorf("%s is no text", key)
	}
	f.keys[key] = value
	return key
}
