package class

import (
	"context"
	"fmt"

	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/workflow"
)

// Line is one entry of a group's journal, as it is told.
type Line struct {
	N       int // place in the journal, from 1: what Reset takes a group back to
	Dossier dossier.ID
	Who     string
	What    string
	dossier.Entry
}

// Timeline tells everything a group did, in order, in a language.
func (r *Room) Timeline(ctx context.Context, lang message.Lang) ([]Line, error) {
	var lines []Line
	err := r.Store.View(ctx, func(rd dossier.Reader) error {
		var err error
		lines, err = journal(rd)
		return err
	})
	if err != nil {
		return nil, err
	}
	defs := map[dossier.ID]*workflow.Definition{}
	for i := range lines {
		l := &lines[i]
		l.At = l.At.In(r.Desk.Office.Location())
		switch l.Dossier {
		case eventsID:
			l.What = message.P("KL.kisah.kejadian", "kejadian", r.eventLabel(l.Action), "berita", r.eventTale(l.Action)).In(lang)
		case dossier.Book:
			l.What = message.P("KL.kisah.nomor", "alasan", l.Reason).In(lang)
		}
		if l.What != "" {
			l.Who = engine.Who(lang, l.Actor, func(role string) string { return role })
			continue
		}
		if defs[l.Dossier] == nil {
			view, err := r.Desk.Show(ctx, l.Dossier)
			if err != nil {
				return nil, err
			}
			defs[l.Dossier] = view.Definition
		}
		def := defs[l.Dossier]
		l.Who, l.What = engine.Who(lang, l.Actor, def.RoleName), engine.Happened(lang, l.Entry, def)
	}
	return lines, nil
}

// journal reads the entries of a record in the order in which they were made.
func journal(r dossier.Reader) ([]Line, error) {
	histories := map[dossier.ID][]dossier.Entry{}
	var lines []Line
	err := r.Heads(func(h dossier.Head) error {
		lines = append(lines, Line{N: h.Pos, Dossier: h.Dossier, Entry: dossier.Entry{Seq: h.Seq}})
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range lines {
		line := &lines[i]
		if histories[line.Dossier] == nil {
			if histories[line.Dossier], err = r.History(line.Dossier); err != nil {
				return nil, err
			}
		}
		if line.Seq > len(histories[line.Dossier]) {
			return nil, fmt.Errorf("entry %d of dossier %s stands in the journal and nowhere else", line.Seq, line.Dossier)
		}
		line.Entry = histories[line.Dossier][line.Seq-1]
	}
	return lines, nil
}

func (r *Room) eventLabel(name string) string {
	if e, ok := r.Script.Event(name); ok {
		return e.Label
	}
	return name
}

// eventTale is what the participants were told, with a colon before it.
func (r *Room) eventTale(name string) string {
	if e, ok := r.Script.Event(name); ok && e.Tale != "" {
		return ": " + oneLine(e.Tale)
	}
	return ""
}

// Head is the last head of a group's journal: it stands for everything the group
// did.
func (r *Room) Head(ctx context.Context) (dossier.Head, error) {
	var last dossier.Head
	err := r.Store.View(ctx, func(rd dossier.Reader) error {
		return rd.Heads(func(h dossier.Head) error {
			last = h
			return nil
		})
	})
	return last, err
}
