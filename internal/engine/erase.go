package engine

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// EraseRequest takes personal data out of the record (UU 27/2022).
type EraseRequest struct {
	Dossier dossier.ID
	Actor   dossier.Actor
	Fields  []string
	Papers  []string // IDs of papers to erase besides the drafts that print a field
	Basis   string   // the request or decision that the erasure rests on
	Reason  string
	Command string
	Expect  int
	DryRun  bool
}

// folderState is what package archive calls a folder's state: a value says that
// its papers were handed on.
const folderState = "keadaan"

// Erase takes the values of fields out of a dossier's whole history, and the
// bytes of papers: drafts that print a field, and those the request names. What
// other papers still hold the data is told, never guessed away: an agreement or
// a scan goes only when it is named.
func (d *Desk) Erase(ctx context.Context, q EraseRequest) (Receipt, error) {
	if d.Practice {
		return Receipt{}, diag.Fail(diag.New("EN130", diag.Position{}))
	}
	return d.on(ctx, command{
		dossier: q.Dossier, deed: deed{kinds: []dossier.Kind{dossier.Erased}}, key: q.Command, expect: q.Expect, dryRun: q.DryRun,
	}, func(t *turn, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition) (Receipt, error) {
		history, err := l.History(x.ID)
		if err != nil {
			return Receipt{}, err
		}
		if err := erasable(q, x, def, history); err != nil {
			return Receipt{}, err
		}
		erasure := dossier.Erasure{Fields: withFormer(history, q.Fields), Basis: q.Basis}
		if erasure.Papers, err = t.papersToErase(l, x, def, history, q); err != nil {
			return Receipt{}, err
		}
		if len(x.Children) > 0 {
			t.found.Add(diag.Warn("EN138", diag.Position{}, "anak", x.Children))
		}
		return t.erase(l, x, erasure, q)
	})
}

// erase writes the erasure.
func (t *turn) erase(l dossier.Ledger, x dossier.Dossier, erasure dossier.Erasure, q EraseRequest) (Receipt, error) {
	entry := dossier.Entry{
		Seq: x.Version + 1, At: t.at, From: x.Stage, Kind: dossier.Erased, Actor: q.Actor,
		Reason: q.Reason, Command: q.Command, Erasure: &erasure,
	}
	if err := t.claim(&entry.Actor); err != nil {
		return Receipt{}, err
	}
	left := x.Clone()
	for _, name := range erasure.Fields {
		delete(left.Values, name)
	}
	entry.Title = titleOf(left)
	if err := l.Erase(x.ID, entry); err != nil {
		return Receipt{}, fmt.Errorf("erase from dossier %s: %w", x.ID, err)
	}
	now, err := l.Dossier(x.ID)
	if err != nil {
		return Receipt{}, err
	}
	history, err := l.History(x.ID)
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Dossier: now, Entries: history[len(history)-1:]}, nil
}

// erasable refuses what must not be erased, all reasons at once.
func erasable(q EraseRequest, x dossier.Dossier, def *workflow.Definition, history []dossier.Entry) error {
	var bag diag.Bag
	if roles := append(roleNames(def), Archivist); !slices.Contains(roles, q.Actor.Role) {
		bag.Add(missing("EN020", "peran", q.Actor.Role, roles))
	}
	if strings.TrimSpace(q.Basis) == "" {
		bag.Add(diag.New("EN131", diag.Position{}))
	}
	for _, folder := range slices.Sorted(maps.Keys(x.Filings)) {
		if _, moved := x.Filings[folder][folderState]; moved {
			bag.Add(diag.New("EN137", diag.Position{}, "map", folder))
		}
	}
	stage, _ := def.Stage(x.Stage)
	for _, name := range q.Fields {
		bag.Add(erasableField(name, stage, def, history)...)
	}
	return diag.Fail(bag.List()...)
}

// erasableField refuses a field nobody knows or filled in, a number, which
// belongs to the register, and what the form at hand needs.
func erasableField(name string, stage *workflow.Stage, def *workflow.Definition, history []dossier.Entry) []diag.Diagnostic {
	f, known := def.Field(name)
	if !known { // it may have had this name under an earlier definition
		f = schema.Field{Name: name, Label: name}
	}
	held := slices.ContainsFunc(history, func(e dossier.Entry) bool { return e.Values[name] != nil || e.Replaced[name] != nil })
	switch {
	case !known && !held:
		return []diag.Diagnostic{missing("EN016", "data", name, fieldNames(def.Fields))}
	case !held:
		return []diag.Diagnostic{diag.New("EN135", diag.Position{}, "data", f.Label)}
	case f.Kind == schema.KindNumber:
		return []diag.Diagnostic{diag.New("EN132", diag.Position{}, "data", f.Label)}
	case !f.Optional && slices.Contains(stage.Form, name):
		return []diag.Diagnostic{diag.New("EN133", diag.Position{}, "data", f.Label, "tahap", stage.Label)}
	}
	return nil
}

// withFormer adds the names that fields had before a dossier moved to another
// definition, which hands a value on under its new name.
func withFormer(history []dossier.Entry, fields []string) []string {
	fields = slices.Clone(fields)
	then := map[string][][]byte{} // what each name stood for
	for _, e := range history {
		for name, raw := range e.Values {
			then[name] = append(then[name], raw)
		}
	}
	for _, e := range slices.Backward(history) {
		if e.Kind != dossier.Moved {
			continue
		}
		for _, old := range e.Cleared {
			same := func(name string) bool {
				return slices.ContainsFunc(then[old], func(raw []byte) bool { return bytes.Equal(raw, e.Values[name]) })
			}
			if slices.ContainsFunc(fields, same) {
				fields = append(fields, old)
			}
		}
	}
	slices.Sort(fields)
	return slices.Compact(fields)
}

// papersToErase decides whose bytes go, and notes which papers that hold the
// data, or whose content is not ours to read, are kept.
func (t *turn) papersToErase(r dossier.Reader, x dossier.Dossier, def *workflow.Definition, history []dossier.Entry, q EraseRequest) ([]string, error) {
	holds := map[string]bool{}
	for _, field := range q.Fields {
		papers, err := t.prints(r, history, x, def, field)
		if err != nil {
			return nil, err
		}
		for _, p := range papers {
			holds[p.ID] = holds[p.ID] || p.filled
		}
	}
	var bag diag.Bag
	for _, id := range q.Papers {
		if _, known := x.Paper(id); !known {
			bag.Add(missing("EN004", "naskah", id, paperIDs(x)))
		}
	}
	stage, _ := def.Stage(x.Stage)
	var erase, kept []string
	for _, p := range x.Papers {
		named := slices.Contains(q.Papers, p.ID)
		bound := x.Adopted[p.Name] == p.ID || p.Draft == 0 && p.Origin != dossier.Scanned
		switch {
		case p.Erased:
		case named && bound && stage.End == "":
			bag.Add(diag.New("EN134", diag.Position{}, "naskah", p.ID))
		case named, holds[p.ID] && !bound:
			erase = append(erase, p.ID)
		case holds[p.ID] || p.Origin == dossier.Scanned:
			kept = append(kept, p.ID)
		}
	}
	if len(kept) > 0 {
		t.found.Add(diag.Warn("EN136", diag.Position{}, "naskah", kept))
	}
	return erase, diag.Fail(bag.List()...)
}

func paperIDs(x dossier.Dossier) []string {
	ids := make([]string, len(x.Papers))
	for i, p := range x.Papers {
		ids[i] = p.ID
	}
	return ids
}
