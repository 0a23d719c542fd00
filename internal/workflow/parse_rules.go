package workflow

import (
	"math/big"
	"regexp"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/source"
)

// fresh reports whether a name of `tetapan` or `aturan` is still free.
func (p *reader) fresh(key *source.Node) bool {
	name := key.Text()
	_, field := p.scope.symbols[name]
	_, fixed := p.scope.constants[name]
	if reserved[name] || field || fixed || p.scope.isRule(name) {
		p.add("WF004", key.Pos(), "nama", name)
		return false
	}
	return true
}

// texts visits the entries of a mapping that are one text under a name not used
// yet; the others are findings.
func (p *reader) texts(n *source.Node, visit func(key, value *source.Node)) {
	for _, key := range p.keys(n) {
		value := n.Get(key.Text())
		if value.Kind() != source.Scalar || value.Null() {
			p.add("WF007", value.Pos(), "nama", key.Text())
			continue
		}
		if p.fresh(key) {
			visit(key, value)
		}
	}
}

func (p *reader) constants(n *source.Node) {
	p.texts(n, func(key, value *source.Node) {
		p.d.Constants = append(p.d.Constants, Constant{Name: key.Text(), Text: value.Text(), Pos: key.Pos()})
		p.scope.constants[key.Text()] = constantOf(value)
	})
}

// groupedNumber is a number the Indonesian way: Rp5.000.000.000,00.
var groupedNumber = regexp.MustCompile(`^(?:Rp ?)?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,18})(?:,([0-9]{1,6}))?$`)

// constantOf reads ya or tidak, a number, or else a text.
func constantOf(n *source.Node) literal {
	if n.Quoted() {
		return literal{class: textClass, text: n.Text()}
	}
	if value, ok := source.Truth(n); ok {
		return literal{class: truthClass, truth: value}
	}
	number := n.Text()
	if m := groupedNumber.FindStringSubmatch(number); m != nil {
		number = strings.ReplaceAll(m[1], ".", "")
		if m[2] != "" {
			number += "." + m[2]
		}
	}
	if plainNumber.MatchString(number) {
		if r, ok := new(big.Rat).SetString(number); ok {
			return literal{class: numberClass, number: r}
		}
	}
	return literal{class: textClass, text: n.Text()}
}

// ruleTexts collects `aturan` before any of it is compiled.
func (p *reader) ruleTexts(n *source.Node) {
	p.texts(n, func(key, value *source.Node) {
		p.scope.texts[key.Text()] = ruleText{text: strings.TrimSpace(value.Text()), pos: value.Pos(), inner: opening(value)}
		p.scope.order = append(p.scope.order, key.Text())
		p.d.Rules = append(p.d.Rules, Rule{Name: key.Text(), Pos: key.Pos()})
	})
}

// rules compiles `aturan` in the order of the file.
func (p *reader) rules() {
	for i, rule := range p.d.Rules {
		p.scope.rule(rule.Name)
		p.d.Rules[i].If = p.scope.rules[rule.Name]
	}
	for _, rule := range p.d.Rules {
		delete(p.scope.used, rule.Name) // being compiled is not yet being used
	}
	for _, rule := range p.d.Rules {
		if rule.If.compiled() {
			p.noteRules(rule.If.root)
		}
	}
}

// noteRules marks the rules another rule is made of as used.
func (p *reader) noteRules(c *cond) {
	if c.op == opRule {
		p.scope.used[c.name] = true
	}
	for _, kid := range c.kids {
		p.noteRules(kid)
	}
}

// guard reads the condition under a key; none is a guard that always holds.
func (p *reader) guard(r *source.Reader, key string) Guard {
	return p.scope.guard(key, r.Node(key))
}

func (s *scope) guard(key string, n *source.Node) Guard {
	switch {
	case n == nil:
		return Guard{}
	case n.Kind() != source.Scalar:
		s.bag.Add(diag.New("WF008", n.Pos(), "kunci", key))
		return Guard{}
	case n.Null():
		s.bag.Add(diag.New("WF039", n.Pos()))
		return Guard{}
	}
	return s.compile(strings.TrimSpace(n.Text()), n.Pos(), opening(n), s.bag)
}

// opening is how many characters stand between a scalar's place and its text.
func opening(n *source.Node) int {
	if n.Quoted() {
		return 1
	}
	return 0
}

// unknownName reports a name nobody declared.
func (p *reader) unknownName(code string, r ref, candidates []string) {
	d := suggest(diag.New(code, r.pos, "nama", r.name), r.name, candidates)
	if d.Hint.Key == "" && len(candidates) > 0 && len(candidates) <= 12 {
		d = d.WithHint("WF.pilihan", "pilihan", strings.Join(candidates, ", "))
	}
	p.bag.Add(d)
}
