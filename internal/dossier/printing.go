package dossier

// Printing is what was handed over to be printed at one time. What became of it
// is the printer's affair: an entry says that sheets were asked for, not that
// they came out.
type Printing struct {
	Ticket string  `json:"tiket"`
	For    string  `json:"untuk,omitempty"` // who gets the copies
	Target string  `json:"tujuan"`          // the printer's address, or the name of a file
	Copies []Print `json:"salinan"`
}

// Print is one paper of a Printing.
type Print struct {
	Set    string `json:"set"`
	Paper  string `json:"naskah"`             // its ID
	Scan   string `json:"pindaian,omitempty"` // ID of its signed copy, if that was printed
	Count  int    `json:"jumlah"`             // how often
	First  int    `json:"nomor,omitempty"`
	Sheets int    `json:"lembar"`
}

// Last is the highest copy number of the print, 0 when its copies bear none:
// they are numbered First, First+1, …
func (p Print) Last() int {
	if p.First == 0 {
		return 0
	}
	return p.First + p.Count - 1
}

// Copied is the highest copy number given out for a paper; the next copy is one
// more.
func Copied(history []Entry, paper string) int {
	last := 0
	for _, e := range history {
		if e.Printing == nil {
			continue
		}
		for _, p := range e.Printing.Copies {
			if p.Paper == paper {
				last = max(last, p.Last())
			}
		}
	}
	return last
}
