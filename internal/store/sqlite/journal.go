package sqlite

import (
	"database/sql"
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
