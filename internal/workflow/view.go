package workflow

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"

	"naskah/internal/schema"
)

// view is what is filled in at one moment of a decision: the values of the
// dossier, those given with the command on top, numbers about to be drawn, and
// less what the steps so far have emptied.
type view struct {
	d      *Definition
	stored map[string]json.RawMessage
	given  map[string]schema.Value
	drawn  map[string]bool
	gone   map[string]bool
	err    error // a stored value that cannot be read: trouble of the record
}

func newView(d *Definition, stored map[string]json.RawMessage, given map[string]schema.Value) *view {
	v := &view{d: d, stored: stored, given: map[string]schema.Value{}, drawn: map[string]bool{}, gone: map[string]bool{}}
	maps.Copy(v.given, given)
	return v
}

// given drops what stands for no answer.
func given(values map[string]schema.Value) map[string]schema.Value {
	values = maps.Clone(values)
	maps.DeleteFunc(values, func(_ string, v schema.Value) bool { return v == nil })
	return values
}

// filled reports whether a field has a value. null, an empty text and an empty
// list are no values.
func (v *view) filled(name string) bool {
	if v.drawn[name] {
		return true
	}
	if value, ok := v.given[name]; ok {
		return present(value)
	}
	raw, ok := v.stored[name]
	if !ok || v.gone[name] {
		return false
	}
	switch strings.TrimSpace(string(raw)) {
	case "", "null", `""`, "[]", "{}":
		return false
	}
	return true
}

func present(value schema.Value) bool {
	switch value := value.(type) {
	case nil:
		return false
	case string:
		return value != ""
	case schema.List:
		return len(value) > 0
	case schema.Record:
		return len(value) > 0
	}
	return true
}

// empty takes values away, as `kosongkan` does once the step is done.
func (v *view) empty(names []string) {
	for _, name := range names {
		delete(v.given, name)
		delete(v.drawn, name)
		v.gone[name] = true
	}
}

// value is what a field holds; nil for a number that is about to be drawn.
func (v *view) value(name string) (schema.Value, bool) {
	if !v.filled(name) {
		return nil, false
	}
	if value, given := v.given[name]; given {
		return value, true
	}
	f, ok := v.d.Field(name)
	if !ok || v.drawn[name] {
		return nil, true
	}
	value, err := f.Decode(v.stored[name])
	if err != nil {
		if v.err == nil {
			v.err = fmt.Errorf("read value %s: %w", name, err)
		}
		return nil, true
	}
	return value, true
}

// get is the lookup conditions are evaluated with.
func (v *view) get(name string) (any, bool) {
	value, filled := v.value(name)
	return machineValue(value), filled
}

// machineValue is a value as expr sees it; nil for what cannot be compared.
func machineValue(value schema.Value) any {
	switch value := value.(type) {
	case string, bool, int64:
		return value
	case schema.Money:
		return int64(value)
	case schema.Decimal:
		return decimalUnits(value)
	case schema.Date:
		return dayNumber(value.Time())
	case schema.List:
		return int64(len(value))
	}
	return nil
}

// decimalUnits gives a decimal in millionths, or nil when it is finer or
// greater than that can say; the condition is then undecided.
func decimalUnits(d schema.Decimal) any {
	units, scale := d.Unscaled, int64(decimalScale)
	for range d.Scale {
		if scale > 1 {
			scale /= 10
			continue
		}
		if units%10 != 0 {
			return nil
		}
		units /= 10
	}
	if units, ok := mul(units, scale); ok {
		return units
	}
	return nil
}
