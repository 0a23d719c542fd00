package dossier

// Number is a number of the register: a serial of a series and year.
type Number struct {
	Field  string      `json:"data,omitempty"` // of the dossier, that it is the value of
	Series string      `json:"deret"`
	Year   int         `json:"tahun"`
	Serial int         `json:"urut"`
	Text   string      `json:"teks"`
	State  NumberState `json:"keadaan,omitempty"`
	For    ID          `json:"untuk,omitempty"` // the dossier a reserved number is kept for, if any
}

// NumberState says what became of a number.
type NumberState string

// States of numbers. A paper bears a number in force; a reserved one waits for
// its paper; an external one is on a paper made elsewhere.
const (
	InForce  NumberState = ""
	Reserved NumberState = "cadangan"
	External NumberState = "luar"
	Void     NumberState = "batal"
)

// rank orders the states: a number only goes up.
func (s NumberState) rank() int {
	switch s {
	case Reserved:
		return 1
	case InForce, External:
		return 2
	case Void:
		return 3
	}
	return 0
}

// Becomes reports whether a number may go from s to next. What was used
// elsewhere stays so: it is not ours to void.
func (s NumberState) Becomes(next NumberState) bool {
	return s != External && next.rank() > s.rank()
}

// Registered is a number with the entry that last spoke of it.
type Registered struct {
	Number
	Dossier ID  `json:"berkas"`
	Seq     int `json:"entri"`
}

// Book is the file of the register itself, where numbers stand that belong to
// no dossier. It is a dossier without a workflow, and lists do not show it.
const Book ID = "nomor"
