package sqlite

import (
	"database/sql"
	"fmt"
	"time"

	"naskah/internal/dossier"
)

// Heads implements dossier.Reader.
func (r *reader) Heads(each func(dossier.Head) error) error {
	return r.each("read the journal", listHeads, nil, func(rows *sql.Rows) error {
		var h dossier.Head
		var at string
		err := rows.Scan(&h.Pos, &at, &h.Value, &h.Dossier, &h.Seq)
		if err == nil {
			h.At, err = time.Parse(time.RFC3339Nano, at)
		}
		if err != nil {
			return err
		}
		return each(h)
	})
}

// Chain implements dossier.Reader.
func (r *reader) Chain(id dossier.ID, seq int) (chain dossier.Digest, _ error) {
	err := r.get(fmt.Sprintf("read the chain of dossier %s at entry %d", id, seq), getChain, []any{id, seq}, &chain)
	return chain, err
}
