package main

import "strings"

// dialect is the tag syntax of one engine.
type dialect struct {
	value  func(s scope, name string) string
	inline func(name string) (open, end string) // a condition inside a line
	block  func(name string) (open, end string) // one around blocks
	loop   func(s scope) (open, end string)     // around blocks, s already in it
	rows   func(s scope) (open, end string)     // around rows

	rowMarks  bool // loop tags of rows stand in rows of their own, else in the first and last cell
	ownBreaks bool // line breaks stand in runs of their own
	// unmarked says that nothing but paragraphs and rows can stand in the paper:
	// a condition is written in each of its paragraphs, and what is repeated
	// stands there twice, with [i] and [i+1].
	unmarked bool
}

// scope is where a tag stands: the loops around it from the outside in, and
// which of them is at its second writing.
type scope struct {
	loops []string
	next  int
}

func (s scope) last() string { return s.loops[len(s.loops)-1] }

// enter goes into a loop.
func (s scope) enter(name string) scope {
	return scope{loops: append(s.loops[:len(s.loops):len(s.loops)], name), next: -1}
}

// local splits a value's name: "x" is the paper's, ".x" the element's.
func local(name string) (string, bool) { return strings.CutPrefix(name, ".") }

// dialects by the name of the template.
var dialects = map[string]dialect{
	"naskah":        naskah(),
	"docxtpl":       docxtpl(),
	"docxtemplater": mustache(),
	"carbone":       carbone(),
	"flat":          {value: func(_ scope, name string) string { return "{" + name + "}" }, ownBreaks: true},
}

func naskah() dialect {
	tag := func(s string) string { return "{{ " + s + " }}" }
	when := func(name string) (string, string) { return tag("if " + name), tag("end") }
	each := func(s scope) (string, string) { return tag("range " + s.last()), tag("end") }
	return dialect{
		value:  func(_ scope, name string) string { name, _ = local(name); return tag(name) },
		inline: when, block: when, loop: each, rows: each, rowMarks: true,
	}
}

// docxtpl names the element of a loop after its list, and lifts tags that
// begin with p or tr out of their paragraph or row.
func docxtpl() dialect {
	element := func(list string) string { return "e_" + list }
	source := func(s scope) string {
		if n := len(s.loops); n > 1 {
			return element(s.loops[n-2]) + "." + s.last()
		}
		return s.last()
	}
	each := func(level string) func(scope) (string, string) {
		return func(s scope) (string, string) {
			return "{%" + level + " for " + element(s.last()) + " in " + source(s) + " %}", "{%" + level + " endfor %}"
		}
	}
	return dialect{
		value: func(s scope, name string) string {
			if column, ok := local(name); ok {
				name = element(s.last()) + "." + column
			}
			return "{{ " + name + " }}"
		},
		inline: func(name string) (string, string) { return "{% if " + name + " %}", "{% endif %}" },
		block:  func(name string) (string, string) { return "{%p if " + name + " %}", "{%p endif %}" },
		loop:   each("p"), rows: each("tr"), rowMarks: true,
	}
}

// mustache is the syntax of docxtemplater and easy-template-x.
func mustache() dialect {
	section := func(name string) (string, string) { return "{#" + name + "}", "{/" + name + "}" }
	each := func(s scope) (string, string) { return section(s.last()) }
	return dialect{
		value:  func(_ scope, name string) string { name, _ = local(name); return "{" + name + "}" },
		inline: section, block: section, loop: each, rows: each,
	}
}

func carbone() dialect {
	when := func(name string) (string, string) {
		return "{d." + name + ":ifEQ(true):showBegin}", "{d." + name + ":showEnd}"
	}
	return dialect{
		value: func(s scope, name string) string {
			column, ok := local(name)
			if !ok {
				return "{d." + name + "}"
			}
			path := "d"
			for i, l := range s.loops {
				index := "[i]"
				if i == s.next {
					index = "[i+1]"
				}
				path += "." + l + index
			}
			return "{" + path + "." + column + "}"
		},
		inline: when, block: when, unmarked: true,
	}
}
