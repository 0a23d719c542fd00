package sqlite

import (
	"database/sql"
	"maps"
	"slices"

	"naskah/internal/dossier"
)

// allCommands holds the remembered idempotency keys against the entries. What
// lies behind a broken entry was not read and is left alone.
func (v *verifier) allCommands() error {
	err := v.each("check the commands", listCommands, nil, func(rows *sql.Rows) error {
		var key string
		var at mention
		if err := rows.Scan(&key, &at.id, &at.seq); err != nil {
			return err
		}
		if v.commands[key] != at && !v.unread[at.id] {
			v.find("ST028", "perintah", key, "berkas", at.id, "urut", at.seq)
		}
		delete(v.commands, key)
		return nil
	})
	if err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(v.commands)) {
		at := v.commands[key]
		v.find("ST028", "perintah", key, "berkas", at.id, "urut", at.seq)
	}
	return nil
}

// register holds the register of numbers against the entries: every number
// stands in both and says the same, and no serial is left out.
func (v *verifier) register() error {
	last := map[book]int{}
	err := v.each("check the register of numbers", listNumbers, []any{"", 0}, func(rows *sql.Rows) error {
		r, err := scanNumber(rows)
		if err != nil {
			return err
		}
		n, at := keyOf(r.Number), note(r.Number, mention{r.Dossier, r.Seq})
		if v.numbers[n] != at && !v.unread[at.id] {
			v.numberDiffers(n, at)
		}
		delete(v.numbers, n)
		for missing := last[n.book] + 1; missing < n.serial && missing <= last[n.book]+maxGaps; missing++ {
			v.find("ST031", "deret", n.series, "tahun", n.year, "nomor", missing)
		}
		last[n.book] = n.serial
		return nil
	})
	if err != nil {
		return err
	}
	for _, n := range slices.SortedFunc(maps.Keys(v.numbers), drawn.compare) {
		v.numberDiffers(n, v.numbers[n])
	}
	return nil
}

// note is what an entry or the register says of a number. Whom it was kept for
// matters only as long as it is kept.
func note(n dossier.Number, at mention) noted {
	if n.State != dossier.Reserved {
		n.For = ""
	}
	return noted{at, n.Field, n.Text, n.State, n.For}
}

// number keeps what an entry says of a number. Entries of several dossiers may
// speak of it as its state goes on; the furthest one holds, and of two that say
// the same one is wrong.
func (v *verifier) number(n dossier.Number, at mention) {
	key := keyOf(n)
	switch before, known := v.numbers[key]; {
	case !known, before.state.Becomes(n.State):
		v.numbers[key] = note(n, at)
	case !n.State.Becomes(before.state):
		v.numberDiffers(key, noted{mention: at})
	}
}

// maxGaps bounds how many missing serials in a row are named.
const maxGaps = 10

func (v *verifier) numberDiffers(n drawn, at noted) {
	v.find("ST030", "deret", n.series, "tahun", n.year, "nomor", n.serial, "berkas", at.id, "urut", at.seq)
}

// journal follows the chain over all dossiers. It names the first entry of a
// dossier that is gone and the first head that is not what it was; each history
// must stand in it to its end.
func (v *verifier) journal() error {
	var pos int
	var head dossier.Digest
	seen := map[dossier.ID]int{}
	err := v.each("check the journal", listJournal, nil, func(rows *sql.Rows) error {
		var at int
		var by mention
		var stored, chain dossier.Digest
		if err := rows.Scan(&at, &by.id, &by.seq, &stored, &chain); err != nil {
			return err
		}
		switch told := v.told[by.id]; {
		case at != pos+1:
			v.find("ST034", "urut", pos+1)
		case told: // its history has been told about
		case chain == "" || by.seq != seen[by.id]+1:
			v.told[by.id] = true
			v.find("ST035", "urut", at, "entri", by.seq, "berkas", by.id)
		case dossier.Link(head, by.id, by.seq, chain) != stored:
			v.find("ST034", "urut", at)
		}
		pos, head, seen[by.id] = at, stored, by.seq
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(v.last)) {
		if seen[id] != v.last[id] && !v.told[id] {
			v.find("ST036", "berkas", id, "entri", seen[id]+1)
		}
	}
	return nil
}
