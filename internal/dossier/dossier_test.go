package dossier

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var noon = time.Date(2026, time.May, 22, 12, 0, 0, 0, time.UTC)

func at(hours int) time.Time { return noon.Add(time.Duration(hours) * time.Hour) }

func opening() Entry {
	return Entry{Seq: 1, At: noon, Kind: Opened, To: "isi", Workflow: "nk", Definition: "d1",
		Templates: map[string]Digest{"nota": "t1"},
		Values:    map[string]json.RawMessage{"judul": json.RawMessage(`"A"`), "nilai": json.RawMessage(`1`)}}
}

func TestFoldPlaysAHistory(t *testing.T) {
	seat := func(seq int, name string) Entry {
		return Entry{Seq: seq, At: at(seq), Kind: Voted, Action: name, From: "paraf", Actor: Actor{Role: name}}
	}
	got, err := Fold("2026-001", []Entry{
		opening(),
		{Seq: 2, At: at(2), Kind: Filled, Values: map[string]json.RawMessage{"judul": json.RawMessage(`"B"`)}},
		{Seq: 3, At: at(3), Kind: Acted, From: "isi", To: "paraf", Cleared: []string{"nilai"}, Locked: []string{"nota"},
			Papers: []Paper{{ID: "nota-1", Name: "nota", Draft: 1}}},
		seat(4, "hukum"), seat(5, "keuangan"), seat(6, "hukum"),
		{Seq: 7, At: at(7), Kind: Adopted, To: "paraf", Papers: []Paper{{ID: "nota-2", Name: "nota", Draft: 2}}, Locked: []string{"nota"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := Dossier{
		ID: "2026-001", Workflow: "nk", Definition: "d1", Templates: map[string]Digest{"nota": "t1"},
		Stage: "paraf", Since: at(3), Version: 7, Opened: noon, Changed: at(7),
		Values: map[string]json.RawMessage{"judul": json.RawMessage(`"B"`)},
		Votes: map[string][]Vote{"paraf": {
			{Seat: "keuangan", Actor: Actor{Role: "keuangan"}, At: at(5)},
			{Seat: "hukum", Actor: Actor{Role: "hukum"}, At: at(6)}, // a seat that votes again votes once
		}},
		Papers:  []Paper{{ID: "nota-1", Name: "nota", Draft: 1}, {ID: "nota-2", Name: "nota", Draft: 2}},
		Locked:  []string{"nota"},
		Adopted: map[string]string{"nota": "nota-2"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Fold (-want +got):\n%s", diff)
	}
	if n := got.Drafts("nota"); n != 2 {
		t.Errorf("Drafts = %d, want 2", n)
	}
	if p, ok := got.Paper("nota-2"); !ok || p.Draft != 2 {
		t.Errorf("Paper = %+v, %v", p, ok)
	}
}

func TestFilingsKeepTheLatestOfEachFolder(t *testing.T) {
	raw := func(s string) json.RawMessage { return json.RawMessage(s) }
	file := func(seq int, f Filing) Entry { return Entry{Seq: seq, At: at(seq), Kind: Archived, Filing: &f} }
	before, err := Fold("2026-001", []Entry{opening(), file(2, Filing{Folder: "monev", Values: map[string]json.RawMessage{"boks": raw(`"1"`), "rak": raw(`"A"`)}})})
	if err != nil {
		t.Fatal(err)
	}
	after := before.Clone()
	if err := after.Apply(file(3, Filing{Folder: "monev", Values: map[string]json.RawMessage{"boks": raw(`"2"`)}, Cleared: []string{"rak"}})); err != nil {
		t.Fatal(err)
	}
	if got := string(after.Filings["monev"]["boks"]); got != `"2"` || len(after.Filings["monev"]) != 1 {
		t.Errorf("Filings = %v", after.Filings)
	}
	if len(before.Filings["monev"]) != 2 {
		t.Errorf("a clone changed what it was made from: %v", before.Filings)
	}
}

func TestVoidedVotesFall(t *testing.T) {
	d, err := Fold("2026-001", []Entry{opening(),
		{Seq: 2, At: at(2), Kind: Voted, Action: "hukum", From: "paraf"},
		{Seq: 3, At: at(3), Kind: Acted, To: "isi", Voided: []string{"paraf"}},
		{Seq: 4, At: at(4), Kind: Voted, Action: "keuangan", From: "paraf"},
	})
	if err != nil || len(d.Votes["paraf"]) != 1 || d.Votes["paraf"][0].Seat != "keuangan" {
		t.Errorf("votes = %v, %v, want keuangan alone", d.Votes, err)
	}
}

func TestRefusedEntriesLeaveTheDossierAsItWas(t *testing.T) {
	d, err := Fold("2026-001", []Entry{opening(),
		{Seq: 2, At: at(2), Kind: Acted, Papers: []Paper{{ID: "nota-1", Name: "nota"}}}})
	if err != nil {
		t.Fatal(err)
	}
	before, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]json.RawMessage{"judul": json.RawMessage(`"X"`)}
	for name, c := range map[string]struct {
		entry    Entry
		conflict bool
	}{
		"the same again":     {Entry{Seq: 2, Kind: Filled, Values: values}, true},
		"a gap":              {Entry{Seq: 4, Kind: Filled, Values: values}, true},
		"a second opening":   {Entry{Seq: 3, Kind: Opened, Values: values}, false},
		"a taken paper ID":   {Entry{Seq: 3, Kind: Acted, Values: values, Papers: []Paper{{ID: "nota-1"}}}, false},
		"one paper ID twice": {Entry{Seq: 3, Kind: Acted, Values: values, Papers: []Paper{{ID: "b"}, {ID: "b"}}}, false},
	} {
		err := d.Apply(c.entry)
		if err == nil || errors.Is(err, ErrConflict) != c.conflict {
			t.Errorf("%s: Apply = %v, conflict want %v", name, err, c.conflict)
		}
		after, err := json.Marshal(d)
		if err != nil || string(after) != string(before) {
			t.Errorf("%s: the dossier changed to %s", name, after)
		}
	}
	if _, err := Fold("2026-002", []Entry{{Seq: 1, Kind: Acted}}); err == nil {
		t.Error("a history without an opening was folded")
	}
}

func TestEntriesNameTheirBytesOnce(t *testing.T) {
	e := opening()
	e.Papers = []Paper{{ID: "a", Template: "t1", DOCX: "x", PDF: "p"}, {ID: "b", File: "f"}}
	if diff := cmp.Diff([]Digest{"d1", "f", "p", "t1", "x"}, e.Blobs()); diff != "" {
		t.Errorf("Blobs (-want +got):\n%s", diff)
	}
}

func TestLinkDependsOnAllItsParts(t *testing.T) {
	base := Link("p", "2026-001", 1, "d")
	// printf '%s\n%s\n%d\n%s\n' p 2026-001 1 d | sha256sum
	if want := DigestOf([]byte("p\n2026-001\n1\nd\n")); base != want {
		t.Errorf("Link = %s, want %s", base, want)
	}
	for _, other := range []Digest{
		Link("q", "2026-001", 1, "d"), Link("p", "2026-002", 1, "d"), Link("p", "2026-001", 2, "d"), Link("p", "2026-001", 1, "e"),
		Link("", "2026-001", 1, "d"),
	} {
		if other == base {
			t.Errorf("Link = %s for different parts", other)
		}
	}
	if Seal("aa", []byte("{}")) == Seal("ab", []byte("{}")) {
		t.Error("Seal does not depend on the salt")
	}
}

// A clone may be moved on, and its history may not reach back: engine plans on
// a clone and throws it away when the act fails.
func TestACloneMovesOnAlone(t *testing.T) {
	d, err := Fold("2026-001", []Entry{opening(),
		{Seq: 2, At: at(2), Kind: Voted, Action: "hukum", From: "paraf", Actor: Actor{Role: "hukum"}},
		{Seq: 3, At: at(3), Kind: Voted, Action: "umum", From: "paraf", Actor: Actor{Role: "umum"}},
		{Seq: 4, At: at(4), Kind: Adopted, Papers: []Paper{{ID: "nota-1", Name: "nota", Draft: 1}}, Locked: []string{"lain"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	before, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	one, two := d.Clone(), d.Clone()
	for _, c := range []*Dossier{&one, &two} {
		for _, e := range []Entry{
			{Seq: 5, At: at(5), Kind: Voted, Action: "hukum", From: "paraf", Actor: Actor{Role: "lain"}},
			{Seq: 6, At: at(6), Kind: Filled, Values: map[string]json.RawMessage{"judul": json.RawMessage(`"C"`)}, Cleared: []string{"nilai"}},
			{Seq: 7, At: at(7), Kind: Adopted, Papers: []Paper{{ID: "nota-2", Name: "nota", Draft: 2}}, Locked: []string{"nota"}},
			{Seq: 8, At: at(8), Kind: Acted, To: "arsip", Voided: []string{"paraf"}},
		} {
			if err := c.Apply(e); err != nil {
				t.Fatal(err)
			}
		}
	}
	if after, err := json.Marshal(d); err != nil || string(after) != string(before) {
		t.Errorf("the dossier changed with its clone:\n%s\n%s", before, after)
	}
	if diff := cmp.Diff(one, two); diff != "" {
		t.Errorf("two clones moved on alike differ:\n%s", diff)
	}
}

func TestAValueFiledAndEmptiedInOneEntryIsGone(t *testing.T) {
	d, err := Fold("2026-001", []Entry{opening(), {Seq: 2, At: at(2), Kind: Acted,
		Values: map[string]json.RawMessage{"nomor": json.RawMessage(`"1"`)}, Cleared: []string{"nomor"}}})
	if _, left := d.Values["nomor"]; err != nil || left {
		t.Errorf("values %s, %v: nomor was emptied last", d.Values, err)
	}
}
