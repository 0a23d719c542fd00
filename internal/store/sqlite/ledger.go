package sqlite

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"naskah/internal/dossier"
)

// maxBlob is the largest file that is stored. SQLite's own limit is 1 GB.
const maxBlob = 512 << 20

// ledger writes through one exclusive transaction.
type ledger struct {
	reader
	last  map[book]int               // the last serial drawn in this transaction
	open  map[drawn]bool             // serials drawn here and not yet in an entry
	needs map[dossier.Digest]mention // bytes the new entries speak of
}

// book is one series of the register in one year.
type book struct {
	series string
	year   int
}

// drawn is a number that was drawn.
type drawn struct {
	book
	serial int
}

// mention is the first entry that speaks of some bytes.
type mention struct {
	id  dossier.ID
	seq int
}

func (l *ledger) exec(doing, query string, args ...any) error {
	if err := l.guard(); err != nil {
		return err
	}
	if _, err := l.tx.Exec(query, args...); err != nil {
		return l.fail(doing, err)
	}
	return nil
}

// NextID implements dossier.Ledger.
func (l *ledger) NextID(year int) (dossier.ID, error) {
	if year < 1000 || year > 9999 {
		return "", fmt.Errorf("reserve a dossier ID: year %d has not four digits", year)
	}
	for {
		var last, taken int
		if err := l.get("reserve a dossier ID", nextDossier, []any{year}, &last); err != nil {
			return "", err
		}
		id := dossier.ID(fmt.Sprintf("%d-%03d", year, last))
		// A dossier may have been entered under an ID of its own choosing.
		if err := l.get("reserve a dossier ID", hasDossier, []any{id}, &taken); err != nil {
			return "", err
		}
		if taken == 0 {
			return id, nil
		}
	}
}

// NextSerial implements dossier.Ledger.
func (l *ledger) NextSerial(series string, year int) (int, error) {
	if series == "" {
		return 0, errors.New("draw a number: the series has no name")
	}
	b := book{series, year}
	last, seen := l.last[b]
	if !seen {
		doing := fmt.Sprintf("draw a number of %s %d", series, year)
		if err := l.get(doing, lastSerial, []any{series, year}, &last); err != nil {
			return 0, err
		}
	}
	l.draw(drawn{b, last + 1})
	return last + 1, nil
}

// draw remembers a number as drawn: it has to come into an entry.
func (l *ledger) draw(n drawn) {
	if l.last == nil {
		l.last, l.open = map[book]int{}, map[drawn]bool{}
	}
	l.last[n.book], l.open[n] = n.serial, true
}

// PutBlob implements dossier.Ledger.
func (l *ledger) PutBlob(data []byte) (dossier.Digest, error) {
	if len(data) > maxBlob {
		return "", fmt.Errorf("store a file of %d bytes: more than %d", len(data), maxBlob)
	}
	if data == nil {
		data = []byte{} // nil would be NULL
	}
	digest := dossier.DigestOf(data)
	return digest, l.exec("store bytes "+string(digest), putBlob, digest, len(data), data)
}

// speaksOf remembers which bytes must be there when the transaction ends. They
// may be stored after the entry that speaks of them.
func (l *ledger) speaksOf(id dossier.ID, e dossier.Entry) {
	if l.needs == nil {
		l.needs = map[dossier.Digest]mention{}
	}
	for _, digest := range e.Blobs() {
		if _, known := l.needs[digest]; !known {
			l.needs[digest] = mention{id, e.Seq}
		}
	}
}

// settle decides whether the transaction may be committed.
func (l *ledger) settle() error {
	if err := l.guard(); err != nil {
		return err
	}
	if len(l.open) > 0 {
		n := slices.MinFunc(slices.Collect(maps.Keys(l.open)), drawn.compare)
		return fmt.Errorf("number %d of %s %d was drawn but stands in no entry: it would be a gap",
			n.serial, n.series, n.year)
	}
	for _, digest := range slices.Sorted(maps.Keys(l.needs)) {
		var found int
		if err := l.get("look for bytes", hasBlob, []any{digest}, &found); err != nil {
			return err
		}
		if found == 0 {
			by := l.needs[digest]
			return fmt.Errorf("entry %d of dossier %s speaks of bytes %s, which are not stored",
				by.seq, by.id, digest)
		}
	}
	return nil
}

func (d drawn) compare(other drawn) int {
	return cmp.Or(cmp.Compare(d.series, other.series), cmp.Compare(d.year, other.year),
		cmp.Compare(d.serial, other.serial))
}
