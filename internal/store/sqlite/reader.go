package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// reader looks at the record through one transaction.
type reader struct {
	ctx   context.Context
	store *Store
	tx    *sql.Tx
	// failed is the first failure of the machine. SQLite may have ended the
	// transaction because of it, so nothing more is done through it.
	failed error
}

// guard refuses a step after a failure or when ctx has ended.
func (r *reader) guard() error {
	if r.failed != nil {
		return r.failed
	}
	if err := r.ctx.Err(); err != nil {
		return r.fail("use the record", err)
	}
	return nil
}

// fail remembers a failure and says what was being done.
func (r *reader) fail(doing string, err error) error {
	r.failed = fmt.Errorf("%s: %w", doing, r.store.explain(err))
	return r.failed
}

// get reads one row. No row is ErrNotFound, which is no failure.
func (r *reader) get(doing, query string, args []any, into ...any) error {
	if err := r.guard(); err != nil {
		return err
	}
	err := r.tx.QueryRow(query, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s: %w", doing, dossier.ErrNotFound)
	}
	if err != nil {
		return r.fail(doing, err)
	}
	return nil
}

// each reads rows and hands them to scan one by one.
func (r *reader) each(doing, query string, args []any, scan func(*sql.Rows) error) error {
	if err := r.guard(); err != nil {
		return err
	}
	rows, err := r.tx.Query(query, args...)
	if err != nil {
		return r.fail(doing, err)
	}
	for rows.Next() {
		if err = r.ctx.Err(); err == nil {
			err = scan(rows)
		}
		if err != nil {
			return r.fail(doing, errors.Join(err, rows.Close()))
		}
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return r.fail(doing, err)
	}
	return nil
}

// Dossier implements dossier.Reader.
func (r *reader) Dossier(id dossier.ID) (dossier.Dossier, error) {
	doing := "read dossier " + string(id)
	var snapshot string
	if err := r.get(doing, getSnapshot, []any{id}, &snapshot); err != nil {
		return dossier.Dossier{}, err
	}
	var d dossier.Dossier
	if err := json.Unmarshal([]byte(snapshot), &d); err != nil {
		return dossier.Dossier{}, fmt.Errorf("%s: %w", doing, err)
	}
	return d, nil
}

// History implements dossier.Reader.
func (r *reader) History(id dossier.ID) ([]dossier.Entry, error) {
	doing := "read the history of dossier " + string(id)
	var history []dossier.Entry
	err := r.each(doing, getHistory, []any{id}, func(rows *sql.Rows) error {
		var payload []byte
		if err := rows.Scan(&payload); err != nil {
			return err
		}
		var e dossier.Entry
		if err := json.Unmarshal(payload, &e); err != nil {
			return err
		}
		history = append(history, e)
		return nil
	})
	if err == nil && len(history) == 0 {
		err = fmt.Errorf("%s: %w", doing, dossier.ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return history, nil
}

// folded is what a list is filtered by. The line end keeps a text from being
// found in the end of one and the beginning of the other.
func folded(id dossier.ID, title string) string { return strings.ToLower(string(id) + "\n" + title) }

// List implements dossier.Reader. SQL compares folded texts byte for byte: its
// LIKE folds ASCII letters only and gives % and _ a meaning of their own.
func (r *reader) List(stage, text string) ([]dossier.Summary, error) {
	var list []dossier.Summary
	query, args := listDossiers, []any{strings.ToLower(text)}
	if stage != "" {
		query, args = listStage, append(args, stage)
	}
	err := r.each("list the dossiers", query, args, func(rows *sql.Rows) error {
		var s dossier.Summary
		var since, changed string
		err := rows.Scan(&s.ID, &s.Title, &s.Workflow, &s.Stage, &since, &changed, &s.Version, &s.Mother)
		if err != nil {
			return err
		}
		if s.Since, err = time.Parse(time.RFC3339Nano, since); err != nil {
			return err
		}
		if s.Changed, err = time.Parse(time.RFC3339Nano, changed); err != nil {
			return err
		}
		list = append(list, s)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

// Blob implements dossier.Reader. The digest is computed again each time:
// damaged bytes of an issued paper are never handed out.
func (r *reader) Blob(digest dossier.Digest) ([]byte, error) {
	doing := "read bytes " + string(digest)
	data := []byte{}
	if err := r.get(doing, getBlob, []any{digest}, &data); err != nil {
		return nil, err
	}
	if dossier.DigestOf(data) != digest {
		damage := diag.Fail(diag.New("ST025", r.store.pos(), "sidik", digest))
		return nil, fmt.Errorf("%s: %w", doing, damage)
	}
	if data == nil { // empty bytes come back from SQL as nil
		data = []byte{}
	}
	return data, nil
}

// Command implements dossier.Reader.
func (r *reader) Command(key string) (dossier.ID, int, error) {
	var id dossier.ID
	var seq int
	if err := r.get("look up command "+key, getCommand, []any{key}, &id, &seq); err != nil {
		return "", 0, err
	}
	return id, seq, nil
}

// encode writes v as it is stored. Values keep their bytes: the usual HTML
// escapes would change the canonical JSON of "A & B".
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
