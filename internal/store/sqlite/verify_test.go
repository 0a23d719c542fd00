package sqlite

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/store/storetest"
)

// twoCases is the file of a record with dossiers 2026-001 and 2026-002 of two
// entries each, as openCase writes them.
func twoCases(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "naskah.db")
	s := openAt(t, path)
	for _, key := range []string{"satu", "dua"} {
		if err := openCase(t.Context(), s, key); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, s)
	return path
}

// unguarded removes what keeps the file from being changed.
func unguarded(t *testing.T, path string) {
	t.Helper()
	s := openAt(t, path)
	rows, err := s.write.Query("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	var drops []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		drops = append(drops, "DROP TRIGGER "+name)
	}
	closed(t, s)
	if rows.Err() != nil || len(drops) < 10 {
		t.Fatalf("%d triggers, %v", len(drops), rows.Err())
	}
	raw(t, path, drops...)
}

// found runs Verify and returns "CODE field=value …" of each finding.
func found(t *testing.T, path string) []string {
	t.Helper()
	s := openAt(t, path)
	defer func() { closed(t, s) }()
	var list []string
	for _, d := range s.Verify(t.Context()) {
		line := d.Code
		for _, slot := range []string{"berkas", "urut", "nomor", "perintah", "naskah"} {
			if v, ok := d.Args[slot]; ok {
				line += fmt.Sprintf(" %s=%v", slot, v)
			}
		}
		list = append(list, line)
	}
	slices.Sort(list)
	return list
}

func TestVerifyNamesWhatWasTamperedWith(t *testing.T) {
	other := strings.Repeat("0", 64)
	for _, c := range []struct{ name, sql, want string }{
		{"a word of an entry", `UPDATE entry SET payload = replace(payload, 'penelaah', 'penelaab') WHERE dossier = '2026-002' AND seq = 2`, "ST021 berkas=2026-002 urut=2"},
		{"a space in an entry", `UPDATE entry SET payload = payload || ' ' WHERE dossier = '2026-001' AND seq = 1`, "ST021 berkas=2026-001 urut=1"},
		{"a salt", `UPDATE entry SET salt = '00' WHERE dossier = '2026-001' AND seq = 2`, "ST021 berkas=2026-001 urut=2"},
		{"a digest", `UPDATE entry SET digest = '` + other + `' WHERE dossier = '2026-001' AND seq = 2`, "ST021 berkas=2026-001 urut=2"},
		{"a chain value", `UPDATE entry SET chain = '` + other + `' WHERE dossier = '2026-001' AND seq = 1`, "ST021 berkas=2026-001 urut=1"},
		{"a first entry taken out", `DELETE FROM entry WHERE dossier = '2026-001' AND seq = 1`, "ST022 berkas=2026-001 urut=1"},
		{"a last entry cut off", `DELETE FROM entry WHERE dossier = '2026-002' AND seq = 2`, "ST023 berkas=2026-002 urut=1"},
		{"two entries swapped", `UPDATE entry SET seq = 3 - seq + 100 WHERE dossier = '2026-001'; UPDATE entry SET seq = seq - 100 WHERE dossier = '2026-001'`, "ST021 berkas=2026-001 urut=1"},
		{"an entry of another dossier", `DELETE FROM entry WHERE dossier = '2026-002' AND seq = 2; UPDATE entry SET dossier = '2026-002' WHERE dossier = '2026-001' AND seq = 2`,
			"ST021 berkas=2026-002 urut=2; ST023 berkas=2026-001 urut=1"},
		{"the head of a chain", `UPDATE dossier SET head = '` + other + `' WHERE id = '2026-001'`, "ST032 berkas=2026-001"},
		{"a snapshot", `UPDATE dossier SET snapshot = replace(snapshot, 'Pertukaran', 'Penukaran') WHERE id = '2026-001'`, "ST024 berkas=2026-001"},
		{"the stage of a list", `UPDATE dossier SET stage = 'ttd' WHERE id = '2026-001'`, "ST024 berkas=2026-001"},
		{"the title of a list", `UPDATE dossier SET title = 'lain' WHERE id = '2026-001'`, "ST024 berkas=2026-001"},
		{"what a list is filtered by", `UPDATE dossier SET folded = 'lain' WHERE id = '2026-001'`, "ST024 berkas=2026-001"},
		{"the workflow of a list", `UPDATE dossier SET workflow = 'lain' WHERE id = '2026-001'`, "ST024 berkas=2026-001"},
		{"when the stage of a list began", `UPDATE dossier SET since = '2020-01-01T00:00:00Z' WHERE id = '2026-001'`, "ST024 berkas=2026-001"},
		{"when a list says it changed", `UPDATE dossier SET changed = '2020-01-01T00:00:00Z' WHERE id = '2026-001'`, "ST024 berkas=2026-001"},
		{"a dossier taken out", `DELETE FROM dossier WHERE id = '2026-002'`, "ST026 berkas=2026-002"},
		{"stored bytes", `UPDATE blob SET data = x'00' WHERE digest = '` + string(dossier.DigestOf([]byte("naskah dua"))) + `'`, "ST025; ST033 berkas=2026-002 urut=1 naskah=nota-r1"},
		{"stored bytes taken out", `DELETE FROM blob WHERE digest = '` + string(dossier.DigestOf([]byte("naskah dua"))) + `'`, "ST027 berkas=2026-002 urut=1"},
		{"a command taken out", `DELETE FROM command WHERE key = 'dua'`, "ST028 berkas=2026-002 urut=1 perintah=dua"},
		{"a command moved", `UPDATE command SET seq = 2 WHERE key = 'dua'`, "ST028 berkas=2026-002 urut=2 perintah=dua"},
		{"a number's text", `UPDATE register SET text = '9' WHERE serial = 2`, "ST030 berkas=2026-002 urut=1 nomor=2"},
		{"a number's state", `UPDATE register SET state = 'batal' WHERE serial = 2`, "ST030 berkas=2026-002 urut=1 nomor=2"},
		{"a number taken out", `DELETE FROM register WHERE serial = 1`, "ST030 berkas=2026-001 urut=1 nomor=1; ST031 nomor=1"},
		{"the whole register taken out", `DELETE FROM register`, "ST030 berkas=2026-001 urut=1 nomor=1; ST030 berkas=2026-002 urut=1 nomor=2"},
		{"a dossier with every trace but the journal", wipe("2026-002"), "ST035 berkas=2026-002 urut=3"},
		{"the first dossier with all its traces", wipe("2026-001") + `; DELETE FROM journal WHERE dossier = '2026-001'`,
			"ST031 nomor=1; ST034 urut=1"},
		{"a dossier slipped out of the journal", `DELETE FROM journal WHERE pos > 2`, "ST036 berkas=2026-002"},
		{"a head of the journal", `UPDATE journal SET head = '` + other + `' WHERE pos = 2`, "ST034 urut=2; ST034 urut=3"},
		{"two links of the journal swapped", `UPDATE journal SET pos = 105 - pos WHERE pos IN (2, 3); UPDATE journal SET pos = pos - 100 WHERE pos > 100`,
			"ST034 urut=2; ST034 urut=3; ST034 urut=4"},
		{"a number slipped in", `INSERT INTO register (series, year, serial, dossier, seq, field, text) VALUES ('nk', 2026, 3, '2026-001', 2, 'x', '3')`, "ST030 berkas=2026-001 urut=2 nomor=3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := twoCases(t)
			unguarded(t, path)
			raw(t, path, c.sql)
			got := strings.Join(found(t, path), "; ")
			// A dossier taken out leaves its command and number behind, too.
			if got != c.want && !(c.want == "ST026 berkas=2026-002" && strings.HasPrefix(got, c.want)) {
				t.Errorf("Verify = %s, want %s", got, c.want)
			}
		})
	}
}

// wipe deletes a dossier from every table but the journal.
func wipe(id string) string {
	by := ` WHERE dossier = '` + id + `'; `
	return `DELETE FROM register` + by + `DELETE FROM command` + by + `DELETE FROM entry` + by + `DELETE FROM dossier WHERE id = '` + id + `'`
}

func TestVerifyNamesAReservationGivenToAnother(t *testing.T) {
	path := twoCases(t)
	s := openAt(t, path)
	err := s.Update(t.Context(), func(l dossier.Ledger) error {
		serial, err := l.NextSerial("nk", 2026)
		kept := storetest.Act(2, "", "")
		kept.Kind = dossier.Numbered
		kept.Numbers = []dossier.Number{{Series: "nk", Year: 2026, Serial: serial, Text: "x", State: dossier.Reserved, For: "2026-001"}}
		return errors.Join(err, l.Append(dossier.Book, "", storetest.Opening(""), kept))
	})
	if err != nil {
		t.Fatal(err)
	}
	mustBeSound(t, s)
	closed(t, s)
	unguarded(t, path)
	raw(t, path, `UPDATE register SET reserved_for = '2026-002' WHERE state = 'cadangan'`)
	s = openAt(t, path)
	defer func() { closed(t, s) }()
	if found := s.Verify(t.Context()); len(found) != 1 || found[0].Code != "ST030" {
		t.Errorf("findings %v, want ST030", found)
	}
}

func TestVerifySeesEveryDamagedByte(t *testing.T) {
	path := twoCases(t)
	clean := read(t, path)
	damaged := filepath.Join(t.TempDir(), "rusak.db")
	silent := 0
	const step = 997 // prime, so that all places within a page are met
	for at := 0; at < len(clean); at += step {
		data := slices.Clone(clean)
		data[at] ^= 0x55
		if err := os.WriteFile(damaged, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(t.Context(), damaged, Options{})
		if err != nil {
			continue // refused: seen
		}
		if s.Verify(t.Context()) == nil && !sameRecord(t, s) {
			silent++
			t.Errorf("byte %d: the record differs and Verify finds nothing", at)
		}
		closed(t, s)
	}
	t.Logf("%d places, %d silent", len(clean)/step+1, silent)
}

// TestAShortenedFileNeverCrashes cuts the file at places of its own and of a
// page's, and puts zeros where a disk lost a sector.
func TestAShortenedFileNeverCrashes(t *testing.T) {
	clean := read(t, twoCases(t))
	damaged := filepath.Join(t.TempDir(), "rusak.db")
	check := func(what string, data []byte) {
		if err := os.WriteFile(damaged, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(t.Context(), damaged, Options{})
		if err != nil {
			return // refused: seen
		}
		if s.Verify(t.Context()) == nil && !sameRecord(t, s) {
			t.Errorf("%s: the record differs and Verify finds nothing", what)
		}
		closed(t, s)
	}
	for at := 1; at < len(clean); at += 4099 {
		check(fmt.Sprintf("cut at %d", at), clean[:at])
	}
	for at := 0; at+512 <= len(clean); at += 512 * 7 {
		data := slices.Clone(clean)
		clear(data[at : at+512])
		check(fmt.Sprintf("a lost sector at %d", at), data)
	}
}

// sameRecord reports whether both cases can be read with the values they had.
func sameRecord(t *testing.T, s *Store) bool {
	t.Helper()
	same := true
	err := s.View(t.Context(), func(r dossier.Reader) error {
		for _, id := range []dossier.ID{"2026-001", "2026-002"} {
			history, err := r.History(id)
			if err != nil {
				return err
			}
			same = same && len(history) == 2 && string(history[0].Values["judul"]) == `"Pertukaran data"`
		}
		return nil
	})
	return err == nil && same
}

func TestTheFileRefusesChangesOfWhatIsRecorded(t *testing.T) {
	path := twoCases(t)
	s := openAt(t, path)
	defer func() { closed(t, s) }()
	for _, statement := range []string{
		`UPDATE entry SET payload = '{}'`,
		`DELETE FROM entry`,
		`INSERT OR REPLACE INTO entry SELECT dossier, seq, salt, '{}', digest, chain FROM entry`,
		`INSERT INTO entry SELECT dossier, seq + 7, salt, payload, digest, chain FROM entry`,
		`UPDATE command SET seq = 2`,
		`DELETE FROM command`,
		`UPDATE register SET serial = 9`,
		`DELETE FROM register`,
		`UPDATE register SET state = 'hilang'`,
		`UPDATE register SET state = 'cadangan'`,
		`UPDATE register SET text = 'lain'`,
		`UPDATE blob SET data = x'00'`,
		`DELETE FROM blob`,
		`DELETE FROM dossier`,
		`UPDATE journal SET head = ''`,
		`DELETE FROM journal`,
		`INSERT INTO journal SELECT pos + 9, dossier, seq, at, head FROM journal WHERE pos = 1`,
		`INSERT INTO command VALUES ('k', '2026-009', 1)`,
		`INSERT INTO register (series, year, serial, dossier, seq, field, text) VALUES ('nk', 2026, 1, '2026-001', 1, 'x', 'x')`,
	} {
		if _, err := s.write.Exec(statement); err == nil {
			t.Errorf("accepted: %s", statement)
		}
	}
	mustBeSound(t, s)
}

// zeros is a scripted source of salts.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func TestChainsCanBeRepeatedByHand(t *testing.T) {
	s, err := Open(t.Context(), Memory, Options{Rand: zeros{}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { closed(t, s) }()
	if err := openCase(t.Context(), s, "satu"); err != nil {
		t.Fatal(err)
	}
	previous := ""
	for seq := 1; seq <= 2; seq++ {
		var salt, payload, digest, chain string
		err := s.write.QueryRow("SELECT salt, payload, digest, chain FROM entry WHERE seq = $1", seq).Scan(&salt, &payload, &digest, &chain)
		if err != nil {
			t.Fatal(err)
		}
		if want := string(dossier.DigestOf([]byte(strings.Repeat("0", 32) + payload))); digest != want {
			t.Errorf("digest %d = %s, want %s", seq, digest, want)
		}
		byHand := fmt.Sprintf("%s\n2026-001\n%d\n%s\n", previous, seq, digest)
		if want := string(dossier.DigestOf([]byte(byHand))); chain != want {
			t.Errorf("chain %d = %s, want %s", seq, chain, want)
		}
		previous = chain
	}
}

func TestVerifySpeaksBothLanguages(t *testing.T) {
	path := twoCases(t)
	unguarded(t, path)
	raw(t, path, `DELETE FROM entry WHERE dossier = '2026-001' AND seq = 1`)
	s := openAt(t, path)
	defer func() { closed(t, s) }()
	findings := s.Verify(t.Context())
	if len(findings) != 1 {
		t.Fatalf("Verify = %v", findings)
	}
	if got, want := diag.Fail(findings...).Error(), path+": ST022: riwayat berkas 2026-001 tidak utuh: entri 1 hilang"; got != want {
		t.Errorf("finding = %q, want %q", got, want)
	}
}
