// Package workflow reads a workflow (alur/v1), proves it sound before any run,
// and decides what a command does to a dossier. It is pure: no clock, no
// database, no files; it knows templates only as lists of fields they use.
//
// A file goes through Parse (names, types and conditions, all findings at
// once), Check (can every stage be reached and left, can every quorum come
// about, can every condition be decided) and Proof (is every field of every
// paper filled on every path). The Definition that results is never changed
// and may be shared. Decide then takes a dossier and a command and answers with
// a Plan, or with a refusal that says why; Possible answers the same question
// for every action of the stage.
//
// The state machine library (looplab/fsm) and the expression library (expr)
// are used in this room only.
package workflow

import (
	"strings"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
)

// Schema is the name of the language this package reads.
const Schema = "alur/v1"

// Definition is one workflow, compiled. It is immutable after Parse.
type Definition struct {
	ID, Version, Name string
	Basis             []string // legal basis, for people
	Start             string   // first stage
	Open              []string // fields asked when a dossier is opened
	Mother            *Mother  // what it is opened under; nil: nothing
	Renamed           Renamings
	Roles             []Role
	Fields            []schema.Field
	Constants         []Constant
	Rules             []Rule
	Stages            []Stage
	Digest            dossier.Digest // of the file's bytes; a dossier pins it
	File              string

	openPos diag.Position
	stages  map[string]int
	fields  map[string]int
	used    map[string]bool // rules and constants some condition reads
	drawn   map[string]bool // fields some action draws from the register
	scope   *scope          // what names in conditions mean, for Ask
	machine machine
}

// Role is a function in the office, or outside of it.
type Role struct {
	Name, Label string
	Outside     bool // not of this office
	Letter      bool // acts by a letter somebody records
	Pos         diag.Position
}

// Constant is a fixed value conditions may speak of. Amounts are in rupiah.
type Constant struct {
	Name, Text string
	Pos        diag.Position
}

// Rule is a condition with a name.
type Rule struct {
	Name string
	If   Guard
	Pos  diag.Position
}

// Stage is where a dossier rests (or, with Branches, passes through).
type Stage struct {
	Name, Label string
	By          []string   // roles that act here
	Form        []string   // fields asked here
	Papers      []PaperUse // produced by an action that completes the form
	Actions     []Action
	Seats       []Seat // of a parallel stage
	Quorum      Quorum
	Branches    []Branch  // of an automatic stage
	Deadline    *Deadline // nil: none
	End         string    // how the dossier ended; "" for any other stage
	Pos         diag.Position
}

// Parallel reports whether seats initial side by side here.
func (s *Stage) Parallel() bool { return len(s.Seats) > 0 }

// Automatic reports whether the stage is left at once, by its branches.
func (s *Stage) Automatic() bool { return len(s.Branches) > 0 }

// PaperUse asks for a paper.
type PaperUse struct {
	Name  string
	Draft bool     // a numbered draft; else a final
	Late  []string // fields a draft may still lack
	If    Guard
	Pos   diag.Position

	bare bool // written as a name only
}

// Action is a way out of a stage, or, with Stay, a thing done within it.
type Action struct {
	Name, Label string
	To          string
	By          []string // narrows the roles of the stage
	AnySeat     bool     // any seat of the parallel stage may take it
	If          Guard
	Reason      bool // a reason must be given; the form may be incomplete
	Lock        []string
	Clear       []string
	Number      []string
	Papers      []PaperUse // instead of the stage's
	Void        string     // parallel stage whose votes fall
	Quorum      bool       // taken by itself once the quorum is there
	Stay        bool
	Every       *schema.Duration // to be repeated; nil: once
	EverySince  string           // date the repeating counts from; "": the stage's first day
	Pause       Pause
	Apart       []string // stages whose people may not take it
	Await       *Await   // a dossier opened under this one; nil: none
	Overdue     bool     // possible only once the stage's deadline has gone by
	Pos         diag.Position
}

// Complete reports whether the action needs a complete form. A draft goes out
// and comes back as it is.
func (a *Action) Complete() bool { return !a.Reason && a.Pause == NoPause }

// Seat is one initial of a parallel stage.
type Seat struct {
	Name, Label string
	By          []string
	After       []string // seats that initial before this one
	Apart       []string // stages whose people may not initial here
	Pos         diag.Position
}

// Quorum says when the initials suffice.
type Quorum struct {
	Minimum  int
	Required []string // seats without which there is no quorum
	Pos      diag.Position
}

// Branch is one way out of an automatic stage.
type Branch struct {
	To  string
	If  Guard
	Pos diag.Position
}

// Stage returns the stage of that name.
func (d *Definition) Stage(name string) (*Stage, bool) {
	i, ok := d.stages[name]
	if !ok {
		return nil, false
	}
	return &d.Stages[i], true
}

// Field returns the field of that name.
func (d *Definition) Field(name string) (schema.Field, bool) {
	i, ok := d.fields[name]
	if !ok {
		return schema.Field{}, false
	}
	return d.Fields[i], true
}

// Role returns the role of that name.
func (d *Definition) Role(name string) (Role, bool) {
	for _, r := range d.Roles {
		if r.Name == name {
			return r, true
		}
	}
	return Role{}, false
}

// RoleName is what people call a role; an unknown name is its own.
func (d *Definition) RoleName(name string) string {
	if r, ok := d.Role(name); ok {
		return r.Label
	}
	return name
}

// RoleNames is what people call roles.
func (d *Definition) RoleNames(roles []string) []string {
	names := make([]string, len(roles))
	for i, role := range roles {
		names[i] = d.RoleName(role)
	}
	return names
}

// PaperNames returns the name of every paper the workflow can ask for, in the
// order of the file, each once.
func (d *Definition) PaperNames() []string {
	var names []string
	seen := map[string]bool{}
	add := func(uses []PaperUse) {
		for _, u := range uses {
			if u.Name != "" && !seen[u.Name] {
				seen[u.Name] = true
				names = append(names, u.Name)
			}
		}
	}
	for _, s := range d.Stages {
		add(s.Papers)
		for _, a := range s.Actions {
			add(a.Papers)
		}
	}
	return names
}

// label returns what people call the field.
func (d *Definition) label(field string) string {
	if f, ok := d.Field(field); ok && f.Label != "" {
		return f.Label
	}
	return plain(field)
}

// plain turns a name of the file into words.
func plain(name string) string { return strings.ReplaceAll(name, "_", " ") }

func stageNames(stages []Stage) []string {
	names := make([]string, len(stages))
	for i, s := range stages {
		names[i] = s.Name
	}
	return names
}
