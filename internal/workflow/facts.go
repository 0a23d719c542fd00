package workflow

// maxFacts is how many conditions of papers are followed through the graph:
// each may triple the number of nodes, of which there shall be no more than
// maxNodes.
const (
	maxFacts = 6
	maxNodes = 100_000
)

// facts says, two bits each, what is known of every tracked condition.
type facts uint32

const (
	factTrue  = 1
	factFalse = 2
)

func (f facts) of(i int) Truth {
	switch f >> (2 * i) & 3 {
	case factTrue:
		return True
	case factFalse:
		return False
	}
	return Unknown
}

func (f facts) with(i int, t Truth) facts {
	f &^= 3 << (2 * i)
	switch t {
	case True:
		f |= factTrue << (2 * i)
	case False:
		f |= factFalse << (2 * i)
	}
	return f
}

// tracked is a condition whose outcome decides whether a paper is made.
type tracked struct {
	key   string
	reads []string
}

// knowledge is what is certain at one point of a walk.
type knowledge struct {
	facts  facts
	filled fieldSet
}

// reasoner applies conditions to knowledge.
type reasoner struct {
	d       *Definition
	tracked []tracked
	index   map[string]int
}

// newReasoner tracks the conditions of papers and nothing else: following
// every rule of the file costs seconds where this costs milliseconds. It
// reports how many conditions had to be left out.
func newReasoner(d *Definition) (*reasoner, int) {
	r := &reasoner{d: d, index: map[string]int{}}
	left, limit := 0, maxFacts
	for nodes := 729 * len(d.Stages); nodes > maxNodes && limit > 0; nodes /= 3 { // 3^maxFacts
		limit--
	}
	track := func(c *cond) {
		if _, known := r.index[c.key]; known {
			return
		}
		if len(r.tracked) == limit {
			left++
			return
		}
		r.index[c.key] = len(r.tracked)
		r.tracked = append(r.tracked, tracked{key: c.key, reads: c.reads})
	}
	for i := range d.Stages {
		s := &d.Stages[i]
		trackUses(s.Papers, track)
		for j := range s.Actions {
			trackUses(s.Actions[j].Papers, track)
		}
	}
	return r, left
}

func trackUses(uses []PaperUse, track func(*cond)) {
	for _, u := range uses {
		if u.If.compiled() {
			trackParts(u.If.root, track)
		}
	}
}

// trackParts takes a condition apart down to named rules and comparisons.
// terisi(x) needs no fact: filled fields are followed anyway.
func trackParts(c *cond, track func(*cond)) {
	switch c.op {
	case opRule:
		track(c.kids[0])
	case opLeaf:
		track(c)
	default:
		for _, kid := range c.kids {
			trackParts(kid, track)
		}
	}
}

// judge evaluates a condition by what is known.
func (r *reasoner) judge(c *cond, k knowledge) Truth {
	if i, ok := r.index[c.key]; ok {
		if t := k.facts.of(i); t != Unknown {
			return t
		}
	}
	switch c.op {
	case opConst:
		return c.value
	case opNot:
		return r.judge(c.kids[0], k).not()
	case opRule:
		return r.judge(c.kids[0], k)
	case opFilled:
		if i, ok := r.d.fields[c.name]; ok && k.filled.has(i) {
			return True
		}
		return Unknown
	case opLeaf:
		return Unknown
	}
	result := True
	if c.op == opOr {
		result = False
	}
	for _, kid := range c.kids {
		if c.op == opAnd {
			result = min(result, r.judge(kid, k))
		} else {
			result = max(result, r.judge(kid, k))
		}
	}
	return result
}

// assume adds what follows from a condition having come out as want (True or
// False): facts, and fields that must have been filled for it to come out at
// all. The knowledge given is changed.
func (r *reasoner) assume(c *cond, want Truth, k *knowledge) {
	if i, ok := r.index[c.key]; ok {
		k.facts = k.facts.with(i, want)
	}
	switch c.op {
	case opNot:
		r.assume(c.kids[0], want.not(), k)
	case opRule:
		r.assume(c.kids[0], want, k)
	case opFilled:
		if want == True {
			r.fill(k, c.name)
		}
	case opLeaf:
		r.fill(k, c.reads...)
	case opAnd, opOr:
		if (c.op == opAnd) == (want == True) {
			for _, kid := range c.kids {
				r.assume(kid, want, k)
			}
			return
		}
		r.assumeSome(c.kids, want, k)
	}
}

// assumeSome is for "one of these came out as want, we do not know which":
// only what all of them imply is certain.
func (r *reasoner) assumeSome(kids []*cond, want Truth, k *knowledge) {
	var common fieldSet
	for _, kid := range kids {
		one := knowledge{facts: k.facts, filled: k.filled.clone()}
		r.assume(kid, want, &one)
		if common == nil {
			common = one.filled
		} else {
			common.meet(one.filled)
		}
	}
	if common != nil {
		k.filled.unite(common)
	}
}

func (r *reasoner) fill(k *knowledge, names ...string) {
	for _, name := range names {
		if i, ok := r.d.fields[name]; ok {
			k.filled.set(i)
		}
	}
}

// forget drops facts about conditions that read any of the fields: a decision
// taken on an old value says nothing about the new one.
func (r *reasoner) forget(f facts, fields []string) facts {
	for i, t := range r.tracked {
		for _, name := range t.reads {
			if contains(fields, name) {
				f = f.with(i, Unknown)
				break
			}
		}
	}
	return f
}
