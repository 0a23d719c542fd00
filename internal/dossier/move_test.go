package dossier

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func moved(seq int, from, to string, renamed map[string]string) Entry {
	return Entry{Seq: seq, At: at(seq), Kind: Moved, From: from, To: to, Workflow: "nk", Definition: "d2",
		Templates: map[string]Digest{"nota": "t2"}, Renamed: renamed}
}

func TestAMovedDossierGoesOnWhereItStood(t *testing.T) {
	move := moved(4, "paraf", "paraf_nk", map[string]string{"paraf": "paraf_nk"})
	// Two fields change their names with each other: nothing may be lost on the way.
	move.Values = map[string]json.RawMessage{"judul": json.RawMessage(`1`), "nilai": json.RawMessage(`"A"`)}
	move.Cleared = []string{"judul", "nilai"}
	d, err := Fold("2026-001", []Entry{opening(),
		{Seq: 2, At: at(2), Kind: Acted, From: "isi", To: "paraf"},
		{Seq: 3, At: at(3), Kind: Voted, Action: "hukum", From: "paraf"},
		move,
	})
	if err != nil {
		t.Fatal(err)
	}
	if d.Stage != "paraf_nk" || !d.Since.Equal(at(2)) || d.Definition != "d2" || d.Templates["nota"] != "t2" || len(d.Votes["paraf_nk"]) != 1 || len(d.Votes) != 1 {
		t.Errorf("moved to %+v", d)
	}
	if string(d.Values["judul"]) != "1" || string(d.Values["nilai"]) != `"A"` {
		t.Errorf("values %s", d.Values)
	}
}

func TestAHistoryIsRetoldInTheWordsOfTheLastDefinition(t *testing.T) {
	history := []Entry{
		{Seq: 1, Kind: Opened, To: "a"},
		{Seq: 2, Kind: Acted, From: "a", To: "b", Voided: []string{"a", "b"}},
		moved(3, "b", "c", map[string]string{"b": "c", "a": "b"}),
		{Seq: 4, Kind: Acted, From: "c", To: "b"}, // b is what was called a
		moved(5, "b", "d", map[string]string{"b": "d"}),
		{Seq: 6, Kind: Acted, From: "d", To: "c"},
	}
	before := fmt.Sprint(history)
	var got []string
	for _, e := range Retold(history) {
		got = append(got, e.From+">"+e.To+strings.Join(e.Voided, ""))
	}
	if want := []string{">d", "d>cdc", "c>c", "c>d", "d>d", "d>c"}; !slices.Equal(got, want) {
		t.Errorf("retold %v, want %v", got, want)
	}
	if fmt.Sprint(history) != before {
		t.Error("the history itself was changed")
	}
	if plain := history[3:4]; &Retold(plain)[0] != &plain[0] {
		t.Error("a history without a move was copied")
	}
}
