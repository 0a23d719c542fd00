package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"naskah/internal/dossier"
)

// fillIn writes, inside the migration, what SQL alone cannot: it has no SHA-256
// and folds ASCII letters only. from is the schema the file had.
func (s *Store) fillIn(ctx context.Context, from int) error {
	if from == 0 {
		return nil // a new file
	}
	if from < 2 {
		if err := s.journalOld(ctx); err != nil {
			return err
		}
	}
	return s.foldOld(ctx)
}

// recorded is an entry of a file that had no journal yet.
type recorded struct {
	id    dossier.ID
	seq   int
	chain dossier.Digest
	at    string
}

// journalOld writes the journal of a file that had none.
func (s *Store) journalOld(ctx context.Context) error {
	var list []recorded
	err := s.all(ctx, listRecorded, func(rows *sql.Rows) error {
		var e recorded
		err := rows.Scan(&e.id, &e.seq, &e.chain, &e.at)
		list = append(list, e)
		return err
	})
	if err != nil {
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

// foldOld writes what lists are filtered by.
func (s *Store) foldOld(ctx context.Context) error {
	titles := map[dossier.ID]string{}
	err := s.all(ctx, listTitles, func(rows *sql.Rows) error {
		var id dossier.ID
		var title string
		err := rows.Scan(&id, &title)
		titles[id] = title
		return err
	})
	if err != nil {
		return err
	}
	for id, title := range titles {
		if _, err := s.write.ExecContext(ctx, setFolded, folded(id, title), id); err != nil {
			return err
		}
	}
	return nil
}

// all reads rows to their end before the only connection is used again.
func (s *Store) all(ctx context.Context, query string, scan func(*sql.Rows) error) error {
	rows, err := s.write.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := scan(rows); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}
