package manuscript

import (
	"slices"
	"strconv"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/source"
)

// front is the front matter of a .naskah file.
type front struct {
	name, title string
	base        string // style base
	typeface    string
	size        int // half-points
	f4          bool
	landscape   bool
	margin      [4]int // left, right, top, bottom, twips
	pageNumber  string // bawah, atas, tidak
	chapter     string // pasal, romawi, huruf, angka, tanpa
	alternat    bool
	initials    bool
	parties     string // the list<pihak> field
}

// twipsPerCM is 1440 / 2.54.
const twipsPerCM = 566.929

func cm(n float64) int { return int(n*twipsPerCM + 0.5) }

func defaultFront() front {
	return front{
		base: "dinas", typeface: "Arial", size: 24, pageNumber: "bawah", chapter: "tanpa", parties: "pihak",
		margin: [4]int{cm(3), cm(2), cm(2), cm(2.5)},
	}
}

// splitFront cuts a file into front matter and body and says on which lines
// they begin; false when the file has no front matter.
func splitFront(data string) (matter, body string, bodyLine int, ok bool) {
	rest, found := strings.CutPrefix(data, "---\n")
	if !found {
		return "", data, 1, false
	}
	for from := 0; ; {
		end := strings.IndexByte(rest[from:], '\n')
		last := end < 0
		if last {
			end = len(rest) - from
		}
		if strings.TrimRight(rest[from:from+end], " \t") == "---" {
			matter = rest[:from]
			if !last {
				body = rest[from+end+1:]
			}
			return matter, body, strings.Count(matter, "\n") + 3, true
		}
		if last {
			return "", data, 1, false
		}
		from += end + 1
	}
}

// parseFront reads the front matter strictly.
func parseFront(name, matter string, bag *diag.Bag) front {
	f := defaultFront()
	n, found := source.ParseAt(name, []byte(matter), 2)
	bag.Add(found...)
	if n == nil {
		return f
	}
	r := source.Read(n, bag)
	if s := r.Need("skema"); s != nil && s.Text() != "naskah/v1" {
		bag.Add(diag.New("TP002", s.Pos(), "skema", s.Text()))
	}
	if s := r.Need("nama"); s != nil {
		f.name = s.Text()
		if !isName(f.name) {
			bag.Add(diag.New("TP003", s.Pos(), "nama", f.name))
		}
	}
	if s := r.Need("judul"); s != nil {
		f.title = s.Text()
	}
	f.base = orText(r, "gaya", f.base)
	f.typeface = orText(r, "huruf", f.typeface)
	f.parties = orText(r, "pihak", f.parties)
	f.size = f.readSize(r.Node("ukuran"), bag)
	f.f4 = choice(r, bag, "kertas", "A4", "F4") == "F4"
	f.landscape = choice(r, bag, "arah", "tegak", "mendatar") == "mendatar"
	f.pageNumber = choice(r, bag, "halaman", "bawah", "atas", "tidak")
	f.chapter = choice(r, bag, "bab", "tanpa", "pasal", "romawi", "huruf", "angka")
	f.margin = f.readMargins(r.Node("batas"), bag)
	f.alternat = r.Bool("alternat")
	f.initials = r.Bool("paraf")
	r.Done()
	return f
}

func orText(r *source.Reader, key, fallback string) string {
	if s := r.Text(key); s != "" {
		return s
	}
	return fallback
}

// choice reads one of a few words; the first is the default.
func choice(r *source.Reader, bag *diag.Bag, key string, words ...string) string {
	n := r.Node(key)
	if n == nil || n.Null() {
		return words[0]
	}
	if !slices.Contains(words, n.Text()) {
		bag.Add(diag.New("TP004", n.Pos(), "kunci", key, "nilai", n.Text(), "pilihan", words))
		return words[0]
	}
	return n.Text()
}

func (f front) readSize(n *source.Node, bag *diag.Bag) int {
	if n == nil {
		return f.size
	}
	v, err := strconv.ParseFloat(strings.Replace(n.Text(), ",", ".", 1), 64)
	if err != nil || v < 6 || v > 36 || v*2 != float64(int(v*2)) {
		bag.Add(diag.New("TP005", n.Pos(), "nilai", n.Text()))
		return f.size
	}
	return int(v * 2)
}

// readMargins reads "left right top bottom" in centimetres.
func (f front) readMargins(n *source.Node, bag *diag.Bag) [4]int {
	if n == nil {
		return f.margin
	}
	words := strings.Fields(n.Text())
	out := f.margin
	for i, w := range words {
		v, err := strconv.ParseFloat(strings.Replace(w, ",", ".", 1), 64)
		if len(words) != 4 || err != nil || v < 0.5 || v > 8 {
			bag.Add(diag.New("TP006", n.Pos(), "nilai", n.Text()))
			return f.margin
		}
		out[i] = cm(v)
	}
	return out
}

// isName reports whether s is a lower-case name as fields and papers have it.
func isName(s string) bool {
	for i, r := range s {
		if !(r >= 'a' && r <= 'z' || r == '_' || i > 0 && r >= '0' && r <= '9') {
			return false
		}
	}
	return s != ""
}
