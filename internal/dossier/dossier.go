// Package dossier is the vocabulary of one cooperation's file: its values, its
// papers and its append-only history, and the fold that turns the history into
// the present state. It is pure data: it knows no workflow, no database and no
// clock. Values are kept in their canonical JSON (package schema reads them).
package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// ID names a dossier within one office, for people: "2026-001".
type ID string

// Digest is the lower-case hexadecimal SHA-256 of some bytes.
type Digest string

// DigestOf returns the digest of data.
func DigestOf(data []byte) Digest {
	sum := sha256.Sum256(data)
	return Digest(hex.EncodeToString(sum[:]))
}

// Actor is who did something. Without a login this is a recorded claim.
type Actor struct {
	Role   string `json:"peran,omitempty"`
	Name   string `json:"nama,omitempty"`
	Letter Letter `json:"surat,omitzero"`
	Doubt  bool   `json:"bukan_pemegang,omitempty"` // by the office's list of that day, somebody else held the role
	As     string `json:"sebagai,omitempty"`        // for whom, by that list: "Plh. Kepala", "a.n. Sekretaris Utama"
	Basis  string `json:"dasar,omitempty"`          // of acting for another
}

// Letter is by what somebody outside the office acted: they wrote, and somebody
// inside recorded it.
type Letter struct {
	Number string `json:"nomor"`
	Date   string `json:"tanggal"`            // 2026-05-22
	Scan   string `json:"pindaian,omitempty"` // ID of an attached paper
}

// Kind says what an entry records.
type Kind string

// Kinds of entries.
const (
	Opened    Kind = "buka"
	Filled    Kind = "isi"
	Acted     Kind = "aksi"
	Voted     Kind = "paraf"
	Automatic Kind = "otomatis"
	Adopted   Kind = "adopsi"
	Attached  Kind = "lampir"
	Corrected Kind = "koreksi"
	Numbered  Kind = "nomor"  // numbers of the register reserved, voided or used elsewhere
	Moved     Kind = "pindah" // goes on under another definition
	Lapsed    Kind = "lewat"  // a deadline went by; written by the next command, dated when it did
	Begotten  Kind = "anak"   // another dossier was opened under this one
	Archived  Kind = "arsip"  // something about where and how long its papers are kept
	Printed   Kind = "cetak"  // papers handed to a printer, or written to a file for one
	Erased    Kind = "hapus"  // values and bytes were taken out of earlier entries, by law
)

// Entry is one line of a dossier's history. Entries are never changed, save by an
// Erasure, which an entry of its own names.
type Entry struct {
	Seq     int       `json:"urut"` // 1, 2, 3 … within the dossier
	At      time.Time `json:"waktu"`
	Actor   Actor     `json:"pelaku"`
	Kind    Kind      `json:"jenis"`
	Action  string    `json:"aksi,omitempty"` // action, seat or automatic branch
	From    string    `json:"dari,omitempty"`
	To      string    `json:"ke,omitempty"` // the stage after this entry
	Reason  string    `json:"alasan,omitempty"`
	Command string    `json:"perintah,omitempty"` // idempotency key of the command
	Title   string    `json:"judul,omitempty"`    // what lists show from now on; set by the store when it changes

	// Of an Opened entry, and of a Moved one.
	Workflow   string            `json:"alur,omitempty"`
	Definition Digest            `json:"definisi,omitempty"`
	Templates  map[string]Digest `json:"templat,omitempty"` // paper name → the pinned template
	Mother     ID                `json:"induk,omitempty"`   // the dossier it was opened under

	Child ID `json:"anak,omitempty"` // of a Begotten entry

	// Of a Moved entry: stages whose name has changed, old to new. What Values
	// holds is under new names; Cleared is emptied first.
	Renamed map[string]string `json:"tahap_baru,omitempty"`

	// Of a Lapsed entry.
	Due         string   `json:"tenggat,omitempty"`     // the last day: 2026-05-22
	Provisional bool     `json:"sementara,omitempty"`   // counted through a year whose holidays were not known
	Told        []string `json:"diberi_tahu,omitempty"` // roles the workflow tells

	Filing   *Filing   `json:"arsip,omitempty"`   // of an Archived entry
	Printing *Printing `json:"cetakan,omitempty"` // of a Printed entry

	Erasure *Erasure `json:"penghapusan,omitempty"` // of an Erased entry

	Values   map[string]json.RawMessage `json:"nilai,omitempty"`
	Replaced map[string]json.RawMessage `json:"nilai_lama,omitempty"` // of a Corrected entry: what Values took the place of
	Cleared  []string                   `json:"kosong,omitempty"`
	Voided   []string                   `json:"gugur,omitempty"` // parallel stages whose votes fall
	Numbers  []Number                   `json:"nomor,omitempty"`
	Papers   []Paper                    `json:"naskah,omitempty"`
	Locked   []string                   `json:"kunci,omitempty"` // names of papers frozen from now on
}

// Filing is what an archivist records of a folder: some papers of a dossier that
// are kept together. The words of the values are package archive's.
type Filing struct {
	Folder  string                     `json:"map"`
	Values  map[string]json.RawMessage `json:"nilai,omitempty"`
	Cleared []string                   `json:"kosong,omitempty"`
}

// Origin says how the bytes of a paper came to be.
type Origin string

// Origins of papers.
const (
	Rendered  Origin = "template" // made from its template
	Completed Origin = "adopsi"   // an adopted text with late values filled in
	Returned  Origin = "kembali"  // a Word file that came back and was adopted
	Scanned   Origin = "lampiran" // a file attached as it is
)

// Paper is one issued document.
type Paper struct {
	ID       string `json:"id"`                  // unique in the dossier, also its file name without ending
	Name     string `json:"nama"`                // template name: nota_kesepahaman
	Title    string `json:"judul"`               // for people
	Draft    int    `json:"rancangan,omitempty"` // n of RANCANGAN ke-n; 0 for a final
	Original int    `json:"asli,omitempty"`      // k: the original kept by party k; 0 when there are no originals
	Keeper   string `json:"pemegang,omitempty"`  // name of that party
	Number   string `json:"nomor,omitempty"`
	Origin   Origin `json:"asal"`
	Template Digest `json:"template,omitempty"` // the bytes it was made from
	DOCX     Digest `json:"docx,omitempty"`
	PDF      Digest `json:"pdf,omitempty"`
	File     Digest `json:"berkas,omitempty"` // an attached file of another kind
	FileName string `json:"nama_berkas,omitempty"`
	Of       string `json:"salinan_dari,omitempty"` // ID of the paper this is the signed copy of
	Erased   bool   `json:"dihapus,omitempty"`      // its bytes were erased, see Erasure
}

// Dossier is the present state of one cooperation's file.
type Dossier struct {
	ID         ID                         `json:"id"`
	Title      string                     `json:"judul,omitempty"` // what lists show
	Workflow   string                     `json:"alur"`
	Definition Digest                     `json:"definisi"`
	Templates  map[string]Digest          `json:"templat,omitempty"`
	Mother     ID                         `json:"induk,omitempty"`
	Children   []ID                       `json:"anak,omitempty"` // opened under it, in order
	Stage      string                     `json:"tahap"`
	Since      time.Time                  `json:"sejak"` // when the stage was entered
	Version    int                        `json:"versi"` // sequence of the last entry
	Opened     time.Time                  `json:"dibuka"`
	Changed    time.Time                  `json:"diubah"`
	Values     map[string]json.RawMessage `json:"nilai,omitempty"`
	Votes      map[string][]Vote          `json:"paraf,omitempty"` // by parallel stage
	Papers     []Paper                    `json:"naskah,omitempty"`
	Locked     []string                   `json:"kunci,omitempty"`
	Adopted    map[string]string          `json:"adopsi,omitempty"` // paper name → ID of the text of record

	Filings map[string]map[string]json.RawMessage `json:"arsip,omitempty"` // folder → what is recorded of it
}

// Vote is one seat's initial in a parallel stage.
type Vote struct {
	Seat  string    `json:"kursi"`
	Actor Actor     `json:"pelaku"`
	At    time.Time `json:"waktu"`
}

// Errors a caller branches on.
var (
	ErrNotFound = errors.New("not found")
	ErrConflict = errors.New("changed by someone else")
)

// Fold plays a history from the beginning.
func Fold(id ID, history []Entry) (Dossier, error) {
	d := Dossier{ID: id}
	for _, e := range history {
		if err := d.Apply(e); err != nil {
			return Dossier{}, err
		}
	}
	return d, nil
}

// Clone returns a copy that can be moved on without touching d.
func (d Dossier) Clone() Dossier {
	d.Values, d.Adopted = maps.Clone(d.Values), maps.Clone(d.Adopted)
	d.Papers, d.Locked = slices.Clone(d.Papers), slices.Clone(d.Locked)
	d.Children = slices.Clone(d.Children)
	votes := make(map[string][]Vote, len(d.Votes))
	for stage, list := range d.Votes {
		votes[stage] = slices.Clone(list)
	}
	d.Votes = votes
	if d.Filings != nil {
		d.Filings = maps.Clone(d.Filings)
		for folder, values := range d.Filings {
			d.Filings[folder] = maps.Clone(values)
		}
	}
	return d
}

// Apply moves the dossier on by one entry. The entry must be the next one; a
// refused entry leaves the dossier as it was. Maps are changed in place, so a
// plain copy of d is changed with it.
func (d *Dossier) Apply(e Entry) error {
	if e.Seq != d.Version+1 {
		return fmt.Errorf("dossier %s: entry %d after %d: %w", d.ID, e.Seq, d.Version, ErrConflict)
	}
	if (e.Kind == Opened) != (e.Seq == 1) {
		return fmt.Errorf("dossier %s: entry %d of kind %s is out of place", d.ID, e.Seq, e.Kind)
	}
	if err := d.checkPapers(e); err != nil {
		return err
	}
	if e.Kind == Opened {
		d.Workflow, d.Definition, d.Templates, d.Opened = e.Workflow, e.Definition, e.Templates, e.At
		d.Mother = e.Mother
	}
	if e.Child != "" {
		d.Children = append(d.Children, e.Child)
	}
	if e.Title != "" {
		d.Title = e.Title
	}
	if e.Kind == Moved {
		d.move(e)
	}
	d.Version, d.Changed = e.Seq, e.At
	d.setValues(e)
	for _, stage := range e.Voided {
		delete(d.Votes, stage)
	}
	if e.Kind == Voted {
		d.vote(e)
	}
	d.addPapers(e)
	d.file(e.Filing)
	if e.To != "" && (e.To != d.Stage || e.Kind == Opened) {
		d.Stage, d.Since = e.To, e.At
	}
	return nil
}

func (d *Dossier) setValues(e Entry) {
	if d.Values == nil {
		d.Values = map[string]json.RawMessage{}
	}
	maps.Copy(d.Values, e.Values)
	if e.Kind == Moved {
		return // they were emptied first
	}
	for _, name := range e.Cleared {
		delete(d.Values, name)
	}
}

// file renews what is recorded of a folder.
func (d *Dossier) file(f *Filing) {
	if f == nil {
		return
	}
	if d.Filings == nil {
		d.Filings = map[string]map[string]json.RawMessage{}
	}
	values := d.Filings[f.Folder]
	if values == nil {
		values = map[string]json.RawMessage{}
		d.Filings[f.Folder] = values
	}
	maps.Copy(values, f.Values)
	for _, name := range f.Cleared {
		delete(values, name)
	}
}

func (d *Dossier) vote(e Entry) {
	if d.Votes == nil {
		d.Votes = map[string][]Vote{}
	}
	votes := slices.DeleteFunc(d.Votes[e.From], func(v Vote) bool { return v.Seat == e.Action })
	d.Votes[e.From] = append(votes, Vote{Seat: e.Action, Actor: e.Actor, At: e.At})
}

// checkPapers refuses a paper whose ID is taken: an issued paper is served by
// its ID, and a second one of that name would hide it or be hidden.
func (d *Dossier) checkPapers(e Entry) error {
	for i, p := range e.Papers {
		_, taken := d.Paper(p.ID)
		same := func(other Paper) bool { return other.ID == p.ID }
		if taken || slices.ContainsFunc(e.Papers[:i], same) {
			return fmt.Errorf("dossier %s: entry %d issues a second paper %q", d.ID, e.Seq, p.ID)
		}
	}
	return nil
}

func (d *Dossier) addPapers(e Entry) {
	for _, p := range e.Papers {
		d.Papers = append(d.Papers, p)
		if e.Kind == Adopted {
			if d.Adopted == nil {
				d.Adopted = map[string]string{}
			}
			d.Adopted[p.Name] = p.ID
		}
	}
	for _, name := range e.Locked {
		if !slices.Contains(d.Locked, name) {
			d.Locked = append(d.Locked, name)
		}
	}
}

// Paper returns the paper of that ID.
func (d *Dossier) Paper(id string) (Paper, bool) {
	i := slices.IndexFunc(d.Papers, func(p Paper) bool { return p.ID == id })
	if i < 0 {
		return Paper{}, false
	}
	return d.Papers[i], true
}

// Drafts counts the drafts made so far of the paper of that name, adopted
// returns included: the next one is RANCANGAN ke-(n+1).
func (d *Dossier) Drafts(name string) int {
	n := 0
	for _, p := range d.Papers {
		if p.Name == name && p.Draft > n {
			n = p.Draft
		}
	}
	return n
}
