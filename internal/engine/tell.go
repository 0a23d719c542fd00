package engine

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"naskah/internal/dossier"
	"naskah/internal/message"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// Happened says in words what an entry records.
func Happened(lang message.Lang, e dossier.Entry, def *workflow.Definition) string {
	folder, filed := filing(e.Filing)
	text := message.P("cli.event."+string(e.Kind), "aksi", e.Action, "tahap", StageLabel(def, e.From), "ke", StageLabel(def, e.To),
		"koreksi", strings.Join(Corrections(lang, e, def), "; "), "berkas", string(e.Child), "map", folder, "catatan", filed,
		"apa", cmp.Or(e.Action, StageLabel(def, e.From)), "tanggal", e.Due, "cetakan", printSets(e.Printing), "data", erased(e.Erasure, def)).In(lang)
	if e.Erasure != nil {
		text += message.P("cli.event.basis", "dasar", e.Erasure.Basis).In(lang)
	}
	if e.Provisional {
		text += message.P("cli.due.provisional").In(lang)
	}
	if len(e.Told) > 0 {
		text += message.P("cli.event.told", "peran", def.RoleNames(e.Told)).In(lang)
	}
	if e.Mother != "" {
		text += message.P("cli.event.mother", "berkas", string(e.Mother)).In(lang)
	}
	if e.Reason != "" {
		text += message.P("cli.event.reason", "alasan", e.Reason).In(lang)
	}
	if l := e.Actor.Letter; l.Number != "" {
		text += message.P("cli.event.letter", "nomor", l.Number, "tanggal", l.Date).In(lang)
	}
	return text
}

// erased names the fields and papers an erasure took out.
func erased(e *dossier.Erasure, def *workflow.Definition) []string {
	if e == nil {
		return nil
	}
	var names []string
	for _, name := range e.Fields {
		if f, known := def.Field(name); known {
			name = f.Label
		}
		names = append(names, name)
	}
	return append(names, e.Papers...)
}

// printSets are the sets of a printing, each once.
func printSets(p *dossier.Printing) string {
	if p == nil {
		return ""
	}
	var sets []string
	for _, c := range p.Copies {
		if !slices.Contains(sets, c.Set) {
			sets = append(sets, c.Set)
		}
	}
	return strings.Join(sets, ", ")
}

// filing is what an archivist recorded of a folder, in the words it has there.
func filing(f *dossier.Filing) (folder, text string) {
	if f == nil {
		return "", ""
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(f.Values)) {
		var value any
		if err := json.Unmarshal(f.Values[name], &value); err != nil {
			value = string(f.Values[name])
		}
		parts = append(parts, fmt.Sprintf("%s %v", name, value))
	}
	for _, name := range f.Cleared {
		parts = append(parts, name+" –")
	}
	return f.Folder, strings.Join(parts, ", ")
}

// Who is an actor in words; role gives a role its name.
func Who(lang message.Lang, actor dossier.Actor, role func(string) string) string {
	name := role(actor.Role)
	switch {
	case actor.Role == "" && actor.Name == "":
		return message.P("cli.who.nobody").In(lang)
	case actor.Name == "":
		return name
	}
	text := actor.Name + " (" + name + ")"
	if actor.As != "" {
		text += ", " + actor.As
	}
	if actor.Basis != "" {
		text += message.P("cli.who.basis", "dasar", actor.Basis).In(lang)
	}
	if actor.Doubt {
		text += message.P("cli.who.doubt").In(lang)
	}
	return text
}

// StageLabel is what people call a stage.
func StageLabel(def *workflow.Definition, name string) string {
	if s, ok := def.Stage(name); ok {
		return s.Label
	}
	return name
}

// Corrections are the changes of a correction in words.
func Corrections(lang message.Lang, e dossier.Entry, def *workflow.Definition) []string {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(e.Replaced)) {
		f, known := def.Field(name)
		if !known {
			f = schema.Field{Name: name, Label: name}
		}
		lines = append(lines, message.P("cli.correction", "data", f.Label, "lama", Shown(f, e.Replaced[name]), "baru", Shown(f, e.Values[name])).In(lang))
	}
	return lines
}

// Shown is a stored value as people read it.
func Shown(f schema.Field, raw json.RawMessage) string {
	if v, err := f.Decode(raw); err == nil {
		return f.Show(v)
	}
	return string(raw)
}
