package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// Verify reads the whole record and repeats everything that can be repeated:
// the file's own structure, each entry's digest, each dossier's chain, each
// snapshot, the digests of all stored bytes, the register of numbers. Of each
// dossier it names the first broken entry only: what follows it cannot be
// trusted. No findings means that the record is as it was written.
func (s *Store) Verify(ctx context.Context) []diag.Diagnostic {
	var bag diag.Bag
	err := s.View(ctx, func(r dossier.Reader) error {
		v := &verifier{reader: r.(*reader), bag: &bag, blobs: map[dossier.Digest]bool{},
			commands: map[string]mention{}, numbers: map[drawn]noted{}, redacted: map[mention]dossier.Digest{}, unread: map[dossier.ID]bool{}, last: map[dossier.ID]int{}, told: map[dossier.ID]bool{}}
		return v.run()
	})
	switch findings := diag.Findings(err); {
	case findings != nil:
		bag.Add(findings...)
	case err != nil:
		bag.Add(diag.New("ST029", s.pos(), "sebab", err))
	}
	return bag.List()
}

// verifier walks the record once. What the entries say about bytes, commands
// and numbers is collected on the way and then held against the tables.
type verifier struct {
	*reader
	bag      *diag.Bag
	blobs    map[dossier.Digest]bool // stored bytes → whether they are sound
	commands map[string]mention
	numbers  map[drawn]noted
	redacted map[mention]dossier.Digest // entries → what they read since an erasure
	unread   map[dossier.ID]bool        // dossiers whose entries were not read to the end
	last     map[dossier.ID]int         // the last entry of each dossier
	told     map[dossier.ID]bool        // dossiers whose history has a finding already
}

// noted is a number as an entry or the register has it.
type noted struct {
	mention
	field string
	text  string
	state dossier.NumberState
	kept  dossier.ID // whom a reserved number is for
}

func (v *verifier) find(code string, pairs ...any) {
	v.bag.Add(diag.New(code, v.store.pos(), pairs...))
}

func (v *verifier) run() error {
	for _, step := range []func() error{v.structure, v.allBlobs, v.strays, v.erasures, v.dossiers, v.journal, v.allCommands, v.register} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// structure asks SQLite about its pages, indexes and constraints.
func (v *verifier) structure() error {
	return v.each("check the file", checkFile, nil, func(rows *sql.Rows) error {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			v.find("ST020", "rincian", line)
		}
		return nil
	})
}

// allBlobs reads every stored byte, one blob at a time.
func (v *verifier) allBlobs() error {
	var digests []dossier.Digest
	err := v.each("list stored bytes", listBlobs, nil, func(rows *sql.Rows) error {
		var digest dossier.Digest
		err := rows.Scan(&digest)
		digests = append(digests, digest)
		return err
	})
	if err != nil {
		return err
	}
	for _, digest := range digests {
		_, err := v.Blob(digest)
		v.blobs[digest] = err == nil
		if findings := diag.Findings(err); findings != nil && v.failed == nil {
			v.bag.Add(findings...)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// strays finds entries whose dossier is gone.
func (v *verifier) strays() error {
	return v.each("look for stray entries", listStrays, nil, func(rows *sql.Rows) error {
		var id dossier.ID
		if err := rows.Scan(&id); err != nil {
			return err
		}
		v.told[id] = true
		v.find("ST026", "berkas", id)
		return nil
	})
}

// stand is a dossier's row.
type stand struct {
	id dossier.ID
	listed
	version  int
	snapshot []byte
	head     dossier.Digest
}

// listed is what lists show of a dossier.
type listed struct {
	title, folded, workflow, stage, since, changed, mother string
}

func listing(d dossier.Dossier) listed {
	return listed{d.Title, folded(d.ID, d.Title), d.Workflow, d.Stage, stamp(d.Since), stamp(d.Changed), string(d.Mother)}
}

func (v *verifier) dossiers() error {
	var stands []stand
	err := v.each("list the dossiers", listStands, nil, func(rows *sql.Rows) error {
		var s stand
		err := rows.Scan(&s.id, &s.title, &s.folded, &s.workflow, &s.stage, &s.since, &s.changed, &s.version, &s.snapshot, &s.head, &s.mother)
		stands = append(stands, s)
		return err
	})
	if err != nil {
		return err
	}
	for _, s := range stands {
		if err := v.dossier(s); err != nil {
			return err
		}
	}
	return nil
}

// errStop ends the walk through a dossier after its first broken entry.
var errStop = errors.New("stop")

// dossier follows one history from its first entry and holds its fold against
// the snapshot.
func (v *verifier) dossier(s stand) error {
	w := walk{verifier: v, id: s.id, fold: dossier.Dossier{ID: s.id}}
	err := v.each("verify dossier "+string(s.id), listEntries, []any{s.id}, w.entry)
	if w.broken {
		v.failed = nil // nothing has failed: the walk ended itself
		v.unread[s.id] = true
		return nil
	}
	if err != nil {
		return err
	}
	v.last[s.id] = w.fold.Version
	if w.fold.Version != s.version {
		// Entries cut off at the end leave a chain that is whole in itself.
		v.told[s.id] = true
		v.find("ST023", "berkas", s.id, "urut", w.fold.Version, "versi", s.version)
		return nil
	}
	if w.chain != s.head {
		v.told[s.id] = true
		v.find("ST032", "berkas", s.id)
		return nil
	}
	fold, err := encode(w.fold)
	if err != nil {
		return err
	}
	shown := listing(w.fold)
	if shown.title == "" { // an entry from before titles were recorded: nothing to hold it against
		shown.title, shown.folded = s.title, folded(s.id, s.title)
	}
	if !bytes.Equal(fold, s.snapshot) || shown != s.listed {
		v.find("ST024", "berkas", s.id)
	}
	return nil
}

// walk follows one dossier's history.
type walk struct {
	*verifier
	id     dossier.ID
	fold   dossier.Dossier
	chain  dossier.Digest
	broken bool
}

func (w *walk) entry(rows *sql.Rows) error {
	var seq int
	var salt string
	var payload []byte
	var digest, chain dossier.Digest
	if err := rows.Scan(&seq, &salt, &payload, &digest, &chain); err != nil {
		return err
	}
	if seq != w.fold.Version+1 {
		return w.breaks("ST022", w.fold.Version+1)
	}
	seal := dossier.Seal(salt, payload)
	if seal != digest && seal != w.redacted[mention{w.id, seq}] || dossier.Link(w.chain, w.id, seq, digest) != chain {
		return w.breaks("ST021", seq)
	}
	var e dossier.Entry
	if json.Unmarshal(payload, &e) != nil || seal != digest && e.Kind == dossier.Erased || w.fold.Apply(e) != nil {
		return w.breaks("ST021", seq)
	}
	w.chain = chain
	w.collect(e)
	return nil
}

func (w *walk) breaks(code string, seq int) error {
	w.broken, w.told[w.id] = true, true
	w.find(code, "berkas", w.id, "urut", seq)
	return errStop
}

// damaged reports whether bytes are stored but no longer what they were.
func (v *verifier) damaged(digest dossier.Digest) bool {
	sound, stored := v.blobs[digest]
	return stored && !sound
}

// collect keeps what the entry says of other tables.
func (w *walk) collect(e dossier.Entry) {
	at := mention{w.id, e.Seq}
	for _, digest := range e.Blobs() {
		if _, stored := w.blobs[digest]; !stored {
			w.find("ST027", "berkas", w.id, "urut", e.Seq, "sidik", digest)
		}
	}
	for _, p := range e.Papers {
		if w.damaged(p.DOCX) || w.damaged(p.PDF) || w.damaged(p.File) {
			w.find("ST033", "naskah", p.ID, "berkas", w.id, "urut", e.Seq)
		}
	}
	if _, known := w.commands[e.Command]; !known && e.Command != "" {
		w.commands[e.Command] = at
	}
	for _, n := range e.Numbers {
		w.number(n, at)
	}
	if e.Erasure != nil {
		w.tellErasure(e)
	}
}
