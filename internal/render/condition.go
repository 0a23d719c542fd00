package render

import "strings"

// condition compiles if and with, up to their end.
func (c *compiler) condition(tag *tagUse, word string) node {
	out := &condition{}
	defer c.forget(len(c.vars))
	rest := strings.TrimSpace(strings.TrimPrefix(tag.body, word))
	before := len(c.guards)
	guards := before
	c.arms++
	c.around = append(c.around, tag)
	defer func() { c.around = c.around[:len(c.around)-1] }()
	for {
		arm, pushed := c.arm(word, rest, tag)
		body, end, how := c.block("else", "else if", "else with", "end")
		arm.body = body
		c.guards = append(c.guards[:guards], guardedElse(arm.cond)...)
		guards = len(c.guards)
		if pushed {
			c.scopes = c.scopes[:len(c.scopes)-1]
		}
		out.arms = append(out.arms, arm)
		if end == nil || how == "end" {
			break
		}
		c.cur = end
		word, rest = "", ""
		if how != "else" {
			word = strings.TrimPrefix(how, "else ")
			rest = strings.TrimSpace(strings.TrimPrefix(end.body, how))
		}
	}
	c.arms--
	c.guards = c.guards[:before]
	return out
}

// guardedElse lists the paths that are filled where a condition fails.
func guardedElse(x expr) []string {
	if f, ok := x.(*call); ok && f.fn.Name == "not" {
		return guarded(f.args[0])
	}
	return nil
}

// arm compiles the head of an arm: "if", "with", or "" for else.
func (c *compiler) arm(word, rest string, tag *tagUse) (branch, bool) {
	if word == "" {
		return branch{slot: -1}, false
	}
	c.lazy++
	x, decl := c.pipeline(rest)
	c.lazy--
	if x == nil {
		x = literal{false, typeAny}
	}
	x.typ().test()
	if x.typ().runs {
		c.find("TP050", "teks", rest)
	}
	c.guards = append(c.guards, guarded(x)...)
	if reads(x) != nil && reads(x).late {
		c.warn("TP043", "nama", reads(x).path)
	}
	arm := branch{cond: x, slot: -1}
	if len(decl) > 0 {
		arm.slot = c.declare(decl[0], x.typ(), pathOf(x))
	}
	if word != "with" {
		return arm, false
	}
	arm.scope = len(c.scopes)
	c.scopes = append(c.scopes, scope{t: x.typ(), path: pathOf(x), loop: -1, at: c.i})
	return arm, true
}

// guarded lists the paths that are filled where a condition holds.
func guarded(x expr) []string {
	switch x := x.(type) {
	case *field:
		return []string{x.path}
	case *call:
		var out []string
		if x.fn.Name == "terisi" || x.fn.Name == "and" {
			for _, a := range x.args {
				out = append(out, guarded(a)...)
			}
		}
		return out
	}
	return nil
}
