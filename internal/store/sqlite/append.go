package sqlite

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"naskah/internal/dossier"
)

// saltSize is the length of a salt in bytes: 128 bits cannot be guessed.
const saltSize = 16

// sealed is an entry ready to be written.
type sealed struct {
	dossier.Entry
	payload []byte
	salt    string
	digest  dossier.Digest
	chain   dossier.Digest
}

// Append implements dossier.Ledger. Everything is checked before the first
// write, so that a refusal leaves the transaction as it was.
func (l *ledger) Append(id dossier.ID, title string, entries ...dossier.Entry) error {
	if id == "" {
		return errors.New("append: the dossier has no ID")
	}
	if len(entries) == 0 {
		return nil
	}
	d, head, err := l.present(id)
	if err != nil {
		return err
	}
	if title != "" && title != d.Title {
		entries = slices.Clone(entries)
		entries[0].Title = title
	}
	list := make([]sealed, len(entries))
	for i, e := range entries {
		if list[i], err = stored(e); err != nil {
			return fmt.Errorf("append entry %d of dossier %s: %w", e.Seq, id, err)
		}
		if err := d.Apply(list[i].Entry); err != nil {
			return fmt.Errorf("append: %w", err)
		}
	}
	commands, err := l.newCommands(list)
	if err == nil {
		err = l.checkNumbers(list)
	}
	if err == nil {
		err = l.link(id, head, list)
	}
	if err != nil {
		return fmt.Errorf("append to dossier %s: %w", id, err)
	}
	return l.write(d, list, commands)
}

// present returns a dossier as it stands and the head of its chain; an empty
// one when it does not exist yet.
func (l *ledger) present(id dossier.ID) (d dossier.Dossier, head dossier.Digest, err error) {
	doing := "read dossier " + string(id)
	var snapshot string
	err = l.get(doing, getDossier, []any{id}, &head, &snapshot)
	if errors.Is(err, dossier.ErrNotFound) {
		return dossier.Dossier{ID: id}, "", nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(snapshot), &d)
	}
	return d, head, err
}

// stored gives an entry its stored form, and takes the entry back from it:
// what the snapshot sees is what a later fold of the history will see.
func stored(e dossier.Entry) (sealed, error) {
	payload, err := encode(e)
	if err != nil {
		return sealed{}, err
	}
	s := sealed{payload: payload}
	return s, json.Unmarshal(payload, &s.Entry)
}

// newCommands returns the idempotency keys of the entries with the sequence
// that carries each; several entries of one act may carry the same key, the
// first is remembered. A key from an earlier act is a conflict.
func (l *ledger) newCommands(list []sealed) (map[string]int, error) {
	commands := map[string]int{}
	for _, e := range list {
		if _, known := commands[e.Command]; known || e.Command == "" {
			continue
		}
		id, seq, err := l.Command(e.Command)
		switch {
		case err == nil:
			return nil, fmt.Errorf("command %s was carried out as entry %d of dossier %s: %w",
				e.Command, seq, id, dossier.ErrConflict)
		case !errors.Is(err, dossier.ErrNotFound):
			return nil, err
		}
		commands[e.Command] = e.Seq
	}
	return commands, nil
}

// link draws the salts and continues the dossier's chain.
func (l *ledger) link(id dossier.ID, previous dossier.Digest, list []sealed) error {
	for i := range list {
		e := &list[i]
		var err error
		if e.salt, err = l.salt(); err != nil {
			return err
		}
		e.digest = dossier.Seal(e.salt, e.payload)
		e.chain = dossier.Link(previous, id, e.Seq, e.digest)
		previous = e.chain
	}
	return nil
}

// salt draws a salt.
func (l *ledger) salt() (string, error) {
	var salt [saltSize]byte
	if _, err := io.ReadFull(l.store.rand, salt[:]); err != nil {
		return "", fmt.Errorf("draw a salt: %w", err)
	}
	return hex.EncodeToString(salt[:]), nil
}

// write stores what Append has checked.
func (l *ledger) write(d dossier.Dossier, list []sealed, commands map[string]int) error {
	doing := "append to dossier " + string(d.ID)
	if err := l.writeDossier(doing, d, list[len(list)-1].chain); err != nil {
		return err
	}
	for _, e := range list {
		err := l.exec(doing, addEntry, d.ID, e.Seq, e.salt, string(e.payload), e.digest, e.chain)
		if err != nil {
			return err
		}
		for _, n := range e.Numbers {
			if err := l.writeNumber(doing, dossier.Registered{Number: n, Dossier: d.ID, Seq: e.Seq}); err != nil {
				return err
			}
		}
		l.speaksOf(d.ID, e.Entry)
	}
	if err := l.journalise(doing, d.ID, list); err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(commands)) {
		if err := l.exec(doing, addCommand, key, d.ID, commands[key]); err != nil {
			return err
		}
	}
	return nil
}

// writeDossier stores the snapshot of a dossier and what lists show of it.
func (l *ledger) writeDossier(doing string, d dossier.Dossier, head dossier.Digest) error {
	snapshot, err := encode(d)
	if err != nil {
		return l.fail(doing, err)
	}
	shown := listing(d)
	return l.exec(doing, putDossier, d.ID, shown.title, shown.folded, shown.workflow, shown.stage, shown.since, shown.changed, d.Version, string(snapshot), head, shown.mother)
}

// journalise continues the chain over all dossiers.
func (l *ledger) journalise(doing string, id dossier.ID, list []sealed) error {
	var pos int
	var head dossier.Digest
	err := l.get(doing, lastHead, nil, &pos, &head)
	if err != nil && !errors.Is(err, dossier.ErrNotFound) {
		return err
	}
	for _, e := range list {
		pos, head = pos+1, dossier.Link(head, id, e.Seq, e.chain)
		if err := l.exec(doing, addJournal, pos, id, e.Seq, stamp(e.At), head); err != nil {
			return err
		}
	}
	return nil
}

// stamp is a time as the tables have it.
func stamp(t time.Time) string { return t.Format(time.RFC3339Nano) }
