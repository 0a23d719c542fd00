package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// reader reads back what Write has written: a small, strict PDF reader that
// shares no code with the seal.
type reader struct {
	t       testing.TB
	objects map[int]string // text, dictionary and stream together
	catalog string
	info    string
}

// piece is one shown string.
type piece struct {
	text         string
	x, y, size   float64
	font         string
	spacing, end float64
	at           int // where it stands in the content stream
}

var (
	refIn    = regexp.MustCompile(`(\d+) 0 R`)
	resource = regexp.MustCompile(`/(F[0-9a-f]+) (\d+) 0 R`)
	bfchar   = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)
	operator = regexp.MustCompile(`(?s)BT /(F\S+) (\S+) Tf ET|BT (\S+) (\S+) Td \(((?:\\.|[^\\)])*)\) Tj ET|(\S+) Tc\n|(\S+) Tz\n`)
	widthRun = regexp.MustCompile(`(\d+) \[([^\]]*)\]`)
)

func read(t testing.TB, data []byte) *reader {
	t.Helper()
	r := &reader{t: t, objects: map[int]string{}}
	tail := string(data[bytes.LastIndex(data, []byte("startxref\n"))+10:])
	at, err := strconv.Atoi(tail[:strings.IndexByte(tail, '\n')])
	if err != nil || !bytes.HasPrefix(data[at:], []byte("xref\n0 ")) {
		t.Fatalf("startxref leads to %q", data[at:at+10])
	}
	lines := strings.Split(string(data[at:]), "\n")
	n, err := strconv.Atoi(strings.Fields(lines[1])[1])
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < n; i++ {
		line := lines[2+i]
		if len(line) != 19 {
			t.Fatalf("entry %q of the table is not 20 bytes", line)
		}
		off, err := strconv.Atoi(line[:10])
		if err != nil {
			t.Fatal(err)
		}
		head := strconv.Itoa(i) + " 0 obj\n"
		if !bytes.HasPrefix(data[off:], []byte(head)) {
			t.Fatalf("object %d is not at %d", i, off)
		}
		body := string(data[off+len(head):])
		r.objects[i] = body[:strings.Index(body, "\nendobj\n")]
	}
	trailer := strings.Join(lines[2+n:], "\n")
	r.catalog = r.objects[r.ref(trailer, "/Root ")]
	r.info = r.objects[r.ref(trailer, "/Info ")]
	return r
}

// ref returns the number after a key.
func (r *reader) ref(dict, key string) int {
	r.t.Helper()
	_, after, ok := strings.Cut(dict, key)
	m := refIn.FindStringSubmatch(after)
	if !ok || m == nil {
		r.t.Fatalf("no %s in %q", key, dict)
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		r.t.Fatal(err)
	}
	return n
}

func (r *reader) stream(n int) string {
	r.t.Helper()
	dict, data, ok := strings.Cut(r.objects[n], ">>\nstream\n")
	if !ok {
		r.t.Fatalf("object %d is no stream", n)
	}
	data = strings.TrimSuffix(data, "\nendstream")
	if _, length, _ := strings.Cut(dict, "/Length "); strings.Fields(length)[0] != strconv.Itoa(len(data)) {
		r.t.Fatalf("object %d: length %d, stated %.10s", n, len(data), length)
	}
	if !strings.Contains(dict, "FlateDecode") {
		return data
	}
	z, err := zlib.NewReader(strings.NewReader(data))
	if err != nil {
		r.t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		r.t.Fatal(err)
	}
	return string(out)
}

func (r *reader) pages() []int {
	kids := r.objects[r.ref(r.catalog, "/Pages ")]
	kids = kids[strings.Index(kids, "["):strings.Index(kids, "]")]
	var pages []int
	for _, m := range refIn.FindAllStringSubmatch(kids, -1) {
		n, _ := strconv.Atoi(m[1])
		pages = append(pages, n)
	}
	return pages
}

// fontMaps returns for each font resource what its codes mean and measure.
func (r *reader) fontMaps() (map[string]map[int]string, map[string]map[int]float64) {
	means, widths := map[string]map[int]string{}, map[string]map[int]float64{}
	for _, m := range resource.FindAllStringSubmatch(r.objects[2], -1) {
		n, _ := strconv.Atoi(m[2])
		means[m[1]], widths[m[1]] = map[int]string{}, map[int]float64{}
		for _, c := range bfchar.FindAllStringSubmatch(r.stream(r.ref(r.objects[n], "/ToUnicode ")), -1) {
			code, _ := strconv.ParseInt(c[1], 16, 32)
			var units []uint16
			for i := 0; i < len(c[2]); i += 4 {
				u, _ := strconv.ParseUint(c[2][i:i+4], 16, 16)
				units = append(units, uint16(u))
			}
			means[m[1]][int(code)] = string(utf16.Decode(units))
		}
		cid := r.objects[r.ref(r.objects[n], "/DescendantFonts ")]
		_, w, _ := strings.Cut(cid, "/W [")
		for _, c := range widthRun.FindAllStringSubmatch(w, -1) {
			first, _ := strconv.Atoi(c[1])
			for i, f := range strings.Fields(c[2]) {
				widths[m[1]][first+i], _ = strconv.ParseFloat(f, 64)
			}
		}
	}
	return means, widths
}

// text shows what a page shows, with positions from the lower left corner.
func (r *reader) text(page int) []piece {
	means, widths := r.fontMaps()
	var out []piece
	now := piece{}
	scale := 1.0
	content := r.stream(r.ref(r.objects[page], "/Contents "))
	places := operator.FindAllStringIndex(content, -1)
	for i, m := range operator.FindAllStringSubmatch(content, -1) {
		switch {
		case m[1] != "":
			now.font = m[1]
			now.size, _ = strconv.ParseFloat(m[2], 64)
		case m[6] != "":
			now.spacing, _ = strconv.ParseFloat(m[6], 64)
		case m[7] != "":
			scale, _ = strconv.ParseFloat(m[7], 64)
			scale /= 100
		default:
			p := now
			p.at = places[i][0]
			p.x, _ = strconv.ParseFloat(m[3], 64)
			p.y, _ = strconv.ParseFloat(m[4], 64)
			p.end = p.x
			b := unescape(m[5])
			for i := 0; i+1 < len(b); i += 2 {
				code := int(b[i])<<8 | int(b[i+1])
				meaning, ok := means[now.font][code]
				if !ok {
					r.t.Errorf("code %04X of %s has no meaning", code, now.font)
				}
				p.text += meaning
				p.end += (widths[now.font][code]*now.size/1000 + now.spacing) * scale
			}
			out = append(out, p)
		}
	}
	return out
}

// unescape reads a literal string (ISO 32000-1 7.3.4.2).
func unescape(s string) []byte {
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b = append(b, s[i])
			continue
		}
		i++
		if s[i] == 'r' {
			b = append(b, '\r')
		} else {
			b = append(b, s[i])
		}
	}
	return b
}
