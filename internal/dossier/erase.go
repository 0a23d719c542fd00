package dossier

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// Erasure is what an Erased entry says was taken out of the record, on lawful
// request (UU 27/2022), and by what right. It holds none of what is gone.
type Erasure struct {
	Fields   []string    `json:"data,omitempty"`   // whose values are gone from every entry
	Papers   []string    `json:"naskah,omitempty"` // IDs of papers whose bytes are gone
	Basis    string      `json:"dasar"`
	Redacted []Redaction `json:"entri,omitempty"` // set by the store
}

// Redaction says what an earlier entry reads since values were taken out of it.
// Its digest is sealed with a new salt: the old one is gone with the values, so
// that they cannot be guessed out of the digest that the chain still links.
type Redaction struct {
	Seq    int    `json:"urut"`
	Digest Digest `json:"sidik"`
}

// shortest is the length of the shortest text that is looked for where a value
// may have been repeated; shorter ones are found everywhere.
const shortest = 3

// Redact returns a history without what an erasure names, and which entries
// changed by it. Titles, keepers and file names that repeat a text of an erased
// value are emptied with it, and so is a number that is one. An Erased entry is never changed.
func Redact(history []Entry, e Erasure) (redacted []Entry, changed []int) {
	texts := erasedTexts(history, e.Fields)
	redacted = slices.Clone(history)
	for i := range redacted {
		if redacted[i].Kind != Erased && redacted[i].redact(e, texts) {
			changed = append(changed, redacted[i].Seq)
		}
	}
	return redacted, changed
}

// redact takes an erasure out of one entry and reports whether it held any of it.
func (e *Entry) redact(from Erasure, texts []string) bool {
	values, replaced := without(e.Values, from.Fields), without(e.Replaced, from.Fields)
	found := len(values) < len(e.Values) || len(replaced) < len(e.Replaced)
	e.Values, e.Replaced = values, replaced
	part := func(text string) bool {
		return slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(text, s) })
	}
	whole := func(text string) bool { return slices.Contains(texts, text) }
	found = blank(&e.Title, part) || found
	e.Papers = slices.Clone(e.Papers)
	for i := range e.Papers {
		p := &e.Papers[i]
		if slices.Contains(from.Papers, p.ID) && !p.Erased {
			p.DOCX, p.PDF, p.File, p.Erased, found = "", "", "", true, true
		}
		for _, text := range []*string{&p.Title, &p.FileName} {
			found = blank(text, part) || found
		}
		for _, text := range []*string{&p.Keeper, &p.Number} {
			found = blank(text, whole) || found
		}
	}
	return found
}

// without returns values without some fields; the map given stays as it is.
func without(values map[string]json.RawMessage, fields []string) map[string]json.RawMessage {
	values = maps.Clone(values)
	for _, name := range fields {
		delete(values, name)
	}
	return values
}

// blank empties a text that repeats something erased.
func blank(text *string, repeats func(string) bool) bool {
	if !repeats(*text) {
		return false
	}
	*text = ""
	return true
}

// erasedTexts collects the texts in all values that some fields ever had.
func erasedTexts(history []Entry, fields []string) []string {
	var texts []string
	for _, e := range history {
		for _, name := range fields {
			for _, raw := range []json.RawMessage{e.Values[name], e.Replaced[name]} {
				var v any
				if json.Unmarshal(raw, &v) == nil { // an absent value is no JSON
					texts = appendTexts(texts, v)
				}
			}
		}
	}
	return texts
}

func appendTexts(texts []string, v any) []string {
	switch v := v.(type) {
	case string:
		if len(v) >= shortest {
			texts = append(texts, v)
		}
	case []any:
		for _, member := range v {
			texts = appendTexts(texts, member)
		}
	case map[string]any:
		for _, member := range v {
			texts = appendTexts(texts, member)
		}
	}
	return texts
}
