// Package message holds every sentence a user reads, in Bahasa Indonesia and
// in English: findings, hints, help texts, table headings, refusals.
//
// A text is known by its key. Rooms write their texts into a file of their own
// here (text_<room>.go) and speak of them only by key, so that translators find
// everything in one place and a test can prove that no text lacks a language.
// Package message does not decide what is said, to whom, or where.
package message

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
)

// Lang is a language the program speaks.
type Lang string

// The languages of the catalog. Indonesian is the default everywhere.
const (
	ID Lang = "id"
	EN Lang = "en"
)

// Text is one sentence in each language. Slots are written {name}; both
// languages carry the same slots.
type Text struct {
	ID string
	EN string
}

// table is one room's share of the catalog.
type table map[string]Text

// Args fills the slots of a text. A value may itself be a Phrase, which is
// then said in the same language.
type Args map[string]any

// Phrase is a text that has met its arguments but not yet its language.
type Phrase struct {
	Key  string
	Args Args
}

// P returns the phrase for key; pairs alternate slot names and values.
func P(key string, pairs ...any) Phrase {
	return Phrase{Key: key, Args: Pairs(pairs...)}
}

// Pairs turns alternating slot names and values into Args. It panics on an odd
// count or a name that is not a string: both are mistakes in our own code.
func Pairs(pairs ...any) Args {
	if len(pairs)%2 != 0 {
		panic("message: odd number of slot arguments")
	}
	if len(pairs) == 0 {
		return nil
	}
	args := make(Args, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			panic(fmt.Sprintf("message: slot name %v is not a string", pairs[i]))
		}
		args[name] = pairs[i+1]
	}
	return args
}

// Lookup returns the text filed under key.
func Lookup(key string) (Text, bool) {
	for _, t := range tables {
		if text, ok := t[key]; ok {
			return text, true
		}
	}
	return Text{}, false
}

// Keys returns every key of the catalog, sorted.
func Keys() []string {
	var keys []string
	for _, t := range tables {
		for k := range t {
			keys = append(keys, k)
		}
	}
	sort.Strings(keys)
	return keys
}

// In says the phrase in a language. An unknown key is returned as it is, so
// that a forgotten text is visible rather than fatal; a test finds it first.
func (p Phrase) In(lang Lang) string {
	text, ok := Lookup(p.Key)
	if !ok {
		return p.Key
	}
	return fill(text.in(lang), p.Args, lang)
}

// General says a text without arguments: its slots stand as ‹name›.
func (t Text) General(lang Lang) string {
	return slot.ReplaceAllStringFunc(t.in(lang), func(s string) string { return "‹" + s[1:len(s)-1] + "›" })
}

func (t Text) in(lang Lang) string {
	if lang == EN {
		return t.EN
	}
	return t.ID
}

// slot is a place for an argument; any other brace is text, so that a sentence
// can quote a template: "{{ if terisi {jalur} }}".
var slot = regexp.MustCompile(`\{[a-z_]+\}`)

func fill(pattern string, args Args, lang Lang) string {
	if len(args) == 0 || !strings.Contains(pattern, "{") {
		return pattern
	}
	return slot.ReplaceAllStringFunc(pattern, func(s string) string {
		if v, ok := args[s[1:len(s)-1]]; ok {
			return say(v, lang)
		}
		return s
	})
}

// none stands for an empty list.
var none = Text{ID: "(tidak ada)", EN: "(none)"}

func say(v any, lang Lang) string {
	switch v := v.(type) {
	case Phrase:
		return v.In(lang)
	case []Phrase:
		parts := make([]string, len(v))
		for i, p := range v {
			parts[i] = p.In(lang)
		}
		return strings.Join(parts, ", ")
	case []string:
		if len(v) == 0 {
			return none.in(lang)
		}
		return strings.Join(v, ", ")
	case string:
		return v
	}
	return fmt.Sprint(v)
}
