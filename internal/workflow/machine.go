package workflow

import (
	"context"
	"errors"
	"fmt"

	"github.com/looplab/fsm"
)

// machine is the compiled table of transitions: by stage, the events it knows
// and the stage each leads to.
type machine struct {
	events map[string][]fsm.EventDesc
	to     map[[2]string]string // stage, event
}

// compileMachine lists the transitions of every stage: its actions, its seats
// (an initial leaves the dossier where it is) and its branches. Of two entries
// for one event and stage the library would keep the last in silence; Parse
// has refused that, and here the first one stands.
func compileMachine(stages []Stage) machine {
	m := machine{events: map[string][]fsm.EventDesc{}, to: map[[2]string]string{}}
	known := map[string]bool{}
	for _, s := range stages {
		known[s.Name] = true
	}
	for _, s := range stages {
		add := func(event, to string) {
			if _, twice := m.to[[2]string{s.Name, event}]; twice || !known[to] {
				return
			}
			m.to[[2]string{s.Name, event}] = to
			m.events[s.Name] = append(m.events[s.Name], fsm.EventDesc{Name: event, Src: []string{s.Name}, Dst: to})
		}
		for _, a := range s.Actions {
			if a.Stay {
				add(a.Name, s.Name)
			} else {
				add(a.Name, a.To)
			}
		}
		for _, seat := range s.Seats {
			add(seat.Name, s.Name)
		}
		for i, b := range s.Branches {
			add(branchEvent(i), b.To)
		}
	}
	return m
}

// fire asks the library whether the event is lawful in the stage and where it
// leads. Every step has a machine of its own that knows only the stage's edges
// and dies with the call: a living one can be wedged for ever by a context
// that ends during an event (looplab/fsm#115) or by a panic. It has no
// callbacks, so nothing can dead-lock, panic, cancel or park in it, and no name
// of a stage or event can be mistaken for a callback's. AvailableTransitions,
// whose order changes from run to run, is never asked.
func (m machine) fire(stage, event string) (string, error) {
	f := fsm.NewFSM(stage, m.events[stage], nil)
	// The decision is made in full or not at all: no caller's context may end
	// half of it.
	err := f.Event(context.WithoutCancel(context.Background()), event)
	var same fsm.NoTransitionError
	if errors.As(err, &same) && same.Err == nil {
		err = nil // the event leads back to its own stage; that is no failure
	}
	if err != nil {
		return "", fmt.Errorf("fire %s in %s: %w", event, stage, err)
	}
	to := f.Current()
	if to != m.to[[2]string{stage, event}] {
		panic(fmt.Sprintf("workflow: machine takes %s in %s to %s, the table to %s", event, stage, to, m.to[[2]string{stage, event}]))
	}
	return to, nil
}
