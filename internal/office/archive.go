package office

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

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

// LabelSheet is a sheet of labels. All measures are millimetres.
type LabelSheet struct {
	Name                    string
	Width, Height           float64 // of the sheet
	LabelWidth, LabelHeight float64
	Columns, Rows           int
	Left, Top               float64 // of the first label
	GapX, GapY              float64 // between labels
}

// fits reports whether all labels lie on the sheet.
func (s LabelSheet) fits() bool {
	return s.Columns > 0 && s.Rows > 0 && s.LabelWidth > 0 && s.LabelHeight > 0 && s.Left >= 0 && s.Top >= 0 && s.GapX >= 0 && s.GapY >= 0 &&
		s.Left+float64(s.Columns)*(s.LabelWidth+s.GapX)-s.GapX <= s.Width+0.1 &&
		s.Top+float64(s.Rows)*(s.LabelHeight+s.GapY)-s.GapY <= s.Height+0.1
}

// archiving is what the profile says of the archive.
type archiving struct {
	mark     Mark
	sheets   []LabelSheet
	printers map[string][2]float64 // offsets to the right and down
}

// readArchive reads `arsip`.
func (p *profile) readArchive(n *source.Node) {
	if n == nil {
		return
	}
	a := &p.office.archiving
	r := source.Read(n, p.bag)
	if word := r.Node("tanda"); word != nil {
		where, ok := marks[word.Text()]
		if !ok {
			p.bag.Add(diag.New("OF060", word.Pos(), "teks", word.Text(), "ada", []string{"halaman_pertama", "tiap_halaman", "tidak"}))
		}
		a.mark = where
	}
	sheets := r.Node("lembar")
	for _, key := range p.entries(sheets) {
		a.sheets = append(a.sheets, p.readSheet(key, sheets.Get(key.Text())))
	}
	printers := r.Node("pencetak")
	a.printers = map[string][2]float64{}
	for _, key := range p.entries(printers) {
		one := source.Read(printers.Get(key.Text()), p.bag)
		a.printers[key.Text()] = p.pair(one.Need("geser"))
		one.Done()
	}
	r.Done()
}

// readSheet reads a label sheet.
func (p *profile) readSheet(key, n *source.Node) LabelSheet {
	r := source.Read(n, p.bag)
	paper, label, gap := p.pair(r.Need("kertas")), p.pair(r.Need("label")), p.pair(r.Node("jarak"))
	s := LabelSheet{
		Name: key.Text(), Width: paper[0], Height: paper[1], LabelWidth: label[0], LabelHeight: label[1], GapX: gap[0], GapY: gap[1],
		Columns: r.Int("kolom", 1), Rows: r.Int("baris", 1), Left: p.millimetres(r.Need("kiri")), Top: p.millimetres(r.Need("atas")),
	}
	r.Done()
	if !s.fits() {
		p.bag.Add(diag.New("OF061", key.Pos(), "nama", s.Name))
	}
	return s
}

// measure is a length in millimetres, the decimal sign either way.
var measure = regexp.MustCompile(`^-?[0-9]{1,3}(?:[.,][0-9]{1,2})?$`)

func (p *profile) millimetres(n *source.Node) float64 {
	if n == nil {
		return 0
	}
	v, ok := millimetres(n.Text())
	if !ok {
		p.bag.Add(diag.New("OF062", n.Pos(), "teks", n.Text()))
	}
	return v
}

func millimetres(text string) (float64, bool) {
	if text = strings.TrimSpace(text); !measure.MatchString(text) {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64)
	return v, err == nil
}

// pair reads "210 x 297".
func (p *profile) pair(n *source.Node) (v [2]float64) {
	if n == nil {
		return v
	}
	x, y, found := strings.Cut(n.Text(), "x")
	var okX, okY bool
	v[0], okX = millimetres(x)
	v[1], okY = millimetres(y)
	if !found || !okX || !okY {
		p.bag.Add(diag.New("OF063", n.Pos(), "teks", n.Text()))
	}
	return v
}

// Mark says where the codes of issued papers stand.
func (o *Office) Mark() Mark { return o.archiving.mark }

// LabelSheets are the office's own label sheets, by name.
func (o *Office) LabelSheets() []LabelSheet {
	return slices.SortedFunc(slices.Values(o.archiving.sheets), func(a, b LabelSheet) int { return cmp.Compare(a.Name, b.Name) })
}

// PrinterOffset is how far a printer of the office prints too far to the left and
// up, in millimetres: what is placed exactly is moved by as much.
func (o *Office) PrinterOffset(name string) (offset [2]float64, known bool) {
	offset, known = o.archiving.printers[name]
	return offset, known
}
