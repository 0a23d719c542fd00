package class

import (
	"context"
	"fmt"
	"time"

	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/workflow"
)

// Told is one thing that happened in a group, in words.
type Told struct {
	N       int        `json:"n"` // place in the journal, from 1: what Reset takes a group back to
	At      time.Time  `json:"waktu"`
	Dossier dossier.ID `json:"berkas"`
	Who     string     `json:"pelaku"`
	What    string     `json:"kejadian"`
	Papers  []string   `json:"naskah,omitempty"`
}

// Tale tells everything a group did, in order, in a language.
func (r *Room) Tale(ctx context.Context, lang message.Lang) ([]Told, error) {
	lines, err := r.timeline(ctx, lang)
	tale := make([]Told, len(lines))
	for i, l := range lines {
		tale[i] = l.told()
	}
	return tale, err
}

// line is one entry of a group's journal with the words for it.
type line struct {
	n       int
	dossier dossier.ID
	who     string
	what    string
	dossier.Entry
}

func (l line) told() Told {
	t := Told{N: l.n, At: l.At, Dossier: l.dossier, Who: l.who, What: l.what}
	for _, p := range l.Papers {
		t.Papers = append(t.Papers, p.ID)
	}
	return t
}

func (r *Room) timeline(ctx context.Context, lang message.Lang) ([]line, error) {
	var lines []line
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
		switch l.dossier {
		case eventsID:
			l.what = message.P("KL.kisah.kejadian", "kejadian", r.eventLabel(l.Action), "berita", r.eventTale(l.Action)).In(lang)
		case dossier.Book:
			l.what = message.P("KL.kisah.nomor", "alasan", l.Reason).In(lang)
		}
		if l.what != "" {
			l.who = engine.Who(lang, l.Actor, func(role string) string { return role })
			continue
		}
		if defs[l.dossier] == nil {
			view, err := r.Desk.Show(ctx, l.dossier)
			if err != nil {
				return nil, err
			}
			defs[l.dossier] = view.Definition
		}
		def := defs[l.dossier]
		l.who, l.what = engine.Who(lang, l.Actor, def.RoleName), engine.Happened(lang, l.Entry, def)
	}
	return lines, nil
}

// journal reads the entries of a record in the order in which they were made.
func journal(r dossier.Reader) ([]line, error) {
	histories := map[dossier.ID][]dossier.Entry{}
	var lines []line
	err := r.Heads(func(h dossier.Head) error {
		lines = append(lines, line{n: h.Pos, dossier: h.Dossier, Entry: dossier.Entry{Seq: h.Seq}})
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range lines {
		l := &lines[i]
		if histories[l.dossier] == nil {
			if histories[l.dossier], err = r.History(l.dossier); err != nil {
				return nil, err
			}
		}
		if l.Seq > len(histories[l.dossier]) {
			return nil, fmt.Errorf("entry %d of dossier %s stands in the journal and nowhere else", l.Seq, l.dossier)
		}
		l.Entry = histories[l.dossier][l.Seq-1]
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
