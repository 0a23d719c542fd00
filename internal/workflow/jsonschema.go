package workflow

import (
	"encoding/json"

	"naskah/internal/message"
	"naskah/internal/schema"
)

// object is a JSON object on its way out; encoding/json sorts its keys.
type object = map[string]any

// Language is a language of files people write: the keys it has, by mapping. The
// first mapping is the whole file.
type Language struct {
	Name     string // alur/v1
	Mappings []string
	Keys     []Key
}

// JSONSchema returns the JSON Schema (draft 2020-12) of alur/v1, for editors.
func JSONSchema(lang message.Lang) ([]byte, error) {
	return Language{Name: Schema, Mappings: Mappings(), Keys: keys}.JSONSchema(lang)
}

// JSONSchema returns the JSON Schema (draft 2020-12) of a language, for editors:
// they complete and explain keys while a drafter types. It knows which keys
// stand where and what shape their values have; what `naskah check` knows of
// names, conditions and paths is beyond such a schema.
func (l Language) JSONSchema(lang message.Lang) ([]byte, error) {
	defs := object{
		"nama":   object{"type": "string", "pattern": plainName.String()},
		"teks":   object{"type": []string{"string", "number", "boolean"}},
		"ya":     object{"enum": []any{"ya", "tidak", true, false}},
		"syarat": object{"type": []string{"string", "boolean"}, "maxLength": maxGuard},
		"jangka": object{"type": "string", "pattern": `^ *[0-9.]+ +([Hh]ari( +[Kk]erja)?|[Mm]inggu|[Bb]ulan|[Tt]ahun) *$`},
	}
	for _, in := range l.Mappings[1:] {
		defs[in] = l.mapping(in, lang)
	}
	root := l.mapping(l.Mappings[0], lang)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = l.Name
	root["$defs"] = defs
	data, err := json.MarshalIndent(root, "", "  ")
	return append(data, '\n'), err
}

// mapping is the schema of one mapping: its keys, and no others.
func (l Language) mapping(in string, lang message.Lang) object {
	properties, need := object{}, []string{}
	for _, k := range l.Keys {
		if k.In != in {
			continue
		}
		value := k.Value.schema()
		value["description"] = k.Meaning().In(lang) + "\n" + k.Example
		properties[k.Name] = value
		if k.Need {
			need = append(need, k.Name)
		}
	}
	return object{"type": "object", "properties": properties, "required": need, "additionalProperties": false}
}

func refer(name string) object   { return object{"$ref": "#/$defs/" + name} }
func either(of ...object) object { return object{"anyOf": of} }
func listOf(of object) object    { return object{"type": "array", "items": of} }

// oneOrMore is what the parser reads with Texts: empty, one or a list.
func oneOrMore(of object) object { return either(of, listOf(of), object{"type": "null"}) }

func named(of object) object {
	return object{"type": []string{"object", "null"}, "propertyNames": refer("nama"), "additionalProperties": of}
}

// schema is a fresh schema of what may stand under a key.
func (v Value) schema() object {
	switch v.kind {
	case nameValue:
		return refer("nama")
	case namesValue:
		return oneOrMore(refer("nama"))
	case textsValue:
		return oneOrMore(refer("teks"))
	case guardValue:
		return refer("syarat")
	case yesValue:
		return refer("ya")
	case wholeValue:
		return object{"type": "integer"}
	case durationValue:
		return refer("jangka")
	case durationsValue:
		return oneOrMore(refer("jangka"))
	case durationOrValue:
		return either(refer("jangka"), refer(v.of))
	case pauseValue:
		return object{"enum": []Pause{PauseStart, PauseEnd}}
	case onlyValue:
		return object{"const": v.of}
	case oneValue:
		return refer(v.of)
	case manyValue:
		of := refer(v.of)
		if v.of == "tahap" { // a stage that says nothing yet is a finding of its own
			of = either(of, object{"type": "null"})
		}
		return named(of)
	case listValue:
		return object{"type": []string{"array", "null"}, "items": refer(v.of)}
	case papersValue:
		one := either(refer("nama"), refer(v.of))
		return oneOrMore(one)
	case scalarsValue:
		return named(refer("teks"))
	case pairsValue:
		return named(refer("nama"))
	case guardsValue:
		return named(refer("syarat"))
	case kindValue:
		return object{"enum": schema.Words()}
	case elementValue:
		return either(object{"enum": schema.Words()}, refer(v.of))
	case answersValue:
		return object{"type": "object", "propertyNames": refer("nama")}
	case paperKindValue:
		return object{"enum": []string{"rancangan", "final"}}
	}
	return refer("teks")
}
