package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"naskah/internal/dossier"
)

// Heads implements dossier.Reader.
func (r *reader) Heads(each func(dossier.Head) error) error {
	return r.each("read the journal", listHeads, nil, func(rows *sql.Rows) error {
		var h dossier.Head
		var at string
		err := rows.Scan(&h.Pos, &at, &h.Value)
		if err == nil {
			h.At, err = time.Parse(time.RFC3339Nano, at)
		}
		if err != nil {
			return err
		}
		return each(h)
	})
}

// recorded is an entry of a file that had no journal yet.
type recorded struct {
	id    dossier.ID
	seq   int
	chain dossier.Digest
	at    string
}

// journalOld writes the journal of a file from before schema 2, inside the
// migration. SQL alone cannot: SQLite has no SHA-256.
func (s *Store) journalOld(ctx context.Context) error {
	rows, err := s.write.QueryContext(ctx, listRecorded)
	if err != nil {
		return err
	}
	var list []recorded
	for rows.Next() {
		var e recorded
		if err := rows.Scan(&e.id, &e.seq, &e.chain, &e.at); err != nil {
			return errors.Join(err, rows.Close())
		}
		list = append(list, e)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	var head dossier.Digest
	for i, e := range list {
		head = dossier.Link(head, e.id, e.seq, e.chain)
		if _, err := s.write.ExecContext(ctx, addJournal, i+1, e.id, e.seq, e.at, head); err != nil {
			return err
		}
	}
	return nil
}
