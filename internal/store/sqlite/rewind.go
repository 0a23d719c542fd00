package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// practiceKey marks the file of a practice record in its table meta.
const practiceKey = "latihan"

// checkPurpose refuses a practice record where an office's is wanted, and an
// office's where a practice record is: a copied file must not mix the two.
func (s *Store) checkPurpose(ctx context.Context, q querier) error {
	var marked int
	if err := q.QueryRowContext(ctx, countMeta, practiceKey).Scan(&marked); err != nil {
		return err
	}
	switch practice := marked > 0; {
	case practice && !s.practice:
		return diag.Fail(diag.New("ST014", s.pos()))
	case !practice && s.practice:
		return diag.Fail(diag.New("ST015", s.pos()))
	}
	return nil
}

// Rewind takes a practice record back to a head of its journal, 0 being before
// the first entry: entries, numbers, dossiers and bytes that came later are
// gone, and what was there keeps its digests and chains. All of it is one
// transaction. The record of an office is never taken back. A position after
// the last head is ErrNotFound.
func (s *Store) Rewind(ctx context.Context, pos int) error {
	if !s.practice {
		return errors.New("rewind: only a practice record can be taken back")
	}
	return s.Update(ctx, func(l dossier.Ledger) error { return l.(*ledger).rewind(pos) })
}

// rewinding is what is left of a record, in the order in which it was recorded.
type rewinding struct {
	*ledger
	dossiers map[dossier.ID]dossier.Dossier
	heads    map[dossier.ID]dossier.Digest
	blobs    map[dossier.Digest]bool
	numbers  map[drawn]bool
}

const rewindDoing = "take the record back"

func (l *ledger) rewind(pos int) error {
	var last int
	var head dossier.Digest
	if err := l.get(rewindDoing, lastHead, nil, &last, &head); err != nil && !errors.Is(err, dossier.ErrNotFound) {
		return err
	}
	switch {
	case pos < 0 || pos > last:
		return fmt.Errorf("take the record back to %d of %d: %w", pos, last, dossier.ErrNotFound)
	case pos == last:
		return nil
	}
	return l.lifted(rewindDoing, func() error {
		if err := l.cut(pos); err != nil {
			return err
		}
		w := rewinding{
			ledger: l, dossiers: map[dossier.ID]dossier.Dossier{}, heads: map[dossier.ID]dossier.Digest{},
			blobs: map[dossier.Digest]bool{}, numbers: map[drawn]bool{},
		}
		return w.replay()
	})
}

// lifted does some work without the triggers that keep what must never change;
// they come back before the transaction ends.
func (l *ledger) lifted(doing string, work func() error) error {
	triggers, err := l.triggers(doing)
	if err != nil {
		return err
	}
	for name := range triggers {
		if err := l.exec(doing, `DROP TRIGGER "`+name+`"`); err != nil {
			return err
		}
	}
	if err := work(); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(triggers)) {
		if err := l.exec(doing, triggers[name]); err != nil {
			return err
		}
	}
	return nil
}

// triggers returns the text of each trigger by its name.
func (l *ledger) triggers(doing string) (map[string]string, error) {
	found := map[string]string{}
	err := l.each(doing, listTriggers, nil, func(rows *sql.Rows) error {
		var name, text string
		err := rows.Scan(&name, &text)
		found[name] = text
		return err
	})
	return found, err
}

// cut deletes what was recorded after a position, and everything that is told
// again from the entries that stay.
func (l *ledger) cut(pos int) error {
	for _, step := range []struct {
		query string
		args  []any
	}{{deferKeys, nil}, {cutJournal, []any{pos}}, {cutEntries, nil}, {cutCommands, nil}, {cutRegister, nil}, {cutDossiers, nil}, {cutCounters, nil}} {
		if err := l.exec(rewindDoing, step.query, step.args...); err != nil {
			return err
		}
	}
	return nil
}

// left is an entry that stays.
type left struct {
	id    dossier.ID
	chain dossier.Digest
	entry dossier.Entry
}

// replay tells the entries that stay once more: numbers, snapshots and which
// bytes are still spoken of come out of them.
func (w *rewinding) replay() error {
	var entries []left
	err := w.each(rewindDoing, listLeft, nil, func(rows *sql.Rows) error {
		var e left
		var payload []byte
		err := rows.Scan(&e.id, &e.chain, &payload)
		if err == nil {
			err = json.Unmarshal(payload, &e.entry)
		}
		entries = append(entries, e)
		return err
	})
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := w.take(e); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.dossiers)) {
		if err := w.writeDossier(rewindDoing, w.dossiers[id], w.heads[id]); err != nil {
			return err
		}
	}
	return w.dropBlobs()
}

func (w *rewinding) take(e left) error {
	d, known := w.dossiers[e.id]
	if !known {
		d = dossier.Dossier{ID: e.id}
	}
	if err := d.Apply(e.entry); err != nil {
		return w.fail(rewindDoing, err)
	}
	w.dossiers[e.id], w.heads[e.id] = d, e.chain
	for _, digest := range e.entry.Blobs() {
		w.blobs[digest] = true
	}
	for _, n := range e.entry.Numbers {
		key := keyOf(n)
		if !w.numbers[key] {
			w.numbers[key] = true
			w.draw(key)
		}
		if err := w.writeNumber(rewindDoing, dossier.Registered{Number: n, Dossier: e.id, Seq: e.entry.Seq}); err != nil {
			return err
		}
	}
	return nil
}

func (w *rewinding) dropBlobs() error {
	var unused []dossier.Digest
	err := w.each(rewindDoing, listBlobs, nil, func(rows *sql.Rows) error {
		var digest dossier.Digest
		err := rows.Scan(&digest)
		if !w.blobs[digest] {
			unused = append(unused, digest)
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, digest := range unused {
		if err := w.exec(rewindDoing, cutBlob, digest); err != nil {
			return err
		}
	}
	return nil
}
