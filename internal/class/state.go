package class

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// State is a class as its record has it.
type State struct {
	Title  string
	Opens  time.Time // what the clocks show at the start of the scenario
	Made   time.Time // when the class was made
	Begun  time.Time // when a clock first ran
	Ended  time.Time // when it was finished
	Groups []Group
	Seats  []Seat
	Frame  Frame

	start int // entries that every group's journal began with
}

// Group is one group of a class.
type Group struct {
	Name  string
	Code  string         // whoever joins by it may act in any role
	Clock Clock          // what it shows to the group
	Marks map[string]int // by rubric item: what the trainer gave, 0 to 100

	folder  string
	resets  int  // how often it was taken back
	pending *int // where its record has still to be taken back to
}

// Seat is a participant's place.
type Seat struct {
	Code   string   `json:"kode"`
	Name   string   `json:"nama"`
	Office string   `json:"instansi,omitempty"`
	Group  string   `json:"kelompok"`
	Roles  []string `json:"peran"`
}

// Frame is what the papers of a class say about the training itself.
type Frame map[string]json.RawMessage

// about and place are how a class and a group are stored.
type about struct {
	Title string    `json:"judul"`
	Opens time.Time `json:"awal"`
	Start int       `json:"entri_awal"`
	Made  time.Time `json:"dibuat"`
	Begun time.Time `json:"mulai,omitzero"`
	Ended time.Time `json:"selesai,omitzero"`
}

type place struct {
	Name string `json:"nama"`
	Code string `json:"kode"`
}

type rewound struct {
	Times   int  `json:"kali"`
	Pending *int `json:"menuju,omitempty"`
}

// Names of the values in the class's dossier. Clocks and marks have one for each
// group, so that an entry holds only what changed.
const (
	aboutKey  = "kelas"
	groupsKey = "kelompok"
	seatsKey  = "kursi"
	frameKey  = "acara"
	clockKey  = "jam/"
	marksKey  = "nilai/"
	resetKey  = "ulang/"
)

func stateOf(x dossier.Dossier) (State, error) {
	var a about
	var places []place
	var s State
	for name, into := range map[string]any{aboutKey: &a, groupsKey: &places, seatsKey: &s.Seats, frameKey: &s.Frame} {
		if err := decode(x, name, into); err != nil {
			return State{}, err
		}
	}
	if len(places) == 0 {
		return State{}, errNoState
	}
	s.Title, s.Opens, s.start, s.Made, s.Begun, s.Ended = a.Title, a.Opens, a.Start, a.Made, a.Begun, a.Ended
	for i, p := range places {
		g := Group{Name: p.Name, Code: p.Code, folder: folderOf(i)}
		var back rewound
		for key, into := range map[string]any{clockKey: &g.Clock, marksKey: &g.Marks, resetKey: &back} {
			if err := decode(x, key+p.Name, into); err != nil {
				return State{}, err
			}
		}
		g.resets, g.pending = back.Times, back.Pending
		s.Groups = append(s.Groups, g)
	}
	return s, nil
}

// values is the state as it is stored.
func (s *State) values() (map[string]json.RawMessage, error) {
	var places []place
	all := map[string]any{
		aboutKey: about{s.Title, s.Opens, s.start, s.Made, s.Begun, s.Ended}, seatsKey: s.Seats, frameKey: s.Frame,
	}
	for _, g := range s.Groups {
		places = append(places, place{g.Name, g.Code})
		all[clockKey+g.Name], all[marksKey+g.Name] = g.Clock, g.Marks
		all[resetKey+g.Name] = rewound{g.resets, g.pending}
	}
	all[groupsKey] = places
	values := map[string]json.RawMessage{}
	for name, v := range all {
		raw, err := json.Marshal(v)
		if err != nil {
			return nil, fmt.Errorf("write %s of the class: %w", name, err)
		}
		values[name] = raw
	}
	return values, nil
}

// Group returns the group of that name.
func (s *State) Group(name string) (*Group, error) {
	i := slices.IndexFunc(s.Groups, func(g Group) bool { return g.Name == name })
	if i < 0 {
		return nil, diag.Fail(s.unknownGroup(name))
	}
	return &s.Groups[i], nil
}

// Join returns the seat a code gives. The code of a group gives a seat without a
// name, that may take any role.
func (s *State) Join(code string) (Seat, error) {
	code = plainCode(code)
	for _, seat := range s.Seats {
		if seat.Code == code {
			return seat, nil
		}
	}
	for _, g := range s.Groups {
		if g.Code == code {
			return Seat{Code: code, Group: g.Name}, nil
		}
	}
	return Seat{}, diag.Fail(diag.New("KL003", diag.Position{}, "kode", code))
}

// Actor is who acts from a seat. role may be empty for the first of its roles;
// one that is not the seat's is refused.
func (s Seat) Actor(role, name string) (dossier.Actor, error) {
	switch {
	case len(s.Roles) == 0 || slices.Contains(s.Roles, role):
	case role == "":
		role = s.Roles[0]
	default:
		return dossier.Actor{}, diag.Fail(diag.New("KL015", diag.Position{}, "peran", role, "kursi", s.Roles))
	}
	if s.Name != "" {
		name = s.Name
	}
	return dossier.Actor{Role: role, Name: name}, nil
}

// plainCode is a code as it is stored: people type small letters and dashes.
func plainCode(code string) string {
	return strings.ToUpper(strings.NewReplacer("-", "", " ", "").Replace(code))
}

// folderOf is the folder of the group at a place: its name may hold anything.
func folderOf(i int) string { return fmt.Sprintf("%02d", i+1) }
