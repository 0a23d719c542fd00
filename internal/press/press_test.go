package press

import (
	"bytes"
	"testing"

	"naskah/internal/font"
	"naskah/internal/impose"
	"naskah/internal/ipp"
)

func ticket() *Ticket {
	return &Ticket{Name: "0001", Parts: []Part{
		{First: 1, Sheets: 4, Sides: ipp.OneSided, State: Done},
		{First: 5, Sheets: 10, Sides: ipp.LongEdge, State: Sent, Begun: 5, Counted: 7},
		{First: 15, Sheets: 2, Sides: ipp.LongEdge, State: Waiting},
	}}
}

func TestATicketGoesOnWhereItBroke(t *testing.T) {
	x := ticket()
	if sheet, begun := x.Next(); sheet != 8 || begun != &x.Parts[1] {
		t.Errorf("Next() = %d, %v, want the sheet after three whole ones", sheet, begun)
	}
	x.Parts[1].Begun, x.Parts[1].Counted = 12, 2 // a second job that began at sheet 12
	if sheet, _ := x.Next(); sheet != 13 {
		t.Errorf("Next() = %d, want 13", sheet)
	}
	x.Parts[1].Counted = 1000 // a printer that counts otherwise
	if sheet, _ := x.Next(); sheet != 14 {
		t.Errorf("Next() = %d, want a sheet of the part", sheet)
	}
	x.Parts[1].State = Done
	if sheet, begun := x.Next(); sheet != 15 || begun != nil {
		t.Errorf("Next() = %d, %v, want the part that waits", sheet, begun)
	}
	x.Parts[2].State = Done
	if sheet, _ := x.Next(); sheet != 17 || x.Sheets() != 16 {
		t.Errorf("Next() = %d of %d sheets, want the end", sheet, x.Sheets())
	}
}

func library(t *testing.T) *font.Library {
	t.Helper()
	l, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestAStampIsATransparentPageOfTheSizeAsked(t *testing.T) {
	s := stamp{corner: []string{"SALINAN", "Nomor salinan: 3"}, middle: "RAHASIA"}
	p, err := s.page(library(t), 609.45, 935.43)
	if err != nil {
		t.Fatal(err)
	}
	if w, h := p.Size(); w < 609 || w > 610 || h < 935 || h > 936 {
		t.Errorf("%v x %v", w, h)
	}
}

// tail keeps the sheets from the one asked for on.
func TestThePartIsCutAtASheet(t *testing.T) {
	p, err := stamp{middle: "LATIHAN"}.page(library(t), 595, 842)
	if err != nil {
		t.Fatal(err)
	}
	var whole bytes.Buffer
	if err := impose.Write(&whole, impose.Plain([]impose.Page{p, p, p, p, p, p}), impose.Meta{}); err != nil {
		t.Fatal(err)
	}
	part := Part{File: "a.pdf", First: 5, Sheets: 3, Begun: 6, Sides: ipp.LongEdge}
	data, err := part.tail(whole.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	rest, err := impose.Open("b.pdf", data)
	if err != nil || len(rest.Pages()) != 4 {
		t.Errorf("%v, %d sides, want the 4 of sheets 6 and 7", err, len(rest.Pages()))
	}
	part.Begun = 9
	if _, err := part.tail(whole.Bytes()); err == nil {
		t.Error("a sheet behind the last was found")
	}
}

func TestBytesThatAreNotThePartsAreRefused(t *testing.T) {
	if err := (Part{File: "a.pdf", Digest: "0"}).Check([]byte("lain")); err == nil {
		t.Error("other bytes were taken")
	}
}

func TestEachPageHasItsSheet(t *testing.T) {
	for _, c := range []struct {
		w, h float64
		want ipp.Sheet
	}{{595.3, 841.9, ipp.A4}, {841.9, 595.3, ipp.A4}, {595.3, 935.4, ipp.F4}, {609.4, 935.4, ipp.F4}, {841.9, 1190.6, ipp.A3}, {300, 300, ipp.A4}} {
		p, err := stamp{middle: "x"}.page(library(t), c.w, c.h)
		if err != nil {
			t.Fatal(err)
		}
		if got := sheetOf(p); got != c.want {
			t.Errorf("%v x %v is printed on %s, want %s", c.w, c.h, got, c.want)
		}
	}
}
