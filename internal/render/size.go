package render

import "naskah/internal/schema"

// cost is what it takes to look at a value, in steps: a loop over data is
// bounded by its turns, so each turn must be bounded by what it looks at and
// makes.
func cost(v schema.Value) int {
	switch v := v.(type) {
	case string:
		return len(v) / textStep
	case schema.List:
		return len(v) / listStep
	}
	return 0
}

// tooLong reports whether a value is more than a function may read or make.
func tooLong(v schema.Value) bool {
	switch v := v.(type) {
	case string:
		return len(v) > maxText
	case schema.List:
		return len(v) > maxItems
	}
	return false
}

// arguments gives the values of a call's arguments; ok is false when one is too
// long, before anything is made of it.
func (e *call) arguments(st *state) (values []schema.Value, types []valueType, lack *missing, ok bool) {
	values, types = make([]schema.Value, len(e.args)), make([]valueType, len(e.args))
	for i, a := range e.args {
		v, lack := a.eval(st)
		if lack != nil {
			return nil, nil, lack, true
		}
		if s, isText := v.(string); isText && tooLong(s) {
			return nil, nil, nil, false
		}
		st.steps += cost(v)
		values[i], types[i] = v, a.typ()
	}
	return values, types, nil, true
}
