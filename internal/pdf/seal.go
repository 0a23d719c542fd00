package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/layout"
	"naskah/internal/pdf/verify"
)

// sealing is what the seal adds to fpdf's objects.
type sealing struct {
	meta  Meta
	types *typecase
	notes notes
	pages []layout.Page
	marks []layout.Mark
}

// object is one indirect object (ISO 32000-1 7.3.10): its text, which for a
// stream is the dictionary alone, and the stream's bytes.
type object struct {
	text   string
	stream []byte
	data   bool // it is a stream
}

// file is a PDF file taken apart. objects[0] stays empty: number 0 heads the
// free list (ISO 32000-1 7.5.4).
type file struct {
	objects       []object
	catalog, info int
	pages         []int // object numbers in page order
	links         []int // object numbers of the link annotations, as noted
	packer        *zlib.Writer
}

// seal turns fpdf's file into PDF/A. fpdf is asked for no metadata, output
// intent, outline or link at all: what it writes of these is refused by PDF/A
// or wrong (an output intent makes its trailer call the colour profile Info).
func seal(body []byte, s sealing) ([]byte, error) {
	f, err := open(body)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	f.renumber()
	if len(f.pages) != len(s.pages) {
		return nil, fmt.Errorf("seal: %d pages drawn, %d wanted", len(f.pages), len(s.pages))
	}
	if err := f.packPages(); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	if err := f.sealFonts(s.types); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	if err := f.sealLinks(s); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	outline := f.addOutline(s)
	tree, accessible, err := f.addStructure(s)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	attached, err := f.addAttachments(s.meta)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	f.sealInfo(s.meta)
	f.sealCatalog(s, catalogRefs{outline: outline, tree: tree, accessible: accessible, attached: attached})
	return f.bytes(), nil
}

// add appends an object and returns its number.
func (f *file) add(o object) int {
	f.objects = append(f.objects, o)
	return len(f.objects) - 1
}

var (
	errLayout = errors.New("fpdf's file is not laid out as expected")
	startxref = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n?$`)
	rootRef   = regexp.MustCompile(`/Root (\d+) 0 R`)
	infoRef   = regexp.MustCompile(`/Info (\d+) 0 R`)
	kidRef    = regexp.MustCompile(`(\d+) 0 R`)
	kidList   = regexp.MustCompile(`(?s)/Kids \[(.*?)\]`)
)

// open takes fpdf's file apart by its cross-reference table. It reads nothing
// but what fpdf has just written, and says so when that changes.
func open(body []byte) (*file, error) {
	m := startxref.FindSubmatch(body)
	if m == nil {
		return nil, errLayout
	}
	at, err := strconv.Atoi(string(m[1]))
	if err != nil || at >= len(body) {
		return nil, errLayout
	}
	offsets, trailer, err := readTable(body[at:])
	if err != nil {
		return nil, err
	}
	f := &file{objects: make([]object, len(offsets))}
	order := slices.Clone(offsets[1:])
	slices.Sort(order)
	for n := 1; n < len(offsets); n++ {
		i, _ := slices.BinarySearch(order, offsets[n])
		end := at
		if i+1 < len(order) {
			end = order[i+1]
		}
		if offsets[n] >= end || end > len(body) {
			return nil, errLayout
		}
		if f.objects[n], err = readObject(body[offsets[n]:end], n); err != nil {
			return nil, err
		}
	}
	f.catalog, f.info = reference(trailer, rootRef), reference(trailer, infoRef)
	if f.catalog >= len(f.objects) || f.info >= len(f.objects) || f.catalog*f.info == 0 {
		return nil, errLayout
	}
	kids := kidList.FindStringSubmatch(f.objects[1].text)
	if kids == nil {
		return nil, errLayout
	}
	for _, k := range kidRef.FindAllStringSubmatch(kids[1], -1) {
		n, err := strconv.Atoi(k[1])
		if err != nil || n >= len(f.objects) {
			return nil, errLayout
		}
		f.pages = append(f.pages, n)
	}
	return f, nil
}

func reference(dict string, pattern *regexp.Regexp) int {
	m := pattern.FindStringSubmatch(dict)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	return n
}

// readTable reads the classic table of 20-byte entries.
func readTable(b []byte) (offsets []int, trailer string, err error) {
	head := bytes.SplitN(b, []byte("\n"), 3)
	if len(head) < 3 || string(head[0]) != "xref" {
		return nil, "", errLayout
	}
	var n int
	if _, err := fmt.Sscanf(string(head[1]), "0 %d", &n); err != nil || n < 1 || len(head[2]) < 20*n {
		return nil, "", errLayout
	}
	offsets = make([]int, n)
	for i := range n {
		if offsets[i], err = strconv.Atoi(string(head[2][20*i : 20*i+10])); err != nil {
			return nil, "", errLayout
		}
	}
	return offsets, string(head[2][20*n:]), nil
}

// readObject separates an object's dictionary from its stream.
func readObject(b []byte, n int) (object, error) {
	head := []byte(strconv.Itoa(n) + " 0 obj\n")
	end := bytes.LastIndex(b, []byte("endobj"))
	if !bytes.HasPrefix(b, head) || end < 0 {
		return object{}, errLayout
	}
	b = b[len(head):end]
	mark := []byte(">>\nstream\n")
	i := bytes.Index(b, mark)
	if i < 0 {
		return object{text: strings.TrimSpace(string(b))}, nil
	}
	data, ok := bytes.CutSuffix(b[i+len(mark):], []byte("\nendstream\n"))
	if !ok {
		return object{}, errLayout
	}
	return object{text: string(b[:i+2]), stream: data, data: true}, nil
}

// bytes puts the file together. It ends in a classic cross-reference table,
// so that an electronic signature can be appended as an incremental update.
func (f *file) bytes() []byte {
	size := 1024
	for _, o := range f.objects {
		size += len(o.text) + len(o.stream) + 80
	}
	b := bytes.NewBuffer(make([]byte, 0, size))
	// ISO 19005-2 6.1.2: at least four bytes above 127 in the second line.
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(f.objects))
	for n, o := range f.objects[1:] {
		offsets[n+1] = b.Len()
		fmt.Fprintf(b, "%d 0 obj\n%s\n", n+1, o.text)
		if o.data {
			b.WriteString("stream\n")
			b.Write(o.stream)
			b.WriteString("\nendstream\n")
		}
		b.WriteString("endobj\n")
	}
	// ISO 19005-2 6.1.3 asks for an identifier; digesting the objects keeps it
	// the same for the same document and different for any other.
	id := verify.Identifier(b.Bytes())
	at := b.Len()
	fmt.Fprintf(b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects))
	for _, off := range offsets[1:] {
		fmt.Fprintf(b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(b, "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%X> <%X>] >>\nstartxref\n%d\n%%%%EOF\n",
		len(f.objects), f.catalog, f.info, id, id, at)
	return b.Bytes()
}
