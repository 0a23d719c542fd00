package dossier

import "time"

// Summary is one dossier in a list.
type Summary struct {
	ID       ID        `json:"id"`
	Title    string    `json:"judul"`
	Workflow string    `json:"alur"`
	Stage    string    `json:"tahap"`
	Since    time.Time `json:"sejak"`
	Changed  time.Time `json:"diubah"`
	Version  int       `json:"versi"`
	Mother   ID        `json:"induk,omitempty"`
}

// Head is a point of the journal: all entries of the office, in the order in
// which they were recorded, are one chain, and Value is its last link. Whoever
// keeps a head elsewhere can prove later that nothing up to it has changed.
type Head struct {
	Pos   int       `json:"urut"`  // 1, 2, 3 … over all dossiers
	At    time.Time `json:"waktu"` // of the entry
	Value Digest    `json:"kepala"`

	Dossier ID  `json:"berkas"` // the entry it stands for
	Seq     int `json:"entri"`
}

// Reader is the record as it stands at one moment.
type Reader interface {
	// Dossier returns the snapshot; ErrNotFound when there is none.
	Dossier(id ID) (Dossier, error)
	// History returns all entries in order; ErrNotFound when there is no such dossier.
	History(id ID) ([]Entry, error)
	// List returns all dossiers by year and number, without the Book. An empty stage or text does not filter; text is
	// looked for in ID and title without regard to case.
	List(stage, text string) ([]Summary, error)
	// Blob returns stored bytes; ErrNotFound when they are not there.
	Blob(digest Digest) ([]byte, error)
	// Command returns the dossier and sequence of the entry that carries the
	// idempotency key; ErrNotFound when it was never carried out.
	Command(key string) (ID, int, error)
	// Numbers returns the register of a series and year, in order; an empty series
	// and year 0 do not filter.
	Numbers(series string, year int) ([]Registered, error)
	// Chain returns the chain value of an entry; ErrNotFound when it is not there.
	Chain(id ID, seq int) (Digest, error)
	// Heads hands all heads of the journal to each, in order, until it returns an
	// error.
	Heads(each func(Head) error) error
}

// Ledger is the record inside one exclusive transaction. All that is written
// through it becomes visible together or not at all.
type Ledger interface {
	Reader
	// NextID reserves the next dossier ID of a year: "2026-001", "2026-002", …
	NextID(year int) (ID, error)
	// Append adds entries to the history of a dossier, in order, and renews its
	// snapshot. title is shown in lists; an empty one keeps the present title, a
	// new one is recorded in the first of the entries (Entry.Title).
	// ErrConflict when an entry is not the next one, or carries an idempotency key
	// that an earlier Append has carried out; entries of one Append may share a
	// key, the first is remembered. A refused Append has written nothing.
	//
	// When the transaction ends, the bytes that the entries speak of
	// (Entry.Blobs) must be stored, or all of it is refused.
	Append(id ID, title string, entries ...Entry) error
	// Erase takes what e.Erasure names out of all that is stored of a dossier and
	// appends e, an Erased entry that names each entry changed by it. All chain
	// values stay. Bytes that another entry of any dossier speaks of stay too. A
	// practice record refuses.
	Erase(id ID, e Entry) error
	// PutBlob stores bytes under their digest; storing the same twice is one.
	PutBlob(data []byte) (Digest, error)
	// Reserved returns the first number of a series that is reserved for a dossier;
	// ErrNotFound when there is none.
	Reserved(id ID, series string) (Number, error)
	// NextSerial draws the next number of a series and year, from 1, without gaps:
	// when the transaction ends, each number drawn must stand in one entry
	// (Entry.Numbers), and each number of an entry must have been drawn here or
	// stand in the register in a state that may become the entry's (Becomes).
	NextSerial(series string, year int) (int, error)
}
