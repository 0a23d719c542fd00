package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// unsweptKey stands in table meta from an erasure until the file was written
// anew: until then its free pages and its WAL may hold what was erased.
const unsweptKey = "belum_disapu"

// Erase implements dossier.Ledger. Chain values link the digests that the
// entries had, so the chain stays; what an entry reads now is sealed anew, and
// the erasing entry, itself a link of the chain, vouches for it.
func (l *ledger) Erase(id dossier.ID, e dossier.Entry) error {
	if l.store.practice {
		return errors.New("erase: a practice record is taken back, not erased from")
	}
	if e.Kind != dossier.Erased || e.Erasure == nil {
		return fmt.Errorf("erase from dossier %s: entry of kind %s names no erasure", id, e.Kind)
	}
	doing := "erase from dossier " + string(id)
	history, err := l.History(id)
	if err != nil {
		return err
	}
	_, head, err := l.present(id)
	if err != nil {
		return err
	}
	erasure := *e.Erasure
	redacted, changed := dossier.Redact(history, erasure)
	fold, err := dossier.Fold(id, redacted)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	err = l.lifted(doing, func() error {
		for _, seq := range changed {
			r, err := l.redact(doing, id, redacted[seq-1])
			if err != nil {
				return err
			}
			erasure.Redacted = append(erasure.Redacted, r)
		}
		if err := l.release(doing, blobsOf(history), blobsOf(redacted)); err != nil {
			return err
		}
		if err := l.exec(doing, setMeta, unsweptKey, stamp(e.At)); err != nil {
			return err
		}
		return l.writeDossier(doing, fold, head)
	})
	if err != nil {
		return err
	}
	e.Erasure = &erasure
	if e.Title == "" && fold.Title == "" {
		e.Title = string(id) // lists showed what is gone
	}
	return l.Append(id, "", e)
}

// redact writes what an entry reads from now on.
func (l *ledger) redact(doing string, id dossier.ID, e dossier.Entry) (dossier.Redaction, error) {
	payload, err := encode(e)
	if err != nil {
		return dossier.Redaction{}, l.fail(doing, err)
	}
	salt, err := l.salt()
	if err != nil {
		return dossier.Redaction{}, l.fail(doing, err)
	}
	return dossier.Redaction{Seq: e.Seq, Digest: dossier.Seal(salt, payload)}, l.exec(doing, redactEntry, id, e.Seq, salt, string(payload))
}

// release deletes the bytes that no entry speaks of any more.
func (l *ledger) release(doing string, before, after []dossier.Digest) error {
	for _, digest := range before {
		if slices.Contains(after, digest) {
			continue
		}
		var spoken int
		if err := l.get(doing, countSpeaks, []any{digest}, &spoken); err != nil {
			return err
		}
		if spoken > 0 {
			continue // the same bytes are a paper of another dossier
		}
		if err := l.exec(doing, cutBlob, digest); err != nil {
			return err
		}
	}
	return nil
}

func blobsOf(history []dossier.Entry) []dossier.Digest {
	var all []dossier.Digest
	for _, e := range history {
		all = append(all, e.Blobs()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Sweep writes the file anew and empties its WAL, so that no free page holds
// what was erased. It waits for the readers of other processes; when they do not
// end, or it is killed, Verify says that it is still to be done.
func (s *Store) Sweep(ctx context.Context) error {
	if s.fixed != nil {
		return fmt.Errorf("sweep the record: %w", s.fixed.why)
	}
	err := s.patiently(ctx, func() error {
		_, err := s.write.ExecContext(ctx, rebuildFile)
		return err
	})
	if err == nil && s.path != Memory {
		err = s.emptyWAL(ctx)
	}
	if err == nil {
		err = s.patiently(ctx, func() error {
			_, err := s.write.ExecContext(ctx, dropMeta, unsweptKey)
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("sweep the record: %w", err)
	}
	return nil
}

// emptyWAL moves the WAL into the file and truncates it. A reader of an older
// moment keeps it from that, which SQLite answers with a row and no error.
func (s *Store) emptyWAL(ctx context.Context) error {
	deadline := time.Now().Add(s.wait)
	for {
		var busy, pages, moved int
		err := s.patiently(ctx, func() error { return s.write.QueryRowContext(ctx, foldWAL).Scan(&busy, &pages, &moved) })
		if err != nil || busy == 0 {
			return err
		}
		if time.Now().After(deadline) {
			return diag.Fail(diag.New("ST040", s.pos()))
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// erasures collects what erased entries should read now: the last erasure that
// names an entry holds. That the erasing entries are sound shows when their own
// dossiers are walked.
func (v *verifier) erasures() error {
	var unswept int
	if err := v.get("look for unswept erasures", countMeta, []any{unsweptKey}, &unswept); err != nil {
		return err
	}
	if unswept > 0 {
		v.bag.Add(diag.Warn("ST039", v.store.pos()))
	}
	return v.each("read the erasures", listErasures, nil, func(rows *sql.Rows) error {
		var id dossier.ID
		var payload []byte
		if err := rows.Scan(&id, &payload); err != nil {
			return err
		}
		var e dossier.Entry
		if json.Unmarshal(payload, &e) != nil || e.Kind != dossier.Erased || e.Erasure == nil {
			return nil // the walk finds it broken
		}
		for _, r := range e.Erasure.Redacted {
			if r.Seq < e.Seq {
				v.redacted[mention{id, r.Seq}] = r.Digest
			}
		}
		return nil
	})
}

// tellErasure says what is gone by law, so that nobody takes it for damage.
func (w *walk) tellErasure(e dossier.Entry) {
	seqs := make([]string, len(e.Erasure.Redacted))
	for i, r := range e.Erasure.Redacted {
		seqs[i] = fmt.Sprint(r.Seq)
	}
	w.bag.Add(diag.Note("ST038", w.store.pos(), "berkas", w.id, "tanggal", e.At.Format(time.DateOnly),
		"dasar", e.Erasure.Basis, "data", slices.Concat(e.Erasure.Fields, e.Erasure.Papers), "entri", seqs))
}
