package render

import (
	"strings"
	"unicode/utf8"

	"naskah/internal/diag"
)

// variable is one that a template has set, as the compiler knows it.
type variable struct {
	name string
	t    valueType
	path string
}

// forget ends the variables declared since there were n.
func (c *compiler) forget(n int) { c.vars = c.vars[:n] }

// declare gives a variable a slot.
func (c *compiler) declare(name string, t valueType, path string) int {
	c.vars = append(c.vars, variable{name, t, path})
	c.maxVars = max(c.maxVars, len(c.vars))
	return len(c.vars) - 1
}

// slotFor gives the slot a tag sets: a new variable for ":=", the one that is
// there for "=".
func (c *compiler) slotFor(name, body string, x expr) int {
	if rest := strings.TrimSpace(strings.TrimPrefix(body, name)); !strings.HasPrefix(rest, ":") {
		for i := len(c.vars) - 1; i >= 0; i-- {
			if c.vars[i].name != name {
				continue
			}
			if was, is := c.vars[i].t, x.typ(); !was.any && !is.any && was.class() != is.class() {
				c.find("TP058", "nama", name, "satu", was.word(), "dua", is.word())
			}
			return i
		}
		c.unset(name)
	}
	return c.declare(name, x.typ(), pathOf(x))
}

// unset finds a variable that has no value yet.
func (c *compiler) unset(name string) {
	d := diag.New("TP057", c.cur.pos, "nama", name)
	if i := strings.Index(c.cur.body, name); i >= 0 && d.Pos.Col > 0 {
		d.Pos.Col += c.cur.lead + utf8.RuneCountInString(c.cur.body[:i])
	}
	var known []string
	for _, v := range c.vars {
		known = append(known, v.name)
	}
	if near := diag.Suggest(name, known); near != "" {
		d = d.WithHint("TP.mungkin", "nama", near)
	}
	d.Place, d.Excerpt = c.cur.place, "{{ "+c.cur.body+" }}"
	c.bag.Add(d)
}
