package office

import (
	"naskah/internal/diag"
	"naskah/internal/source"
)

// Mark says on which pages of an issued paper its code stands.
type Mark int

// Where marks stand.
const (
	FirstPage Mark = iota // unless the profile says otherwise
	EveryPage
	NoMark
)

// marks are the words of `arsip.tanda`.
var marks = map[string]Mark{"halaman_pertama": FirstPage, "tiap_halaman": EveryPage, "tidak": NoMark}

// readArchive reads `arsip`.
func (p *profile) readArchive(n *source.Node) {
	if n == nil {
		return
	}
	r := source.Read(n, p.bag)
	if word := r.Node("tanda"); word != nil {
		where, ok := marks[word.Text()]
		if !ok {
			p.bag.Add(diag.New("OF060", word.Pos(), "teks", word.Text(), "ada", []string{"halaman_pertama", "tiap_halaman", "tidak"}))
		}
		p.office.mark = where
	}
	r.Done()
}

// Mark says where the codes of issued papers stand.
func (o *Office) Mark() Mark { return o.mark }
