package engine

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
)

var hourPattern = regexp.MustCompile(`^(.*\S)\s+([01]?[0-9]|2[0-3])[.:]([0-5][0-9])$`)

// ReadMoment reads a day, or a day and an hour as the history prints them. The
// moment is the last one of that day or minute at the office's place: whatever
// happened then is part of it.
func (d *Desk) ReadMoment(text string) (time.Time, error) {
	start, minute, err := d.ReadTime(text)
	if err != nil {
		return time.Time{}, err
	}
	length := 24 * time.Hour
	if minute {
		length = time.Minute
	}
	return start.Add(length - time.Nanosecond), nil
}

// ReadTime reads the same and returns when that day or minute begins; the second
// result says that a minute was named.
func (d *Desk) ReadTime(text string) (time.Time, bool, error) {
	m := hourPattern.FindStringSubmatch(strings.TrimSpace(text))
	var hour, minute int
	if m != nil {
		text = m[1]
		hour, _ = strconv.Atoi(m[2]) // digits, by the expression
		minute, _ = strconv.Atoi(m[3])
	}
	v, findings := schema.Field{Name: "at", Kind: schema.KindDate}.FromText(text, nil)
	if err := diag.Fail(findings...); err != nil {
		return time.Time{}, false, err
	}
	day := v.(schema.Date)
	return time.Date(day.Year, day.Month, day.Day, hour, minute, 0, 0, d.Office.Location()), m != nil, nil
}

// ShowAt returns a dossier as it stood at a moment: its history up to then,
// played again, and what was due by the holidays known then. Nothing can be done
// in the past, so there are no choices.
func (d *Desk) ShowAt(ctx context.Context, id dossier.ID, moment time.Time) (View, error) {
	var v View
	err := d.Store.View(ctx, func(r dossier.Reader) error {
		if _, _, err := d.load(r, id); err != nil {
			return err
		}
		history, err := r.History(id)
		if err != nil {
			return err
		}
		n := len(history)
		for n > 0 && history[n-1].At.After(moment) {
			n-- // from the end: a clock may have been set back
		}
		if n == 0 {
			return diag.Fail(diag.New("EN060", diag.Position{}, "berkas", string(id), "dibuka", d.moment(history[0].At)))
		}
		x, err := dossier.Fold(id, history[:n])
		if err != nil {
			return err
		}
		v, err = d.turnAt(moment).pastView(r, x, history[:n])
		return err
	})
	return v, err
}

func (t *turn) pastView(r dossier.Reader, x dossier.Dossier, history []dossier.Entry) (View, error) {
	def, err := t.pinned(r, x.Definition)
	if err != nil {
		return View{}, err
	}
	stage, ok := def.Stage(x.Stage)
	if !ok {
		return View{}, fmt.Errorf("dossier %s stood in stage %q, which its workflow does not have", x.ID, x.Stage)
	}
	chain, err := chainOf(r, x)
	if err != nil {
		return View{}, err
	}
	v := View{Dossier: x, Definition: def, Stage: stage, Today: t.today(), Chain: chain, History: history}
	if v.Due, err = def.Due(x, t.moment(history)); err != nil {
		return View{}, err
	}
	v.Form, err = form(x, def, stage.Form)
	return v, err
}

// moment is a time as the history prints it, and as ReadMoment reads it.
func (d *Desk) moment(t time.Time) string {
	t = t.In(d.Office.Location())
	return bahasa.TanggalAngka(t) + " " + bahasa.Jam(t)
}
