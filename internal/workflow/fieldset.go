package workflow

// fieldSet is a set of fields, by index.
type fieldSet []uint64

func newFieldSet(n int) fieldSet { return make(fieldSet, (n+63)/64) }

func (b fieldSet) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

func (b fieldSet) set(i int) { b[i/64] |= 1 << (i % 64) }

func (b fieldSet) clone() fieldSet { return append(fieldSet(nil), b...) }

// unite adds all of o.
func (b fieldSet) unite(o fieldSet) {
	for i := range b {
		b[i] |= o[i]
	}
}

// meet keeps what o has too and reports whether anything went.
func (b fieldSet) meet(o fieldSet) bool {
	changed := false
	for i := range b {
		if kept := b[i] & o[i]; kept != b[i] {
			b[i], changed = kept, true
		}
	}
	return changed
}
