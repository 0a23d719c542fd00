package source

import (
	"bytes"
	"strings"

	"naskah/internal/diag"
)

// syntax turns the library's refusal into a finding. The library names a line
// near the trouble, often the one before the mapping it stands in, and no
// column; the place is therefore looked up by locate.
func (p *parser) syntax(data []byte, err error) {
	line, col := locate(data)
	pos := p.clamp(line, col)
	problem := err.Error()
	has := func(part string) bool { return strings.Contains(problem, part) }
	switch {
	case has("expected ',' or"), has("expected node content"):
		p.bag.Add(diag.New("SR010", pos))
	case has("expected key"), has("'-' indicator"):
		p.bag.Add(diag.New("SR011", pos))
	case has("could not find expected ':'"):
		p.bag.Add(diag.New("SR012", pos, "teks", p.excerpt(pos)))
	case has("mapping values are not allowed"), has("mapping keys are not allowed"):
		p.bag.Add(diag.New("SR013", pos))
	case has("unexpected end of stream"), has("unexpected document indicator"):
		p.bag.Add(diag.New("SR014", pos))
	case has("cannot start any token"):
		pos = p.bareSign(pos)
		p.bag.Add(diag.New("SR015", pos, "tanda", string(max(p.rune(pos), ' '))))
	case has("escape"), has("hexdecimal"):
		p.bag.Add(diag.New("SR016", pos))
	case has("comment or line break"), has("indentation indicator"):
		p.bag.Add(diag.New("SR017", pos))
	case has("block sequence entries"):
		p.bag.Add(diag.New("SR018", pos))
	case has("unknown anchor"), has("alphabetic or numeric"):
		p.bag.Add(diag.New("SR022", pos, "nama", strings.TrimLeft(p.excerpt(pos), "*&")))
	case has("exceeded max depth"):
		p.bag.Add(diag.New("SR007", pos, "batas", MaxDepth))
	case has("tag"):
		p.bag.Add(diag.New("SR024", pos, "tanda", p.excerpt(pos)))
	case has("tab character"):
		p.bag.Add(diag.New("SR004", pos))
	default:
		p.bag.Add(diag.New("SR009", pos, "sebab", strings.TrimPrefix(problem, "yaml: ")))
	}
}

// bareSign goes on from pos to the @, ` or % that begins a plain value. Inside
// { } and [ ] locate can only say where the bracket opens.
func (p *parser) bareSign(pos diag.Position) diag.Position {
	var quote rune
	before := '\n' // the last sign that is no blank
	for line := pos.Line; line < p.first+len(p.lines); line++ {
		text := p.lines[line-p.first]
		for i := range text {
			r := text[i]
			begins := strings.ContainsRune("\n[{,:-?", before)
			switch {
			case line == pos.Line && i < pos.Col-1, r == ' ', r == '\t':
				continue
			case quote != 0:
				if r == quote {
					quote = 0
				}
			case begins && (r == '"' || r == '\''):
				quote = r
			case begins && strings.ContainsRune("@`%", r):
				return diag.Position{File: pos.File, Line: line, Col: i + 1}
			}
			if r == '#' && quote == 0 && (i == 0 || text[i-1] == ' ') {
				break
			}
			before = r
		}
	}
	return pos
}

// excerpt quotes the text from pos to the next blank, at most 40 characters.
func (p *parser) excerpt(pos diag.Position) string {
	line := p.lines[pos.Line-p.first]
	word, _, _ := strings.Cut(string(line[min(pos.Col-1, len(line)):]), " ")
	if r := []rune(word); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return word
}

// searchBudget bounds the bytes parsed to find one place: every try parses the
// beginning of the text again.
const searchBudget = 8 << 20

// lineCost is how many bytes of text one more line is worth: the library makes
// nodes of lines, and a megabyte of short ones costs ten times as much.
const lineCost = 16

// search looks for the place where a text stops being readable.
type search struct {
	data   []byte
	starts []int // where each line begins
	budget int
}

// locate returns the end of the longest readable beginning of data, first by
// lines, then by characters. For an open bracket or quote that is the place
// where it opens.
func locate(data []byte) (line, col int) {
	s := &search{data: data, starts: []int{0}, budget: searchBudget}
	for i, c := range data {
		if c == '\n' && i+1 < len(data) {
			s.starts = append(s.starts, i+1)
		}
	}
	line = s.line()
	return line, s.column(line)
}

// line returns the number of the first line that spoils the text. It gallops
// back from the end to a readable beginning and then halves the distance. A
// bracket or quote that opens on one line and closes on a later one is
// unreadable only in between, so each candidate is tried some lines further.
func (s *search) line() int {
	bad := len(s.starts)
	good := bad - 1
	for step := 1; good > 0 && !s.readable(s.starts[good]); step *= 2 {
		bad, good = good, max(good-step, 0)
	}
	top := bad
	for good+1 < bad {
		middle := (good + bad) / 2
		if s.readable(s.starts[middle]) {
			good = middle
		} else {
			bad = middle
		}
		if good+1 < bad {
			continue
		}
		for ahead := bad + 1; ahead <= bad+lookAhead && ahead < len(s.starts); ahead++ {
			if s.readable(s.starts[ahead]) {
				good, bad = ahead, len(s.starts)
				if ahead < top {
					bad = top
				}
				break
			}
		}
	}
	return good + 1
}

// lookAhead is the number of lines a well-formed { } or [ ] may span without
// misleading the search for the place of an error elsewhere.
const lookAhead = 40

// column returns the first character of the line after its longest readable
// beginning.
func (s *search) column(line int) int {
	begin, end := s.starts[line-1], len(s.data)
	if line < len(s.starts) {
		end = s.starts[line]
	}
	text := []rune(strings.TrimRight(string(s.data[begin:end]), "\r\n"))
	for n := min(len(text), 400); n > 0; n-- {
		if s.readable(begin + len(string(text[:n]))) {
			return n + 1
		}
	}
	return 1
}

// readable reports whether the first n bytes parse; past the budget nothing
// does.
func (s *search) readable(n int) bool {
	if s.budget -= n + lineCost*bytes.Count(s.data[:n], []byte("\n")); s.budget < 0 {
		return false
	}
	_, err := documents(s.data[:n])
	return err == nil
}
