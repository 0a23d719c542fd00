package press

import (
	"time"

	"naskah/internal/dossier"
	"naskah/internal/ipp"
)

// Ticket is one print: its parts and how far each is. It is kept as JSON beside
// the PDF of each part, so that another run of the program can go on with it.
type Ticket struct {
	Name   string        `json:"tiket"`
	At     time.Time     `json:"waktu"`
	Actor  dossier.Actor `json:"pelaku"`
	Target string        `json:"tujuan"`
	For    string        `json:"untuk,omitempty"`
	Parts  []Part        `json:"bagian"`
}

// Part is a run of sheets of one size, printed in one manner: one job.
type Part struct {
	File    string          `json:"nama_berkas"`
	Digest  dossier.Digest  `json:"pdf"`
	Dossier dossier.ID      `json:"berkas"`
	Set     Set             `json:"set"`
	Sides   ipp.Sides       `json:"sisi"`
	Sheet   ipp.Sheet       `json:"kertas"`
	First   int             `json:"lembar_pertama"` // of its sheets, counted through the ticket
	Sheets  int             `json:"lembar"`
	Papers  []dossier.Print `json:"naskah"`
	State   State           `json:"keadaan"`
	Job     int             `json:"pekerjaan,omitempty"` // of the printer
	Printer string          `json:"pencetak,omitempty"`  // that has the job
	Begun   int             `json:"mulai,omitempty"`     // at which sheet that job begins
	Counted int             `json:"dihitung,omitempty"`  // sides of that job, by the printer's own count

	data []byte
}

// State is how far a part is.
type State string

// States of a part. Sent is also what is left when the program or the printer
// went away: the sheets that came out have to be counted.
const (
	Waiting State = "menunggu"
	Sent    State = "dikirim"
	Done    State = "selesai"
)

// Sheets counts the sheets of all parts.
func (t *Ticket) Sheets() int {
	n := 0
	for _, p := range t.Parts {
		n += p.Sheets
	}
	return n
}

// Last is the number of the part's last sheet.
func (p Part) Last() int { return p.First + p.Sheets - 1 }

// Data is the part's PDF, of a ticket that was just prepared.
func (p Part) Data() []byte { return p.data }

// perSheet is how many sides a sheet has.
func perSheet(s ipp.Sides) int {
	if s == ipp.OneSided {
		return 1
	}
	return 2
}

// Reached is the sheet at which a broken part probably stands: the one after
// those the printer counted as printed on all their sides.
func (p Part) Reached() int {
	return min(max(p.Begun, p.First)+p.Counted/perSheet(p.Sides), p.Last())
}
