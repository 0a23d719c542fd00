package cli

import (
	"testing"

	"naskah/internal/diag"
	"naskah/internal/press"
)

func TestTwoRunsDoNotGoOnWithOneTicket(t *testing.T) {
	first := &ticketStore{dir: t.TempDir()}
	name, err := first.reserve()
	if err != nil {
		t.Fatal(err)
	}
	ticket := &press.Ticket{Name: name, Parts: []press.Part{{File: "a.pdf", Sheets: 2, First: 1, State: press.Waiting}}}
	if err := first.save(ticket); err != nil {
		t.Fatal(err)
	}
	second := &ticketStore{dir: first.dir}
	same, err := second.load(name)
	if err != nil {
		t.Fatal(err)
	}
	ticket.Parts[0].State = press.Sent
	if err := first.save(ticket); err != nil {
		t.Fatal(err)
	}
	same.Parts[0].State = press.Sent
	same.Parts[0].Job = 2
	if found := diag.Findings(second.save(same)); len(found) != 1 || found[0].Code != "PR056" {
		t.Errorf("%v, want PR056", found)
	}
	if err := first.save(ticket); err != nil {
		t.Errorf("the run that was first: %v", err)
	}
}

func TestTicketNumbersAreTakenOnce(t *testing.T) {
	s := &ticketStore{dir: t.TempDir()}
	one, err := s.reserve()
	if err != nil {
		t.Fatal(err)
	}
	two, err := s.reserve()
	if err != nil || one != "0001" || two != "0002" {
		t.Errorf("%s, %s, %v", one, two, err)
	}
	if err := s.release(two); err != nil || s.next() != "0002" {
		t.Errorf("a released number is not given again: %s, %v", s.next(), err)
	}
}
