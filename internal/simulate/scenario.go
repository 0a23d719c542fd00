package simulate

import (
	"time"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// ScenarioSchema is the name of the language of scenarios.
const ScenarioSchema = "skenario/v1"

// Scenario is a parsed scenario: a workflow to be rehearsed, who plays whom, what
// comes between, and what the players are judged by. It is immutable after
// ParseScenario.
type Scenario struct {
	File     string
	Title    string
	Aim      string // what is learnt, for people
	Workflow string // name of the workflow's file, without ending
	Seed     uint64 // of the bots; another seed is another play
	Tempo    Tempo
	Seats    []Seat
	Manners  []Manner // declared here, besides those that are shipped
	Briefs   []Brief
	Answers  *source.Node // prepared answers of the bots, by field; may be nil
	Events   []Event
	Rubric   []Item
	Goals    []Goal

	seatsPos diag.Position
}

// Tempo is the clock of a rehearsal.
type Tempo struct {
	Start Moment        // the virtual moment at which it begins
	Day   time.Duration // how long a virtual day lasts in a class; 0: the clock only jumps
	Pos   diag.Position
}

// Seat is a role of the workflow with whoever plays it.
type Seat struct {
	Role   string
	Name   string // by what name the seat acts
	Post   string // or whose holder it is; neither: whoever holds the role by the office's list
	People int    // how many persons play it; 0: a bot does
	Manner string // of its bot, or of the bot that stands in while the seat is empty
	Pos    diag.Position
}

// Brief is what the players of a role know when they begin.
type Brief struct {
	Role string // "" is for everybody
	Text string
	Pos  diag.Position
}

// Manner is how a bot behaves.
type Manner struct {
	Name string
	Pace
	Refuse  int // how often it gives back in a stage before it agrees
	Erratic bool
	Rules   []Rule // tried in order before anything else
	Pos     diag.Position
}

// Pace is how many working days a bot takes to act, at least and at most.
type Pace struct{ Quick, Slow int }

// Rule tells a bot what to do in a stage.
type Rule struct {
	Stage   string // "" is any
	If      Condition
	Action  string
	Pace    *Pace // another one than the manner's
	Times   int   // how often at most in the whole play; 0: always
	Reasons []string
	Answers *source.Node // answers that differ from the prepared ones
	Pos     diag.Position
}

// Event is something that comes between. It happens once, as soon as all that
// its trigger says holds.
type Event struct {
	Name, Label string
	When        Trigger
	Tale        string // what the players are told
	Quiet       bool   // they are not: a planted defect
	Role        string // in whose name an edit or a change comes
	Pos         diag.Position

	// At most one of these; none is a mere message.
	Edit    *ClauseEdit
	Replace *Replacement
	Change  *source.Node // answers to be changed, by field
	Away    *Absence
	Holiday *Holiday
	Numbers *TakenNumbers
}

// Trigger says when an event happens.
type Trigger struct {
	Day    *int   // on the n-th day of the play at the earliest; the first is 1
	Stage  string // while the dossier stands here
	If     Condition
	ByHand bool // only when the trainer says so
	Pos    diag.Position
}

// ClauseEdit is what a partner writes into the Word file of a paper.
type ClauseEdit struct {
	Paper  string
	Clause string // id of the pasal
	Find   string // words of the clause to be replaced; "" with Put: an ayat is added
	Put    string // what stands there instead; "" with Find: it is struck out
	Reason string
	Pos    diag.Position
}

// Replacement is a post that changes hands.
type Replacement struct {
	Post   string
	Person schema.Record // columns of an orang; what is left out stays as before
	Basis  string
	Pos    diag.Position
}

// Absence is a seat that does not act for a while.
type Absence struct {
	Role   string
	Length schema.Duration
	Pos    diag.Position
}

// Holiday is a change of the holiday decree.
type Holiday struct {
	From, To schema.Date
	Name     string
	Pos      diag.Position
}

// TakenNumbers are numbers of a series that were used elsewhere.
type TakenNumbers struct {
	Series string
	Count  int
	Pos    diag.Position
}

// Item is one line of the rubric. Exactly one of the checks is set, or Trainer.
type Item struct {
	Name, Label string
	Weight      int
	Basis       string // the legal basis, for the debrief
	Pos         diag.Position

	Trainer  bool   // marked by the trainer, 0 to 100
	Deadline string // the stage was left in time, each time
	Reason   *ReasonCheck
	Has      *TextCheck // the paper's text of record holds these words
	Lacks    *TextCheck // or does not
	Taker    *TakerCheck
	Order    []string // these actions or initials, in this order
	Returns  *ReturnCheck
	Reach    *Goal
	If       Condition // holds at the end
}

// ReasonCheck asks that reasons were written, of a length that says something.
type ReasonCheck struct {
	Action string
	Stage  string // "" is any
	Least  int    // characters
}

// TextCheck looks for words in the newest text of a paper.
type TextCheck struct {
	Paper string
	Text  string
}

// TakerCheck asks who took an action.
type TakerCheck struct {
	Action string
	Stage  string // "" is any
	Post   string // of the office: who held it that day
}

// ReturnCheck bounds how often a stage was entered again.
type ReturnCheck struct {
	Stage string
	Most  int
}

// Goal is a stage to be reached, within a time if Within is set.
type Goal struct {
	Stage  string
	Within *schema.Duration
	Pos    diag.Position
}

// Condition is a condition of a scenario as it is written; what its names mean
// is known once the workflow is (Bind).
type Condition struct {
	Text string
	node *source.Node
}

// Bot reports whether nobody plays the seat.
func (s Seat) Bot() bool { return s.People == 0 }
