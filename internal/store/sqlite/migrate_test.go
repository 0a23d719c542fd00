package sqlite

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"naskah/internal/dossier"
	"naskah/internal/store/storetest"
)

// beforeJournal turns a record back into one of schema 1: no journal, nothing
// folded, and entries and snapshots without a title.
func beforeJournal(t *testing.T, path string) {
	t.Helper()
	unguarded(t, path)
	raw(t, path, `DROP TABLE journal`, `DELETE FROM goose_db_version WHERE version_id > 1`, `DROP INDEX dossier_list`, `ALTER TABLE dossier DROP COLUMN folded`, `ALTER TABLE dossier DROP COLUMN mother`,
		`UPDATE meta SET value = '1' WHERE key = 'schema'`,
		`UPDATE dossier SET snapshot = replace(snapshot, '"judul":"'||title||'",', '')`)
	s := openRaw(t, path)
	rows, err := s.Query(`SELECT dossier, seq, salt, replace(replace(payload, '"judul":"Judul",', ''), '"judul":"satu",', '') FROM entry ORDER BY rowid`)
	if err != nil {
		t.Fatal(err)
	}
	var statements []string
	chains := map[dossier.ID]dossier.Digest{}
	for rows.Next() {
		var id dossier.ID
		var seq int
		var salt, payload string
		if err := rows.Scan(&id, &seq, &salt, &payload); err != nil {
			t.Fatal(err)
		}
		digest := dossier.Seal(salt, []byte(payload))
		chains[id] = dossier.Link(chains[id], id, seq, digest)
		statements = append(statements, fmt.Sprintf(`UPDATE entry SET payload = '%s', digest = '%s', chain = '%s' WHERE dossier = '%s' AND seq = %d`,
			payload, digest, chains[id], id, seq), fmt.Sprintf(`UPDATE dossier SET head = '%s' WHERE id = '%s'`, chains[id], id))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, path, statements...)
}

func TestARecordWithoutAJournalGetsOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naskah.db")
	s := openAt(t, path)
	add(t, s, "2026-001", storetest.Opening("isi"))
	if err := openCase(t.Context(), s, "satu"); err != nil {
		t.Fatal(err)
	}
	add(t, s, "2026-001", storetest.Act(2, "isi", "arsip"))
	closed(t, s)
	beforeJournal(t, path)

	s = openAt(t, path)
	defer func() { closed(t, s) }()
	mustBeSound(t, s)
	err := s.View(t.Context(), func(r dossier.Reader) error {
		list, err := r.List("", "SATU")
		if len(list) != 1 || list[0].Title != "satu" {
			t.Errorf("List = %v, want one", list)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if got := heads(t, s); len(got) != 4 {
		t.Errorf("%d heads, want one for each of 4 entries", len(got))
	}
	if err := openCase(t.Context(), s, "tiga"); err != nil {
		t.Fatal(err)
	}
	mustBeSound(t, s)
	if got := heads(t, s); len(got) != 6 {
		t.Errorf("%d heads, want 6", len(got))
	}
}

func heads(t *testing.T, s *Store) (list []dossier.Head) {
	t.Helper()
	err := s.View(context.Background(), func(r dossier.Reader) error {
		return r.Heads(func(h dossier.Head) error {
			list = append(list, h)
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestAListReadsItsIndexAlone(t *testing.T) {
	s := openAt(t, Memory)
	defer func() { closed(t, s) }()
	for query, want := range map[string]string{
		listDossiers: "SCAN dossier USING COVERING INDEX dossier_list",
		listStage:    "SEARCH dossier USING COVERING INDEX dossier_list (stage=?)",
	} {
		var id, parent, unused int
		var plan string
		if err := s.write.QueryRow("EXPLAIN QUERY PLAN "+query, "x", "isi").Scan(&id, &parent, &unused, &plan); err != nil {
			t.Fatal(err)
		}
		if plan != want {
			t.Errorf("plan = %s, want %s", plan, want)
		}
	}
}

func TestAnOlderRecordListsTheMotherOfADossier(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naskah.db")
	s := openAt(t, path)
	child := storetest.Opening("isi")
	child.Mother = "2026-001"
	add(t, s, "2026-001", storetest.Opening("isi"))
	add(t, s, "2026-002", child)
	closed(t, s)
	raw(t, path, `DROP INDEX dossier_list`, `ALTER TABLE dossier DROP COLUMN mother`, `DELETE FROM goose_db_version WHERE version_id > 4`,
		`CREATE INDEX dossier_list ON dossier (stage, folded, id, title, workflow, since, changed, version)`, `UPDATE meta SET value = '4' WHERE key = 'schema'`)

	s = openAt(t, path)
	defer func() { closed(t, s) }()
	mustBeSound(t, s)
	err := s.View(t.Context(), func(r dossier.Reader) error {
		list, err := r.List("", "")
		if len(list) != 2 || list[0].Mother != "" || list[1].Mother != "2026-001" {
			t.Errorf("List = %+v", list)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
